"""A part cannot be larger than its whole."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import counts_in, relations_of, sum_of, write_amount, write_claim, write_sum

NAME = "part-exceeds-total"


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """The whole less its parts, which do not overlap, is not below zero."""
    for link in linked.related("part"):
        wholes, parts = link.ids("whole"), link.ids("part")
        origin = Origin((*wholes, *parts), NAME, link.licence, link.inferred)
        terms = {wholes[0]: 1, **dict.fromkeys(parts, -1)}
        yield linear(terms, Interval.at_least(0), origin)


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """Which part is larger than which whole, and by how much."""
    relations = relations_of(constraints, NAME)
    if len(relations) != 1:
        return None
    whole, *parts = counts_in(relations[0].origin.claims, linked)
    if not parts:
        return None
    unit = whole.count.unit
    total, most = sum_of(parts), whole.count.support.high
    if total.low is None or most is None:
        return None
    named = f"[{parts[0].id}] is a part of [{whole.id}], and is larger" if len(parts) == 1 else f"the parts are more than [{whole.id}]"
    step = f"{write_sum(parts)}, " if len(parts) > 1 else f"{write_claim(parts[0])} is "
    step += f"more than {write_claim(whole)}"
    fixes = (
        f"[{whole.id}] would have to be at least {write_amount(total.low, unit)}",
        f"{f'[{parts[0].id}]' if len(parts) == 1 else 'the parts together'} would have to be at most {write_amount(most, unit)}",
    )
    return Explanation(named, (step,), fixes)


RULE = Rule(
    name=NAME,
    family="counts",
    summary="a part is larger than the whole that it is said to be a part of",
    rationale="""
A draft that says how many there were *in all* and then gives one group, place or day more than that has a wrong digit in one of the
two.

It compares a part with a whole only where the words make it one: `of them`, `of those`, `among them`, `including`; an occurrence with
the total over all occurrences; the count of a year inside the span of years that the whole covers. It leaves alone subgroups whose
whole is not stated, other places and periods, other sources, targets, and counts of charges beside counts of people.
""",
    constraints=state,
    explain=explain,
    examples=(
        Bad(
            "The shelter took in [[212]] dogs last year. Of those, [[340]] were puppies.",
            explains="340 is more than 212",
        ),
        Bad(
            "[[Forty]] hikers were rescued on Saturday, among them [[55]] children.",
            explains="55 is more than 40",
        ),
        Bad(
            "The museum counted [[1,450]] visitors, including [[1,540]] schoolchildren.",
            explains="1,540 is more than 1,450",
        ),
        Good(
            "The shelter took in 212 dogs last year. In 2019 it took in 340.",
            why="another year",
        ),
        Good(
            "Forty hikers were rescued on Saturday, among them 15 children. In all, 55 people spent the night on the ridge.",
            why="the whole of the hikers is not the whole of the people",
        ),
        Good(
            "The museum counted 1,450 visitors on Sunday, and about 1,540 a day in July.",
            why="another period",
        ),
        Good(
            "Ruhl swam within two meters of the buoy. She farmed for 42 years, 37 of them on one hill.",
            why="31 of the years",
        ),
        Good(
            "Seven people were treated for the heat. The mayor spoke. A jar held 26 letters. Nineteen of the letter writers were found.",
            why="the letter writers are not the seven people",
        ),
        Bad(
            "The raffle has raised [[$2.3 million]] since June. That sum includes a gift of [[$3.6 million]] from a brewer.",
            explains="$3.6 million is more than $2.3 million",
        ),
        Bad("Of [[230]] bidders, [[320]] were heard.", explains="320 is more than 230"),
        Bad("The guild has [[340]] members; [[360]] of its members voted.", explains="360 is more than 340"),
        Bad("Inspectors found rust on [[31]] and closed [[42]] of those.", explains="42 is more than 31"),
        Good("It lost 19 of its 140 hives. Keepers lost 38 percent, says their guild, which asked 412 of them.", why="of the keepers"),
        Good("The lodge has 34 cooks in winter, 12 in summer.", why="each season has its own"),
        Good("Farmers sealed off three of the six bridges. The army said that 52 of them were held.", why="the farmers, not the bridges"),
        Good("Crossing the bridge will cost $4.50 instead of $4 from May on.", why="the one instead of the other"),
        Good(
            "The medal went to four old pilots, the youngest of them 84.",
            why="an age, not a part",
        ),
        Good(
            "The choir has 18 singers, down from 20. Two left in May. Nine are sopranos, five are altos and four are basses.",
            why="those who are left, not the two",
        ),
    ),
)
