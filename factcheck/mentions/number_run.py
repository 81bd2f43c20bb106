"""read_run: the run of words that spell one number ("one thousand and thirty-seven"), and what they come to together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from factcheck.mentions.lexicon import number_words

NEXT_WORD: Final = re.compile(r"(,? and | - |[ -]|\s{1,2})([A-Za-z]{2,12})(?![A-Za-z])")
_MOST_WORDS: Final = 24  # "nine hundred ninety-nine trillion ..." down to the units
_SMALL: Final = frozenset(("unit", "teen", "ten"))


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word of a number.

    Attributes:
        kind: what it is in a number: "unit", "teen", "ten", "hundred", "magnitude", "dozen", "ordinal", "parts"; "" for none.
        value: the number that it means alone, or by which it multiplies.
        start: where it begins in the text; `end` where it ends.
        joined: what stands between it and the word before: " ", "-", " and ".
    """

    kind: str
    value: int
    start: int
    end: int
    joined: str


def read_run(text: str, found: re.Match[str]) -> list[NumberWord]:
    """The words of a number that begins with the word found, in text order: as many as may belong to it."""
    words = number_words()
    lowered = found.group().lower()
    run: list[NumberWord] = []
    entry = words.get(lowered)
    if entry is None:
        entry = ("parts", words[lowered[:-1]][1]) if lowered.endswith("s") else ("", 0)
    run.append(NumberWord(entry[0], entry[1], found.start(), found.end(), ""))
    end = found.end()
    while len(run) < _MOST_WORDS and end < len(text) and text[end] in " -,\n" and (follow := NEXT_WORD.match(text, end)):
        lowered = follow.group(2).lower()
        entry = words.get(lowered)
        if entry is None and lowered.endswith("s") and words.get(lowered[:-1], ("", 0))[0] == "ordinal":
            entry = ("parts", words[lowered[:-1]][1])
        if entry is None or entry[0] == "letter" or (entry[0] in _SMALL and run[-1].kind in ("unit", "teen")):
            if entry is not None and entry[0] == "ten" and run[-1].kind == "teen":  # "nineteen sixty-eight", a year
                run.append(NumberWord(entry[0], entry[1], follow.start(2), follow.end(2), follow.group(1)))
            break
        run.append(NumberWord(entry[0], entry[1], follow.start(2), follow.end(2), follow.group(1)))
        end = follow.end()
    return run


def _below_hundred(run: list[NumberWord], at: int) -> tuple[int, int]:
    word = run[at]
    if word.kind == "ten" and at + 1 < len(run) and run[at + 1].kind == "unit" and run[at + 1].value and "and" not in run[at + 1].joined:
        return word.value + run[at + 1].value, at + 2
    return word.value, at + 1


def _below_thousand(run: list[NumberWord], at: int) -> tuple[int, int]:
    value, at = (1, at) if run[at].kind == "hundred" else _below_hundred(run, at)
    if at < len(run) and run[at].kind == "hundred" and "and" not in run[at].joined:
        value, at = value * 100, at + 1
        if at < len(run) and run[at].kind in ("unit", "teen", "ten") and run[at].joined != "-":
            rest, after = _below_hundred(run, at)
            if after >= len(run) or run[after].kind != "hundred":
                value, at = value + rest, after
    return value, at


def compose(run: list[NumberWord], at: int) -> tuple[int, int, bool]:
    """Value, next word, and whether a magnitude stands in it."""
    total, ceiling, big = 0, 0, False
    while at < len(run):
        if run[at].kind in ("magnitude", "dozen") and not total:
            value = 1
            after = at
        elif run[at].kind in ("unit", "teen", "ten", "hundred"):
            value, after = _below_thousand(run, at)
        else:
            break
        factor = 1
        while after < len(run) and run[after].kind in ("magnitude", "dozen") and "and" not in run[after].joined:
            factor *= run[after].value
            after += 1
        if total and (value * factor >= ceiling or ceiling < 1000):
            break
        total += value * factor
        at = after
        big = big or factor > 1
        ceiling = factor
        if factor == 1:
            break
    return total, at, big
