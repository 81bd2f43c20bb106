"""A weekday beside a date must be the weekday of that date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.almanac import WEEKDAYS, write_day
from factcheck.claims.date import DateClaim
from factcheck.constraints import Choice, Constraint, Origin
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule

NAME = "weekday-date-mismatch"


def _constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    for link in linked.related("weekday"):
        claim = linked.claims[link.ids("date")[0]]
        assert isinstance(claim, DateClaim)
        fitting = tuple(dict.fromkeys(WEEKDAYS[day.weekday()] for day in claim.candidates))
        yield Choice(f"{claim.id}.weekday", fitting, Origin((claim.id,), NAME, link.licence))


def _explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    claim = linked.claims[constraints[0].origin.claims[0]]
    if not isinstance(claim, DateClaim) or claim.when.weekday is None or not claim.candidates:
        return None
    weekday, written = WEEKDAYS[claim.when.weekday], claim.when.year is not None
    steps = [f"{write_day(day)}, is a {WEEKDAYS[day.weekday()]}, not a {weekday}" for day in claim.candidates]
    # Nearest to what was written: the date with its own weekday, and the day of that name nearest to it.
    day = claim.candidates[0]
    fixes = (
        f"{write_day(day, weekday=True, year=written)}",
        f"{write_day(_nearest(day, claim.when.weekday), weekday=True, year=written)}",
    )
    return Explanation(f"[{claim.id}]: {write_day(day)}, is a {WEEKDAYS[day.weekday()]}", tuple(steps), (" or ".join(fixes),))


def _nearest(day: date, weekday: int) -> date:
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(ahead if ahead <= 3 else ahead - 7)


RULE = Rule(
    name=NAME,
    family="dates",
    summary="a weekday beside a date that is another weekday",
    rationale=(
        "A weekday and a date that stand together name one day, and the calendar says which weekday it is. Readers who plan by the one and "
        "readers who plan by the other come on different days. The year is the one written, else the nearest to publication; where the "
        "paragraph tells of another year, that year is allowed too. Left alone: a weekday that belongs to another verb (“said Thursday the "
        "July 15 crash”), plural weekdays, and dates whose year is not known."
    ),
    constraints=_constraints,
    explain=_explain,
    examples=(
        Bad(
            "The footbridge was closed on [[Thursday, March 10, 2021]], after an inspection.",
            explains="March 10, 2021, is a Wednesday, not a Thursday",
        ),
        Bad(
            "The hearing was moved to [[Monday, June 7]], the clerk said.",
            published=date(2022, 6, 1),
            explains="June 7, 2022, is a Tuesday",
        ),
        Bad("The vote is on [[Nov. 9, 2020 (Tuesday)]]; results follow a day later.", explains="is a Monday"),
        Bad("The gate was found open on [[March 10, 2021 — a Thursday]] — by a guard.", explains="is a Wednesday"),
        Bad("He came last on [[Oct. 12, 2022. It was a Tuesday]], and it rained.", explains="is a Wednesday"),
        Good(
            "Correction: An earlier version of this article said the gate was open on Thursday, March 10, 2021.", why="a day told as wrong"
        ),
        Good(
            "She signed the deed on Sunday, Oct. 9, 2016. The lawyer said that on Friday, Oct. 7, she had been unwell.",
            why="the story goes on in the year of the date before",
            published=date(2017, 12, 7),
        ),
        Good("The footbridge was closed on Wednesday, March 10, 2021.", why="the weekday is that of the date"),
        Good(
            "Police said Thursday the July 13 death of a swimmer was an accident.",
            why="the weekday belongs to the saying",
            published=date(2021, 7, 16),
        ),
        Good(
            "In 2015 the river rose for a week. On Friday, May 8, the lower town was flooded.",
            why="the paragraph tells of another year",
            published=date(2021, 5, 12),
        ),
        Good("The market opens on Saturdays, July 9 to Aug. 27.", why="a plural names no single day", published=date(2021, 7, 1)),
    ),
)
