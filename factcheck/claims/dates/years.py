"""years_of: the years in which a date that is written without one may lie."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import Final

from factcheck.almanac import days_in_month, has_day
from factcheck.draft import Span
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import Reading, Tense
from factcheck.values import Timex

# Days from publication up to which a date without a year is the nearest one beyond doubt.
_SURE: Final = 150
# ... whatever the tense of its verb.
_NEAR: Final = 60
# How many mentions back a full date told is still in mind.
_LAST: Final = 12
# How many sentences back a year told is still in mind.
_REACH: Final = 30
_NEXT_MONTH: Final = re.compile(r"(?:next|last) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_IN: Final = re.compile(r"\b(?:in|during|of)(?: early| late| about)? $", re.IGNORECASE)
_WHEN: Final = re.compile(r",? (?:when|the year)\b")
_COMPARED: Final = re.compile(r"\b(?:than|compared with|compared to|versus)(?: [\w,]+)?(?: in| during)? $")
_ANOTHER_YEAR: Final = re.compile(
    r"(?<!\bthan )(?<!\bthan in )(?<!\bthan the )(?<!\bthan in the )"
    r"\b(?:last|next|previous|following|prior|earlier|that|same) (?:year|season|summer|winter|spring|fall|autumn)\b|\ba year (?:ago"
    r"|earlier|later|before|after)\b",
    re.IGNORECASE,
)


def years_of(reading: Reading, value: Timex, span: Span, tense: Tense = "") -> tuple[int, ...]:
    """The years in which the month and day of `value`, written at `span`, may lie; none when they are not known.

    A date without a year is the nearest one to publication; where that is far, the nearest on the side that the `tense` of its verb
    looks to, and
    where the verb looks to neither, either. A story
    within the story has a year of its own: a year told before in the same paragraph, or "last year", is allowed too.
    """
    if value.year is not None:
        return (value.year,)
    published = reading.draft.published
    if published is None or value.month is None or value.day is None:
        return ()
    words = span.text_of(reading.text).lower()
    if value.days is not None and value.days.low is not None:
        told = date.fromordinal(int(value.days.low)).year
        if words.endswith(" that year") or (_NEXT_MONTH.match(words) and value.month != published.month):
            return (told,)  # "6 December that year", "next Oct. 31": the year is told with the day
    years = set(_near_years(published, value.month, value.day, tense))
    far = len(years) == 1 and has_day(min(years), value.month, value.day)
    far = far and abs((date(min(years), value.month, value.day) - published).days) > _NEAR
    if far and tense not in ("past", "future") and value.days is not None and value.days.low is not None:
        years.add(date.fromordinal(int(value.days.low)).year)  # that of the verb nearest to it
    years |= told_years(reading, span, value.month)
    gaps = _gaps(published, value.month, value.day)
    near = min(gaps, key=lambda year: abs(gaps[year]))
    if (
        value.weekday is not None
        and has_day(near, value.month, value.day)
        and date(near, value.month, value.day).weekday() == value.weekday
    ):
        return (near,)  # "opened in 1925 and will close on Saturday, June 28": that of the year in which it is a Saturday
    return tuple(sorted(years))


def _gaps(published: date, month: int, day: int) -> dict[int, int]:
    """Days from publication to a day of a month, in the year of it and in those beside."""
    years = (year for year in (published.year - 1, published.year, published.year + 1) if 1 <= year <= 9999)
    return {year: (date(year, month, min(day, days_in_month(month, year))) - published).days for year in years}


def _near_years(published: date, month: int, day: int, tense: Tense) -> list[int]:
    gaps = _gaps(published, month, day)
    nearest = min(gaps, key=lambda year: abs(gaps[year]))
    if abs(gaps[nearest]) <= _NEAR or not has_day(2000, month, day):
        return [nearest]
    side = [year for year, gap in gaps.items() if (gap <= 0 if tense == "past" else gap >= 0)]
    if tense in ("past", "future") and side:
        return [min(side, key=lambda year: abs(gaps[year]))]
    if abs(gaps[nearest]) <= _SURE:
        return [nearest]
    return [year for year, gap in gaps.items() if abs(gap) <= 366 - 60]


def _tells_when(text: str, mention: Mention) -> bool:
    """Whether a year is when something happened: "in 2015", "on May 3, 2015"; not "since 2015", "a 2015 law" nor "more than in 2015"."""
    if isinstance(mention.value, Timex) and mention.value.month is not None:
        return True
    if _COMPARED.search(text, max(0, mention.span.start - 30), mention.span.start) and not _WHEN.match(text, mention.span.end):
        return False  # but "more than in 2020, when it fell on Nov. 3"
    return _IN.search(text, max(0, mention.span.start - 14), mention.span.start) is not None


def told_years(reading: Reading, span: Span, month: int | None = None) -> set[int]:
    """The years, other than that of publication, that the paragraph of `span` tells up to the end of its sentence.

    The date told last before it counts too, where it is of the same month and has its year: the story goes on from there.
    """
    here = reading.scopes.sentence_at(span.start)
    if here is None:
        return set()
    start = here.span.start
    for sentence in reversed(reading.scopes.sentences[max(0, here.index - _REACH) : here.index]):
        if sentence.paragraph != here.paragraph:
            break
        start = sentence.span.start
    found: set[int] = set()
    mentions = reading.mentions
    at = bisect_left(mentions, start, key=lambda mention: mention.span.start)
    for mention in mentions[at:]:
        if mention.span.start >= here.span.end:
            break
        value = mention.value
        if isinstance(value, Timex) and value.year is not None and not mention.span.overlaps(span) and _tells_when(reading.text, mention):
            found.add(value.year)
    found |= _of_month(mentions[:at], month)
    published = reading.draft.published
    if published is not None:
        if _ANOTHER_YEAR.search(reading.text, start, here.span.end):
            found |= {published.year - 1, published.year + 1}
        found.discard(published.year)
    return found


def _of_month(mentions: Sequence[Mention], month: int | None) -> set[int]:
    """The year of the last full date told, of those told last, where it is of that month."""
    if month is None:
        return set()
    for mention in reversed(mentions[-_LAST:]):
        value = mention.value
        if isinstance(value, Timex) and value.month is not None and value.year is not None:
            return {value.year} if value.month == month else set()
    return set()
