"""is_told_of_another: whether the words around a figure's noun say that it is that of another thing of the kind than an earlier one.

By whoever holds or gives it ("Pell, the holder of 49 percent", "the bid from Roe"), by what it is compared with ("better than the offer of
$10.45"), by the noun told twice in its sentence ("The banks' exports came to $5 billion, exports of others to $6 billion"), by a number in
its name ("that 2B model"), by a subject that is new to the draft ("Brokers hold the rest of their 70 percent share"), or since the noun was
last told of another ("the import index rose ... the index").
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board
from factcheck.links.counts.carried import Carried
from factcheck.links.cues import COMPARED
from factcheck.syntax.clause import Chunk, SentenceReading, Token

_LEAD: Final = 8
_INNER: Final = frozenset(("NOUN", "PROPN", "ADJ"))


def is_told_of_another(other: Carried, later: Carried, board: Board) -> bool:
    """Whether the later figure is carried by another thing of the kind than the earlier."""
    return (
        _is_apposed_to_new(other, later)
        or _is_compared_with(later)
        or _are_from_two(other, later)
        or _is_told_twice(later)
        or _is_numbered(other, later)
        or _is_of_new_plural(other, later, board)
        or _is_since_of_another(other, later, board)
    )


def _lead(later: Carried) -> list[Token]:
    return [token for token in later.sentence.tokens if token.span.end <= later.start][-_LEAD:]


def _is_apposed_to_new(other: Carried, later: Carried) -> bool:
    """Whether the noun of a figure says who a name is that the earlier sentence does not have: "Pell Ltd., the holder of 49 percent"."""
    lead = _lead(later)
    at = next((at for at in range(len(lead) - 1, 0, -1) if lead[at].tag == "DET"), 0)
    if later.before or at < 1 or lead[at - 1].text != ",":
        return False
    named = [token for token in later.sentence.tokens[: lead[at].index] if token.tag == "PROPN"]
    known = {token.text for token in other.sentence.tokens}
    return bool(named) and named[0].index == 0 and not any(set(token.text.split()) & known or token.text in known for token in named[:1])


def _is_compared_with(later: Carried) -> bool:
    """Whether the noun phrase of a figure stands behind a word of comparison: "improves over the offer of $10.45 a share"."""
    if later.before:
        return False
    lead = _lead(later)
    at = next((at for at in range(len(lead) - 1, 0, -1) if lead[at].tag == "DET"), 0)
    return at > 0 and any(token.lemma == later.noun for token in lead[at:]) and lead[at - 1].text.lower() in COMPARED


def _are_from_two(other: Carried, later: Carried) -> bool:
    """Whether each figure is from somebody, and not from one: "the $1.2 billion bid from Roe ... The $1.9 billion bid from Pell"."""
    ours, theirs = _source(other), _source(later)
    return bool(ours) and bool(theirs) and not ours & theirs


def _source(carried: Carried) -> set[str]:
    behind = [token for token in carried.sentence.tokens if token.span.start > carried.start][:_LEAD]
    sources = (second for first, second in pairwise(behind) if first.text.lower() in ("from", "by") and second.tag == "PROPN")
    return {part for token in sources for part in token.text.split()}


def _is_told_twice(later: Carried) -> bool:
    """Whether the sentence of a figure with an owner tells the noun again of others: "its exports came to 5, while those | exports of"."""
    if not any(token.form == "POS" for token in _lead(later)):
        return False
    behind = [token for token in later.sentence.tokens if token.span.start > later.start]
    return any(token.lemma == later.noun and token.tag == "NOUN" for token in behind)


def _is_numbered(other: Carried, later: Carried) -> bool:
    """Whether a number in its name tells which thing is meant, and the earlier sentence does not have it: "That 2B model is 4 meters"."""
    lead = _lead(later)
    noun = next((at for at in range(len(lead) - 1, -1, -1) if lead[at].lemma == later.noun), -1)
    first = next((at for at in range(noun - 1, -1, -1) if lead[at].tag == "DET"), noun)
    known = {token.text for token in other.sentence.tokens if token.span.start < other.start}
    return any(any(char.isdigit() for char in token.text) and token.text not in known for token in lead[first:noun])


def _is_of_new_plural(other: Carried, later: Carried, board: Board) -> bool:
    """Whether "their" takes up a bare plural that the draft has not told of before: "Hedgers will lose some of their 70 percent share"."""
    if later.determiner != "their":
        return False
    chunks, clauses = later.sentence.chunks, later.sentence.clauses
    subjects = [chunks[at] for clause in clauses if not clause.relative for at in clause.subject if chunks[at].span.end < later.start]
    named = [chunk for chunk in subjects if chunk.head and chunk.mention is None and not chunk.determiner]
    if not named or later.order <= other.order:
        return False
    last = later.sentence.tokens[named[-1].tokens[1]]
    return last.form in ("NNS", "NNP") and last.text.endswith("s") and not board.is_said_before(last.lemma, other.order + 1)


def _is_since_of_another(other: Carried, later: Carried, board: Board) -> bool:
    """Whether the noun has been told with other words in between: "the export index fell ... the import index rose ... the index"."""
    before = _last_called(board, later.noun, other.order, other.start)
    since = _last_called(board, later.noun, later.order, later.start, above=other.order, after=other.start)
    if before is None or since is None or not before or not since:
        return False
    return bool(before - since) and bool(since - before)


def _last_called(board: Board, noun: str, order: int, start: int, *, above: int | None = None, after: int = -1) -> frozenset[str] | None:
    """The words with which the last phrase with a noun that has any was told before a place, at most two sentences back."""
    floor = order - 2 if above is None else max(above, order - 2)
    for at in range(order, max(-1, floor - 1), -1):
        sentence = board.sentence(at)
        for chunk in reversed(sentence.chunks) if sentence is not None else ():
            if chunk.head.split(" ")[-1] != noun or not after < chunk.span.start < start or sentence is None:
                continue
            words = _words_before(sentence, chunk)
            if words:
                return words
    return None


def _words_before(sentence: SentenceReading, chunk: Chunk) -> frozenset[str]:
    """The words of a noun phrase before its head that say which of a kind it is."""
    inside = sentence.tokens[chunk.tokens[0] : chunk.tokens[1]]
    told = (token for token in inside if token.tag in _INNER and token.form not in ("t", "C", "JJR", "JJS"))
    return frozenset(token.lemma for token in told if not token.text[0].isdigit()) - word_set("adjectives of any of a kind")


__all__ = ["is_told_of_another"]
