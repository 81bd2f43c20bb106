"""find_mentions: the numbers, time expressions and names of a text."""

from __future__ import annotations

from datetime import date

from factcheck.mentions.mention import Mention
from factcheck.mentions.numbers import find_numbers


def find_mentions(text: str, published: date | None = None) -> list[Mention]:
    """All mentions of a text, in text order.

    >>> [(m.kind, m.span.text_of("About 1,600 came.")) for m in find_mentions("About 1,600 came.")]
    [('cardinal', 'About 1,600')]
    """
    return find_numbers(text)
