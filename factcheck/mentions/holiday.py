"""Holidays by name: "Thanksgiving", "Election Day", "Easter Sunday", "the day after Christmas", "Ramadan"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final

from factcheck.almanac import find_holiday, holidays
from factcheck.interval import Interval
from factcheck.mentions import time_anchor as anchor
from factcheck.mentions.mention import TimexKind
from factcheck.mentions.time_anchor import Told
from factcheck.mentions.time_expr import TimeExpr
from factcheck.mentions.time_span import timex_of
from factcheck.mentions.time_words import ClassedText, lexicon
from factcheck.values import Timex

# Feasts of calendars other than the sun's: the name in news, and a country and the name under which `holidays` knows the day.
_MOON: Final[dict[str, tuple[str, str]]] = {
    "rosh hashana": ("IL", "Rosh Hashanah"),
    "rosh hashanah": ("IL", "Rosh Hashanah"),
    "yom kippur": ("IL", "Yom Kippur"),
    "eid al-fitr": ("AE", "Eid al-Fitr"),
    "eid al-adha": ("AE", "Eid al-Adha"),
    "chinese new year": ("SG", "Chinese New Year"),
    "lunar new year": ("SG", "Chinese New Year"),
}


@cache
def _names() -> re.Pattern[str]:
    names = sorted({*holidays(), *_MOON}, key=lambda name: (-len(name), name))
    words = "|".join(re.escape(name).replace("'", "['’]").replace("\\ ", r"\s") for name in names)
    return re.compile(rf"(?:{words})\b(?!-)", re.IGNORECASE)


@cache
def _first_words() -> re.Pattern[str]:
    # Classes of capitalised words that a name begins with; the names themselves are looked for only there.
    return lexicon().pattern(
        r"{feast}|{may} {uday}|{mon_name} {Word}|[{card}{early}{season}{nthword}{school}{function}](?= )|{title}(?=\. )"
    )


@cache
def _openers() -> frozenset[str]:
    """The first words of the names."""
    return frozenset(re.split(r"[ '-]", name)[0].rstrip(".") for name in (*holidays(), *_MOON))


# The name of another thing that the holiday's stands in ("Christmas tree", "Easter Island", "Labor Day weekend" is another time).
_OTHER: Final = re.compile(
    r"[\s-](?:Island|Rising|Seals?|Carol|Massacre|Parade|Inc|Ltd|Bowl|Abbey)\b|['’]s\s[A-Z]|\s[A-Z][a-z]+\s(?:said|told)"
)
_WEEKEND: Final = re.compile(r"\s(weekend|week)\b")


@cache
def _modifies() -> re.Pattern[str]:
    # A holiday before a noun only says what kind it is: "Christmas trees", "a Thanksgiving dinner".
    return lexicon().pattern(r" {word}|-")


@cache
def _of_year() -> re.Pattern[str]:
    return lexicon().pattern(r"(?: [{in}{of}]|,)? {yyyy}(?![,-]{n})")


def find_holidays(text: ClassedText) -> list[TimeExpr]:
    """The holidays that a text names, in text order."""
    found: list[TimeExpr] = []
    end = 0
    whole = text.text
    for trigger in _first_words().finditer(text.classes):
        at, opener = text.starts[trigger.start()], text.tokens[trigger.start()]
        if at < end or not opener[0].isupper() or opener.lower() not in _openers():
            continue
        name = _names().match(whole, at)
        if name is None or _OTHER.match(whole, name.end()):
            continue
        end = name.end()
        after = _WEEKEND.match(whole, end)
        if after is not None:
            end = after.end()
        first, last = trigger.start(), text.token_at(end)
        if after is None and _modifies().match(text.classes, last):
            continue
        which = lexicon().letters
        before = text.classes[max(first - 2, 0) : first]
        shift = {which["last"] + " ": -1, which["next"] + " ": 1, which["this"] + " ": 0}.get(before)
        year, last = _year_after(text, last)
        unit = {"week": "W", "weekend": "WE"}.get(after.group(1), "") if after else ""
        found.append(
            TimeExpr(
                "holiday",
                first - 2 if shift is not None else first,
                last,
                year=year,
                shift=shift,
                unit=unit,
                named=name.group().lower().replace("’", "'"),
            )
        )
    return found


def _year_after(text: ClassedText, last: int) -> tuple[int | None, int]:
    """The year written behind a holiday's name, and where the words then end: "Easter 2019", "Christmas Eve in 2009", "Halloween, 1984"."""
    found = _of_year().match(text.classes, last)
    return (None, last) if found is None else (int(text.tokens[found.end() - 1]), found.end())


