"""is_time_of_compared, is_change: what the figures beside a verb say of it and of the time behind it.

The time behind a figure that another one is compared with is of that figure, and not of the verb: "fell to $2.4 billion from $4.2 billion
in February". And what falls to a figure, or by a percentage, has not fallen down.
"""

from __future__ import annotations

from typing import Final

from factcheck.claims.nouns import is_period
from factcheck.syntax.clause import SentenceReading, Token, VerbGroup

_THAN: Final = frozenset(("from", "than", "against", "versus", "after", "following", "compared"))
_FAR: Final = 8  # words from "from" to the time of its figure
_FALLS: Final = frozenset(("fall", "plunge", "tumble", "topple"))
_ENDS: Final = frozenset(("to", "by"))
_HEDGES: Final = frozenset(("only", "just", "about", "nearly", "almost", "around", "some", "as", "much", "little", "a"))
_SHARES: Final = ("percent", "per cent", "%")


def is_time_of_compared(sentence: SentenceReading, token: int, verb: VerbGroup) -> bool:
    """Whether the time at an index is that of a figure that a figure of the verb is compared with."""
    tokens = sentence.tokens
    seen = False
    for at in range(token - 1, max(verb.tokens[1], token - _FAR - 1), -1):
        word = tokens[at]
        if word.tag in ("VERB", "AUX", "PUNCT", "CONJ", "PRON"):
            return False
        seen = seen or _is_figure(tokens, at)
        if seen and word.text.lower() in _THAN:
            return any(_is_figure(tokens, before) for before in range(verb.tokens[1] + 1, at))
    return False


def is_change(sentence: SentenceReading, verb: VerbGroup) -> bool:
    """Whether a figure behind a verb is what something fell to, or by: "fell to 2.4 billion", "fell only 3 percent"; not "fell 30 feet"."""
    if verb.lemma not in _FALLS:
        return False
    after = list(sentence.tokens[verb.tokens[1] + 1 : verb.tokens[1] + 6])
    ended = bool(after) and after[0].text.lower() in _ENDS
    rest = after[1:] if ended else after
    while rest and rest[0].text.lower() in _HEDGES:
        rest = rest[1:]
    if not rest or rest[0].form not in ("C", "CD"):
        return False
    return ended or rest[0].text.endswith(_SHARES) or rest[0].text[:1] in "$€£"


def _is_figure(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word is a figure, and none for a length of time."""
    return tokens[at].form == "C" and not (at + 1 < len(tokens) and is_period(tokens[at + 1].lemma))
