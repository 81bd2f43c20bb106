"""age_number: an age in digits or words."""

from __future__ import annotations

import re
from typing import Final

from factcheck.mentions.numbers import find_numbers
from factcheck.values import Quantity

NUMBER: Final = r"(?P<age>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_WORDS: Final = re.compile(r"teen|ty\b|ty-|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b")


def age_number(written: str | None) -> int | None:
    """The age that digits or words say; None where they say none.

    >>> age_number("forty-two"), age_number("19"), age_number("tired")
    (42, 19, None)
    """
    if not written:
        return None
    if written.isdigit():
        return int(written) if 0 < int(written) < 120 else None
    if not _WORDS.search(written):
        return None
    numbers = find_numbers(written)
    value = numbers[0].value if len(numbers) == 1 else None
    if isinstance(value, Quantity) and value.nominal.denominator == 1 and 0 < value.nominal < 120:
        return int(value.nominal)
    return None
