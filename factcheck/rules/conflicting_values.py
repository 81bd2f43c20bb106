"""One count has one value."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.claims.claim import Claim
from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.date import DurationClaim
from factcheck.claims.dates.lengths import days_of
from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.link import Link, LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import counts_in, relations_of, write_amount, write_claim

NAME = "conflicting-values"


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """Two values of one count are equal. Where one of them is a bound, the rule bound-violated says so."""
    for link in linked.related("same"):
        first, second = counts_in(link.ids("value"), linked)
        if "<" in (first.count.bound, second.count.bound) or ">" in (first.count.bound, second.count.bound):
            continue
        origin = Origin((first.id, second.id), NAME, link.licence, link.inferred)
        yield linear({first.id: 1, second.id: -1}, Interval.exactly(0), origin, level="support")
    known = {frozenset(link.ids("value")) for link in linked.related("same")}
    for link in linked.related("restated"):
        if frozenset(link.ids("value")) not in known:
            yield from _state_restated(link, linked)


def _state_restated(link: Link, linked: LinkedClaims) -> Iterator[Constraint]:
    """Two values of one length, share or size are equal; lengths have a variable of their own, in days."""
    first, second = (linked.claims[name] for name in link.ids("value"))
    origin = Origin((first.id, second.id), NAME, link.licence, link.inferred)
    terms: list[str] = []
    for claim in (first, second):
        if isinstance(claim, DurationClaim):
            allowed = days_of(claim.length)
            if allowed is None:
                return
            yield linear({f"{claim.id}.length": 1}, allowed, Origin((claim.id,)), level="support")
            terms.append(f"{claim.id}.length")
        else:
            terms.append(claim.id)
    yield linear({terms[0]: 1, terms[1]: -1}, Interval.exactly(0), origin, level="support")


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The two values; a slip of magnitude is named as such."""
    relations = relations_of(constraints, NAME)
    if len(relations) != 1:
        return None
    if len(relations[0].origin.claims) != 2:
        return None
    first, second = (linked.claims[name] for name in relations[0].origin.claims)
    message = f"[{first.id}] and [{second.id}] are two values of one count"
    step = f"{_write(first, linked)} is not {_write(second, linked)}"
    slip = _slip_of_magnitude(first, second)
    if slip:
        message += f": {slip}"
    return Explanation(
        message,
        (step,),
        (f"[{second.id}] would have to be {_write(first, linked)}", f"[{first.id}] would have to be {_write(second, linked)}"),
    )


def _write(claim: Claim, linked: LinkedClaims) -> str:
    """A count, a share or a length as the draft means it; a length in its own words."""
    if isinstance(claim, ShareClaim):
        return write_amount(claim.share.nominal, claim.share.unit)
    own_words = isinstance(claim, DurationClaim) or (isinstance(claim, CountClaim) and claim.count.unit == "figure")
    if own_words and claim.span is not None and linked.reading is not None:
        return claim.span.text_of(linked.reading.text)
    return write_claim(claim)


def _slip_of_magnitude(first: Claim, second: Claim) -> str:
    """What the two have in common when only the power of ten differs: a wrong magnitude word, or a zero too many."""
    if not isinstance(first, CountClaim) or not isinstance(second, CountClaim):
        return ""
    if not first.count.nominal or not second.count.nominal:
        return ""
    ratio = Fraction(max(first.count.nominal, second.count.nominal), min(first.count.nominal, second.count.nominal))
    for power in range(1, 10):
        if ratio == 10**power:
            return f"the same digits, {10**power:,} times apart, so that one has the wrong magnitude"
    return ""


