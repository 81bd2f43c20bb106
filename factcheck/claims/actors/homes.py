"""read_homes: the home towns of people: "Ada Voss, 41, of Pell," "Ada Voss lives in Pell", "her home in Pell", "Pell resident Ada Voss"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.actors.places import TOWN, place_claim, town_of
from factcheck.claims.actors.scenes import place_of
from factcheck.claims.people.antecedents import antecedent
from factcheck.claims.people.person import People
from factcheck.claims.people.persons import is_person_noun, person_of
from factcheck.claims.people.referents import people_of
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import kinship
from factcheck.mentions.lexicon import word_set as named_words
from factcheck.syntax.clause import Chunk, Reading, SentenceReading

_HOME = re.compile(
    rf"(?:, (?:age |aged )?\d{{1,3}})?(?:,? of|, (?:a|an|the) (?:(?:[\w-]+ ){{1,3}}from|(?:[a-z-]+ )?resident of)|,? who (?:lives"
    rf"|resides) in) (?P<home>{TOWN})(?=[,.;]| (?:was|is|has|had|who|said|told|and|saw|found|won|lost|led|took|[a-z]{{2,}}ed)\b)"
)


def read_homes(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """The home towns of people; the first place of each."""
    seen: set[tuple[str, str]] = set()
    for person, town, span in (*_behind_names(reading, people), *_told(reading)):
        if (person, town) not in seen:
            seen.add((person, town))
            claim = place_claim(reading, person, "home", town, span)
            if claim is not None:
                yield claim


# "Ada Voss, who was born in Ohio", "Ada Voss, a native of Ohio": where somebody came into the world.
_BIRTH = re.compile(
    r"(?:, (?:age |aged )?\d{1,3})?(?:(?:,? who)? was born (?:and raised )?in|, (?:a |an )?(?:born and raised in|born in|native of)"
    r"|(?: is| was) a native of)"
    rf" (?P<place>{TOWN})(?=[,.;]| (?:in|on|and|who|to|but)\b)"
)


def read_births(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """The states, countries and towns in which people were born, as homes; `of` is "birth"."""
    for use, person in people.told():
        match = _BIRTH.match(reading.text, use.span.end, use.sentence.span.end)
        if match is not None and match["place"].lower() not in named_words("months.txt"):
            span = Span(use.core.start, match.end("place"))
            yield told_of(person.name, "home", match["place"], span, use.sentence.role, of="birth")


def _behind_names(reading: Reading, people: People) -> Iterator[tuple[str, str, Span]]:
    for use in people.uses:
        person = people.of.get(use.index)
        match = _HOME.match(reading.text, use.span.end) if person is not None else None
        if person is not None and match is not None and _is_town(match.group("home")):
            yield person.name, match.group("home"), Span(use.core.start, match.end("home"))


def _is_town(written: str) -> bool:
    return town_of(written) == written and re.search(r"\b(?:County|Township|University|College|School)\b", written) is None


def _told(reading: Reading) -> Iterator[tuple[str, str, Span]]:
    """As in "Ms. Voss lives in Pell", "her home in Pell", "Ada Voss's house in Pell", "Pell resident Ada Voss"."""
    for index, sentence in enumerate(reading.sentences):
        if sentence.sentence.role != "body":
            continue
        chunks = sentence.chunks
        for clause in sentence.clauses:
            verb = clause.verb
            if (
                verb is None
                or verb.negated
                or verb.lemma not in word_set("verbs of dwelling")
                or verb.modality != "asserted"
                or not clause.subject
            ):
                continue
            if verb.tense == "past" and not verb.perfect:
                continue
            at = next((at for preposition, at in clause.obliques if preposition == "in"), None)
            name = person_of(reading, index, clause.subject[0])
            if at is not None and name[:1].isupper() and (town := _town_in(reading, chunks[at])):
                yield name, town, verb.span.joined(chunks[clause.subject[0]].span, chunks[at].span)
        for chunk, where in pairwise(chunks):
            if chunk.head in word_set("nouns for where one dwells") and reading.text[chunk.span.end : where.span.start] == " in ":
                name, town = _owner(reading, index, sentence, chunk), _town_in(reading, where)
                if name and town:
                    yield name, town, Span(chunk.span.start, where.span.end)


def _town_in(reading: Reading, chunk: Chunk) -> str:
    place = place_of(reading, chunk)
    town = place[0] if place is not None and place[1] == "town" else ""
    return town if town == chunk.span.text_of(reading.text) and _is_town(town) else ""


def _owner(reading: Reading, index: int, sentence: SentenceReading, chunk: Chunk) -> str:
    """Whose home a noun phrase tells of: "her home", "Ms. Voss's house"; "" where it is unclear."""
    if chunk.determiner in ("his", "her"):
        before = [at for at, other in enumerate(sentence.chunks) if other.span.end <= chunk.span.start]
        if any(sentence.chunks[at].head in kinship() or is_person_noun(sentence.chunks[at].head) for at in before):
            return ""  # "she flew to her sister, and sat in her flat in Pell"
        names = {name for at in before if (name := person_of(reading, index, at))[:1].isupper()}
        person = antecedent(reading, index) if not names else None
        return person.name if person is not None else names.pop() if len(names) == 1 else ""
    people = people_of(reading)
    for use in people.uses_in(chunk.span):
        person = people.of.get(use.index)
        if person is not None and reading.text.startswith(("’s ", "'s ", "’ ", "' "), use.core.end):
            return person.name
    return ""
