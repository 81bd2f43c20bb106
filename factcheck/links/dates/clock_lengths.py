"""lengths_of_clocks: how many minutes or hours something took, with the two times of the clock, told elsewhere, between which it did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.almanac import WEEKDAYS
from factcheck.claims.date import DurationClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.happening import Happening
from factcheck.claims.dates.lengths import unit_of
from factcheck.claims.dates.read_clocks import Clock
from factcheck.claims.dates.read_lengths import Length
from factcheck.links.dates.arcs import is_arc, parties_of, parties_of_clause
from factcheck.links.dates.day_parts import Named
from factcheck.links.dates.events import EventIndex
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading, once

_DAY: Final = 1440
_HOUR: Final = 60
_REACH: Final = 10  # sentences from a length to the times
_NEAR: Final = 3  # ... from one time to the other, where they are told of several
_FACTOR: Final = 6  # by how many times a slip makes a length too long or too short
_HOURS_OFF: Final = 3  # hours by which a slip moves one of two times, where the minutes fit
_BESIDE: Final = 2  # sentences around a length in which no third time is told
_AFTER: Final = re.compile(
    r"\b(?:after|for|following)(?: (?:a|an|the|some|about|nearly|just|almost|only))?(?: [a-z]+){0,2}(?: of)?(?: about| nearly)? $"
)
_ROOM: Final = Fraction(15)
_ZONES: Final = re.compile(
    r"\blocal time\b|\btime (?:zones?|difference)\b|\bhours? (?:ahead|behind)\b(?! (?:of )?(?:schedule|time|plan))"
    r"|(?:[ap]\.?m\.?|noon|midnight|:\d\d) (?:[A-Z]\w+ ){1,2}(?:[Tt]ime)\b"
)


def tells_zones(text: str) -> bool:
    """Whether a draft tells hours of several clocks: "at 1:50 p.m. local time", "since Ukraine is one hour ahead"."""
    return _ZONES.search(text) is not None


@once
def _has_zones(reading: Reading) -> bool:
    return tells_zones(reading.text)


def may_cross_zones(one: Clock, two: Clock, length: Length, events: EventIndex) -> bool:
    """Whether two hours fit a length but for whole hours, as they do where each is told by the clock of its place.

    So they may be where the draft speaks of several clocks, and on a flight or a long journey from one named place to another.
    """
    took = _minutes(length)
    if took is None or (gap_between(one, two) - took) % _HOUR != 0:
        return False
    if _has_zones(events.reading) or _names_flight(one, two, _FLIES, events):
        return True
    long = took >= _LONG_TRIP and abs(gap_between(one, two) - took) == _HOUR
    return long and _names_flight(one, two, _TRAVELS, events)


_FLIES: Final = re.compile(
    r"\b(?:flights?|flew|flown|fly|flying|planes?|jets?|jetliners?|airliners?|aircraft|airplanes?|airlines?|in the air|aloft"
    r"|airborne|took off|balloon|glider|helicopter|rocket"
    r"|takeoff|touched down|landed|cruise ship|liner|transcontinental|cross-country|coast to coast)\b",
    re.IGNORECASE,
)
_TRAVELS: Final = re.compile(
    r"\b(?:trains?|bus(?:es)?|coach|trip|journey|drive|drove|rode|ride|truck|convoy|caravan|ship|voyage)\b", re.IGNORECASE
)
_LONG_TRIP: Final = 240  # minutes of a journey on the ground that may reach another zone
_TRAVEL_FAR: Final = 24  # characters behind an hour in which its place stands: "landed at 10:10 p.m. in Los Angeles"


def _names_flight(one: Clock, two: Clock, words: re.Pattern[str], events: EventIndex) -> bool:
    """Whether two hours are those of a flight between two named places: "left New York at 7 p.m. and landed in Reno at 10:10 p.m."."""
    text, sentences = events.reading.text, events.reading.sentences
    first, last = sentences[one.sentence], sentences[two.sentence]
    if words.search(text, first.sentence.span.start, last.sentence.span.end) is None:
        return False
    middle = one.span.end if first is not last else text.find(" and ", one.span.end, two.span.start)
    places = [
        {
            token.text
            for token in sentence.tokens
            if token.tag == "PROPN" and token.text not in WEEKDAYS and low <= token.span.start < high and token.text[:1].isupper()
        }
        for sentence, low, high in (
            (first, first.sentence.span.start, max(middle, one.span.end)),
            (last, last.sentence.span.start if first is not last else max(middle, one.span.end), two.span.end + _TRAVEL_FAR),
        )
    ]
    return bool(places[0] and places[1] - places[0])


def lengths_of_clocks(
    lengths: Sequence[tuple[Length, DurationClaim]], named: Named, told: dict[int, Happening], events: EventIndex
) -> Iterator[Link]:
    """The links "hours" (duration, start, end) of lengths that stand beside neither time, in text order.

    "Traffic was halted for 85 minutes. Controllers closed the runway at 1:10 p.m. ... It was reopened at 2:35 p.m."
    """
    homes: dict[int, Named] = {}
    for clock, name in named:
        if not clock.part and not clock.ranged and not clock.claim.half:
            homes.setdefault(clock.sentence, []).append((clock, name))
    for length, claim in lengths:
        took = _minutes(length)
        if took is None or tells_another_year(events, length) or _was_to_take(events, length):
            continue
        near = [one for at in range(length.sentence - _REACH, length.sentence + _REACH + 1) for one in homes.get(at, ())]
        pairs = [(one, two) for at, one in enumerate(near) for two in near[at + 1 :] if one[0].mention != two[0].mention]
        room = _ROOM if took >= _HOUR and not _is_exact(length, took) else Fraction(5)
        if any(abs(gap_between(one[0], two[0]) - took) <= room for one, two in pairs):
            continue
        if any(may_cross_zones(one[0], two[0], length, events) for one, two in pairs):
            continue
        found = [(one, two) for one, two in pairs if _is_arc(one[0], two[0], length, took, told, events)]
        if not found and _is_exact(length, took) and len(pairs) <= 3:
            found = [(one, two) for one, two in pairs if _is_hours_off(gap_between(one[0], two[0]) - took)]
        if not found and len(around := [one for one in near if abs(one[0].sentence - length.sentence) <= _BESIDE]) == 2:
            found = [(around[0], around[1])] if _is_beside(around[0][0], around[1][0], length, took, told, events) else []
        found = [(one, two) for one, two in found if not _is_of_another_day(events, length, one[0], two[0])]
        if len({(_minute(one[0]), _minute(two[0])) for one, two in found}) == 1:
            (_, start), (_, end) = found[0]
            yield Link("hours", (("duration", claim.id), ("start", start), ("end", end)), (), True)


_YEAR: Final = re.compile(r"\b(?:in|of) (?:19|20)\d\d\b|\b[Ll]ast (?:year|season|summer|winter|spring|fall)['’]s\b")


_WAS_TO: Final = re.compile(r"\b(?:(?:should|would|could|might) have|was to have|were to have|had been due)\b")
_MEANT_FAR: Final = 40


def _was_to_take(events: EventIndex, length: Length) -> bool:
    """Whether a length is one that was meant and did not come about: "It should have flown for an hour"."""
    return _WAS_TO.search(events.reading.text, max(0, length.span.start - _MEANT_FAR), length.span.start) is not None


def tells_another_year(events: EventIndex, length: Length) -> bool:
    """Whether the sentence of a length is of a year: "His first meeting, in 1995, took two hours", "Last year's drive lasted"."""
    span = events.reading.sentences[length.sentence].sentence.span
    return _YEAR.search(events.reading.text, span.start, span.end) is not None


def _is_of_another_day(events: EventIndex, length: Length, one: Clock, two: Clock) -> bool:
    """Whether a length is of a day that neither hour is told of: "at 10:20 p.m. on Tuesday ... Wednesday's call took 50 minutes"."""
    told, *hours = (
        {day for day in WEEKDAYS if day in events.reading.sentences[at].sentence.span.text_of(events.reading.text)}
        for at in (length.sentence, one.sentence, two.sentence)
    )
    return bool(told and any(hours)) and not told & (hours[0] | hours[1])


def _minutes(length: Length) -> Fraction | None:
    """The minutes of a length that something took; None where it is no exact one."""
    value = length.value.length
    if length.value.bound not in ("=", "~") or unit_of(length.value) not in ("TM", "H") or value is None or value.low is None:
        return None
    return value.low * _DAY if value.low == value.high else None


def _is_exact(length: Length, took: Fraction) -> bool:
    """Whether a length is told to the minute: "13 hours 24 minutes", "47 minutes"."""
    to_the_minute = took % 5 != 0 or re.search(r"H\d+M$", length.value.timex) is not None
    return length.value.bound == "=" and took % _HOUR != 0 and to_the_minute


def _minute(clock: Clock) -> Fraction:
    minutes = clock.claim.when.minutes
    return minutes.low if minutes is not None and minutes.low is not None else Fraction(0)


def gap_between(one: Clock, two: Clock) -> Fraction:
    """The minutes from one time of the clock to the next such time of another."""
    return (_minute(two) - _minute(one)) % _DAY


def _is_hours_off(apart: Fraction) -> bool:
    return apart % _HOUR == 0 and 0 < abs(apart) <= _HOURS_OFF * _HOUR


def _is_beside(one: Clock, two: Clock, length: Length, took: Fraction, told: dict[int, Happening], events: EventIndex) -> bool:
    """As in: "It cast off at 7:40 a.m. and reached Holm after a crossing of 50 minutes, at 8:30 a.m.": no other time is told nearby."""
    first, second = told.get(one.mention), told.get(two.mention)
    if first is None or second is None or length.sentence != two.sentence or two.sentence - one.sentence > 1:
        return False
    plain = all(
        told_.status == "asserted" and told_.tense in ("past", "") and not (told_.other or told_.perfect) for told_ in (first, second)
    )
    gap = gap_between(one, two)
    parties = parties_of(first, events), parties_of(second, events)
    if parties[0] and one.sentence != two.sentence and not parties[0] & parties[1]:
        return False  # "The fire began at 3 a.m. Crews worked for six hours and left at 11 a.m."
    if not plain or first.word == second.word or not (took <= gap * _FACTOR and gap <= took * _FACTOR) or gap > _DAY // 2:
        return False
    text = events.reading.text
    return _AFTER.search(text, max(0, length.span.start - 40), length.span.start) is not None and length.span.start > one.span.end


def _is_arc(one: Clock, two: Clock, length: Length, took: Fraction, told: dict[int, Happening], events: EventIndex) -> bool:
    """Whether something began at one time and ended at the other, and the length is told of what went on."""
    first, second = told.get(one.mention), told.get(two.mention)
    if first is None or second is None or first.status != "asserted" or second.status != "asserted" or first.other or second.other:
        return False
    gap = gap_between(one, two)
    if not is_arc(first, second, events) or not (took <= gap * _FACTOR and gap <= took * _FACTOR) or gap > _DAY // 2:
        return False
    together = parties_of(first, events) & parties_of(second, events) or second.sentence - first.sentence <= _NEAR
    return bool(together) and _goes_on(length, first, second, events)


def _goes_on(length: Length, first: Happening, second: Happening, events: EventIndex) -> bool:
    """Whether a length is that of what began and ended, and not of what somebody did meanwhile: "waited two hours"."""
    if length.noun is not None and length.event in (first.type, second.type):
        return True
    sentence = events.reading.sentences[length.sentence]
    clause = next((clause for clause in sentence.clauses if length.mention in clause.times), None)
    if clause is None or clause.verb is None:
        return False
    verb = clause.verb.lemma
    alone = length.sentence != second.sentence and not (first.people or second.people)
    if verb in date_words("verbs of passing time") and alone:
        # "The fire was out at 4 a.m. Crews stayed for eight hours": what others did is no part of it
        return bool(parties_of_clause(events, length.sentence, clause) & parties_of(first, events))
    lasts = date_words("verbs of lasting") | date_words("verbs of passing time")
    return verb in lasts | {"stop", "halt", "close", "shut", "hold", "delay", "block", "burn", "rage"} | {first.verb, second.verb}
