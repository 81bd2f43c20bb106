"""link_fiscal_periods: quarters and halves of a fiscal year with the day on which they end, and dates within a period."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.fiscal import fiscal_start
from factcheck.draft import Span
from factcheck.links.events import EventIndex
from factcheck.links.link import Link

_PERIODS: Final = frozenset({"quarter", "half"})
_WIDE: Final = frozenset({"season", "half", "decade", "century", "year", "month"})
_DEICTIC: Final = re.compile(r"\b(?:last|this|next|this past|earlier this|later this) (?:week|weekend|month|year)$", re.IGNORECASE)
_FISCAL: Final = re.compile(r"\bfiscal\b", re.IGNORECASE)
_ENDED: Final = re.compile(
    r",? (?:(?:which|that) )?(?:of (?:fiscal|the fiscal year|its fiscal year)(?: (?:year )?\d{4})?,? ?(?:which |that "
    r")?)?(?P<verb>ended|ends|ending|closed|began|begins|started|starting)(?: on)? "
)
_THREE: Final = re.compile(r"\b(?:three|3)(?: months|-month period) (?:that )?(?:ended|ending|to|through)(?: on)? $")
_WITHIN: Final = re.compile(r",? (?:on|in) |, ")
_SOUTHERN: Final = re.compile(r"\b(?:Australia|New Zealand|South Africa|Argentin|Chile|Brazil|Uruguay|Sydney|Melbourne|Auckland|Antarctic)")


def link_fiscal_periods(events: EventIndex) -> list[Link]:
    """The links "quarter" (period, end or start) and "within" (period, date), in text order."""
    return [*_quarters(events), *_within(events)]


def _quarters(events: EventIndex) -> list[Link]:
    text = events.reading.text
    fiscal = fiscal_start(events.reading)
    if fiscal is None:
        return []
    links: list[Link] = []
    dates = [claim for claim in events.places.dates if claim.span is not None and not claim.scope.quoted]
    named: list[DateClaim] = []
    for at, claim in enumerate(dates):
        # "In the three months ended Sept. 30": the quarter that was told before.
        assert claim.span is not None
        three = _THREE.search(text, max(0, claim.span.start - 40), claim.span.start)
        if three and _is_day(claim) and len({_number(one, text) for one in named}) == 1 and _near(named[-1], claim):
            links.append(Link("quarter", (("period", named[-1].id), ("end", claim.id)), (fiscal.words,)))
        if claim.when.granularity not in _PERIODS or claim.scope.role != "body":
            continue
        assert claim.span is not None
        after = dates[at + 1] if at + 1 < len(dates) else None
        ended = _ENDED.match(text, claim.span.end)
        if after is not None and after.span is not None and ended and ended.end() == after.span.start and _is_day(after):
            role = "end" if ended["verb"].startswith(("end", "clos")) else "start"
            period = (
                claim
                if _number(claim, text)
                else (named[-1] if len({_number(one, text) for one in named}) == 1 and _near(named[-1], claim) else None)
            )
            if period is not None:
                links.append(Link("quarter", (("period", period.id), (role, after.id)), (fiscal.words,)))
        if _number(claim, text):
            named.append(claim)
    return links


def _near(one: DateClaim, two: DateClaim) -> bool:
    return one.span is not None and two.span is not None and two.span.start - one.span.end < 700


def _is_day(claim: DateClaim) -> bool:
    return claim.when.month is not None and claim.when.day is not None


def _number(claim: DateClaim, text: str) -> int:
    """Which quarter or half it is said to be; 0 where "the quarter" has no number."""
    if claim.span is None:
        return 0
    if not re.search(r"\b(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th|Q[1-4])\b", claim.span.text_of(text), re.IGNORECASE):
        return 0
    found = re.search(r"-[QH]([1-4])$", claim.when.timex)
    return int(found.group(1)) if found else 0


def _within(events: EventIndex) -> list[Link]:
    """A date told right behind a period that it should lie in: "in the 1980s, in 1991"."""
    text = events.reading.text
    links: list[Link] = []
    dates = events.places.dates
    for at, (one, two) in enumerate(pairwise(dates)):
        if one.span is None or two.span is None or one.scope.quoted:
            continue
        deictic = _DEICTIC.search(text, max(0, one.span.start - 16), one.span.end)
        if not deictic and (one.when.granularity not in _WIDE or one.relation != "in"):
            continue
        if two.when.granularity not in ("day", "month", "year") or not _is_finer(one, two):
            continue
        between = text[one.span.end : two.span.start]
        if not _WITHIN.fullmatch(between) or two.relation not in ("on", "in") or _FISCAL.search(one.span.text_of(text)):
            continue
        # A list ("in the 1980s, in 1991 and in 2004") is no period and its date.
        after = dates[at + 2] if at + 2 < len(dates) else None
        if after is not None and after.span is not None and after.span.start - two.span.end < 12:
            continue
        if one.when.granularity == "season" and _SOUTHERN.search(text):
            continue
        if not deictic and (one.when.granularity in ("year", "month", "week", "weekend")):
            continue
        if not deictic and (two.when.year is None and one.when.year is None):
            continue
        links.append(Link("within", (("period", one.id), ("date", two.id)), (Span(one.span.end, two.span.start),)))
    return links


_SIZE: Final = {
    "day": 0,
    "weekend": 0.5,
    "week": 0.6,
    "month": 1,
    "quarter": 2,
    "season": 2,
    "half": 3,
    "year": 4,
    "decade": 5,
    "century": 6,
}


def _is_finer(period: DateClaim, date: DateClaim) -> bool:
    return _SIZE.get(date.when.granularity, 9) < _SIZE.get(period.when.granularity, 0)
