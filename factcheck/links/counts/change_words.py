"""change_words: the words of change, by what they say."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import Final

from factcheck.data import data_lines
from factcheck.mentions.numbers import find_numbers
from factcheck.values import Quantity

_FOLD: Final = "fold"


@cache
def change_words(kind: str) -> dict[str, Fraction]:
    """The words of change of one class (V, N, A, T, C, M), by what they say: 1 up, -1 down, else a factor."""
    rows = (line.split("\t") for line in data_lines("change_words.tsv"))
    return {word: Fraction(value) for value, sort, words in rows if sort == kind for word in words.split()}


def fold_of(words: Sequence[str]) -> Fraction | None:
    """How many times as much words say: "twice", "half", "fivefold", "three times"; None where they say nothing of it.

    >>> fold_of(("twice",)), fold_of(("five-fold",)), fold_of(("three", "times")), fold_of(("often",))
    (Fraction(2, 1), Fraction(5, 1), Fraction(3, 1), None)
    """
    for at, word in enumerate(words):
        if word in change_words("M"):
            return change_words("M")[word]
        if word.endswith(_FOLD) and len(word) > len(_FOLD):
            return _number(word.removesuffix(_FOLD).rstrip("-"))
        if word == "times" and at:
            return _number(words[at - 1])
    return None


@cache
def _number(word: str) -> Fraction | None:
    found = find_numbers(word)
    value = found[0].value if len(found) == 1 else None
    return value.nominal if isinstance(value, Quantity) else None
