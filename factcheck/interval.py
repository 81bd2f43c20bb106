"""Interval: convex sets of exact rationals, open or closed at either end, possibly unbounded or empty."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

Number = int | Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """All rationals between `low` and `high`; an end that is None is unbounded.

    `low_open` and `high_open` leave the end itself out; an unbounded end is never open, and every empty interval equals
    `EMPTY`, so that intervals are equal exactly when they hold the same numbers.

    >>> Interval.of(1550, 1650) & Interval.at_least(1600)
    Interval('[1600, 1650]')
    >>> Interval.exactly(5) + Interval.exactly(6)
    Interval('[11]')
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is None:
            object.__setattr__(self, "low_open", False)
        if self.high is None:
            object.__setattr__(self, "high_open", False)
        if self.low is not None and self.high is not None:
            empty = self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))
            if empty:
                object.__setattr__(self, "low", Fraction(1))
                object.__setattr__(self, "high", Fraction(0))
                object.__setattr__(self, "low_open", False)
                object.__setattr__(self, "high_open", False)

    @classmethod
    def of(cls, low: Number | None, high: Number | None, *, low_open: bool = False, high_open: bool = False) -> Interval:
        """The interval from `low` to `high`; None leaves that side unbounded."""
        return cls(
            None if low is None else Fraction(low),
            None if high is None else Fraction(high),
            low_open,
            high_open,
        )

    @classmethod
    def exactly(cls, value: Number) -> Interval:
        """The single point `value`."""
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def at_least(cls, value: Number) -> Interval:
        """`value` and everything above it."""
        return cls(Fraction(value), None)

    @classmethod
    def at_most(cls, value: Number) -> Interval:
        """`value` and everything below it."""
        return cls(None, Fraction(value))

    @classmethod
    def above(cls, value: Number) -> Interval:
        """Everything above `value`, without it."""
        return cls(Fraction(value), None, low_open=True)

    @classmethod
    def below(cls, value: Number) -> Interval:
        """Everything below `value`, without it."""
        return cls(None, Fraction(value), high_open=True)

    @property
    def is_empty(self) -> bool:
        """Whether no number lies in it."""
        return self.low is not None and self.high is not None and self.low > self.high

    @property
    def is_point(self) -> bool:
        """Whether exactly one number lies in it."""
        return self.low is not None and self.low == self.high

    def __contains__(self, value: Number) -> bool:
        if self.low is not None and (value < self.low or (self.low_open and value == self.low)):
            return False
        return not (self.high is not None and (value > self.high or (self.high_open and value == self.high)))

    def __and__(self, other: Interval) -> Interval:
        """The numbers in both: `x in a & b` exactly when `x in a and x in b`. `EVERYTHING` is neutral, `EMPTY` absorbs."""
        low, low_open = _tighter_low(self, other)
        high, high_open = _tighter_high(self, other)
        return Interval(low, high, low_open, high_open)

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both: `a.meets(b)` exactly when `0 in a - b`."""
        return not (self & other).is_empty

    def covers(self, other: Interval) -> bool:
        """Whether every number of `other` lies here; a partial order, with `EMPTY` below and `EVERYTHING` above all."""
        return (self & other) == other

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both: whatever covers `a` and `b` covers `a.hull(b)`."""
        if self.is_empty:
            return other
        if other.is_empty:
            return self
        low: Fraction | None = None
        low_open = False
        if self.low is not None and other.low is not None:
            low = min(self.low, other.low)
            low_open = all(i.low_open for i in (self, other) if i.low == low)
        high: Fraction | None = None
        high_open = False
        if self.high is not None and other.high is not None:
            high = max(self.high, other.high)
            high_open = all(i.high_open for i in (self, other) if i.high == high)
        return Interval(low, high, low_open, high_open)

    def __add__(self, other: Interval) -> Interval:
        """All sums of a number here and a number there; commutative and associative, with `exactly(0)` neutral."""
        if self.is_empty or other.is_empty:
            return EMPTY
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __neg__(self) -> Interval:
        if self.is_empty:
            return self
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        """All differences of a number here and a number there; `a - a` holds 0, and is more than that unless `a` is a point."""
        return self + -other

    def scale(self, factor: Number) -> Interval:
        """All products with one number: `x in a` exactly when `x * factor in a.scale(factor)`, for a factor other than 0."""
        if self.is_empty:
            return self
        if factor == 0:
            return Interval.exactly(0)
        if factor < 0:
            return (-self).scale(-factor)
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            self.low_open,
            self.high_open,
        )

    def __repr__(self) -> str:
        return f"Interval('{self}')"

    def __str__(self) -> str:
        if self.is_empty:
            return "empty"
        if self.is_point:
            return f"[{self.low}]"
        left = "(-inf" if self.low is None else f"{'(' if self.low_open else '['}{self.low}"
        right = "inf)" if self.high is None else f"{self.high}{')' if self.high_open else ']'}"
        return f"{left}, {right}"


def _tighter_low(a: Interval, b: Interval) -> tuple[Fraction | None, bool]:
    if a.low is None:
        return b.low, b.low_open
    if b.low is None or a.low > b.low:
        return a.low, a.low_open
    if a.low < b.low:
        return b.low, b.low_open
    return a.low, a.low_open or b.low_open


def _tighter_high(a: Interval, b: Interval) -> tuple[Fraction | None, bool]:
    if a.high is None:
        return b.high, b.high_open
    if b.high is None or a.high < b.high:
        return a.high, a.high_open
    if a.high > b.high:
        return b.high, b.high_open
    return a.high, a.high_open or b.high_open


EVERYTHING: Final = Interval()
EMPTY: Final = Interval(Fraction(1), Fraction(0))
