"""own_words: the part of a sentence that tells of one thing, between the joints of its main clauses.

What another clause says ("..., and he has attended every meeting since") tells nothing of whether this one is of another time or case.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import Final

from factcheck.draft import Span
from factcheck.syntax.clause import Reading, SentenceReading, once

_NEAR: Final = 3  # tokens from a conjunction to the subject of its clause: "and then the", "but both of the"
_JOINING: Final = frozenset(("and", "but", "or", "so", "yet", "while"))


def own_words(reading: Reading, index: int, at: int) -> Span:
    """The words of the sentence of an index between the joints of main clauses before and behind the character at `at`.

    A joint is a semicolon, or a conjunction behind a comma where a clause with a subject of its own begins.
    """
    span, joints = reading.sentences[index].sentence.span, _joints(reading)[index]
    behind = bisect_right(joints, at)
    return Span(joints[behind - 1] if behind else span.start, joints[behind] if behind < len(joints) else span.end)


@once
def _joints(reading: Reading) -> tuple[tuple[int, ...], ...]:
    return tuple(_joints_of(sentence) for sentence in reading.sentences)


def _joints_of(sentence: SentenceReading) -> tuple[int, ...]:
    found: list[int] = []
    begins = sorted(
        clause.span.start
        for clause in sentence.clauses
        if clause.verb is not None and clause.verb.tense and clause.subject and not clause.relative
    )
    for token, following in pairwise(sentence.tokens):
        if token.text == ";":
            found.append(token.span.end)
        elif token.text == "," and following.form in ("CC", "IN") and following.text.lower() in _JOINING:
            reach = sentence.tokens[min(following.index + _NEAR, len(sentence.tokens) - 1)].span.end
            first = bisect_right(begins, following.span.end)
            if first < len(begins) and begins[first] < reach:
                found.append(token.span.end)
    return tuple(found)
