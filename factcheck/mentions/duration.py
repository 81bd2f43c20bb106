"""Durations: "two weeks", "a three-day weekend", "half an hour", "several years", "2 1/2 years", "two to three weeks"."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from factcheck.mentions.number_words import read_number
from factcheck.mentions.time_expr import TimeExpr, TimeRule, reads
from factcheck.mentions.time_words import ClassedText, lexicon

# Ages ("a 9-year-old", "six months old", "40 years of age") are no lengths of time that passed in the story: they are read as ages.
NO_AGE: Final = r"(?! ?-? ?{old}| {of} {aged})"
COUNT: Final = "(?:(?:{a} )?(?:{couple}(?: {of})?|{few}|{several})|{number}|{a})"
MIDDLE: Final = r"(?:[ -](?:[{more}{other}{full}{additional}{school}{fiscal}]|[{word}{ed}](?=[ -]{units})))?"
_LENGTH: Final = (
    r"(?:(?:{a} )?(?P<vague>{couple}(?: {of})?|{few}|{several})|(?P<number>{number})|(?P<a>{a}))"
    + MIDDLE
    + r"[ -](?P<unit>{anyunit})(?P<half> {and} (?:{a} )?{half})?(?!-{long})"
    + NO_AGE
)


def unit_at(text: ClassedText, at: int) -> tuple[str, int]:
    """The TIMEX3 unit of the word at `at`, and how many of it the word means (a fortnight is two weeks)."""
    token = text.tokens[at].lower()
    if token.startswith("sec"):
        return "TS", 1
    return text.value(at), 2 if token.startswith("fortnight") else 1


@reads(
    "range of lengths",
    r"(?P<one>{number})(?: {to} | {or} |-| {and} |-{to}-)(?P<two>{number})" + MIDDLE + r"[ -](?P<unit>{anyunit})" + NO_AGE,
)
def length_range(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Two counts of one unit: "two to three weeks", "12-18 months"."""
    low = read_number(text, *found.span("one"))
    high = read_number(text, *found.span("two"))
    unit, times = unit_at(text, found.start("unit"))
    if low is None or high is None or low >= high:
        return None
    if text.classes[found.end("one") : found.start("two")] == f" {lexicon().letters['and']} " and not _between(text, found.start()):
        return None
    return TimeExpr("duration", found.start(), found.end(), low=low * times, high=high * times, unit=unit, of="range")


def _between(text: ClassedText, at: int) -> bool:
    return text.classes[max(at - 2, 0) : at] == lexicon().letters["between"] + " "


