"""Dates as written: "July 2", "2 July 2021", "Thursday, March 9, 2022", "2021-07-02", "7/2/2021", "March 2021", "1998"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.mentions.time_expr import TimeExpr, TimeRule, reads
from factcheck.mentions.time_words import ClassedText, lexicon

_YEAR_TAIL: Final = r"(?:(?:,? |,)(?P<year>{yyyy})(?![-/:]|,{n}| (?:{zone}|{hours})))?"


def digits_of(token: str) -> int:
    """The number that a token of digits writes, without its ordinal ending."""
    return int(re.match(r"\d+", token).group())  # type: ignore[union-attr]


def _field(text: ClassedText, found: re.Match[str], name: str) -> int | None:
    at = found.start(name)
    return None if at < 0 else digits_of(text.tokens[at])


def _month(text: ClassedText, found: re.Match[str]) -> int:
    return int(text.value(found.start("mon")))


@reads("iso date", r"(?P<year>{yyyy})-(?P<mon>{dd})-(?P<day>{dd})(?![-/]?\w)")
def iso_date(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Year, month, day: "2021-07-02"."""
    year, month, day = (_field(text, found, name) for name in ("year", "mon", "day"))
    if month is None or month > 12 or len(text.tokens[found.start("mon")]) != 2:
        return None
    return TimeExpr("date", found.start(), found.end(), year=year, month=month, day=day)


@reads("slashed date", r"(?P<one>{dd})/(?P<two>{dd})/(?P<year>[{yyyy}{dd}{n}])(?![-/]|\.[{dd}{n}])")
def slashed_date(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Month, day, year, as American newspapers write it; day first where the first number can be no month."""
    one, two = (digits_of(text.tokens[found.start(name)]) for name in ("one", "two"))
    written = text.tokens[found.start("year")]
    if len(written) not in (2, 4) or (one > 12 and two > 12):
        return None
    year = int(written)
    if len(written) == 2:
        year += 1900 if year >= 50 else 2000
    month, day = (one, two) if one <= 12 else (two, one)
    return TimeExpr("date", found.start(), found.end(), year=year, month=month, day=day)


@reads("month and day", r"(?P<mon>{mon}) (?:{the} )?(?P<day>{day})(?![/:%]|,{n}|\.[{dd}{n}]|-{unit}| {hundred}| {meridiem})" + _YEAR_TAIL)
def month_day(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Month, day, perhaps a year: "July 2, 2021"."""
    return TimeExpr(
        "date", found.start(), found.end(), year=_field(text, found, "year"), month=_month(text, found), day=_field(text, found, "day")
    )


@reads("day and month", r"(?P<day>{day})(?: {of})? (?P<mon>{mon})(?! {dd}[^{dd}{n}{yyyy}/:,])" + _YEAR_TAIL)
def day_month(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Day, month, perhaps a year: "2 July 2021", "the 2nd of July"."""
    return TimeExpr(
        "date", found.start(), found.end(), year=_field(text, found, "year"), month=_month(text, found), day=_field(text, found, "day")
    )


@reads("month and year", r"(?P<mon>{mon})(?:,? | {of} )(?P<year>{yyyy})(?![-/:]|,{n}| {zone})")
def month_year(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Month and year: "March 2021"."""
    return TimeExpr("date", found.start(), found.end(), year=_field(text, found, "year"), month=_month(text, found))


@reads("month", r"(?P<mon>{mon})")
def month(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A month alone. "May", "March" and the months that are first names need a word before them that a month takes."""
    at = found.start("mon")
    letters = lexicon().letters
    letter = text.classes[at]
    last = found.end()
    if letter == letters["month_abbr"]:
        if text.tokens[at] != "Sept" and not (last > at + 1 and _takes_month(text, at)):
            return None
        if last == at + 2 and not _goes_on(text, last):
            last = at + 1
    elif letter in (letters["may"], letters["march"]):
        if not _takes_month(text, at):
            return None
    elif letter == letters["month_name"] and not _takes_month(text, at) and text.classes[last : last + 2] == " " + letters["Word"]:
        return None
    return TimeExpr("date", found.start(), last, month=_month(text, found))


def _goes_on(text: ClassedText, at: int) -> bool:
    """Whether the sentence goes on at token `at`, so that a full stop before it was an abbreviation's."""
    return text.sentence(at)[0] != at if at < len(text.tokens) else False


def _takes_month(text: ClassedText, at: int) -> bool:
    return _before_month().search(text.classes, max(at - 4, 0), at) is not None


def _before_month() -> re.Pattern[str]:
    return lexicon().pattern(
        r"[{in}{since}{by}{of}{last}{next}{this}{early}{late}{mid}{end}{to}{before}{after}{past}{previous}{following}{coming}{every}{from}{between}{until}][ -]?\Z"
    )


@reads("weekday", r"(?P<wday>{weekday})")
def weekday(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A weekday alone."""
    return TimeExpr("date", found.start(), found.end(), weekday=int(text.value(found.start("wday"))))


@reads("year", r"(?P<year>{yyyy})(?![-/:%]\w|,{n}|\.[{dd}{n}])")
def year(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A year alone, where nothing makes the four digits a count, a price, a number of a house or a road."""
    at = found.start()
    value = int(text.tokens[at])
    if not 1400 <= value <= 2100:
        return None
    before = text.classes[max(at - 2, 0) : at]
    if before[-1:] in ("$", "/", "-", ".", ",", ":", "#", "&"):
        return None
    return TimeExpr("date", at, found.end(), year=value)


RULES: Final[tuple[TimeRule, ...]] = (iso_date, slashed_date, month_day, day_month, month_year, month, weekday, year)
