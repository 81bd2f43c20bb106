"""What verbs take: an object, none, or a clause. The table is `data/verb_frames.tsv`."""

from __future__ import annotations

from functools import cache

from factcheck.data import data_lines


@cache
def _frames() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in data_lines("verb_frames.tsv"):
        name, words = line.split("\t")
        found[name] = frozenset(words.split())
    return found


def is_transitive(lemma: str) -> bool:
    """Whether a past form of the verb without an object is a passive participle.

    >>> is_transitive("injure"), is_transitive("arrive")
    (True, False)
    """
    return lemma in _frames()["transitive"]


def is_intransitive(lemma: str) -> bool:
    """Whether the verb has neither object nor passive."""
    return lemma in _frames()["intransitive"]


def is_clausal(lemma: str) -> bool:
    """Whether the verb takes a clause ("said 12 people died")."""
    return lemma in _frames()["clausal"]
