"""Times told from another: "today", "last week", "two weeks ago", "a year earlier", "the past three months", "the next day"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from factcheck.mentions.duration import COUNT, MIDDLE, counted_length, unit_at
from factcheck.mentions.time_expr import TimeExpr, TimeRule, reads
from factcheck.mentions.time_of_day import DAYPARTS
from factcheck.mentions.time_words import ClassedText, lexicon

_COUNTED: Final = COUNT + MIDDLE + r"[ -]{anyunit}(?: {and} (?:{a} )?{half})?"

SHIFTS: Final = {
    "this": 0, "last": -1, "next": 1, "past": -1, "coming": 1, "current": 0, "upcoming": 1, "forthcoming": 1,
    "previous": -1, "preceding": -1, "following": 1, "subsequent": 1, "latest": 0, "that": 0, "same": 0,
}  # fmt: skip
_TOLD: Final = frozenset(("previous", "preceding", "following", "subsequent", "that", "same"))


@cache
def _counted() -> re.Pattern[str]:
    return lexicon().pattern(counted_length.template)


def length_of(text: ClassedText, first: int, last: int) -> TimeExpr | None:
    """The duration that exactly these tokens write."""
    found = _counted().fullmatch(text.classes, first, last)
    return counted_length.build(text, found) if found else None


@reads("today", r"(?P<word>{today})(?! {daypart})")
def today(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """The day of publication, or one beside it. Not "USA Today" nor "Today" as a programme."""
    at = found.start()
    if (
        text.tokens[at][0].isupper()
        and text.sentence(at)[0] != at
        and text.classes[max(at - 2, 0) : at].endswith(lexicon().letters["Word"] + " ")
    ):
        return None
    return TimeExpr("day_word", at, found.end(), unit="D", shift=int(text.value(at)))


@reads(
    "ago",
    rf"(?P<length>{_COUNTED})(?:(?: {{or}} {{so}})?[ -](?:(?P<ago>{{ago}})|(?P<earlier>{{earlier}})|"
    rf"(?P<later>{{later}})|{{from}} (?P<now>{{now}})"
    r"|(?P<before>{before})(?=[.,;]|\Z)|(?P<after>{after})(?=[.,;]|\Z)))",
)
def ago(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A length before or after an anchor: "two weeks ago" from publication, "two days later" from a date told before."""
    length = length_of(text, *found.span("length"))
    if length is None:
        return None
    back = found.start("later") < 0 and found.start("now") < 0 and found.start("after") < 0
    told = found.start("ago") < 0 and found.start("now") < 0
    if length.form == "set":
        length = replace(length, form="duration", value="")
    shift = None
    if length.count is not None and length.count.denominator == 1:
        shift = int(-length.count if back else length.count)
    value = ""
    if length.count is None and not told:  # "several years ago"; but "several years later" is a length from another time
        value = "PAST_REF" if back else "FUTURE_REF"
    return replace(
        length, form="shift", last=found.end(), shift=shift, anchor="previous" if told else "published", value=value, parts=(length,)
    )


def _one(value: str):  # type: ignore[no-untyped-def]
    from fractions import Fraction

    return Fraction(value.strip("PTYMWDHSQ") or 1)


