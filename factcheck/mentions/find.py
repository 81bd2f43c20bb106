"""find_mentions: the numbers, time expressions and names of a text, none overlapping another."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from fractions import Fraction

from factcheck.draft import with_plain_blanks
from factcheck.mentions.actor import find_names
from factcheck.mentions.mention import Mention
from factcheck.mentions.numbers import find_numbers
from factcheck.mentions.times import find_times
from factcheck.values import Quantity, Timex

# Read over a time expression that shares words with them: "a 9-year-old" is an age and no nine years.
_OVER_TIMES = frozenset({"age", "money", "percent", "measure", "fraction"})


def find_mentions(text: str, published: date | None = None) -> list[Mention]:
    """All mentions of a text, in text order, none overlapping another.

    A number inside a date or a length of time is part of it; so is one that is no more than a part of a name.
    `published` anchors what is told from publication ("on Friday").

    >>> [(m.kind, m.span.text_of("About 1,600 came.")) for m in find_mentions("About 1,600 came.")]
    [('cardinal', 'About 1,600')]
    """
    text = with_plain_blanks(text)
    with _collector_paused():
        times = [_counted(mention) for mention in find_times(text, published)]
        numbers_and_times = _merge(find_numbers(text), times, _number_over_time)
        return _whole_ranges(_merge(numbers_and_times, find_names(text), _over_name))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Without the search for cycles of garbage: mentions form none, and to look through those already found takes ever longer."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _counted(mention: Mention) -> Mention:
    """A length of time that writes no number ("years") counts as one of its units, so that each has a number."""
    if mention.kind == "duration" and isinstance(mention.value, Timex) and mention.value.nominal is None:
        return replace(mention, value=replace(mention.value, nominal=Fraction(1)))
    return mention


def _number_over_time(number: Mention, time: Mention) -> bool:
    if number.kind == "fraction" and time.kind == "duration" and time.value.timex.endswith("Q"):  # type: ignore[union-attr]
        return False  # "the past three quarters"; three quarters of something are read as no time
    if number.kind in ("fraction", "measure") and time.kind == "date" and time.span.start < number.core.start < time.span.end:
        return False  # "sank on Oct. 13 in 40 feet of water": the number is the date's
    if number.kind in _OVER_TIMES or not time.span.overlaps(number.core):
        return True  # "40 a day": only the rate is a time
    return time.kind == "set" and number.of.startswith("per:") and number.value.nominal >= 10  # type: ignore[union-attr, operator]


def _over_name(mention: Mention, name: Mention) -> bool:
    if isinstance(mention.value, Quantity) and mention.kind in _OVER_TIMES:
        return True
    return not name.span.contains(mention.span) or len(name.span) == len(mention.span)


def _whole_ranges(mentions: list[Mention]) -> list[Mention]:
    """The mentions without ends of ranges whose other end was lost."""
    ends: dict[int, int] = {}
    for mention in mentions:
        if _is_end(mention):
            ends[mention.parts[0].span.start] = ends.get(mention.parts[0].span.start, 0) + 1
    return [mention for mention in mentions if not _is_end(mention) or ends[mention.parts[0].span.start] == 2]


def _is_end(mention: Mention) -> bool:
    """Whether this is one of two mentions for the ends of a range of numbers; a range of dates is one mention."""
    return mention.of == "range" and bool(mention.parts) and isinstance(mention.value, Quantity)


def _merge(first: list[Mention], second: list[Mention], wins: Callable[[Mention, Mention], bool]) -> list[Mention]:
    """Two lists of mentions in text order as one; where two overlap, `wins` says whether the one from `first` stays."""
    kept: list[Mention] = []
    at = 0
    for mention in first:
        start, end = mention.span.start, mention.span.end
        while at < len(second) and second[at].span.end <= start:
            kept.append(second[at])
            at += 1
        stays = True
        beyond = at
        while beyond < len(second) and second[beyond].span.start < end:
            if not wins(mention, second[beyond]):
                stays = False
                break
            beyond += 1
        if stays:
            at = beyond
            kept.append(mention)
    kept.extend(second[at:])
    return kept
