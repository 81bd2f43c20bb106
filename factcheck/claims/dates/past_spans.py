"""past_days: the days up to publication that "the past two weeks" covers."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Final

from factcheck.claims.dates.lengths import gap_of
from factcheck.interval import Interval
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import Reading
from factcheck.values import Timex

_PAST: Final = re.compile(r"(?:\b(?:past|last|previous|preceding)\b|^(?:past|last)\b)", re.IGNORECASE)
# "The third derailment in two months": a row of things, up to now.
_IN: Final = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th)(?: (?!on [A-Z\d])[\w'’-]+){1,6} in (?:just |less than "
    r"|only |about )?$"
)


def past_days(mention: Mention, reading: Reading, published: date) -> Interval | None:
    """The days that a length before publication, or a row of things up to its last day, covers, rounded as lengths are.

    None where the mention tells no such length.
    """
    if mention.kind != "duration" or not isinstance(mention.value, Timex):
        return None
    part = mention.parts[0].value if mention.parts else mention.value
    if not isinstance(part, Timex) or part.granularity in ("minute", "second"):
        return None
    row = not _PAST.search(mention.span.text_of(reading.text))
    if row and not _IN.search(reading.text, max(0, mention.span.start - 40), mention.span.start):
        return None
    back, now = gap_of(part), Fraction(published.toordinal())
    if back is None or back.high is None:
        return None
    return Interval.of((_last_day(mention, reading) or now if row else now) - back.high, now)


def _last_day(mention: Mention, reading: Reading) -> Fraction | None:
    """The day that a length of time ends with, where its sentence tells that before: "late on Friday, the second attack in nine days"."""
    sentence = reading.scopes.sentence_at(mention.span.start)
    if sentence is None:
        return None
    told = [
        value.days.high
        for at in reading.sentences[sentence.index].mentions
        if reading.mentions[at].span.end <= mention.span.start
        and isinstance(value := reading.mentions[at].value, Timex)
        and value.granularity in ("day", "daypart")
        and value.days is not None
        and value.days.high is not None
    ]
    return told[0] if len(set(told)) == 1 else None
