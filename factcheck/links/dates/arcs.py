"""Arcs: what begins and ends of one person or thing, by the verbs that tell it: a boat sails and ties up, a man is trapped and freed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from factcheck.claims.date_words import date_words
from factcheck.claims.dates.happening import Happening
from factcheck.claims.people.antecedents import antecedent, named_in
from factcheck.claims.people.persons import person_of
from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.links.dates.events import EventIndex
from factcheck.links.dates.lifetimes import clause_told, dead_of_the_story
from factcheck.syntax.clause import Chunk, Clause, SentenceReading

_IT = ("it", "they", "them")
_OBJECTS = ("him", "her")
_BACK = 2  # sentences back to the subject for which "it" or "they" stands


@dataclass(frozen=True, slots=True)
class Arc:
    """The verbs by which something begins, and those by which it ends."""

    starts: frozenset[str]
    ends: frozenset[str]


@cache
def arcs() -> tuple[Arc, ...]:
    """The arcs of `data/arcs.tsv`."""
    rows = (line.split("\t") for line in data_lines("arcs.tsv"))
    return tuple(Arc(frozenset(starts.split()), frozenset(ends.split())) for starts, ends in rows)


def verbs_of(told: Happening, events: EventIndex) -> frozenset[str]:
    """The verb of a happening, alone and with the word right behind it: "tie" and "tie/up"; of a passive "find/ed" too.

    Who limps back, or home, comes back, or home; who leaves home sets out.
    What opens, closes or is sold at a figure neither begins nor ends ("opened at $21").
    """
    verb = told.verb
    if not verb:
        return frozenset()
    sentence = events.reading.sentences[told.sentence]
    clause = clause_told(sentence, told)
    end = clause.verb.tokens[1] if clause is not None and clause.verb is not None else -1
    after = sentence.tokens[end + 1].text.lower() if 0 <= end < len(sentence.tokens) - 1 else ""
    if after == "at" and sentence.tokens[end + 2 : end + 3] and sentence.tokens[end + 2].form == "C":
        return frozenset()
    if (verb, after) == ("leave", "home"):
        return frozenset()
    passive = clause is not None and clause.verb is not None and clause.verb.voice == "passive"
    comes = [f"come/{after}"] if after in ("back", "home", "ashore") else []
    return frozenset((verb, f"{verb}/{after}", *comes, *([f"{verb}/ed"] if passive else [])))


def is_arc(start: Happening, end: Happening, events: EventIndex) -> bool:
    """Whether the verbs of two happenings are those of a beginning and of its end."""
    first, second = verbs_of(start, events), verbs_of(end, events)
    return any(first & arc.starts and second & arc.ends for arc in arcs())


def is_narrowed(sentence: SentenceReading, chunk: Chunk) -> bool:
    """Whether words behind a noun phrase say which one is meant: "the school in Orr", "the contract for the buses"."""
    after = sentence.tokens[chunk.tokens[1] + 1 : chunk.tokens[1] + 2]
    return any(token.tag == "ADP" or token.text.lower() in ("that", "which", "who", "whose", "where") for token in after)


def parties_of(told: Happening, events: EventIndex) -> frozenset[str]:
    """Those of whom a happening is told."""
    return parties_of_clause(events, told.sentence, clause_told(events.reading.sentences[told.sentence], told))


def parties_of_clause(events: EventIndex, index: int, clause: Clause | None) -> frozenset[str]:
    """Those of whom a clause tells: names, and nouns for things; what "it" and "they" stand for; whom or what others did it to."""
    if clause is None:
        return frozenset()
    sentence = events.reading.sentences[index]
    found: set[str] = set()
    things = [at for at in clause.objects if not _is_person(events, index, at) and sentence.chunks[at].head != "door"]
    verb = clause.verb
    if verb is not None and verb.voice == "active" and things and verb.lemma in date_words("verbs of what is done to things"):
        return frozenset(_keys(events, index, things[0], sentence))  # "bought the mill and sold the farm": of two things
    for number in (*clause.subject[:1], *(at for at in clause.objects if _is_person(events, index, at))):
        found |= _keys(events, index, number, sentence)
    return frozenset(found)


def _is_person(events: EventIndex, index: int, number: int) -> bool:
    chunk = events.reading.sentences[index].chunks[number]
    return chunk.head in (*_OBJECTS, "them") or bool(person_of(events.reading, index, number))


def _keys(events: EventIndex, index: int, number: int, sentence: SentenceReading) -> set[str]:
    chunk = sentence.chunks[number]
    if chunk.head in _IT:
        return _taken_up(events, index, chunk)
    name = dead_of_the_story(events, index, chunk.head) if chunk.head in ("he", "she", *_OBJECTS) else ""
    name = name or (_person(events, index, chunk) if chunk.head in _OBJECTS else person_of(events.reading, index, number))
    if name:
        return {name}
    beside = named_in(events.reading, Span(chunk.span.end, chunk.span.end + len(", ") + 1))
    if beside and events.reading.text.startswith(", ", chunk.span.end):
        return {beside[0].name}  # "The firm's chief executive, Olaf Brandt, ..."
    noun = chunk.head.split(" ")[-1]
    return {noun} - date_words("nouns for people at large") - {""}


def _person(events: EventIndex, index: int, pronoun: Chunk) -> str:
    """For whom "him" or "her" stands: the one named before it in the sentence, else in those before."""
    here = {
        person.name for person in named_in(events.reading, Span(events.reading.sentences[index].sentence.span.start, pronoun.span.start))
    }
    if here:
        return next(iter(here)) if len(here) == 1 else ""
    before = antecedent(events.reading, index, pronoun.head)
    return before.name if before is not None else ""


def _taken_up(events: EventIndex, index: int, pronoun: Chunk) -> set[str]:
    """For whom "it" or "they" stands: the last subject told before it that is no pronoun."""
    for back in range(index, max(index - _BACK - 1, -1), -1):
        sentence = events.reading.sentences[back]
        for clause in reversed(sentence.clauses):
            if not clause.subject or clause.event == "say":
                continue
            chunk = sentence.chunks[clause.subject[0]]
            if (back < index or chunk.span.end <= pronoun.span.start) and chunk.head and chunk.head not in _IT:
                several = sentence.tokens[chunk.tokens[1]].form in ("NNS", "NNPS") or len(clause.subject) > 1
                if (pronoun.head == "it") == several:
                    return set()
                return _keys(events, back, clause.subject[0], sentence)
    return set()
