"""DateClaim, DurationClaim and GapClaim: when something happened, how long it took, and how far two events lie apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from factcheck.almanac import WEEKDAYS, has_day
from factcheck.claims.claim import Claim
from factcheck.claims.fields import TimexField
from factcheck.constraints import EPOCH, Choice, Constraint, Order, Origin
from factcheck.interval import EVERYTHING, Interval

DateRelation = Literal["on", "by", "since", "until", "before", "after", "in"]
Phase = Literal["", "start", "end"]


class DateClaim(Claim):
    """When an event happens, happened or is due. Its variable is the time named, in days.

    Attributes:
        event: what happens, normalised ("withdrawal", "arrest"); "" when the date stands by itself.
        phase: whether it is the "start" or the "end" of the event, or "" the event as a whole.
        actor: to whom or by whom; "" is not stated.
        when: the time.
        relation: "on" that time, "by" it (a deadline), "since", "until", "before", "after", or within it ("in").
        holiday: the holiday that names the day, if one does.
        years: the years that it may lie in, when the year is not written.
        weekdays: the weekdays that it may be, where several are written beside it (0, Monday, to 6); else that of `when`.

    >>> DateClaim(event="arrest", actor="Darnell Pruett", when="Aug. 16, 2021").describe()
    'Darnell Pruett arrest on 2021-08-16'
    """

    kind: Literal["date"] = "date"
    event: str = ""
    phase: Phase = ""
    actor: str = ""
    when: TimexField
    relation: DateRelation = "on"
    holiday: str = ""
    years: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()

    @property
    def candidates(self) -> tuple[date, ...]:
        """The days that a month and a day as written may mean, one for each year that they may lie in; those that exist."""
        month, day = self.when.month, self.when.day
        if month is None or day is None:
            return ()
        years = (self.when.year,) if self.when.year is not None else self.years
        return tuple(date(year, month, day) for year in years if has_day(year, month, day))

    @property
    def days(self) -> Interval:
        """The days that it allows; unbounded where nothing is known."""
        found = self.candidates
        if found:
            return Interval.of(min(found).toordinal(), max(found).toordinal())
        days = self.when.days
        return EVERYTHING if days is None or days.is_empty else days

    def constraints(self) -> Iterator[Constraint]:
        """The time lies in the days that it allows; its weekday is the one written."""
        origin = Origin((self.id,))
        if self.days != EVERYTHING:
            yield Order(EPOCH, self.id, self.days, origin)
        if self.when.weekday is not None:
            written = self.weekdays or (self.when.weekday,)
            yield Choice(f"{self.id}.weekday", tuple(WEEKDAYS[weekday] for weekday in written), origin)

    def describe(self) -> str:
        """Event, relation and time."""
        phase = f"{self.phase} of" if self.phase and self.event else self.phase
        what = " ".join(part for part in (self.actor, phase, self.event) if part)
        return f"{what + ' ' if what else ''}{self.relation} {self.when.timex}"


class DurationClaim(Claim):
    """How long something takes or took. Its length is in days.

    Attributes:
        event: what takes that long.
        length: the duration.

    >>> DurationClaim(event="strike", length="49 days").describe()
    'strike for P49D'
    """

    kind: Literal["duration"] = "duration"
    event: str = ""
    length: TimexField = Field(description="a duration, as 'two weeks' or 'P2W'")

    def describe(self) -> str:
        """Event and length."""
        return f"{self.event + ' for ' if self.event else 'for '}{self.length.timex}"


class GapClaim(Claim):
    """How far one event lies after another: "three weeks after the arrest", "two days before the vote", "a week ago".

    Attributes:
        earlier, later: the two events, normalised; "publication" is the day of publication.
        length: how far they lie apart.
        exact: whether the wording leaves no room ("to the day", "exactly").

    >>> GapClaim(earlier="arrest", later="trial", length="three weeks").describe()
    'trial P3W after arrest'
    """

    kind: Literal["gap"] = "gap"
    earlier: str = ""
    later: str = ""
    length: TimexField = Field(description="a duration, as 'two weeks' or 'P2W'")
    exact: bool = False

    def describe(self) -> str:
        """Both events and the length between them."""
        return f"{self.later or 'later'} {self.length.timex} after {self.earlier or 'earlier'}"


class ClockClaim(Claim):
    """At what time of day something happened. Its variable is the minute of the day, 0 to 1439.

    Attributes:
        event: what happened, normalised.
        actor: to whom or by whom; "" is not stated.
        when: the time of day, or the part of the day ("morning").
        half: whether "a.m." or "p.m." is not written, so that the hour is one of two.
    """

    kind: Literal["clock"] = "clock"
    event: str = ""
    actor: str = ""
    when: TimexField
    half: bool = False

    def constraints(self) -> Iterator[Constraint]:
        """A time of the clock is the minute, and the hour, that is written."""
        minutes = self.when.minutes
        if minutes is not None and minutes.low is not None and minutes.is_point and self.when.granularity in ("minute", "hour"):
            origin = Origin((self.id,))
            yield Order(EPOCH, self.id, minutes, origin)
            hour = int(minutes.low) // 60 % 24
            yield Choice(f"{self.id}.hour", (str(hour), str((hour + 12) % 24)) if self.half else (str(hour),), origin)

    def describe(self) -> str:
        """Event and time of day."""
        return f"{self.event + ' at ' if self.event else 'at '}{self.when.timex}"
