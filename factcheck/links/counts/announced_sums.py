"""link_announced_sums: a whole with as many parts behind it as its sentence announces ("total": whole, part...).

Two signs say that the parts are all there is, and neither asks for a form of words:

    a number of anything beside the whole   "Two gifts totaling $9 million ... The Hobbs family gave $6 million and the club $2 million"
    names beside the whole, each told again "62,000 visitors in June and July ... June brought 25,000. July brought 47,000"

The parts are all figures of the sort from the whole to the last of them (`followers`). Since some rows are of something else, the link is
made only where one figure, changed as a hand slips, makes it fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.nouns import is_period
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.apportioned import fits_but_for_a_slip
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.followers import Followers, between, followers_of, own_noun
from factcheck.links.counts.pointers import pointer_of
from factcheck.links.counts.times_apart import is_of_other_time
from factcheck.links.cues import is_additive
from factcheck.links.link import Link
from factcheck.syntax.clause import SentenceReading, Token

_LEAST: Final = 2
_MOST: Final = 8
_SMALL: Final = 5
_NEAR: Final = 2
_ONE_AND_THE_SAME: Final = frozenset(("it", "they", "he", "she", "we", "i", "you"))
_STATED: Final = ("asserted", "planned")


def link_announced_sums(board: Board) -> Iterator[Link]:
    """The wholes whose sentence announces how many parts they have, or which, with these parts."""
    for whole in board.counts:
        if not _can_be_whole(whole):
            continue
        for row in followers_of(board, whole):
            cue = _announced(board, row) if _is_row(board, row) else None
            if cue is not None:
                yield Link("total", (("whole", whole.id), *(("part", part.id) for part in row.parts)), (cue,), inferred=True)
                break


def _can_be_whole(whole: Entry) -> bool:
    """Whether a figure may be shared out: stated, exact, of something that is named, and neither a length of time nor a rate."""
    scope, figure = whole.claim.scope, whole.figure
    if scope.status not in _STATED or scope.quoted or whole.claim.count.bound != "=" or whole.claim.count.nominal < _SMALL:
        return False
    if figure.at < 0 or figure.mention.of or whole.each is not None or is_additive(figure) or is_period(whole.head):
        return False
    return bool(whole.head or whole.unit) and not figure.elliptic and pointer_of(whole) is None


def _is_row(board: Board, row: Followers) -> bool:
    """Whether the figures behind a whole are all told in one way, none left out of their sentences, and a slip apart from it."""
    parts = row.parts
    first, last = parts[0].figure, parts[-1].figure
    if not _LEAST <= len(parts) <= _MOST or not fits_but_for_a_slip(row) or not 0 < first.order - row.whole.figure.order <= _NEAR:
        return False
    if last.order - first.order >= len(parts) or any(is_of_other_time(part) or part.part_cue is not None for part in parts):
        return False
    nouns = {own_noun(part) for part in parts} - {""}
    if not row.whole.unit and len(nouns - {row.whole.head}) not in (0, len(parts)):
        return False
    leaves = word_set("leaves room")
    if any(token.text.lower() in leaves for pair in pairwise((row.whole, *parts)) for token in between(*pair)):
        return False
    # Not what one took in, spent and lost: the verbs of the parts are one, or each has a subject of its own.
    verbs = {part.verb for part in parts} - {"", "be"}
    subjects = [_subject_of(part) for part in parts]
    return not set(subjects) & _ONE_AND_THE_SAME and (len(verbs) <= 1 or all(subjects))


def _subject_of(part: Entry) -> str:
    """The subject of the clause of a part, where that is a name or a noun of its own."""
    clause = part.figure.clause
    if clause is None or not clause.subject:
        return ""
    subject = part.figure.sentence.chunks[clause.subject[0]]
    return subject.head if subject.mention is None else ""


def _announced(board: Board, row: Followers) -> Span | None:
    """The words of the whole's sentence that announce as many parts as there are."""
    for number in board.in_sentence(row.whole.figure.order):
        if (
            number is row.whole
            or number.start > row.parts[0].start
            or number.unit
            or is_period(number.head)
            or number.claim.count.bound != "="
        ):
            continue
        compound = number.figure.chunk is not None and number.figure.chunk.compound
        if number.claim.count.nominal == len(row.parts) and number.head and not compound and not number.claim.scope.quoted:
            return number.figure.mention.core
    return _names_told_again(row)


def _names_told_again(row: Followers) -> Span | None:
    """The names in a row in the whole's sentence that are told again, one with each part: "in June and July ... June ... July"."""
    regions: list[set[str]] = []
    at = 0
    for part, following in pairwise((*row.parts, None)):
        if part is None or part.figure.order == row.whole.figure.order:
            return None
        tokens = part.figure.sentence.tokens
        start = at if regions and row.parts[len(regions) - 1].figure.order == part.figure.order else 0
        end = following.figure.first if following is not None and following.figure.order == part.figure.order else len(tokens)
        lead = {token.text for token in tokens[start : part.figure.first]}
        regions.append(lead | ({token.text for token in tokens[part.figure.beyond : end]} if following is None else set()))
        at = part.figure.beyond
    for names in _names_in_row(row.whole.figure.sentence):
        told = [[name.text for name in names if name.text in region] for region in regions]
        if len(names) == len(regions) and all(len(one) == 1 for one in told) and len({one[0] for one in told}) == len(names):
            return Span(names[0].span.start, names[-1].span.end)
    return None


def _names_in_row(sentence: SentenceReading) -> Iterator[Sequence[Token]]:
    """The names or times that a sentence joins with commas and "and", each of one word: "Ames and Boone", "May, June and July"."""
    found: list[Token] = []
    for token in sentence.tokens:
        if token.text[:1].isupper() and token.tag in ("PROPN", "NOUN") and (not found or found[-1].index < token.index - 1):
            found.append(token)
        elif found and found[-1].index == token.index - 1 and token.text in (",", "and"):
            continue
        else:
            if len(found) >= _LEAST:
                yield found
            found = []
    if len(found) >= _LEAST:
        yield found
