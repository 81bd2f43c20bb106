"""link_length_conversions: one length of time in two units, side by side: "150 minutes, or two and a half hours".

"length conversion": length, conversion. Both lengths are exact, and of units of which the one is so many of the other: months of a year,
hours of a day. Two lengths of which one may be chosen ("one year or 18 months") are set off by no comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.date import DurationClaim
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.link import Link

# Each unit of a TIMEX3 duration: what it is a number of, and how many.
_UNITS: Final = {
    "TS": ("second", 1), "TM": ("second", 60), "TH": ("second", 3600), "D": ("second", 86400), "W": ("second", 604800),
    "M": ("month", 1), "Q": ("month", 3), "Y": ("month", 12),
}  # fmt: skip
_TIMEX: Final = re.compile(r"P(T?)[\d./]+([A-Z])")
_JOINT: Final = re.compile(r"(?:,? \(|, or |, which is | [—–] | -- |, that is, |, (?=the equivalent))(?:or |the equivalent of )?")
# Two lengths that are farther apart than this are no slip of one another.
_WIDEST: Final = 2


def length_in_units(claim: DurationClaim) -> tuple[str, Fraction, Fraction] | None:
    """What a length is a number of, how many, and how many one of its unit is; None where its unit has no fixed length.

    >>> length_in_units(DurationClaim(length="18 months"))
    ('month', Fraction(18, 1), Fraction(1, 1))
    """
    found = _TIMEX.match(claim.length.timex)
    unit = _UNITS.get(found.group(1) + found.group(2)) if found is not None else None
    if unit is None or claim.length.nominal is None:
        return None
    return unit[0], claim.length.nominal * unit[1], Fraction(unit[1])


def link_length_conversions(claims: Sequence[Claim], board: Board) -> Iterator[Link]:
    """Each length with what it is in another unit."""
    lengths = [claim for claim in claims if isinstance(claim, DurationClaim) and claim.span is not None and not claim.scope.quoted]
    for first, second in pairwise(lengths):
        assert first.span is not None
        assert second.span is not None
        if first.length.bound != "=" or second.length.bound != "=" or second.span.start - first.span.end > 30:
            continue
        own, other = length_in_units(first), length_in_units(second)
        if own is None or other is None or own[0] != other[0] or own[2] == other[2] or not own[1] or not other[1]:
            continue
        after = board.text[second.span.end : second.span.end + 1]
        set_off = after in (",", ")", ".", "—", ";") or board.text[second.span.end : second.span.end + 2] in (" —", " –")
        joint = _JOINT.fullmatch(board.text[first.span.end : second.span.start])
        if joint is not None and set_off and max(own[1], other[1]) <= _WIDEST * min(own[1], other[1]):
            licence = Span(first.span.end, second.span.start)
            yield Link("length conversion", (("length", first.id), ("conversion", second.id)), (licence,))
