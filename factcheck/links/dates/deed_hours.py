"""hours_of_deeds: two times of the clock that a draft tells of one deed ("same hour": first, second).

"The bell was rung at 10:20 a.m. ... When the bell was rung, at 4:20 p.m.": the verb and who undergoes it are the same. One hour is a
slip of the other: the minutes are those of the other, or one digit of them is another. A deed that is told of three times of the clock, or
of several days, is left alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.dates.read_clocks import Clock
from factcheck.links.dates.clock_lengths import tells_zones
from factcheck.links.dates.day_deeds import deed_of, is_one_deed
from factcheck.links.dates.day_parts import Named, is_of_another_day
from factcheck.links.dates.events import EventIndex
from factcheck.links.dates.kinds import kinds_of
from factcheck.links.digits import one_digit_off
from factcheck.links.link import Link

_REACH: Final = 12  # sentences from the one to the other
_HOUR: Final = 60


def hours_of_deeds(named: Named, events: EventIndex) -> Iterator[Link]:
    """The links "same hour" of a draft, in text order."""
    reading = events.reading
    if tells_zones(reading.text):
        return
    exact = [(clock, name) for clock, name in named if not clock.part and not clock.ranged and not clock.claim.half]
    deeds = [(clock, name, deed) for clock, name in exact if (deed := deed_of(reading, clock)) is not None]
    sentences = [clock.sentence for clock, _, _ in deeds]
    for at, (clock, name, deed) in enumerate(deeds):
        if deed.types & kinds_of(reading).several:
            continue
        ahead = deeds[at + 1 : bisect_right(sentences, clock.sentence + _REACH)]
        behind = [one for one in deeds[:at] if clock.sentence - one[0].sentence <= _REACH and is_one_deed(one[2], deed)]
        same = [one for one in ahead if one[0].sentence != clock.sentence and is_one_deed(deed, one[2])]
        if len(same) != 1 or behind or is_of_another_day(clock, same[0][0], events) or is_of_another_day(same[0][0], clock, events):
            continue
        if _is_slip(clock, same[0][0]):
            yield Link("same hour", (("first", name), ("second", same[0][1])), (), True)


def _is_slip(first: Clock, second: Clock) -> bool:
    """Whether the minutes of two times are the same, or the hour is and one digit of the minutes another."""
    one, two = _minute(first), _minute(second)
    if one is None or two is None or one == two:
        return False
    if (one - two) % _HOUR == 0:
        return one % _HOUR != 0 or abs(one - two) == _HOUR * 12
    return one // _HOUR == two // _HOUR and one_digit_off(one % _HOUR, two % _HOUR, least=2)


def _minute(clock: Clock) -> Fraction | None:
    minutes = clock.claim.when.minutes
    return minutes.low if minutes is not None and minutes.low == minutes.high else None
