"""Lexicon: the words that numbers, qualifiers, units and currencies are written in, read once from the data files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final

from factcheck.data import data_lines


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that are found by the one word where a search begins: their last word when looking back, their first when looking on.

    `by_word` lists, longest first, each phrase of that word (lower-case, single spaces) with its meaning.
    """

    by_word: dict[str, tuple[tuple[str, str], ...]]


def _phrases(name: str, which: int) -> Phrases:
    found: dict[str, list[tuple[str, str]]] = {}
    for line in data_lines(name):
        phrase, meaning = line.split("\t")[:2]
        found.setdefault(phrase.split(" ")[which], []).append((phrase, meaning))
    return Phrases({word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()})


@cache
def qualifiers() -> Phrases:
    """What stands before a number ("more than"), by its last word."""
    return _phrases("qualifiers.tsv", -1)


@cache
def late_qualifiers() -> Phrases:
    """What stands after a number ("or more"), by its first word."""
    return _phrases("qualifiers_after.tsv", 0)


@cache
def number_words() -> dict[str, tuple[str, int]]:
    """Class and value of each number word; "letter" words keep their case, all others are lower-case."""
    found: dict[str, tuple[str, int]] = {}
    for line in data_lines("number_words.tsv"):
        word, kind, value = line.split("\t")
        found[word] = (kind, int(value))
    return found


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: `factor` and `offset` give the base unit of its dimension, `(value + offset) * factor`; None: not converted."""

    name: str
    dimension: str
    factor: Fraction | None
    offset: Fraction


@dataclass(frozen=True, slots=True)
class UnitTable:
    """Units by their forms: `words` (lower-case) and `symbols` (case as written), each form after the first word it begins with."""

    by_name: dict[str, Unit]
    words: dict[str, tuple[tuple[str, Unit], ...]]
    symbols: dict[str, tuple[tuple[str, Unit], ...]]


def first_word(form: str) -> str:
    """What a search for a form is keyed by: the letters before the first blank, hyphen, slash or period."""
    if form[0] in "°º":
        return form[0]
    for at, char in enumerate(form):
        if char in " -/.·":
            return form[:at] or form[:1]
    return form


@cache
def units() -> UnitTable:
    """The units of `units.tsv`."""
    by_name: dict[str, Unit] = {}
    words: dict[str, list[tuple[str, Unit]]] = {}
    symbols: dict[str, list[tuple[str, Unit]]] = {}
    for line in data_lines("units.tsv"):
        cells = line.split("\t")
        name, dimension, factor, offset, forms, marks = (cells + [""] * 6)[:6]
        unit = Unit(name, dimension, Fraction(factor) if factor else None, Fraction(offset) if offset else Fraction(0))
        by_name[name] = unit
        for form in forms.split("|"):
            if form:
                words.setdefault(first_word(form), []).append((form, unit))
                if " " in form:  # "square-mile", as before a noun
                    hyphened = form.replace(" ", "-")
                    words.setdefault(first_word(hyphened), []).append((hyphened, unit))
        for form in marks.split("|"):
            if form:
                symbols.setdefault(first_word(form), []).append((form, unit))
    return UnitTable(
        by_name,
        {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in words.items()},
        {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in symbols.items()},
    )


@dataclass(frozen=True, slots=True)
class CurrencyTable:
    """Currencies: `marks` stand before the number (by their last character), `words` after it (lower-case, by their first word)."""

    marks: dict[str, tuple[tuple[str, str], ...]]
    words: dict[str, tuple[tuple[str, str], ...]]


@cache
def currencies() -> CurrencyTable:
    """The currencies of `currencies.tsv`."""
    marks: dict[str, list[tuple[str, str]]] = {}
    words: dict[str, list[tuple[str, str]]] = {}
    for line in data_lines("currencies.tsv"):
        code, before, after = line.split("\t")
        for mark in before.split("|"):
            if mark:
                marks.setdefault(mark[-1], []).append((mark, code))
        for form in after.split("|"):
            if form:
                words.setdefault(first_word(form.lower()), []).append((form.lower(), code))
    return CurrencyTable(
        {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in marks.items()},
        {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in words.items()},
    )


@cache
def unit_openers() -> frozenset[str]:
    """The first words, lower-case, of all that a number may be a number of: units, currencies, percents, lengths of life."""
    words = set(context_words("percents and ages"))
    words.update(word.lower() for word in units().words)
    words.update(word.lower().rstrip("23²³") for word in units().symbols)
    words.update(word.partition(".")[0] for word in currencies().words)
    return frozenset(words)


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of a plain list."""
    return frozenset(word for line in data_lines(name) for word in line.split())


@cache
def _contexts() -> dict[str, tuple[str, ...]]:
    rows = (line.split("\t") for line in data_lines("number_contexts.tsv"))
    return {name: tuple(dict.fromkeys(words.split())) for name, words in rows}


@cache
def context_words(name: str) -> frozenset[str]:
    """The words of one row of `number_contexts.tsv`."""
    return frozenset(_contexts()[name])


@cache
def context_pattern(template: str, ignore_case: bool = False) -> re.Pattern[str]:
    """A pattern in which `<name>` stands for any word of that row of `number_contexts.tsv`."""
    expanded = re.sub(r"<([a-z ]+)>", lambda found: f"(?:{'|'.join(map(re.escape, _contexts()[found.group(1)]))})", template)
    return re.compile(expanded, re.IGNORECASE if ignore_case else 0)


FRACTION_SIGNS: Final = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6), "⅚": Fraction(5, 6),
    "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip
