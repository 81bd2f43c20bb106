"""A stated total must equal the sum of its stated parts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.claims.count import CountClaim
from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import counts_in, explain_sum, relations_of

NAME = "total-mismatch"


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """The whole less all of its parts is zero."""
    for link in linked.related("total"):
        wholes, parts = link.ids("whole"), link.ids("part")
        origin = Origin((*wholes, *parts), NAME, link.licence, link.inferred)
        terms = {wholes[0]: 1, **dict.fromkeys(parts, -1)}
        yield linear(terms, Interval.exactly(0), origin, level="support")
        slack = _slack(counts_in((*wholes, *parts), linked))
        if slack is not None:
            yield linear(terms, Interval.of(-slack, slack), origin, level="core")


def _slack(counts: list[CountClaim]) -> Fraction | None:
    """How far the rounded parts of a rounded total usually fall apart from it; None where a figure is qualified.

    The errors of n figures rounded to one step reach n half steps, but that all of them lie at that edge and on one side is rare. A
    total that is rounder than its parts is taken to be rounded to two digits, or to be exact: nobody writes 28 as 30, or 290 as 300.
    """
    whole, *parts = counts
    if any(claim.count.bound != "=" for claim in counts):
        return None
    kept = [_precision(claim) for claim in counts]
    apart = (sum(kept, Fraction(0)) + max(kept)) / 4
    if whole.count.step > max(part.count.step for part in parts):
        return apart
    finest = min(claim.count.step for claim in counts)
    step = max(max(claim.count.step / 10, finest) for claim in counts)
    return Fraction(0) if finest == 1 else min(apart, step * Fraction(len(parts) + 2, 4))


def _precision(claim: CountClaim) -> Fraction:
    """What a figure is written to: its last digit, and no less than its second, since whoever rounds keeps two."""
    count = claim.count
    second = count.step
    while second * 10 > count.nominal and second.denominator == 1 and second % 10 == 0:
        second /= 10
    return Fraction(0) if second == 1 else second


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The sum, and the total that it is not."""
    relations = relations_of(constraints, NAME)
    if not relations:
        return None
    whole, *parts = counts_in(relations[0].origin.claims, linked)
    return explain_sum(whole, parts)


RULE = Rule(
    name=NAME,
    family="counts",
    summary="the stated parts do not add up to the stated total",
    rationale="""
Copy desks add up columns because readers do. A total and all of its parts must agree, within the precision that each is written to.

It adds only where the words say that the parts are all of it: a list that sorts people or things into kinds that exclude one another
(`men`, `women` and `children`; `passed` and `failed`); a verb of making up (`consists of`); counts told apart by one preposition right
beside the whole (`38 on Saturday and 19 on Sunday`); a colon or dashes between a count and a list of counts; a number of parts that is
said (`in three categories`, `four parts`) and that many given; `a total of` right after a list.
A list after `including` or `among them` is never taken
to be complete.
""",
    constraints=state,
    explain=explain,
    slips="always",
    examples=(
        Bad("[[Twelve]] people died: [[five]] men and [[six]] women.", explains="5 + 6 = 11, not 12"),
        Bad(
            "All [[31]] passengers were brought ashore. The passengers, [[14]] men, [[12]] women and [[six]] children, slept in a school.",
            explains="14 + 12 + 6 = 32, not 31",
        ),
        Bad(
            "The council set aside [[$5.2 million]] in three parts. The largest, [[$2.6 million]], is for roads."
            " The second, [[$1.4 million]], is for the library. The last part, [[$800,000]], is for a fire engine.",
            explains="$2.6 million + $1.4 million + $800,000 = $4.8 million, not $5.2 million",
        ),
        Bad(
            "The ferry office took [[86]] complaints in May, [[52]] at the north pier and [[44]] at the south pier.",
            explains="52 + 44 = 96, not 86",
        ),
        Bad(
            "[[Ninety]] recruits sat the exam; [[61]] passed and [[19]] failed, and no one was ill.",
            explains="61 + 19 = 80, not 90",
        ),
        Bad(
            "The orchestra sent a [[14]]-member delegation. It consists of [[six]] violinists, [[five]] drummers and [[two]] singers.",
            explains="6 + 5 + 2 = 13, not 14",
        ),
        Bad(
            "The co-op owes [[$40,000]] to the bank, [[$22,000]] to a dairy and [[$9,000]] to its members. Its debts, [[$81,000]] in all,"
            " are due in May.",
            explains="$40,000 + $22,000 + $9,000 = $71,000, not $81,000",
        ),
        Bad(
            "Skaters came home with [[11]] medals from the games ([[five]] gold, [[two]] silver and [[three]] bronze).",
            explains="5 + 2 + 3 = 10, not 11",
        ),
        Good("She paid $61,000 for the barn, $38,000 for the boat and $33,000 for the van.", why="three prices, none a whole"),
        Good(
            "In the draft, $9 million is to come from a levy, $4.5 million from parking fees and $3 million from the owners.",
            why="three sources in a row, none a whole",
        ),
        Bad(
            "[[Nineteen]] of the [[42]] players are pitchers, [[15]] are infielders and [[ten]] are outfielders.",
            explains="19 + 15 + 10 = 44, not 42",
        ),
        Bad(
            "The grower said its sales climbed 4 percent, to [[$63.2 million]]. It keeps accounts in three divisions."
            " Apples brought in [[$30.1 million]]. Pears had sales of [[$21.4 million]]. Plums took in [[$21.7 million]].",
            explains="$73.2 million, not $63.2 million",
        ),
        Bad("She sorted the prints; there are [[2,160]] of them: [[940]] portraits, [[730]] seascapes and [[590]] maps.", explains="2,260"),
        Good(
            "The grower said its sales climbed to $63.2 million. It has three divisions. Apples brought in $30.1 million.",
            why="the other two are not told of",
        ),
        Bad(
            "All [[21]] crew members of the tug — [[nine]] Poles, [[seven]] Danes, [[three]] Finns and [[the Greek captain]] — were saved.",
            explains="9 + 7 + 3 + 1 = 20, not 21",
        ),
        Bad("Voters choose among [[11]] candidates, [[six]] Democrats and [[four]] Republicans.", explains="10"),
        Bad(
            "The council heard from [[31]] callers. [[Fourteen]] praised the plan, [[12]] cursed it and [[nine]] hung up.",
            explains="14 + 12 + 9 = 35, not 31",
        ),
        Bad("Guards found [[19]] knives in a cell and [[14]] in the yard. The [[43]] knives will be melted down.", explains="33, not 43"),
        Good("The squad has 24 players. Ten are from Ohio, nine have children and six are left-handed.", why="one may be all three"),
        Good("The firm has 500 workers, 300 in Ohio and 150 in Iowa, with the rest abroad.", why="the rest are not counted"),
        Good("The team won 57 games in 2019, 38 in 2020 and 29 in 2021.", why="three years"),
        Good("In its 82 games the team has won 41 and lost 35.", why="six may have been drawn"),
        Good("The hall has 57 rooms, 38 with balconies and 29 with views.", why="a room may have both"),
        Good("Twelve people died, among them five men.", why="'among them' does not list all parts"),
        Good("Twelve people died: five men, six women and a boy.", why="the boy is one"),
        Good("About 300 people marched: 140 from the north side and 170 from the south side.", why="about 300 covers 310"),
        Good(
            "The town raised the fee to $18 from $12 in three steps: to $14 in May, $16 in June and $18 in July.",
            why="levels, not parts",
        ),
    ),
)
