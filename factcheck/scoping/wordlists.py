"""The word lists that division needs, read once from the data files."""

from __future__ import annotations

from functools import cache

from factcheck.data import data_lines

_SAME = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‛": "'"})


def straighten(text: str) -> str:
    r"""The text with curly quotes made plain, character for character.

    >>> straighten("“It’s six,” she said.")
    '"It\'s six," she said.'
    """
    return text.translate(_SAME)


@cache
def abbreviations() -> dict[str, str]:
    """The class of each abbreviation, without its last period."""
    found: dict[str, str] = {}
    for line in data_lines("abbreviations.tsv"):
        name, words = line.split("\t", 1)
        for word in words.split():
            found.setdefault(word, name)
    return found


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in data_lines(name) for word in line.split())


@cache
def speech_verbs() -> frozenset[str]:
    """Forms of the verbs that give a quotation its speaker."""
    return _words("speech_verbs.txt")


@cache
def openers() -> frozenset[str]:
    """Words that begin a sentence far more often than a name: where one follows an abbreviation, a sentence ends."""
    return _words("sentence_openers.txt")
