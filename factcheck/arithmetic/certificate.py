"""Farkas certificates: whether one is minimal, and a minimal part of clashing rows."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.arithmetic.difference import decide_differences, is_difference
from factcheck.arithmetic.propagation import Propagation
from factcheck.arithmetic.row import Number, Row, exact, quotient
from factcheck.arithmetic.simplex import Feasible, Infeasible, OverCapError, Simplex


def decide_exactly(rows: Sequence[Row], work: int) -> Feasible | Infeasible:
    """Decide rows by negative cycles where all are differences, else by simplex.

    Raises:
        OverCapError: the simplex spent the work allowed before a verdict.
    """
    if all(is_difference(row) for row in rows):
        return decide_differences(rows)
    return Simplex(rows, work).decide()


def is_minimal(rows: Sequence[Row]) -> bool:
    """Whether rows, all of which a certificate names, are a minimal infeasible set.

    They are exactly when its multipliers are the only ones, up to scale, that make the left sides cancel out: when the rank of
    the rows is one less than their number (J. van Loon, "Irreducibly inconsistent systems of linear inequalities", 1981).

    >>> is_minimal([Row(((0, 1),), 5, 5), Row(((0, 2),), 9, 9)])
    True
    """
    dependent = 0
    pivots: dict[int, dict[int, Number]] = {}
    for row in sorted(rows, key=lambda row: len(row.terms)):
        vector = dict(row.terms)
        while True:
            variable = next((name for name in vector if name in pivots), None)
            if variable is None:
                break
            times = vector.pop(variable)
            for name, coefficient in pivots[variable].items():
                total = vector.get(name, 0) - times * coefficient
                if total == 0:
                    vector.pop(name, None)
                else:
                    vector[name] = exact(total)
        if vector:
            variable, coefficient = vector.popitem()
            pivots[variable] = {name: quotient(value, coefficient) for name, value in vector.items()}
        else:
            dependent += 1
    return dependent == 1


def minimise(rows: Sequence[Row], certificate: dict[int, Number], work: int) -> dict[int, Number]:
    """A certificate, by position, of a minimal infeasible part of the rows that `certificate` names.

    Rows that stand later are given up first. Where a part is over the cap of the simplex, propagation alone says whether it
    still clashes, so that a part of a very large clash may be left that is not needed.
    """
    proof = certificate
    if is_minimal([rows[position] for position in proof]):
        return proof
    current = sorted(certificate)
    for position in sorted(certificate, reverse=True):
        trial = [kept for kept in current if kept != position]
        if position in proof:
            found = _clash(rows, trial, work)
            if found is None:
                continue
            proof = found
        current = trial
    return proof


def _clash(rows: Sequence[Row], positions: Sequence[int], work: int) -> dict[int, Number] | None:
    part = [rows[position] for position in positions]
    try:
        result = decide_exactly(part, work)
        multipliers = result.multipliers if isinstance(result, Infeasible) else None
    except OverCapError:
        propagation = Propagation(part)
        propagation.add(range(len(part)))
        multipliers = propagation.run()
    return None if multipliers is None else {positions[index]: multiplier for index, multiplier in multipliers.items()}
