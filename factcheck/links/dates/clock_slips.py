"""link_clock_slips: the only two times of the clock around a length, that a slip of some hours keeps from it ("minutes", "hours").

As in "lifted off at 11:15 a.m. ... At 12:32 p.m., 17 minutes into the flight", or "sent the jury out at 9:40 a.m. ... read at 4:10 p.m.
They had deliberated for five and a half hours". No form of words says which two times a length lies between. So the draft must tell two
and no third within two sentences of the length, in the order of the clock; and they miss the length by whole hours, or by tens of minutes,
as they do where one digit is another. A draft that tells the hours of several places says nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.date import DurationClaim, GapClaim
from factcheck.claims.dates.lengths import unit_of
from factcheck.claims.dates.read_lengths import Length, is_compared, lengths_of
from factcheck.links.dates.clock_lengths import gap_between, may_cross_zones, tells_zones
from factcheck.links.dates.day_parts import Named
from factcheck.links.dates.events import EventIndex
from factcheck.links.digits import slips_of
from factcheck.links.link import Link

_DAY: Final = 1440
_HOUR: Final = 60
_MOST_OFF: Final = 180
_LEAST: Final = 10
_AROUND: Final = 2
_FOR: Final = re.compile(r"\b(?:for|after|took|lasted)(?: (?:just|only|exactly|a full|another))? $")
_LATE: Final = re.compile(r" (?:late|early|behind schedule|ahead of schedule)\b")
_DUE: Final = re.compile(r"\b(?:due|scheduled|supposed|set|meant|planned|timetable\w*)\b")
_INTO: Final = re.compile(r" into (?:the|its|his|her|their) ")


def link_clock_slips(named: Named, events: EventIndex, known: Iterable[Link]) -> Iterator[Link]:
    """The lengths whose two times are whole hours off, those that other links hold left out."""
    text = events.reading.text
    if tells_zones(text):
        return
    held = {name for link in known for name in link.ids("gap") + link.ids("duration")}
    exact = [one for one in named if not one[0].part and not one[0].ranged and not one[0].claim.half]
    sentences = [clock.sentence for clock, _ in exact]
    for length in lengths_of(events.reading):
        took = _minutes(length)
        claim = events.places.length_at(length.span)
        if took is None or not isinstance(claim, DurationClaim | GapClaim) or claim.scope.quoted or claim.id in held:
            continue
        if not _is_told(length, text):
            continue
        near = exact[bisect_left(sentences, length.sentence - _AROUND) : bisect_right(sentences, length.sentence + _AROUND)]
        if len(near) != 2 or near[0][0].mention == near[1][0].mention:
            continue
        (first, one), (second, two) = near
        if may_cross_zones(first, second, length, events):
            continue
        late = _LATE.match(text, length.span.end) is not None
        if late and _DUE.search(text, *_sentence_span(first.sentence, events)) is None:
            continue
        if (
            length.way == "after"
            and text.startswith(" later", length.span.end)
            and max(first.span.end, second.span.end) < length.span.start
            and first.sentence == second.sentence
        ):
            continue  # "opened at 3 p.m. and shut eight hours later": the hour of the second is not told
        if length.way == "before" and first.sentence == length.sentence:
            (first, one), (second, two) = (second, two), (first, one)
        off = gap_between(first, second) - took
        hours_off = off % _HOUR == 0 and 0 < abs(off) <= _MOST_OFF
        tens_off = _LEAST <= took < _HOUR and took + off in slips_of(took, Fraction(1)) and off % _LEAST == 0
        if hours_off or (tens_off and (length.way or _INTO.match(text, length.span.end) or late)):
            if isinstance(claim, GapClaim):
                yield Link("minutes", (("gap", claim.id), ("earlier", one), ("later", two)), (length.span,), inferred=True)
            else:
                yield Link("hours", (("duration", claim.id), ("start", one), ("end", two)), (), inferred=True)


def _sentence_span(index: int, events: EventIndex) -> tuple[int, int]:
    span = events.reading.sentences[index].sentence.span
    return span.start, span.end


def _minutes(length: Length) -> Fraction | None:
    """The minutes of a length that leaves no room; None where it is told roughly or in other units."""
    value = length.value.length
    if length.value.bound != "=" or length.way == "ago" or unit_of(length.value) not in ("TM", "H") or value is None:
        return None
    return value.low * _DAY if value.low is not None and value.low == value.high else None


def _is_told(length: Length, text: str) -> bool:
    """Whether the words make a length one between two times: "45 minutes after", "37 minutes into the flight", "sat for five hours"."""
    if length.way:
        return not is_compared(length, text)
    if _INTO.match(text, length.span.end) or _LATE.match(text, length.span.end):
        return True
    return length.noun is None and _FOR.search(text, max(0, length.span.start - 24), length.span.start) is not None
