"""Names that hold a word of time and are no time ("Sunday Times"), and days named for what happened on them ("the Sept. 11 attacks")."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from factcheck.data import data_lines
from factcheck.mentions.time_expr import TimeExpr
from factcheck.mentions.time_words import ClassedText, classify, lexicon


@cache
def _names() -> dict[str, tuple[tuple[int, str], ...]]:
    """The names by each of their words that tells a time: how far into the name the word stands, and the name."""
    table: dict[str, list[tuple[int, str]]] = {}
    for name in data_lines("not_times.txt"):
        words = classify(name)
        for at, token in enumerate(words.tokens):
            if token.isalnum() and lexicon().telling(token):
                table.setdefault(token, []).append((words.starts[at], name))
    return {word: tuple(rows) for word, rows in table.items()}


def in_name(text: ClassedText, expr: TimeExpr) -> bool:
    """Whether a word of the expression is a word of a name that is no time."""
    names = _names()
    for at in range(expr.first, expr.last):
        for lead, name in names.get(text.tokens[at], ()):
            start = text.starts[at] - lead
            end = start + len(name)
            if start >= 0 and text.text[start:end] == name and not text.text[end : end + 1].isalpha():
                # "Friday the 13th of January" is a day of the calendar.
                return not text.text.startswith(" of ", end)
    return False


@cache
def _days() -> dict[tuple[int, int], tuple[str, frozenset[str]]]:
    table: dict[tuple[int, int], tuple[str, frozenset[str]]] = {}
    for line in data_lines("named_dates.tsv"):
        day, year, words = line.split("\t")
        month, number = day.split("-")
        table[int(month), int(number)] = year, frozenset(words.split())
    return table


_REACH = 6  # tokens, spaces among them, in which the word stands that names a day


def with_named_year(text: ClassedText, expr: TimeExpr) -> TimeExpr:
    """The expression with the year of what its day is named for, where the words after it say so."""
    if expr.form != "date" or expr.year is not None or expr.month is None or expr.day is None or expr.shift is not None:
        return expr
    named = _days().get((expr.month, expr.day))
    if named is None:
        return expr
    words = (token.lower() for token in text.tokens[expr.last : expr.last + _REACH])
    return replace(expr, named=named[0]) if any(word in named[1] for word in words) else expr
