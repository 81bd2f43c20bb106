"""link_descriptions: one person called by what another is: "Ms. Raman, the dermatologist", where Mr. Lund is the dermatologist."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.claims.people.descriptions import callings_of_one, is_precise, rank_of
from factcheck.claims.people.referents import people_of
from factcheck.links.actors.offices import find_office, titles_of
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
            if is_precise(claim.value):
                by_noun[claim.value].append(claim)
    of_one_group = [*_of_one_group(by_actor, reading), *_deputies(claims, by_actor)]
    yield from of_one_group
    told = {link.ids("held") for link in of_one_group}
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
                and (first.id, second.id) not in told
                and not exclude_each_other(find_office(first.value), find_office(noun))
                and first.span
                and second.span
                and not _has_risen(by_actor[second.actor], reading)
                and first.span.end <= second.span.start
                and first_use.get(second.actor, 0) < second.span.start
                and all(claim.tenure == "now" for claim in by_actor[second.actor])
                and not any(_go_together(claim.value, noun) for claim in by_actor[second.actor] if claim.value != noun)
            ):
                yield Link("titles", (("held", first.id), ("held", second.id)), tuple(claim.span for claim in others[:1] if claim.span))
                break


# "Lund became chairman": what he is from then on, and the other may be after him.
_BECAME = re.compile(r"\b(?:became|becomes)\b")


def _has_risen(told: list[ActorClaim], reading: Reading) -> bool:
    """Whether a draft tells that one became what he is called."""
    return any(claim.span is not None and _BECAME.search(claim.span.text_of(reading.text)) for claim in told)


# "Vale, a striker in his youth".
_ONCE = re.compile(r" (?:in (?:his|her|college|high|school)|at (?:school|college)|as an?|when|until|before|by)\b")


def _is_of_once(claim: ActorClaim, reading: Reading) -> bool:
    """Whether the words behind a calling put it in other days."""
    return claim.span is not None and _ONCE.match(reading.text, claim.span.end) is not None


# "The orchestra's principal violist", and then "the violinist of the Alder Trio".
_OF_A_BODY = re.compile(r" (?:of|in|with|for) (?:the |an? )?(?P<body>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")


def _is_of_a_second_body(first: ActorClaim, second: ActorClaim, text: str) -> bool:
    """Whether the second of two callings is told with the name of a body, and the first with another body or none."""
    if first.span is None or second.span is None:
        return False
    behind = _OF_A_BODY.match(text, second.span.end)
    return behind is not None and behind["body"] not in text[: second.span.start]


def _of_one_group(by_actor: dict[str, list[ActorClaim]], reading: Reading) -> Iterator[Link]:
    """One person in two callings of a group: "Lund, a cellist", and later "Mr. Lund, the bassoonist"."""
    for told in by_actor.values():
        if any(claim.tenure != "now" for claim in told):
            continue
        first = told[0]
        for second in told[1:]:
            ours, theirs = (callings_of_one().get(claim.value) for claim in (first, second))
            ranks = {rank_of(claim.value) for claim in (first, second)}
            differ = (
                ours
                and theirs
                and ours.group == theirs.group
                and ours.word != theirs.word
                and (second.of or (ours.told_by_a and not _is_of_once(second, reading)))
                and not _is_of_a_second_body(first, second, reading.text)
            )
            if (
                ((first.value != second.value and second.of and len(ranks) == 1 and None not in ranks) or differ)
                and first.span
                and second.span
            ):
                yield Link("titles", (("held", first.id), ("held", second.id)), (first.span, second.span))
                break


def _deputies(claims: tuple[Claim, ...], by_actor: dict[str, list[ActorClaim]]) -> Iterator[Link]:
    """One person as the holder of an office and as its deputy: "the library's director, Lund", and "the deputy director, Ms. Lund"."""
    for actor, held in titles_of(claims).items():
        if any(claim.tenure != "now" or claim.of == "changed" for claim in held):
            continue
        for first in held:
            second = next((claim for claim in by_actor[actor] if rank_of(claim.value) == first.value and claim.of), None)
            if second is not None and second.tenure == "now" and first.span and second.span and not first.span.overlaps(second.span):
                pair = sorted((first, second), key=lambda claim: claim.span.start if claim.span else 0)
                yield Link("titles", tuple(("held", claim.id) for claim in pair), (first.span, second.span))
                break


def _go_together(first: str, second: str) -> bool:
    """Whether one person may be called by both words: the one is the other with more said, or the offices are known to go together."""
    if rank_of(first) is not None and rank_of(first) == rank_of(second):
        return False
    if first.split()[-1] == second.split()[-1] or frozenset((first, second)) in compatible():
        return True
    ours, theirs = find_office(first), find_office(second)
    return ours.group == theirs.group and ours.group != "style" and not exclude_each_other(ours, theirs)
