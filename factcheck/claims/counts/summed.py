"""summed_noun: the noun phrase that a number behind it gives the total of: "every kettle in the shop window, all 52 of them"."""

from __future__ import annotations

from typing import Final

from factcheck.claims.counts.elliptic import is_adjectival
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import SentenceReading

_MARKS: Final = frozenset((",", "—", "–", "--", "("))
_TOTALS: Final = (("in", "all"), ("in", "total"), ("all", "told"), ("altogether",))
_WHOLE: Final = frozenset(("every", "each", "all"))


def summed_noun(sentence: SentenceReading, mention: Mention) -> str:
    """The head of the noun phrase before the comma; "" where the number is no total of it.

    The phrase may go on with places and participles ("every case filed against the firm so far, 11 in all"): its head is the last noun
    before the comma that opens with "every" or "all", or is a plural that stands after no preposition.
    """
    tokens = sentence.tokens
    at = next((token.index for token in tokens if token.span.end > mention.span.start), len(tokens))
    if at < 2 or tokens[at - 1].text not in _MARKS:
        return ""
    after = tuple(token.text.lower() for token in tokens if token.span.start >= mention.span.end)[:3]
    whole = tokens[at].text.lower().startswith("all ") and after[:2] in (("of", "them"), ("of", "those"))
    if not whole and not any(after[: len(words)] == words for words in _TOTALS):
        return ""
    for chunk in reversed([chunk for chunk in sentence.chunks if chunk.span.end <= tokens[at - 1].span.start and not chunk.compound]):
        first, last = chunk.tokens
        if any(token.text in _MARKS for token in tokens[last + 1 : at - 1]):
            return ""
        after_preposition = first > 0 and tokens[first - 1].tag == "ADP" and chunk.determiner not in _WHOLE
        if chunk.mention is not None or not chunk.head or after_preposition:
            continue
        if chunk.determiner in _WHOLE or tokens[last].form == "NNS" or is_adjectival(sentence, chunk):
            return chunk.head
    return ""
