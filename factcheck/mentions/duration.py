"""Durations: "two weeks", "a three-day weekend", "half an hour", "several years", "2 1/2 years", "two to three weeks"."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from factcheck.mentions.number_words import read_number
from factcheck.mentions.time_expr import TimeExpr, TimeRule, reads
from factcheck.mentions.time_words import ClassedText, lexicon

_COUNT: Final = "(?:(?:{a} )?(?P<vague>{couple}(?: {of})?|{few}|{several})|(?P<number>{number})|(?P<a>{a}))"


def unit_at(text: ClassedText, at: int) -> tuple[str, int]:
    """The TIMEX3 unit of the word at `at`, and how many of it the word means (a fortnight is two weeks)."""
    token = text.tokens[at].lower()
    if token.startswith("second") or token.startswith("sec"):
        return "TS", 1
    return text.value(at), 2 if token.startswith("fortnight") else 1


@reads("range of lengths", r"(?P<one>{number})(?: {to} | {or} |-| {and} )(?P<two>{number})(?: {more})?[ -](?P<unit>{anyunit})")
def length_range(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Two counts of one unit: "two to three weeks", "12-18 months"."""
    low = read_number(text, *found.span("one"))
    high = read_number(text, *found.span("two"))
    unit, times = unit_at(text, found.start("unit"))
    if low is None or high is None or low >= high:
        return None
    return TimeExpr("duration", found.start(), found.end(), low=low * times, high=high * times, unit=unit, of="range")


@reads("counted length", _COUNT + r"(?:[ -](?:{more}|{other}|{word}(?=[ -]{plural})))?[ -](?P<unit>{anyunit})(?P<half> {and} {a} {half})?")
def counted_length(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A count and a unit: "two weeks", "a five-year plan", "a few days", "a month"."""
    at = found.start("unit")
    unit, times = unit_at(text, at)
    number: Fraction | None = None
    if found.start("number") >= 0:
        number = read_number(text, *found.span("number"))
        if number is None:
            return None
    elif found.start("a") >= 0:
        number = Fraction(1)
        if text.classes[at] == lexicon().letters["second"]:
            return None
    elif text.value(found.start("vague")) == "2" or text.tokens[found.start("vague")].lower() == "couple":
        number = Fraction(2)
    if number is not None and found.start("half") >= 0:
        number += Fraction(1, 2)
    expr = TimeExpr("duration", found.start(), found.end(), count=None if number is None else number * times, unit=unit)
    if found.start("vague") >= 0 and number is not None:
        return replace(expr, modifier="APPROX", bound="~")
    return expr


@reads("half a unit", r"(?:{a} )?{half}(?:[ -]{a})?[ -](?P<unit>[{unit}{units}{hours}{minute}{minutes}])")
def half_unit(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Half of one unit: "half an hour", "a half century"."""
    unit, times = unit_at(text, found.start("unit"))
    if unit == "Q":
        return None
    return TimeExpr("duration", found.start(), found.end(), count=Fraction(times, 2), unit=unit)


@reads("units alone", r"(?P<unit>[{units}{hours}{minutes}])")
def bare_units(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A plural alone: "weeks"."""
    unit, _ = unit_at(text, found.start("unit"))
    return TimeExpr("duration", found.start(), found.end(), unit=unit)


RULES: Final[tuple[TimeRule, ...]] = (length_range, half_unit, counted_length, bare_units)
