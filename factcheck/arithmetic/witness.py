"""A witness: values for the variables of rows that a quick pass finds and an exact check confirms."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from fractions import Fraction

from factcheck.arithmetic.row import Number, Row, exact, quotient

Bounds = tuple[tuple[Number, bool] | None, tuple[Number, bool] | None]


def find_witness(rows: Sequence[Row], bounds: Mapping[int, Bounds]) -> dict[int, Number] | None:
    """Values within the bounds that satisfy every row, by one pass over the rows; None where the pass finds none.

    Each row is met by moving its free variables, from values that their own bounds allow, until the sum fits. Where no circle of
    rows exists and the bounds are what propagation leaves, this always succeeds; elsewhere it may not.

    >>> find_witness([Row(((0, 1), (1, 1)), 10, 10)], {0: ((0, False), (4, False)), 1: ((4, True), (12, False))})
    {0: 0, 1: 10}
    """
    point: dict[int, Number] = {}
    for row in _connected_order(rows):
        if not _place(row, point, bounds):
            return None
    for variable, pair in bounds.items():
        if variable not in point:
            point[variable] = value_within(pair)
    within = all(_is_within(point[variable], pair) for variable, pair in bounds.items())
    return point if within and all(row.holds(point) for row in rows) else None


def value_within(bounds: Bounds) -> Number:
    """A number between two bounds of which neither is past the other."""
    low, high = bounds
    if low is not None and (not low[1] or high is None):
        return low[0] + low[1]
    if high is not None and (not high[1] or low is None):
        return high[0] - high[1]
    return 0 if low is None or high is None else quotient(low[0] + high[0], 2)


def _is_within(value: Number, bounds: Bounds) -> bool:
    low, high = bounds
    if low is not None and (value < low[0] or (low[1] and value == low[0])):
        return False
    return high is None or value < high[0] or (value == high[0] and not high[1])


def _connected_order(rows: Sequence[Row]) -> list[Row]:
    """The rows, each after one that it shares a variable with, where there is one."""
    uses: dict[int, list[int]] = {}
    for position, row in enumerate(rows):
        for variable, _ in row.terms:
            uses.setdefault(variable, []).append(position)
    order: list[Row] = []
    seen: set[int] = set()
    for first in range(len(rows)):
        if first in seen:
            continue
        seen.add(first)
        queue = deque([first])
        while queue:
            row = rows[queue.popleft()]
            order.append(row)
            for variable, _ in row.terms:
                for use in uses.pop(variable, ()):
                    if use not in seen:
                        seen.add(use)
                        queue.append(use)
    return order


def _place(row: Row, point: dict[int, Number], bounds: Mapping[int, Bounds]) -> bool:
    """Give the row's free variables values that make it hold; False where it cannot be done this way."""
    free = [(variable, coefficient) for variable, coefficient in row.terms if variable not in point]
    point.update((variable, value_within(bounds[variable])) for variable, _ in free)
    if row.holds(point):
        return True
    total = sum((coefficient * point[variable] for variable, coefficient in row.terms), Fraction(0))
    rises = row.low is not None and total <= row.low
    sign = 1 if rises else -1
    ends = (row.low, row.high) if rises else (row.high, row.low)
    # How far the sum has to move, and how far it may.
    near, far = (None if end is None else sign * (end - total) for end in ends)
    assert near is not None
    room: Number = 0
    moves: list[tuple[int, Number]] = []
    for variable, coefficient in free:
        end = bounds[variable][1 if (coefficient > 0) == rises else 0]
        if end is None:
            size = near + 1 if far is None else Fraction(near + far) / 2
            point[variable] = exact(point[variable] + sign * Fraction(size) / coefficient)
            return True
        moves.append((variable, end[0] - point[variable]))
        room += sign * coefficient * (end[0] - point[variable])
    most = room if far is None else min(far, room)
    if room == 0 or near > most:
        return False
    share = Fraction(near + most) / 2 / room
    for variable, move in moves:
        point[variable] = exact(point[variable] + share * move)
    return True
