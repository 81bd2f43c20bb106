"""One tag for each word of a sentence, by the words around it (after Brill's transformation rules).

The tags are the lexicon's, with C for a count or an amount, A for an age, t for a time expression and the marks as themselves.
A first pass goes from left to right with the tags already given and the options of the next word; a second one
(`factcheck.syntax.clause_needs`) looks at what a clause needs.
"""

from __future__ import annotations

from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.syntax.candidates import candidates_of
from factcheck.syntax.clause_needs import leave_out_be, settle
from factcheck.syntax.frames import is_clausal, is_intransitive, is_particle, is_transitive
from factcheck.syntax.lexicon import lexicon
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
from factcheck.syntax.tokens import Words
from factcheck.syntax.word_rules import WORD_RULES

_SKIPS_ADVERB: Final = frozenset((*BEFORE_NOUN, *NOUNS, "MD", "DO", "TO", "BE", "HV", "PRP", "WP", "WDT"))
_SUBJECTS: Final = frozenset(("i", "he", "she", "it", "we", "they", "you", "who", "which", "that"))
_PRONOUNS: Final = frozenset(("PRP", "WP", "WDT"))
_MODIFIERS: Final = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS"))
_STANDS_ALONE: Final = frozenset(("this", "that", "these", "those", "each", "another", "some", "any"))
_TAKES_PARTICIPLE: Final = word_set("takes participle")
_DITRANSITIVE: Final = word_set("ditransitive")
_SINGULARS: Final = frozenset(("each", "none", "one", "neither", "either"))
_NEAR: Final = 8
_HEADS: Final = frozenset((*NOUNS, "PRP", "C"))
_VERB_GOES_ON: Final = frozenset((*STARTS_OBJECT, "IN", "TO"))
_TAKES_BARE: Final = word_set("takes bare infinitive")
_PHRASE: Final = frozenset(("DT", "PRP$", "JJ", "NN", "NNP"))
_CLAUSE_BEGINS: Final = frozenset((",", ";", ":", '"', "CC"))
_COLLECTIVE: Final = word_set("plural collectives")


def tag_words(words: Words, fixed: list[str], *, headline: bool = False, titled: bool = False) -> list[str]:
    """The tag of each token.

    Args:
        words: the tokens.
        fixed: a tag where a mention already gives one, else "".
        headline: whether the sentence is a headline or a heading.
        titled: whether its words are all capitalised.
    """
    context = TagContext(words.lows, candidates_of(words, fixed, titled=titled))
    for at, options in enumerate(context.candidates):
        context.add(options[0] if len(options) == 1 else _choose(context, at, options))
    settle(context)
    if headline:
        leave_out_be(context)
    return context.tags


def _choose(context: TagContext, at: int, options: Options) -> str:
    rule = WORD_RULES.get(context.lows[at])
    if rule is not None and (tag := rule(context, at, options)):
        return tag
    tags = context.tags
    before, back = context.before(), at - 1
    if before in ("RB", "t") and len(tags) > 1 and tags[-2] in _SKIPS_ADVERB:
        before, back = tags[-2], at - 2
    after = context.after(at)
    if "VBG" in options and _is_gerund(context, at, options, before):
        return "VBG"
    if before in ("MD", "DO", "TO"):
        return _after_modal(options, before, after)
    if before in AUXILIARIES:
        return _after_auxiliary(options, after, have=before == "HV")
    if before in BEFORE_NOUN:
        if "VBN" in options and _is_first_done(context, at):
            return "VBN"
        if _follows_adjective(context, at, options, before):
            return "VBD"
        return _after_count(context, at, options, before) or _within_phrase(options, before, after)
    if before == "IN":
        return _after_preposition(options, after)
    if before in _PRONOUNS and context.lows[back] in _SUBJECTS:
        for tag in ("VBD", "VBZ", "VBP", "VB", "VBN"):
            if tag in options:
                return {"VB": "VBP", "VBN": "VBD"}.get(tag, tag)
    if before in NOUNS or before == "PRP":
        return _past_after_noun(context, at, options, before) if "VBD" in options else _after_noun(context, at, options, before)
    if before in VERBS:
        return _after_verb(context, at, options)
    return _opening(context, at, options, before)


