"""The second pass of the tagger: a clause has one finite verb, so some past forms are participles and some nouns are verbs."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.syntax.frames import is_clausal, is_intransitive, is_transitive
from factcheck.syntax.lexicon import lexicon
from factcheck.syntax.tag_context import BREAKS, CLOSERS, COUNTS, FINITE, NOUNS, STARTS_OBJECT, SUBORDINATORS, TagContext

_TAKES_BARE: Final = word_set("takes bare infinitive")
_NEAR: Final = 8
_TAKES_SUM: Final = word_set("takes a sum")
_MAIN_BREAKS: Final = frozenset((",", ";", ":", ")", '"'))
_SUBJECT_ENDS: Final = frozenset(("NN", "NNS", "NNP", "PRP", "C", "RB", "t", "WDT", "WP", ")", ","))
_SINGULAR_ENDS: Final = frozenset(("NN", "NNP", "WDT", "WP", "RB", ")", ","))
_PLURAL_ENDS: Final = frozenset(("NNS", "PRP", "C", "CD"))
_VERB_GOES_ON: Final = frozenset((*CLOSERS, *STARTS_OBJECT, "JJ", "NNS", "NN"))
_BY_THE_TIME: Final = ["by", "the", "time"]
_ALONE: Final = frozenset(("neither", "each", "both", "all", "none", "most", "many", "some", "few", "several"))
_WHERE: Final = frozenset(("below", "above", "inside", "outside", "nearby", "down", "up", "beyond", "underneath", "aboard"))
_SUBJECT_BEGINS: Final = frozenset(("DT", "PRP$", "PRP", "NN", "NNS", "NNP", "JJ", "JJR", "JJS", "C", "CD", "OD", "PDT", "A", "EX", "t"))
_PREPOSITIONS: Final = word_set("subordinators or prepositions")
_REDUCED_GOES_ON: Final = frozenset(("IN", "TO", "t", "RB", "BE", "HV", "MD", "OD"))


def settle(context: TagContext) -> None:
    """Change the tags of a sentence so that its clauses have the finite verbs that they need."""
    tags = context.tags
    _mend_infinitives(context)
    start = 0
    main: list[tuple[int, int]] = []
    stated = False
    for at in range(len(tags) + 1):
        if at < len(tags) and not _divides(context, at):
            continue
        if at > start:
            _settle_segment(context, start, at)
            if not start or tags[start - 1] in _MAIN_BREAKS:
                main.append((start, at))
                stated = stated or context.has_finite(start, at)
        start = at + 1
    if not stated and not _promote(context, main):
        first = next((at for at, tag in enumerate(tags) if tag in FINITE), len(tags))
        if (
            "DO" not in tags[first : first + 1]  # "How did the fire start?" has its verb
            and not _promote(context, [(first + 1, len(tags))])
            and not context.has_finite(0, len(tags))
        ):
            _promote_any(context)


def _divides(context: TagContext, at: int) -> bool:
    """Whether a new clause may begin after the word: "since" before a day does not begin one."""
    if context.tags[at] in BREAKS or context.lows[at] == "whose":
        return True
    return (
        context.tags[at] == "IN"
        and context.lows[at] in SUBORDINATORS
        and (context.tags[at + 1 : at + 2] != ["t"] or context.tags[at + 2 : at + 3] in (["VBD"], ["VBN"]))
    )


def leave_out_be(context: TagContext) -> None:
    """In headlines the passive goes without "be": 'Mayor says 200 homes lost', 'Derailment blamed on worn switch'."""
    tags = context.tags
    for at, tag in enumerate(tags):
        if tag != "VBD" or "VBN" not in context.candidates[at]:
            continue
        lemma = lexicon().lemma(context.lows[at], "VBD")
        if tags[at + 1 : at + 2] == ["JJ"] and not (at + 2 < len(tags) and tags[at + 2] in NOUNS):
            tags[at] = "VBN"  # "31 feared dead"
        elif not context.takes_object(at) and not is_intransitive(lemma) and not is_clausal(lemma):
            tags[at] = "VBN"


def _mend_infinitives(context: TagContext) -> None:
    """An infinitive after its subject is a present tense, save after a verb that takes a bare one ("let police search")."""
    tags, lows = context.tags, context.lows
    for at, tag in enumerate(tags):
        if tag != "VB" or not at:
            continue
        if tags[at - 1] in ("JJ", "VBN") and context.after(at)[0] in STARTS_OBJECT:
            tags[at] = "VBP"  # "the accused deny all charges"
            continue
        if tags[at - 1] in ("DT", "PRP$", "POS", "JJ", "IN", "OD"):
            tags[at] = "JJ" if context.after(at)[0] in NOUNS else "NN"
            continue
        back = at - 1
        while back > at - 4 and back > 0 and tags[back] == "RB":
            back -= 1
        if (done := _reduced_before(context, at)) is not None:
            tags[done], tags[at] = "VBN", "VBP"
            continue
        subject = tags[back] in NOUNS or tags[back] in COUNTS or tags[back] in ("PRP", "WP", "WDT")
        if _follows_do(context, at) and tags[back] not in ("WP", "WDT"):
            continue  # "Nor did the mayor sign the order"
        if subject and not any(low in _TAKES_BARE for low in lows[max(0, back - 4) : back]):
            tags[at] = "VBP"


def _follows_do(context: TagContext, at: int) -> bool:
    """Whether the last verb before the word is "do" in the same clause."""
    for back in range(at - 1, max(-1, at - _NEAR), -1):
        tag = context.tags[back]
        if tag == "DO":
            return True
        if tag in BREAKS or tag in FINITE or tag in ("CC", "VB"):
            return False
    return False


def _reduced_before(context: TagContext, at: int) -> int | None:
    """The past form that a present tense shows to be a participle: "Trees | planted in May | need water"."""
    tags = context.tags
    found: int | None = None
    for back in range(at - 1, max(-1, at - _NEAR), -1):
        if tags[back] in BREAKS or tags[back] in ("TO", "MD", "DO", "HV", "BE", "CC") or context.lows[back] in _TAKES_BARE:
            return None
        if tags[back] == "VBD":
            found = back
            break
    if found is None or found == 0 or tags[found - 1] != "NNS" or "VBN" not in context.candidates[found]:
        return None
    lemma = lexicon().lemma(context.lows[found], "VBD")
    return None if is_intransitive(lemma) or is_clausal(lemma) or tags[found + 1] not in ("IN", "RB", "t", "JJ") else found


def _settle_segment(context: TagContext, start: int, end: int) -> None:
    finite = [at for at in range(start, end) if context.is_finite(at)]
    if len(finite) > 1:
        _reduce(context, finite, start)
    elif finite and not start and end < len(context.tags) and _is_within_phrase(context, finite[0], end):
        context.tags[finite[0]] = "VBN"
    elif not finite and start:
        opener = context.tags[start - 1]
        if opener in ("WP", "WDT", "WRB", ";") or context.lows[start - 1] in SUBORDINATORS:
            _promote(context, [(start, end)])


def _is_within_phrase(context: TagContext, at: int, end: int) -> bool:
    """Whether a past form stands in a phrase that opens the sentence, before the subject.

    As in "Of 19 bridges inspected, seven ...", "In a survey released on Tuesday, 48 percent said", "Wrapped in felt and tied to mules,
    the bones came down".
    """
    tags, lemma = context.tags, lexicon().lemma(context.lows[at], "VBD")
    if tags[at] != "VBD" or "VBN" not in context.candidates[at] or is_intransitive(lemma):
        return False
    if tags[0] == "VBN":
        return tags[at - 1] == "CC"
    if tags[0] != "IN" or context.lows[0] in SUBORDINATORS - _PREPOSITIONS or "t" in tags[:at] or context.lows[:3] == _BY_THE_TIME:
        return False
    if at == end - 1:
        return True
    subject = tags[end] == "," and end + 1 < len(tags) and (tags[end + 1] in _SUBJECT_BEGINS or tags[end + 1] in ("IN", "WDT"))
    after = context.after(at)[0]
    bare = at + 2 == end and after in ("RB", "IN", "JJ")  # "With the hole filled in,", "Of the 38 confirmed dead,"
    return subject and context.has_finite(end, len(tags)) and (bare or not (is_clausal(lemma) or context.takes_object(at)))


def _reduce(context: TagContext, finite: list[int], start: int) -> None:
    """'The 14 people injured in the crash were ...': the past form before another finite verb is a participle."""
    tags = context.tags
    for at, later in pairwise(finite):
        if tags[at] != "VBD" or "VBN" not in context.candidates[at] or at == start:
            continue
        if tags[at - 1] not in NOUNS and tags[at - 1] not in ("C", "RB", "PRP"):
            continue
        if at == finite[0] and _opens_relative(context, start):
            continue  # "the men whom police arrested were freed": the relative clause has its own
        lemma = lexicon().lemma(context.lows[at], "VBD")
        if is_clausal(lemma) or is_intransitive(lemma) or "CC" in tags[at:later]:
            continue
        after = context.after(at)[0]
        directly = later == at + 1 and tags[later] in ("VBZ", "VBP")  # "Money raised goes to the school"
        stative = after == "JJ" and tags[at + 2 : at + 3] != [] and tags[at + 2] not in NOUNS  # "miners trapped underground were"
        if after in _REDUCED_GOES_ON or stative or directly or (after in COUNTS and lemma in _TAKES_SUM):
            tags[at] = "VBN"


def _opens_relative(context: TagContext, start: int) -> bool:
    """Whether "who", "which", or "that" after a noun stands before a segment."""
    if not start:
        return False
    opener = context.tags[start - 1]
    return opener in ("WP", "WDT") or (context.lows[start - 1] == "that" and start > 1 and context.tags[start - 2] in NOUNS)


def _promote(context: TagContext, segments: list[tuple[int, int]]) -> bool:
    """Give a clause without a finite verb the likeliest of the words that may be one; whether there was any."""
    best, found = 0, -1
    for start, end in segments:
        for at in range(start, end):
            rank = _fitness(context, at)
            if rank > best:
                best, found = rank, at
    if found >= 0:
        options = context.candidates[found]
        context.tags[found] = "VBD" if "VBD" in options else "VBZ" if "VBZ" in options else "VBP"
    return found >= 0


def _promote_any(context: TagContext) -> None:
    """Give a sentence that has no finite verb at all the first word that may be one and stands where a verb may."""
    tags = context.tags
    if not tags or tags[-1] not in (".", '"', "t"):
        return  # a line of a list, a label
    best, found = 0, -1
    for at in range(1, len(tags) - 1):
        rank = _loose_fitness(context, at)
        if rank > best:
            best, found = rank, at
    if found > 0:
        options = context.candidates[found]
        tags[found] = "VBD" if "VBD" in options else "VBZ" if "VBZ" in options else "VBP"


def _loose_fitness(context: TagContext, at: int) -> int:
    """How well the word at `at` would do as the only finite verb of its sentence, 0 for not at all."""
    options, tags = context.candidates[at], context.tags
    before, after = tags[at - 1], tags[at + 1]
    if any(tag in ("TO", "MD") for tag in tags[max(0, at - 2) : at]):
        return 0
    pronoun = before in ("DT", "PDT") and context.lows[at - 1] in _ALONE  # "Neither stayed"
    adverb = before == "IN" and context.lows[at - 1] in _WHERE  # "Growers in the valley below lit fires"
    stands = before in _SUBJECT_ENDS or pronoun or adverb
    if "VBD" in options and before == "POS":
        return 4  # "The county's fell by 640"
    if "VBD" in options and stands and context.next_word(at) != "by":
        return 4 if tags[at] != "NN" else 2
    if "VBZ" in options and (before in _SINGULAR_ENDS or adverb or before in ("JJS", "C")) and (after in _VERB_GOES_ON or after == "BE"):
        return 3 if after in COUNTS or after == "BE" or adverb or before == "C" else 1  # "The shortest measures 1.6 meters"
    plural = "NNS" in tags[: at - 1] or (tags[0] == "NNP" and context.lows[0].endswith("s"))
    if {"VB", "VBP"} & {*options} and before == "," and plural and after in _VERB_GOES_ON and after != "NN":
        return 2  # "Brewery workers, past and present, hold 18 percent"
    return 0


def _fitness(context: TagContext, at: int) -> int:
    """How well the word at `at` would do as a finite verb, 0 for not at all."""
    options = context.candidates[at]
    if len(options) == 1 and options[0] not in ("VB", "VBZ", "VBD"):
        return 0
    tags = context.tags
    before = tags[at - 1] if at else ""
    after = tags[at + 1] if at + 1 < len(tags) else "."
    if before not in _SUBJECT_ENDS:
        return int("VBD" in options and before in ("VBP", "VBZ", "VBD"))
    if "VBD" in options:
        if "VBN" in options and context.next_word(at) == "by":
            return 1
        lemma = lexicon().lemma(context.lows[at], "VBD")
        if is_transitive(lemma) and not context.takes_object(at):
            return 0
        return 4 if tags[at] != "NN" else 2
    if after in NOUNS and before == "NN":
        return int("VBZ" in options)
    if "VBZ" in options and before in _SINGULAR_ENDS and after in _VERB_GOES_ON and not context.is_counted(at):
        return 3
    if ("VB" in options or "VBP" in options) and before in _PLURAL_ENDS and after in _VERB_GOES_ON and after != "NN":
        return 2
    return int("VB" in options and options[0] in ("VB", "JJ") and before in NOUNS and after in CLOSERS)
