"""From a time expression to its mention: the TIMEX3 value and the days and the minutes that it allows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from factcheck.draft import Span
from factcheck.interval import EMPTY, Interval
from factcheck.mentions import time_anchor as anchor
from factcheck.mentions.holiday import holiday_value
from factcheck.mentions.mention import Mention, TimexKind
from factcheck.mentions.time_anchor import Told
from factcheck.mentions.time_expr import TimeExpr
from factcheck.mentions.time_span import Valued, century_value, decade_value, length_of, period_value, set_value, timex_of, vague_value
from factcheck.mentions.time_words import ClassedText
from factcheck.values import Granularity, Timex

_GRAINS: Final[dict[str, Granularity]] = {
    "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century",
}  # fmt: skip
_UNKNOWN: Final = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}


def mention_of(text: ClassedText, expr: TimeExpr, told: Told) -> Mention | None:
    """Resolve one expression; None when it counts from a time that the text has not told. `told` is updated with what it tells."""
    if expr.form == "range":
        return _range(text, expr, told)
    parts: tuple[Mention, ...] = ()
    if expr.parts:
        before = replace(told)  # parts are resolved for themselves, and tell nothing to what follows
        parts = tuple(mention for part in expr.parts if (mention := mention_of(text, part, before)) is not None)
    valued = _VALUES[expr.form](text, expr, told)
    return None if valued is None else _mention(text, expr, *valued, parts)


def _mention(text: ClassedText, expr: TimeExpr, value: Timex, kind: TimexKind, parts: tuple[Mention, ...]) -> Mention:
    first, last = expr.core
    starts = text.starts
    return Mention(kind, Span(starts[expr.first], starts[expr.last]), value, Span(starts[first], starts[last]), parts, expr.of)


def _range(text: ClassedText, expr: TimeExpr, told: Told) -> Mention:
    """Both ends, and the days from the first of the one to the last of the other."""
    *rest, first, last = expr.parts
    day = tuple(mention for part in rest if (mention := mention_of(text, part, replace(told))) is not None)
    left, one = _end(text, first, told)
    right, two = _end(text, last, told)
    if _comes_after(one, two) and last.year is None:
        assert one.days is not None
        assert one.days.low is not None
        if two.month is not None:  # "Dec. 20 to Jan. 5": the second end is in the year after
            right, two = _end(text, replace(last, named=str(date.fromordinal(int(one.days.low)).year + 1)), told)
        elif one.weekday is not None and one.direction == "future":  # "Monday to Friday": the week runs on from its first day
            right = replace(right, value=(two := _moved(two, 7)))
        elif one.weekday is not None:
            left = replace(left, value=(one := _moved(one, -7)))
    days: Interval | None = EMPTY
    if one.days is None or two.days is None:
        days = None
    elif not one.days.is_empty and not two.days.is_empty:
        days = Interval(one.days.low, two.days.high)
    minutes = None
    if one.minutes is not None and two.minutes is not None:
        minutes = Interval(one.minutes.low, two.minutes.high)
        minutes = None if minutes.is_empty else minutes  # over midnight
    value = Timex(f"{one.timex}/{two.timex}", days, one.granularity, anchor=told.published, minutes=minutes)
    return _mention(text, expr, value, "time" if one.minutes else "date", (*day, left, right))


def _moved(timex: Timex, days: int) -> Timex:
    """The same weekday so many days on."""
    assert timex.days is not None
    moved = timex.days + Interval.exactly(days)
    assert moved.low is not None
    return replace(timex, days=moved, timex=date.fromordinal(int(moved.low)).isoformat() + timex.timex[10:])


def _comes_after(one: Timex, two: Timex) -> bool:
    """Whether the first end of a range would lie after its second."""
    if one.days is None or two.days is None or one.days.is_empty or two.days.is_empty:
        return False
    return one.days.low is not None and two.days.high is not None and one.days.low > two.days.high


def _end(text: ClassedText, expr: TimeExpr, told: Told) -> tuple[Mention, Timex]:
    mention = mention_of(text, expr, told)
    assert mention is not None
    assert isinstance(mention.value, Timex)
    return mention, mention.value


def _date(text: ClassedText, expr: TimeExpr, told: Told) -> Valued:
    year, month, day = expr.year, expr.month, expr.day
    if month is None and year is None:
        return _weekday(text, expr, told) if day is None else _day_of_month(text, expr, told)
    if month is None:
        assert year is not None
        told.tell_year(year, expr.first)
        return timex_of(expr, f"{year:04d}", anchor.year_days(year), "year", told), "date"
    tense: anchor.Tense = ""
    if year is None:
        year, tense = _year_of(text, expr, told)
    if year is None or not 1 <= year <= 9999:
        timex = f"XXXX-{month:02d}" + ("" if day is None else f"-{day:02d}")
        impossible = day is not None and anchor.day_of(2000, month, day) is None
        return timex_of(expr, timex, EMPTY if impossible else None, "month" if day is None else "day", told), "date"
    if day is None:
        told.tell_month(year, month, expr.first)
        return timex_of(expr, f"{year:04d}-{month:02d}", anchor.month_days(year, month), "month", told, direction=tense), "date"
    at = anchor.day_of(year, month, day)
    if at is not None:
        told.tell_day(at, expr.first)
    days = anchor.days_between(at, at) if at else EMPTY
    if expr.unit == "W" and at is not None:  # "the week of March 6"
        return replace(
            timex_of(expr, anchor.week_of(at), anchor.week_days(at), "week", told, direction=tense), month=None, day=None
        ), "date"
    return timex_of(expr, f"{year:04d}-{month:02d}-{day:02d}", days, "day", told, direction=tense), "date"


def _year_of(text: ClassedText, expr: TimeExpr, told: Told) -> tuple[int | None, anchor.Tense]:
    """The year of a month or a day written without one, and the tense that it follows."""
    published, month = told.published, expr.month
    assert month is not None
    if expr.named.isdecimal():
        return int(expr.named), ""
    if expr.unit == "Y" and expr.shift is not None:
        base = _year_meant(told, expr.shift) if expr.anchor == "previous" else None
        base = base if base is not None else published.year if published else None
        return (None if base is None else base + expr.shift), ""
    if published is None:
        return None, ""
    if expr.shift is None:
        tense = anchor.date_tense(text, expr.core[0])
        return anchor.year_near(published, month, expr.day, tense), tense
    year = published.year
    if expr.shift < 0 and month >= published.month:
        year -= 1
    elif expr.shift > 0 and month <= published.month:
        year += 1
    return year, "past" if expr.shift < 0 else "future" if expr.shift > 0 else ""


def _year_meant(told: Told, shift: int) -> int | None:
    """The year that "that year" takes up: not that of the news, which is "this year" ("vanished in 1985, police said on Tuesday")."""
    last, published = told.year_told(), told.published
    news = told.day is not None and published is not None and abs((published - told.day).days) <= _NEWS
    older = told.year is not None and published is not None and told.year < published.year
    return told.year if shift == 0 and news and older and last is not None and told.day is not None and last == told.day.year else last


def _day_of_month(text: ClassedText, expr: TimeExpr, told: Told) -> Valued:
    """A day of a month that is not written beside it: the nearest such day, on the side that the tense looks to."""
    published = told.published
    assert expr.day is not None
    if published is None:
        return timex_of(expr, f"XXXX-XX-{expr.day:02d}", None, "day", told), "date"
    shifts = (expr.shift,) if expr.shift is not None else (-1, 0, 1)
    tense = anchor.tense_at(text, expr.first)
    choices: list[date] = []
    for shift in shifts:
        year, month = anchor.add_months((published.year, published.month), shift)
        at = anchor.day_of(year, month, expr.day)
        if at is not None and not (len(shifts) > 1 and ((tense == "past" and at > published) or (tense == "future" and at < published))):
            choices.append(at)
    if not choices:
        return timex_of(expr, f"XXXX-XX-{expr.day:02d}", None, "day", told), "date"
    at = min(choices, key=lambda choice: abs((choice - published).days))
    told.tell_day(at, expr.first)
    return timex_of(expr, at.isoformat(), anchor.days_between(at, at), "day", told, direction=tense), "date"


def _weekday(text: ClassedText, expr: TimeExpr, told: Told) -> Valued:
    base = told.published
    weekday = expr.weekday
    assert weekday is not None
    tense: anchor.Tense = ""
    if expr.anchor == "previous":
        base = told.day or base
    if base is not None and expr.shift is None:
        tense = anchor.weekday_tense(text, expr.first)
    elif base is not None and expr.named != "this" and expr.shift is not None and expr.shift != 0:
        tense = "past" if expr.shift < 0 else "future"
        base = anchor.add_days(base, expr.shift)
    elif base is not None:
        tense = anchor.weekday_tense(text, expr.first)
        if expr.named == "this" and base is not None:  # "this Friday": of the running week, unless it has gone and the tense looks on
            at = anchor.add_days(base, weekday - base.weekday())
            if at is not None and not (tense == "future" and at < base):
                told.tell_day(at, expr.first)
                return timex_of(expr, at.isoformat(), anchor.days_between(at, at), "day", told, direction=tense), "date"
    at = base and anchor.weekday_near(base, weekday, tense)
    if at is None:
        return timex_of(expr, f"XXXX-WXX-{weekday + 1}", None, "day", told), "date"
    told.tell_day(at, expr.first)
    return timex_of(expr, at.isoformat(), anchor.days_between(at, at), "day", told, direction=tense), "date"


def _clock(text: ClassedText, expr: TimeExpr, told: Told) -> Valued:
    """A time of day: on the day written beside it; else, in its value alone, on the day told in its sentence or that of publication."""
    grain: Granularity = "daypart" if expr.clock.isalpha() else "minute"
    on: Timex | None = None
    if expr.unit == "told":
        base = told.day if told.day is not None else told.published
        at = base and anchor.add_days(base, expr.shift or 0)
        prefix = "XXXX-XX-XX" if at is None else at.isoformat()
        days = anchor.days_between(at, at) if at is not None and expr.named != "the" and told.day is not None else None
        return timex_of(expr, f"{prefix}T{expr.clock}", days, grain, told), "time"
    if expr.unit == "D" and expr.shift is not None:
        on, _ = _day_word(text, expr, told)
    elif expr.month is not None or expr.weekday is not None or expr.day is not None:
        on, _ = _date(text, expr, told)
    if on is not None:
        return replace(on, timex=f"{on.timex}T{expr.clock}", granularity=grain), "time"
    day = told.day if told.day is not None and text.sentence(expr.first)[0] <= told.day_at else told.published
    return timex_of(expr, f"{'XXXX-XX-XX' if day is None else day.isoformat()}T{expr.clock}", None, grain, told), "time"


def _day_word(text: ClassedText, expr: TimeExpr, told: Told) -> Valued:
    assert expr.shift is not None
    at = told.published and anchor.add_days(told.published, expr.shift)
    if at is None:
        return timex_of(expr, "XXXX-XX-XX", None, "day", told), "date"
    told.tell_day(at, expr.first)
    return timex_of(expr, at.isoformat(), anchor.days_between(at, at), "day", told), "date"


_NEWS: Final = 7  # days back from publication to what the news tells by weekday
_FAR: Final = 800  # tokens, spaces among them, over which "that year" looks back for its year
_BEFORE: Final = frozenset(("previous", "preceding"))
_NOT_CALENDAR: Final = frozenset(("fiscal", "school", "academic", "election", "tax"))


def _deictic(text: ClassedText, expr: TimeExpr, told: Told) -> Valued | None:
    base, unit, shift = told.published, expr.unit, expr.shift
    if expr.anchor == "previous":
        base = told.base_for(unit, expr.first - _FAR)
        if base is None and expr.named in _BEFORE and unit in ("W", "M", "Q", "Y"):
            base = told.published
        if base is None:
            return None
    if base is None:
        return timex_of(expr, _UNKNOWN.get(unit, "XXXX"), None, _GRAINS[unit], told), "date"
    if shift is None:  # "the weekend": the last one, unless it is on or the tense looks forward
        shift = 0 if anchor.tense_at(text, expr.first) == "future" or base.weekday() >= 5 else -1
    value = unit_near(expr, told, base, unit, shift)
    if unit == "Y" and value.days is not None and _NOT_CALENDAR & set(text.words(expr.first, expr.last).lower().split()):
        # a fiscal or a school year may begin in any month
        return replace(value, days=value.days.hull(value.days + Interval.of(-365, 365))), "date"
    if expr.named == "past" and value.days is not None and expr.anchor == "published":
        # "the past year" runs up to now, whatever the calendar year in its value is
        start = unit_near(expr, replace(told), base, unit, -1).days
        value = replace(value, days=start and start.hull(anchor.days_between(base, base)))
    return value, "date"


def unit_near(expr: TimeExpr, told: Told, base: date, unit: str, shift: int) -> Timex:
    """The calendar unit that lies `shift` units from that of `base`."""
    timex, days = _UNKNOWN.get(unit, "XXXX"), None
    if unit in ("D", "W", "WE"):
        at = anchor.add_days(base, shift * (1 if unit == "D" else 7))
        if at and unit == "D":
            told.tell_day(at, expr.first)
            timex, days = at.isoformat(), anchor.days_between(at, at)
        elif at and unit == "W":
            timex, days = anchor.week_of(at), anchor.week_days(at)
        elif at:
            saturday = at.toordinal() - at.weekday() + 5
            timex, days = anchor.week_of(at) + "-WE", Interval.of(saturday, saturday + 1)
    elif unit in ("M", "Q"):
        year, month = anchor.add_months((base.year, base.month), shift * (1 if unit == "M" else 3))
        if 1 <= year <= 9999 and unit == "M":
            told.tell_month(year, month, expr.first)
            timex, days = f"{year:04d}-{month:02d}", anchor.month_days(year, month)
        elif 1 <= year <= 9999:
            timex, days = f"{year:04d}-Q{(month + 2) // 3}", anchor.quarter_days(year, (month + 2) // 3)
    else:
        size = {"Y": 1, "E": 10, "C": 100, "L": 1000}[unit]
        year = base.year + shift * size
        if 1 <= year <= 9999:
            start = year // size * size
            timex = f"{year:04d}"[: {1: 4, 10: 3, 100: 2, 1000: 1}[size]]
            days = anchor.year_days(max(start, 1), start + size - 1)
            if unit == "Y":
                told.tell_year(year, expr.first)
    return timex_of(expr, timex, days, _GRAINS.get(unit, "century"), told)


_ENDED: Final = 10  # tokens after a quarter in which the day stands that it ended on
_REPORT: Final = 600  # tokens, spaces among them, over which a report on a quarter speaks of that quarter


def _quarter_before(text: ClassedText, expr: TimeExpr, told: Told) -> Timex | None:
    """In a report on a quarter, "a year earlier" is the same quarter of the year before."""
    if told.quarter is None or not told.reports_quarter or expr.first - told.quarter_at > _REPORT:
        return None
    later = max(told.month_at, told.day_at)
    if later > max(told.quarter_at + _ENDED, text.sentence(expr.first)[0]):
        return None
    year = told.quarter[0] - 1
    return timex_of(expr, f"{year:04d}-Q{told.quarter[1]}", anchor.quarter_days(year, told.quarter[1]), "quarter", told)


def _shift(text: ClassedText, expr: TimeExpr, told: Told) -> Valued:
    """A length from an anchor: a day for days, else the week, the month or the year that the length leads to."""
    length, _ = length_of(text, expr, told)
    if expr.value:
        return vague_value(text, expr, told)
    past = expr.shift is not None and expr.shift < 0
    base = told.published
    guessed = False
    unit, shift = expr.unit, expr.shift
    if expr.anchor == "previous":
        if unit == "Y" and past and (value := _quarter_before(text, expr, told)) is not None:
            return value, "date"
        start = text.sentence(expr.first)[0]
        base = told.base_for(unit, (start if unit == "Y" else text.sentence(max(start - 1, 0))[0]) if past else None)
        guessed = base is None and past and unit in ("Y", "M", "W")
        if guessed:
            base = told.published
    elif unit == "Y" and shift == -1 and (value := _quarter_before(text, expr, told)) is not None:
        return value, "date"
    if base is None or shift is None or unit[0] == "T":
        return length, "duration"
    if unit in ("E", "C", "L"):
        unit, shift = "Y", shift * {"E": 10, "C": 100, "L": 1000}[unit]
    value = unit_near(expr, told, base, unit, shift)
    days = None if guessed else value.days
    if days is not None and unit in ("M", "Y", "W") and expr.anchor == "published":
        # Such lengths are rounded: half a unit either side of the exact day is meant too.
        exact = Interval.exactly(base.toordinal() + shift * {"W": 7, "M": 30, "Y": 365}[unit])
        slack = {"W": 3, "M": 15, "Y": 183}[unit]
        days = days.hull(exact + Interval.of(-slack, slack))
    return replace(value, days=days, length=length.length, nominal=length.nominal, bound=length.bound), "date"


_VALUES: Final = {
    "date": _date,
    "holiday": holiday_value,
    "clock": _clock,
    "daypart": _clock,
    "duration": length_of,
    "shift": _shift,
    "deictic": _deictic,
    "day_word": _day_word,
    "period": period_value,
    "decade": decade_value,
    "century": century_value,
    "vague": vague_value,
    "set": set_value,
}
