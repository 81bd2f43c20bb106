"""Is this set of constraints satisfiable? A witness, the constraints that clash, or undecided.

The constraints are split by the variables that they share, and each component is decided on its own: differences by
negative cycles, choices by intersection, other sums by bounds propagation, and what propagation leaves quiet by a witness or,
below a cap, by an exact simplex. Nothing here depends on the order in which the constraints are given.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from factcheck.arithmetic.row import Number, Row, exact
from factcheck.arithmetic.simplex import DEFAULT_WORK
from factcheck.arithmetic.system import System
from factcheck.constraints import EPOCH, Choice, Constraint, Linear, Order
from factcheck.interval import EMPTY, EVERYTHING, Interval


@dataclass(frozen=True, slots=True)
class Component:
    """Constraints that hang together by the variables that they share, in the fixed order of `order_constraints`."""

    constraints: tuple[Constraint, ...]

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables that the constraints speak of, sorted."""
        return tuple(sorted({name for constraint in self.constraints for name in _variables(constraint)}))


@dataclass(frozen=True, slots=True)
class Satisfiable:
    """All the constraints can hold together.

    Attributes:
        witness: numbers for which they hold, checked exactly; one for each variable of a `Linear` or an `Order`.
        choices: for each variable of a `Choice`, a value that all its choices allow.
    """

    witness: Mapping[str, Fraction]
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Unsatisfiable:
    """The constraints cannot all hold.

    Attributes:
        clash: a minimal unsatisfiable subset: it clashes, and without any one of its members it does not.
        multipliers: for sums and orders, the Farkas multiplier of each member of `clash`, as the smallest whole numbers:
            multiplied by these, the sums cancel out, and the bounds do not. A positive multiplier takes the lower bound of
            its constraint, a negative one the upper bound. Empty for choices.
    """

    clash: tuple[Constraint, ...]
    multipliers: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class Undecided:
    """No clash was found, and these components were too large to prove that there is none."""

    components: tuple[Component, ...]


Verdict = Satisfiable | Unsatisfiable | Undecided


def order_constraints(constraints: Iterable[Constraint]) -> list[Constraint]:
    """The constraints in a fixed order, each once: what claims say, then what rules require, then inferred links.

    Within each of these they follow the ids of their claims; "c2" comes before "c10".
    """
    keyed = sorted(((_key(constraint), constraint) for constraint in constraints), key=lambda pair: pair[0])
    return [constraint for index, (key, constraint) in enumerate(keyed) if index == 0 or key != keyed[index - 1][0]]


def split_components(constraints: Iterable[Constraint]) -> list[Component]:
    """Divide constraints by the variables that they share; the instant `EPOCH` connects nothing, it is a constant.

    >>> from factcheck.constraints import Choice, Origin
    >>> split_components([Choice("a", ("x",), Origin(("a",))), Choice("b", ("y",), Origin(("b",)))])[1].variables
    ('b',)
    """
    return _split(order_constraints(constraints))


def solve(constraints: Iterable[Constraint], *, work: int = DEFAULT_WORK) -> Verdict:
    """Decide whether all the constraints can hold; levels are not looked at.

    `work` caps the simplex for each component, in entries of its tableau written: 100,000 take less than half a second, and
    suffice for some 60 sums that all hang together with nothing else to bound them.

    >>> from factcheck.constraints import Origin, linear
    >>> five, eleven = Interval.exactly(5), Interval.at_least(11)
    >>> verdict = solve([linear({"a": 1}, five, Origin(("a",))), linear({"a": 2}, eleven, Origin(("b",)))])
    >>> verdict.clash[0].origin.claims, verdict.multipliers
    (('a',), (Fraction(-2, 1), Fraction(1, 1)))
    """
    witness: dict[str, Fraction] = {}
    choices: dict[str, str] = {}
    undecided: list[Component] = []
    for component in split_components(constraints):
        search = _Search(component.constraints, work)
        for clash in search.clashes():
            return clash
        rest = search.rest()
        if isinstance(rest, Undecided):
            undecided.extend(rest.components)
        else:
            witness.update(rest.witness)
            choices.update(rest.choices)
    return Undecided(tuple(undecided)) if undecided else Satisfiable(witness, choices)


def find_clashes(component: Component, *, work: int = DEFAULT_WORK) -> tuple[tuple[Unsatisfiable, ...], Satisfiable | Undecided]:
    """All the clashes of one component, no two with a constraint in common, and the verdict on what is then left of it.

    Clashes that need no inferred link are told before those that do.
    """
    search = _Search(component.constraints, work)
    return tuple(search.clashes()), search.rest()


