"""floor_figures: on which floor something is, where a draft says how many there are: "The tower has 22 floors ... on the 25th floor".

A floor by its ordinal is a name to the passes over numbers, as a street or a grade is. It is told of as a place in a row only beside a
count of floors or stories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.draft import Span
from factcheck.mentions.mention import Mention
from factcheck.mentions.numeral import numeral_at
from factcheck.mentions.quantity import quantity
from factcheck.syntax.clause import SentenceReading

_COUNTED: Final = re.compile(r"[\w]-(?:story|storey|floor)\b|\w (?:stories|storeys|floors)\b")


def counts_floors(text: str) -> bool:
    """Whether a draft may count the floors of something."""
    return _COUNTED.search(text) is not None


def floor_figures(sentence: SentenceReading, text: str) -> Iterator[Figure]:
    """The floors of a sentence that are told by their ordinals: figures without a mention of their own."""
    for token in sentence.tokens:
        following = sentence.tokens[token.index + 1 : token.index + 2]
        if token.form != "OD" or not following or following[0].text.lower() != "floor":
            continue
        numeral = numeral_at(text, token.span.start)
        if numeral is None or type(numeral.value) is not int or not 0 < numeral.end - token.span.start <= len(token.text):
            continue
        chunk = next((one for one in sentence.chunks if one.span.contains(token.span) and one.span.contains(following[0].span)), None)
        if chunk is None or chunk.head_span != following[0].span or chunk.determiner not in ("the", "its", "his", "her", "their"):
            continue
        own = sentence.chunks.index(chunk)
        clause = next((one for one in sentence.clauses if not one.relative and own in one.participants()), None)
        slot = "" if clause is None else next((preposition for preposition, at in clause.obliques if at == own), "")
        span = Span(token.span.start, token.span.end)
        mention = Mention("ordinal", span, quantity(int(numeral.value), 1, "", "", "exact"), span)
        yield Figure(
            -1,
            mention,
            sentence,
            chunk,
            chunk,
            clause,
            None,
            slot,
            "floor",
            first=token.index,
            core_at=token.index,
            beyond=chunk.tokens[1] + 1,
        )
