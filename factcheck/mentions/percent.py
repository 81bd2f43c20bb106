"""Percents, percentage points and basis points."""

from __future__ import annotations

import re
from typing import Final

from factcheck.mentions.measure import signed
from factcheck.mentions.numeral import Numeral
from factcheck.mentions.reading import Reading

_PART_OF: Final = re.compile(r" (?:of (?:a|one|1)|an?) ")
_PERCENT: Final = re.compile(
    r"[ -]?%(?:[ -]points?\b)?|[ -]?(?:per[ -]?cent|pct\b\.?|pc|p\.c\.)(age[ -]points?)?(?![A-Za-z])|[ -]?percentage[ -]points?\b",
    re.IGNORECASE,
)


def read_percent(text: str, numeral: Numeral) -> Reading | None:
    """The percent that a numeral begins: "37%", "37 per cent", "2.5 percentage points"; None when it begins none."""
    end, value = numeral.end, numeral.value
    if numeral.shape == "share" and (part := _PART_OF.match(text, end)):
        end = part.end() - 1
    found = _PERCENT.match(text, end)
    if found is None:
        return None
    start, value = (numeral.start, value) if numeral.in_words else signed(text, numeral)
    unit = "percentage point" if "point" in found.group().lower() else "%"
    return Reading("percent", start, found.end(), value, numeral.step, unit, "percent")
