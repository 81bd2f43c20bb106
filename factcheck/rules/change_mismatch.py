"""What was, and what it changed by, make what it became."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.counts.change_words import change_words, fold_of
from factcheck.links.link import Link, LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import join_words, relations_of, write_amount, write_claim, write_number
from factcheck.values import Quantity

NAME = "change-mismatch"
# The step from which figures are taken to be rounded for the reader.
_SCALE: Final = 100_000
_MILLION: Final = 10**6
_FINE: Final = 1000
_MAGNITUDES: Final = (10**12, 10**9, 10**6)
# How far from the factor itself "doubled" and its like are used.
_LOOSE: Final = (Fraction(17, 20), Fraction(23, 20))


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """After is before, with the change added or taken away, in units or as a share of what was before."""
    for relation, sign in (("rise", 1), ("fall", -1)):
        for link in linked.related(relation):
            before, after, change = (linked.claims[link.ids(role)[0]] for role in ("before", "after", "change"))
            origin = linked.origin(link, NAME)
            if isinstance(change, ShareClaim) and isinstance(before, CountClaim) and isinstance(after, CountClaim):
                yield from _state_share(before, after, change, sign, origin)
            else:
                # Each of three rounded percentages may be half a unit off, the difference of two a whole one.
                slack = change.share.step / 2 if isinstance(change, ShareClaim) else Fraction(0)
                if isinstance(change, CountClaim) and isinstance(before, ShareClaim):
                    slack = change.count.step / 2
                elif isinstance(change, CountClaim) and isinstance(before, CountClaim) and isinstance(after, CountClaim):
                    slack = _left_by_states(before.count, after.count, change.count)
                weight = Fraction(1, 100) if _is_in_cents(change, before, after) else Fraction(1)
                yield linear({after.id: 1, before.id: -1, change.id: -sign * weight}, Interval.of(-slack, slack), origin)
    for link in linked.related("multiple"):
        before, after = (linked.claims[link.ids(role)[0]] for role in ("before", "after"))
        least, most = _factors(link, linked)
        origin = linked.origin(link, NAME)
        yield linear({after.id: 1, before.id: -least}, Interval.at_least(0), origin)
        if most is not None:
            yield linear({after.id: 1, before.id: -most}, Interval.at_most(0), origin)
    yield from _state_steps(linked)
    for link in linked.related("left"):
        moves = {**dict.fromkeys(link.ids("loss"), 1), **dict.fromkeys(link.ids("gain"), -1)}
        yield linear({link.ids("before")[0]: -1, **moves, link.ids("after")[0]: 1}, Interval.exactly(0), linked.origin(link, NAME))


def _state_share(before: CountClaim, after: CountClaim, change: ShareClaim, sign: int, origin: Origin) -> Iterator[Constraint]:
    """After is before by a factor between those of the least and the greatest share; "by over 7 percent" has no greatest."""
    least, most = (change.ratio.low, change.ratio.high) if sign > 0 else (change.ratio.high, change.ratio.low)
    if change.share.unit == "%" and change.share.step < 1 and least is not None and most is not None:
        cut = sign * change.share.step / 200  # 29.56 percent is cut to 29.5, or rounded
        least, most = least - cut, most + cut
    slack = _rounding(before, after)
    if least is not None:
        low = 1 + sign * least
        yield linear({after.id: 1, before.id: -low}, Interval.at_least(-slack * (1 + low)), origin)
    if most is not None:
        high = 1 + sign * most
        yield linear({after.id: 1, before.id: -high}, Interval.at_most(slack * (1 + high)), origin)


def _is_in_cents(change: Claim, before: Claim, after: Claim) -> bool:
    """Whether a change is told in cents of what has another unit: "rose 50 cents, to $4"; not "five cents, to 73 cents from 68"."""
    units = [claim.count.unit if isinstance(claim, CountClaim) else "" for claim in (change, before, after)]
    return units[0] == "cent" and "cent" not in units[1:]


def _state_steps(linked: LinkedClaims) -> Iterator[Constraint]:
    """The change is the share of what the price was, which is what it is less the change."""
    for relation, sign in (("step up", 1), ("step down", -1)):
        for link in linked.related(relation):
            change, share, after = (linked.claims[link.ids(role)[0]] for role in ("change", "share", "after"))
            if not isinstance(share, ShareClaim) or not isinstance(change, CountClaim):
                continue
            slack, origin = change.count.step / 2, linked.origin(link, NAME)
            if share.ratio.low is not None and share.ratio.high is not None:
                low, high = share.ratio.low, share.ratio.high
                yield linear({change.id: 1 + sign * low, after.id: -low}, Interval.at_least(-slack), origin)
                yield linear({change.id: 1 + sign * high, after.id: -high}, Interval.at_most(slack), origin)


def _left_by_states(before: Quantity, after: Quantity, change: Quantity) -> Fraction:
    """How far a change may lie from that of two rounded states, where it is told more finely: "fell $205.7 million, to $2.01 billion"."""
    rounded = min(before.nominal, after.nominal) >= _MILLION and min(before.step, after.step) >= _FINE
    return (before.step + after.step) / 2 if rounded and change.step < min(before.step, after.step) else Fraction(0)


def _rounding(before: CountClaim, after: CountClaim) -> Fraction:
    """How far what is in the millions or more may lie from the figure whose change in percent was worked out: "$10.8 billion".

    Both are taken to be written as finely as the finer one: "$60 million" beside "$66 million" is not $55 million. Nor is it beside
    "$50 million": whoever writes tens of millions counts in millions.
    """
    step = min(_written_step(before.count), _written_step(after.count))
    millions = min(before.count.nominal, after.count.nominal) >= _MILLION  # "3.33 million barrels"
    return step / 2 if step >= (_FINE if millions else _SCALE) else Fraction(0)


def _written_step(count: Quantity) -> Fraction:
    """The weight of the last digit that a figure is written to, of two at least where it is tens of a magnitude word or more."""
    magnitude = next((size for size in _MAGNITUDES if count.nominal >= 10 * size), None)
    if magnitude is None or count.step < magnitude:
        return count.step
    tens = Fraction(10)
    while tens * 10 <= count.nominal:
        tens *= 10
    return min(count.step, max(tens / 10, Fraction(magnitude)))


def _factors(link: Link, linked: LinkedClaims) -> tuple[Fraction, Fraction | None]:
    """The least and the greatest factor that the words with their qualifier allow."""
    words = link.licence[0].text_of(linked.draft.text).lower().split() if linked.draft is not None else []
    told = [value for word, value in change_words("V").items() for said in words if abs(value) != 1 and said.startswith(word[:-1])]
    fold = None if told else fold_of(words)
    factor = told[0] if told else fold if fold is not None else Fraction(1)
    if words == ["in", "half"]:
        factor = Fraction(1, 2)
    if fold is not None and {"less", "fewer"} & set(words):
        return Fraction(0), factor
    if "than" in words or "over" in words or "least" in words:
        return (factor, None) if factor >= 1 or fold is not None else (Fraction(0), factor)
    low, high = factor * _LOOSE[0], factor * _LOOSE[1]
    if "nearly" in words or "almost" in words:
        return factor * Fraction(3, 4), factor * Fraction(21, 20)
    return low, high


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The change that the two states make, and the one stated."""
    relations = relations_of(constraints, NAME)
    if len(relations) != 1:
        return None
    ids = set(relations[0].origin.claims)
    for relation in ("rise", "fall", "multiple", "left"):
        for link in linked.related(relation):
            if {name for _, name in link.members} == ids:
                return _explain_link(link, linked)
    for relation, sign in (("step up", 1), ("step down", -1)):
        for link in linked.related(relation):
            if {name for _, name in link.members} == ids:
                return _explain_step(link, sign, linked)
    return None


