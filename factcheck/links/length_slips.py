"""link_length_slips: the one length of time that a draft tells, and the one day from which it can have run to the end of the story.

A short report that says how long something lasted tells when it began, and ends with the news or with the end that it tells. Where no two
days of the draft lie as far apart as a length says, and only one pair comes near, that is the pair that is meant, however each is worded.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.date import DateClaim, DurationClaim
from factcheck.claims.date_ranges import ranges_of
from factcheck.claims.lengths import span_of, unit_of
from factcheck.claims.read_lengths import Length
from factcheck.interval import Interval
from factcheck.links.digits import significant_slip
from factcheck.links.events import EventIndex
from factcheck.links.link import Link
from factcheck.syntax.clause import REACH

_DAYS: Final = {"D": Fraction(1), "W": Fraction(7), "M": Fraction(1461, 48)}
_OF_DAY: Final = frozenset(("day", "minute", "hour", "daypart"))
_LEAST: Final = 4  # shorter lengths lie between too many days
_RATIO: Final = Fraction(17, 10)  # by how many times a slip makes a length too long or too short, where it is not one of digits
# A time that is granted, set, taken each time or put off by, is not what went by.
_GRANTED: Final = re.compile(
    r"\b(?:sentenc\w+|jail\w*|prison|given|gets?|got|serv(?:es?|ing)|terms?|bann?\w*|suspend\w*|probation|contracts?|leases?|deals?|courses?"
    r"|extension|warranty|delays?|deadline|limit|notice|within|next|another|every|each|average\w*|up to|maximum|minimum|least|at most"
    r"|old|aged?|ago|older|younger|apart|fine|supply|backlog|worth|rate|per|further|additional|extra|last|past|previous|first|final"
    r"|remaining|left|(?:has|have|had)(?= (?:\w+ )?$)|need\w*|requires?|food|enough|could|would|may|might|should"
    r"|will|plan\w*|expect\w*|record|usual\w*|normal\w*|typical\w*)\b",
    re.IGNORECASE,
)
_NEXT: Final = 3  # sentences
_BEFORE, _AFTER = 34, 16  # characters around a length in which such a word stands
_FIRST: Final = re.compile(r"\b(?:first|earliest|began|begun|started|since)\b", re.IGNORECASE)
_LAST: Final = re.compile(r"\b(?:last|latest|final|ended|finished|until|through)\b(?! (?:week|month|year|\w+day))", re.IGNORECASE)


def link_length_slips(lengths: Sequence[tuple[Length, DurationClaim]], events: EventIndex) -> Iterator[Link]:
    """The links "duration" of lengths that no known form of words ties to a beginning and an end, in text order."""
    for length, claim in lengths:
        allowed = span_of(length.value, loose=True)
        if allowed is None or not _went_by(length, events):
            continue
        assert claim.span is not None
        near = events.places.dates_near(claim.span.start)
        if _fits(allowed, near, events) or _has_other_time(length, events):
            continue
        pairs = [(one, two) for one in near for two in near if one is not two and _may_run(one, two, length, events)]
        pairs = [pair for pair in pairs if _is_marked(*pair, events)] or [pair for pair in pairs if _is_beside(*pair, length, events)]
        if len({(str(one.days), str(two.days)) for one, two in pairs}) == 1:
            start, end = pairs[0]
            yield Link("duration", (("duration", claim.id), ("start", start.id), ("end", end.id)), (), True)


def _went_by(length: Length, events: EventIndex) -> bool:
    """Whether a length tells how long something went on: a number of days, weeks or months, exact, and not granted or planned."""
    text, nominal = events.reading.text, length.value.nominal
    span = events.reading.sentences[length.sentence].sentence.span
    if unit_of(length.value) not in _DAYS or nominal is None or nominal < _LEAST or length.value.bound != "=":
        return False
    before, after = max(span.start, length.span.start - _BEFORE), min(length.span.end + _AFTER, span.end)
    return _GRANTED.search(text[before : length.span.start]) is None and _GRANTED.search(text, length.span.end, after) is None


def _fits(allowed: Interval, near: Sequence[DateClaim], events: EventIndex) -> bool:
    """Whether some two days of the draft, or one and that of publication, lie as far apart as the length says."""
    published = events.reading.draft.published
    days = [claim.days for claim in near if claim.when.granularity in (*_OF_DAY, "week", "weekend", "month", "season")]
    days += [] if published is None else [Interval.exactly(published.toordinal())]
    return any(_is_before(one, two) and (two - one).meets(allowed) for one in days for two in days)


def _is_before(one: Interval, two: Interval) -> bool:
    return one.high is not None and two.low is not None and one.high < two.low


def _has_other_time(length: Length, events: EventIndex) -> bool:
    """Whether the sentence of a length tells a year: "a Frenchwoman did it in 2018, in 71 days"."""
    dates = events.places.dates_in(events.reading.sentences[length.sentence].sentence.span)
    return any(claim.when.granularity in ("year", "decade") for claim in dates)


def _may_run(start: DateClaim, end: DateClaim, length: Length, events: EventIndex) -> bool:
    """Whether a length may be meant to run from one date to another, both written or told, but for a slip of the pen."""
    published = events.reading.draft.published
    one, two, nominal = start.days, end.days, length.value.nominal
    if start.when.month is None or not (_is_told(start) and _is_told(end)) or nominal is None or published is None:
        return False
    if start.when.granularity == "month" and (end.when.granularity != "month" or unit_of(length.value) != "M"):
        return False
    if end.when.granularity not in (*_OF_DAY, "month") or one.low is None or one.high is None or two.low is None or two.high is None:
        return False
    if two.low <= one.high or (one.low <= published.toordinal() < two.low):
        return False
    unit, gap = _DAYS.get(unit_of(length.value), Fraction(1)), two - one
    assert gap.low is not None
    assert gap.high is not None
    counted = {math.floor(gap.low / unit), round(gap.high / unit), math.ceil(gap.high / unit), *((int(gap.high) + 1,) if unit == 1 else ())}
    return any(number > 0 and _is_near(nominal, Fraction(number)) for number in counted)


def _is_told(claim: DateClaim) -> bool:
    plain = claim.scope.status in ("asserted", "planned") and not claim.scope.quoted and claim.scope.role == "body"
    return plain and claim.relation in ("on", "in", "since", "until") and claim.when.granularity in (*_OF_DAY, "month")


def _is_near(told: Fraction, fitting: Fraction) -> bool:
    return max(told / fitting, fitting / told) <= _RATIO or significant_slip(told, fitting)


def _is_beside(start: DateClaim, end: DateClaim, length: Length, events: EventIndex) -> bool:
    """Whether a length is told with its end, and its beginning not far off."""
    one, two = (events.reading.scopes.sentence_at(claim.span.start) for claim in (start, end) if claim.span is not None)
    beside = one is not None and two is not None and two.index == length.sentence and 0 < abs(one.index - length.sentence) <= _NEXT
    return beside and not any(_is_of_speech(claim, events) for claim in (start, end))


def _is_of_speech(claim: DateClaim, events: EventIndex) -> bool:
    """Whether a day is that on which somebody said something."""
    sentence = events.reading.sentence_at(claim.span.start) if claim.span is not None else None
    return sentence is not None and any(
        clause.event == "say" and any(events.reading.mentions[at].span.overlaps(claim.span) for at in clause.times)
        for clause in sentence.clauses
        if claim.span is not None
    )


def _is_marked(start: DateClaim, end: DateClaim, events: EventIndex) -> bool:
    """Whether two dates are the ends of one range, or are told as those of the first and the last of something."""
    assert start.span is not None
    assert end.span is not None
    ranges = ranges_of(events.reading)
    if any(found.start.span.overlaps(start.span) and found.end.span.overlaps(end.span) for found in ranges):
        return True
    one, two = (events.reading.scopes.sentence_at(claim.span.start) for claim in (start, end) if claim.span is not None)
    if one is None or two is None or not 0 <= two.index - one.index <= REACH:
        return False
    text = events.reading.text
    return (
        _FIRST.search(text, one.span.start, start.span.start) is not None and _LAST.search(text, two.span.start, end.span.start) is not None
    )
