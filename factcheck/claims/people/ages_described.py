"""ages_described: how old people are, told with no name beside it: "the 38-year-old swimmer", "who at 63 still cycles"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.people.ages import read_ages
from factcheck.claims.people.antecedents import genders_of, named_in
from factcheck.claims.people.definite_persons import brings_in, is_called, is_new, may_be, taken_up
from factcheck.claims.people.genders import gender_of_title, may_be_a_relative
from factcheck.claims.people.life_numbers import age_number
from factcheck.claims.people.person import NameUse
from factcheck.claims.people.persons import is_person_noun, name_of, person_of
from factcheck.claims.people.referents import people_of
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import kinship, professions, roles
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading, Token, once
from factcheck.values import Quantity

_OLD: Final = re.compile(r"(?P<age>\d{1,3}|[a-z]+(?:-[a-z]+)?)[ -]years?[ -]old", re.IGNORECASE)
# "Ada Voss turned 40 last week": her age now.
_TURNED: Final = re.compile(
    r"(?:, who)? (?:has |had )?(?:just |recently )?turned (?P<age>\d{1,3})"
    r"(?= (?:last|this|on|earlier|recently|over|yesterday|today|just|two|three|a few|a|in (?!\d))\b)"
)
_BARE: Final = re.compile(r"\d{1,3}|[a-z]+(?:-[a-z]+)?", re.IGNORECASE)
_AGE_WORDS: Final = ("the", "age", "of", "just", "only")
_BACK: Final = 3  # sentences back in which the one described is told
_NEAR: Final = 3  # years by which a slip may miss an age; else one digit is wrong, or two have changed places
_GROWN: Final = 20


def ages_described(reading: Reading) -> Iterator[tuple[str, int, Span]]:
    """The ages told of people who are not named right beside them, each with whose it is, in text order."""
    beside: dict[str, set[int]] = {}
    for claim in read_ages(reading, people_of(reading)):
        if claim.tenure == "now":
            beside.setdefault(claim.actor, set()).add(int(claim.value))
    for use, person in people_of(reading).told():
        turned = _TURNED.match(reading.text, use.span.end)
        if turned is not None:
            beside.setdefault(person.name, set()).add(int(turned["age"]))
    for index, sentence in enumerate(reading.sentences):
        if not any(token.tag in ("NUM", "ADJ") and token.form in ("A", "C") for token in sentence.tokens):
            continue
        for chunk in sentence.chunks:
            yield from _by_noun(reading, index, chunk, beside)
        for clause in sentence.clauses:
            yield from _at(reading, index, clause, beside)


def _by_noun(reading: Reading, index: int, chunk: Chunk, beside: Mapping[str, set[int]]) -> Iterator[tuple[str, int, Span]]:
    """The age that a noun phrase holds, or that stands in commas behind it."""
    sentence = reading.sentences[index]
    told = _age_in(sentence, chunk)
    apposed = _age_behind(sentence, chunk) if told is None and chunk.determiner == "the" else None
    age, span = told or apposed or (0, chunk.span)
    if not age or chunk.compound:
        return
    if chunk.determiner == "the" and _may_take_up(reading, sentence, chunk):
        who = _taken_up(reading, index, chunk, age, beside, told is None)
    elif chunk.determiner in ("a", "an"):
        who = (
            _apposed_to(reading, index, chunk, age, beside)
            or _introduced(reading, index, chunk, age, beside)
            or _named_beside(reading, index, chunk, age, beside)
        )
    else:
        return
    if who:
        yield who, age, span


def _age_in(sentence: SentenceReading, chunk: Chunk) -> tuple[int, Span] | None:
    """The age among the words of a noun phrase: "the 38-year-old swimmer"; its span runs from the determiner over the age."""
    for token in sentence.tokens[chunk.tokens[0] : chunk.tokens[1] + 1]:
        told = _OLD.match(token.text) if token.form == "A" else None
        age = age_number(told["age"].lower()) if told else None
        if age is not None:
            return age, Span(chunk.span.start, token.span.end)
    return None


def _age_behind(sentence: SentenceReading, chunk: Chunk) -> tuple[int, Span] | None:
    """The age in commas behind a noun for a person: "the roofer, 44, drove"."""
    tokens, at = sentence.tokens, chunk.tokens[1] + 1
    if not is_person_noun(chunk.head) or at + 2 >= len(tokens) or tokens[at].text != "," or tokens[at + 2].text not in (",", "."):
        return None
    number = tokens[at + 1]
    if number.form not in ("A", "C") or not number.text.isdigit() or not 9 < int(number.text) < 110:
        return None
    return int(number.text), Span(chunk.span.start, number.span.end)


def _may_take_up(reading: Reading, sentence: SentenceReading, chunk: Chunk) -> bool:
    """Whether "the" may take up one told before: no name and no "of" or "who" follows, and the noun is not one of kin."""
    after = sentence.tokens[chunk.tokens[1] + 1 :][:3]
    words = [token.text.lower() for token in after]
    if chunk.head in kinship() or words[:1] in (["of"], ["who"], ["from"], ["and"], ["with"]) or words[:2] == [",", "who"]:
        return False
    named = any(use.core.overlaps(chunk.span) or 0 <= use.core.start - chunk.span.end <= _OPENING for use in _uses(reading, sentence))
    return not named


_OPENING: Final = 3  # characters, a comma and a space, between a description and the name to which it stands in apposition


def _uses(reading: Reading, sentence: SentenceReading) -> list[NameUse]:
    return people_of(reading).by_sentence.get(sentence.sentence.index, [])


def _taken_up(reading: Reading, index: int, chunk: Chunk, age: int, beside: Mapping[str, set[int]], apposed: bool) -> str:
    """The one told before for whom "the 38-year-old swimmer" stands.

    That is the one person of the sentences before, where they tell of nobody else; else the only one whose age the draft tells, where
    the two ages are so near that one may be a slip for the other.
    """
    if not _may_be_of_named(reading, age, beside):
        return ""
    person = taken_up(reading, index, chunk)
    first = chunk.tokens[0] == 0 or _is_behind_front(reading.sentences[index], chunk)
    if person is not None and first and chunk.head not in date_words("nouns for strangers"):
        called = is_called(reading, person, chunk.head)
        if called or (_is_varied(reading, chunk) if apposed else chunk.head not in roles()):
            return person.name
    if (apposed and person is None) or any(one.determiner != "the" for one in _strangers(reading, index)):
        return ""
    if person is None:
        before = named_in(reading, Span(reading.sentences[index].sentence.span.start, chunk.span.start))
        if len(beside) != 1 or not {one.name for one in before} <= set(beside):
            return ""
        person = next((one for one in people_of(reading).people if one.name in beside), None)
    if person is None or person.suffixes or not may_be(reading, person, chunk):
        return ""
    return person.name if any(is_slip(age, told) for told in beside.get(person.name, ())) else ""


def _is_behind_front(sentence: SentenceReading, chunk: Chunk) -> bool:
    """Whether a subject is that of a participle at the front of a sentence too: "Born in 2003, the 24-year-old has boxed since"."""
    front = sentence.clauses[0] if sentence.clauses else None
    if front is None or front.subject or front.verb is None or front.verb.tense or front.verb.tokens[0] > 1:
        return False
    after = next((clause for clause in sentence.clauses[1:] if clause.verb is not None and clause.verb.tense and not clause.relative), None)
    return after is not None and bool(after.subject) and sentence.chunks[after.subject[0]] is chunk


def _may_be_of_named(reading: Reading, age: int, beside: Mapping[str, set[int]]) -> bool:
    """Whether no other phrase of the draft tells the age, so that it may be a slip for that of one who is named.

    Of the young a draft tells several: their ages are compared only where it tells those of nobody else.
    """
    written = _ages_written(reading)
    if written[age] > 1 or any(age in ages for ages in beside.values()):
        return False
    ages = {number for told in beside.values() for number in told}
    return min(ages | {age}) >= _GROWN or (len(beside) == 1 and set(written) <= ages | {age})


@once
def _ages_written(reading: Reading) -> Counter[int]:
    """How often each age is written in a draft."""
    return Counter(age for mention in reading.mentions if (age := _age_of(mention)) is not None)


def _age_of(mention: Mention) -> int | None:
    value = mention.value
    return int(value.nominal) if mention.kind == "age" and isinstance(value, Quantity) and value.nominal.denominator == 1 else None


def _is_varied(reading: Reading, chunk: Chunk) -> bool:
    """Whether a noun of calling, which was not used before, can only be another word for the one told before."""
    return chunk.head in professions() and chunk.head not in roles() and is_new(reading, chunk)


def is_slip(age: int, told: int) -> bool:
    """Whether one age may be a slip for another: some years off, one digit wrong, or two that have changed places.

    >>> is_slip(74, 77), is_slip(46, 64), is_slip(31, 58)
    (True, True, False)
    """
    first, second = f"{age:02}", f"{told:02}"
    one_digit = len(first) == len(second) == 2 and (first[0] == second[0] or first[1] == second[1])
    return abs(age - told) <= _NEAR or one_digit or first == second[::-1]


def _strangers(reading: Reading, index: int) -> Iterator[Chunk]:
    for back in range(index - 1, max(index - 1 - _BACK, -1), -1):
        yield from (chunk for chunk in reading.sentences[back].chunks if brings_in(reading, back, chunk))


def _apposed_to(reading: Reading, index: int, chunk: Chunk, age: int, beside: Mapping[str, set[int]]) -> str:
    """The person of whom "an 11-year-old" is said: the name before the comma, or the subject of "is"."""
    sentence = reading.sentences[index]
    at = sentence.chunks.index(chunk)
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is not None and verb.lemma == "be" and at in clause.objects and clause.subject:
            plain = verb.tense == "present" and not verb.negated and verb.modality == "asserted"
            return person_of(reading, index, clause.subject[0]) if plain else ""
    first = chunk.tokens[0]
    if not first or sentence.tokens[first - 1].text != "," or not at:
        return ""
    before = sentence.chunks[at - 1]
    use = next((use for use in _uses(reading, sentence) if use.core.overlaps(before.span)), None)
    if use is None or before.tokens[1] != first - 2 or not use.core.end >= before.span.end:
        return ""  # "Denning's passenger, a 26-year-old woman"
    person = people_of(reading).of.get(use.index)
    who = use.name.full if person is None else name_of(person, use)
    return who if any(is_slip(age, told) for told in beside.get(who, ())) else ""


def _introduced(reading: Reading, index: int, chunk: Chunk, age: int, beside: Mapping[str, set[int]]) -> str:
    """The one whom the next sentence names, of "a 61-year-old chemist" in the first sentence of a story.

    Where no other is told to be so old, and the two ages are so near that one may be a slip for the other.
    """
    sentence = reading.sentences[index]
    body = [at for at, one in enumerate(reading.sentences[: index + 1]) if one.sentence.role == "body"]
    if len(body) != 1 or index + 1 >= len(reading.sentences) or named_in(reading, sentence.sentence.span):
        return ""
    if any(other is not chunk and is_person_noun(other.head) for other in sentence.chunks):
        return ""  # "a chemist and his wife were found"
    if sum(_age_in(sentence, other) is not None for other in sentence.chunks) != 1 or any(age in ages for ages in beside.values()):
        return ""
    after = reading.sentences[index + 1]
    named = {person.name: person for person in named_in(reading, after.sentence.span)}
    subject = next((clause.subject[0] for clause in after.clauses if clause.subject), None)
    if len(named) != 1 or subject is None:
        return ""
    name, person = next(iter(named.items()))
    chunk_of_name = after.chunks[subject].span
    if not any(use.core.overlaps(chunk_of_name) for use in person.uses) or not may_be(reading, person, chunk):
        return ""
    if reading.text.startswith(", the ", chunk_of_name.end):
        return ""
    if any(clause.verb is not None and clause.subject[:1] == (subject,) and _looks_on(clause) for clause in after.clauses):
        return ""  # "A 16-year-old was found in the lake on Monday. Kay Brand, 18, a lifeguard, saw the boat."
    return name if any(is_slip(age, told) for told in beside.get(name, ())) else ""


def _named_beside(reading: Reading, index: int, chunk: Chunk, age: int, beside: Mapping[str, set[int]]) -> str:
    """The one whom the same noun with "the" names later: "A 41-year-old man was pulled out. The man, Bo Marsh, 43, was cold".

    Where the draft tells of one such alone, and the two ages are so near that one may be a slip for the other.
    """
    near = reading.sentences[max(0, index - _BEFORE) : index + 1 + _AFTER]
    brought_in = [one for other in near for one in other.chunks if one.head == chunk.head and one.determiner in ("a", "an", "another")]
    if len(brought_in) != 1 or not is_person_noun(chunk.head):
        return ""
    for sentence in reading.sentences[index + 1 : index + 1 + _AFTER]:
        for other in sentence.chunks:
            if other.head != chunk.head or other.determiner != "the":
                continue
            use = next((use for use in _uses(reading, sentence) if use.core.start - other.span.end == len(", ")), None)
            person = people_of(reading).of.get(use.index) if use is not None else None
            if person is None or not may_be(reading, person, chunk):
                continue
            return person.name if any(is_slip(age, told) for told in beside.get(person.name, ())) else ""
    return ""


_BEFORE: Final = 30  # sentences back in which another one may be told
_AFTER: Final = 5  # sentences from "a man" to "the man, Bo Marsh,"


def _looks_on(clause: Clause) -> bool:
    """Whether a clause tells what somebody saw or said, as those do who stand by."""
    assert clause.verb is not None
    return clause.verb.lemma in word_set("what bystanders do")


def _at(reading: Reading, index: int, clause: Clause, beside: Mapping[str, set[int]]) -> Iterator[tuple[str, int, Span]]:
    """An age after "at", in the present: "At 74, she is the oldest"; "Dr. Amsel, who at 63 still cycles"; "he still swims, at 84"."""
    sentence, verb = reading.sentences[index], clause.verb
    if verb is None or (verb.perfect and verb.tense != "present") or not clause.subject:
        return
    # "At 86, Crouch said, he had begun to think about ice": what is said is said now.
    if verb.tense != "present" and not (clause.event == "say" and verb.tense == "past"):
        return
    if verb.modality != "asserted":
        return
    for token in sentence.tokens:
        told = _bare_age(sentence.tokens, token)
        if told is None or not _is_of(sentence, clause, token):
            continue
        who = _subject(reading, index, clause)
        front = token.index == 0 or sentence.tokens[token.index - 1].text in (",", "who", "—", "“", '"')
        if verb.negated and verb.lemma != "be" and not front:
            continue
        if who and ((front and verb.tense == "present") or any(is_slip(told[0], age) for age in beside.get(who, ()))):
            yield who, told[0], told[1]


def _bare_age(tokens: tuple[Token, ...], token: Token) -> tuple[int, Span] | None:
    """The bare number behind "at", with nothing that it counts behind it."""
    if token.text.lower() != "at" or token.index + 1 >= len(tokens):
        return None
    at = token.index + 1
    while at + 1 < len(tokens) and tokens[at].text.lower() in _AGE_WORDS:
        at += 1  # "at the age of 63"
    number = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    written = number.text.lower().removesuffix(" years of age").removesuffix(" years old")
    if not _BARE.fullmatch(written) or number.form not in ("C", "A", "CD"):
        return None
    age = age_number(written)
    if age is None or age < 10 or (after is not None and after.tag not in ("PUNCT", "AUX", "VERB", "ADV", "CONJ")):
        return None
    return age, Span(token.span.start, number.span.end)


def _is_of(sentence: SentenceReading, clause: Clause, token: Token) -> bool:
    """Whether "at" stands in a clause: between its subject and its verb, right before its subject, or at its end."""
    assert clause.verb is not None
    verbs = [other.verb.tokens for other in sentence.clauses if other.verb is not None]
    subject = sentence.chunks[clause.subject[0]]
    start, end = clause.verb.tokens
    if token.index < subject.tokens[0]:
        opens = not token.index or (token.index == 2 and sentence.tokens[1].text == "," and sentence.tokens[0].tag in ("ADV", "CONJ"))
        return opens and subject.tokens[0] - token.index <= 7
    if token.index < start:
        return not any(token.index < other[0] < start or subject.tokens[1] < other[0] < token.index for other in verbs)
    return not any(end < other[0] < token.index for other in verbs) and token.index - end <= 9


def _subject(reading: Reading, index: int, clause: Clause) -> str:
    """The person who is the subject; "" where a title before a surname may be that of a relative."""
    sentence = reading.sentences[index]
    words = sentence.chunks[clause.subject[0]].span
    people = people_of(reading)
    for use in _uses(reading, sentence):
        person = people.of.get(use.index)
        if person is None or not words.overlaps(use.core) or not (title := gender_of_title(use)):
            continue
        if title not in genders_of(reading).get(person.name, set()) and may_be_a_relative(use, person, reading):
            return ""
    return person_of(reading, index, clause.subject[0])
