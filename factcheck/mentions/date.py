"""Dates as written: "July 2", "2 July 2021", "2021-07-02", "7/2/2021", "March 2021", "Friday", "1998", "'98"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.mentions.lexicon import word_set
from factcheck.mentions.number_words import read_number
from factcheck.mentions.time_expr import TimeExpr, TimeRule, reads
from factcheck.mentions.time_words import ClassedText, lexicon

# A year is none where more digits, a slash or a dash follow ("2000-02", a range, is read elsewhere), or where it is an hour ("2000 GMT").
_NO_YEAR: Final = r"(?!/|:[{int}]|-[{dd}{n}{word}{unit}]|,{n}| {zone}| {phour})"
_YEAR_TAIL: Final = r"(?:(?:,? |,)(?P<year>{yyyy})" + _NO_YEAR + ")?"
# Digits after a month are no day where they go on ("May 5.5", "May 1,200") or count something ("May 5 million", "May 5-year").
_NO_DAY: Final = r"(?![/%]|,{n}|[.:][{int}]|-{anyunit}| {hundred}| {meridiem}|:[{int}])"


def digits_of(token: str) -> int:
    """The number that a token of digits writes, without its ordinal ending."""
    return int(token) if token.isdecimal() else int(token[:-2])


def _field(text: ClassedText, found: re.Match[str], name: str) -> int | None:
    at = found.start(name)
    return None if at < 0 else digits_of(text.tokens[at])


def _month(text: ClassedText, found: re.Match[str]) -> int:
    return int(text.value(found.start("mon")))


@reads("iso date", r"(?P<year>{yyyy})-(?P<mon>{dd})-(?P<day>{dd})(?![-/]|\.{int})")
def iso_date(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Year, month, day: "2021-07-02"."""
    year, month, day = (_field(text, found, name) for name in ("year", "mon", "day"))
    if month is None or month > 12 or len(text.tokens[found.start("mon")]) != 2 or len(text.tokens[found.start("day")]) != 2:
        return None
    return TimeExpr("date", found.start(), found.end(), year=year, month=month, day=day)


