"""What is said to have met its deadline must be dated no later than the deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from factcheck.almanac import write_days
from factcheck.claims.claim import Claim
from factcheck.claims.date import DateClaim, DurationClaim, GapClaim
from factcheck.claims.dates.lengths import unit_of
from factcheck.constraints import EPOCH, Constraint, Order, Origin
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.date_wording import days_of, write_gap
from factcheck.rules.rule import Bad, Explanation, Good, Rule

NAME = "deadline-missed"
# A day without a year that met a deadline without one lies at most so many days before it.
_RUN_UP: Final = 270


def _constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    for link in linked.related("deadline"):
        due, done = link.ids("due")[0], link.ids("done")[0]
        ids = linked.in_order((due, done))
        if (day := _due_in_that_year(linked.claims[done], linked.claims[due])) is not None:
            yield Order(EPOCH, done, Interval.at_most(day), Origin(ids, NAME, link.licence))
            continue
        last = _RUN_UP if _lies_a_year_back(linked.claims[done], linked.claims[due]) else None
        yield Order(done, due, Interval.of(0, last), Origin(ids, NAME, link.licence))
    for link in linked.related("late"):
        due, done = link.ids("due")[0], link.ids("done")[0]
        ids = linked.in_order((due, done))
        if not _is_late_in_one_year(linked.claims[done], linked.claims[due]):
            yield Order(due, done, Interval.at_least(0), Origin(ids, NAME, link.licence))
    for link in linked.related("time limit"):
        limit, start, done = (link.ids(role)[0] for role in ("limit", "start", "done"))
        gap = linked.claims[limit]
        assert isinstance(gap, (GapClaim, DurationClaim))
        length = gap.length.length
        if length is not None and length.high is not None:
            ids = linked.in_order((limit, start, done))
            # The first day may or may not be counted; six months may have 181 days or 184.
            room = 1 if unit_of(gap.length) in ("D", "W") else 4
            yield Order(start, done, Interval.of(0, length.high + room), Origin(ids, NAME, link.licence))


def _lies_a_year_back(done: Claim, due: Claim) -> bool:
    """Whether the day that something was done falls in the year before its deadline only because it is told as past.

    "To be done by Sept. 11 ... completed on Oct. 1", published in July: the reader takes both for days of one year. Where the day comes
    before its deadline in that year too, it was met ("The deadline was March 31 ... sent in on March 29", published in December).
    """
    if not isinstance(done, DateClaim) or not isinstance(due, DateClaim) or done.when.year is not None or due.when.year is not None:
        return False
    in_order = (done.when.month or 0, done.when.day or 0) <= (due.when.month or 0, due.when.day or 0)
    return len(done.years) == len(due.years) == 1 and done.years[0] == due.years[0] - 1 and not in_order


def _due_in_that_year(done: Claim, due: Claim) -> int | None:
    """The day that something was due in the year in which it was done, where it may be a day of the next year only by the calendar.

    "To return them by June 30 ... shipped on July 8": nobody is early by 358 days.
    """
    if not isinstance(done, DateClaim) or not isinstance(due, DateClaim) or due.when.year is not None or len(done.candidates) != 1:
        return None
    days, day = sorted(due.candidates), done.candidates[0]
    if len(days) != 2 or not days[0] < day or (days[1] - day).days <= _RUN_UP:
        return None
    return days[0].toordinal()


def _is_late_in_one_year(done: Claim, due: Claim) -> bool:
    """Whether a day of the year before is late by its month and day: "was due on April 18 ... paid on April 25", published in December."""
    if not isinstance(done, DateClaim) or not isinstance(due, DateClaim) or due.when.year is not None or done.when.year is not None:
        return False
    months = due.when.month is not None and done.when.month is not None
    return months and (due.when.month or 0, due.when.day or 0) <= (done.when.month or 0, done.when.day or 0)


def _explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    told = next((constraint for constraint in constraints if constraint.origin.rule == NAME and isinstance(constraint, Order)), None)
    if told is None or linked.draft is None:
        return None
    met = " ".join(told.origin.licence[0].text_of(linked.draft.text).split())
    if told.earlier == EPOCH:
        return _explain_year(told, linked, met)
    earlier, later = days_of(linked, told.earlier), days_of(linked, told.later)
    if told.gap.high == _RUN_UP and told.gap.low == 0:
        step = f"{write_days(earlier)} is {write_gap(later - earlier)} before {write_days(later)}; a year on, it is after it"
        return Explanation(
            f"“{met}”, but [{told.earlier}] is after [{told.later}]", (step,), (f"[{told.earlier}]: a day before [{told.later}]",)
        )
    if told.gap.high is None and _is_late(told, linked):
        step = f"{write_days(later)} is {write_gap(earlier - later)} before {write_days(earlier)}"
        fix = f"[{told.later}]: after {write_days(earlier)}; or [{told.earlier}]: before {write_days(later)}"
        return Explanation(f"“{met}”, but [{told.later}] is before [{told.earlier}]", (step,), (fix,))
    if told.gap.high is None:
        step = f"{write_days(earlier)} is {write_gap(earlier - later)} after {write_days(later)}"
        fix = f"[{told.earlier}]: {write_days(later)} or before; or [{told.later}]: {write_days(earlier)} or later"
        return Explanation(f"“{met}”, but [{told.earlier}] is after [{told.later}]", (step,), (fix,))
    limit = next((name for name in told.origin.claims if isinstance(linked.claims[name], (GapClaim, DurationClaim))), "")
    due = Interval.at_most(earlier.high + told.gap.high) if earlier.high is not None and told.gap.high is not None else Interval()
    last = write_days(due).removesuffix(" or before")
    step = f"[{limit}] from {write_days(earlier)} end on {last}; {write_days(later)} is {write_gap(later - earlier)} after it began"
    return Explanation(f"“{met}”, but [{told.later}] is past [{limit}]", (step,), (f"[{told.later}]: {write_days(due)}",))


def _explain_year(told: Order, linked: LinkedClaims, met: str) -> Explanation:
    """What was done after the day on which it was due in that year."""
    done, due = days_of(linked, told.later), told.gap
    name = next(claim for claim in told.origin.claims if claim != told.later)
    last = Interval.exactly(due.high) if due.high is not None else due
    step = f"{write_days(done)} is {write_gap(done - last)} after {write_days(last)}"
    fix = f"[{told.later}]: {write_days(last)} or before; or [{name}]: {write_days(done)} or later"
    return Explanation(f"“{met}”, but [{told.later}] is after [{name}]", (step,), (fix,))


def _is_late(told: Order, linked: LinkedClaims) -> bool:
    return any(link.licence == told.origin.licence and link.ids("due") == (told.earlier,) for link in linked.related("late"))


RULE = Rule(
    name=NAME,
    family="dates",
    summary="a deadline that was “met” after it had passed, or “missed” before it",
    rationale=(
        "What was late was done after its deadline, and where the draft says that it was met, or that the work was done "
        "early or on time, the "
        "day on which it was done cannot lie after it. Left alone: deadlines that were extended, of which the draft tells several, "
        "or that are to be met."
    ),
    constraints=_constraints,
    explain=_explain,
    examples=(
        Bad(
            "The army left the fort on Friday under a plan to withdraw from the valley by [[Sept. 11]].\n\n"
            "The withdrawal, completed on [[Oct. 1]], met the deadline.",
            published=date(2021, 7, 5),
            explains="a year on, it is after it",
        ),
        Bad(
            "The pullout was to be done by [[Sept. 11]]. The pullout, completed on [[Oct. 1]], met the deadline.",
            published=date(2021, 10, 5),
            explains="20 days after",
        ),
        Bad(
            "Crews finished the culvert on [[May 9]], just before the [[May 1]] deadline.",
            published=date(2022, 5, 12),
            explains="8 days after",
        ),
        Bad(
            "The spill occurred [[Feb. 3]]. The mill has [[60 days]] from the day of a spill to send its report. It met the "
            "deadline this time. "
            "The report was sent on [[April 19]].",
            published=date(2022, 5, 3),
            explains="75 days",
        ),
        Bad(
            "The bids were due by [[June 10]]. Harlan Paving turned in its bid on [[June 14]], two days early, the clerk said.",
            published=date(2022, 6, 30),
            explains="4 days after",
        ),
        Bad(
            "The town missed the [[June 10]] deadline when it filed its plan on [[June 7]], the state said.",
            published=date(2022, 6, 30),
            explains="June 7, 2022 is 3 days before",
        ),
        Bad(
            "Candidates had until [[June 10]] to file. Ida Orr came in late, on [[June 8]], and was left off the ballot.",
            published=date(2022, 6, 30),
            explains="2 days before",
        ),
        Bad(
            "The judge ordered the mill on [[Sept. 5]] to plug the leak within [[30 days]]. The valve was replaced on [[Oct. 19]], and the "
            "terms of the order were met.",
            published=date(2022, 11, 3),
            explains="44 days",
        ),
        Good(
            "The judge ordered the mill on Sept. 5 to plug the leak within 30 days. The valve was replaced on Oct. 19, two weeks late.",
            why="it was late",
            published=date(2022, 11, 3),
        ),
        Good(
            "The pullout was to be done by Sept. 11. The pullout, completed on Oct. 1, missed the deadline.",
            why="it was missed",
            published=date(2021, 10, 5),
        ),
        Good(
            "The pullout was to be done by Sept. 11. The deadline was extended. The pullout, completed on Oct. 1, met the deadline.",
            why="extended",
            published=date(2021, 10, 5),
        ),
        Good("Crews finished the culvert on April 29, just before the May 1 deadline.", why="in time", published=date(2022, 5, 12)),
        Good(
            "Candidates had until June 10 to file. Ida Orr came in late, on June 11, and was left off the ballot.",
            why="it was late",
            published=date(2022, 6, 30),
        ),
        Good(
            "The deadline for entries was June 10. Judges said on June 3 that essays sent after the deadline would be read anyway.",
            why="told before the deadline, of what may come after it",
            published=date(2022, 6, 30),
        ),
        Good(
            "The plan was due on June 10. The mayor told reporters on June 3 that it was late because of the flood.",
            why="the day on which it was told",
            published=date(2022, 6, 30),
        ),
    ),
)
