"""parts_of_scenes: the one part of the day in which the scene of a draft lies, and the hour of the clock at which it was.

"The early-morning chase", "in broad daylight", "it lit the night sky": a short draft tells of one scene, so that some hour that it tells
must lie in that part of the day, however the two are worded. Where none does, one of them is a slip. A draft that tells of another hour, or
another part of the day, that fits, explains itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.date import ClockClaim
from factcheck.claims.happening import Happening
from factcheck.claims.happenings import happenings_of
from factcheck.claims.read_clocks import DAYPARTS, OF_SCENE, Clock, clocks_of, hours_of
from factcheck.links.day_parts import Named
from factcheck.links.events import EventIndex
from factcheck.links.link import Link

_ROOM: Final = 1  # hours around its part of the day in which what happened may begin or end
_LONG: Final = 60  # sentences of a draft that tells of one scene
_HALF: Final = 12


def parts_of_scenes(named: Named, events: EventIndex, known: frozenset[str]) -> Iterator[Link]:
    """The links "part of day" (clock, part) of words for the scene, but for the parts that are `known` to other links."""
    if len(events.reading.sentences) > _LONG:
        return
    told = {happening.mention: happening for happening in happenings_of(events.reading)}
    exact = [(clock, name) for clock, name in named if not clock.part and not clock.ranged and _is_told(clock, told)]
    if not exact:
        return
    for part, name in named:
        if name in known or not part.part or not (part.mention == OF_SCENE or _is_before_noun(part, events)):
            continue
        hours = _hours(part)
        if _is_explained(part, hours, events):
            continue
        clock, other = exact[0]
        turned = {str((int(hour) + _HALF) % 24) for hour in _of_clock(clock.claim)}
        if len(exact) == 1 or turned & hours:
            yield Link("part of day", (("clock", other), ("part", name)), (), True)
            return


def _is_told(clock: Clock, told: dict[int, Happening]) -> bool:
    """Whether something is told to have happened at that hour, which is told with its half of the day."""
    happening = told.get(clock.mention)
    if clock.claim.half or clock.claim.scope.quoted:
        return False
    return happening is None or (
        happening.status == "asserted" and happening.tense in ("past", "") and happening.preposition in ("at", "about", "around", "", "on")
    )


def _is_before_noun(part: Clock, events: EventIndex) -> bool:
    """Whether a part of the day says which happening is meant: "the early-morning chase", "a dawn raid"."""
    for chunk in events.reading.sentences[part.sentence].chunks:
        if chunk.span.start <= part.span.start < chunk.head_span.start and chunk.span.end >= part.span.end:
            return chunk.definite or bool(part.event)
    return False


def _hours(part: Clock) -> frozenset[str]:
    first, end = DAYPARTS[part.part]
    return frozenset(str(hour % 24) for hour in range(first - _ROOM, min(end + _ROOM, first - _ROOM + 24)))


def _of_clock(claim: ClockClaim) -> tuple[str, ...]:
    low = claim.when.minutes.low if claim.when.minutes is not None else None
    if low is None:
        return ()
    hour = int(low) // 60 % 24
    return (str(hour), str((hour + _HALF) % 24)) if claim.half else (str(hour),)


def _is_explained(part: Clock, hours: frozenset[str], events: EventIndex) -> bool:
    """Whether another hour, or another part of the day, that the draft tells lies in those hours."""
    for clock in clocks_of(events.reading):
        if clock.span.overlaps(part.span):
            continue
        own = hours_of(clock.part) if clock.part else _of_clock(clock.claim)
        if hours & set(own):
            return True
    return False
