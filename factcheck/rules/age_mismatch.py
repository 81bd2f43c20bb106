"""Ages and a birth, and ages at several times, must belong to one life."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from factcheck.almanac import write_days
from factcheck.claims.age import AgeClaim, birth_days
from factcheck.claims.date import DateClaim
from factcheck.constraints import EPOCH, Constraint, Order, Origin
from factcheck.interval import EVERYTHING, Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.date_wording import write_gap
from factcheck.rules.rule import Bad, Explanation, Good, Rule

NAME = "age-mismatch"
# An age "now" may be that of the day of the event that the story tells, some weeks before it is published.
_RECENT = 45
_YEAR = Fraction(1461, 4)


def _constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    for link in linked.related("birth"):
        name, person = link.ids("date")[0], link.ids("person")[0]
        yield Order(f"birth of {person}", name, Interval.exactly(0), Origin((name,), NAME, link.licence))
    for link in linked.related("age"):
        age = linked.claims[link.ids("age")[0]]
        assert isinstance(age, AgeClaim)
        days = _days(age, link.ids("date"), linked)
        born = birth_days(age.age, days, turning=age.turning)
        if born != EVERYTHING:
            ids = (age.id, *link.ids("date"))
            origin = Origin(linked.in_order(ids), NAME, link.licence)
            yield Order(EPOCH, f"birth of {age.person}", born, origin)
    for link in linked.related("age at birth"):
        age = linked.claims[link.ids("age")[0]]
        assert isinstance(age, AgeClaim)
        gap = Interval.of(age.age * _YEAR - 2, (age.age + 1) * _YEAR + 2)
        yield Order(f"birth of {age.person}", f"birth of {age.other}", gap, Origin((age.id,), NAME, link.licence))
    for link in linked.related("kin ages"):
        older, younger, low, high = (link.ids(role)[0] for role in ("older", "younger", "low", "high"))
        origin = Origin((link.ids("kin")[0],), NAME, link.licence)
        yield Order(f"birth of {older}", f"birth of {younger}", Interval.of(int(low), int(high)), origin)


def _days(age: AgeClaim, dates: tuple[str, ...], linked: LinkedClaims) -> Interval:
    if dates:
        claim = linked.claims[dates[0]]
        return claim.days if isinstance(claim, DateClaim) else EVERYTHING
    if age.when is not None:
        return age.when.days or EVERYTHING
    published = linked.draft.published if linked.draft else None
    if published is None:
        return EVERYTHING
    return Interval.of(published.toordinal() - _RECENT, published.toordinal())


def _explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    steps: list[str] = []
    fixes: list[str] = []
    for constraint in constraints:
        if not isinstance(constraint, Order) or constraint.origin.rule != NAME:
            continue
        ids = constraint.origin.claims
        ages = [claim for name in ids if isinstance(claim := linked.claims[name], AgeClaim)]
        if not ages:
            claim = linked.claims[ids[0]]
            if isinstance(claim, DateClaim):
                steps.append(f"[{claim.id}]: born {write_days(claim.days)}")
            else:
                one, two = (name.removeprefix("birth of ") for name in (constraint.earlier, constraint.later))
                steps.append(f"[{claim.id}]: {two} was born {write_gap(constraint.gap)} after {one}")
        elif constraint.earlier == EPOCH:
            at = _days(ages[0], tuple(name for name in ids if name != ages[0].id), linked)
            last = at if ages[0].when is not None or len(ids) > 1 or at.high is None else Interval.exactly(at.high)
            steps.append(f"[{ages[0].id}], {ages[0].age} years old {_write_time(last)}: born {write_days(constraint.gap)}")
        else:
            steps.append(f"[{ages[0].id}]: {ages[0].other} was born {ages[0].age} years later")
    births = [
        claim for constraint in constraints for name in constraint.origin.claims if isinstance(claim := linked.claims[name], DateClaim)
    ]
    for constraint in constraints:
        ages = [claim for name in constraint.origin.claims if isinstance(claim := linked.claims[name], AgeClaim)]
        if len(ages) == 1 and births and len(steps) == 2 and isinstance(constraint, Order) and constraint.earlier == EPOCH:
            at = _days(ages[0], tuple(name for name in constraint.origin.claims if name != ages[0].id), linked)
            born = next((birth.days for birth in births if birth.id not in constraint.origin.claims), None)
            if born is not None and (fitting := _ages(born, at)):
                fixes.append(f"[{ages[0].id}]: {fitting}; or born {write_days(constraint.gap)}")
    told = dict.fromkeys(name for constraint in constraints for name in constraint.origin.claims)
    lives = {end for constraint in constraints if isinstance(constraint, Order) for end in (constraint.earlier, constraint.later)} - {EPOCH}
    several = len({end for end in lives if end.startswith("birth of ")}) > 1
    said = "do not fit one another" if several else "are not of one life"
    return Explanation(" and ".join(f"[{name}]" for name in told) + f" {said}", tuple(steps), tuple(fixes))


def _write_time(days: Interval) -> str:
    return f"on {write_days(days)}" if days.is_point else f"in {write_days(days)}"


def _ages(born: Interval, at: Interval) -> str:
    if born.low is None or born.high is None or at.low is None or at.high is None or at.high < born.low:
        return ""
    first, last = date.fromordinal(int(born.low)), date.fromordinal(int(born.high))
    then, until = date.fromordinal(int(at.low)), date.fromordinal(int(at.high))
    youngest = until.year - last.year - ((until.month, until.day) < (last.month, last.day))
    oldest = until.year - first.year - ((until.month, until.day) < (first.month, first.day))
    del then
    return str(oldest) if youngest == oldest else f"{youngest} or {oldest}"


RULE = Rule(
    name=NAME,
    family="dates",
    summary="an age that does not fit a birth, or an age at another time",
    rationale=(
        "Somebody born in 1985 is 35 or 36 in 2021; somebody who was 19 in 1990 was born in 1970 or 1971. Birthdays not yet reached "
        "are allowed for, "
        "and an age “now” may be that of the story's event some weeks earlier. Left alone: people of whom two ages are told for now "
        "(another rule "
        "asks which is meant), ages in quotations, and people whom the draft does not tell apart."
    ),
    constraints=_constraints,
    explain=_explain,
    examples=(
        Bad(
            "[[Ilse Marrow, 42]], paints signs. Marrow was born in [[1985]] in Port Ann.",
            published=date(2021, 5, 13),
            explains="born 1985",
        ),
        Bad(
            "[[Peter Galt, 60]], keeps the light. In [[1990]], when Galt [[was 19]], he joined the service.",
            published=date(2021, 10, 7),
            explains="19 years old in 1990",
        ),
        Bad(
            "[[Ruth Ames, 79]], nursed here. Her daughter [[Joan Ames, 46]], nurses here too. Ruth [[was 23]] when Joan was born.",
            published=date(2023, 5, 12),
            explains="23 years later",
        ),
        Bad(
            "Ines Brandt, who kept the ferry for 40 years, died on [[Tuesday]]. She [[was 84]].\n\nBorn on [[May 5, 1927]], one of six, "
            "she left school early.",
            published=date(2022, 2, 24),
            explains="born May 5, 1927",
        ),
        Bad(
            "Tove Lind [[was 17]] when she won the cup, in [[2009]]. [[At 40]], she leaves the court a champion.",
            published=date(2023, 1, 19),
            explains="17 years old in 2009",
        ),
        Bad(
            "[[Nadia Orr, 51]], runs the mill. In [[2004]] [[Orr, then 22]] and out of work, bought it for a dollar.",
            published=date(2022, 5, 19),
            explains="22 years old in 2004",
        ),
        Bad(
            "[[Ines Farrow, 61]], [[was 27]] when she gave birth to the pilot, [[Leo Sand, now 39]].",
            published=date(2021, 5, 6),
            explains="27 years later",
        ),
        Good(
            "Nadia Orr, 51, runs the mill. Orr took it from a miller who was 22 when he bought it, in 2004.",
            why="the miller's age",
            published=date(2022, 5, 19),
        ),
        Good(
            "Tove Lind, 31, averaged 12 points before she was dealt in November and 58 at 19.8 after.",
            why="no age",
            published=date(2023, 1, 19),
        ),
        Good(
            "Nearly 40 years ago, when she was 15, Ada Roe left. Roe, 53, is back.",
            why="a round number of years",
            published=date(2023, 1, 19),
        ),
        Good(
            "Rufus Lamb died on Sunday. He was 88.\n\nA horse had thrown his sister in 1949, when he was 12 and she was 10.",
            why="the sister's age",
            published=date(2025, 9, 17),
        ),
        Good(
            "Max Orr, 70, tastes the soup. His son runs the mill. The son says that it is his twin. He was born in 1986.",
            why="born of the son, who is not named",
            published=date(2024, 4, 18),
        ),
        Good("Ilse Marrow, 42, paints signs. Marrow was born in 1978.", why="her birthday is still to come", published=date(2021, 5, 13)),
        Good(
            "Peter Galt, 50, keeps the light. In 1990, when Galt was 19, he joined.", why="he was born in 1971", published=date(2021, 10, 7)
        ),
        Good("Anna Roe, 16, testified. Roe was 15 at the time of the fire.", why="the fire was a year ago", published=date(2014, 8, 26)),
        Good(
            "Amos Kell, born in 1821, was 62 when he came and 79 when he died, in 1900.",
            why="the year is that of his birth",
            published=date(2021, 10, 7),
        ),
    ),
)
