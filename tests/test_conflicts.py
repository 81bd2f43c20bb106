from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from constraint_systems import form_of, holds_for_z3, proves_clash, systems
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.arithmetic.propagation import Propagation
from factcheck.conflicts import Conflict, Conflicts, at_level, find_all_conflicts, find_conflicts
from factcheck.constraints import EPOCH, Choice, Constraint, Level, Linear, Order, Origin, linear
from factcheck.interval import Interval

slow = settings(suppress_health_check=[HealthCheck.too_slow])
few = settings(slow, max_examples=40)


def say(claim: str, bounds: Interval | int, level: Level = "both") -> Linear:
    return linear({claim: 1}, Interval.exactly(bounds) if isinstance(bounds, int) else bounds, Origin((claim,)), level=level)


def total(whole: str, *parts: str, name: str = "total", level: Level = "both", inferred: bool = False) -> Linear:
    origin = Origin((whole, *parts), name, inferred=inferred)
    return linear({whole: -1, **dict.fromkeys(parts, 1)}, Interval.exactly(0), origin, level=level)


@slow
@given(systems())
def test_conflicts_are_real_minimal_disjoint_and_all_that_there_is(constraints: list[Constraint]) -> None:
    found = find_conflicts(constraints, level="support")
    assert found.undecided == ()
    left = list(constraints)
    for conflict in found.conflicts:
        assert not holds_for_z3(conflict.constraints), "no false conflict"
        for member in conflict.constraints:
            assert holds_for_z3(other for other in conflict.constraints if other is not member), "none to spare"
            assert any(member is other for other in left), "no constraint in two conflicts"
            left = [other for other in left if other is not member and other != member]
        if conflict.multipliers:
            assert proves_clash(conflict.constraints, conflict.multipliers)
    assert holds_for_z3(left), "none missed"


@few
@given(systems(), st.randoms(use_true_random=False))
def test_the_order_of_the_constraints_changes_nothing(constraints: list[Constraint], random: Random) -> None:
    shuffled = list(constraints)
    random.shuffle(shuffled)
    assert find_conflicts(shuffled, level="core") == find_conflicts(constraints, level="core")
    assert find_all_conflicts(shuffled) == find_all_conflicts(constraints)


@few
@given(systems())
def test_saying_a_thing_twice_adds_no_conflict(constraints: list[Constraint]) -> None:
    assert find_conflicts([*constraints, *constraints], level="core") == find_conflicts(constraints, level="core")


@few
@given(systems(), systems())
def test_conflicts_of_systems_without_a_common_variable_are_those_of_each(first: list[Constraint], second: list[Constraint]) -> None:
    renamed = [_rename(constraint) for constraint in second]
    together = find_conflicts([*first, *renamed], level="core").conflicts
    apart = (*find_conflicts(first, level="core").conflicts, *find_conflicts(renamed, level="core").conflicts)
    assert {conflict.constraints for conflict in together} == {conflict.constraints for conflict in apart}


def _rename(constraint: Constraint) -> Constraint:
    origin = Origin(tuple("other " + claim for claim in constraint.origin.claims), constraint.origin.rule, (), constraint.origin.inferred)
    if isinstance(constraint, Linear):
        return Linear(tuple((name if name == EPOCH else "z" + name, by) for name, by in constraint.terms), constraint.bounds, origin)
    if isinstance(constraint, Order):
        earlier, later = (name if name == EPOCH else "z" + name for name in (constraint.earlier, constraint.later))
        return Order(earlier, later, constraint.gap, origin)
    return Choice("z" + constraint.variable, constraint.allowed, origin)


_SCRIPT = """
import random
from fractions import Fraction
from factcheck.conflicts import find_all_conflicts
from factcheck.constraints import EPOCH, Choice, Order, Origin, linear
from factcheck.interval import Interval

state = random.Random(7)
for _ in range(120):
    made = []
    for number in range(state.randint(3, 14)):
        rule = state.choice([None, "total"])
        origin = Origin((f"c{state.randint(1, 9)}", f"c{state.randint(1, 9)}"), rule, (), rule is not None and state.random() < 0.3)
        low = state.randint(-4, 4)
        bounds = Interval.of(low, state.choice([low, low + 2, None]))
        names = state.sample("abcde", state.randint(1, 3))
        form = state.random()
        if form < 0.6:
            made.append(linear({name: state.choice([1, -1, 2]) for name in names}, bounds, origin))
        elif form < 0.85:
            made.append(Order(state.choice([EPOCH, "a", "b"]), names[0], bounds, origin))
        else:
            made.append(Choice(names[0], tuple(state.sample("xyz", 2)), origin))
    print(find_all_conflicts(made))
"""


