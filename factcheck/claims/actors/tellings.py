"""tellings_of: who is said to have done which act to which thing, and whether the words only say again who is meant.

"Ruth Adair gave the farm to the county" tells an act; "Simon Adair, who gave the farm," says again who he is by an act that readers are
taken to know. So do "the ban, proposed by Ms. Letts," "Vic Stanko, the finder of the letters," and "thanked Ms. Shaw for shutting the
valve".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.claims.people.antecedents import things_for
from factcheck.claims.people.persons import is_person_noun, person_of
from factcheck.claims.people.referents import people_of
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading, once


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
def _acts() -> tuple[dict[str, str], dict[str, str]]:
    """The acts by their verbs, and by the nouns for one who did them."""
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    for line in data_lines("retold_acts.tsv"):
        act, told, *doers = line.split("\t")
        verbs.update(dict.fromkeys(told.split(), act))
        nouns.update(dict.fromkeys(doers[0].split() if doers else (), act))
    return verbs, nouns


def acts_by_verb() -> dict[str, str]:
    """The acts by the verbs that tell them."""
    return _acts()[0]


_THANKED: Final = re.compile(r",? (?:for|with) (?:having )?$")
_WHO: Final = re.compile(r",? (?:\d{1,3}, )?(?:the [a-z -]+ )?who (?:had |has |once |first )*$")
_PRONOUNS: Final = ("it", "them", "they", "this", "these", "those", "him", "her")


@once
def tellings_of(reading: Reading) -> tuple[Telling, ...]:
    """All tellings of acts by people who are named, in text order; read once for each reading."""
    return tuple(sorted(_read(reading), key=lambda telling: telling.span.start))


def _read(reading: Reading) -> Iterator[Telling]:
    if len(people_of(reading).people) < 2:
        return
    for index, sentence in enumerate(reading.sentences):
        if sentence.sentence.role not in ("body", "caption"):
            continue
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None or verb.negated or verb.modality != "asserted" or reading.scopes.quotation_at(verb.span.start) is not None:
                continue
            yield from _of_clause(reading, index, sentence, clause)
        yield from _of_nouns(reading, index, sentence)


def _of_clause(reading: Reading, index: int, sentence: SentenceReading, clause: Clause) -> Iterator[Telling]:
    verb = clause.verb
    assert verb is not None
    act, things = _act_of(sentence, clause)
    if not act:
        return
    again = False
    if verb.voice == "passive":
        doers = [at for preposition, at in clause.obliques if preposition == "by" and sentence.chunks[at].span.start > verb.span.end]
        again = verb.tense == "" and len(verb.tokens) == 2 and verb.tokens[0] == verb.tokens[1] and bool(doers)
    else:
        doers = list(clause.subject)
        before = sentence.chunks[doers[0]].span.end if doers else verb.span.start
        again = clause.relative and _WHO.fullmatch(reading.text, before, verb.span.start) is not None
        thanked = _thanked(reading, sentence, clause)
        if thanked is not None:
            doers, again = [thanked], True
        elif not again:
            doers += _beside(reading, index, sentence, verb.span.start, doers)
    who = tuple(dict.fromkeys(name for at in doers if (name := named(reading, index, at))))
    for at in things:
        yield from _telling(reading, index, act, who, doers, at, again=again, verb=verb.span)


def _beside(reading: Reading, index: int, sentence: SentenceReading, start: int, doers: list[int]) -> list[int]:
    """A person right before the verb who may be its subject instead: "and her brother, Karl Wagner, built it"."""
    last = max((at for at, chunk in enumerate(sentence.chunks) if chunk.span.end <= start), default=-1)
    if last < 0 or last in doers or reading.text[sentence.chunks[last].span.end : start] not in (", ", " "):
        return []
    return [last] if named(reading, index, last) else []


def _thanked(reading: Reading, sentence: SentenceReading, clause: Clause) -> int | None:
    """Whom others thank or credit: "thanked Ms. Shaw for shutting the valve"; the number of the noun phrase."""
    assert clause.verb is not None
    start = clause.verb.span.start
    for at in range(len(sentence.chunks) - 1, -1, -1):
        chunk = sentence.chunks[at]
        if chunk.span.end <= start:
            return at if _THANKED.fullmatch(reading.text, chunk.span.end, start) and sentence.clauses[0] is not clause else None
    return None


def _act_of(sentence: SentenceReading, clause: Clause) -> tuple[str, list[int]]:
    """The act that a clause tells, and to what it is done: its object, the subject of a passive, or what its preposition takes."""
    verbs, verb = _acts()[0], clause.verb
    assert verb is not None
    after = sentence.tokens[verb.tokens[1] + 1 : verb.tokens[1] + 3]
    words = [token.text.lower() for token in after]
    for size in (2, 1):
        key = "_".join((verb.lemma, *words[:size]))
        if len(words) >= size and key in verbs:
            things = [at for _, at in clause.obliques if sentence.chunks[at].span.start > verb.span.end] or list(clause.objects)
            return verbs[key], things[:1]
    parts = clause.subject if verb.voice == "passive" else clause.objects
    if verb.voice == "active":
        parts = tuple(at for at in parts if sentence.chunks[at].span.start > verb.span.end)
    act = verbs.get(verb.lemma, "" if verb.lemma in word_set("acts that many do") else verb.lemma)
    return act, list(parts[: 2 if verb.lemma in word_set("ditransitive") | {"leave"} else 1])


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


def _with_name(reading: Reading, index: int, number: int) -> Iterator[Span]:
    """Where a noun phrase stands, and the name in apposition to it: "the cook, Ina Roth"."""
    chunks = reading.sentences[index].chunks
    yield chunks[number].span
    after = number + 1
    beside = after < len(chunks) and reading.text[chunks[number].span.end : chunks[after].span.start] == ", "
    if beside and person_of(reading, index, after)[:1].isupper():
        yield chunks[after].span


def _telling(
    reading: Reading, index: int, act: str, who: tuple[str, ...], doers: list[int], at: int, *, again: bool, verb: Span
) -> Iterator[Telling]:
    sentence = reading.sentences[index]
    chunk = sentence.chunks[at]
    mention = reading.mentions[chunk.mention] if chunk.mention is not None else None
    if mention is not None and (again or mention.kind != "money"):
        return  # acts with figures are told by these
    spans = [*(span for doer in doers for span in _with_name(reading, index, doer)), verb, chunk.span]
    span = Span(min(span.start for span in spans), max(span.end for span in spans))
    for thing in things(reading, index, at):
        described = frozenset(word.lower() for word in chunk.modifiers)
        definite = chunk.definite or chunk.head in _PRONOUNS or chunk.head_span.text_of(reading.text)[:1].isupper()
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
    found = [chunk.head] if chunk.head else []
    if chunk.of is not None and chunk.head in word_set("parts of a thing"):
        found.append(sentence.chunks[chunk.of].head)
    return found


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


def _of_nouns(reading: Reading, index: int, sentence: SentenceReading) -> Iterator[Telling]:
    """As in "Vic Stanko, the finder of the letters", "the idea came from Rosalie Tran"."""
    doers = _acts()[1]
    for at, chunk in enumerate(sentence.chunks):
        act = doers.get(chunk.head, "")
        if act and chunk.of is not None and not reading.scopes.quotation_at(chunk.span.start):
            name = named(reading, index, at)
            if name:
                yield from _telling(reading, index, act, (name,), [at], chunk.of, again=chunk.determiner == "the", verb=chunk.span)
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is not None and not verb.negated and verb.modality == "asserted" and clause.subject:
            yield from _of_origins(reading, index, sentence, clause)


def _of_origins(reading: Reading, index: int, sentence: SentenceReading, clause: Clause) -> Iterator[Telling]:
    """Whose something was: "the idea came from the custodian", "Ms. Tran had the idea", "thanked Mr. Dunn for the tip"."""
    chunks, verb = sentence.chunks, clause.verb
    assert verb is not None
    subject, ideas = clause.subject[0], word_set("what is thought of")
    objects = [at for at in clause.objects if chunks[at].span.start > verb.span.end]
    from_, for_ = ([at for preposition, at in clause.obliques if preposition == told] for told in ("from", "for"))
    if verb.lemma in ("come", "originate") and from_:
        found = [(from_[0], subject, False)]
    elif verb.lemma in word_set("verbs that credit") and objects and for_ and chunks[for_[0]].definite:
        found = [(objects[0], for_[0], True)]
    elif verb.lemma in ("have", "get", "hatch") and objects and chunks[objects[0]].head in ideas:
        found = [(subject, objects[0], False)]
    else:
        return
    for doer, at, again in found:
        name, head = named(reading, index, doer), chunks[at].head
        if name and head:
            spans = (*_with_name(reading, index, doer), chunks[at].span)
            span = Span(min(span.start for span in spans), max(span.end for span in spans))
            act, thing = ("invent", "idea") if head in ideas else ("supply", head)
            yield Telling(index, act, (name,), thing, frozenset(chunks[at].modifiers), True, again, span)
