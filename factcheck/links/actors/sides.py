"""link_sides: one person on two sides of a vote or of a case, and one office of two bodies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from factcheck.claims.actor import ActorClaim
from factcheck.claims.actors.roles import roles_of
from factcheck.claims.claim import Claim
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.links.actors.offices import find_office, titles_of
from factcheck.links.actors.told_apart import is_short_for
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading

_OTHER_VOTE = re.compile(
    r"\b(?:another|second|separate|other|later|earlier|previous|first|both|two|three|later)"
    r" (?:\w+ )?(?:votes?|ballots?|motions?|bills?|measures?|amendments?)\b"
    r"|\b(?:changed|reversed|switched) (?:his|her|their) (?:vote|mind|position)|\bamendments?\b",
    re.IGNORECASE,
)


def link_sides(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "side" between two claims ("on", "on") that put one person on two sides, or give the person one office of two bodies.

    Each person is linked once, however many words tell of the sides.
    """
    actors = {claim.id: claim.actor for claim in claims if isinstance(claim, ActorClaim)}
    done: set[str] = set()
    for link in _link_sides(claims, reading):
        actor = actors[link.ids("on")[0]]
        if actor not in done:
            done.add(actor)
            yield link


def _link_sides(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    sides: dict[tuple[str, str], list[ActorClaim]] = defaultdict(list)
    told = [claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "side" and claim.span is not None]
    teams = {claim.value for claim in told if claim.of == "contest"}
    plans = {claim.of for claim in told if claim.of.startswith(_STANCE)} - {_STANCE + word for word in word_set("any plan")}
    for claim in told:
        matter = claim.of
        if matter.startswith(_STANCE) and (matter not in plans or len(plans) == 1):
            matter = _STANCE  # "the wind farm" is "the project" where stands are taken on nothing else
        sides[claim.actor, matter].append(claim)
        if matter == "club" and claim.value in teams:
            sides[claim.actor, "contest"].append(claim)
    yield from _of_clients(sides, reading)
    for group in sides.values():
        first = group[0]
        if first.of == "client":
            continue
        if first.of == "case" and "accused" in {claim.value for claim in group} and not _another_accused(first.actor, sides):
            continue
        second = next((claim for claim in group[1:] if _differ(first, claim, reading)), None)
        if (first.of == "vote" or first.of.startswith(_STANCE)) and _OTHER_VOTE.search(reading.text):
            continue
        if second is not None and first.of in _IN_COURT and not _are_of_one_hearing(first, second, reading):
            continue
        if second is not None and not _both_told(first, second, reading) and first.span and second.span:
            yield Link("side", (("on", first.id), ("on", second.id)), (first.span, second.span))
    for held in titles_of(claims).values():
        yield from _of_two_bodies(held, reading)


_STANCE = "stance on "
# How many sentences apart two lawyers are told to be of two sides.
_OPPOSED = 4


def _of_clients(sides: dict[tuple[str, str], list[ActorClaim]], reading: Reading) -> Iterator[Link]:
    """One lawyer of both parties: of a client, and of the one for whom a lawyer told of beside the first speaks, and who has no other."""
    clients = {actor: group for (actor, of), group in sides.items() if of == "client"}
    for actor, group in clients.items():
        first = group[0]
        second = next((claim for claim in group[1:] if claim.value.casefold() != first.value.casefold()), None)
        if second is None or first.span is None or second.span is None or _both_told(first, second, reading):
            continue
        if _are_opponents(_party(first.value, reading), _party(second.value, reading)):
            yield Link("side", (("on", first.id), ("on", second.id)), (first.span, second.span))
            continue
        for other, theirs in clients.items():
            opposed = theirs[0]
            if (
                other != actor
                and opposed.span is not None
                and {claim.value.casefold() for claim in theirs} == {second.value.casefold()}
                and opposed.value.casefold() != actor.split()[-1].casefold()
                and abs(_sentence(opposed, reading) - _sentence(first, reading)) <= _OPPOSED
            ):
                yield Link("side", (("on", first.id), ("on", second.id)), (opposed.span,))
                break


def _party(client: str, reading: Reading) -> str:
    """What a client is to the case, where the draft says so of the one of that name: "plaintiff" for "Bloom"."""
    if not client[:1].isupper():
        return client
    heads = {told.head for told in roles_of(reading) if told.person.family == client}
    known = heads & {word for pair in _opponents() for words in pair for word in words}
    return next(iter(known)) if len(known) == 1 else client


def _sentence(claim: ActorClaim, reading: Reading) -> int:
    sentence = reading.scopes.sentence_at(claim.span.start) if claim.span is not None else None
    return sentence.index if sentence is not None else -_OPPOSED


def _another_accused(actor: str, sides: dict[tuple[str, str], list[ActorClaim]]) -> bool:
    """Whether somebody else is told to be the accused: a prosecutor who was indicted is no slip where no one else was."""
    return any(
        claim.value == "accused" for (other, matter), group in sides.items() if matter == "case" and other != actor for claim in group
    )


_IN_COURT = ("plea", "verdict", "bail", "ruling")
_HEARING = 3  # sentences apart that two words of one hearing stand
# A plea that was changed, a verdict that was overturned, one count of several.
_LATER = re.compile(
    r"\b(?:changed?|changing|initial(?:ly)?|original(?:ly)?|earlier|previous(?:ly)?|at first|first|withdr[ae]w\w*|revers\w+|overturn\w+|"
    r"appeal\w*|retri\w+|arraign\w+|new trial|second|deal|agreement|bargain|later|until|then|since|ago|last|other|another|lesser|remaining|"
    r"counts?|higher|appellate|conspiracy|separate|hung|instead|now|had|after|before|civil|but|while|if|would|could|expected|likely|should|may|might)\b"
    r"|\b(?:1[89]|20)\d\d\b"
)
_CHARGE = re.compile(r"(?: guilty| acquitted| cleared| convicted)?,? (?:to|of|on|in) (?P<charge>[^.,;:]+)")


def _are_of_one_hearing(first: ActorClaim, second: ActorClaim, reading: Reading) -> bool:
    """Whether two words on a plea, a verdict or a ruling are of one: near one another, at one time, on one charge, and none is changed."""
    found = [reading.scopes.sentence_at(claim.span.start) for claim in (first, second) if claim.span is not None]
    if len(found) != 2 or found[0] is None or found[1] is None or not 0 < found[1].index - found[0].index <= _HEARING:
        return False
    words = [sentence.span.text_of(reading.text) for sentence in found if sentence is not None]
    if any(_LATER.search(told) for told in words) or re.search(
        r"\bchang\w+ (?:his|her|their|the) plea|\bplea (?:deal|agreement|bargain)", reading.text
    ):
        return False
    ours, theirs = (_times(sentence.index, reading) for sentence in found if sentence is not None)
    if theirs and not ours & theirs:
        return False
    charges = [
        set(re.findall(r"\b[a-z]{4,}\b", match["charge"])) - ours - theirs
        for claim in (first, second)
        if claim.span is not None and (match := _CHARGE.match(reading.text, claim.span.end)) is not None
    ]
    return len(charges) < 2 or not all(charges) or bool(charges[0] & charges[1])


def _times(index: int, reading: Reading) -> set[str]:
    return {token.text.lower() for token in reading.sentences[index].tokens if token.form == "t"}


_CHANGED = re.compile(r"\b(?:now at|now of|moved|joined|visiting|formerly|former|previously|also|appointed|hired|left|emeritus)\b")


def _differ(first: ActorClaim, second: ActorClaim, reading: Reading) -> bool:
    """Whether two sides are not one; two bodies differ where no word of their names is shared, and the draft names the second elsewhere."""
    if first.of in ("dispute", "ruling"):
        return _are_opponents(first.value, second.value)
    if first.value == second.value or first.of not in ("body", "club"):
        return first.value != second.value
    if first.of == "club":
        return _are_two_clubs(first, second, reading)
    ours, theirs = _body(first.value) - _SORTS, _body(second.value) - _SORTS
    if not ours or not theirs or ours & theirs or _CHANGED.search(reading.text):
        return False
    return second.span is not None and (len(second.value.split()) > 1 or any(reading.text.count(word) > 1 for word in theirs))


def _are_two_clubs(first: ActorClaim, second: ActorClaim, reading: Reading) -> bool:
    """Whether two names of teams are of two: not of the town and the team ("Basin", "the Hawks" of "the Basin Hawks"), nor of one name."""
    one, other, text = first.value, second.value, reading.text
    if set(one.split()) & set(other.split()) or _TRANSFER.search(text):
        return False
    ends = [name.split()[-1] for name in (one, other)]
    if any(f"{a} {b}" in text for a in one.split() for b in other.split()) or any(
        f"{b} {a}" in text for a in one.split() for b in other.split()
    ):
        return False
    return all(end.endswith("s") or text.count(end) > 1 for end in ends)


_TRANSFER = re.compile(
    r"\b(?:traded|on loan|transfer|signed (?:with|for|by)|left the|joined the|moved to|released by|acquired|dealt|waived|claimed off)\b"
)
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
        if is_short_for(first.of, second.of):
            continue  # "the Fed" for the Federal Reserve
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
