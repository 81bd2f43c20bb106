"""The number of an anniversary, an annual event or a term must fit its first year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.almanac import shift_years, write_days
from factcheck.claims.anniversary import AnniversaryClaim
from factcheck.claims.date import DateClaim
from factcheck.claims.fields import write_ordinal
from factcheck.constraints import EPOCH, Choice, Constraint, Order, Origin
from factcheck.interval import EVERYTHING, Interval
from factcheck.links.link import Link, LinkedClaims
from factcheck.rules.date_wording import days_of
from factcheck.rules.rule import Bad, Explanation, Good, Rule

NAME = "anniversary-mismatch"
_BEFORE, _AFTER = timedelta(200), timedelta(330)  # how long before and after the day itself an anniversary is kept


def _constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    for link in linked.related("anniversary"):
        claim = linked.claims[link.ids("anniversary")[0]]
        begun = linked.claims[link.ids("beginning")[0]]
        assert isinstance(claim, AnniversaryClaim)
        assert isinstance(begun, DateClaim)
        allowed = _first_days(claim, begun, linked, bool(link.ids("unbroken")), _step(link, claim))
        if allowed != EVERYTHING:
            ids = linked.in_order((claim.id, begun.id))
            yield Order(EPOCH, begun.id, allowed, Origin(ids, NAME, link.licence))

    for link in linked.related("rhythm"):
        first, second = link.ids("first")[0], link.ids("second")[0]
        yield Choice(f"{first}~{second}", ("told",), Origin(linked.in_order((first, second))))
        yield Choice(f"{first}~{second}", (link.ids("years")[0],), Origin(linked.in_order((first, second)), NAME, link.licence, True))


def _kept(claim: AnniversaryClaim, linked: LinkedClaims) -> tuple[date, date] | None:
    """From when to when the anniversary is kept: its own time, else the year of publication."""
    if claim.when is not None:
        days = claim.when.days
        if days is None or days.low is None or days.high is None:
            return None
        return date.fromordinal(int(days.low)), date.fromordinal(int(days.high))
    published = linked.draft.published if linked.draft else None
    return None if published is None else (date(published.year, 1, 1), date(published.year, 12, 31))


def _step(link: Link, claim: AnniversaryClaim) -> int:
    """How many years lie between one and the next."""
    return int(link.ids("years")[0]) if link.ids("years") else claim.years


def _first_days(claim: AnniversaryClaim, begun: DateClaim, linked: LinkedClaims, unbroken: bool, step: int) -> Interval:
    """The days on which it may have begun."""
    kept = _kept(claim, linked)
    if kept is None or kept[1].year <= claim.nth * step + 1:
        return EVERYTHING
    low, high = kept
    if claim.round == "anniversary":
        if begun.when.granularity == "year":
            # Kept early in a year it may be last year's, late in a year next year's.
            first = low.year - claim.nth - (claim.when is not None and low.month <= 2)
            last = high.year - claim.nth + (claim.when is not None and high.month >= 11)
            return _years(first, last)
        return Interval.of((shift_years(low, -claim.nth) - _AFTER).toordinal(), (shift_years(high, -claim.nth) + _BEFORE).toordinal())
    back = (claim.nth - 1) * step
    if claim.round == "annual" and unbroken:
        return _years(low.year - back, high.year - back)
    # Years may have been skipped, and terms lost between two others; more of them than years there cannot be.
    return Interval.at_most(date(high.year - back, 12, 31).toordinal())


def _years(first: int, last: int) -> Interval:
    return Interval.of(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal())


def _explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    told = next((constraint for constraint in constraints if constraint.origin.rule == NAME and isinstance(constraint, Order)), None)
    if told is None:
        return _explain_rhythm(constraints, linked)
    claim = next((found for name in told.origin.claims if isinstance(found := linked.claims[name], AnniversaryClaim)), None)
    kept = _kept(claim, linked) if claim else None
    begun = days_of(linked, told.later)
    if claim is None or kept is None or begun.low is None:
        return None
    start, year = date.fromordinal(int(begun.low)).year, kept[1].year
    if claim.round == "anniversary":
        step = f"{year} - {start} = {year - start}, not {claim.nth}"
        fit = year - start
    else:
        link = next((link for link in linked.related("anniversary") if link.ids("anniversary") == (claim.id,)), None)
        years = claim.years if link is None else _step(link, claim)
        fit = (year - start) // years + 1
        step = (
            f"({year} - {start}) / {years} + 1 = {fit}, not {claim.nth}" if years > 1 else f"{year} - {start} + 1 = {fit}, not {claim.nth}"
        )
    fixes = [f"[{told.later}]: {write_days(told.gap)}"]
    if fit > 0:
        fixes.insert(0, f"[{claim.id}]: the {write_ordinal(fit)}")
    return Explanation(f"[{claim.id}] does not fit a beginning in [{told.later}]", (step,), ("; or ".join(fixes),))


def _explain_rhythm(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    told = next((constraint for constraint in constraints if constraint.origin.rule == NAME), None)
    if told is None or linked.draft is None:
        return None
    first, second = told.origin.claims[:2]
    words = told.origin.licence[0].text_of(linked.draft.text).lower() if told.origin.licence else "so many years"
    return Explanation(
        f"[{first}] and [{second}] are not of what comes {words}",
        (f"{write_days(days_of(linked, first))} and {write_days(days_of(linked, second))} do not lie so apart",),
        (),
    )


RULE = Rule(
    name=NAME,
    family="dates",
    summary="an anniversary, an annual event or a term whose number does not fit its first year",
    rationale=(
        "What opened in 1999 keeps its 20th anniversary in 2019; an event first held in 2004 is held for the 18th time in 2021. "
        "Anniversaries are "
        "kept months before or after the day, annual events skip years, and terms are lost and won again: only a number that no such "
        "calendar allows is "
        "told. Left alone: anniversaries kept late, and those of which the draft does not say what began."
    ),
    constraints=_constraints,
    explain=_explain,
    examples=(
        Bad(
            "The branch will keep its [[20th anniversary]] on Saturday. The branch opened in [[April 1999]].",
            published=date(2021, 4, 22),
            explains="2021 - 1999 = 22, not 20",
        ),
        Bad(
            "Gil Sand was given a [[fifth two-year term]] on Monday. Sand first ran for treasurer in [[2016]].",
            published=date(2022, 11, 10),
            explains="= 4, not 5",
        ),
        Bad(
            "The [[15th annual]] regatta is on Sunday. The regatta was first held in [[2012]].",
            published=date(2019, 6, 4),
            explains="= 8, not 15",
        ),
        Bad(
            "The Larkin Fair returns for its [[40th staging]]. It was first held in [[1989]] and has been staged every year since.",
            published=date(2022, 6, 2),
            explains="= 34, not 40",
        ),
        Bad(
            "Founded in [[1931]] by two cousins, the orchestra will mark its [[80th birthday]] with a concert on June 10.",
            published=date(2022, 6, 2),
            explains="2022 - 1931 = 91",
        ),
        Bad(
            "The Foxes won a [[third straight league title]] on Saturday, after those of [[2019]], 2020 and 2021.",
            published=date(2022, 6, 2),
            explains="= 4, not 3",
        ),
        Bad(
            "The fair was first staged in [[2004]]. It has come round every third year since. This is the [[ninth time]] that it is free.",
            published=date(2022, 6, 2),
            explains="/ 3 + 1 = 7, not 9",
        ),
        Bad(
            "[[Thirty years ago this week]], the levee broke. A plaque gives the day as [[June 4, 1982]].",
            published=date(2022, 6, 2),
            explains="= 40, not 30",
        ),
        Bad(
            "A bell rang on the [[20th anniversary]] of the flood of [[May 30, 1992]].",
            published=date(2022, 6, 2),
            explains="= 30, not 20",
        ),
        Bad(
            "A loaf goes to the winner of the [[15th annual]] Silo Climb. A baker organized the first climb in [[2007]], and it has been "
            "held every May since.",
            published=date(2023, 5, 25),
            explains="= 17, not 15",
        ),
        Good(
            "The 15th annual Silo Climb is on Saturday. A baker organized the first kite race in 2007, and it has been held ever since.",
            why="another race",
            published=date(2023, 5, 25),
        ),
        Good(
            "The festival, now in its 10th year, began in 2013.",
            why="2013 is when it began",
            published=date(2022, 6, 2),
        ),
        Good("The town marks its bicentennial. The museum opened in 1962.", why="another thing", published=date(2022, 6, 2)),
        Good(
            "The shop opened in 1990. Its owner, who keeps her 20th anniversary as chief, was out.",
            why="the anniversary is the owner's",
            published=date(2022, 6, 2),
        ),
        Good(
            "The show was first held in 2004 and has been held every second year since. This is the 10th time that the city is host.",
            why="every second year",
            published=date(2022, 6, 2),
        ),
        Good(
            "The branch will keep its 20th anniversary on Saturday. The branch opened in April 2001.",
            why="20 years",
            published=date(2021, 4, 22),
        ),
        Good(
            "The branch keeps its 20th anniversary, delayed by a year. The branch opened in April 2001.",
            why="kept late",
            published=date(2022, 4, 22),
        ),
        Good(
            "The fifth annual regatta is on Sunday. The regatta was first held in 2012.",
            why="years were skipped",
            published=date(2019, 6, 4),
        ),
        Good("The inn keeps its 50th anniversary. The mill next door opened in 1999.", why="another thing", published=date(2019, 6, 4)),
    ),
)
