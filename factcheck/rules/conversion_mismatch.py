"""A measure and its conversion are one length, weight or temperature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from factcheck.claims.count import CountClaim
from factcheck.claims.date import DurationClaim
from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.counts.length_conversions import length_in_units
from factcheck.links.digits import digits_of
from factcheck.links.link import LinkedClaims
from factcheck.mentions.lexicon import Unit, units
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import counts_in, relations_of, write_amount

NAME = "conversion-mismatch"
_LOOSE = Fraction(3, 25)
_NEARER = Fraction(2, 25)
# From where on a final zero may be that of a rounded figure.
_TENS = 100
_FEW = 10
_HALF = Fraction(9, 20)
# A short ton has 907 kilograms, a long one 1,016.
_TON, _TON_SPREAD = Fraction(9617, 10), Fraction(545, 10)
_SIZES = (
    ("second", 1), ("minute", 60), ("hour", 3600), ("day", 86400), ("week", 604800), ("month", 1), ("quarter", 3), ("year", 12),
)  # fmt: skip
_MONTHS = ("month", "quarter", "year")


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """Both, in the base unit of their dimension, lie no further apart than the rounding of each allows.

    A writer converts the figure, not what it stands for: "about 10 miles" is converted as 10 miles. So the rule speaks of the
    figures as written, in variables of their own.
    """
    for link in linked.related("conversion"):
        measure, conversion = counts_in((*link.ids("measure"), *link.ids("conversion")), linked)
        first, second = _unit(measure), _scale_of(conversion, measure)
        if first is None or second is None or first.factor is None or second.factor is None or first.dimension != second.dimension:
            continue
        slack = _rounding(measure, first) / 2 + _rounding(conversion, second, digits_of(measure.count.nominal))
        slack += sum((claim.count.nominal * _TON_SPREAD for claim in (measure, conversion) if claim.count.unit == "ton"), start=Fraction(0))
        shift = second.offset * second.factor - first.offset * first.factor
        origin = Origin((measure.id, conversion.id), NAME, link.licence)
        bounds = Interval.of(shift - slack, shift + slack)
        written = [f"{claim.id}.written" for claim in (measure, conversion)]
        for name, claim in zip(written, (measure, conversion), strict=True):
            yield linear({name: 1}, Interval.exactly(claim.count.nominal), Origin((claim.id,)))
        yield linear({written[0]: first.factor, written[1]: -second.factor}, bounds, origin)
    yield from _state_lengths(linked)


def _state_lengths(linked: LinkedClaims) -> Iterator[Constraint]:
    """A length of time and what it is in another unit lie less than half a unit of the coarser one apart, as far as it is written."""
    for link in linked.related("length conversion"):
        ids = (*link.ids("length"), *link.ids("conversion"))
        lengths = [_length(linked, name) for name in ids]
        step = max(unit if number % unit == 0 else unit / 2 for _, number, unit in lengths)
        written = [f"{name}.written" for name in ids]
        for name, (_, number, _unit_size), claim in zip(written, lengths, ids, strict=True):
            yield linear({name: 1}, Interval.exactly(number), Origin((claim,)))
        bounds = Interval.of(-step * _HALF, step * _HALF)
        yield linear({written[0]: 1, written[1]: -1}, bounds, Origin(ids, NAME, link.licence))


def _length(linked: LinkedClaims, name: str) -> tuple[str, Fraction, Fraction]:
    claim = linked.claims[name]
    length = length_in_units(claim) if isinstance(claim, DurationClaim) else None
    assert length is not None
    return length


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """What the measure is in the other unit, both ways."""
    relations = relations_of(constraints, NAME)
    if len(relations) == 1 and all(isinstance(linked.claims[name], DurationClaim) for name in relations[0].origin.claims):
        return _explain_lengths(relations[0].origin.claims, linked)
    values = counts_in(relations[0].origin.claims, linked) if len(relations) == 1 else []
    if len(values) != 2:
        return None
    first, second = values
    forth, back = _write_converted(first, second), _write_converted(second, first)
    return Explanation(
        f"[{first.id}] is not [{second.id}]",
        (f"{write_amount(first.count.nominal, first.count.unit)} is {forth}, not {write_amount(second.count.nominal, second.count.unit)}",),
        (f"[{second.id}] would have to be {forth}", f"[{first.id}] would have to be {back}"),
    )


def _explain_lengths(ids: tuple[str, ...], linked: LinkedClaims) -> Explanation:
    """What the first length is in the unit of the second."""
    first, second = (_length(linked, name) for name in ids)
    unit = next(word for word, size in _SIZES if size == second[2] and (word in _MONTHS) == (first[0] == "month"))
    fitting = write_amount(round(first[1] / second[2], 1), unit)
    return Explanation(
        f"[{ids[0]}] is not [{ids[1]}]", (f"[{ids[0]}] is {fitting}, not [{ids[1]}]",), (f"[{ids[1]}] would have to be {fitting}",)
    )


def _scale_of(conversion: CountClaim, measure: CountClaim) -> Unit | None:
    """The unit of a conversion; bare degrees are of the other scale."""
    if conversion.count.unit == "degree":
        return units().by_name.get("degree Fahrenheit" if measure.count.unit == "degree Celsius" else "degree Celsius")
    return _unit(conversion)


def _unit(claim: CountClaim) -> Unit | None:
    """The unit of a measure; a ton lies between a short and a long one, and newspapers do not say which it is."""
    known = units().by_name.get(claim.count.unit)
    return replace(known, factor=_TON) if known is not None and known.name == "ton" else known


def _rounding(claim: CountClaim, unit: Unit, digits: int = 1) -> Fraction:
    """How far a figure may lie from what it rounds, in the base unit.

    A figure of three digits that ends in a zero is often rounded to it ("390 kilometers (240 miles)"). A temperature is written
    to the degree, one after "about" to five. Other figures are rounded to their last digit that is not
    zero, but a reader does not take "10 miles" for anything from 5 to 15, so that the slack is at most 12 percent of the figure, and at
    most 8 where what it converts is told to two digits or more: who writes "490 pounds" does not write "200 kilograms".
    """
    assert unit.factor is not None
    step = claim.count.step
    if abs(claim.count.nominal) >= _TENS and claim.count.nominal % 10 == 0:
        step = max(step, Fraction(5))
    if claim.count.bound == "~" and abs(claim.count.nominal) < _FEW and claim.count.nominal.denominator == 1:
        return unit.factor / 2  # "about 1 hectare"
    loose = _NEARER if digits > 1 and claim.count.bound == "=" else _LOOSE
    least = Fraction(5 if claim.count.bound == "~" else 1)
    step = min(step, least) if unit.dimension == "temperature" else min(step, abs(claim.count.nominal) * loose)
    return step * unit.factor


def _write_converted(claim: CountClaim, into: CountClaim) -> str:
    source, target = _scale_of(claim, into), _scale_of(into, claim)
    assert source is not None
    assert target is not None
    assert source.factor is not None
    assert target.factor is not None
    exact = (claim.count.nominal + source.offset) * source.factor / target.factor - target.offset
    step = min(into.count.step, Fraction(1)) if exact >= 2 else Fraction(1, 100)
    return write_amount(round(exact / step) * step, target.name)


RULE = Rule(
    name=NAME,
    family="counts",
    summary="a measure and its conversion are not the same length, weight or temperature",
    rationale="""
