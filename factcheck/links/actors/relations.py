"""link_relations: two relations of one pair of people that exclude each other, and the dead who act."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from factcheck.claims.actor import ActorClaim
from factcheck.claims.actors.kin_denied import DENIED, denies
from factcheck.claims.claim import Claim
from factcheck.links.actors.kinship import BACK, kin_of, link_kinship
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading

# Words for those who love, or loved, one another: several of them hold of one pair, and none of them of two of one blood.
_LOVERS = ("spouse", "partner", "fiance", "former spouse", "couple")
_LOOSE = frozenset({"partner", "godchild", "godparent"})
_GO_TOGETHER = frozenset(
    {
        frozenset(pair)
        for pair in (
            ("parent", "stepparent"),
            ("child", "stepchild"),
            ("parent", "parent and child"),
            ("child", "parent and child"),
            ("stepparent", "parent and child"),
            ("stepchild", "parent and child"),
            ("older sibling", "sibling"),
            ("younger sibling", "sibling"),
            *combinations(_LOVERS, 2),
        )
    }
)


def link_relations(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "relation" between two claims ("is", "is") of one pair of people, and "dead" between a death and an act ("death", "act")."""
    pairs: dict[tuple[str, str], list[ActorClaim]] = defaultdict(list)
    denied: list[ActorClaim] = []
    for claim in claims:
        if not isinstance(claim, ActorClaim):
            continue
        if claim.fact == "relation" and not claim.of:
            denied.append(claim)
        elif claim.fact == "relation":
            pairs[claim.actor, claim.of].append(claim)
    for group in pairs.values():
        for first, second in combinations(group[:_MANY], 2):
            # "Her father, Olav, ... and her son, Olav": two who bear one first name.
            if exclude_as_kin(first.value, second.value) and first.span and second.span and not _are_namesakes(first, second):
                yield Link("relation", (("is", first.id), ("is", second.id)), (first.span, second.span))
                break
    yield from _link_denied(denied, [claim for group in pairs.values() for claim in group])
    for (actor, of), group in pairs.items():
        first = group[0]
        for second in pairs.get((of, actor), ()):
            if (
                first.span
                and second.span
                and first.span.start < second.span.start
                and _exclude_both_ways(first.value, second.value)
                and not first.span.overlaps(second.span)
            ):
                yield Link("relation", (("is", first.id), ("is", second.id)), (first.span, second.span))
                break
    yield from link_kinship([claim for group in pairs.values() for claim in group[:1]])
    yield from _link_dead([claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact in ("death", "act")], reading)


def _link_dead(told: list[ActorClaim], reading: Reading) -> Iterator[Link]:
    """Links "dead" between the first death of somebody and the first act after it."""
    deaths: dict[tuple[str, str], ActorClaim] = {}
    for claim in told:
        if claim.fact == "death":
            deaths.setdefault((claim.actor, claim.of), claim)
    done: set[str] = set()
    for claim in told:
        if claim.fact == "act" and claim.span is not None and claim.actor not in done:
            for death in (deaths.get((claim.actor, "")), deaths.get((claim.actor, "now"))):
                if death is not None and death.span is not None and _is_after(death, claim, reading):
                    done.add(claim.actor)
                    yield Link("dead", (("death", death.id), ("act", claim.id)), (death.span,))
                    break


_PAST = re.compile(r"(?:who )?(?:was|were|escaped|survived|walked|only|sole|lone)\b")
_AT_ONCE = re.compile(r"\b(?:at the scene|instantly)$")


def _is_after(death: ActorClaim, act: ActorClaim, reading: Reading) -> bool:
    """Whether an act is one that the dead could not do: any after a death of another year, and of the others what is done from now on."""
    if not death.of:
        return not act.of and _dead_by_now(death.value, reading)
    if death.span is None or act.span is None:
        return False
    # "Ochs was treated and released. Ochs died a week later."
    if act.span.start < death.span.start and _PAST.match(act.value) and not _AT_ONCE.search(death.span.text_of(reading.text)):
        return False
    sentences = [reading.scopes.sentence_at(span.start) for span in (death.span, act.span)]
    return act.of == death.of and sentences[0] is not sentences[1]


_MANY = 20  # relations of one pair


def _link_denied(denied: list[ActorClaim], told: list[ActorClaim]) -> Iterator[Link]:
    """Links "relation" between a relative whom one has and the word that there is none such: "an only child", "never married"."""
    for claim in denied:
        for other in told:
            kin = kin_of(other.value)
            theirs = other.of == claim.actor and denies(claim.value, other.value)
            ours = other.actor == claim.actor and BACK.get(kin, kin) == DENIED.get(claim.value)
            if (theirs or ours) and claim.span and other.span:
                yield Link("relation", (("is", claim.id), ("is", other.id)), (claim.span, other.span))
                break


_GENERATIONS = frozenset(("parent", "child", "grandparent", "grandchild"))


def _are_namesakes(first: ActorClaim, second: ActorClaim) -> bool:
    """Whether two relatives of whom a first name alone is given are of two generations."""
    kin = {kin_of(claim.value) for claim in (first, second)}
    return " " not in first.actor and len(kin & _GENERATIONS) > 1


def _exclude_both_ways(first: str, second: str) -> bool:
    """Whether A cannot be `first` to B while B is `second` to A."""
    a, b = kin_of(first), kin_of(second)
    inverse = BACK.get(a, a)
    return bool(a and b) and b != inverse and frozenset((inverse, b)) not in _GO_TOGETHER and not {a, b} & _LOOSE


def exclude_as_kin(first: str, second: str) -> bool:
    """Whether no one is both to one person ("widow" and "sister" exclude each other; "wife" and "widow" do not).

    >>> exclude_as_kin("widow", "sister"), exclude_as_kin("wife", "widow"), exclude_as_kin("grandson", "nephew")
    (True, False, True)
    """
    a, b = kin_of(first), kin_of(second)
    return bool(a and b) and a != b and frozenset((a, b)) not in _GO_TOGETHER and not {a, b} & _LOOSE


def _dead_by_now(value: str, reading: Reading) -> bool:
    """Whether a death at `value` lies before the week of publication."""
    published = reading.draft.published
    if re.fullmatch(r"\d{4}", value):
        return published is None or int(value) < published.year
    return True
