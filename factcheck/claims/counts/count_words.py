"""count_words, head_counts: the word sets of `data/count_words.tsv` by name, and the nouns of `data/head_counts.tsv`."""

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


@cache
def head_counts() -> dict[str, frozenset[str]]:
    """The nouns that stand for how many there are, and the nouns and events of those they count ("attendance": come, visitor)."""
    rows = (line.split("\t") for line in data_lines("head_counts.tsv"))
    return {noun: frozenset(words.split()) for nouns, words in rows for noun in nouns.split()}