def implied_bounds(
    constraints: Iterable[Constraint], variables: Iterable[str] | None = None, *, work: int = DEFAULT_WORK
) -> dict[str, Interval]:
    """What the constraints together leave to each variable (all that stand in a sum or an order, when none are named).

    The interval is exact where the component is small enough for the simplex, else it may be too wide, never too narrow.
    It is empty where the component is found to clash, and unbounded for a variable of no constraint.

    >>> from factcheck.constraints import Origin, linear
    >>> rule, about = Origin(("all",), "total"), Interval.of(1550, 1650)
    >>> said = [linear({"all": 1}, about, Origin(("all",))), linear({"fifth": 1}, Interval.exactly(1037), Origin(("fifth",)))]
    >>> implied_bounds([*said, linear({"first": 1, "fifth": 1, "all": -1}, Interval.exactly(0), rule)])["first"]
    Interval('[513, 613]')
    """
    found = {} if variables is None else dict.fromkeys(variables, EVERYTHING)
    for component in split_components(constraint for constraint in constraints if not isinstance(constraint, Choice)):
        rows, names = _rows(component.constraints)
        asked = {index: name for index, name in enumerate(names) if variables is None or name in found}
        if not asked:
            continue
        system = System(rows, work=work)
        if any(True for _ in system.clashes()):
            found.update(dict.fromkeys(asked.values(), EMPTY))
            continue
        for index, (low, high) in system.bounds(asked).items():
            found[asked[index]] = Interval.of(
                None if low is None else low[0],
                None if high is None else high[0],
                low_open=low is not None and low[1],
                high_open=high is not None and high[1],
            )
    return found


def implied(constraints: Iterable[Constraint], variable: str, *, work: int = DEFAULT_WORK) -> Interval:
    """What the constraints together leave to one variable; see `implied_bounds`, which is faster for many."""
    return implied_bounds(constraints, (variable,), work=work)[variable]


class _Search:
    """The clashes of one component, one after another, and then what is left of it."""

    def __init__(self, constraints: Sequence[Constraint], work: int) -> None:
        self._choices = [constraint for constraint in constraints if isinstance(constraint, Choice)]
        self._numbers = [constraint for constraint in constraints if not isinstance(constraint, Choice)]
        self._work = work
        self._undecided: tuple[Component, ...] = ()
        self._witness: dict[str, Fraction] = {}
        self._chosen: dict[str, str] = {}

    def clashes(self) -> Iterator[Unsatisfiable]:
        if self._choices:
            yield from self._choice_clashes()
        if self._numbers:
            yield from self._number_clashes()

    def _choice_clashes(self) -> Iterator[Unsatisfiable]:
        # Choices that allow the same values stand for each other: one of each kind is looked at, the first that is left.
        kinds: dict[frozenset[str], deque[int]] = {}
        for position, choice in enumerate(self._choices):
            kinds.setdefault(frozenset(choice.allowed), deque()).append(position)
        while True:
            left = sorted((positions[0], allowed) for allowed, positions in kinds.items() if positions)
            clash = _disjoint([allowed for _, allowed in left])
            if not clash:
                break
            yield Unsatisfiable(tuple(self._choices[left[index][0]] for index in clash))
            for index in clash:
                kinds[left[index][1]].popleft()
        for position, _ in left[:1]:
            choice = self._choices[position]
            self._chosen[choice.variable] = next(value for value in choice.allowed if all(value in allowed for _, allowed in left))

    def _number_clashes(self) -> Iterator[Unsatisfiable]:
        numbers = self._numbers
        rows, names = _rows(numbers)
        late = [position for position, constraint in enumerate(numbers) if constraint.origin.inferred]
        system = System(rows, late=late, work=self._work)
        told: set[int] = set()
        for clash in system.clashes():
            told.update(clash)
            yield Unsatisfiable(tuple(numbers[position] for position in clash), _whole(list(clash.values())))
        if system.point is not None:
            self._witness = {name: Fraction(system.point.get(index, 0)) for index, name in enumerate(names)}
        elif system.undecided:
            large = {id(numbers[position]) for position in system.undecided}
            left = [constraint for position, constraint in enumerate(numbers) if position not in told]
            self._undecided = tuple(part for part in _split(left) if any(id(constraint) in large for constraint in part.constraints))

    def rest(self) -> Satisfiable | Undecided:
        return Undecided(self._undecided) if self._undecided else Satisfiable(self._witness, self._chosen)


