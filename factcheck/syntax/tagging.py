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
from factcheck.syntax.frames import is_intransitive, is_particle, is_transitive
from factcheck.syntax.lexicon import lexicon
from factcheck.syntax.past import counts_several, is_bare_past, past_after_noun, past_opening
from factcheck.syntax.present import (
    asked_verb,
    follows_many,
    is_plural_noun,
    is_plural_verb,
    is_singular_verb,
    second_present,
)
from factcheck.syntax.tag_context import (
    AUXILIARIES,
    BEFORE_NOUN,
    CLOSERS,
    COUNTS,
    FINITE,
    NOUNS,
    STANDS_ALONE,
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
_TAKES_PARTICIPLE: Final = word_set("takes participle")
_AFTER_GERUND: Final = frozenset(("IN", "TO", ".", ",", "RB", "t"))
_SHED: Final = 4  # the "ed" of so short a word is no ending
_VERB_GOES_ON: Final = frozenset((*STARTS_OBJECT, "IN", "TO"))
_SUBJECT_PHRASE: Final = frozenset((*BEFORE_NOUN, *NOUNS))
_TAKES_BARE: Final = word_set("takes bare infinitive")
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
        context.add(_choose(context, at, options) if len(options) > 1 else _sole(context, options[0]))
    settle(context)
    if headline:
        leave_out_be(context)
    return context.tags


def _sole(context: TagContext, tag: str) -> str:
    """The only tag of a word, but an infinitive is a present tense after a plural ("Inspectors say") and a noun after "a" ("a look")."""
    if tag == "VB" and context.before() in ("DT", "PRP$", "POS") and context.lows[len(context.tags) - 1] not in STANDS_ALONE:
        return "JJ" if context.after(len(context.tags))[0] in NOUNS else "NN"
    if tag == "RB" and context.before() in ("DT", "PRP$", "POS") and context.after(len(context.tags))[0] in NOUNS:
        return "NN" if context.lows[len(context.tags)] in word_set("sides of a thing") else tag  # "the north tower"
    if tag != "VB" or context.finite or context.last_lemma() in _TAKES_BARE:
        return tag
    return "VBP" if context.before() in ("NNS", "WP", "WDT") else tag


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
        if "VBG" in options and "NNS" in after and context.lows[back] in ("is", "was") and before == "BE":
            return "VBG"  # "is testing compounds"
        return _after_auxiliary(options, after, have=before == "HV")
    if before in BEFORE_NOUN:
        return _after_modifier(context, at, options, before)
    if before == "IN":
        return "VBD" if _is_stranded(context, options, after) else _after_preposition(options, after)
    if before in _PRONOUNS and context.lows[back] in _SUBJECTS:
        for tag in ("VBD", "VBZ", "VBP", "VB", "VBN"):
            if tag in options:
                return {"VB": "VBP", "VBN": "VBD"}.get(tag, tag)
    if before in NOUNS or before == "PRP":
        return past_after_noun(context, at, options, before) if "VBD" in options else _after_noun(context, at, options, before)
    if before in VERBS:
        return _after_verb(context, at, options)
    if before == "t" and "VB" in options and "NN" in options and is_plural_verb(context, at, options, before):
        return "VBP"
    return _opening(context, at, options, before)


def _after_modifier(context: TagContext, at: int, options: Options, before: str) -> str:
    """After a determiner, a count or an adjective."""
    if "VBN" in options and _is_first_done(context, at):
        return "VBN"
    if _follows_adjective(context, at, options, before):
        return "VBD"
    low = context.lows[at]
    if "VBN" in options and "NN" in options and (low[-2:] != "ed" or len(low) == _SHED):
        options = tuple(tag for tag in options if tag not in ("VBN", "VBD"))  # "the shed houses 60 cows"
    return _after_count(context, at, options, before) or _within_phrase(options, before, context.after(at))


def _is_stranded(context: TagContext, options: Options, after: Options) -> bool:
    """Whether the preposition before belongs to a verb, and its noun went before: "the man she worked for | sold the house"."""
    return "VBD" in options and after[0] in ("DT", "PRP", "PRP$") and context.tags[-2:-1] in (["VBD"], ["VBN"])


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
    if options[0] == "JJ" and "NN" in options and (after[0] in FINITE or after[0] == "PRP"):
        return "NN"  # "years of music-making will end"
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
    if before == "DT" and "VBD" in options and low in STANDS_ALONE and after[0] not in NOUNS and options[0] != "NN":
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
        and (after[0] in ("NNS", "JJ") or after[0] in STARTS_OBJECT or (after[0] in CLOSERS and counts_several(context, at - 1)))
    ):
        return "VBP"  # "seven need repairs", "another 208 walk"
    if before == "C" and "VBZ" in options and "NNS" in options and after[0] == "C" and context.tags[-2:-1] == ["IN"]:
        return "VBZ"  # "A pack of 12 costs $6"
    if before == "C" and low == "one" and "VBZ" in options and "NNS" in options:
        return "VBZ"  # "One stands 26 feet tall"
    if before == "C" and "VBD" in options and "NNS" not in options and after[0] not in NOUNS and low != "one":
        # "the other 28 cut their hours", "28 shot in ...": a singular noun does not follow a count
        return "VBD" if context.takes_object(at) else "VBN" if "VBN" in options else "VBD"
    if "VBG" in options and before in COUNTS and after[0] in _AFTER_GERUND:
        return "VBG"  # "with three abstaining", "a boy of nine looking for his dog"
    if {"VBZ", "NNS"} <= {*options} and low.split()[-3:-1] == ["one", "in"] and after[0] in ("TO", "IN", *STARTS_OBJECT):
        return "VBZ"  # "one in seven fails to turn up"
    amount = before == "C" and (" " in low or low[0] in "$£€") and not context.finite
    if amount and {"VBZ", "NNS"} <= {*options} and after[0] in ("DT", "PRP$"):
        return "VBZ"  # "48 cents pays the cast"
    return "VBP" if "VB" in options and "NN" in options and follows_many(context, at) else ""


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
    if before in COUNTS and "NNS" in options:
        return "NNS"  # "87 species"
    for tag in ("NN", "NNS", "JJ", "VBN", "VBG"):
        if tag in options:
            return "NN" if tag in ("JJ", "VBN", "VBG") and "NN" in options else tag
    return {"VB": "NN", "VBZ": "NNS"}.get(options[0], options[0])


