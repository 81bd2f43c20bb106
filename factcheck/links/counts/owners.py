"""is_of_new_owner: whether the possessive before a figure's noun is somebody's who came in after the earlier figure was told.

"The core is 61 meters long ... A rival team drilled a lake to the south. Its 35-meter core": the pronoun takes up the last subject, and
that is one which an article, or a word like "another", brings in as new.
"""

from __future__ import annotations

from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board
from factcheck.links.counts.carried import Carried
from factcheck.syntax.clause import Chunk, SentenceReading

_PRONOUNS: Final = frozenset(("its", "his", "her", "their"))
_NEW: Final = frozenset(("a", "an", "another", "one", "some"))


def is_of_new_owner(other: Carried, later: Carried, board: Board) -> bool:
    """Whether a pronoun makes the later figure that of somebody who was brought in behind the earlier one."""
    if later.determiner not in _PRONOUNS:
        return False
    for order in range(later.order, max(other.order, later.order - 3) - 1, -1):
        sentence = board.sentence(order)
        subjects = _subjects(sentence, later.start) if sentence is not None else []
        named = [chunk for chunk in subjects if chunk.head and chunk.mention is None]
        if not named:
            continue
        first = min(named, key=lambda chunk: chunk.span.start)
        return order > other.order and _is_new(first)
    return False


def _subjects(sentence: SentenceReading, end: int) -> list[Chunk]:
    """The subjects of a sentence's main clauses before a place, without pronouns."""
    pronouns = {token.index for token in sentence.tokens if token.tag == "PRON"}
    found = [sentence.chunks[at] for clause in sentence.clauses if not clause.relative for at in clause.subject]
    return [chunk for chunk in found if chunk.span.end < end and chunk.tokens[1] not in pronouns]


def _is_new(chunk: Chunk) -> bool:
    """Whether a noun phrase brings in what was not told of before: "a rival team", "another county"."""
    return chunk.determiner in _NEW or bool(set(chunk.modifiers) & word_set("another of its kind"))
