"""Forms that are a noun and a present tense: "plans", "houses", "reports", and "share", "test", "last" after a plural.

Each rule says that the word at hand must be the verb, since its clause would have none or since no noun stands so.
"""

from __future__ import annotations

from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.scoping.wordlists import speech_verbs
from factcheck.syntax.frames import is_clausal, is_intransitive
from factcheck.syntax.lexicon import lexicon
from factcheck.syntax.tag_context import COUNTS, FINITE, NOUNS, STARTS_OBJECT, VERBS, Options, TagContext

_NEAR: Final = 8
_AHEAD: Final = 40
_PHRASE: Final = frozenset(("DT", "PRP$", "PDT", "JJ", "JJR", "JJS", "NN", "NNP", "NNS", "C", "CD", "OD", "POS", "VBN"))
_CLAUSE_BEGINS: Final = frozenset((",", ";", ":", '"', "CC", "WRB", "("))
_SINGULAR: Final = frozenset(("NN", "NNP"))
_PLACES: Final = frozenset(("IN", "TO", "RB", "t", "."))
_SEVERAL: Final = frozenset(("many", "few", "several", "most", "some", "others", "all", "both"))
_COLLECTIVE: Final = word_set("plural collectives")
_SINGULARS: Final = frozenset(("each", "none", "one", "neither", "either"))
_WHO_EACH: Final = word_set("pronouns of one")
_BEFORE_VERB: Final = word_set("adverbs before a verb")
_OBJECT: Final = STARTS_OBJECT - {"NNP"}
_BARE_OBJECT: Final = frozenset(("NN", "NNS", "JJ", "JJR", "JJS", "OD", "RB", "VB", "VBN"))
_AFTER_PLURAL: Final = frozenset((*_BARE_OBJECT, "IN", "TO", ".", "WRB", "WP"))
_ENDS: Final = frozenset((".", ";", ":", ",", ")", '"'))
_STRICT_ENDS: Final = frozenset((".", ";"))
_RELATIVES: Final = frozenset(("WP", "WDT", "WRB"))
_OF_PLACE: Final = frozenset(("at", "in", "on", "from", "as", "with", "near", "until"))


def surely_finite(options: Options) -> bool:
    """Whether a word can be nothing but a finite verb, or a past form."""
    return options[0] in FINITE and "NN" not in options and "NNS" not in options


def is_open(context: TagContext, at: int) -> bool:
    """Whether the clause at the word still lacks its verb: "says | the plan costs too much" has a clause within."""
    if not context.finite:
        return True
    last = context.last_verb_at
    if last == at - 1 or not is_clausal(context.last_lemma()) or at - last > _NEAR:
        return False
    return all(tag in _PHRASE or tag == "RB" for tag in context.tags[last + 1 : at])


def is_singular_verb(context: TagContext, at: int, options: Options, before: str) -> bool:
    """Whether an s-form after a singular noun or a pronoun is a verb: "The hall houses a museum", "Everyone works nights"."""
    after = context.after(at)
    if after[0] == "PRP" and at + 2 < len(context.candidates) and context.candidates[at + 2][0] in ("BE", "HV", "MD"):
        return False  # "In World Cup races it was nine apiece"
    if before == "NNS" and after[0] in _OBJECT and _ends_relative(context, at):
        return True
    if not is_open(context, at):
        return False
    if surely_finite(after) or after[0] == "VBP" or "VBD" in after:
        return before in _SINGULAR and _closes_relative(context, at)
    if after[0] == "VB" and before in NOUNS and (options[0] == "NNS" or "NN" not in after) and is_plural_noun(context, at, before):
        return False  # "the ski trails close in April"
    if is_aside(context, at):
        return True
    between = context.lows[at - 1] in _BEFORE_VERB
    if before == "PRP":
        return between or context.lows[at - 1] in _WHO_EACH
    if before == "NNS":
        if _is_of_one(context, at):
            return True
        return _opens_with(context, at, "NN") and (after[0] in _OBJECT or has_no_verb_after(context, at, strict=True))
    if before not in _SINGULAR or context.is_counted(at):
        return False
    return between or after[0] in _OBJECT or after[0] == "OD" or _is_only_verb(context, at)


