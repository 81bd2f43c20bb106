"""What the words behind the noun of a series take it to: the level of the river, and that of the lake, are two series."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from factcheck.claims.nouns import is_period
from factcheck.links.counts.series_point import STATED, Point
from factcheck.links.counts.series_told import are_of_two_lengths
from factcheck.links.counts.times_apart import are_then_and_now
from factcheck.links.cues import share_words
from factcheck.syntax.clause import Token

_PHRASE: Final = 4
_HIGHS: Final = frozenset(("high", "low"))  # "Daily highs ran from 88 to 97 degrees. The average temperature was 81"
_SOON: Final = 4
_OF: Final = frozenset(("of", "in", "for", "from", "at"))
_OTHERS: Final = frozenset(("other", "others", "rival", "competing"))


def are_of_two_things(value: Point, end: Point) -> bool:
    """Whether the words behind the noun of each take it to another thing: "the level of the river", "the level of the lake"."""
    if value.level.sentence is end.level.sentence:
        return False
    if are_of_two_lengths(value.level, end.level):
        return True
    if are_then_and_now(value.level.sentence.tokens, end.level.sentence.tokens):
        return True
    if _is_told_when(value) or _is_told_when(end) or _HIGHS.isdisjoint((value.noun,)) != _HIGHS.isdisjoint((end.noun,)):
        return True
    ours, theirs = _complement(value, value.noun or end.noun), _complement(end, end.noun)
    for form in ("NOUN", "VERB"):  # "the level in water entering the pond", "the level in water leaving it"
        one, two = ({token.lemma for token in phrase if token.tag == form} for phrase in (ours, theirs))
        if one and two and not share_words(one, two):
            return True
    return False


def _is_told_when(point: Point) -> bool:
    """Whether a figure is what something is at one time of its own: "weighs 36 ounces when it is full", "two pounds at birth"."""
    words = [token.text.lower() for token in point.level.after[:_SOON]]
    opening = point.level.sentence.tokens[:2]
    bare = len(opening) > 1 and opening[0].tag == "ADJ" and opening[1].text == ","  # "Empty, the jars weigh 9 to 14 ounces"
    return bare or "when" in words or words[:2] in (["at", "birth"], ["at", "first"])


def _complement(point: Point, noun: str) -> list[Token]:
    """The words of the phrase right behind the noun of a point: "the price of a home in the county"; times are none."""
    tokens = point.level.sentence.tokens
    at = next((token.index for token in tokens if noun and token.lemma == noun), None)
    rest = tokens[at + 1 :] if at is not None else ()
    if not rest or rest[0].text.lower() not in _OF:
        return []
    phrase = takewhile(lambda token: token.tag in ("ADP", "NOUN", "DET", "ADJ") or token.form == "VBG", rest)
    return [token for token in phrase if token.form != "t" and not is_period(token.lemma)]


def ranges_over_others(end: Point) -> bool:
    """Whether what ranges is that of others: "bids from other builders ranged from $2,400 to $3,100"."""
    lead = [token.text.lower() for token in end.level.before if token.span.end <= end.licence.start]
    return end.part in STATED and not _OTHERS.isdisjoint(lead[-_PHRASE:])
