"""link_claims: which claims speak of the same thing, and which is a part of which."""

from __future__ import annotations

from factcheck.claims.claim import Claim
from factcheck.links.link import Link, LinkedClaims
from factcheck.syntax.clause import Reading


def link_claims(claims: tuple[Claim, ...], reading: Reading) -> LinkedClaims:
    """The claims of a reading with every link that its wording licenses, in text order."""
    from factcheck.links.actors.read import link_actors
    from factcheck.links.counts.read import link_counts
    from factcheck.links.dates.read import link_dates

    links: list[Link] = [*link_counts(claims, reading), *link_dates(claims, reading), *link_actors(claims, reading)]
    return LinkedClaims({claim.id: claim for claim in claims}, tuple(links), reading.draft, reading)