def is_plural_verb(context: TagContext, at: int, options: Options, before: str) -> bool:
    """Whether a bare form that is a noun too is a verb: "The barns store hay", "Members of the club share a boat"."""
    after = context.after(at)
    if surely_finite(after) or context.next_word(at) == "of":
        return False
    if _ends_relative(context, at, plural=True):
        return after[0] in _OBJECT or (after[0] in _AFTER_PLURAL and has_no_verb_after(context, at))
    if not is_open(context, at):
        return False
    if before == "NN" and context.lows[at - 1] in _COLLECTIVE and context.tags[at - 2 : at - 1] in (["DT"], ["PRP$"], ["JJ"]):
        return after[0] in _OBJECT or (after[0] in _AFTER_PLURAL and has_no_verb_after(context, at))
    if before == "PRP":
        return context.lows[at - 1] in _SEVERAL
    if before == "NNS" or _is_plural_name(context, at - 1):
        start = _phrase_start(context, at)
        if context.lows[start] in ("a", "an"):
            return False  # "a data leak"
        if context.lows[at - 1] in _BEFORE_VERB or after[0] in _OBJECT:
            return True
        begins = start == 0 or context.tags[start - 1] in _CLAUSE_BEGINS or context.tags[start - 1] in FINITE
        if after[0] in _AFTER_PLURAL and _opens_with_plural(context, at) and has_no_verb_after(context, at, strict=True):
            return True
        named = before == "NNP" and after[0] in _PLACES
        return begins and (named or after[0] in _BARE_OBJECT or "NNS" in after) and has_no_verb_after(context, at)
    if before not in _SINGULAR and before != "t":
        return False
    if not _opens_with_plural(context, at):
        return False
    return after[0] in _OBJECT or (after[0] in _AFTER_PLURAL and has_no_verb_after(context, at, strict=True))


def follows_many(context: TagContext, at: int) -> bool:
    """Whether more than one of something do something, since no plural noun follows for them to count: "41 burn diesel"."""
    number, start = context.lows[at - 1], _phrase_start(context, at)
    begins = start == 0 or context.tags[start - 1] in _CLAUSE_BEGINS
    if not begins or number in _SINGULARS or number in ("1", "no", "zero") or "-" in number or context.lows[at] in _COLLECTIVE:
        return False
    after, beyond = context.after(at), context.candidates[at + 2][0] if at + 2 < len(context.candidates) else "."
    bare = after[0] == "NN" and "NNS" not in after and (beyond in _ENDS or beyond in ("IN", "TO", "CC", "t"))
    return bare and has_no_verb_after(context, at)


def _is_plural_name(context: TagContext, at: int) -> bool:
    """Whether a name is a plural: "The Tories | trail by nine points"."""
    return context.tags[at] == "NNP" and context.lows[at].endswith("s") and at > 0 and context.lows[at - 1] == "the"


def is_plural_noun(context: TagContext, at: int, before: str) -> bool:
    """Whether an s-form ends a subject, since its verb comes right after it: "Emergency calls rose", "Bus passes cost $40"."""
    after = context.after(at)
    if surely_finite(after):
        return True
    if before == "NNS" or not ("VBD" in after or "VB" in after or "VBP" in after):
        return False
    beyond = context.candidates[at + 2][0] if at + 2 < len(context.candidates) else "."
    if after[0] in ("VB", "VBP", "VBD"):
        return "NN" not in after or beyond != "NN"
    start = _phrase_start(context, at)
    bare = start == 0 and context.tags[start] not in ("DT", "PRP$", "NNP")
    return beyond in _OBJECT or (bare and beyond in _PLACES)


def stands_alone(context: TagContext, at: int) -> bool:
    """Whether "many", "most" or "some" is a subject by itself: "Many work nights", "Most face fines"."""
    after = context.after(at)
    if "NN" not in after or not ("VB" in after or "VBP" in after) or at + 2 >= len(context.candidates):
        return False
    if at and context.tags[at - 1] not in _CLAUSE_BEGINS:
        return False
    beyond = context.candidates[at + 2]
    return (beyond[0] in _OBJECT or "NNS" in beyond) and has_no_verb_after(context, at + 1)


def is_aside(context: TagContext, at: int) -> bool:
    """The words of the source after what it says: "The hull was sound, the study claims."."""
    after = context.after(at)[0]
    if after not in (".", ",") or not context.last_finite or context.tags[at - 1] not in NOUNS:
        return False
    if context.tags[at - 1] == "NNS" and "NNS" in context.candidates[at]:
        return False
    if context.lows[at] not in speech_verbs() and not is_clausal(lexicon().lemma(context.lows[at], "VBZ")):
        return False
    start = _phrase_start(context, at)
    opens = context.tags[start] in ("DT", "PRP$", "NNP") or "VBD" in context.candidates[at]
    return start > 0 and opens and context.tags[start - 1] in (",", '"')


def _phrase_start(context: TagContext, at: int) -> int:
    """Where the noun phrase right before the word begins."""
    back = at
    while back > 0 and at - back < _NEAR and (context.tags[back - 1] in _PHRASE or (back == at and context.tags[back - 1] in ("RB", "t"))):
        back -= 1
    return back


