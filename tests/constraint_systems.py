"""Random systems of constraints, and three judges of a verdict on them: z3, a search through small integers, and plain arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any

import z3
from hypothesis import strategies as st

from factcheck.constraints import EPOCH, Choice, Constraint, Linear, Order, Origin, linear
from factcheck.interval import Interval

VARIABLES = tuple("abcdefg")
_ENDS = st.one_of(st.integers(-6, 6), st.fractions(-6, 6, max_denominator=3))


@st.composite
def intervals(draw: st.DrawFn, ends: st.SearchStrategy[Any] = _ENDS, *, can_be_open: bool = True) -> Interval:
    """Points, ranges open or closed at either end, rays, everything; empty now and then."""
    low = draw(st.one_of(st.none(), ends))
    if draw(st.integers(0, 2)) == 0:
        return Interval.exactly(0 if low is None else low)
    high = draw(st.one_of(st.none(), ends if low is None else ends.map(lambda width: low + abs(width) / 2)))
    opens = st.booleans() if can_be_open else st.just(False)
    return Interval.of(low, high, low_open=draw(opens), high_open=draw(opens))


@st.composite
def origins(draw: st.DrawFn) -> Origin:
    claims = tuple(f"c{number}" for number in draw(st.lists(st.integers(1, 12), min_size=1, max_size=2)))
    rule = draw(st.sampled_from((None, None, "total", "order")))
    return Origin(claims, rule, inferred=rule is not None and draw(st.booleans()))


def bounds_of_one() -> st.SearchStrategy[Constraint]:
    factors = st.sampled_from((1, 1, 1, -1, 2, Fraction(1, 3)))
    return st.builds(lambda name, by, bounds, origin: linear({name: by}, bounds, origin), _names(), factors, intervals(), origins())


def sums() -> st.SearchStrategy[Constraint]:
    factors = st.sampled_from((1, 1, 1, -1, -1, 2, Fraction(-3, 2)))
    return st.builds(linear, st.dictionaries(_names(), factors, min_size=2, max_size=4), intervals(), origins())


def orders(gaps: st.SearchStrategy[Interval] | None = None) -> st.SearchStrategy[Constraint]:
    names = st.sampled_from((*VARIABLES, EPOCH))
    return st.builds(Order, names, names, intervals() if gaps is None else gaps, origins())


def choices() -> st.SearchStrategy[Constraint]:
    return st.builds(Choice, _names(), st.lists(st.sampled_from("wxyz"), max_size=3, unique=True).map(tuple), origins())


def _names() -> st.SearchStrategy[str]:
    return st.sampled_from(VARIABLES)


@st.composite
def systems(draw: st.DrawFn, max_size: int = 14) -> list[Constraint]:
    """Systems of one form of constraint or of several: sums, differences, cycles, choices, all of them mixed."""
    forms = draw(
        st.sampled_from(
            (
                (bounds_of_one(), sums()),
                (bounds_of_one(), bounds_of_one(), sums()),
                (sums(),),
                (orders(),),
                (bounds_of_one(), orders()),
                (bounds_of_one(), sums(), orders()),
                (choices(),),
                (bounds_of_one(), sums(), orders(), choices()),
            )
        )
    )
    return draw(st.lists(st.one_of(*forms), min_size=1, max_size=max_size))


def holds_for_z3(constraints: Iterable[Constraint]) -> bool:
    """Whether z3 finds the constraints satisfiable."""
    solver = z3.Solver()
    values: dict[str, int] = {}
    for constraint in constraints:
        if isinstance(constraint, Choice):
            which = z3.Int("which " + constraint.variable)
            solver.add(z3.Or([which == values.setdefault(value, len(values)) for value in constraint.allowed]))
            continue
        terms, bounds = form_of(constraint)
        total = z3.Sum([_rational(times) * z3.Real(name) for name, times in terms.items()] + [z3.RealVal(0)])
        if bounds.low is not None:
            solver.add(total > _rational(bounds.low) if bounds.low_open else total >= _rational(bounds.low))
        if bounds.high is not None:
            solver.add(total < _rational(bounds.high) if bounds.high_open else total <= _rational(bounds.high))
    verdict = solver.check()
    assert verdict != z3.unknown
    return bool(verdict == z3.sat)


def _rational(value: Fraction) -> Any:
    return z3.Q(value.numerator, value.denominator)


def form_of(constraint: Linear | Order) -> tuple[dict[str, Fraction], Interval]:
    """The terms, without `EPOCH`, and the bounds of a sum or an order."""
    if isinstance(constraint, Linear):
        pairs: Sequence[tuple[str, Fraction]] = constraint.terms
        bounds = constraint.bounds
    else:
        pairs = ((constraint.later, Fraction(1)), (constraint.earlier, Fraction(-1)))
        bounds = constraint.gap
    terms: dict[str, Fraction] = {}
    for name, times in pairs:
        if name != EPOCH:
            terms[name] = terms.get(name, Fraction(0)) + times
    return terms, bounds


def holds_at(constraints: Iterable[Constraint], numbers: Mapping[str, Fraction | int], chosen: Mapping[str, str]) -> bool:
    """Whether every constraint is true of these values."""
    for constraint in constraints:
        if isinstance(constraint, Choice):
            if chosen[constraint.variable] not in constraint.allowed:
                return False
            continue
        terms, bounds = form_of(constraint)
        if sum((times * numbers[name] for name, times in terms.items()), Fraction(0)) not in bounds:
            return False
    return True


def has_small_integers(constraints: Sequence[Linear | Order], span: range) -> bool:
    """Whether integers within `span` satisfy all the constraints: the plainest search there is."""
    names = sorted({name for constraint in constraints for name in form_of(constraint)[0]})
    return any(holds_at(constraints, dict(zip(names, values, strict=True)), {}) for values in product(span, repeat=len(names)))


def proves_clash(constraints: Sequence[Constraint], multipliers: Sequence[Fraction]) -> bool:
    """Whether the multipliers are a Farkas certificate: the sums cancel out, and the bounds that they take do not allow 0."""
    left: dict[str, Fraction] = {}
    right = Fraction(0)
    is_open = False
    for constraint, multiplier in zip(constraints, multipliers, strict=True):
        assert not isinstance(constraint, Choice)
        terms, bounds = form_of(constraint)
        for name, times in terms.items():
            left[name] = left.get(name, Fraction(0)) + multiplier * times
        end, end_open = (bounds.low, bounds.low_open) if multiplier > 0 else (bounds.high, bounds.high_open)
        if end is None or multiplier == 0:
            return False
        right += multiplier * end
        is_open = is_open or end_open
    return not any(left.values()) and (right > 0 or (right == 0 and is_open))
