"""own_words: the part of a sentence that tells of one thing, between the joints of its main clauses.

What another clause says ("..., and he has attended every meeting since") tells nothing of whether this one is of another time or case.
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.draft import Span
from factcheck.syntax.clause import SentenceReading

_NEAR = 3  # tokens from a conjunction to the subject of its clause: "and then the", "but both of the"


def own_words(sentence: SentenceReading, at: int) -> Span:
    """The words between the joints of main clauses before and behind the character at `at`.

    A joint is a semicolon, or a conjunction behind a comma where a clause with a subject of its own begins.
    """
    span = sentence.sentence.span
    start, end = span.start, span.end
    for joint in _joints(sentence):
        if joint <= at:
            start = joint
        else:
            end = joint
            break
    return Span(start, end)


def _joints(sentence: SentenceReading) -> list[int]:
    found: list[int] = []
    begins = sorted(
        clause.span.start
        for clause in sentence.clauses
        if clause.verb is not None and clause.verb.tense and clause.subject and not clause.relative
    )
    for token, following in pairwise(sentence.tokens):
        if token.text == ";":
            found.append(token.span.end)
        elif token.text == "," and following.form in ("CC", "IN") and following.text.lower() in ("and", "but", "or", "so", "yet", "while"):
            reach = sentence.tokens[min(following.index + _NEAR, len(sentence.tokens) - 1)].span.end
            if any(following.span.end < begin < reach for begin in begins):
                found.append(token.span.end)
    return found