def _is_first_done(context: TagContext, at: int) -> bool:
    """As in "dreamed up in a pub, first run in 2011": "first" without a determiner, and a time or a place behind the participle."""
    if context.lows[at - 1] != "first" or context.after(at)[0] not in ("IN", "t") or at < 2:
        return False
    return context.tags[at - 2] in (",", "CC", "BE", "(", ":")


def _is_gerund(context: TagContext, at: int, options: Options, before: str) -> bool:
    """'wounding 12', 'killing the driver': an -ing form right before a noun phrase, unless a determiner makes it a noun."""
    after = context.after(at)[0]
    if after == "t" and before in NOUNS:
        return True  # "12 hours a day beginning Monday"
    if after == "IN" and before == "," and context.after(at + 1)[0] == "t":
        return True  # "lasts nine days, opening on June 8"
    if after not in STARTS_OBJECT or (options[0] == "NN" and after == "NNP"):
        return False
    return before not in ("DT", "PRP$", "POS", "JJ") or context.lows[at - 1] == "more"


def _after_modal(options: Options, before: str, after: Options) -> str:
    if "VB" in options or "VBP" in options:
        return "VB"
    if before == "DO":
        return _after_auxiliary(options, after, have=True)
    return _after_preposition(options, after) if before == "TO" else options[0]


def _after_auxiliary(options: Options, after: Options, *, have: bool) -> str:
    if "VBN" in options and not (options[0] == "JJ" and after[0] in NOUNS):
        return "VBN"
    if "VBG" in options and not have and (options[0] == "VBG" or after[0] in STARTS_OBJECT or after[0] in ("IN", "TO")):
        return "VBG"
    if "VBD" in options and options[0] != "NN":
        return "VBN"
    for tag in options:
        if tag in ("JJ", "NN", "NNS", "JJR", "RB"):
            return tag
    return "NN" if options[0] in ("VB", "VBZ") else options[0]


def _after_preposition(options: Options, after: Options) -> str:
    if "VBG" in options and (after[0] in STARTS_OBJECT or options[0] == "VBG"):
        return "VBG"
    if "VBN" in options and options[0] in ("VBN", "VBD") and (after[0] in ("NNS", "NN") or "NNS" in after):
        return "VBN"  # "the number of canceled flights"
    if options[0] in ("NN", "NNS", "JJ", "VBG", "JJR", "JJS", "RB"):
        return "JJ" if options[0] == "NN" and "JJ" in options and after[0] in NOUNS else options[0]
    for tag in options:
        if tag in ("NN", "NNS", "JJ", "VBG"):
            return tag
    return options[0] if options[0] != "VB" else "NN"


def _after_count(context: TagContext, at: int, options: Options, before: str) -> str:
    """A count or "those" may stand alone, with its verb after it: 'all three escaped', '12 injured'. "" where it does not."""
    after = context.after(at)
    low = context.lows[at - 1]
    if before == "DT" and "VBD" in options and low in _STANDS_ALONE and after[0] not in NOUNS and options[0] != "NN":
        return "VBD"
    if before not in COUNTS and before != "A":
        return ""
    if options[0][0] == "V" and "NN" not in options:
        if "VBD" in options:
            if "VBN" not in options:
                return "VBD"
            if before == "C" and _plural_follows(context, at) and not low.startswith(("all", "both")):
                return "VBN"
            passive = is_transitive(lexicon().lemma(context.lows[at], "VBD")) and not context.takes_object(at)
            return "VBN" if passive or (len(context.tags) > 1 and context.lows[at - 2] == "with") else "VBD"
        if "VBG" in options:
            return "VBG"
    if (
        options[0] == "VB"
        and before == "C"
        and low != "one"
        and "JJ" not in options
        and (after[0] in ("NNS", "JJ") or after[0] in STARTS_OBJECT or (after[0] in CLOSERS and _counts_several(context, at - 1)))
    ):
        return "VBP"  # "seven need repairs", "another 208 walk"
    if before == "C" and "VBD" in options and "NNS" not in options and after[0] not in NOUNS and low != "one":
        # "the other 28 cut their hours", "28 shot in ...": a singular noun does not follow a count
        return "VBD" if context.takes_object(at) else "VBN" if "VBN" in options else "VBD"
    return ""


