"""Parts of the calendar: quarters, halves, fiscal years, seasons, decades, centuries, year-end."""

from __future__ import annotations

import re
from typing import Final

from factcheck.mentions.relative import _SHIFTS
from factcheck.mentions.time_expr import TimeExpr, TimeRule, reads
from factcheck.mentions.time_words import ClassedText

_OF_YEAR: Final = r"(?:,? (?:{of} |{in} )?(?:{fiscal} )?(?:{the} )?(?P<year>{yyyy})(?!,{n}))?"


def _ordinal(text: ClassedText, at: int) -> int:
    token = text.tokens[at].lower()
    if token[0].isdigit():
        return int(token[:-2])
    return 2 if token == "second" else int(text.value(at))


def _year(text: ClassedText, found: re.Match[str], name: str = "year") -> int | None:
    at = found.start(name)
    return None if at < 0 else int(text.tokens[at])


@reads("quarter of a year", r"(?:(?P<before>{yyyy}) (?:{fiscal}[ -])?)?(?P<nth>{nthword}|{second}|{nth})(?: {fiscal})?[ -](?P<unit>{unit}|{half})" + _OF_YEAR)
def quarter(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A quarter or a half: "the third quarter of 2021", "second half"."""
    word = text.tokens[found.start("unit")].lower()
    nth = _ordinal(text, found.start("nth"))
    if word not in ("quarter", "half") or nth > (4 if word == "quarter" else 2):
        return None
    year = _year(text, found)
    if year is None:
        year = _year(text, found, "before")
    if word == "half" and year is None:
        return None
    return TimeExpr("period", found.start(), found.end(), year=year, unit=f"{'Q' if word == 'quarter' else 'H'}{nth}")


@reads("Q3", r"(?P<q>{qn})" + _OF_YEAR)
def q_number(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A quarter in a short form: "Q3 2021"."""
    return TimeExpr("period", found.start(), found.end(), year=_year(text, found), unit=text.tokens[found.start()].upper())


@reads("fiscal year", r"{fiscal} (?:{unit} )?(?P<year>{yyyy})")
def fiscal_year(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A fiscal year: it need not be the calendar year of its name."""
    return TimeExpr("period", found.start(), found.end(), year=_year(text, found), unit="FY")


@reads("season", r"(?:(?P<which>[{this}{last}{next}{past}{coming}]) (?:{past} |{coming} )?)?(?P<season>{season})(?:(?:,? |'s | {of} )(?P<year>{yyyy}))?")
def season(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A season: "last fall", "the summer of 1994"."""
    at = found.start("season")
    shift = _SHIFTS.get(text.tokens[found.start("which")].lower()) if found.start("which") >= 0 else None
    year = _year(text, found)
    before = text.words(max(at - 4, 0), at).lower().split()
    if shift is None and year is None and not (before and before[-1] in ("the", "in", "by", "since", "every", "each", "until", "late", "early", "mid")):
        return None
    word = text.tokens[at].lower()
    if shift is None and year is None and word in ("fall", "spring") and len(before) > 1 and before[-1] == "the" and before[-2] not in ("in", "by", "since", "until", "through", "during", "of", "for"):
        return None
    return TimeExpr("period", found.start(), found.end(), year=year, shift=shift, unit=text.value(at))


@reads("decade", r"(?:'(?P<short>{decade})|(?P<decade>{decade})|(?P<nineteen>{card})[- ](?P<tens>{tens_decade})|(?P<alone>{tens_decade}))")
def decade(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A decade: "the 1990s", "the '80s", "the sixties"."""
    at = max(found.start("short"), found.start("decade"))
    if at >= 0:
        token = text.tokens[at][:-2]
        if len(token) == 1:
            if found.start("short") < 0:
                return None
            token = ("20" if token in "012" else "19") + token if len(token) == 1 else token
        return TimeExpr("decade", found.start(), found.end(), value=token[:3])
    if found.start("alone") >= 0:
        before = text.words(max(found.start() - 2, 0), found.start()).lower().strip()
        if before != "the":
            return None
        return TimeExpr("decade", found.start(), found.end(), value=f"19{text.value(found.start())[0]}")
    if text.tokens[found.start("nineteen")].lower() not in ("nineteen", "eighteen", "seventeen"):
        return None
    return TimeExpr("decade", found.start(), found.end(), value=f"{text.value(found.start('nineteen'))}{text.value(found.start('tens'))[0]}")


@reads("century", r"(?P<nth>{nth}|{nthword}|{second}|{tens}-{nthword})[ -](?P<unit>{unit})")
def century(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A century: "the 20th century"."""
    if text.value(found.start("unit")) != "C":
        return None
    nth = found.start("nth")
    value = _ordinal(text, nth)
    if found.end("nth") - nth == 3:
        value = int(text.value(nth)) + int(text.value(nth + 2))
    return TimeExpr("century", found.start(), found.end(), value=f"{value - 1:02d}") if value <= 30 else None


@reads("year-end", r"(?P<unit>{unit})[ -]{end}")
def year_end(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """The end of a year: "by year-end"."""
    if text.value(found.start("unit")) != "Y":
        return None
    return TimeExpr("deictic", found.start(), found.end(), unit="Y", shift=0, modifier="END")


RULES: Final[tuple[TimeRule, ...]] = (fiscal_year, quarter, q_number, century, decade, season, year_end)
