"""tellings_of: who is said to have done which act to which thing, and whether the words only say again who is meant.

"Ruth Adair gave the farm to the county" tells an act; "Simon Adair, who gave the farm," says again who he is by an act that readers are
taken to know. So do "the ban, proposed by Ms. Letts," "Vic Stanko, the finder of the letters," and "thanked Ms. Shaw for shutting the
valve".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.claims.actors.retold_nouns import of_nouns
from factcheck.claims.actors.telling import Telling, acts_by_verb, named, telling
from factcheck.claims.people.persons import person_of
from factcheck.claims.people.referents import people_of
from factcheck.data.word_sets import word_set
from factcheck.syntax.clause import Clause, Reading, SentenceReading, once

_THANKED: Final = re.compile(r",? (?:for|with) (?:having )?$")
_WHO: Final = re.compile(r",? (?:\d{1,3}, )?(?:the [a-z -]+ )?who (?:had |has |once |first )*$")


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
        yield from of_nouns(reading, index, sentence)


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
        again = again or (bool(doers) and _takes_up(reading, index, sentence, things, act))
    else:
        doers = list(clause.subject)
        before = sentence.chunks[doers[0]].span.end if doers else verb.span.start
        again = clause.relative and _WHO.fullmatch(reading.text, before, verb.span.start) is not None
        thanked = _thanked(reading, index, sentence, clause)
        if thanked is not None:
            doers, again = [thanked], True
        elif not again:
            doers += _beside(reading, index, sentence, verb.span.start, doers)
        if not things and len(doers) == 1 and act in acts_by_verb().values():
            things = _gap(reading, sentence, doers[0])
            again = bool(things)
    who = tuple(dict.fromkeys(name for at in doers if (name := named(reading, index, at))))
    if again and not who and len(doers) == 1 and things:
        behind = _named_behind(reading, index, things[-1])  # "the man who designed the bridge, Bo Finch"
        who = (behind,) if behind else ()
    for at in things:
        yield from telling(reading, index, act, who, doers, at, again=again, verb=verb.span)


def _takes_up(reading: Reading, index: int, sentence: SentenceReading, things: list[int], act: str) -> bool:
    """Whether a passive of an act that is done once is of a thing in the sentence before: "Pell dug it. The well was dug by Lund"."""
    if not index or len(things) != 1 or act not in acts_by_verb().values() or sentence.chunks[things[0]].determiner != "the":
        return False
    thing = sentence.chunks[things[0]]
    return thing.tokens[0] == 0 and any(chunk.head == thing.head for chunk in reading.sentences[index - 1].chunks)


def _beside(reading: Reading, index: int, sentence: SentenceReading, start: int, doers: list[int]) -> list[int]:
    """A person right before the verb who may be its subject instead: "and her brother, Karl Wagner, built it"."""
    last = max((at for at, chunk in enumerate(sentence.chunks) if chunk.span.end <= start), default=-1)
    if last < 0 or last in doers or reading.text[sentence.chunks[last].span.end : start] not in (", ", " "):
        return []
    return [last] if named(reading, index, last) else []


def _named_behind(reading: Reading, index: int, at: int) -> str:
    """The name in commas behind a noun phrase that ends a relative clause."""
    chunks, text = reading.sentences[index].chunks, reading.text
    if at + 1 >= len(chunks) or text[chunks[at].span.end : chunks[at + 1].span.start] != ", ":
        return ""
    name = person_of(reading, index, at + 1)
    return name if name[:1].isupper() and text.startswith((",", "."), chunks[at + 1].span.end) else ""


def _gap(reading: Reading, sentence: SentenceReading, subject: int) -> list[int]:
    """The thing before a clause that lacks its object: "the bridge that Ada Voss designed", "the bridge she designed"."""
    if subject == 0:
        return []
    before, chunk = sentence.chunks[subject - 1 : subject + 1]
    joined = reading.text[before.span.end : chunk.span.start] in (" ", " that ", " which ", ", which ")
    return [subject - 1] if joined and before.definite and before.head_span.text_of(reading.text).islower() else []


_PRIZES: Final = frozenset(("medal", "prize", "award", "honor", "praise", "credit", "plaque", "thanks"))


def _thanked(reading: Reading, index: int, sentence: SentenceReading, clause: Clause) -> int | None:
    """Whom others thank or credit: "thanked Ms. Shaw for shutting the valve", "Ms. Shaw was honored for"; the number of the noun phrase."""
    assert clause.verb is not None
    start = clause.verb.span.start
    at = next((at for at in range(len(sentence.chunks) - 1, -1, -1) if sentence.chunks[at].span.end <= start), None)
    if at is None:
        return None
    if _THANKED.fullmatch(reading.text, sentence.chunks[at].span.end, start) and sentence.clauses[0] is not clause:
        if named(reading, index, at):
            return at
        winner = next((other for other in sentence.clauses if at in other.objects and other.subject), None)
        return winner.subject[0] if winner is not None and sentence.chunks[at].head in _PRIZES else at
    for other in sentence.clauses:
        verb = other.verb
        credited = verb is not None and verb.voice == "passive" and verb.lemma in word_set("verbs that credit") and not verb.negated
        if verb is not None and credited and other.subject and _THANKED.fullmatch(reading.text, verb.span.end, start):
            return other.subject[0]
    return None


def _act_of(sentence: SentenceReading, clause: Clause) -> tuple[str, list[int]]:
    """The act that a clause tells, and to what it is done: its object, the subject of a passive, or what its preposition takes."""
    verbs, verb = acts_by_verb(), clause.verb
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
