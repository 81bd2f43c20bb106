"""tells_no_series: whether a range is no spread of a set: a target, an estimate of one sum, a part of a day's, a change."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.claims.nouns import is_period
from factcheck.data.word_sets import word_set
from factcheck.links.counts.levels import Level
from factcheck.links.counts.series_point import Point
from factcheck.syntax.clause import Token

_FAR: Final = 14
_BEHIND: Final = 3
_SUMS: Final = 10**6
_EACH: Final = frozenset(("each", "every", "apiece"))
_RANGES: Final = frozenset(("range", "band", "corridor"))
_OPENS: Final = frozenset(("between", "from", "about", "and", "to", "-"))
_WIDTHS: Final = frozenset(("wide", "narrow", "broad", "full", "whole", "entire", "same", "limited", "small", "large"))
_LEADS: Final = frozenset(("to", "by", "from", "at"))
_PLACED: Final = frozenset(("in", "at", "on", "near", "across", "from", "to"))
# "Grew a pumpkin of 900 pounds", "rises 300 feet above": no change.
_CLOSE: Final = Fraction(1, 100)
_STANDS: Final = frozenset(("grow", "rise", "expand", "advance"))


def tells_no_series(end: Point) -> bool:
    """Whether the words around a range keep it from being what the figures of several lie between."""
    return _is_foreseen(end.level) or _is_of_a_part(end) or (end.level.ranged and (_is_one_sum(end) or is_moved(end.level)))


def _is_foreseen(level: Level) -> bool:
    """Whether a range is aimed at or foreseen: "a target range of 4 to 6 percent", "the 8 to 9 inches anticipated by forecasters"."""
    words = {token.text.lower() for token in (*level.before[-_FAR:], *level.after[:_BEHIND])}
    return not words.isdisjoint(word_set("aimed at or foreseen"))


def _is_of_a_part(end: Point) -> bool:
    """Whether "range" has a word before it that narrows it: "an opening range", "its 52-week range"; not "a price range"."""
    tokens = end.level.sentence.tokens
    for before, token in pairwise(tokens):
        if token.span.start == end.licence.start and token.lemma in _RANGES and token.tag == "NOUN":
            told = before.tag in ("NOUN", "PROPN", "ADJ", "VERB", "NUM") and before.lemma not in word_set("dimension nouns") | _WIDTHS
            return told and before.text.lower() != "in"
    return False


def _is_one_sum(end: Point) -> bool:
    """Whether a range in millions says about how much something came to: "importers saved between $8 billion and $9 billion".

    What is that large for each of a set is told with a word of ranging, with "each", or as so many prices: "sold for $1 million to $3
    million".
    """
    level = end.level
    words = {word for token in level.sentence.tokens for word in token.text.lower().split()}
    lemmas = {token.lemma for token in level.before}
    last = next((token for token in reversed(level.before) if token.form != "C" and token.text.lower() not in _OPENS), None)
    if last is not None and (last.text.lower() == "for" or last.tag == "VERB") and lemmas & word_set("price"):
        return False
    if words & _EACH or lemmas & word_set("ranging") or words & word_set("ranging forms"):
        return False
    measured = end.noun in word_set("dimension nouns") or any(token.form == "NNS" for token in level.before if token.lemma == end.noun)
    return (
        level.kind != "time"
        and level.quantity.nominal >= _SUMS
        and not (measured and [token.text.lower() for token in level.before[-1:]] == ["of"])
    )


def is_moved(level: Level) -> bool:
    """Whether a figure is by how much something moved, or to where: "soared 15 to 18 cents", "the dollar sank to 144 yen"."""
    verbs = [token for token in level.before if token.tag == "VERB"]
    if not verbs or verbs[-1].lemma not in word_set("goes up") | word_set("goes down"):
        return False
    between = [token for token in level.before if token.index > verbs[-1].index and token.tag not in ("DET", "ADV", "ADJ")]
    if verbs[-1].lemma in _STANDS and not between and level.kind in ("length", "mass"):
        return False
    return not between or between[-1].text.lower() in _LEADS


def are_of_two_places(first: Level, second: Level) -> bool:
    """Whether each statement names a place behind "from", "to" or "in", and none of them is one of the other's."""
    ours, theirs = _places(first.sentence.tokens), _places(second.before)
    return bool(ours and theirs) and not ours & theirs


def _places(tokens: Sequence[Token]) -> set[str]:
    told = [token for token in tokens if token.tag != "DET"]
    pairs = pairwise(told)
    return {second.text for first, second in pairs if first.text.lower() in _PLACED and second.tag == "PROPN" and second.form != "t"}


def are_of_two_lengths(first: Level, second: Level) -> bool:
    """Whether each statement names a length of its own: "the three-month bills", "the six-month bills"."""
    ours, theirs = _lengths(first.before), _lengths(second.before)
    return bool(ours and theirs) and not ours & theirs


def _lengths(tokens: Sequence[Token]) -> set[str]:
    parts = (token.text.lower().split("-") for token in tokens if "-" in token.text)
    return {first for first, *rest in parts if len(rest) == 1 and is_period(rest[0].removesuffix("s"))}


def is_held_against(point: Point) -> bool:
    """Whether an average is what others are held against: "This compared with an average of 5.5 percent a week ago"."""
    lead = [token.text.lower() for token in point.level.sentence.tokens if token.span.end <= point.licence.start][-3:]
    return any(pair in (("compared", "with"), ("compared", "to"), ("compares", "with")) for pair in pairwise(lead))


def told_downward(low: Point, high: Point) -> bool:
    """Whether the two ends of a range are told downward, the greater one as the low end."""
    return (low.part, high.part) == ("low", "high") and low.licence == high.licence and is_downward(low.level, high.level)


def is_downward(low: Level, high: Level) -> bool:
    """Whether a range runs from its greater end to the less by so little that it is no slip: "bids ranged from 98.559 to 98.549"."""
    first, second = low.quantity.nominal, high.quantity.nominal
    return 0 < first - second < first * _CLOSE
