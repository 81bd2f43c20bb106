"""link_sum_slips: wholes told far from their parts, that one digit keeps from fitting ("total": whole, part...).

A draft that shares a whole out tells its parts one after another, with other figures between them and over several paragraphs, and no
form of words ties them to the whole. Two signs of different kinds must meet. The words say that the parts are all there is
(`factcheck.links.told_in_full`), or point back ("of the others, 48"). And the figures almost fit: one of them, with one digit changed or
two changed about, makes the sum right. The fewer digits tell anything, the more the words must say. Where figures of the draft fit as
they are written, it says nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.claims.nouns import is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.board import Board, Entry, sums_of
from factcheck.links.cues import COMPARED
from factcheck.links.digits import digits_of, significant_slip
from factcheck.links.followers import total_of
from factcheck.links.link import Link
from factcheck.links.told_in_full import told_in_full
from factcheck.links.wholes import pointer_of
from factcheck.syntax.clause import REACH

_FAR: Final = 14
_LEAST: Final = 3
_MOST: Final = 8
_SMALL: Final = 20
_GAP: Final = 5
_STRONG: Final = 3
_TINY: Final = 40  # what is a smaller fraction of a whole is more often something else
_MILLION: Final = 10**6
_NEAR_WHOLE: Final = (Fraction(3, 4), Fraction(4, 3))
_OTHER_TIME: Final = frozenset(
    (*(("year", word) for word in ("before", "earlier", "ago")), *((word, "year") for word in ("last", "previous", "prior", "preceding")))
)
_POINTERS: Final = frozenset(("those", "them", "these"))


def link_sum_slips(board: Board) -> Iterator[Link]:
    """The wholes whose parts one digit keeps from making them up."""
    figures = [entry for entry in board.counts if _is_plain(entry)]
    for at, whole in enumerate(figures):
        if not _can_be_whole(whole):
            continue
        row = [other for other in figures[at + 1 : at + REACH] if _may_be_part(other, whole)]
        known = {other.claim.count.nominal for other in board.near(whole.start) if other.unit == whole.unit}
        found = _row_that_slips(board, whole, row, known)
        if found is not None:
            parts, licence = found
            members = (("whole", whole.id), *(("part", part.id) for part in parts))
            yield Link("total", members, (licence,), inferred=True)


def _can_be_whole(entry: Entry) -> bool:
    """Whether a figure may be shared out: of something named, no part of another, and not what something rose or fell to."""
    named = bool(entry.unit or entry.head) and entry.claim.count.nominal >= _SMALL
    to = [token.text.lower() for token in entry.figure.tokens_before(1)] == ["to"]
    return named and not to and not entry.is_additive and pointer_of(entry) is None


def _is_plain(entry: Entry) -> bool:
    """Whether a figure counts or values things by itself: exact, no rate, no size of one, none of another time."""
    scope, figure = entry.claim.scope, entry.figure
    told = ("asserted", "planned", "hypothetical")  # "a levy that would raise ... vehicles would take $840,000 of it"
    if scope.quoted or scope.status not in told or entry.claim.count.bound != "=" or entry.claim.count.nominal <= 1:
        return False
    opening = [token.text.lower() for token in figure.sentence.tokens[:2]]
    if opening[:1] == ["of"] and opening[1:] and opening[1] in _POINTERS:
        return False  # "Plastic made up 4,960. Of those, 2,204 were caps"
    if figure.at < 0 or figure.mention.of or entry.each is not None or entry.part_cue is not None:
        return False
    if is_period(entry.head) or (figure.chunk is not None and figure.chunk.compound):
        return False
    lead = figure.tokens_before(2)
    brought = len(lead) > 1 and lead[0].tag == "VERB" and lead[1].text.lower() in ("up", "down", "over")  # "brought up 143 bottles"
    return brought or not COMPARED & {token.text.lower() for token in lead[-1:]}


def _may_be_part(other: Entry, whole: Entry) -> bool:
    """Whether a figure behind a whole is of its sort, and may be some of it."""
    if other.figure.order - whole.figure.order > _FAR:
        return False
    if other.unit or whole.unit:
        in_millions = not other.unit and not other.head and other.claim.count.step >= _MILLION / 10 and len(whole.unit) > 1
        return other.unit == whole.unit or in_millions
    noun = "" if other.figure.elliptic or other.head in ("other", "rest") else other.head
    return not noun or is_person(noun) == is_person(whole.head)


def _fits_by_noun(part: Entry, whole: Entry) -> bool:
    """Whether the noun of a part, if it has one, is that of the whole or takes it up."""
    noun = "" if part.figure.elliptic or part.head in ("other", "rest") else part.head
    if whole.unit or not noun or same_nouns(noun, whole.head) or is_person(noun):
        return True
    return whole.head in word_set("kinds of all sorts") or whole.head in word_set("members of a body")


def _row_that_slips(board: Board, whole: Entry, row: Sequence[Entry], known: Collection[Fraction]) -> tuple[Sequence[Entry], Span] | None:
    """The longest run of figures, no figure of the sort between them left out, that one digit keeps from the whole; with its words.

    None where some run, or a subset of the nearest, comes to the whole as it is written; a run that comes to another figure is of that.
    """
    goal = whole.claim.count.nominal
    row = [other for other in row if goal / _TINY <= other.claim.count.nominal < goal][: _MOST + _LEAST]
    if goal in sums_of([other.claim.count.nominal for other in row[:_MOST]]):
        return None
    runs = [row[first:last] for first in range(len(row)) for last in range(first + 2, min(len(row), first + _MOST) + 1)]
    runs = [run for run in runs if _is_whole_sentences(run, row)]
    for run in sorted(runs, key=len, reverse=True):
        strength = _slip(goal, [part.claim.count.nominal for part in run]) if total_of(run) not in known else 0
        if strength < 2 or not _are_alike(run, whole, strong=strength >= _STRONG):
            continue
        if _changes_time(whole, run):
            continue
        words = told_in_full(board, whole.figure.order, [part.figure for part in run])
        pointed = next((pointer for part in run if (pointer := pointer_of(part)) is not None), None)
        words |= {"pointed": pointed[0]} if pointed is not None else {}
        near = all(second.figure.order - first.figure.order <= _GAP for first, second in pairwise(run))
        if (near or "numbered" in words) and _is_enough(words, strength, len(run)):
            return run, next(iter(words.values()))
    return None


def _changes_time(whole: Entry, run: Sequence[Entry]) -> bool:
    """Whether words between a whole and its last part tell of another year: "cost $1.3m and $143,000; the year before, $1.1m"."""
    start, end = whole.start, run[-1].start
    sentences = {part.figure.order: part.figure.sentence for part in (whole, *run)}
    tokens = [token for sentence in sentences.values() for token in sentence.tokens if start < token.span.start < end]
    words = [word for token in tokens for word in token.text.lower().split()]
    return any(pair in _OTHER_TIME for pair in pairwise(words))


def _is_whole_sentences(run: Sequence[Entry], row: Sequence[Entry]) -> bool:
    """Whether no figure of the sort is left out of the sentences of the first and the last part."""
    ids = {part.id for part in run}
    ends = {run[0].figure.order, run[-1].figure.order}
    return not any(other.figure.order in ends and other.id not in ids for other in row)


def _are_alike(run: Sequence[Entry], whole: Entry, *, strong: bool) -> bool:
    """Whether all parts may be of the whole by their nouns.

    Each may be of a kind of its own ("620 apples ... 580 pears"); where many digits fit, they may share a noun that is not the whole's.
    """
    if all(_fits_by_noun(part, whole) for part in run):
        return True
    told = [part.head for part in run if not part.figure.elliptic and part.head not in ("", "other", "rest", whole.head)]
    return len(run) >= _LEAST and ((strong and len(set(told)) == 1) or len(set(told)) == len(told))


def _is_enough(words: dict[str, Span], strength: int, size: int) -> bool:
    """Whether what the words say, and that a part points back to the whole ("of them"), is enough with how near the figures come."""
    if size < _LEAST:
        return {"pointed", "left"} <= words.keys() or {"numbered", "all"} <= words.keys()
    told = words.keys() - {"pointed"} if strength >= _STRONG else words.keys() - {"pointed", "others"}
    return bool(told) and (strength >= _STRONG or "numbered" in words or len(words) > 1)


def _slip(goal: Fraction, parts: Sequence[Fraction]) -> int:
    """How many digits that tell anything a figure has with which one slip makes a sum right; 0 where none does."""
    total = sum(parts, Fraction(0))
    if not _NEAR_WHOLE[0] * goal <= total <= _NEAR_WHOLE[1] * goal or total == goal:
        return 0
    pairs = [(goal, total), *((part, part + goal - total) for part in parts)]
    return max((min(digits_of(written), _STRONG) for written, meant in pairs if significant_slip(written, meant)), default=0)
