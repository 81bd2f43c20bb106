"""System: the clashes of some rows, one after another, each minimal, no two with a row in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from factcheck.arithmetic.certificate import decide_exactly, minimise
from factcheck.arithmetic.propagation import Propagation
from factcheck.arithmetic.row import Number, Row, exact
from factcheck.arithmetic.simplex import DEFAULT_WORK, Feasible, OverCapError, Simplex
from factcheck.arithmetic.witness import Bounds, find_witness, value_within


class System:
    """Rows that are decided together.

    `late` rows count only once the others hold without clash, so that a clash needs one of them only where it must.
    `work` caps the exact simplex, for each part that propagation leaves open.

    Attributes:
        point: after `clashes` has ended: values for which the rows left hold, None where a part is undecided.
        undecided: after `clashes` has ended: positions of rows of the parts that were over the cap.

    >>> system = System([Row(((0, 1),), 5, 5), Row(((1, 1),), 6, 6), Row(((0, 1), (1, 1)), 12, 12), Row(((1, 1),), 7, None)])
    >>> list(system.clashes()), system.point
    ([{1: -1, 3: 1}], {0: 5, 1: 7})
    """

    def __init__(self, rows: Sequence[Row], *, late: Collection[int] = (), work: int = DEFAULT_WORK) -> None:
        self._rows = rows
        self._late = frozenset(late)
        self._work = work
        self._propagation = Propagation(rows)
        self._active: dict[int, None] = {}
        self.point: dict[int, Number] | None = None
        self.undecided: tuple[int, ...] = ()

    def clashes(self) -> Iterator[dict[int, Number]]:
        """Certificates (see `Infeasible`) by position; a row impossible by itself has the multiplier 0 if its ends are."""
        possible: list[int] = []
        for position, row in enumerate(self._rows):
            if row.is_impossible:
                yield {position: 0 if row.terms else 1 if row.low is not None and row.low >= 0 else -1}
            else:
                possible.append(position)
        late = [position for position in possible if position in self._late]
        for added in ([position for position in possible if position not in self._late], late) if late else (possible,):
            self._active.update(dict.fromkeys(added))
            self._propagation.add(added)
            yield from self._settle()

    def _settle(self) -> Iterator[dict[int, Number]]:
        while True:
            certificate = self._propagation.run()
            if certificate is not None:
                clash = minimise(self._rows, certificate, self._work)
                self._retract(clash)
                yield clash
                continue
            told: dict[int, None] = {}
            for clash in self._decide_open_parts():
                # Parts share no open variable, but may rest on the same rows: what clashes with none left is looked at again.
                if not any(position in told for position in clash):
                    told.update(dict.fromkeys(clash))
                    yield clash
            if not told:
                return
            self._retract(told)

    def _retract(self, positions: Collection[int]) -> None:
        self._propagation.retract(positions)
        for position in positions:
            del self._active[position]

    def _decide_open_parts(self) -> Iterator[dict[int, Number]]:
        """Decide what propagation leaves open: certificates, or, where there are none, the point and the undecided rows."""
        undecided: list[int] = []
        point: dict[int, Number] = {}
        clashed = False
        for part in self._open_parts():
            try:
                decided = self._decide_part(part)
            except OverCapError:
                undecided.extend(part)
                continue
            if isinstance(decided, Feasible):
                point.update(decided.point)
            else:
                clashed = True
                for certificate in decided:
                    yield minimise(self._rows, certificate, self._work)
        if clashed:
            return
        self.undecided = tuple(sorted(undecided))
        self.point = None if undecided else self._complete(point)
        if self.point is None and not undecided:
            self.undecided = tuple(sorted(self._active))

    def _complete(self, point: dict[int, Number]) -> dict[int, Number] | None:
        """The point with a value for every variable, checked exactly against every row; None, never a guess, where one fails."""
        for position in self._active:
            for variable, _ in self._rows[position].terms:
                if variable not in point:
                    point[variable] = value_within(self._propagation.bounds(variable))
        return point if all(self._rows[position].holds(point) for position in self._active) else None

    def _open_parts(self) -> list[list[int]]:
        """Rows that the bounds alone do not make true, divided by the variables that are not yet fixed."""
        part_of: dict[int, int] = {}
        parts: list[list[int]] = []
        variables_of: list[list[int]] = []
        for position in self._active:
            row = self._rows[position]
            if len(row.terms) < 2 or self._follows(row):
                continue
            free = [variable for variable, _ in row.terms if self._fixed(variable) is None]
            touched = sorted({part_of[variable] for variable in free if variable in part_of}, key=lambda part: -len(parts[part]))
            if touched:
                target, *others = touched
            else:
                target, others = len(parts), []
                parts.append([])
                variables_of.append([])
            for other in others:  # the smaller part joins the larger
                parts[target] += parts[other]
                variables_of[target] += variables_of[other]
                part_of.update(dict.fromkeys(variables_of[other], target))
                parts[other], variables_of[other] = [], []
            parts[target].append(position)
            for variable in free:
                if part_of.get(variable) != target:
                    part_of[variable] = target
                    variables_of[target].append(variable)
        return [sorted(part) for part in parts if part]

    def _fixed(self, variable: int) -> Number | None:
        low, high = self._propagation.bounds(variable)
        return low[0] if low is not None and high is not None and low[0] == high[0] else None

    def _follows(self, row: Row) -> bool:
        """Whether the row holds wherever the bounds of its variables do."""
        return (row.low is None or self._reaches(row, 0, row.low, row.low_open)) and (
            row.high is None or self._reaches(row, 1, row.high, row.high_open)
        )

    def _reaches(self, row: Row, side: int, end: Number, end_open: bool) -> bool:
        total: Number = 0
        is_open = False
        for variable, coefficient in row.terms:
            bound = self._propagation.bounds(variable)[side if coefficient > 0 else 1 - side]
            if bound is None:
                return False
            total += coefficient * bound[0]
            is_open = is_open or bound[1]
        if total == end:
            return is_open or not end_open
        return total > end if side == 0 else total < end

    def _decide_part(self, part: Sequence[int]) -> Feasible | list[dict[int, Number]]:
        """Decide some rows with what propagation knows of their variables; certificates are of the rows that all that rests on.

        Raises:
            OverCapError: it cannot be decided with the work allowed.
        """
        rows, fixed, free = self._reduce(part)
        witness = find_witness(rows, free)
        if witness is not None:
            return Feasible(witness)
        result = decide_exactly([*rows, *_bound_rows(free)], self._work)
        if isinstance(result, Feasible):
            return result
        return [self._trace(part, list(free), fixed, clash) for clash in (result.multipliers, *result.further)]

    def _reduce(self, part: Sequence[int]) -> tuple[list[Row], dict[int, Number], dict[int, Bounds]]:
        """The rows with fixed variables filled in; the fixed variables; the bounds of the others."""
        rows: list[Row] = []
        fixed: dict[int, Number] = {}
        free: dict[int, Bounds] = {}
        for position in part:
            row = self._rows[position]
            shift: Number = 0
            terms = []
            for variable, coefficient in row.terms:
                value = fixed.get(variable, self._fixed(variable))
                if value is None:
                    terms.append((variable, coefficient))
                    free[variable] = self._propagation.bounds(variable)
                else:
                    shift += coefficient * value
                    fixed[variable] = value
            low = None if row.low is None else exact(row.low - shift)
            high = None if row.high is None else exact(row.high - shift)
            rows.append(Row(tuple(terms), low, high, row.low_open, row.high_open))
        return rows, fixed, free

    def bounds(self, variables: Iterable[int]) -> dict[int, Bounds]:
        """The bounds that the rows, once `clashes` has ended without one, imply for each of these variables.

        They are exact, save in a part that is over the cap, where they may be too wide.

        >>> system = System([Row(((0, 1), (1, 1)), 4, 4), Row(((0, 1), (1, -1)), 0, 2)])
        >>> list(system.clashes()), system.bounds([0])
        ([], {0: ((2, False), (3, False))})
        """
        found = {variable: self._propagation.bounds(variable) for variable in variables}
        for part in self._open_parts():
            rows, _, free = self._reduce(part)
            asked = [variable for variable in free if variable in found]
            # In a part without a circle of rows, what propagation leaves is exact: the graph of rows and variables is a tree.
            is_tree = sum(len(row.terms) for row in rows) == len(rows) + len(free) - 1
            if not asked or (is_tree and not self._propagation.is_capped):
                continue
            try:
                tableau = Simplex([*rows, *_bound_rows(free)], self._work)
                tableau.decide()
                for variable in asked:
                    least, most = tableau.maximise(variable, sign=-1), tableau.maximise(variable)
                    found[variable] = None if least is None else (-least[0], least[1]), most
            except OverCapError:
                continue  # what propagation left stands: too wide perhaps, and never too narrow
        return found

    def _trace(
        self, part: Sequence[int], bounded: Sequence[int], fixed: dict[int, Number], multipliers: dict[int, Number]
    ) -> dict[int, Number]:
        """A certificate of the rows themselves, from one of rows in which fixed variables are filled in, and of bounds."""
        traced: dict[int, Number] = {}
        weights: dict[int, Number] = {}
        for index, multiplier in multipliers.items():
            if index >= len(part):
                weights[bounded[index - len(part)]] = multiplier
                continue
            traced[part[index]] = multiplier
            for variable, coefficient in self._rows[part[index]].terms:
                if variable in fixed:
                    weights[variable] = weights.get(variable, 0) - multiplier * coefficient
        reasons = [
            (self._propagation.reason(variable, 0 if weight > 0 else 1), weight) for variable, weight in weights.items() if weight != 0
        ]
        for position, multiplier in self._propagation.explain(reasons).items():
            traced[position] = exact(traced.get(position, 0) + multiplier)
        return {position: multiplier for position, multiplier in sorted(traced.items()) if multiplier != 0}


def _bound_rows(free: dict[int, Bounds]) -> Iterator[Row]:
    """Bounds of variables, as rows: one a variable, in the same order."""
    for variable, (low, high) in free.items():
        low_end, low_open = low if low is not None else (None, False)
        high_end, high_open = high if high is not None else (None, False)
        yield Row(((variable, 1),), low_end, high_end, low_open, high_open)
