"""read_actors: the claims of a reading that speak of actors."""

from __future__ import annotations

from factcheck.claims.claim import Claim
from factcheck.syntax.clause import Reading


def read_actors(reading: Reading) -> list[Claim]:
    """The claims on actors, in text order."""
    return []