@reads("counted length", _LENGTH)
def counted_length(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A count and a unit: "two weeks", "a five-year plan", "a few days", "a month"."""
    at = found.start("unit")
    letters = lexicon().letters
    unit, times = unit_at(text, at)
    number: Fraction | None = None
    if found.start("number") >= 0:
        number = read_number(text, *found.span("number"))
        if number is None or (unit == "Q" and _is_share(text, found)):
            return None
        if text.classes[at] == letters["second"] and text.classes[at - 1] != "-":
            return None
        if text.classes[at - 1] == " " and text.classes[at] in lexicon().expand("{unit}")[1:-1] and text.classes[at + 1 : at + 2] == "-":
            return None  # "2,600 year-round residents"
        if text.classes[at - 1] == "-" and text.tokens[found.end() : found.end() + 2] in ([" ", "clock"], [" ", "format"]):
            return None  # "the 24-hour clock": a kind of clock
        before = text.classes[max(found.start() - 1, 0) : found.start()]
        if before in ("$", "/", ":", "#", "&") and found.start():
            return None
    elif found.start("a") >= 0:
        number = Fraction(1)
        if text.classes[at] == letters["second"] or unit == "Q" or text.classes[at - 2] in (letters["fiscal"], letters["school"]):
            return None
    elif text.classes[max(found.start() - 2, 0) : found.start() - 1] == letters["as"]:
        return None  # "in as many days"
    elif text.classes[found.end("vague") - 1] == letters["couple"] or text.classes[found.start("vague")] == letters["couple"]:
        number = Fraction(2)
    if number is not None and found.start("half") >= 0:
        number += Fraction(1, 2)
    expr = TimeExpr("duration", found.start(), found.end(), count=None if number is None else number * times, unit=unit)
    if found.start("vague") >= 0 and number is not None:
        return replace(expr, modifier="APPROX", meaning="about")
    if found.start("a") >= 0 and _is_rate(text, found.start()):
        return replace(expr, form="set", value=f"P{'T' if unit[0] == 'T' else ''}{times}{unit[-1]}" if unit not in "ECL" else "P10Y")
    return expr


def _is_share(text: ClassedText, found: re.Match[str]) -> bool:
    """Whether quarters are parts of something and not of a year: "three-quarters", "two quarters of the vote"."""
    letters = lexicon().letters
    return "-" in text.classes[found.start() : found.end()] or text.classes[found.end() : found.end() + 2] == " " + letters["of"]


def _is_rate(text: ClassedText, at: int) -> bool:
    """Whether "a year" says how often or how fast: "$2 million a year", "40 games a year"."""
    if at < 2 or text.classes[at - 1] != " ":
        return False
    before = text.classes[at - 2]
    if before in "%" or before in lexicon().expand("{int}{hundred}{units}{card}{tens}{timesword}{times}{dozen}"):
        return True
    token = text.tokens[at - 2]
    return (
        before == lexicon().letters["word"] and token.endswith("s") and not token.endswith(("ss", "us", "is")) and token not in _NOT_COUNTED
    )


# Verbs in "s" that take a length: "lasts a week".
_NOT_COUNTED: Final = frozenset(
    ("lasts", "takes", "spends", "waits", "as", "was", "has", "needs", "gets", "serves", "runs", "stays", "lives", "costs", "times")
)


@reads(
    "half a unit", r"(?:{a} )?(?:{half}(?:[ -]{a}| {of} {a})?|(?P<quarter>{uquarter})(?: {of} {a})?)[ -](?P<unit>[{unit}{units}])" + NO_AGE
)
def half_unit(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Half or a quarter of one unit: "half an hour", "a quarter-century"."""
    unit, times = unit_at(text, found.start("unit"))
    if unit == "Q" or (found.start("quarter") >= 0 and unit not in ("C", "TH")):
        return None
    return TimeExpr("duration", found.start(), found.end(), count=Fraction(times, 4 if found.start("quarter") >= 0 else 2), unit=unit)


@reads("unit long", r"(?:(?P<unit>[{unit}{units}])-{long}|(?P<word>{longword}))")
def unit_long(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """An adjective of length: "day-long", "decades-long", "yearlong"."""
    if found.start("word") >= 0:
        value = text.value(found.start())
        return TimeExpr(
            "duration", found.start(), found.end(), count=Fraction(value.strip("PTYMWDH")), unit=("T" if "T" in value else "") + value[-1]
        )
    unit, times = unit_at(text, found.start("unit"))
    plural = text.tokens[found.start("unit")].lower().endswith("s") or unit == "L"
    return TimeExpr("duration", found.start(), found.end(), count=None if plural else Fraction(times), unit=unit)


@reads("units alone", r"(?P<unit>{units})(?: {or} (?P<other>{units}))?(?! ?-? ?{old}| {of} {aged}|')")
def bare_units(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A plural alone: "weeks"."""
    unit, _ = unit_at(text, found.start("unit"))
    if unit in ("Q", "TS", "TM") or text.tokens[found.start()][0].isupper() or text.classes[max(found.start() - 1, 0)] in "-&":
        return None
    return TimeExpr("duration", found.start(), found.end(), unit=unit)


RULES: Final[tuple[TimeRule, ...]] = (length_range, half_unit, counted_length, unit_long, bare_units)
