"""Qualifiers: what stands before or after a number and says how it is meant ("more than", "or so")."""

from __future__ import annotations

import re
from typing import Final, cast

from factcheck.mentions.context import last_word, word_before
from factcheck.mentions.lexicon import late_qualifiers, qualifiers, word_set
from factcheck.mentions.quantity import Meaning

_BLANKS: Final = str.maketrans({"\n": " ", "\t": " "})
_REACH: Final = 32
_PREFIXES: Final[dict[str, Meaning]] = {"sub": "under", "nearly": "nearly", "almost": "nearly", "about": "about"}
_MARKS: Final = {"~": "about", "≈": "about", "<": "under", ">": "over", "≤": "most", "≥": "least"}
_IS_UP: Final = re.compile(r"\b(?:is|are|was|were|be|been)(?: now)? $")
_FROM: Final = re.compile(r"\s[$£€]?\d[\d.,]*(?:\s(?:percent|million|billion|[a-z]+s))?\sfrom\s(?:about\s)?[$£€]?\d")


# "Adds up to $540", "went up to $2.75": the particle of a verb.
_ADDS: Final = frozenset(
    ("add", "adds", "added", "adding", "go", "goes", "went", "gone", "going", "rise", "rose", "risen", "move", "moved", "climbed", "crept")
)


def qualifier_before(text: str, at: int) -> tuple[int, Meaning]:
    """Where the qualifiers that end before offset `at` begin, and what they mean together; `at` and "" where there are none.

    The one nearest to the number says what it means ("up to about 12" is about 12), unless it leaves the number as it is ("at least
    another 12").

    >>> qualifier_before("No more than 12", 13)
    (0, 'most')
    """
    start = at
    meaning: Meaning = ""
    table = qualifiers().by_word
    for _ in range(3):
        edge = start
        if edge and text[edge - 1] in " \n\t":
            edge -= 1
            if edge and text[edge - 1] in " \n":
                edge -= 1
        elif edge and text[edge - 1] == "-" and start == at:
            # "sub-7 nanometer", "a nearly-200-page report"
            word = text[max(0, edge - 8) : edge - 1].rpartition(" ")[2].lower()
            if word in _PREFIXES:
                return edge - 1 - len(word), _PREFIXES[word]
            break
        elif not edge or text[edge - 1] not in _MARKS:
            break
        if not edge:
            break
        found = _phrase_before(text, edge, table)
        if found is None:
            break
        start = found[0]
        if meaning in ("", "plain"):
            meaning = cast("Meaning", found[1])
    return start, meaning


def _phrase_before(text: str, edge: int, table: dict[str, tuple[tuple[str, str], ...]]) -> tuple[int, str] | None:
    if text[edge - 1] in _MARKS:
        return edge - 1, _MARKS[text[edge - 1]]
    rows = table.get(last_word(text, edge).lower())
    if rows is None:
        return None
    window = text[edge - _REACH if edge > _REACH else 0 : edge].translate(_BLANKS).lower()
    for phrase, meaning in rows:
        if window.endswith(phrase):
            start = edge - len(phrase)
            if start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "'’"):
                if phrase == "over" and word_before(text, start).lower() in word_set("over_topics.txt"):
                    return None
                if phrase == "up to" and _IS_UP.search(text, max(0, start - _REACH), start) and _FROM.match(text, edge):
                    return None  # "is up to 48 from 40": what it became
                if phrase == "up to" and word_before(text, start).lower() in _ADDS:
                    return None  # "which adds up to $540 a year"
                return start, meaning
    return None


def qualifier_after(text: str, at: int) -> tuple[int, Meaning]:
    """Where the qualifier that begins at offset `at` (or one blank after) ends, and what it means; `at` and "" where there is none.

    >>> qualifier_after("12 or more", 2)
    (10, 'least')
    """
    if at >= len(text):
        return at, ""
    char = text[at]
    if char == "+":
        return (at + 1, "least") if not text[at + 1 : at + 2].isalnum() else (at, "")
    if char not in " -\n" or text[at + 1 : at + 2] not in _LATE_FIRSTS:
        return at, ""
    begin = at + 1 if char in " \n" else at
    window = text[begin : begin + _REACH].translate(_BLANKS).lower()
    rows = late_qualifiers().by_word.get(window.partition(" ")[0].rstrip('.,;:)"”!?'))
    for phrase, meaning in rows or ():
        rest = window[len(phrase) :]
        if window.startswith(phrase) and not rest[:1].isalnum() and not rest.startswith(" than "):  # "less than $40 or more than $650"
            return begin + len(phrase), cast("Meaning", meaning)
    return at, ""


_LATE_FIRSTS: Final = frozenset("oagtpsO")
