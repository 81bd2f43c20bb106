"""Past forms: a past tense, a participle, or a noun after all ("a power cut").

A participle has no object of its own and no subject right before it; a past tense of a verb that needs an object has one.
"""

from __future__ import annotations

from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.syntax.frames import is_clausal, is_intransitive, is_transitive
from factcheck.syntax.lexicon import lexicon
from factcheck.syntax.present import has_no_verb_after, is_aside, surely_finite
from factcheck.syntax.tag_context import CLOSERS, FINITE, NOUNS, STANDS_ALONE, STARTS_OBJECT, Options, TagContext

_NEAR: Final = 10
_DITRANSITIVE: Final = word_set("ditransitive")
_HEADS: Final = frozenset((*NOUNS, "PRP", "C"))
_TAKES_PARTICIPLE: Final = word_set("takes participle")
_NO_OBJECT: Final = frozenset(("IN", "TO", "t", "JJ"))


def past_after_noun(context: TagContext, at: int, options: Options, before: str) -> str:
    """'the boat sank', 'the 12 injured Friday', 'the shot hit': past tense, participle, or a noun after all."""
    first, after = options[0], context.after(at)
    lemma = lexicon().lemma(context.lows[at], "VBD")
    if "NN" in options and before in ("NN", "NNP") and not context.finite and _past_follows(context, at):
        return "NN"  # "a pay cut angered drivers"
    if first == "VB" and before in ("NN", "NNP"):
        first = "VBD"
    alone = after[0] == "NNS" and not context.finite and has_no_verb_after(context, at)  # "The deal cost taxpayers $9 million"
    if first in ("NN", "NNS", "JJ", "VB") and before != "NNS" and not alone and after[0] not in STARTS_OBJECT and after[0] not in CLOSERS:
        return first
    if first == "NN" and before == "NN" and (context.finite or after[0] in (".", ",", "IN")) and lemma != "shoot":
        return first
    if "VBN" not in options or is_intransitive(lemma) or (is_clausal(lemma) and is_aside(context, at)):
        return "VBD"
    if context.finite and not context.relative and context.last_verb not in ("", "VBG") and not _has_said(context):
        if _in_contact_clause(context, at) or (lemma not in _DITRANSITIVE and _is_main_after_reduced(context, at)):
            return "VBD"  # "Shots fired from the roof hit a bus"
        return "VBN"  # a second past form in one clause: "reach 18 villages cut off by the slide"
    those = before == "PRP" and context.lows[at - 1] in STANDS_ALONE and (is_transitive(lemma) or after[0] in FINITE)
    if context.relative and not context.finite and before != "WP":
        return "VBD"  # "the men whom police arrested"
    if (after[0] in FINITE and before == "NNS" and lemma not in _TAKES_PARTICIPLE) or those or context.next_word(at) == "by":
        return "VBN"
    return "VBN" if is_transitive(lemma) and not context.takes_object(at) and context.lows[at - 1] != "who" else "VBD"


def _has_said(context: TagContext) -> bool:
    """Whether the last verb opens a clause within: "Police say officers in a marked car | heard shots"."""
    if is_clausal(context.last_lemma()):
        return True
    return context.last_verb == "VBN" and bool(context.last_finite) and is_clausal(lexicon().lemma(context.last_low, context.last_finite))


def _past_follows(context: TagContext, at: int) -> bool:
    """Whether the next word is the past tense that the word at `at` would be otherwise: "a power cut | stopped the trains"."""
    after = context.after(at)
    beyond = context.candidates[at + 2][0] if at + 2 < len(context.candidates) else "."
    if "VBD" not in after:
        return surely_finite(after)
    if "NN" in after or "VBN" in after:
        return beyond in STARTS_OBJECT or (beyond == "NNS" and "NN" not in after)
    return True


def _in_contact_clause(context: TagContext, at: int) -> bool:
    """Whether two noun phrases stand side by side before the verb: "at the bakery his grandfather founded"."""
    back = at - 1
    while back > 0 and context.tags[back] in ("NN", "NNS", "NNP", "JJ"):
        back -= 1
    if back < 1 or context.tags[back] not in ("DT", "PRP$") or context.tags[back - 1] not in NOUNS:
        return False
    return context.last_lemma() not in _DITRANSITIVE and not context.takes_object(at)


def _is_main_after_reduced(context: TagContext, at: int) -> bool:
    """Whether the past form before has no object and may be a participle, and this one has one, which no participle has."""
    last = context.last_verb_at
    if context.last_verb != "VBD" or "VBN" not in context.candidates[last] or context.candidates[last + 1][0] not in _NO_OBJECT:
        return False
    if not last or context.tags[last - 1] not in NOUNS or is_intransitive(context.last_lemma()):
        return False
    return context.after(at)[0] in ("DT", "PRP$", "PRP", "NN", "NNS") or (context.after(at)[0] == "C" and counts_several(context, at + 1))


