"""How far apart two days may lie when a draft says that they are "three weeks", "six months" or "about 20 years" apart."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from factcheck.interval import Interval
from factcheck.values import Timex

_UNIT: Final = re.compile(r"P(T?)[\d.X]*([SMHDWQYE])")
# For each unit: its days, and the days by which newspapers round to it, shorter and longer.
_DAYS: Final[dict[str, tuple[Fraction, Fraction]]] = {
    "H": (Fraction(1, 24), Fraction(1)),
    "D": (Fraction(1), Fraction(0)),
    "W": (Fraction(7), Fraction(4)),
    "M": (Fraction(30437, 1000), Fraction(16)),
    "Q": (Fraction(91311, 1000), Fraction(30)),
    "Y": (Fraction(1461, 4), Fraction(195)),
    "E": (Fraction(3652), Fraction(1700)),
}

# The days by which a bound may be told too tight.
_BOUNDED: Final = {"D": Fraction(1), "W": Fraction(2), "M": Fraction(6), "Y": Fraction(60)}

# The days of each unit, for the half of it that a length is rounded by.
_ROUNDED: Final[dict[str, Fraction]] = {
    "minute": Fraction(1, 1440),
    "hour": Fraction(1, 24),
    "day": Fraction(1),
    "week": Fraction(7),
    "month": Fraction(30),
    "year": Fraction(365),
}


def unit_of(length: Timex) -> str:
    """The unit in which a duration is written: "D", "W", "M", "Q", "Y", "E" (decade), "H", "TM" (minute); "" where it is not one.

    >>> unit_of(Timex("P49D", None, "day")), unit_of(Timex("PT9M", None, "minute"))
    ('D', 'TM')
    """
    found = _UNIT.match(length.timex)
    if found is None:
        return ""
    if length.granularity in ("decade", "century"):
        return "E" if length.granularity == "decade" else ""
    clock, unit = found.groups()
    return f"T{unit}" if clock and unit in "MS" else unit


def gap_of(length: Timex, *, exact: bool = False) -> Interval | None:
    """The days that may lie between the two ends of a duration; None where it says nothing exact ("several weeks", minutes).

    Weeks, months and years are rounded, as newspapers do, to the nearest; `exact` takes them at their word ("to the day").

    >>> week = Timex("P3W", None, "week", length=Interval.exactly(21), nominal=Fraction(3))
    >>> str(gap_of(week)), str(gap_of(week, exact=True))
    ('[17, 25]', '[21]')
    """
    unit = unit_of(length)
    if length.length is None or unit not in _DAYS:
        return None
    days, slack = _DAYS[unit]
    low, high = length.length.low, length.length.high
    if low is None or high is None or length.bound in ("<", ">"):
        return None
    if exact:
        return length.length
    if unit in "WM":
        # A count of many units is often itself rounded: "10 weeks", "18 months".
        slack = max(slack, days * (low / days // 8) / 2)
    elif unit == "D" and low >= 7:
        slack = Fraction(1)
    if length.bound == "~" or length.modifier == "APPROX":
        slack = max(slack * 2, high / 8, Fraction(1))
    return Interval.of(max(low - slack, Fraction(0)), high + slack)


def bounded_gap_of(length: Timex) -> Interval | None:
    """The days that a length with a bound allows, to the half of its unit: "less than a week", "more than two months".

    >>> week = Timex("P1W", None, "week", length=Interval.exactly(7), nominal=Fraction(1), bound="<")
    >>> str(bounded_gap_of(week))
    '[0, 9]'
    """
    unit = unit_of(length)
    if length.length is None or length.bound not in ("<", ">") or unit not in ("D", "W", "M", "Y"):
        return None
    low, high = length.length.low, length.length.high
    if length.bound == "<":
        return None if high is None else Interval.of(0, high + _BOUNDED[unit])
    return None if low is None else Interval.at_least(max(low - _BOUNDED[unit], Fraction(0)))


def span_of(length: Timex, *, loose: bool = False) -> Interval | None:
    """The days from the first day to the last of something that lasts so long, the ends counted or not.

    "The five-day regatta, from June 2 to June 6," counts both ends, "the five days from March 3 to March 8" one. `loose` leaves room for
    ends that were not told as such (the day on which work was taken up again).

    >>> str(span_of(Timex("P5D", None, "day", length=Interval.exactly(5), nominal=Fraction(5))))
    '[4, 5]'
    """
    unit = unit_of(length)
    gap = gap_of(length)
    if gap is not None and unit == "D" and length.bound == "=":
        gap = length.length
    if gap is None or gap.low is None or gap.high is None:
        return None
    room = Fraction(1) if loose or unit == "H" else Fraction(0)
    return Interval.of(max(gap.low - Fraction(1), Fraction(0)), gap.high + room)


def days_of(length: Timex) -> Interval | None:
    """The days of a length, to half of its unit either way; None where it has a bound or tells no number.

    >>> str(days_of(Timex("P3W", None, "week", length=Interval.exactly(21), nominal=Fraction(3))))
    '[35/2, 49/2]'
    """
    unit = _ROUNDED.get(length.granularity)
    if unit is None or length.length is None or length.bound != "=" or length.length.low is None or length.length.high is None:
        return None
    return Interval.of(length.length.low - unit / 2, length.length.high + unit / 2)
