"""link_kinship: what one person is to another by way of a third: the mother's mother is the grandmother."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from factcheck.claims.actor import ActorClaim
from factcheck.data import data_lines
from factcheck.links.link import Link
from factcheck.mentions.actor_words import kinship

# How many generations one stands above the other; who is loosely kin (a cousin, a partner) tells of none.
_GENERATIONS = {
    "parent": 1,
    "stepparent": 1,
    "grandparent": 2,
    "great-grandparent": 3,
    "child": -1,
    "stepchild": -1,
    "grandchild": -2,
    "great-grandchild": -3,
    "aunt or uncle": 1,
    "great-aunt or great-uncle": 2,
    "niece or nephew": -1,
    "great-niece or great-nephew": -2,
    "sibling": 0,
    "spouse": 0,
    "parent-in-law": 1,
    "child-in-law": -1,
    "sibling-in-law": 0,
}
INVERSES = {
    "parent": "child",
    "stepparent": "stepchild",
    "grandparent": "grandchild",
    "great-grandparent": "great-grandchild",
    "aunt or uncle": "niece or nephew",
    "great-aunt or great-uncle": "great-niece or great-nephew",
    "parent-in-law": "child-in-law",
    "godparent": "godchild",
}
# What is told without a word of the table: "the couple", "father and son", "his older brother".
UNTABLED = frozenset(("couple", "parent and child", "older sibling", "younger sibling"))
INVERSES |= {"older sibling": "younger sibling"}
BACK = {kin: other for pair in INVERSES.items() for kin, other in (pair, pair[::-1])}


def kin_of(value: str) -> str:
    """The kind of kinship that a claim's value tells, "" where it tells none.

    >>> kin_of("widow"), kin_of("couple"), kin_of("neighbor")
    ('spouse', 'couple', '')
    """
    return value if value in UNTABLED else kinship().get(value, "")


# Among so many relatives none is followed: a family tree, not a story.
_MANY = 60
_LONGEST = 3


@cache
def _by_way() -> dict[tuple[str, str], frozenset[str]]:
    """What one is to a third person by what one is to a second, and the second to the third."""
    rows = (line.split("\t") for line in data_lines("actors/kin_of_kin.tsv"))
    return {(first, second): frozenset(rest) for first, second, *rest in rows}


_Step = tuple[str, str, ActorClaim]


def link_kinship(claims: list[ActorClaim]) -> Iterator[Link]:
    """Links "kin of kin" between a relation ("is") and those ("by"...) by way of which it must be another.

    Of each pair of people the first relation that is told counts, and it is compared by the shortest way.
    """
    told = [claim for claim in claims if not claim.scope.quoted and kinship().get(claim.value) in _GENERATIONS]
    if not 3 <= len(told) <= _MANY:
        return
    steps: dict[str, list[_Step]] = defaultdict(list)
    for claim in told:
        kin = kinship()[claim.value]
        steps[claim.actor].append((kin, claim.of, claim))
        steps[claim.of].append((BACK.get(kin, kin), claim.actor, claim))
    linked: set[frozenset[str]] = set()
    for claim in told:
        for way in _ways(claim, steps):
            members = frozenset((claim.id, *(step.id for _, _, step in way)))
            if members in linked or kinship()[claim.value] in _allowed(way):
                continue
            linked.add(members)
            yield Link(
                "kin of kin", (("is", claim.id), *(("by", step.id) for _, _, step in way)), tuple(s.span for _, _, s in way if s.span)
            )
            return


def _ways(claim: ActorClaim, steps: dict[str, list[_Step]]) -> Iterator[tuple[_Step, ...]]:
    """The ways over other people from the one to the other of a relation, the shortest first."""
    ways: list[tuple[_Step, ...]] = [(step,) for step in steps[claim.actor] if step[1] != claim.of]
    for _ in range(_LONGEST - 1):
        longer = []
        for way in ways[:_MANY]:
            passed = {claim.actor, *(name for _, name, _ in way)}
            for step in steps[way[-1][1]]:
                if step[1] == claim.of:
                    yield (*way, step)
                elif step[1] not in passed:
                    longer.append((*way, step))
        ways = longer


def _allowed(way: tuple[_Step, ...]) -> frozenset[str]:
    """What the first of a way may be to the last."""
    kinds = [kin for kin, _, _ in way]
    if len(kinds) == 2 and (found := _by_way().get((kinds[0], kinds[1]))):
        return found
    height = sum(_GENERATIONS[kin] for kin in kinds)
    return frozenset(kin for kin, generations in _GENERATIONS.items() if generations == height)


def kin_by_way(first: str, way: list[ActorClaim]) -> tuple[str, ...]:
    """What the person `first` may be to the last of those whom the relations of a way lead to.

    >>> told = (("Ada", "mother", "Bo"), ("Bo", "father", "Cy"))
    >>> kin_by_way("Ada", [ActorClaim(actor=one, fact="relation", value=kin, of=other) for one, kin, other in told])
    ('grandparent',)
    """
    steps: list[_Step] = []
    at = first
    for claim in way:
        kin = kinship()[claim.value]
        kin, at = (kin, claim.of) if claim.actor == at else (BACK.get(kin, kin), claim.actor)
        steps.append((kin, at, claim))
    return tuple(sorted(_allowed(tuple(steps))))
