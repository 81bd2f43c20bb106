"""person_of: for whom a noun phrase stands, a name, a pronoun or a noun for a person."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.people.antecedents import antecedent, genders_of
from factcheck.claims.people.definite_persons import bearer_of_title, is_called, is_noun_of_the_lead, taken_up
from factcheck.claims.people.person import NameUse, Person
from factcheck.claims.people.referents import people_of
from factcheck.claims.people.unnamed import stands_for_unnamed
from factcheck.draft import Span
from factcheck.mentions.actor_words import gendered_words, kinship, professions, roles
from factcheck.mentions.lexicon import word_set
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading

_BESIDE: Final = 4  # names that may overlap one noun phrase

# Words that open a clause whose "he" may be the subject of the clause to come.
_BEFORE_SUBJECT: Final = frozenset(("when", "as", "while", "after", "before", "since", "where"))


def person_of(reading: Reading, index: int, number: int) -> str:
    """The name of the person for whom a noun phrase stands; of one who is not named, the noun; "" where it is unclear.

    Args:
        reading: the draft.
        index: of the sentence.
        number: of the noun phrase in the sentence.
    """
    sentence = reading.sentences[index]
    chunk = sentence.chunks[number]
    used = _use_in(reading, chunk)
    if used is not None:
        return used
    if chunk.head in ("he", "she"):
        return _pronoun(reading, index, number) or stands_for_unnamed(reading, chunk)
    if chunk.head == "client" and chunk.determiner in ("his", "her"):
        return _client(reading, index, number)
    if (named := _named_behind(reading, index, number)) and (is_person_noun(chunk.head) or _is_human(reading, named)):
        return named
    if (main := _behind_front(sentence, number)) is not None:
        return person_of(reading, index, main)
    if chunk.determiner == "the":
        person = bearer_of_title(reading, chunk) or (
            taken_up(reading, index, chunk) if is_person_noun(chunk.head) or is_noun_of_the_lead(reading, chunk.head) else None
        )
        if person is not None and is_called(reading, person, chunk.head):
            return person.name
    if chunk.head in date_words("nouns for a person"):
        return " ".join((*(word for word in chunk.modifiers if word in date_words("adjectives that tell people apart")), chunk.head))
    return stands_for_unnamed(reading, chunk)


def _client(reading: Reading, index: int, number: int) -> str:
    """Whose lawyer speaks of a client: "His lawyer told the judge that her client was sorry"."""
    chunks = reading.sentences[index].chunks[:number]
    lawyer = next((chunk for chunk in chunks if chunk.head in ("lawyer", "attorney", "counsel", "solicitor", "barrister")), None)
    if lawyer is None or lawyer.determiner not in ("his", "her") or lawyer.mention is not None:
        return ""
    told = antecedent(reading, index, lawyer.determiner)
    return told.name if told is not None and not told.suffixes else ""


def _behind_front(sentence: SentenceReading, number: int) -> int | None:
    """The subject to which the noun phrase that opens a sentence stands in apposition: "A farmer's daughter, she left", "A man of 60, Orr".

    None where the noun phrase is a subject of its own.
    """
    chunk = sentence.chunks[number]
    if number or chunk.tokens[0] or not is_person_noun(chunk.head) or (chunk.determiner == "the" and chunk.of is None):
        return None
    for clause in sentence.clauses:
        if clause.verb is None or not clause.verb.tense or not clause.subject or clause.relative:
            continue
        main = sentence.chunks[clause.subject[0]]
        if clause.subject[0] == number or not main.tokens[0] or sentence.tokens[main.tokens[0] - 1].text != ",":
            return None
        named = main.head in ("he", "she") or sentence.tokens[main.tokens[1]].tag == "PROPN"
        return clause.subject[0] if named and clause.subject[0] > number else None
    return None


def _named_behind(reading: Reading, index: int, number: int) -> str:
    """The name in commas behind a noun for a person: "the baker, Della Roan, is 58"."""
    sentence = reading.sentences[index]
    if number + 1 >= len(sentence.chunks):
        return ""
    chunk, after = sentence.chunks[number : number + 2]
    if reading.text[chunk.span.end : after.span.start] != ", " or not reading.text.startswith(",", after.span.end):
        return ""
    if chunk.determiner in ("his", "her", "their") and chunk.head in kinship() and " " not in after.span.text_of(reading.text):
        return ""  # "His son, Owen,", of Owen Rhys Tudor
    return _use_in(reading, after) or ""


def _is_human(reading: Reading, name: str) -> bool:
    return any(person.human for person in people_of(reading).by_name.get(name, ()))


def is_person_noun(word: str) -> bool:
    """Whether a noun is one for people, by sex, age, kin, calling or part taken.

    >>> is_person_noun("roofer"), is_person_noun("winner"), is_person_noun("match")
    (True, True, False)
    """
    people = date_words("nouns for a person"), date_words("nouns for those who take part"), word_set("person_nouns.txt"), professions()
    return any(word in words for words in people) or word in roles() or word in kinship()


def _use_in(reading: Reading, chunk: Chunk) -> str | None:
    """The person whose name heads a noun phrase; None where no name does, "" where it may be several people's."""
    people = people_of(reading)
    at = bisect_left(people.starts, chunk.span.end)
    for use in people.uses[max(0, at - _BESIDE) : at]:
        if use.core.overlaps(chunk.span) and use.core.end >= chunk.head_span.start:
            person = people.of.get(use.index)
            if person is not None:
                return name_of(person, use)
    if not chunk.head_span.text_of(reading.text)[:1].isupper():
        return None
    given = people.by_given.get(chunk.head.split(" ")[-1], [])
    return given[0].name if len(given) == 1 else None