def _explain_step(link: Link, sign: int, linked: LinkedClaims) -> Explanation | None:
    """What the price was, and what share of it the change is."""
    change, share, after = (linked.claims[link.ids(role)[0]] for role in ("change", "share", "after"))
    was = _nominal(after) - sign * _nominal(change)
    if not was:
        return None
    actual = f"{write_number(round(_nominal(change) / was * 100, 1))} percent"
    return Explanation(
        f"[{change.id}] to [{after.id}] is not [{share.id}]",
        (f"{write_claim(change)} of {write_amount(was, _unit_of(after))} is {actual}, not {_write(share)}",),
        (f"[{share.id}] would have to be {actual}",),
    )


def _unit_of(claim: Claim) -> str:
    return claim.count.unit if isinstance(claim, CountClaim) else ""


def _explain_link(link: Link, linked: LinkedClaims) -> Explanation | None:
    before, after = (linked.claims[link.ids(role)[0]] for role in ("before", "after"))
    was, became = _nominal(before), _nominal(after)
    if link.relation == "left":
        losses, gains = ([linked.claims[name] for name in link.ids(role)] for role in ("loss", "gain"))
        left = was - sum(_nominal(loss) for loss in losses) + sum(_nominal(gain) for gain in gains)
        made = write_amount(left, before.count.unit if isinstance(before, CountClaim) else "")
        terms = "".join(f" - {write_claim(loss)}" for loss in losses) + "".join(f" + {write_claim(gain)}" for gain in gains)
        step = f"{write_claim(before)}{terms} = {made}, not {write_claim(after)}"
        moves = " and ".join(
            f"{word} {join_words([f'[{move.id}]' for move in found])}" for word, found in (("less", losses), ("with", gains)) if found
        )
        return Explanation(f"[{before.id}] {moves} is not [{after.id}]", (step,), (f"[{after.id}] would have to be {made}",))
    if not was:
        return None
    if link.relation == "multiple":
        step = f"{write_claim(after)} is {write_number(round(became / was, 2))} times {write_claim(before)}"
        return Explanation(f"from [{before.id}] to [{after.id}] is another factor", (step,))
    change = linked.claims[link.ids("change")[0]]
    unit = change.share.unit if isinstance(change, ShareClaim) else ""
    verb = "rise" if became >= was else "fall"
    if isinstance(change, ShareClaim) and unit != "percentage point":
        actual = abs(round((became - was) / was * 100, 1))
        made = f"a {verb} of {write_number(actual)} percent"
        stated = write_amount(change.share.nominal, "%") if unit == "%" else f"[{change.id}]"
        fix = f"{write_number(actual)} percent"
    else:
        in_cents = _is_in_cents(change, before, after)
        fix = write_amount(
            abs(became - was) * (100 if in_cents else 1), unit or (change.count.unit if isinstance(change, CountClaim) else "")
        )
        made, stated = (
            f"a {verb} of {fix}",
            write_amount(_nominal(change), unit or (change.count.unit if isinstance(change, CountClaim) else "")),
        )
    wrong_way = " the other way" if (became >= was) != (link.relation == "rise") else ""
    return Explanation(
        f"from [{before.id}] to [{after.id}] is not a {link.relation} of [{change.id}]",
        (f"from {_write(before)} to {_write(after)} is {made}, not {stated}{wrong_way}",),
        (f"[{change.id}] would have to be {fix}",),
    )


