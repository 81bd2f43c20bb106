from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from constraint_systems import form_of, has_small_integers, holds_at, holds_for_z3, orders, proves_clash, sums, systems
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.arithmetic.row import Number, Row
from factcheck.arithmetic.witness import find_witness
from factcheck.constraints import EPOCH, Choice, Constraint, Linear, Order, Origin, linear
from factcheck.interval import EMPTY, EVERYTHING, Interval
from factcheck.solver import (
    Satisfiable,
    Undecided,
    Unsatisfiable,
    find_clashes,
    implied,
    implied_bounds,
    order_constraints,
    solve,
    split_components,
)

slow = settings(suppress_health_check=[HealthCheck.too_slow])
few = settings(slow, max_examples=40)


def say(claim: str, low: Number | None, high: Number | None = None, **opens: bool) -> Linear:
    return linear({claim: 1}, Interval.of(low, low if high is None else high, **opens), Origin((claim,)))


def rule(terms: dict[str, int], bounds: Interval, *, inferred: bool = False, name: str = "rule") -> Linear:
    return linear(terms, bounds, Origin(tuple(sorted(terms)), name, inferred=inferred))


def circle(size: int = 3) -> list[Constraint]:
    """Averages that pull each other apart without end: no bound clashes, and only the simplex tells that they cannot hold."""
    names = [f"x{index}" for index in range(size)]
    made: list[Constraint] = [
        rule({one: 2, two: -1, three: -1}, Interval.above(0))
        for one, two, three in zip(names, names[1:] + names[:1], names[2:] + names[:2], strict=True)
    ]
    return made


@slow
@given(systems())
def test_the_verdict_is_that_of_z3_and_proves_itself(constraints: list[Constraint]) -> None:
    verdict = solve(constraints)
    assert not isinstance(verdict, Undecided)
    assert isinstance(verdict, Satisfiable) == holds_for_z3(constraints)
    if isinstance(verdict, Satisfiable):
        assert holds_at(constraints, verdict.witness, verdict.choices)
        return
    assert all(any(member is constraint for constraint in constraints) for member in verdict.clash)
    for member in verdict.clash:
        assert isinstance(solve([other for other in verdict.clash if other is not member]), Satisfiable)
    if verdict.multipliers:
        assert proves_clash(verdict.clash, verdict.multipliers)
    else:
        assert isinstance(verdict.clash[0], Choice) or form_of(verdict.clash[0])[1].is_empty


@slow
@given(st.lists(st.one_of(sums(), orders()), min_size=1, max_size=6))
def test_what_small_integers_satisfy_is_never_called_a_clash(constraints: list[Linear | Order]) -> None:
    names = {name for constraint in constraints for name in form_of(constraint)[0]}
    if len(names) <= 4 and has_small_integers(constraints, range(-3, 4)):
        assert isinstance(solve(constraints), Satisfiable)


whole_gaps = st.one_of(
    st.integers(-3, 3).map(Interval.at_least),
    st.integers(-3, 3).map(Interval.at_most),
    st.tuples(st.integers(-3, 3), st.integers(0, 2)).map(lambda pair: Interval.of(pair[0], pair[0] + pair[1])),
)


@slow
@given(st.lists(orders(whole_gaps), min_size=1, max_size=6))
def test_whole_differences_hold_exactly_when_whole_numbers_satisfy_them(constraints: list[Linear | Order]) -> None:
    # A system of differences with whole gaps is totally unimodular: where anything satisfies it, whole numbers do.
    names = sorted({name for constraint in constraints for name in form_of(constraint)[0]})[:4]
    kept = [constraint for constraint in constraints if form_of(constraint)[0].keys() <= set(names)]
    bounded = [*kept, *(linear({name: 1}, Interval.of(-3, 3), Origin((name,))) for name in names)]
    assert isinstance(solve(bounded), Satisfiable) == has_small_integers(bounded, range(-3, 4))


