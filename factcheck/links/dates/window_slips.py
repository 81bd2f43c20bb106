"""window_slips: the one stretch of time of a draft, and a day a little way off of what is told as one of its kind.

"The festival, which opened on 28 April and closed on 9 May ... had its only screening on 24 April": no words say that the screening lies
in the festival. But where a draft tells of one stretch by both ends, what it later calls the first, the last or the longest of something
lies in it, however it is told. What was done before or after it lies farther off, or is told without such a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.date_ranges import ranges_of
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.link import Link

_FAR: Final = 45  # days from the stretch to the day of a slip
_LENGTH: Final = 400  # days of the longest stretch of which days are told
_SINCE: Final = re.compile(r"\bsince(?: the)? $", re.IGNORECASE)
_ONE_OF: Final = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|latest|final|earliest|only|one|[a-z]{3,}est"
    r"|most [a-z]+|worst|best)\b",
    re.IGNORECASE,
)
_APART: Final = re.compile(
    r"\b(?:since|before|after|earlier|later|previous(?:ly)?|next|until|had been|another|again|ago|then|prior|first time|last time"
    r"|record|compared|than|(?:last|next|this) (?:week|month|year|spring|summer|autumn|fall|winter))\b",
    re.IGNORECASE,
)
_Told = tuple[int, Span, tuple[tuple[str, str], ...], Interval]


def window_slips(events: EventIndex) -> Iterator[Link]:
    """The links "window" (start, end, member) or (window, member), in text order."""
    if not events.is_short:
        return
    told = [one for index in range(len(events.reading.sentences)) for one in _stretches(events, index)]
    if len({one[1:] for one in told}) != 1:
        return
    index, words, roles, days = told[0]
    for dated in events.all:
        if dated.happening.sentence > index and (span := _member(dated, days, events)) is not None:
            yield Link("window", (*roles, ("member", dated.claim.id)), (words, span), True)


def _stretches(events: EventIndex, index: int) -> Iterator[_Told]:
    """The stretches that a sentence tells by both ends, or by its beginning and "since" a feast."""
    sentence, text = events.reading.sentences[index], events.reading.text
    if sentence.sentence.role != "body":
        return
    span = sentence.sentence.span
    told = [claim for claim in events.places.dates_in(span) if not claim.scope.quoted]
    for one in ranges_of(events.reading):
        ends = [claim for claim in told if claim.span is not None and one.span.overlaps(claim.span)]
        if span.contains(one.span) and len(ends) == 2:
            yield from _of_ends(index, one.span, ends[0], ends[1])
    for first, second in pairwise(told):
        begun, ended = events.by_claim.get(first.id), events.by_claim.get(second.id)
        if begun is None or ended is None or first.span is None or second.span is None:
            continue
        begins = begun.happening.verb in date_words("verbs that begin an event")
        if begins and ended.happening.verb in date_words("verbs that end an event"):
            yield from _of_ends(index, Span(first.span.start, second.span.end), first, second)
    published = events.reading.draft.published
    for claim in told:
        if claim.span is None or not claim.holiday or published is None or claim.days.low is None:
            continue
        if _SINCE.search(text, max(span.start, claim.span.start - 12), claim.span.start):
            yield index, claim.span, (("window", claim.id),), Interval.of(claim.days.low, published.toordinal())


def _of_ends(index: int, words: Span, first: DateClaim, second: DateClaim) -> Iterator[_Told]:
    low, high = first.days.low, second.days.high
    exact = first.candidates and second.candidates and first.scope.status == "asserted"
    if exact and low is not None and high is not None and 1 < high - low < _LENGTH:
        yield index, words, (("start", first.id), ("end", second.id)), Interval.of(low, high)


def _member(dated: Dated, days: Interval, events: EventIndex) -> Span | None:
    """The word that makes a happening one of its kind, where it lies a little way outside of the stretch."""
    told, claim = dated.happening, dated.claim
    if told.verb in date_words("verbs of lodging") | date_words("verbs that set a date"):
        return None  # what was filed for a trial, or set for it, was so before
    plain = told.status in ("asserted", "negated") and told.tense in ("past", "") and not told.perfect and not told.other
    if not plain or claim.span is None or claim.scope.quoted or told.preposition not in ("", "on", "in", "until", "at"):
        return None
    low, high = claim.days.low, claim.days.high
    if low is None or high is None or days.low is None or days.high is None:
        return None
    if not claim.candidates or not 0 < max(days.low - high, low - days.high) <= _FAR:
        return None
    span = events.reading.sentences[told.sentence].sentence.span
    if _APART.search(events.reading.text, span.start, span.end):
        return None
    word = _ONE_OF.search(events.reading.text, span.start, span.end)
    return None if word is None else Span(*word.span())
