"""named_days: the days that a text names, each with the weekday that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from factcheck.draft import Span
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import Reading, once
from factcheck.values import Timex

_OF_DAY: Final = frozenset({"minute", "hour", "daypart"})
_AND: Final = re.compile(r"(?:,? (?:and|or|through|to|until) (?:again )?(?:on )?|, | ?& ?| ?[-–—/] ?)")
MORE_DAYS: Final = re.compile(
    r"(?:,? (?:and|to|through|or|until) | ?[-–—&] ?)(\d{1,2})(?:st|nd|rd|th)?\b(?! ?(?:a\.m|p\.m|am\b|pm\b|percent|%|[a-z]+s\b))"
)


_SAID_OF: Final = re.compile(
    r",? (?:(?:which|that) )?(?:this year |next year |last year )?(?:was|is|will be|falls?|fell|will fall|falling|comes?|came|being"
    r"|lands?|landed)"
    r"(?: this year| next year| that year)?(?: on)?(?: an?)? |, an? (?:[a-z]+ )?"
    r"| ?[—–] ?(?:it was |which was )?an? (?:[a-z]+ )?| \(an? (?:[a-z]+ )?"
    r"|\. (?:It|That|This)(?: day| date)? (?:was|is|will be) an? (?:[a-z]+ )?"
)


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day, a month, a year or another period, as written at `span`; `value.weekday` is that of the weekday beside it, if there is one.

    `weekdays` are all that it may be, where a list of weekdays has one date. `index` is that of its mention in the reading; `end` is 1
    for the second end of a range, else 0; `ranged` says that it is one of two ends.
    """

    index: int
    value: Timex
    span: Span
    ranged: bool = False
    end: int = 0
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Node:
    """A mention, or one end of a range."""

    index: int
    mention: Mention
    ranged: bool = False
    end: int = 0

    @property
    def weekday(self) -> Mention | None:
        return _leaf(self.mention, "weekday")

    @property
    def day(self) -> Mention | None:
        return _leaf(self.mention, "day")


@once
def named_days(reading: Reading) -> tuple[NamedDay, ...]:
    """The days and periods that a reading names, in text order; a time of day alone names none. Read once for each reading."""
    return tuple(_read(reading))


def _nodes(reading: Reading) -> list[_Node]:
    found: list[_Node] = []
    for index, mention in enumerate(reading.mentions):
        if mention.kind not in ("date", "time") or not isinstance(mention.value, Timex):
            continue
        if mention.of == "range" and len(mention.parts) == 2:
            found.extend(_Node(index, part, True, end) for end, part in enumerate(mention.parts) if part.kind in ("date", "time"))
        elif mention.of != "range":
            found.append(_Node(index, mention))
    return found


def _read(reading: Reading) -> Iterator[NamedDay]:
    text = reading.text
    nodes = _nodes(reading)
    for at, node in enumerate(nodes):
        before = nodes[at - 1] if at else None
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        weekday, day = node.weekday, node.day
        if day is None and weekday is not None and after is not None and _joins(reading, node, after):
            continue  # told with the date that follows it
        if day is None and weekday is not None and before is not None and _is_said_of(reading, before, node):
            continue  # told with the date that it is said of
        first: Mention | None = None
        if day is not None and weekday is None and before is not None and _joins(reading, before, node):
            weekday = before.weekday
            before = nodes[at - 2] if at > 1 else None
        elif day is not None and weekday is None and before is not None and _stops(reading, before, node):
            weekday = before.weekday
        elif day is not None and weekday is None and after is not None and _is_said_of(reading, node, after):
            weekday = after.weekday
        if day is None or weekday is None:
            named = day or weekday or _period(node.mention)
            if named is not None:
                yield NamedDay(node.index, _timex(named), named.core, node.ranged, node.end)
            continue
        span = _around(text, weekday.core, day.core)
        if before is not None and before.day is None:
            first = before.weekday
        listed = first is not None and _AND.fullmatch(text, first.core.end, weekday.core.start) is not None
        more = None if node.ranged else MORE_DAYS.match(text, node.mention.span.end)
        ranged = node.ranged and node.end == 0 and after is not None and after.index == node.index and after.weekday is None
        alone = NamedDay(node.index, _timex(day), day.core, node.ranged, node.end)
        both = replace(alone, value=replace(alone.value, weekday=_timex(weekday).weekday), span=span)
        if "\n" in span.text_of(text) and not _one_sentence(reading, span):
            yield alone
        elif first is not None and listed and (more or ranged):
            # "Saturday and Sunday, July 9 and 10": the first day is the first weekday's.
            whole = Span(first.core.start, more.end(1) if more else node.mention.span.end)
            yield replace(both, value=replace(both.value, weekday=_timex(first).weekday), span=whole)
        elif first is not None and listed:
            # "from Friday to Sunday, Jan. 8": the date is that of one of them.
            weekdays = {day for day in (both.value.weekday, _timex(first).weekday) if day is not None}
            yield replace(both, weekdays=tuple(sorted(weekdays)))
        elif more or ranged:
            yield alone
        else:
            yield both


