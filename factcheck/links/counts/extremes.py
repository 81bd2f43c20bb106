"""read_extremes: the figures that a draft calls its greatest, its least or its average, whatever the words between; and comparable sizes.

A superlative ("the tallest", "fewer than any other", "at the foot of") takes the figure that stands next behind it in its sentence, up to
the next superlative, else the last one before it, if that can be measured so: the tallest in lengths, the cheapest in money.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.claims.count import CountClaim
from factcheck.claims.nouns import is_anyone, is_period, is_person
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.levels import Level, is_margin, kind_of
from factcheck.links.counts.series_point import Part, Point, superlatives
from factcheck.links.cues import sentence_words, share_words
from factcheck.mentions.lexicon import units
from factcheck.syntax.clause import SentenceReading, Token

_FEW: Final = 5
_CLOSE: Final = 40
_BACK: Final = 2
_BEHIND: Final = 3
_CONVERTED: Final = ("length", "mass", "speed")
_LONG: Final = (86400, 3600, 60)
_APART: Final = 8
# Amounts of what is counted in a coin.
_COINS: Final = frozenset(("<guinea>", "<crown>", "<krone>", "<rupee>", "<peso>", "<dinar>", "<shilling>", "<florin>"))
_GROUPED: Final = frozenset(("the", "its", "their", "these", "those", "his", "her"))
_JOINED: Final = frozenset(("of", "among", "in", "at", "for", "by", "from", "all"))
_TELLS_NO_SIZE: Final = frozenset(("top", "bottom", "peak", "maximum", "minimum", "earliest", "closest", "nearest"))
# What is said of a thing, and not of a share: "the largest of the three schools, the figure was 64 percent".
_OF_THINGS: Final = frozenset(("largest", "biggest", "smallest", "tiniest", "strongest", "weakest"))
_QUALIFIED: Final = {"expensive": "money", "costly": "money", "numerous": "any", "populous": "any"}


@dataclass(frozen=True, slots=True)
class Size:
    """A figure with what it measures: two of one measure may be compared.

    Attributes:
        level: the figure.
        measure: the unit, the dimension, or the noun counted, of its own or of the figure before a bare one.
        scale: how many of the base unit one of its unit is.
    """

    level: Level
    measure: str
    scale: Fraction = Fraction(1)

    @property
    def value(self) -> Fraction:
        """The number in the base unit."""
        return self.level.quantity.nominal * self.scale

    @property
    def grain(self) -> Fraction:
        """How many of the base unit one of the unit is in which it is written: 60 for "two minutes", which are 120 seconds."""
        return Fraction(long_unit(self.level.quantity.nominal)) if self.level.unit == "second" else self.scale


def long_unit(seconds: Fraction) -> int:
    """The longest unit of time, in seconds, of which a length is so many: 60 for 120 seconds.

    >>> long_unit(Fraction(120)), long_unit(Fraction(7200)), long_unit(Fraction(7))
    (60, 3600, 1)
    """
    return next((unit for unit in _LONG if seconds % unit == 0), 1)


@dataclass(frozen=True, slots=True)
class Extreme:
    """A figure that is said to be the greatest, the least or the average, and the words that say so."""

    size: Size
    part: Part
    words: Span
    word: str


def scale_of(unit: str) -> tuple[str, Fraction]:
    """What a unit measures, and how many of the base unit it is; the unit itself and 1 where it is not converted.

    >>> scale_of("kilometer"), scale_of("USD")
    (('length', Fraction(1000, 1)), ('USD', Fraction(1, 1)))
    """
    found = units().by_name.get(unit)
    if found is None or not found.factor or found.offset or found.dimension not in _CONVERTED:
        return unit, Fraction(1)
    return found.dimension, found.factor


def are_of_one_kind(first: Size, second: Size) -> bool:
    """Whether two figures measure the same: one unit, one dimension, one noun, or people of which one may be any."""
    if first.measure == second.measure:
        return True
    one, two = (size.measure.strip("<>") for size in (first, second))
    return not (first.level.unit or second.level.unit) and is_person(one) and is_person(two) and (is_anyone(one) or is_anyone(two))


def is_conversion(first: Size, second: Size) -> bool:
    """Whether two figures in different units are one, written in both: "121 pounds (55 kilograms)"."""
    return first.scale != second.scale and abs(first.value - second.value) * _CLOSE < first.value


def read_sizes(levels: Sequence[Level]) -> list[Size]:
    """The figures of a draft with what each measures; a bare number takes that of the one before it, as "the slowest 31" does."""
    found: list[Size] = []
    for level in levels:
        head = level.figure.head if level.figure is not None else ""
        elliptic = level.figure is not None and level.figure.elliptic
        if level.unit:
            found.append(Size(level, *scale_of(level.unit)))
        elif head and not elliptic and head != "time" and not is_period(head):
            found.append(Size(level, f"<{head}>"))
        elif found and _is_bare(level) and (level.order - found[-1].level.order <= _BACK or _are_on_scale(level, found[-1].level)):
            found.append(Size(level, found[-1].measure, found[-1].grain))
    return found


def _are_on_scale(first: Level, second: Level) -> bool:
    """Whether two numbers are read on one scale, to a part of one: "from 2.1 to 3.4, the institute said ... was put at 3.9"."""
    to_parts = not second.unit and min(level.quantity.nominal.denominator for level in (first, second)) > 1
    return to_parts and bool(share_words(sentence_words(first.sentence), sentence_words(second.sentence)))


def _is_bare(level: Level) -> bool:
    """Whether a number stands without a noun, and is no age beside a name: "(and) the slowest 31"; not "her sister, 45, said"."""
    following = level.after[:1]
    before = level.before[-1:]
    if (
        level.figure is None
        or level.figure.head == "time"
        or any(t.span.overlaps(level.core) and t.span not in (level.core, level.figure.mention.span) for t in level.sentence.tokens)
    ):
        return False
    aged = bool(before) and before[0].text == "," and bool(following) and following[0].text == ","
    aged = aged or any(token.text.lower() in word_set("age superlatives") for token in level.before[-_FEW:])
    counts = bool(following) and following[0].tag in ("NOUN", "ADJ", "PROPN")
    return not aged and not counts and isinstance(level.claim, CountClaim) and not _sizes_a_group(level)


def read_extremes(sizes: Sequence[Size], sentences: Sequence[SentenceReading], points: Sequence[Point]) -> list[Extreme]:
    """The greatest, the least and the average figures of a draft, in text order; the averages among the points of its series too."""
    placed: dict[int, list[Size]] = {}
    for size in sizes:
        if not is_margin(size.level) and not size.level.ranged and not _sizes_a_group(size.level):
            placed.setdefault(size.level.order, []).append(size)
    found: list[Extreme] = []
    for sentence in sentences:
        here = placed.get(sentence.sentence.index)
        if here:
            found.extend(_in_sentence(sentence, here))
            found.extend(_ends(here))
    known = {extreme.size.level.id for extreme in found}
    averages = {point.level.id: point for point in points if point.part == "average" and point.level.id not in known}
    for size in sizes:
        point = averages.get(size.level.id)
        if point is not None:
            found.append(Extreme(size, "average", point.licence, "average"))
    return sorted(found, key=lambda extreme: extreme.size.level.core)


def _ends(here: Sequence[Size]) -> Iterator[Extreme]:
    """The ends of a range whose figures are told apart: "between 22 months and four years", "ran from 44 percent, at Orr, to 59"."""
    for low, high in pairwise(here):
        if low.measure != high.measure or not low.value < high.value or high.level.quantity.bound != "=":
            continue
        lead = [token.text.lower() for token in low.level.before[-_FEW:]]
        between = [token for token in low.level.after if token.span.end <= high.level.core.start]
        words = [token.text.lower() for token in between if token.form != "t"]
        joint = (words[-1:] == ["and"] and "between" in lead) or (
            "to" in words[-_BEHIND:] and "from" in lead and _ranges(low.level) and len(between) <= _APART
        )
        opener = next((t for t in reversed(low.level.before[-_FEW:]) if t.text.lower() in ("between", "from")), None)
        if joint and opener is not None:
            yield Extreme(low, "min", opener.span, "range")
            yield Extreme(high, "max", opener.span, "range")


def _ranges(level: Level) -> bool:
    """Whether the words before a figure say that it is an end of a range, and not what something rose from."""
    words = level.before[-2 * _APART :]
    return any(token.lemma in word_set("ranging") or token.text.lower() in word_set("ranging forms") for token in words) or any(
        token.text.lower() in ("anything", "anywhere") for token in words
    )


def _in_sentence(sentence: SentenceReading, here: Sequence[Size]) -> Iterator[Extreme]:
    cues = list(_cues(sentence))
    taken: set[str] = set()
    for at, (words, word, parts) in enumerate(cues):
        following = cues[at + 1][0].start if at + 1 < len(cues) else sentence.sentence.span.end
        previous = cues[at - 1][0].end if at else -1
        # A semicolon parts what is said of one from what is said of another: "Harrow is the largest; Colm has 455".
        marks = [token.span.start for token in sentence.tokens if token.text == ";"]
        following = min([following, *(mark for mark in marks if mark >= words.end)])
        previous = max([previous, *(mark for mark in marks if mark < words.start)])
        behind = [size for size in here if words.end <= size.level.core.start < following]
        before = [size for size in here if previous <= size.level.core.start < words.start]
        order = (*reversed(before), *behind) if _is_where(sentence, words) else (*behind, *reversed(before))
        for size in order:
            part = _part_of(size, word, parts)
            if part and size.level.id not in taken:
                taken.add(size.level.id)
                yield Extreme(size, part, words, word)
                break


def _is_where(sentence: SentenceReading, words: Span) -> bool:
    """Whether a superlative says where a figure before it is found: "seventeen pupils are in the smallest class, 29 in the largest"."""
    lead = [token.text.lower() for token in sentence.tokens if token.span.end <= words.start][-2:]
    return len(lead) == 2 and lead[0] in ("in", "at") and lead[1] in ("the", "its", "their")


def _part_of(size: Size, word: str, parts: Sequence[tuple[Part, str]]) -> Part | None:
    """What a word makes of a figure, if it is said of what that measures: an age is old or young, a share is neither large nor small."""
    kind = _kind_of_measure(size.measure)
    plain = not (size.measure == "%" and word in _OF_THINGS) and kind != "age" and not (word == "best" and kind in ("time", "money"))
    return next((part for part, what in parts if (plain if what == "any" else what == kind)), None)


def _kind_of_measure(measure: str) -> str:
    """What a bare number measures: the dimension, or the kind of the unit that it has from the figure before it."""
    if measure in _CONVERTED:
        return measure
    if measure in _COINS:
        return "money"
    return "any" if measure.startswith("<") else kind_of(measure)


def _cues(sentence: SentenceReading) -> Iterator[tuple[Span, str, Sequence[tuple[Part, str]]]]:
    """The words that make a figure an extreme or an average, with the part and the kind of measure that they name."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        word = token.text.lower()
        following = [other.text.lower() for other in tokens[at + 1 : at + 3]]
        before = tokens[at - 1].text.lower() if at else ""
        if word == "average" and _is_typical(tokens, at):
            continue
        if "averag" in word and token.form == "t":
            start = token.span.start + word.index("averag")  # "an average of 34 minutes" is one token
            yield Span(start, start + len("average")), "average", (("average", "any"),)
        elif word in word_set("averages") and not (token.lemma == "mean" and token.tag == "VERB"):
            yield token.span, word, (("average", "any"),)
        elif word == "than" and following[:1] in (["any"], ["all"], ["anyone"], ["anybody"]):
            yield from _than_any(tokens, at)
        elif word in ("foot", "bottom") and before == "the" and following[:1] == ["of"] and at > 1 and tokens[at - 2].text.lower() == "at":
            yield token.span, word, (("min", "any"),)
        elif word in superlatives() and word not in _TELLS_NO_SIZE and not _is_other(tokens, at):
            if word not in ("most", "least") or (following and _closes(tokens[at + 1]) and not _is_of_nearly_all(tokens, at)):
                yield token.span, word, superlatives()[word]
            elif following and following[0] in _QUALIFIED:
                part: Part = "max" if word == "most" else "min"
                yield token.span, f"{word} {following[0]}", ((part, _QUALIFIED[following[0]]),)


