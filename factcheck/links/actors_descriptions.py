"""link_descriptions: one person called by what another is: "Ms. Raman, the dermatologist", where Mr. Lund is the dermatologist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.claims.referents import people_of
from factcheck.links.actors_offices import find_office
from factcheck.links.link import Link
from factcheck.mentions.actor_words import compatible, exclude_each_other
from factcheck.syntax.clause import Reading


def link_descriptions(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "titles" between what a person was introduced as and what the person is called later ("held", "held").

    Licensed where the later word is what one other person, and no one else, was introduced as; the licence is that person's place.
    """
    by_actor: dict[str, list[ActorClaim]] = defaultdict(list)
    by_noun: dict[str, list[ActorClaim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, ActorClaim) and claim.fact == "description" and claim.span is not None:
            by_actor[claim.actor].append(claim)
            by_noun[claim.value].append(claim)
    first_use = {person.name: min(use.core.start for use in person.uses) for person in people_of(reading).people}
    for noun, group in by_noun.items():
        if len({claim.actor for claim in group}) != 2 or any(claim.tenure != "now" for claim in group):
            continue
        for second in group:
            first = by_actor[second.actor][0]
            others = [claim for claim in group if claim.actor != second.actor]
            if (
                second.of
                and first.value != noun
                and first.span
                and second.span
                and first.span.end <= second.span.start
                and first_use.get(second.actor, 0) < second.span.start
                and all(claim.tenure == "now" for claim in by_actor[second.actor])
                and not any(_go_together(claim.value, noun) for claim in by_actor[second.actor] if claim.value != noun)
            ):
                yield Link("titles", (("held", first.id), ("held", second.id)), tuple(claim.span for claim in others[:1] if claim.span))
                break


def _go_together(first: str, second: str) -> bool:
    """Whether one person may be called by both words: the one is the other with more said, or the offices are known to go together."""
    if first.split()[-1] == second.split()[-1] or frozenset((first, second)) in compatible():
        return True
    ours, theirs = find_office(first), find_office(second)
    return ours.group == theirs.group and ours.group != "style" and not exclude_each_other(ours, theirs)
