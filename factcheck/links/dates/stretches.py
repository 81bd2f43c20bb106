"""stretch_of: the one stretch of time that a sentence sets: "in the past two weeks", "from June 5 to June 18"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.claims.dates.date_ranges import ranges_of
from factcheck.claims.dates.past_spans import past_days
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import Reading, SentenceReading
from factcheck.values import Timex

_THIS: Final = re.compile(r"\b(?:this|last|so far this)\b", re.IGNORECASE)
_SINCE: Final = re.compile(r"\bsince(?: last| early| late)? $", re.IGNORECASE)
# "Since she took office in January 2021": a clause with the date.
_SINCE_CLAUSE: Final = re.compile(
    r"\bsince (?:(?!was\b|were\b|it is\b)[\w’'-]+ ){1,6}(?:on|in) $|\bsince [\w’'-]+(?: [\w’'-]+){0,4}, (?:on|in) $", re.IGNORECASE
)
_IN: Final = re.compile(r"\b(?:in|during|over|throughout|for)(?: all of| the)? $", re.IGNORECASE)
_THAT_PERIOD: Final = re.compile(
    r"\b(?:in|during|over) (?:those|these) (?:years|months|weeks|days)\b"
    r"|\b(?:in|during|over) (?:that|this|the same) (?:period|time|span|stretch|year|fiscal year|month|week|quarter|decade|season|window)\b",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"\b(?P<word>between|from) (?:(?:[\w:.’']+ ){1,3}?on )?$", re.IGNORECASE)
_CLOCK: Final = r"(?:(?:about |around )?(?:\d{1,2}(?::\d\d)?(?: [ap]\.?m\.?)?|noon|midnight)(?: on)? )?(?:early |late |on )?"
_AND: Final = re.compile(r"(?: (?:morning|afternoon|evening|night))?,? and " + _CLOCK)
_TO: Final = re.compile(r"(?: (?:morning|afternoon|evening|night))?,? (?:to|through|until) " + _CLOCK)
# The stretch of what a figure is compared with: "640 fewer than in the same months of 2011", "up from 38 in 2022".
_COMPARED: Final = re.compile(
    r"\b(?:than|compared|versus|against|same|unlike|as in|from \$?[\d,.]+|from \w+|down|up)\b(?! to\b)[^,.;:]{0,40}$", re.IGNORECASE
)
# "Against three in 2020": a group of its own, of which "the first" may be.
_FEW: Final = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) in(?: all of| the)? $", re.IGNORECASE)
# "In the first week of March", "over the last two weeks of June".
_PART_OF: Final = re.compile(
    r"\b(?:in|during|over) the (?P<which>first|opening|last|final|closing)(?: (?P<number>two|three|few))? (?P<unit>week|day|half)s?"
    r" of $",
    re.IGNORECASE,
)
_LENGTHS: Final = {"day": 1, "week": 7, "half": 15}
_ROOM: Final = 3  # days by which "the first week" is told wide
_GRAINS: Final = ("week", "weekend", "month", "year", "decade", "half", "quarter", "season")
_LONGEST: Final = 14  # days between two weekdays
_SEASON: Final = 300  # days between two holidays of one stretch


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time.

    `words` are where it is told; `since` says that it runs on to publication from the day told there, `past` that it ends with publication
    ("the past two weeks", "since Monday").
    """

    days: Interval
    words: Span
    since: bool = False
    past: bool = False


def stretch_of(reading: Reading, index: int) -> Stretch | None:
    """The one stretch of time that a sentence sets; None where it sets none, or several."""
    sentence = reading.sentences[index]
    span = sentence.sentence.span
    if index and _THAT_PERIOD.search(reading.text, span.start, span.end):
        # "Over those years the choir made four tours, the latest in May": the years are those of the sentence before.
        told = ranges_in(reading, reading.sentences[index - 1].sentence.span)
        if len(told) == 1:
            return told[0]
    found: list[Stretch] = []
    for at in sentence.mentions:
        mention = reading.mentions[at]
        if isinstance(mention.value, Timex) and (stretch := _of_mention(reading, mention)) is not None:
            found.append(stretch)
    if not found:
        found = ranges_in(reading, span)
    if not found:
        found = _between_days(reading, sentence)
    return found[0] if len(found) == 1 else None


def ranges_in(reading: Reading, span: Span) -> list[Stretch]:
    """The stretches that stand within a span, each told by both ends."""
    found: list[Stretch] = []
    ranges = ranges_of(reading)
    for told in ranges[bisect_left(ranges, span.start, key=lambda told: told.span.start) :]:
        if told.span.start >= span.end:
            break
        start, end = told.start.value.days, told.end.value.days
        if span.contains(told.span) and start is not None and end is not None:
            found.append(Stretch(start.hull(end), told.span))
    return found


