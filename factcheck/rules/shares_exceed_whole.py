"""Shares that together are the whole sum to it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.counts.exclusive_shares import percent_of
from factcheck.links.link import Link, LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import join_words, relations_of, write_number

NAME = "shares-exceed-whole"
_WHOLE: Final = 100
# Half a third and a sixth are written of what is rounded to them, by so many hundredths of the whole.
_LOOSE: Final = Fraction(3, 2)


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """All the shares, each within its rounding, make 100.

    Each share may be half a unit off, which its support says for percentages; cents are rounded too when they stand for shares.
    """
    for link in linked.related("division"):
        slack = _slack_of(link, linked)
        yield from _written(link, linked)
        yield _sum_within(linked, link, Interval.of(_WHOLE - slack, _WHOLE + slack))
    for link in linked.related("exclusive"):
        yield from _written(link, linked)
        yield _sum_within(linked, link, Interval.at_most(_WHOLE + _slack_of(link, linked)))


def _written(link: Link, linked: LinkedClaims) -> Iterator[Constraint]:
    """The fractions of a link in percent, as they are written."""
    for name in link.ids("share"):
        if _is_fraction(linked.claims[name]):
            yield linear({f"{name}.written": 1}, Interval.exactly(_nominal(linked, name)), Origin((name,)))


def _slack_of(link: Link, linked: LinkedClaims) -> Fraction:
    return sum((_slack(linked.claims[name]) for name in link.ids("share")), Fraction(0))


def _is_fraction(claim: Claim) -> bool:
    return isinstance(claim, ShareClaim) and not claim.share.unit


def _slack(claim: Claim) -> Fraction:
    """How far a share may lie from what is written, in percent, where its own support does not say so: cents, and fractions in words."""
    return _LOOSE if _is_fraction(claim) else Fraction(1, 2) if isinstance(claim, CountClaim) else Fraction(0)


def _sum_within(linked: LinkedClaims, link: Link, bounds: Interval) -> Constraint:
    """The sum of the shares of a link lies within bounds.

    A fraction is taken in percent as written, for those of one list are not rounded as widely as one that stands alone.
    """
    ids = link.ids("share")
    terms = {f"{name}.written" if _is_fraction(linked.claims[name]) else name: 1 for name in ids}
    return linear(terms, bounds, Origin(ids, NAME, link.licence, link.inferred), level="support")


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The sum."""
    relations = relations_of(constraints, NAME)
    if len(relations) != 1:
        return None
    ids = relations[0].origin.claims
    numbers = [round(_nominal(linked, name), 1) for name in ids]
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
    return percent_of(claim) if isinstance(claim, (ShareClaim, CountClaim)) else Fraction(0)


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
    slips="always",
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
        Bad("Women make up [[57 percent]] of the players and men [[53 percent]].", explains="57 + 53 = 110"),
        Bad(
            "He left [[half]] of his farm to a school.\n\n[[A third]] will go to a town.\n\nThe rest, a [[quarter]], goes to his cook.",
            explains="50 + 33.3 + 25 = 108.3",
        ),
        Bad(
            "The estate was split: [[40 percent]] to the widow, [[35 percent]] to a son and [[35 percent]] to a niece.",
            explains="40 + 35 + 35 = 110",
        ),
        Bad("The state pays [[55 percent]], the county [[30 percent]] and the town [[25 percent]] of the cost.", explains="110"),
        Bad(
            "[[Half]] of the estate goes to a niece, [[a third]] to the church and the remaining [[fourth]] to a kennel.",
            explains="50 + 33.3 + 25 = 108.3, more than 100",
        ),
        Bad(
            "Asked about the bridge, [[57 percent]] said yes, [[38 percent]] said no and [[15 percent]] had no opinion.",
            explains="57 + 38 + 15 = 110, more than 100",
        ),
        Bad(
            "Ekberg won with [[54 percent]] of the vote, to [[41 percent]] for Dahl and [[15 percent]] for Moe.",
            explains="54 + 41 + 15 = 110",
        ),
        Bad("The alloy is, by weight, [[70 percent]] copper, [[35 percent]] zinc and [[5 percent]] nickel.", explains="70 + 35 + 5 = 110"),
        Bad(
            "Oil provides [[48 percent]] of the heat.\n\nGas supplies [[39 percent]], it said.\n\nThe other [[23 percent]] is wood.",
            explains="48 + 39 + 23 = 110",
        ),
        Bad("Wind makes [[52 percent]] of the power, coal [[31]] and everything else [[27]].", explains="52 + 31 + 27 = 110"),
        Good("Wind makes 52 percent of the power, coal 31 and everything else 17; in May coal made 45.", why="it fits"),
        Good("Orr was the choice of 46 percent and Lind of 38 percent. The remaining 17 percent were undecided.", why="rounding"),
        Good("Rent takes 40 percent and food 25 percent; 60 percent of tenants say that they also borrow.", why="no division"),
        Good("Half use the bus, 45 percent the tram, 30 percent a bicycle.", why="several answers"),
        Good("Ekberg won 54 percent of the vote in the city and 61 percent in the suburbs.", why="two elections by place"),
        Good("A quarter were undecided. Of the rest, 55 percent were for Ekberg and 45 percent for Dahl.", why="shares of the rest"),
        Good(
            "Some 40 percent were for it, 45 percent against and 15 percent undecided, and in Dorn, 60 percent were for it.", why="in Dorn"
        ),
        Good("He left half of his farm to a school. A third will go to a town. The rest, a sixth, goes to his cook.", why="it fits"),
        Good("Asked what they watch, 62 percent said news, 55 percent films, and 12 percent did not know.", why="several answers"),
        Good("In the poll 48 percent were in favor and 44 percent opposed; in May 55 percent were in favor.", why="two polls"),
        Good("The felt is 60 percent cotton and 40 percent wool; the old one was 70 percent cotton.", why="two felts"),
        Good(
            "Asked why, 66 percent named cost, 41 percent distance and 12 percent had no opinion. Many gave several reasons.", why="overlap"
        ),
        Good("The city is 65 percent white, 30 percent Black and 25 percent Hispanic.", why="who is of one group may be of another"),
        Good(
            "Oil provides 48 percent of the heat.\n\nGas supplies 39 percent, the utility said.\n\nOf the rest, 13 percent burn wood.",
            why="it fits",
        ),
        Good("Some 48 percent of women said yes, 44 percent of men said no and 12 percent of them were undecided.", why="two groups"),
    ),
)
