"""A witness: values for the variables of rows that a quick pass finds and an exact check confirms."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from fractions import Fraction

from factcheck.arithmetic.row import Number, Row, exact, magnitude, quotient

Bounds = tuple[tuple[Number, bool] | None, tuple[Number, bool] | None]


def find_witness(rows: Sequence[Row], bounds: Mapping[int, Bounds]) -> dict[int, Number] | None:
    """Values within the bounds that satisfy every row, by one pass over the rows; None where the pass finds none.

    Each row is met by moving its free variables together from the ends that make it least towards those that make it most. Where
    no circle of rows exists and the bounds are what propagation leaves, this always succeeds; elsewhere it may not.

    >>> find_witness([Row(((0, 1), (1, 1)), 10, 10)], {0: ((0, False), (4, False)), 1: ((4, True), (12, False))})
    {0: 2, 1: 8}
    """
    reach: Number = 1
    for row in rows:
        for end in (row.low, row.high):
            reach += 0 if end is None else magnitude(end)
    for pair in bounds.values():
        for known in pair:
            reach += 0 if known is None else magnitude(known[0])
    point: dict[int, Number] = {}
    for row in _connected_order(rows):
        if not _place(row, point, bounds, reach * 4):
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


def _place(row: Row, point: dict[int, Number], bounds: Mapping[int, Bounds], reach: Number) -> bool:
    """Give the row's free variables values that make it hold; False where it cannot be done this way."""
    fixed: Number = 0
    free: list[tuple[int, Number, Number]] = []  # variable, the end that makes its term least, and the end that makes it most
    least: Number = 0
    most: Number = 0
    for variable, coefficient in row.terms:
        if variable in point:
            fixed += coefficient * point[variable]
            continue
        low, high = bounds[variable]
        start = low[0] if low is not None else -reach if high is None else high[0] - reach
        stop = high[0] if high is not None else start + 2 * reach
        if coefficient < 0:
            start, stop = stop, start
        free.append((variable, start, stop))
        least += coefficient * start
        most += coefficient * stop
    bottom = least + fixed if row.low is None else max(least + fixed, row.low)
    top = most + fixed if row.high is None else min(most + fixed, row.high)
    if bottom > top:
        return False
    if free:
        share = Fraction(0) if most == least else (Fraction(bottom + top) / 2 - fixed - least) / (most - least)
        for variable, start, stop in free:
            point[variable] = exact(start + share * (stop - start))
    return True
