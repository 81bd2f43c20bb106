"""No pattern that reads numbers is slow on any text: the time grows as the text does, on each pattern's own worst prefix."""

from __future__ import annotations

import pytest
from growth import assert_linear

from factcheck.mentions.numbers import find_numbers

SIZE = 32_000
# Each is the beginning of something that a pattern reads, over and over, never brought to its end.
PREFIXES = [
    "1", "1,", "1,000,", "1.", "1-", "1 - ", "1/", "1:", "555-", "(202) 555-", "1-800-", "1 to ", "1 and ", "1 or ", "5 feet ",
    "5 feet 6 ", "5-foot-", "7 pounds, ", "1 in ", "1 out of ", "one out of ", "half of a ", "half a ", "a quarter of a ",
    "a hundred and ", "two and a half ", "one hundred and ", "million ", "a million ", "one million one thousand ", "twenty-",
    "dozens of ", "tens of ", "hundreds of thousands of ", "$", "$5-", "$ ", "-$", "US $", "Rs. ", "5 million Australian ",
    "5 New Zealand ", "5 degrees ", "5 square ", "5 sq. ", "5 miles per ", "5 A/", "1.5×10", "5 x 10^", "2.7m combined ",
    "2.7m big and ", "10 miles (", "12 years ", "12 - year - ", "aged about ", "Ann Gray, 42, ", "Ann Gray (", "the driver, 4",
    "65 and ", "voted 10-", "voted 10 to ", "vote of the ", "10-2-", "1417 Maple ", "1417 North ", "16-18 Oak ", "12 12th ",
    "4500 block ", "No. ", "page ", "Image 1 of ", "Smith 12, Jones 13, ", "East 37 and ", "more than ", "up to about ",
    "no more than at least ", "about ", "between 5 and ", "between the ages of ", "ranging from 5 ", "from 5 to ", "1. ", "(1) ",
    "\n1) ", "3 in 10 straight ", "40 a ", "12 per ", "400 a day each ", "one ", "One of ", "the one ", "½", "1½", "1 1/", "Aa ",
    "AAAA 1 ", "A 1 B 2 ",
]  # fmt: skip


@pytest.mark.parametrize("prefix", PREFIXES)
def test_time_grows_with_length(prefix: str) -> None:
    assert_linear(find_numbers, prefix, SIZE)
