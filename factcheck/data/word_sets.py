"""Small sets of words, by name: the tables `word_sets.tsv`, `series_words.tsv`, `retold_words.tsv` and `actors/word_sets.tsv` of `data`."""

from __future__ import annotations

from functools import cache

from factcheck.data import data_lines


@cache
def _sets() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for table in ("word_sets.tsv", "series_words.tsv", "retold_words.tsv", "actors/word_sets.tsv"):
        for line in data_lines(table):
            name, words = line.split("\t")
            found[name] = frozenset(words.split())
    return found


def word_set(name: str) -> frozenset[str]:
    """The words of one set.

    Raises:
        KeyError: if the table has no set of that name.

    >>> "group" in word_set("collective nouns")
    True
    """
    return _sets()[name]
