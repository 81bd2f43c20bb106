"""lengths_of: the lengths of time that a draft tells, and what each is the length of: an event, or the way from one event to another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import Final, Literal

from factcheck.claims.date_words import date_words
from factcheck.claims.dates.lengths import unit_of
from factcheck.claims.happening_words import noun_type
from factcheck.claims.people.antecedents import told_before
from factcheck.draft import Span
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import REACH, Chunk, Clause, Reading, SentenceReading, once
from factcheck.values import Bound, Timex

Way = Literal["", "before", "after", "ago"]
_WAYS: Final[dict[str, Way]] = {
    "before": "before", "earlier": "before", "ahead of": "before", "prior to": "before", "previously": "before", "shy of": "before",
    "short of": "before", "after": "after", "later": "after",
    "on": "after", "following": "after", "past": "after", "from": "after", "since": "after", "ago": "ago",
}  # fmt: skip
_WAY: Final = re.compile(
    r"[ ,]{0,2}(?P<exact>to the day |to the (?:hour|minute|week|month) )?(?P<way>before|earlier|ahead of|prior to|after|later"
    r"|following|past|from|since|ago|on(?=,))\b"
)
# "Nine days past the Nov. 2 cutoff", "two weeks past its due date".
_PAST_DUE: Final = re.compile(r" (?:the|its|his|her|their|that|a) (?:[\w.,’'-]+ ){0,4}?(?:deadline|limit|due date|cutoff|cut-off|date)\b")
_EXACT: Final = re.compile(r"\b(?:exactly|precisely)(?: the)? $", re.IGNORECASE)
_QUALIFIERS: Final[tuple[tuple[Bound, re.Pattern[str]], ...]] = (
    (
        "<",
        re.compile(
            r"\b(?:less than|fewer than|under|within|up to|at most|no more than|not quite|barely)(?: the| an?)? ?-?$", re.IGNORECASE
        ),
    ),
    (
        ">",
        re.compile(
            r"\b(?:more than|over(?! the\b)|at least|upwards? of|longer than|not less than|no less than|in excess of)(?: the| an?)? ?-?$",
            re.IGNORECASE,
        ),
    ),
    (
        "~",
        re.compile(
            r"\b(?:about|around|nearly|almost|roughly|some|approximately|close to|an estimated|just over|just under|just)(?: the| "
            r"an?)? ?-?$",
            re.IGNORECASE,
        ),
    ),
)
_AFTERWARDS: Final = re.compile(r"(?: or (?:so|more|less)\b|-plus\b|\+)")
_RATE: Final = re.compile(
    r" (?:a|an|per|each|every) (?:day|week|month|year|night)\b| (?:in|out of) (?:a|every|the)(?: [a-z]+)?"
    r" (?:day|week|month|year|season)\b",
    re.IGNORECASE,
)
# "Two hours each morning, from 6 to 8": which hours they are is told.
_HOURS: Final = re.compile(r" (?:a|each|every) [a-z]+,? (?:from|between) (?:about )?\d", re.IGNORECASE)
_THAN: Final = re.compile(r" than\b")
# "An hour longer than scheduled": by how much one length differs from another.
_DIFFERENCE: Final = re.compile(r" (?:longer|shorter|faster|slower|quicker|(?:more|less) than)\b")
_OLD: Final = re.compile(r"(?: - |-| )?old\b")


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time.

    Attributes:
        mention: index of the mention.
        span: the words that give it, the number and the unit.
        value: the duration, with the qualifier that stands before it.
        way: "before" or "after" something, "ago", or "" where it is the length of something.
        end: where the words that say the way end.
        exact: whether the wording leaves no room ("to the day").
        event: what lasts so long: a type of happening, or the noun; "" where it is not told.
        noun: the noun phrase whose length it is.
        sentence: index of its sentence reading.
    """

    mention: int
    span: Span
    value: Timex
    way: Way
    end: int
    exact: bool
    event: str
    noun: Chunk | None
    sentence: int


_SEVERAL: Final = re.compile(r"[\w]+ (?!half-|quarter-)\w+-\w+")


def is_compared(length: Length, text: str) -> bool:
    """Whether "later" or "earlier" counts from what stands behind it: "twenty minutes later than now", "ten years later than planned"."""
    return _THAN.match(text, length.end) is not None


@once
def lengths_of(reading: Reading) -> tuple[Length, ...]:
    """The lengths of time of a reading, in text order; read once for each reading."""
    return tuple(_read(reading))


def lengths_near(reading: Reading, sentence: int) -> tuple[Length, ...]:
    """The lengths of time at most `REACH` sentences from the one of that index."""
    lengths = lengths_of(reading)
    first = bisect_left(lengths, sentence - REACH, key=lambda length: length.sentence)
    return lengths[first : bisect_right(lengths, sentence + REACH, key=lambda length: length.sentence)]