def holiday_value(text: ClassedText, expr: TimeExpr, told: Told) -> tuple[Timex, TimexKind]:
    """The day of the nearest such holiday, on the side that the tense looks to; the days of all its meanings, where it has several."""
    published = told.published
    if expr.year is not None:
        days = days_of(expr.named, expr.year)
    elif published is None:
        days = []
    elif expr.unit == "Y" and expr.shift is not None:  # "Thanksgiving last year"
        days = days_of(expr.named, published.year + expr.shift)
    else:
        years = (published.year - 1, published.year, published.year + 1)
        near = [day for year in years if 1583 <= year <= 9998 for day in days_of(expr.named, year)[:1]]
        days = _nearest(near, published, expr.shift, anchor.tense_at(text, expr.first))
        days = days_of(expr.named, days[0].year) if days else []
    if not days:
        return timex_of(expr, "XXXX-XX-XX", None, "day", told), "date"
    day = days[0]
    if expr.unit in ("W", "WE"):
        saturday = day.toordinal() - day.weekday() + 5 - (7 if day.weekday() == 0 and expr.unit == "WE" else 0)
        if expr.unit == "W":
            return timex_of(expr, anchor.week_of(day), anchor.week_days(day), "week", told), "date"
        # A holiday's weekend is the one beside it: the days between the Saturday before and the Monday after are all of it.
        return timex_of(
            expr, anchor.week_of(date.fromordinal(saturday)) + "-WE", Interval.of(day.toordinal() - 4, day.toordinal() + 4), "weekend", told
        ), "date"
    told.tell_day(day, expr.first)
    return timex_of(expr, day.isoformat(), anchor.days_between(min(days), max(days)), "day", told), "date"


def _nearest(days: list[date], published: date, shift: int | None, tense: str) -> list[date]:
    if shift is not None and shift != 0:
        days = [day for day in days if (day < published if shift < 0 else day > published)]
    elif shift == 0:
        days = [day for day in days if day.year == published.year]
    elif tense:
        gaps = [day for day in days if (day <= published if tense == "past" else day >= published)]
        nearest = min(days, key=lambda day: abs((day - published).days), default=None)
        if nearest is not None and abs((nearest - published).days) > 60 and gaps:
            days = gaps
    return [min(days, key=lambda day: abs((day - published).days))] if days else []


_SAME_FEAST: Final = 60  # days; two Thanksgivings are nearer to one another than that, Christmas and Orthodox Christmas of a year are not


def days_of(name: str, year: int) -> list[date]:
    """The days that a holiday's name means in a year, the American one first where countries differ; none before 1583."""
    if not 1583 <= year <= 9998:
        return []
    moon = _MOON.get(name)
    if moon is not None:
        return _moon_days(*moon, year)
    meanings = sorted(find_holiday(name), key=lambda meaning: "US" not in meaning.regions and bool(meaning.regions))
    days = [day for meaning in meanings if (day := meaning.day(year)) is not None]
    return [day for day in days if abs((day - days[0]).days) <= _SAME_FEAST]


@cache
def _moon_days(country: str, name: str, year: int) -> list[date]:
    from holidays import country_holidays  # a tenth of a second to import, and few drafts name such a feast

    return sorted(day for day, names in country_holidays(country, years=year, language="en_US").items() if name.lower() in names.lower())[
        :1
    ]
