"""What is left when a part is taken from the whole must be the remainder that the draft states."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.claims.count import CountClaim
from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import counts_in, explain_sum, relations_of, write_amount, write_claim

NAME = "remainder-mismatch"


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """The whole less its parts less the remainder is zero."""
    for link in linked.related("remainder"):
        wholes, parts, rests = link.ids("whole"), link.ids("part"), link.ids("rest")
        origin = Origin((*wholes, *parts, *rests), NAME, link.licence, link.inferred)
        terms = {wholes[0]: 1, **dict.fromkeys((*parts, *rests), -1)}
        yield linear(terms, Interval.exactly(0), origin, level="support")
        slack = _slack(counts_in((*wholes, *parts, *rests), linked))
        yield linear(terms, Interval.of(-slack, slack), origin, level="core")


def _slack(counts: list[CountClaim]) -> Fraction:
    """How far rounding may bring apart figures that a writer subtracts from one another.

    Each is taken to be as fine as the finest, but no more than one digit finer than it is written ("$4 million" less "$3.4 million").
    """
    finest = min(claim.count.step for claim in counts)
    step = max(max(claim.count.step / 10, finest) for claim in counts)
    return step * Fraction(len(counts) + 1, 4) if finest > 1 else Fraction(0)


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The subtraction, and the remainder that it does not give."""
    relations = relations_of(constraints, NAME)
    if not relations:
        return None
    whole, *parts, rest = counts_in(relations[0].origin.claims, linked)
    if not parts:
        return None
    if not all(claim.count.core.is_point for claim in (whole, *parts, rest)):
        return explain_sum(whole, [*parts, rest])
    unit = whole.count.unit
    left = whole.count.nominal - sum(part.count.nominal for part in parts)
    if left < 0:
        return explain_sum(whole, [*parts, rest])
    taken = " - ".join(write_claim(part) for part in parts)
    stated = sum(part.count.nominal for part in parts) + rest.count.nominal
    return Explanation(
        f"[{rest.id}] is not what is left of [{whole.id}]",
        (f"{write_claim(whole)} - {taken} = {write_amount(left, unit)}, not {write_claim(rest)}",),
        (
            f"[{rest.id}] would have to be {write_amount(left, unit)}",
            f"[{whole.id}] would have to be {write_amount(stated, unit)}",
        ),
    )


RULE = Rule(
    name=NAME,
    family="counts",
    summary="the rest is not what is left of the whole",
    rationale="""
`The other four`, `the rest` and `the remaining $400,000` are arithmetic that the reader can redo: the whole less what was named.

It subtracts only where the draft names the whole, the part and the rest in so many words. `Another 12` and `12 others` add to what went
before and are no remainder by themselves.
""",
    constraints=state,
    explain=explain,
    slips="always",
    examples=(
        Bad(
            "[[Nine]] climbers were caught in the storm. [[Five]] of them walked down by themselves; the other [[three]] were carried.",
            explains="9 - 5 = 4, not 3",
        ),
        Bad(
            "The club has raised [[$340,000]] toward a roof, which will cost [[$500,000]]. The remaining [[$260,000]] is to be borrowed.",
            explains="$500,000 - $340,000 = $160,000, not $260,000",
        ),
        Bad(
            "Of the [[48]] paintings, [[30]] are on paper. The remaining [[16]] are on wood.",
            explains="48 - 30 = 18, not 16",
        ),
        Bad(
            "The roof will cost [[$840,000]]. The county has promised [[$500,000]] and a bank [[$190,000]], leaving the parish to find"
            " [[$250,000]].",
            explains="$840,000 - $500,000 - $190,000 = $150,000, not $250,000",
        ),
        Bad(
            "The new roof comes to [[$5.3 million]], he said.\n\nThe state will pay [[$3.8 million]] of that, leaving the parish to find"
            " the other [[$1.7 million]].",
            explains="$5.3 million - $3.8 million = $1.5 million, not $1.7 million",
        ),
        Bad(
            "The yard will take on the job for a fixed [[£910,000]]. A bank has promised [[£480,000]].\n\nThe museum has put in"
            " [[£160,000]].\n\nTo meet the remaining [[£370,000]], it is selling prints.",
            explains="£910,000 - £480,000 - £160,000 = £270,000, not £370,000",
        ),
        Good(
            "Beck ran for 96 of the club's 182 yards. Hill added 74 and Yoon had the other 12.",
            why="three took part, and 96 + 74 + 12 = 182",
        ),
        Good(
            "Nine climbers were caught in the storm. Five of them walked down by themselves; three others were carried.",
            why="'three others' are some of the others",
        ),
        Good(
            "Nine climbers were caught in the storm. Five of them walked down by themselves, and the other four were carried.",
            why="5 + 4 = 9",
        ),
        Good(
            "The club has raised about $340,000 toward a new roof, which will cost $500,000. The remaining $160,000 must come from donors.",
            why="about $340,000",
        ),
    ),
)
