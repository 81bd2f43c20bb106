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


def past_days(mention: Mention, text: str, published: date) -> Interval | None:
    """The days that a length before publication covers, rounded as lengths are; None where the mention tells no such length."""
    if mention.kind != "duration" or not isinstance(mention.value, Timex):
        return None
    part = mention.parts[0].value if mention.parts else mention.value
    if not isinstance(part, Timex) or not _PAST.search(mention.span.text_of(text)):
        return None
    back = gap_of(part)
    return None if back is None or back.high is None else Interval.of(published.toordinal() - back.high, published.toordinal())
