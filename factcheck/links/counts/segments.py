"""link_segments: the revenue of a company with that of its divisions ("total": whole, part...).

Licence: the draft says how many divisions there are ("is organized in three divisions"), and gives that many figures for revenue after
it, each in a sentence of its own, and one figure for revenue before it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.links.counts.balances import is_near, role_of
from factcheck.links.counts.board import Board, Entry
from factcheck.links.link import Link

_MOST: Final = 6
_REACH: Final = 14


def link_segments(board: Board) -> list[Link]:
    """The revenue of companies with that of all of their divisions."""
    return [link for entry in board.counts if (link := _divided(board, entry)) is not None]


def _divided(board: Board, number: Entry) -> Link | None:
    count = number.claim.count
    if (
        number.unit
        or number.head not in word_set("divisions of a company")
        or not count.support.is_point
        or not 2 <= count.nominal <= _MOST
    ):
        return None
    if number.claim.scope.quoted or number.claim.scope.status != "asserted" or number.figure.definite:
        return None
    before = [entry for entry in board.earlier(number.start) if _is_revenue(board, entry)]
    if len({entry.claim.count.nominal for entry in before}) != 1:
        return None
    whole = before[0]
    after = [entry for entry in board.after(number, _REACH) if _is_revenue(board, entry) and entry.unit == whole.unit]
    parts = [entry for entry in after if entry.claim.count.nominal < whole.claim.count.nominal]
    if len(parts) != count.nominal or len({part.figure.order for part in parts}) != len(parts):
        return None
    if not is_near(sum((part.claim.count.nominal for part in parts), Fraction(0)), whole.claim.count.nominal):
        return None
    return Link("total", (("whole", whole.id), *(("part", part.id) for part in parts)), (number.figure.mention.core,), inferred=True)


def _is_revenue(board: Board, entry: Entry) -> bool:
    """Whether an amount is what came in, in the time that the draft reports on: the first such amount of its sentence."""
    scope = entry.claim.scope
    if scope.quoted or scope.status != "asserted" or role_of(entry) != "in":
        return False
    return not any(other.start < entry.start and role_of(other) == "in" for other in board.in_sentence(entry.figure.order))
