"""times_told: how often something happened, where no number before "times" says so: "twice before", "in 1998, 2003 and 2017"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.draft import Span
from factcheck.syntax.clause import Token

_TIMES: Final = {"once": 1, "twice": 2, "thrice": 3}
_BEFORE: Final = frozenset(("before", "previously", "earlier", "already"))
_JUST: Final = frozenset(("just", "only", "but"))
_YEAR: Final = 4
_LEAST: Final = 2


def times_told(tokens: Sequence[Token]) -> Iterator[tuple[Span, int]]:
    """The words that say how often, with the number: "twice", "2009 and 2016" after "in" (two times)."""
    at = 0
    while at < len(tokens):
        low = tokens[at].text.lower()
        number = _TIMES.get(low, 0)
        if number and (number > 1 or _is_counted(tokens, at)):
            yield tokens[at].span, number
        if low == "in":
            years = _years_from(tokens, at + 1)
            if len(years) >= _LEAST:
                yield Span(years[0].span.start, years[-1].span.end), len(years)
                at = years[-1].index
        at += 1


def _is_counted(tokens: Sequence[Token], at: int) -> bool:
    """Whether "once" says how often, and not when: "once before", "only once"."""
    after = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    return after in _BEFORE or (at > 0 and tokens[at - 1].text.lower() in _JUST)


def _years_from(tokens: Sequence[Token], at: int) -> list[Token]:
    """The years of a list that ends in "and" and the last: "1998, 2003 and 2017"; none where it does not end so."""
    years: list[Token] = []
    joined = False
    while at < len(tokens) and _is_year(tokens[at]):
        years.append(tokens[at])
        if joined:
            return years
        at += 1
        while at < len(tokens) and tokens[at].text.lower() in (",", "and", "in"):
            joined = joined or tokens[at].text.lower() == "and"
            at += 1
    return []


def _is_year(token: Token) -> bool:
    return token.form == "t" and token.text.isdigit() and len(token.text) == _YEAR
