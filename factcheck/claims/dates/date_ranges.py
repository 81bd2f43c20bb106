"""ranges_of: the stretches of time that a draft gives by both ends: "from March 3 to March 10", "June 1-21", "2001-2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from factcheck.almanac import has_day
from factcheck.claims.dates.named_days import NamedDay, named_days
from factcheck.draft import Span
from factcheck.interval import EVERYTHING, Interval
from factcheck.syntax.clause import Reading, once
from factcheck.values import Timex

_TO: Final = re.compile(r",? ?(?:through|thru|to|until|till|-|–|—)(?: the)? ?(?:\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\.?)? on )?", re.IGNORECASE)
_AND: Final = re.compile(r",? and ")
# "From 1996 until she retired in 2009": the end is that of a clause.
_UNTIL_CLAUSE: Final = re.compile(r",? (?:until|till) (?:(?!and\b|but\b)[\w’'-]+ ){1,8}(?:in|on) ", re.IGNORECASE)
_FROM: Final = re.compile(r"\bfrom (?:early |late |mid-)?$", re.IGNORECASE)
_CLAUSE: Final = 80  # characters that such a clause has
_BETWEEN: Final = re.compile(r"\b(?:between|dates of)(?: the)? $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateRange:
    """A stretch of time: its ends, each with where it is written, and whether "between" says that something lies within it."""

    start: NamedDay
    end: NamedDay
    between: bool = False

    @property
    def span(self) -> Span:
        """From the first end to the last."""
        return Span(self.start.span.start, self.end.span.end)


@once
def ranges_of(reading: Reading) -> tuple[DateRange, ...]:
    """The ranges of a reading in text order; found once for each reading. Ends without a year have one that fits the other's."""
    return tuple(sorted(_find(reading), key=lambda found: found.span))


def _find(reading: Reading) -> Iterator[DateRange]:
    text = reading.text
    before: NamedDay | None = None
    for day in named_days(reading):
        if before is not None and not _is_weekday_alone(before):
            if day.ranged and day.end == 1 and before.index == day.index:
                fitted = _fit(before, day)
                if fitted:
                    yield DateRange(*fitted, bool(_BETWEEN.search(text, max(0, before.span.start - 14), before.span.start)))
            elif _ends_with_clause(text, before, day) and (fitted := _fit(before, day)):
                yield DateRange(*fitted)
            elif day.span.start - before.span.end < 24 and not (before.ranged or day.ranged):
                between = bool(_BETWEEN.search(text, max(0, before.span.start - 14), before.span.start))
                joint = (_AND if between else _TO).fullmatch(text, before.span.end, day.span.start)
                if joint and _same_kind(before.value, day.value) and (fitted := _fit(before, day)):
                    yield DateRange(*fitted, between)
        before = day


def _ends_with_clause(text: str, before: NamedDay, day: NamedDay) -> bool:
    """As in: "from 1996 until she retired in 2009"."""
    if day.span.start - before.span.end > _CLAUSE or before.ranged or day.ranged or not _same_kind(before.value, day.value):
        return False
    opens = _FROM.search(text, max(0, before.span.start - 12), before.span.start)
    return opens is not None and _UNTIL_CLAUSE.fullmatch(text, before.span.end, day.span.start) is not None


def _is_weekday_alone(day: NamedDay) -> bool:
    return day.value.month is None and day.value.year is None


def _same_kind(one: Timex, two: Timex) -> bool:
    return one.granularity == two.granularity and one.granularity in ("day", "month", "year")


def _on(value: Timex, year: int) -> Timex:
    assert value.month is not None
    assert value.day is not None
    day = date(year, value.month, value.day)
    return replace(value, timex=day.isoformat(), days=Interval.exactly(day.toordinal()))


def _year_of(value: Timex) -> int | None:
    return None if value.days is None or value.days.low is None or value.days.is_empty else date.fromordinal(int(value.days.low)).year


def _fit(start: NamedDay, end: NamedDay) -> tuple[NamedDay, NamedDay] | None:
    """Both ends, with the years that are not written chosen so that the start is the last such day before the end."""
    one, two = start.value, end.value
    if one.granularity != "day":
        low, high = one.days, two.days
        return (start, end) if low is not None and high is not None and low != EVERYTHING else None
    if one.days is None or two.days is None or one.days.is_empty or two.days.is_empty or one.month is None or two.month is None:
        return None
    end_year, start_year = _year_of(two), _year_of(one)
    if end_year is None or start_year is None or one.day is None or two.day is None:
        return None
    if one.year is not None and two.year is None:
        end_year = start_year if (two.month, two.day) >= (one.month, one.day) else start_year + 1
        return (start, replace(end, value=_on(two, end_year))) if has_day(end_year, two.month, two.day) else None
    if one.year is None:
        start_year = end_year if (one.month, one.day) <= (two.month, two.day) else end_year - 1
        return (replace(start, value=_on(one, start_year)), end) if has_day(start_year, one.month, one.day) else None
    return start, end
