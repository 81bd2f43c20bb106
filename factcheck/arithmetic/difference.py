"""Difference constraints `y - x in [low, high]`: a negative cycle proves that they clash, and potentials prove that they do not.

The shortest-path method of Bellman and Ford (T. Cormen and others, "Introduction to Algorithms", section 22.4), with a queue of the
nodes whose distance fell, inside each strongly connected component, as a cycle never leaves one. An open end is a weight less by an
infinitesimal, so weights are pairs compared lexicographically.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from factcheck.arithmetic.row import Number, Row, exact, magnitude, quotient
from factcheck.arithmetic.simplex import Feasible, Infeasible

_ZERO = -1  # the node of the constant 0, so that a bound on one variable is a difference too


class _Edge(NamedTuple):
    """`head <= tail + weight`, less by `opens` infinitesimals; this is the row taken `multiplier` times."""

    head: int
    weight: Number
    opens: int
    position: int
    multiplier: Number


_Graph = Mapping[int, Sequence[_Edge]]


def is_difference(row: Row) -> bool:
    """Whether the row bounds one variable at most, or the difference of two."""
    return len(row.terms) <= 1 or (len(row.terms) == 2 and row.terms[0][1] == -row.terms[1][1])


def decide_differences(rows: Sequence[Row]) -> Feasible | Infeasible:
    """Decide rows that are all differences (`is_difference`), in time at most rows times variables.

    Where they clash there is a certificate for each strongly connected component that does: the rows of a simple cycle, which
    are a minimal infeasible set. No two share a row.

    >>> before = Row(((0, -1), (1, 1)), 0, None, low_open=True)
    >>> after = Row(((0, 1), (1, -1)), 0, None)
    >>> decide_differences([before, after]).multipliers
    {0: 1, 1: 1}
    """
    for position, row in enumerate(rows):
        if row.is_impossible:
            return Infeasible({position: 1})
    graph = _graph(rows)
    found = []
    for component in _strong_components(graph):
        if len(component) > 1:
            within = set(component)
            part = {node: [edge for edge in graph[node] if edge.head in within] for node in component}
            cycle = _relax(part, component, dict.fromkeys(component, (0, 0)))
            if cycle is not None:
                found.append(cycle)
    if found:
        found.sort(key=min)  # no two have a row in common
        return Infeasible(found[0], tuple(found[1:]))
    distance: dict[int, tuple[Number, int]] = dict.fromkeys(graph, (0, 0))
    _relax(graph, list(graph), distance)
    return Feasible(_point(rows, distance))


def _graph(rows: Sequence[Row]) -> dict[int, list[_Edge]]:
    edges: dict[int, list[_Edge]] = {_ZERO: []}
    for position, row in enumerate(rows):
        if not row.terms:
            continue
        variable, coefficient = row.terms[-1]
        other = row.terms[0][0] if len(row.terms) == 2 else _ZERO
        edges.setdefault(variable, [])
        edges.setdefault(other, [])
        # low <= size * (above - below) <= high
        above, below = (variable, other) if coefficient > 0 else (other, variable)
        size = magnitude(coefficient)
        if row.high is not None:
            edges[below].append(_Edge(above, quotient(row.high, size), int(row.high_open), position, quotient(-1, size)))
        if row.low is not None:
            edges[above].append(_Edge(below, quotient(-row.low, size), int(row.low_open), position, quotient(1, size)))
    return edges


def _strong_components(graph: _Graph) -> list[list[int]]:
    """The strongly connected components, by two searches in depth (S. Kosaraju), in a fixed order."""
    backward: dict[int, list[int]] = {node: [] for node in graph}
    for node, edges in graph.items():
        for edge in edges:
            backward[edge.head].append(node)
    forward = {node: [edge.head for edge in edges] for node, edges in graph.items()}
    finished = [node for tree in _search(graph, forward) for node in tree]
    return _search(reversed(finished), backward)


def _search(starts: Iterable[int], follow: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """The trees of a search in depth; each lists its nodes as they are finished."""
    seen: set[int] = set()
    trees: list[list[int]] = []
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        finished: list[int] = []
        stack = [(start, iter(follow[start]))]
        while stack:
            node, heads = stack[-1]
            head = next((head for head in heads if head not in seen), None)
            if head is None:
                finished.append(node)
                stack.pop()
            else:
                seen.add(head)
                stack.append((head, iter(follow[head])))
        trees.append(finished)
    return trees


def _relax(graph: _Graph, starts: Iterable[int], distance: dict[int, tuple[Number, int]]) -> dict[int, Number] | None:
    """Lower the distances until every edge holds (None), or a negative cycle is met: its certificate."""
    came: dict[int, tuple[int, _Edge]] = {}
    depth = dict.fromkeys(graph, 0)
    queue = deque(starts)
    waiting = dict.fromkeys(queue, True)
    while queue:
        tail = queue.popleft()
        waiting[tail] = False
        real, small = distance[tail]
        for edge in graph[tail]:
            head = edge.head
            shorter = exact(real + edge.weight), small - edge.opens
            if shorter >= distance[head]:
                continue
            distance[head] = shorter
            came[head] = tail, edge
            depth[head] = depth[tail] + 1
            # A path longer than there are nodes passes one twice; a look at lengths 1, 2, 4, 8 ... finds short cycles sooner.
            if depth[head] >= len(graph) or depth[head] & (depth[head] - 1) == 0:
                cycle = _cycle(came, head)
                if cycle is not None:
                    return cycle
                depth[head] = min(depth[head], len(graph))
            if not waiting.get(head, False):
                waiting[head] = True
                queue.append(head)
    return None


def _cycle(came: Mapping[int, tuple[int, _Edge]], start: int) -> dict[int, Number] | None:
    """The cycle that the predecessors of a node run into, if they do: such a cycle is always negative."""
    place: dict[int, int] = {}
    path: list[_Edge] = []
    node = start
    while node in came:
        if node in place:
            return dict(sorted((edge.position, edge.multiplier) for edge in path[place[node] :]))
        place[node] = len(path)
        node, edge = came[node]
        path.append(edge)
    return None


def _point(rows: Sequence[Row], distance: Mapping[int, tuple[Number, int]]) -> dict[int, Number]:
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
