"""Point: one figure of a series with its part in it; and the words by which the parts are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.levels import Level
from factcheck.syntax.clause import Token

# The ends of a stated range ("low", "high", "both"), what nothing falls short of or goes beyond ("floor", "ceiling"), the extremes, the
# average.
Part = Literal["low", "high", "both", "floor", "ceiling", "min", "max", "average"]
STATED: Final = frozenset(("low", "high", "both", "floor", "ceiling"))
MARKS: Final = frozenset((",", "—", "–", "--", "(", ")", ":"))
_APPOSED: Final = 6
SPLITS: Final = frozenset((";", "but", "while", "whereas", "although", "than", "since"))


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series: its part, the noun of what is measured, the words that make it that, and what else narrows it.

    Attributes:
        level: the figure.
        part: what it is in its series.
        noun: the noun of what it is the extreme or the average of, or of what ranges; "" where none is stated.
        licence: the words that make it a point.
        word: the superlative.
        narrowed: whether it belongs to a wider or another series ("the state average", "the oldest ever").
        unit: the unit that it borrows from the figure before it.
    """

    level: Level
    part: Part
    noun: str
    licence: Span
    word: str = ""
    narrowed: bool = False
    unit: str = ""


@cache
def superlatives() -> dict[str, tuple[tuple[Part, str], ...]]:
    """The ends that a superlative names, and of what."""
    found: dict[str, tuple[tuple[Part, str], ...]] = {}
    for line in data_lines("superlatives.tsv"):
        end, kind, words = line.split("\t")
        part: Part = "max" if end == "max" else "min"
        for word in words.split():
            found[word] = (*found.get(word, ()), (part, kind))
    return found


def is_one_measure(first: str, second: str) -> bool:
    """Whether two nouns name one measure, so that a figure of the one is a figure of a series of the other.

    >>> is_one_measure("price", "bid"), is_one_measure("price", "age")
    (True, False)
    """
    return second in _measures().get(first, frozenset())


@cache
def _measures() -> dict[str, frozenset[str]]:
    rows = (frozenset(line.split()) for line in data_lines("measure_families.tsv"))
    return {noun: row for row in rows for noun in row}


def last_noun(tokens: Sequence[Token]) -> str:
    """The head of the noun phrase that the tokens go on with; "" when they do not."""
    last = ""
    for at, token in enumerate(tokens):
        following = tokens[at + 1].tag if at + 1 < len(tokens) else "PUNCT"
        if token.form in ("VB", "VBP") and following in ("AUX", "VERB", "ADP", "PUNCT"):
            return token.lemma  # "the average wait is": a noun, whatever it looks like
        if token.tag not in ("NOUN", "PROPN", "ADJ"):
            break
        last = token.lemma if token.tag != "ADJ" else ""
    return last


def subject_of(level: Level) -> str:
    """The head of the first chunk of the sentence: whose series it mostly is."""
    chunk = next((chunk for chunk in level.sentence.chunks if chunk.head), None)
    return chunk.head if chunk is not None and chunk.span.start < level.core.start else ""


def is_narrowed(lead: Sequence[Token], at: int) -> bool:
    """Whether a word belongs to a wider or another series: "the state average", "the average in 2019", "the oldest ever"."""
    phrase: list[Token] = []
    for token in lead[at:]:
        if token.text in MARKS:
            break
        phrase.append(token)
    words = {token.text.lower().removesuffix("'s").removesuffix("’s") for token in (*lead[max(0, at - 3) : at], *phrase)}
    if words & word_set("of another series"):
        return True
    own = lead[max(0, at - 3) : at]
    # "The Ohio average" is that of Ohio; "Irene Voss got the most votes" is not.
    mark = next((place + 1 for place in range(len(own) - 1, -1, -1) if own[place].text in MARKS or own[place].tag == "VERB"), 0)
    return any(token.tag == "PROPN" for token in own[mark:])


def goes_beyond(level: Level) -> bool:
    """Whether a superlative reaches beyond the series at hand: "the oldest ever", "the highest since 1988"."""
    after = [token.text.lower() for token in level.sentence.tokens if token.span.start >= level.core.start][:6]
    return bool(set(after) & word_set("of another series"))


def split_at_marks(tokens: Sequence[Token]) -> list[list[Token]]:
    """The runs of tokens between commas, dashes, colons and parentheses."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in MARKS:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def is_stated(after: Sequence[Token], level: Level) -> bool:
    """Whether the words between a noun phrase with a superlative or an average and a figure say that the figure is its own.

    They are a verb of measuring ("the largest class has 31"), or none ("the oldest, 71,"; "the average of the five at 40"); asides between
    commas may stand before it ("the longest, of a bus driver, took 95 minutes"; "the average price, the assessor said, was $40").
    """
    parts = split_at_marks(after)
    last = parts[-1]
    if [token.text.lower() for token in after[:1]] == ["of"] and len(after) == 1:
        return False  # "the largest of nine": how many there are
    if any(token.lemma in word_set("negatives") for token in last):
        return False
    if len(parts) == 1:
        return _predicates(last, level, alone=True)
    finite = [token for token in _without_relatives(parts[0]) if token.form in ("VBD", "VBZ", "VBP", "BE") and token.tag in ("VERB", "AUX")]
    if finite and finite[-1].lemma not in word_set("befalling"):
        return False
    if finite and (any(t.tag in ("VERB", "AUX") for t in last) and last[0].text.lower() not in ("when", "which", "that")):
        return False
    if last and last[0].text.lower() in ("and", "or", "which", "that"):
        return last[0].text.lower() in ("which", "that") and _predicates(last[1:], level, alone=False)
    return _predicates(last, level, alone=False)


def _without_relatives(tokens: Sequence[Token]) -> list[Token]:
    """The tokens before a relative pronoun."""
    found: list[Token] = []
    for token in tokens:
        if token.text.lower() in ("who", "that", "which", "whose"):
            break
        found.append(token)
    return found


def _predicates(tokens: Sequence[Token], level: Level, *, alone: bool) -> bool:
    sizes = word_set("measuring")
    verbs = [t for t in tokens if t.tag in ("VERB", "AUX") or (t is tokens[-1] and t.lemma in sizes)]
    if tokens and tokens[-1].text.lower() in word_set("sizing"):
        return True
    if not verbs:
        return _is_apposed([token.text.lower() for token in tokens], level, alone=alone)
    if level.kind == "time" and tokens[-1].text.lower() == "for" and len(verbs) <= 3:
        return True  # "the longest was of a heron, which hung in a waiting room for 16 weeks"
    stated = verbs[-1]
    tail = [token for token in tokens if token.index > stated.index]
    if stated.lemma not in sizes or len(verbs) > (2 if alone else 3):
        return False
    if level.kind == "money" and tail and tail[-1].text.lower() in ("for", "at"):
        return True
    return all(token.tag in ("ADP", "ADV", "DET", "PART") or token.form in ("t", "NNP") or token.text == "$" for token in tail)


def _is_apposed(words: list[str], level: Level, *, alone: bool) -> bool:
    if not words and alone:
        return True
    following = level.after[0].text if level.after else ""
    if not words:
        return following in (",", ")", "—", ";", ".", "") or level.unit != ""
    if words in (["a"], ["an"], ["a", "record"]):
        return level.unit != "" or following != ""
    short = len(words) <= 3 or (words[0] in ("a", "an", "the") and len(words) <= _APPOSED)
    return words[-1] in ("with", "at", "of", "about", "just", "some", "nearly") and (alone or short)
