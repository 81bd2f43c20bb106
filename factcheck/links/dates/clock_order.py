"""clock_orders: hours of one day of which the wording, or the nature of what was done, says which comes first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.dates.happening import Happening
from factcheck.claims.dates.happenings import happenings_of
from factcheck.claims.dates.read_clocks import Clock
from factcheck.claims.happening_words import incidents, noun_type
from factcheck.links.dates.arcs import is_arc, is_narrowed, parties_of
from factcheck.links.dates.day_parts import Named, tells_alarm
from factcheck.links.dates.events import EventIndex
from factcheck.links.link import Link
from factcheck.syntax.clause import Clause

_SLIP: Final = 240  # minutes by which an hour may lie too early; by more, it is that of the next day
_REACH: Final = 6  # sentences from the first hour to the other
_COORDINATED: Final = re.compile(r"[^.;:()\"“”]{0,60}(?:,| and|, and|, then|and then)(?: (?:was|were|then|finally|later))*\s*$")
_PLAINLY: Final = re.compile(r"(?: on foot| again)? (?:at|about|around) (?:about |around )?|, (?:at|about|around) ")
_OTHER_DAY: Final = re.compile(
    r"\b(?:next|following|previous|earlier|day before|night before|\w+days?|yesterday|tomorrow|usually|often|every|each|instead|not)\b",
    re.IGNORECASE,
)

_DUE: Final = re.compile(r"\b(?:due|scheduled|supposed|set|meant|planned)\b")


def clock_orders(named: Named, events: EventIndex) -> Iterator[Link]:
    """The links "clock order" (earlier, later), in text order."""
    told = {happening.mention: happening for happening in happenings_of(events.reading)}
    exact = [
        (clock, name, told[clock.mention])
        for clock, name in named
        if not clock.part
        and not clock.ranged
        and clock.mention in told
        and told[clock.mention].status == "asserted"
        and not told[clock.mention].other
    ]
    for (one, first, begun), (two, second, ended) in pairwise(exact):
        if _is_earlier(two, one) and _is_next(one, two, begun, ended, events):
            yield Link("clock order", (("earlier", first), ("later", second)), (ended.word,), True)
        elif _is_earlier(one, two) and _is_told_after(one, two, begun, ended, events):
            yield Link("clock order", (("earlier", second), ("later", first)), (begun.word,), True)


def _is_earlier(late: Clock, early: Clock) -> bool:
    """Whether what should come later has an hour that is a little earlier, in the same half of the day."""
    one, two = early.claim.when.minutes, late.claim.when.minutes
    if one is None or two is None or one.low is None or two.low is None or early.claim.half or late.claim.half:
        return False
    return -_SLIP <= two.low - one.low < 0 and (one.low < 720) == (two.low < 720)


def _is_next(one: Clock, two: Clock, begun: Happening, ended: Happening, events: EventIndex) -> bool:
    """Whether the second was done after the first: by the same in one sentence, or as the end of what began, or help after the alarm."""
    text = events.reading.text
    if two.sentence - one.sentence > _REACH or _OTHER_DAY.search(text, one.span.end, two.span.end) or begun.perfect != ended.perfect:
        return False
    if one.sentence == two.sentence:
        return _is_coordinated(one, two, events)
    begins = begun.verb in date_words("verbs that begin an event") and ended.verb in date_words("verbs that end an event")
    if begins and (begun.things & ended.things or begun.type == ended.type):
        return True
    if is_arc(begun, ended, events) and parties_of(begun, events) & parties_of(ended, events):
        return True
    if _goes_away(one, two, begun, ended, events):
        return True
    alarm = tells_alarm(begun) and not begun.nouns & date_words("those who respond")
    help_came = ended.nouns & date_words("those who respond") and ended.verb in date_words("verbs of getting there")
    return alarm and bool(help_came or ended.verb in date_words("verbs of overcoming"))


def _is_told_after(one: Clock, two: Clock, help_: Happening, cause: Happening, events: EventIndex) -> bool:
    """As in: "Police arrived at 4:10 p.m. The alarm was raised at 4:40 p.m.": help is told first, and then what it came for."""
    text, home = events.reading.text, events.reading.sentences[two.sentence]
    came = help_.nouns & date_words("those who respond") and help_.verb in date_words("verbs of getting there")
    clause = _clause(two, home.clauses)
    subject = home.chunks[clause.subject[0]] if clause is not None and clause.subject else None
    if (
        not came
        or subject is None
        or subject.determiner != "the"
        or subject.modifiers
        or is_narrowed(home, subject)
        or two.sentence - one.sentence > 1
    ):
        return False
    broke_out = noun_type(subject.head) in incidents() and cause.verb in date_words("verbs of breaking out")
    alarm = cause.nouns & date_words("nouns for an alarm") and cause.verb in date_words("verbs of an alarm") | {"raise"}
    later = _OTHER_DAY.search(text, one.span.end, two.span.end) is None and not (help_.perfect or cause.perfect)
    return later and bool(broke_out or alarm)


def _goes_away(one: Clock, two: Clock, begun: Happening, ended: Happening, events: EventIndex) -> bool:
    """As in: "The robbers arrived at the bank at 9:50 a.m. They left at 10:15 a.m."."""
    came, went = date_words("verbs of coming in"), date_words("verbs of going away")
    if (
        begun.verb not in came
        or ended.verb not in went
        or begun.tense != "past"
        or ended.tense != "past"
        or two.sentence != one.sentence + 1
    ):
        return False
    before, after = events.reading.sentences[one.sentence], events.reading.sentences[two.sentence]
    first, second = _clause(one, before.clauses), _clause(two, after.clauses)
    if first is None or second is None or not first.subject or not second.subject:
        return False
    told, again = before.chunks[first.subject[0]], after.chunks[second.subject[0]]
    several = before.tokens[told.tokens[1]].text.lower() != told.head  # "robbers"
    plainly = second.verb is not None and _PLAINLY.fullmatch(events.reading.text, second.verb.span.end, two.span.start)
    if not plainly or again.head not in ("they", "he", "she", "it"):
        return False
    return again.head == told.head or (told.head not in ("they", "he", "she", "it") and (again.head == "they") == several)


def _is_coordinated(one: Clock, two: Clock, events: EventIndex) -> bool:
    """As in: "entered at 9:50 a.m. and left at 10:15 a.m."."""
    sentence = events.reading.sentences[one.sentence]
    first, second = _clause(one, sentence.clauses), _clause(two, sentence.clauses)
    if first is None or second is None or first is second or first.subject != second.subject or second.verb is None or first.verb is None:
        return False
    if first.verb.tense != "past" or second.verb.tense != "past" or first.verb.lemma == second.verb.lemma:
        return False
    if _DUE.search(events.reading.text, sentence.sentence.span.start, one.span.start):
        return False  # "had been due at 4:40 p.m. and touched down at 3:50 p.m."
    between = events.reading.text[one.span.end : second.verb.span.start]
    return _COORDINATED.fullmatch(between + " ") is not None


def _clause(clock: Clock, clauses: tuple[Clause, ...]) -> Clause | None:
    return next((clause for clause in clauses if clock.mention in clause.times), None)
