"""read_sides: on which side of a vote or of a case a person is said to be: "Lund voted no", "Lund, one of the five in favor"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.syntax.clause import Reading

_LEAD = r"(?:,? (?:\d{1,3}, )?(?:an? (?:[\w’'-]+ ){0,4}?[\w’'-]+, )?(?:who (?:also )?|a \w+ who |an \w+ who )?)?"


@cache
def _phrases(place: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """The phrases that stand "after" or "before" a name, each with the matter (vote, case) and the side."""
    found = []
    for line in data_lines("actors/sides.tsv"):
        matter, side, where, words = line.split("\t")
        if where == place:
            body = words.replace("#", r"(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)")
            pattern = rf"(?:{_LEAD}|,? ){body}\b" if place == "after" else rf"\b(?:{body}),? (?:[a-z’' -]{{0,40}}, )?$"
            found.append((re.compile(pattern, re.IGNORECASE), matter, side))
    return tuple(found)


def read_sides(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """The sides of people, by the matter: `of` is "vote" or "case", and the value the side."""
    text = reading.text
    for use, person in people.told():
        for pattern, matter, side in _phrases("after"):
            match = pattern.match(text, use.span.end, use.sentence.span.end)
            if match is not None and "majority" in match.group() and _FAILED.search(text):
                continue  # the majority was against it
            if match is not None and not _is_another_time(text, match.end()):
                yield _claim(use, person, matter, match.groupdict().get("side") or side, Span(use.core.start, match.end()))
        start = max(use.sentence.span.start, use.span.start - 90)
        for pattern, matter, side in _phrases("before"):
            match = pattern.search(text[start : use.span.start]) or (
                pattern.search(text[start : use.core.start]) if use.name.title else None
            )
            if match is not None and _FORMER.search(text[start : start + match.start()]) is None:
                yield _claim(use, person, matter, side, Span(start + match.start(), use.core.end))


# "A former federal prosecutor, Ada Voss".
_FORMER = re.compile(r"\b(?:former|onetime|one-time|longtime|retired|then|ex)[ -](?:[a-z]+ ){0,2}$", re.IGNORECASE)
_FAILED = re.compile(r"\b(?:rejected|voted down|turned down|defeated|voted not|failed)\b")
_ANOTHER_TIME = re.compile(
    r"[^.;,]{0,30}\b(?:in (?:\w+ )?(?:19|20)\d\d|last (?:year|month|week|time)|earlier|before|previous(?:ly)?|then|at first)\b"
)


def _is_another_time(text: str, at: int) -> bool:
    """Whether words after a side put it at another time: "voted no in 2019"."""
    return _ANOTHER_TIME.match(text, at) is not None


def _claim(use: NameUse, person: Person, matter: str, side: str, span: Span) -> ActorClaim:
    return told_of(person.name, "side", side, span, use.sentence.role, of=matter, quoted=use.quoted)
