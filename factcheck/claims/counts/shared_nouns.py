"""shared_noun: the noun that the last of several counts has for all of them: "eight gold, four silver and seven bronze medals"."""

from __future__ import annotations

from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import SentenceReading, Token

_JOINTS: Final = frozenset((",", "and", "or"))
_LONGEST: Final = 30


def shared_noun(sentence: SentenceReading, mention: Mention) -> str:
    """The head of the last of the counts that a number goes on to, where it has but one word before the next; else "".

    That word is no plural, so that it cannot be what is counted, and the last count has a word of the same part before its noun.
    """
    tokens = sentence.tokens
    at = next((token.index for token in tokens if token.span.start >= mention.span.end), len(tokens))
    chunks = {chunk.tokens[0]: chunk for chunk in sentence.chunks if chunk.mention is not None}
    for _ in range(_LONGEST):
        if at + 1 >= len(tokens) or not _is_kind(tokens[at]) or tokens[at + 1].text not in _JOINTS:
            return ""
        at += 1
        while at < len(tokens) and tokens[at].text in _JOINTS:
            at += 1
        chunk = chunks.get(at)
        if chunk is None:
            return ""
        first, last = chunk.tokens
        if last - first >= 2 and tokens[last].form == "NNS" and chunk.head_span == tokens[last].span and _is_kind(tokens[first + 1]):
            return chunk.head
        at = first + 1
    return ""


def _is_kind(token: Token) -> bool:
    """Whether a word says of which kind things are, and cannot be a plural."""
    low = token.text.lower()
    return token.tag in ("NOUN", "ADJ", "PROPN") and not low.endswith("s") and low not in word_set("plurals without a form")
