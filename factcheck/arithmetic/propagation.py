"""Bounds propagation: what each row, given the bounds of its other variables, leaves to one variable.

Sound and fast, and complete where no variable closes a circle of rows; elsewhere it only narrows. Each narrowing keeps its
provenance (the row, and which bounds it read), so that a clash names the few rows that it follows from.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from fractions import Fraction

from factcheck.arithmetic.row import Number, Row, magnitude, quotient

_LOW, _HIGH = 0, 1
End = tuple[Number, bool]  # a bound, and whether the bound itself is left out


class Propagation:
    """The bounds that rows imply for their variables.

    Propagation can go on without end (x = y / 2 and y = x), so that `events_per_row` caps the number of narrowings;
    the bounds are then wider than they could be, but never wrong.

    Attributes:
        clash: positions of rows that cannot all hold (not always a minimal set), None where none was met.

    >>> rows = [Row(((0, 1),), 5, None), Row(((1, 1),), 6, None), Row(((0, 1), (1, 1)), None, 10)]
    >>> Propagation(rows).clash
    (0, 1, 2)
    """

    def __init__(self, rows: Sequence[Row], events_per_row: int = 20) -> None:
        self._rows = rows
        self._ends: tuple[dict[int, End], dict[int, End]] = ({}, {})
        self._history: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
        self._events: list[tuple[int, int, int]] = []  # position of the row, variable, side narrowed
        self._cap = 50 + events_per_row * len(rows)
        self._uses: dict[int, list[int]] = {}
        self._queue: deque[int] = deque(position for position, row in enumerate(rows) if len(row.terms) > 1)
        self._waiting = [True] * len(rows)
        self.clash: tuple[int, ...] | None = None
        self._run()

    @property
    def is_fixpoint(self) -> bool:
        """Whether it ended because nothing was left to narrow."""
        return self.clash is None and not self._queue

    def bounds(self, variable: int) -> tuple[End | None, End | None]:
        """The lower and the upper bound of a variable; None where there is none."""
        return self._ends[_LOW].get(variable), self._ends[_HIGH].get(variable)

    def _run(self) -> None:
        for position, row in enumerate(self._rows):
            if row.is_impossible:
                self.clash = (position,)
                return
        for position in self._queue:
            for variable, _ in self._rows[position].terms:
                self._uses.setdefault(variable, []).append(position)
        for position, row in enumerate(self._rows):
            if len(row.terms) == 1 and not self._narrow_single(position):
                return
        while self._queue and len(self._events) < self._cap:
            position = self._queue.popleft()
            self._waiting[position] = False
            if not self._narrow(position):
                return

    def _narrow_single(self, position: int) -> bool:
        row = self._rows[position]
        variable, coefficient = row.terms[0]
        ends = ((row.low, row.low_open), (row.high, row.high_open))
        for side, (value, is_open) in enumerate(ends):
            if value is not None:
                narrowed = side if coefficient > 0 else 1 - side
                if not self._tell(position, variable, narrowed, quotient(value, coefficient), is_open):
                    return False
        return True

    def _narrow(self, position: int) -> bool:
        """Read one row both ways; False on a clash."""
        row = self._rows[position]
        if row.high is not None and not self._narrow_by(position, row.high, row.high_open, _HIGH):
            return False
        return row.low is None or self._narrow_by(position, row.low, row.low_open, _LOW)

    def _narrow_by(self, position: int, end: Number, end_open: bool, row_side: int) -> bool:
        # With the sum at most `end`: a term can be at most `end` less the least that the other terms can be. With the sum
        # at least `end`, the same with most for least.
        terms = self._rows[position].terms
        total: Number = 0
        opens = 0
        missing = -1
        products: list[tuple[Number, bool] | None] = []
        for index, (variable, coefficient) in enumerate(terms):
            found = self._ends[_LOW if (coefficient > 0) == (row_side == _HIGH) else _HIGH].get(variable)
            if found is None:
                if missing >= 0:
                    return True
                missing = index
                products.append(None)
                continue
            product = coefficient * found[0]
            products.append((product, found[1]))
            total += product
            opens += found[1]
        for index in (missing,) if missing >= 0 else range(len(terms)):
            variable, coefficient = terms[index]
            product_end = products[index]
            if product_end is None:
                room, is_open = end - total, end_open or opens > 0
            else:
                room, is_open = end - total + product_end[0], end_open or opens - product_end[1] > 0
            side = row_side if coefficient > 0 else 1 - row_side
            known = self._ends[side].get(variable)
            value = quotient(room, coefficient)
            if known is not None and not _is_tighter(value, is_open, known, side):
                continue
            if not self._tell(position, variable, side, value, is_open):
                return False
        return True

    def _tell(self, position: int, variable: int, side: int, value: Number, is_open: bool) -> bool:
        """Record a narrowing; False, with `clash` set, where nothing is left to the variable."""
        known = self._ends[side].get(variable)
        if known is not None and not _is_tighter(value, is_open, known, side):
            return True
        event = len(self._events)
        self._events.append((position, variable, side))
        self._ends[side][variable] = value, is_open
        self._history[side].setdefault(variable, []).append(event)
        other = self._ends[1 - side].get(variable)
        if other is not None and _is_past(value, is_open, other, side):
            self.clash = self._provenance([event, self._history[1 - side][variable][-1]])
            return False
        for use in self._uses.get(variable, ()):
            if use != position and not self._waiting[use]:
                self._waiting[use] = True
                self._queue.append(use)
        return True

    def _provenance(self, events: list[int]) -> tuple[int, ...]:
        """The rows that these narrowings follow from, all the way down."""
        seen = set(events)
        rows: set[int] = set()
        while events:
            event = events.pop()
            position, variable, side = self._events[event]
            rows.add(position)
            terms = self._rows[position].terms
            if len(terms) == 1:
                continue
            direction = next(coefficient for name, coefficient in terms if name == variable) > 0
            for name, coefficient in terms:
                if name == variable:
                    continue
                history = self._history[1 - side if (coefficient > 0) == direction else side][name]
                earlier = history[bisect_left(history, event) - 1]
                if earlier not in seen:
                    seen.add(earlier)
                    events.append(earlier)
        return tuple(sorted(rows))

    def witness(self) -> dict[int, Number] | None:
        """A point within the bounds that satisfies every row, by one pass over the rows; None where the pass finds none.

        Each row is met by moving its free variables together from their lower ends towards their upper ends. Where no circle
        of rows exists and the bounds are a fixpoint, this always succeeds; elsewhere the answer is verified, not trusted.
        """
        if self.clash is not None:
            return None
        reach: Number = 1
        for row in self._rows:
            for end in (row.low, row.high):
                reach += 0 if end is None else magnitude(end)
        for side in self._ends:
            for value, _ in side.values():
                reach += magnitude(value)
        reach *= 4
        point: dict[int, Number] = {}
        for position in self._rows_by_tree():
            row = self._rows[position]
            if not self._place(row, point, reach):
                return None
        for row in self._rows:
            if len(row.terms) == 1 and row.terms[0][0] not in point:
                point[row.terms[0][0]] = self._within(row.terms[0][0], reach)
        return point if all(row.holds(point) for row in self._rows) else None

    def _rows_by_tree(self) -> list[int]:
        """Rows of two variables or more, each after one that it shares a variable with, where there is one."""
        order: list[int] = []
        seen: set[int] = set()
        for first, row in enumerate(self._rows):
            if len(row.terms) < 2 or first in seen:
                continue
            seen.add(first)
            queue = deque([first])
            while queue:
                position = queue.popleft()
                order.append(position)
                for variable, _ in self._rows[position].terms:
                    for use in self._uses[variable]:
                        if use not in seen:
                            seen.add(use)
                            queue.append(use)
        return order

    def _span(self, variable: int, reach: Number) -> tuple[End, End]:
        low, high = self.bounds(variable)
        if low is None:
            low = ((-reach if high is None else high[0] - reach), False)
        if high is None:
            high = low[0] + 2 * reach, False
        return low, high

    def _within(self, variable: int, reach: Number) -> Number:
        low, high = self._span(variable, reach)
        return low[0] if not low[1] else quotient(low[0] + high[0], 2)

    def _place(self, row: Row, point: dict[int, Number], reach: Number) -> bool:
        """Give the row's free variables values that make it hold; False where it cannot be done this way."""
        fixed: Number = 0
        starts: list[tuple[int, Number, Number]] = []  # variable, value that makes the term least, and that makes it most
        least: Number = 0
        most: Number = 0
        for variable, coefficient in row.terms:
            if variable in point:
                fixed += coefficient * point[variable]
                continue
            low, high = self._span(variable, reach)
            at_least, at_most = (low[0], high[0]) if coefficient > 0 else (high[0], low[0])
            starts.append((variable, at_least, at_most))
            least += coefficient * at_least
            most += coefficient * at_most
        if not starts:
            return True
        bottom = least + fixed if row.low is None else max(least + fixed, row.low)
        top = most + fixed if row.high is None else min(most + fixed, row.high)
        if bottom > top:
            return False
        target = Fraction(bottom + top) / 2 - fixed
        share = Fraction(0) if most == least else (target - least) / (most - least)
        for variable, at_least, at_most in starts:
            value = at_least + share * (at_most - at_least)
            point[variable] = value.numerator if value.denominator == 1 else value
        return True


def _is_past(value: Number, is_open: bool, other: End, side: int) -> bool:
    """Whether no number lies between an end and the end on the other side."""
    if value == other[0]:
        return is_open or other[1]
    return value > other[0] if side == _LOW else value < other[0]


def _is_tighter(value: Number, is_open: bool, known: End, side: int) -> bool:
    if value == known[0]:
        return is_open and not known[1]
    return value > known[0] if side == _LOW else value < known[0]
