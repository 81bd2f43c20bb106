"""Words for numbers and sums, in the explanations of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from factcheck.claims.claim import Claim
from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.fields import write_quantity
from factcheck.claims.measurement import MeasurementClaim, write_time
from factcheck.constraints import Constraint
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Explanation
from factcheck.values import Quantity

_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥", "INR": "₹"}
_MAGNITUDES = ((Fraction(10**12), "trillion"), (Fraction(10**9), "billion"), (Fraction(10**6), "million"))


def write_number(value: Fraction) -> str:
    """An exact number as an editor writes it: "1,737", "0.25"; a fraction that has no short decimal is rounded to two places.

    >>> write_number(Fraction(1737)), write_number(Fraction(1, 3))
    ('1,737', '0.33')
    """
    if value.denominator == 1:
        return f"{value.numerator:,}"
    return f"{float(value):,.2f}".rstrip("0").rstrip(".")


def write_amount(value: Fraction, unit: str = "") -> str:
    """A number with its unit: "$6.7 million", "37 percent", "10 miles", "11".

    >>> write_amount(Fraction(6_700_000), "USD"), write_amount(Fraction(10), "mile"), write_amount(Fraction(11))
    ('$6.7 million', '10 miles', '11')
    """
    if not unit:
        return write_number(value)
    if unit == "%":
        return f"{write_number(value)} percent"
    if len(unit) == 3 and unit.isupper():
        number = write_number(value)
        for weight, word in _MAGNITUDES:
            scaled = value / weight
            if abs(scaled) >= 1 and (scaled * 1000).denominator == 1:
                number = f"{float(scaled):,.3f}".rstrip("0").rstrip(".") + f" {word}"
                break
        else:
            if value.denominator > 1 and (value * 100).denominator == 1:
                number = f"{float(value):,.2f}"  # "$7.50"
        return f"{_SIGNS[unit]}{number}" if unit in _SIGNS else f"{number} {unit}"
    first, _, rest = unit.partition(" ")
    plural = first if value == 1 else {"foot": "feet", "inch": "inches"}.get(first, f"{first}s")
    return f"{write_number(value)} {plural}{' ' + rest if rest else ''}"


def write_interval(interval: Interval, unit: str = "") -> str:
    """What an interval allows, in words.

    >>> write_interval(Interval.of(1550, 1650)), write_interval(Interval.above(1000))
    ('1,550 to 1,650', 'more than 1,000')
    """
    low, high = interval.low, interval.high
    if interval.is_empty:
        return "nothing"
    if low is None and high is None:
        return "any number"
    if low is None:
        assert high is not None
        return f"{'less than' if interval.high_open else 'at most'} {write_amount(high, unit)}"
    if high is None:
        return f"{'more than' if interval.low_open else 'at least'} {write_amount(low, unit)}"
    if low == high:
        return write_amount(low, unit)
    if interval.high_open:
        return f"{write_amount(low, unit)} and more, below {write_amount(high, unit)}"
    return f"{write_amount(low, unit)} to {write_amount(high, unit)}"


def write_claim(claim: Claim) -> str:
    """The number of a count as the draft means it: "11", "$6.7 million", "1,550 to 1,650"."""
    if not isinstance(claim, CountClaim):
        return claim.describe()
    count = claim.count
    if count.core.is_point:
        return write_amount(count.nominal, count.unit)
    if count.bound == "~":
        return f"{write_quantity(count)} ({write_interval(count.support, count.unit)})"
    if count.bound in ("<", ">") and (count.support.low or 0) <= 0 < count.nominal:
        return f"{'at most' if count.inclusive else 'less than'} {write_amount(count.nominal, count.unit)}"
    return write_interval(claim.count.support, claim.count.unit)


def join_words(words: Sequence[str]) -> str:
    """Words joined as in prose: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def sum_of(claims: Sequence[CountClaim]) -> Interval:
    """What the sum of several counts may be."""
    total = Interval.exactly(0)
    for claim in claims:
        total = total + claim.count.support
    return total


