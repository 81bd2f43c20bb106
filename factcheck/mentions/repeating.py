"""Repeating times (TIMEX3 sets): "daily", "every Friday", "each year", "Mondays", "twice a week"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.mentions.duration import unit_at
from factcheck.mentions.number_words import read_number
from factcheck.mentions.time_expr import TimeExpr, TimeRule, reads
from factcheck.mentions.time_words import ClassedText


@reads("daily", r"{periodic}|{quarterly}(?=[.,;]|\Z)")
def periodic(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """An adverb or adjective of a period: "daily". Not the "Daily" of a newspaper's name."""
    at = found.start()
    if text.tokens[at][0].isupper() and text.sentence(at)[0] != at:
        return None
    return TimeExpr("set", at, found.end(), value=text.value(at))


@reads(
    "every unit",
    r"{every} (?:{other} (?=[{unit}{weekday}])|(?P<number>{number}) (?={units})|{nthword} (?={unit})|{second} (?={unit}))?"
    r"(?:(?P<unit>{anyunit})|(?P<wday>{weekday})(?: (?P<part>{daypart}))?|(?P<mon>{mon})|(?P<season>{season})|"
    r"(?P<day>{daypart})|(?P<weekend>{weekend}))(?!-)",
)
def every(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A unit that comes again: "every day", "each July", "every other week"."""
    if text.words(found.start(), found.end()).lower().startswith("each other"):
        return None
    if found.start("unit") >= 0:
        unit, times = unit_at(text, found.start("unit"))
        middle = text.words(found.start() + 2, found.start("unit")).lower().split()
        count = times * 2 if middle[:1] in (["other"], ["second"]) else times
        if found.start("number") >= 0:
            number = read_number(text, *found.span("number"))
            if number is None or number.denominator != 1:
                return None
            count = int(number)
        elif middle and middle[0] not in ("other", "second"):
            count = int(text.value(found.start() + 2))
        value = length_value(count, unit)
    elif found.start("wday") >= 0:
        value = f"XXXX-WXX-{int(text.value(found.start('wday'))) + 1}"
        if found.start("part") >= 0:
            value += "T" + text.value(found.start("part"))
    elif found.start("mon") >= 0:
        value = f"XXXX-{int(text.value(found.start('mon'))):02d}"
    elif found.start("season") >= 0:
        value = f"XXXX-{text.value(found.start('season'))}"
    elif found.start("day") >= 0:
        value = f"XXXX-XX-XXT{text.value(found.start('day'))}"
    else:
        value = "XXXX-WXX-WE"
    weekday = int(text.value(found.start("wday"))) if found.start("wday") >= 0 else None
    return TimeExpr("set", found.start(), found.end(), weekday=weekday, value=value)


def length_value(count: int, unit: str) -> str:
    """The TIMEX3 value of a whole number of units: "P2W", "PT3H", "P20Y" for two decades.

    >>> length_value(2, "W"), length_value(3, "TH"), length_value(2, "E")
    ('P2W', 'PT3H', 'P20Y')
    """
    years = {"E": 10, "C": 100, "L": 1000}.get(unit)
    if years:
        return f"P{count * years}Y"
    return f"PT{count}{unit[1]}" if unit[0] == "T" else f"P{count}{unit}"


@reads(
    "how often",
    r"(?:(?P<times>{times}|(?:{number}|{several}|{few}) (?:{timesword}|{phour}|{pday})) )?(?:(?P<a>{a})|{per}) (?P<unit>{unit})(?!-)",
)
def how_often(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """So many times in each unit: "twice a week", "per day"."""
    if found.start("a") >= 0 and found.start("times") < 0:
        return None
    unit, times = unit_at(text, found.start("unit"))
    return TimeExpr("set", found.start(), found.end(), core_first=found.end() - 3, value=length_value(times, unit))


@reads("weekdays", r"{weekdays}(?:(?P<part> {dayparts}))?(?: (?:{and}|{to}|{through}) {weekdays})?|{weekday} (?P<parts>{dayparts})")
def weekdays(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A weekday each week: "Mondays", "Tuesday nights"."""
    at = found.start()
    weekday = int(text.value(at))
    part = max(found.start("part") + 1 if found.start("part") >= 0 else -1, found.start("parts"))
    tail = "T" + text.value(part) if part >= 0 else ""
    return TimeExpr("set", at, found.end(), weekday=weekday, value=f"XXXX-WXX-{weekday + 1}{tail}")


@reads("seasons", r"(?P<weekends>{weekends})")
def weekends(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Each weekend: "on weekends"."""
    return TimeExpr("set", found.start(), found.end(), value="XXXX-WXX-WE")


RULES: Final[tuple[TimeRule, ...]] = (every, how_often, periodic, weekdays, weekends)
