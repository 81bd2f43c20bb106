"""CountClaim: how many of what, in which event."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from pydantic import Field

from factcheck.claims.claim import Claim
from factcheck.claims.fields import QuantityField, write_quantity
from factcheck.constraints import Constraint, Origin, linear


class CountClaim(Claim):
    """A count or an amount.

    Attributes:
        of: what is counted, a noun with its modifiers ("Afghan soldiers"); for money or a measure what it is the amount of.
        event: what they take part in ("crossing"); "" when only their number is said.
        count: how many; `count.unit` is "" for a bare count.
        part_of: id of the claim of the whole that this is a part of.
        occurrence: which of several events this is the count in (5 for "the fifth time").
        occurrences: over how many events this is the total.

    >>> CountClaim(of="Afghan soldiers", event="crossing", count="about 1,600", occurrences=5).describe()
    'about 1600 Afghan soldiers (crossing)'
    """

    kind: Literal["count"] = "count"
    of: str
    event: str = ""
    count: QuantityField
    part_of: str | None = Field(default=None, description="id of the claim that gives the whole")
    occurrence: int | None = Field(default=None, ge=1)
    occurrences: int | None = Field(default=None, ge=1)

    def constraints(self) -> Iterator[Constraint]:
        """The count lies in its support, and, as a reader takes it, in its core."""
        origin = Origin((self.id,))
        own = {self.id: Fraction(1)}
        yield linear(own, self.count.support, origin, level="support")
        if self.count.core != self.count.support:
            yield linear(own, self.count.core, origin, level="core")

    def describe(self) -> str:
        """Number, thing and event."""
        event = f" ({self.event})" if self.event else ""
        return f"{write_quantity(self.count)} {self.of}{event}"
