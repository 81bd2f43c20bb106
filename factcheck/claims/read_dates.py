"""read_dates: the claims of a reading that speak of dates."""

from __future__ import annotations

from factcheck.claims.claim import Claim, ClaimScope
from factcheck.claims.date import DateClaim
from factcheck.claims.named_days import named_days
from factcheck.claims.years import years_of
from factcheck.draft import Span
from factcheck.syntax.clause import Reading


def read_dates(reading: Reading) -> list[Claim]:
    """The claims on dates, in text order."""
    from factcheck.claims.read_holidays import read_holidays

    holidays = read_holidays(reading)
    claims: list[Claim] = []
    for day in named_days(reading):
        named = holidays.get(day.span.start)
        claims.append(
            DateClaim(
                span=named.span if named else day.span,
                scope=scope_at(reading, day.span),
                when=day.value,
                holiday=named.name if named else "",
                years=years_of(reading, day.value, day.span),
            )
        )
    return claims


def scope_at(reading: Reading, span: Span) -> ClaimScope:
    """Where a claim stands: the role of its sentence, and whether it is within a quotation."""
    sentence = reading.scopes.sentence_at(span.start)
    quotation = reading.scopes.quotation_at(span.start)
    return ClaimScope(role=sentence.role if sentence else "body", quoted=quotation is not None and not quotation.scare)
