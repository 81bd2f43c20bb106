"""Times that have no place of their own on the calendar: "now", "recently", "the past", "soon", "recent years"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.mentions.time_expr import TimeExpr, TimeRule, reads
from factcheck.mentions.time_words import ClassedText, lexicon


@reads("recent units", r"(?P<which>[{recent}{coming}{past}{future}]) (?:{few} |{several} )?(?P<unit>{units})(?: {and} {units})?")
def recent_units(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Some units before or after publication: "recent weeks"."""
    ahead = text.tokens[found.start()].lower() in ("coming", "upcoming", "forthcoming", "future")
    return TimeExpr("vague", found.start(), found.end(), value="FUTURE_REF" if ahead else "PAST_REF")


@reads("these days", r"{these} {pday}|{at} {present}|{the} {present} {uday}")
def these_days(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """The present: "these days"."""
    return TimeExpr("vague", found.start(), found.end(), value="PRESENT_REF")


@reads(
    "the past",
    r"(?:{in} {the} (?P<in>{past})|{the} (?:{near} )?(?P<word>[{past}{future}{present}])(?! {plain}))"
    r"(?! [{unit}{units}{card}{tens}{int}{couple}{few}{several}{weekday}{season}{month}]|-)",
)
def the_past(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """The past, the present, the future."""
    if found.start("in") >= 0:
        return TimeExpr("vague", found.start() + 2, found.end(), value="PAST_REF")
    value = {"past": "PAST_REF", "future": "FUTURE_REF", "present": "PRESENT_REF"}[text.tokens[found.start("word")].lower()]
    return TimeExpr("vague", found.start(), found.end(), value=value)


@reads("the near term", r"{the} [{near}{short}{long}](?: |-){term}(?! {plain})")
def near_term(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A stretch from now on: "in the near term"."""
    return TimeExpr("vague", found.start(), found.end(), value="FUTURE_REF")


@reads("as soon as possible", r"{as} {soon} {as} {possible}|{a} {later} {date_word}")
def some_day(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A time to come that nobody fixes: "as soon as possible", "at a later date"."""
    return TimeExpr("vague", found.start(), found.end(), value="FUTURE_REF")


@reads("vague word", r"(?:{more} )?(?P<word>[{now}{recent}{current}{vague}{soon}])(?!-)")
def vague_word(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A word that means past, present or future and no more."""
    at = found.start("word")
    letters = lexicon().letters
    letter = text.classes[at]
    if text.tokens[at][0].isupper() and text.classes[max(at - 2, 0) : at] == letters["Word"] + " ":
        return None
    if letter == letters["soon"] and f"{letters['as']}" in (text.classes[max(at - 2, 0) : at - 1], text.classes[at + 2 : at + 3]):
        return None
    if letter == letters["soon"] and text.classes[at + 2 : at + 3] == letters["after"]:
        return None
    return TimeExpr("vague", found.start(), found.end(), value=text.value(at))


RULES: Final[tuple[TimeRule, ...]] = (recent_units, these_days, the_past, near_term, some_day)
LATE_RULES: Final[tuple[TimeRule, ...]] = (vague_word,)
