"""read_side_phrases: of which party, team or side of a dispute a person is, wherever the word for it stands.

A word for a side ("the union", "Republican", the name of one of two teams) tells of a person by its place: in apposition to the name or of
one piece with it, before it with a possessive, behind "for" with an act done for a side, or as what the person leads or represents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from factcheck.claims.actor import ActorClaim, Fact, told_of
from factcheck.claims.actors.teams import sides_of
from factcheck.claims.people.person import NameUse, People, use_heading
from factcheck.claims.people.persons import is_person_noun
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import parties
from factcheck.syntax.clause import Clause, Reading, SentenceReading


@dataclass(frozen=True, slots=True)
class _Side:
    """A word for a side: the fact and the matter of its claims, its value, and the numbers of its first and last word."""

    fact: Fact
    of: str
    value: str
    first: int
    last: int


@cache
def _disputants() -> frozenset[str]:
    """The nouns for those who stand against one another: "union", "landlord"."""
    return frozenset(word for line in data_lines("actors/opponents.tsv") for column in line.split("\t") for word in column.split())


def read_side_phrases(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """The parties ("party") and the sides of a dispute or a contest ("side"; `of` is the matter) of people outside quotations."""
    teams = sides_of(reading)
    for sentence in reading.sentences:
        if sentence.sentence.role not in ("body", "caption"):
            continue
        uses = people.told_in(sentence.sentence.index)
        sides = list(_sides(reading, sentence, teams, people)) if uses else []
        if len({side.value for side in sides if side.fact == "party"}) > 1:
            sides = [side for side in sides if side.fact != "party"]  # "elected as a Democrat in 2012 and as a Republican in 2020"
        for side in sides:
            if reading.scopes.quotation_at(sentence.tokens[side.first].span.start) is not None or _is_another_time(sentence, side):
                continue
            use = _member(reading, sentence, side, uses)
            if use is not None and people.of[use.index].name not in teams:
                start, end = sentence.tokens[side.first].span.start, sentence.tokens[side.last].span.end
                span = use.core.joined(Span(start, end))
                yield told_of(people.of[use.index].name, side.fact, side.value, span, sentence.sentence.role, of=side.of)


def _sides(reading: Reading, sentence: SentenceReading, teams: dict[str, str], people: People) -> Iterator[_Side]:
    for token in sentence.tokens:
        word = token.text.removesuffix("’s").removesuffix("'s")
        party = parties().get(word) if len(word) > 2 else None
        before = sentence.tokens[token.index - 1] if token.index else None
        if party is not None and before is not None and before.tag in ("PROPN", "ADJ") and before.text[0].isupper():
            continue  # "a Liberal Democrat" is no Democrat
        if party is not None:
            yield _Side("party", "", party, token.index, token.index)
        elif token.lemma in _disputants() and token.text.islower() and token.tag == "NOUN":
            yield _Side("side", "dispute", token.lemma, token.index, token.index)
        elif token.tag == "PROPN" and word in teams and teams[word] not in people.by_name:
            yield _Side("side", "contest", teams[word], token.index, token.index)


def _is_another_time(sentence: SentenceReading, side: _Side) -> bool:
    """Whether a side is told as of another time: "a former Republican", "who left the union"."""
    near = sentence.tokens[max(0, side.first - 4) : side.last + 3]
    return any(token.text.lower() in word_set("sides that change") or token.lemma in word_set("sides that change") for token in near)


def _member(reading: Reading, sentence: SentenceReading, side: _Side, uses: list[NameUse]) -> NameUse | None:
    """The use of the name of the one who is said to be of a side, None where nobody is."""
    number = next((at for at, chunk in enumerate(sentence.chunks) if chunk.tokens[0] <= side.first <= chunk.tokens[1]), None)
    if number is None:
        return None
    chunk = sentence.chunks[number]
    alone = chunk.tokens[1] == side.last  # "the union", not "the union's negotiator"
    of_member = alone and side.fact == "party"
    here = next((use for use in uses if chunk.span.contains(use.core)), None)
    if here is not None:
        # "Labour candidate Ann Poe", "Labour's Ann Poe"; "Ann Poe's Labour" is none of hers
        return here if here.core.start > sentence.tokens[side.last].span.end else None
    person = chunk if of_member or (not alone and is_person_noun(chunk.head)) else None
    if (alone and person is None) or (alone and not _is_singular(sentence, side)):
        holder = _holder(reading, sentence, number)
        if holder is not None:
            return _beside(reading, sentence, holder, uses)
        return _by_verb(reading, sentence, number, uses)
    if person is None:
        return None
    return _beside(reading, sentence, number, uses) or _as_one(reading, sentence, number, uses)


def _is_singular(sentence: SentenceReading, side: _Side) -> bool:
    return side.fact != "party" or not sentence.tokens[side.last].text.endswith("s")


def _holder(reading: Reading, sentence: SentenceReading, number: int) -> int | None:
    """The noun for a person to which a side is joined by "for" or "of": "a negotiator for the union"."""
    if number == 0:
        return None
    holder, chunk = sentence.chunks[number - 1 : number + 1]
    joined = reading.text[holder.span.end : chunk.span.start] in (" for ", " for the ", " of ", " of the ", " with ")
    return number - 1 if joined and is_person_noun(holder.head) else None


def _beside(reading: Reading, sentence: SentenceReading, number: int, uses: list[NameUse]) -> NameUse | None:
    """The name to which a noun phrase stands in apposition, or of which it is said with "is"."""
    chunk = sentence.chunks[number]
    ends = [chunk.span.end]
    if chunk.of is not None or reading.text.startswith(" for ", chunk.span.end):
        ends += [other.span.end for other in sentence.chunks[number + 1 : number + 2]]
    for use in uses:
        before = reading.text[use.span.end : chunk.span.start] if use.span.end <= chunk.span.start else ""
        if _is_apposition(before):
            return use
        if any(end <= use.span.start and reading.text[end : use.span.start] == ", " for end in ends):
            closed = reading.text[use.span.end : use.span.end + 1] in (",", ".", ";", "")
            return use if closed or chunk.determiner == "the" else None
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is not None and verb.lemma == "be" and not verb.negated and number in clause.objects and len(clause.subject) == 1:
            subject = sentence.chunks[clause.subject[0]].span
            return next((use for use in uses if subject.overlaps(use.core)), None)
    return None


def _is_apposition(between: str) -> bool:
    """Whether nothing but an age or "who is" stands between a name and what says who it is."""
    if not 2 <= len(between) <= _APART or between[0] != ",":
        return False
    return all(word in word_set("between a name and who it is") or word.isdigit() for word in between.replace(",", " ").split())


_APART: Final = 24


def _as_one(reading: Reading, sentence: SentenceReading, number: int, uses: list[NameUse]) -> NameUse | None:
    """The subject that did something "as a Republican": "elected as a Republican", "As a Democrat, Poe said"."""
    chunk = sentence.chunks[number]
    lead = [token.text.lower() for token in sentence.tokens if token.span.end <= chunk.span.start][-1:]
    if lead != ["as"] or chunk.determiner not in ("a", "an"):
        return None
    return uses[0] if len({use.name.family for use in uses}) == 1 else None


def _by_verb(reading: Reading, sentence: SentenceReading, number: int, uses: list[NameUse]) -> NameUse | None:
    """The one who leads or represents a side, or does something for it: "speaks for the union", "For Labour, Poe said"."""
    chunk = sentence.chunks[number]
    before = [token for token in sentence.tokens if token.span.end <= chunk.span.start]
    fronted = len(before) == 1 and before[0].text == "For" and reading.text.startswith(",", chunk.span.end)
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is None or verb.negated or verb.modality not in ("asserted", "planned"):
            continue
        leads = verb.lemma in word_set("verbs of leading a side")
        acts = verb.lemma in word_set("verbs done for a side") and ("for", number) in clause.obliques
        if leads and verb.voice == "passive" and number in clause.subject:
            by = [at for preposition, at in clause.obliques if preposition == "by"]
            return use_heading(sentence.chunks[by[0]], uses) if by else None
        if len(clause.subject) == 1 and ((leads and verb.voice == "active" and number in clause.objects) or acts or fronted):
            return use_heading(sentence.chunks[clause.subject[0]], uses)
        if not clause.subject and (acts or (leads and number in clause.objects)) and verb.lemma.endswith(("speak", "represent")):
            return _before_participle(reading, clause, uses)
    return None


def _before_participle(reading: Reading, clause: Clause, uses: list[NameUse]) -> NameUse | None:
    """The name before ", speaking for the union,"."""
    assert clause.verb is not None
    return next((use for use in uses if reading.text[use.span.end : clause.verb.span.start] == ", "), None)