@few
@given(systems(max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_constraints_changes_nothing(constraints: list[Constraint], random: Random) -> None:
    shuffled = list(constraints)
    random.shuffle(shuffled)
    assert solve(shuffled) == solve(constraints)
    assert order_constraints(shuffled) == order_constraints(constraints)


@slow
@given(systems(max_size=8), st.sampled_from("abc"))
def test_what_is_implied_is_exact(constraints: list[Constraint], variable: str) -> None:
    numbers = [constraint for constraint in constraints if not isinstance(constraint, Choice)]
    bounds = implied(numbers, variable)

    def holds_with(*values: Interval) -> bool:
        return holds_for_z3([*numbers, *(linear({variable: 1}, value, Origin(("q",))) for value in values)])

    component = [c.constraints for c in split_components(numbers) if variable in c.variables]
    if not (component and holds_for_z3(component[0])):
        assert bounds == (EMPTY if component else EVERYTHING)
        return
    if not holds_for_z3(numbers):
        return  # another component clashes, so that z3 says no to everything
    near = Fraction(1, 10**6)
    if bounds.low is None:
        assert holds_with(Interval.at_most(-(10**6)))
    else:
        assert not holds_with(Interval.below(bounds.low))
        assert holds_with(Interval.exactly(bounds.low)) == (not bounds.low_open)
        assert holds_with(Interval.at_most(bounds.low + near))
    if bounds.high is None:
        assert holds_with(Interval.at_least(10**6))
    else:
        assert not holds_with(Interval.above(bounds.high))
        assert holds_with(Interval.exactly(bounds.high)) == (not bounds.high_open)
        assert holds_with(Interval.at_least(bounds.high - near))


@few
@given(systems(max_size=8))
def test_bounds_of_all_variables_are_those_of_each(constraints: list[Constraint]) -> None:
    together = implied_bounds(constraints)
    assert together == {name: implied(constraints, name) for name in together}


def test_a_part_and_its_whole_imply_the_remainder() -> None:
    crossings = [
        say("all", 1550, 1650),
        say("fifth", 1037),
        rule({"all": 1, "fifth": -1, "before": -1}, Interval.exactly(0)),
    ]
    assert implied(crossings, "before") == Interval.of(513, 613)
    assert implied([*crossings, say("fifth", 1037)], "before") == Interval.of(513, 613)
    assert implied(crossings, "unheard of") == EVERYTHING
    assert implied([*crossings, say("all", 1000)], "before") == EMPTY


def test_an_open_end_clashes_where_the_closed_one_does_not() -> None:
    more = linear({"crowd": 1}, Interval.above(1000), Origin(("c1",)))
    least = linear({"crowd": 1}, Interval.at_least(1000), Origin(("c2",)))
    just = linear({"crowd": 1}, Interval.exactly(1000), Origin(("c3",)))
    assert isinstance(solve([least, just]), Satisfiable)
    assert solve([more, least, just]) == Unsatisfiable((more, just), (Fraction(1), Fraction(-1)))


def test_a_circle_of_orders_clashes_by_its_one_strict_step() -> None:
    def follows(earlier: str, later: str, gap: Interval) -> Order:
        return Order(earlier, later, gap, Origin((earlier, later), "order"))

    weak = [follows("a", "b", Interval.at_least(0)), follows("b", "c", Interval.at_least(0)), follows("c", "a", Interval.at_least(0))]
    strict = follows("c", "a", Interval.above(0))
    assert isinstance(solve(weak), Satisfiable)
    verdict = solve([*weak, strict])
    assert isinstance(verdict, Unsatisfiable)
    assert set(verdict.clash) == {weak[0], weak[1], strict}
    assert verdict.multipliers == (1, 1, 1)


def test_a_date_and_a_duration_and_a_sum_clash_together() -> None:
    found = Order(EPOCH, "found", Interval.exactly(100), Origin(("found",)))
    lost = Order(EPOCH, "lost", Interval.exactly(90), Origin(("lost",)))
    length = Order("lost", "found", Interval.exactly(7), Origin(("length",), "duration"))
    also = rule({"found": 1, "lost": 1}, Interval.at_most(1000))
    verdict = solve([found, lost, length, also])
    assert isinstance(verdict, Unsatisfiable)
    assert set(verdict.clash) == {found, lost, length}


def test_epoch_is_zero_and_connects_nothing() -> None:
    orders = [Order(EPOCH, name, Interval.exactly(5), Origin((name,))) for name in ("a", "b")]
    assert len(split_components(orders)) == 2
    assert solve([Order(EPOCH, EPOCH, Interval.exactly(0), Origin(("a",)))]) == Satisfiable({}, {})
    assert isinstance(solve([Order("a", "a", Interval.above(0), Origin(("a",)))]), Unsatisfiable)
    assert isinstance(solve([linear({"a": 1, EPOCH: 3}, Interval.exactly(1), Origin(("a",)))]), Satisfiable)


def test_a_choice_and_a_number_of_one_name_are_two_variables() -> None:
    verdict = solve([Choice("a", ("x", "y"), Origin(("c1",))), say("a", 3), Choice("a", ("y",), Origin(("c2",)))])
    assert verdict == Satisfiable({"a": Fraction(3)}, {"a": "y"})


def test_choices_clash_by_a_minimal_set_and_keep_the_first_to_say_so() -> None:
    made = [Choice("who", allowed, Origin((f"c{index}",))) for index, allowed in enumerate([("x", "y"), ("x", "y", "z"), ("x",), ("y",)])]
    assert solve(made) == Unsatisfiable((made[2], made[3]))
    pairwise = [Choice("who", allowed, Origin((f"c{index}",))) for index, allowed in enumerate([("x", "y"), ("y", "z"), ("x", "z")])]
    assert solve(pairwise) == Unsatisfiable(tuple(pairwise))
    assert solve([*made, Choice("who", (), Origin(("c9",)))]) == Unsatisfiable((made[2], made[3]))
    assert solve([Choice("who", (), Origin(("c9",)))]) == Unsatisfiable((Choice("who", (), Origin(("c9",))),))


def test_a_constraint_impossible_by_itself_is_a_clash_by_itself() -> None:
    nothing = linear({}, Interval.at_least(1), Origin(("c1",)))
    assert solve([nothing]) == Unsatisfiable((nothing,), (Fraction(1),))
    hollow = linear({"a": 1, "b": 1}, EMPTY, Origin(("c1",)))
    assert solve([hollow, say("a", 1)]) == Unsatisfiable((hollow,))
    assert isinstance(solve([]), Satisfiable)


@pytest.mark.parametrize("make", [circle, lambda: [*circle(), rule({"x0": 1, "x1": 1, "x2": 1}, Interval.exactly(0))]])
def test_over_the_cap_the_verdict_is_undecided_and_names_the_component(make: object) -> None:
    constraints = make()  # type: ignore[operator]
    assert isinstance(solve(constraints), Unsatisfiable)
    verdict = solve([*constraints, say("far", 1)], work=0)
    assert isinstance(verdict, Undecided)
    assert {c for component in verdict.components for c in component.constraints} == set(constraints)


def test_a_clash_is_found_even_when_another_component_is_over_the_cap() -> None:
    verdict = solve([*circle(), say("y", 1), linear({"y": 2}, Interval.at_least(3), Origin(("c",)))], work=0)
    assert isinstance(verdict, Unsatisfiable)
    clashes, rest = find_clashes(
        split_components([*circle(), say("x0", 1), linear({"x0": 2}, Interval.at_least(3), Origin(("c",)))])[0], work=0
    )
    assert len(clashes) == 1
    assert isinstance(rest, Undecided)
    assert set(rest.components[0].constraints) == set(circle())


def test_inferred_links_are_given_up_first() -> None:
    said = [say("a", 5), say("b", 6), say("c", 6)]
    stated = rule({"a": 1, "b": -1}, Interval.exactly(0), name="stated")
    inferred = [rule({"a": 1, "c": -1}, Interval.exactly(0), inferred=True), rule({"b": 1, "c": -1}, Interval.exactly(0), inferred=True)]
    verdict = solve([*inferred, *said, stated])
    assert isinstance(verdict, Unsatisfiable)
    assert set(verdict.clash) == {said[0], said[1], stated}


def test_narrowing_without_end_stops_and_the_simplex_decides() -> None:
    # y = x / 2 beside x = y has 0 alone; bounds close in on it for ever.
    pair = [rule({"x": 1, "y": -2}, Interval.exactly(0)), rule({"x": 1, "y": -1}, Interval.exactly(0))]
    between = linear({"x": 1}, Interval.of(-8, 8), Origin(("x",)))
    assert solve([*pair, between]) == Satisfiable({"x": Fraction(0), "y": Fraction(0)}, {})
    off = linear({"x": 1}, Interval.of(Fraction(1, 10**9), 8), Origin(("x",)))
    assert isinstance(solve([*pair, off]), Unsatisfiable)
    assert implied([*pair, between], "y") == Interval.exactly(0)


def test_a_witness_keeps_to_open_ends_where_narrowing_stopped_early() -> None:
    made = [
        rule({"a": 3, "b": 6, "c": 3}, Interval.exactly(-5)),
        rule({"a": -1, "c": 1, "d": 2}, Interval.exactly(4)),
        rule({"b": 1, "c": 1}, Interval.of(-6, -4, low_open=True)),
        rule({"b": 1, "d": 1}, Interval.of(4, 8, low_open=True)),
        linear({"b": 1}, Interval.exactly(Fraction(-5, 2)), Origin(("b",))),
    ]
    verdict = solve(made)
    assert isinstance(verdict, Satisfiable)
    assert holds_at(made, verdict.witness, {})
    row = Row(((0, 1), (1, 1)), None, 0)
    assert find_witness([row], {0: ((0, True), (1, False)), 1: ((0, False), (1, False))}) is None


@pytest.mark.parametrize("length", [300, 1500])
def test_long_chains_and_wide_sums_are_decided(length: int) -> None:
    names = [f"p{index}" for index in range(length)]
    chain: list[Constraint] = [say(names[0], 1)]
    chain += [rule({left: -1, right: 1, "z" + right: -1}, Interval.exactly(0)) for left, right in pairwise(names)]
    chain += [linear({"z" + name: 1}, Interval.exactly(1), Origin((name,))) for name in names[1:]]
    assert isinstance(solve(chain), Satisfiable)
    verdict = solve([*chain, linear({names[-1]: 1}, Interval.exactly(length + 1), Origin(("end",)))])
    assert isinstance(verdict, Unsatisfiable)
    assert len(verdict.clash) == 2 * length
    assert proves_clash(verdict.clash, verdict.multipliers)
    wide = [rule(dict.fromkeys(names, 1), Interval.exactly(length)), *(say(name, 0, 2) for name in names)]
    assert isinstance(solve(wide), Satisfiable)
