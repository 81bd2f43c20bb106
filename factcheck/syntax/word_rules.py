"""Words with rules of their own: "that", "her", "'s", "there", "since", "number", quantifiers, and prepositions that are adverbs too.

A rule that returns "" leaves the word to the rules of all words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.syntax.present import has_no_verb_after, stands_alone
from factcheck.syntax.tag_context import (
    AUXILIARIES,
    BEFORE_NOUN,
    CLOSERS,
    COUNTS,
    FINITE,
    NOUNS,
    STARTS_OBJECT,
    VERBS,
    Options,
    TagContext,
)

WordRule = Callable[[TagContext, int, Options], str]
_KINDS_OF_HOME: Final = word_set("kinds of home")
_VERB_STARTS: Final = ("VBD", "VBZ", "VBN", "MD", "BE", "HV", "DO", "VB", "RB", "PRP")
_STANDS_BEFORE: Final = frozenset(("VBD", "VBN", "VBZ", "BE", "MD", "HV", "DO", "WP", "IN", "CC", "t"))


def _that(context: TagContext, at: int, options: Options) -> str:
    before = context.before()
    after = context.after(at)
    beyond = context.candidates[at + 2][0] if at + 2 < len(context.candidates) else "."
    if before in ("", "CC", '"') and _is_subject(context, at, after, beyond):
        return "PRP"
    if before in VERBS or before == "BE":
        if after[0] in CLOSERS and after[0] not in ("IN", "RB", "WRB"):
            return "DT"
        return "DT" if before in ("VB", "BE") and after[0] == "NN" else "IN"
    if before in NOUNS or before in COUNTS or before == "PRP":
        # "a pipe that burst on Monday"
        past = "VBD" in after and (beyond in ("IN", "RB", "t", "TO") or beyond in STARTS_OBJECT)
        present = before == "NNS" and "VB" in after and (beyond in STARTS_OBJECT or "NN" not in after)  # "the farms that ship the eggs"
        return "WDT" if after[0] in _VERB_STARTS or "VBZ" in after or past or present else "IN"
    if after[0] in ("NN", "JJ", "C", "CD", "OD"):
        return "DT"
    if after[0] in ("BE", "MD", "HV", "VBD", "VBZ", "DO"):
        return "WDT" if before in (",", "CC") else "DT"
    return "IN"


def _is_subject(context: TagContext, at: int, after: Options, beyond: str) -> bool:
    """'That works out to 12', 'and that suits the buyers', 'That cost the club $4,000': no plural follows it, and no noun with a "the"."""
    if "VBZ" in after and "NNS" in after:
        return has_no_verb_after(context, at + 1)
    return "VBD" in after and (beyond in STARTS_OBJECT or (beyond not in FINITE and after[0] in ("VBD", "VBN")))


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
    if context.lows[at] == "some" and stands_alone(context, at):
        return "PRP"
    alone = after[0] in _STANDS_BEFORE or (after[0] in CLOSERS and after[0] not in ("RB", '"'))
    return "PRP" if alone and "JJ" not in after and "NN" not in after else "DT"


def _quantifier(context: TagContext, at: int, options: Options) -> str:
    """'most of them', 'several were hurt': a quantifier that stands alone is a pronoun."""
    before, after = context.before(), context.after(at)
    if before in BEFORE_NOUN or before == "RB":
        return "JJ"
    if before in NOUNS and context.lows[at] == "most" and after[0] == "BE":
        return "RB"  # "What worries farmers most is ..."
    alone = context.next_word(at) == "of" or after[0] in ("BE", "HV", "MD", "DO", "WP") or after == ("VB",) or stands_alone(context, at)
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


def _last(context: TagContext, at: int, options: Options) -> str:
    return _lasting(context, at, options) or _first(context, at, options)


def _there(context: TagContext, at: int, options: Options) -> str:
    return "EX" if context.after(at)[0] in ("BE", "MD", "HV", "POS") else "RB"


def _home(context: TagContext, at: int, options: Options) -> str:
    """'the nursing home's residents', 'the care home', 'the home team': what owns something or has a determiner or a kind is a noun."""
    before = context.before()
    kind = before in ("DT", "PRP$", "POS", "JJ", "OD") or (at and context.lows[at - 1] in _KINDS_OF_HOME)
    return "NN" if kind or context.next_word(at) in ("'s", "’s") else options[0]


def _leave(context: TagContext, at: int, options: Options) -> str:
    """'took leave', 'on sick leave'."""
    before = context.before()
    taken = before in ("VBD", "VBP", "VBZ", "VBN") and context.last_lemma() in ("take", "get", "have", "grant", "give", "request")
    return "NN" if taken or before == "IN" else ""


def _lasting(context: TagContext, at: int, options: Options) -> str:
    """'The talks last two hours', 'will last until May': a verb before a length or an end of time; "" for "the last two"."""
    before = context.before()
    if before == "RB" and len(context.tags) > 1:
        before = context.tags[-2]
    after = context.after(at)[0]
    if before in ("MD", "TO", "DO"):
        return "VB"
    long = after in ("t", "C", "RB", "JJ") or context.next_word(at) in ("until", "for", "between", "from", "about", "around")
    if long and not context.finite and before in ("NNS", "WDT", "WP", "PRP"):
        return "VBP"
    return (
        "VBP"
        if long and before == "CC" and context.last_verb == "VBP"
        else "VB"
        if long and before == "CC" and context.last_verb == "VB"
        else ""
    )


def _may(context: TagContext, at: int, options: Options) -> str:
    """'May has been dry', 'Will told her': a name where no infinitive follows."""
    after = context.after(at)
    owned = at and (
        context.before() == "POS"
        or (context.before() in ("OD", "JJ") and after[0] in FINITE)
        or context.lows[at - 1] in ("the", "a", "an", "his", "her", "its", "their", "my", "our", "your")
    )
    if owned and "NN" in options:
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
    "last": _last,
    "leave": _leave,
    "may": _may,
    "will": _may,
    **dict.fromkeys(("number", "numbers"), _number),
    **dict.fromkeys(("these", "those", "this", "each", "another", "some", "any", "either"), _determiner),
    **dict.fromkeys(("most", "many", "several", "few", "more", "fewer"), _quantifier),
    **dict.fromkeys(("after", "before", "above", "below", "under", "over", "across", "behind", "around", "near", "along"), _direction),
    **dict.fromkeys(("inside", "outside", "off", "up", "down", "out", "past", "aboard", "alongside", "opposite"), _direction),
    **dict.fromkeys(("underneath", "beneath", "nearby", "in", "on", "by"), _direction),
}
