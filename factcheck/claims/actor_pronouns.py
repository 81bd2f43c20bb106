"""read_pronouns: whom "he", "she", "his" and "herself" tell of, where grammar or the want of anyone else leaves one person.

Two ways lead from a pronoun to a name. Grammar binds "herself", "her own" and what nobody can lose, spend or change but the owner
("lost his hearing") to the subject of their clause. And a pronoun has no one else to stand for where everyone spoken of before it,
as far back as readers look, is of the other gender by an honorific, a title or a word of kinship.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.claims.cast import PRONOUNS, Being, beings_of, introduced
from factcheck.claims.referents import NameUse, People, Person, people_of
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import kinship
from factcheck.scoping.wordlists import speech_verbs
from factcheck.syntax.clause import REACH, Chunk, Clause, Reading, SentenceReading, Token, once

# How many sentences, and paragraphs, readers look back for the one whom a pronoun means.
_SENTENCES, _PARAGRAPHS = 4, 1
# Words of a sentence among which a pronoun opens it.
_OPENING = 3
_WHEN = frozenset(("as", "when", "while", "before", "after", "then", "and"))  # "“It was mine,” Lund said as she"

Told = tuple[Person, str, Span, NameUse]


def read_pronouns(reading: Reading, people: People, known: dict[int, str]) -> Iterator[Told]:
    """The pronouns outside quotations that can only be one named person's, with their gender; `known` are the genders that words tell."""
    beings = beings_of(reading)
    known = {**_agreed(reading), **known}
    for sentence in reading.sentences:
        if sentence.sentence.role != "body":
            continue
        yield from _bound(reading, people, sentence)
        yield from _of_relatives(reading, sentence, beings[sentence.sentence.index])
    for place in _places(reading):
        yield from _left_over(reading, place, known)


@dataclass(frozen=True, slots=True)
class _Place:
    """A pronoun with everyone spoken of before it in its paragraph, or where it is the first there, in the paragraph before.

    `taken` are the genders of the pronouns before anyone was named there: they stand for somebody else. `mixed` is a sentence that has
    pronouns of both genders.
    """

    token: Token
    said: str
    sentence: SentenceReading
    here: tuple[Being, ...]
    taken: frozenset[str]
    mixed: bool = False


@once
def _places(reading: Reading) -> tuple[_Place, ...]:
    """The pronouns outside quotations, in text order."""
    found: list[_Place] = []
    beings = beings_of(reading)
    told: list[Being] = []
    last: tuple[list[Being], set[str]] = [], set()
    taken: set[str] = set()
    paragraph, first = -1, True
    for sentence in reading.sentences:
        if sentence.sentence.paragraph != paragraph:
            last, told, taken, paragraph, first = (told, taken), [], set(), sentence.sentence.paragraph, True
        here = beings[sentence.sentence.index]
        said_here = {PRONOUNS[word] for token in sentence.tokens if (word := token.text.lower()) in PRONOUNS}
        for token in sentence.tokens if sentence.sentence.role == "body" else ():
            said = PRONOUNS.get(token.text.lower())
            if said is None or token.form not in ("PRP", "PRP$") or reading.scopes.quotation_at(token.span.start) is not None:
                continue
            before = (*told, *(being for being in here if being.start < token.span.start))
            opens = first and (token.index < _OPENING or reading.text[token.span.start - 2] in '”"')
            if before or not opens:
                found.append(_Place(token, said, sentence, before, frozenset(taken), len(said_here) > 1))
            else:
                found.append(_Place(token, said, sentence, tuple(last[0]), frozenset(last[1]), len(said_here) > 1))
            first = False
            # "Lund drove her home", "Ann Lund, his mother": somebody else, as in "his mother, Ann Lund".
            object_ = token.form == "PRP" and token.text.lower() in ("him", "her")
            if (object_ and any(being.start < token.span.start for being in here)) or not any(being.person is not None for being in before):
                taken.add(said)
            elif token.form == "PRP$" and _is_of_kin(sentence, token) and reading.text.endswith(", ", 0, token.span.start):
                taken.add(said)
                found.pop()
        told.extend(here)
    return tuple(found)


def _is_of_kin(sentence: SentenceReading, token: Token) -> bool:
    """Whether "his" or "her" is that of a relative: "his late mother"."""
    return any(chunk.tokens[0] == token.index and chunk.head in kinship() for chunk in sentence.chunks)


def _person_here(place: _Place) -> Being | None:
    """The last mention of the one person of whom a paragraph speaks before a pronoun; None where it speaks of several, or of nobody."""
    named = [being for being in place.here if being.person is not None]
    people = {being.person.index for being in named if being.person is not None}
    loose = any(being.person is None and place.said in being.may for being in place.here)
    if len(people) != 1 or loose or place.said in place.taken:
        return None
    if place.mixed and place.token.index < _OPENING and named[-1].start < place.sentence.sentence.span.start:
        return None
    same = named[-1].start >= place.sentence.sentence.span.start
    return None if same and place.token.form == "PRP" and place.token.text.lower() in ("him", "her") else named[-1]