def name_of(person: Person, use: NameUse) -> str:
    """The person's name; "" where a father and a son, told apart by "Sr." and "Jr.", may share the uses."""
    if person.suffixes and any(bool(other.name.suffix) != bool(use.name.suffix) and other.name.given for other in person.uses):
        return ""
    return person.name


def _pronoun(reading: Reading, index: int, number: int) -> str:
    """For whom "he" or "she" stands: the person told before in the sentence, if but one; after "when he was", the subject to come."""
    people = people_of(reading)
    sentence = reading.sentences[index]
    chunk = sentence.chunks[number]
    here = people.by_sentence.get(index, [])
    said = "f" if chunk.head == "she" else "m"
    for before in reversed(sentence.chunks[:number]):
        if before.mention is not None or _behind_front(sentence, sentence.chunks.index(before)) == number:
            continue  # "the sixth of nine children"; "The daughter of a baker, she"
        if before.tokens[0] and sentence.tokens[before.tokens[0] - 1].text.lower() == "as":
            continue  # "As a boy of 12, in 1985, he"
        if gendered_words().get(before.head, said) != said:
            continue  # "a brother" is no "she"
        if before.head in date_words("nouns for a person") and not any(use.core.overlaps(before.span) for use in here):
            return " ".join((*(word for word in before.modifiers if word in date_words("adjectives that tell people apart")), before.head))
    named = {use.index: use for use in here if use.span.start < chunk.span.start and use.index in people.of}
    if not named and any(_is_subject(sentence, use) for use in here if use.span.start < chunk.span.start):
        return ""  # "Berg joined in 2015, when he was 42", where no Berg was named in full
    if any(before.head in ("he", "she") and before.head != chunk.head for before in sentence.chunks[:number]):
        return ""  # "he is 41 and she turned 39": of two people, of whom one is not named
    other = {"he": {"f"}, "she": {"m"}}.get(chunk.head)
    persons = {
        people.of[at].name: name_of(people.of[at], use)
        for at, use in named.items()
        if other is None or genders_of(reading).get(people.of[at].name) != other
    }
    if persons:
        return next(iter(persons.values())) if len(persons) == 1 else ""
    lead = sentence.tokens[chunk.tokens[0] - 1].text.lower() if chunk.tokens[0] else ""
    after = [use for use in here if chunk.span.end < use.span.start and use.index in people.of]
    if after and lead in _BEFORE_SUBJECT and (chunk.tokens[0] == 1 or _is_main(sentence, after[0])):
        return name_of(people.of[after[0].index], after[0])
    told = antecedent(reading, index, chunk.head)
    return told.name if told is not None and not told.suffixes else ""


