"""The words that tell of happenings: `data/happenings.tsv`, and the incidents of `data/happening_order.tsv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from factcheck.claims.date import Phase
from factcheck.data import data_lines
from factcheck.syntax.clause import Token

_GAP: Final = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way of telling a happening: `words` are base forms, alternatives at one place, "..." for up to four words between."""

    type: str
    phase: Phase
    words: tuple[frozenset[str] | None, ...]


@cache
def phrases() -> tuple[dict[str, list[Phrase]], dict[str, list[Phrase]]]:
    """The phrases of verbs and of nouns, by their first word, longest first."""
    verbs: dict[str, list[Phrase]] = {}
    nouns: dict[str, list[Phrase]] = {}
    for line in data_lines("happenings.tsv"):
        type_, written, part, told = line.split("\t")
        phase: Phase = "start" if written == "start" else "end" if written == "end" else ""
        for words in told.split("|"):
            places = tuple(None if place == "..." else frozenset(place.split("/")) for place in words.split())
            first = places[0] or frozenset()
            for word in first:
                (verbs if part == "V" else nouns).setdefault(word, []).append(Phrase(words if type_ == "=" else type_, phase, places))
    for table in (verbs, nouns):
        for known in table.values():
            known.sort(key=lambda phrase: -len(phrase.words))
    return verbs, nouns


@cache
def incidents() -> frozenset[str]:
    """The types of happenings that come without a plan: crimes, fires, crashes."""
    lines = (line.split("\t") for line in data_lines("happening_order.tsv"))
    return frozenset(word for fields in lines if fields[0] == "@incident" and len(fields) == 2 for word in fields[1].split())


def noun_type(lemma: str, modifiers: tuple[str, ...] = ()) -> str:
    """The type of happening that a noun tells, "" when it tells none.

    >>> noun_type("slaying"), noun_type("stoppage", ("work",)), noun_type("chair")
    ('killing', 'strike', '')
    """
    table = phrases()[1]
    for phrase in (*(table.get(modifiers[-1], ()) if modifiers else ()), *table.get(lemma, ())):
        told = [next(iter(place)) for place in phrase.words if place]
        if told == [lemma] or (modifiers and told == [modifiers[-1], lemma]):
            return str(phrase.type)
    return ""


def verb_phrase(tokens: tuple[Token, ...], at: int) -> tuple[Phrase, int] | None:
    """The longest phrase that the verb at a token begins, and the token after it."""
    for phrase in phrases()[0].get(tokens[at].lemma, ()):
        end = _match(tokens, at, phrase.words)
        if end:
            return phrase, end
    return None


def _match(tokens: tuple[Token, ...], at: int, places: tuple[frozenset[str] | None, ...]) -> int:
    """The token after the phrase that starts at a token; 0 where it does not stand there."""
    here = at + 1
    free = 0
    for place in places[1:]:
        if place is None:
            free = _GAP
            continue
        while here < len(tokens) and free and tokens[here].lemma not in place and not _ends_with(tokens[here], place):
            here += 1
            free -= 1
        if here >= len(tokens) or not (tokens[here].lemma in place or _ends_with(tokens[here], place)):
            return 0
        here += 1
        free = 1 if free else 0  # an adverb or a determiner may stand between
    return here


def _ends_with(token: Token, place: frozenset[str]) -> bool:
    """As in: "seven-year" and "18 months'" hold the unit that a phrase asks for."""
    return token.form in ("t", "A") and any(
        word in place for word in re.findall(r"[a-z]+", token.text.lower().replace("months", "year").replace("years", "year"))
    )
