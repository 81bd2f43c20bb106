"""How long `find_conflicts` takes beside z3, on systems like a draft's with conflicts planted in them.

Run: python benchmarks/solver.py [--rounds N]

Both are given the same constraints and asked for the same: disjoint minimal sets of constraints that clash, until the rest can hold.
Times are of the processor, so that other work on the machine does not count.
z3 keeps one solver for all, takes the constraints as assumptions, and minimises its cores (`core.minimize`). The time to state
the constraints to z3 is shown apart and not counted in the ratio. `apart` systems fall into many small components, as drafts do;
`chained` ones hang together in a single component, which is the hardest for us.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import time
from collections.abc import Callable
from typing import Any

from factcheck.conflicts import find_conflicts
from factcheck.constraints import EPOCH, Choice, Constraint, Linear, Order, Origin, linear
from factcheck.interval import Interval

SIZES = ((50, 3), (200, 8), (1000, 25))


def plant(size: int, conflicts: int, *, chained: bool, seed: int = 1) -> list[Constraint]:
    """About `size` constraints in groups (totals, shares, orders, names), of which `conflicts` groups cannot hold."""
    random_state = random.Random(seed)
    shapes: tuple[Callable[[str, bool, random.Random], list[Constraint]], ...] = (_total, _share, _dates, _names)
    groups: list[list[Constraint]] = []
    count = 0
    while count < size:
        index = len(groups)
        groups.append(shapes[index % len(shapes)](f"g{index}", False, random_state))
        count += len(groups[-1])
    for index in random_state.sample(range(len(groups)), conflicts):
        groups[index] = shapes[index % len(shapes)](f"g{index}", True, random_state)
    if chained:
        # A weak inequality from each group of sums to the next: it connects them, and rules nothing out.
        sums = [index for index in range(len(groups)) if index % len(shapes) < 2]
        for left, right in itertools.pairwise(sums):
            rule = Origin((f"g{left}a", f"g{right}a"), "chain")
            groups[right].append(linear({f"g{left}a": 1, f"g{right}a": 1}, Interval.of(0, 10**6), rule))
    every = [constraint for group in groups for constraint in group]
    random_state.shuffle(every)
    return every


def _said(claim: str, bounds: Interval) -> Linear:
    return linear({claim: 1}, bounds, Origin((claim,)))


def _total(name: str, bad: bool, random_state: random.Random) -> list[Constraint]:
    parts = [random_state.randint(10, 900) for _ in range(3)]
    ids = [f"{name}{letter}" for letter in "abc"]
    whole = f"{name}all"
    said = [_said(claim, Interval.exactly(part)) for claim, part in zip(ids, parts, strict=True)]
    rule = Origin((whole, *ids), "total")
    return [
        *said,
        _said(whole, Interval.exactly(sum(parts) + 7 * bad)),
        linear({**dict.fromkeys(ids, 1), whole: -1}, Interval.exactly(0), rule),
    ]


def _share(name: str, bad: bool, random_state: random.Random) -> list[Constraint]:
    whole = random_state.randint(1000, 5000)
    part = whole // 3 + (whole // 5 if bad else 0)
    first, second, third = f"{name}a", f"{name}b", f"{name}rest"
    both = Origin((first, second), "share")
    return [
        _said(first, Interval.of(whole - 50, whole + 50)),
        _said(second, Interval.exactly(part)),
        linear({second: 100, first: -36}, Interval.at_most(0), both),
        linear({second: 100, first: -30}, Interval.at_least(0), both),
        linear({first: 1, second: -1, third: -1}, Interval.exactly(0), Origin((first, second, third), "rest")),
        _said(third, Interval.above(0)),
    ]


def _dates(name: str, bad: bool, random_state: random.Random) -> list[Constraint]:
    start = 730_000 + random_state.randint(0, 9000)
    early, late, between = f"{name}a", f"{name}b", f"{name}c"
    return [
        Order(EPOCH, early, Interval.exactly(start), Origin((early,))),
        Order(EPOCH, late, Interval.of(start + 20, start + 26), Origin((late,))),
        Order(early, between, Interval.of(14, 14), Origin((early, between), "gap")),
        Order(between, late, Interval.of(1, 30) if not bad else Interval.above(12), Origin((between, late), "after")),
    ]


def _names(name: str, bad: bool, random_state: random.Random) -> list[Constraint]:
    kinds = random_state.sample(["Ansel", "Brook", "Corey", "Devon"], 3)
    allowed = (tuple(kinds), (kinds[0], kinds[1]), (kinds[2],) if bad else (kinds[1],))
    return [Choice(name, values, Origin((f"{name}{index}",))) for index, values in enumerate(allowed)]


def with_z3(constraints: list[Constraint]) -> tuple[float, float, int]:
    """Seconds to state the constraints, seconds to find disjoint minimal cores, and how many."""
    import z3  # type: ignore[import-untyped]

    started = time.process_time()
    solver = z3.Solver()
    solver.set("core.minimize", True)
    real: dict[str, Any] = {EPOCH: z3.RealVal(0)}
    live: dict[str, Any] = {}
    for index, constraint in enumerate(constraints):
        mark = z3.Bool(f"k{index}")
        live[str(mark)] = mark
        solver.add(z3.Implies(mark, _stated(z3, constraint, real)))
    stated = time.process_time()
    found = 0
    while solver.check(*live.values()) == z3.unsat:
        found += 1
        for mark in solver.unsat_core():
            del live[str(mark)]
    return stated - started, time.process_time() - stated, found


def _stated(z3: Any, constraint: Constraint, real: dict[str, Any]) -> Any:
    if isinstance(constraint, Choice):
        which = z3.Int("which " + constraint.variable)
        return z3.Or([which == sum(map(ord, value)) for value in constraint.allowed])
    if isinstance(constraint, Linear):
        terms, bounds = constraint.terms, constraint.bounds
    else:
        terms, bounds = ((constraint.later, 1), (constraint.earlier, -1)), constraint.gap  # type: ignore[assignment]
    total = z3.Sum([z3.Q(a.numerator, a.denominator) * real.setdefault(n, z3.Real(n)) for n, a in terms])
    parts = []
    if bounds.low is not None:
        low = z3.Q(bounds.low.numerator, bounds.low.denominator)
        parts.append(total > low if bounds.low_open else total >= low)
    if bounds.high is not None:
        high = z3.Q(bounds.high.numerator, bounds.high.denominator)
        parts.append(total < high if bounds.high_open else total <= high)
    return z3.And(parts)


def measure(constraints: list[Constraint], rounds: int) -> tuple[float, int, int]:
    """Median seconds of `find_conflicts`, how many conflicts, and how many components undecided."""
    times = []
    for _ in range(rounds):
        started = time.process_time()
        found = find_conflicts(constraints, level="core")
        times.append(time.process_time() - started)
    return statistics.median(times), len(found.conflicts), len(found.undecided)


def main() -> None:
    """Print the table of ratios, then how our time grows with the number of constraints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    print(f"{'system':<9}{'constraints':>12}{'planted':>9}{'found':>7}{'z3 found':>10}{'ours ms':>9}{'z3 ms':>9}{'stating':>9}{'ratio':>9}")
    for chained in (False, True):
        for size, conflicts in SIZES:
            constraints = plant(size, conflicts, chained=chained)
            ours, found, _ = measure(constraints, rounds)
            others = [with_z3(constraints) for _ in range(rounds)]
            stating, solving = (statistics.median(other[index] for other in others) for index in (0, 1))
            print(
                f"{'chained' if chained else 'apart':<9}{len(constraints):>12}{conflicts:>9}{found:>7}{others[0][2]:>10}"
                f"{ours * 1e3:>9.1f}{solving * 1e3:>9.1f}{stating * 1e3:>9.1f}{solving / ours:>11.1f}"
            )
    print(f"\n{'system':<9}{'constraints':>12}{'planted':>9}{'found':>7}{'undecided':>11}{'ours ms':>9}{'microseconds a constraint':>27}")
    for chained in (False, True):
        for size in (1000, 2000, 4000, 8000):
            constraints = plant(size, size // 40, chained=chained)
            ours, found, undecided = measure(constraints, 3)
            print(
                f"{'chained' if chained else 'apart':<9}{len(constraints):>12}{size // 40:>9}{found:>7}{undecided:>11}"
                f"{ours * 1e3:>9.1f}{ours / len(constraints) * 1e6:>27.1f}"
            )


if __name__ == "__main__":
    main()
