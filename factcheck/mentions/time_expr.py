"""TimeExpr: a time expression as written, before anything is resolved; and the rules that read one off word classes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, Literal

from factcheck.mentions.quantity import Meaning
from factcheck.mentions.time_words import ClassedText

Form = Literal[
    "date",
    "clock",
    "daypart",
    "duration",
    "shift",
    "deictic",
    "day_word",
    "period",
    "decade",
    "century",
    "vague",
    "set",
    "holiday",
    "range",
]

# The TIMEX3 unit that is told next behind each in a length: "two years and three months", "4 hours, 2 minutes".
FINER_UNITS: Final = {"Y": "M", "M": "D", "W": "D", "D": "TH", "TH": "TM", "TM": "TS"}


@dataclass(frozen=True, slots=True)
class TimeExpr:
    """What the words say, field by field, with nothing filled in from elsewhere.

    Attributes:
        form: how it is to be resolved.
        first, last: the tokens that it covers, half open; `core_first`, `core_last` leave out qualifiers.
        year, month, day, weekday: as written.
        clock: the part of a TIMEX3 value after "T" ("09:10", "MO"); `minutes` what it allows.
        count: how many of `unit`, None when vague; `low` and `high` when it is a range.
        unit: the TIMEX3 unit ("Y", "TM"), or the period ("Q3", "SU", "H1", "WE").
        shift: for `deictic`, `day_word` and `shift`: units from the anchor, negative before it.
        anchor: "published", or "previous" for words that count from a date told before ("two days later").
        value: the TIMEX3 value, where the words give it alone (vague ones, sets).
        modifier: TIMEX3 MOD. meaning: what the qualifier of a count says, as for numbers.
        parts: the expressions that it is made of.
        of: as in `Mention`.
    """

    form: Form
    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: str = ""
    minutes: tuple[int, int] | None = None
    count: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    unit: str = ""
    shift: int | None = None
    anchor: Literal["published", "previous"] = "published"
    value: str = ""
    modifier: str = ""
    meaning: Meaning = ""
    core_first: int = -1
    core_last: int = -1
    parts: tuple[TimeExpr, ...] = ()
    of: str = ""
    named: str = ""

    @property
    def core(self) -> tuple[int, int]:
        """The tokens without qualifiers, half open."""
        return (
            self.first if self.core_first < 0 else self.core_first,
            self.last if self.core_last < 0 else self.core_last,
        )

    def widened(self, first: int, last: int, **changes: object) -> TimeExpr:
        """The same expression over more tokens; its core stays."""
        core_first, core_last = self.core
        return replace(self, first=first, last=last, core_first=core_first, core_last=core_last, **changes)  # type: ignore[arg-type]


Build = Callable[[ClassedText, "re.Match[str]"], TimeExpr | None]


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One way of writing a time: a pattern over word classes, and what it says. None when it is no time after all.

    The spans of the match's groups are token indices, since a class is one character.
    """

    name: str
    template: str
    build: Build


def reads(name: str, template: str) -> Callable[[Build], TimeRule]:
    """Make a rule of a function that builds an expression from a match of `template`."""

    def rule(build: Build) -> TimeRule:
        return TimeRule(name, template, build)

    return rule
