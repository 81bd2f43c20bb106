"""Exact simplex for bounded rows: a point that satisfies them, or the Farkas multipliers that prove there is none.

This is the general simplex of B. Dutertre and L. de Moura, "A fast linear-arithmetic solver for DPLL(T)" (CAV 2006): one slack
variable a row, bounds on variables and slacks, Bland's rule against cycling, and an open end written as an infinitesimal.
A number here is a pair (c, k), read c + k * epsilon, for an epsilon smaller than every positive rational.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from factcheck.arithmetic.row import Number, Row, exact, magnitude, quotient

Infinitesimal = tuple[Number, Number]
DEFAULT_WORK = 100_000


class OverCapError(Exception):
    """The work allowed was spent before a verdict."""


@dataclass(frozen=True, slots=True)
class Feasible:
    """The rows hold at `point`, which gives a value to each variable that stands in one of them."""

    point: dict[int, Number]


@dataclass(frozen=True, slots=True)
class Infeasible:
    """The rows cannot all hold.

    Attributes:
        multipliers: a Farkas certificate, by position in the rows: multiplied by these, the left sides add up to 0, while the
            ends add up to more than 0, or to 0 with one of them open. A positive multiplier takes the row's lower end, a
            negative one its upper end. The rows named are a minimal infeasible set.
        further: certificates of other clashes, where they come at no cost; no two name a row in common.
    """

    multipliers: dict[int, Number]
    further: tuple[dict[int, Number], ...] = ()


class Simplex:
    """The tableau of some rows.

    `work` caps the number of tableau entries written, over the life of the tableau.
    """

    def __init__(self, rows: Sequence[Row], work: int = DEFAULT_WORK) -> None:
        self._work = work
        names = sorted({variable for row in rows for variable, _ in row.terms})
        self._names = names
        number = {name: index for index, name in enumerate(names)}
        size = len(names)
        self._low: list[Infinitesimal | None] = [None] * size
        self._high: list[Infinitesimal | None] = [None] * size
        # The row that an end comes from, and the coefficient by which a multiplier of the end becomes one of the row.
        self._low_from: list[tuple[int, Number]] = [(-1, 1)] * size
        self._high_from: list[tuple[int, Number]] = [(-1, 1)] * size
        self._tableau: dict[int, dict[int, Number]] = {}
        self._impossible: int | None = None
        for position, row in enumerate(rows):
            if row.is_impossible:
                self._impossible = position if self._impossible is None else self._impossible
                continue
            if not row.terms:
                continue
            low: Infinitesimal | None = None if row.low is None else (row.low, 1 if row.low_open else 0)
            high: Infinitesimal | None = None if row.high is None else (row.high, -1 if row.high_open else 0)
            if len(row.terms) == 1:
                name, coefficient = row.terms[0]
                self._bound(number[name], low, high, position, coefficient)
                continue
            slack = len(self._low)
            self._low.append(None)
            self._high.append(None)
            self._low_from.append((-1, 1))
            self._high_from.append((-1, 1))
            self._tableau[slack] = {number[name]: coefficient for name, coefficient in row.terms}
            self._bound(slack, low, high, position, 1)
        self._value: list[Infinitesimal] = [self._start(index) for index in range(len(self._low))]
        for slack, entries in self._tableau.items():
            self._value[slack] = self._sum(entries)

    def _bound(self, index: int, low: Infinitesimal | None, high: Infinitesimal | None, position: int, coefficient: Number) -> None:
        if coefficient != 1:
            low = None if low is None else (quotient(low[0], coefficient), quotient(low[1], coefficient))
            high = None if high is None else (quotient(high[0], coefficient), quotient(high[1], coefficient))
            if coefficient < 0:
                low, high = high, low
        old_low, old_high = self._low[index], self._high[index]
        if low is not None and (old_low is None or low > old_low):
            self._low[index] = low
            self._low_from[index] = (position, coefficient)
        if high is not None and (old_high is None or high < old_high):
            self._high[index] = high
            self._high_from[index] = (position, coefficient)

    def _start(self, index: int) -> Infinitesimal:
        low, high = self._low[index], self._high[index]
        return low if low is not None else high if high is not None else (0, 0)

    def _sum(self, entries: dict[int, Number]) -> Infinitesimal:
        real: Number = 0
        small: Number = 0
        for index, coefficient in entries.items():
            value = self._value[index]
            real += coefficient * value[0]
            small += coefficient * value[1]
        return exact(real), exact(small)

    def decide(self) -> Feasible | Infeasible:
        """Find a point or a certificate.

        Raises:
            OverCapError: the work allowed was spent first.
        """
        if self._impossible is not None:
            return Infeasible({self._impossible: 1})
        for index, (low, high) in enumerate(zip(self._low, self._high, strict=True)):
            if low is not None and high is not None and low > high:
                return self._clash({index: 1}, {index: -1})
        while True:
            found = self._violated()
            if found is None:
                return Feasible(self._point())
            basic, rises = found
            entries = self._tableau[basic]
            entering = self._entering(entries, rises)
            if entering is None:
                return self._certificate(basic, entries, rises)
            target = self._low[basic] if rises else self._high[basic]
            assert target is not None
            value = self._value[basic]
            factor = entries[entering]
            self._shift(entering, (quotient(target[0] - value[0], factor), quotient(target[1] - value[1], factor)))
            self._pivot(basic, entering)

    def _violated(self) -> tuple[int, bool] | None:
        best: tuple[int, bool] | None = None
        for index in self._tableau:
            if best is not None and index > best[0]:
                continue
            low, high, value = self._low[index], self._high[index], self._value[index]
            if low is not None and value < low:
                best = index, True
            elif high is not None and value > high:
                best = index, False
        return best

    def _entering(self, entries: dict[int, Number], rises: bool) -> int | None:
        """The first variable of the row (Bland's rule) that can move so that the row's sum rises, or falls."""
        for index in sorted(entries):
            if self._can_move(index, up=(entries[index] > 0) == rises):
                return index
        return None

    def _can_move(self, index: int, *, up: bool) -> bool:
        end = self._high[index] if up else self._low[index]
        return end is None or (self._value[index] < end if up else self._value[index] > end)

    def _shift(self, index: int, change: Infinitesimal) -> None:
        real, small = change
        value = self._value[index]
        self._value[index] = exact(value[0] + real), exact(value[1] + small)
        for basic, entries in self._tableau.items():
            factor = entries.get(index)
            if factor is not None:
                value = self._value[basic]
                self._value[basic] = exact(value[0] + factor * real), exact(value[1] + factor * small)

    def _pivot(self, leaving: int, entering: int) -> None:
        entries = self._tableau.pop(leaving)
        factor = entries.pop(entering)
        solved: dict[int, Number] = {index: quotient(-coefficient, factor) for index, coefficient in entries.items()}
        solved[leaving] = quotient(1, factor)
        self._work -= len(solved)
        for row in self._tableau.values():
            times = row.pop(entering, None)
            if times is None:
                continue
            self._work -= len(solved)
            for index, coefficient in solved.items():
                total = row.get(index, 0) + times * coefficient
                if total == 0:
                    row.pop(index, None)
                else:
                    row[index] = exact(total)
        self._tableau[entering] = solved
        if self._work < 0:
            raise OverCapError

    def _certificate(self, basic: int, entries: dict[int, Number], rises: bool) -> Infeasible:
        sign = 1 if rises else -1
        lower: dict[int, Number] = {}
        upper: dict[int, Number] = {}
        (lower if rises else upper)[basic] = sign
        for index, coefficient in entries.items():
            multiplier = -sign * coefficient
            (lower if multiplier > 0 else upper)[index] = multiplier
        return self._clash(lower, upper)

    def _clash(self, lower: dict[int, Number], upper: dict[int, Number]) -> Infeasible:
        multipliers: dict[int, Number] = {}
        for sources, ends in ((self._low_from, lower), (self._high_from, upper)):
            for index, multiplier in ends.items():
                position, coefficient = sources[index]
                multipliers[position] = quotient(multiplier, coefficient)
        return Infeasible(dict(sorted(multipliers.items())))

    def _point(self) -> dict[int, Number]:
        epsilon = Fraction(1)
        for value, low, high in zip(self._value, self._low, self._high, strict=True):
            for smaller, larger in ((low, value), (value, high)):
                if smaller is not None and larger is not None and smaller[1] > larger[1]:
                    epsilon = min(epsilon, (Fraction(larger[0]) - smaller[0]) / (smaller[1] - larger[1]))
        return {
            name: exact(value[0] + value[1] * epsilon) for name, value in zip(self._names, self._value[: len(self._names)], strict=True)
        }

    def maximise(self, variable: int, *, sign: int = 1) -> tuple[Number, bool] | None:
        """The largest value of `sign * variable` over feasible rows (call `decide` first), and whether it is only approached.

        None: there is no largest value, it grows without end.

        Raises:
            OverCapError: the work allowed was spent first.
        """
        target = self._names.index(variable)
        while True:
            entries = self._tableau.get(target, {target: 1})
            entering = next((i for i in sorted(entries) if self._can_move(i, up=(entries[i] > 0) == (sign > 0))), None)
            if entering is None:
                value = self._value[target]
                return sign * value[0], value[1] != 0
            up = (entries[entering] > 0) == (sign > 0)
            limit, leaving = self._limit(entering, up=up)
            if limit is None:
                return None
            self._shift(entering, limit if up else (-limit[0], -limit[1]))
            if leaving is not None:
                self._pivot(leaving, entering)
            self._work -= len(entries)
            if self._work < 0:
                raise OverCapError

    def _limit(self, entering: int, *, up: bool) -> tuple[Infinitesimal | None, int | None]:
        """How far a variable can move before it, or a basic variable (then named), meets an end."""
        best: Infinitesimal | None = None
        leaving: int | None = None
        end = self._high[entering] if up else self._low[entering]
        if end is not None:
            value = self._value[entering]
            best = (end[0] - value[0], end[1] - value[1]) if up else (value[0] - end[0], value[1] - end[1])
        for basic in sorted(self._tableau):
            factor = self._tableau[basic].get(entering)
            if factor is None:
                continue
            rises = (factor > 0) == up
            end = self._high[basic] if rises else self._low[basic]
            if end is None:
                continue
            value = self._value[basic]
            gap = (end[0] - value[0], end[1] - value[1]) if rises else (value[0] - end[0], value[1] - end[1])
            room = quotient(gap[0], magnitude(factor)), quotient(gap[1], magnitude(factor))
            if best is None or room < best:
                best, leaving = room, basic
        return best, leaving