def _is_other(tokens: Sequence[Token], at: int) -> bool:
    """Whether a superlative tells no extreme of now: "at least", "the second largest", "long the biggest"."""
    before = [token.text.lower() for token in tokens[max(0, at - 2) : at]]
    return before[-1:] != [] and (before[-1] in ("at", "second", "third", "fourth", "next") or before[0] in ("long", "once", "formerly"))


def _closes(token: Token) -> bool:
    """Whether "most" or "least" before a word is said of a number: "the most apartments", "the most of any", "the least,"."""
    return token.form == "NNS" or token.tag == "PUNCT" or (token.tag == "ADP" and token.text.lower() != "of")


def _is_of_nearly_all(tokens: Sequence[Token], at: int) -> bool:
    """Whether "most" opens a subject and says that nearly all do it: "the eight minutes that most counties allow"."""
    following = [token for token in tokens[at + 1 : at + 3] if token.form != "NNS"]
    subject = tokens[at + 1].form == "NNS" and bool(following) and following[0].tag in ("VERB", "AUX")
    return subject and (at == 0 or tokens[at - 1].tag not in ("DET", "VERB", "AUX"))


def _than_any(tokens: Sequence[Token], than: int) -> Iterator[tuple[Span, str, Sequence[tuple[Part, str]]]]:
    """As in "has fewer pubs than any other town"."""
    for token in reversed(tokens[max(0, than - _FEW) : than]):
        if token.text.lower() in ("fewer", "less", "more", "farther", "further", "longer", "higher", "faster"):
            part: Part = "min" if token.text.lower() in ("fewer", "less") else "max"
            denied = token.index and tokens[token.index - 1].text.lower() in ("no", "not")
            if not denied and not _is_surprise(tokens, than):
                yield Span(token.span.start, tokens[than].span.end), token.text.lower(), ((part, "any"),)
            return


def _is_surprise(tokens: Sequence[Token], than: int) -> bool:
    """Whether "than any" opens what people thought of a figure, and not the others of its set: "more than anyone had predicted"."""
    verb = next((token for token in tokens[than + 1 : than + 2 * _FEW] if token.tag == "VERB"), None)
    return verb is not None and verb.lemma in word_set("thinks of")


def _is_typical(tokens: Sequence[Token], at: int) -> bool:
    """Whether "average" tells of a time like any other, and so of none in hand: "compared with 38 in an average winter"."""
    if not at or at + 1 >= len(tokens) or tokens[at - 1].text.lower() not in ("a", "an", "any", "every"):
        return False
    noun = tokens[at + 1]
    return noun.lemma in ("one", "year", "season") or noun.lemma in word_set("seasons")


def _sizes_a_group(level: Level) -> bool:
    """Whether a number says how many there are: "the tallest of the 16", "all five"."""
    lead = [token.text.lower() for token in level.before[-_BEHIND:]]
    if level.unit:
        return False
    if lead[-1:] in (["of"], ["all"]):
        return lead[-2:-1] not in (["high"], ["low"], ["peak"], ["average"], ["record"])
    return len(lead) > 1 and lead[-1] in _GROUPED and lead[-2] in _JOINED
