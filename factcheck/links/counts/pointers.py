"""pointer_of: the words after a number that point to what it is some of: "of them", "of the people shot"."""

from __future__ import annotations

from typing import Final

from factcheck.draft import Span
from factcheck.links.counts.board import Entry

_POINTERS: Final = frozenset(("them", "those", "these", "whom", "which", "that", "this", "it"))
_KNOWN: Final = frozenset(("the", "these", "those", "its", "their", "his", "her"))
_OF_THAT: Final = 3


def pointer_of(entry: Entry) -> tuple[Span, str] | None:
    """As in "of them", "of the people shot" after a number, and the noun that is pointed to."""
    chunk = entry.figure.chunk
    after = list(entry.figure.tokens_after())[:3]
    if entry.unit and [token.text.lower() for token in after[:1]] == ["of"] and after[1:] and after[1].text.lower() in _POINTERS:
        alone = len(after) < _OF_THAT or after[2].tag not in ("NOUN", "PROPN", "ADJ")
        return (Span(after[0].span.start, after[1].span.end), "") if alone else None
    if chunk is None or chunk.of is None or chunk.head:
        return None
    if [token.lemma for token in entry.figure.tokens_before(2)] == ["there", "be"]:
        return None  # "There were seven of them": all of them
    pointed = entry.figure.sentence.chunks[chunk.of]
    lead = entry.figure.tokens_before(1)
    if pointed.span.start < chunk.span.end or (lead and lead[0].text in (":", "—", "–", "--")):
        return None
    if pointed.head in _POINTERS or (not pointed.head and pointed.determiner in _POINTERS):
        return Span(chunk.span.end, pointed.span.end), ""
    beyond = entry.figure.sentence.tokens[pointed.tokens[1] + 1 : pointed.tokens[1] + 3]
    if len(beyond) > 1 and beyond[0].text.lower() in ("and", "or") and beyond[1].tag in ("NOUN", "DET", "ADJ"):
        return None  # "410 of the pupils and teachers"
    if pointed.mention is None and pointed.determiner in _KNOWN and pointed.head:
        return Span(chunk.span.end, pointed.span.end), pointed.head
    return None
