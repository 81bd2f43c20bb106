"""Times told from another: "today", "last week", "two weeks ago", "a year earlier", "the past three months", "two days later"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from factcheck.mentions.duration import counted_length, unit_at
from factcheck.mentions.time_expr import TimeExpr, TimeRule, reads
from factcheck.mentions.time_words import ClassedText

_COUNTED: Final = r"(?:(?:{a} )?(?:{couple}(?: {of})?|{few}|{several})|{number}|{a})(?: (?:{more}|{other}))?[ -]{anyunit}(?: {and} {a} {half})?"
_DIRECTION: Final = "(?P<ago>{ago})|(?P<earlier>{earlier}|{before})|(?P<later>{later}|{after})"


@reads("today", r"(?P<word>{today})")
def today(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """The day of publication, or one beside it."""
    return TimeExpr("day_word", found.start(), found.end(), unit="D", shift=int(text.value(found.start())))


@reads("ago", rf"(?P<length>{_COUNTED})(?: |-)(?:{_DIRECTION})")
def ago(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A length before or after an anchor: "two weeks ago" from publication, "two days later" from a date told before."""
    length = counted_length_of(text, *found.span("length"))
    if length is None:
        return None
    back = found.start("later") < 0
    anchored = found.start("ago") >= 0
    count = length.count
    shift = None if count is None else int(count if not back else -count) if count.denominator == 1 else None
    return replace(
        length,
        form="shift",
        last=found.end(),
        shift=shift,
        anchor="published" if anchored else "previous",
        value="" if count is not None else ("PAST_REF" if back else "FUTURE_REF"),
        parts=(length,),
    )


def counted_length_of(text: ClassedText, first: int, last: int) -> TimeExpr | None:
    """The duration that exactly these tokens write."""
    found = _counted_pattern().fullmatch(text.classes, first, last)
    return counted_length.build(text, found) if found else None


def _counted_pattern() -> re.Pattern[str]:
    from factcheck.mentions.time_words import lexicon

    return lexicon().pattern(counted_length.template)


@reads("past lengths", r"(?P<which>[{last}{past}{next}{coming}{previous}{following}]) (?P<length>(?:{couple}(?: {of})?|{few}|{several}|{number})[ -](?:[{more}{other}{word}] )?{anyunit})")
def past_lengths(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A length that ends or starts at publication: "the past three months"."""
    length = counted_length_of(text, *found.span("length"))
    if length is None:
        return None
    word = text.tokens[found.start("which")].lower()
    return replace(length, first=found.start(), parts=(length,), shift=-1 if word in ("last", "past", "previous", "preceding") else 1)


_SHIFTS: Final = {"this": 0, "last": -1, "next": 1, "past": -1, "coming": 1, "current": 0, "upcoming": 1, "forthcoming": 1, "previous": -1, "preceding": -1, "following": 1, "latest": 0}


@reads("this unit", r"(?P<which>[{this}{last}{next}{past}{coming}{current}{previous}{following}]) (?:{past} |{coming} )?(?P<unit>{unit}|{weekend})")
def this_unit(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A calendar unit told from that of publication: "last week", "this year"."""
    word = text.tokens[found.start("which")].lower()
    unit, times = ("WE", 1) if text.tokens[found.start("unit")].lower() == "weekend" else unit_at(text, found.start("unit"))
    shift = _SHIFTS.get(word)
    if shift is None or unit in ("TS", "TM", "TH", "L"):
        return None
    anchored = word in ("previous", "preceding", "following")
    return TimeExpr("deictic", found.start(), found.end(), unit=unit, shift=shift * times, anchor="previous" if anchored else "published")


@reads("this weekday", r"(?P<which>[{this}{last}{next}{past}{coming}{previous}{following}])(?: (?P<coming>{coming}|{past}))? (?P<wday>{weekday})(?: (?P<part>{daypart}))?")
def this_weekday(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A weekday with a direction: "last Friday", "this coming Monday"."""
    from factcheck.mentions.time_of_day import DAYPARTS

    word = text.tokens[found.start("coming" if found.start("coming") >= 0 else "which")].lower()
    part = text.value(found.start("part")) if found.start("part") >= 0 else ""
    return TimeExpr(
        "daypart" if part else "date",
        found.start(),
        found.end(),
        weekday=int(text.value(found.start("wday"))),
        shift=_SHIFTS.get(word),
        anchor="previous" if word in ("previous", "preceding", "following") else "published",
        clock=part,
        minutes=DAYPARTS[part] if part else None,
    )


@reads("this month", r"(?P<which>[{this}{last}{next}{past}{coming}]) (?P<mon>{mon})(?! {day})")
def this_month(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A month with a direction: "last April"."""
    word = text.tokens[found.start("which")].lower()
    return TimeExpr("date", found.start(), found.end(), month=int(text.value(found.start("mon"))), shift=_SHIFTS.get(word))


@reads("the weekend", r"(?P<unit>{weekend})")
def the_weekend(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A weekend alone, placed by tense."""
    if text.words(max(found.start() - 2, 0), found.start()).lower().strip() not in ("the", "over"):
        return None
    return TimeExpr("deictic", found.start(), found.end(), unit="WE")


RULES: Final[tuple[TimeRule, ...]] = (ago, past_lengths, this_weekday, this_month, this_unit, today, the_weekend)