def _nominal(claim: Claim) -> Fraction:
    if isinstance(claim, CountClaim):
        return claim.count.nominal
    return claim.share.nominal if isinstance(claim, ShareClaim) else Fraction(0)


def _write(claim: Claim) -> str:
    return write_amount(claim.share.nominal, claim.share.unit) if isinstance(claim, ShareClaim) else write_claim(claim)


RULE = Rule(
    name=NAME,
    family="counts",
    summary="a rise or a fall that the figures before and after do not make",
    rationale="""
`Rose 10 percent to 250 from 200` gives the same change twice, and only one of the two can be right. Percentages count to their written
precision; `doubled` and its like are taken loosely, as they are used.

All three figures must stand side by side in one sentence, or the draft must say who began, who left and who remains. `Three times more
than` means two things and is never decided. Changes of percentages are compared only in percentage points.
""",
    constraints=state,
    explain=explain,
    slips="inferred",
    examples=(
        Bad(
            "Bike thefts rose [[15 percent]] to [[180]] last year from [[120]] in 2019, the union said.",
            explains="from 120 to 180 is a rise of 50 percent, not 15 percent",
        ),
        Bad("The budget is [[$66 million]], up [[20 percent]] from [[$60 million]].", explains="10 percent, not 20 percent"),
        Bad(
            "The choir began the year with [[80]] singers. It lost [[20]] over the summer. The [[50]] singers who remain will vote.",
            explains="80 - 20 = 60, not 50",
        ),
        Bad("Calls to the line tripled, to [[80]] from [[40]].", explains="80 is 2 times 40"),
        Bad("Calls to the line fell by [[half]] over the winter, dropping from [[960]] to [[320]].", explains="a fall of 66.7 percent"),
        Bad(
            "A pass will cost [[$15]], up from [[$12]], the board said. The [[35 percent]] increase is the first since 2011.",
            explains="a rise of 25 percent, not 35",
        ),
        Bad("The fee went from [[$40]] to [[$50]], [[35 percent]] more.", explains="a rise of 25 percent"),
        Bad("Its debt rose by [[a third]], to [[$75 million]] from [[$60 million]].", explains="25 percent"),
        Bad("Shares of the brewer fell [[$4]], or [[20 percent]], to [[$36]].", explains="$4 of $40 is 10 percent, not 20 percent"),
        Bad("The herd, which numbered [[150]] in 2020, has grown by [[60]], to [[220]].", explains="a rise of 70, not 60"),
        Bad("The council cut the fee in half, from [[$90]] to [[$55]].", explains="0.61 times"),
        Bad(
            "Revenue was [[$250 million]], compared with [[$200 million]] in 2023, a [[35 percent]] increase.",
            explains="25 percent, not 35",
        ),
        Bad("The town had [[2,450]] people in 2010 and [[3,110]] in 2020, an increase of [[37 percent]].", explains="26.9 percent"),
        Bad("The board raised the fee by [[$30]], to [[$140]] from [[$100]].", explains="a rise of $40"),
        Bad("The pond stood at [[52 feet]] in May. It has dropped [[9 feet]] since then, to [[33 feet]].", explains="a fall of 19"),
        Bad("The stock, which closed at [[$40]] on Monday, lost [[$6]] on Tuesday to end at [[$44]].", explains="a rise of $4"),
        Bad(
            "In 2015 it had [[820]] pupils. It has two gyms. Since then it has lost [[130]] pupils, and the [[590]] it has left share "
            "a bus.",
            explains="820 - 130 = 690, not 590",
        ),
        Bad(
            "In January the railway had [[870]] clerks. In May it laid off [[120]] of them. A strike, in August, cost [[90]] more their "
            "jobs. The railway, which sold two trams, ends the year with a staff of [[760]].",
            explains="870 - 120 - 90 = 660, not 760",
        ),
        Bad(
            "The pool will cut its day pass to [[$7.50]] from [[$9]], a savings of [[$2.50]].",
            explains="is a fall of $1.50",
        ),
        Bad(
            "The fair took in [[$86,000]] and spent [[$61,000]], ending with a surplus of [[$35,000]].",
            explains="$86,000 - $61,000 = $25,000, not $35,000",
        ),
        Bad(
            "A pass will cost [[$420]] next winter, [[$60]] more than this winter's [[$340]].",
            explains="from $340 to $420 is a rise of $80, not $60",
        ),
        Bad(
            "It let in [[214,000]] people last year. The year before, [[189,000]] came. The [[35,000]] extra people bought pretzels.",
            explains="from 189,000 to 214,000 is a rise of 25,000",
        ),
        Good(
            "The firm had sales of $9 million, costs of $26 million for a new plant and a profit of $2 million.", why="costs of one thing"
        ),
        Good("Revenue was $9 million. Costs were $6 million. The profit was $2.2 million after taxes.", why="taxes come between"),
        Good("The fair took in $80,000 and spent $50,000 on rides and $10,000 on tents, for a surplus of $20,000.", why="two expenses"),
        Good("Sales rose to $9 million from $7 million, for a profit of $1.1 million.", why="a profit is no difference of sales"),
        Good("Bike thefts rose 50 percent to 180 last year from 120 in 2019. Car thefts fell 15 percent.", why="another series"),
        Good("Calls to the line more than doubled, to 90 from 40.", why="2.25 times is more than double"),
        Good("Turnout rose 3 points to 44 percent from 41 percent.", why="points, and they fit"),
        Good("A pass will cost $15, up from $12. The 10 percent increase in tolls is another matter.", why="an increase in tolls"),
        Good("The fee went from $40 to $50, 35 percent more than in Dorn.", why="compared with another town"),
        Good("Its crew is now 14 sailors, down from 17, and it has a top speed of 9.5 knots.", why="another figure"),
        Good("The price rose to $5 from $4, and the 10 percent increase in wages did not help.", why="an increase in wages"),
        Good("Fires fell to 90 from 120, while floods rose by 10 percent.", why="floods rose"),
        Good("The price fell to $60 from $80 on Monday and by 10 percent more on Tuesday.", why="another fall"),
        Good("The population, which was 900 in 2010, has grown by 40 since 2015, to 960.", why="since another year"),
        Good("The creek rose 4 feet, to 18 feet, after rising 2 feet on Sunday from 12.", why="two rises"),
        Good("Shares fell $2, or 5 percent, to $38 in Dorn and were at $37.50 after hours.", why="it fits"),
        Good("In 2015 the school had 820 pupils. Since then it has lost 130 to a charter. It now has 745.", why="others came"),
        Good("The pond stood at 52 feet in May. The creek has dropped 9 feet since then, to 3 feet.", why="another water"),
        Good("Rents rose 15 percent to 180 crowns, after a rise from 120 crowns a decade ago.", why="two changes"),
        Good("Sales rose 12 percent to about $3 billion from $2.7 billion.", why="rounded figures meet"),
    ),
)
