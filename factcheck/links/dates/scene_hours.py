"""parts_of_scenes: the one part of the day in which the scene of a draft lies, and the hour of the clock at which it was.

"The early-morning chase", "in broad daylight", "it lit the night sky": a short draft tells of one scene, so that some hour that it tells
must lie in that part of the day, however the two are worded. Where none does, one of them is a slip. A draft that tells of another hour, or
another part of the day, that fits, explains itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.dates.happening import Happening
from factcheck.claims.dates.happenings import happenings_of
from factcheck.claims.dates.read_clocks import OF_SCENE, Clock, hours_of
from factcheck.claims.happening_words import incidents
from factcheck.data.word_sets import word_set
from factcheck.links.dates.aftermath import aftermath_verbs
from factcheck.links.dates.day_deeds import deed_of
from factcheck.links.dates.day_parts import Named, is_of_another_day
from factcheck.links.dates.events import EventIndex
from factcheck.links.dates.kinds import kinds_of
from factcheck.links.link import Link

_HALF: Final = 12
_SLIPS: Final = (-2, -1, 1, 2, _HALF)
_LEAD: Final = 1  # index of the last sentence that tells what a draft is about


def parts_of_scenes(named: Named, events: EventIndex, links: Iterable[Link]) -> Iterator[Link]:
    """The links "part of day" (clock, part) of words for the scene, but for the parts that other `links` hold."""
    if not events.is_short:
        return
    told = {happening.mention: happening for happening in happenings_of(events.reading)}
    known = {name for link in links for name in link.ids("part")}
    halved = {name: _part_of(link, named) for link in links if link.relation == "part of day" for name in link.ids("clock")}
    exact = [
        (clock, name)
        for clock, name in named
        if not clock.part and not clock.ranged and (name in halved or not clock.claim.half) and _is_told(clock, told)
    ]
    if not exact:
        return
    for part, name in named:
        if name in known or not part.part:
            continue
        scenic = _is_of_scene(part, events) or _is_of_lead(part, told, named)
        if not scenic and not _is_of_incident(part, events):
            continue
        hours = frozenset(hours_of(part.part))
        others = [one for one in named if one[1] not in known]  # what stands beside an hour says no more than it
        if _is_explained(part, hours, others, halved, events):
            continue
        clock, other = exact[0]
        # The slip of a pen writes "p.m." for "a.m.", or an hour or two too many.
        slips = {str((int(hour) + by) % 24) for hour in _of_clock(clock, halved.get(other, "")) for by in _SLIPS}
        surely = (_is_before_noun(part, events) and _begins(clock, told, events)) or (
            _is_of_incident(part, events) and not _is_aftermath(clock, told)
        )
        after = _is_of_incident(part, events) and clock.mention in told and _is_aftermath(clock, told)
        if _is_of_next_deed(part, clock, events):
            continue
        if not is_of_another_day(part, clock, events) and (surely or (scenic and slips & hours and not after)):
            yield Link("part of day", (("clock", other), ("part", name)), (), True)
            return


def _is_of_next_deed(part: Clock, clock: Clock, events: EventIndex) -> bool:
    """Whether the words for a scene stand in a later clause of the sentence of the hour: "shot at 2 p.m. and found in the dead of night".

    What was found may have been found hours later. What else goes on is of the hour: "at 2 p.m., while all were asleep".
    """
    if part.sentence != clock.sentence or part.span.start < clock.span.end:
        return False
    return any(
        clause.verb is not None
        and clause.verb.lemma in date_words("verbs of finding")
        and clock.span.end <= clause.verb.span.start
        and clause.verb.span.end <= part.span.start
        for clause in events.reading.sentences[part.sentence].clauses
    )


def _is_told(clock: Clock, told: dict[int, Happening]) -> bool:
    """Whether something is told to have happened at that hour."""
    happening = told.get(clock.mention)
    if clock.claim.scope.quoted:
        return False
    return happening is None or (
        happening.status == "asserted" and happening.tense in ("past", "") and happening.preposition in ("at", "about", "around", "", "on")
    )


def _is_of_scene(part: Clock, events: EventIndex) -> bool:
    return part.mention == OF_SCENE or _is_before_noun(part, events)


def _is_of_incident(part: Clock, events: EventIndex) -> bool:
    """Whether a part of the day is that of the one incident of a draft: "the store was robbed after dark", "Tuesday night's fire"."""
    deed = deed_of(events.reading, part)
    return deed is not None and bool(deed.types & incidents()) and not incidents() & kinds_of(events.reading).several


def _begins(clock: Clock, told: dict[int, Happening], events: EventIndex) -> bool:
    """Whether an hour is that of an incident, or of the first step of a deed: "walked into the shop at 9:40 p.m."."""
    happening = told.get(clock.mention)
    if happening is None or incidents() & kinds_of(events.reading).several:
        return False
    return clock.event in incidents() or happening.verb in date_words("verbs by which a deed begins")


def _is_aftermath(clock: Clock, told: dict[int, Happening]) -> bool:
    """Whether an hour is that of what was done about an incident: "the police arrested him at 9 p.m."."""
    happening = told.get(clock.mention)
    return happening is None or happening.verb in aftermath_verbs() or (happening.known and happening.type not in incidents())


def _is_of_lead(part: Clock, told: dict[int, Happening], named: Named) -> bool:
    """Whether a part of the day is that of what the first sentences tell, and no other is told outside quotations."""
    happening = told.get(part.mention)
    if part.sentence > _LEAD or part.claim.scope.quoted or happening is None:
        return False
    if happening.status != "asserted" or happening.tense != "past" or happening.verb in date_words("verbs that tell of another day"):
        return False
    if happening.verb in word_set("copulas") or happening.preposition in ("by", "until", "since", "between", "before", "after"):
        return False
    return not any(clock.part and clock.mention not in (part.mention, OF_SCENE) and not clock.claim.scope.quoted for clock, _ in named)


def _is_before_noun(part: Clock, events: EventIndex) -> bool:
    """Whether a part of the day says which happening is meant: "the early-morning chase", "a dawn raid"."""
    text = events.reading.text
    for chunk in events.reading.sentences[part.sentence].chunks:
        if chunk.span.start <= part.span.start < chunk.head_span.start and chunk.span.end >= part.span.end:
            return chunk.determiner in ("the", "this", "that") or (bool(part.event) and chunk.determiner in ("a", "an", ""))
        if (
            part.span.end + 1 == chunk.span.start
            and not chunk.determiner
            and part.event
            and text[part.span.start - 4 : part.span.start].lower() == "the "
        ):
            return True  # "the midday vote": "the midday" is read as one
    return False


def _part_of(link: Link, named: Named) -> str:
    return next((clock.part for clock, name in named if name in link.ids("part")), "")


def _of_clock(clock: Clock, part: str) -> set[str]:
    """The hours that a time of the clock may be, in the part of the day that stands beside it."""
    low = clock.claim.when.minutes.low if clock.claim.when.minutes is not None else None
    if low is None:
        return set()
    hour = int(low) // 60 % 24
    both = {str(hour), str((hour + _HALF) % 24)} if clock.claim.half else {str(hour)}
    return both & set(hours_of(part)) if part else both


def _is_explained(part: Clock, hours: frozenset[str], named: Named, halved: dict[str, str], events: EventIndex) -> bool:
    """Whether another hour, or another part of the day, that the draft tells lies in those hours."""
    for clock, name in named:
        if clock.span.overlaps(part.span) or (clock.part and _is_of_scene(clock, events)):
            continue
        if hours & (set(hours_of(clock.part)) if clock.part else _of_clock(clock, halved.get(name, ""))):
            return True
    return False
