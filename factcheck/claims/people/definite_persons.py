"""taken_up: for whom "the judge" or "the 38-year-old swimmer" stands: the one person told before."""

from __future__ import annotations

from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.people.antecedents import antecedent, genders_of, named_in
from factcheck.claims.people.person import Person
from factcheck.claims.people.referents import people_of
from factcheck.draft import Span
from factcheck.mentions.actor_words import gendered_nouns
from factcheck.mentions.lexicon import word_set
from factcheck.syntax.clause import Chunk, Reading, SentenceReading

_BACK: Final = 4  # sentences back in which the one described is told
_BESIDE: Final = 3  # characters, a comma and a space, between a name and what stands in apposition to it
# What those who bear a title are called: "Dr. Voss ... The doctor".
_TITLES: Final = {"dr": "doctor", "prof": "professor", "capt": "captain", "sgt": "sergeant", "rev": "pastor", "gov": "governor"}


def taken_up(reading: Reading, index: int, chunk: Chunk) -> Person | None:
    """The one person of whom the sentences before tell, where they speak of nobody else, named or not; None where it is unclear."""
    if named_in(reading, Span(reading.sentences[index].sentence.span.start, chunk.span.start)):
        return None
    person = antecedent(reading, index)
    if person is None or person.suffixes or not may_be(reading, person, chunk):
        return None
    if not person.human and not genders_of(reading).get(person.name) and not _acts(reading, index, person):
        return None
    return None if _tells_of_others(reading, index, person) else person


def _acts(reading: Reading, index: int, person: Person) -> bool:
    """Whether a name in the sentences before is the subject of a verb, and followed there by "he" or "she": only a person's is."""
    for back in range(index - 1, max(index - 1 - _BACK, -1), -1):
        sentence = reading.sentences[back]
        subjects = {sentence.chunks[at].span for clause in sentence.clauses for at in clause.subject[:1]}
        uses = [use for use in person.uses if any(span.overlaps(use.core) for span in subjects)]
        after = [token.text.lower() for token in sentence.tokens if uses and token.span.start > uses[0].span.end]
        if not {"he", "she", "his", "her", "himself", "herself"}.isdisjoint(after):
            return True
    return False


def is_called(reading: Reading, person: Person, noun: str) -> bool:
    """Whether the draft calls a person by a noun: as a title, before the name, or in apposition to it ("Kwabena Osei, a roofer,").

    Or as the one whom the first sentence tells of, and whom the next names: "A toll keeper will hand over his keys. Walter Prine, 60, ...".
    """
    for use in person.uses:
        if any(noun == _TITLES.get(word := written.rstrip(".").lower(), word) for written in use.name.title.split()):
            return True
        sentence = reading.sentence_at(use.core.start)
        if sentence is None:
            continue
        around = Span(max(0, use.span.start - _BESIDE), use.span.end + _BESIDE)
        for number, chunk in enumerate(sentence.chunks):
            if chunk.span.overlaps(around) and noun in (chunk.head, *chunk.modifiers) and not _is_owner(reading, chunk, noun):
                return True
            if chunk.head == noun and any(
                clause.verb is not None
                and clause.verb.lemma in ("be", "become", "remain")
                and number in clause.objects
                and any(sentence.chunks[at].span.overlaps(use.core) for at in clause.subject)
                for clause in sentence.clauses
            ):
                return True
    return _is_of_the_lead(reading, person, noun)


def _is_of_the_lead(reading: Reading, person: Person, noun: str) -> bool:
    """Whether the first sentence tells of one who is not named, by this noun, and the sentence behind it opens with the person's name."""
    body = _lead(reading)
    if not person.human or len(body) < _LEAD_SENTENCES or not is_noun_of_the_lead(reading, noun):
        return False
    span = body[1].sentence.span
    return any(use.core.start - span.start <= _OPENING for use in person.uses if span.contains(use.core))


