"""A holiday with a date or a weekday must fall on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.almanac import WEEKDAYS, find_holiday, write_day
from factcheck.claims.date import DateClaim
from factcheck.constraints import Choice, Constraint, Origin
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule

NAME = "holiday-mismatch"
_FOR = re.compile(r"\b(?:for|mark|observed?|observance|celebrate)\b")
_NEAR = 30  # days within which a date is meant for a holiday whose name other countries give to days of their own


def _constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    for link in linked.related("holiday"):
        claim = linked.claims[link.ids("date")[0]]
        assert isinstance(claim, DateClaim)
        days = feast_days(claim, linked)
        if not days:
            continue
        origin = Origin((claim.id,), NAME, link.licence)
        if claim.candidates:
            yield Choice(f"{claim.id}.date", tuple(day.isoformat() for day in claim.candidates), Origin((claim.id,)))
            yield Choice(f"{claim.id}.date", tuple(day.isoformat() for day in days), origin)
        else:
            yield Choice(f"{claim.id}.weekday", tuple(dict.fromkeys(WEEKDAYS[day.weekday()] for day in days)), origin)


def feast_days(claim: DateClaim, linked: LinkedClaims) -> list[date]:
    """The days on which the holiday of a claim falls, in the years that the claim allows; none where it cannot be told."""
    meanings = find_holiday(claim.holiday, linked.draft.text if linked.draft else None)
    years = (claim.when.year,) if claim.when.year is not None else claim.years
    days = [day for year in years for meaning in meanings if (day := meaning.day(year)) is not None]
    shared = any(meaning.shared for meaning in meanings)
    if shared and not any(abs((day - said).days) < _NEAR for day in days for said in claim.candidates):
        return []
    if _is_kept_on(claim, linked):
        # Offices close on the Friday or the Monday beside a holiday of the weekend.
        days += [day + timedelta(shift) for day in days for shift in ({5: (-1,), 6: (1,)}.get(day.weekday(), ()))]
    return days


def _is_kept_on(claim: DateClaim, linked: LinkedClaims) -> bool:
    """Whether something is closed or done on the day "for" the holiday, which may be kept on another day than its own."""
    return claim.span is not None and linked.draft is not None and bool(_FOR.search(claim.span.text_of(linked.draft.text)))


def _explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    claim = linked.claims[constraints[0].origin.claims[0]]
    if not isinstance(claim, DateClaim):
        return None
    said = claim.candidates[0] if claim.candidates else None
    days = sorted(set(feast_days(claim, linked)), key=lambda day: (0 if said is None else abs((day - said).days), day))
    steps = tuple(f"{claim.holiday} {day.year} is on {write_day(day, weekday=True)}" for day in days)
    fixes = " or ".join(write_day(day, year=claim.when.year is not None, weekday=claim.when.weekday is not None) for day in days)
    return Explanation(f"[{claim.id}]: {claim.holiday} does not fall on that day", steps, (fixes,))


RULE = Rule(
    name=NAME,
    family="dates",
    summary="a holiday on a day that it does not fall on",
    rationale=(
        "Holidays that move are the ones that are copied from last year's story. The day is worked out for the year that the date "
        "gives, by "
        "country where the draft tells it; where it does not, a day on which any country keeps the holiday is sound. Left alone: "
        "weekends "
        "told from the holiday, days on which it is observed, and names that many countries give to days of their own."
    ),
    constraints=_constraints,
    explain=_explain,
    examples=(
        Bad("The hall will be open on [[Thanksgiving, Nov. 18, 2021]].", explains="Thanksgiving 2021 is on Thursday, Nov. 25, 2021"),
        Bad("The pools close after [[Labor Day, Sept. 6]].", published=date(2022, 8, 18), explains="Monday, Sept. 5, 2022"),
        Bad("The parade is planned for [[May 23 (Memorial Day)]].", published=date(2022, 5, 2), explains="Monday, May 30, 2022"),
        Bad(
            "Schools will close for Indigenous Peoples' Day after all. There will be no class on [[the holiday, Oct. 17, 2022]].",
            explains="Monday, Oct. 10, 2022",
        ),
        Bad(
            "Clean-up day is the [[third Saturday in June, which this year is June 22]], and the dump will be open.",
            published=date(2024, 6, 6),
            explains="Saturday, June 15, 2024",
        ),
        Bad("The parade is on [[the Friday after Thanksgiving, Nov. 25]].", published=date(2023, 11, 2), explains="Friday, Nov. 24, 2023"),
        Good("The parade is on the Friday after Thanksgiving, Nov. 24.", why="the day after the holiday", published=date(2023, 11, 2)),
        Good("Juneteenth will be marked on June 18 with a picnic.", why="kept on another day", published=date(2023, 6, 2)),
        Good("The shop opens on the last Saturday of June, July 4 and July 11.", why="a list of days", published=date(2023, 6, 2)),
        Good("The sale starts after Christmas, on Dec. 27.", why="a day after the holiday", published=date(2024, 11, 26)),
        Good("It was Halloween. The holiday on Tuesday was cold.", why="the weekday of another sentence", published=date(2023, 11, 3)),
        Good("The hall will be open on Thanksgiving, Nov. 25, 2021.", why="the fourth Thursday of November"),
        Good("The hall in Halifax will be open on Thanksgiving, Oct. 11, 2021.", why="Canada's Thanksgiving"),
        Good("The pools close on Labor Day weekend, Sept. 3 and 4.", why="a weekend is not the holiday", published=date(2022, 8, 18)),
        Good("Banks will be closed for Christmas, observed on Dec. 26.", why="an observed day", published=date(2022, 12, 8)),
    ),
)
