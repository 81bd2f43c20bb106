"""Where a time expression lies: what the publication date, the tense around it and the dates told before make of it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final, Literal

from factcheck.interval import EMPTY, Interval
from factcheck.mentions.time_words import ClassedText, lexicon

Tense = Literal["past", "future", ""]

_NEAR: Final = 45  # days within which a date without a year is the nearest one, whatever the tense says


@dataclass(slots=True)
class Told:
    """What the text has told so far, for words that count from it: the day, month and year told last, and the quarter reported on.

    Places (`..._at`) are token indices. `quarter` is a year and the number of a quarter; `months_at` is where a run of months ("the
    nine months") was told last, which then is what the report is on.
    """

    published: date | None
    day: date | None = None
    day_at: int = -1
    month: tuple[int, int] | None = None
    month_at: int = -1
    year: int | None = None
    year_at: int = -1
    quarter: tuple[int, int] | None = None
    quarter_at: int = -1
    months_at: int = -1

    def tell_day(self, day: date, at: int) -> None:
        """A day is told at token `at`."""
        self.day, self.day_at = day, at

    def tell_month(self, year: int, month: int, at: int) -> None:
        """A month is told at token `at`."""
        self.month, self.month_at = (year, month), at

    def tell_year(self, year: int, at: int) -> None:
        """A year is told at token `at`."""
        self.year, self.year_at = year, at

    @property
    def reports_quarter(self) -> bool:
        """Whether what is reported on is a quarter, and no longer run of months was told since."""
        return self.quarter is not None and self.quarter_at > self.months_at

    def year_told(self) -> int | None:
        """The year of what was told last."""
        last = max(self.day_at, self.month_at, self.year_at)
        if last < 0:
            return None
        if last == self.day_at and self.day is not None:
            return self.day.year
        return self.month[0] if last == self.month_at and self.month is not None else self.year

    def base_for(self, unit: str, since: int | None) -> date | None:
        """A day that lies in the time told last, to count units of `unit` from; told at token `since` or later, where that is given.

        Days and weeks count from days only; months from days and months; longer units from anything.
        """
        allowed = [(self.day_at, self.day)]
        if unit not in ("D", "W", "WE"):
            allowed.append((self.month_at, date(*self.month, 1) if self.month and 1 <= self.month[0] <= 9999 else None))
        if unit not in ("D", "W", "WE", "M", "Q"):
            allowed.append((self.year_at, date(self.year, 1, 1) if self.year and 1 <= self.year <= 9999 else None))
        at, base = max(allowed, key=lambda each: each[0])
        return base if at >= 0 and (since is None or at >= since) else None


@lru_cache(maxsize=4096)
def days_between(first: date, last: date) -> Interval:
    """The ordinals from one day to another, both within."""
    return Interval.of(first.toordinal(), last.toordinal())


def day_of(year: int, month: int, day: int) -> date | None:
    """The date of three fields; None when the calendar has none."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


@lru_cache(maxsize=4096)
def month_days(year: int, month: int) -> Interval:
    """All days of a month; none outside the calendar."""
    if not 1 <= year <= 9999:
        return EMPTY
    return days_between(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


@lru_cache(maxsize=4096)
def year_days(first: int, last: int | None = None) -> Interval:
    """All days of a year, or of a run of years."""
    last = first if last is None else last
    return days_between(date(first, 1, 1), date(last, 12, 31)) if 1 <= first <= last <= 9999 else EMPTY


def add_months(start: tuple[int, int], months: int) -> tuple[int, int]:
    """The year and the month so many months from one."""
    total = start[0] * 12 + start[1] - 1 + months
    return total // 12, total % 12 + 1


def add_days(start: date, days: int) -> date | None:
    """A day so many days on; None past the ends of the calendar."""
    try:
        return start + timedelta(days)
    except OverflowError:
        return None


@cache
def _verbs() -> re.Pattern[str]:
    # A participle after "will be", "to be", "would have" is no past tense of its own; nor is one after an article.
    return lexicon().pattern(
        "(?P<future>(?:{will}|{would}|{could}(?! {bebase} {reached}| {not}))(?: {not})?(?: [{word}{function}])?"
        "(?: {bebase})?(?: {been})?(?: [{ed}{pastverb}{plan}{plan_to}{agreed}])?"
        "|{plan}|{plan_to} [{to}{for}{on}] |{agreed} {to} |[{be}{was}{been}](?: {not})? {plan_to}(?! [{up}{function}])"
        "|{be} {to} (?:{bebase} )?[{ed}{pastverb}]?|{be} {going}|{to} {bebase} [{ed}{pastverb}]|{present_verb})"
        "|(?P<none>(?:{the}|{a}|{its}) [{ed}{plan}{plan_to}]|{be} (?:[{not}{word}{function}] )?[{ed}{pastverb}{agreed}]|{plan_to})"
        "|(?P<past>[{ed}{been}{was}{pastverb}{agreed}{reached}{could}])"
    )


_BEFORE: Final = 60  # tokens, spaces among them, that a verb may stand before a time
_AFTER: Final = 40


def tense_at(text: ClassedText, at: int) -> Tense:
    """Which way the verb beside token `at` looks: the last verb before it in its sentence, or else the first after it."""
    first, last = text.sentence(at)
    before: str | None = None
    for found in _verbs().finditer(text.classes, max(first, at - _BEFORE), at):
        if found.lastgroup != "none":
            before = found.lastgroup
    if before is None:
        after = _verbs().search(text.classes, at, min(last, at + _AFTER))
        before = after.lastgroup if after else None
    return "past" if before == "past" else "future" if before == "future" else ""


@cache
def _ahead() -> re.Pattern[str]:
    return lexicon().pattern(
        r"(?:{as} (?:{soon}|{early}) {as}|{starting}|{until}|[{plan}{plan_to}](?: {for}| {on})?|{be}|{start}) (?:{the} |{on} |{a} )?\Z"
    )


@cache
def _ahead_of_date() -> re.Pattern[str]:
    return lexicon().pattern(r"[{by}{through}{until}{starting}{plan}] (?:{early} |{late} |{mid}-)?\Z")


def date_tense(text: ClassedText, at: int) -> Tense:
    """Which way a month or a day without a year looks: as its verb does; after "by", "through", "until" either way, the nearest."""
    if _ahead_of_date().search(text.classes, max(at - 5, 0), at):
        return ""
    return tense_at(text, at)


def weekday_tense(text: ClassedText, at: int) -> Tense:
    """Which way a weekday looks: forward after "until", "as soon as", "scheduled for"; else as its verb does."""
    tense = tense_at(text, at)
    if _done().match(text.classes, at):
        return "past"  # "will appeal Wednesday's ruling"
    ahead = _ahead().search(text.classes, max(at - 8, 0), at)
    if ahead is None or (tense == "past" and text.sentence(at)[0] == ahead.start()):
        return tense  # "Until Thursday, they had no name"
    return "future"


@cache
def _done() -> re.Pattern[str]:
    return lexicon().pattern(r"{weekday}'\w (?:[{word}{ed}] )?{done}")


def weekday_near(published: date, weekday: int, tense: Tense) -> date | None:
    """The day of that name in the seven days up to publication, or from it on where the tense looks forward."""
    if tense == "future":
        return add_days(published, (weekday - published.weekday()) % 7)
    return add_days(published, -((published.weekday() - weekday) % 7))


def year_near(published: date, month: int, day: int | None, tense: Tense) -> int:
    """The year that a month, or a month and a day, written without one belongs to.

    The nearest one, when it is within six weeks of publication; beyond, the nearest on the side that the tense looks to.
    """
    choices: list[tuple[int, int]] = []
    for year in (published.year - 1, published.year, published.year + 1):
        if not 1 <= year <= 9999:
            continue
        if day is None:
            gap = (year - published.year) * 12 + month - published.month
            choices.append((gap * 30, year))
        else:
            at = day_of(year, month, day) or day_of(year, month, min(day, monthrange(year, month)[1]))
            if at is not None:
                choices.append(((at - published).days, year))
    nearest = min(choices, key=lambda choice: abs(choice[0]))
    if abs(nearest[0]) <= (_NEAR if day is not None else 31) or not tense:
        return nearest[1]
    side = [choice for choice in choices if (choice[0] <= 0 if tense == "past" else choice[0] >= 0)]
    return min(side, key=lambda choice: abs(choice[0]))[1] if side else nearest[1]


def week_of(day: date) -> str:
    """The TIMEX3 value of the ISO week of a day."""
    iso = day.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


@lru_cache(maxsize=4096)
def week_days(day: date) -> Interval:
    """The seven days, Monday to Sunday, of the week of a day."""
    monday = day.toordinal() - day.weekday()
    return Interval.of(max(monday, 1), monday + 6)


@lru_cache(maxsize=4096)
def quarter_days(year: int, quarter: int) -> Interval:
    """All days of a quarter of the calendar year."""
    return month_days(year, quarter * 3 - 2).hull(month_days(year, quarter * 3))
