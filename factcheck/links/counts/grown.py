"""is_explained: whether what is told between two counts may make up the difference between them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from factcheck.claims.nouns import compatible_nouns, is_period, is_person, same_nouns
from factcheck.links.counts.board import Board, Entry, is_sum_of
from factcheck.links.counts.change_words import change_words
from factcheck.mentions.lexicon import number_words

_REACH: Final = 2000  # characters back in which one more is told
_ONE_MORE: Final = re.compile(
    r"\b(?:another|a (?P<nth>[a-z]+(?:th|rd|ond)))"
    r" (?:was|were|is|has|had|man|woman|one|person|on|in|at|died|joined)\b",
    re.IGNORECASE,
)


def is_explained(board: Board, entry: Entry, other: Entry) -> bool:
    """Whether counts between them, or people brought in one by one, may make up the difference."""
    gap = abs(entry.claim.count.nominal - other.claim.count.nominal)
    if gap == 1 and _has_one_more(board, entry, other):
        return True
    between = [c for c in board.earlier(entry.start) if c.unit == entry.unit and not is_period(c.head)]
    values = [c.claim.count.nominal for c in between if c.head and compatible_nouns(c.head, entry.head)]
    if not entry.unit and any(c.id != other.id and _adds_to(c, entry) and c.claim.count.nominal <= gap for c in between):
        return True  # "eight counts ... two other counts ... the 12 counts": some of the rest may go without a number
    loose = [
        c.claim.count.nominal for c in between if not c.head and not c.claim.scope.quoted and c.figure.paragraph == entry.figure.paragraph
    ]
    if any(first + second == entry.claim.count.nominal for first, second in pairwise(loose)):
        return True
    if any(c.claim.count.nominal == gap for c in board.in_sentence(other.figure.order) if c.unit == entry.unit and c.id != other.id):
        return True  # "attacked four women ... and was behind two assaults ... All six"
    # "Of the 60 given the drug ..., of the 60 given a placebo": the groups that a whole falls into.
    groups = [
        c for c in board.in_sentence(entry.figure.order) if c.id != entry.id and c.unit == entry.unit and c.figure.determiner == "the"
    ]
    values += [c.claim.count.nominal for c in groups]
    if gap in values or is_sum_of(entry.claim.count.nominal, values):
        return True
    if is_person(entry.head):
        return gap <= board.people_introduced[entry.figure.order]
    return False


def _has_one_more(board: Board, entry: Entry, other: Entry) -> bool:
    """As in "Three men were held on Friday; a fourth was held on Monday. The four men", "Another was held on Monday"."""
    most = int(max(entry.claim.count.nominal, other.claim.count.nominal))
    end = max(other.start, entry.start)
    told = _ONE_MORE.finditer(board.text, max(min(other.start, entry.start), end - _REACH), end)
    return any(match["nth"] is None or number_words().get(match["nth"].lower()) == ("ordinal", most) for match in told)


def _adds_to(other: Entry, entry: Entry) -> bool:
    """Whether a count adds to those of its noun that were told before: "two other counts", "three more joined"."""
    if not other.is_additive:
        return False
    return same_nouns(other.head, entry.head) if other.head else not other.unit


def was_changed(board: Board, noun: str, first: int, last: int, start: int) -> bool:
    """Whether what a noun names was changed after it was told: "awarded $9 million ... The judge cut it to $5.5 million".

    Args:
        board: the figures of the draft.
        noun: what was told, and is told again.
        first: index of the sentence that told it first.
        last: index of the one that tells it again.
        start: where it does.
    """
    for order in range(first + 1, last + 1):
        sentence = board.sentence(order)
        for clause in sentence.clauses if sentence is not None else ():
            verb = clause.verb
            if sentence is None or verb is None or verb.span.start > start or verb.lemma not in change_words("T") | change_words("V"):
                continue
            changed = (*clause.objects, *(clause.subject if verb.voice == "passive" else ()))
            if noun in {sentence.chunks[at].head for at in changed}:
                return True
    return False
