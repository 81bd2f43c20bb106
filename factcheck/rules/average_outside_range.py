"""An average, an extreme and every member lie within the least and the greatest of their series."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import level_of, relations_of, write_level, write_limit
from factcheck.values import Quantity

NAME = "average-outside-range"


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """The value is at most the greatest, and at least the least."""
    for relation, bounds in (("below", Interval.at_most(0)), ("above", Interval.at_least(0))):
        for link in linked.related(relation):
            value, end = link.ids("value")[0], link.ids("end")[0]
            ids = linked.in_order((value, end))
            yield linear({value: 1, end: -1}, bounds, Origin(ids, NAME, link.licence, link.inferred))
    for relation, kind in (("over-floor", Interval.at_least), ("under-ceiling", Interval.at_most)):
        for link in linked.related(relation):
            value, end = link.ids("value")[0], link.ids("end")[0]
            ids = tuple(name for name in linked.claims if name in (value, end))
            limit = level_of(linked.claims[end]).nominal
            yield linear({value: 1}, kind(limit), Origin(ids, NAME, link.licence, link.inferred))
    for link in linked.related("in-range"):
        value, end = link.ids("value")[0], link.ids("end")[0]
        ids = linked.in_order((value, end))
        origin = Origin(ids, NAME, link.licence, link.inferred)
        limits = level_of(linked.claims[end])
        yield linear({value: 1}, limits.support, origin)
        if limits.core != limits.support:
            yield linear({value: 1}, limits.core, origin, level="core")  # "200 to 300 feet tall. The tallest is 340 feet"


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The value, and the end of the series that it lies beyond."""
    relations = relations_of(constraints, NAME)
    if len(relations) != 1:
        return None
    members = set(relations[0].origin.claims)
    for relation, word, end_word in (
        ("below", "more", "greatest"),
        ("above", "less", "least"),
        ("in-range", "more", "greatest"),
        ("in-range", "less", "least"),
        ("over-floor", "less", "least"),
        ("under-ceiling", "more", "greatest"),
    ):
        for link in linked.related(relation):
            if {name for _, name in link.members} == members:
                value, end = (linked.claims[link.ids(role)[0]] for role in ("value", "end"))
                stated = level_of(value).nominal
                outermost = _outermost(level_of(end), relation, word, stated)
                if outermost is None or not (stated > outermost if word == "more" else stated < outermost):
                    continue
                limit = write_level(end) if level_of(end).core.is_point else write_limit(end, outermost)
                side = "at most" if word == "more" else "at least"
                return Explanation(
                    f"[{value.id}] lies beyond the {end_word} of its series, [{end.id}]",
                    (f"{write_level(value)} is {word} than {limit}, the {end_word}",),
                    (f"[{value.id}] would have to be {side} {limit}",),
                )
    return None


def _outermost(end: Quantity, relation: str, word: str, stated: Fraction) -> Fraction | None:
    """The end of a series on the side where a value may lie beyond it; for what no figure passes, the number that is written."""
    if relation in ("over-floor", "under-ceiling"):
        return end.nominal
    allowed = end.core if stated in end.support else end.support
    return allowed.high if word == "more" else allowed.low


