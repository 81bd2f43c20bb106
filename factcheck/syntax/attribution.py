"""From predicates to clauses: whose word each is, whether it is denied, and which event a bare "be" states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.syntax.clause import Chunk, Clause, VerbGroup
from factcheck.syntax.events import noun_event
from factcheck.syntax.pieces import Predicate
from factcheck.syntax.tokens import Words

_NONE: Final = word_set("negative quantifiers")


def state_clauses(
    done: Sequence[Predicate], words: Words, chunks: Sequence[Chunk], accords: Sequence[int], speakers: Sequence[tuple[Span, Span]]
) -> tuple[Clause, ...]:
    """The clauses of a sentence.

    Args:
        done: its predicates, in order.
        words: its tokens.
        chunks: its noun chunks.
        accords: chunks after "according to".
        speakers: the quotations that meet it and the span of each one's speaker.
    """
    says = [at for at, one in enumerate(done) if _speaks(one) and _speaker_of(words.starts[one.start], speakers) is None]
    return tuple(_clause(at, one, done, words, chunks, says, accords, speakers) for at, one in enumerate(done))


def _speaks(one: Predicate) -> bool:
    active = one.verb is not None and one.verb.voice == "active"
    return one.event == "say" and active and bool(one.subject) and not one.objects and not one.relative


def _clause(
    at: int,
    one: Predicate,
    done: Sequence[Predicate],
    words: Words,
    chunks: Sequence[Chunk],
    says: Sequence[int],
    accords: Sequence[int],
    speakers: Sequence[tuple[Span, Span]],
) -> Clause:
    own = words.starts[one.start]
    source = _speaker_of(own, speakers)
    if source is None and at not in says:
        if says:
            nearest = min(says, key=lambda say: abs(say - at))
            spans = [chunks[index].span for index in done[nearest].subject]
            source = spans[0].joined(*spans)
        elif accords:
            source = chunks[accords[0]].span
    verb, event = one.verb, one.event
    if event == "say" and one.objects and verb is not None and verb.lemma not in ("say", "tell"):
        event = verb.lemma  # "reported 37 cases", "added two teams"
    if verb is not None and (event == "be" or verb.lemma in word_set("quantity verbs")):
        event = _noun_event(one, chunks) or event
    if verb is not None and one.objects and verb.modality == "asserted" and verb.lemma in word_set("needs its object"):
        verb = replace(verb, modality="required")
    if verb is not None:
        verb = _denied(replace(verb, event=event) if verb.event != event else verb, one, chunks)
    start = min([own, *(chunks[index].span.start for index in one.subject)])
    return Clause(
        Span(start, words.ends[one.end]),
        event,
        verb,
        tuple(one.subject),
        tuple(one.objects),
        tuple(one.obliques),
        tuple(one.times),
        source,
        one.relative,
    )


def _denied(verb: VerbGroup, one: Predicate, chunks: Sequence[Chunk]) -> VerbGroup:
    """'No one was hurt', 'none of the five won', 'there were no deaths', 'neither driver stopped'."""
    if verb.negated:
        return verb
    if any(chunks[index].determiner in _NONE or chunks[index].head in _NONE for index in (*one.subject, *one.objects)):
        return replace(verb, negated=True)
    return verb


def _speaker_of(at: int, speakers: Sequence[tuple[Span, Span]]) -> Span | None:
    """The speaker of the quotation that holds the character at `at`."""
    return next((speaker for span, speaker in speakers if span.start <= at < span.end), None)


def _noun_event(one: Predicate, chunks: Sequence[Chunk]) -> str:
    """'The death toll rose to 31', 'there were 12 arrests': the event is the noun's."""
    for index in (*one.subject, *one.objects):
        chunk = chunks[index]
        event = noun_event(chunk.head)
        if event and (chunk.head != "toll" or "death" in chunk.modifiers):
            return event
    return ""
