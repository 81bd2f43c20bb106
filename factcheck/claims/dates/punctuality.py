"""verdicts_of: the words by which a sentence says that what was due was done in time, or late: "with a day to spare", "a week late"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.syntax.clause import SentenceReading, Token

_GAP: Final = 4
_LENGTH: Final = "#"
_ANY: Final = "..."


@cache
def _phrases() -> dict[str, list[tuple[str, tuple[frozenset[str], ...]]]]:
    """The phrases by their first word, with what each says ("deadline" or "late"); longest first."""
    found: dict[str, list[tuple[str, tuple[frozenset[str], ...]]]] = {}
    for line in data_lines("punctuality.tsv"):
        relation, told = line.split("\t")
        places = tuple(frozenset(place.split("/")) for place in told.split())
        for word in places[0]:
            found.setdefault(word, []).append((relation, places))
    for known in found.values():
        known.sort(key=lambda phrase: -len(phrase[1]))
    return found


def verdicts_of(sentence: SentenceReading) -> Iterator[tuple[str, Span]]:
    """What a sentence says of punctuality: "deadline" or "late", and the words, none within another's."""
    tokens, phrases = sentence.tokens, _phrases()
    end = 0
    for token in tokens:
        if token.index < end:
            continue
        known = [phrase for word in dict.fromkeys(_keys(token)) if word in phrases for phrase in phrases[word]]
        if not known:
            continue
        told = max(((_match(tokens, token.index, places), relation) for relation, places in known), default=(0, ""))
        if told[0]:
            end = told[0]
            yield told[1], Span(token.span.start, tokens[end - 1].span.end)


def _keys(token: Token) -> Iterator[str]:
    """The words by which a place of a phrase knows a token."""
    if token.form == "t":
        yield _LENGTH
    yield token.lemma
    yield token.text.lower()


def _match(tokens: tuple[Token, ...], at: int, places: tuple[frozenset[str], ...]) -> int:
    """The token after the phrase that starts at a token; 0 where it does not stand there."""
    here, free = at + 1, 0
    for place in places[1:]:
        if _ANY in place:
            free = _GAP
            continue
        while here < len(tokens) and free and not place & {*_keys(tokens[here])} and tokens[here].text not in ",;:":
            here += 1
            free -= 1
        if here >= len(tokens) or not place & {*_keys(tokens[here])}:
            return 0
        here += 1
        free = 0
    return here
