"""A date must be a day of the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.almanac import MONTHS, days_in_month
from factcheck.claims.date import DateClaim
from factcheck.constraints import Choice, Constraint, Origin
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule

NAME = "impossible-date"


def _constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    for link in linked.related("day of month"):
        claim = linked.claims[link.ids("date")[0]]
        assert isinstance(claim, DateClaim)
        yield Choice(f"{claim.id}.date", tuple(day.isoformat() for day in claim.candidates), Origin((claim.id,), NAME, link.licence))


def _explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    claim = linked.claims[constraints[0].origin.claims[0]]
    if not isinstance(claim, DateClaim) or claim.when.month is None:
        return None
    month = MONTHS[claim.when.month - 1]
    years = (claim.when.year,) if claim.when.year is not None else claim.years
    if claim.when.month == 2 and claim.when.day == 29:
        told = [f"{year} is no leap year: February {year} had 28 days" for year in years if year is not None]
        return Explanation(
            f"[{claim.id}]: there is no such day", tuple(told), (f"Feb. 28 or March 1{f', {years[0]}' if len(years) == 1 else ''}",)
        )
    last = days_in_month(claim.when.month, years[0] if len(years) == 1 else None)
    step = f"{month} has {last} days, not {claim.when.day}"
    return Explanation(f"[{claim.id}]: there is no such day", (step,), (f"{month} has days 1 to {last}",))


RULE = Rule(
    name=NAME,
    family="dates",
    summary="a date that no calendar has",
    rationale=(
        "February has 28 days, 29 in a leap year; April, June, September and November have 30; no month has 32. A date that does not "
        "exist is "
        "mostly a slip of one digit, and often a deadline. Left alone: Feb. 29 where a leap year may be meant."
    ),
    constraints=_constraints,
    explain=_explain,
    examples=(
        Bad("Claims must be filed by [[Feb. 30]], the agency said.", published=date(2023, 1, 19), explains="February has 28 days, not 30"),
        Bad("The lease ended on [[April 31, 2019]].", explains="April has 30 days, not 31"),
        Bad("The files run through [[Feb. 29, 2022]].", explains="2022 is no leap year"),
        Good("Claims must be filed by Feb. 28, the agency said.", why="the day exists", published=date(2023, 1, 19)),
        Good("The files run through Feb. 29, 2020.", why="2020 is a leap year"),
        Good("Twins born on Feb. 29 have a birthday every fourth year.", why="no year is meant", published=date(2023, 1, 19)),
    ),
)