def _read(reading: Reading) -> list[Length]:
    found: list[Length] = []
    for index, sentence in enumerate(reading.sentences):
        for at in sentence.mentions:
            duration = _duration(reading.mentions[at])
            if duration is not None and _SEVERAL.fullmatch(duration.core.text_of(reading.text)):
                continue  # "three four-year terms"
            if duration is not None and (length := _length(reading, index, sentence, at, duration)):
                found.append(length)
    return found


def _duration(mention: Mention) -> Mention | None:
    """The mention, or its part, that gives a length with a number of units."""
    value = mention.value
    if not isinstance(value, Timex) or value.length is None:
        return None
    if mention.kind == "duration" and (not mention.parts or mention.of == "sum"):
        return mention
    return next(
        (part for part in mention.parts if isinstance(part.value, Timex) and part.kind == "duration"),
        mention if mention.kind == "duration" else None,
    )


def _length(reading: Reading, index: int, sentence: SentenceReading, at: int, duration: Mention) -> Length | None:
    text, mention = reading.text, reading.mentions[at]
    value = duration.value
    assert isinstance(value, Timex)
    rate = _RATE.match(text, mention.span.end) and not (unit_of(value) in ("H", "TM") and _HOURS.match(text, mention.span.end))
    if not unit_of(value) or rate or _OLD.match(text, duration.span.end) or _DIFFERENCE.match(text, duration.span.end):
        return None
    before = text[max(0, duration.span.start - 24) : duration.span.start]
    value = replace(value, bound=_bound(text, duration.span, before, value.bound))
    said = _WAY.match(text, duration.span.end)
    words = text[duration.span.end : mention.span.end].strip()
    if re.search(
        r"\b(?:past|last|next|first|final|coming|previous)\b",
        mention.span.text_of(text)[: duration.core.start - mention.span.start],
        re.IGNORECASE,
    ):
        return None
    past = said is not None and said["way"] == "past" and _PAST_DUE.match(text, said.end()) is None
    if said and not (past or (said["way"] in ("from", "since") and not _is_counted_from(text, said))):
        exact = bool(said["exact"]) or bool(_EXACT.search(before))
        return Length(at, duration.core, value, _WAYS[said["way"]], said.end(), exact, "", None, index)
    if words:
        return None
    noun = _noun(sentence, reading, mention, duration)
    event = (noun_type(noun.head, noun.modifiers) or noun.head) if noun is not None else ""
    if event in ("it", "this", "that"):
        event = told_before(reading, index)
    return Length(at, duration.core, value, "", duration.span.end, bool(_EXACT.search(before)), event, noun, index)


def _is_counted_from(text: str, said: re.Match[str]) -> bool:
    """Whether "from" or "since" counts: "90 days from Jan. 8", "60 days from the date of the accident"; not "eight days, from Jan. 8"."""
    return (
        "," not in said.group()
        and re.match(r" (?:the (?:date|day|time)\b|[A-Z][a-z]{2,8}\.? \d)", text[said.end() : said.end() + 14]) is not None
    )


def _bound(text: str, span: Span, before: str, read: Bound) -> Bound:
    if read != "=":
        return read
    for bound, pattern in _QUALIFIERS:
        if pattern.search(before):
            return bound
    return "~" if _AFTERWARDS.match(text, span.end) else "="


def _noun(sentence: SentenceReading, reading: Reading, mention: Mention, duration: Mention) -> Chunk | None:
    """What lasts so long: the noun that the length stands before ("a 49-day strike"), or the subject of "lasted"."""
    span = duration.core
    text = reading.text
    for at, chunk in enumerate(sentence.chunks):
        if chunk.compound or chunk.span.end <= span.start:
            continue
        if chunk.span.start <= span.start and chunk.head and chunk.head_span.start >= span.end:
            return chunk
        if chunk.span.start > span.end:
            # "the five-day" and "visit" may stand apart; "49 days of fighting"; "nine weeks of trial".
            gap = text[span.end : chunk.span.start]
            if gap in (" ", " of ", "' ", "’ ") and ("-" in span.text_of(text) or gap != " ") and not chunk.determiner:
                return sentence.chunks[at]
            if gap == " of " and chunk.definite and text[max(0, span.start - 4) : span.start].lower() == "the ":
                return chunk if noun_type(chunk.head, chunk.modifiers) else None  # "over the five weeks of the trial"
            break
    clause = _clause(sentence, reading, mention)
    if clause is not None and clause.verb is not None and clause.verb.lemma in date_words("verbs of lasting") and len(clause.subject) == 1:
        return _lasting(sentence, clause.subject[0])
    return None


def _lasting(sentence: SentenceReading, number: int) -> Chunk:
    """What lasts: "the search for the boy, which lasted 11 days" is a search of 11 days."""
    chunk = sentence.chunks[number]
    before = sentence.chunks[number - 1] if number else None
    if before is not None and chunk.head in date_words("nouns for a person") and noun_type(before.head, before.modifiers):
        return before
    return chunk


def _clause(sentence: SentenceReading, reading: Reading, mention: Mention) -> Clause | None:
    return next((clause for clause in sentence.clauses if any(reading.mentions[at] is mention for at in clause.times)), None)
