"""Quantity, Timex, Name: a written form and what it allows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from factcheck.interval import Interval

Bound = Literal["=", "~", "<", ">"]
Granularity = Literal[
    "minute", "hour", "daypart", "day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century", "vague"
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written, how it is qualified, and the two nested intervals that it allows.

    Attributes:
        nominal: the number written, exact ("about 1,600" is 1600; "37 percent" is 37; "two-thirds" is 2/3).
        bound: "=" as written, "~" approximately, "<" below, ">" above.
        core: what a reader takes it to mean.
        support: the most that it can mean; holds `core`.
        unit: "" for a bare count; "%" , "percentage point", an ISO 4217 code ("USD"), or a unit's
            singular English name ("mile", "kilometer", "degree Fahrenheit", "mile per hour", "day").
        step: the weight of the last significant digit written (1,600 -> 100; 0.25 -> 1/100).
        inclusive: for "<" and ">": whether the number itself is allowed ("at least" is, "more than" is not).
    """

    nominal: Fraction
    bound: Bound
    core: Interval
    support: Interval
    unit: str = ""
    step: Fraction = Fraction(1)
    inclusive: bool = False


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its TIMEX3 value and what it allows.

    Attributes:
        timex: the TIMEX3 value ("2021-07-02", "2021-W26", "P2W", "PAST_REF", "XXXX-07-03").
        days: the days that it allows, as proleptic Gregorian ordinals (`date.toordinal`), both ends
            within; unbounded where it is vague; None for a duration or a set with no anchored place.
        granularity: the size of the unit that was written.
        anchor: the date it was resolved against, None when it needed none or had none.
        length: for a duration, what it allows, in days (core sense: "two weeks" is 14).
        minutes: for a time of day, the minutes of the day that it allows (0 to 1439).
        weekday: 0 (Monday) to 6 when a weekday is written in it.
        year, month, day: the fields as written; None when they are not written (never resolved ones).
        direction: "past" or "future" when the wording or the tense looks that way, else "".
        modifier: TIMEX3 MOD: "", "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "LESS_THAN", "MORE_THAN", ...
        nominal: for a duration, never None: how many of its units are written ("three weeks" is 3, "a week" is 1, "half an
            hour" is 1/2; 1 for a bare plural, "weeks"); None for anything else.
        bound: how that number is qualified, as in `Quantity`: "about three weeks" is "~", "more than three weeks" is ">".
    """

    timex: str
    days: Interval | None
    granularity: Granularity
    anchor: date | None = None
    length: Interval | None = None
    minutes: Interval | None = None
    weekday: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    direction: Literal["", "past", "future"] = ""
    modifier: str = ""
    nominal: Fraction | None = None
    bound: Bound = "="


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a person, a body or a place, in its parts as written.

    Attributes:
        type: "person", "organisation", "place" or "" when the form does not tell.
        full: the name without title, role, suffix or age, whitespace normalised.
        given, family: for a person; a surname alone has no `given`.
        title: honorific or title before it ("Mr.", "Police Chief"); role: what stands in apposition.
        suffix: "Jr.", "III" ...; nickname: what stands in quotes inside the name.
        acronym: the acronym introduced for it in parentheses, or that it is.
    """

    type: Literal["person", "organisation", "place", ""]
    full: str
    given: str = ""
    family: str = ""
    title: str = ""
    role: str = ""
    suffix: str = ""
    nickname: str = ""
    acronym: str = ""
