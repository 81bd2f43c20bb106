"""Bounds propagation: what each row, given the bounds of its other variables, leaves to one variable.

Sound and fast, and complete where no variable closes a circle of rows; elsewhere it only narrows. Each narrowing keeps its
provenance (the row, and which bounds it read), so that a clash names the few rows that it follows from, with the multiplier of
each, and so that rows can be taken back without starting again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factcheck.arithmetic.row import Number, Row, exact, quotient

_LOW, _HIGH = 0, 1
_NARROWINGS = 8
End = tuple[Number, bool]  # a bound, and whether the bound itself is left out


class _Event(NamedTuple):
    """One narrowing: the row that it was read from, the variable, and the side narrowed."""

    position: int
    variable: int
    side: int
    end: End


class Propagation:
    """The bounds that rows imply for their variables.

    No row counts before it is added. Narrowing can go on without end (x = y / 2 beside y = x), so one side of a variable is
    narrowed a few times more than there are rows that use it, and no more; the bounds are then wider than they could be,
    but never wrong.

    Attributes:
        is_capped: whether a narrowing was passed over for that reason.

    >>> rows = [Row(((0, 1),), 5, None), Row(((1, 1),), 6, None), Row(((0, 1), (1, 1)), None, 10)]
    >>> propagation = Propagation(rows)
    >>> propagation.add(range(3))
    >>> propagation.run()
    {0: 1, 1: 1, 2: -1}
    >>> propagation.retract([0])
    >>> propagation.run(), propagation.bounds(0)
    (None, (None, (4, False)))
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self.is_capped = False
        self._rows = rows
        self._active = [False] * len(rows)
        self._waiting = [False] * len(rows)
        self._queue: deque[int] = deque()
        self._uses: dict[int, list[int]] = {}
        self._events: list[_Event] = []
        self._events_of: list[list[int]] = [[] for _ in rows]
        self._ends: tuple[dict[int, End], dict[int, End]] = ({}, {})
        self._history: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})

    def add(self, positions: Iterable[int]) -> None:
        """Let these rows count from now on; none of them may be impossible by itself."""
        added = sorted(positions, key=lambda position: len(self._rows[position].terms) > 1)
        for position in added:
            self._active[position] = True
            for variable, _ in self._rows[position].terms:
                self._uses.setdefault(variable, []).append(position)
            self._enqueue(position)

    def bounds(self, variable: int) -> tuple[End | None, End | None]:
        """The lower and the upper bound of a variable; None where there is none."""
        return self._ends[_LOW].get(variable), self._ends[_HIGH].get(variable)

    def run(self) -> dict[int, Number] | None:
        """Narrow until nothing is left to narrow (None), or a variable is left without a value.

        Then the answer is a Farkas certificate, by position (see `Infeasible`), of rows that cannot all hold; `retract` at
        least one of them before running on.
        """
        while self._queue:
            position = self._queue.popleft()
            self._waiting[position] = False
            if not self._active[position]:
                continue
            row = self._rows[position]
            for side, end, is_open in ((_HIGH, row.high, row.high_open), (_LOW, row.low, row.low_open)):
                if end is not None:
                    clash = self._narrow(position, (end, is_open), side)
                    if clash is not None:
                        self._enqueue(position)
                        return clash
        return None

    def _enqueue(self, position: int) -> None:
        if self._active[position] and not self._waiting[position]:
            self._waiting[position] = True
            self._queue.append(position)

    def _narrow(self, position: int, end: End, row_side: int) -> dict[int, Number] | None:
        # With the sum at most `end`, a term can be at most `end` less the least that the other terms can be. With the sum
        # at least `end`, the same with most for least.
        terms = self._rows[position].terms
        if len(terms) == 1:
            variable, coefficient = terms[0]
            return self._tell(position, variable, row_side if coefficient > 0 else 1 - row_side, (quotient(end[0], coefficient), end[1]))
        total: Number = 0
        opens = 0
        missing = -1
        products: list[End] = []
        for index, (variable, coefficient) in enumerate(terms):
            found = self._ends[1 - row_side if coefficient > 0 else row_side].get(variable)
            if found is None:
                if missing >= 0:
                    return None
                missing = index
                products.append((0, False))
                continue
            product = coefficient * found[0]
            products.append((product, found[1]))
            total += product
            opens += found[1]
        for index in (missing,) if missing >= 0 else range(len(terms)):
            variable, coefficient = terms[index]
            product, product_open = products[index]
            room = quotient(exact(end[0] - total + product), coefficient)
            is_open = end[1] or opens - product_open > 0
            clash = self._tell(position, variable, row_side if coefficient > 0 else 1 - row_side, (room, is_open))
            if clash is not None:
                return clash
        return None

    def _tell(self, position: int, variable: int, side: int, end: End) -> dict[int, Number] | None:
        """Record a narrowing, if it is one; a certificate where it leaves no value to the variable."""
        known = self._ends[side].get(variable)
        if known is not None and not _is_tighter(end, known, side):
            return None
        other = self._ends[1 - side].get(variable)
        clashes = other is not None and _is_past(end, other, side)
        history = self._history[side].setdefault(variable, [])
        uses = self._uses[variable]
        if not clashes and len(history) > _NARROWINGS + len(uses):
            self.is_capped = True
            return None
        number = len(self._events)
        self._events.append(_Event(position, variable, side, end))
        self._events_of[position].append(number)
        self._ends[side][variable] = end
        history.append(number)
        if clashes:
            return self._certificate(variable)
        for use in uses:
            if use != position:
                self._enqueue(use)
        return None

    def _certificate(self, variable: int) -> dict[int, Number]:
        """Farkas multipliers for a variable whose lower bound is past its upper bound."""
        low, high = self._history[_LOW][variable][-1], self._history[_HIGH][variable][-1]
        return self.explain([(low, 1), (high, -1)])

    def reason(self, variable: int, side: int) -> int:
        """The number of the narrowing that the bound of a variable comes from (side 0: lower, 1: upper)."""
        return self._history[side][variable][-1]

    def explain(self, weights: Iterable[tuple[int, Number]]) -> dict[int, Number]:
        """Multipliers of rows, by position, that add up to these multiples of narrowings.

        Each narrowing bounds its variable; it is replaced by the row that it was read from and the narrowings that it read,
        the latest first, until only rows are left.
        """
        pending: dict[int, Number] = {}
        for number, weight in weights:
            pending[number] = pending.get(number, 0) + weight
        multipliers: dict[int, Number] = {}
        order = sorted(pending)
        while order:
            number = order.pop()
            event = self._events[number]
            terms = self._rows[event.position].terms
            times = quotient(pending[number], next(a for name, a in terms if name == event.variable))
            multipliers[event.position] = exact(multipliers.get(event.position, 0) + times)
            for name, coefficient in terms:
                if name == event.variable:
                    continue
                weight = exact(-times * coefficient)
                history = self._history[_LOW if weight > 0 else _HIGH][name]
                earlier = history[bisect_left(history, number) - 1]
                if earlier in pending:
                    pending[earlier] = exact(pending[earlier] + weight)
                else:
                    pending[earlier] = weight
                    order.insert(bisect_left(order, earlier), earlier)
        # A row used from both ends, in the same measure, is not needed: its ends are not past each other.
        return {position: multiplier for position, multiplier in sorted(multipliers.items()) if multiplier != 0}

    def retract(self, positions: Iterable[int]) -> None:
        """Take rows back, and with them every narrowing that read of them; `run` then narrows again from what is left."""
        stack: list[int] = []
        for position in positions:
            if self._active[position]:
                self._active[position] = False
                stack.extend(self._events_of[position])
                for variable, _ in self._rows[position].terms:
                    self._uses[variable].remove(position)
        gone: set[int] = set()
        touched: dict[tuple[int, int], None] = {}
        while stack:
            number = stack.pop()
            if number in gone:
                continue
            gone.add(number)
            variable = self._events[number].variable
            touched[variable, self._events[number].side] = None
            for use in self._uses[variable]:
                stack.extend(later for later in self._events_of[use] if later > number and self._events[later].variable != variable)
        for variable, side in touched:
            history = self._history[side][variable]
            for number in history:
                if number in gone:
                    self._events_of[self._events[number].position].remove(number)
            history[:] = [number for number in history if number not in gone]
            if history:
                self._ends[side][variable] = self._events[history[-1]].end
            else:
                del self._ends[side][variable]
            for use in self._uses[variable]:
                self._enqueue(use)


def _is_past(end: End, other: End, side: int) -> bool:
    """Whether no number lies between an end and the end on the other side."""
    if end[0] == other[0]:
        return end[1] or other[1]
    return end[0] > other[0] if side == _LOW else end[0] < other[0]


def _is_tighter(end: End, known: End, side: int) -> bool:
    if end[0] == known[0]:
        return end[1] and not known[1]
    return end[0] > known[0] if side == _LOW else end[0] < known[0]
