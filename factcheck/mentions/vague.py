"""Times that have no place of their own on the calendar: "now", "recently", "the past", "soon", "recent years"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.mentions.time_expr import TimeExpr, TimeRule, reads
from factcheck.mentions.time_words import ClassedText


@reads("recent units", r"(?P<which>{recent}|{coming}|{past}|{future}) (?P<unit>[{units}{hours}{minutes}])")
def recent_units(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Some units before or after publication: "recent weeks"."""
    ahead = text.tokens[found.start()].lower() in ("coming", "upcoming", "forthcoming", "future")
    return TimeExpr("vague", found.start(), found.end(), value="FUTURE_REF" if ahead else "PAST_REF")


@reads("the past", r"{the} (?P<word>{past}|{future}|{present})(?! [{word}{unit}{units}{hours}{minutes}{card}{dd}])")
def the_past(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """The past, the present, the future."""
    value = {"past": "PAST_REF", "future": "FUTURE_REF", "present": "PRESENT_REF"}[text.tokens[found.start("word")].lower()]
    return TimeExpr("vague", found.start(), found.end(), value=value)


@reads("vague word", r"(?P<word>{now}|{recent}|{current}|{vague})")
def vague_word(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A word that means past, present or future and no more."""
    return TimeExpr("vague", found.start(), found.end(), value=text.value(found.start()))


RULES: Final[tuple[TimeRule, ...]] = (recent_units, the_past, vague_word)
