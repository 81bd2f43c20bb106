"""Nouns by which counts are compared: which name the same members, which are kinds of people, which kinds exclude one another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

from factcheck.data import data_lines

_DENIES: Final = ("un", "non-", "non")


@dataclass(slots=True)
class _Nouns:
    same: dict[str, set[int]] = field(default_factory=dict)
    anyone: set[str] = field(default_factory=set)
    person: set[str] = field(default_factory=set)
    amount: dict[str, frozenset[str]] = field(default_factory=dict)
    kinds: list[frozenset[str]] = field(default_factory=list)
    rivals: list[frozenset[str]] = field(default_factory=list)
    together: list[frozenset[str]] = field(default_factory=list)
    group: set[str] = field(default_factory=set)
    ordinal: set[str] = field(default_factory=set)
    period: set[str] = field(default_factory=set)
    set: set[str] = field(default_factory=set)


@cache
def _nouns() -> _Nouns:
    """The table `data/count_nouns.tsv`."""
    nouns = _Nouns()
    for at, line in enumerate(data_lines("count_nouns.tsv")):
        sort, words = line.split("\t")
        listed = words.split()
        if sort == "same":
            for word in listed:
                nouns.same.setdefault(word, set()).add(at)
        elif sort == "amount":
            nouns.amount[listed[0]] = frozenset(listed)
        elif sort in ("kinds", "rivals", "together"):
            getattr(nouns, sort).append(frozenset(listed))
        else:
            getattr(nouns, sort).update(listed)
    nouns.person |= nouns.anyone
    return nouns


def same_nouns(first: str, second: str) -> bool:
    """Whether two nouns name the members of one count: the same noun, or near synonyms.

    >>> same_nouns("job", "employee"), same_nouns("man", "woman")
    (True, False)
    """
    if first == second:
        return bool(first)
    same = _nouns().same
    return bool(same.get(first, set()) & same.get(second, set()))


def is_person(noun: str) -> bool:
    """Whether a noun names people, of a kind or of any."""
    return noun.rpartition("great-")[2] in _nouns().person


def is_period(noun: str) -> bool:
    """Whether a noun names a length of time or a time of day."""
    return noun in _nouns().period


def is_anyone(noun: str) -> bool:
    """Whether a noun names people without saying of which kind: "person", "victim", "other"."""
    return noun in _nouns().anyone


def compatible_nouns(first: str, second: str) -> bool:
    """Whether a count of the one may be taken up as a count of the other: the same members, or people beside a kind of people.

    >>> compatible_nouns("man", "victim"), compatible_nouns("man", "letter")
    (True, False)
    """
    if same_nouns(first, second):
        return True
    return (is_anyone(first) and is_person(second)) or (is_anyone(second) and is_person(first))


def are_exclusive(nouns: Collection[str]) -> bool:
    """Whether nouns are kinds that exclude one another, each once, so that a list of their counts is complete.

    >>> are_exclusive(["man", "woman", "child"]), are_exclusive(["man", "student"])
    (True, False)
    """
    listed = frozenset(nouns)
    return len(listed) == len(nouns) > 1 and any(listed <= kinds for kinds in _nouns().kinds)


def tell_apart(told: Sequence[frozenset[str]]) -> Literal["all", "some", ""]:
    """Whether the words said of several counts are of kinds that exclude one another, and whether these kinds are all there are.

    >>> tell_apart([frozenset(("be", "adult")), frozenset(("be", "juvenile"))])
    'all'
    >>> tell_apart([frozenset(("win",)), frozenset(("lose",))]), tell_apart([frozenset(("old",)), frozenset(("blue",))])
    ('some', '')
    """
    if len(told) < 2:
        return ""
    if any(_is_told_by(told, kinds) for kinds in _nouns().kinds):
        return "all"
    if any(_is_told_by(told, kinds) and len(told) == len(kinds) for kinds in _nouns().together):
        return "all"
    if len(told) == 2 and _is_denied(*told):
        return "all"
    return "some" if any(_is_told_by(told, kinds) for kinds in _nouns().rivals) else ""


def _is_told_by(told: Sequence[frozenset[str]], kinds: frozenset[str]) -> bool:
    """Whether each has words of these kinds, and none that another has."""
    found = [words & kinds for words in told]
    return all(found) and sum(map(len, found)) == len(frozenset().union(*found))


def _is_denied(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether one is said to be what the other is not: "vaccinated", "unvaccinated"."""
    return any(f"{prefix}{word}" in other for word in first for other in (second,) for prefix in _DENIES) or any(
        f"{prefix}{word}" in first for word in second for prefix in _DENIES
    )


def amount_words(noun: str) -> frozenset[str]:
    """The events and nouns of an earlier sentence that an amount with this noun may take up ("price": buy, pay, sell ...)."""
    return _nouns().amount.get(noun, frozenset((noun,)))


def names_a_set(noun: str) -> bool:
    """Whether a noun stands for its members ("a crew of 41 people")."""
    return noun in _nouns().set


def is_group(noun: str) -> bool:
    """Whether a noun names parts of a whole ("category", "stage", "province")."""
    return noun in _nouns().group


def counts_occurrences(noun: str) -> bool:
    """Whether an ordinal before the noun counts occurrences ("the fifth time", "his third title")."""
    return noun in _nouns().ordinal
