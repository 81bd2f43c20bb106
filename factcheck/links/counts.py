"""link_counts: how the claims on counts hang together."""

from __future__ import annotations

from factcheck.claims.claim import Claim
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading


def link_counts(claims: tuple[Claim, ...], reading: Reading) -> list[Link]:
    """The links that the wording licenses between claims on counts, in text order."""
    return []
