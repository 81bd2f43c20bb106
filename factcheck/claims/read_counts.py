"""read_counts: the claims of a reading that speak of counts."""

from __future__ import annotations

from factcheck.claims.claim import Claim
from factcheck.syntax.clause import Reading


def read_counts(reading: Reading) -> list[Claim]:
    """The claims on counts, in text order."""
    return []
