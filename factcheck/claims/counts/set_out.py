"""read_set_out: the list of items set out one a line after a colon: "The three winners are:" and three lines.

A list whose last item goes on behind a blank line is not known in full, nor is one whose lines are terms and their meanings in turn.
"""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.nouns import is_period
from factcheck.draft import Span
from factcheck.syntax.clause import Chunk, Reading, SentenceReading

_BULLET: Final = re.compile(r"(?:[-*•·–—]|\d{1,2}[.)])\s+")
_ITEM_END: Final = re.compile(r"[,;:(.]| [—–-] ")
_LEAST: Final = 2
_TERM: Final = 4  # words of a term that the next line explains


def read_set_out(reading: Reading, sentence: SentenceReading) -> tuple[Span, tuple[str, ...], Chunk] | None:
    """The list of items set out one a line after a sentence that ends in a colon, its names and the chunk that it stands to."""
    items: list[Span] = []
    indents: list[int] = []
    paragraph = sentence.sentence.paragraph
    for line in reading.sentences[sentence.sentence.index + 1 :]:
        if line.sentence.role != "list" or line.sentence.paragraph - paragraph > 1:
            if items and line.sentence.span.text_of(reading.text)[:1].islower():
                return None  # the last item goes on behind a blank line, and others may
            break
        if line.sentence.paragraph == paragraph:
            continue
        paragraph = line.sentence.paragraph
        opened = _BULLET.match(line.sentence.span.text_of(reading.text))
        if opened is None:
            return None
        indents.append(_indent_of(reading, line))
        if indents[-1] > indents[0]:
            continue  # an item of an item
        items.append(Span(line.sentence.span.start + opened.end(), line.sentence.span.end))
    anchors = [chunk for chunk in sentence.chunks if not chunk.compound and not is_period(chunk.head)]
    counts = [chunk for chunk in anchors if chunk.mention is not None and chunk.head]
    ends = bool(anchors) and sentence.tokens[-1].span.start <= anchors[-1].span.end  # "it sets several variables:": these are listed
    anchors = counts or [chunk for chunk in (anchors[-1:] if ends else anchors[:1]) if chunk.definite]
    if len(items) < _LEAST or len(anchors) != 1 or _are_terms_and_meanings([item.text_of(reading.text) for item in items]):
        return None
    names = tuple(_ITEM_END.split(item.text_of(reading.text), maxsplit=1)[0] for item in items)
    return Span(items[0].start, items[-1].end), names, anchors[0]


def _indent_of(reading: Reading, line: SentenceReading) -> int:
    """How many blanks stand before an item on its line."""
    start = line.sentence.span.start
    return start - reading.text.rfind("\n", 0, start)


def _are_terms_and_meanings(items: list[str]) -> bool:
    """Whether each second line tells what the one before it names, as lists of definitions become in plain text."""
    terms, meanings = items[::2], items[1::2]
    if len(terms) != len(meanings):
        return False
    return all(
        len(term.split()) <= _TERM < len(meaning.split()) and not term.endswith((".", ";", ","))
        for term, meaning in zip(terms, meanings, strict=True)
    )