RULE = Rule(
    name=NAME,
    family="counts",
    summary="one count is given two values",
    rationale="""
A count that is introduced with one number and taken up with another (`the 17 people injured`, after 14 were) is the slip that readers
notice first. A difference of a power of ten is named as what it is: million for billion, or a zero too many.

It reads lengths, sizes and shares too, where a noun carries them: `the 19-year sentence` takes up `sentenced to nine years`, and `the 21
percent rise in the fee` takes up `raise the fee by 12 percent`.

It takes two numbers for one count only where the draft says that they are: a definite article with the same noun and the same event,
`all 14 of the injured`, `in all`; and the headline over the first sentence. It leaves alone tolls that rise or are revised, figures of
other sources, subgroups, other places and periods, rounded figures beside exact ones, and loose numbers in quotations.
""",
    constraints=state,
    explain=explain,
    examples=(
        Bad(
            "The derailment injured [[14]] people in the town center. None of the [[17]] people injured is in danger, doctors said.",
            explains="14 is not 17",
        ),
        Bad(
            "Tarn Shipping is to pay [[$1.7 billion]] in stock for the dockyard. A third of the [[$1.7 million]] price is due in May.",
            explains="the wrong magnitude",
        ),
        Bad(
            "In the cellar were [[two dozen barrels]]. By noon, the [[36 barrels]] from the cellar had been sold.",
            explains="24 barrels is not 36 barrels",
        ),
        Bad(
            "Nora Feld was sentenced on Friday to [[nine years]] in prison. The [[19-year]] sentence surprised even the prosecutor.",
            explains="nine years is not 19-year",
        ),
        Bad(
            "The council voted to raise the parking fee by [[12 percent]]. Shop owners spoke against the [[21 percent]] rise in the fee.",
            explains="12 percent is not 21 percent",
        ),
        Bad(
            "A [[40-foot]] sailboat ran aground off Perrin Point. The [[14-foot]] sailboat was towed in on Sunday.",
            explains="40 feet is not 14 feet",
        ),
        Bad(
            "The clip was viewed [[30 million]] times in May. Those [[30 thousand]] views made its maker rich.",
            explains="the same digits, 1,000 times apart",
        ),
        Bad(
            "The fire killed [[41]] goats. The dead animals, [[14]] of them, were buried in a field.",
            explains="41 is not 14",
        ),
        Bad(
            "The clinic has [[36]] beds. Inspectors found the [[63]]-bed clinic clean.",
            explains="36 is not 63",
        ),
        Bad(
            "The town paid Ms. Orr [[$2.4 million]] on Friday. Her lawyer called the [[six-figure]] settlement fair.",
            explains="six-figure",
        ),
        Bad(
            "The derailment left [[23]] riders injured. None of the [[32]] injured is in danger, doctors said.",
            explains="",
        ),
        Bad(
            "[[Dozens]] of looms were smashed. The sheriff put the number of looms smashed at [[nine]].",
            explains="is not 9",
        ),
        Good("Dozens of people were hurt. The number of children hurt was nine.", why="those of a kind"),
        Good("Hundreds of people attended the hearing. In all, 60 people spoke.", why="those who spoke"),
        Bad(
            "The blaze left [[12]] people injured. It began at noon. The [[15]] injured workers are all at home.",
            explains="",
        ),
        Bad(
            "He painted [[23]] portraits of Queen Orla. None of the [[26]] Orla portraits was ever sold.",
            explains="",
        ),
        Good("She has now vetoed seven bills. Of the six bills that she had vetoed earlier, two were on water.", why="one more since then"),
        Good("The blaze left 12 people injured. The five injured workers are all at home.", why="workers are a part of the people"),
        Good(
            "The storm injured 14 people, police said. The nine injured at the school are stable.",
            why="those of the injured who were at the school",
        ),
        Good(
            "The blast killed 14 people. By Monday three more had died. The 17 dead were buried on Friday.",
            why="the dead grow in number",
        ),
        Good(
            "The author gets $210,000, or 6 percent of the $3.5 million advance.",
            why="a share and its whole",
        ),
        Good(
            "The town will pay $1.2 million to the widow. It exceeds the $2.1 million award of 2015 only in name.",
            why="another award, to compare with",
        ),
        Good(
            "He was convicted of eight counts of forgery and acquitted on two other counts. The 12 counts were read aloud.",
            why="other counts are among the 12",
        ),
        Good(
            "The port lost two pilots in May. Nobody knows which of the 51 pilots will stay.",
            why="two and 51 are too far apart to be one count",
        ),
        Good(
            "The storm injured 14 people. By Tuesday the number of people injured had risen to 17.",
            why="the number rose",
        ),
        Good(
            "The derailment injured 14 people, the railway said. The fire service put the number at 17.",
            why="two sources",
        ),
        Good(
            "About 1,600 soldiers crossed the river in all. The 1,037 soldiers who crossed on Monday were the largest group.",
            why="those of one day",
        ),
        Good(
            "Nora Feld was sentenced on Friday to nine years in prison. Her partner's 19-year sentence is under appeal.",
            why="the sentence of another",
        ),
        Good(
            "The council voted to raise the parking fee by 12 percent. The 21 percent rise in rents was not discussed.",
            why="a rise in something else",
        ),
        Good(
            "A 40-foot sailboat ran aground off Perrin Point. The other, a 14-foot sailboat, was towed in on Sunday.",
            why="two boats",
        ),
        Good(
            "She won $4,000, or 2 percent of the $200,000 purse. The top two finishers will race again.",
            why="a part and its whole; the end of a row",
        ),
        Good(
            "The jackpot has reached $900 million. The record is the $1.6 billion jackpot shared in January 2016.",
            why="another year's",
        ),
        Good("The clinic has 36 beds. A 63-bed wing is planned.", why="another part"),
        Good("The town's budget is $40 million. The $12 million budget for roads is new.", why="a budget for one purpose"),
        Good("The mill employs thousands of people. The 300 people it employs in Lund are safe.", why="those of one place"),
        Good(
            "Doctors followed 1,240 patients. Of the 620 patients given the drug, 40 fell ill, and of the 620 given a placebo, 61.",
            why="the halves of the whole",
        ),
    ),
)
