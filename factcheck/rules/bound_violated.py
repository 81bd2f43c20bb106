"""A count must keep within the bounds that the draft sets for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.date import DurationClaim
from factcheck.claims.dates.lengths import days_of
from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.counts.length_conversions import length_in_units
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import counts_in, relations_of, write_claim

NAME = "bound-violated"
_DAY: Final = 86400


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """A count equals itself, where one of its two values is a bound such as "at least 40"."""
    for link in linked.related("same"):
        first, second = counts_in(link.ids("value"), linked)
        if "<" in (first.count.bound, second.count.bound) or ">" in (first.count.bound, second.count.bound):
            origin = Origin((first.id, second.id), NAME, link.licence, link.inferred)
            yield linear({first.id: 1, second.id: -1}, Interval.exactly(0), origin, level="support")
    yield from _state_lengths(linked)


def _state_lengths(linked: LinkedClaims) -> Iterator[Constraint]:
    """A length of time lies within its bound: "less than four hours ... five hours"; it has a variable of its own, in days."""
    for link in linked.related("bounded length"):
        bound, value = (linked.claims[name] for name in link.ids("value"))
        if not isinstance(bound, DurationClaim) or not isinstance(value, DurationClaim):
            continue
        exact, allowed = length_in_units(bound), days_of(value.length)
        if exact is None or exact[0] != "second" or allowed is None:
            continue
        days = exact[1] / _DAY
        limits = Interval.at_most(days) if bound.length.bound == "<" else Interval.at_least(days)
        yield linear({f"{value.id}.length": 1}, allowed, Origin((value.id,)), level="support")
        yield linear({f"{value.id}.length": 1}, limits, Origin((bound.id, value.id), NAME, link.licence, link.inferred), level="support")


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The bound, and the value outside it."""
    relations = relations_of(constraints, NAME)
    if len(relations) != 1:
        return None
    told = [linked.claims[name] for name in relations[0].origin.claims]
    lengths = [claim for claim in told if isinstance(claim, DurationClaim)]
    if len(lengths) == len(told) > 1:
        first, second = lengths
        side = "at most" if first.length.bound == "<" else "at least"
        return Explanation(
            f"[{second.id}] is outside what [{first.id}] allows",
            (f"[{second.id}] is not {side} [{first.id}]",),
            (f"[{second.id}] would have to be {side} [{first.id}]",),
        )
    values = counts_in(relations[0].origin.claims, linked)
    if len(values) != 2:
        return None
    bound, value = sorted(values, key=lambda claim: claim.count.bound not in ("<", ">"))
    return Explanation(
        f"[{value.id}] is outside what [{bound.id}] allows",
        (f"{write_claim(value)} is not {write_claim(bound)}",),
        (f"[{value.id}] would have to be {write_claim(bound)}",),
    )


RULE = Rule(
    name=NAME,
    family="counts",
    summary="a count lies outside the bound that is stated for it",
    rationale="""
`At least 40`, `more than 600` and `up to 12` leave room, but not for 31, 540 or 15.

It compares a bound with a value only where both are of the same count by the draft's own words. A bound that somebody asks for, plans
or is licensed for is a cap and not a count, and a toll that rises may pass from one to the other.
""",
    constraints=state,
    explain=explain,
    examples=(
        Bad(
            "More than [[900]] entries to the quilt show have reached the museum. Its jury has seen 350 of the [[820]] entries"
            " to the quilt show.",
            explains="820 is not more than 900",
        ),
        Bad(
            "Fewer than [[50]] people attended the hearing. The [[72]] people who attended the hearing heard three speakers.",
            explains="72 is not less than 50",
        ),
        Bad(
            "The fire destroyed at least [[40]] homes. The fire destroyed [[31]] homes in all, the county said.",
            explains="31 is not at least 40",
        ),
        Bad(
            "The landslide buried just under [[60 acres]] of orchard. In all, [[85 acres]] were buried, the surveyor said.",
            explains="85 acres is not",
        ),
        Bad(
            "Officers seized more than [[300]] eels. They put the number of eels seized at [[240]].",
            explains="240 is not more than 300",
        ),
        Bad(
            "The harbor master took at least [[$3 million]] in bribes. The bribes totaled [[$2.1 million]], the audit says.",
            explains="$2.1 million is not",
        ),
        Good("Fewer than 60 ferries were late. The 85 ferries that sailed carried mail.", why="those that sailed"),
        Good("At least 12 homes burned. Nine homes burned in Orr.", why="those of one town"),
        Good("At least 40 people were killed. The toll, 27 at noon, had risen to 41 by dusk.", why="an earlier toll"),
        Good("The firm took at least $3 million in loans. The loans totaled $2.1 million in 2019.", why="those of one year"),
        Good(
            "More than 1,000 people crossed the river. The 1,037 people who crossed the river slept in tents.",
            why="1,037 is more than 1,000",
        ),
        Good("The boat is licensed for up to 90 passengers. The 150 passengers aboard wore no life vests.", why="a cap is no count"),
        Good(
            "He won the town by more than 1,100 votes. He took the harbor precincts by 312 votes in total.",
            why="margins, and no count of votes",
        ),
        Good("At least 27 people were killed. By Monday the death toll had risen to 31.", why="the toll rose"),
    ),
)
