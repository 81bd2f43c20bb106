"""link_period_lengths: quarters, halves and fiscal years told with both of their ends: "the first half, from January through July"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.dates.date_ranges import DateRange, ranges_of
from factcheck.draft import Span
from factcheck.links.dates.events import EventIndex
from factcheck.links.link import Link

_MONTH: Final = 30.44  # days
_ROOM: Final = 12  # days by which companies that count in weeks miss the ends of months
_REACH: Final = 90  # characters before a range within which the period stands that it is the range of
_MONTHS: Final = {"quarter": 3, "half": 6, "year": 12}
_PERIOD: Final = re.compile(
    r"\b(?P<words>(?:(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th|next|previous|fiscal|that|this) )(?P<part>quarter|half)"
    r"|(?:fiscal|financial|budget|accounting|reporting|tax) (?P<year>year))(?: of (?:[\w'’]+ ){1,3}(?:year|\d{4})| of \d{4}| \d{4})?"
    r"(?:,? \(?|,? (?:which|that) |: | — )(?:(?:always |now )?(?:runs|ran|goes|extends|extended|spans"
    r"|spanned|covers|covered|lasts|lasted|is|was|running|covering) )?(?:from |the months (?:of|from) )?$"
)


# "The third quarter of its financial year, which runs from": the year runs so.
_WHICH_YEAR: Final = re.compile(r"\byear,? (?:which|that) (?:\w+ )?(?:runs|ran|goes|extends|spans|covers|lasts|is)\b")


def link_period_lengths(events: EventIndex) -> list[Link]:
    """The links "length of period" (start, end, and the months said and told), in text order, where the two differ."""
    text, links = events.reading.text, []
    for found in ranges_of(events.reading):
        told = _PERIOD.search(text, max(0, found.start.span.start - _REACH), found.start.span.start)
        if told is None or (told["part"] and _WHICH_YEAR.search(told.group())):
            continue
        start, end = events.places.date_in(found.start.span), events.places.date_in(found.end.span)
        if start is None or end is None or start.scope.quoted or start.scope.role != "body":
            continue
        said, counted = _MONTHS[told["part"] or told["year"]], _months(found, text)
        if counted is not None and said not in counted:
            roles = (("start", start.id), ("end", end.id), ("said", str(said)), ("told", str(counted[0])))
            links.append(Link("length of period", roles, (Span(*told.span("words")),)))
    return links


def _months(found: DateRange, text: str) -> tuple[int, ...] | None:
    """How many months a range may be meant to hold: of months, its ends counted, or but one of them after "to"; of days, to the nearest."""
    one, two = found.start.value, found.end.value
    if one.month is None or two.month is None or one.granularity != two.granularity:
        return None
    if one.granularity == "month":
        apart = (two.month - one.month) % 12
        through = text[found.start.span.end : found.end.span.start].strip() in ("through", "thru")
        return (apart + 1,) if through else (apart + 1, apart)
    days_one, days_two = one.days, two.days
    if one.granularity != "day" or days_one is None or days_two is None or days_one.low is None or days_two.high is None:
        return None
    days = int(days_two.high - days_one.low) + 1
    months = round(days / _MONTH)
    fits = [number for number in (months - 1, months, months + 1) if number > 0 and abs(days - number * _MONTH) <= _ROOM]
    return tuple(sorted(fits, key=lambda number: abs(days - number * _MONTH))) or (max(months, 1),)
