"""Almanac: facts of the Gregorian calendar, and the days on which holidays fall.

Days are proleptic Gregorian ordinals, as `date.toordinal` counts them; weekdays run from 0 (Monday) to 6.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache
from typing import Final

from factcheck.data import data_lines, read_data
from factcheck.interval import Interval

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# As the stylebooks of newspapers shorten them before a day.
_BEFORE_DAY: Final = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def has_day(year: int, month: int, day: int) -> bool:
    """Whether that day exists.

    >>> has_day(2024, 2, 29), has_day(2023, 2, 29), has_day(2023, 4, 31)
    (True, False, False)
    """
    return MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def days_in_month(month: int, year: int | None = None) -> int:
    """How many days a month has; the most that it can have when no year is given.

    >>> days_in_month(2), days_in_month(2, 2023)
    (29, 28)
    """
    return monthrange(2000 if year is None else year, month)[1]


def shift_years(day: date, years: int) -> date:
    """The same day of the year, `years` later (earlier when negative); Feb. 29 becomes March 1 in a common year.

    Raises:
        ValueError: if the year would lie outside 1 to 9999.

    >>> shift_years(date(2004, 2, 29), 17)
    datetime.date(2021, 3, 1)
    """
    year = day.year + years
    if day.month == 2 and day.day == 29 and not isleap(year):
        return date(year, 3, 1)
    return day.replace(year=year)


def write_day(day: date, *, weekday: bool = False, year: bool = True) -> str:
    """A day as newspapers write it.

    >>> write_day(date(2022, 3, 9), weekday=True), write_day(date(2022, 7, 4), year=False)
    ('Wednesday, March 9, 2022', 'July 4')
    """
    written = f"{_BEFORE_DAY[day.month - 1]} {day.day}"
    if year:
        written = f"{written}, {day.year}"
    return f"{WEEKDAYS[day.weekday()]}, {written}" if weekday else written


_CALENDAR: Final = Interval.of(date.min.toordinal(), date.max.toordinal())


def write_days(days: Interval) -> str:
    """A range of days, in words.

    >>> write_days(Interval.exactly(date(2021, 9, 11).toordinal()))
    'Sept. 11, 2021'
    >>> write_days(Interval.of(date(2021, 9, 1).toordinal(), date(2021, 9, 30).toordinal()))
    'September 2021'

    Days that no calendar of years 1 to 9999 has are no bound:

    >>> write_days(Interval.of(date(2021, 9, 11).toordinal(), 4_000_000)), write_days(Interval.exactly(4_000_000))
    ('Sept. 11, 2021 or later', 'no day')
    """
    days = days & _CALENDAR
    if days.is_empty:
        return "no day"
    first = None if days.low is None else -(-days.low.numerator // days.low.denominator)
    final = None if days.high is None else days.high.numerator // days.high.denominator
    low = None if first is None or first <= date.min.toordinal() else date.fromordinal(first)
    high = None if final is None or final >= date.max.toordinal() else date.fromordinal(final)
    if low is None and high is None:
        return "any day"
    if low is None:
        assert high is not None
        return f"{write_day(high)} or before"
    if high is None:
        return f"{write_day(low)} or later"
    if low == high:
        return write_day(low)
    if low.day == 1 and (high + timedelta(1)).day == 1:
        if (low.year, low.month) == (high.year, high.month):
            return f"{MONTHS[low.month - 1]} {low.year}"
        if (low.month, high.month) == (1, 12):
            return str(low.year) if low.year == high.year else f"{low.year} to {high.year}"
    return f"{write_day(low, year=low.year != high.year)} to {write_day(high)}"


def easter(year: int, *, orthodox: bool = False) -> date:
    """Easter Sunday of a year from 1583 on, in Gregorian days.

    Western Easter by the Anonymous Gregorian algorithm (Nature, 1876); Orthodox Easter by Meeus' Julian algorithm
    (Astronomical Algorithms, 1991), moved to the Gregorian calendar.

    >>> easter(2021), easter(2021, orthodox=True)
    (datetime.date(2021, 4, 4), datetime.date(2021, 5, 2))
    """
    if orthodox:
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2)
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The `nth` such weekday of a month; the last one when `nth` is -1.

    >>> nth_weekday(2021, 11, 4, 3), nth_weekday(2022, 5, -1, 0)
    (datetime.date(2021, 11, 25), datetime.date(2022, 5, 30))
    """
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta((last.weekday() - weekday) % 7)


@dataclass(frozen=True, slots=True)
class HolidayDay:
    """One meaning of a holiday's name.

    Attributes:
        name: the usual name.
        regions: ISO 3166-1 codes in which the name means this day; empty where it means it everywhere.
        rule: how the day is found in a year; see `data/holidays.tsv`.
        shared: whether countries that the table does not name give the name to other days.
        shift: days from the rule's day, for a day told from the holiday ("the day after Christmas").
        weekday: the weekday told from the holiday ("the Friday after Thanksgiving"): the first one after it, or the last one before it
            where `shift` is negative.
    """

    name: str
    regions: frozenset[str]
    rule: str
    shared: bool = False
    shift: int = 0
    weekday: int | None = None

    def day(self, year: int) -> date | None:
        """Its day in a year; None where the rule, or the year of the calendar, gives none.

        >>> [meaning.day(2023) for meaning in find_holiday("the Friday after Thanksgiving") if "US" in meaning.regions]
        [datetime.date(2023, 11, 24)]
        """
        if not self.shift:
            return self._own_day(year)
        for start in (year, year - 1, year + 1):
            own = self._own_day(start)
            if own is not None:
                days = self.shift if self.weekday is None else _steps_to(own, self.weekday, back=self.shift < 0)
                if (there := own + timedelta(days)).year == year:
                    return there
        return None

    def _own_day(self, year: int) -> date | None:
        """The day of the rule itself.

        >>> [meaning.day(2021) for meaning in find_holiday("Thanksgiving") if "US" in meaning.regions]
        [datetime.date(2021, 11, 25)]
        """
        found = _RULE.fullmatch(self.rule)
        assert found is not None, self.rule
        shift = timedelta(int(found["shift"] or 0))
        if found["fixed"]:
            month, day = found["fixed"].split("-")
            return date(year, int(month), int(day))
        if found["nth"]:
            month, nth, weekday = found["nth"].split(":")
            return nth_weekday(year, int(month), int(nth), int(weekday)) + shift
        if found["word"] == "election":
            return nth_weekday(year, 11, 1, 0) + timedelta(1) if year % 2 == 0 else None
        if found["word"] == "victoria":
            return date(year, 5, 24) - timedelta(date(year, 5, 24).weekday())
        return easter(year, orthodox=found["word"] == "orthodox") + shift


