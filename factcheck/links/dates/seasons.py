"""link_seasons: a season, and the date told beside it, of the same sentence or of the one accident that a draft tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.dates.seasons import SOUTHERN, seasons_of
from factcheck.draft import Span
from factcheck.links.dates.events import EventIndex
from factcheck.links.link import Link

# "A summer night", where the sentence speaks of nights in general or of another one.
_OTHER: Final = re.compile(r"\b(?:every|each|often|usually|sometimes|ago|earlier|years?|used to)\b")
_APPOSED: Final = re.compile(r"(?: of \d{4})?(?:(?:,|:|;| —| –| \()? ?(?:in|on) (?:the \w+ of |early |late |mid-)?|, |: | \(| — )")
_BETWEEN: Final = re.compile(r"\b(?:between|from) $")
# "Stop for the winter in October": what a season is waited for, or is still off.
_OFF: Final = re.compile(
    r"\b(?:for|before|after|until|till|since|by|ahead of|toward|towards) (?:the |a )?(?:next |coming |whole )?$", re.IGNORECASE
)
_OFF_FAR: Final = 24
# Somebody fell: "the fall" may be that.
_FELL: Final = re.compile(r"\b(?:fell|fallen|falling|falls? (?:from|off|down|of)|broke (?:his|her|an?) )")
_NEAR: Final = 40  # characters between a season and a date of the same sentence


def link_seasons(events: EventIndex) -> list[Link]:
    """The links "season" (period, date), in text order."""
    links: list[Link] = []
    dates = events.places.dates
    southern = SOUTHERN.search(events.reading.text) is not None
    for at, claim in enumerate(dates):
        if claim.span is None or claim.when.granularity != "season" or claim.scope.role != "body" or southern:
            continue
        if is_a_tumble(claim.span, events.reading.text):
            continue
        if _OFF.search(events.reading.text, max(0, claim.span.start - _OFF_FAR), claim.span.start):
            continue
        if claim.when.days is not None or claim.when.timex[:4] != "XXXX":
            date = _beside(claim.span, dates[at + 1 : at + 2], events)
        else:
            date = _date(claim, claim.span, events)
        if date is not None:
            links.append(Link("season", (("period", claim.id), ("date", date.id)), inferred=True))
    return links


def is_a_tumble(words: Span, text: str) -> bool:
    """Whether "the fall" may be that of somebody who fell: "broke his back in the fall, on Jan. 17"."""
    return words.text_of(text).lower().endswith("fall") and _FELL.search(text) is not None


def _beside(words: Span, after: Sequence[DateClaim], events: EventIndex) -> DateClaim | None:
    """The date in apposition to a season: "that summer, in February of 2009"; "last winter, in October and again in January"."""
    date = after[0] if after else None
    if date is None or date.span is None or date.when.month is None or date.scope.quoted:
        return None
    return date if _APPOSED.fullmatch(events.reading.text, words.end, date.span.start) else None


def _date(claim: DateClaim, words: Span, events: EventIndex) -> DateClaim | None:
    """The one date of the sentence, near by; where it has none, that of the one accident, crime or disaster of the draft."""
    text = events.reading.text
    sentence = events.reading.scopes.sentence_at(words.start)
    if sentence is None:
        return None
    around = [other for other in events.places.dates_in(sentence.span) if other.id != claim.id]
    if len(around) == 2 and _BETWEEN.search(text, words.end, around[0].span.start if around[0].span else words.end):
        code = claim.when.timex[-2:]
        fits = any(one.when.month and one.when.day and code in seasons_of(one.when.month, one.when.day) for one in around)
        around = [] if fits else around[:1]
        if not around:
            return None
    if len(around) == 1:
        return around[0] if _is_day(around[0]) and _is_near(words, around[0].span, text) else None
    if around or _OTHER.search(text, sentence.span.start, sentence.span.end):
        return None
    incident = events.incident
    return incident.claim if incident is not None and _is_day(incident.claim) else None


def _is_near(one: Span, two: Span | None, text: str) -> bool:
    if two is None:
        return False
    between = text[min(one.end, two.end) : max(one.start, two.start)]
    return len(between) < _NEAR and ";" not in between


def _is_day(claim: DateClaim) -> bool:
    return claim.when.month is not None and claim.when.day is not None and claim.relation in ("on", "in") and not claim.scope.quoted
