"""Quantities from written numbers: what a number, as it is written and qualified, allows."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal

from factcheck.interval import Interval
from factcheck.values import Bound, Quantity

Meaning = Literal["", "about", "nearly", "over", "just-over", "least", "under", "just-under", "most", "exact", "plain", "odd"]
Nature = Literal["count", "amount", "share", "percent", "exact"]

_BOUNDS: dict[str, tuple[Bound, bool]] = {
    "about": ("~", False),
    "nearly": ("~", False),
    "odd": ("~", False),
    "over": (">", False),
    "just-over": (">", False),
    "least": (">", True),
    "under": ("<", False),
    "just-under": ("<", False),
    "most": ("<", True),
}


_TENTH: Final = 10


def last_step(value: int | Fraction) -> int | Fraction:
    """The weight of the last significant digit of a number that is written without decimals.

    One final zero counts as written (40 and 150 are counts, not round figures); two or more do not.

    >>> [last_step(n) for n in (1600, 12000, 150, 37)]
    [100, 1000, 1, 1]
    """
    if type(value) is not int:
        if value.denominator != 1:
            return Fraction(1, value.denominator)
        value = value.numerator
    if value % 100:
        return 1
    number, step = abs(value), 1
    while number and number % (step * 10) == 0:
        step *= 10
    return step if step >= 100 else 1


@lru_cache(maxsize=8192)
def quantity(value: int | Fraction, step: int | Fraction, meaning: Meaning = "", unit: str = "", nature: Nature = "count") -> Quantity:
    """What a number allows: its `core` and its `support`, by how it is written and qualified.

    Args:
        value: the number.
        step: the weight of its last significant digit.
        meaning: what its qualifier says; "" and "plain" and "exact" leave it as written, "exact" also unrounded.
        unit: the unit, as in `Quantity`.
        nature: "count": a count or a sum of money, exact unless it is round; "amount": a measured amount, always rounded to its
            last digit; "percent": rounded likewise, a whole percent at least; "share": a common fraction; "exact": not rounded at all
            (ages, scores).

    The rounding is that of accountants: half a unit of the last digit either way. An approximator opens it to one full unit.

    >>> quantity(1600, 100, "about").support
    Interval('[1500, 1700]')
    >>> quantity(1600, 100, "nearly").core
    Interval('[1550, 1600]')
    """
    value, step = Fraction(value), Fraction(step)
    bound, inclusive = _BOUNDS.get(meaning, ("=", False))
    half = _rounding(value, step, nature) if meaning != "exact" else Fraction(0)
    point = Interval.exactly(value)
    below = bound == "<" and not inclusive and value == 0  # "below zero": on a scale that goes on there, whatever its unit
    signed = unit.startswith("degree") or value < 0 or below
    core, support = point, _around(value, half)
    if meaning in ("about", "nearly", "just-over", "just-under", "odd"):
        loose = _looseness(value, step, nature)
        core, support = _near(value, loose, meaning)
    elif meaning in ("over", "least"):
        core = support = Interval(value, None, low_open=not inclusive)
    elif meaning in ("under", "most"):
        core = support = Interval(None if signed else Fraction(0), value, high_open=not inclusive)
    if not signed and support.low is not None and support.low < 0:
        support = support & Interval.at_least(0)
        core = core & Interval.at_least(0)
    return Quantity(value, bound, core, support, unit, step, inclusive)


def _rounding(value: Fraction, step: Fraction, nature: Nature) -> Fraction:
    if nature == "exact":
        return Fraction(0)
    if nature == "share":
        return _share_reach(value)
    if nature == "count" and step <= 1:
        return Fraction(0)
    return step / 2


def _share_reach(value: Fraction) -> Fraction:
    """How far what is told as a common fraction may lie from it: less than from a quarter to a fifth; half a tenth for "3 in 10"."""
    return min(Fraction(9, 200) if value.denominator < _TENTH else Fraction(1, 20), Fraction(1, 2 * value.denominator))


def _looseness(value: Fraction, step: Fraction, nature: Nature) -> Fraction:
    """One unit of what an approximator speaks of: the last digit that is not a zero; five for a figure that ends in five."""
    if nature == "share":
        return 2 * _share_reach(value)
    if value.denominator != 1:
        return step
    number = abs(value.numerator)
    if nature == "percent":
        return Fraction(5 if number % 5 == 0 else 1)
    if number and number % 10 == 0:
        unit = 10
        while number % (unit * 10) == 0:
            unit *= 10
        return min(Fraction(unit), step) if step > 1 else Fraction(unit)
    return Fraction(5 if number % 5 == 0 and 10 < number < 100 else 1)


def _around(value: Fraction, reach: Fraction) -> Interval:
    return Interval(value - reach, value + reach) if reach else Interval.exactly(value)


def _near(value: Fraction, unit: Fraction, meaning: Meaning) -> tuple[Interval, Interval]:
    half = unit / 2
    if meaning == "about":
        return _around(value, half), _around(value, unit)
    if meaning == "nearly":
        return Interval(value - half, value), Interval(value - unit, value)
    if meaning == "just-under":
        return Interval(value - half, value, high_open=True), Interval(value - unit, value, high_open=True)
    if meaning == "just-over":
        return Interval(value, value + half, low_open=True), Interval(value, value + unit, low_open=True)
    return Interval(value, value + unit, high_open=True), Interval(value, value + unit)


def within(low: Quantity, high: Quantity) -> tuple[Quantity, Quantity]:
    """The two ends of a range: each keeps its own number and allows the whole range.

    >>> low, high = within(quantity(5, 1), quantity(7, 1))
    >>> low.nominal, high.nominal, low.support == high.support
    (Fraction(5, 1), Fraction(7, 1), True)
    """
    core = Interval(low.core.low, high.core.high, low.core.low_open, high.core.high_open)
    support = Interval(low.support.low, high.support.high, low.support.low_open, high.support.high_open)
    return replace(low, core=core, support=support), replace(high, core=core, support=support)
