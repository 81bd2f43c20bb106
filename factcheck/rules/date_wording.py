"""Words for days and the time between them, in the explanations of the rules on dates."""

from __future__ import annotations

from fractions import Fraction

from factcheck.almanac import write_days
from factcheck.claims.date import DateClaim
from factcheck.constraints import Order
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Explanation


def days_of(linked: LinkedClaims, claim_id: str) -> Interval:
    """The days that a claim on a date allows; unbounded where the claim is none."""
    claim = linked.claims.get(claim_id)
    return claim.days if isinstance(claim, DateClaim) else Interval()


def write_gap(gap: Interval) -> str:
    """A number of days, in words: "7 days", "18 to 24 days", "10 years or more".

    >>> write_gap(Interval.exactly(7)), write_gap(Interval.of(4, 5)), write_gap(Interval.at_least(0))
    ('7 days', '4 or 5 days', '0 days or more')
    """
    low, high = gap.low, gap.high
    if low is None:
        return "any time" if high is None else f"at most {_days(high)}"
    if high is None:
        return f"{_days(low)} or more"
    if low == high:
        return _days(low)
    if low >= 700:
        return f"{_years(low)} to {_years(high)} years"
    if high - low == 1:
        return f"{_number(low)} or {_days(high)}"
    return f"{_number(low)} to {_days(high)}"


def _number(days: Fraction) -> str:
    return f"{round(days):,}"


def _years(days: Fraction) -> str:
    return f"{float(days / Fraction(1461, 4)):.1f}".removesuffix(".0")


def _days(days: Fraction) -> str:
    if 0 < days < 1:
        return f"{round(days * 24)} hours"
    return f"{_number(days)} day{'' if round(days) == 1 else 's'}"


def explain_gap(told: Order, linked: LinkedClaims, between: str = "") -> Explanation:
    """Two days that do not lie as far apart as was said."""
    earlier, later = days_of(linked, told.earlier), days_of(linked, told.later)
    apart = later - earlier
    words = f"from {write_days(earlier)} to {write_days(later)} is {write_gap(apart)}"
    if apart.high is not None and apart.high < 0:
        words = f"{write_days(later)} is {write_gap(-apart)} before {write_days(earlier)}"
    others = [f"[{name}]" for name in told.origin.claims if name not in (told.earlier, told.later)]
    said = f"{', '.join(others) or between or 'the wording'} allows {write_gap(told.gap)}"
    fixes = (f"[{told.later}]: {write_days(earlier + told.gap)}; or [{told.earlier}]: {write_days(later - told.gap)}",)
    return Explanation(f"[{told.earlier}] and [{told.later}] are not {', '.join(others) or 'so far'} apart", (words, said), fixes)


def explain_window(claim: DateClaim, window: Interval, words: str, anchor: str = "") -> Explanation:
    """A day outside the days that it must lie in."""
    where = f" ({anchor})" if anchor else ""
    return Explanation(
        f"[{claim.id}] is not {words}{where}",
        (f"“{words}” is {write_days(window)}{where}, not {write_days(claim.days)}",),
        (f"[{claim.id}]: {write_days(window)}",),
    )
