"""Conflict: a minimal set of constraints that cannot all hold. `find_conflicts` finds disjoint ones, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from factcheck.arithmetic.simplex import DEFAULT_WORK
from factcheck.constraints import EPOCH, Constraint, Linear, Order
from factcheck.interval import Interval
from factcheck.solver import Component, Undecided, find_clashes, implied, order_constraints, split_components

ConflictLevel = Literal["support", "core"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A minimal unsatisfiable subset: its constraints cannot all hold, and without any one of them the others can.

    Attributes:
        constraints: what clashes: first what claims say, then what rules require, then inferred links.
        multipliers: for sums and orders, a multiplier for each constraint, as the smallest whole numbers: multiplied by these,
            the sums cancel out and the bounds do not (J. Farkas, 1902). A positive multiplier takes the lower bound of its
            constraint, a negative one the upper bound. Empty for choices and for a constraint that is impossible by itself.
        level: "support" when no reading of the figures mends it, "core" when only their usual meaning clashes.
    """

    constraints: tuple[Constraint, ...]
    multipliers: tuple[Fraction, ...] = ()
    level: ConflictLevel = "support"

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims that have part in it, each once; those with a statement of their own in it come first."""
        return tuple(dict.fromkeys(claim for constraint in self.constraints for claim in constraint.origin.claims))

    def would_fit(self) -> dict[str, Interval]:
        """For each variable that a claim bounds by itself here: what the rest of the conflict would allow it to be.

        A claim's own bounds are left out when its variable is looked at. Empty for choices.

        >>> from factcheck.constraints import Origin, linear
        >>> say = lambda claim, number: linear({claim: 1}, Interval.exactly(number), Origin((claim,)))
        >>> total = linear({"men": 1, "women": 1, "all": -1}, Interval.exactly(0), Origin(("all", "men", "women"), "total-mismatch"))
        >>> Conflict((say("all", 12), say("men", 5), say("women", 6), total)).would_fit()
        {'all': Interval('[11]'), 'men': Interval('[6]'), 'women': Interval('[7]')}
        """
        stated: dict[str, list[Constraint]] = {}
        for constraint in self.constraints:
            variable = _bounded_variable(constraint)
            if constraint.origin.rule is None and variable is not None:
                stated.setdefault(variable, []).append(constraint)
        return {variable: implied((c for c in self.constraints if c not in own), variable) for variable, own in stated.items()}

    @property
    def rules(self) -> tuple[str, ...]:
        """Names of the rules that have part in it, each once, stated links before inferred ones."""
        return tuple(dict.fromkeys(c.origin.rule for c in self.constraints if c.origin.rule is not None))


@dataclass(frozen=True, slots=True)
class Conflicts:
    """What clashes, and what was too large to decide.

    Attributes:
        conflicts: no two share a constraint.
        undecided: the components in which, after the conflicts told, none was found and none could be ruled out.
    """

    conflicts: tuple[Conflict, ...] = ()
    undecided: tuple[Component, ...] = ()


def at_level(constraints: Iterable[Constraint], level: ConflictLevel) -> list[Constraint]:
    """The constraints that count at a level: those of that level, and those of both."""
    return [constraint for constraint in constraints if constraint.level in (level, "both")]


def find_conflicts(constraints: Iterable[Constraint], *, level: ConflictLevel, work: int = DEFAULT_WORK) -> Conflicts:
    """Find disjoint minimal unsatisfiable subsets, until what is left is satisfiable or undecided.

    The answer is the same whatever the order of the constraints. `work` caps the exact simplex for each component.

    >>> from factcheck.constraints import Origin, linear
    >>> from factcheck.interval import Interval
    >>> say = lambda claim, number: linear({claim: 1}, Interval.exactly(number), Origin((claim,)))
    >>> total = linear({"men": 1, "women": 1, "all": -1}, Interval.exactly(0), Origin(("all", "men", "women"), "total-mismatch"))
    >>> found = find_conflicts([say("all", 12), say("men", 5), say("women", 6), total], level="support")
    >>> found.conflicts[0].claims, [int(m) for m in found.conflicts[0].multipliers]
    (('all', 'men', 'women'), [1, -1, -1, 1])
    """
    conflicts: list[Conflict] = []
    undecided: list[Component] = []
    for component in split_components(at_level(constraints, level)):
        clashes, rest = find_clashes(component, work=work)
        conflicts.extend(Conflict(found.clash, found.multipliers, level) for found in clashes)
        if isinstance(rest, Undecided):
            undecided.extend(rest.components)
    return Conflicts(tuple(conflicts), tuple(undecided))


def find_all_conflicts(constraints: Iterable[Constraint], *, work: int = DEFAULT_WORK) -> Conflicts:
    """Find the conflicts of the supports, then those of the cores that are not the same fault again.

    A conflict of supports takes the rules' constraints in it out of the second search; and a conflict of cores is dropped when
    it speaks of all the claims of one told before, or only of claims of one told before.

    >>> from factcheck.constraints import Origin, linear
    >>> from factcheck.interval import Interval
    >>> part = linear({"all": 1, "part": -1}, Interval.at_least(0), Origin(("all", "part"), "part-exceeds-total"))
    >>> support = linear({"all": 1}, Interval.of(1550, 1650), Origin(("all",)), level="support")
    >>> core = linear({"all": 1}, Interval.exactly(1600), Origin(("all",)), level="core")
    >>> for number in (1737, 1637, 1537):
    ...     said = linear({"part": 1}, Interval.exactly(number), Origin(("part",)))
    ...     print(number, [conflict.level for conflict in find_all_conflicts([part, support, core, said]).conflicts])
    1737 ['support']
    1637 ['core']
    1537 []
    """
    every = order_constraints(constraints)
    sure = find_conflicts(every, level="support", work=work)
    dropped: set[int] = set()
    for conflict in sure.conflicts:
        required = [constraint for constraint in conflict.constraints if constraint.origin.rule is not None]
        dropped.update(id(constraint) for constraint in required or conflict.constraints)
    usual = find_conflicts((c for c in every if id(c) not in dropped), level="core", work=work)
    told: dict[str, list[frozenset[str]]] = {}
    for conflict in sure.conflicts:
        for claim in conflict.claims:
            told.setdefault(claim, []).append(frozenset(conflict.claims))
    fresh = [conflict for conflict in usual.conflicts if not _is_told(frozenset(conflict.claims), told)]
    components = dict.fromkeys((*sure.undecided, *usual.undecided))
    return Conflicts((*sure.conflicts, *fresh), tuple(components))


def _is_told(claims: frozenset[str], told: dict[str, list[frozenset[str]]]) -> bool:
    """Whether claims hold all those of a conflict that was told, or are held in it; `told` has the conflicts of each claim."""
    return any(known <= claims or known >= claims for claim in claims for known in told.get(claim, ()))


def _bounded_variable(constraint: Constraint) -> str | None:
    """The one variable that a constraint bounds, if it bounds one alone."""
    names: tuple[str, ...] = ()
    if isinstance(constraint, Linear):
        names = tuple(name for name, _ in constraint.terms if name != EPOCH)
    elif isinstance(constraint, Order) and constraint.earlier != constraint.later:
        names = tuple(name for name in (constraint.earlier, constraint.later) if name != EPOCH)
    return names[0] if len(names) == 1 else None
