"""link_dates: how the claims on dates hang together.

Relations, and the roles in each:

- "weekday": date - a weekday beside the date, of one day.
- "day of month": date - a day of a month, whose year is known or does not matter.
- "holiday": date - a holiday that the date is said to be.
- "gap": gap, earlier, later - a distance in time between two days.
- "next year": earlier or later, told - a year told as the one after or before another.
- "ahead": gap, date - a distance on from publication.
- "ago": gap, date - a distance back from publication.
- "duration": duration, start, end - what lasts so long, from its first day to its last.
- "so far": length, start - how long something has lasted by the day of publication (or in which `unit` it is), and the day it began.
- "birth": date, person - when a person was born; the person by name.
- "age": age, person, date - how old a person was on a day, that of publication where there is none.
- "age at birth": age, person, child - how old a person was when another was born.
- "kin ages": kin (or older, younger: names; low, high: days) - who of two relatives is the older, and by how much.
- "order": earlier, later - two happenings of which one does not come before the other.
- "future", "past": date - the verb says that the date was to come, or had passed, on the day of publication.
- "anniversary": anniversary, beginning - what an anniversary, an annual event or a term counts from.
- "rhythm": first, second - two years of what comes every so many `years`, which do not lie so far apart.
- "window": window (or start and end), member - a stretch of time that a group lies in, and a member of the group.
- "deadline", "late": due, done - a day by which something was due, and the day on which it was done, in time or too late.
- "time limit": limit, start, done - a length of time, counted from a day, within which something was done.
- "part of day": clock, part - a time of the clock, and the part of the day in which it is said to be.
- "reported": clock, part - when an event was reported or begun, and the part of the day in which it is said to have been.
- "same hour": first, second - two times of the clock that are told of one deed.
- "clock order": earlier, later - two times of the clock of one day, of which one does not come before the other.
- "minutes": gap, earlier, later; "hours": duration, start, end - a length of time between two times of the clock.
- "same event": date, date - two dates of one event.
- "quarter": period, end or start - a quarter or half of a fiscal year, and the day on which it ends or starts.
- "season": period, date - a season, and the date of it.
- "length of period": start, end - a quarter, half or fiscal year told with both ends, which do not lie so far apart; `said` and `told` are
  months.
- "within": period, date - a season, half, decade or century, and a date told right behind it.
- "relative day": date - a day told from publication ("last Tuesday", "tomorrow").
"""

from __future__ import annotations

from factcheck.claims.age import AgeClaim
from factcheck.claims.anniversary import AnniversaryClaim
from factcheck.claims.claim import Claim
from factcheck.links.dates.ages import link_ages
from factcheck.links.dates.anniversaries import link_anniversaries
from factcheck.links.dates.calendar import link_calendar
from factcheck.links.dates.clock import link_clocks
from factcheck.links.dates.deadlines import link_deadlines
from factcheck.links.dates.durations import link_durations
from factcheck.links.dates.events import EventIndex
from factcheck.links.dates.fiscal_periods import link_fiscal_periods
from factcheck.links.dates.gaps import link_gaps
from factcheck.links.dates.kin_ages import link_kin_ages
from factcheck.links.dates.order import link_order
from factcheck.links.dates.period_lengths import link_period_lengths
from factcheck.links.dates.rhythm import link_rhythms
from factcheck.links.dates.same_event import link_same_events
from factcheck.links.dates.seasons import link_seasons
from factcheck.links.dates.so_far import link_so_far
from factcheck.links.dates.sole_stretch import link_sole_stretch
from factcheck.links.dates.tenses import link_tenses
from factcheck.links.dates.told_from_events import links_from_events
from factcheck.links.dates.window_slips import window_slips
from factcheck.links.dates.windows import link_windows
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading


def link_dates(claims: tuple[Claim, ...], reading: Reading) -> list[Link]:
    """The links that the wording licenses between claims on dates, in text order."""
    ages = [claim for claim in claims if isinstance(claim, AgeClaim)]
    events = EventIndex(claims, reading)
    return [
        *link_calendar(claims, reading),
        *link_gaps(events),
        *links_from_events(events),
        *link_durations(events),
        *link_so_far(claims, events),
        *link_ages(ages, events),
        *(link_kin_ages(claims, reading) if len(ages) + len(events.of("birth")) > 1 else ()),
        *link_order(events),
        *link_anniversaries([claim for claim in claims if isinstance(claim, AnniversaryClaim)], events),
        *link_rhythms(events),
        *link_tenses(events),
        *link_deadlines(events),
        *link_windows(events),
        *window_slips(events),
        *link_sole_stretch(events),
        *link_fiscal_periods(events),
        *link_period_lengths(events),
        *link_seasons(events),
        *link_same_events(events),
        *link_clocks(events),
    ]
