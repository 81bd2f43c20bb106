"""The low end of a range lies below the high end."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import write_level

NAME = "range-reversed"


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """High less low is above zero."""
    for link in linked.related("range"):
        low, high = link.ids("low")[0], link.ids("high")[0]
        ids = linked.in_order((low, high))
        yield linear({low: -1, high: 1}, Interval.above(0), Origin(ids, NAME, link.licence, link.inferred))


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """Both ends."""
    for link in linked.related("range"):
        ends = tuple(linked.claims[link.ids(role)[0]] for role in ("low", "high"))
        if {end.id for end in ends} == {name for c in constraints for name in c.origin.claims}:
            low, high = ends
            return Explanation(
                f"the range from [{low.id}] to [{high.id}] runs backward",
                (f"{write_level(low)} is not less than {write_level(high)}",),
                (f"from {write_level(high)} to {write_level(low)}",),
            )
    return None


RULE = Rule(
    name=NAME,
    family="counts",
    summary="a range whose low end is above its high end",
    rationale="""
`Ranged from 61 to 38 inches` is mostly a slip of a digit at one end. A fall (`down from 61 to 38`) and a countdown are no ranges: only what
is said to range, to vary or to run from one figure to another is.
""",
    constraints=state,
    explain=explain,
    examples=(
        Bad("The pike ranged from [[61 inches]] to [[38 inches]] long.", explains="61 inches is not less than 38 inches"),
        Bad("Fines range from [[$900]] to [[$250]], depending on the speed.", explains="$900 is not less than $250"),
        Bad("Class sizes vary from [[31]] pupils to [[17]] pupils.", explains="31 is not less than 17"),
        Good("The pike ranged from 38 inches to 61 inches long.", why="the right way round"),
        Good("Fines were cut from $900 to $250.", why="a change, not a range"),
        Good("The number of pupils fell from 31 to 17.", why="a fall"),
        Good(
            "The grocer will cut its range from 3,200 items to 2,500.",
            why="what is done to a range",
        ),
    ),
)
