"""hours_of_events: how many hours something takes, and the two times of the clock between which it does."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from factcheck.claims.date import DurationClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.happening import Happening
from factcheck.claims.dates.happenings import happenings_of
from factcheck.claims.dates.lengths import unit_of
from factcheck.claims.dates.read_clocks import Clock
from factcheck.claims.dates.read_lengths import Length, lengths_of
from factcheck.draft import Span
from factcheck.links.dates.clock_lengths import lengths_of_clocks, may_cross_zones, tells_another_year
from factcheck.links.dates.day_parts import Named
from factcheck.links.dates.events import EventIndex
from factcheck.links.link import Link
from factcheck.syntax.clause import REACH

# Between a length and the hours that it spans: how often it comes, on which day, or a noun and its place.
_HOW_OFTEN: Final = re.compile(
    r"(?: (?:a|each|every|per|on|that|this|the|most|all|of|in|next|last|one|both|school|\w+days?|day|night|morning|afternoon|evening|week"
    r"|weekday|weeknight|weekend|shift|session|time|straight|long|tonight|today|tomorrow|yesterday))*,? ?[—–-]? ?(?:lasting |running )?"
    r"(?:from|between) (?:about |around )?"
)
_WITH_NOUN: Final = re.compile(r"[^.;:()\"“”]{0,60}")
_NO_NOUN: Final = re.compile(r"\b(?:and|but|who|which|every|each|daily|days?)\b")
_SUM: Final = re.compile(
    r"(?: (?:each|every|on|that|this|the|most|all|\w+days?|day|night|morning|afternoon|evening|weekday|weeknight))*,? ?[—–(-]? ?"
    r"(?:or|a total of|for a total of|in all|a span of|a|an|some|about|lasting)? ?(?:about |a total of |some )?"
)
_APPOSED: Final = re.compile(
    r"[,—–-] ?(?:(?:for|making for) )?(?:an? |the )?(?:(?!sentence|delay)(?:[a-z]+ )?[a-z]+ of )?(?:about |nearly |some )?$"
)
# What takes hours out of a stretch.
_LESS: Final = re.compile(
    r"\b(?:breaks?|lunch|delays?|(?:does|did) not count|minus|less|except|excluding|not counting|intermittent\w*|on and off|of the)\b",
    re.IGNORECASE,
)


def hours_of_events(named: Named, events: EventIndex) -> list[Link]:
    """The links "hours" (duration, start, end), in text order."""
    links: list[Link] = []
    apart: list[tuple[Length, DurationClaim]] = []
    told = {happening.mention: happening for happening in happenings_of(events.reading)}
    sentences = [clock.sentence for clock, _ in named]
    for length in lengths_of(events.reading):
        if length.way or unit_of(length.value) not in ("TM", "H") or _is_interval(events.reading.text, length):
            continue
        claim = events.places.length_at(length.span)
        if not isinstance(claim, DurationClaim) or claim.scope.quoted:
            continue
        near = named[bisect_left(sentences, length.sentence - REACH) : bisect_right(sentences, length.sentence + REACH)]
        ends = _range_beside(length, near, events) or _pair_before(length, near, events) or _ends_of_event(length, near, told, events)
        if ends is not None:
            links.append(Link("hours", (("duration", claim.id), ("start", ends[0]), ("end", ends[1]))))
        else:
            apart.append((length, claim))
    return [*links, *lengths_of_clocks(apart, named, told, events)]


def _is_interval(text: str, length: Length) -> bool:
    """Whether a length says how often something comes: "every half-hour from 6 a.m. to 9 p.m."."""
    return text[max(0, length.span.start - 6) : length.span.start].lower().endswith(("every ", "each "))


def _range_beside(length: Length, named: Named, events: EventIndex) -> tuple[str, str] | None:
    """As in: "open for two hours each morning, from 6 to 8 a.m.", "the two-hour meeting, from 7 to 9 p.m."."""
    ends = [(clock, name) for clock, name in named if clock.ranged and clock.sentence == length.sentence and not clock.part]
    if len(ends) != 2 or ends[0][0].mention != ends[1][0].mention:
        return None
    text = events.reading.text
    first, last = ends[0][0].span, ends[1][0].span
    if _LESS.search(text, min(length.span.start, first.start) - 1, max(length.span.end, last.end)):
        return None
    if first.start > length.span.end:
        between = text[length.span.end : first.start]
        noun = length.noun is not None and not between.startswith(" of ") and _WITH_NOUN.fullmatch(between) and not _NO_NOUN.search(between)
        joined = bool(noun) or (length.noun is None and _HOW_OFTEN.fullmatch(between) is not None)
    else:
        joined = length.span.start >= last.end and _SUM.fullmatch(text, last.end, length.span.start) is not None
    return (ends[0][1], ends[1][1]) if joined else None


def _pair_before(length: Length, named: Named, events: EventIndex) -> tuple[str, str] | None:
    """As in: "took off at 9:10 a.m. and landed at 11:40 a.m., a flight of two and a half hours", "..., for a total of 11 hours"."""
    text = events.reading.text
    span = events.reading.sentences[length.sentence].sentence.span
    opens = _APPOSED.search(text, max(span.start, length.span.start - 40), length.span.start)
    here = [(clock, name) for clock, name in named if clock.sentence == length.sentence]
    if opens is None or len(here) != 2 or any(clock.part or clock.ranged or clock.span.start > length.span.start for clock, _ in here):
        return None
    if may_cross_zones(here[0][0], here[1][0], length, events):
        return None
    return (here[0][1], here[1][1]) if not text[here[1][0].span.end : opens.start()].strip() else None


def _ends_of_event(length: Length, named: Named, told: dict[int, Happening], events: EventIndex) -> tuple[str, str] | None:
    """As in: "The three-hour vigil started at 6 p.m. and finished at 9 p.m."."""
    if length.noun is None or length.noun.determiner in ("another", "each", "every") or tells_another_year(events, length):
        return None
    start = _edge(length, named, told, "verbs that begin an event")
    end = _edge(length, named, told, "verbs that end an event")
    if start is None or end is None or start[0].span.start > end[0].span.start or end[0].sentence - start[0].sentence > 6:
        return None
    if may_cross_zones(start[0], end[0], length, events):
        return None
    span = Span(start[0].span.start, end[0].span.end)
    return None if _LESS.search(events.reading.text, span.start, span.end) else (start[1], end[1])


def _edge(length: Length, named: Named, told: dict[int, Happening], verbs: str) -> tuple[Clock, str] | None:
    """The one hour at which what the length is of began, or ended."""
    assert length.noun is not None
    head = length.noun.head
    found: list[tuple[Clock, str]] = []
    for clock, name in named:
        happening = told.get(clock.mention)
        if clock.part or clock.ranged or happening is None or happening.verb not in date_words(verbs) or happening.other:
            continue
        same = head in happening.nouns or head in happening.things or bool(length.event and happening.type == length.event)
        if same and happening.status in ("asserted", "planned") and happening.preposition in ("at", "around", "about", ""):
            found.append((clock, name))
    return found[0] if len({str(clock.claim.when.minutes) for clock, _ in found}) == 1 else None