def _steps_to(day: date, weekday: int, *, back: bool) -> int:
    """How many days from a day to the next such weekday, or to the last one before it."""
    return -((day.weekday() - weekday - 1) % 7 + 1) if back else (weekday - day.weekday() - 1) % 7 + 1


_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
NTH_WEEKDAY: Final = (
    rf"(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th) (?:{'|'.join(WEEKDAYS)}) (?:in|of|every|each) (?:{'|'.join(MONTHS)})"
)
FROM_HOLIDAY: Final = (
    rf"(?:the )?(?:(?P<unit>day|eve|{'|'.join(WEEKDAYS)}) (?P<way>before|after|following|of)"
    r"|(?P<two>two|three|four|five) days (?P<side>before|after)) "
)
_FROM: Final = re.compile(FROM_HOLIDAY, re.IGNORECASE)
_COUNTS: Final = {"two": 2, "three": 3, "four": 4, "five": 5}


def _nth_weekday_of(name: str) -> tuple[HolidayDay, ...]:
    """A day told by its place in a month: "second Sunday in May"."""
    nth, weekday, _, month = name.split(" ")
    at = [day.lower() for day in WEEKDAYS].index(weekday), [one.lower() for one in MONTHS].index(month) + 1
    return (HolidayDay(f"the {nth} {weekday.title()} of {month.title()}", frozenset(), f"{at[1]:02d}:{_ORDINALS[nth]}:{at[0]}"),)


def _told_from(told: re.Match[str], meanings: tuple[HolidayDay, ...], name: str) -> tuple[HolidayDay, ...]:
    """The meanings of a day told from a holiday: "the day before Thanksgiving"."""
    unit = (told["unit"] or "").title()
    before = (told["way"] or told["side"]).lower() == "before" or unit == "Eve"
    count = _COUNTS[told["two"].lower()] if told["two"] else 1
    weekday = WEEKDAYS.index(unit) if unit in WEEKDAYS else None
    if (unit == "Eve") != ((told["way"] or "").lower() == "of"):
        return ()
    return tuple(replace(meaning, name=name, shift=-count if before else count, weekday=weekday) for meaning in meanings)


_RULE: Final = re.compile(r"(?:(?P<fixed>\d\d-\d\d)|(?P<nth>\d\d:-?\d:\d)|(?P<word>[a-z]+))(?P<shift>[+-]\d+)?")


@cache
def holidays() -> dict[str, tuple[HolidayDay, ...]]:
    """The meanings of each holiday name, by the name in small letters with straight apostrophes."""
    table: dict[str, list[HolidayDay]] = {}
    for line in read_data("holidays.tsv").splitlines():
        if not line or line.startswith("#"):
            continue
        regions, rule, names = line.split("\t")
        usual = names.split("|")[0]
        codes = frozenset() if regions == "*" else frozenset(regions.replace("~", "").split())
        for name in names.split("|"):
            table.setdefault(name.lower(), []).append(HolidayDay(usual, codes, rule, "~" in regions))
    return {name: tuple(meanings) for name, meanings in table.items()}


@cache
def holiday_cues() -> dict[str, frozenset[str]]:
    """The words by which a draft shows that it follows the calendar of a region, for the regions that are considered only then."""
    lines = [line.split("\t") for line in data_lines("holiday_cues.tsv")]
    return {region: frozenset(words.split()) for region, words in lines}


def find_holiday(name: str, text: str | None = None) -> tuple[HolidayDay, ...]:
    """The meanings of a holiday's name, less those of regions of which `text`, the draft, shows no sign; none when it is no holiday's.

    >>> len(find_holiday("Thanksgiving")), find_holiday("Tuesday")
    (2, ())
    >>> len(find_holiday("Good Friday")), len(find_holiday("Good Friday", "Mass on Good Friday"))
    (2, 1)
    """
    written = name.lower().replace("’", "'")
    meanings = holidays().get(written, ())
    if not meanings and re.fullmatch(NTH_WEEKDAY, written, re.IGNORECASE):
        return _nth_weekday_of(written)
    if not meanings and (told := _FROM.match(written)):
        meanings = _told_from(told, holidays().get(written[told.end() :], ()), name)
    if text is None:
        return meanings
    return tuple(meaning for meaning in meanings if not _is_foreign(meaning.regions, text))


def _is_foreign(regions: frozenset[str], text: str) -> bool:
    cues = holiday_cues()
    return bool(regions) and all(region in cues and not any(word in text for word in cues[region]) for region in regions)
