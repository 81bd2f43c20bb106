"""named_days: the days that a text names, each with the weekday that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from factcheck.draft import Span
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import Reading
from factcheck.values import Timex

_OF_DAY: Final = frozenset({"minute", "hour", "daypart"})
_AND: Final = re.compile(r"(?:,? (?:and|or|through|to|until) (?:again )?(?:on )?|, | ?& ?| ?[-–—/] ?)")
_MORE_DAYS: Final = re.compile(r"(?:,? (?:and|to|through|or|until) | ?[-–—&] ?)(\d{1,2})(?:st|nd|rd|th)?\b(?! ?(?:a\.m|p\.m|am\b|pm\b|percent|%|[a-z]+s\b))")


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day, a month, a year or another period, as written at `span`; `value.weekday` is that of the weekday beside it, if there is one."""

    mention: Mention
    value: Timex
    span: Span


def named_days(reading: Reading) -> Iterator[NamedDay]:
    """The days and periods that a reading names, in text order; a time of day alone names none, and a range has two ends and no day."""
    text, mentions = reading.text, reading.mentions
    for at, mention in enumerate(mentions):
        if mention.kind not in ("date", "time") or not isinstance(mention.value, Timex) or mention.of == "range":
            continue
        weekday, day = _leaf(mention, "weekday"), _leaf(mention, "day")
        if weekday is None or day is None:
            named = day or weekday or _period(mention)
            if named is None or not isinstance(named.value, Timex):
                continue
            found = NamedDay(mention, named.value, named.core)
            yield _after_stop(reading, at, found) if day is not None else found
            continue
        assert isinstance(weekday.value, Timex) and isinstance(day.value, Timex)
        span = _around(text, weekday.core, day.core)
        value = replace(day.value, weekday=weekday.value.weekday)
        before = mentions[at - 1] if at else None
        more = _MORE_DAYS.match(text, mention.span.end)
        first = before and _leaf(before, "weekday")
        listed = first is not None and _leaf(before, "day") is None and _AND.fullmatch(text, first.core.end, weekday.core.start)
        if "\n" in span.text_of(text) and not _one_sentence(reading, span):
            yield NamedDay(mention, day.value, day.core)
        elif listed and more:
            # "Saturday and Sunday, July 9 and 10": each weekday has its day.
            assert first is not None and isinstance(first.value, Timex)
            whole = Span(first.core.start, more.end(1))
            yield NamedDay(mention, replace(value, weekday=first.value.weekday), whole)
        elif listed or more:
            yield NamedDay(mention, day.value, day.core)
        else:
            yield NamedDay(mention, value, span)


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
    return mention if value.day is not None and value.month is not None else None


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
    span = Span(min(one.start, two.start), max(one.end, two.end))
    if "(" in span.text_of(text) and text[span.end : span.end + 1] == ")":
        return Span(span.start, span.end + 1)
    return span


def _one_sentence(reading: Reading, span: Span) -> bool:
    return reading.scopes.sentence_at(span.start) == reading.scopes.sentence_at(span.end - 1)


def _after_stop(reading: Reading, at: int, found: NamedDay) -> NamedDay:
    """A day before which a full stop was typed for the comma: "On Tuesday. March 8, the council ..."."""
    before = reading.mentions[at - 1] if at else None
    if before is None or not isinstance(before.value, Timex) or before.value.weekday is None or before.value.day is not None:
        return found
    text = reading.text
    between = text[before.span.end : found.span.start]
    sentence = reading.scopes.sentence_at(before.span.start)
    if between != ". " or sentence is None or text[sentence.span.start : before.span.start] not in ("On ", ""):
        return found
    return NamedDay(found.mention, replace(found.value, weekday=before.value.weekday), Span(before.core.start, found.span.end))
