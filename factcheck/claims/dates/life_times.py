"""time_of_age: when somebody was as old as an age in the past says."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from factcheck.claims.dates.births import births_of
from factcheck.claims.dates.named_days import NamedDay, named_days
from factcheck.claims.people.persons import person_of
from factcheck.draft import Span
from factcheck.mentions.actor_words import kinship
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading

_BESIDE: Final = re.compile(
    r",? (?:(?:in|on|that|during) (?:early |late |the \w+ of )?)?"
    r"|, (?:(?:a birthday|an age|a day|a milestone) )?(?:which|that) (?:\w+ ){0,3}?"
    r"(?:happens?|happened|is|was|falls?|fell|comes?|came|be|reach(?:es)?)"
    r" (?:next |this |last )?(?:in |on )?"
)
_IT_WAS: Final = re.compile(r"(?:It|That|This|The year|The date) was (?:back )?(?:in |on )?(?:the \w+ of )?")
_WHEN: Final = re.compile(
    r",? (?:when|at which time|at a time when|the (?:year|month|summer|winter|day) (?:that|when|in which)?),? ?(?:[\w.'’-]+ ){0,3}$"
)
_AND_WAS: Final = re.compile(r",? and (?:[\w.'’-]+ ){1,3}")
_CLAUSE_BEFORE: Final = re.compile(r"(?:When|By the time)\b[^;:.]*\bin $")
_ASIDE: Final = re.compile(r", (?:(?:who|which) \w+|born|(?:first |re)?[a-z]+ed) [^,;:()]{0,60}$")
_SUBJECT: Final = re.compile(r", (?:he|she|(?:(?:Mr|Ms|Mrs|Dr)\. )?[A-Z][\w'’-]+) ")
# A time at which something was so: not one since or until which it was, nor one that is only compared with.
_AT: Final = re.compile(
    r"(?:^|[,;—–(] ?|\b(?:in|on|during|of|at|that|late|early|mid|around|and|just|only|back) )(?:the |early |late |mid-|about )*$",
    re.IGNORECASE,
)
_LOOSE: Final = re.compile(
    r"\b(?:more than|over|nearly|almost|about|some|around|at least|roughly|well over|under|less than) $", re.IGNORECASE
)
_SIZES: Final = frozenset(("day", "week", "weekend", "month", "season", "year"))
_FRONT: Final = 24  # characters within which a time at the front of a sentence begins


def time_of_age(reading: Reading, index: int, start: int, end: int) -> NamedDay | None:
    """The time of an age told at `start` to `end`: the date beside it, that of its clause, or the one at the front of the sentence."""
    sentence = reading.sentences[index]
    return (
        day_beside(reading, sentence, start, end)
        or _of_clause(reading, index, start, end)
        or _before_when(reading, index, start)
        or _at_front(reading, index, start)
    )


def day_beside(reading: Reading, sentence: SentenceReading, start: int, end: int) -> NamedDay | None:
    """The date beside an age: "in 1990, when he was 19", "he was 19 in 1990", "turned 57 last summer"."""
    text = reading.text
    for day in days_in(reading, sentence.sentence.span):
        if day.ranged or day.value.granularity == "vague" or _is_rough(reading, day):
            continue
        mention = reading.mentions[day.index].span
        if mention.start >= end and _BESIDE.fullmatch(text, end, mention.start):
            return day
        it_was = day.span.end <= start and _IT_WAS.fullmatch(text, sentence.sentence.span.start, mention.start)
        if it_was and _AND_WAS.fullmatch(text, day.span.end, start):
            return day  # "It was 1985, and he was 30"
        if (
            day.span.end <= start
            and _CLAUSE_BEFORE.match(text[sentence.sentence.span.start : day.span.start])
            and _SUBJECT.fullmatch(text, day.span.end, start)
        ):
            return day  # "When she sold her first painting, in 1968, she was 31"
        if day.span.end <= start and (_WHEN.fullmatch(text[day.span.end : start]) or text[day.span.end : start] in (", ", " ")):
            aside = text[day.span.end : start] == ", " and _ASIDE.search(text, sentence.sentence.span.start, day.span.start)
            if not aside:  # "Kent, born in 1921, was 30": the date of the aside
                return day
    return None


def only_time(reading: Reading, span: Span) -> NamedDay | None:
    """The one time within a span at which something happened; None where there is none, or where there are several."""
    found = times_in(reading, span)
    return found[0] if len(found) == 1 else None


def times_in(reading: Reading, span: Span) -> list[NamedDay]:
    """The times within a span at which something happened, births aside."""
    return [day for day in days_in(reading, span) if _is_time(reading, day)]


def time_before(reading: Reading, index: int, who: str = "", *, paragraphs: int = 0) -> NamedDay | None:
    """The one time of the sentence before, in its paragraph (or so many `paragraphs` before), of which "he was 16" or "then 16" may speak.

    Where `who` is given, a clause of that sentence must have this person as its subject.
    """
    if not index:
        return None
    before = reading.sentences[index - 1]
    here = reading.sentences[index].sentence
    if here.paragraph - before.sentence.paragraph > paragraphs or before.sentence.role != here.role:
        return None
    day = only_time(reading, before.sentence.span)
    if day is None or len(days_in(reading, before.sentence.span)) > 1:
        return None
    clause = next((clause for clause in before.clauses if day.index in clause.times), None)
    if clause is None or clause.verb is None or clause.verb.tense != "past" or clause.verb.negated:
        return None
    subjects = [other.subject[0] for other in before.clauses[:2] if other.subject]
    if who and not any(person_of(reading, index - 1, at) == who or _is_kin(before.chunks[at]) for at in subjects):
        return None
    return day


def _is_kin(chunk: Chunk) -> bool:
    """As in "His father died in 1985": of the life of whom the sentence before tells of."""
    return chunk.determiner in ("his", "her") and chunk.head in kinship()


def time_after(reading: Reading, index: int) -> NamedDay | None:
    """The time that the next sentence gives to this one: "He was 22 then. It was 1969"; "She left at 17. That was in May 1943"."""
    if index + 1 >= len(reading.sentences):
        return None
    here, after = reading.sentences[index].sentence, reading.sentences[index + 1].sentence
    found = days_in(reading, after.span) if here.paragraph == after.paragraph and here.role == after.role else ()
    if not found or found[0].ranged or found[0].value.year is None:
        return None
    return found[0] if _IT_WAS.fullmatch(reading.text, after.span.start, found[0].span.start) else None


def days_in(reading: Reading, span: Span) -> tuple[NamedDay, ...]:
    """The days and periods named within a span."""
    days = named_days(reading)
    return days[bisect_left(days, span.start, key=lambda day: day.span.start) : bisect_left(days, span.end, key=lambda day: day.span.start)]


def _is_time(reading: Reading, day: NamedDay) -> bool:
    if day.ranged or day.value.granularity not in _SIZES or day.value.days is None or day.value.days.is_empty:
        return False
    start = reading.mentions[day.index].span.start
    lead = reading.text[max(0, start - 16) : start]
    is_at = start == 0 or lead.endswith("\n") or _AT.search(lead) is not None or reading.text[start : start + 3].lower() in ("on ", "in ")
    return is_at and not _is_rough(reading, day) and day.span.start not in births_of(reading)


def _is_rough(reading: Reading, day: NamedDay) -> bool:
    """Whether a time is told from now in a round number: "nearly 40 years ago"; "that August" may be of any year told before."""
    start = reading.mentions[day.index].span.start
    lead = reading.text[max(0, start - 14) : start]
    value = day.value
    if value.length is None:
        return value.year is None and lead.lower().endswith("that ")
    return bool(_LOOSE.search(lead)) or value.bound != "=" or value.nominal is None or (value.nominal >= 10 and value.nominal % 5 == 0)


def _of_clause(reading: Reading, index: int, start: int, end: int) -> NamedDay | None:
    """The one time of the clause in which the age stands."""
    sentence = reading.sentences[index]
    clause = clause_of(sentence, start)
    if clause is None:
        return None
    spans = [reading.mentions[at].span for at in clause.times]
    found = [day for day in times_in(reading, sentence.sentence.span) if any(span.contains(day.span) for span in spans)]
    return found[0] if len(found) == 1 and not found[0].span.overlaps(Span(start, end)) else None


def _before_when(reading: Reading, index: int, start: int) -> NamedDay | None:
    """The time of which the clause of an age tells: "since 1990, when a lifeguard spotted him at the age of 16"."""
    sentence = reading.sentences[index]
    clause = clause_of(sentence, start)
    if clause is None or not clause.subject:
        return None
    subject = sentence.chunks[clause.subject[0]].span.start
    days = (day for day in days_in(reading, Span(sentence.sentence.span.start, subject)) if not day.ranged)
    return next(
        (day for day in days if reading.text[day.span.end : subject] in (", when ", " when ") and not _is_rough(reading, day)), None
    )


def clause_of(sentence: SentenceReading, at: int) -> Clause | None:
    """The clause whose verb stands last before an offset, or at it."""
    before = [one for one in reversed(sentence.clauses) if one.verb is not None and max(one.verb.span.start, one.span.start) <= at]
    return max(before, key=lambda clause: clause.verb.span.start if clause.verb is not None else 0, default=None)


def _at_front(reading: Reading, index: int, start: int) -> NamedDay | None:
    """The time that opens the sentence, where it is the only one before the age: "In 2004 Sandhu, then 22, got lost"."""
    span = reading.sentences[index].sentence.span
    found = times_in(reading, Span(span.start, start)) if start > span.start else []
    if len(found) != 1 or found[0].span.start - span.start > _FRONT or ";" in reading.text[found[0].span.end : start]:
        return None
    return found[0] if reading.text[span.start : span.start + 3] in ("In ", "On ", "At ", "Dur") else None
