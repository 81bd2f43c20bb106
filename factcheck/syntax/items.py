"""The pieces of a sentence that clauses are made of: chunks, verb groups, prepositions, times, conjunctions and marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.syntax.clause import Chunk
from factcheck.syntax.frames import is_phrasal
from factcheck.syntax.pieces import Item
from factcheck.syntax.tokens import Words
from factcheck.syntax.verbs import Group

_MARKS: Final = frozenset(',;:()"&')
_SUBORDINATORS: Final = word_set("subordinators")
_EITHER: Final = word_set("subordinators or prepositions")


def list_items(words: Words, classes: str, chunks: Sequence[Chunk], groups: Sequence[Group], whole: Mapping[int, int]) -> list[Item]:
    """The pieces of a sentence in order.

    Args:
        words: its tokens.
        classes: their classes, one character each.
        chunks: its noun chunks.
        groups: its verb groups.
        whole: for a token that is a mention, its index in the reading.
    """
    found: list[Item] = []
    chunk_at = {chunk.tokens[0]: index for index, chunk in enumerate(chunks) if not chunk.compound}
    group_at = {group.verb.tokens[0]: index for index, group in enumerate(groups)}
    at, count = 0, len(words)
    while at < count:
        if at in chunk_at and words.lows[at : at + 2] == ["a", "little"] and words.lows[at + 2 : at + 3][:1] in (["before"], ["after"]):
            at += 2  # "a little before 5 a.m."
            continue
        if at in chunk_at:
            index = chunk_at[at]
            found.append(Item("N", index, at, chunks[index].tokens[1]))
            at = chunks[index].tokens[1] + 1
            continue
        if at in group_at:
            index = group_at[at]
            found.append(Item("V", index, at, groups[index].verb.tokens[1]))
            last = groups[index].verb.tokens[1]
            timed = (within for within in range(at, last) if classes[within] == "t" and within in whole)
            found.extend(Item("t", whole[within], within, within) for within in timed)
            at = last + 1
            if at < count and is_phrasal(groups[index].verb.lemma, words.lows[at]) and groups[index].verb.voice == "active":
                at += 1
            continue
        found.extend(_single(words, classes, at, whole))
        at += 1
    for position, item in enumerate(found):
        if item.kind == "I" and item.word in _EITHER and _begins_clause(found, position, groups):
            item.kind = "S"
    return found


def _begins_clause(items: Sequence[Item], position: int, groups: Sequence[Group]) -> bool:
    """Whether "after", "as", ... stands before a clause ("after a bus crashed") and not before a noun phrase alone."""
    nouns = 0
    for item in items[position + 1 : position + 8]:
        if item.kind == "V":
            return nouns > 0 and groups[item.index].kind == "finite"
        if item.kind == "N":
            nouns += 1
        elif item.kind not in "It&":
            return False
    return False


def _single(words: Words, classes: str, at: int, whole: Mapping[int, int]) -> list[Item]:
    kind, low = classes[at], words.lows[at]
    if kind in "IT":
        if low in _SUBORDINATORS:
            return [Item("S", at, at, at, low)]
        if low == "to" and at and words.lows[at - 1] == "according":
            return [Item("I", at, at, at, "according to")]
        return [Item("I", at, at, at, low)]
    if kind == "t" and at in whole:
        return [Item("t", whole[at], at, at)]
    if kind in "wW":
        return [Item("w" if kind == "w" else "W", at, at, at, low)]
    if kind in "je":
        return [Item("j", at, at, at, low)]
    if kind in _MARKS:
        return [Item(kind, at, at, at, low)]
    return []


def _of_follows(items: Sequence[Item], at: int) -> bool:
    if at + 2 >= len(items) or items[at].kind != "N" or items[at + 2].kind != "N":
        return False
    return items[at + 1].kind == "I" and items[at + 1].word == "of"


def link_of(items: Sequence[Item], chunks: Sequence[Chunk]) -> list[Chunk]:
    """Chunks with the chunk after "of" that completes them: 'two of the five', 'of the five, two', 'of whom two'."""
    found = list(chunks)
    for at, item in enumerate(items):
        if _of_follows(items, at):
            found[item.index] = replace(found[item.index], of=items[at + 2].index)
        elif _is_fronted(items, at):
            later = _part_of_fronted(items, at)
            if later is not None:
                part = found[later]
                if not part.head and part.of is None and part.mention is not None:
                    found[later] = replace(part, of=items[at + 1].index)
    return found


def _is_fronted(items: Sequence[Item], at: int) -> bool:
    """Whether an "of" phrase stands before what it completes: 'Of the 40, 12 closed'."""
    if items[at].kind != "I" or items[at].word != "of" or at + 2 >= len(items) or items[at + 1].kind != "N":
        return False
    return not at or items[at - 1].kind != "N"


def _part_of_fronted(items: Sequence[Item], at: int) -> int | None:
    """The chunk that a fronted "of" phrase completes: the next one, or the next after the comma that ends the phrase."""
    if items[at + 2].kind == "N":
        return items[at + 2].index
    for later in range(at + 2, min(len(items) - 1, at + 9)):
        if items[later].kind == ",":
            return items[later + 1].index if items[later + 1].kind == "N" else None
    return None


def without_of(items: Sequence[Item], chunks: Sequence[Chunk]) -> list[Item]:
    """The items without the "of" phrases that complete a chunk: they take part through it."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        kept = items[at]
        found.append(kept)
        while _of_follows(items, at):
            at += 2
            kept.tail = items[at].index
            if _lists_counts(items, at, chunks) and chunks[kept.index].mention is None:
                at += 2
        at += 1
    return found


def _lists_counts(items: Sequence[Item], at: int, chunks: Sequence[Chunk]) -> bool:
    """'a jury of seven men and five women': the counts belong together within the "of" phrase."""
    if at + 2 >= len(items) or items[at + 1].kind != "&" or items[at + 2].kind != "N":
        return False
    return chunks[items[at].index].mention is not None and chunks[items[at + 2].index].mention is not None