@reads("slashed date", r"(?P<one>{dd})/(?P<two>{dd})/(?P<year>[{int}])(?![-/]|\.{int})")
def slashed_date(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Month, day, year, as American newspapers write it; day first where the first number can be no month."""
    one, two = (digits_of(text.tokens[found.start(name)]) for name in ("one", "two"))
    written = text.tokens[found.start("year")]
    if len(written) not in (2, 4) or not written.isdecimal() or (one > 12 and two > 12):
        return None
    year = int(written)
    if len(written) == 2:
        year += 1900 if year >= 50 else 2000
    month, day = (one, two) if one <= 12 else (two, one)
    return TimeExpr("date", found.start(), found.end(), year=year, month=month, day=day)


@reads("month and day", r"(?P<mon>{mon}) (?:{the} )?(?P<day>{dom})" + _NO_DAY + _YEAR_TAIL)
def month_day(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Month, day, perhaps a year: "July 2, 2021"."""
    return TimeExpr(
        "date", found.start(), found.end(), year=_field(text, found, "year"), month=_month(text, found), day=_field(text, found, "day")
    )


@reads("week of a day", r"{the} {uweek} {of} (?P<mon>{mon}) (?P<day>{dom})" + _NO_DAY + _YEAR_TAIL)
def week_of_day(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """The week that a day lies in: "the week of March 6"."""
    year = _field(text, found, "year")
    return TimeExpr("date", found.start(), found.end(), year=year, month=_month(text, found), day=_field(text, found, "day"), unit="W")


@reads("day and month", r"(?P<day>{dom})(?: {of})? (?P<mon>{mon})(?! {dd}(?![/:,{int}]))" + _YEAR_TAIL)
def day_month(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Day, month, perhaps a year: "2 July 2021", "the 2nd of July"."""
    at = found.start()
    if text.classes[max(at - 1, 0) : at] in ("$", ".", ",", ":", "/", "-") and at:
        return None
    return TimeExpr("date", at, found.end(), year=_field(text, found, "year"), month=_month(text, found), day=_field(text, found, "day"))


@reads(
    "spelled day and month",
    r"(?:(?P<mon>{month}) (?:{the} )?|{the} )(?P<day>(?:{tens}-)?[{nthword}{first}{second}])(?: {of} (?P<later>{month}))?" + _YEAR_TAIL,
)
def spelled_day(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Month and day in words: "March eighth", "the fourth of July"."""
    mon = max(found.start("mon"), found.start("later"))
    if mon < 0 or (found.start("mon") >= 0 and found.start("later") >= 0):
        return None
    at = found.start("day")
    day = sum(2 if text.tokens[i].lower() == "second" else int(text.value(i)) for i in range(at, found.end("day"), 2))
    follows = text.classes[found.end() : found.end() + 2]
    if not 1 <= day <= 31 or (found.start("mon") >= 0 and follows[:1] == " " and follows[1:] in lexicon().expand("{plain}{unit}{half}")):
        return None
    return TimeExpr("date", found.start(), found.end(), year=_field(text, found, "year"), month=int(text.value(mon)), day=day)


@reads(
    "month and year",
    r"(?P<mon>{mon})(?:,? | {of} )(?:(?P<year>{yyyy})" + _NO_YEAR + "|'(?P<short>[{dd}{n}])|(?P<words>{card}[ -]{tens}(?:[ -]{card})?))",
)
def month_year(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Month and year: "March 2021"."""
    year = _field(text, found, "year")
    if found.start("short") >= 0:
        year = short_year(text.tokens[found.start("short")])
    elif found.start("words") >= 0:
        year = year_in_words(text, *found.span("words"))
    return None if year is None else TimeExpr("date", found.start(), found.end(), year=year, month=_month(text, found))


def short_year(token: str) -> int | None:
    """The year that two digits after an apostrophe mean."""
    if len(token) != 2 or not token.isdecimal():
        return None
    return int(token) + (1900 if int(token) >= 40 else 2000)


def year_in_words(text: ClassedText, first: int, last: int) -> int | None:
    """A year read out in two halves: "nineteen ninety-six"."""
    century = int(text.value(first))
    rest = read_number(text, first + 2, last)
    if not 16 <= century <= 20 or rest is None or not 10 <= rest <= 99:
        return None
    return century * 100 + int(rest)


@reads("month", r"(?P<mon>{mon})")
def month(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A month alone. "May", "March" and the months that are first names need a word before them that a month takes."""
    at, last = found.start("mon"), found.end()
    letters = lexicon().letters
    letter = text.classes[at]
    if letter == letters["mon_abbr"]:
        if last == at + 1 or not _takes_month(text, at):
            return None
    elif letter in (letters["may"], letters["march"]):
        before_noun = (
            text.classes[max(at - 2, 0) : at + 1] == f"{letters['the']} {letter}" and text.classes[last : last + 2] == " " + letters["word"]
        )
        if (
            not (before_noun or _takes_month(text, at))
            or text.classes[last : last + 2] in (" " + letters["on"], " " + letters["Word"])
            or named_like(text, letter)
        ):
            return None
    elif letter == letters["mon_name"] and text.classes[last : last + 2] == " " + letters["Word"] and not _takes_month(text, at):
        return None
    return TimeExpr("date", at, last, month=_month(text, found))


def _takes_month(text: ClassedText, at: int) -> bool:
    return _before_month().search(text.classes, max(at - 2, 0), at) is not None


@cache
def _before_month() -> re.Pattern[str]:
    return lexicon().pattern(
        r"[{in}{since}{by}{of}{last}{next}{this}{early}{late}{mid}{end}{to}{before}{after}{past}{previous}{following}{coming}{every}"
        r"{from}{between}{until}{through}{for}{and}{starting}][ -]\Z"
    )


@cache
def _surnames() -> re.Pattern[str]:
    return lexicon().pattern(
        r"(?:(?:{Word}|{initial}\.|{title}\.?) (?P<name>[{may}{march}])(?= {plain}|'|,)|(?P<later>[{may}{march}]) [{pastverb}])"
    )


def named_like(text: ClassedText, letter: str) -> bool:
    """Whether the text elsewhere has a name that ends in this month's ("Theresa May"), so that the word alone may be hers."""
    return letter in text.once(
        "surnames", lambda: "".join(found.group(found.lastgroup or 0) for found in _surnames().finditer(text.classes))
    )


@reads("weekday", r"(?P<wday>{weekday})")
def weekday(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A weekday alone."""
    return TimeExpr("date", found.start(), found.end(), weekday=int(text.value(found.start("wday"))))


@reads("short weekday", r"(?P<wday>{weekday_abbr}\.?)(?=,? (?:{mon} {dom}|{dom} {mon}))")
def short_weekday(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A weekday cut short, beside a date: "Fri., Jan. 3"."""
    return TimeExpr("date", found.start(), found.end(), weekday=int(text.value(found.start("wday"))))


@reads(
    "day of the month",
    r"{the} (?P<day>{nth})(?=[.,;)]| {of} (?:{the}|{this}|{last}|{next}) {umonth})(?: {of} (?P<which>{the}"
    r"|{this}|{last}|{next}) {umonth})?",
)
def day_of_month(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A day of a month that is told elsewhere: "on the 9th", "Thursday, the 9th"."""
    letters = lexicon().letters
    before = text.classes[max(found.start() - 3, 0) : found.start()]
    if found.start("which") < 0 and not before.endswith((letters["on"] + " ", letters["weekday"] + " ", letters["weekday"] + ", ")):
        return None
    which = text.tokens[found.start("which")].lower() if found.start("which") >= 0 else "the"
    shift = {"last": -1, "next": 1, "this": 0}.get(which)
    return TimeExpr("date", found.start(), found.end(), day=_field(text, found, "day"), shift=shift)


@reads("year", r"(?P<year>{yyyy})(?![/:%]|-\w|,{n}|\.[{int}]| {zone}| {meridiem})")
def year(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A year alone, where nothing makes the four digits a count, a price, or the number of a house or a road."""
    at, last = found.span()
    value = int(text.tokens[at])
    before = _year_before().search(text.classes, max(at - 8, 0), at)
    if before is None:
        return None
    sure = before.lastgroup == "sure"
    if not sure and not 1900 <= value <= 2099:
        return None
    if not 1400 <= value <= 2199 or _counts(text, value, last, sure):
        return None
    return TimeExpr("date", at, last, year=value)


def _counts(text: ClassedText, value: int, last: int, sure: bool) -> bool:
    """Whether the digits count what follows: "1999 people", "2000 troops"."""
    letters = lexicon().letters
    follows = text.classes[last : last + 2]
    if follows == " " + letters["Word"]:
        streets = word_set("street_words.txt")  # "1985 Oak Street", "2001 North Oak Street"
        return any(token in streets for token in text.tokens[last + 1 : last + 6 : 2])
    if follows[:1] not in (" ", "-") or follows[1:] not in (letters["word"], *lexicon().expand("{units}")[1:-1]):
        return False
    token = text.tokens[last + 1].lower()
    if token in ("block", "blocks", "hundred"):
        return True
    plural = (token.endswith("s") and not token.endswith(("ss", "us", "is"))) or token in ("people", "men", "women", "children", "feet")
    return plural and (not sure or value % 100 == 0)


@cache
def _year_before() -> re.Pattern[str]:
    # What may stand before a year: a word that a year takes; else anything but a name, a sign or a number that it would belong to.
    return lexicon().pattern(
        r"(?:(?P<sure>(?:[{in}{since}{by}{until}{before}{after}{early}{late}{mid}{fiscal}{season}{through}{starting}{end}{of}{uyear}{from}"
        r"{between}{the}]|{between} {yyyy} {and})[ -])"
        r"|(?P<free>(?:[^{Word}{mon_abbr}{int}{at}] |(?:^|[^\w$])[(\"']|\n|^)))\Z"
    )


@reads("years", r"(?P<one>{yyyy})(?P<gap>-|=)(?P<two>[{int}])(?![-/:%]\w|,{n}|\.[{int}]|\w)")
def years(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A run of years: "1998-2004", "2001-09"."""
    at, last = found.span()
    first, written = int(text.tokens[at]), text.tokens[found.start("two")]
    if len(written) not in (2, 4) or not written.isdecimal():
        return None
    second = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    if len(written) == 2 and second < first:
        second += 100
    before = _year_before().search(text.classes, max(at - 5, 0), at)
    if (
        before is None
        or not 1400 <= first < second <= 2199
        or (len(written) == 2 and second - first > 60)
        or _counts(text, first, last, False)
    ):
        return None
    ends = (TimeExpr("date", at, at + 1, year=first), TimeExpr("date", found.start("two"), last, year=second))
    return TimeExpr("range", at, last, parts=ends, of="range")


@reads("short year", r"'(?P<year>[{dd}{n}])(?![\w%'])")
def apostrophe_year(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Two digits after an apostrophe: "in '98"."""
    before = _year_before().search(text.classes, max(found.start() - 5, 0), found.start())
    value = short_year(text.tokens[found.start("year")])
    if value is None or before is None or before.lastgroup != "sure":
        return None
    return TimeExpr("date", found.start(), found.end(), year=value)


@reads(
    "year in words", r"(?:(?P<words>{card}[ -]{tens}(?:[ -]{card})?)(?![ -]\w*[{units}{unit}{numword}])|{the} {uyear} (?P<number>{number}))"
)
def spoken_year(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A year in words, as broadcasts write it: "nineteen ninety-six", "the year two thousand"."""
    if found.start("words") >= 0:
        value = year_in_words(text, *found.span("words"))
        if value is None:
            return None
    else:
        number = read_number(text, *found.span("number"))
        if number is None or number.denominator != 1 or not 1000 <= number <= 2199:
            return None
        value = int(number)
    return TimeExpr("date", found.start(), found.end(), year=value)


RULES: Final[tuple[TimeRule, ...]] = (iso_date, slashed_date, week_of_day, month_day, day_month, month_year, spelled_day, spoken_year)
LATE_RULES: Final[tuple[TimeRule, ...]] = (month, short_weekday, weekday, day_of_month, years, year, apostrophe_year)
