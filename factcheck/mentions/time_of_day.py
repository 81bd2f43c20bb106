"""Times of day: "9:10 a.m.", "6 p.m. EST", "noon", "half past three", "3 o'clock", "this morning", "Friday night"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

from factcheck.mentions.number_words import read_number
from factcheck.mentions.time_expr import TimeExpr, TimeRule, reads
from factcheck.mentions.time_words import ClassedText, lexicon

# The minutes of the day that a part of it allows, generously: news calls 5 a.m. morning and night both.
DAYPARTS: Final[dict[str, tuple[int, int]]] = {
    "MO": (0, 12 * 60),
    "AF": (11 * 60, 19 * 60),
    "EV": (16 * 60, 24 * 60 - 1),
    "NI": (0, 24 * 60 - 1),
}

_COUNTED: Final = frozenset(("people", "feet", "men", "women", "children", "percent", "fish", "sheep", "cattle", "mph"))
_SHORT: Final = 3


def clock_of(hour: int, minute: int | None, half: str, daypart: str = "") -> tuple[str, tuple[int, int]] | None:
    """The TIMEX3 time and the minutes of the day of an hour and a minute as written; None where no clock shows them."""
    if half or daypart:
        if not 1 <= hour <= 12:
            if not half or hour > 23 or hour == 0:
                return None
        elif half == "p" or daypart in ("AF", "EV") or (daypart == "NI" and hour >= 6 and hour != 12):
            hour = hour % 12 + 12
        elif half == "a" or daypart in ("MO", "NI"):
            hour %= 12
    if hour > 24 or (minute or 0) > 59 or (hour == 24 and minute):
        return None
    at = (hour * 60 + (minute or 0)) % 1440
    return f"{hour:02d}:{minute or 0:02d}", (at, at)


def _half(text: ClassedText, found: re.Match[str]) -> str:
    at = found.start("half")
    return "" if at < 0 else text.tokens[at][0].lower()


@reads(
    "clock time",
    r"(?P<hour>[{dd}{n}])[:.](?P<minute>[{dd}{n}{clocktime}])(?::(?P<second>[{dd}{n}]))?(?P<tail> ?{meridiem}"
    r"| ?{zone}| {phour})?(?: \(?{zone}\)?)?",
)
def clock_time(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Hour and minute: "9:10 a.m.", "14:30"."""
    hour, minute = text.tokens[found.start("hour")], text.tokens[found.start("minute")]
    end = found.end()
    half = ""
    if found.start("tail") >= 0:
        token = text.tokens[found.end("tail") - 1]
        half = token[0].lower() if text.value(found.end("tail") - 1) in ("a", "p") else ""
    elif re.fullmatch(r"\d\d[ap]m", minute.lower()):
        half, minute = minute[2].lower(), minute[:2]
    elif text.classes[found.end("hour")] == "." or (found.start("second") >= 0):
        return None
    if len(minute) != 2 or not (hour + minute).isdecimal() or len(hour) > 2:
        return None
    if not half and (
        hour == "0" or not (found.start("tail") >= 0 or _beside_clock().search(text.classes, max(found.start() - 2, 0), found.start()))
    ):
        follows = _after_clock().match(text.classes, end)
        if follows is None or hour == "0":
            return None
    read = clock_of(int(hour), int(minute), half)
    return read and TimeExpr("clock", found.start(), end, clock=read[0], minutes=read[1])


@cache
def _beside_clock() -> re.Pattern[str]:
    return lexicon().pattern(r"[{at}{about}{nearly}{until}{by}{before}{after}{since}{from}{to}{between}{past}{just}{and}] \Z")


@cache
def _after_clock() -> re.Pattern[str]:
    return lexicon().pattern(r",? (?:{on} )?(?:{weekday}|{daypart}|{today}|{mon} {dom})|,? {in} {the} {daypart}")


