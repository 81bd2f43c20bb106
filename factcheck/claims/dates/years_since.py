"""years_since and its kin: anniversaries told as so many years since or ago, or as the age of a body ("the 43-year-old company")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.claims.anniversary import AnniversaryClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.beginnings import words_of
from factcheck.claims.happening_words import noun_type, verb_phrase
from factcheck.claims.scope_at import scope_at
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.mentions.numbers import find_numbers
from factcheck.syntax.clause import Reading, SentenceReading
from factcheck.values import Quantity, Timex

_AGO: Final = re.compile(
    r"\b(?P<n>[Hh]alf a century|[Aa] century|[Aa] quarter[- ]century|[Aa] quarter of a century"
    r"|[Aa] decade|[\w-]+ (?:years|decades|centuries))"
    r"(?: ago (?:to the day\b|(?:(?:this|last|next) (?:week|weekend)|today|(?:this |on |next |last )?(?:Sun|Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur)day)\b)| to the (?:day|week) (?:after|since|from)\b)"
)
_UNITS: Final = {"y": 1, "d": 10, "c": 100}
_OLD: Final = re.compile(r"\b(?P<nth>\d{1,3})-year-old (?:[a-z-]+ ){0,2}(?P<noun>[a-z]+)\b")
LATE: Final = re.compile(
    r"\b(?:belated\w*|delayed|postponed|rescheduled|late(?:r)? than|a year late|canceled|cancelled|last year's|was to have)\b",
    re.IGNORECASE,
)
WEEK: Final = "day of this week"
_WEEK_DAYS: Final = 8


def ago(reading: Reading, sentence: SentenceReading) -> Iterator[tuple[AnniversaryClaim, frozenset[str]]]:
    """As in "Forty years ago this weekend": a day of so many years ago, in the days around publication."""
    span = sentence.sentence.span
    for told in _AGO.finditer(reading.text, span.start, span.end):
        nth = _years_ago(told["n"].lower())
        words = Span(*told.span())
        scope = scope_at(reading, words)
        if nth and not scope.quoted:
            published = reading.draft.published
            day = None if published is None else published.toordinal()
            when = None if day is None else Timex(f"{published}", Interval.of(day - _WEEK_DAYS, day + _WEEK_DAYS), "week")
            claim = AnniversaryClaim.model_construct(of=WEEK, round="anniversary", nth=nth, when=when, span=words, scope=scope)
            yield claim, frozenset({WEEK})


# "Friday marks 50 years since the explosion", "It will be 10 years on Monday since the ferry sank".
_SINCE: Final = re.compile(
    r"\b(?:mark(?:s|ed|ing)?|celebrat(?:es?|ed|ing)|observ(?:es?|ed|ing)|commemorat(?:es?|ed|ing)|will be) "
    r"(?P<n>[Hh]alf a century|a century|a quarter[- ]century|a quarter of a century|a decade|[\w-]+ (?:years|decades|centuries))"
    r"(?: on \w+day)?,? since "
)


def since(reading: Reading, sentence: SentenceReading) -> Iterator[tuple[AnniversaryClaim, frozenset[str]]]:
    """As in "Friday marks 50 years since the explosion": an anniversary of what a noun or a clause behind "since" tells."""
    span = sentence.sentence.span
    for told in _SINCE.finditer(reading.text, span.start, span.end):
        nth, words = _years_ago(told["n"].lower()), Span(told.start(), told.end("n"))
        scope = scope_at(reading, words)
        things = _told_since(sentence, told.end())
        if nth and things and not scope.quoted and not LATE.search(reading.text, span.start, span.end):
            of = " ".join(sorted(things))
            yield AnniversaryClaim.model_construct(of=of, round="anniversary", nth=nth, span=words, scope=scope), things


def _told_since(sentence: SentenceReading, at: int) -> frozenset[str]:
    """The words for what happened: the type of the happening that a clause or a noun tells, or the thing that began then."""
    clause = next((one for one in sentence.clauses if one.verb is not None and one.subject and one.verb.span.start >= at), None)
    chunk = next((one for one in sentence.chunks if one.span.start >= at), None)
    if clause is not None and clause.verb is not None and clause.verb.tense == "past" and sentence.chunks[clause.subject[0]] is chunk:
        phrase = verb_phrase(sentence.tokens, clause.verb.tokens[1])
        begins = clause.verb.lemma in date_words("verbs of beginning")
        return words_of(chunk) if begins else frozenset({phrase[0].type} if phrase is not None else ())
    if chunk is None or chunk.span.start != at:
        return frozenset()
    if chunk.head in ("opening", "founding", "birth", "start") and chunk.of is not None:
        return words_of(sentence.chunks[chunk.of])
    return frozenset({chunk.head}) if noun_type(chunk.head, chunk.modifiers) else frozenset()


def _years_ago(words: str) -> int:
    if "century" in words:
        return 50 if words.startswith("half") else 25 if "quarter" in words else 100
    if words == "a decade":
        return 10
    number, unit = words.split(" ")
    numbers = find_numbers(number)
    value = numbers[0].value if len(numbers) == 1 else None
    if not isinstance(value, Quantity) or value.nominal.denominator != 1 or not 1 < value.nominal < 500:
        return 0
    return int(value.nominal) * _UNITS[unit[0]]


def old(reading: Reading, sentence: SentenceReading) -> Iterator[tuple[AnniversaryClaim, frozenset[str]]]:
    """As in "the 43-year-old company": what was founded so many years ago. Round ages are told loosely."""
    span, published = sentence.sentence.span, reading.draft.published
    for told in _OLD.finditer(reading.text, span.start, span.end) if published is not None else ():
        assert published is not None
        nth, words = int(told["nth"]), Span(*told.span())
        scope = scope_at(reading, words)
        if nth < 2 or nth % 10 == 0 or told["noun"] not in date_words("general nouns for bodies") or scope.quoted:
            continue
        days = Interval.of(published.toordinal() - 365, published.toordinal())
        when = Timex(published.isoformat(), days, "day")
        claim = AnniversaryClaim.model_construct(of=told["noun"], round="anniversary", nth=nth, when=when, span=words, scope=scope)
        yield claim, frozenset({told["noun"]})
