"""read_lists_apart: the one list of names of a draft, and the one count in it that misses their number by one.

As in "Officials from six towns signed ... The agreement lists Alden, Brightwater, Corley and Mott". Nothing but their number ties a list
that stands apart to a count; so the draft has one such list, no count that is the number of its names, and one that is next to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.name_lists import NameList, names_from
from factcheck.claims.nouns import is_period, is_person
from factcheck.syntax.clause import Chunk, Reading, SentenceReading
from factcheck.values import Quantity

_LEAST: Final = 3
_MOST: Final = 20
_LEAD: Final = 4
_FAR: Final = 12
_AFTER: Final = frozenset(
    ("from", "on", "in", "at", "this", "next", "will", "were", "have", "had", "are", "was", "when", "before", "after")
)
_SOME: Final = frozenset(("including", "include", "includes", "included", "like", "as", "among", "between", "plus", "mostly", "especially"))


def read_lists_apart(reading: Reading, text: str) -> Iterator[tuple[NameList, Chunk, SentenceReading]]:
    """The list, the chunk that counts its members, and the sentence of the list; nothing where either may be another."""
    lists = [(listed, sentence) for sentence in reading.sentences if sentence.sentence.role == "body" for listed in _lists(sentence, text)]
    if len(lists) != 1:
        return
    listed, home = lists[0]
    size = len(listed.names)
    counts = [
        (chunk, int(number))
        for sentence in reading.sentences
        if abs(sentence.sentence.index - home.sentence.index) <= _FAR
        for chunk in sentence.chunks
        if (number := _number_of(reading, chunk)) is not None
    ]
    near = [(chunk, number) for chunk, number in counts if abs(number - size) == 1 and chunk.head]
    if len(near) != 1 or any(number == size for _, number in counts) or near[0][0] in home.chunks:
        return
    chunk = near[0][0]
    if is_person(chunk.head) and len({name.count(" ") > 0 for name in listed.names}) > 1:
        return  # "Worthy, Cleveland Smith and Deon Barr": a surname may stand beside another name
    yield listed, chunk, home


def _lists(sentence: SentenceReading, text: str) -> Iterator[NameList]:
    """The lists of three names or more in a sentence that do not say that they are of some only."""
    tokens, at = sentence.tokens, 0
    while at < len(tokens):
        starts = tokens[at].text[:1].isupper() and tokens[at].tag in ("PROPN", "NOUN", "ADJ")
        listed = names_from(tokens, at, text, before=_AFTER) if starts else None
        if listed is None or len(listed.names) < _LEAST:
            at += 1
            continue
        lead = {token.text.lower() for token in tokens[max(0, at - _LEAD) : at]}
        if not lead & _SOME:
            yield listed
        at = listed.end


def _number_of(reading: Reading, chunk: Chunk) -> int | None:
    """The small whole number of things that a chunk counts; None where it counts a time, a size or a rough number."""
    mention = reading.mentions[chunk.mention] if chunk.mention is not None else None
    if mention is None or mention.kind != "cardinal" or not isinstance(mention.value, Quantity) or chunk.compound or mention.of:
        return None
    value = mention.value
    whole = value.nominal.denominator == 1 and 1 < value.nominal <= _MOST and value.bound == "="
    return int(value.nominal) if whole and not is_period(chunk.head) else None
