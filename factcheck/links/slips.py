"""link_slips: wholes told far from their parts, that one digit keeps from fitting ("total": whole, part...; "division": share...).

A draft that shares a whole out says somewhere that nothing is left over ("every dollar", "nobody belongs to two", "the last of the four",
"everyone else"), and tells the parts one after another, with other figures between them and over several paragraphs. No form of words
ties the parts to the whole. So three signs must meet: words that leave nothing over; the figures of one sort in a row, all that there
are up to the end of the row; and a sum that one figure, with one digit changed or two changed about, makes fit. Where the draft has
figures that fit as they are written, it says nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.figures import Figure
from factcheck.claims.nouns import is_group, is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.board import Board, Entry, Share
from factcheck.links.digits import significant_slip
from factcheck.links.followers import total_of
from factcheck.links.link import Link
from factcheck.links.wholes import pointer_of
from factcheck.syntax.clause import REACH

_FAR: Final = 14
_LEAST: Final = 3
_MOST: Final = 8
_FULL: Final = Fraction(100)
_SMALL: Final = 100
_LOWEST: Final = 2
_NEAR_WHOLE: Final = (Fraction(3, 5), Fraction(8, 5))
_CLOSE: Final = 9
_BEFORE: Final = frozenset(("from", "than", "by", "up", "down", "compared", "with", "above", "below", "over", "under", "past", "last"))


def link_slips(board: Board) -> Iterator[Link]:
    """The wholes with parts, and the shares of one whole, that one digit keeps from fitting."""
    yield from _sums(board)
    yield from _hundreds(board)


def _sums(board: Board) -> Iterator[Link]:
    figures = [entry for entry in board.counts if _is_plain(entry)]
    for at, whole in enumerate(figures):
        if whole.claim.count.nominal < _SMALL or not (whole.unit or whole.head):
            continue
        row = [other for other in figures[at + 1 : at + REACH] if _may_be_part(other, whole)]
        known = {other.claim.count.nominal for other in board.near(whole.start) if other.unit == whole.unit}
        parts = _row_that_slips(whole, row, known)
        if parts is None:
            continue
        licence = _told_in_full(board, whole.figure.order, [part.figure for part in parts])
        if licence is not None:
            members = (("whole", whole.id), *(("part", part.id) for part in parts))
            yield Link("total", members, (licence,), inferred=True)


def _is_plain(entry: Entry) -> bool:
    """Whether a figure counts or values things by itself: exact, no rate, no size of one, no part of another, none of another time."""
    scope, figure = entry.claim.scope, entry.figure
    if scope.quoted or scope.status not in ("asserted", "planned") or entry.claim.count.bound != "=" or entry.claim.count.nominal <= 1:
        return False
    if figure.at < 0 or figure.mention.of or entry.each is not None or entry.is_additive or entry.part_cue is not None:
        return False
    if is_period(entry.head) or (figure.chunk is not None and figure.chunk.compound) or pointer_of(entry) is not None:
        return False
    return not _BEFORE & {token.text.lower() for token in figure.tokens_before(1)}


def _may_be_part(other: Entry, whole: Entry) -> bool:
    """Whether a figure behind a whole is of its sort, and may be some of it."""
    if other.unit != whole.unit or other.figure.order - whole.figure.order > _FAR:
        return False
    if other.unit:
        return True
    noun = "" if other.figure.elliptic else other.head
    return not noun or same_nouns(noun, whole.head) or (is_person(noun) and is_person(whole.head)) or _is_of_all_sorts(whole)


def _is_of_all_sorts(whole: Entry) -> bool:
    return whole.head in word_set("kinds of all sorts") or whole.head in word_set("members of a body")


def _row_that_slips(whole: Entry, row: Sequence[Entry], known: Collection[Fraction]) -> Sequence[Entry] | None:
    """The longest run of figures, no figure of the sort between them left out, that one digit keeps from the whole.

    None where some run, or a subset of the nearest, comes to the whole as it is written; a run that comes to another figure is of that.
    """
    goal = whole.claim.count.nominal
    row = [other for other in row if other.claim.count.nominal < goal][: _MOST + _LEAST]
    if goal in _sums_of([other.claim.count.nominal for other in row[:_MOST]]):
        return None
    runs = [row[first:last] for first in range(len(row)) for last in range(first + _LEAST, min(len(row), first + _MOST) + 1)]
    fitting = [run for run in runs if total_of(run) not in known and _slips(goal, [part.claim.count.nominal for part in run])]
    return max(fitting, key=len) if fitting else None


def _slips(goal: Fraction, parts: Sequence[Fraction]) -> bool:
    total = sum(parts, Fraction(0))
    if not _NEAR_WHOLE[0] * goal <= total <= _NEAR_WHOLE[1] * goal:
        return False
    return significant_slip(goal, total) or any(significant_slip(part, part + goal - total) for part in parts)


def _sums_of(values: Sequence[Fraction]) -> set[Fraction]:
    """What two or more of the figures may come to."""
    sums: set[Fraction] = set()
    for at, value in enumerate(values):
        sums |= {value + other for other in (*sums, *values[:at])}
    return sums


def _told_in_full(board: Board, first: int, figures: Sequence[Figure]) -> Span | None:
    """The words that say that a row of figures is all there is, from a sentence before it to the one behind it; None where none do.

    They number the parts ("one of four classes", and four shares), make the last one what is left ("everyone else ... 43", "the final
    $4 million"), or deny that there are others ("No one gave any other answer", "nobody belongs to more than one").
    """
    last = figures[-1]
    lead = last.sentence.tokens[: last.first + 1]
    closing = next((token for token in reversed(lead[-_CLOSE:]) if token.text.lower() in word_set("leaving nothing over")), None)
    if closing is not None:
        return closing.span
    for order in range(max(0, first), last.order + _LOWEST):
        sentence = board.sentence(order)
        if sentence is None:
            continue
        words = [token.text.lower() for token in sentence.tokens]
        for entry in board.in_sentence(order):
            numbered = entry.claim.count.nominal == len(figures) and not entry.unit and entry.figure not in figures
            shares_out = is_group(entry.head) or bool(word_set("sharing out in so many") & set(words))
            if numbered and entry.start < figures[0].mention.span.start and not is_period(entry.head) and shares_out:
                return entry.figure.mention.span
        denied = next((at for at, word in enumerate(words) if word in ("no", "nobody", "none", "nothing")), None)
        if denied is not None and {"other", "else", "one"} & set(words[denied + 1 :]):
            return sentence.tokens[denied].span
    return None


def _hundreds(board: Board) -> Iterator[Link]:
    """The shares of one whole, told one after another, that one digit keeps from a hundred."""
    shares = [share for share in board.shares if _is_share_of_all(share)]
    done = -1
    for at, first in enumerate(shares):
        if at <= done:
            continue
        row = [share for share in shares[at : at + _MOST] if share[1].order - first[1].order <= _FAR]
        found = _hundred_that_slips(row)
        if found is None:
            continue
        licence = _told_in_full(board, first[1].order - _LOWEST, [figure for _, figure in found])
        if licence is not None:
            done = at + len(found) - 1
            yield Link("division", tuple(("share", claim.id) for claim, _ in found), (licence,), inferred=True)


def _is_share_of_all(share: Share) -> bool:
    """Whether a percentage is a plain one: exact, none of another time, no change and no rate."""
    claim, figure = share
    if claim.share.unit != "%" or claim.share.bound != "=" or claim.scope.quoted or claim.scope.status not in ("asserted", "negated"):
        return False
    lead = [token.text.lower() for token in figure.tokens_before(2)]
    if lead[-1:] and lead[-1] in _BEFORE and lead != ["made", "up"] and lead[-1] != "with":
        return False
    verb = figure.clause.verb if figure.clause is not None else None
    return not (verb is not None and verb.perfect and verb.tense == "past")


def _hundred_that_slips(row: Sequence[Share]) -> Sequence[Share] | None:
    runs = [row[:last] for last in range(_LEAST, len(row) + 1)]
    if any(abs(_percent(run) - _FULL) <= Fraction(len(run), 2) for run in runs):
        return None
    fitting = [
        run for run in runs if any(significant_slip(claim.share.nominal, claim.share.nominal + _FULL - _percent(run)) for claim, _ in run)
    ]
    return fitting[0] if fitting else None


def _percent(run: Sequence[Share]) -> Fraction:
    return sum((claim.share.nominal for claim, _ in run), Fraction(0))
