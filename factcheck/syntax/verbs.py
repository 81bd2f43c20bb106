"""Verb groups: a verb with its auxiliaries, its tense, voice, polarity and modality."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.syntax.clause import Modality, Tense, VerbGroup
from factcheck.syntax.events import verb_event
from factcheck.syntax.lexicon import lexicon
from factcheck.syntax.tokens import Words

_AUXILIARIES: Final = r"(?:[Mo][rt]*)?(?:V[rt]*)?(?:B[rt]*){0,2}"
_INFINITIVE: Final = r"Tr*(?:Vr*)?(?:Br*)?[be]|Tr*V?r*B"
_GROUP: Final = re.compile(rf"{_INFINITIVE}|{_AUXILIARIES}[bdyzego]|(?:[Mo]r*)?V[rt]*V|(?:[Mo]r*)?(?:Vr*)?B(?:r*B)?|(?:[Mo]r*)?V|[Mo]")
_TO: Final = re.compile(rf"r*(?:{_INFINITIVE})|r*TV")
_PREDICATE: Final = re.compile(r"r*[je]?")
_NEGATIVES: Final = word_set("negatives")
_MODALS: Final[dict[str, tuple[Modality, Tense]]] = {
    "will": ("planned", "future"),
    "'ll": ("planned", "future"),
    "wo": ("planned", "future"),
    "shall": ("planned", "future"),
    "would": ("planned", ""),
    "'d": ("planned", ""),
    "can": ("possible", "present"),
    "cannot": ("possible", "present"),
    "ca": ("possible", "present"),
    "could": ("possible", ""),
    "may": ("possible", ""),
    "might": ("possible", ""),
    "must": ("required", "present"),
    "should": ("required", "present"),
    "ought": ("required", "present"),
    "sha": ("planned", "future"),
}
_PAST: Final = frozenset(("was", "were", "had", "did"))
Kind = Literal["finite", "infinitive", "participle", "gerund"]


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group with what only the assembly of clauses needs: its form, and whether "to" opens it."""

    verb: VerbGroup
    kind: Kind
    to: bool = False


@cache
def catenatives() -> dict[str, tuple[Modality, bool]]:
    """Words before "to" and an infinitive: the modality that they give it, and whether they deny it."""
    found: dict[str, tuple[Modality, bool]] = {}
    for line in data_lines("catenatives.tsv"):
        word, modality, sign = line.split("\t")
        found[word] = (modality, sign == "-")  # type: ignore[assignment]
    return found


def find_verb_groups(words: Words, tags: Sequence[str], classes: str) -> list[Group]:
    """The verb groups of a sentence, in order.

    Args:
        words: its tokens.
        tags: their tags.
        classes: their classes, with "N" for the tokens of noun chunks.
    """
    found: list[Group] = []
    nor = words.lows.index("nor") if "neither" in words.lows and "nor" in words.lows else -1
    neither = words.lows.index("neither") if nor >= 0 else -1
    at = 0
    while True:
        match = _GROUP.search(classes, at)
        if match is None:
            return found
        end = match.end()
        bounds = [(match.start(), end)]
        while len(bounds) < 4:
            further = _further(words, tags, classes, bounds[-1][1])
            if further is None:
                break
            bounds.append(further)
        group = _group(words, tags, classes, bounds)
        if at <= neither < nor < match.start():
            group = replace(group, verb=replace(group.verb, negated=True))  # "Neither the port nor its insurer has paid"
        found.append(group)
        at = bounds[-1][1]


def _further(words: Words, tags: Sequence[str], classes: str, end: int) -> tuple[int, int] | None:
    """The infinitive after a verb or an adjective that takes one: 'is expected | to open', 'is likely | to close'."""
    last = end - 1
    start = end
    if classes[last] == "B":
        match = _PREDICATE.match(classes, end)
        if match is not None and match.group().endswith(("j", "e")) and words.lows[match.end() - 1] in catenatives():
            start = match.end()
        elif classes[end : end + 2] in ("IT", "rT") and words.lows[end] in catenatives():
            start = end + 1
    elif lexicon().lemma(words.lows[last], tags[last]) not in catenatives():
        return None
    following = _TO.match(classes, start)
    return None if following is None else (end, following.end())


