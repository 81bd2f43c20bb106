"""Row: one linear constraint over numbered variables, the form that every decision procedure reads."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

Number = int | Fraction


def exact(value: Number) -> Number:
    """The same number, as an int where it is whole: whole numbers are most of a draft, and int arithmetic is ten times faster.

    >>> exact(Fraction(6, 2)), exact(Fraction(1, 2))
    (3, Fraction(1, 2))
    """
    if isinstance(value, int):
        return value
    return value.numerator if value.denominator == 1 else value


def quotient(dividend: Number, divisor: Number) -> Number:
    """`dividend / divisor`, exact.

    Raises:
        ZeroDivisionError: the divisor is 0.

    >>> quotient(6, 4), quotient(6, -3)
    (Fraction(3, 2), -2)
    """
    if divisor == 1:
        return dividend
    if divisor == -1:
        return -dividend
    return exact(Fraction(dividend) / divisor)


def magnitude(value: Number) -> Number:
    """The number without its sign (`abs`, whose declared type loses the kind of number)."""
    return value if value >= 0 else -value


@dataclass(frozen=True, slots=True)
class Row:
    """`low <= sum(coefficient * variable) <= high`, where an open end leaves the end itself out.

    Attributes:
        terms: (variable, coefficient) pairs, sorted by variable; no coefficient is 0 and no variable stands twice.
        low: the lower end, None where there is none.
        high: the upper end, None where there is none.
        low_open: whether the lower end is left out.
        high_open: whether the upper end is left out.
    """

    terms: tuple[tuple[int, Number], ...]
    low: Number | None
    high: Number | None
    low_open: bool = False
    high_open: bool = False

    def holds(self, values: dict[int, Number]) -> bool:
        """Whether the row is true of these values, to the last digit."""
        total: Number = 0
        for variable, coefficient in self.terms:
            total += coefficient * values[variable]
        if self.low is not None and (total < self.low or (self.low_open and total == self.low)):
            return False
        return not (self.high is not None and (total > self.high or (self.high_open and total == self.high)))

    @property
    def is_impossible(self) -> bool:
        """Whether it is false whatever its variables are: no number lies between its ends, or it has no terms and leaves out 0."""
        if self.low is not None and self.high is not None:
            if self.low > self.high:
                return True
            if self.low == self.high and (self.low_open or self.high_open):
                return True
        return not self.terms and not self.holds({})