def _counts_several(context: TagContext, at: int) -> bool:
    """Whether the count at `at` is a number of things in digits: "another 208", and no "a 35 percent"."""
    return context.lows[at].split()[-1].replace(",", "").isdecimal() and (not at or context.lows[at - 1] not in ("a", "an"))


def _plural_follows(context: TagContext, at: int) -> bool:
    """Whether the nouns right after the word at `at` end in a plural: '214 confirmed measles cases'."""
    for options in context.candidates[at + 1 : at + 5]:
        if options[0] == "NNS":
            return True
        if options[0] not in ("NN", "JJ", "NNP"):
            return False
    return False


def _follows_adjective(context: TagContext, at: int, options: Options, before: str) -> bool:
    """'nine of the wounded remained', 'the dead included two nurses': the adjective before stands for a noun."""
    if before not in ("JJ", "OD") or "VBD" not in options:
        return False
    lemma = lexicon().lemma(context.lows[at], "VBD")
    return is_intransitive(lemma) or (context.after(at)[0] in STARTS_OBJECT and context.after(at)[0] != "NNP")


def _within_phrase(options: Options, before: str, after: Options) -> str:
    """After a determiner, a count or an adjective: a noun, or a modifier where a noun follows."""
    noun_next = after[0] in ("NN", "NNS", "NNP", "JJ") or "NNS" in after
    if before == "DT" and after[0] in COUNTS:
        for tag in options:
            if tag in ("JJ", "JJR", "VBN", "VBG"):
                return tag  # "the remaining 46"
    if noun_next and not (before in COUNTS and options[0] == "NNS"):
        for tag in options:
            if tag in _MODIFIERS:
                return tag
    if options[0] == "JJ" and before in COUNTS:
        return "JJ"
    for tag in ("NN", "NNS", "JJ", "VBN", "VBG"):
        if tag in options:
            return "NN" if tag in ("JJ", "VBN", "VBG") and "NN" in options else tag
    return {"VB": "NN", "VBZ": "NNS"}.get(options[0], options[0])


def _after_noun(context: TagContext, at: int, options: Options, before: str) -> str:
    first, after = options[0], context.after(at)
    if "VBZ" in options and first != "VBZ" and _is_only_verb(context, at, before):
        return "VBZ"
    object_next = after[0] in STARTS_OBJECT and after[0] != "NNP"
    if first == "VB":
        if "VBZ" in options:
            return "VBZ"
        if context.finite and context.last_lemma() in _TAKES_BARE:
            return "VB"  # "They let him pay", "made the team start over"
        if before == "NN" and context.lows[at - 1] not in _COLLECTIVE:
            return "NN"
        return "VBP" if not context.finite else "VB" if "NN" not in options else "NN"
    if first in ("NN", "NNS") and not context.finite and object_next:
        if "VBZ" in options and before in ("NN", "NNP") and not context.is_counted(at):
            return "VBZ"
        if "VB" in options and before == "NNS":
            return "VBP"
    if "VBZ" in options and before == "NNS" and not context.finite and _is_of_one(context, at):
        return "VBZ"
    if first == "VBZ" and (before == "NNS" or context.finite) and "NNS" in options:
        return "NNS"
    if first == "JJ" and "VB" in options and before == "NNS" and after[0] in STARTS_OBJECT:
        return "VBP"
    return "VBN" if first == "JJ" and "VBN" in options and after[0] not in NOUNS else first


