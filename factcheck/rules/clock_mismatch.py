"""Times of day must fit the part of the day, and the minutes, that the draft tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from factcheck.claims.date import ClockClaim, DurationClaim, GapClaim
from factcheck.claims.dates.read_clocks import DAYPARTS, hours_of
from factcheck.constraints import Choice, Constraint, Order
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.values import Timex

NAME = "clock-mismatch"
_DAY = 1440
_AFTER = 2  # hours after its part of the day in which an event may have been reported


def _constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    for link in linked.related("part of day"):
        clock, part = link.ids("clock")[0], linked.claims[link.ids("part")[0]]
        assert isinstance(part, ClockClaim)
        word = _part(part, linked)
        if word:
            yield Choice(f"{clock}.hour", hours_of(word), linked.origin(link, NAME))
    for link in linked.related("reported"):
        part = linked.claims[link.ids("part")[0]]
        assert isinstance(part, ClockClaim)
        if word := _part(part, linked):
            yield Choice(f"{link.ids('clock')[0]}.hour", hours_of(word, _AFTER), linked.origin(link, NAME))
    for link in linked.related("clock order"):
        yield Order(link.ids("earlier")[0], link.ids("later")[0], Interval.at_least(0), linked.origin(link, NAME))
    for link in linked.related("same hour"):
        yield Order(link.ids("first")[0], link.ids("second")[0], Interval.exactly(0), linked.origin(link, NAME))
    for relation, roles in (("minutes", ("gap", "earlier", "later")), ("hours", ("duration", "start", "end"))):
        for link in linked.related(relation):
            length, earlier, later = (linked.claims[link.ids(role)[0]] for role in roles)
            assert isinstance(length, (GapClaim, DurationClaim))
            gap = _minutes(length.length)
            if gap is not None and isinstance(earlier, ClockClaim) and isinstance(later, ClockClaim):
                yield Order(earlier.id, later.id, _over_midnight(gap, earlier, later), linked.origin(link, NAME))


def _part(claim: ClockClaim, linked: LinkedClaims) -> str:
    part = claim.when.timex.removeprefix("T")
    if part in DAYPARTS or claim.span is None or linked.draft is None:
        return part if part in DAYPARTS else ""
    words = claim.span.text_of(linked.draft.text).lower().replace("-", " ").split()
    return next((word for word in words if word in DAYPARTS), "")


def _minutes(length: Timex) -> Interval | None:
    """The minutes that a length allows: to the minute, or rounded where it is a round number."""
    if length.length is None or length.length.low is None or length.length.high is None or length.bound in ("<", ">"):
        return None
    low, high = length.length.low * _DAY, length.length.high * _DAY
    if low >= 60:
        room = Fraction(20) if length.timex.endswith("H") else Fraction(5)
    else:
        room = Fraction(5) if low % 10 == 0 and low >= 20 else Fraction(3) if low % 5 == 0 else Fraction(1)
    if length.bound == "~":
        room *= 2
    return Interval.of(low - room, high + room)


def _over_midnight(gap: Interval, earlier: ClockClaim, later: ClockClaim) -> Interval:
    """The gap less the whole days (or half days, where "a.m." or "p.m." is not written) by which the clock starts again."""
    first, second = earlier.when.minutes, later.when.minutes
    if first is None or second is None or first.low is None or second.low is None or gap.low is None or gap.high is None:
        return gap
    period = _DAY // 2 if earlier.half or later.half else _DAY
    turns = round(((gap.low + gap.high) / 2 - (second.low - first.low)) / period)
    return Interval.of(gap.low - turns * period, gap.high - turns * period)


def write_clock(minutes: Fraction) -> str:
    """A minute of the day, as newspapers write it.

    >>> write_clock(Fraction(1129)), write_clock(Fraction(5))
    ('6:49 p.m.', '12:05 a.m.')
    """
    whole = int(minutes) % _DAY
    hour, minute = divmod(whole, 60)
    return f"{(hour - 1) % 12 + 1}{f':{minute:02d}' if minute else ''} {'a' if hour < 12 else 'p'}.m."


def _explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    told = next((constraint for constraint in constraints if constraint.origin.rule == NAME), None)
    if isinstance(told, Choice):
        clock = told.variable.removesuffix(".hour")
        part = next(name for name in told.origin.claims if name != clock)
        claim = linked.claims[part]
        assert isinstance(claim, ClockClaim)
        word = _part(claim, linked)
        first, last = int(told.allowed[0]), (int(told.allowed[-1]) + 1) % 24
        step = f"“{word}” is from {write_clock(Fraction(first * 60))} to {write_clock(Fraction(last * 60))}"
        return Explanation(f"[{clock}] is not in the {word} of [{part}]", (step,))
    if not isinstance(told, Order):
        return None
    one, two = linked.claims[told.earlier], linked.claims[told.later]
    if not isinstance(one, ClockClaim) or not isinstance(two, ClockClaim) or one.when.minutes is None or two.when.minutes is None:
        return None
    first_at, second_at = one.when.minutes.low, two.when.minutes.low
    if first_at is not None and second_at is not None and told.gap.high is None:
        words = (
            " ".join(told.origin.licence[0].text_of(linked.draft.text).split()) if linked.draft and told.origin.licence else "what follows"
        )
        step = f"{write_clock(second_at)} is {int(first_at - second_at)} minutes before {write_clock(first_at)}"
        return Explanation(f"[{told.later}] (“{words}”) comes before [{told.earlier}]", (step,))
    if first_at is None or second_at is None or told.gap.low is None or told.gap.high is None:
        return None
    if told.gap == Interval.exactly(0):
        step = f"{write_clock(first_at)} is not {write_clock(second_at)}"
        return Explanation(f"[{told.earlier}] and [{told.later}] are two hours of one event", (step,))
    length = next(f"[{name}]" for name in told.origin.claims if name not in (told.earlier, told.later))
    apart = (second_at - first_at) % _DAY
    middle = (told.gap.low + told.gap.high) / 2
    step = f"from {write_clock(first_at)} to {write_clock(second_at)} is {int(apart)} minutes, not {length}"
    fix = f"[{told.later}]: {write_clock(first_at + middle)}; or [{told.earlier}]: {write_clock(second_at - middle)}"
    return Explanation(f"[{told.earlier}] and [{told.later}] are not {length} apart", (step,), (fix,))


RULE = Rule(
    name=NAME,
    family="dates",
    summary="a time of the clock in another part of the day, or too far from another",
    rationale=(
        "A blast at 3:05 p.m. is no morning blast, and nine minutes after a takeoff at 6:50 it is 6:59. Parts of the day are taken "
        "wide, and round "
        "numbers of minutes as rounded. Left alone: events of which two times are told, times in quotations, and hours that run past "
        "midnight."
    ),
    constraints=_constraints,
    explain=_explain,
    examples=(
        Bad(
            "The vote was called at [[10:20 a.m.]], after much talk. When the vote was called, at [[4:20 p.m.]], two had left.",
            explains="10:20 a.m. is not 4:20 p.m.",
        ),
        Good("The gates were opened at 10:20 a.m. on Friday. On Saturday the gates were opened at 4:20 p.m.", why="on two days"),
        Bad(
            "The explosion, at [[4:10 p.m.]], broke windows. The [[morning blast]] was heard across the bay.",
            explains="“morning” is from 12 a.m. to 12 p.m.",
        ),
        Bad(
            "The jet took off at [[6:50 p.m.]] in rain. [[Twelve minutes]] after takeoff, at [[7:22 p.m.]], the crew called for help.",
            explains="32 minutes",
        ),
        Bad("Deputies found the boat at [[9:30 a.m.]] [[Monday night]], a report says.", published=date(2021, 7, 8), explains="night"),
        Bad(
            "Two cyclists were hurt in a [[lunchtime crash]] at a pier, the police said. The crash, reported at [[9:05 "
            "p.m.]], held up a ferry.",
            published=date(2022, 6, 30),
            explains="“lunchtime”",
        ),
        Bad(
            "A blaze that started just before [[noon]] on Monday destroyed a tannery. The first alarm came at "
            "[[11:40 p.m.]], a guard said.",
            published=date(2022, 6, 30),
            explains="“noon”",
        ),
        Bad(
            "The lift will be closed for [[five hours]] each night, from [[10 p.m.]] to [[4 a.m.]], the dean said.",
            published=date(2022, 6, 30),
            explains="360 minutes",
        ),
        Bad(
            "The [[three-hour]] concert started at [[6 p.m.]] and finished at [[8:15 p.m.]], with the hall half empty.",
            published=date(2022, 6, 30),
            explains="135 minutes",
        ),
        Bad(
            "The robbers entered the bank at [[10:15 a.m.]] and left at [[9:50 a.m.]] with $40,000.",
            published=date(2022, 6, 30),
            explains="25 minutes before",
        ),
        Bad(
            "The flight took off at [[9:10 a.m.]] and landed at [[11:40 a.m.]], a trip of [[one hour and 15 minutes]].",
            published=date(2022, 6, 30),
            explains="150 minutes",
        ),
        Bad(
            "The [[afternoon shift]] starts at [[6 a.m.]] and has 300 workers.",
            published=date(2022, 6, 30),
            explains="“afternoon”",
        ),
        Bad(
            "The regatta starts at [[9 a.m.]] on Tuesday. The harbor will be shut to ferries at [[11 a.m.]], [[two "
            "hours]] before the start.",
            published=date(2022, 6, 30),
            explains="1320 minutes",
        ),
        Bad(
            "Flights were halted for [[85 minutes]]. Controllers stopped all landings at [[1:10 p.m.]] Traffic resumed at [[1:35 p.m.]]",
            published=date(2022, 6, 30),
            explains="25 minutes",
        ),
        Bad(
            "The aldermen approved the levy at [[1:40 a.m.]] on Friday. The aldermen's [[afternoon vote]] surprised few.",
            published=date(2022, 6, 30),
            explains="afternoon",
        ),
        Bad(
            "It was [[10:15 a.m.]] when the kiln blew up. The blast came [[after dark]], neighbors said.",
            published=date(2022, 6, 30),
            explains="night",
        ),
        Good(
            "The kiln is fired at 6:15 a.m. every day. The blast came after dark, neighbors said.",
            why="another doing",
            published=date(2022, 6, 30),
        ),
        Good(
            "The town was quiet. Nobody minded. The choir sang at 8 p.m. on Friday. The baker sang in the early hours, to his dough.",
            why="two who sang",
            published=date(2022, 6, 30),
        ),
        Good(
            "The robbers entered the bank at 1:05 p.m. The clerk waited for 20 minutes. The robbers drove off at 2:15 p.m.",
            why="the clerk waited",
            published=date(2022, 6, 30),
        ),
        Good("The explosion, at 4:10 p.m., broke windows. The afternoon blast was heard across the bay.", why="it was in the afternoon"),
        Good("The jet took off at 6:50 p.m. in rain. Twelve minutes after takeoff, at 7:02 p.m., the crew called.", why="twelve minutes"),
        Good("Deputies found the boat at 2:30 a.m. Monday night, a report says.", why="past midnight", published=date(2021, 7, 8)),
        Good(
            "An overnight blaze destroyed a barn. Firefighters were dispatched at 2:15 a.m. and stayed for five hours.",
            why="2:15 a.m. is overnight",
            published=date(2022, 6, 30),
        ),
        Good(
            "A morning fire gutted a cannery on Tuesday. Crews were called back at 9:40 p.m. Wednesday.",
            why="another day",
            published=date(2022, 6, 30),
        ),
        Good(
            "He drives seven hours a day, from 8 a.m. to 4 p.m. with a break at noon.",
            why="the break is no work",
            published=date(2022, 6, 30),
        ),
        Good(
            "Four hikers were hurt Sunday afternoon. All of them were sleeping soundly Sunday night, after a call at 2:15 p.m.",
            why="how they were that night",
            published=date(2022, 6, 30),
        ),
        Good(
            "Divers reached the wreck at 4:36 a.m. on Feb. 9. A fisherman had called for help at 4:25 a.m.",
            why="told in the past perfect",
            published=date(2022, 6, 30),
        ),
        Good(
            "The morning show's host leaves at 4 p.m. most days.",
            why="when she leaves is not when her show is",
            published=date(2022, 6, 30),
        ),
    ),
)
