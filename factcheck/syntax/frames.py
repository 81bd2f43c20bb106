"""What verbs take: an object, none, a clause, a particle. The tables are `data/verb_frames.tsv` and `data/phrasal_verbs.tsv`."""

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


@cache
def _phrasal() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in data_lines("phrasal_verbs.tsv"):
        particle, verbs = line.split("\t")
        found[particle] = frozenset(verbs.split())
    return found


def is_particle(word: str) -> bool:
    """Whether a word may be the particle of a verb."""
    return word in _phrasal()


def is_phrasal(lemma: str, particle: str) -> bool:
    """Whether the verb with the particle takes an object after it.

    >>> is_phrasal("lay", "off"), is_phrasal("fall", "off")
    (True, False)
    """
    return lemma in _phrasal().get(particle, frozenset())
