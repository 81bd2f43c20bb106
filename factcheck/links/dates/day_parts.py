"""parts_of_events: the part of the day in which an event is said to be ("a lunchtime fight"), and the time of the clock at which it was."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.dates.happening import Happening, is_other
from factcheck.claims.dates.happenings import happenings_of
from factcheck.claims.dates.read_clocks import Clock
from factcheck.claims.happening_words import incidents, noun_type
from factcheck.data.word_sets import word_set
from factcheck.links.dates.events import EventIndex
from factcheck.links.dates.kinds import kinds_of
from factcheck.links.link import Link
from factcheck.syntax.clause import REACH, Reading, once
from factcheck.values import Timex

_ONE_OF_TWO: Final = re.compile(
    r"\b[Tt]he (?:first|second|third|other|earlier|later|last)(?: one)?,? (?:(?:was|came|began) )?(?:at|about|around) $"
)
_ONE_FAR: Final = 40
Named = list[tuple[Clock, str]]
_REACH: Final = 4  # sentences from the part of the day to the hour at which an event was reported
_NEXT: Final = 2  # ... to that at which a deed began
_TWELVE: Final = re.compile(r"(?:noon|midday|noontime|midnight)", re.IGNORECASE)
_ABOUT: Final = re.compile(r"\b(?:before|after|around|about|near|toward|towards|at)(?: about| around)? $", re.IGNORECASE)
_ANOTHER_DAY: Final = re.compile(
    r"\b(?:next|following|previous|earlier|later) (?:day|morning|night|evening|afternoon)\b|\bthe (?:day|night|morning) (?:before|after)\b",
    re.IGNORECASE,
)


def parts_of_events(named: Named, events: EventIndex) -> list[Link]:
    """The links "part of day" and "reported" (clock, part) of parts of the day and clocks that stand apart, in text order."""
    told = {happening.mention: happening for happening in happenings_of(events.reading)}
    links: list[Link] = []
    sentences = [clock.sentence for clock, _ in named]
    for part, name in named:
        if not _is_part(part, told, events):
            continue
        near = named[bisect_left(sentences, part.sentence - REACH) : bisect_right(sentences, part.sentence + REACH)]
        found = _clock_of(part, near, events) or _report_of(part, near, told, events) or _beginning_of(part, near, told, events)
        if found is not None:
            relation, clock = found
            links.append(Link(relation, (("clock", clock), ("part", name))))
    return [*links, *_of_subjects(named, told, events)]


def _of_subjects(named: Named, told: dict[int, Happening], events: EventIndex) -> list[Link]:
    """As in: "The afternoon shift starts at 2 p.m.", "the morning train leaves at 8:10"."""
    links: list[Link] = []
    parts: dict[int, tuple[Clock, str]] = {}
    for one in named:
        if one[0].mention == -2:
            parts.setdefault(one[0].sentence, one)
    for clock, name in named:
        happening = told.get(clock.mention)
        if not _is_clock(clock) or clock.claim.half or happening is None or happening.preposition not in ("at", ""):
            continue
        if happening.verb not in date_words("verbs by which a deed begins"):
            continue
        part = parts.get(clock.sentence)
        sentence = events.reading.sentences[clock.sentence]
        clause = next((clause for clause in sentence.clauses if clock.mention in clause.times), None)
        if part is None or clause is None or not clause.subject or not part[0].span.overlaps(sentence.chunks[clause.subject[0]].span):
            continue
        links.append(Link("part of day", (("clock", name), ("part", part[1]))))
    return links


def _is_part(part: Clock, told: dict[int, Happening], events: EventIndex) -> bool:
    """Whether it tells in which part of the day one event was: "the morning blast", "broke out shortly before noon"."""
    if part.ranged or not part.event or part.mention == -2 or part.event in kinds_of(events.reading).several:
        return False
    if part.mention == -1:
        return True
    happening = told.get(part.mention)
    if happening is None or part.event not in incidents() or happening.preposition in ("until", "since", "by"):
        return False
    if happening.status != "asserted" or happening.verb in word_set("copulas"):
        return False  # "Both were still on the ward Tuesday evening"
    return bool(part.part) or _is_about_twelve(part, events)


def _is_about_twelve(clock: Clock, events: EventIndex) -> bool:
    text = events.reading.text
    return (
        _TWELVE.fullmatch(clock.span.text_of(text)) is not None
        and _ABOUT.search(text, max(0, clock.span.start - 20), clock.span.start) is not None
    )


def _is_clock(clock: Clock) -> bool:
    return not clock.part and not clock.ranged


def _only(found: Named) -> str | None:
    return found[0][1] if len({str(clock.claim.when.minutes) for clock, _ in found}) == 1 else None


def _clock_of(part: Clock, named: Named, events: EventIndex) -> tuple[str, str] | None:
    """The one time of the clock that is told of the event itself."""
    times = [(clock, name) for clock, name in named if _is_clock(clock) and clock.event == part.event and clock.span != part.span]
    if not times and part.event in incidents() and not incidents() & kinds_of(events.reading).several:
        # A truck that overturned is "the morning crash" later on.
        times = [(clock, name) for clock, name in named if _is_clock(clock) and clock.event in incidents() and clock.span != part.span]
    name = _only([(clock, name) for clock, name in times if not is_of_another_day(part, clock, events)])
    return None if name is None else ("part of day", name)


def _report_of(part: Clock, named: Named, told: dict[int, Happening], events: EventIndex) -> tuple[str, str] | None:
    """The first hour at which help was called to an incident: "A neighbor called for help at 5:15 p.m."."""
    if part.event not in incidents() or incidents() & kinds_of(events.reading).several:
        return None
    for clock, name in named:
        if not _is_clock(clock) or clock.span == part.span or not 0 <= clock.sentence - part.sentence <= _REACH:
            continue
        happening = told.get(clock.mention)
        if happening is not None and tells_alarm(happening) and not is_of_another_day(part, clock, events):
            return "reported", name
    return None


def tells_alarm(told: Happening) -> bool:
    """Whether a clause tells that an incident was reported, or that help came."""
    if told.status != "asserted" or told.tense not in ("past", "") or told.other:
        return False
    if told.verb in date_words("verbs of raising an alarm"):
        return True
    if told.nouns & date_words("nouns for an alarm"):
        return told.verb in date_words("verbs of an alarm")
    return bool(told.nouns & date_words("those who respond")) and told.verb in date_words("verbs of getting there")


def _beginning_of(part: Clock, named: Named, told: dict[int, Happening], events: EventIndex) -> tuple[str, str] | None:
    """The hour at which a deed began, told right after it: "in an afternoon sweep. Divers entered the water at 2:25 p.m."."""
    if part.mention != -1:
        return None
    for clock, name in named:
        if not _is_clock(clock) or not 0 <= clock.sentence - part.sentence <= _NEXT or clock.span.start < part.span.start:
            continue
        happening = told.get(clock.mention)
        begins = happening is not None and happening.status == "asserted" and happening.tense == "past" and not happening.perfect
        fits = (
            begins
            and happening is not None
            and happening.verb in date_words("verbs by which a deed begins")
            and happening.preposition in ("at", "")
        )
        fits = fits and happening is not None and not any(noun_type(noun) not in ("", part.event) for noun in happening.nouns)
        return ("reported", name) if fits and not is_of_another_day(part, clock, events) else None
    return None


def is_of_another_day(part: Clock, clock: Clock, events: EventIndex) -> bool:
    """Whether the clock is told with a day that is not that of the part, in words for another day, or of another of the kind."""
    reading = events.reading
    if _is_of_other(part, clock, events):
        return True
    span = reading.sentences[clock.sentence].sentence.span
    if _ANOTHER_DAY.search(reading.text, span.start, span.end):
        return True
    own = _days_in(clock.sentence, events) if clock.sentence != part.sentence else set()
    return bool(own) and not own <= (_days_in(part.sentence, events) or own)


def _is_of_other(part: Clock, clock: Clock, events: EventIndex) -> bool:
    """Whether the hour is that of another of the kind: "a morning crash ... The second crash of the day, at 6:20 p.m."."""
    if _ONE_OF_TWO.search(events.reading.text, max(0, clock.span.start - _ONE_FAR), clock.span.start):
        return True  # "The night fire was the second. The first, at 11:20 a.m., was small"
    home, there = (events.reading.sentences[one.sentence] for one in (part, clock))
    own = [chunk for chunk in home.chunks if chunk.head and chunk.span.start <= part.span.end + 1 and part.span.start <= chunk.span.end]
    kinds = {chunk.head.split(" ")[-1] for chunk in own}
    others = [chunk for chunk in there.chunks if chunk.head and is_other(there, chunk)]
    if others and clock.mention in _done_before(events.reading):
        return True  # "An afternoon robbery ... He had robbed a second bank at 9:30 a.m."
    # "A second barn burned at 9 p.m.": what is brought in as another happened by itself.
    return any(chunk.determiner in ("a", "an", "another") or chunk.head.split(" ")[-1] in kinds for chunk in others)


@once
def _done_before(reading: Reading) -> frozenset[int]:
    """The mentions of the times of what had happened before: "had robbed another"."""
    return frozenset(one.mention for one in happenings_of(reading) if one.perfect and one.tense == "past")


def _days_in(sentence: int, events: EventIndex) -> set[str]:
    return {
        str(claim.days) if claim.days.low is not None else f"weekday {claim.when.weekday}"  # where the day of publication is not known
        for claim in events.places.dates_in(events.reading.sentences[sentence].sentence.span)
        if isinstance(claim.when, Timex) and claim.when.granularity in ("day", "minute", "hour", "daypart")
    }