def before_who(reading: Reading, index: int, at: int) -> str:
    """The person whom a relative clause describes: the noun phrase before "who", or the name to which it stands in apposition.

    Args:
        reading: the draft.
        index: of the sentence.
        at: where "who" stands.
    """
    sentence = reading.sentences[index]
    chunks = enumerate(sentence.chunks)
    before = [number for number, chunk in chunks if chunk.span.end <= at and not chunk.compound and not _is_age(reading, chunk)]
    if not before:
        return ""
    last = before[-1]
    chunk = sentence.chunks[last]
    lead = sentence.tokens[chunk.tokens[0] - 1].text.lower() if chunk.tokens[0] else ""
    if _is_name(reading, chunk):
        # "the son of Ada Moss, who was 20" may be of either.
        return "" if lead == "of" else person_of(reading, index, last)
    named = len(before) > 1 and lead in (",", "—", "–") and _is_name(reading, sentence.chunks[before[-2]])
    if named and chunk.determiner in ("a", "an", "the"):
        return person_of(reading, index, before[-2])
    plain = chunk.head in ("he", "she", "man", "woman", "boy", "girl", "client") or (
        chunk.determiner == "the" and is_person_noun(chunk.head)
    )
    return person_of(reading, index, last) if plain else ""


def _is_age(reading: Reading, chunk: Chunk) -> bool:
    """Whether a noun phrase is a bare number, as of an age between a name and "who": "Dana Wirth, now 40, who"."""
    return chunk.span.text_of(reading.text).isdigit()


def _is_name(reading: Reading, chunk: Chunk) -> bool:
    people = people_of(reading)
    return any(use.core.overlaps(chunk.span) and use.index in people.of for use in people.uses)


def _is_main(sentence: SentenceReading, use: NameUse) -> bool:
    """Whether a name behind a comma is the subject of a clause: "In the room where he was born, Orr still sleeps"."""
    return any(
        sentence.chunks[at].span.overlaps(use.core) and sentence.tokens[max(0, sentence.chunks[at].tokens[0] - 1)].text == ","
        for clause in sentence.clauses
        for at in clause.subject
    )


def _is_subject(sentence: SentenceReading, use: NameUse) -> bool:
    """Whether a name is the subject of a clause."""
    return any(sentence.chunks[at].span.overlaps(use.core) for clause in sentence.clauses for at in clause.subject)


def subject_before(reading: Reading, index: int, at: int) -> str:
    """The person for whom the noun phrase nearest before an offset stands, of those that stand for people."""
    people = people_of(reading)
    best: int | None = None
    for number, chunk in enumerate(reading.sentences[index].chunks):
        if chunk.span.end > at:
            break
        if chunk.compound:
            continue
        if (
            chunk.head in ("he", "she")
            or chunk.head in date_words("nouns for a person")
            or any(use.core.overlaps(chunk.span) and use.index in people.of for use in people.uses)
        ):
            best = number
    return "" if best is None else person_of(reading, index, best)


def clause_at(sentence: SentenceReading, span: Span) -> Clause | None:
    """The last clause whose verb stands at or before a span, and that has a subject."""
    before = [clause for clause in sentence.clauses if clause.verb is not None and clause.subject and clause.verb.span.start <= span.start]
    return before[-1] if before else None


def subject_of(reading: Reading, index: int, at: int) -> str:
    """The person who is the subject of the clause in which an offset stands."""
    clause = clause_at(reading.sentences[index], Span(at, at))
    if clause is None:
        return subject_before(reading, index, at)
    return person_of(reading, index, clause.subject[0])
