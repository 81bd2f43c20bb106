"""Slips of the pen: which numbers may have been meant, and what becomes of arithmetic that none explains."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import CountClaim, check, check_claims
from factcheck.links.digits import are_swapped, digits_of, significant_slip, slips_of


@given(st.integers(10, 10**9), st.data())
def test_a_digit_that_slipped_is_found_again(meant: int, data: st.DataObject) -> None:
    digits = list(str(meant))
    at = data.draw(st.integers(0, len(digits) - 1))
    digits[at] = data.draw(st.sampled_from([digit for digit in "123456789" if digit != digits[at]]))
    written = int("".join(digits))
    assert Fraction(meant) in slips_of(Fraction(written), Fraction(1))


@given(st.integers(100, 10**9), st.data())
def test_neighbours_that_changed_places_are_found_again(meant: int, data: st.DataObject) -> None:
    digits = list(str(meant))
    at = data.draw(st.integers(1, len(digits) - 2))
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    written = Fraction(int("".join(digits)))
    if written != meant:
        assert Fraction(meant) in slips_of(written, Fraction(1))
        assert significant_slip(written, Fraction(meant)) or meant % 100 == 0 or written % 100 == 0
        assert are_swapped(written, Fraction(meant)) == are_swapped(Fraction(meant), written)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 6))
def test_a_slip_goes_both_ways_and_at_any_magnitude(first: int, second: int, power: int) -> None:
    one, two = Fraction(first), Fraction(second)
    assert significant_slip(one, two) == significant_slip(two, one)
    assert significant_slip(one, two) == significant_slip(one * 10**power, two * 10**power)


def test_no_slip_comes_from_nothing() -> None:
    assert slips_of(Fraction(1, 3), Fraction(1)) == set()
    assert not any(number <= 0 for number in slips_of(Fraction(7), Fraction(1)))


def test_a_number_that_no_digits_end_has_none() -> None:
    assert digits_of(Fraction(1, 3)) == 0
    assert not are_swapped(Fraction(10, 3), Fraction(1, 3))


@pytest.mark.parametrize(
    "draft",
    [
        "The trail was 1/3 mile long. The road, 3 1/3 miles, was longer.",
        "Each of the 12 bakers carried 3 pounds of flour home. A sack of 66 2/3 pounds stayed behind.",
    ],
)
def test_thirds_are_read_to_the_end(draft: str) -> None:
    assert check(draft).findings == ()


@pytest.mark.parametrize("before", ["$2.65", "$2.50"])
def test_a_change_told_in_so_many_words_needs_no_slip(before: str) -> None:
    (finding,) = check(f"The fare will rise by 75 cents, to $3.50 from {before}.").findings
    assert (finding.rule, finding.severity) == ("change-mismatch", "error")


@pytest.mark.parametrize(
    ("draft", "severity"),
    [
        ("The ferry carried 90 people: 52 men and 48 women.", "error"),
        ("The ferry carried 90 people: 12 men and 31 women.", "note"),
    ],
)
def test_arithmetic_that_no_slip_explains_is_a_note(draft: str, severity: str) -> None:
    (finding,) = check(draft).findings
    assert (finding.rule, finding.severity) == ("total-mismatch", severity)


def test_claims_typed_by_hand_are_taken_at_their_word() -> None:
    total = CountClaim(id="all", of="people", count="90")
    parts = [CountClaim(id=name, of="people", count=count, part_of="all") for name, count in (("a", "12"), ("b", "200"))]
    (finding, *_) = check_claims([total, *parts]).findings
    assert finding.severity == "error"
