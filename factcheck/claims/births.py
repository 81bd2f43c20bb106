"""births_of: whose birth each date of a draft tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.named_days import named_days
from factcheck.claims.persons import person_of, subject_before
from factcheck.claims.referents import people_of
from factcheck.syntax.clause import Chunk, Reading

_BORN: Final = re.compile(r"\b(?:[Bb]orn|[Bb]irth(?:date| date|day) (?:is|was)|born:)\b(?! (?:of|into poverty)\b)")
_BROKEN: Final = re.compile(r"[;:.()]|\b(?:and|but|who|when|after|before|moved|died|to|until)\b")


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
            at_day = bisect_left(starts, born.end())
            if (
                at_day >= len(days)
                or days[at_day].span.start >= span.end
                or days[at_day].value.granularity in ("decade", "century", "vague", "season")
            ):
                continue
            between = reading.text[born.end() : days[at_day].span.start]
            if len(between) > 60 or _BROKEN.search(between):
                continue
            before = reading.text[span.start : born.start()].strip()
            if not before or before in ("Both", "Also"):
                # "Born in 1984, Ada Obi ...": the subject is still to come.
                who = ""
                for number, chunk in enumerate(sentence.chunks):
                    gap = reading.text[days[at_day].span.end : chunk.span.start]
                    if chunk.span.start < days[at_day].span.end or not _may_be(reading, chunk):
                        continue
                    if len(gap) > 60 or re.search(r"\b(?:and|but|who)\b|[.;]", gap):
                        break
                    if who := person_of(reading, index, number):
                        break
            else:
                who = subject_before(reading, index, born.start())
            if who:
                yield days[at_day].span.start, who


def _may_be(reading: Reading, chunk: Chunk) -> bool:
    people = people_of(reading)
    return (
        chunk.head in ("he", "she")
        or chunk.head in date_words("nouns for a person")
        or any(use.core.overlaps(chunk.span) for use in people.uses)
    )
