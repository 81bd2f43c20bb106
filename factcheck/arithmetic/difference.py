"""Difference constraints `y - x in [low, high]`: a negative cycle proves that they clash, and potentials prove that they do not.

The shortest-path method of Bellman and Ford (T. Cormen and others, "Introduction to Algorithms", section 22.4), with a queue of the
nodes whose distance fell. An open end is a weight less by an infinitesimal, so weights are pairs compared lexicographically.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from fractions import Fraction

from factcheck.arithmetic.row import Number, Row, exact, magnitude, quotient
from factcheck.arithmetic.simplex import Feasible, Infeasible

_ZERO = -1  # the node of the constant 0, so that a bound on one variable is a difference too


def is_difference(row: Row) -> bool:
    """Whether the row bounds one variable at most, or the difference of two."""
    return len(row.terms) <= 1 or (len(row.terms) == 2 and row.terms[0][1] == -row.terms[1][1])


def decide_differences(rows: Sequence[Row]) -> Feasible | Infeasible:
    """Decide rows that are all differences (`is_difference`), in time at most rows times variables.

    >>> before = Row(((0, -1), (1, 1)), 0, None, low_open=True)
    >>> after = Row(((0, 1), (1, -1)), 0, None)
    >>> decide_differences([before, after])
    Infeasible(multipliers={0: 1, 1: 1})
    """
    # An edge (head, weight, steps, row, multiplier): head <= tail + weight, where `steps` counts the open ends, and the
    # inequality is the row taken `multiplier` times (positive: its lower end, negative: its upper end).
    edges: dict[int, list[tuple[int, Number, int, int, Number]]] = {_ZERO: []}
    for position, row in enumerate(rows):
        if row.is_impossible:
            return Infeasible({position: 1})
        if not row.terms:
            continue
        variable, coefficient = row.terms[-1]
        other = row.terms[0][0] if len(row.terms) == 2 else _ZERO
        edges.setdefault(variable, [])
        edges.setdefault(other, [])
        # coefficient * (variable - other) <= high, and >= low
        above, below = (variable, other) if coefficient > 0 else (other, variable)
        size = magnitude(coefficient)
        if row.high is not None:
            edges[below].append((above, quotient(row.high, size), int(row.high_open), position, quotient(-1, size)))
        if row.low is not None:
            edges[above].append((below, quotient(-row.low, size), int(row.low_open), position, quotient(1, size)))

    distance: dict[int, tuple[Number, int]] = dict.fromkeys(edges, (0, 0))
    came: dict[int, tuple[int, int, Number]] = {}
    depth = dict.fromkeys(edges, 0)
    queue = deque(edges)
    waiting = dict.fromkeys(edges, True)
    while queue:
        tail = queue.popleft()
        waiting[tail] = False
        real, small = distance[tail]
        for head, weight, steps, position, multiplier in edges[tail]:
            shorter = real + weight, small - steps
            if shorter >= distance[head]:
                continue
            distance[head] = shorter
            came[head] = tail, position, multiplier
            depth[head] = depth[tail] + 1
            # A path longer than there are nodes passes one twice; looking now and then finds a cycle sooner.
            if depth[head] >= len(edges) or depth[head] & (depth[head] - 1) == 0:
                cycle = _cycle(came, head)
                if cycle is not None:
                    return cycle
                depth[head] = min(depth[head], len(edges))
            if not waiting[head]:
                waiting[head] = True
                queue.append(head)
    return Feasible(_point(rows, distance))


def _cycle(came: dict[int, tuple[int, int, Number]], start: int) -> Infeasible | None:
    """The cycle among the predecessors of a node, if they run into one: such a cycle is always negative."""
    place: dict[int, int] = {}
    path: list[tuple[int, Number]] = []
    node = start
    while node in came:
        if node in place:
            return Infeasible(dict(sorted(path[place[node] :])))
        place[node] = len(path)
        tail, position, multiplier = came[node]
        path.append((position, multiplier))
        node = tail
    return None


def _point(rows: Sequence[Row], distance: dict[int, tuple[Number, int]]) -> dict[int, Number]:
    """Distances as values, with the infinitesimal made small enough for every row, and the node of 0 moved to 0."""
    epsilon = Fraction(1)
    base = distance[_ZERO]
    for row in rows:
        if not row.terms:
            continue
        variable, coefficient = row.terms[-1]
        start = distance[row.terms[0][0]] if len(row.terms) == 2 else base
        real = coefficient * (distance[variable][0] - start[0])
        small = coefficient * (distance[variable][1] - start[1])
        if row.high is not None and small > 0 and row.high > real:
            epsilon = min(epsilon, (Fraction(row.high) - real) / small / 2)
        if row.low is not None and small < 0 and row.low < real:
            epsilon = min(epsilon, (Fraction(row.low) - real) / small / 2)
    return {node: exact(value[0] - base[0] + (value[1] - base[1]) * epsilon) for node, value in distance.items() if node != _ZERO}