RULE = Rule(
    name=NAME,
    family="counts",
    summary="an average or an extreme that lies outside the range of its own series",
    rationale="""
It reads limits too: where `none weighed less than 12 ounces`, the average is no less, and neither is the lightest.

An average lies between the least and the greatest, and the largest fish of a catch is no longer than the range given for the catch.

Figures are taken for one series only where they share unit and noun, stand near each other and speak of the same time. The state's average
beside the town's classes, last year's record beside this year's, and figures in quotations are left alone.
""",
    constraints=state,
    explain=explain,
    examples=(
        Bad(
            "The lots sold at prices that ranged from $210 to [[$940]]. The average price was [[$1,120]], the auctioneer said.",
            explains="$1,120 is more than $940",
        ),
        Bad(
            "The smallest class has 15 pupils. The largest, at the Mill School, has [[28]]. The average class has [[33]] pupils.",
            explains="33 is more than 28",
        ),
        Bad(
            "The crew measured 40 pike, ranging in length from 22 to [[41 inches]]. The largest pike was [[47 inches]] long.",
            explains="47 inches is more than 41 inches",
        ),
        Bad(
            "None of the wells is deeper than [[300 feet]]. The deepest, at the Hart farm, goes down [[410 feet]].",
            explains="410 feet is more than 300 feet",
        ),
        Bad(
            "No stall took in less than [[$400]] on Saturday. The average, the treasurer said Sunday, was [[$310]].",
            explains="$310 is less than $400",
        ),
        Bad(
            "Applicants waited anywhere from [[two to six weeks]]. The longest wait, that of a sailor, was [[nine weeks]].",
            explains="9 weeks is more than",
        ),
        Bad(
            "The lots sold at prices that ran from $30 to [[$2,100]]. The top lot, a globe of 1790, went to a dealer for [[$2,900]].",
            explains="$2,900 is more than $2,100",
        ),
        Bad(
            "Offers for the mill went from $184,000 to [[$231,000]]. The average offer was [[$245,000]].",
            explains="$245,000 is more than $231,000",
        ),
        Bad(
            "Six growers sent bids, and their prices ranged from $3,100 to [[$5,400]]. The co-op took Orr Farm's bid of [[$5,900]].",
            explains="$5,900 is more than",
        ),
        Bad(
            "The ducks weighed between two and [[six pounds]]. One of the ducks weighed [[nine pounds]].",
            explains="9 pounds is more than",
        ),
        Bad(
            "The judges fined the clubs between $300 and [[$2,000]]. The Otters were fined [[$2,900]].",
            explains="$2,900 is more than",
        ),
        Bad(
            "The barges will have from four to [[nine]] decks. One of the barges will have [[12]] decks.",
            explains="12 is more than 9",
        ),
        Bad(
            "At [[$2,300]], the average rent is out of reach for nurses. The cottages rent for $700 to [[$1,900]] a month.",
            explains="$2,300 is more than",
        ),
        Good("The ducks weighed between two and six pounds. One of the geese weighed nine pounds.", why="geese are no ducks"),
        Good("The judges fined the clubs between $300 and $2,000. Last year the Otters were fined $2,900.", why="another year"),
        Good("The deepest drift in Orr County was 18 inches. A drift in Lund County measured 25 inches.", why="another county"),
        Good("Tickets cost $20 to $45. A ticket for the gala costs $150.", why="a ticket of its own kind"),
        Good("The three candidates raised between $1 million and $3 million. Mr. Orr's party raised $5 million.", why="no candidate"),
        Good("The largest class has 28 pupils. The state average class has 33 pupils.", why="another series"),
        Good(
            "None of the wells is deeper than 300 feet. The deepest well in the next county goes down 410 feet.",
            why="a well of another series",
        ),
        Good("Applicants waited two to six weeks. The longest wait in 2019 was nine weeks.", why="another year"),
        Good(
            "The boat unit, the maker's largest, brought in $215 million. It foresees profits that range from $2.10 to $2.35 a share.",
            why="the largest looks back, and a sum is no rate",
        ),
        Good("The largest of nine wards has 8,800 people. The median age there is 41.", why="nine is how many there are"),
        Good("Fees start at $40 an hour. The average bill was $25.", why="an hour's fee is no bill"),
        Good(
            "By age, 20 percent are under 18 and 15 percent are 65 or older. The median age is 41.",
            why="classes of ages, and no range",
        ),
        Good("The lots sold at prices that ranged from $210 to $940. The average price was $515.", why="it lies between"),
        Good(
            "The largest class has 28 pupils. In 1990 the average class had 33 pupils.",
            why="another year",
        ),
        Good(
            "The crew measured 40 pike, ranging in length from 22 to 41 inches. The largest pike on record was 52 inches long.",
            why="of all time",
        ),
    ),
)
