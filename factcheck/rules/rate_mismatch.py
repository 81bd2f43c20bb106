"""So many each, times how many there are, is the total."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.date import ClockClaim, DurationClaim
from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.counts.length_conversions import length_in_units
from factcheck.links.counts.rate_totals import cents_in, unit_seconds
from factcheck.links.link import Link, LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import counts_in, relations_of, write_amount
from factcheck.values import Quantity

NAME = "rate-mismatch"
_DAY: Final = 86400
# The step of "2.7 million", and of whatever else is written with a magnitude and a decimal.
_MAGNITUDE: Final = 100_000
# "750,000 shares for $1 million, or $1.35 a share": one part in so many is lost to a round total.
_SMALL: Final = 40
_MONTHS: Final = {"month": 1, "year": 12}
# The share of days on which people work.
_WORKING: Final = Fraction(5, 7)
# How often a unit of time goes into a longer one, where it may be working days that are meant, or a month of four weeks.
_OFTEN: Final = {
    ("day", "week"): (5, 7), ("night", "week"): (5, 7), ("day", "month"): (20, 31), ("night", "month"): (20, 31),
    ("day", "year"): (200, 366), ("night", "year"): (200, 366), ("week", "month"): (4, 5), ("week", "year"): (48, 53),
    ("month", "year"): (12, 12),
}  # fmt: skip


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """The total is at least the least rate times the units, and at most the greatest."""
    for link in linked.related("rate"):
        rate, units, total = counts_in(tuple(link.ids(role)[0] for role in ("rate", "units", "total")), linked)
        if _meets_rounded(rate.count, units.count, total.count, cents_in(rate.count.unit, total.count.unit)):
            continue
        ids = linked.in_order((rate.id, units.id, total.id))
        origin = Origin(ids, NAME, link.licence, link.inferred)
        # What one digit alone keeps from fitting was written to that digit.
        allowed = rate.count.core if link.inferred else rate.count.support
        if rate.count.step < 1:
            # "$25.67, or $1.60 a pound": a rate in cents is worked out, and rounded to one.
            allowed = allowed + Interval.of(-rate.count.step / 2, rate.count.step / 2)
        low, high = allowed.low, allowed.high
        cents = cents_in(rate.count.unit, total.count.unit)
        if low is not None:
            yield linear({total.id: cents, units.id: -low}, Interval.at_least(0), origin)
        if high is not None:
            yield linear({total.id: cents, units.id: -high}, Interval.at_most(0), origin)
    for link in linked.related("area"):
        first, second, area = counts_in((*link.ids("side"), *link.ids("area")), linked)
        origin = Origin(linked.in_order((first.id, second.id, area.id)), NAME, link.licence, link.inferred)
        least, most = first.count.support.low, first.count.support.high
        if least is not None and most is not None:
            yield linear({area.id: 1, second.id: -least}, Interval.at_least(0), origin)
            yield linear({area.id: 1, second.id: -most}, Interval.at_most(0), origin)
    for link in linked.related("capacity"):
        rate, units, total = counts_in(tuple(link.ids(role)[0] for role in ("rate", "units", "total")), linked)
        most = rate.count.support.high
        if most is not None:
            origin = Origin(linked.in_order((rate.id, units.id, total.id)), NAME, link.licence, link.inferred)
            yield linear({total.id: 1, units.id: -most}, Interval.at_most(0), origin)
    yield from _state_paces(linked)


def _meets_rounded(rate: Quantity, units: Quantity, total: Quantity, cents: int) -> bool:
    """Whether a product is the total but for the digits that neither writes: "2.7 million shares at $3.625, or $9.9 million"."""
    rates, counts = _rounded(rate), _rounded(units)
    reach = total.nominal * cents
    half = min(total.step * cents / 2, reach / _SMALL) if total.step >= _MAGNITUDE else 0
    return rates[0] * counts[0] <= reach + half and rates[1] * counts[1] >= reach - half


def _rounded(quantity: Quantity) -> tuple[Fraction, Fraction]:
    """The least and the most of a number, with half of its last digit where a magnitude word shows that there were more of them."""
    half = quantity.step / 2 if quantity.step >= _MAGNITUDE and quantity.nominal % (10 * quantity.step) else Fraction(0)
    return quantity.nominal - half, quantity.nominal + half


def _state_paces(linked: LinkedClaims) -> Iterator[Constraint]:
    """The total is the rate times how often its unit of time goes into the time."""
    for link in linked.related("pace"):
        per = _factor(link, linked)
        if per is None:
            continue
        rate, total = link.members[0][1], link.members[-1][1]
        origin = linked.origin(link, NAME)
        assert per.low is not None
        assert per.high is not None
        cents = _cents(linked, rate, total)
        yield linear({total: cents, rate: -per.low}, Interval.at_least(0), origin)
        yield linear({total: cents, rate: -per.high}, Interval.at_most(0), origin)


def _cents(linked: LinkedClaims, rate: str, total: str) -> int:
    """How many of the unit of the rate make one of the unit of the total."""
    first, second = counts_in((rate, total), linked)
    return cents_in(first.count.unit, second.count.unit)


def _factor(link: Link, linked: LinkedClaims) -> Interval | None:
    """How often the unit of the rate goes into the time, or into the unit of the total."""
    seconds = unit_seconds()
    unit = seconds.get(link.members[0][0].removeprefix("rate:"), 1)
    last = link.members[-1][0]
    first = link.members[0][0].removeprefix("rate:")
    if last.startswith("total:"):
        longer = last.removeprefix("total:")
        loose = _OFTEN.get((first, longer))
        return (
            Interval.of(*loose)
            if loose is not None
            else Interval.exactly(Fraction(seconds[longer], unit))
            if {first, longer} <= seconds.keys()
            else None
        )
    for role, _ in link.members:
        if role.startswith("times:"):  # "five days a week"
            return Interval.exactly(int(role.removeprefix("times:")))
    for name in link.ids("time"):
        claim = linked.claims[name]
        if first in _MONTHS and isinstance(claim, DurationClaim):  # "$300 a month for two years"
            exact = length_in_units(claim)
            return Interval.exactly(exact[1] / _MONTHS[first]) if exact is not None and exact[0] == "month" else None
        if isinstance(claim, DurationClaim) and claim.length.bound == ">":  # "Over 12 hours, it moved ...": as long as that
            exact = length_in_units(claim)
            return Interval.exactly(exact[1] / unit) if exact is not None and exact[0] == "second" else None
        length = claim.length.length if isinstance(claim, DurationClaim) else None
        if first in ("day", "night") and isinstance(claim, DurationClaim) and claim.length.granularity in ("week", "month", "year"):
            if length is None or length.low is None or length.high is None:
                return None
            return Interval.of(length.low * _WORKING, length.high)  # "earns $120 a day. In a week she earns $600"
        return length.scale(Fraction(_DAY, unit)) if length is not None and length.low is not None and length.high is not None else None
    clocks = [linked.claims[link.ids(role)[0]] for role in ("start", "end")]
    minutes = [claim.when.minutes.low for claim in clocks if isinstance(claim, ClockClaim) and claim.when.minutes is not None]
    if len(minutes) != 2 or minutes[0] is None or minutes[1] is None:
        return None
    return Interval.exactly((minutes[1] - minutes[0]) * Fraction(60, unit))


def _explain_pace(link: Link, linked: LinkedClaims) -> Explanation | None:
    rate, total = counts_in((link.members[0][1], link.members[-1][1]), linked)
    per = _factor(link, linked)
    if per is None or per.low is None:
        return None
    product = write_amount(rate.count.nominal * per.low / _cents(linked, rate.id, total.id), total.count.unit)
    unit, stated = link.members[0][0].removeprefix("rate:"), write_amount(total.count.nominal, total.count.unit)
    return Explanation(
        f"[{rate.id}] over that time is not [{total.id}]",
        (f"{write_amount(per.low, unit)} × {write_amount(rate.count.nominal, rate.count.unit)} = {product}, not {stated}",),
        (f"[{total.id}] would have to be {product}",),
    )


def _explain_area(link: Link, linked: LinkedClaims) -> Explanation:
    first, second, area = counts_in((*link.ids("side"), *link.ids("area")), linked)
    product = write_amount(first.count.nominal * second.count.nominal, area.count.unit)
    sides = f"{write_amount(first.count.nominal)} × {write_amount(second.count.nominal)}"
    return Explanation(
        f"[{first.id}] by [{second.id}] is not [{area.id}]",
        (f"{sides} = {product}, not {write_amount(area.count.nominal, area.count.unit)}",),
        (f"[{area.id}] would have to be {product}",),
    )


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The product, and the total that it is not."""
    relations = relations_of(constraints, NAME)
    if len(relations) != 1:
        return None
    members = set(relations[0].origin.claims)
    sides = next((link for link in linked.related("area") if {name for _, name in link.members} == members), None)
    if sides is not None:
        return _explain_area(sides, linked)
    found = (link for relation in ("rate", "capacity") for link in linked.related(relation))
    link = next((link for link in found if {name for _, name in link.members} == members), None)
    if link is None:
        pace = next((link for link in linked.related("pace") if {name for _, name in link.members} == members), None)
        return _explain_pace(pace, linked) if pace is not None else None
    rate, units, total = counts_in(tuple(link.ids(role)[0] for role in ("rate", "units", "total")), linked)
    product = write_amount(rate.count.nominal * units.count.nominal / cents_in(rate.count.unit, total.count.unit), total.count.unit)
    stated = write_amount(total.count.nominal, total.count.unit)
    each, number = write_amount(rate.count.nominal, rate.count.unit), write_amount(units.count.nominal)
    return Explanation(
        f"[{rate.id}] each for [{units.id}] is not [{total.id}]",
        (f"{number} × {each} = {product}, not {stated}",),
        (f"[{total.id}] would have to be {product}",),
    )


