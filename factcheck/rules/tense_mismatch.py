"""What will happen lies after publication, and what happened lies before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.almanac import write_day, write_days
from factcheck.claims.date import DateClaim
from factcheck.constraints import EPOCH, Constraint, Order, Origin
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule

NAME = "tense-mismatch"


def _constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    published = linked.draft.published if linked.draft else None
    if published is None:
        return
    day = published.toordinal()
    for relation, allowed in (("future", Interval.at_least(day)), ("past", Interval.at_most(day))):
        for link in linked.related(relation):
            name = link.ids("date")[0]
            yield Order(EPOCH, name, allowed, Origin((name,), NAME, link.licence))


def _explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    told = next((constraint for constraint in constraints if constraint.origin.rule == NAME and isinstance(constraint, Order)), None)
    claim = linked.claims[told.later] if told is not None else None
    if told is None or not isinstance(claim, DateClaim) or linked.draft is None or linked.draft.published is None:
        return None
    verb = " ".join(told.origin.licence[0].text_of(linked.draft.text).split())
    published = write_day(linked.draft.published)
    future = told.gap.high is None
    way, side = ("future", "before") if future else ("past", "after")
    step = f"“{verb}” speaks of the {way}, and {write_days(claim.days)} is {side} {published}, the day of publication"
    fix = f"[{claim.id}]: {'on or after' if future else 'on or before'} {published}; or another tense than “{verb}”"
    return Explanation(f"“{verb}” and [{claim.id}] do not go together in a draft of {published}", (step,), (fix,))


RULE = Rule(
    name=NAME,
    family="dates",
    summary="a past event dated after publication, or a future one dated before it",
    rationale=(
        "A story of June 10 cannot say that a market will open on June 4 of that year, nor one of April that somebody stepped down "
        "in the May to come. "
        "Dates with their year written, and days of the year of publication a little way off, are compared with verbs in a plain past or "
        "future. Left alone: quotations, dates that something was set or moved to, and dates further off without a year, which are read "
        "by their tense."
    ),
    constraints=_constraints,
    explain=_explain,
    examples=(
        Bad("The market will open on [[June 4, 2022]], with 36 stalls.", published=date(2022, 6, 10), explains="before June 10, 2022"),
        Bad("The chairman retired on [[May 31, 2023]], a spokesman said.", published=date(2023, 4, 12), explains="after April 12, 2023"),
        Bad("The bridge collapsed in [[March 2024]] under a truck.", published=date(2023, 4, 12), explains="March 2024"),
        Bad(
            "The tax cut, which takes effect on [[June 1, 2022]], has cost the state $40 million so far.",
            published=date(2022, 6, 30),
            explains="June 1, 2022",
        ),
        Bad(
            "A bond for the pool went before voters on [[Nov. 8, 2022]], and ballots are in the mail.",
            published=date(2022, 6, 30),
            explains="Nov. 8, 2022",
        ),
        Bad(
            "The auction, which will open in Geneva on [[June 14]], brought offers from nine dealers.",
            published=date(2022, 6, 30),
            explains="June 14, 2022",
        ),
        Bad(
            "A sale of his paintings drew about 90 buyers on [[July 18]] and brought $7,500.",
            published=date(2022, 6, 30),
            explains="July 18, 2022",
        ),
        Good("The market will open on June 14, 2022, with 36 stalls.", why="it is still to come", published=date(2022, 6, 10)),
        Good("The board scheduled the vote for May 31, 2023.", why="the scheduling is past", published=date(2023, 4, 12)),
        Good("“The market will open on June 4, 2022,” the notice had said.", why="a quotation", published=date(2022, 6, 10)),
        Good("The chairman was to retire on May 31, 2023, a spokesman said.", why="a plan", published=date(2023, 4, 12)),
        Good(
            "The offer would raise pay 3 percent in 2023, or 10.3 percent compounded.",
            why="the year is not that of the verb",
            published=date(2022, 6, 30),
        ),
        Good(
            "In the film the army lands at Dieppe on Aug. 19, 1942.",
            why="a chronicle in the present tense",
            published=date(2022, 6, 30),
        ),
        Good(
            "The station responded to 40 calls last July 13, a record.",
            why="July of last year",
            published=date(2022, 6, 30),
        ),
        Good(
            "Then comes a visit from Ashby, which reached the final in March, on Wednesday, July 27.",
            why="the date of the visit, behind what is told of the visitor",
            published=date(2022, 6, 30),
        ),
        Good(
            "The oldest resident was 108 on the census date, Aug. 1; she turned 109 in June.",
            why="a date of another clause",
            published=date(2022, 6, 30),
        ),
    ),
)