def _after_noun(context: TagContext, at: int, options: Options, before: str) -> str:
    first, after = options[0], context.after(at)
    if "VBZ" in options and "NNS" in options:
        if is_singular_verb(context, at, options, before):
            return "VBZ"
        if before in ("NN", "NNS", "NNP") and is_plural_noun(context, at, before):
            return "NNS"
    if "VB" in options and (asked_verb(context, at, options) or (first == "VB" and context.last_verb == "DO" and after[0] == ".")):
        return "VB"
    if "VB" in options and context.last_lemma() in ("let", "make") and (after[0] in STARTS_OBJECT or after[0] in ("IN", "TO", "RB", ".")):
        return "VB"  # "let the ban lapse"
    if "VB" in options and is_plural_verb(context, at, options, before):
        return "VBP"
    if first == "VB":
        if "VBZ" in options:
            return "VBZ"
        if context.finite and context.last_lemma() in _TAKES_BARE:
            return "VB"  # "They let him pay", "made the team start over"
        if before == "NN" and context.lows[at - 1] not in _COLLECTIVE:
            return "NN"
        return "VBP" if not context.finite else "VB" if "NN" not in options else "NN"
    ends = after[0] == "." and context.main_finite  # "three schools and a brand of cough drops"
    if first == "VBZ" and (before == "NNS" or context.finite or ends) and "NNS" in options:
        return "NNS"
    if first == "JJ" and "VB" in options and before == "NNS" and after[0] in STARTS_OBJECT:
        return "VBP"
    return "VBN" if first == "JJ" and "VBN" in options and after[0] not in NOUNS else first


