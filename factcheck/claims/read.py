"""read_claims: every claim that a reading makes, in text order, each with an id."""

from __future__ import annotations

from factcheck.claims.claim import Claim
from factcheck.syntax.clause import Reading


def read_claims(reading: Reading) -> tuple[Claim, ...]:
    """The claims of all families, in text order; a claim's id is its place in that order ("c1", "c2", ...)."""
    from factcheck.claims.actors.read import read_actors
    from factcheck.claims.counts.read import read_counts
    from factcheck.claims.counts.read_measurements import read_measurements
    from factcheck.claims.counts.read_scores import read_scores
    from factcheck.claims.dates.read import read_dates

    claims = [*read_counts(reading), *read_dates(reading), *read_scores(reading), *read_measurements(reading), *read_actors(reading)]
    return number_claims(sorted(claims, key=_place))


def number_claims(claims: list[Claim]) -> tuple[Claim, ...]:
    """The claims, each without an id given the next free one.

    Raises:
        ValueError: if two claims have one id.
    """
    taken = {claim.id for claim in claims if claim.id}
    if len(taken) < sum(1 for claim in claims if claim.id):
        doubled = sorted(name for name in taken if sum(claim.id == name for claim in claims) > 1)
        raise ValueError(f"two claims have the id {doubled[0]!r}; every id must be unique")
    numbered: list[Claim] = []
    next_number = 1
    for claim in claims:
        if not claim.id:
            while f"c{next_number}" in taken:
                next_number += 1
            claim = claim.model_copy(update={"id": f"c{next_number}"})
            next_number += 1
        numbered.append(claim)
    return tuple(numbered)


def _place(claim: Claim) -> tuple[int, int, str]:
    if claim.span is None:
        return (-1, -1, type(claim).__name__)
    return (claim.span.start, claim.span.end, type(claim).__name__)