@reads("units ago", r"(?P<unit>{units}) (?:{ago}|{from} (?P<now>{now}))|(?<![{so}{that}] ){long} {ago}")
def units_ago(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """An unknown while ago: "years ago", "long ago"."""
    return TimeExpr("vague", found.start(), found.end(), value="FUTURE_REF" if found.start("now") >= 0 else "PAST_REF")


@reads(
    "past lengths",
    rf"(?P<which>[{{last}}{{past}}{{next}}{{coming}}{{previous}}{{following}}{{latest}}{{first}}]) (?P<length>"
    rf"(?:(?:{{couple}}(?: {{of}})?|{{few}}|{{several}})|{{number}}){MIDDLE}[ -]{{anyunit}})(?! ?-? ?{{old}})",
)
def past_lengths(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A length that ends or starts at publication: "the past three months". "The first nine months" has no such place."""
    length = length_of(text, *found.span("length"))
    if length is None:
        return None
    word = text.tokens[found.start("which")].lower()
    at = found.start()
    if word == "last" and text.sentence(at)[0] != at and not _takes_last().search(text.classes, max(at - 2, 0), at):
        return length  # "would last 60 days"
    shift = {"last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1}.get(word)
    return replace(length, first=found.start(), core_first=found.start("length"), parts=(length,), shift=shift)


@cache
def _takes_last() -> re.Pattern[str]:
    return lexicon().pattern(r"[{the}{its}{in}{over}{for}{of}{from}{at}{since}{by}{these}{about}{nearly}] \Z")


@reads(
    "this unit",
    r"(?:(?P<which>[{this}{last}{next}{past}{coming}{current}{previous}{following}{latest}{that}])|{the} (?P<same>{same}))"
    r" (?:(?P<inner>[{past}{coming}{same}]) )?(?:{fiscal} |{school} |{full} )?(?P<unit>{calendar}|{weekend})(?![-]{old})",
)
def this_unit(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A calendar unit told from that of publication ("last week"), or from a time told before ("that year", "the next day")."""
    at = found.start("unit")
    word = text.tokens[found.start("inner" if found.start("inner") >= 0 else "which" if found.start("which") >= 0 else "same")].lower()
    if found.start("inner") >= 0 and word in ("past", "coming") and text.tokens[found.start("which")].lower() != "this":
        return None
    unit, times = ("WE", 1) if text.tokens[at].lower() == "weekend" else unit_at(text, at)
    if text.tokens[at][0].isupper() and not text.tokens[at].isupper():
        return None
    if word not in SHIFTS or (unit == "D" and word in ("this", "last", "past", "current", "latest", "coming")):
        return None
    if word == "latest" and unit not in ("Q", "Y"):
        return None
    told = word in _TOLD or (unit == "D" and word == "next")
    shift = SHIFTS[word] * times
    if word in ("past", "last") and unit in ("E", "C") and _has_the(text, found.start()):
        # "The last decade" is ten years up to now; the calendar's decades are told by number.
        return TimeExpr("duration", found.start(), found.end(), count=_one("1"), unit=unit, shift=-1)
    return TimeExpr("deictic", found.start(), found.end(), unit=unit, shift=shift, anchor="previous" if told else "published", named=word)


def _has_the(text: ClassedText, at: int) -> bool:
    return text.classes[max(at - 2, 0) : at] == lexicon().letters["the"] + " "


@reads("day of an event", r"{the} {uday} (?P<side>[{before}{after}]) (?P<word>{today})")
def day_beside(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Two days from publication: "the day before yesterday"."""
    side = -1 if text.tokens[found.start("side")].lower() == "before" else 1
    return TimeExpr("day_word", found.start(), found.end(), unit="D", shift=int(text.value(found.start("word"))) + side)


@reads("in the day", r"(?:{earlier}|{later}) {in} {the} {uday}")
def in_the_day(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Another hour of the day told before: "later in the day"."""
    return TimeExpr("deictic", found.start(), found.end(), unit="D", shift=0, anchor="previous", named="that")


@reads("the day before", r"{the} (?:{uday}|{daypart}) (?P<side>[{before}{after}])(?=[.,;]|\Z)")
def day_before(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """The day beside one told before: "the day before."."""
    side = -1 if text.tokens[found.start("side")].lower() == "before" else 1
    return TimeExpr("deictic", found.start(), found.end(), unit="D", shift=side, anchor="previous", named="following")


@reads(
    "part of a told day",
    r"(?:(?P<which>[{that}{following}{previous}{next}])|{the} (?P<same>{same})|(?P<the>{in} {the})) "
    r"(?P<part>{daypart})(?! {units}| {Word})",
)
def part_of_told_day(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A part of a day told before: "that night", "the next morning", "in the afternoon"."""
    part = text.value(found.start("part"))
    if found.start("the") >= 0:
        first = found.start("the") + 2
        return TimeExpr(
            "daypart", first, found.end(), unit="told", shift=0, clock=part, minutes=DAYPARTS[part], anchor="previous", named="the"
        )
    at = max(found.start("which"), found.start("same"))
    shift = {"following": 1, "subsequent": 1, "next": 1, "previous": -1, "preceding": -1}.get(text.tokens[at].lower(), 0)
    return TimeExpr("daypart", found.start(), found.end(), unit="told", shift=shift, clock=part, minutes=DAYPARTS[part], anchor="previous")


@reads(
    "this weekday",
    r"(?P<which>[{this}{last}{next}{past}{coming}{previous}{following}])(?: (?P<inner>[{coming}{past}]))? "
    r"(?P<wday>{weekday})(?:[ -](?P<part>{daypart}))?",
)
def this_weekday(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A weekday with a direction: "last Friday", "this coming Monday"."""
    word = text.tokens[found.start("inner" if found.start("inner") >= 0 else "which")].lower()
    part = text.value(found.start("part")) if found.start("part") >= 0 else ""
    return TimeExpr(
        "daypart" if part else "date",
        found.start(),
        found.end(),
        weekday=int(text.value(found.start("wday"))),
        shift=SHIFTS.get(word),
        anchor="previous" if word in _TOLD else "published",
        clock=part,
        minutes=DAYPARTS[part] if part else None,
        named=word,
    )


@reads(
    "this month",
    r"(?P<which>[{this}{last}{next}{past}{coming}]) (?:(?P<inner>[{past}{coming}]) )?(?P<mon>{mon})(?: "
    r"(?P<day>{dom})(?![/%:]|,? {yyyy}|,{n}|-{anyunit}))?(?!\.? {dom})",
)
def this_month(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A month with a direction: "last April"."""
    word = text.tokens[found.start("inner" if found.start("inner") >= 0 else "which")].lower()
    day = int(re.sub(r"\D", "", text.tokens[found.start("day")])) if found.start("day") >= 0 else None
    return TimeExpr("date", found.start(), found.end(), month=int(text.value(found.start("mon"))), day=day, shift=SHIFTS.get(word))


@reads(
    "month of this year",
    r"(?P<mon>{mon}) (?:{of} )?(?P<which>[{this}{last}{next}{that}]|{the} (?P<told>{same}|{previous}|{following})) {uyear}",
)
def month_of_year(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A month of a year told from publication or before: "June last year", "January of that year"."""
    word = text.tokens[found.start("told") if found.start("told") >= 0 else found.start("which")].lower()
    return TimeExpr(
        "date",
        found.start(),
        found.end(),
        month=int(text.value(found.start("mon"))),
        shift=SHIFTS.get(word),
        unit="Y",
        anchor="previous" if word in _TOLD else "published",
    )


@reads("the weekend", r"{the} (?P<unit>{weekend})|{over} (?P<over>{weekend})")
def the_weekend(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A weekend, placed by tense."""
    return TimeExpr("deictic", found.start() if found.start("over") < 0 else found.start("over"), found.end(), unit="WE")


@reads(
    "the year",
    r"{the} (?:{full} |{rest} {of} {the} )?(?P<fiscal>{fiscal} )?(?P<unit>[{uyear}{umonth}{uweek}])(?! {of} |-"
    r"| {ago}| {before}| {after}| {earlier}| {end}|'\w {end})(?P<ended> {ended})?",
)
def the_unit(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """The year, month or week of publication: "sales for the year". "The year ended June 30" is a length."""
    at = found.start("unit")
    unit = text.value(at)
    before = _before_the().search(text.classes, max(found.start() - 6, 0), found.start())
    if found.start("ended") >= 0 or (found.start("fiscal") >= 0 and before is None):
        return TimeExpr("duration", found.start(), at + 1, count=_one("1"), unit=unit) if unit == "Y" else None
    if (before is None and (unit != "W" or text.classes[at + 1 : at + 2] != "'")) or text.tokens[at][0].isupper():
        return None
    return TimeExpr("deictic", found.start(), at + 1, unit=unit, shift=0)


@cache
def _before_the() -> re.Pattern[str]:
    return lexicon().pattern(
        r"(?:[{in}{for}{over}{by}{through}{earlier}{later}{until}]"
        r"|[{start}{end}{mid}{rest}{half}{early}{late}{pmonth}{pquarter}{pweek}] {of}|[{earlier}{later}{early}{late}] {in}) \Z"
    )


RULES: Final[tuple[TimeRule, ...]] = (
    ago,
    units_ago,
    past_lengths,
    day_beside,
    day_before,
    in_the_day,
    part_of_told_day,
    this_weekday,
    this_month,
    month_of_year,
    this_unit,
    today,
    the_weekend,
    the_unit,
)
