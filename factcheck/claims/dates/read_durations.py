"""read_durations: how long things last, and how far events lie apart, as claims."""

from __future__ import annotations

from factcheck.claims.claim import Claim
from factcheck.claims.date import DurationClaim, GapClaim
from factcheck.claims.dates.read_lengths import lengths_of
from factcheck.claims.dates.thing_ages import read_thing_ages
from factcheck.claims.scope_at import scope_at
from factcheck.syntax.clause import Reading


def read_durations(reading: Reading) -> list[Claim]:
    """A `DurationClaim` for each length, or age, of something, a `GapClaim` for each way from one event to another."""
    claims: list[Claim] = []
    for length in lengths_of(reading):
        scope = scope_at(reading, length.span)
        if not length.way:
            claims.append(DurationClaim.model_construct(span=length.span, scope=scope, event=length.event, length=length.value))
        elif length.way == "ago":
            claims.append(
                GapClaim.model_construct(span=length.span, scope=scope, later="publication", length=length.value, exact=length.exact)
            )
        else:
            claims.append(GapClaim.model_construct(span=length.span, scope=scope, length=length.value, exact=length.exact))
    return [*claims, *read_thing_ages(reading)]
