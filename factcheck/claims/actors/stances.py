"""read_stances: who is for a plan, and who against it: "Poe supports the wind farm", "Poe, an opponent of the project"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.people.person import NameUse, People, use_heading
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.syntax.clause import Clause, Reading, SentenceReading

_SIDES: Final = ("for", "against")
_FOR: Final = ("vote", "argue", "lobby")  # not "spoke for the company"


def read_stances(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """On which side of a plan people are told to be, as claims on a "side" of the "stance" on it: its noun, or "" for "the plan"."""
    for sentence in reading.sentences:
        if sentence.sentence.role not in ("body", "caption"):
            continue
        uses = people.told_in(sentence.sentence.index)
        if not uses:
            continue
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None or verb.negated or verb.modality != "asserted" or reading.scopes.quotation_at(verb.span.start) is not None:
                continue
            side, about = _of_verb(sentence, clause)
            use = _subject(sentence, clause, uses) if side else None
            if use is not None and about is not None:
                yield _claim(people, sentence, use, side, about, verb.span)
        for number, chunk in enumerate(sentence.chunks):
            side = next((side for side in _SIDES if chunk.head in word_set(f"those who are {side} it")), "")
            if side and reading.scopes.quotation_at(chunk.span.start) is None:
                use = _beside(reading, number, sentence, uses)
                about = chunk.of if chunk.of is not None else None
                if use is not None and about is not None and sentence.chunks[about].definite:
                    yield _claim(people, sentence, use, side, about, chunk.span)


def _of_verb(sentence: SentenceReading, clause: Clause) -> tuple[str, int | None]:
    """The side that a verb tells, and what it is about: "supports the plan", "spoke against the plan", "voted for the plan"."""
    assert clause.verb is not None
    verb = clause.verb
    if verb.voice == "passive":
        return "", None
    for side in _SIDES:
        if verb.lemma in word_set(f"verbs of being {side} it"):
            objects = [at for at in clause.objects if sentence.chunks[at].span.start > verb.span.end and sentence.chunks[at].definite]
            return side, objects[0] if objects else None
    if verb.lemma in word_set("verbs of taking a stand"):
        for preposition, at in clause.obliques:
            chunk = sentence.chunks[at]
            if preposition == "against" and chunk.definite:
                return "against", at
            if preposition == "for" and verb.lemma in _FOR and chunk.definite:
                return "for", at
            if preposition == "in" and chunk.head == "favor" and chunk.of is not None and sentence.chunks[chunk.of].definite:
                return "for", chunk.of
    return "", None


def _subject(sentence: SentenceReading, clause: Clause, uses: list[NameUse]) -> NameUse | None:
    return use_heading(sentence.chunks[clause.subject[0]], uses) if len(clause.subject) == 1 else None


def _beside(reading: Reading, number: int, sentence: SentenceReading, uses: list[NameUse]) -> NameUse | None:
    """The name that a noun for a supporter or an opponent stands behind: "Poe, an opponent of", "Poe, who is a critic of", "Poe is"."""
    chunk = sentence.chunks[number]
    if chunk.determiner not in ("a", "an", "the") or chunk.head_span.text_of(reading.text).endswith("s"):
        return None
    for use in uses:
        if use.span.end <= chunk.span.start and reading.text[use.span.end : chunk.span.start] in (
            ", ",
            ", who is ",
            ", who was ",
            " is ",
            " was ",
        ):
            return use
    return None


def _claim(people: People, sentence: SentenceReading, use: NameUse, side: str, about: int, span: Span) -> ActorClaim:
    chunk = sentence.chunks[about]
    spans = (use.core, span, chunk.span)
    whole = spans[0].joined(*spans)
    return told_of(people.of[use.index].name, "side", side, whole, sentence.sentence.role, of=f"stance on {chunk.head}")