def is_noun_of_the_lead(reading: Reading, noun: str) -> bool:
    """Whether the first sentence has this noun for its subject, and says by "who" or "his" that it is a person, whom it does not name."""
    body = _lead(reading)
    if not body or not body[0].clauses or noun in date_words("nouns for strangers"):
        return False
    first = body[0]
    subject = first.clauses[0].subject[:1]
    if not subject or first.chunks[subject[0]].head != noun or first.chunks[subject[0]].mention is not None:
        return False
    words = {token.text.lower() for token in first.tokens}
    return bool(words & {"who", "his", "her", "he", "she"}) and not any(person.human for person in named_in(reading, first.sentence.span))


def _lead(reading: Reading) -> list[SentenceReading]:
    """The first two sentences of the body."""
    return [one for one in reading.sentences[:_LEAD] if one.sentence.role == "body"][:_LEAD_SENTENCES]


def bearer_of_title(reading: Reading, chunk: Chunk) -> Person | None:
    """The only one who bears the title for which a noun stands: "Dr. Voss ... The doctor"."""
    if chunk.head not in _TITLES.values() or chunk.modifiers:
        return None
    short = {title for title, noun in _TITLES.items() if noun == chunk.head}
    people = people_of(reading).people
    found = [one for one in people if any(word.rstrip(".").lower() in short for use in one.uses for word in use.name.title.split())]
    return found[0] if len(found) == 1 else None


_OPENING: Final = 12  # characters before a name that opens a sentence
_LEAD: Final = 4  # sentences, with headline and dateline, within which the first two of the body stand
_LEAD_SENTENCES: Final = 2


def _is_owner(reading: Reading, chunk: Chunk, noun: str) -> bool:
    """Whether a noun tells only whose a person is: "the child" in "the child's parents"."""
    words = chunk.span.text_of(reading.text).lower().replace("’", "'").split()
    return noun != chunk.head and any(word in (f"{noun}'s", f"{noun}s'") for word in words)


def is_new(reading: Reading, chunk: Chunk) -> bool:
    """Whether no noun phrase before holds the head of this one, so that it brings in nobody told by that noun."""
    for sentence in reading.sentences:
        for other in sentence.chunks:
            if other is chunk or other.span.start >= chunk.span.start:
                return True
            if other.head == chunk.head:
                return False
    return True


def may_be(reading: Reading, person: Person, chunk: Chunk) -> bool:
    """Whether a noun does not deny the sex that the draft gives a person."""
    said = gendered_nouns().get(chunk.head)
    return said is None or not genders_of(reading).get(person.name, set()) - {said}


def brings_in(reading: Reading, index: int, chunk: Chunk) -> bool:
    """Whether a noun phrase brings in a person who is not named, and is not said of one who is ("Kwabena Osei, a driver,")."""
    counted = chunk.mention is not None and chunk.head in ("other", "person")  # "two others"
    person = chunk.head in word_set("person_nouns.txt") or chunk.head in date_words("nouns for a person")
    if not counted and not (person and (chunk.determiner or chunk.mention is not None)):
        return False
    sentence = reading.sentences[index]
    around = Span(max(0, chunk.span.start - _BESIDE), chunk.span.end + _BESIDE)
    if any(use.span.overlaps(around) for use in people_of(reading).by_sentence.get(sentence.sentence.index, ())):
        return False
    at = sentence.chunks.index(chunk)
    return not any(clause.verb is not None and clause.verb.lemma == "be" and at in clause.objects for clause in sentence.clauses)


def _tells_of_others(reading: Reading, index: int, person: Person) -> bool:
    """Whether the sentences back to the one that names a person bring in another who is not named: "a man", "her brother"."""
    for back in range(index - 1, max(index - 1 - _BACK, -1), -1):
        if any(brings_in(reading, back, chunk) for chunk in reading.sentences[back].chunks):
            return True
        if any(one is person for one in named_in(reading, reading.sentences[back].sentence.span)):
            return False
    return False
