"""thing_ages: how old a thing is or was, and when it was made: "The church, built in 1870, was 150 years old when it burned"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from factcheck.claims.date import DurationClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.named_days import NamedDay, named_days
from factcheck.claims.people.antecedents import things_for
from factcheck.claims.people.persons import is_person_noun, person_of
from factcheck.claims.scope_at import scope_at
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading, once
from factcheck.values import Granularity, Quantity, Timex

_REACH: Final = 3  # sentences from an age to the day on which the thing was made
_DAYS: Final[dict[str, tuple[Granularity, str, Fraction]]] = {
    "day": ("day", "D", Fraction(1)),
    "week": ("week", "W", Fraction(7)),
    "month": ("month", "M", Fraction(30437, 1000)),
    "year": ("year", "Y", Fraction(1461, 4)),
}
_ENDS: Final = re.compile(r"[.,;:)]|$| (?:and|by|in|on|at|for|as|with|to|but|when|after|from|of|near|using|is|was|will|has)\b")
_BESIDE: Final = frozenset(("", "just", "only", "now", "already", "then", "nearly", "barely", "still"))
_MADE: Final = frozenset(
    (
        "bear",
        "plant",
        "hatch",
        "open",
        "launch",
        "lay",
        "paint",
        "carve",
        "cast",
        "sew",
        "weave",
        "compose",
        "complete",
        "finish",
        "dedicate",
    )
)


@dataclass(frozen=True, slots=True)
class ThingAge:
    """An age of a thing: the words that tell it, as a length, when it was so old (None: now), and when the thing was made."""

    span: Span
    length: Timex
    at: NamedDay | None
    made: NamedDay


@once
def thing_ages(reading: Reading) -> tuple[ThingAge, ...]:
    """The ages of things of which the draft tells when they were made, in text order; read once for each reading."""
    days = {day.index: day for day in named_days(reading) if not day.ranged and day.value.granularity in ("day", "month", "year")}
    told = [(index, at) for index, sentence in enumerate(reading.sentences) for at in sentence.mentions if _is_age(reading.mentions[at])]
    return tuple(found for index, at in told if days and (found := _age(reading, index, reading.mentions[at], days)) is not None)


def read_thing_ages(reading: Reading) -> list[DurationClaim]:
    """The ages of things, as claims on lengths of time."""
    return [
        DurationClaim.model_construct(span=told.span, scope=scope_at(reading, told.span), event="age", length=told.length)
        for told in thing_ages(reading)
    ]


def _is_age(mention: Mention) -> bool:
    value = mention.value
    return mention.kind == "age" and isinstance(value, Quantity) and value.unit in _DAYS and value.bound == "=" and value.nominal > 1


def _age(reading: Reading, index: int, mention: Mention, days: dict[int, NamedDay]) -> ThingAge | None:
    sentence = reading.sentences[index]
    if sentence.sentence.role != "body" or reading.scopes.quotation_at(mention.span.start) is not None:
        return None
    told = _subject(reading, index, sentence, mention)
    if told is None or told[1].verb is None:
        return None
    thing, clause = told
    nouns = _nouns(reading, index, sentence, thing)
    made = list(_made(reading, index, nouns, thing, days)) if nouns else []
    if len({str(day.value.days) for day in made}) != 1:
        return None
    past = sentence.chunks[thing].span.end <= mention.span.start and told[1].verb.tense == "past"
    others = [days[at] for at in sentence.mentions if at in days and days[at].index not in {day.index for day in made}]
    if past:
        others = [day for day in others if day.span.start > mention.span.end]
    if len(others) > 1 or (past and not others) or clause.verb is None or clause.verb.negated or clause.verb.modality != "asserted":
        return None
    return ThingAge(mention.core, _length(mention), others[0] if others else None, made[0])


def _subject(reading: Reading, index: int, sentence: SentenceReading, mention: Mention) -> tuple[int, Clause] | None:
    """Whose age a mention tells, with its clause: "The 40-year-old bridge was built in 1950", "The church was 150 years old"."""
    for number, chunk in enumerate(sentence.chunks):
        if chunk.span.contains(mention.span) and chunk.head and chunk.head_span.start >= mention.span.end and not chunk.compound:
            clause = next((one for one in sentence.clauses if one.subject[:1] == (number,)), None)
            return (number, clause) if clause is not None else None
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is None or verb.lemma not in ("be", "turn") or not clause.subject or verb.span.end > mention.span.start:
            continue
        if reading.text[verb.span.end : mention.span.start].strip() in _BESIDE:
            return clause.subject[0], clause
    return None


def _nouns(reading: Reading, index: int, sentence: SentenceReading, number: int) -> frozenset[str]:
    """The nouns for a thing; none where it may be a person."""
    chunk = sentence.chunks[number]
    nouns = things_for(reading, index, chunk) if chunk.head == "it" else {chunk.head.split(" ")[-1]} - {""}
    if chunk.head in ("he", "she", "they", "who", "i", "we") or person_of(reading, index, number):
        return frozenset()
    return frozenset(noun for noun in nouns if not is_person_noun(noun))


def _made(reading: Reading, index: int, nouns: frozenset[str], number: int, days: dict[int, NamedDay]) -> Iterator[NamedDay]:
    """The days on which the thing was made, as the sentences around tell."""
    own = reading.sentences[index].chunks[number]
    for at in range(max(0, index - _REACH), min(len(reading.sentences), index + _REACH + 1)):
        sentence = reading.sentences[at]
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None or verb.negated or (verb.voice != "passive" and verb.lemma not in ("open", "hatch")) or not clause.subject:
                continue
            if verb.lemma not in date_words("verbs of making a thing") | date_words("verbs of being made") or verb.modality != "asserted":
                continue
            chunk = sentence.chunks[clause.subject[0]]
            goes_on = chunk.head == "it" and at == index + 1 and number in reading.sentences[index].clauses[0].subject
            if goes_on or _is_same(reading, at, chunk, nouns, own, same=at == index):
                yield from (days[time] for time in clause.times if time in days and _is_on(reading, days[time]))


def _is_same(reading: Reading, index: int, chunk: Chunk, nouns: frozenset[str], own: Chunk, *, same: bool) -> bool:
    """Whether what was made is the thing: its own phrase, a definite one with its noun, or "it"."""
    if same and chunk is own:
        return True
    if chunk.head == "it":
        return bool(things_for(reading, index, chunk) & nouns)
    alike = own.head == "it" or (own.definite and chunk.modifiers == own.modifiers)
    return chunk.head.split(" ")[-1] in nouns and chunk.definite and alike


def _is_on(reading: Reading, day: NamedDay) -> bool:
    """Whether a day is told as that of what happened: "in 1950", not "since 1950", "before 1950"."""
    before = reading.text[max(0, day.span.start - 12) : day.span.start].lower().split()
    ends = _ENDS.match(reading.text, day.span.end) is not None  # not "in 1990 style"
    return bool(before) and before[-1] in ("in", "on", "early", "late") and "back" not in before and ends


def _length(mention: Mention) -> Timex:
    """The age as a length: of completed units, told a unit wide; a round number of years wider."""
    value = mention.value
    assert isinstance(value, Quantity)
    granularity, letter, days = _DAYS[value.unit]
    number = value.nominal
    room = Fraction(1)
    if value.unit == "year" and number >= 20 and number % 10 == 0:
        room += number / 10
    elif value.unit == "year" and number >= 15 and number % 5 == 0:
        room += 2
    spread = Interval.of(max(number - room, Fraction(0)) * days, (number + room + 1) * days)
    return Timex(f"P{number}{letter}", None, granularity, length=spread, nominal=number)
