"""AgeClaim: how old somebody is, was or will be."""

from __future__ import annotations

from calendar import isleap
from datetime import date
from typing import Literal

from pydantic import Field

from factcheck.claims.claim import Claim
from factcheck.claims.fields import TimexField
from factcheck.interval import EVERYTHING, Interval


class AgeClaim(Claim):
    """An age, in completed years.

    Attributes:
        person: whose age.
        age: in completed years.
        when: the time at which; absent is the day of publication.
        event: what happened when the person was that old, normalised ("fire"); "birth" of `other` for a parent's age.
        other: whose birth the event is, when it is one.
        turning: whether the person becomes that old then.

    >>> AgeClaim(person="Marisol Quade", age=42).describe()
    'Marisol Quade is 42'
    """

    kind: Literal["age"] = "age"
    person: str
    age: int = Field(ge=0, le=125, description="completed years")
    when: TimexField | None = None
    event: str = ""
    other: str = ""
    turning: bool = False

    def describe(self) -> str:
        """Person, age and time."""
        if self.when is not None:
            return f"{self.person} {'turned' if self.turning else 'was'} {self.age} in {self.when.timex}"
        if self.event:
            return f"{self.person} was {self.age} at the {self.event}{f' of {self.other}' if self.other else ''}"
        return f"{self.person} is {self.age}"


def birth_days(age: int, days: Interval, *, turning: bool = False) -> Interval:
    """The days of birth of somebody who is `age` years old on one of `days`, or becomes so.

    Somebody 42 years old on May 13, 2021 was born between May 14, 1978 and May 13, 1979.

    >>> born = birth_days(42, Interval.exactly(date(2021, 5, 13).toordinal()))
    >>> date.fromordinal(int(born.low)).isoformat(), date.fromordinal(int(born.high)).isoformat()
    ('1978-05-14', '1979-05-13')
    """
    if days.low is None or days.high is None or days.is_empty:
        return EVERYTHING
    first, last = date.fromordinal(int(days.low)), date.fromordinal(int(days.high))
    if first.year - age - 1 < 1:
        return EVERYTHING
    if turning:
        return Interval.of(_last_birth(first, age), _last_birth(last, age, early=True))
    return Interval.of(_last_birth(first, age + 1) + 1, _last_birth(last, age, early=True))


def _last_birth(day: date, age: int, *, early: bool = False) -> int:
    """The last day on which somebody may be born who is `age` years old on `day`.

    Born on Feb. 29, one is a year older on March 1 of a common year; by the law of some countries on Feb. 28, which `early` allows.
    """
    year = day.year - age
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28).toordinal()
    if early and (day.month, day.day) == (2, 28) and isleap(year) and not isleap(day.year):
        return date(year, 2, 29).toordinal()
    return date(year, day.month, day.day).toordinal()
