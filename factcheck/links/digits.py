"""one_digit_off, significant_slip, slips_of: whether a slip of the pen makes the one number of the other."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

_LEAST: Final = 3
_LARGEST: Final = 10**18
_FEW: Final = 20
_MAGNITUDES: Final = (10, 100, 1000, 10**6)


def one_digit_off(first: Fraction, second: Fraction, *, least: int = _LEAST) -> bool:
    """Whether two numbers of so many digits or more differ in one digit alone, or in two that have changed places.

    Two figures that are meant to be one differ so where a hand slipped; two that are not, hardly ever do.

    >>> one_digit_off(Fraction(352000), Fraction(252000)), one_digit_off(Fraction(1800), Fraction(2100))
    (True, False)
    """
    if first == second or first.denominator != 1 or second.denominator != 1:
        return False
    own, other = str(abs(first.numerator)), str(abs(second.numerator))
    if len(own) != len(other) or len(own) < least:
        return False
    changed = [at for at, (a, b) in enumerate(zip(own, other, strict=True)) if a != b]
    swapped = (
        len(changed) == 2 and changed[1] - changed[0] == 1 and own[changed[0]] == other[changed[1]] and own[changed[1]] == other[changed[0]]
    )
    return len(changed) == 1 or swapped


def significant_slip(written: Fraction, meant: Fraction) -> bool:
    """Whether a slip of the pen makes one number of the other, counted in the digits that are not trailing zeros: two of them at least.

    Of "$600 million" and "$800 million" each has one digit that tells anything, and any other would do.

    >>> significant_slip(Fraction(61_500_000), Fraction(63_500_000)), significant_slip(Fraction(600_000), Fraction(800_000))
    (True, False)
    >>> significant_slip(Fraction(37), Fraction(27)), significant_slip(Fraction(385, 10), Fraction(985, 10))
    (True, True)
    """
    if meant <= 0 or written <= 0:
        return False
    scale = _scale_of(written, meant)
    first, second = written * scale, meant * scale
    if not scale:
        return False
    while first % 10 == 0 and second % 10 == 0:
        first, second = first / 10, second / 10
    return one_digit_off(first, second, least=2)


def slips_of(written: Fraction, step: Fraction) -> set[Fraction]:
    """The numbers that a slip of the pen may have turned into the one that is written.

    One digit is another, or two neighbours have changed places; a magnitude is another ("million" for "billion"); a number below 20 is
    one or two off.

    Args:
        written: the number as it stands.
        step: the weight of its last digit; the digits behind it are not written and cannot slip.

    >>> sorted(slips_of(Fraction(12), Fraction(1)) & {Fraction(number) for number in (13, 18, 21, 22, 34, 120)})
    [Fraction(13, 1), Fraction(18, 1), Fraction(21, 1), Fraction(22, 1), Fraction(120, 1)]
    """
    while step and (written / step).denominator != 1:
        step /= 10
        if step < Fraction(1, _LARGEST):
            return set()
    digits = str(abs(written / step).numerator) if step else ""
    found = {int(f"{digits[:at]}{other}{digits[at + 1 :]}") for at in range(len(digits)) for other in "0123456789"}
    found |= {int(f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}") for at in range(len(digits) - 1)}
    meant = {number * step for number in found}
    meant |= {written * power for power in _MAGNITUDES} | {written / power for power in _MAGNITUDES}
    if written < _FEW:
        meant |= {written + off for off in (-2, -1, 1, 2)}
    return {number for number in meant if number > 0 and number != written}


def digits_of(number: Fraction) -> int:
    """How many digits of a number tell anything: not those that are zero at its end; 0 where it has no last one, as a third has none.

    >>> digits_of(Fraction(24_200)), digits_of(Fraction(1, 4)), digits_of(Fraction(1, 3))
    (3, 2, 0)
    """
    return len(str((number * _scale_of(number)).numerator).rstrip("0"))


def _scale_of(*numbers: Fraction) -> int:
    """The least power of ten that makes all of some numbers whole; 0 where none does, or only one beyond what a draft would write."""
    scale = 1
    while any((number * scale).denominator != 1 for number in numbers):
        scale *= 10
        if scale * max(numbers) > _LARGEST:
            return 0
    return scale


def are_swapped(first: Fraction, second: Fraction) -> bool:
    """Whether two numbers are one but for two neighbouring digits, of three or more that tell anything.

    >>> are_swapped(Fraction(275_000), Fraction(257_000)), are_swapped(Fraction(640), Fraction(460))
    (True, False)
    """
    return digits_of(max(first, second)) >= _LEAST and is_swap(first, second)


def is_swap(first: Fraction, second: Fraction) -> bool:
    """Whether two numbers are one but for two neighbouring digits.

    >>> is_swap(Fraction(69_000), Fraction(96_000)), is_swap(Fraction(35), Fraction(53)), is_swap(Fraction(35), Fraction(55))
    (True, True, False)
    """
    if first == second or not significant_slip(first, second):
        return False
    own, other = (str(int(number * _LARGEST)) for number in (first, second))
    return sorted(own) == sorted(other)
