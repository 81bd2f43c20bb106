"""read_seasons: seasons told with a part of the day, "a winter night", "one summer evening"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.claims.date import DateClaim
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
    """The seasons that a draft tells with a part of the day, in text order."""
    if SOUTHERN.search(reading.text):
        return
    for told in _PART.finditer(reading.text):
        words = Span(told.start("season"), told.end())
        lead = reading.text[max(0, words.start - 24) : words.start]
        if _ANY.search(lead) or not _LEAD.search(lead):
            continue
        scope = scope_at(reading, words)
        if not scope.quoted:
            when = Timex(f"XXXX-{_CODES[told['season']]}", None, "season")
            yield DateClaim.model_construct(span=words, scope=scope, when=when, relation="in")


def seasons_of(month: int, day: int) -> list[str]:
    """The codes of the seasons in which a day may be told to lie.

    >>> seasons_of(1, 17), seasons_of(6, 1)
    (['WI'], ['SP', 'SU'])
    """
    at = (month, day)
    return [code for code, (first, last) in WIDE.items() if (first <= at <= last if first < last else at >= first or at <= last)]