def _is_only_verb(context: TagContext, at: int) -> bool:
    """Whether a clause that a singular opens has no other word that is a verb for sure: "The deal limits night shifts to four"."""
    start = _phrase_start(context, at)
    opening = context.tags[start:at]
    inner = context.finite  # "says the plant leaks oil": the phrase follows a verb of saying
    if start and not inner and context.tags[start - 1] not in _CLAUSE_BEGINS and context.tags[start - 1] not in ("t", "IN"):
        return False
    if start and context.tags[start - 1] == "IN" and context.lows[start - 1] not in word_set("subordinators"):
        return False
    if opening[0] not in ("DT", "PRP$") or len(opening) >= _NEAR:
        return False
    if context.after(at)[0] in ("IN", "TO", "t") and context.next_word(at) != "of":
        return _goes_with_next(context, at)
    return context.after(at)[0] in _BARE_OBJECT and has_no_verb_after(context, at)


def _goes_with_next(context: TagContext, at: int) -> bool:
    """Whether "and" and a present tense follow that have no other verb before them: "The season ends in May and begins in August"."""
    for ahead in range(at + 1, min(len(context.candidates) - 1, at + _AHEAD)):
        options = context.candidates[ahead]
        if options[0] == "CC":
            after = context.candidates[ahead + 1]
            return after[0] == "VBZ" and "NNS" not in after
        if options[0] in _ENDS or options[0] in FINITE or options[0] in _RELATIVES:
            return False
    return False


def has_no_verb_after(context: TagContext, at: int, *, strict: bool = False) -> bool:
    """Whether the clause goes on to its end without a verb that has a subject before it.

    With `strict`, a comma ends nothing, since what stands before the verb may be a long subject.
    """
    ends = _STRICT_ENDS if strict else _ENDS
    last = min(len(context.candidates), at + _AHEAD)
    for ahead in range(at + 1, last):
        options = context.candidates[ahead]
        if options[0] in ends:
            return True
        if options[0] == "CC" and (strict or surely_finite(context.after(ahead)) or context.lows[ahead] == "but"):
            return True
        if context.lows[ahead] == "that" and ahead == at + 1:
            return True
        if surely_finite(options) or options[0] == "VBN" or (options[0] in _RELATIVES and ahead > at + 1):
            return False
    return True


def _ends_relative(context: TagContext, at: int, *, plural: bool = False) -> bool:
    """Whether a relative clause has had its verb and the clause around it has not: "The party that wins most seats | forms"."""
    if not context.relative or not context.finite or context.main_finite or (plural and context.last_finite == "VBZ"):
        return False
    opener = at - 1
    while opener > 0 and at - opener < _NEAR and context.tags[opener] not in _RELATIVES and context.lows[opener] != "that":
        opener -= 1
    if opener < 1 or context.tags[opener - 1] not in (*NOUNS, "PRP"):
        return False
    head = context.clause_at
    while head < len(context.tags) and context.tags[head] in _PHRASE:
        head += 1
    if context.lows[context.clause_at] == "those":
        return plural
    return head > context.clause_at and (context.tags[head - 1] == "NNS" if plural else context.tags[head - 1] in _SINGULAR)


def _closes_relative(context: TagContext, at: int) -> bool:
    """Whether the next verb is that of the clause around a relative one: "The fee that the firm charges | rose to $9"."""
    start = _phrase_start(context, at)
    if not start or context.main_finite or context.tags[start] not in ("DT", "PRP$", "JJ"):
        return False
    opener = context.tags[start - 1]
    if opener not in _RELATIVES and not (context.relative and context.lows[start - 1] == "that"):
        return False
    verbs = 0
    for ahead in range(at + 1, min(len(context.candidates), at + _AHEAD)):
        options = context.candidates[ahead]
        if options[0] in _STRICT_ENDS:
            break
        follows = context.candidates[ahead - 1][0] in ("BE", "HV", "MD", "DO", "RB", "TO")
        verbs += (options[0] in FINITE or "VBD" in options) and not follows
    return verbs == 1


def _opens_with_plural(context: TagContext, at: int) -> bool:
    """Whether the clause opens with a plural that words of place or of kind follow: "Two of the nine towns along the river | test"."""
    return _opens_with(context, at, "NNS")


