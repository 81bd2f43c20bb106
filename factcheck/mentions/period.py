"""Parts of the calendar: quarters, halves, fiscal years, seasons, decades, centuries, year-end."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.mentions.date import short_year
from factcheck.mentions.relative import SHIFTS, length_of
from factcheck.mentions.time_expr import TimeExpr, TimeRule, reads
from factcheck.mentions.time_words import ClassedText, lexicon

_OF_YEAR: Final = (
    r"(?:,? (?:{of} |{in} )?(?:{fiscal} (?:{uyear} )?)?(?:(?P<year>{yyyy})(?!,{n})|(?P<which>{this}|{last}|{next}|{that}) {uyear}))?"
)
_BEFORE_YEAR: Final = (
    r"(?:(?:(?P<before>{yyyy})|(?P<whose>{this}|{last}|{next}|{that}) {uyear}'\w|(?P<ago>"
    r"(?:{a} )?{uyear}-[{ago}{earlier}])|(?P<latest>{latest}|{same}|{comparable}|{current}))[ -])?"
)


def _ordinal(text: ClassedText, at: int) -> int:
    token = text.tokens[at].lower()
    if token[0].isdigit():
        return int(token[:-2])
    return 2 if token in ("second", "last") else int(text.value(at))


def _year(text: ClassedText, found: re.Match[str], *names: str) -> int | None:
    for name in names:
        if found.start(name) >= 0:
            return int(text.tokens[found.start(name)])
    return None


@reads(
    "quarter of a year",
    _BEFORE_YEAR
    + r"(?:{fiscal}[ -])?(?P<nth>{ordinal}|{last}(?= {half}))(?:[ -]{fiscal})?[ -](?P<unit>[{uquarter}{half}])(?!-{word}[ -])"
    + _OF_YEAR,
)
def quarter(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A quarter or a half of a year: "the third quarter of 2021", "this year's second half"."""
    word = text.tokens[found.start("unit")].lower()
    nth = _ordinal(text, found.start("nth"))
    if nth > (4 if word == "quarter" else 2):
        return None
    year = _year(text, found, "year", "before")
    shift = None
    for name in ("which", "whose"):
        if found.start(name) >= 0:
            shift = SHIFTS.get(text.tokens[found.start(name)].lower())
    if found.start("ago") >= 0:
        shift = -1
    if word == "half" and year is None and shift is None and not _half_of_year(text, found):
        return None
    if (
        word == "half"
        and text.classes[found.end("unit") : found.end("unit") + 4] == f" {lexicon().letters['of']} {lexicon().letters['the']}"
        and year is None
    ):
        return None
    return TimeExpr(
        "period",
        found.start(),
        found.end(),
        year=year,
        shift=shift,
        unit=f"{'Q' if word == 'quarter' else 'H'}{nth}",
        named="ago" if found.start("ago") >= 0 else "",
    )


def _half_of_year(text: ClassedText, found: re.Match[str]) -> bool:
    """Halves are also of games: a half without a year is of one only where the text speaks of quarters or fiscal years."""
    letters = lexicon().letters
    return f"-{letters['half']} " in text.classes[found.start() : found.end() + 1] and letters["fiscal"] in text.classes


