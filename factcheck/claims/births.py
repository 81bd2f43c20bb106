"""births_of: whose birth each date of a draft tells, and read_deaths: who died when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from factcheck.claims.named_days import named_days
from factcheck.claims.persons import name_of, subject_before
from factcheck.claims.referents import people_of
from factcheck.syntax.clause import Reading

_BORN: Final = re.compile(r"\b(?:[Bb]orn|[Bb]irth(?:date| date|day) (?:is|was)|born:)\b(?! (?:of|into poverty)\b)")
_BROKEN: Final = re.compile(r"[;:.()]|\b(?:and|but|who|when|after|before|moved|died|to|until)\b")
_AFTER: Final = re.compile(r",? (?:[A-Z])")


def births_of(reading: Reading) -> dict[int, str]:
    """Whose birth each date tells, by where the date starts; read once for each reading."""
    known = reading.__dict__.get("_births")
    if not isinstance(known, dict):
        known = reading.__dict__["_births"] = dict(_read(reading))
    return known


def _read(reading: Reading) -> Iterator[tuple[int, str]]:
    days = named_days(reading)
    starts = [day.span.start for day in days]
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        for born in _BORN.finditer(reading.text, span.start, span.end):
            at = bisect_left(starts, born.end())
            if at >= len(days) or days[at].span.start >= span.end or days[at].value.granularity in ("decade", "century", "vague", "season"):
                continue
            between = reading.text[born.end() : days[at].span.start]
            if len(between) > 60 or _BROKEN.search(between):
                continue
            before = reading.text[span.start : born.start()].strip()
            if not before or before in ("Both", "Also"):
                # "Born in 1984, Ada Obi ...": the subject is still to come.
                people = people_of(reading)
                after = [use for use in people.uses if days[at].span.end < use.span.start < span.end and use.index in people.of]
                gap = reading.text[days[at].span.end : after[0].span.start] if after else "."
                who = name_of(people.of[after[0].index], after[0]) if after and len(gap) < 40 and not re.search(r"\b(?:and|but|who)\b|[.;]", gap) else ""
            else:
                who = subject_before(reading, index, born.start())
            if who:
                yield days[at].span.start, who
