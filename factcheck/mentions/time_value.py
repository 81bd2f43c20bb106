"""From a time expression to its mention: the TIMEX3 value and the days, the minutes or the length that it allows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from factcheck.draft import Span
from factcheck.interval import EMPTY, Interval
from factcheck.mentions import time_anchor as anchor
from factcheck.mentions.mention import Mention
from factcheck.mentions.repeating import length_value
from factcheck.mentions.time_anchor import Told
from factcheck.mentions.time_expr import TimeExpr
from factcheck.mentions.time_words import ClassedText
from factcheck.values import Granularity, Timex

_GRAINS: Final[dict[str, Granularity]] = {
    "TS": "minute", "TM": "minute", "TH": "hour", "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter",
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


def mention_of(text: ClassedText, expr: TimeExpr, told: Told) -> Mention:
    """Resolve one expression. `told` is updated with what it tells."""
    value, kind = _VALUES[expr.form](text, expr, told)
    first, last = expr.core
    starts = text.starts
    return Mention(
        kind=kind,  # type: ignore[arg-type]
        span=Span(starts[expr.first], starts[expr.last]),
        value=value,
        core=Span(starts[first], starts[last]),
        parts=tuple(mention_of(text, part, replace_told(told)) for part in expr.parts),
        of=expr.of,
    )


def replace_told(told: Told) -> Told:
    """A copy to resolve parts with, so that a part tells nothing to what follows."""
    return replace(told)


def _timex(expr: TimeExpr, timex: str, days: Interval | None, grain: Granularity, told: Told, **more: object) -> Timex:
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
        **more,  # type: ignore[arg-type]
    )


def _date(text: ClassedText, expr: TimeExpr, told: Told) -> tuple[Timex, str]:
    published = told.published
    year, month, day = expr.year, expr.month, expr.day
    direction = ""
    if month is None and year is None and expr.weekday is not None:
        return _weekday(text, expr, told)
    if month is None and year is None:
        return _timex(expr, f"XXXX-XX-{day:02d}", None, "day", told), "date"
    if month is None:
        assert year is not None
        told.year, told.year_at = year, expr.first
        return _timex(expr, f"{year:04d}", anchor.year_days(year), "year", told), "date"
    if year is None and published is not None:
        if expr.shift is not None:
            year = published.year + expr.shift
            if expr.shift < 0 and month < published.month:
                year = published.year
            if expr.shift > 0 and month > published.month:
                year = published.year
        else:
            tense = anchor.tense_at(text, expr.first)
            year = anchor.year_near(published, month, day, tense)
            direction = tense
    if year is None:
        timex = f"XXXX-{month:02d}" + ("" if day is None else f"-{day:02d}")
        impossible = day is not None and anchor.day_of(2000, month, day) is None
        return _timex(expr, timex, EMPTY if impossible else None, "month" if day is None else "day", told), "date"
    if day is None:
        told.month, told.month_at = (year, month), expr.first
        return _timex(expr, f"{year:04d}-{month:02d}", anchor.month_days(year, month), "month", told, direction=direction), "date"
    at = anchor.day_of(year, month, day)
    if at is not None:
        told.day, told.day_at = at, expr.first
    timex = f"{year:04d}-{month:02d}-{day:02d}"
    return _timex(expr, timex, anchor.days_between(at, at) if at else EMPTY, "day", told, direction=direction), "date"


def _weekday(text: ClassedText, expr: TimeExpr, told: Told) -> tuple[Timex, str]:
    published = told.published
    assert expr.weekday is not None
    if published is None:
        return _timex(expr, f"XXXX-WXX-{expr.weekday + 1}", None, "day", told), "date"
    tense = anchor.tense_at(text, expr.first)
    if expr.shift == -1:
        tense = "past"
        base = anchor.add_days(published, -1)
    elif expr.shift == 1:
        tense = "future"
        base = anchor.add_days(published, 1)
    else:
        base = published
    at = base and anchor.weekday_near(base, expr.weekday, tense)
    if at is None:
        return _timex(expr, f"XXXX-WXX-{expr.weekday + 1}", None, "day", told), "date"
    told.day, told.day_at = at, expr.first
    return _timex(expr, at.isoformat(), anchor.days_between(at, at), "day", told, direction=tense), "date"


def _clock(text: ClassedText, expr: TimeExpr, told: Told) -> tuple[Timex, str]:
    """A time of day; on the day written beside it, or else, in its value alone, on that of publication."""
    if any(field is not None for field in (expr.year, expr.month, expr.day, expr.weekday, expr.shift)):
        if expr.unit == "D" and expr.shift is not None:
            on, _ = _day_word(text, expr, told)
        else:
            on, _ = _date(text, expr, told)
        return replace(on, timex=f"{on.timex}T{expr.clock}", granularity=_clock_grain(expr)), "time"
    day = told.day if told.day is not None and text.sentence(expr.first)[0] <= told.day_at else told.published
    prefix = "XXXX-XX-XX" if day is None else day.isoformat()
    return _timex(expr, f"{prefix}T{expr.clock}", None, _clock_grain(expr), told), "time"


def _clock_grain(expr: TimeExpr) -> Granularity:
    return "daypart" if expr.clock.isalpha() else "minute"


def _day_word(text: ClassedText, expr: TimeExpr, told: Told) -> tuple[Timex, str]:
    assert expr.shift is not None
    at = told.published and anchor.add_days(told.published, expr.shift)
    if at is None:
        return _timex(expr, "XXXX-XX-XX", None, "day", told), "date"
    told.day, told.day_at = at, expr.first
    return _timex(expr, at.isoformat(), anchor.days_between(at, at), "day", told), "date"


def _deictic(text: ClassedText, expr: TimeExpr, told: Told) -> tuple[Timex, str]:
    base = told.published
    if expr.anchor == "previous":
        base = told.day or base
    if base is None:
        return _timex(expr, {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "D": "XXXX-XX-XX"}.get(expr.unit, "XXXX"), None, _GRAINS[expr.unit], told), "date"
    shift = expr.shift
    if shift is None:
        shift = 0 if anchor.tense_at(text, expr.first) == "future" or base.weekday() >= 5 else -1
    return _unit_at(expr, told, base, expr.unit, shift)


def _unit_at(expr: TimeExpr, told: Told, base: date, unit: str, shift: int) -> tuple[Timex, str]:
    """The calendar unit that lies `shift` units from that of `base`."""
    timex, days = "", None
    if unit == "D":
        at = anchor.add_days(base, shift)
        if at:
            told.day, told.day_at = at, expr.first
            timex, days = at.isoformat(), anchor.days_between(at, at)
    elif unit in ("W", "WE"):
        at = anchor.add_days(base, 7 * shift)
        if at and unit == "W":
            timex, days = anchor.week_of(at), anchor.week_days(at)
        elif at:
            saturday = at - timedelta(at.weekday()) + timedelta(5)
            timex, days = anchor.week_of(at) + "-WE", anchor.days_between(saturday, saturday + timedelta(1))
    elif unit == "M":
        year, month = anchor.add_months((base.year, base.month), shift)
        if 1 <= year <= 9999:
            told.month, told.month_at = (year, month), expr.first
            timex, days = f"{year:04d}-{month:02d}", anchor.month_days(year, month)
    elif unit == "Q":
        year, month = anchor.add_months((base.year, base.month), 3 * shift)
        quarter = (month - 1) // 3 + 1
        if 1 <= year <= 9999:
            timex, days = f"{year:04d}-Q{quarter}", quarter_days(year, quarter)
    elif unit in ("Y", "E", "C"):
        year = base.year + shift * {"Y": 1, "E": 10, "C": 100}[unit]
        if 1 <= year <= 9999:
            if unit == "Y":
                told.year, told.year_at = year, expr.first
                timex, days = f"{year:04d}", anchor.year_days(year)
            elif unit == "E":
                timex, days = f"{year // 10:03d}", anchor.year_days(year // 10 * 10, year // 10 * 10 + 9)
            else:
                timex, days = f"{year // 100:02d}", anchor.year_days(year // 100 * 100, year // 100 * 100 + 99)
    return _timex(expr, timex or "XXXX", days, _GRAINS[unit], told), "date"


def quarter_days(year: int, quarter: int) -> Interval:
    """All days of a quarter of the calendar year."""
    return anchor.month_days(year, quarter * 3 - 2).hull(anchor.month_days(year, quarter * 3))


def _shift(text: ClassedText, expr: TimeExpr, told: Told) -> tuple[Timex, str]:
    if expr.value:
        return _timex(expr, expr.value, None, "vague", told, direction="past" if expr.value == "PAST_REF" else "future"), "date"
    base = told.published
    if expr.anchor == "previous":
        base = told.day or base
    length, _ = _duration(text, expr, told)
    if base is None or expr.shift is None or expr.unit[0] == "T":
        return replace(length, length=length.length), "duration"
    if expr.unit == "E":
        expr, unit, shift = expr, "Y", expr.shift * 10
    else:
        unit, shift = expr.unit, expr.shift
    value, kind = _unit_at(expr, told, base, unit, shift)
    return replace(value, length=length.length, nominal=length.nominal, bound=expr.bound), kind


def _duration(text: ClassedText, expr: TimeExpr, told: Told) -> tuple[Timex, str]:
    low, high = _LASTS[expr.unit]
    if expr.low is not None and expr.high is not None:
        count, span = expr.low, Interval.of(expr.low * low, expr.high * high)
    elif expr.count is not None:
        count, span = expr.count, Interval.of(expr.count * low, expr.count * high)
    else:
        mark = "T" if expr.unit[0] == "T" else ""
        vague = f"P{mark}X{expr.unit[-1]}" if expr.unit not in ("E", "C", "L") else "PXY"
        return _timex(expr, vague, None, _GRAINS[expr.unit], told, nominal=Fraction(1), bound=expr.bound), "duration"
    return (
        _timex(expr, _length_timex(count, expr.unit), None, _GRAINS[expr.unit], told, length=span, nominal=count, bound=expr.bound),
        "duration",
    )


def _length_timex(count: Fraction, unit: str) -> str:
    if count.denominator == 1:
        return length_value(int(count), unit)
    finer = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60), "E": ("Y", 10), "C": ("Y", 100), "W": ("D", 7), "D": ("TH", 24)}.get(unit)
    if finer and (count * finer[1]).denominator == 1:
        whole = int(count)
        rest = int((count - whole) * finer[1])
        if unit in ("E", "C"):
            return f"P{whole * finer[1] + rest}Y"
        if not whole:
            return length_value(rest, finer[0])
        tail = length_value(rest, finer[0]).removeprefix("PT" if unit[0] == "T" else "P")
        return length_value(whole, unit) + tail
    return f"P{'T' if unit[0] == 'T' else ''}{float(count):g}{unit[-1]}"


_SEASONS: Final = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 15)}


def _period(text: ClassedText, expr: TimeExpr, told: Told) -> tuple[Timex, str]:
    published, year, unit = told.published, expr.year, expr.unit
    if unit == "FY":
        assert year is not None
        told.year, told.year_at = year, expr.first
        # A fiscal year may start in any month of the calendar year before it.
        return _timex(expr, f"{year:04d}", anchor.year_days(year).hull(anchor.year_days(year - 1)), "year", told), "date"
    if unit in _SEASONS:
        return _season(text, expr, told)
    if year is None and published is not None:
        year = _quarter_year(text, expr, published, int(unit[1]))
    if year is None:
        return _timex(expr, f"XXXX-{unit}", None, "quarter" if unit[0] == "Q" else "half", told), "date"
    if unit[0] == "H":
        months = (1, 6) if unit == "H1" else (7, 12)
        days = anchor.month_days(year, months[0]).hull(anchor.month_days(year, months[1]))
        return _timex(expr, f"{year:04d}-{unit}", days, "half", told), "date"
    told.quarter, told.quarter_at = (year, int(unit[1])), expr.first
    return _timex(expr, f"{year:04d}-{unit}", quarter_days(year, int(unit[1])), "quarter", told), "date"


def _quarter_year(text: ClassedText, expr: TimeExpr, published: date, quarter: int) -> int:
    """A quarter without a year: the running one or the nearest past one, unless the tense looks forward."""
    running = (published.month - 1) // 3 + 1
    if quarter <= running or anchor.tense_at(text, expr.first) == "future":
        return published.year
    return published.year - 1


def _season(text: ClassedText, expr: TimeExpr, told: Told) -> tuple[Timex, str]:
    published, year, unit = told.published, expr.year, expr.unit
    start, end = _SEASONS[unit]
    if year is None and published is not None:
        year = published.year
        if expr.shift == -1 and start >= published.month - 2:
            year -= 1
        elif expr.shift == 1 and start <= published.month:
            year += 1
    if year is None:
        return _timex(expr, f"XXXX-{unit}", None, "season", told), "date"
    last = anchor.add_months((year, 1), end - 1)
    return _timex(expr, f"{year:04d}-{unit}", anchor.month_days(year, start).hull(anchor.month_days(*last)), "season", told), "date"


def _decade(text: ClassedText, expr: TimeExpr, told: Told) -> tuple[Timex, str]:
    first = int(expr.value) * 10
    return _timex(expr, expr.value, anchor.year_days(first, first + 9), "decade", told), "date"


def _century(text: ClassedText, expr: TimeExpr, told: Told) -> tuple[Timex, str]:
    first = int(expr.value) * 100
    return _timex(expr, expr.value, anchor.year_days(first + 1, first + 100), "century", told), "date"


def _vague(text: ClassedText, expr: TimeExpr, told: Told) -> tuple[Timex, str]:
    way = {"PAST_REF": "past", "FUTURE_REF": "future"}.get(expr.value, "")
    return _timex(expr, expr.value, None, "vague", told, direction=way), "date"


def _set(text: ClassedText, expr: TimeExpr, told: Told) -> tuple[Timex, str]:
    return _timex(expr, expr.value, None, "vague", told), "set"


_VALUES: Final = {
    "date": _date,
    "clock": _clock,
    "daypart": _clock,
    "duration": _duration,
    "shift": _shift,
    "deictic": _deictic,
    "day_word": _day_word,
    "period": _period,
    "decade": _decade,
    "century": _century,
    "vague": _vague,
    "set": _set,
}
