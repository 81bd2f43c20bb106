"""is_same_period: whether two figures of a row are counted over one period."""

from __future__ import annotations

from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.links.counts.board import Board
from factcheck.values import Timex

_PERIODS: Final = frozenset(("week", "month", "quarter", "season", "half", "year", "decade", "century"))
_MONTH: Final = 31
_WEEK: Final = 7


def is_same_period(board: Board, first: Figure, second: Figure) -> bool:
    """Whether the periods that the two sentences state, if both do, are one; a period on one side alone is that of both."""
    own, other = _periods(board, first), _periods(board, second)
    if other and not own and _has_length(board, first):
        return False
    return not own or not other or any(_begin_together(a, b) for a in own for b in other)


def _has_length(board: Board, figure: Figure) -> bool:
    """Whether the row is counted over a length of time ("the second fire in a month")."""
    after = (board.reading.mentions[at] for at in figure.sentence.mentions)
    lengths = [m.value for m in after if m.kind == "duration" and m.span.start > figure.mention.span.start and isinstance(m.value, Timex)]
    return any(value.length is not None and (value.length.low or 0) >= _WEEK for value in lengths)


def _periods(board: Board, figure: Figure) -> list[Timex]:
    # "Gannon, who was convicted in 2009, filed his fifth appeal": a relative clause tells another time.
    aside = {at for clause in figure.sentence.clauses if clause.relative and clause is not figure.clause for at in clause.times}
    values = (board.reading.mentions[at].value for at in figure.sentence.mentions if at not in aside)
    return [
        value
        for value in values
        if isinstance(value, Timex) and value.days is not None and (value.granularity in _PERIODS or value.modifier == "AFTER")
    ]


def _begin_together(first: Timex, second: Timex) -> bool:
    """Whether two periods are one, as "this year" and "since January" are."""
    if first.timex == second.timex:
        return True
    if first.days is None or second.days is None or first.days.low is None or second.days.low is None:
        return False
    return abs(first.days.low - second.days.low) < _MONTH
