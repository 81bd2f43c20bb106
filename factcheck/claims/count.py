"""CountClaim, ShareClaim, OrdinalClaim: how many of what, which part of a whole, the how-manieth."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from pydantic import Field

from factcheck.claims.claim import Claim
from factcheck.claims.fields import OrdinalField, QuantityField, write_ordinal, write_quantity
from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval


class CountClaim(Claim):
    """A count or an amount.

    Attributes:
        of: what is counted, a noun with its modifiers ("Afghan soldiers"); for money or a measure what it is the amount of.
        event: what they take part in ("crossing"); "" when only their number is said.
        count: how many; `count.unit` is "" for a bare count.
        part_of: id of the claim of the whole that this is a part of.
        occurrence: which of several events this is the count in (5 for "the fifth time").
        occurrences: over how many events this is the total.
        names: the members, when the count is the length of a list that names them.

    Raises:
        pydantic.ValidationError: if `count` is no number and no words for one; the message says what would be accepted.

    >>> CountClaim(of="Afghan soldiers", event="crossing", count="about 1,600", occurrences=5).describe()
    'about 1,600 Afghan soldiers (crossing)'
    """

    kind: Literal["count"] = "count"
    of: str
    event: str = ""
    count: QuantityField
    part_of: str | None = Field(default=None, description="id of the claim that gives the whole")
    occurrence: int | None = Field(default=None, ge=1, description="which of several events this is the count in")
    occurrences: int | None = Field(default=None, ge=1, description="over how many events this is the total")
    names: tuple[str, ...] = Field(default=(), description="the members, when the count is the length of a list")

    def constraints(self) -> Iterator[Constraint]:
        """The count lies in its support, and, as a reader takes it, in its core.

        Where it is said of which occurrence, or over how many, the variables `id.occurrence` and `id.occurrences` are those numbers.
        """
        yield from _allow(self.id, self.count.core, self.count.support)
        for name, value in (("occurrence", self.occurrence), ("occurrences", self.occurrences)):
            if value is not None:
                yield linear({f"{self.id}.{name}": 1}, Interval.exactly(value), Origin((self.id,)))

    def describe(self) -> str:
        """Number, thing and event; the names for a list."""
        if self.names:
            return f"{len(self.names)} named: {', '.join(self.names)}"
        event = f" ({self.event})" if self.event else ""
        return f"{write_quantity(self.count)} {self.of}".strip() + event


class ShareClaim(Claim):
    """A part of a whole, as a percentage or a fraction.

    Attributes:
        of: the whole that it is a share of ("of the vote", "of the 40 restaurants"), as written; "" is not stated.
        event: what the members of the share do or undergo ("fail"); "" is not stated.
        share: the share as written; `share.unit` is "%" for a percentage, "" for a fraction of one.
        base: id of the claim that counts the whole.
        part: id of the claim that counts the share.

    The claim's variable is the share in the unit written: 37 for "37 percent", 2/3 for "two-thirds".

    >>> ShareClaim(of="the members", share="37 percent").ratio
    Interval('[73/200, 3/8]')
    """

    kind: Literal["share"] = "share"
    of: str = ""
    event: str = ""
    share: QuantityField
    base: str | None = Field(default=None, description="id of the claim that counts the whole")
    part: str | None = Field(default=None, description="id of the claim that counts the share")

    @property
    def ratio(self) -> Interval:
        """The most that it can mean, as a fraction of one."""
        return self.share.support.scale(self._scale)

    @property
    def core_ratio(self) -> Interval:
        """What a reader takes it to mean, as a fraction of one."""
        return self.share.core.scale(self._scale)

    @property
    def _scale(self) -> Fraction:
        return Fraction(1, 100) if self.share.unit == "%" else Fraction(1)

    def constraints(self) -> Iterator[Constraint]:
        """The share lies in its support, and, as a reader takes it, in its core, in the unit written."""
        yield from _allow(self.id, self.share.core, self.share.support)

    def describe(self) -> str:
        """Share, whole and event."""
        event = f" ({self.event})" if self.event else ""
        return f"{write_quantity(self.share)}{' of ' + self.of if self.of else ''}{event}"


class OrdinalClaim(Claim):
    """Which one in a row something is: "the fifth time", "the sixth and final race", "third of three".

    Attributes:
        of: what stands in the row ("time", "race").
        event: what happened that many times ("cross", "win"); "" when `of` says it.
        ordinal: its place in the row, from 1.
        final: whether it is said to be the last.

    >>> OrdinalClaim(of="time", event="cross", ordinal="fifth").describe()
    'fifth time (cross)'
    """

    kind: Literal["ordinal"] = "ordinal"
    of: str
    event: str = ""
    ordinal: OrdinalField
    final: bool = Field(default=False, description="whether it is said to be the last")

    def constraints(self) -> Iterator[Constraint]:
        """The place in the row is the one written."""
        yield linear({self.id: Fraction(1)}, Interval.exactly(self.ordinal), Origin((self.id,)))

    def describe(self) -> str:
        """Ordinal, thing and event."""
        event = f" ({self.event})" if self.event else ""
        return f"{write_ordinal(self.ordinal)} {'and final ' if self.final else ''}{self.of}".strip() + event


def _allow(name: str, core: Interval, support: Interval) -> Iterator[Constraint]:
    origin = Origin((name,))
    own = {name: Fraction(1)}
    if core == support:
        yield linear(own, support, origin)
    else:
        yield linear(own, support, origin, level="support")
        yield linear(own, core, origin, level="core")
