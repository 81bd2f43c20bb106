"""Laws of what a written number allows."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.mentions.numbers import find_numbers
from factcheck.mentions.quantity import Meaning, Nature, last_step, quantity, within
from factcheck.values import Quantity

COUNTS = st.integers(0, 10**13)
MEANINGS = st.sampled_from(["", "about", "nearly", "over", "just-over", "least", "under", "just-under", "most", "exact", "plain", "odd"])
NATURES = st.sampled_from(["count", "amount", "percent", "exact"])
ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(number: int, joint: str = " and ") -> str:
    """An independent writer of numbers, to read back."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f"{joint}{in_words(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    for word, size in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6), ("thousand", 1000)):
        if number >= size:
            rest = number % size
            between = joint if rest < 100 else " "
            return f"{in_words(number // size, joint)} {word}" + (f"{between}{in_words(rest, joint)}" if rest else "")
    raise AssertionError(number)


def read(text: str) -> Quantity:
    (mention,) = find_numbers(text)
    assert mention.span.text_of(text) == text
    assert isinstance(mention.value, Quantity)
    return mention.value


@given(COUNTS, MEANINGS, NATURES)
def test_core_lies_within_support(number: int, meaning: Meaning, nature: Nature) -> None:
    value = quantity(number, last_step(number), meaning, "", nature)
    assert value.support.covers(value.core)
    if not (meaning == "just-under" or meaning == "under") or number:
        assert not value.support.is_empty


@given(COUNTS, MEANINGS, NATURES)
def test_the_number_written_is_possible_when_it_is_stated_or_approached(number: int, meaning: Meaning, nature: Nature) -> None:
    value = quantity(number, last_step(number), meaning, "", nature)
    if value.bound in "=~":
        assert value.nominal in value.support


@given(COUNTS.filter(bool), MEANINGS, NATURES)
def test_a_bound_keeps_to_its_side(number: int, meaning: Meaning, nature: Nature) -> None:
    value = quantity(number, last_step(number), meaning, "", nature)
    if value.bound == ">":
        assert value.support.low == number
        assert (number in value.support) == value.inclusive
    if value.bound == "<":
        assert value.support.high == number
        assert (number in value.support) == value.inclusive


@given(COUNTS, st.sampled_from(["about", "nearly"]))
def test_an_approximator_allows_no_less_than_the_bare_number_on_its_side(number: int, meaning: Meaning) -> None:
    plain, loose = (quantity(number, last_step(number), word) for word in ("", meaning))
    assert plain.support.low is not None
    assert loose.support.low is not None
    assert loose.support.low <= plain.support.low


@given(st.integers(2, 10**13))
def test_digits_and_words_mean_the_same(number: int) -> None:
    written, plain, american = f"{number:,}", in_words(number), in_words(number, " ")
    assert read(plain) == read(written) == read(american)
    assert read(written).nominal == number


@given(st.integers(1, 999), st.integers(1, 9), st.sampled_from([("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)]))
def test_a_magnitude_word_scales(whole: int, tenth: int, magnitude: tuple[str, int]) -> None:
    word, zeros = magnitude
    value = read(f"{whole}.{tenth} {word}")
    assert value == read(f"{(whole * 10 + tenth) * 10 ** (zeros - 1):,}")


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_both_ends_of_a_range_allow_both_numbers(one: int, other: int) -> None:
    low, high = within(*(quantity(number, last_step(number)) for number in sorted((one, other))))
    assert low.support == high.support
    assert one in low.support
    assert other in low.support


@given(st.text(alphabet="0123456789,. $%-/:()abdehilnorstuvwy\n½€", max_size=60))
def test_mentions_are_in_order_and_do_not_overlap(text: str) -> None:
    found = find_numbers(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(mention.span.contains(mention.core) and mention.span.end <= len(text) for mention in found)


@pytest.mark.parametrize(
    ("meaning", "core", "support"),
    [
        ("", "[1600]", "[1550, 1650]"),
        ("about", "[1550, 1650]", "[1500, 1700]"),
        ("nearly", "[1550, 1600]", "[1500, 1600]"),
        ("over", "(1600, inf)", "(1600, inf)"),
        ("least", "[1600, inf)", "[1600, inf)"),
        ("under", "[0, 1600)", "[0, 1600)"),
        ("most", "[0, 1600]", "[0, 1600]"),
        ("exact", "[1600]", "[1600]"),
    ],
)
def test_the_table_of_meanings(meaning: Meaning, core: str, support: str) -> None:
    value = quantity(1600, 100, meaning)
    assert (str(value.core), str(value.support)) == (core, support)


def test_a_measured_amount_is_never_exact() -> None:
    assert str(quantity(10, 1, "", "mile", "amount").support) == "[19/2, 21/2]"
    assert str(quantity(Fraction(5, 2), Fraction(1, 10), "", "acre", "amount").support) == "[49/20, 51/20]"
