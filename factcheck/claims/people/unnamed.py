"""unnamed: the one person of whom a short draft speaks that names nobody: "The mayor, born in 1950, is 61", "He was born in 1940"."""

from __future__ import annotations

from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.people.referents import people_of
from factcheck.mentions.actor_words import gendered_words, kinship, professions, roles
from factcheck.mentions.lexicon import word_set
from factcheck.syntax.clause import Chunk, Reading, once

_GENDERS: Final = {"he": "m", "she": "f"}
_OTHERS: Final = frozenset(("they", "them", "who", "i", "we", "another", "other", "one"))
_SHORT: Final = 8  # sentences of a draft that may speak of one person alone


@once
def unnamed(reading: Reading) -> str:
    """The word for the one person: "mayor", or "he"; "" where the draft names anybody, or tells of several."""
    body = [sentence for sentence in reading.sentences if sentence.sentence.role == "body"]
    if people_of(reading).uses or len(reading.sentences) > _SHORT:
        return ""
    chunks = [chunk for sentence in body for chunk in sentence.chunks if chunk.head]
    pronouns = {chunk.head for chunk in chunks} & _GENDERS.keys()
    if len(pronouns) > 1 or any(chunk.head in _OTHERS for chunk in chunks):
        return ""
    persons = [chunk for chunk in chunks if _is_person(chunk)]
    kin = [chunk for chunk in persons if chunk.head in kinship()]
    if any(gendered_words().get(chunk.head, "") in ("", *(_GENDERS[word] for word in pronouns)) for chunk in kin):
        return ""  # "Her sister was born in 1940. She ..."
    others = [chunk for chunk in persons if chunk.head not in kinship()]
    if len({chunk.head for chunk in others}) > 1 or any(chunk.mention is not None or chunk.modifiers for chunk in others):
        return ""
    if any(chunk.determiner not in ("the", "a", "an") for chunk in others) or sum(chunk.determiner != "the" for chunk in others) > 1:
        return ""
    if any(chunk.determiner in ("a", "an") and chunk not in others for chunk in chunks) and others:
        return ""  # "The coach hired a goalie. He ..."
    return others[0].head if others else next(iter(pronouns), "")


def _is_person(chunk: Chunk) -> bool:
    people = date_words("nouns for a person"), date_words("nouns for those who take part"), word_set("person_nouns.txt"), professions()
    head = chunk.head.split(" ")[-1]
    return any(head in words for words in people) or head in roles() or head in kinship()


def stands_for_unnamed(reading: Reading, chunk: Chunk) -> str:
    """The word for the one person of a draft that names nobody, where a noun phrase stands for that person; else ""."""
    word = unnamed(reading) if chunk.head in _GENDERS or chunk.determiner in ("the", "a", "an") else ""
    return word if word and (chunk.head in _GENDERS or chunk.head == word) else ""
