"""The decision procedures by themselves, so that one does not hide a fault of another."""

from __future__ import annotations

from fractions import Fraction

import pytest
from constraint_systems import proves_clash
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from factcheck.arithmetic.certificate import is_minimal, minimise
from factcheck.arithmetic.difference import decide_differences, is_difference
from factcheck.arithmetic.propagation import Propagation
from factcheck.arithmetic.row import Number, Row
from factcheck.arithmetic.simplex import Feasible, Infeasible, OverCapError, Simplex
from factcheck.arithmetic.witness import find_witness
from factcheck.constraints import Origin, linear
from factcheck.interval import Interval

slow = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
few = settings(slow, max_examples=40)


rows = st.lists(
    st.builds(
        lambda terms, low, width, opens: Row(
            tuple(sorted(terms.items())), low, None if low is None or width is None else low + width, *(opens if width else (False, False))
        ),
        st.dictionaries(st.integers(0, 4), st.sampled_from((1, 1, -1, 2, Fraction(-1, 2))), min_size=1, max_size=3),
        st.one_of(st.none(), st.integers(-5, 5)),
        st.one_of(st.none(), st.integers(0, 4)),
        st.tuples(st.booleans(), st.booleans()),
    ),
    min_size=1,
    max_size=9,
)


def proves(rows: list[Row], multipliers: dict[int, Number]) -> bool:
    made = [
        linear(
            {str(v): a for v, a in row.terms}, Interval.of(row.low, row.high, low_open=row.low_open, high_open=row.high_open), Origin(())
        )
        for row in (rows[position] for position in multipliers)
    ]
    return proves_clash(made, [Fraction(value) for value in multipliers.values()])


@slow
@given(rows)
def test_simplex_gives_a_point_or_a_minimal_certificate(rows: list[Row]) -> None:
    result = Simplex(rows).decide()
    if isinstance(result, Feasible):
        assert all(row.holds(result.point) for row in rows)
        return
    assert proves(rows, result.multipliers)
    for position in result.multipliers:
        part = [rows[other] for other in result.multipliers if other != position]
        assert isinstance(Simplex(part).decide(), Feasible)


@slow
@given(rows)
def test_propagation_is_sound_and_its_certificates_prove_themselves(rows: list[Row]) -> None:
    propagation = Propagation(rows)
    propagation.add(range(len(rows)))
    certificate = propagation.run()
    result = Simplex(rows).decide()
    if certificate is not None:
        assert isinstance(result, Infeasible)
        assert proves(rows, certificate)
    elif isinstance(result, Feasible):
        for variable, value in result.point.items():
            low, high = propagation.bounds(variable)
            assert low is None or value > low[0] or (value == low[0] and not low[1])
            assert high is None or value < high[0] or (value == high[0] and not high[1])


@st.composite
def trees(draw: st.DrawFn) -> list[Row]:
    """Rows of which each shares one variable with those before it and brings the others: no circle."""
    made: list[Row] = []
    size = 1
    for _ in range(draw(st.integers(1, 4))):
        fresh = range(size, size + draw(st.integers(1, 2)))
        variables = sorted([draw(st.integers(0, size - 1)), *fresh])
        size = fresh.stop
        terms = tuple((variable, draw(st.sampled_from((1, -1, 2)))) for variable in variables)
        low, width = draw(st.integers(-4, 4)), draw(st.integers(0, 3))
        made.append(Row(terms, low, low + width, width > 0 and draw(st.booleans()), width > 0 and draw(st.booleans())))
    for variable in range(size):
        low, width = draw(st.one_of(st.none(), st.integers(-4, 4))), draw(st.integers(0, 3))
        made.append(Row(((variable, 1),), low, None if low is None or not width else low + width, width > 0 and draw(st.booleans())))
    return made


@slow
@given(trees())
def test_where_no_circle_is_the_bounds_decide_and_a_witness_is_found_at_once(rows: list[Row]) -> None:
    propagation = Propagation(rows)
    propagation.add(range(len(rows)))
    certificate = propagation.run()
    assert not propagation.is_capped
    assert isinstance(Simplex(rows).decide(), Feasible if certificate is None else Infeasible)
    if certificate is None:
        bounds = {variable: propagation.bounds(variable) for row in rows for variable, _ in row.terms}
        assert find_witness([row for row in rows if len(row.terms) > 1], bounds) is not None


@slow
@given(rows, st.sets(st.integers(0, 8)))
def test_rows_taken_back_leave_nothing_behind(rows: list[Row], taken: set[int]) -> None:
    gone = sorted(position for position in taken if position < len(rows))
    propagation = Propagation(rows)
    propagation.add(range(len(rows)))
    first = propagation.run()
    if first is not None:
        gone = sorted({*gone, *first})
    propagation.retract(gone)
    again = propagation.run()
    fresh = Propagation(rows)
    fresh.add(position for position in range(len(rows)) if position not in gone)
    expected = fresh.run()
    if propagation.is_capped or fresh.is_capped:
        return
    assert (again is None) == (expected is None)
    if again is None:
        for variable in range(5):
            assert propagation.bounds(variable) == fresh.bounds(variable)


@slow
@given(rows)
def test_differences_are_decided_as_the_simplex_decides_them(rows: list[Row]) -> None:
    kept = [row for row in rows if is_difference(row)]
    result, judged = decide_differences(kept), Simplex(kept).decide()
    assert type(result) is type(judged)
    if isinstance(result, Feasible):
        assert all(row.holds(result.point) for row in kept)
    else:
        told: list[int] = []
        for certificate in (result.multipliers, *result.further):
            assert proves(kept, certificate)
            told += certificate
            for position in certificate:
                part = [kept[other] for other in certificate if other != position]
                assert isinstance(Simplex(part).decide(), Feasible)
        assert len(told) == len(set(told))


