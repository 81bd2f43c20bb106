"""One event has one date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.almanac import write_days
from factcheck.claims.claim import Claim
from factcheck.claims.date import DateClaim
from factcheck.constraints import Choice, Constraint, Order, Origin
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.date_wording import days_of
from factcheck.rules.rule import Bad, Explanation, Good, Rule

NAME = "conflicting-dates"
_NIGHT = 1  # a night has two dates


def _constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    for link in linked.related("same event"):
        one, two = link.ids("date")
        claims = [linked.claims[name] for name in (one, two)]
        room = _NIGHT if all(isinstance(claim, DateClaim) and claim.when.day is not None for claim in claims) else 0
        ids = linked.in_order((one, two))
        if (days := _days_of_year(linked.claims[one], linked.claims[two])) is not None:
            # Neither writes its year, and each may lie in several: they are one day only if they are in one of them.
            for allowed in days:
                yield Choice(f"{one}={two}", allowed, Origin(ids, NAME, link.licence, link.inferred))
            continue
        yield Order(one, two, Interval.of(-room, room), Origin(ids, NAME, link.licence, link.inferred))


def _days_of_year(one: Claim, two: Claim) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The days that two dates may be, the first with the days beside them, where one of them may lie in several years."""
    if not isinstance(one, DateClaim) or not isinstance(two, DateClaim) or not one.candidates or not two.candidates:
        return None
    if len(one.candidates) == len(two.candidates) == 1:
        return None
    first = {day.toordinal() + room for day in one.candidates for room in (-_NIGHT, 0, _NIGHT)}
    second = {day.toordinal() for day in two.candidates}
    return tuple(str(day) for day in sorted(first)), tuple(str(day) for day in sorted(second))


def _explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    told = [constraint for constraint in constraints if constraint.origin.rule == NAME]
    if not told or linked.draft is None:
        return None
    one, two = told[0].origin.claims
    words = [" ".join(span.text_of(linked.draft.text).split()) for span in told[0].origin.licence]
    first, second = (_write(linked, name) for name in (one, two))
    same = f"“{words[0]}” and “{words[1]}”" if len(words) == 2 and words[0] != words[1] else f"“{words[0]}”" if words else "it"
    return Explanation(
        f"[{one}] and [{two}] are given for one event ({same})",
        (f"{first} is not {second}",),
        (f"both {first}, or both {second}",),
    )


def _write(linked: LinkedClaims, name: str) -> str:
    claim = linked.claims[name]
    if isinstance(claim, DateClaim) and len(claim.candidates) > 1:
        return f"{claim.candidates[0]:%B} {claim.candidates[0].day}"
    return write_days(days_of(linked, name))


RULE = Rule(
    name=NAME,
    family="dates",
    summary="one event with two dates",
    rationale=(
        "A draft that dates an event in its first paragraph and again in its fifth must give it one day. Two mentions are one event "
        "only where they are of a "
        "kind that happens once to a person or a thing that both name, or of a first or last of its kind. Left alone: events of "
        "which several are told, "
        "“another” and “a second”, and the two days that one night has."
    ),
    constraints=_constraints,
    explain=_explain,
    examples=(
        Bad(
            "A hiker is missing since his canoe overturned on [[May 4]]. Crews searched for days.\n\n"
            "The canoe capsized on [[May 14]] in high water, the sheriff said.",
            published=date(2021, 5, 26),
            explains="May 4, 2021 is not May 14, 2021",
        ),
        Bad(
            "The bakery, which sold its first loaf in [[1953]], is up for sale. Cooks wept.\n\n"
            "Otto Lind stood at the till in [[1956]] when the first loaf was sold.",
            published=date(2021, 5, 26),
            explains="1953 is not 1956",
        ),
        Bad(
            "Ada Finch died on [[March 3, 2019]]. Her farm was sold.\n\nFinch died on [[March 13, 2019]] in her sleep, a niece said.",
            published=date(2021, 5, 26),
            explains="March 3, 2019 is not March 13, 2019",
        ),
        Bad(
            "Families of those who died when a silo exploded in [[2017]] settled on Thursday.\n\nThe blast, on [[Aug. "
            "30, 2018]], was felt for miles.",
            published=date(2022, 6, 30),
            explains="2017 is not Aug. 30, 2018",
        ),
        Bad(
            "Ida Orr is to be sentenced on [[July 18]]. She was convicted of fraud in May.\n\nHer lawyer said she "
            "would ask for probation at the sentencing on [[July 28]].",
            published=date(2022, 6, 30),
            explains="July 18, 2022 is not July 28, 2022",
        ),
        Bad(
            "The council will vote on the plan on [[July 18]]. It would cost $3 million.\n\nResidents have written "
            "300 letters ahead of the [[July 28]] vote.",
            published=date(2022, 6, 30),
            explains="July 18, 2022 is not July 28, 2022",
        ),
        Bad(
            "The city council adopted the budget on [[May 9]]. It raises taxes by 3 percent.\n\nShop owners say the "
            "budget, adopted on [[May 19]], will drive them out.",
            published=date(2022, 6, 30),
            explains="May 9, 2022 is not May 19, 2022",
        ),
        Bad(
            "Corbin Glass, which opened for business in Ware in [[1927]], sold its last lamp on Friday.\n\nSince "
            "the shop opened in [[1924]], twelve managers have come and gone.",
            published=date(2022, 6, 30),
            explains="1927 is not 1924",
        ),
        Bad(
            "The strike began on [[Oct. 2]]. On the day the walkout began, [[Oct. 5]], surgeons pushed the beds themselves.",
            published=date(2021, 10, 19),
            explains="Oct. 2, 2021 is not Oct. 5, 2021",
        ),
        Bad(
            "The opera was first sung in [[1978]]. Its first performance, in [[1981]], was booed.",
            published=date(2021, 10, 19),
            explains="1978 is not 1981",
        ),
        Good(
            "The strike began on Oct. 2. On the day a second strike began, Oct. 5, surgeons pushed the beds themselves.",
            why="a second strike",
            published=date(2021, 10, 19),
        ),
        Good(
            "A hiker is missing since his canoe overturned on May 14.\n\nThe canoe capsized on May 14 in high water, the sheriff said.",
            why="one date",
            published=date(2021, 5, 26),
        ),
        Good(
            "A canoe capsized on May 4.\n\nAnother canoe capsized on May 14 in high water, the sheriff said.",
            why="another canoe",
            published=date(2021, 5, 26),
        ),
        Good(
            "The ferry saw its first passenger in 1962. The new ferry carried its first car in 1964.",
            why="the first of other kinds",
            published=date(2021, 5, 26),
        ),
        Good(
            "Ida Orr is to be sentenced on July 18. A co-defendant, Tom Peel, will be sentenced on July 28.",
            why="two people",
            published=date(2022, 6, 30),
        ),
        Good(
            "The council will vote on the plan on July 18. A final vote is set for July 28.",
            why="a second vote",
            published=date(2022, 6, 30),
        ),
        Good(
            "A truck hit a bus on June 3, killing two. In May, another crash killed one.\n\nThat crash happened on May 8, the police said.",
            why="another crash",
            published=date(2022, 6, 30),
        ),
        Good(
            "The elder Orrs were married on June 13, 1964. The younger Orrs, who wed on June 12, 1999, were there.",
            why="two couples",
            published=date(2022, 6, 30),
        ),
        Good(
            "Tom Lunt, a baker, died on May 9 at his home. He was 86.\n\nHe is survived by a sister. His wife, Jean, died in 2015.",
            why="his wife died",
            published=date(2022, 6, 30),
        ),
    ),
)
