"""change_words: the words of change, by what they say."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from factcheck.data import data_lines


@cache
def change_words(kind: str) -> dict[str, Fraction]:
    """The words of change of one class (V, N, A, T, C), by what they say: 1 up, -1 down, else a factor."""
    rows = (line.split("\t") for line in data_lines("change_words.tsv"))
    return {word: Fraction(value) for value, sort, words in rows if sort == kind for word in words.split()}