def past_opening(context: TagContext, at: int, before: str) -> str:
    """A past form that no noun stands before: ', charged with', 'took 14 hostages, then killed two'."""
    tags = context.tags
    lemma = lexicon().lemma(context.lows[at], "VBD")
    if not at and "VBN" in context.candidates[at] and not is_intransitive(lemma) and context.after(at)[0] in ("JJ", "IN", "TO"):
        return "VBN"  # "Found guilty of fraud, Orr ..."
    if is_intransitive(lemma) or is_clausal(lemma) or before == "WP":
        return "VBD"
    if before == "RB":
        if len(tags) > 1 and tags[-2] == "CC" and context.after(at)[0] in ("DT", "PRP$", "PRP"):
            return "VBD"  # "and immediately rushed the boy to a clinic"
        return "VBD" if len(tags) > 1 and tags[-2] in (",", "CC") and context.lows[at - 1] in ("then", "also", "later") else "VBN"
    if context.next_word(at) == "by":
        return "VBN"
    if before == "," and len(tags) > 1 and tags[-2] in ("VBD", "VBN"):
        return tags[-2]  # "caught, measured and released 63 sturgeon"
    said = context.last_lemma()
    reported = context.last_finite in ("VBP", "VBZ", "VBD") and is_clausal(said) and said not in _TAKES_PARTICIPLE
    if before == "," and not is_clausal(lemma) and not context.takes_object(at) and _closes_before_verb(context, at):
        return "VBN"
    subject = context.clause_at
    lacking = not context.main_finite or (reported and context.tags[context.last_verb_at + 1 : context.last_verb_at + 2] != [","])
    if before in (",", "t") and lacking and any(tag in _HEADS for tag in tags[subject : subject + 4]):
        return "VBN" if is_transitive(lemma) and not context.takes_object(at) else "VBD"
    if before == "," and lemma not in _DITRANSITIVE and (_has_object(context, at, lemma) or _goes_on_past(context, at)):
        return "VBD"
    return "VBN"


def is_bare_past(context: TagContext, at: int) -> bool:
    """Whether a form that is a noun or an infinitive too is a past form after a comma: ", shot in the leg,", ", cut power to 400 homes"."""
    if context.main_finite and context.last_finite != "VBD":
        return False
    after = context.after(at)[0]
    beyond = context.candidates[at + 2][0] if at + 2 < len(context.candidates) else "."
    return after in STARTS_OBJECT or after in ("IN", "RB", "TO") or (after in ("NN", "NNS") and beyond in ("IN", "TO", "."))


def _closes_before_verb(context: TagContext, at: int) -> bool:
    """Whether a comma and then a verb follow the words of a participle: "The law, passed in 1990, bars the sale of ivory"."""
    for ahead in range(at + 1, min(at + _NEAR, len(context.candidates) - 1)):
        options = context.candidates[ahead]
        if options[0] == ",":
            after = context.candidates[ahead + 1]
            return ahead > at + 1 and (after[0] in FINITE or "VBD" in after or "VBZ" in after)
        if options[0] in FINITE or options[0] in (".", ":", ";", "CC", '"'):
            return False
    return False


def _goes_on_past(context: TagContext, at: int) -> bool:
    """Whether the last of a row of past tenses follows: "left the road, rolled twice and came to rest"."""
    if context.last_finite != "VBD":
        return False
    for ahead in range(at + 1, min(at + _NEAR, len(context.candidates) - 1)):
        options = context.candidates[ahead]
        if options[0] == "CC":
            after = context.candidates[ahead + 1]
            return "VBD" in after and "VBN" not in after and "NN" not in after
        if options[0] in FINITE or options[0] in (",", ".", ":", ";", '"', "VBN"):
            return False
    return False


def _has_object(context: TagContext, at: int, lemma: str) -> bool:
    """Whether an object follows a past form, which a participle does not have: "left the road, struck a wall and ..."."""
    after = context.after(at)[0]
    if after in ("DT", "PRP$", "PRP"):
        return True
    if after in ("NN", "NNS") and context.last_finite == "VBD" and "VB" in context.candidates[at]:
        return True  # "blocked the pass, cut power to 400 homes"
    if after == "C" and at + 2 < len(context.candidates):
        return "NNS" in context.candidates[at + 2] and context.lows[at + 2] != "times"
    return is_transitive(lemma) and context.takes_object(at)


def counts_several(context: TagContext, at: int) -> bool:
    """Whether the count at `at` is a number of things in digits: "another 208", and no "a 35 percent"."""
    return context.lows[at].split()[-1].replace(",", "").isdecimal() and (not at or context.lows[at - 1] not in ("a", "an"))