A conversion in parentheses is arithmetic that nobody reads twice. The rule converts with exact factors and asks only that both figures
meet within the rounding of each: `10 miles (16 kilometers)` and `about 100 miles (160 km)` do, `10 miles (25 kilometers)` does not.

It compares only figures that the draft sets side by side. Tons, which may be short, long or metric, are left alone, and so are
currencies, whose rates move.
""",
    constraints=state,
    explain=explain,
    examples=(
        Bad("The ferry drifted [[9 miles]] ([[22 kilometers]]) before the tug reached it.", explains="9 miles is 14 kilometers, not 22"),
        Bad("The greenhouse is kept at [[68 F]] ([[28 C]]) all year.", explains="68 degrees Fahrenheit is 20 degrees Celsius, not 28"),
        Bad("Her pumpkin weighed [[1,210 pounds]] ([[490 kilograms]]), a record for the fair.", explains="549 kilograms"),
        Bad("The path is [[30 miles]] long, or [[58 kilometers]].", explains="30 miles is 48 kilometers"),
        Bad("The wood covers [[6,100 acres]]. That is [[3,470 hectares]].", explains="6,100 acres is 2,469 hectares"),
        Bad("The pup weighed [[12.5 kilos]], about [[38 pounds]].", explains="28 pounds"),
        Bad("They waited [[72 hours]], or [[four days]], for the boat.", explains="is 3 days"),
        Bad("He was held for [[18 months]] ([[two years]]) before the trial.", explains="is 1.5 years"),
        Bad("The mast is [[90 meters]] high. A plaque gives its height as [[395 feet]].", explains="295 feet, not 395"),
        Good("The ferry drifted about 100 miles (160 kilometers) in three days.", why="both figures are rounded"),
        Good("The plot, 2.5 acres (1 hectare), was sold twice.", why="a conversion as coarse as it is written"),
        Good("The house stands on 2 acres, about 1 hectare.", why="about, to the hectare"),
        Good("It orbits at 390 kilometers (240 miles).", why="both are rounded to ten"),
        Good("The wind reached 74 mph (119 kph) at the cape and 31 mph (50 kph) inland.", why="two measures, each with its own conversion"),
        Good("It is 6 miles to the lake, 14 kilometers to the pass.", why="two distances, not one in two units"),
        Good("He faces 18 months or two years in prison.", why="one or the other"),
        Good("They waited 70 hours, or three days, for the boat.", why="rounded to the day"),
        Good("The mast is 90 meters high. The mast of the older ship rose 120 feet.", why="another mast"),
        Good(
            "Heat the kiln to 500 F (about 260 C) and the oven to 400 F (about 200 C).",
            why="about, to the five degrees of a dial",
        ),
    ),
)
