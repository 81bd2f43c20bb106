"""Joins of expressions that stand side by side: a weekday and a date, a time and its day, the ends of a range; and qualifiers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from factcheck.mentions.time_expr import TimeExpr
from factcheck.mentions.time_words import ClassedText, lexicon


@cache
def _qualifiers() -> re.Pattern[str]:
    return lexicon().pattern(
        r"(?:(?P<least>{at} {least})|(?P<most>{at} {most}|{no} (?:{more}|{less}) {than}|{up} {to})"
        r"|(?P<more>{more} {than})|(?P<less>{less} {than})|(?P<about>{about})|(?P<over>{for}(?<=over))"
        r"|(?P<edge>(?:{the} )?(?:{early}|{late}|{mid}|{start}|{end}|{earlier}|{later})(?: {of}| {in})?)) ?-?\Z"
    )


def qualify(text: ClassedText, expr: TimeExpr) -> TimeExpr:
    """The expression with the article and the qualifier before it."""
    classes = text.classes
    first = expr.first
    letters = lexicon().letters
    if first >= 2 and classes[first - 1] == " " and classes[first - 2] == letters["the"]:
        expr = replace(expr, first=first - 2)
        first -= 2
    return expr


def _is_weekday(expr: TimeExpr) -> bool:
    return expr.form == "date" and expr.weekday is not None and expr.month is None and expr.year is None and expr.day is None


def _is_day(expr: TimeExpr) -> bool:
    return expr.form == "date" and expr.day is not None and expr.month is not None and expr.weekday is None


def _heads_noun(text: ClassedText, expr: TimeExpr) -> bool:
    """Whether "the" opens the date: "said Thursday the July 15 crash" dates a crash, not the saying. "The 15th of July" does not."""
    letters = lexicon().letters
    return text.classes[expr.first] == letters["the"] and text.classes[expr.core[0] if expr.core[0] != expr.first else expr.first + 2] != letters["nth"]


def join(text: ClassedText, exprs: list[TimeExpr]) -> list[TimeExpr]:
    """The expressions with neighbours joined that make up one time."""
    joined: list[TimeExpr] = []
    for expr in exprs:
        while joined and (both := _joined(text, joined[-1], expr)):
            joined.pop()
            expr = both
        joined.append(expr)
    return joined


def _joined(text: ClassedText, left: TimeExpr, right: TimeExpr) -> TimeExpr | None:
    if right.first - left.last > 6:
        return None
    gap = text.classes[left.last : right.first]
    letters = lexicon().letters
    if _is_weekday(left) and _is_day(right) and gap in (" ", ", ") and not _heads_noun(text, right):
        return replace(right, first=left.first, weekday=left.weekday, parts=(left, right))
    if _is_day(left) and _is_weekday(right) and gap in (", ", " ("):
        last = right.last + 1 if gap == " (" and text.classes[right.last : right.last + 1] == ")" else right.last
        if gap == " (" and last == right.last:
            return None
        return replace(left, last=last, weekday=right.weekday, parts=(left, right))
    on = {" ", ", ", f" {letters['on']} ", f", {letters['on']} "}
    if left.form == "clock" and right.form in ("date", "day_word") and (right.day or right.weekday is not None or right.form == "day_word") and gap in on:
        return replace(right, form="clock", first=left.first, clock=left.clock, minutes=left.minutes, parts=(left, right))
    return None
