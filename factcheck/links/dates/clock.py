"""link_clocks: times of day that speak of one hour, and lengths between two of them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from factcheck.claims.date import GapClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.happenings import happenings_of
from factcheck.claims.dates.lengths import unit_of
from factcheck.claims.dates.read_clocks import Clock, clocks_of
from factcheck.claims.dates.read_lengths import Length, is_compared, lengths_of
from factcheck.claims.happening_words import noun_type, verb_phrase
from factcheck.draft import Span
from factcheck.links.dates.clock_order import clock_orders
from factcheck.links.dates.clock_slips import link_clock_slips
from factcheck.links.dates.day_deeds import parts_of_deeds
from factcheck.links.dates.day_parts import Named, parts_of_events
from factcheck.links.dates.deed_hours import hours_of_deeds
from factcheck.links.dates.events import EventIndex
from factcheck.links.dates.hours import hours_of_events
from factcheck.links.dates.scene_hours import parts_of_scenes
from factcheck.links.link import Link

_ON: Final = re.compile(
    r"[^,;:.()\"“”]{0,60}?,? (?:at|around|about|shortly after)? ?(?:about |around )?|,? (?:at|around|about) (?:about |around )?"
)
_SAME: Final = re.compile(r",? (?:at|about|around|on|in(?: the)?)? ?(?:about |around )?|,? ")


def link_clocks(events: EventIndex) -> list[Link]:
    """The links "part of day" (clock, part), "minutes" (gap, earlier, later) and "hours" (duration, start, end), in text order."""
    clocks = clocks_of(events.reading)
    if not clocks:
        return []
    ids = {(claim.span, claim.kind): claim.id for claim in events.clocks}
    told = [(clock, ids[clock.span, "clock"]) for clock in clocks if (clock.span, "clock") in ids]
    named = [(clock, name) for clock, name in told if not clock.claim.scope.quoted]
    links = [
        *_beside(named, events),
        *parts_of_events(named, events),
        *_gaps(named, events),
        *hours_of_events(named, events),
        *clock_orders(named, events),
    ]
    links.extend(parts_of_deeds(named, events, links))
    links.extend(hours_of_deeds(named, events))
    return [*links, *parts_of_scenes(told, events, links), *link_clock_slips(named, events, links)]


def _beside(named: Named, events: EventIndex) -> list[Link]:
    """A clock time and a part of the day that stand together: "at 9:30 a.m. Monday night"."""
    links: list[Link] = []
    text = events.reading.text
    for (one, first), (two, second) in pairwise(named):
        if (
            bool(one.part) == bool(two.part)
            or one.sentence != two.sentence
            or one.ranged
            or two.ranged
            or min(one.mention, two.mention) < 0
        ):
            continue
        if one.mention == two.mention or _SAME.fullmatch(text, one.span.end, two.span.start):
            roles = (("clock", second), ("part", first)) if one.part else (("clock", first), ("part", second))
            links.append(Link("part of day", roles))
    return links


def _gaps(named: Named, events: EventIndex) -> list[Link]:
    """As in: "Twenty minutes after the whistle, at 4:35 p.m.", "two hours later, at 9 p.m."."""
    links: list[Link] = []
    for length in lengths_of(events.reading):
        if length.way in ("", "ago") or unit_of(length.value) not in ("TM", "H"):
            continue
        gap = events.places.length_at(length.span)
        target = _target(length, named, events)
        if not isinstance(gap, GapClaim) or gap.scope.quoted or target is None:
            continue
        anchor = _anchor(length, target[0], named, events)
        if anchor is not None and anchor[1] != target[1]:
            earlier, later = (target, anchor) if length.way == "before" else (anchor, target)
            links.append(
                Link("minutes", (("gap", gap.id), ("earlier", earlier[1]), ("later", later[1])), (Span(length.span.end, length.end),))
            )
    return links


def _target(length: Length, named: Named, events: EventIndex) -> tuple[Clock, str] | None:
    """The time of the clock beside the length."""
    for clock, name in named:
        if clock.part or clock.sentence != length.sentence or clock.ranged:
            continue
        if clock.span.start >= length.end:
            return (clock, name) if _ON.fullmatch(events.reading.text, length.end, clock.span.start) else None
        between = events.reading.text[clock.span.end : length.span.start]
        if clock.span.end <= length.span.start and between in (", ", " — ", ", or ", ", about ", ", just "):
            return clock, name
    return None


def _anchor(length: Length, target: Clock, named: Named, events: EventIndex) -> tuple[Clock, str] | None:
    """What is counted from: the one time of the event that is named, else the time told last before."""
    sentence = events.reading.sentences[length.sentence]
    beside = _of_clause(length, target, named, events)
    if beside is not None:
        return beside
    type_ = ""
    for chunk in sentence.chunks:
        if chunk.span.start >= length.end and chunk.span.start <= length.end + 6:
            type_ = noun_type(chunk.head, chunk.modifiers)
            break
    for token in sentence.tokens:
        if (
            not type_
            and length.end <= token.span.start <= length.end + _AFTER
            and not re.search(r"[,;:.(]", events.reading.text[length.end : token.span.start])
            and token.tag == "VERB"
            and (told := verb_phrase(sentence.tokens, token.index))
        ):
            type_ = told[0].type
    if not type_ and (begun := _beginning(length, target, named, events)) is not None:
        return begun
    counted = events.reading.text[length.end - 5 : length.end] in ("later", "rlier") and not _is_compared(length, events)
    if type_:
        times = [(clock, name) for clock, name in named if clock.event == type_ and not clock.part and clock.mention != target.mention]
        return times[0] if len({str(clock.claim.when.minutes) for clock, _ in times}) == 1 else None
    if not counted:
        return None
    before = [
        (clock, name) for clock, name in named if not clock.part and clock.span.end <= length.span.start and clock.mention != target.mention
    ]
    if not before or length.sentence - before[-1][0].sentence > 1:
        return None
    told_there = [clock for clock, _ in before if clock.sentence == before[-1][0].sentence]
    return before[-1] if len(told_there) == 1 and not told_there[0].ranged else None


def _is_compared(length: Length, events: EventIndex) -> bool:
    """Whether a length is counted from another timetable: "leaves at 5:12 a.m., 28 minutes earlier than now. The last goes at ..."."""
    near = (other for other in lengths_of(events.reading) if 0 <= length.sentence - other.sentence <= 1)
    return any(is_compared(other, events.reading.text) for other in near)


def _beginning(length: Length, target: Clock, named: Named, events: EventIndex) -> tuple[Clock, str] | None:
    """The one hour at which the draft's event begins, where a length is counted to "the start": "at 9 a.m., an hour before the start"."""
    if _START.match(events.reading.text, length.end) is None:
        return None
    told = {happening.mention: happening for happening in happenings_of(events.reading)}
    times = [
        (clock, name)
        for clock, name in named
        if not clock.part
        and not clock.ranged
        and clock.mention != target.mention
        and clock.mention in told
        and told[clock.mention].verb in date_words("verbs that begin an event")
    ]
    return times[0] if len({str(clock.claim.when.minutes) for clock, _ in times}) == 1 else None


