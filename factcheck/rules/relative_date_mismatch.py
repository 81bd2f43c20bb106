"""A date told from another day must lie as far from it as the words say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.almanac import write_days
from factcheck.claims.date import DateClaim, DurationClaim, GapClaim
from factcheck.claims.dates.lengths import bounded_gap_of, gap_of
from factcheck.constraints import EPOCH, Constraint, Order
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.date_wording import explain_gap, explain_window
from factcheck.rules.rule import Bad, Explanation, Good, Rule

NAME = "relative-date-mismatch"
_DAYS = {
    "yesterday": (-1, -1),
    "today": (0, 0),
    "tonight": (0, 0),
    "tomorrow": (1, 1),
    "last": (-13, -1),
    "this past": (-7, -1),
    "next": (1, 13),
    "this coming": (1, 7),
    "this": (-7, 7),
}


def _constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    yield from _gaps(linked)
    for link in (*linked.related("next day"), *linked.related("same day")):
        if link.ids("feast"):
            feast = Interval.exactly(date.fromisoformat(link.ids("feast")[0]).toordinal())
            yield Order(EPOCH, link.ids("told")[0], feast, linked.origin(link, NAME))
        else:
            apart = Interval.exactly(1 if link.relation == "next day" else 0)
            yield Order(link.ids("earlier")[0], link.ids("later")[0], apart, linked.origin(link, NAME))
    for link in linked.related("next year"):
        role = "earlier" if link.ids("earlier") else "later"
        anchor = linked.claims[link.ids(role)[0]]
        if isinstance(anchor, DateClaim) and anchor.when.year is not None and 1 < anchor.when.year < 9999:
            year = anchor.when.year + (1 if role == "earlier" else -1)
            days = Interval.of(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
            yield Order(EPOCH, link.ids("told")[0], days, linked.origin(link, NAME))
    published = linked.draft.published if linked.draft else None
    if published is None:
        return
    for link in linked.related("ago"):
        gap = linked.claims[link.ids("gap")[0]]
        assert isinstance(gap, GapClaim)
        allowed = gap_of(gap.length, exact=gap.exact)
        if allowed is not None:
            yield Order(EPOCH, link.ids("date")[0], Interval.exactly(published.toordinal()) - allowed, linked.origin(link, NAME))
    for link in linked.related("ahead"):
        gap = linked.claims[link.ids("gap")[0]]
        allowed = gap_of(gap.length) if isinstance(gap, (GapClaim, DurationClaim)) else None
        if allowed is not None:
            yield Order(EPOCH, link.ids("date")[0], Interval.exactly(published.toordinal()) + allowed, linked.origin(link, NAME))
    for link in linked.related("relative day"):
        assert linked.draft is not None
        word = link.licence[0].text_of(linked.draft.text).lower()
        low, high = (int(link.ids("low")[0]), int(link.ids("high")[0])) if link.ids("low") else _DAYS[word]
        told = linked.claims[link.ids("date")[0]]
        if word == "last" and isinstance(told, DateClaim) and told.when.weekday is not None:
            low = _last(published, told.when.weekday)
        days = Interval.of(published.toordinal() + low, published.toordinal() + high)
        yield Order(EPOCH, link.ids("date")[0], days, linked.origin(link, NAME))


def _gaps(linked: LinkedClaims) -> Iterator[Constraint]:
    """Two days told to lie so far apart."""
    for link in linked.related("gap"):
        gap, earlier, later = (linked.claims[link.ids(role)[0]] for role in ("gap", "earlier", "later"))
        assert isinstance(gap, (GapClaim, DurationClaim))
        allowed = gap_of(gap.length, exact=isinstance(gap, GapClaim) and gap.exact) or bounded_gap_of(gap.length)
        if allowed is None:
            continue
        if link.ids("either") and allowed.high is not None:
            allowed = Interval.of(-allowed.high, allowed.high)
        origin = linked.origin(link, NAME)
        if link.ids("feast"):
            # A holiday has a day of its own, whatever its name alone allows.
            feast, counted = Interval.exactly(date.fromisoformat(link.ids("feast")[0]).toordinal()), link.ids("counted")[0]
            yield Order(EPOCH, counted, feast - allowed if counted == earlier.id else feast + allowed, origin)
        else:
            yield Order(earlier.id, later.id, allowed, origin)


def _last(published: date, weekday: int) -> int:
    """How far back "last Friday" may be: the Friday before, and the one before that where the week has had its own."""
    back = (published.weekday() - weekday - 1) % 7 + 1
    return -(back + 7) if back <= max(published.weekday(), (published.weekday() + 1) % 7) else -back


def _explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    told = [constraint for constraint in constraints if constraint.origin.rule == NAME and isinstance(constraint, Order)]
    if len(told) != 1:
        return None
    if told[0].earlier == EPOCH:
        claim = linked.claims[told[0].later]
        if not isinstance(claim, DateClaim) or linked.draft is None or linked.draft.published is None:
            return None
        words = " ".join(span.text_of(linked.draft.text).strip() for span in told[0].origin.licence)
        others = [name for name in told[0].origin.claims if name != claim.id and isinstance(linked.claims[name], DateClaim)]
        if others:
            gap = next((f"[{name}] " for name in told[0].origin.claims if isinstance(linked.claims[name], GapClaim)), "")
            return explain_window(claim, told[0].gap, f"{gap}{words} [{others[0]}]")
        said = next((f"[{name}] " for name in told[0].origin.claims if name != claim.id), "")
        return explain_window(
            claim, told[0].gap, f"{said}{words}", f"published {write_days(Interval.exactly(linked.draft.published.toordinal()))}"
        )
    return explain_gap(told[0], linked)


RULE = Rule(
    name=NAME,
    family="dates",
    summary="a date that does not lie where “last Tuesday”, “two weeks ago” or “three days after the vote” puts it",
    rationale=(
        "Dates are told twice: by the calendar, and by their distance from another day, that of publication or that of an event. The "
        "distance is "
        "taken as newspapers mean it: days by the day, weeks and months to the nearest, years to the nearest half. Left alone: "
        "distances from an event with two dates or none, and what is said inside quotations."
    ),
    constraints=_constraints,
    explain=_explain,
    examples=(
        Bad("The barn burned [[last Tuesday, July 13]], the fire chief said.", published=date(2021, 7, 12), explains="July 13, 2021"),
        Bad(
            "The rink opened on [[June 2]], [[two weeks]] before the [[June 30]] vote.",
            published=date(2022, 7, 4),
            explains="28 days",
        ),
        Bad("The dam was inspected [[three weeks]] ago, on [[Oct. 1]].", published=date(2023, 11, 20), explains="Oct. 1, 2023"),
        Bad(
            "The mayor resigned on [[May 3, 2019]]. [[Ten days]] later, on [[May 23, 2019]], the council named a successor.",
            explains="20 days",
        ),
        Bad(
            "He was hired in [[2011]] and left the following year, in [[2014]].",
            published=date(2022, 9, 22),
            explains="2014",
        ),
        Bad(
            "The debate, on [[Oct. 6]], was held exactly [[two weeks]] before the [[Oct. 27]] vote.",
            published=date(2024, 11, 14),
            explains="21 days",
        ),
        Bad(
            "The hearing, set for [[Aug. 2]], was put off by [[a week]], to [[Aug. 16]].",
            published=date(2022, 7, 21),
            explains="14 days",
        ),
        Bad("The bridge was shut [[last Friday, Sept. 9]].", published=date(2022, 9, 22), explains="Sept. 9, 2022"),
        Bad("He quit on [[June 4]], the eve of the [[June 7]] vote.", published=date(2022, 6, 16), explains="3 days"),
        Bad("The deadline is [[July 14]], [[two weeks]] from today.", published=date(2022, 6, 16), explains="July 14, 2022"),
        Good("He quit on June 6, the eve of the June 7 vote.", why="the day before", published=date(2022, 6, 16)),
        Good("Two years ago, in February, the bridge was shut.", why="of the year that the words tell", published=date(2022, 9, 22)),
        Good("Thirty years ago this week, the levee broke.", why="this week is when it is told", published=date(2022, 6, 2)),
        Good("The hearing, set for Aug. 2, was put off by a week, to Aug. 9.", why="seven days", published=date(2022, 7, 21)),
        Good("The barn burned last Tuesday, July 6, the fire chief said.", why="the Tuesday before", published=date(2021, 7, 12)),
        Good("The rink opened on June 15, two weeks before the June 30 vote.", why="15 days are two weeks", published=date(2022, 7, 4)),
        Good(
            "The mayor resigned on May 3, 2019. The deputy left as well. Ten days later, on May 30, 2019, the council met.",
            why="the ten days may count from another event",
        ),
        Good("He left in 2015, about six years ago.", why="years are rounded", published=date(2021, 1, 20)),
    ),
)
