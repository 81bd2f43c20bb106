"""What is said to be the greater of two figures is not the smaller."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.counts.extremes import long_unit, scale_of
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import level_of, write_level
from factcheck.values import Quantity

NAME = "comparison-violated"


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """The greater is at least the lesser."""
    for link in linked.related("greater"):
        greater, lesser = link.ids("greater")[0], link.ids("lesser")[0]
        ids = linked.in_order((greater, lesser))
        high, low = _scales(level_of(linked.claims[greater]), level_of(linked.claims[lesser]))
        yield linear({greater: high, lesser: -low}, Interval.at_least(0), Origin(ids, NAME, link.licence, link.inferred))


def _scales(first: Quantity, second: Quantity) -> tuple[Fraction, Fraction]:
    """How many of one base unit the units of two figures are; a bare number has that of the other: "six minutes and the slowest 31"."""
    if first.unit == second.unit:
        return Fraction(1), Fraction(1)
    if first.unit and second.unit:
        return scale_of(first.unit)[1], scale_of(second.unit)[1]
    if "second" not in (first.unit, second.unit):
        return Fraction(1), Fraction(1)
    grain = Fraction(long_unit((first if first.unit else second).nominal))
    return (Fraction(1), grain) if first.unit else (grain, Fraction(1))


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """Both figures, and which was said to be the greater."""
    members = {name for constraint in constraints for name in constraint.origin.claims}
    for link in linked.related("greater"):
        if {name for _, name in link.members} == members:
            greater, lesser = (linked.claims[link.ids(role)[0]] for role in ("greater", "lesser"))
            high, low = write_level(greater), write_level(lesser)
            return Explanation(
                f"[{greater.id}] is said to be more than [{lesser.id}]",
                (f"{high} is less than {low}",),
                (f"[{greater.id}] would have to be at least {low}", f"[{lesser.id}] would have to be at most {high}"),
            )
    return None


RULE = Rule(
    name=NAME,
    family="counts",
    summary="a comparison that its own figures contradict",
    rationale="""
`Up from 380` says that the figure before it is greater; `the second largest` cannot have more than the largest; nobody raised more than the
town that raised the most. The words must stand right between the two figures, or name ranks of one series.

Left alone: records of other years, places with another noun, bounds (`more than 400, up from 380`), and comparisons of rates.
""",
    constraints=state,
    explain=explain,
    examples=(
        Bad("The fair drew [[2,100]] visitors, up from [[2,900]] in 2022.", explains="2,100 is less than 2,900"),
        Bad(
            "The county's largest employer, a cannery, has [[1,300]] workers. The second largest has [[1,700]].",
            explains="1,300 is less than 1,700",
        ),
        Bad(
            "Oakdale raised [[$48,000]], the most of any town in the drive. Pinehurst raised [[$61,000]].",
            explains="$48,000 is less than $61,000",
        ),
        Bad(
            "The library lent [[3,100]] books in May, more than the [[3,600]] that it lent in April.",
            explains="3,100 is less than 3,600",
        ),
        Bad(
            "She cleared [[61 inches]], topping her own mark of [[63 inches]], set as a junior.",
            explains="61 inches is less than 63 inches",
        ),
        Bad(
            "The north span, which is [[700 feet]] long, is longer than the south span, at [[820 feet]].",
            explains="700 feet is less than 820 feet",
        ),
        Bad(
            "The council chose the cheaper one, which will cost [[$5.2 million]]. The one that it rejected was priced at [[$4.1 million]].",
            explains="$4.1 million is less than $5.2 million",
        ),
        Bad(
            "Ida Moss pledged [[$9,000]], and no one pledged more. The runner-up, a baker, pledged [[$12,000]].",
            explains="$9,000 is less than $12,000",
        ),
        Bad(
            "At [[410 feet]], the new silo is the tallest in the valley. Pell Silo, across the river, rises [[455 feet]].",
            explains="410 feet is less than 455 feet",
        ),
        Bad(
            "No one threw the hammer farther than Ida Moss, whose best effort was [[51 meters]]. The runner-up, Jo Reed, reached"
            " [[54 meters]].",
            explains="51 meters is less than 54 meters",
        ),
        Bad(
            "Dana Pruett sold more quilts than any other weaver. Pruett sold [[31]]. Omar Teal sold [[42]].",
            explains="31 is less than 42",
        ),
        Bad(
            "No village got more hail than Orr, where [[3 inches]] fell. Lund got [[5 inches]] of hail.",
            explains="3 inches is less than 5 inches",
        ),
        Good("The deepest drift in Orr County was 18 inches. A drift in Lund County measured 25 inches.", why="another county"),
        Bad("Membership fell to [[4,200]] from [[3,900]] in a year.", explains="3,900 is less than 4,200"),
        Bad("Ada Moss, [[71]], is older than her sister Jo, [[78]].", explains="71 is less than 78"),
        Good("Membership fell to 3,900 from 4,200 in a year.", why="it fits"),
        Good("Jo Reed was second, 44 seconds back, after Ada Moss won in 2:23:41.", why="a margin, and no time of hers"),
        Good("The fair drew 2,900 visitors, up from 2,100 in 2022.", why="it fits"),
        Good("The fair drew 2,100 visitors. The fair in Lund, up from 1,500, drew 2,900.", why="another fair"),
        Good(
            "At 410 feet, the new silo is the tallest in the valley. Lund's Pell Silo rises 455 feet.",
            why="another place",
        ),
        Good("Ida Moss pledged $9,000, and no one pledged more. In 2019 the runner-up pledged $12,000.", why="another year"),
        Good("She won in 52.1 seconds, beating the old record of 52.9 seconds.", why="a time that is beaten is longer"),
        Good(
            "She was second in 2021, when she ran her best time here, 2:28:09. She won on Sunday in 2:29:41, 38 seconds ahead.",
            why="another race, and a margin",
        ),
        Good(
            "The council chose the cheaper one, which will cost $5.2 million. Repairs to the old one cost $1.1 million.",
            why="no design that it could have chosen",
        ),
        Good("Oakdale raised $48,000, the most of any town. Last year, it raised $61,000.", why="another year"),
    ),
)
