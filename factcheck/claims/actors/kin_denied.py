"""read_denied: of which relatives a person is said to have none: "an only child", "never married", "childless"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.actors.kin_owners import meant, use_at
from factcheck.claims.actors.kin_phrases import is_name
from factcheck.claims.people.referents import people_of
from factcheck.draft import Span
from factcheck.mentions.actor_words import kinship
from factcheck.syntax.clause import Clause, Reading, SentenceReading

# The kinship that each of them denies.
DENIED: Final = {"only child": "sibling", "never married": "spouse", "childless": "child"}


def denies(value: str, word: str) -> bool:
    """Whether one of whom that is said has no such relative: "childless" and "son", "no brother" and "brother"; not "sister".

    >>> denies("childless", "son"), denies("no brother", "sister"), denies("no sibling", "sister")
    (True, False, True)
    """
    told = value.removeprefix("no ")
    if value in DENIED:
        return kinship().get(word, "") == DENIED[value]
    return told == word or (kinship().get(told) == told and kinship().get(word) == told)


def read_denied(reading: Reading, index: int) -> Iterator[ActorClaim]:
    """What a sentence says of a person outside quotations, as claims without the other party."""
    sentence = reading.sentences[index]
    words = {token.text.lower() for token in sentence.tokens}
    if {"only", "child"} <= words:
        yield from _only_child(reading, index, sentence)
    if "never" in words or "no" in words or "childless" in words:
        for clause in sentence.clauses:
            value = _denied(sentence, clause)
            if (
                value
                and len(clause.subject) == 1
                and clause.verb is not None
                and reading.scopes.quotation_at(clause.verb.span.start) is None
            ):
                chunk = sentence.chunks[clause.subject[0]]
                yield from _claim(reading, index, chunk.tokens[0], chunk.tokens[1], value, clause.verb.span.start, _end(sentence, clause))


def _denied(sentence: SentenceReading, clause: Clause) -> str:
    """What a clause denies: "she never married", "they had no children", "she was childless"."""
    verb = clause.verb
    if verb is None or verb.modality != "asserted":
        return ""
    first, last = verb.tokens
    before = [token.text.lower() for token in sentence.tokens[max(0, first - 1) : last + 1]]
    after = sentence.tokens[last + 1].text.lower() if last + 1 < len(sentence.tokens) else ""
    if verb.lemma == "marry" and "never" in before and not clause.objects and not clause.obliques:
        return "never married"
    if verb.lemma == "be" and after == "childless":
        return "childless"
    if verb.lemma == "have" and verb.tense in ("past", "present"):
        for at in clause.objects:
            chunk = sentence.chunks[at]
            if chunk.modifiers or not (chunk.determiner == "no" or ("never" in before and not chunk.determiner)):
                continue
            if chunk.head == "child":
                return "childless"
            if chunk.head in kinship():
                return f"no {chunk.head}"
    return ""


def _end(sentence: SentenceReading, clause: Clause) -> int:
    assert clause.verb is not None
    ends = [sentence.chunks[at].span.end for at in clause.objects if sentence.chunks[at].span.start > clause.verb.span.start]
    return ends[0] if ends else clause.verb.span.end


def _only_child(reading: Reading, index: int, sentence: SentenceReading) -> Iterator[ActorClaim]:
    tokens = sentence.tokens
    for at in range(2, len(tokens)):
        if [token.text for token in tokens[at - 2 : at + 1]] != ["an", "only", "child"] or reading.scopes.quotation_at(
            tokens[at].span.start
        ):
            continue
        lead = tokens[at - 3] if at > 2 else None
        if lead is not None and lead.text == "," and at > 3 and is_name(tokens[at - 4]):
            yield from _claim(reading, index, at - 4, at - 4, "only child", tokens[at - 2].span.start, tokens[at].span.end)
        elif lead is not None and lead.form == "BE":
            subject = next(
                (c.subject[0] for c in sentence.clauses if c.verb is not None and c.verb.span.end == lead.span.end and c.subject), None
            )
            if subject is not None:
                chunk = sentence.chunks[subject]
                yield from _claim(
                    reading, index, chunk.tokens[0], chunk.tokens[1], "only child", tokens[at - 2].span.start, tokens[at].span.end
                )


def _claim(reading: Reading, index: int, first: int, last: int, value: str, start: int, end: int) -> Iterator[ActorClaim]:
    person, sentence = meant(reading, index, first, last), reading.sentences[index]
    if person is not None:
        use = use_at(people_of(reading), sentence, sentence.tokens[last])
        yield told_of(person.name, "relation", value, Span(use.core.start if use is not None else start, end), sentence.sentence.role)
