"""Shares that together are the whole sum to it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import join_words, relations_of, write_number

NAME = "shares-exceed-whole"
_WHOLE = 100


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """All the shares, each within its rounding, make 100.

    Each share may be half a unit off, which its support says for percentages; cents are rounded too when they stand for shares.
    """
    for link in linked.related("division"):
        ids = link.ids("share")
        cents = sum(isinstance(linked.claims[name], CountClaim) for name in ids)
        slack = Fraction(cents, 2)
        bounds = Interval.of(_WHOLE - slack, _WHOLE + slack)
        yield linear(dict.fromkeys(ids, 1), bounds, Origin(ids, NAME, link.licence, link.inferred), level="support")


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The sum."""
    relations = relations_of(constraints, NAME)
    if len(relations) != 1:
        return None
    ids = relations[0].origin.claims
    numbers = [_nominal(linked, name) for name in ids]
    total = sum(numbers, Fraction(0))
    more = "more" if total > _WHOLE else "less"
    return Explanation(
        f"{join_words([f'[{name}]' for name in ids])} do not make a whole",
        (f"{' + '.join(write_number(number) for number in numbers)} = {write_number(total)}, {more} than {_WHOLE}",),
        tuple(
            f"[{name}] alone could be {write_number(number + _WHOLE - total)}"
            for name, number in zip(ids, numbers, strict=True)
            if number + _WHOLE - total > 0
        ),
    )


def _nominal(linked: LinkedClaims, name: str) -> Fraction:
    claim = linked.claims[name]
    if isinstance(claim, ShareClaim):
        return claim.share.nominal
    return claim.count.nominal if isinstance(claim, CountClaim) else Fraction(0)


RULE = Rule(
    name=NAME,
    family="counts",
    summary="shares that are said to make up a whole, and do not",
    rationale="""
Percentages that divide a whole sum to 100 within the rounding of each: 99 and 101 are sound. A list of shares is taken for a division only
where the draft says so (`the remaining 6 percent`, `13 cents to everything else`), since people give several answers, and lists leave
things out.
""",
    constraints=state,
    explain=explain,
    examples=(
        Bad(
            "Of every dollar, [[48 cents]] goes to wages, [[30 cents]] to rent and [[32 cents]] to everything else.",
            explains="48 + 30 + 32 = 110, more than 100",
        ),
        Bad(
            "Orr was the choice of [[46 percent]] and Lind of [[38 percent]]. The remaining [[26 percent]] were undecided.",
            explains="46 + 38 + 26 = 110",
        ),
        Bad("Rent takes [[40 percent]], food [[25 percent]] and the other [[15 percent]] is saved.", explains="less than 100"),
        Good("Orr was the choice of 46 percent and Lind of 38 percent. The remaining 17 percent were undecided.", why="rounding"),
        Good("Rent takes 40 percent and food 25 percent; 60 percent of tenants say that they also borrow.", why="no division"),
        Good("Half use the bus, 45 percent the tram, 30 percent a bicycle.", why="several answers"),
    ),
)
