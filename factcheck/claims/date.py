"""DateClaim and DurationClaim: when something happened, and how long it took."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from factcheck.claims.claim import Claim
from factcheck.claims.fields import TimexField

DateRelation = Literal["on", "by", "since", "until", "before", "after", "in"]


class DateClaim(Claim):
    """When an event happens, happened or is due.

    Attributes:
        event: what happens, normalised ("withdrawal", "arrest"); "" when the date stands by itself.
        actor: to whom or by whom; "" is not stated.
        when: the time.
        relation: "on" that time, "by" it (a deadline), "since", "until", "before", "after", or within it ("in").
        holiday: the holiday that names the day, if one does.
    """

    kind: Literal["date"] = "date"
    event: str = ""
    actor: str = ""
    when: TimexField
    relation: DateRelation = "on"
    holiday: str = ""

    def describe(self) -> str:
        """Event, relation and time."""
        what = " ".join(part for part in (self.actor, self.event) if part)
        return f"{what + ' ' if what else ''}{self.relation} {self.when.timex}"


class DurationClaim(Claim):
    """How long something takes or took.

    Attributes:
        event: what takes that long.
        length: the duration.
    """

    kind: Literal["duration"] = "duration"
    event: str = ""
    length: TimexField = Field(description="a duration, as 'two weeks' or 'P2W'")

    def describe(self) -> str:
        """Event and length."""
        return f"{self.event + ' for ' if self.event else 'for '}{self.length.timex}"
