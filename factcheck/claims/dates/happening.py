"""Happening: something that happened, is happening or will happen at a time told in the same clause, with who and what takes part in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from factcheck.claims.claim import Status
from factcheck.claims.date import Phase
from factcheck.claims.date_words import date_words
from factcheck.claims.happening_words import noun_type
from factcheck.claims.people.antecedents import antecedent, named_in, things_for
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading

_PRONOUNS: Final = frozenset(("he", "she"))


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened at a time told in the same clause.

    Attributes:
        type: what happened: a type of `data/happenings.tsv`, else the lemma of the verb ("deliver") or of the noun ("gala").
        phase: "start" or "end" of something that lasts, "" otherwise.
        word: the words that tell it.
        sentence: index of its sentence reading.
        mention: index of the mention of its time.
        preposition: the word before the time: "on", "by", "since", "until", ...; "" when there is none.
        status: asserted, planned, negated, ...
        people: the people that take part in it or are named in its clause.
        nouns: the heads of the noun phrases that take part in it.
        definite: the types of the happenings that its clause refers back to ("in the shooting").
        things: the heads of the definite noun phrases that take part in it, other than people: "the bill", "the old mill" ("it" is the
            subject of the sentence before).
        other: whether the wording sets it apart from what the story is about ("another", "unrelated").
        known: whether its type stands in the table.
        verb: the lemma of the clause's verb, "" where there is none; `tense` is that of the verb, `perfect` whether it is a perfect.
    """

    type: str
    phase: Phase
    word: Span
    sentence: int
    mention: int
    preposition: str
    status: Status
    people: frozenset[str]
    nouns: frozenset[str]
    definite: frozenset[str]
    things: frozenset[str]
    other: bool
    known: bool
    verb: str = ""
    tense: str = ""
    perfect: bool = False


def build_happening(
    reading: Reading,
    index: int,
    sentence: SentenceReading,
    mention: int,
    type_: str,
    phase: Phase,
    word: Span,
    preposition: str,
    clause: Clause | None,
    chunk: Chunk | None,
    known: bool,
) -> Happening:
    """The happening that the words at `word` tell, with those that take part in its clause."""
    parts = [sentence.chunks[at] for at in (*clause.participants(), *_main_subject(sentence, clause))] if clause is not None else []
    if chunk is not None and chunk not in parts:
        parts.append(chunk)
    nouns = frozenset(part.head for part in parts if part.head)
    definite = frozenset(
        named
        for part in sentence.chunks
        if part.definite and (named := noun_type(part.head, part.modifiers)) and not is_other(sentence, part)
    )
    other = any(is_other(sentence, part) for part in parts if noun_type(part.head, part.modifiers) == type_ or part is chunk)
    # "Another boy was shot": another shooting
    other = other or (clause is not None and any(sentence.chunks[at].determiner == "another" for at in clause.subject))
    verb = clause.verb if clause is not None else None
    return Happening(
        type_, phase, word, index, mention, preposition, _status(sentence, clause, word),
        _people(reading, index, sentence, parts), nouns, definite,
        _things(reading, index, [*parts, *_done_to(sentence, parts)]), other, known,
        verb.lemma if verb is not None else "", verb.tense if verb is not None else "", verb is not None and verb.perfect,
    )  # fmt: skip


def _main_subject(sentence: SentenceReading, clause: Clause) -> tuple[int, ...]:
    """Of what a participle at the front of a sentence is said: "Opened on Oct. 2, the library has had 41,000 visitors"."""
    verb = clause.verb
    if clause.subject or verb is None or verb.tense or verb.voice != "passive" or sentence.clauses[0] is not clause:
        return ()
    after = next((other for other in sentence.clauses[1:] if other.subject and not other.relative), None)
    return () if after is None else after.subject[:1]


def _things(reading: Reading, index: int, parts: list[Chunk]) -> frozenset[str]:
    found = {part.head for part in parts if part.definite and part.head and part.head not in date_words("nouns that stories share")}
    it = next((part for part in parts if part.head == "it"), None)
    if it is not None:
        found |= things_for(reading, index, it)
    return frozenset(found)


def _done_to(sentence: SentenceReading, parts: list[Chunk]) -> list[Chunk]:
    """What a happening that a noun tells is done to: "construction of the bridge", "work on the bridge"."""
    ends = {part.tokens[1] for part in parts if noun_type(part.head, part.modifiers)}
    tokens = sentence.tokens
    return [
        chunk
        for chunk in sentence.chunks
        if chunk.tokens[0] - 2 in ends and tokens[chunk.tokens[0] - 1].text in ("of", "on", "for") and not chunk.compound
    ]


def is_other(sentence: SentenceReading, chunk: Chunk) -> bool:
    """Whether a noun phrase sets its thing apart from the one that the story is about: "another fire", "an earlier strike"."""
    if chunk.determiner in ("another", "other"):
        return True
    first, last = chunk.tokens
    while first and sentence.tokens[first - 1].tag in ("ADV", "ADJ", "DET") and last - first < 5:
        first -= 1
    # "Her last inspection" is the one that counts: no other came after it.
    own = {"last", "next"} if chunk.determiner in ("his", "her", "its", "their") else set()
    others = date_words("words for another of a kind") - own
    return any(token.lemma in others or token.text.lower() in others for token in sentence.tokens[first : last + 1])


def _status(sentence: SentenceReading, clause: Clause | None, word: Span) -> Status:
    """How surely a happening is told: that of its clause; "set for trial on Oct. 14" tells a plan."""
    verb = clause.verb if clause is not None else None
    lead = [token.text.lower() for token in sentence.tokens if token.span.end <= word.start][-2:]
    if len(lead) == 2 and lead[0] in word_set("planned for") and lead[1] in ("for", "to"):
        return "planned"
    if verb is None:
        return "asserted"
    if verb.negated:
        return "negated"
    if verb.modality in ("planned", "required"):
        return "planned"
    return "asserted" if verb.modality == "asserted" else verb.modality  # type: ignore[return-value]


def _people(reading: Reading, index: int, sentence: SentenceReading, parts: list[Chunk]) -> frozenset[str]:
    """The people named in the sentence, and the one for whom a pronoun that takes part stands."""
    span = sentence.sentence.span
    found = {person.name for person in named_in(reading, span)}
    told = parts or list(sentence.chunks)
    within = [chunk for chunk in sentence.chunks if chunk.span.end <= max(part.span.end for part in told)] if told else []
    pronouns = [part for part in within if part.head in _PRONOUNS or part.determiner in ("his", "her")]
    first = min(pronouns, key=lambda part: part.span.start, default=None)
    if first is not None and not named_in(reading, Span(span.start, max(first.span.start, span.start))):
        before = antecedent(reading, index, first.head if first.head in _PRONOUNS else first.determiner)
        if before is not None:
            found.add(before.name)
    return frozenset(found)
