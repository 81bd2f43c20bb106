"""ties_of: the body to which each person is tied by the words beside the name, and by a sentence that tells of nobody else.

"Mookie Sands of the Gulls", "the Gulls' shortstop, Mookie Sands", and then "Sands, in his second season with the Rakers": the Rakers are a
body of the draft, for it ties somebody else to them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.actor_roles import roles_of
from factcheck.claims.referents import Person, people_of
from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.syntax.clause import Reading, once

_BODY: Final = r"[A-Z][\w’'&.-]*(?: [A-Z][\w’'&-]*){0,3}"
_BESIDE: Final = re.compile(rf"(?:,? \d{{1,3}},)?(?:, (?:a|the|an) [a-z][a-z ’'-]{{2,30}}?)?,? (?:of|for|with) (?:the )?(?P<body>{_BODY})")
_LATER: Final = re.compile(rf"\b(?:for|with|of|the) (?:the )?(?P<body>{_BODY}|[a-z]{{4,}})")
# Characters from the start of a sentence within which its subject is named.
_LEAD: Final = 40


@dataclass(frozen=True, slots=True)
class Tie:
    """One place where a person is tied to a body; `body` holds its words in small letters, and `head` the person's part in it, if told.

    `later` is true where the words of a sentence on the person alone tell the tie, and not those beside the name.
    """

    person: Person
    body: frozenset[str]
    head: str
    sentence: int
    span: Span
    later: bool


@once
def ties_of(reading: Reading) -> tuple[Tie, ...]:
    """The ties beside names, in text order, and after them those that later sentences tell."""
    people = people_of(reading)
    found = [Tie(role.person, role.body, role.head, role.use.sentence.index, role.span, False) for role in roles_of(reading) if role.body]
    for use, person in people.told():
        match = _BESIDE.match(reading.text, use.span.end, use.sentence.span.end)
        if match is not None:
            span = Span(use.core.start, match.end())
            found.append(Tie(person, _words(match["body"]), "", use.sentence.index, span, False))
    return (*found, *_told_later(reading, found))


def _told_later(reading: Reading, found: list[Tie]) -> Iterator[Tie]:
    people, text = people_of(reading), reading.text
    tied = {tie.person.name for tie in found}
    bodies = {word for tie in found for word in tie.body}
    for sentence in reading.sentences:
        uses = [
            use
            for use in people.by_sentence.get(sentence.sentence.index, ())
            if use.index in people.of and not use.quoted and not _words(people.of[use.index].name) <= bodies  # "the Wrens" are none
        ]
        if sentence.sentence.role != "body" or len({people.of[use.index].name for use in uses}) != 1:
            continue
        person, span = people.of[uses[0].index], sentence.sentence.span
        if person.name not in tied or uses[0].span.start > span.start + _LEAD:
            continue
        for match in _LATER.finditer(text, span.start, span.end):
            if reading.scopes.quotation_at(match.start()) is None:
                told = Span(min(match.start(), uses[0].core.start), max(match.end(), uses[0].core.end))
                yield Tie(person, _words(match["body"]), "", sentence.sentence.index, told, True)


def _words(body: str) -> frozenset[str]:
    return frozenset(re.sub(r"[’']s?$", "", word.lower()) for word in body.split())


def read_ties(reading: Reading) -> Iterator[ActorClaim]:
    """The ties as claims; of those in later sentences, only the ones to a body to which another is tied, or that is against the own."""
    told = [tie for tie in ties_of(reading) if not tie.later]
    for tie in told:
        yield _claim(tie)
    for tie in ties_of(reading):
        own = {word for other in told if other.person is tie.person for word in other.body}
        if tie.later and told_to_be_another(tie, own, told):
            yield _claim(tie)


@cache
def _opponents() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    lines = (line.split("\t") for line in data_lines("actors/opponents.tsv"))
    return tuple((frozenset(ours.split()), frozenset(theirs.split())) for ours, theirs in lines)


def are_opponents(first: str, second: str) -> bool:
    """Whether two parties stand against each other: "the union" and "the airline"."""
    a, b = first.removeprefix("the "), second.removeprefix("the ")
    return any((a in ours and b in theirs) or (b in ours and a in theirs) for ours, theirs in _opponents())


def told_to_be_another(later: Tie, own: Collection[str], ties: Sequence[Tie]) -> bool:
    """Whether the body of a later tie is one to which somebody else is tied, or stands against a person's own."""
    if any(not other.later and other.person is not later.person and later.body <= other.body for other in ties):
        return True
    return len(later.body) == 1 and any(are_opponents(word, next(iter(later.body))) for word in own)


def _claim(tie: Tie) -> ActorClaim:
    return told_of(tie.person.name, "side", " ".join(sorted(tie.body)), tie.span, "body", of="tie")