def _of_clause(length: Length, target: Clock, named: Named, events: EventIndex) -> tuple[Clock, str] | None:
    """The hour told with what is counted from: "20 minutes before the train left at 4:30 p.m.", "an hour after the 7 p.m. show"."""
    reading = events.reading
    first = next(
        (
            (clock, name)
            for clock, name in named
            if clock.sentence == length.sentence and clock.span.start >= length.end and not clock.part and clock.mention != target.mention
        ),
        None,
    )
    if first is None or first[0].ranged:
        return None
    between = reading.text[length.end : first[0].span.start]
    if len(between) > _CLAUSE or _BROKEN.search(between) or target.span.start > first[0].span.start:
        return None
    tokens = reading.sentences[length.sentence].tokens
    verbs = [token for token in tokens if length.end <= token.span.start < first[0].span.start and token.tag == "VERB"]
    return first if len(verbs) <= 1 else None


_AFTER: Final = 40  # characters from "after" to the verb of what is counted from: "an hour after the polls had closed"
_START: Final = re.compile(r" (?:the|its|their) (?:start|beginning|opening|kickoff|first pitch|tipoff|step-?off)\b(?! of)")
_CLAUSE: Final = 80  # characters from "before" to the hour of the clause that it opens
_BROKEN: Final = re.compile(
    r"[,;:()\"“”—–]|\b(?:and|or|but|who|which|that|when|where|until|since|would|will|could|should|not|scheduled|planned|usual|every)\b"
)