def _timex(mention: Mention) -> Timex:
    assert isinstance(mention.value, Timex)
    return mention.value


def _joins(reading: Reading, one: _Node, two: _Node) -> bool:
    """Whether a weekday (with a time of day, perhaps) and a date stand side by side and name one day: "noon on Saturday, Jan. 13"."""
    if one.weekday is None or one.day is not None or two.day is None or two.weekday is not None or (one.ranged and one.end == 0):
        return False
    between = reading.text[one.mention.span.end : two.mention.span.start]
    return between in (", ", " ", " (", ",") and not two.mention.span.text_of(reading.text).lower().startswith("the ")


def _is_said_of(reading: Reading, one: _Node, two: _Node) -> bool:
    """Whether a date is said to be a weekday: "Dec. 31, 1957, which was a Tuesday", "Sept. 19 falls on a Monday"."""
    if one.day is None or one.weekday is not None or two.weekday is None or two.day is not None or one.ranged:
        return False
    return _SAID_OF.fullmatch(reading.text, one.mention.span.end, two.mention.span.start) is not None


def _stops(reading: Reading, one: _Node, two: _Node) -> bool:
    """Whether a full stop was typed for the comma: "On Tuesday. March 8, the council ..."."""
    if one.weekday is None or one.day is not None or two.weekday is not None:
        return False
    text, start = reading.text, one.mention.span.start
    sentence = reading.scopes.sentence_at(start)
    return (
        text[one.mention.span.end : two.mention.span.start] == ". "
        and sentence is not None
        and text[sentence.span.start : start] in ("On ", "")
    )


def _leaf(mention: Mention, field: str) -> Mention | None:
    """The smallest part of a mention in which a weekday, or a month with a day, is written."""
    value = mention.value
    if not isinstance(value, Timex):
        return None
    for part in mention.parts:
        if (found := _leaf(part, field)) is not None:
            return found
    if field == "weekday":
        return mention if value.weekday is not None and value.day is None else None
    # A time of day that takes its day over from the one before it ("April 6, between 8 and 10 a.m.") writes none.
    return mention if value.day is not None and value.month is not None and value.granularity not in _OF_DAY else None


def _period(mention: Mention) -> Mention | None:
    value = mention.value
    assert isinstance(value, Timex)
    if value.granularity not in _OF_DAY:
        return mention
    for part in mention.parts:
        if isinstance(part.value, Timex) and part.value.granularity not in _OF_DAY:
            return part
    return None


def _around(text: str, one: Span, two: Span) -> Span:
    span = one.joined(two)
    if "(" in span.text_of(text) and text[span.end : span.end + 1] == ")":
        return Span(span.start, span.end + 1)
    return span


def _one_sentence(reading: Reading, span: Span) -> bool:
    return reading.scopes.sentence_at(span.start) == reading.scopes.sentence_at(span.end - 1)
