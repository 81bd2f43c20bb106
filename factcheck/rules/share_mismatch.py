"""A share of a whole comes to its part."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import relations_of, write_amount, write_claim, write_interval, write_number

NAME = "share-mismatch"


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """The part is at least the least share of the whole, and at most the greatest, each to its written precision."""
    for link in linked.related("share"):
        share, whole, part = (linked.claims[link.ids(role)[0]] for role in ("share", "whole", "part"))
        if not isinstance(share, ShareClaim):
            continue
        ids = tuple(claim for claim in linked.claims if claim in (share.id, whole.id, part.id))
        origin = Origin(ids, NAME, link.licence, link.inferred)
        ratio = share.ratio
        if ratio.low is not None:
            yield linear({part.id: 1, whole.id: -ratio.low}, Interval.at_least(0), origin)
        if ratio.high is not None:
            yield linear({part.id: 1, whole.id: -ratio.high}, Interval.at_most(0), origin)
    for link in linked.related("quota"):
        share, whole, part = (linked.claims[link.ids(role)[0]] for role in ("share", "whole", "part"))
        if isinstance(share, ShareClaim):
            ids = tuple(claim for claim in linked.claims if claim in (share.id, whole.id, part.id))
            # Votes come whole: two-thirds of 20 seats are 14.
            needed = share.share.nominal * (Fraction(1, 100) if share.share.unit == "%" else 1)
            yield linear({part.id: 1, whole.id: -needed}, Interval.of(0, 1), Origin(ids, NAME, link.licence, link.inferred))


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """What the part is of the whole, and what the share of the whole comes to."""
    relations = relations_of(constraints, NAME)
    if len(relations) != 1:
        return None
    claims = [linked.claims[name] for name in relations[0].origin.claims]
    share = next((claim for claim in claims if isinstance(claim, ShareClaim)), None)
    counts = [claim for claim in claims if isinstance(claim, CountClaim)]
    links = (*linked.related("share"), *linked.related("quota"))
    link = next((link for link in links if share is not None and share.id in link.ids("share")), None)
    if share is None or link is None or len(counts) != 2:
        return None
    whole = next(claim for claim in counts if claim.id in link.ids("whole"))
    part = next(claim for claim in counts if claim.id not in link.ids("whole"))
    if not whole.count.nominal:
        return None
    percent = part.count.nominal / whole.count.nominal * 100
    written = write_amount(share.share.nominal, "%") if share.share.unit == "%" else f"[{share.id}]"
    fitting = _whole_numbers(share.ratio.scale(whole.count.nominal), whole)
    return Explanation(
        f"[{part.id}] of [{whole.id}] is not [{share.id}]",
        (f"{write_claim(part)} of {write_claim(whole)} is {write_number(round(percent, 1))} percent, not {written}",),
        (f"[{share.id}] would have to be {write_number(round(percent, 1))} percent", f"[{part.id}] would have to be {fitting}"),
    )


def _whole_numbers(allowed: Interval, whole: CountClaim) -> str:
    if whole.count.unit or allowed.low is None or allowed.high is None or whole.count.nominal.denominator != 1:
        return write_interval(allowed, whole.count.unit)
    low, high = -(-allowed.low // 1), allowed.high // 1
    return write_interval(Interval.of(low, high)) if low <= high else write_interval(allowed)


RULE = Rule(
    name=NAME,
    family="counts",
    summary="a percentage or a fraction that its own numbers do not give",
    rationale="""
A share, the whole and the part are three figures of which two give the third. The percentage counts to its written precision (`37 percent`
is 36.5 to 37.5), fractions as they are used in prose.

It asks for a share only where the draft says what it is a share of, and which count it comes to. Percentages of another base, of another
year, of a subgroup, and rates whose definition the draft does not give are left alone.
""",
    constraints=state,
    explain=explain,
    examples=(
        Bad("[[Nine]] of the [[36]] wells tested last week were unsafe, or [[45 percent]].", explains="9 of 36 is 25 percent, not 45"),
        Bad(
            "The clinic saw [[120]] dogs in May and found ticks on [[30]] of them, an infection rate of [[35 percent]].",
            explains="30 of 120 is 25 percent, not 35",
        ),
        Bad(
            "[[Half]] of the [[48]] lambs born in April were sold. The [[36]] sold lambs went by truck.", explains="36 of 48 is 75 percent"
        ),
        Good("Nine of the 36 wells tested last week were unsafe, or 25 percent.", why="it fits"),
        Good("About a third of the 40 lambs were sold. The 13 sold lambs went by truck.", why="a fraction in prose is rounded"),
        Good(
            "Nine of the 36 wells tested last week were unsafe. Statewide, 45 percent of wells fail.",
            why="a share of another whole",
        ),
        Good("Seven of 35 shops failed, or 20 percent, down from 45 percent last year.", why="the second share is last year's"),
        Good(
            "The farm sold 240 calves last year, up from 200, or 20 percent.",
            why="a rise from one year to the next",
        ),
    ),
)
