"""Whose relative is told of, and whom a noun phrase beside kinship means: a name, "his", "the mayor", or the dead of an obituary."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from factcheck.claims.actors.kin_phrases import is_name, kin_word
from factcheck.claims.actors.roles import roles_of
from factcheck.claims.people.antecedents import NOT_OF, genders_of
from factcheck.claims.people.definite_persons import is_called
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.claims.people.referents import people_of
from factcheck.data.word_sets import word_set
from factcheck.mentions.actor_words import gendered_nouns, gendered_words, kinship
from factcheck.syntax.clause import Clause, Reading, SentenceReading, Token, once


def use_at(people: People, sentence: SentenceReading, token: Token) -> NameUse | None:
    """The use of a name in which a word of a sentence stands."""
    return next((use for use in people.by_sentence.get(sentence.sentence.index, ()) if use.span.overlaps(token.span)), None)


def meant(reading: Reading, index: int, first: int, last: int, but: tuple[Person, ...] = ()) -> Person | None:
    """The one person whom words of a sentence mean, other than `but`; None where it is unclear.

    Args:
        reading: the draft.
        index: of the sentence.
        first: number of the first word.
        last: number of the last word.
        but: people who are not meant.
    """
    people, sentence = people_of(reading), reading.sentences[index]
    token = sentence.tokens[last]
    if is_name(token):
        use = use_at(people, sentence, token)
        borne = people.of.get(use.index) if use is not None else None
        bearers = people.by_name.get(token.text, []) if use is None else [borne] if borne is not None else []
        return bearers[0] if len(bearers) == 1 and bearers[0] not in but else None
    if token.text.lower() in NOT_OF:
        return _by_pronoun(reading, index, token, but)
    if token.text.lower() == "my":
        return _speaker(reading, index, token, but)
    if token.text.lower() == "whose":
        return _before_whose(reading, index, token, but)
    if sentence.tokens[first].text.lower() == "the":
        return described(reading, token.lemma, but)
    return None


def _speaker(reading: Reading, index: int, token: Token, but: tuple[Person, ...]) -> Person | None:
    """Whose words a quotation is, where a name says it beside the marks."""
    quotation = reading.scopes.quotation_at(token.span.start)
    if quotation is None or quotation.speaker is None:
        return None
    people = people_of(reading)
    said = {person.index: person for use in people.uses_in(quotation.speaker) if (person := people.of.get(use.index)) is not None}
    pronoun = quotation.speaker.text_of(reading.text).lower()
    if pronoun in ("he", "she"):
        person = _told_before(reading, index, pronoun, but)
    else:
        person = next(iter(said.values())) if len(said) == 1 else None
    return person if person not in but else None


_AND: Final = re.compile(r"(?:, \d{1,3},)? and ")


@once
def the_pair(reading: Reading) -> tuple[Person, Person, int] | None:
    """The two whom a draft names as a pair, "Amos and Reuben Fitch", and where that ends; None where it names no pair or several."""
    people = people_of(reading)
    found: dict[frozenset[int], tuple[Person, Person, int]] = {}
    for first, second in pairwise(people.uses):
        one, other = people.of.get(first.index), people.of.get(second.index)
        joined = one is not other and _AND.fullmatch(reading.text, first.span.end, second.span.start)
        if one is not None and other is not None and joined:
            found.setdefault(frozenset((one.index, other.index)), (one, other, second.span.end))
    return next(iter(found.values())) if len(found) == 1 else None


def _before_whose(reading: Reading, index: int, token: Token, but: tuple[Person, ...]) -> Person | None:
    tokens, at = reading.sentences[index].tokens, token.index - 1
    if at > 0 and tokens[at].text == ",":
        at -= 1
    if at > 1 and (tokens[at].form == "A" or tokens[at].tag == "NUM") and tokens[at - 1].text == ",":
        at -= 2
    return meant(reading, index, at, at, but) if at >= 0 and is_name(tokens[at]) else None


def described(reading: Reading, noun: str, but: tuple[Person, ...] = ()) -> Person | None:
    """The one person for whom "the girl" or "the deputy" stands: of that gender, or so called."""
    people = people_of(reading)
    # "The daughter" is whoever was called a daughter, and not any woman.
    said = "" if noun in kinship() else gendered_nouns().get(noun) or gendered_words().get(noun)
    everyone = [*people.people, *people.surnamed]
    in_office = {told.person.index for told in roles_of(reading) if told.head == noun}
    found = [person for person in everyone if person.index in in_office or is_called(reading, person, noun)]
    if not found and said:
        known = genders_of(reading)
        found = [person for person in everyone if known.get(person.name) == {said}]
        # "Lane and his mother, Eve Orr, ... the young man's aunt": there is but one who may be a man
        found = found or [person for person in everyone if known.get(person.name) != {"f" if said == "m" else "m"}]
    return found[0] if len(found) == 1 and found[0] not in but else None


def _by_pronoun(reading: Reading, index: int, token: Token, but: tuple[Person, ...]) -> Person | None:
    """Whom "his" or "she" means: the one named before in the sentence, the subject that is still to come, or the one named last."""
    people, sentence, other = people_of(reading), reading.sentences[index], NOT_OF[token.text.lower()]

    def may_be(person: Person | None) -> bool:
        return person is not None and person not in but and genders_of(reading).get(person.name) != {other}

    here = [use for use in people.by_sentence.get(sentence.sentence.index, ()) if use.span.end <= token.span.start and not use.quoted]
    inside = {person.index: person for use in here if (person := people.of.get(use.index)) is not None and may_be(person)}
    for person in _described_before(reading, index, token):
        if may_be(person):
            inside[person.index] = person
    if inside:
        return next(iter(inside.values())) if len(inside) == 1 else None
    subject = _subject_to_come(sentence, token)
    if subject is not None:
        chunk = sentence.chunks[subject]
        person = meant(reading, index, chunk.tokens[0], chunk.tokens[1])
        if person not in but:  # "His brother, Al Orr, said": somebody told before
            return person if may_be(person) else None
    return _told_before(reading, index, token.text.lower(), but)


def _told_before(reading: Reading, index: int, pronoun: str, but: tuple[Person, ...]) -> Person | None:
    """Whom a pronoun means that takes up a person of the sentences before.

    In an obituary it is the dead, unless another is the subject there. One who was just told as somebody's relative leaves it open:
    "Holt's stepfather, James Wills, died. His mother ...".
    """
    late, other = the_late(reading), NOT_OF[pronoun]
    person = _last_named(reading, index, but, other)
    if late is not None and late not in but and genders_of(reading).get(late.name) != {other}:
        return None if person is not late and person is not None and _is_subject(reading, index, person) else late
    return person


def _last_named(reading: Reading, index: int, but: tuple[Person, ...], other: str) -> Person | None:
    """The one who is named last before a sentence, where that sentence names nobody else who may be meant."""
    people, here = people_of(reading), reading.sentences[index].sentence
    for use in people.before_offset(here.span.start):
        last = people.of.get(use.index)
        if last is None or last in but or gendered_words().get(_relative_word(reading, index, last)) == other:
            continue  # "Ann Orr and her husband, Jim, ... Her father": not his
        if here.paragraph - use.sentence.paragraph > _PARAGRAPHS or _relative_word(reading, index, last):
            return None
        near = {
            person.index: person
            for each in people.by_sentence[use.sentence.index]
            if (person := people.of.get(each.index)) is not None
            and person not in but
            and genders_of(reading).get(person.name) != {other}
            and gendered_words().get(_relative_word(reading, index, person)) != other
        }
        human = [person for person in near.values() if person.human] or list(near.values())  # not "the Hale Prize"
        return human[0] if len(human) == 1 else None
    return None


_PARAGRAPHS: Final = 3  # back to which one may be told again as "his" or "her"


def _last_use(reading: Reading, index: int, person: Person) -> NameUse | None:
    start = reading.sentences[index].sentence.span.start
    return next((use for use in reversed(person.uses) if use.span.end <= start), None)


def _is_subject(reading: Reading, index: int, person: Person) -> bool:
    """Whether somebody was the subject of the sentence that named him or her last."""
    use = _last_use(reading, index, person)
    sentence = reading.sentence_at(use.core.start) if use is not None else None
    if use is None or sentence is None:
        return True
    return any(sentence.chunks[at].span.overlaps(use.core) for clause in sentence.clauses for at in clause.subject)


def _relative_word(reading: Reading, index: int, person: Person) -> str:
    """As what relative somebody was last named: "her mother, Eve Cole,", "Holt's stepfather, 60-year-old James Wills"; else ""."""
    use = _last_use(reading, index, person)
    sentence = reading.sentence_at(use.core.start) if use is not None else None
    if use is None or sentence is None:
        return ""
    at = next((token.index for token in sentence.tokens if token.span.overlaps(use.span)), 0)
    return next((word for token in sentence.tokens[max(0, at - 3) : at] if (word := kin_word(token))), "")


def _described_before(reading: Reading, index: int, token: Token) -> list[Person]:
    """Those who are told before a word of their sentence without their names: "the mayor"."""
    found = []
    for chunk in reading.sentences[index].chunks:
        if chunk.span.end > token.span.start:
            break
        if chunk.determiner == "the" and chunk.head.islower():
            person = described(reading, chunk.head)
            if person is not None:
                found.append(person)
    return found


def _subject_to_come(sentence: SentenceReading, token: Token) -> int | None:
    """The subject of the first clause that has one, where a word stands in the phrase before it: "Asked about his son, Lane"."""
    led = [clause for clause in sentence.clauses if clause.subject and clause.verb is not None]
    if not led or not _is_comma_between(sentence, token, led[0]):
        return None
    return led[0].subject[0] if len(led[0].subject) == 1 else None


def _is_comma_between(sentence: SentenceReading, token: Token, clause: Clause) -> bool:
    start = sentence.chunks[clause.subject[0]].span.start
    return token.span.end < start and any(
        other.text == "," and token.span.end <= other.span.start < start for other in sentence.tokens[token.index :]
    )


@once
def the_late(reading: Reading) -> Person | None:
    """The one of whose death a draft tells, as an obituary does: the first whom it names, and the subject of "died"."""
    people = people_of(reading)
    first = next((people.of[use.index] for use in people.uses if use.index in people.of and not use.quoted), None)
    if first is None:
        return None
    for sentence in reading.sentences[:_OBITUARY]:
        for clause in sentence.clauses:
            if clause.verb is None or clause.verb.lemma != "die" or clause.verb.negated or len(clause.subject) != 1:
                continue
            chunk = sentence.chunks[clause.subject[0]]
            uses = people.uses_in(chunk.span)
            if any(people.of.get(use.index) is first for use in uses):
                return first
    return None


_OBITUARY: Final = 4  # sentences in which an obituary says who has died


def of_whom(reading: Reading, index: int, at: int, but: tuple[Person, ...]) -> Person | None:
    """Whose relative "a nephew, Ross Lane" is: of the one who is survived by him, or of the dead whom the draft is about."""
    sentence = reading.sentences[index]
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is None or verb.span.start > sentence.tokens[at].span.start or verb.negated or len(clause.subject) != 1:
            continue
        owns = verb.lemma in ("leave", "have") and verb.voice == "active"
        if (verb.lemma == "survive" and verb.voice == "passive") or owns:
            late = the_late(reading)
            if late is not None and late not in but and verb.lemma == "survive":
                return late
            chunk = sentence.chunks[clause.subject[0]]
            return meant(reading, index, chunk.tokens[0], chunk.tokens[1], but)
    late = the_late(reading)
    return late if late is not None and late not in but else None


def is_played(sentence: SentenceReading, at: int) -> bool:
    """Whether a word of kinship is the part that somebody plays: "who plays his brother", "cast as her mother"."""
    chunks = {number for number, chunk in enumerate(sentence.chunks) if chunk.tokens[0] <= at <= chunk.tokens[1]}
    return any(
        clause.verb is not None
        and clause.verb.lemma in word_set("verbs of the stage")
        and not chunks.isdisjoint((*clause.objects, *(number for preposition, number in clause.obliques if preposition == "as")))
        for clause in sentence.clauses
    )