def _is_only_verb(context: TagContext, at: int, before: str) -> bool:
    """Whether a clause that a singular opens has no other word that is a verb for sure: "The deal limits night shifts to four"."""
    if context.finite or before not in ("NN", "NNP"):
        return False
    back = at - 1
    while back >= 0 and context.tags[back] in _PHRASE:
        back -= 1
    opening = context.tags[back + 1 : at]
    if (back >= 0 and context.tags[back] not in _CLAUSE_BEGINS) or opening[0] not in ("DT", "PRP$") or len(opening) > _NEAR:
        return False
    after = context.after(at)[0]
    if after not in ("NN", "JJ", "VB"):
        return False  # "The farm sales"; an object in the plural, or with a determiner, is known by itself
    for options in context.candidates[at + 1 :]:
        if options[0] in (".", ";", ":", ","):
            return True
        if options[0] in FINITE or options[0] in ("VBN", "WP", "WDT", "WRB"):
            return False
    return True


def _is_of_one(context: TagContext, at: int) -> bool:
    """Whether a plural is one of which a singular takes one or none: "None of the 26 novels | runs to more than 200 pages"."""
    of = next((back for back in range(at - 2, max(0, at - _NEAR), -1) if context.lows[back] == "of"), 0)
    return of > 0 and context.lows[of - 1] in _SINGULARS


def _past_after_noun(context: TagContext, at: int, options: Options, before: str) -> str:
    """'the boat sank', 'the 12 injured Friday', 'the shot hit': past tense, participle, or a noun after all."""
    first, after = options[0], context.after(at)
    lemma = lexicon().lemma(context.lows[at], "VBD")
    if first in ("NN", "NNS", "JJ", "VB") and before != "NNS" and after[0] not in STARTS_OBJECT and after[0] not in CLOSERS:
        return first
    if first == "NN" and before == "NN" and (context.finite or after[0] in (".", ",", "IN")) and lemma != "shoot":
        return first
    if "VBN" not in options or is_intransitive(lemma):
        return "VBD"
    if context.finite and not context.relative and context.last_verb not in ("", "VBG") and not is_clausal(context.last_lemma()):
        return "VBN"  # a second past form in one clause: "reach 18 villages cut off by the slide"
    those = before == "PRP" and context.lows[at - 1] in _STANDS_ALONE and (is_transitive(lemma) or after[0] in FINITE)
    if context.relative and not context.finite and before != "WP":
        return "VBD"  # "the men whom police arrested"
    if (after[0] in FINITE and before == "NNS") or those or context.next_word(at) == "by":
        return "VBN"
    return "VBN" if is_transitive(lemma) and not context.takes_object(at) and context.lows[at - 1] != "who" else "VBD"


def _after_verb(context: TagContext, at: int, options: Options) -> str:
    if options[0] == "VB" and "NN" in options:
        return "VB" if context.last_lemma() in _TAKES_BARE and context.last_verb_at == at - 1 else "NN"
    if "VBN" in options and options[0] in ("VBD", "VBN"):
        before = lexicon().lemma(context.lows[at - 1], context.tags[-1])
        # "the guards who were shot refused to ...": the clause that "who" began has had its verb
        return "VBD" if context.relative and context.finite and before not in _TAKES_PARTICIPLE else "VBN"
    return "JJ" if "JJ" in options and context.after(at)[0] in NOUNS else options[0]


def _timed_verb(context: TagContext, at: int, options: Options) -> str:
    """The second verb of "begins on July 3 in Lisbon and ends on July 14", "will begin at 8 p.m. and end at 10": a time on both sides."""
    after = context.after(at)
    beyond = context.candidates[at + 2][0] if at + 2 < len(context.candidates) else ""
    if after[0] != "t" and not (context.next_word(at) in ("on", "at", "in", "by") and beyond == "t"):
        return ""
    if not context.last_verb or "t" not in context.tags[context.last_verb_at :]:
        return ""
    if context.last_verb == "VBZ" and "VBZ" in options:
        return "VBZ"
    return context.last_verb if context.last_verb in ("VB", "VBP") and "VB" in options else ""