def _opens_with(context: TagContext, at: int, head_tag: str) -> bool:
    """Whether a noun of a number opens the clause, with a phrase of its own before the word at `at`."""
    start = at
    while start > 0 and at - start < 2 * _NEAR and context.tags[start - 1] not in _CLAUSE_BEGINS and not context.is_finite(start - 1):
        start -= 1
    joined = start > 1 and context.tags[start - 1] == "CC" and context.tags[start - 2] != ","  # "the incident or suspects at ..."
    if joined or context.tags[start] == "IN" or at - start >= 2 * _NEAR:
        return False
    head = start
    while head < at and context.tags[head] in _PHRASE and context.tags[head] != "VBN":
        head += 1
    if head == start or head >= at or context.tags[head] not in ("IN", "TO", "VBG", "VBN", "VBD"):
        return False
    if context.tags[head - 1] == head_tag:
        return head_tag == "NNS" or context.tags[start] in ("DT", "PRP$")
    if head_tag == "NN" or context.tags[head - 1] not in COUNTS or context.lows[head - 1] in _SINGULARS or context.lows[head] != "of":
        return False
    return any(context.tags[end - 1] == "NNS" and context.tags[end] in ("IN", "TO", "VBG") for end in range(head + 1, at))


def _is_of_one(context: TagContext, at: int) -> bool:
    """Whether a plural is one of which a singular takes one or none: "None of the 26 novels | runs to more than 200 pages"."""
    for back in range(at - 2, max(-1, at - _NEAR), -1):
        low = context.lows[back]
        if low == "of":
            return back > 0 and context.lows[back - 1] in _SINGULARS
        if low.startswith("one in "):
            return True
    return False


def second_present(context: TagContext, at: int, options: Options) -> str:
    """The second verb of "runs six libraries and leaves the rest": VBZ or VBP, "" where the word may be a noun."""
    after = context.after(at)
    if surely_finite(after) or after[0] == "VBP":
        return ""
    if "VBZ" in options and _has_singular_verb(context):
        return "VBZ" if _goes_on(context, at, options) else ""
    if "VBZ" in options and context.last_finite in ("VBD", "BE", "HV", "DO") and context.tags[-2] in ("NNP", "t", "C"):
        lives = is_intransitive(lexicon().lemma(context.lows[at], "VBZ")) and context.next_word(at) in _OF_PLACE
        return "VBZ" if lives or after[0] in STARTS_OBJECT or after[0] == "TO" else ""
    plain = "VB" in options or "VBP" in options
    if plain and context.last_verb in ("VB", "VBP") and (after[0] in _OBJECT or _is_span(context, at)):
        return context.last_verb
    return ""


def _has_singular_verb(context: TagContext) -> bool:
    """Whether the last finite verb is a present tense of the third person."""
    if context.last_finite == "VBZ":
        return True
    return context.last_finite in ("HV", "BE", "DO") and context.last_low in ("has", "is", "does")


def _goes_on(context: TagContext, at: int, options: Options) -> bool:
    """Whether what follows an s-form after "and" is what follows a verb, and not a noun."""
    after, pair = context.after(at), context.tags[-2]
    beyond = context.candidates[at + 2] if at + 2 < len(context.candidates) else (".",)
    if after[0] == "NN" and ("VBD" in after or "VB" in after) and beyond[0] in _OBJECT:
        return False  # "and tickets cost $9"
    if after[0] in STARTS_OBJECT or after[0] in ("NNS", "JJ", "NN", "PRP") or _is_span(context, at):
        return True
    if after[0] == "TO":
        return beyond[0] == "VB"
    if after[0] not in ("IN", "RB") or context.lows[at] == "others":
        return False
    if options[0] == "VBZ" or pair in ("t", "PRP", "RB") or pair in COUNTS:
        return True
    return context.next_word(at) in _OF_PLACE and is_intransitive(lexicon().lemma(context.lows[at], "VBZ"))


def _is_span(context: TagContext, at: int) -> bool:
    """Whether a span of time follows: "lasts two weeks"."""
    if context.after(at)[0] != "t":
        return False
    first = context.lows[at + 1].split()[0]
    return first[0].isdigit() or first in ("a", "an", "half") or lexicon().tags(first)[0] == "CD"


def asked_verb(context: TagContext, at: int, options: Options) -> bool:
    """Whether the word is the infinitive of a "did" that stands before its subject: "Nor did the mayor sign the order"."""
    if context.last_verb != "DO" or "VB" not in options or context.tags[at - 1] not in (*NOUNS, "PRP"):
        return False
    do = context.last_verb_at
    if do and context.tags[do - 1] in (*NOUNS, "PRP", "WP", "WDT", "C", "MD", "TO"):
        return False
    after = context.after(at)[0]
    return at - do <= _NEAR and (after in _OBJECT or after in ("IN", "TO", ".", "RB", "t")) and after not in VERBS