RULE = Rule(
    name=NAME,
    family="counts",
    summary="a total that the rate and the number of units do not make",
    rationale="""
Five buses with 40 seats each carry 200 people. The rule multiplies only where the draft says `each`, `apiece` or `a jar`, gives the number
of units beside it, and takes up the total: with the same noun, with `in all`, or as what was paid. Discounts, several prices in one
sentence, and averages that are approximate are left alone.
""",
    constraints=state,
    explain=explain,
    slips="always",
    examples=(
        Bad(
            "Tickets cost [[$15]] apiece. By Friday the club had sold [[220]] of them, taking in [[$3,900]].",
            explains="220 × $15 = $3,300, not $3,900",
        ),
        Good("He ordered three lamps at $40 each with a rebate of 20 percent, or $96 in all.", why="the price was reduced"),
        Bad(
            "[[Six]] vans, each carrying [[12]] guests, left at dawn. The [[82]] guests were home by noon.", explains="6 × 12 = 72, not 82"
        ),
        Bad("The club sold [[240]] jars at [[$8]] each, raising [[$1,290]].", explains="240 × $8 = $1,920, not $1,290"),
        Bad("[[Nine]] crates with [[24]] jars each were opened, [[261]] jars in all.", explains="9 × 24 = 216, not 261"),
        Bad("The town gave [[$400]] to each of its [[60]] clerks, [[$34,000]] in all.", explains="60 × $400 = $24,000, not $34,000"),
        Bad("His [[330 acres]] made [[40 bushels]] to the acre, or [[16,200 bushels]].", explains="13,200 bushels, not 16,200"),
        Bad("The job pays [[$21]] an hour. For a [[40-hour]] week, that comes to [[$940]].", explains="$840, not $940"),
        Bad("At [[50 cents]] a day, the map, [[40 days]] overdue, had run up a fine of [[$30]].", explains="$20, not $30"),
        Bad("[[Four]] nights at [[$110]] a night came to [[$540]].", explains="4 × $110 = $440, not $540"),
        Bad("The lodge has [[12]] floors with [[20]] rooms on each, for a total of [[260]] rooms.", explains="12 × 20 = 240, not 260"),
        Bad("He bought [[15 acres]] at [[$4,000]] an acre, paying [[$70,000]].", explains="$60,000, not $70,000"),
        Bad("The county pays [[52 cents]] a mile. For a trip of [[210 miles]], that is [[$129]].", explains="$109.20"),
        Bad("Her pay is [[$4,100]] a month, which comes to [[$59,200]] a year.", explains="$49,200"),
        Bad("The pump moved [[310 gallons]] an hour. Over [[12 hours]], it moved [[4,720 gallons]].", explains="3,720"),
        Bad("The barge averaged [[12 mph]] for [[five hours]], covering [[90 miles]].", explains="60 miles, not 90"),
        Bad(
            "[[Eight]] concerts, all sold out, in a hall with [[450]] seats: that is [[4,600]] tickets.",
            explains="8 × 450 = 3,600, not 4,600",
        ),
        Bad("Seats were [[$15]] and [[240]] were sold, bringing in [[$4,600]].", explains="240 × $15 = $3,600, not $4,600"),
        Bad("Twelve rows of trees stand there. The [[45]] scouts each planted [[16]] trees. It now has [[1,720]] trees.", explains="720"),
        Bad(
            "The club will pay a fee of [[$42 million]] in [[three]] equal instalments of [[$16 million]].",
            explains="$48 million, not $42 million",
        ),
        Good("The club will pay $42 million in three instalments of $16 million, $14 million and $12 million.", why="not equal"),
        Good("Six vans, each carrying 12 guests, left at dawn. The 30 other guests went by train.", why="other guests"),
        Good("The club sold 240 jars at $8 each and spent $1,290 on a new oven.", why="money for something else"),
        Good("The town gave $400 to each of its 60 clerks and $34,000 to the library.", why="another gift"),
        Good("The job pays $21 an hour. With overtime, a welder can earn $1,400 a week.", why="a total over another time"),
        Good("Fields there make 40 bushels to the acre. He cut 16,200 bushels on 380 acres.", why="what fields make in general"),
        Good("Nine recitals, three of which sold out, in a barn with 320 seats drew 2,100 people.", why="not all houses were full"),
        Good("Twenty-four jurors at $50 a day for six days cost the county $7,200.", why="each of them"),
        Good("It sells 40 pies a day at $15, and on Saturdays twice as many, for $4,800 in a six-day week.", why="so many a day"),
        Good("The press fills 60 jars a minute, or 3,000 an hour with breaks.", why="less than the rate makes"),
        Good("He ran at 10 miles an hour for two hours and walked for one, a distance of 23 miles.", why="he walked too"),
        Good("Lanterns are $18 each, three for $48 or, for pupils, $15.", why="an offer of three"),
        Good("The fund gave $500 to each of 12 finalists, and $9,000 in all with the first prize.", why="more than the rate makes"),
        Good("They sold 200 pies at $12 each, and after costs raised $1,900.", why="less than the rate makes"),
        Good("He makes $20 an hour and worked 40 hours. With tips, that came to $1,100.", why="more than the rate makes"),
        Good("The plant makes 200 carts a day. In a five-day week in May it made 940.", why="what it usually makes"),
        Good("Of $46,000, a trust gave $40,000 and the town $6,000, which works out to $5 for each of its 1,200 people.", why="of $6,000"),
        Good("Six vans, each carrying about 12 guests, left at dawn. The 70 guests were home by noon.", why="about 12 each"),
        Good(
            "Melons are on sale at 3 for $5, or $2.25 each.",
            why="what one costs alone",
        ),
    ),
)