def _disjoint(sets: Sequence[frozenset[str]]) -> list[int]:
    """Places of a minimal part of the sets that have no member in common, the last ones given up first; empty where all have one."""
    shared = sets[0] if sets else frozenset()
    for index, values in enumerate(sets):
        if not values:
            return [index]
        if shared & values:
            shared &= values
            continue
        # This set clashes with those before it, which do not clash among themselves: each of its members must be left out by
        # one of them. A set is not needed as long as others leave out the same members.
        left_out_by = {value: sum(value not in other for other in sets[:index]) for value in sorted(values)}
        kept = [index]
        for place in range(index - 1, -1, -1):
            needed = [value for value in left_out_by if value not in sets[place]]
            if any(left_out_by[value] == 1 for value in needed):
                kept.append(place)
            else:
                for value in needed:
                    left_out_by[value] -= 1
        return kept[::-1]
    return []


def _variables(constraint: Constraint) -> tuple[str, ...]:
    if isinstance(constraint, Choice):
        return (constraint.variable,)
    names = (name for name, _ in constraint.terms) if isinstance(constraint, Linear) else (constraint.earlier, constraint.later)
    return tuple(name for name in names if name != EPOCH)


def _split(constraints: Sequence[Constraint]) -> list[Component]:
    parent = list(range(len(constraints)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    first: dict[tuple[bool, str], int] = {}
    for index, constraint in enumerate(constraints):
        is_choice = isinstance(constraint, Choice)
        for name in _variables(constraint):
            other = first.setdefault((is_choice, name), index)
            if other != index:
                low, high = sorted((root(other), root(index)))
                parent[high] = low
    groups: dict[int, list[Constraint]] = {}
    for index, constraint in enumerate(constraints):
        groups.setdefault(root(index), []).append(constraint)
    return [Component(tuple(group)) for group in groups.values()]


def _rows(constraints: Sequence[Constraint]) -> tuple[list[Row], list[str]]:
    """Each sum or order as a row, and the names of the numbered variables."""
    number: dict[str, int] = {}
    rows = []
    for constraint in constraints:
        assert not isinstance(constraint, Choice)
        if isinstance(constraint, Linear):
            terms: Sequence[tuple[str, Number]] = constraint.terms
            bounds = constraint.bounds
        else:
            terms = ((constraint.earlier, -1), (constraint.later, 1))
            bounds = constraint.gap
        summed: dict[int, Number] = {}
        for name, coefficient in terms:
            if name != EPOCH:
                index = number.setdefault(name, len(number))
                summed[index] = summed.get(index, 0) + exact(coefficient)
        rows.append(
            Row(
                tuple((index, value) for index, value in sorted(summed.items()) if value != 0),
                None if bounds.low is None else exact(bounds.low),
                None if bounds.high is None else exact(bounds.high),
                bounds.low_open,
                bounds.high_open,
            )
        )
    return rows, list(number)


def _whole(multipliers: Sequence[Number]) -> tuple[Fraction, ...]:
    """The multipliers as the smallest whole numbers in the same ratio; none where the bounds of one constraint are empty."""
    if not all(multipliers):
        return ()
    scale = lcm(*(value.denominator for value in multipliers))
    divisor = gcd(*(int(value * scale) for value in multipliers))
    return tuple(Fraction(value * scale, divisor) for value in multipliers)


_Key = tuple[object, ...]


def _key(constraint: Constraint) -> _Key:
    origin = constraint.origin
    rank = 2 if origin.inferred else 0 if origin.rule is None else 1
    form: _Key
    if isinstance(constraint, Linear):
        form = (0, constraint.terms, _ends(constraint.bounds))
    elif isinstance(constraint, Order):
        form = (1, constraint.earlier, constraint.later, _ends(constraint.gap))
    else:
        form = (2, constraint.variable, constraint.allowed)
    claims = tuple((len(claim), claim) for claim in origin.claims)
    return rank, claims, origin.rule or "", tuple((span.start, span.end) for span in origin.licence), constraint.level, form


def _ends(bounds: Interval) -> _Key:
    return bounds.low is not None, bounds.low or 0, bounds.low_open, bounds.high is not None, bounds.high or 0, bounds.high_open
