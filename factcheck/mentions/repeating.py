"""Repeating times (TIMEX3 sets): "daily", "every Friday", "each year", "Mondays"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.mentions.duration import unit_at
from factcheck.mentions.number_words import read_number
from factcheck.mentions.time_expr import TimeExpr, TimeRule, reads
from factcheck.mentions.time_words import ClassedText


@reads("daily", r"{periodic}")
def periodic(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """An adverb or adjective of a period: "daily"."""
    return TimeExpr("set", found.start(), found.end(), value=text.value(found.start()))


@reads("every unit", r"{every} (?:(?P<other>{other}) |(?P<number>{number}) )?(?:(?P<unit>{anyunit})|(?P<wday>{weekday})(?: (?P<part>{daypart}))?|(?P<mon>{mon})|(?P<season>{season})|(?P<day>{daypart})|(?P<weekend>{weekend}))")
def every(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A unit that comes again: "every day", "each July"."""
    if found.start("unit") >= 0:
        unit, times = unit_at(text, found.start("unit"))
        count = times * 2 if found.start("other") >= 0 else times
        if found.start("number") >= 0:
            number = read_number(text, *found.span("number"))
            if number is None or number.denominator != 1:
                return None
            count = int(number)
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
    return TimeExpr("set", found.start(), found.end(), value=value)


def length_value(count: int, unit: str) -> str:
    """The TIMEX3 value of a whole number of units: "P2W", "PT3H", "P20Y" for two decades."""
    if unit == "E":
        count, unit = count * 10, "Y"
    elif unit == "C":
        count, unit = count * 100, "Y"
    elif unit == "L":
        count, unit = count * 1000, "Y"
    return f"PT{count}{unit[1]}" if unit[0] == "T" else f"P{count}{unit}"


@reads("weekdays", r"{weekdays}(?: (?:{and}|{to}) {weekdays})?")
def weekdays(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A weekday each week: "Mondays"."""
    return TimeExpr("set", found.start(), found.end(), value=f"XXXX-WXX-{int(text.value(found.start())) + 1}")


RULES: Final[tuple[TimeRule, ...]] = (every, periodic, weekdays)