def _group(words: Words, tags: Sequence[str], classes: str, bounds: list[tuple[int, int]]) -> Group:
    first, last = bounds[0][0], bounds[-1][1] - 1
    modality, tense, perfect, kind = _opening(words, classes, *bounds[0])
    negated = any(words.lows[at] in _NEGATIVES for at in range(first - (first > 0), last + 1))
    yet = any(words.lows[at] == "yet" for at in range(first, last + 1))  # "has yet to hear"
    for at, (_, end) in enumerate(bounds[:-1]):
        word = _catenative(words, tags, classes, end - 1, bounds[at + 1])
        gives, denies = catenatives().get(word, ("asserted", False))
        if classes[end - 1] == "B" and word == "be":
            gives = "planned"
        if word == "go" and words.lows[end - 1] != "going":
            gives = "asserted"  # "went on to win"
        if gives != "asserted" and modality == "asserted" and not yet:
            modality = gives
        negated = negated != (denies or yet)
    main = last
    event_word = lexicon().lemma(words.lows[main], tags[main])
    beginning = bounds[-1][0]
    bare = classes[beginning : main + 1].replace("r", "")
    passive = classes[main] == "e" and ("B" in bare[:-1] or bare == "e")
    if classes[main] == "e" and not passive and "V" in bare:
        perfect = True
    verb = VerbGroup(
        Span(words.starts[first], words.ends[last]),
        event_word,
        verb_event(event_word, words.lows[last + 1] if last + 1 < len(words) and classes[last + 1] in "Ir" else ""),
        tense,
        "passive" if passive else "active",
        negated,
        modality,
        perfect,
        (first, last),
    )
    return Group(verb, kind, classes[first] == "T")


def _catenative(words: Words, tags: Sequence[str], classes: str, last: int, after: tuple[int, int]) -> str:
    if classes[last] != "B":
        return lexicon().lemma(words.lows[last], tags[last])
    for at in range(*after):
        if classes[at] == "T":
            break
        if words.lows[at] in catenatives():
            return words.lows[at]
    return "be"


def _opening(words: Words, classes: str, first: int, end: int) -> tuple[Modality, Tense, bool, Kind]:
    """Modality, tense, whether it is perfect, and the kind, by the first verb of the group."""
    low = words.lows[first]
    head = classes[first]
    if head == "T":
        return "asserted", "", "V" in classes[first:end], "infinitive"
    if head == "M":
        modality, tense = _MODALS.get(low, ("asserted", ""))
        if low in ("would", "'d", "could", "might", "should") and "V" in classes[first : end - 1]:
            modality = "hypothetical" if low in ("would", "'d", "could") else "possible"
        return modality, tense, "V" in classes[first : end - 1], "finite"
    if head in "BVo":
        if low in ("being", "having", "doing"):
            return "asserted", "", head == "V", "gerund"
        if low in ("been", "done"):
            return "asserted", "", False, "participle"
        if low == "be":
            return "asserted", "", False, "infinitive"
        past = low in _PAST
        perfect = head == "V" and end - first > 1
        return "asserted", "past" if past else "present", perfect, "finite"
    kinds: dict[str, tuple[Tense, Kind]] = {
        "d": ("past", "finite"),
        "z": ("present", "finite"),
        "y": ("present", "finite"),
        "b": ("", "infinitive"),
        "e": ("", "participle"),
        "g": ("", "gerund"),
        "o": ("past" if low == "did" else "present", "finite"),
    }
    tense, kind = kinds[head]
    return "asserted", tense, False, kind
