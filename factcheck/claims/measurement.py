"""MeasurementClaim: a figure that is measured and not counted: an age, a running time, a wait."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, Literal

from pydantic import Field

from factcheck.claims.claim import Claim
from factcheck.claims.fields import QuantityField
from factcheck.constraints import Constraint, Origin, linear


class MeasurementClaim(Claim):
    """One figure, or the range of the figures, of a series that is measured: ages in years, times in seconds.

    Attributes:
        of: whose figure it is, or what is measured; "" is not stated.
        value: the figure; `value.unit` is "year" for an age and "second" for a length of time.
    """

    kind: Literal["measurement"] = "measurement"
    of: str = ""
    value: QuantityField = Field(description="the figure, in years or in seconds")

    def constraints(self) -> Iterator[Constraint]:
        """The figure lies in its support."""
        yield linear({self.id: 1}, self.value.support, Origin((self.id,)))

    def describe(self) -> str:
        """The figure, and whose it is."""
        figure = write_time(self.value.nominal, self.value.step) if self.value.unit == "second" else f"aged {self.value.nominal}"
        return f"{figure} ({self.of})" if self.of else figure


_LONG_UNITS: Final = ((365 * 86400, "year"), (30 * 86400, "month"), (7 * 86400, "week"), (86400, "day"))


def write_time(seconds: Fraction | int, step: Fraction | int = 0) -> str:
    """A length of time as results are written: "2:31:40", "58.4 seconds", "12 minutes".

    A step of a day or more is the unit that it is written in.

    >>> write_time(9100), write_time(720), write_time(21 * 86400, 7 * 86400)
    ('2:31:40', '12 minutes', '3 weeks')
    """
    total = Fraction(seconds)
    for unit, name in _LONG_UNITS:
        if unit == step or (total >= unit > 3600 and total % unit == 0 and not step):
            number = f"{float(total / unit):g}"
            return f"{number} {name}{'' if number == '1' else 's'}"
    if total < 60:
        return f"{float(total):g} seconds"
    if total % 60 == 0:
        return f"{total // 60} minute{'' if total == 60 else 's'}"
    minutes, rest = divmod(total, 60)
    written = f"{float(rest):05.2f}".rstrip("0").rstrip(".") if rest.denominator != 1 else f"{int(rest):02d}"
    hours, minutes_left = divmod(int(minutes), 60)
    return f"{hours}:{minutes_left:02d}:{written}" if hours else f"{minutes_left}:{written}"