def test_every_knot_of_orders_tells_a_cycle_of_its_own() -> None:
    def follows(earlier: int, later: int) -> Row:
        return Row(((earlier, -1), (later, 1)) if earlier < later else ((later, 1), (earlier, -1)), 0, None, low_open=True)

    knots = [follows(0, 1), follows(1, 0), follows(1, 2), follows(2, 3), follows(3, 4), follows(4, 2)]
    result = decide_differences(knots)
    assert isinstance(result, Infeasible)
    assert [sorted(clash) for clash in (result.multipliers, *result.further)] == [[0, 1], [3, 4, 5]]


@st.composite
def certified(draw: st.DrawFn) -> tuple[list[Row], dict[int, Number]]:
    """Rows and a certificate of them that need not be minimal: two are added up, where there are two."""
    made = draw(rows)
    first = Simplex(made).decide()
    assume(isinstance(first, Infeasible))
    assert isinstance(first, Infeasible)
    total = dict(first.multipliers)
    for spared in first.multipliers:
        others = [position for position in range(len(made)) if position != spared]
        second = Simplex([made[position] for position in others]).decide()
        if isinstance(second, Infeasible):
            for index, multiplier in second.multipliers.items():
                total[others[index]] = total.get(others[index], 0) + multiplier
            break
    certificate = {position: multiplier for position, multiplier in total.items() if multiplier != 0}
    assume(certificate and not any(made[position].is_impossible for position in certificate))
    return made, certificate


@few
@given(certified())
def test_a_certificate_is_minimal_when_no_row_of_it_can_be_spared(pair: tuple[list[Row], dict[int, Number]]) -> None:
    rows, certificate = pair
    assert proves(rows, certificate)
    spare = [position for position in certificate if _clash(rows, [other for other in certificate if other != position])]
    assert is_minimal([rows[position] for position in certificate]) == (not spare)


@few
@given(certified(), st.sampled_from((0, 10_000)))
def test_minimising_gives_up_the_last_rows_first(pair: tuple[list[Row], dict[int, Number]], work: int) -> None:
    rows, certificate = pair
    smaller = minimise(rows, certificate, work)
    assert proves(rows, smaller)
    assert smaller.keys() <= certificate.keys()
    if work:
        expected = sorted(certificate)
        for position in sorted(certificate, reverse=True):
            trial = [kept for kept in expected if kept != position]
            if _clash(rows, trial):
                expected = trial
        assert sorted(smaller) == expected


def _clash(rows: list[Row], positions: list[int]) -> bool:
    return isinstance(Simplex([rows[position] for position in positions]).decide(), Infeasible)


def test_over_the_cap_propagation_alone_gives_rows_up() -> None:
    # x + y <= 10 clashes with x >= 5, y >= 6 alone; the certificate names a second clash beside it.
    rows = [
        Row(((0, 1),), 5, None),
        Row(((1, 1),), 6, None),
        Row(((0, 1), (1, 1)), None, 10),
        Row(((0, 1), (1, 1), (2, 1)), None, 12),
        Row(((2, 1),), 9, None),
    ]
    certificate: dict[int, Number] = {0: 2, 1: 2, 2: -1, 3: -1, 4: 1}
    assert proves(rows, certificate)
    for work in (0, 1000):
        assert minimise(rows, certificate, work) == {0: 1, 1: 1, 2: -1}


@slow
@given(rows, st.sampled_from((1, -1)))
def test_the_largest_value_is_reached_or_approached_and_never_passed(rows: list[Row], sign: int) -> None:
    tableau = Simplex(rows)
    if isinstance(tableau.decide(), Infeasible):
        return

    def holds_from(value: Number, *, above: bool) -> bool:
        beyond = Row(((variable, sign),), value, None, above)
        return isinstance(Simplex([*rows, beyond]).decide(), Feasible)

    for variable in sorted({variable for row in rows for variable, _ in row.terms}):
        largest = tableau.maximise(variable, sign=sign)
        if largest is None:
            assert holds_from(10**6, above=False)
            continue
        value, is_open = largest
        assert not holds_from(value, above=True)
        assert holds_from(value, above=False) == (not is_open)
        assert holds_from(value - Fraction(1, 10**6), above=True)


@pytest.mark.parametrize("width", [1, Fraction(1, 8)])
def test_many_strict_steps_fit_into_a_little_room(width: Fraction) -> None:
    steps = [Row(((before, -1), (before + 1, 1)), 0, None, low_open=True) for before in range(6)]
    upward = [*steps, Row(((0, -1), (6, 1)), None, width, high_open=True)]
    downward = [*steps, Row(((0, 1), (6, -1)), -width, None, low_open=True)]
    for rows in (upward, downward):
        result = decide_differences(rows)
        assert isinstance(result, Feasible)
        assert all(row.holds(result.point) for row in rows)


def test_the_simplex_stops_at_its_cap() -> None:
    rows = [Row(((0, 2), (1, -1), (2, -1)), 0, None, low_open=True), Row(((0, -1), (1, 2), (2, -1)), 0, None, low_open=True)]
    assert isinstance(Simplex(rows).decide(), Feasible)
    with pytest.raises(OverCapError):
        Simplex(rows, work=0).decide()
