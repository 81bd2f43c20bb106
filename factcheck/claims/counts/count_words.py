"""count_words: the word sets of `data/count_words.tsv`, by name."""

from __future__ import annotations

from functools import cache

from factcheck.data import data_lines


@cache
def _table() -> dict[str, frozenset[str]]:
    rows = (line.split("\t") for line in data_lines("count_words.tsv"))
    return {name: frozenset(words.split()) for name, words in rows}


def count_words(name: str) -> frozenset[str]:
    """The words of one set.

    Raises:
        KeyError: if there is no set of that name.

    >>> "divide" in count_words("divide")
    True
    """
    return _table()[name]
