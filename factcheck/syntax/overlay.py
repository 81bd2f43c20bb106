"""The mentions of a sentence laid over its words: each is one token from then on, with the tag that its kind gives it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Final

from factcheck.mentions.mention import Mention
from factcheck.syntax.lexicon import lexicon
from factcheck.syntax.tokens import Words

_KINDS: Final = {
    **dict.fromkeys(("cardinal", "fraction", "percent", "money", "measure"), "C"),
    **dict.fromkeys(("age", "score"), "A"),
    "ordinal": "OD",
    **dict.fromkeys(("date", "time", "set", "duration"), "t"),
    **dict.fromkeys(("person", "organisation", "place", "name"), "NNP"),
}


_NAMES: Final = frozenset(("person", "organisation", "place", "name"))


@dataclass(frozen=True, slots=True)
class Overlay:
    """The words of a sentence with its mentions joined.

    Attributes:
        words: the tokens.
        fixed: for each token the tag that a mention gives it, else "".
        whole: for a token that is a mention, the mention's index.
        inner: for a token that holds a mention ("five-race"), the mention's index.
        measures: the tokens that are amounts with a unit.
    """

    words: Words
    fixed: list[str]
    whole: dict[int, int]
    inner: dict[int, int]
    measures: frozenset[int]


def lay_mentions(
    loose: Words, text: str, mentions: Sequence[Mention], inside: range, *, names: bool = True, surnames: Set[str] = frozenset()
) -> Overlay:
    """Join the tokens of each mention.

    Args:
        loose: the tokens as split.
        text: the draft's text with straight quotes.
        mentions: all mentions of the draft.
        inside: the indices of those in this sentence.
        names: whether names are joined too; where every word has a capital, what looks like a name is often none.
        surnames: the words, in lower case, that end a longer name of the draft (`surnames_of`).
    """
    if not inside:
        return Overlay(loose, [""] * len(loose), {}, {}, frozenset())
    words = Words()
    fixed: list[str] = []
    whole: dict[int, int] = {}
    inner: dict[int, int] = {}
    starts, ends = loose.starts, loose.ends
    copied = at = 0
    count = len(loose)
    for index in inside:
        mention = mentions[index]
        span = mention.span
        if not names and mention.kind in _NAMES:
            continue
        while at < count and ends[at] <= span.start:
            at += 1
        if at >= count or starts[at] >= span.end:
            continue
        last = at
        while last + 1 < count and starts[last + 1] < span.end:
            last += 1
        if starts[at] < span.start or ends[last] > span.end + 1:
            inner[len(words) + at - copied] = index
            continue
        if at == last and mention.kind == "name" and _is_common_word(loose.lows[at], opens=not at) and not _is_surname(loose, at, surnames):
            continue
        _copy(loose, copied, at, words, fixed)
        whole[len(words)] = index
        joined = " ".join(text[starts[at] : ends[last]].split())
        words.add(starts[at], ends[last], joined)
        fixed.append("A" if _is_modifier(mention, joined) else "RB" if _is_adverb(loose, at, last) else _KINDS[mention.kind])
        at = copied = last + 1
    _copy(loose, copied, count, words, fixed)
    return Overlay(words, fixed, whole, inner, frozenset(at for at, index in whole.items() if mentions[index].kind == "measure"))


def _copy(loose: Words, start: int, end: int, words: Words, fixed: list[str]) -> None:
    words.starts += loose.starts[start:end]
    words.ends += loose.ends[start:end]
    words.texts += loose.texts[start:end]
    words.lows += loose.lows[start:end]
    fixed += [""] * (end - start)


def _is_common_word(low: str, *, opens: bool) -> bool:
    """A capitalised word that the lexicon knows is no name where it opens a sentence; one of a closed class never is."""
    return lexicon().is_closed(low) or (opens and lexicon().is_known(low))


def surnames_of(mentions: Sequence[Mention], text: str) -> frozenset[str]:
    """The words, in lower case, that end the names of two words or more: "hale" of "Dwight Hale"."""
    names = (mention.core.text_of(text).split() for mention in mentions if mention.kind in ("person", "name", "place"))
    return frozenset(words[-1].lower() for words in names if len(words) > 1)


# What follows a subject, and no adjective or noun that opens a phrase: "Hale was", "Hale, who", "Hale's", "Hale and", "Hale also".
_AFTER_SUBJECT: Final = frozenset(("BE", "HV", "DO", "MD", "VBD", "VBZ", "CC", "RB", "WP"))


def _is_surname(loose: Words, at: int, surnames: Set[str]) -> bool:
    """Whether a word that may be a common one is the surname of somebody named elsewhere: "Hale was 22" beside "Dwight Hale"."""
    if loose.lows[at] not in surnames or at + 1 >= len(loose):
        return False
    follow = loose.lows[at + 1]
    return follow in (",", "'s") or (follow[0].isalpha() and lexicon().tags(follow)[0] in _AFTER_SUBJECT)


# What stands before "first" where that is an adverb: "had first joined", "was first heard", "she first met him".
_BEFORE_ADVERB: Final = frozenset(
    ("had", "has", "have", "having", "was", "were", "been", "is", "are", "be", "he", "she", "it", "they", "who", "which")
)


def _is_adverb(loose: Words, at: int, last: int) -> bool:
    """Whether "first" says when something was done, between a subject or an auxiliary and its verb: "had first joined"."""
    if at != last or loose.lows[at] != "first" or not at or at + 1 >= len(loose) or loose.lows[at - 1] not in _BEFORE_ADVERB:
        return False
    return bool({"VBD", "VBN"} & set(lexicon().tags(loose.lows[at + 1])))


def _is_modifier(mention: Mention, words: str) -> bool:
    """'a 2.5-acre farm', 'a two-hour trip': a hyphenated measure is an adjective."""
    return mention.kind in ("measure", "duration") and "-" in words and " " not in words and words[-1].isalpha()
