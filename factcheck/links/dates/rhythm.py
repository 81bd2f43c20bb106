"""link_rhythms: years of what comes "every four years" that do not lie so far apart ("rhythm": first, second; years, licence)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.people.life_numbers import NUMBER, age_number
from factcheck.draft import Span
from factcheck.links.dates.events import EventIndex
from factcheck.links.link import Link

_EVERY: Final = re.compile(rf"\b[Ee]very (?:{NUMBER} years|(?P<second>second|other) year)\b")
_BROKEN: Final = re.compile(
    r"\b(?:postpon\w+|delay\w*|pandemic|cancel\w*|skip\w*|except|call\w* off|until|since then|instead|interrupt\w*|war|about|roughly"
    r"|nearly|some|average|usually|once|renew\w*|inspect\w*|twice|now|changed?|annual|special|extraordinary|emergency)\b",
    re.IGNORECASE,
)
_HELD: Final = frozenset(("hold", "play", "stage", "host", "return", "come", "see", "appear", "be", "run", "take", "meet", "visit", "pass"))
_LONG: Final = 10  # years between two, from which on the number is rounded
_PUT_OFF: Final = frozenset((2021, 2022))  # to which much was put off


def link_rhythms(events: EventIndex) -> Iterator[Link]:
    """The links "rhythm", in text order: "The fair, held every two years since 2010, was last held in 2019"."""
    text = events.reading.text
    for index, sentence in enumerate(events.reading.sentences):
        span = sentence.sentence.span
        told = _EVERY.search(text, span.start, span.end)
        if told is None or sentence.sentence.role != "body" or events.reading.scopes.quotation_at(told.start()) is not None:
            continue
        years = 2 if told["second"] else age_number(told["age"])
        after = events.reading.sentences[index + 1].sentence if index + 1 < len(events.reading.sentences) else None
        end = after.span.end if after is not None and after.role == "body" and _goes_on(text, after.span) else span.end
        if years is None or years < 2 or _BROKEN.search(text, span.start, end):
            continue
        dates = [date for date in events.places.dates_in(Span(span.start, end)) if _is_held(date, events)]
        for one, two in pairwise(dates):
            if _is_off(one, two, years):
                roles = (("first", one.id), ("second", two.id), ("years", str(years)))
                yield Link("rhythm", roles, (Span(*told.span()),), inferred=True)
                break


def _goes_on(text: str, span: Span) -> bool:
    return re.match(r"(?:It|They|The next|The last|The (?:next|last) one)\b", text[span.start : span.end]) is not None


def _is_held(date: DateClaim, events: EventIndex) -> bool:
    """Whether a year is one in which something is told to be held, or to come."""
    if date.when.granularity != "year" or date.when.year is None or date.scope.quoted or date.relation not in ("on", "in", "since"):
        return False
    dated = events.by_claim.get(date.id)
    listed = date.span is not None and re.search(r"\d{4},?(?: and)? $", events.reading.text[max(0, date.span.start - 12) : date.span.start])
    return bool(listed) or (dated is not None and (dated.happening.verb in _HELD or date.relation == "since"))


def _is_off(one: DateClaim, two: DateClaim, years: int) -> bool:
    """Whether two years are not a whole number of rounds apart."""
    assert one.when.year is not None
    assert two.when.year is not None
    apart = abs(two.when.year - one.when.year)
    if not apart or {one.when.year, two.when.year} & _PUT_OFF:
        return False
    rest = min(apart % years, years - apart % years)
    return rest > (years // 5 if years >= _LONG else 0)
