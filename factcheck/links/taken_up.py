"""taken_up: an event that a draft brings in with one date, and takes up ("the blast", "the July 28 vote") with another."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.happening_words import incidents
from factcheck.interval import Interval
from factcheck.links.events import Dated, EventIndex
from factcheck.links.kinds import kinds_of
from factcheck.links.link import Link

# Words that say that a day was changed, so that two days may be told of what is planned.
_MOVED: Final = re.compile(
    r"\b(?:postpon\w+|reschedul\w+|delay(?:ed|s)|moved (?:back|up|to|from)|pushed (?:back|to)|originally|initially|adjourned"
    r"|continued (?:to|until)"
    r"|had been (?:set|scheduled|due|planned)|was (?:to have|supposed to)|new date|second time|canceled|cancelled|called off)\b"
)
_GRAINS: Final = ("day", "minute", "hour", "month", "year")


def taken_up(events: EventIndex) -> list[Link]:
    """The links "same event" (date, date) of events that are taken up by a definite noun, or planned twice for one person or thing."""
    kinds = kinds_of(events.reading)
    moved = _MOVED.search(events.reading.text) is not None
    links: list[Link] = []
    for type_ in sorted(events.types):
        if type_ in kinds.several or not (type_ in incidents() or type_ in date_words("happenings that are taken up")):
            continue
        told = [dated for dated in events.of(type_) if _is_told(dated)]
        if any(dated.happening.other for dated in told) or not told:
            continue
        first = told[0]
        others = [dated for dated in told[1:] if _differ(dated, first)]
        if len({str(dated.days) for dated in others}) != 1 or kinds.first.get(type_, 0) < first.happening.sentence:
            continue
        second = others[0]
        if moved and "planned" in (first.happening.status, second.happening.status):
            continue
        if _is_same(first, second, events):
            words = (first.happening.word, second.happening.word)
            links.append(Link("same event", (("date", first.claim.id), ("date", second.claim.id)), words, True))
    return links


def _is_told(dated: Dated) -> bool:
    told, when = dated.happening, dated.claim.when
    return (
        told.preposition in ("", "on", "in", "at")
        and dated.days != Interval()
        and when.granularity in _GRAINS
        and (when.month is not None or when.year is not None)
        and not dated.claim.scope.quoted
    )


def _differ(one: Dated, two: Dated) -> bool:
    """Whether the days of two dates lie apart by more than a night."""
    first, second = one.days, two.days
    if first.low is None or first.high is None or second.low is None or second.high is None:
        return False
    return first.low - second.high > 1 or second.low - first.high > 1


def _is_same(one: Dated, two: Dated, events: EventIndex) -> bool:
    first, second = one.happening, two.happening
    if first.sentence == second.sentence or (first.phase != second.phase and "end" in (first.phase, second.phase)):
        return False
    if first.people and second.people and not first.people & second.people:
        return False
    if first.type in second.definite and not second.perfect:
        return first.phase == second.phase or first.type in incidents()
    planned = first.status == second.status == "planned"
    once = first.type in date_words("happenings that are planned once")
    shared = len(first.people) == len(second.people) == 1 or bool(first.things & second.things)
    return planned and once and shared
