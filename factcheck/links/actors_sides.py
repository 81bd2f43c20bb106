"""link_sides: one person on two sides of a vote or of a case, and one office of two bodies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.data import data_lines
from factcheck.links.actors_offices import find_office, titles_of
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading

_OTHER_VOTE = re.compile(
    r"\b(?:another|second|separate|other|later|earlier|previous|first|both|two|three|later)"
    r" (?:\w+ )?(?:votes?|ballots?|motions?|bills?|measures?|amendments?)\b"
    r"|\b(?:changed|reversed|switched) (?:his|her|their) (?:vote|mind|position)|\bamendments?\b",
    re.IGNORECASE,
)


def link_sides(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "side" between two claims ("on", "on") that put one person on two sides, or give the person one office of two bodies."""
    sides: dict[tuple[str, str], list[ActorClaim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, ActorClaim) and claim.fact == "side" and claim.span is not None:
            sides[claim.actor, claim.of].append(claim)
    for group in sides.values():
        first = group[0]
        if first.of == "case" and "accused" in {claim.value for claim in group} and not _another_accused(first.actor, sides):
            continue
        second = next((claim for claim in group[1:] if _differ(first, claim, reading)), None)
        if first.of == "vote" and _OTHER_VOTE.search(reading.text):
            continue
        if second is not None and not _both_told(first, second, reading) and first.span and second.span:
            yield Link("side", (("on", first.id), ("on", second.id)), (first.span, second.span))
    for held in titles_of(claims).values():
        yield from _of_two_bodies(held, reading)


def _another_accused(actor: str, sides: dict[tuple[str, str], list[ActorClaim]]) -> bool:
    """Whether somebody else is told to be the accused: a prosecutor who was indicted is no slip where no one else was."""
    return any(
        claim.value == "accused" for (other, matter), group in sides.items() if matter == "case" and other != actor for claim in group
    )


_CHANGED = re.compile(r"\b(?:now at|now of|moved|joined|visiting|formerly|former|previously|also|appointed|hired|left|emeritus)\b")


def _differ(first: ActorClaim, second: ActorClaim, reading: Reading) -> bool:
    """Whether two sides are not one; two bodies differ where no word of their names is shared, and the draft names the second elsewhere."""
    if first.value == second.value or first.of != "body":
        return first.value != second.value
    ours, theirs = _body(first.value) - _SORTS, _body(second.value) - _SORTS
    if not ours or not theirs or ours & theirs or _CHANGED.search(reading.text):
        return False
    return second.span is not None and (len(second.value.split()) > 1 or any(reading.text.count(word) > 1 for word in theirs))


_SORTS = frozenset(
    ("University", "College", "Institute", "Institution", "Hospital", "Museum", "Laboratory", "Academy", "Observatory", "Clinic", "State")
)


def _both_told(first: ActorClaim, second: ActorClaim, reading: Reading) -> bool:
    """Whether one sentence tells of both sides: a change of mind, two votes."""
    sentences = [reading.scopes.sentence_at(claim.span.start) for claim in (first, second) if claim.span is not None]
    return len(sentences) == 2 and sentences[0] is sentences[1]


def _of_two_bodies(held: list[ActorClaim], reading: Reading) -> Iterator[Link]:
    possessed = [claim for claim in held if claim.of.startswith("the ") and claim.tenure == "now"]
    for first, second in pairwise(possessed):
        if first.value == second.value and _are_opponents(first.of, second.of) and not _both_told(first, second, reading):
            yield Link("side", (("on", first.id), ("on", second.id)), tuple(claim.span for claim in (first, second) if claim.span))
            return
    named = [claim for claim in held if claim.of[:1].isupper() and claim.tenure == "now" and find_office(claim.value).unique]
    if any(claim.of == "changed" or claim.tenure != "now" for claim in held):
        return
    for first, second in pairwise(named):
        ours, theirs = _body(first.of), _body(second.of)
        if first.value == second.value and not ours & theirs and not _both_told(first, second, reading) and first.span and second.span:
            yield Link("side", (("on", first.id), ("on", second.id)), (first.span, second.span))
            return


@cache
def _opponents() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    lines = (line.split("\t") for line in data_lines("actors/opponents.tsv"))
    return tuple((frozenset(ours.split()), frozenset(theirs.split())) for ours, theirs in lines)


def _are_opponents(first: str, second: str) -> bool:
    """Whether two parties stand against each other: "the union" and "the airline"."""
    a, b = first.removeprefix("the "), second.removeprefix("the ")
    return any((a in ours and b in theirs) or (b in ours and a in theirs) for ours, theirs in _opponents())


def _body(written: str) -> set[str]:
    """The words of the name of a body or a town that tell it from others."""
    words = written.replace("’s", "").replace("'s", "").split()
    return {word for word in words if word[:1].isupper()}
