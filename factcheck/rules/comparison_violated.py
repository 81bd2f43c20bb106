"""What is said to be the greater of two figures is not the smaller."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import write_level

NAME = "comparison-violated"


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """The greater is at least the lesser."""
    for link in linked.related("greater"):
        greater, lesser = link.ids("greater")[0], link.ids("lesser")[0]
        ids = tuple(name for name in linked.claims if name in (greater, lesser))
        yield linear({greater: 1, lesser: -1}, Interval.at_least(0), Origin(ids, NAME, link.licence, link.inferred))


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
        Good("The fair drew 2,900 visitors, up from 2,100 in 2022.", why="it fits"),
        Good("The fair drew 2,100 visitors. The fair in Lund, up from 1,500, drew 2,900.", why="another fair"),
        Good("Oakdale raised $48,000, the most of any town. Last year, it raised $61,000.", why="another year"),
    ),
)