def write_sum(claims: Sequence[CountClaim]) -> str:
    """The counts, joined by plus signs, and what they make: "5 + 6 = 11"."""
    unit = claims[0].count.unit
    terms = [write_claim(claim) if claim.count.core.is_point else f"({write_claim(claim)})" for claim in claims]
    if all(claim.count.core.is_point for claim in claims):
        return f"{' + '.join(terms)} = {write_amount(sum((claim.count.nominal for claim in claims), Fraction(0)), unit)}"
    return f"{' + '.join(terms)} is {write_interval(sum_of(claims), unit)}"


def counts_in(ids: Sequence[str], linked: LinkedClaims) -> list[CountClaim]:
    """The count claims of these ids, in that order."""
    found = (linked.claims.get(name) for name in ids)
    return [claim for claim in found if isinstance(claim, CountClaim)]


def write_level(claim: Claim) -> str:
    """The figure of a count or a measurement: "41 inches", "31", "2:31:40"."""
    if isinstance(claim, MeasurementClaim):
        return write_time(claim.value.nominal, claim.value.step) if claim.value.unit == "second" else write_number(claim.value.nominal)
    if isinstance(claim, ShareClaim):
        return write_amount(claim.share.nominal, claim.share.unit)
    return write_amount(claim.count.nominal, claim.count.unit) if isinstance(claim, CountClaim) else claim.describe()


def write_limit(claim: Claim, limit: Fraction) -> str:
    """One end of what a count or a measurement allows, in its unit."""
    if isinstance(claim, MeasurementClaim):
        return write_time(limit, claim.value.step) if claim.value.unit == "second" else write_number(limit)
    if isinstance(claim, ShareClaim):
        return write_amount(limit, claim.share.unit)
    return write_amount(limit, claim.count.unit) if isinstance(claim, CountClaim) else write_number(limit)


def level_of(claim: Claim) -> Quantity:
    """The quantity of a count or a measurement.

    Raises:
        TypeError: if the claim is of another kind.
    """
    if isinstance(claim, CountClaim):
        return claim.count
    if isinstance(claim, MeasurementClaim):
        return claim.value
    if isinstance(claim, ShareClaim):
        return claim.share
    raise TypeError(f"a {type(claim).__name__} has no quantity")


def relations_of(constraints: Sequence[Constraint], rule: str) -> list[Constraint]:
    """The constraints of a conflict that a rule stated."""
    return [constraint for constraint in constraints if constraint.origin.rule == rule]


def explain_sum(whole: CountClaim, parts: Sequence[CountClaim]) -> Explanation | None:
    """The sum of the parts, the total that it is not, and what each side would have to be."""
    if not parts:
        return None
    unit, total = whole.count.unit, sum_of(parts)
    exact = all(part.count.core.is_point for part in parts)
    steps = [f"{write_sum(parts)}, not {write_claim(whole)}"]
    if exact and not total.is_point:
        steps.append(
            f"with rounding the parts make {write_interval(total, unit)}, and the whole is {write_interval(whole.count.support, unit)}"
        )
    nominal = sum((part.count.nominal for part in parts), Fraction(0))
    fixes = [f"[{whole.id}] would have to be {write_amount(nominal, unit) if exact else write_interval(total, unit)}"]
    if whole.count.core.is_point and exact:
        fixes.append(f"the parts would have to add up to {write_claim(whole)}")
        for part in parts:
            fits = whole.count.nominal - nominal + part.count.nominal
            if len(parts) <= 4 and fits > 0:
                fixes.append(f"[{part.id}] alone could be {write_amount(fits, unit)}")
    return Explanation(f"{join_words([f'[{part.id}]' for part in parts])} do not add up to [{whole.id}]", tuple(steps), tuple(fixes))
