"""link_rest_slips: those that are left, told far from those there were and those that went ("remainder": whole, part, rest).

As in "lost 64 containers ... Eleven have washed up ... the 35 still unaccounted for" (they would be 53). A rest is definite, or said to be
left right behind. Where any of the draft's figures of the sort come out right as they are written it says nothing; it speaks where
one pair of them alone would, but for a digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from factcheck.claims.nouns import is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.board import Board, Entry
from factcheck.links.digits import significant_slip
from factcheck.links.followers import group_of, own_noun
from factcheck.links.link import Link
from factcheck.links.sum_slips import is_plain
from factcheck.links.wholes import pointer_of

_FAR: Final = 14
_MOST: Final = 9
_LEAST: Final = 10
_PARTS: Final = 3
_BEHIND: Final = 3


def link_rest_slips(board: Board) -> Iterator[Link]:
    """The rests that one digit keeps from being what is left of the only whole and part that they may be of."""
    for rest in board.counts:
        licence = _rest_words(rest) if is_plain(rest) and rest.claim.count.nominal >= _LEAST else None
        if licence is None:
            continue
        near = [other for other in board.near(rest.start) if other.id != rest.id and is_plain(other) and _is_kin(other, rest)]
        value = rest.claim.count.nominal
        if _comes_out(value, [other.claim.count.nominal for other in near]):
            continue
        found = [
            (whole, part)
            for whole in near
            for part in near
            if part.claim.count.nominal < whole.claim.count.nominal > value
            and _is_slip(whole.claim.count.nominal, part.claim.count.nominal, value)
            and _may_hold(whole, rest)
            and group_of(part) in ("", whole.head)
        ]
        if len(found) == 1:
            whole, part = found[0]
            yield Link("remainder", (("whole", whole.id), ("part", part.id), ("rest", rest.id)), (licence,), inferred=True)


def _rest_words(rest: Entry) -> Span | None:
    """The words that make a figure a rest: "the other 14", "the 35 still unaccounted for", "402 beds will be left"."""
    if pointer_of(rest) is not None:
        return None  # "19 of whom remained in the hospital"
    figure = rest.figure
    inner = figure.sentence.tokens[figure.chunk.tokens[0] : figure.beyond] if figure.chunk is not None else ()
    behind = list(figure.tokens_after())[:_BEHIND]
    found = next((token for token in inner if token.text.lower() in word_set("what stays behind")), None) if figure.definite else None
    found = found or next((token for token in behind if token.text.lower() in word_set("what is left")), None)
    return found.span if found is not None else None


def _is_kin(other: Entry, rest: Entry) -> bool:
    """Whether a figure may be of the sort of a rest: by its unit, its noun, or none."""
    if other.unit != rest.unit or abs(other.figure.order - rest.figure.order) > _FAR:
        return False
    if rest.unit or not own_noun(other) or not own_noun(rest):
        return True
    return same_nouns(own_noun(other), own_noun(rest)) or (is_person(other.head) and is_person(rest.head))


def _may_hold(whole: Entry, rest: Entry) -> bool:
    """Whether a figure may be the whole of a rest: one of things that are named, and of the rest's noun where it has one."""
    return bool(rest.unit) or (own_noun(whole) != "" and own_noun(rest) in ("", own_noun(whole), "other"))


def _comes_out(value: Fraction, values: Sequence[Fraction]) -> bool:
    """Whether some figure less one to three others is the value as it is written."""
    wholes = sorted({other for other in values if other > value})
    few = values[-_MOST:]
    sums = {sum(chosen, Fraction(0)) for size in range(1, _PARTS + 1) for chosen in combinations(few, size)}
    return any(whole - value in sums for whole in wholes)


def _is_slip(whole: Fraction, part: Fraction, rest: Fraction) -> bool:
    """Whether one of the three, with one digit changed, makes the whole of the other two."""
    gap = whole - part - rest
    if part + rest > 2 * whole or whole == part:
        return False
    return significant_slip(rest, rest + gap) or significant_slip(whole, whole - gap) or significant_slip(part, part + gap)
