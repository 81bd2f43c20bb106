"""link_dates: how the claims on dates hang together."""

from __future__ import annotations

from factcheck.claims.claim import Claim
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading


def link_dates(claims: tuple[Claim, ...], reading: Reading) -> list[Link]:
    """The links that the wording licenses between claims on dates, in text order."""
    return []
