from __future__ import annotations

from fractions import Fraction

import pytest
from constraint_systems import intervals
from hypothesis import given
from hypothesis import strategies as st

from factcheck.interval import EMPTY, EVERYTHING, Interval

numbers = st.one_of(st.integers(-8, 8), st.fractions(-8, 8, max_denominator=6))
factors = st.sampled_from((Fraction(-2), Fraction(-1, 3), Fraction(0), Fraction(1), Fraction(5, 2)))


@given(intervals(), intervals(), numbers)
def test_a_number_is_in_the_intersection_when_it_is_in_both(a: Interval, b: Interval, x: Fraction) -> None:
    assert (x in (a & b)) == (x in a and x in b)


@given(intervals(), intervals(), intervals())
def test_intersection_is_commutative_associative_and_idempotent(a: Interval, b: Interval, c: Interval) -> None:
    assert a & b == b & a
    assert (a & b) & c == a & (b & c)
    assert a & a == a


@given(intervals())
def test_everything_and_empty_are_the_neutral_and_the_absorbing_element(a: Interval) -> None:
    assert a & EVERYTHING == a
    assert a & EMPTY == EMPTY
    assert a.hull(EMPTY) == a
    assert a.hull(EVERYTHING) == EVERYTHING
    assert a + EMPTY == EMPTY
    assert a + Interval.exactly(0) == a


@given(intervals(), intervals(), intervals())
def test_the_hull_is_the_smallest_interval_that_covers_both(a: Interval, b: Interval, c: Interval) -> None:
    hull = a.hull(b)
    assert hull.covers(a)
    assert hull.covers(b)
    assert hull == b.hull(a)
    if c.covers(a) and c.covers(b):
        assert c.covers(hull)


@given(intervals(), intervals(), st.data())
def test_a_sum_of_members_is_in_the_sum_and_every_member_of_the_sum_is_one(a: Interval, b: Interval, data: st.DataObject) -> None:
    if a.is_empty or b.is_empty:
        assert (a + b).is_empty
        return
    x, y = data.draw(_member(a)), data.draw(_member(b))
    assert x + y in a + b
    assert x - y in a - b
    # every z of a + b is x + y for some x in a and y in b: z less the one leaves room for the other
    z = data.draw(_member(a + b))
    assert (Interval.exactly(z) - a).meets(b)


@given(intervals(), intervals(), intervals())
def test_addition_is_commutative_and_associative(a: Interval, b: Interval, c: Interval) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)


@given(intervals(), factors, numbers)
def test_scaling_scales_the_members(a: Interval, factor: Fraction, x: Fraction) -> None:
    if factor:
        assert (x in a) == (x * factor in a.scale(factor))
        assert a.scale(factor).scale(1 / factor) == a
    else:
        assert a.scale(0) == (EMPTY if a.is_empty else Interval.exactly(0))
    assert -a == a.scale(-1)
    negated = -a
    assert -negated == a


@given(intervals(), intervals())
def test_covering_is_a_partial_order(a: Interval, b: Interval) -> None:
    assert a.covers(a)
    assert a.covers(EMPTY)
    assert EVERYTHING.covers(a)
    assert a.covers(a & b)
    if a.covers(b) and b.covers(a):
        assert a == b


@given(intervals(), intervals())
def test_two_intervals_meet_when_zero_is_in_their_difference(a: Interval, b: Interval) -> None:
    assert a.meets(b) == (0 in a - b)
    assert a.meets(b) == (not (a & b).is_empty)


@given(numbers, numbers, st.booleans(), st.booleans())
def test_equal_sets_are_equal_objects_with_equal_hashes(x: Fraction, y: Fraction, low_open: bool, high_open: bool) -> None:
    made = Interval.of(x, y, low_open=low_open, high_open=high_open)
    assert made.is_empty == (x > y or (x == y and (low_open or high_open)))
    assert made.is_point == (x == y and not low_open and not high_open)
    if made.is_empty:
        assert made == EMPTY
        assert hash(made) == hash(EMPTY)
    assert Interval.of(None, y, low_open=low_open) == Interval.at_most(y)
    assert Interval.of(x, None, high_open=high_open) == Interval.at_least(x)


@pytest.mark.parametrize(
    ("interval", "written"),
    [
        (Interval.of(1, 2), "[1, 2]"),
        (Interval.of(1, 2, low_open=True, high_open=True), "(1, 2)"),
        (Interval.above(Fraction(1, 2)), "(1/2, inf)"),
        (Interval.at_most(3), "(-inf, 3]"),
        (Interval.below(3), "(-inf, 3)"),
        (EVERYTHING, "(-inf, inf)"),
        (Interval.exactly(7), "[7]"),
        (EMPTY, "empty"),
    ],
)
def test_an_interval_is_written_as_in_mathematics(interval: Interval, written: str) -> None:
    assert str(interval) == written


def _member(interval: Interval) -> st.SearchStrategy[Fraction]:
    low, high = interval.low, interval.high
    if low is None or high is None:
        base = low if low is not None else high if high is not None else Fraction(0)
        sign = -1 if low is None else 1
        steps = st.fractions(0, 20, max_denominator=4).map(lambda step: base + sign * step)
    else:
        steps = st.fractions(0, 1, max_denominator=7).map(lambda share: low + share * (high - low))
    return steps.filter(lambda x: x in interval) if not interval.is_point else st.just(low or Fraction(0))
