"""Scores, votes and records: "won 21-14", "a 10-2 vote", "voted 52 to 48"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.draft import Span
from factcheck.mentions.lexicon import context_pattern
from factcheck.mentions.mention import Mention
from factcheck.mentions.numeral import Numeral
from factcheck.mentions.quantity import quantity

_DASHED: Final = re.compile(r"(?<![\w.,$€£/-])(\d{1,3})[-–—](\d{1,3})(?:[-–](\d{1,3}))?(?![\w%/°]|[.,:-]\d|-)")
_TO: Final = re.compile(r"(?<![\w.,$€£/-])(\d{1,3}) (?:votes? )?to (\d{1,3})(?![\w%/]|[.,:-]\d)")
_ENDS: Final = ("", ".", ",", ")", " ", "\n", ";")
_CONTEST_BEFORE: Final = r"\b<contest>\b[^.;\n]{0,24}$"
_SETTLED_BEFORE: Final = r"\b<settled>\b[^.;\n]{0,40}$"
_COUNTED_AFTER: Final = r" (?:[a-z]+ )?(?!<result>\b)[a-z]{2,}s\b"


def read_score(text: str, numeral: Numeral) -> Mention | None:
    """The score, vote or record written at `start`; None where the two numbers are a range, a date or a number of something.

    The value of the mention is that of its first side; `parts` holds both sides (three in a record with ties).
    """
    start, after = numeral.start, text[numeral.end : numeral.end + 1]
    if not numeral.digits or not after or after not in " -–—":
        return None
    if after == " " and not text.startswith(("to ", "vote"), numeral.end + 1):
        return None
    found = _DASHED.match(text, start)
    if found is not None:
        sides = [found.group(1), found.group(2)] + ([found.group(3)] if found.group(3) else [])
        first, second = int(sides[0]), int(sides[1])
        if len(sides) == 2 and second > first:
            # A lower number first is a range unless the words speak of a contest: "the 5-7 members", "lost 3-5".
            if context_pattern(_COUNTED_AFTER).match(text, found.end()) or not context_pattern(_SETTLED_BEFORE, True).search(
                text, max(0, start - 40), start
            ):
                return None
        elif text[found.end() : found.end() + 1] not in _ENDS and not context_pattern(_CONTEST_BEFORE, True).search(
            text, max(0, start - 40), start
        ):
            return None
        if max(len(side) for side in sides) == 3 and min(len(side) for side in sides) == 1 and len(sides) == 3:
            return None
        spans = [found.span(1), found.span(2)] + ([found.span(3)] if found.group(3) else [])
    else:
        found = _TO.match(text, start)
        if found is None or not context_pattern(_SETTLED_BEFORE, True).search(text, max(0, start - 40), start):
            return None
        if "vote" not in found.group() and context_pattern(_COUNTED_AFTER).match(text, found.end()):
            return None
        if re.search(r"\bfrom $", text[max(0, start - 5) : start]):
            return None
        sides = [found.group(1), found.group(2)]
        spans = [found.span(1), found.span(2)]
    parts = tuple(
        Mention("cardinal", Span(*span), quantity(int(side), 1, "", "", "exact"), Span(*span))
        for side, span in zip(sides, spans, strict=True)
    )
    return Mention("score", Span(*found.span()), parts[0].value, Span(*found.span()), parts, "score")
