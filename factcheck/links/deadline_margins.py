"""deadline_margins: how long before or after the day that it was due something was done ("18 days early", "a week to spare").

A short draft tells of one thing that was due. So the margin lies between that day and the one on which it was done, however each is worded.
A draft in which some other day makes the margin come out right explains itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.date import DateClaim, DurationClaim, GapClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.lengths import unit_of
from factcheck.claims.read_lengths import Length, lengths_of
from factcheck.links.events import EventIndex
from factcheck.links.link import Link

_LONG: Final = 60  # sentences of a draft that tells of one thing that was due
_DUE_NOUN: Final = r"(?:the |its |their |his |her |that )?(?:deadline|target|due date|contract|cut-?off|limit)"
_EARLY: Final = re.compile(rf" (?:early|to spare|in hand|ahead of schedule|ahead of {_DUE_NOUN}|before {_DUE_NOUN})\b")
_LATE: Final = re.compile(rf" (?:late|overdue|too late|behind schedule|(?:after|past|beyond) {_DUE_NOUN})\b")
_NAMES_DUE: Final = re.compile(
    r"\b(?:deadlines?|due|past|(?:no|not) later than|target|cut-?off|closing date)(?: (?!and\b|but\b)[\w’'-]+){0,3} $", re.IGNORECASE
)
_UNITS: Final = frozenset(("D", "W", "M"))


def deadline_margins(events: EventIndex, known: Sequence[Link]) -> Iterator[Link]:
    """The links "duration" (duration, start, end) and "gap" (gap, earlier, later) between when it was done and when it was due.

    Whether it was done in time at all is left to the `known` links on deadlines.
    """
    if len(events.reading.sentences) > _LONG:
        return
    due = _due(events)
    if due is None:
        return
    for length in lengths_of(events.reading):
        early, late = (words.match(events.reading.text, length.span.end) for words in (_EARLY, _LATE))
        claim = events.places.length_at(length.span)
        if (early is None and late is None) or not isinstance(claim, DurationClaim | GapClaim) or claim.scope.quoted:
            continue
        done = _done(events, length, due) if unit_of(length.value) in _UNITS and length.value.bound in ("=", "~") else None
        if done is not None and not _is_explained(events, length):
            start, end = (done, due) if early is not None else (due, done)
            if _is_after(start, end) and any({due.id, done.id} <= {name for _, name in link.members} for link in known):
                continue
            if isinstance(claim, DurationClaim):
                yield Link("duration", (("duration", claim.id), ("start", start.id), ("end", end.id)), (length.span,), True)
            else:
                yield Link("gap", (("gap", claim.id), ("earlier", start.id), ("later", end.id)), (length.span,), True)


def _is_after(one: DateClaim, two: DateClaim) -> bool:
    return one.days.low is not None and two.days.high is not None and one.days.low > two.days.high


def _due(events: EventIndex) -> DateClaim | None:
    """The one day by which something was due."""
    found: dict[str, DateClaim] = {}
    for claim in events.places.dates:
        if claim.span is None or claim.scope.quoted or claim.when.month is None or claim.when.granularity not in ("day", "month"):
            continue
        before = events.reading.text[max(0, claim.span.start - 60) : claim.span.start + len("past ")]
        if claim.relation in ("by", "until") or _NAMES_DUE.search(before) or _NAMES_DUE.search(before[: -len("past ")]):
            found.setdefault(str(claim.days), claim)
    return next(iter(found.values())) if len(found) == 1 else None


def _done(events: EventIndex, length: Length, due: DateClaim) -> DateClaim | None:
    """The one day on which something was done, in the sentence of the margin or the one before."""
    for index in (length.sentence, length.sentence - 1):
        found = [
            dated.claim
            for dated in events.in_sentences(index)
            if dated.happening.status == "asserted"
            and dated.happening.tense in ("past", "")
            and dated.happening.preposition not in ("by", "until", "since", "from")
            and dated.happening.verb not in ("say", "tell", "announce") and dated.happening.verb not in date_words("verbs of ruling")
            and dated.claim.days.low is not None and dated.claim.id != due.id
            and dated.claim.when.granularity in ("day", "daypart", "minute", "hour")
        ]  # fmt: skip
        if found:
            return found[0] if len({str(claim.days) for claim in found}) == 1 else None
    return None


def _is_explained(events: EventIndex, length: Length) -> bool:
    """Whether some two days of the draft lie as far apart as the margin says."""
    margin = length.value.length
    if margin is None or margin.low is None or margin.high is None:
        return True
    ends = sorted({day for claim in events.places.dates for day in (claim.days.low, claim.days.high) if day is not None})
    return any(margin.low - 1 <= later - earlier <= margin.high + 1 for at, earlier in enumerate(ends) for later in ends[at + 1 :])
