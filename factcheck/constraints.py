"""The few forms that a constraint takes, each with the claims and the words that it comes from.

A constraint of a claim says what the claim's own words allow (`origin.rule` is None). A constraint of a rule says how the
variables of several claims hang together (`origin.rule` is the rule's name, `origin.licence` the words that license it).
A variable is a string; the variable of a claim's own quantity is the claim's id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from factcheck.draft import Span
from factcheck.interval import Interval

# At which level a constraint counts: where the most that the words can mean is taken, where their usual meaning is, or at both.
# A rule that rounding may not break, such as the sum of rounded amounts, is required of supports alone.
Level = Literal["support", "core", "both"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a constraint comes from.

    Attributes:
        claims: ids of the claims that say it, or that the rule read it from, in text order.
        rule: the rule that requires it; None when it is what a claim itself says.
        licence: the words that license it.
        inferred: whether the link was inferred and not stated in so many words: inferred links are given up first when
            a conflict is made minimal.
    """

    claims: tuple[str, ...]
    rule: str | None = None
    licence: tuple[Span, ...] = ()
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Linear:
    """`sum(coefficient * variable)` lies in `bounds`. Terms are sorted by variable, coefficients are not zero."""

    terms: tuple[tuple[str, Fraction], ...]
    bounds: Interval
    origin: Origin
    level: Level = "both"


@dataclass(frozen=True, slots=True)
class Order:
    """`later - earlier` lies in `gap` (days, or minutes where both variables are of the clock).

    The variable `EPOCH` is the instant 0 (`date.fromordinal` counts from it), so that a date is an order too.
    """

    earlier: str
    later: str
    gap: Interval
    origin: Origin
    level: Level = "both"


@dataclass(frozen=True, slots=True)
class Choice:
    """`variable` is one of `allowed`; two choices of one variable clash where they share none. Empty: impossible by itself."""

    variable: str
    allowed: tuple[str, ...]
    origin: Origin
    level: Level = "both"


EPOCH = "epoch"
Constraint = Linear | Order | Choice


def linear(
    terms: Mapping[str, Fraction] | Mapping[str, int] | Mapping[str, Fraction | int],
    bounds: Interval,
    origin: Origin,
    *,
    level: Level = "both",
) -> Linear:
    """A `Linear` with its terms sorted and zero coefficients dropped."""
    kept = tuple(sorted((name, Fraction(value)) for name, value in terms.items() if value != 0))
    return Linear(kept, bounds, origin, level)