def _between_days(reading: Reading, sentence: SentenceReading) -> list[Stretch]:
    """As in: "between noon on Tuesday and 9 a.m. on Thursday", "from Monday through Thursday", "from Easter to Halloween"."""
    days = [
        mention
        for at in sentence.mentions
        if (mention := reading.mentions[at]).kind in ("date", "time")
        and isinstance(mention.value, Timex)
        and mention.value.days is not None
    ]
    found: list[Stretch] = []
    for one, two in pairwise(days):
        opens = _FROM.search(reading.text, max(0, one.span.start - 24), one.span.start)
        if opens is None:
            continue
        joint = (_AND if opens["word"].lower() == "between" else _TO).fullmatch(reading.text, one.span.end, two.span.start)
        first, last = one.value, two.value
        assert isinstance(first, Timex)
        assert isinstance(last, Timex)
        if joint is None or first.days is None or last.days is None or first.days.low is None or last.days.high is None:
            continue
        feasts = _is_feast(first) and _is_feast(last)
        longest = _SEASON if feasts else _LONGEST
        if 0 < last.days.high - first.days.low <= longest and (feasts or first.weekday is not None or one.kind == "time"):
            found.append(Stretch(first.days.hull(last.days), Span(one.core.start, two.core.end)))
    return found


def _part_of(days: Interval, told: re.Match[str]) -> Interval:
    """The days of the first or the last weeks of a month, told a few days wide."""
    count = {"two": 2, "three": 3, "few": 5}.get((told["number"] or "").lower(), 1)
    length = _LENGTHS[told["unit"].lower()] * count + _ROOM
    assert days.low is not None
    assert days.high is not None
    if told["which"].lower() in ("first", "opening"):
        return Interval.of(days.low, min(days.high, days.low + length))
    return Interval.of(max(days.low, days.high - length), days.high)


def _is_feast(value: Timex) -> bool:
    """Whether a time is a day that only the name of a holiday tells: "between Memorial Day and Labor Day"."""
    exact = value.days is not None and value.days.low is not None and value.days.low == value.days.high
    return exact and value.granularity == "day" and value.month is None and value.weekday is None


# "Recorded for the month": the one of which the draft has told, whichever that is.
_TAKEN_UP: Final = re.compile(r"the (?:week|month|quarter|season|year)")


def _of_mention(reading: Reading, mention: Mention) -> Stretch | None:
    """The stretch of one time: "in the past two weeks", "this year", "since Monday", "in 2020", "in the first half of 2024"."""
    value = mention.value
    assert isinstance(value, Timex)
    text, published = reading.text, reading.draft.published
    if _TAKEN_UP.fullmatch(mention.span.text_of(text)):
        return None
    before = text[max(0, mention.span.start - 60) : mention.span.start]
    if mention.kind == "duration" and re.search(r"\b(?:than|as) in (?:the )?$", before):
        return None  # "more than in the previous two summers"
    if mention.kind == "duration":
        past = None if published is None else past_days(mention, reading, published)
        return None if past is None else Stretch(past, mention.span, past=True)
    days = value.days
    if days is None or days.is_empty or mention.of == "range" or days.low is None or days.high is None:
        return None
    if _SINCE.search(before) or _SINCE_CLAUSE.search(before):
        if published is None:
            return None
        now = Interval.of(days.low, max(days.high, Fraction(published.toordinal())))
        return Stretch(now, mention.span, since=_SINCE.search(before) is None, past=True)
    if _COMPARED.search(before) and not _FEW.search(before) and not _THIS.match(mention.span.text_of(text)):
        return None
    part = _PART_OF.search(before) if value.granularity == "month" else None
    if part is not None:
        return Stretch(_part_of(days, part), Span(mention.span.start - len(before) + part.start("which"), mention.span.end))
    saw = text.startswith((" saw ", " brought "), mention.span.end)  # "August saw four attacks"
    if value.granularity not in _GRAINS or not (saw or _IN.search(before) or _THIS.match(mention.span.text_of(text))):
        return None
    if text[max(0, mention.span.start - 12) : mention.span.end].lower().find("fiscal") >= 0 or value.modifier:
        return None
    # "This week" and "last month" are told a few days wide of the calendar.
    room = 2 if value.granularity in ("week", "weekend") else 16 if value.granularity == "season" else 0
    return Stretch(Interval.of(days.low - room, days.high + room), mention.span)