@once
def _agreed(reading: Reading) -> dict[int, str]:
    """The genders that the pronouns of a person have, by the person's index, where all of them agree, or all of many but one."""
    told: dict[int, Counter[str]] = {}
    for place in _places(reading):
        meant = _person_here(place)
        if meant is not None and meant.person is not None:
            told.setdefault(meant.person.index, Counter())[place.said] += 1
    return {index: most for index, count in told.items() for most, often in count.most_common(1) if count.total() - often <= often // 3}


def _bound(reading: Reading, people: People, sentence: SentenceReading) -> Iterator[Told]:
    """Pronouns that grammar gives to the subject: "Finch, 71, taught herself to fly", "Robin, who lost some of her hearing"."""
    for clause in sentence.clauses:
        if clause.verb is None or len(clause.subject) != 1 or clause.verb.voice == "passive":
            continue
        use = _name_in(people, sentence.chunks[clause.subject[0]])
        if use is None or use.quoted:
            continue
        for chunk in _complements(sentence, clause):
            said = PRONOUNS.get(chunk.head if chunk.head.endswith("self") else chunk.determiner)
            if said is None or reading.scopes.quotation_at(chunk.span.start) is not None:
                continue
            if chunk.head.endswith("self") or "own" in chunk.modifiers or chunk.head in word_set("what is no one else's"):
                end = chunk.span.start + len(chunk.determiner or chunk.head)
                yield people.of[use.index], said, Span(use.core.start, end), use
            break


def _complements(sentence: SentenceReading, clause: Clause) -> Iterator[Chunk]:
    """What stands with a verb, in order, up to another human being: "gave her his own seat" may tell of two."""
    assert clause.verb is not None
    for number in (*clause.objects, *(at for _, at in clause.obliques)):
        chunk = sentence.chunks[number]
        if chunk.span.start < clause.verb.span.end:
            continue
        if chunk.head in PRONOUNS and not chunk.head.endswith("self"):
            return
        while chunk.of is not None and not chunk.determiner and chunk.of > number:
            number = chunk.of
            chunk = sentence.chunks[number]
        if chunk.determiner in ("his", "her") or chunk.head.endswith("self"):
            yield chunk


def _of_relatives(reading: Reading, sentence: SentenceReading, beings: tuple[Being, ...]) -> Iterator[Told]:
    """The pronoun of a relative who is joined to the one named first: "Robin Tasker, who presses the apples, and his sister, Kit"."""
    first = beings[0].use if beings else None
    person = people_of(reading).of.get(first.index) if first is not None else None
    said = next((token.span.start for token in sentence.tokens if token.text.lower() in PRONOUNS), 0)
    if first is None or person is None or first.quoted or said < first.core.start:
        return
    for chunk in sentence.chunks:
        if chunk.determiner in ("his", "her") and chunk.head in kinship():
            alone = all(being.use is first for being in beings if being.start < chunk.span.start)
            if alone and reading.text[sentence.sentence.span.start : chunk.span.start].endswith(" and "):
                yield person, PRONOUNS[chunk.determiner], Span(first.core.start, chunk.span.start + len(chunk.determiner)), first
            return


def _name_in(people: People, chunk: Chunk) -> NameUse | None:
    """The use of a known person's name that heads a noun phrase."""
    for use in people.uses_in(chunk.span):
        if use.index in people.of and use.core.end >= chunk.head_span.end and use.core.overlaps(chunk.head_span):
            return use
    return None


def _left_over(reading: Reading, place: _Place, known: dict[int, str]) -> Iterator[Told]:
    """A pronoun for which there is no one but a single person to stand: "Mr. Hume found the ring. “I nearly ate it,” she said".

    That is the only one of whom the paragraph speaks, where the draft has told of this person before, or else nobody else before may
    be meant. What is said may be said of anyone.
    """
    meant = _person_here(place)
    if meant is None or meant.person is None or meant.person.suffixes:
        return
    person, at = meant.person, place.sentence.sentence
    first = min(use.span.start for use in person.uses)
    new = reading.text.find("\n", first, meant.start) < 0 and person not in introduced(reading).values()
    words = re.findall(r"[a-z]+", reading.text[meant.start : place.token.span.start])
    says = not speech_verbs().isdisjoint(words) and not (words[-1] in _WHEN and words[-2] in speech_verbs())
    near = place.here[-1].start >= at.span.start or reading.text.find("\n", meant.start, place.token.span.start) < 0
    if new or says or not near:
        for being in _before(reading, place.sentence, everyone=new):
            if being.person is person:
                continue
            may = known.get(being.person.index, "fm") if being.person is not None else being.may
            if place.said in may:
                return
    use = meant.use or person.full_use
    beside = meant.use is not None and use.sentence.index == at.index
    yield person, place.said, Span(use.core.start, place.token.span.end) if beside else place.token.span, use


def _before(reading: Reading, sentence: SentenceReading, *, everyone: bool) -> Iterator[Being]:
    """The beings of the paragraphs before: of one, or, as what is said may be said of anyone spoken of, of three; or of all."""
    index = sentence.sentence.index
    beings = beings_of(reading)
    reach = 3 * _PARAGRAPHS if any(token.text.lower() in speech_verbs() for token in sentence.tokens) else _PARAGRAPHS
    for at in range(index - 1, max(index - REACH, -1), -1):
        other = reading.scopes.sentences[at]
        back = sentence.sentence.paragraph - other.paragraph
        if other.role == "headline" or (not everyone and back > reach and index - at >= _SENTENCES):
            return
        if back > 0:
            yield from beings.get(at, ())
