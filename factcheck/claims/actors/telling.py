"""Telling: one place that tells who did what, and the words by which the one who did it and the thing are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.claims.people.antecedents import things_for
from factcheck.claims.people.persons import is_person_noun, person_of
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.syntax.clause import Chunk, Reading, once


@dataclass(frozen=True, slots=True)
class Telling:
    """One place that tells who did what.

    Attributes:
        sentence: index of its sentence reading.
        act: the act, by the name that `data/retold_acts.tsv` has for its verb or noun.
        who: the people who did it, by their full names.
        thing: the noun for what it was done to, or the name of the person; "idea" for "the idea came from her".
        described: the words that tell which thing is meant ("winning" goal).
        definite: whether the thing is one that readers know: "the farm", "it", a name.
        again: whether it only says again who someone is.
        span: from the doer to the thing, or from the thing to the doer.
    """

    sentence: int
    act: str
    who: tuple[str, ...]
    thing: str
    described: frozenset[str]
    definite: bool
    again: bool
    span: Span

    @property
    def value(self) -> str:
        """The act and its thing, as a claim has them: "give farm"."""
        return f"{self.act} {self.thing}"


@cache
def _acts() -> tuple[dict[str, str], ...]:
    """The acts by their verbs, by the nouns for one who did them, by those for the act, and by those for the work."""
    found: tuple[dict[str, str], ...] = ({}, {}, {}, {})
    for line in data_lines("retold_acts.tsv"):
        act, *told = line.split("\t")
        for words, column in zip(found, told, strict=False):
            words.update(dict.fromkeys(column.split(), act))
    return found


def acts_by_verb() -> dict[str, str]:
    """The acts by the verbs that tell them."""
    return _acts()[0]


def acts_by_noun() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The acts by the nouns for one who did them ("designer"), for the act ("discovery") and for the work ("portrait")."""
    return _acts()[1:]  # type: ignore[return-value]


_POINTS: Final = frozenset(("this", "these"))
_PRONOUNS: Final = ("it", "them", "they", "this", "these", "those", "him", "her")


def named(reading: Reading, index: int, number: int) -> str:
    """The full name of the person for whom a noun phrase stands, of one in apposition to it ("the engineer, Fay Nolan"); else ""."""
    chunks, text = reading.sentences[index].chunks, reading.text
    name = person_of(reading, index, number)
    if name[:1].isupper():
        return name
    chunk = chunks[number]
    for other in (number + 1, number - 1):
        if 0 <= other < len(chunks):
            first, second = (chunk, chunks[other]) if other > number else (chunks[other], chunk)
            if text[first.span.end : second.span.start] in (", ", " ") and chunk.head_span.text_of(text).islower():
                name = person_of(reading, index, other)
                if name[:1].isupper():
                    return name
    names = _names_by_noun(reading).get(chunk.head, frozenset())
    return next(iter(names)) if len(names) == 1 and chunk.head_span.text_of(text).islower() else ""


@once
def _names_by_noun(reading: Reading) -> dict[str, frozenset[str]]:
    """The people in apposition to each noun, so that "a carrier" and "the carrier, Luis Ortega," are one; read once for each reading."""
    found: dict[str, set[str]] = {}
    for index, sentence in enumerate(reading.sentences):
        for at, (first, second) in enumerate(pairwise(sentence.chunks)):
            beside = reading.text[first.span.end : second.span.start] == ", " and bool(first.determiner)
            if not beside or not (is_person_noun(first.head) or reading.text.startswith((",", "."), second.span.end)):
                continue
            name = person_of(reading, index, at + 1)
            if name[:1].isupper() and first.head_span.text_of(reading.text).islower():
                found.setdefault(first.head, set()).add(name)
    return {noun: frozenset(names) for noun, names in found.items()}


def with_name(reading: Reading, index: int, number: int) -> Iterator[Span]:
    """Where a noun phrase stands, and the name in apposition to it: "the cook, Ina Roth"."""
    chunks = reading.sentences[index].chunks
    yield chunks[number].span
    after = number + 1
    beside = after < len(chunks) and reading.text[chunks[number].span.end : chunks[after].span.start] == ", "
    if beside and person_of(reading, index, after)[:1].isupper():
        yield chunks[after].span


def telling(
    reading: Reading, index: int, act: str, who: tuple[str, ...], doers: list[int], at: int, *, again: bool, verb: Span
) -> Iterator[Telling]:
    """The tellings of one act done to one noun phrase, by the number of it and of those that tell who did it."""
    sentence = reading.sentences[index]
    chunk = sentence.chunks[at]
    mention = reading.mentions[chunk.mention] if chunk.mention is not None else None
    if mention is not None and (again or mention.kind != "money"):
        return  # acts with figures are told by these
    spans = [*(span for doer in doers for span in with_name(reading, index, doer)), verb, chunk.span]
    span = spans[0].joined(*spans)
    for thing in things(reading, index, at):
        described = frozenset(word.lower() for word in chunk.modifiers)
        pointed = chunk.determiner in _POINTS and chunk.head not in _PRONOUNS  # "thanks Ann Moe for finding this fault": the one just told
        definite = (chunk.definite and not pointed) or chunk.head in _PRONOUNS or chunk.head_span.text_of(reading.text)[:1].isupper()
        yield Telling(index, act, who, thing, described, definite, again, span)


def things(reading: Reading, index: int, at: int) -> list[str]:
    """What a noun phrase stands for: its noun, the name of the person, what "it" stands for."""
    sentence = reading.sentences[index]
    chunk = sentence.chunks[at]
    if chunk.head in _PRONOUNS:
        return sorted({*_before(reading, index, chunk), *things_for(reading, index, chunk)})
    name = named(reading, index, at)
    if name:
        return [name]
    if chunk.mention is not None and reading.mentions[chunk.mention].kind == "money":
        return ["money"]
    found = [_numbered(reading, chunk)] if chunk.head else []
    if chunk.of is not None and chunk.head in word_set("parts of a thing"):
        found.append(sentence.chunks[chunk.of].head)
    return found


def _numbered(reading: Reading, chunk: Chunk) -> str:
    """The noun, with the number that is a part of its name: "bus 12" and "bus 7" are two."""
    number = _NUMBER.match(reading.text, chunk.head_span.end)
    return f"{chunk.head} {number[1]}" if number is not None and chunk.head_span.text_of(reading.text)[:1].isupper() else chunk.head


_NUMBER: Final = re.compile(r" (\d+)\b")


def _before(reading: Reading, index: int, pronoun: Chunk) -> set[str]:
    """The nouns for which a pronoun may stand: those before it in its sentence, and those that take part in the sentence before."""
    text, sentence = reading.text, reading.sentences[index]
    within = [chunk for chunk in sentence.chunks if chunk.span.end <= pronoun.span.start]
    if index and reading.sentences[index - 1].sentence.paragraph == sentence.sentence.paragraph:
        last = reading.sentences[index - 1]
        within += [last.chunks[at] for clause in last.clauses for at in (*clause.subject, *clause.objects)]
    people = pronoun.head in ("him", "her")
    found = {
        word
        for chunk in within
        if chunk.head_span.text_of(text).islower()
        for word in (chunk.head, *(chunk.modifiers if "’s " in chunk.span.text_of(text) or "'s " in chunk.span.text_of(text) else ()))
    }
    return {noun for noun in found if is_person_noun(noun) == people} - {"", *_PRONOUNS, "he", "she", "i", "we", "you", "who"}