@reads("Q3", r"(?P<q>{qn})" + _OF_YEAR)
def q_number(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A quarter in a short form: "Q3 2021"."""
    shift = SHIFTS.get(text.tokens[found.start("which")].lower()) if found.start("which") >= 0 else None
    return TimeExpr(
        "period", found.start(), found.end(), year=_year(text, found, "year"), shift=shift, unit=text.tokens[found.start()].upper()
    )


@reads(
    "fiscal year",
    r"{fiscal}(?:[ -]{uyear})? (?P<year>{yyyy})(?!-{int})|(?P<fy>{fy})(?: (?P<after>{yyyy}))?|(?P<before>{yyyy}) {fiscal} {uyear}",
)
def fiscal_year(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A fiscal year: it need not be the calendar year of its name."""
    year = _year(text, found, "year", "after", "before")
    if year is None and found.start("fy") >= 0:
        written = text.tokens[found.start("fy")][2:]
        year = int(written) + (2000 if len(written) == 2 else 0) if written else None
    if year is None:
        return None
    return TimeExpr("period", found.start(), found.end(), year=year, unit="FY")


@reads(
    "the quarter",
    r"(?:{the}|{its}|{this}|{last}|{that}|{next}|(?P<whose>{last}|{this}) {uyear}'\w) (?:"
    r"(?P<which>[{latest}{same}{comparable}{current}{previous}{following}{last}{next}]|(?P<year>{yyyy})|"
    r"(?P<ago>(?:{comparable} )?{uyear}-[{ago}{earlier}])) )?(?P<unit>{uquarter}|{period})(?!-)(?P<last>"
    r"(?: {a} {uyear} (?:{ago}|{earlier})| {last} {uyear})?)(?P<ended> {ended} (?:{mon}) {dom})?",
)
def the_quarter(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """The quarter that a report is on, or the same one of another year: "the latest quarter", "the year-ago period"."""
    word = text.tokens[found.start("unit")].lower()
    first = text.tokens[found.start()].lower()
    which = text.tokens[found.start("which")].lower() if found.start("which") >= 0 else ""
    back = (
        found.start("ago") >= 0
        or found.end("last") > found.start("last")
        or (found.start("whose") >= 0 and text.tokens[found.start("whose")].lower() == "last")
    )
    year = _year(text, found, "year")
    if word == "period" and not (back or year is not None or which == "latest"):
        return None
    if first in ("this", "next", "last") and found.start("whose") < 0 and not which:
        return TimeExpr("deictic", found.start(), found.end("unit"), unit="Q", shift=SHIFTS[first])
    if which in ("next", "following", "previous", "last") and word == "quarter":
        return TimeExpr("deictic", found.start(), found.end("unit"), unit="Q", shift=SHIFTS[which], anchor="previous")
    month = int(text.value(found.start("ended") + 3)) if found.start("ended") >= 0 else None
    last = found.end("last") if found.start("last") >= 0 else found.end("unit")
    return TimeExpr(
        "period", found.start(), max(last, found.end("unit")), year=year, unit="RQ", shift=-1 if back else None, month=month, named=word
    )


@reads("year-ago", r"(?:{a} )?{uyear}-[{ago}{earlier}](?: (?P<months>{number} {pmonth}))?")
def year_ago(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """What lies a year before what is reported on: "year-earlier results"."""
    if found.start("months") >= 0:
        return length_of(text, *found.span("months"))
    return TimeExpr("period", found.start(), found.end(), unit="RQ", shift=-1, named="year")


@cache
def _season_before() -> re.Pattern[str]:
    return lexicon().pattern(
        r"(?:(?P<sure>[{in}{by}{since}{until}{through}{late}{early}{mid}{over}{last}](?: {the})? |(?:{late}|{early}|{mid})-)|{the} )\Z"
    )


@reads(
    "season",
    r"(?:(?P<which>[{this}{last}{next}{past}{coming}{that}]) (?:(?P<inner>[{past}{coming}]) )?)?"
    r"(?P<season>{season})(?:(?:,? |'\w | {of} )(?P<year>{yyyy})(?![-,]{n}))?(?![-])",
)
def season(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A season: "last fall", "the summer of 1994"."""
    at = found.start("season")
    which = found.start("inner") if found.start("inner") >= 0 else found.start("which")
    shift = SHIFTS.get(text.tokens[which].lower()) if which >= 0 else None
    year = _year(text, found, "year")
    word = text.tokens[at].lower()
    if which >= 0 and word in ("fall", "spring") and text.tokens[which].lower() in ("that", "those"):
        return None  # "guns that fall into the wrong hands"
    if shift is None and year is None:
        if text.tokens[at][0].isupper():
            return None
        before = _season_before().search(text.classes, max(at - 6, 0), at)
        if before is None or (before.lastgroup != "sure" and word in ("fall", "spring")):
            return None
        follows = text.classes[found.end() : found.end() + 2]
        if follows == " " + lexicon().letters["of"] or (
            follows[:1] == " " and follows[1:] == lexicon().letters["word"] and before.lastgroup != "sure"
        ):
            return None
    return TimeExpr("period", found.start(), found.end(), year=year, shift=shift, unit=text.value(at))


@reads(
    "decade",
    r"'(?P<short>{decade})|(?P<decade>{decade})|(?P<nineteen>{card})[- ](?P<tens>{tens_decade})|{the} (?:"
    r"(?P<edge>{early}|{late}|{mid})[ -])?(?P<alone>{tens_decade})",
)
def decade(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A decade: "the 1990s", "the '80s", "the sixties". Not an age ("in her 60s") nor a temperature."""
    at = max(found.start("short"), found.start("decade"))
    if at >= 0:
        token = text.tokens[at][:-1]
        if len(token) == 4:
            return TimeExpr("decade", found.start(), found.end(), value=token[:3])
        if found.start("short") < 0:
            return None
        year = short_year(token)
        return None if year is None else TimeExpr("decade", found.start(), found.end(), value=f"{year // 10:03d}")
    if found.start("alone") >= 0:
        return TimeExpr("decade", found.start() + 2, found.end(), value=f"19{text.value(found.start('alone'))[0]}")
    century = int(text.value(found.start("nineteen")))
    if not 16 <= century <= 20:
        return None
    return TimeExpr("decade", found.start(), found.end(), value=f"{century}{text.value(found.start('tens'))[0]}")


@reads("century", r"(?P<nth>{nth}|(?:{tens}-)?(?:{nthword}|{first}|{second}))[ -]{ucentury}")
def century(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A century: "the 20th century"."""
    at = found.start("nth")
    value = _ordinal(text, found.end("nth") - 1)
    if found.end("nth") - at == 3:
        value += int(text.value(at))
    return TimeExpr("century", found.start(), found.end(), value=f"{value - 1:02d}") if 1 <= value <= 30 else None


@reads("year-end", r"(?P<unit>{uyear})(?:[ -]|'\w ){end}|{midyear}")
def year_end(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """The end or the middle of a year: "by year-end"."""
    return TimeExpr("deictic", found.start(), found.end(), unit="Y", shift=0, modifier="END" if found.start("unit") >= 0 else "MID")


RULES: Final[tuple[TimeRule, ...]] = (fiscal_year, quarter, q_number, the_quarter, year_ago, century, decade, season, year_end)
