"""Rates: what a number is per: "$40 a ticket", "78,000 times a minute", "12 per 100,000"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.mentions.lexicon import context_words
from factcheck.mentions.reading import Reading

_PER: Final = re.compile(
    r"(?: times?| hours?| minutes?| days?)? (per|an?|each|apiece|every)(?: ([a-z]+(?:-[a-z]+)?|\d{1,3}(?:,000)+|\d{3,6}))?(?![A-Za-z\d])"
)
_PLURAL_PER: Final = re.compile(r" ([a-z]+s) (?:per|a|an|each|every) (minute|hour|day|week|month|year|second|night|season|game)\b")
_SLASH: Final = re.compile(r"/([a-z]{2,8})\b")
_NO_RATE_AFTER: Final = re.compile(r" (?:ago|earlier|later|before|after|old|from|in|at)\b")


def with_rate(text: str, reading: Reading) -> Reading:
    """The reading with what it is per, in `of` ("per:ticket"), where that stands beside it."""
    if reading.of or reading.kind in ("age", "ordinal", "fraction"):
        return reading
    mark = text[reading.end : reading.end + 1]
    if mark == "/":
        slash = _SLASH.match(text, reading.end)
        return reading.shift(of=f"per:{slash.group(1)}", after=slash.end()) if slash else reading
    if mark != " ":
        return reading
    found = _PER.match(text, reading.end)
    if found is None:
        if reading.kind == "cardinal" and (plural := _PLURAL_PER.match(text, reading.end)):
            return reading.shift(of=f"per:{plural.group(2)}")
        return reading
    word, below = found.group(1), found.group(2)
    if word in ("each", "apiece"):
        if reading.kind == "money" and (below is None or word == "apiece" or below not in context_words("rate times")):
            return reading.shift(of="per:each", after=found.start(1) + len(word))
        if reading.kind != "money":
            return reading
    if below is None or below in context_words("no rate"):
        return reading
    if word == "per":
        if found.group().count(" ") > 2 and reading.kind != "cardinal":
            return reading
        return reading.shift(of=f"per:{below}", after=found.end())
    if below in context_words("rate times") and not _NO_RATE_AFTER.match(text, found.end()):
        return reading.shift(of=f"per:{below}", after=found.end())
    if reading.kind == "money" and word in ("a", "an") and not _NO_RATE_AFTER.match(text, found.end()):
        return reading.shift(of=f"per:{below}", after=found.end())
    return reading


_BEHIND: Final = re.compile(r"\) (?:per|an?|each|every) ([a-z]+)(?![A-Za-z\d])")


def rate_behind(text: str, at: int) -> str:
    """What a measure is per whose conversion in brackets ends at `at`: "90 liters (24 gallons) a minute"; "" if nothing."""
    found = _BEHIND.match(text, at)
    if found is None or found.group(1) not in context_words("rate times") or _NO_RATE_AFTER.match(text, found.end()):
        return ""
    return f"per:{found.group(1)}"