@reads(
    "hours from one to another",
    r"(?P<one>{dd})(?::(?P<minute>[{dd}{n}]))?(?:[-=]| {to} )(?P<two>{dd})(?::(?P<minutes>[{dd}{n}]))? ?(?P<half>{meridiem})(?: ?{zone})?",
)
def hour_range(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Two hours, the first of the other half of the day where it would come after the second: "6-8 p.m.", "11-1 p.m."."""
    hours = [int(text.tokens[found.start(name)]) for name in ("one", "two")]
    minutes = [text.tokens[found.start(name)] if found.start(name) >= 0 else "00" for name in ("minute", "minutes")]
    if any(len(minute) != 2 or not minute.isdecimal() for minute in minutes):
        return None
    half = _half(text, found)
    other = "a" if half == "p" else "p"
    halves = [half if hours[0] % 12 * 60 + int(minutes[0]) < hours[1] % 12 * 60 + int(minutes[1]) else other, half]
    ends: list[TimeExpr] = []
    for hour, minute, side, (first, last) in zip(
        hours,
        minutes,
        halves,
        ((found.start(), found.end("minute" if found.start("minute") >= 0 else "one")), (found.start("two"), found.end())),
        strict=True,
    ):
        read = clock_of(hour, int(minute), side)
        if read is None or hour > 12:
            return None
        ends.append(TimeExpr("clock", first, last, clock=read[0], minutes=read[1]))
    return TimeExpr("range", found.start(), found.end(), parts=tuple(ends), of="range")


@reads("hour with a.m. or p.m.", r"(?:(?P<hour>{dd}|{card}) ?(?P<half>{meridiem})|(?P<joined>{clocktime}))(?: ?\(?{zone}\)?)?")
def hour_half(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """An hour with its half of the day: "6 p.m."."""
    joined = found.start("joined")
    if joined >= 0:
        token = text.tokens[joined].lower()
        hour, half = int(token[:-2]), token[-2]
    else:
        if text.tokens[found.start("half")].lower() == "am" and text.tokens[found.start("hour")].isalpha():
            return None
        number = read_number(text, found.start("hour"), found.end("hour"))
        if number is None:
            return None
        hour, half = int(number), _half(text, found)
    read = clock_of(hour, None, half)
    return read and TimeExpr("clock", found.start(), found.end(), clock=read[0], minutes=read[1])


@reads("four-digit clock", r"(?P<hour>[{n}{yyyy}])(?: {phour})? {zone}")
def four_digit_clock(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Agency style: "0510 GMT"."""
    token = text.tokens[found.start("hour")]
    if len(token) != 4 or not token.isdecimal() or int(token[:2]) > 23 or int(token[2:]) > 59:
        return None
    read = clock_of(int(token[:2]), int(token[2:]), "")
    return read and TimeExpr("clock", found.start(), found.end(), clock=read[0], minutes=read[1])


@reads("o'clock", r"(?P<hour>{dd}|{card}) {oclock}(?: {in} {the} (?P<part>{daypart})| {at} (?P<night>{daypart}))?")
def oclock(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A full hour: "3 o'clock in the afternoon". Without a part of the day either half may be meant."""
    hour = read_number(text, found.start("hour"), found.end("hour"))
    if hour is None or not 1 <= hour <= 12:
        return None
    at = max(found.start("part"), found.start("night"))
    read = clock_of(int(hour), None, "", text.value(at) if at >= 0 else "")
    return read and TimeExpr("clock", found.start(), found.end(), clock=read[0], minutes=read[1] if at >= 0 else None)


@reads("hour in the morning", r"(?P<hour>{dd}|{card}) (?:{in} {the}|{at}) (?P<part>{daypart})")
def hour_in_part(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """An hour and the part of the day: "4 in the morning"."""
    hour = read_number(text, found.start("hour"), found.end("hour"))
    at = found.start()
    if hour is None or not 1 <= hour <= 12 or not _before_hour().search(text.classes, max(at - 2, 0), at):
        return None
    read = clock_of(int(hour), None, "", text.value(found.start("part")))
    return read and TimeExpr("clock", at, found.end(), clock=read[0], minutes=read[1])


@cache
def _before_hour() -> re.Pattern[str]:
    return lexicon().pattern(r"[{at}{about}{nearly}{until}{by}{before}{after}{since}{from}{to}] \Z")


@reads(
    "half past",
    r"(?:(?P<half>{half})|(?P<quarter>{a} {uquarter}|{uquarter}|{number} {pminute}|{number})) (?P<side>{past}"
    r"|{to}|{after}|{before}) (?P<hour>{dd}|{card})(?: {oclock})?(?: ?(?P<mer>{meridiem})| {in} {the} "
    r"(?P<part>{daypart}))?",
)
def half_past(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Words of the clock face: "half past three", "a quarter to five"."""
    hour = read_number(text, found.start("hour"), found.end("hour"))
    if hour is None or not 1 <= hour <= 12:
        return None
    side = text.tokens[found.start("side")].lower()
    if found.start("half") >= 0:
        if side != "past":
            return None
        minute = 30
    else:
        words = text.words(found.start("quarter"), found.end("quarter")).lower().split()
        if words[-1] == "quarter":
            minute = 15
        else:
            number = read_number(text, found.start("quarter"), found.start("quarter") + 1)
            if number not in (5, 10, 20, 25) or side not in ("past", "to") or _counts_on(text, found.end()):
                return None
            minute = int(number)
        if words[-1] == "quarter" and side in ("after", "before") and found.start("mer") < 0:
            return None
    of_day = int(hour) * 60 + (minute if side in ("past", "after") else -minute)
    half = text.tokens[found.start("mer")][0].lower() if found.start("mer") >= 0 else ""
    part = text.value(found.start("part")) if found.start("part") >= 0 else ""
    read = clock_of(of_day // 60 or 12, of_day % 60, half, part)
    return read and TimeExpr("clock", found.start(), found.end(), clock=read[0], minutes=read[1] if half or part else None)


def _counts_on(text: ClassedText, end: int) -> bool:
    """Whether the word behind two numbers is what they count: "5 to 10 minutes", "10 to 12 people"."""
    word = text.tokens[end + 1].lower() if text.tokens[end : end + 1] == [" "] and end + 1 < len(text.tokens) else ""
    return word in _COUNTED or (len(word) > _SHORT and word.endswith("s") and not word.endswith("ss"))


@reads("noon or midnight", r"(?P<word>{clockword})")
def noon(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """Noon and midnight."""
    clock = text.value(found.start())
    if text.tokens[found.start()].istitle():
        return None
    return TimeExpr("clock", found.start(), found.end(), clock=clock, minutes=(720, 720) if clock == "12:00" else (0, 0))


@reads("weekday and part of the day", r"{weekday}[ -](?P<part>{daypart})(?! {Word})")
def weekday_part(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A part of a weekday: "Friday night"."""
    part = text.value(found.start("part"))
    return TimeExpr("daypart", found.start(), found.end(), weekday=int(text.value(found.start())), clock=part, minutes=DAYPARTS[part])


@reads("part of this day", r"(?:(?P<this>{this})|(?P<last>{last})|(?P<day>{today})) (?P<part>{daypart})")
def part_of_day(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A part of the day of publication or of one beside it: "this morning", "last night", "yesterday afternoon"."""
    part = text.value(found.start("part"))
    shift = -1 if found.start("last") >= 0 else 0
    if found.start("day") >= 0:
        shift = int(text.value(found.start("day")))
    return TimeExpr("daypart", found.start(), found.end(), unit="D", shift=shift, clock=part, minutes=DAYPARTS[part])


@reads(
    "mid-afternoon",
    r"(?:{mid}|{late}|{early})[ -](?P<part>{daypart})(?! {phour})|(?P<of>{daypart})(?= {of} (?:{mon} {dom}|{dom} {mon}|{weekday}))",
)
def edge_of_part(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """A part of a part of a day told beside it or before: "mid-afternoon"."""
    bare = found.start("of") >= 0
    part = text.value(found.start("of" if bare else "part"))
    return TimeExpr(
        "daypart",
        found.start(),
        found.end(),
        unit="told",
        shift=0,
        clock=part,
        minutes=DAYPARTS[part],
        anchor="previous",
        named="the",
        modifier="" if bare else text.value(found.start()),
    )


@reads("tonight", r"(?P<hour>{dd} )?{tonight}|(?P<overnight>{overnight})(?:(?= {weekday})|(?=[.,;]| {on}| {in}))")
def tonight(text: ClassedText, found: re.Match[str]) -> TimeExpr | None:
    """The night of publication, an hour of it ("8 tonight"), or, before a weekday, the night of that day ("overnight Friday")."""
    if found.start("hour") >= 0:
        read = clock_of(int(text.tokens[found.start()]), None, "p")
        return read and TimeExpr("clock", found.start(), found.end(), unit="D", shift=0, clock=read[0], minutes=read[1])
    loose = found.start("overnight") >= 0 and text.classes[found.end() + 1 : found.end() + 2] == lexicon().letters["weekday"]
    anchor: Literal["published", "previous"] = "previous" if loose else "published"
    return TimeExpr(
        "daypart",
        found.start(),
        found.end(),
        unit="told" if loose else "D",
        shift=0,
        anchor=anchor,
        clock="NI",
        minutes=DAYPARTS["NI"],
        named="the" if loose else "",
    )


RULES: Final[tuple[TimeRule, ...]] = (
    hour_range,
    clock_time,
    hour_half,
    four_digit_clock,
    oclock,
    hour_in_part,
    half_past,
    weekday_part,
    part_of_day,
    edge_of_part,
    noon,
    tonight,
)
