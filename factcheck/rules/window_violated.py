"""A member of a group must lie in the stretch of time that the group is said to lie in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from factcheck.claims.date import DateClaim
from factcheck.constraints import EPOCH, Constraint, Order, Origin
from factcheck.interval import Interval
from factcheck.links.link import Link, LinkedClaims
from factcheck.rules.date_wording import days_of, explain_window
from factcheck.rules.rule import Bad, Explanation, Good, Rule

NAME = "window-violated"
_WIDE = 2


def _constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    for link in linked.related("window"):
        member = link.ids("member")[0]
        ids = linked.in_order({claim for _, claim in link.members})
        origin = Origin(ids, NAME, link.licence)
        for start in link.ids("start"):
            yield Order(start, member, Interval.at_least(0), origin)
        for end in link.ids("end"):
            yield Order(member, end, Interval.at_least(0), origin)
        for name in link.ids("window"):
            yield Order(EPOCH, member, _part(link) or _days(name, linked), origin)


def _part(link: Link) -> Interval | None:
    """The stretch where it is a part of a month: "the first week of March"."""
    ends = [date.fromisoformat(day).toordinal() for day in (*link.ids("low"), *link.ids("high"))]
    return Interval.of(ends[0], ends[1]) if len(ends) == 2 else None


def _days(name: str, linked: LinkedClaims) -> Interval:
    """The stretch that a claim sets: from its day to publication where it says "since"; a week is told a few days wide of the calendar."""
    window = linked.claims[name]
    assert isinstance(window, DateClaim)
    days = window.days
    published = linked.draft.published if linked.draft else None
    if days.low is None or days.high is None:
        return days
    if window.relation == "since" and published is not None:
        return Interval.of(days.low, max(days.high, Fraction(published.toordinal())))
    room = _WIDE if window.when.granularity in ("week", "weekend") and window.when.length is None else 0
    return Interval.of(days.low - room, days.high + room)


def _explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    told = next((constraint for constraint in constraints if constraint.origin.rule == NAME and isinstance(constraint, Order)), None)
    link = next((link for link in linked.related("window") if told is not None and link.licence == told.origin.licence), None)
    if told is None or link is None or linked.draft is None:
        return None
    claim = linked.claims[link.ids("member")[0]]
    if not isinstance(claim, DateClaim):
        return None
    words, member = (" ".join(span.text_of(linked.draft.text).split()) for span in link.licence)
    if link.ids("window"):
        window = _part(link) or _days(link.ids("window")[0], linked)
    elif link.ids("end"):
        window = days_of(linked, link.ids("start")[0]).hull(days_of(linked, link.ids("end")[0]))
    else:
        start = days_of(linked, link.ids("start")[0])
        window = Interval.at_least(start.low) if start.low is not None else start
    return explain_window(claim, window, words, f"“{member}” is one of the group")


RULE = Rule(
    name=NAME,
    family="dates",
    summary="one of “three fires in the past two weeks” that was two months ago",
    rationale=(
        "A group is told with the stretch of time that it lies in, then its members one by one (“the first”, “the largest of the "
        "nine”). Each member's "
        "date must lie in the stretch. Left alone: groups of which two stretches are told, fiscal years whose ends are not told, and plans."
    ),
    constraints=_constraints,
    explain=_explain,
    examples=(
        Bad(
            "The city had three floods in the past [[two weeks]]. The first was on [[Sept. 6]], the mayor said.",
            published=date(2021, 11, 18),
            explains="Sept. 6, 2021",
        ),
        Bad(
            "Divers made five trips [[this year]]. The first of the five was on [[Dec. 9, 2020]].",
            published=date(2021, 5, 3),
            explains="2021",
        ),
        Bad(
            "There were four burglaries since [[Monday]]. The latest was on [[June 3]], in a shed.",
            published=date(2022, 6, 24),
            explains="June 3, 2022",
        ),
        Bad(
            "The survey of 650 farms was conducted from [[June 2]] to [[June 15]]. The last interview, held on [[June 24]], was in a barn.",
            published=date(2022, 6, 30),
            explains="June 24, 2022",
        ),
        Bad(
            "The harbor logged 3,870 ships in the [[first half of 2021]]. The busiest day of that six-month "
            "period was [[July 17]], when 44 ships docked.",
            published=date(2022, 6, 30),
            explains="July 17",
        ),
        Bad(
            "The figures are for the 12 months from [[May 12, 2020]], to [[May 11, 2021]]. Five hotel bills stand "
            "out. The costliest stay of the five was one in Bath in [[September 2021]].",
            published=date(2022, 6, 30),
            explains="September 2021",
        ),
        Bad(
            "Seven seals have washed ashore since the start of [[the year]]. The youngest, a pup, came up at Orr on [[Dec. 11]].",
            published=date(2022, 4, 6),
            explains="Dec. 11",
        ),
        Good(
            "The glass was poured in March 2019, the second attempt. The first had cracked as it cooled, in 2017.",
            why="one of a row has a date of its own",
            published=date(2022, 4, 6),
        ),
        Good(
            "The city had three floods in the past two weeks. The first was on Nov. 6, the mayor said.",
            why="within the two weeks",
            published=date(2021, 11, 18),
        ),
        Good(
            "The city had three floods in the past two weeks. The first mayor to ask for a dam died on May 6, 1931.",
            why="the first of another kind",
            published=date(2021, 11, 18),
        ),
        Good(
            "Divers made five trips this year, against three in 2020. The first was on Dec. 9, 2020.",
            why="two stretches",
            published=date(2021, 5, 3),
        ),
        Good(
            "In 1931 the village had 900 people and four inns. Now it has no inn; the last closed in 1998.",
            why="what was there in that year",
            published=date(2021, 5, 3),
        ),
        Good(
            "Ada Lunn won the fourth stage on Tuesday in 4 hours 12 minutes. Bea Orr won the second. The fifth is on Thursday.",
            why="how long she took",
            published=date(2021, 5, 5),
        ),
        Good(
            "Pier Road has shut two wards since Easter. Dell Road, the oldest, dating from 1902, has 90 beds.",
            why="the oldest of the hospitals",
            published=date(2022, 6, 30),
        ),
        Good(
            "The couple wed in May 1958. Two sons followed, the last of them in 1966.",
            why="the last of the sons",
            published=date(2022, 6, 30),
        ),
        Good(
            "Through Friday 11,400 people had come, 900 more than in 2019. The smallest crowd was on June 3.",
            why="the year is that of what it is compared with",
            published=date(2022, 6, 30),
        ),
        Good(
            "The trial ran from May 2 to June 3. The final witness list was filed on April 2.",
            why="a list is no part of a trial",
            published=date(2022, 6, 30),
        ),
    ),
)
