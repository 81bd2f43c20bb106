"""read_dates: the claims of a reading that speak of dates."""

from __future__ import annotations

from factcheck.claims.claim import Claim
from factcheck.syntax.clause import Reading


def read_dates(reading: Reading) -> list[Claim]:
    """The claims on dates, in text order."""
    return []