def _after_verb(context: TagContext, at: int, options: Options) -> str:
    named = context.before() == "VBN" and context.tags[-2:-1] in (["NNS"], ["PRP"], ["C"])
    if named and "VB" in options and not context.finite and context.after(at)[0] in ("DT", "PRP$", "C", "CD"):
        return "VBP"  # "Those caught pay $90"
    one = {"VB", "NN"}.issubset(options) and "VB" not in context.after(at)  # "Men who need help call" has a later one
    if one and is_plural_verb(context, at, options, context.before()):
        return "VBP"  # "Those who rent pay more"
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
    if verb := _timed_verb(context, at, options) or second_present(context, at, options):
        return verb
    if (pair in NOUNS or pair in ("JJ", "VBN", "RB")) and _is_second_past(context, at, options):
        return "VBD"
    if pair == "VBN" and context.last_finite == "VBD" and "VBD" in options and after[0] in ("DT", "PRP$", "PRP", "C"):
        return "VBD"  # "got lost and spent two nights in a hut"
    if pair in ("NN", "NNP", "t", "C", "RB", "PRP") and context.last_finite == "VBD" and "VBD" in options and after[0] in _VERB_GOES_ON:
        return "VBD"
    if pair in options:
        return pair
    if pair in ("VBP", "VB", "MD") and "VB" in options:
        return pair if pair != "MD" else "VB"
    if pair == "JJ" and "VBN" in options and after[0] in NOUNS:
        return "VBN"
    if "VBD" in options and context.last_finite:
        return "VBN" if "VBN" in options and _shares_auxiliary(context, at) else "VBD"
    if pair in NOUNS or pair in COUNTS:
        for tag in options:
            if tag in ("NN", "NNS", "JJ"):
                return tag
    if "VBZ" in options and (context.last_finite in ("VBZ", "BE", "HV") or pair == "t") and after[0] in _VERB_GOES_ON:
        return "VBZ"
    return options[0]


def _is_second_past(context: TagContext, at: int, options: Options) -> bool:
    """Whether a form that is a noun too goes on after a past tense: "stormed the town and set fire to 40 houses"."""
    if context.last_finite != "VBD" or "VBD" not in options or "NN" not in options:
        return False
    after = context.after(at)[0]
    if options[0] == "NN":
        return after in STARTS_OBJECT
    beyond = context.candidates[at + 2][0] if at + 2 < len(context.candidates) else "."
    return after in STARTS_OBJECT or after in ("RB", "NNS") or (after == "NN" and beyond in ("IN", "TO"))


def _shares_auxiliary(context: TagContext, at: int) -> bool:
    """Whether "have" or "be" goes on after "and": "had trained and won", and no "had three and needed nine"."""
    if context.last_finite == "HV":
        return context.last_verb != "HV"
    return context.last_finite == "BE" and not context.takes_object(at)


def _opening(context: TagContext, at: int, options: Options, before: str) -> str:
    """At the start of a sentence, after a comma, a mark or "and"."""
    tags, after = context.tags, context.after(at)
    if before == "CC" and len(tags) > 1:
        return _after_conjunction(context, at, options)
    if "VBZ" in options and "NNS" in options and (not at or (at == 1 and before == '"')):
        return "NNS"  # "Hopes of a deal faded": no sentence opens with a present tense
    if not at and after[0] in FINITE and options[0] in ("JJ", "VBG"):
        return "NNP" if options[0] == "JJ" else "NN"
    if before == "EX" and "VBD" in options:
        return "VBD"
    if "VBD" in options and (options[0] in ("VBN", "VBD") or (before == "," and is_bare_past(context, at))):
        return past_opening(context, at, before)
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
    if before == "," and "VBZ" in options and "NNS" in options and after[0] in STARTS_OBJECT and _lacks_verb(context):
        return "VBZ"  # "The arena, the largest in the state, seats 12,000"
    if before == "," and len(tags) > 1 and tags[-2] == "NNS" and "NNS" in options and after[0] in ("CC", ","):
        return "NNS"
    if options[0] == "VB" and before in (",", ":", ".") and "NN" in options and after[0] not in STARTS_OBJECT:
        return "NN"
    return options[0]


def _lacks_verb(context: TagContext) -> bool:
    """Whether the clause opens with a singular subject and has had no verb outside its relative clauses."""
    start = context.clause_at
    head = start
    while head < len(context.tags) and context.tags[head] in _SUBJECT_PHRASE:
        head += 1
    return not context.main_finite and head > start and context.tags[head - 1] in ("NN", "NNP")