def _after_conjunction(context: TagContext, at: int, options: Options) -> str:
    """What stands on the other side of "and" is likely of the same kind."""
    pair, after = context.tags[-2], context.after(at)
    if timed := _timed_verb(context, at, options):
        return timed
    if "VB" in options and after[0] in ("DT", "PRP$", "C", "PRP") and context.last_verb in ("VB", "VBP"):
        return context.last_verb
    if pair in ("NN", "t") and context.last_finite == "VBD" and "VBD" in options and after[0] in _VERB_GOES_ON:
        return "VBD"
    if pair in options:
        return pair
    if pair in ("VBP", "VB", "MD") and "VB" in options:
        return pair if pair != "MD" else "VB"
    if pair == "JJ" and "VBN" in options and after[0] in NOUNS:
        return "VBN"
    if "VBD" in options and context.last_finite:
        shares = context.last_finite == "HV" or (context.last_finite == "BE" and not context.takes_object(at))
        return "VBN" if "VBN" in options and shares else "VBD"
    if pair in NOUNS or pair in COUNTS:
        for tag in options:
            if tag in ("NN", "NNS", "JJ"):
                return tag
    if "VBZ" in options and (context.last_finite in ("VBZ", "BE", "HV") or pair == "t") and after[0] in _VERB_GOES_ON:
        return "VBZ"
    return options[0]


def _opening(context: TagContext, at: int, options: Options, before: str) -> str:
    """At the start of a sentence, after a comma, a mark or "and"."""
    tags, after = context.tags, context.after(at)
    if before == "CC" and len(tags) > 1:
        return _after_conjunction(context, at, options)
    if not at and after[0] in FINITE and options[0] in ("JJ", "VBG"):
        return "NNP" if options[0] == "JJ" else "NN"
    if before == "EX" and "VBD" in options:
        return "VBD"
    if "VBD" in options and options[0] in ("VBN", "VBD"):
        return _past_opening(context, at, before)
    if before in ("WP", "WDT"):
        if "NNS" in options and after[0] in ("VB", "VBD", "VBP", "MD", "BE", "HV"):
            return "NNS"
        for tag in ("VBZ", "VBD", "VB"):
            if tag in options:
                return "VBP" if tag == "VB" else tag
    if "JJ" in options and after[0] in NOUNS:
        return "JJ"
    if (
        before == ","
        and context.last_verb == "VB"
        and "VB" in options
        and (after[0] in STARTS_OBJECT or is_particle(context.next_word(at)))
    ):
        return "VB"  # "to shut a plant, lay off 260"
    if before == "," and len(tags) > 1 and tags[-2] == "NNS" and "NNS" in options and after[0] in ("CC", ","):
        return "NNS"
    if options[0] == "VB" and before in (",", ":", ".") and "NN" in options and after[0] not in STARTS_OBJECT:
        return "NN"
    return options[0]


def _past_opening(context: TagContext, at: int, before: str) -> str:
    """A past form that no noun stands before: ', charged with', 'took 14 hostages, then killed two'."""
    tags = context.tags
    lemma = lexicon().lemma(context.lows[at], "VBD")
    if is_intransitive(lemma) or is_clausal(lemma) or before == "WP":
        return "VBD"
    if before == "RB":
        return "VBD" if len(tags) > 1 and tags[-2] in (",", "CC") and context.lows[at - 1] in ("then", "also", "later") else "VBN"
    if context.next_word(at) == "by":
        return "VBN"
    if before == "," and len(tags) > 1 and tags[-2] in ("VBD", "VBN"):
        return tags[-2]  # "caught, measured and released 63 sturgeon"
    if before == "," and not context.main_finite and any(tag in _HEADS for tag in tags[:4]):
        return "VBN" if is_transitive(lemma) and not context.takes_object(at) else "VBD"
    if before == "," and is_transitive(lemma) and context.takes_object(at) and lemma not in _DITRANSITIVE:
        return "VBD"
    return "VBN"
