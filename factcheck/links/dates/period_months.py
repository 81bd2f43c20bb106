"""link_period_months: the one numbered quarter (or half) that a draft tells of, and the one set of three (or six) months that it tells.

A short report on a firm or an agency tells of one quarter. Where it gives that quarter one number, its months once, and the months with
which the fiscal year starts, these speak of one another, in whatever order and words they are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.almanac import MONTHS
from factcheck.claims.date import DateClaim
from factcheck.claims.dates.fiscal import FiscalYear
from factcheck.links.dates.events import EventIndex
from factcheck.links.link import Link

_MONTHS: Final = {"quarter": 3, "half": 6}
_NUMBERS: Final = {
    "first": 1, "1st": 1, "opening": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "q1": 1, "q2": 2, "q3": 3, "q4": 4, "final": 0, "closing": 0, "last": 0,
}  # fmt: skip
_NUMBER: Final = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_OF_YEAR: Final = re.compile(r"(?: quarter| half)? of [^.,;]{0,40}\byear\b")
_TO: Final = re.compile(r",? ?(?:-?to-?|through|until|till|[-–—]) ?(?:the end of )?", re.IGNORECASE)
_AND: Final = re.compile(r",? and (?:the end of )?", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bbetween (?:the start of )?$", re.IGNORECASE)
_LENGTH: Final = re.compile(
    r"\b(?:(?P<quarter>three|3|13|thirteen|quarter)|(?P<half>six|6|26|half))\b(?:[- ]months?|[- ]weeks?)?(?: period)?(?: \w+){0,4}?,?"
    r" (?:(?:that|which) )?(?:had )?(?:end(?:ed|ing|s)?|clos(?:ed|ing|es)|conclud(?:ed|ing|es)|finish(?:ed|ing|es)|to|through|until)"
    r"(?: (?:on|in|with|at|the end of|end of|midnight on|the last day of))* $",
    re.IGNORECASE,
)
_FAR: Final = 8  # sentences between the months and the fiscal year: what is farther off is that of another
_LEAD: Final = 70  # characters before an end in which its length stands
# What is hoped for or done in another quarter is not what the figures are of.
_TO_COME: Final = re.compile(
    r"\b(?:will|expect\w*|hope[sd]?|forecast\w*|predict\w*|plan(?:s|ned)|would|could|may|might|next|previous|preceding|prior|earlier)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A set of months, by its last one, with the date that ends it."""

    kind: str
    month: int
    end: DateClaim
    sentence: int


def link_period_months(events: EventIndex, fiscal: FiscalYear) -> Iterator[Link]:
    """The links "quarter" (period, end, said) of a draft that tells of one quarter, or of one half."""
    tells_edge = any(month[:3] in fiscal.words.text_of(events.reading.text) for month in MONTHS)  # not "of this calendar year"
    dates = [
        claim
        for claim in events.places.dates
        if claim.span is not None and not claim.scope.quoted and not (claim.when.month and tells_edge and fiscal.words.overlaps(claim.span))
    ]
    here = events.reading.scopes.sentence_at(fiscal.words.start)
    for kind in _MONTHS:
        told = [one for one in _told(dates, events) if one.kind == kind and (here is None or abs(one.sentence - here.index) <= _FAR)]
        named = [(claim, number) for claim in dates if (number := _number(claim, kind, events.reading.text))]
        if len({number for _, number in named}) != 1 or len({one.month for one in told}) != 1:
            continue
        alike = [(claim, one) for claim, _ in named for one in told if one.sentence == _sentence(claim, events)]
        told_of = [claim for claim, _ in named if not _is_to_come(claim, events)]
        period, one = alike[0] if alike else (told_of[0] if told_of else None, told[0])
        if period is not None:
            yield Link("quarter", (("period", period.id), ("end", one.end.id), ("said", str(named[0][1]))), (fiscal.words,))


def _told(dates: list[DateClaim], events: EventIndex) -> Iterator[_Told]:
    """The sets of three or six months that the draft tells, by both ends or by the last day."""
    text = events.reading.text
    for at, claim in enumerate(dates):
        assert claim.span is not None
        month = _last_month(claim)
        if month is None:
            continue
        before = dates[at - 1] if at else None
        if before is not None and before.span is not None and before.when.month is not None:
            between = _BETWEEN.search(text, max(0, before.span.start - 24), before.span.start)
            apart = (month - before.when.month) % 12 + 1
            joint = (_AND if between else _TO).fullmatch(text, before.span.end, claim.span.start)
            if joint and (before.when.day is None or before.when.day <= 10):
                if kind := next((kind for kind, months in _MONTHS.items() if months == apart), ""):
                    yield _Told(kind, month, claim, _sentence(claim, events))
                continue
        length = _LENGTH.search(text, max(0, claim.span.start - _LEAD), claim.span.start)
        if length is not None and "year" not in length.group().lower().split():  # "the first half of the year to March 31"
            yield _Told("quarter" if length["quarter"] else "half", month, claim, _sentence(claim, events))


def _last_month(claim: DateClaim) -> int | None:
    """The month that a date ends: a month, or one of its last days."""
    day, month = claim.when.day, claim.when.month
    return month if month is not None and claim.when.granularity in ("day", "month") and (day is None or day >= 24) else None


def _number(claim: DateClaim, kind: str, text: str) -> int:
    """Which quarter or half it is said to be; 0 where it is not said. "The last quarter" is the last of a year only where one is told."""
    if claim.span is None or claim.when.month is not None or claim.when.granularity != kind or claim.scope.status == "negated":
        return 0
    word = _NUMBER.search(text, claim.span.start, claim.span.end)
    if word is None:
        return 0
    number = _NUMBERS[word.group().lower()]
    if number:
        return number
    is_last = word.group().lower() != "last" or _OF_YEAR.match(text, claim.span.end) is not None
    return 12 // _MONTHS[kind] if is_last else 0


def _sentence(claim: DateClaim, events: EventIndex) -> int:
    sentence = events.sentence_of(claim)
    return sentence.index if sentence is not None else -1


def _is_to_come(claim: DateClaim, events: EventIndex) -> bool:
    sentence = events.sentence_of(claim)
    if sentence is None or claim.scope.status != "asserted":
        return True
    return _TO_COME.search(events.reading.text, sentence.span.start, sentence.span.end) is not None
