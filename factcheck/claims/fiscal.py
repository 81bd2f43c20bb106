"""fiscal_start: the month in which the fiscal year of a draft's company or government starts, where the draft says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from factcheck.almanac import MONTHS
from factcheck.draft import Span
from factcheck.syntax.clause import Reading

_MONTH: Final = (
    r"(?P<month>Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)"
    r"|Dec(?:ember|\.))(?: (?P<day>\d{1,2}))?"
)
_STARTS: Final = re.compile(
    rf"\b(?:fiscal|financial|budget) year(?:s)?,?(?: (?:that|which|always|at the \w+|for \w+))? "
    rf"(?P<verb>starts|begins|began|started|starting|beginning|runs|ran|ends|ended|ending|closes|closed|concludes)(?: each year| every "
    rf"year)?(?: on| in| from| with)? {_MONTH}"
)
_RAN: Final = re.compile(
    rf"(?<!quarter of )(?<!half of )(?<!months of )\bfiscal (?:year )?(?:\d{{4}}),? (?:which )?(?P<verb>runs|ran|began|started|ended"
    rf"|ends|begins|starts)(?: on| in| from)? {_MONTH}"
)
_CALENDAR: Final = re.compile(
    r"\b(?:fiscal|financial|budget) year (?:that |which )?(?:matches|is the same as|follows|coincides with|tracks|is|equals|mirrors"
    r"|corresponds to|runs with) (?:the )?calendar year"
    r"|\bcalendar(?:-year)? fiscal year|\bfiscal year (?:is|runs) (?:on )?(?:a |the )?calendar|\breports? (?:its )?results by (?:the "
    r")?calendar year",
)


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """The first month of the fiscal year, 1 to 12, and the words that say so."""

    month: int
    words: Span


def fiscal_start(reading: Reading) -> FiscalYear | None:
    """When the fiscal year starts; None where the draft does not say, or says two things."""
    text = reading.text
    found: list[FiscalYear] = []
    for told in (*_STARTS.finditer(text), *_RAN.finditer(text)):
        month = next(at for at, name in enumerate(MONTHS, 1) if name.startswith(told["month"].rstrip(".")[:3]))
        day = int(told["day"]) if told["day"] else None
        if told["verb"].startswith(("end", "clos", "conclud")):
            # A year that ends with a month's first days is the writer's own; one that ends with its last days starts with the next month.
            if day is not None and day < 26:
                return None
            month = month % 12 + 1
        elif day not in (None, 1):
            return None
        found.append(FiscalYear(month, Span(*told.span())))
    found.extend(FiscalYear(1, Span(*told.span())) for told in _CALENDAR.finditer(text))
    return found[0] if len({year.month for year in found}) == 1 else None
