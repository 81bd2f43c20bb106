"""The dead and the hurt must make up all who were hit."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import counts_in, explain_sum, relations_of

NAME = "casualty-mismatch"


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """All who were hit, less the dead, less the hurt, is zero."""
    for link in linked.related("casualties"):
        (whole,), (dead,), (hurt,) = link.ids("whole"), link.ids("dead"), link.ids("hurt")
        origin = Origin((whole, dead, hurt), NAME, link.licence, link.inferred)
        yield linear({whole: 1, dead: -1, hurt: -1}, Interval.exactly(0), origin, level="support")


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The sum of the dead and the hurt, and the number that it is not."""
    relations = relations_of(constraints, NAME)
    if not relations:
        return None
    whole, *parts = counts_in(relations[0].origin.claims, linked)
    return explain_sum(whole, parts)


RULE = Rule(
    name=NAME,
    family="counts",
    summary="the dead and the hurt do not make up all who were hit",
    rationale="""
Numbers of casualties are revised by the hour, and an old figure left in one paragraph is a correction.

It adds the dead and the survivors only where the draft speaks of all who were hit, then of how many of them died, then of `the five
survivors` or `the wounded`; or of the dead and the hurt in one sentence, and later of all `casualties`. It never adds counts of two
sentences, as the wounded may die; nor a headline's `2 dead, 8 wounded` to the count of one of several shootings.
""",
    constraints=state,
    explain=explain,
    examples=(
        Bad(
            "[[Seven]] people were shot at a bus stop, [[two]] of them fatally. The [[six]] survivors were taken to two hospitals.",
            explains="2 + 6 = 8, not 7",
        ),
        Bad(
            "The explosion killed [[three]] people and injured [[nine]]. Most of the [[11]] casualties were firefighters.",
            explains="3 + 9 = 12, not 11",
        ),
        Bad(
            "[[Five]] men were stabbed outside a bar, [[one]] of them fatally. The [[three]] wounded men are in stable condition.",
            explains="1 + 3 = 4, not 5",
        ),
        Bad(
            "[[Six]] hikers were struck by lightning on the ridge and [[two]] died. The [[five]] survivors walked to a hut.",
            explains="2 + 5 = 7, not 6",
        ),
        Bad(
            "The collapse left [[four]] masons dead and [[13]] injured. The [[18]] victims had worked there since May.",
            explains="4 + 13 = 17, not 18",
        ),
        Good(
            "The collapse left four masons dead and 13 injured. Two of the injured died on Sunday. The six victims came from one town.",
            why="victims may be the dead alone",
        ),
        Good(
            "Six hikers were struck by lightning and two died. Nine more were burned. The 13 survivors walked to a hut.",
            why="others were hurt beside those six",
        ),
        Good(
            "Seven people were shot at a bus stop, two of them fatally. The five survivors were taken to two hospitals.",
            why="2 + 5 = 7",
        ),
        Good(
            "Three people died and nine were wounded in shootings around the county. In one of them, five people were shot.",
            why="one shooting of several",
        ),
        Good(
            "One person was killed and seven were injured when the stage fell. Police first said that eight people were injured.",
            why="the first report counted the dead among the injured",
        ),
    ),
)
