"""scenes_of: where something is said to be or to happen, and whether the words only say again which place is meant.

"A fire destroyed a factory in Merrow" tells a scene; "Tilbury, where the fire broke out," says again which place Tilbury is. So do
"Leeds, her birthplace," and "Winnemucca, the scene of the crash".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from factcheck.claims.actors.telling import acts_by_verb, things
from factcheck.claims.happening_words import noun_type, verb_phrase
from factcheck.claims.people.persons import person_of
from factcheck.claims.people.referents import people_of
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import breakers, countries, demonyms, organisation_nouns, place_nouns, states
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading, once


@dataclass(frozen=True, slots=True)
class Scene:
    """One place of which a clause tells.

    Attributes:
        sentence: index of its sentence reading.
        act: the lemma of the verb; "" where a noun tells it.
        things: the nouns, or the names of people, for what is or happens there.
        place: the name of the place ("Pell County"), and its kind ("County", "town", "state").
        kind: see `place`.
        definite: whether the things are known to readers ("the fire", "it").
        again: whether it only says again which place is meant.
        times: the words that say when.
        span: the words that tell it.
    """

    sentence: int
    act: str
    things: frozenset[str]
    place: str
    kind: str
    definite: bool
    again: bool
    times: tuple[str, ...]
    span: Span


_AT: Final = frozenset(("in", "at", "on", "near", "outside", "inside", "above", "below", "beside", "off", "behind", "along"))
_NAME: Final = re.compile(r"[A-Z][\w’'.-]*(?: (?:of |the |de |la )?[A-Z][\w’'.-]*)*")
_NUMBER: Final = re.compile(r" \d{1,4}[A-Z]?\b")
_WHERE: Final = re.compile(r"(?:[’']s)?(?: [a-z]+)?,? where ")
_WHICH: Final = re.compile(r", which ")
_PARTICLE: Final = re.compile(r"(?: (?:out|up|off|down|over|on|away))?\b")
_FIRST_WORDS: Final = frozenset(("Mount", "Lake", "Fort", "Port", "Cape", "Mt.", "Ft."))


@once
def scenes_of(reading: Reading) -> tuple[Scene, ...]:
    """All scenes that a draft tells, in text order; read once for each reading."""
    return tuple(sorted(_read(reading), key=lambda scene: scene.span.start))


def _read(reading: Reading) -> Iterator[Scene]:
    dateline = next((s.sentence.span.text_of(reading.text) for s in reading.sentences if s.sentence.role == "dateline"), "")
    for index, sentence in enumerate(reading.sentences):
        if sentence.sentence.role not in ("body", "caption"):
            continue
        again = [*_retold(reading, index, sentence)]
        yield from again
        yield from _of_chunks(reading, index, sentence)
        for clause in sentence.clauses:
            if clause.verb is None or clause.verb.negated or clause.verb.modality not in ("asserted", "planned"):
                continue
            if any(scene.span.start <= clause.verb.span.start < scene.span.end for scene in again):
                continue
            yield from _of_clause(reading, index, sentence, clause, dateline)
            yield from _of_hosts(reading, index, sentence, clause)


def _of_clause(reading: Reading, index: int, sentence: SentenceReading, clause: Clause, dateline: str) -> Iterator[Scene]:
    assert clause.verb is not None
    chunks = sentence.chunks
    act, told = _told(clause, chunks)
    if not told:
        return
    found = _things(reading, index, told)
    phrase = verb_phrase(sentence.tokens, clause.verb.tokens[1])
    found |= {phrase[0].type} if phrase is not None else set()
    definite = all(_is_definite(reading, chunks[at]) for at in told)
    start = min(chunks[at].span.start for at in told)
    for preposition, at in clause.obliques:
        place = place_of(reading, chunks[at]) if preposition in _AT else None
        if place is not None and _at_place(reading, chunks[at]):
            span = Span(min(start, chunks[at].span.start), max(chunks[at].span.end, clause.verb.span.end))
            held = act in word_set("verbs of events") and definite and place[1] in ("street", "venue")
            yield Scene(index, act, found, *place, definite, held, _times(reading, clause), span)
    here = re.compile(r"\bhere\b").search(reading.text, clause.verb.span.end, clause.span.end)
    if here is not None and dateline:
        town = _NAME.match(dateline.split(",")[0].strip(" —-").title())
        if town is not None:
            span = Span(min(start, here.start()), here.end())
            yield Scene(index, act, found, town.group(), _kind(town.group()), definite, False, _times(reading, clause), span)


_BESIDE: Final = re.compile(r",? (?:located |situated )?(?:in|at|on|near|outside|off|along) ")


def _of_chunks(reading: Reading, index: int, sentence: SentenceReading) -> Iterator[Scene]:
    """As in "a bakery on Elm Street", "the pier at Cobb Landing, on the west shore", "the Elm Street bakery", "the crash on Elm Street"."""
    chunks, text = sentence.chunks, reading.text
    starts = {chunk.span.start: chunk for chunk in chunks}
    for at, chunk in enumerate(chunks):
        happening = noun_type(chunk.head, chunk.modifiers)
        if not (happening or chunk.head in word_set("things that stand in one place")) or not chunk.head_span.text_of(text).islower():
            continue
        if reading.scopes.quotation_at(chunk.span.start) is not None:
            continue
        whole = [other.head for other in chunks[:at] if other.of == at and other.head in word_set("things that stand in one place")]
        things, again = frozenset((chunk.head, *whole, happening)) - {""}, chunk.determiner == "the"
        act = "happen" if happening else "be"
        own = place_of(reading, chunk)
        if own is not None and own[1] not in ("town", "state", "country", "County", chunk.head) and again:
            yield Scene(index, act, things, *own, True, True, (), chunk.span)
        end = chunk.span.end
        while (beside := _BESIDE.match(text, end)) is not None and (where := starts.get(beside.end())) is not None:
            place = place_of(reading, where)
            if place is not None and place[1] != chunk.head:
                retold = again and place[1] != "town" and not (happening and place[1] in ("state", "country", "County"))
                yield Scene(index, act, things, *place, again, retold, (), Span(chunk.span.start, where.span.end))
            end = where.span.end


def _of_hosts(reading: Reading, index: int, sentence: SentenceReading, clause: Clause) -> Iterator[Scene]:
    """As in "Tolbert Hall will host the concert", "the venue for the concert is Tolbert Hall", "Elm Street was the scene of the crash"."""
    chunks, verb = sentence.chunks, clause.verb
    assert verb is not None
    parts = [*clause.subject, *clause.objects]
    where = next((at for at in parts if chunks[at].head_span.text_of(reading.text)[:1].isupper()), None)
    if where is None or len(parts) != 2:
        return
    other = parts[1 - parts.index(where)]
    if verb.lemma == "be" and chunks[other].head in word_set("nouns for a scene"):
        other += 1  # "the scene of the crash"
        if other >= len(chunks) or reading.text[chunks[other - 1].span.end : chunks[other].span.start] not in (" of ", " for "):
            return
    elif verb.lemma not in word_set("verbs of those who give room") or where != parts[0]:
        return
    place = place_of(reading, chunks[where])
    if place is not None and noun_type(chunks[other].head, chunks[other].modifiers):
        span = chunks[where].span.joined(chunks[other].span)
        definite = chunks[other].determiner == "the"
        retold = definite and place[1] in ("street", "venue")
        yield Scene(index, "happen", _things(reading, index, [other]), *place, definite, retold, _times(reading, clause), span)


def _told(clause: Clause, chunks: tuple[Chunk, ...]) -> tuple[str, list[int]]:
    """The act that a clause tells, and what takes part in it: of what is held or begun by others, only that."""
    assert clause.verb is not None
    lemma = clause.verb.lemma
    if lemma == "take" and any(chunks[at].head == "place" for at in clause.objects):
        return "happen", [*clause.subject]
    lemma = acts_by_verb().get(lemma, lemma) if lemma not in word_set("verbs of events") else lemma
    if lemma in word_set("verbs of events") and clause.verb.voice == "active" and clause.objects:
        return lemma, [*clause.objects]
    return lemma, [*clause.subject, *clause.objects]


def _at_place(reading: Reading, chunk: Chunk) -> bool:
    """Whether a noun phrase that names a place says where something is: itself a name, or a thing that stands in one place."""
    return chunk.head_span.text_of(reading.text)[:1].isupper() or chunk.head in word_set("things that stand in one place")


def place_of(reading: Reading, chunk: Chunk) -> tuple[str, str] | None:
    """The name of the place that a noun phrase holds, and its kind: "Pell County", "the Dorrance factory", "the Vine Street bakery"."""
    if chunk.mention is not None:
        return None
    text = chunk.span.text_of(reading.text)
    if chunk.head in word_set("sides of a place"):
        side = [word for word in chunk.modifiers if word in word_set("directions")]
        kind = "bank" if chunk.head in word_set("banks of a river") else chunk.head
        return (f"{side[0].removesuffix('ern')} {chunk.head}", kind) if len(side) == 1 else None
    for side_of, bank in pairwise(chunk.modifiers):
        if bank in word_set("banks of a river") and side_of in word_set("directions"):
            return f"{side_of.removesuffix('ern')} {bank}", "bank"  # "the west bank site"
    name = _NAME.search(text.removeprefix("The ") if text.startswith("The ") else text)
    if name is None:
        return None
    written = name.group().removesuffix("’s").removesuffix("'s")
    words = written.split()
    last = words[-1]
    if (
        any(word in breakers() for word in words)
        or len(written.rstrip(".")) == 1  # a letter of a formula, or an initial
        or written in demonyms()
        or (last in organisation_nouns() and last not in word_set("venues"))
    ):
        return None
    if any(use.core.overlaps(chunk.span) and use.index in people_of(reading).of for use in _uses(reading, chunk)):
        return None
    number = _NUMBER.match(text, text.find(written) + len(written)) if last in word_set("numbered places") else None
    if number is not None:
        return written + number.group(), last  # "Highway 14"
    return written, _kind(written)


def _uses(reading: Reading, chunk: Chunk) -> list:  # type: ignore[type-arg]
    sentence = reading.scopes.sentence_at(chunk.span.start)
    return people_of(reading).by_sentence.get(sentence.index, []) if sentence is not None else []


def _kind(name: str) -> str:
    words = name.split()
    if name in states() or name in countries():
        return "state" if name in states() else "country"
    if len(words) > 1 and words[0] in _FIRST_WORDS and words[0] not in ("Port", "Fort", "Cape"):
        return words[0]
    if len(words) > 1 and words[-1] in word_set("venues"):
        return "venue"
    if len(words) > 1 and words[-1] in word_set("streets"):
        return "street"
    return words[-1] if len(words) > 1 and words[-1] in place_nouns() else "town"


def _things(reading: Reading, index: int, told: list[int]) -> frozenset[str]:
    chunks = reading.sentences[index].chunks
    found: set[str] = set()
    for at in told:
        chunk = chunks[at]
        if chunk.head in ("he", "she"):
            name = person_of(reading, index, at)
            found |= {name} if name[:1].isupper() else set()
        else:
            found |= set(things(reading, index, at))
            of = chunk.of
            if of is not None and chunks[of].head:
                found.add(chunks[of].head)
    return frozenset((found | {noun_type(noun) for noun in found}) - {""})


def _is_definite(reading: Reading, chunk: Chunk) -> bool:
    return chunk.definite or chunk.head in ("it", "they", "he", "she") or chunk.head_span.text_of(reading.text)[:1].isupper()


def _times(reading: Reading, clause: Clause) -> tuple[str, ...]:
    told = (reading.mentions[at] for at in clause.times)
    # how long it lasted does not tell which one it is
    return tuple(mention.span.text_of(reading.text) for mention in told if mention.kind != "duration")


def _retold(reading: Reading, index: int, sentence: SentenceReading) -> Iterator[Scene]:
    """The places of which a clause with "where", or a noun such as "scene", says again what is or happened there."""
    text, chunks = reading.text, sentence.chunks
    for chunk in chunks:
        where = _WHERE.match(text, chunk.span.end, sentence.sentence.span.end)
        place = place_of(reading, chunk) if where is not None or text.startswith(", ", chunk.span.end) else None
        if place is None:
            continue
        if where is not None:
            clause = next(
                (c for c in sentence.clauses if c.verb is not None and c.verb.span.start >= where.end() and c.subject),
                None,
            )
            if clause is None or clause.verb is None or chunks[clause.subject[0]].span.start < where.end() - 1:
                continue
            if chunks[clause.subject[0]].span.start - where.end() > 25 or clause.verb.negated:
                continue
            act, told = _told(clause, chunks)
            ends = _PARTICLE.match(reading.text, max(clause.verb.span.end, clause.span.end))
            span = Span(chunk.span.start, ends.end() if ends is not None else clause.span.end)
            definite = _is_definite(reading, chunks[clause.subject[0]])
            yield Scene(index, act, _things(reading, index, told), *place, definite, True, _times(reading, clause), span)
            continue
        which = _WHICH.match(text, chunk.span.end)
        clause = next(
            (c for c in sentence.clauses if which and c.verb is not None and which.end() <= c.verb.span.start <= which.end() + 20), None
        )
        if clause is not None and clause.verb is not None and chunk.determiner == "the" and chunk.head_span.text_of(text).islower():
            act = _told(clause, chunks)[0]
            if not clause.verb.negated and act not in word_set("verbs of where a thing is") | word_set(
                "verbs of what goes on in many places"
            ):
                span = Span(chunk.span.start, clause.verb.span.end)
                yield Scene(index, act, frozenset((chunk.head,)), *place, True, True, _times(reading, clause), span)
            continue
        following = next((at for at, other in enumerate(chunks) if other.span.start == chunk.span.end + 2), None)
        if following is None:
            continue
        noun = chunks[following]
        span = Span(chunk.span.start, noun.span.end)
        if noun.head == "birthplace" and noun.determiner in ("his", "her"):
            name = _owner(reading, index, noun)
            if name:
                yield Scene(index, "bear", frozenset((name,)), *place, True, True, (), span)
        elif noun.head in word_set("nouns for a scene") and noun.of is not None and noun.determiner == "the":
            of = chunks[noun.of]
            span = Span(chunk.span.start, of.span.end)
            yield Scene(index, "happen", _things(reading, index, [noun.of]), *place, _is_definite(reading, of), True, (), span)


def _owner(reading: Reading, index: int, noun: Chunk) -> str:
    """The person for whom "her" stands: the one for whom a pronoun before it stands."""
    for at, chunk in enumerate(reading.sentences[index].chunks):
        if chunk.span.end <= noun.span.start and chunk.head in ("he", "she"):
            return person_of(reading, index, at)
    return ""
