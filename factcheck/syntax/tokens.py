"""Words, numbers and marks of one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from factcheck.draft import Span
from factcheck.scoping.wordlists import abbreviations

_TOKEN: Final = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.?"  # U.S., a.m., J.F.
    r"|[$€£¥]?\d+(?:[.,:/]\d+)*(?:[^\W_]+)?(?:[-–][^\W_]+(?:[.,]\d+)?)*"  # 1,037  $3.1  10-2  17-year-old  21st
    r"|[^\W_]+(?:['-][^\W_]+)*"  # words, with apostrophes and hyphens
    r"|\.\.+|--+|''|``|\S"
)
_CLITIC: Final = re.compile(r"n't$|'(?:s|re|ve|ll|d|m)$", re.IGNORECASE)
_LONG: Final = 64
_BEFORE_END: Final = frozenset(("Inc", "Co", "Corp", "Jr", "Sr", "Ltd"))


@dataclass(slots=True)
class Words:
    """The tokens of a sentence as parallel lists, which the passes fill and read."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)

    def add(self, start: int, end: int, text: str) -> None:
        """Append one token."""
        self.starts.append(start)
        self.ends.append(end)
        self.texts.append(text)
        self.lows.append(text.lower())

    def __len__(self) -> int:
        return len(self.starts)


def split_words(text: str, span: Span, unread: frozenset[int] = frozenset()) -> Words:
    """The tokens of one sentence of a text with straight quotes.

    `unread` holds the offsets of marks to be left out: those around a word or two in quotes, which do not part a phrase.

    Clitics stand apart ("did" "n't", "Lund" "'s"); hyphenated words are one token; an abbreviation keeps its period.

    >>> split_words("Mr. Lund didn't win.", Span(0, 20)).texts
    ['Mr.', 'Lund', 'did', "n't", 'win', '.']
    """
    words = Words()
    starts, ends, texts, lows = words.starts, words.ends, words.texts, words.lows
    short = abbreviations()
    for found in _TOKEN.finditer(text, span.start, span.end):
        start, end = found.span()
        token = found.group()
        if start in unread:
            continue
        if "'" in token and len(token) > 1 and len(token) < _LONG:
            clitic = _CLITIC.search(token)
            if clitic and clitic.start():
                cut = start + clitic.start()
                words.add(start, cut, token[: clitic.start()])
                words.add(cut, end, token[clitic.start() :])
                continue
        if token == "." and ends and ends[-1] == start:
            before = texts[-1]
            initial = len(before) == 1 and before.isupper()
            if (initial or before in short) and (end < span.end or before in _BEFORE_END):
                ends[-1] = end
                texts[-1] = before + "."
                lows[-1] += "."
                continue
        starts.append(start)
        ends.append(end)
        texts.append(token)
        lows.append(token.lower())
    return words
