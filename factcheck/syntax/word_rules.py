"""Words with rules of their own: "that", "her", "'s", "there", "since", "number", quantifiers, and prepositions that are adverbs too.

A rule that returns "" leaves the word to the rules of all words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from factcheck.syntax.tag_context import AUXILIARIES, BEFORE_NOUN, CLOSERS, COUNTS, NOUNS, VERBS, Options, TagContext

WordRule = Callable[[TagContext, int, Options], str]
_VERB_STARTS: Final = ("VBD", "VBZ", "VBN", "MD", "BE", "HV", "DO", "VB", "RB", "PRP")
_STANDS_BEFORE: Final = frozenset(("VBD", "VBN", "VBZ", "BE", "MD", "HV", "DO", "WP", "IN", "CC", "t"))


def _that(context: TagContext, at: int, options: Options) -> str:
    before = context.before()
    after = context.after(at)
    if before in VERBS or before == "BE":
        if after[0] in CLOSERS and after[0] not in ("IN", "RB", "WRB"):
            return "DT"
        return "DT" if before in ("VB", "BE") and after[0] == "NN" else "IN"
    if before in NOUNS or before in COUNTS or before == "PRP":
        # "a pipe that burst on Monday"
        past = "VBD" in after and context.after(at + 1)[:1] in (("IN",), ("RB",), ("t",), ("TO",))
        return "WDT" if after[0] in _VERB_STARTS or "VBZ" in after or past else "IN"
    if after[0] in ("NN", "JJ", "C", "CD", "OD"):
        return "DT"
    if not at and "VBZ" in after and "NNS" in after:
        return "PRP"  # "That works out to 12": no plural follows it
    if after[0] in ("BE", "MD", "HV", "VBD", "VBZ", "DO"):
        return "WDT" if before in (",", "CC") else "DT"
    return "IN"


def _her(context: TagContext, at: int, options: Options) -> str:
    return "PRP$" if context.after(at)[0] in ("NN", "NNS", "JJ", "C", "CD", "OD", "NNP", "VBG", "VBN", "A", "VB", "JJS") else "PRP"


def _possessive(context: TagContext, at: int, options: Options) -> str:
    if context.before() in ("PRP", "EX", "WP", "WDT", "WRB") or (at and context.lows[at - 1] in ("that", "here", "what")):
        return "BE"
    if context.before() == "NNP" and context.tags[-2:-1] == ["IN"] and context.finite:
        return "POS"  # "walked into Orr's on Monday": a shop
    return "BE" if context.after(at)[0] in ("DT", "IN", "PRP") else "POS"


def _direction(context: TagContext, at: int, options: Options) -> str:
    """Words that are prepositions before a noun, adverbs elsewhere, and some of them adjectives within a noun phrase."""
    before, after = context.before(), context.after(at)
    if "JJ" in options and before in BEFORE_NOUN and (after[0] in NOUNS or "NNS" in after):
        return "JJ"
    if after[0] in (",", ".", ";", ":", "CC", "TO", ")", '"') or (after[0] == "IN" and before[:2] == "VB"):
        return "IN" if context.lows[at] in ("before", "after") and after[0] != "." else "RB"
    return "IN"


def _determiner(context: TagContext, at: int, options: Options) -> str:
    """'those arrested', 'some were hurt', 'each of the five': a determiner that stands alone is a pronoun."""
    after = context.after(at)
    if context.lows[at] == "each" and context.before() in ("NNS", "PRP", "C") and "VB" in after:
        return "RB"  # "the 20 teams each play 38 games"
    if context.lows[at] == "this" and "VBZ" in after and "NNS" in after:
        return "PRP"  # "This works out to 12"
    alone = after[0] in _STANDS_BEFORE or (after[0] in CLOSERS and after[0] not in ("RB", '"'))
    return "PRP" if alone and "JJ" not in after and "NN" not in after else "DT"


def _quantifier(context: TagContext, at: int, options: Options) -> str:
    """'most of them', 'several were hurt': a quantifier that stands alone is a pronoun."""
    before, after = context.before(), context.after(at)
    if before in BEFORE_NOUN or before == "RB":
        return "JJ"
    alone = context.next_word(at) == "of" or after[0] in ("BE", "HV", "MD", "DO", "WP")
    return "PRP" if alone or (after[0] == "VBD" and not before) else "JJ"


def _said(context: TagContext, at: int, options: Options) -> str:
    return "VBN" if context.before() in AUXILIARIES else "VBD"


def _since(context: TagContext, at: int, options: Options) -> str:
    """'has since replaced'."""
    return "RB" if context.before() in AUXILIARIES and context.after(at)[0][:2] == "VB" else "IN"


def _first(context: TagContext, at: int, options: Options) -> str:
    """'When police first made contact': an adverb between a subject and its verb."""
    before = context.before()
    return "RB" if (before in NOUNS or before == "PRP") and "VBD" in context.after(at) else options[0]


def _there(context: TagContext, at: int, options: Options) -> str:
    return "EX" if context.after(at)[0] in ("BE", "MD", "HV", "POS") else "RB"


def _home(context: TagContext, at: int, options: Options) -> str:
    """'the nursing home's residents': what owns something is a noun."""
    return "NN" if context.next_word(at) in ("'s", "’s") else options[0]


def _may(context: TagContext, at: int, options: Options) -> str:
    """'May has been dry', 'Will told her': a name where no infinitive follows."""
    after = context.after(at)
    if at and context.lows[at - 1] in ("the", "a", "an", "his", "her", "its", "their", "my", "our", "your") and "NN" in options:
        return "NN"  # "made the will on Jan. 18"
    if "NNP" not in options:
        return options[0]
    finite = context.next_word(at) in ("has", "had", "is", "was", "are", "were") or (
        after[0] in ("VBD", "VBZ", "VBN") and "VB" not in after
    )
    return "NNP" if finite else options[0]


def _number(context: TagContext, at: int, options: Options) -> str:
    """'Glass plates, the oldest of them, number 1,180': a verb right before a count; "" leaves any other to the rules of all words."""
    before = context.before()
    bound = before in BEFORE_NOUN or before == "IN" or context.after(at)[0] != "C"
    return "" if bound else "VBZ" if context.lows[at] == "numbers" else "VBP"


WORD_RULES: Final[dict[str, WordRule]] = {
    "that": _that,
    "her": _her,
    "'s": _possessive,
    "there": _there,
    "home": _home,
    "said": _said,
    "since": _since,
    "first": _first,
    "last": _first,
    "may": _may,
    "will": _may,
    **dict.fromkeys(("number", "numbers"), _number),
    **dict.fromkeys(("these", "those", "this", "each", "another", "some", "any", "either"), _determiner),
    **dict.fromkeys(("most", "many", "several", "few", "more", "fewer"), _quantifier),
    **dict.fromkeys(("after", "before", "above", "below", "under", "over", "across", "behind", "around", "near", "along"), _direction),
    **dict.fromkeys(("inside", "outside", "off", "up", "down", "out", "past", "aboard", "alongside", "opposite"), _direction),
    **dict.fromkeys(("underneath", "beneath", "nearby", "in", "on", "by"), _direction),
}
