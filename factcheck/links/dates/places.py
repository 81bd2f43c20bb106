"""ClaimsByPlace: the claims of a draft by where they stand, for links that start from the reading."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from factcheck.claims.claim import Claim
from factcheck.claims.date import DateClaim, DurationClaim, GapClaim
from factcheck.draft import Span
from factcheck.syntax.clause import REACH, Reading


def in_quotation(reading: Reading, span: Span | None) -> bool:
    """Whether a span stands within quotation marks, be it speech or a document: its "now" may not be the draft's."""
    quotation = None if span is None else reading.scopes.quotation_at(span.start)
    return quotation is not None and not quotation.scare


class ClaimsByPlace:
    """Looks claims on time up by the span of what was read."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.dates: list[DateClaim] = [claim for claim in claims if isinstance(claim, DateClaim) and claim.span is not None]
        self._starts = [claim.span.start for claim in self.dates if claim.span is not None]
        self._lengths = {
            claim.span.start: claim for claim in claims if isinstance(claim, (DurationClaim, GapClaim)) and claim.span is not None
        }
        told = (*self.dates, *self._lengths.values())
        self.spans: dict[str, Span] = {claim.id: claim.span for claim in told if claim.span is not None}

    def date_in(self, span: Span) -> DateClaim | None:
        """The first claim on a date that stands within a span or overlaps it."""
        at = bisect_left(self._starts, span.start)
        for claim in self.dates[max(at - 1, 0) : at + 1]:
            assert claim.span is not None
            if claim.span.overlaps(span):
                return claim
        return None

    def dates_in(self, span: Span) -> list[DateClaim]:
        """All claims on dates that stand within a span."""
        at = bisect_left(self._starts, span.start)
        return self.dates[at : bisect_left(self._starts, span.end, at)]

    def dates_near(self, place: int) -> list[DateClaim]:
        """The claims on dates in reach of a place, in text order: the last `REACH` before it, and as many from it on."""
        at = bisect_left(self._starts, place)
        return self.dates[max(0, at - REACH) : at + REACH]

    def date_before(self, offset: int) -> DateClaim | None:
        """The last claim on a date that ends at or before an offset."""
        at = bisect_left(self._starts, offset)
        return self.dates[at - 1] if at else None

    def length_at(self, span: Span) -> DurationClaim | GapClaim | None:
        """The claim on a length of time that stands at a span."""
        return self._lengths.get(span.start)
