"""Ranges: the two ends that stand side by side made one expression: "July 3-10", "from March 3 to March 10", "9 a.m. to 5 p.m."."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from factcheck.mentions.time_expr import TimeExpr
from factcheck.mentions.time_joins import ends_on
from factcheck.mentions.time_words import ClassedText, lexicon


def join_ranges(text: ClassedText, exprs: Iterable[TimeExpr]) -> list[TimeExpr]:
    """The expressions with the two ends of a range made one: "July 3-10", "from March 3 to March 10", "9 a.m. to 5 p.m.", "2001-09"."""
    ranged: list[TimeExpr] = []
    for expr in exprs:
        if ranged and expr.first < ranged[-1].last:
            continue  # the year at the end of "Jan. 3-5, 2021"
        both = _range(text, ranged[-1], expr) if ranged else None
        if both is not None:
            ranged.pop()
        else:
            both = _open_range(text, expr)
        ranged.append(both or expr)
    return ranged


@cache
def _to() -> re.Pattern[str]:
    return lexicon().pattern(r"(?P<dash> ?[-=] ?)|(?P<to>,? (?:{to}|{through}|{until}) )")


def _range(text: ClassedText, left: TimeExpr, right: TimeExpr) -> TimeExpr | None:
    """A range whose ends are both whole expressions."""
    if right.first - left.last > 4 or left.of or right.of or left.form != right.form or left.form not in ("date", "clock"):
        return None
    gap = _to().fullmatch(text.classes, left.last, right.first)
    if gap is None or _grain(left) != _grain(right):
        return None
    before = text.classes[max(left.first - 2, 0) : left.first]
    letters = lexicon().letters
    if (
        gap.lastgroup == "to"
        and _grain(left) == "weekday"
        and before != letters["from"] + " "
        and text.tokens[gap.start() + 1].lower() not in ("through", "thru")
    ):
        return None
    return _ranged(left, right)


def _grain(expr: TimeExpr) -> str:
    if expr.form == "clock":
        return "clock"
    return "day" if expr.day is not None else "weekday" if expr.weekday is not None else "month" if expr.month is not None else "year"


def _tells_year(expr: TimeExpr) -> bool:
    """Whether a date has its year in words: "September 4 last year"."""
    return expr.unit == "Y" and expr.shift is not None


def _ranged(left: TimeExpr, right: TimeExpr) -> TimeExpr:
    if left.form == "clock" and bool(left.parts) != bool(right.parts):
        # "9 a.m. to 5 p.m. on Friday", "Friday from 9 a.m. to 5 p.m.": both on that day
        placed = left if left.parts else right
        day = next((part for part in placed.parts if part.form != "clock"), None)
        hour = next((part for part in placed.parts if part.form == "clock"), None)
        if day is not None and hour is not None:
            ends = (hour, right) if placed is left else (left, hour)
            return ends_on(day, TimeExpr("range", ends[0].first, ends[1].last, parts=ends, of="range"))
    year = right.year
    if left.year is None and year is not None and left.month is not None and right.month is not None:
        left = replace(left, year=None, named=str(year if left.month <= right.month else year - 1))
    elif _tells_year(right) and left.year is None and not _tells_year(left) and left.month is not None and right.month is not None:
        # "January 26 to September 4 last year": both are days of that year.
        assert right.shift is not None
        left = replace(left, unit="Y", shift=right.shift - (left.month > right.month), anchor=right.anchor)
    return TimeExpr(
        "range", left.first, right.last, core_first=left.core[0], core_last=right.core[1], parts=(left, right), of="range", modifier=""
    )


@cache
def _tail() -> re.Pattern[str]:
    return lexicon().pattern(
        r"(?P<dash> ?[-=] ?)?(?P<to> (?:{to}|{through}) )?(?P<day>{dom})(?P<no>[/:%]|,{n}|\.{int}|-{anyunit}| "
        r"(?:{meridiem}|{units}|{hundred}|{mon}))?(?:,? (?P<year>{yyyy})(?![/:]|,{n}))?"
    )


def _open_range(text: ClassedText, expr: TimeExpr) -> TimeExpr | None:
    """A range whose second end is a number alone: "July 3-10", "July 3 to 10, 2021"."""
    if expr.form != "date" or expr.parts:
        return None
    if expr.day is not None and expr.month is not None and expr.year is None:
        found = _tail().match(text.classes, expr.last)
        if found is None or found.start("no") >= 0 or (found.start("dash") < 0) == (found.start("to") < 0):
            return None
        token = text.tokens[found.start("day")]
        day = int(token if token.isdecimal() else token[:-2])
        if day <= expr.day:
            return None
        year = int(text.tokens[found.start("year")]) if found.start("year") >= 0 else None
        end = TimeExpr("date", found.start("day"), found.end(), year=year, month=expr.month, day=day)
        return _ranged(expr, end)
    return None
