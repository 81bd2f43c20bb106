"""past_days: the days up to publication that "the past two weeks" covers."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from factcheck.claims.lengths import gap_of
from factcheck.interval import Interval
from factcheck.mentions.mention import Mention
from factcheck.values import Timex

_PAST: Final = re.compile(r"(?:\b(?:past|last|previous|preceding)\b|^(?:past|last)\b)", re.IGNORECASE)
# "The third derailment in two months": a row of things, up to now.
_IN: Final = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th)(?: (?!on [A-Z\d])[\w'’-]+){1,6} in (?:just |less than "
    r"|only |about )?$"
)


def past_days(mention: Mention, text: str, published: date) -> Interval | None:
    """The days that a length before publication covers, rounded as lengths are; None where the mention tells no such length."""
    if mention.kind != "duration" or not isinstance(mention.value, Timex):
        return None
    part = mention.parts[0].value if mention.parts else mention.value
    if not isinstance(part, Timex) or part.granularity in ("minute", "second"):
        return None
    if not _PAST.search(mention.span.text_of(text)) and not _IN.search(text, max(0, mention.span.start - 40), mention.span.start):
        return None
    back = gap_of(part)
    return None if back is None or back.high is None else Interval.of(published.toordinal() - back.high, published.toordinal())
