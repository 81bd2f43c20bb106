"""Values of lengths of time, of parts of the year, of decades and centuries, of repeating and of vague times."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, Final

from factcheck.interval import Interval
from factcheck.mentions import time_anchor as anchor
from factcheck.mentions.mention import TimexKind
from factcheck.mentions.quantity import last_step, quantity
from factcheck.mentions.repeating import length_value
from factcheck.mentions.time_anchor import Told
from factcheck.mentions.time_expr import FINER_UNITS, TimeExpr
from factcheck.mentions.time_words import ClassedText
from factcheck.values import Granularity, Timex

Valued = tuple[Timex, TimexKind]

_GRAINS: Final[dict[str, Granularity]] = {
    "TS": "minute", "TM": "minute", "TH": "hour", "D": "day", "W": "week", "M": "month", "Q": "quarter",
    "Y": "year", "E": "decade", "C": "century", "L": "century",
}  # fmt: skip
# The days that one unit lasts, from its shortest to its longest.
_LASTS: Final[dict[str, tuple[Fraction, Fraction]]] = {
    "TS": (Fraction(1, 86400), Fraction(1, 86400)),
    "TM": (Fraction(1, 1440), Fraction(1, 1440)),
    "TH": (Fraction(1, 24), Fraction(1, 24)),
    "D": (Fraction(1), Fraction(1)),
    "W": (Fraction(7), Fraction(7)),
    "M": (Fraction(28), Fraction(31)),
    "Q": (Fraction(90), Fraction(92)),
    "Y": (Fraction(365), Fraction(366)),
    "E": (Fraction(3652), Fraction(3653)),
    "C": (Fraction(36524), Fraction(36525)),
    "L": (Fraction(365242), Fraction(365243)),
}


def timex_of(expr: TimeExpr, timex: str, days: Interval | None, grain: Granularity, told: Told, **more: Any) -> Timex:
    """A `Timex` with the fields that the expression writes."""
    return Timex(
        timex,
        days,
        grain,
        anchor=told.published,
        weekday=expr.weekday,
        year=expr.year,
        month=expr.month,
        day=expr.day,
        minutes=None if expr.minutes is None else Interval.of(*expr.minutes),
        modifier=expr.modifier,
        **more,
    )


def length_of(text: ClassedText, expr: TimeExpr, told: Told) -> Valued:
    """A length; with the days that it covers, where it runs up to publication or from it on ("the past two weeks")."""
    unit = expr.unit
    grain = _GRAINS[unit]
    if expr.of == "sum":
        return _sum_of(text, expr, told)
    if expr.low is not None and expr.high is not None:
        count, high = expr.low, expr.high
    elif expr.count is not None:
        count = high = expr.count
    else:
        vague = "PXY" if unit in ("E", "C", "L") else f"PTX{unit[1]}" if unit[0] == "T" else f"PX{unit}"
        return timex_of(expr, vague, None, grain, told, direction=_side(expr)), "duration"
    low, top = (quantity(each, last_step(each), expr.meaning) for each in (count, high))
    shortest, longest = _LASTS[unit]
    if unit == "M" and count in (6, 9) and expr.first != expr.core[0]:
        told.months_at = expr.first
    length = Interval(
        None if low.support.low is None else low.support.low * shortest,
        None if top.support.high is None else top.support.high * longest,
        low.support.low_open and expr.meaning != "over",  # "over three years" may be "in the course of three years"
        top.support.high_open,
    )
    days = _covered(expr, told, length)
    value = timex_of(
        expr, length_timex(count, unit), days, grain, told, length=length, nominal=count, bound=low.bound, direction=_side(expr)
    )
    return value, "duration"


def _side(expr: TimeExpr) -> str:
    return "" if not expr.shift or expr.form != "duration" else "past" if expr.shift < 0 else "future"


def _covered(expr: TimeExpr, told: Told, length: Interval) -> Interval | None:
    if not expr.shift or expr.form != "duration" or told.published is None or expr.unit[0] == "T" or length.high is None:
        return None
    here = told.published.toordinal()
    far = here + expr.shift * -(-length.high.numerator // length.high.denominator)
    return Interval.of(max(min(here, far), 1), min(max(here, far), date.max.toordinal()))


def _sum_of(text: ClassedText, expr: TimeExpr, told: Told) -> Valued:
    """Lengths added up: "two years and three months", "4 hours, 2 minutes, 31 seconds"."""
    left, right = (length_of(text, part, told)[0] for part in expr.parts)
    head, tail = left.timex, right.timex
    joined = head + (tail.removeprefix("PT") if "T" in head else tail.removeprefix("P"))
    assert left.length is not None
    assert right.length is not None
    assert left.nominal is not None
    assert right.nominal is not None
    first = expr.parts[0].parts[0] if expr.parts[0].parts else expr.parts[0]
    nominal = left.nominal + right.nominal / _how_many(first.unit, expr.parts[1].unit)
    return timex_of(
        expr, joined, None, left.granularity, told, length=left.length + right.length, nominal=nominal, bound=left.bound
    ), "duration"


def _how_many(unit: str, finer: str) -> int:
    """How many of a finer unit make one of a unit, in round figures."""
    count = 1
    while unit != finer:
        count *= _IN_ONE[unit]
        unit = FINER_UNITS[unit]
    return count


# How many of the next finer unit make one, in round figures.
_IN_ONE: Final = {"Y": 12, "M": 30, "W": 7, "D": 24, "TH": 60, "TM": 60}


_FINER: Final = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60), "W": ("D", 7), "D": ("TH", 24)}


def length_timex(count: Fraction, unit: str) -> str:
    """The TIMEX3 value of a count of units, fractions carried into the finer unit.

    >>> length_timex(Fraction(5, 2), "Y"), length_timex(Fraction(3, 2), "TH"), length_timex(Fraction(1, 2), "C")
    ('P2Y6M', 'PT1H30M', 'P50Y')
    """
    years = {"E": 10, "C": 100, "L": 1000}.get(unit)
    if years:
        count, unit = count * years, "Y"
    if count.denominator == 1:
        return length_value(int(count), unit)
    finer = _FINER.get(unit)
    if finer and (count * finer[1]).denominator == 1:
        whole = int(count)
        rest = length_value(int((count - whole) * finer[1]), finer[0])
        if not whole:
            return rest
        return length_value(whole, unit) + (rest.removeprefix("PT") if unit[0] == "T" else rest.removeprefix("P"))
    return f"P{'T' if unit[0] == 'T' else ''}{float(count):g}{unit[-1]}"


# First and last month of each season, generously: the almanac's and the weatherman's seasons both lie within.
_SEASONS: Final = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12)}


def period_value(text: ClassedText, expr: TimeExpr, told: Told) -> Valued:
    """A quarter, a half, a fiscal year or a season."""
    published, year, unit = told.published, expr.year, expr.unit
    if unit == "FY":
        assert year is not None
        told.tell_year(year, expr.first)
        # A fiscal year may begin in any month of the calendar year before it.
        return timex_of(expr, f"{year:04d}", anchor.year_days(max(year - 1, 1), year), "year", told), "date"
    if unit in ("SP", "SU", "FA", "WI"):
        return _season(text, expr, told)
    if unit == "RQ":
        return _reported(expr, told)
    if year is None and published is not None:
        if expr.shift is not None:
            base = told.quarter[0] if expr.named == "ago" and told.quarter and told.quarter[1] == int(unit[1]) else published.year
            year = base + expr.shift
        else:
            year = _quarter_year(text, expr, published, int(unit[1]), 4 if unit[0] == "Q" else 2)
    grain: Granularity = "quarter" if unit[0] == "Q" else "half"
    if year is None or not 1 <= year <= 9999:
        return timex_of(expr, f"XXXX-{unit}", None, grain, told), "date"
    nth = int(unit[1])
    if unit[0] == "H":
        days = anchor.month_days(year, nth * 6 - 5).hull(anchor.month_days(year, nth * 6))
    else:
        days = anchor.quarter_days(year, nth)
        if expr.shift is None and expr.year is None and published is not None and _is_reported(text, expr, days, published):
            told.quarter, told.quarter_at = (year, nth), expr.first
    if not _calendar(text, expr):
        days = days.hull(days + Interval.of(-365, 365))  # a quarter of a fiscal year may lie anywhere in two calendar years
    return timex_of(expr, f"{year:04d}-{unit}", days, grain, told), "date"


def _is_reported(text: ClassedText, expr: TimeExpr, days: Interval, published: date) -> bool:
    """Whether a quarter is what is reported on: it has ended, by the calendar or, in a fiscal year, by what is said of it."""
    if days.high is not None and days.high < published.toordinal():
        return True
    return anchor.tense_at(text, expr.first) == "past" and text.tokens[expr.last + 1 : expr.last + 2] == ["ended"]


def _calendar(text: ClassedText, expr: TimeExpr) -> bool:
    return "fiscal" not in text.words(expr.first, expr.last).lower()


def _reported(expr: TimeExpr, told: Told) -> Valued:
    """The quarter that a report is on, or the same one a year before."""
    if expr.month is not None and told.published is not None:
        end = anchor.add_months((anchor.year_near(told.published, expr.month, None, "past"), expr.month), -1)
        told.quarter, told.quarter_at = (end[0], (end[1] + 2) // 3), expr.first
    shift = expr.shift or 0
    if told.quarter is None or (expr.named in ("year", "period") and not told.reports_quarter):
        if told.published is None:
            return timex_of(expr, "XXXX-QX", None, "quarter", told), "date"
        year = expr.year if expr.year is not None else told.published.year + shift
        if expr.named in ("year", "period"):
            return timex_of(expr, f"{year:04d}", None, "year", told), "date"
        return timex_of(expr, f"{year:04d}-QX", None, "quarter", told), "date"
    told.quarter_at = expr.first
    year = expr.year if expr.year is not None else told.quarter[0] + shift
    days = anchor.quarter_days(year, told.quarter[1]) if 1 <= year <= 9999 else None
    return timex_of(expr, f"{year:04d}-Q{told.quarter[1]}", days, "quarter", told), "date"


def _quarter_year(text: ClassedText, expr: TimeExpr, published: date, nth: int, of: int) -> int:
    """A quarter or a half without a year: the running one or the nearest past one, unless the tense looks forward."""
    running = (published.month - 1) // (12 // of) + 1
    if nth <= running or anchor.tense_at(text, expr.first) == "future":
        return published.year
    return published.year - 1


def _season(text: ClassedText, expr: TimeExpr, told: Told) -> Valued:
    published, year, unit = told.published, expr.year, expr.unit
    start = 12 if unit == "WI" else _SEASONS[unit][0]
    if year is None and published is not None:
        year = published.year
        month = published.month
        if expr.shift is not None and expr.shift < 0:
            # The last one that has ended; in the month after its end, it is this year's still.
            year -= start + 2 >= month
        elif expr.shift is not None and expr.shift > 0:
            year += start <= month
        elif expr.shift is None and start > month + 3 and anchor.tense_at(text, expr.first) == "past":
            year -= 1
        elif unit == "WI" and expr.shift == 0 and month <= 3:
            year -= 0
    if year is None or not 2 <= year <= 9998:
        return timex_of(expr, f"XXXX-{unit}", None, "season", told), "date"
    if unit == "WI":  # the winter of a year is the one that it ends with or the one that it begins with
        days = anchor.month_days(year - 1, 12).hull(anchor.month_days(year + 1, 3))
    else:
        days = anchor.month_days(year, start).hull(anchor.month_days(year, _SEASONS[unit][1]))
    return timex_of(expr, f"{year:04d}-{unit}", days, "season", told), "date"


def decade_value(text: ClassedText, expr: TimeExpr, told: Told) -> Valued:
    """Ten years told by number: "the 1990s" is 1990 to 1999."""
    first = int(expr.value) * 10
    return timex_of(expr, expr.value, anchor.year_days(max(first, 1), first + 9), "decade", told), "date"


def century_value(text: ClassedText, expr: TimeExpr, told: Told) -> Valued:
    """A hundred years: "the 20th century" is 1901 to 2000, and in common use 1900 to 1999; both are allowed."""
    first = int(expr.value) * 100
    return timex_of(expr, expr.value, anchor.year_days(max(first, 1), first + 100), "century", told), "date"


def vague_value(text: ClassedText, expr: TimeExpr, told: Told) -> Valued:
    """Past, present or future, and no more."""
    return timex_of(
        expr, expr.value, None, "vague", told, direction={"PAST_REF": "past", "FUTURE_REF": "future"}.get(expr.value, "")
    ), "date"


def set_value(text: ClassedText, expr: TimeExpr, told: Told) -> Valued:
    """A time that comes again and again."""
    return timex_of(expr, expr.value, None, "vague", told), "set"