def test_the_answer_is_the_same_under_every_hash_seed() -> None:
    answers = [
        subprocess.run(
            [sys.executable, "-c", _SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    ]
    assert answers[0].count(b"Conflict(") > 60
    assert answers[0] == answers[1] == answers[2]


def test_a_conflict_names_its_claims_and_rules_and_cancels_out() -> None:
    found = find_conflicts([total("c1", "c2", "c10"), say("c10", 6), say("c2", 5), say("c1", 12)], level="support")
    (conflict,) = found.conflicts
    assert conflict.claims == ("c1", "c2", "c10")
    assert conflict.rules == ("total",)
    assert conflict.multipliers == (1, -1, -1, 1)
    assert conflict.level == "support"
    assert found.undecided == ()


@few
@given(systems())
def test_a_conflict_is_mended_by_what_would_fit_and_by_nothing_else(constraints: list[Constraint]) -> None:
    for conflict in find_conflicts(constraints, level="core").conflicts:
        for variable, fits in conflict.would_fit().items():
            own = [c for c in conflict.constraints if c.origin.rule is None and _bounds_alone(c, variable)]
            rest = [c for c in conflict.constraints if c not in own]
            assert not any(holds_for_z3([*rest, linear({variable: 1}, fits, Origin(("q",))), c]) for c in own if len(own) == 1)
            assert holds_for_z3([*rest, linear({variable: 1}, fits, Origin(("q",)))])


def _bounds_alone(constraint: Constraint, variable: str) -> bool:
    return not isinstance(constraint, Choice) and [name for name, by in form_of(constraint)[0].items() if by] == [variable]


def test_a_date_that_does_not_fit_is_told_what_would() -> None:
    met = Order(EPOCH, "met", Interval.exactly(100), Origin(("met",)))
    left = Order(EPOCH, "left", Interval.exactly(104), Origin(("left",)))
    stay = Order("met", "left", Interval.of(6, 7), Origin(("stay",), "duration"))
    (conflict,) = find_conflicts([met, left, stay], level="support").conflicts
    assert conflict.would_fit() == {"met": Interval.of(97, 98), "left": Interval.of(106, 107)}


def test_a_level_takes_its_own_constraints_and_those_of_both() -> None:
    made = [say("a", 1, "support"), say("b", 1, "core"), say("c", 1)]
    assert at_level(made, "support") == [made[0], made[2]]
    assert at_level(made, "core") == [made[1], made[2]]


@pytest.mark.parametrize(
    ("part", "levels"),
    [(1737, ["support"]), (1651, ["support"]), (1650, ["core"]), (1601, ["core"]), (1600, [])],
)
def test_a_fault_is_told_once_at_the_level_that_it_reaches(part: int, levels: list[str]) -> None:
    whole = [say("c1", Interval.of(1550, 1650), "support"), say("c1", 1600, "core")]
    inside = linear({"c1": 1, "c2": -1}, Interval.at_least(0), Origin(("c1", "c2"), "part"))
    found = find_all_conflicts([*whole, say("c2", part), inside])
    assert [conflict.level for conflict in found.conflicts] == levels


def test_the_same_fault_under_another_rule_is_not_told_again_at_core_level() -> None:
    made = [say("c1", 5), say("c2", 6), say("c3", 12), total("c3", "c1", "c2"), total("c3", "c1", "c2", name="members")]
    assert [conflict.level for conflict in find_all_conflicts(made).conflicts] == ["support"]
    # nor with one more claim drawn in, nor with fewer
    wider = [say("c4", 0), total("c3", "c1", "c2", "c4", name="members")]
    assert [conflict.level for conflict in find_all_conflicts([*made[:4], *wider]).conflicts] == ["support"]


def test_a_rule_stated_twice_is_no_second_fault() -> None:
    made = [say("c1", 5), say("c2", 6), say("c3", 12), total("c3", "c1", "c2"), total("c3", "c1", "c2")]
    near = [say("c4", Interval.of(4, 6), "support"), say("c4", 4, "core"), total("c1", "c4", name="same")]
    found = find_all_conflicts([*made, *near])
    assert [(conflict.level, conflict.claims) for conflict in found.conflicts] == [
        ("support", ("c1", "c2", "c3")),
        ("core", ("c1", "c4")),
    ]


def test_another_fault_with_the_same_claim_is_told_at_core_level() -> None:
    made = [
        *(say("c1", Interval.of(9, 11), "support"), say("c1", 10, "core")),
        say("c2", 20),
        linear({"c1": 1, "c2": -1}, Interval.at_least(0), Origin(("c1", "c2"), "part")),
        *(say("c3", Interval.of(10, 13), "support"), say("c3", 12, "core")),
        linear({"c1": 1, "c3": -1}, Interval.exactly(0), Origin(("c1", "c3"), "same")),
    ]
    found = find_all_conflicts(made)
    assert [(conflict.level, conflict.claims) for conflict in found.conflicts] == [("support", ("c1", "c2")), ("core", ("c1", "c3"))]


def test_inferred_links_have_part_only_where_they_must() -> None:
    said = [say("c1", 5), say("c2", 6), say("c3", 12), say("c4", 12)]
    stated, same = total("c3", "c1", "c2"), linear({"c3": 1, "c4": -1}, Interval.exactly(0), Origin(("c3", "c4"), "same", inferred=True))
    other = total("c4", "c1", "c2", name="inferred total", inferred=True)
    (conflict,) = find_conflicts([other, same, stated, *said], level="support").conflicts
    assert conflict.constraints == (said[0], said[1], said[2], stated)
    (conflict,) = find_conflicts([other, same, *said], level="support").conflicts
    assert conflict.constraints == (said[0], said[1], said[3], other)


def test_what_is_over_the_cap_is_told_with_the_conflicts_that_were_found() -> None:
    names = ("x", "y", "z")
    circle = [
        linear({a: 2, b: -1, c: -1}, Interval.above(0), Origin((a,), "mean"))
        for a, b, c in (names, (*names[1:], names[0]), (names[2], *names[:2]))
    ]
    plain = [say("c1", 1), linear({"c1": 1}, Interval.at_least(2), Origin(("c2",)))]
    found = find_all_conflicts([*circle, *plain], work=0)
    assert [conflict.constraints for conflict in found.conflicts] == [tuple(plain)]
    assert [set(component.constraints) for component in found.undecided] == [set(circle)]
    assert len(find_all_conflicts([*circle, *plain]).conflicts) == 2


def test_conflicts_are_values() -> None:
    made = [say("c1", 1), linear({"c1": 1}, Interval.at_least(2), Origin(("c2",)))]
    assert find_conflicts(made, level="core") == find_conflicts(made, level="core") != Conflicts()
    with pytest.raises(AttributeError):
        Conflict(tuple(made)).level = "core"  # type: ignore[misc]


def _chained(groups: int) -> list[Constraint]:
    """One component: sums of three, each connected with the next, every tenth with a conflict."""
    made: list[Constraint] = []
    for index in range(groups):
        a, b, whole = (f"{letter}{index}" for letter in "abw")
        made += [say(a, 5), say(b, 6), say(whole, 12 if index % 10 == 9 else 11), total(whole, a, b)]
        if index:
            made.append(linear({a: 1, f"a{index - 1}": 1}, Interval.of(0, 100), Origin((a, f"a{index - 1}"), "chain")))
    return made


def test_work_grows_with_the_number_of_constraints_and_no_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    counts: list[int] = []
    narrow = Propagation._narrow

    def counted(self: Propagation, position: int, end: tuple[int, bool], row_side: int) -> object:
        counts[-1] += len(self._rows[position].terms)
        return narrow(self, position, end, row_side)

    monkeypatch.setattr(Propagation, "_narrow", counted)
    for groups in (100, 200, 400):
        counts.append(0)
        assert len(find_conflicts(_chained(groups), level="core").conflicts) == groups // 10
    assert counts[1] <= 2.2 * counts[0]
    assert counts[2] <= 2.2 * counts[1]
