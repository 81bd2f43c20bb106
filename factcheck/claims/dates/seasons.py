"""read_seasons: seasons told with a part of the day, "a winter night", "one summer evening"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.almanac import days_in_month
from factcheck.claims.date import DateClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.scope_at import scope_at
from factcheck.draft import Span
from factcheck.syntax.clause import Reading
from factcheck.values import Timex

_CODES: Final = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
_PART: Final = re.compile(
    r"\b(?P<season>spring|summer|fall|autumn|winter)(?:['’]s)? (?:day|night|morning|evening|afternoon|dawn|dusk)(?:['’]s)?\b"
    r"(?! of (?:\d|last)| in \d{4})"
)
_LEAD: Final = re.compile(
    r"\b(?:a|an|one|that|the|this|whole|single|same|[a-z]{3,}y|cold|warm|hot|mild|dark|quiet|clear|still|wet|late|early),? $",
    re.IGNORECASE,
)
_ANY: Final = re.compile(r"\b(?:every|each|any|another|most|many an?|like an?)(?: [a-z]+)? $")
# From which month and day to which a season may be told, by the weather, the stars or the shops.
WIDE: Final[dict[str, tuple[tuple[int, int], tuple[int, int]]]] = {
    "SP": ((2, 20), (6, 25)),
    "SU": ((5, 15), (9, 30)),
    "FA": ((8, 25), (12, 24)),
    "WI": ((11, 10), (4, 10)),
}
SOUTHERN: Final = re.compile(
    r"\b(?:Australia|New Zealand|South Africa|Argentin|Chile|Brazil|Uruguay|Peru|Bolivia|Sydney|Melbourne|Auckland|Antarctic|Falkland"
    r"|southern hemisphere|Southern Hemisphere|Queensland|Tasmania|Cape Town|Johannesburg|Patagonia)"
)


def read_seasons(reading: Reading) -> Iterator[DateClaim]:
    """The seasons that a draft tells with a part of the day, or with what is done in one ("the spring count")."""
    if SOUTHERN.search(reading.text):
        return
    yield from _of_doings(reading)
    for told in _PART.finditer(reading.text):
        words = Span(told.start("season"), told.end())
        lead = reading.text[max(0, words.start - 24) : words.start]
        if _ANY.search(lead) or not _LEAD.search(lead):
            continue
        scope = scope_at(reading, words)
        if not scope.quoted:
            when = Timex(f"XXXX-{_CODES[told['season']]}", None, "season")
            yield DateClaim.model_construct(span=words, scope=scope, when=when, relation="in")


def _of_doings(reading: Reading) -> Iterator[DateClaim]:
    """The seasons that say what kind of doing it is: "the spring count", "the autumn harvest", where its clause tells a time."""
    for sentence in reading.sentences:
        for number, chunk in enumerate(sentence.chunks):
            word = next((word for word in chunk.modifiers if word in _CODES), "")
            if not word or chunk.head not in date_words("doings of a season") or not chunk.definite:
                continue
            timed = any(
                clause.times and number in clause.subject and clause.verb is not None and clause.verb.lemma in date_words("verbs of doing")
                for clause in sentence.clauses
            )
            scope = scope_at(reading, chunk.span)
            if timed and not scope.quoted:
                when = Timex(f"XXXX-{_CODES[word]}", None, "season")
                yield DateClaim.model_construct(span=chunk.span, scope=scope, when=when, relation="in")


def seasons_of_month(month: int) -> list[str]:
    """The codes of the seasons in which some day of a month may be told to lie.

    >>> seasons_of_month(10), seasons_of_month(2)
    (['FA'], ['SP', 'WI'])
    """
    return [code for code in WIDE if code in {*seasons_of(month, 1), *seasons_of(month, days_in_month(month))}]


def seasons_of(month: int, day: int) -> list[str]:
    """The codes of the seasons in which a day may be told to lie.

    >>> seasons_of(1, 17), seasons_of(6, 1)
    (['WI'], ['SP', 'SU'])
    """
    at = (month, day)
    return [code for code, (first, last) in WIDE.items() if (first <= at <= last if first < last else at >= first or at <= last)]
