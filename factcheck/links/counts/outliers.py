"""link_outliers: the greatest, the least and the average of what a draft measures, one beside another ("greater": greater, lesser).

They are compared wherever they stand, since a short draft speaks of one set, unless the words of one take it elsewhere: to another time or
a wider set. Other figures of the measure are not held against them: more often than not they are of something else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board
from factcheck.links.counts.extremes import Extreme, Size, is_conversion, read_extremes, read_sizes
from factcheck.links.counts.levels import rate_of, read_levels
from factcheck.links.counts.series_points import read_points
from factcheck.links.counts.times_apart import years_told
from factcheck.links.link import Link
from factcheck.syntax.clause import REACH, Token

_APART: Final = 3
_ORDERS: Final = {("max", "min"): 4, ("max", "average"): 4, ("average", "min"): 4}
_BEFORE: Final = 4
_BEHIND: Final = 6
_OWN: Final = frozenset(("his", "her", "my", "our"))


def link_outliers(claims: Sequence[Claim], board: Board, known: Collection[frozenset[str]]) -> Iterator[Link]:
    """The extremes and averages of a draft with one another; not the pairs that are linked already."""
    levels = read_levels(claims, board)
    read = read_extremes(read_sizes(levels), board.reading.sentences, read_points(levels))
    extremes = [extreme for extreme in read if not _is_apart(extreme)]
    for at, extreme in enumerate(extremes):
        for other in _beyond(extreme, extremes[max(0, at - REACH) : at + REACH]):
            high, low = extreme.size.level.id, other.size.level.id
            if frozenset((high, low)) not in known:
                yield Link("greater", (("greater", high), ("lesser", low)), (extreme.words, other.words), inferred=True)


def _beyond(extreme: Extreme, extremes: Sequence[Extreme]) -> Iterator[Extreme]:
    """Those of the extremes that lie below one, if the draft is consistent."""
    for other in extremes:
        most = _ORDERS.get((extreme.part, other.part))
        if most is None or not _is_one_measure(extreme.size, other.size):
            continue
        if extreme.size.level.kind == "money" and abs(extreme.size.level.order - other.size.level.order) > _APART:
            continue  # a draft tells of many sums of money
        if not other.size.value < most * extreme.size.value or not _is_one_set(extreme, other, extremes):
            continue
        yield other


def _is_one_set(extreme: Extreme, other: Extreme, extremes: Sequence[Extreme]) -> bool:
    """Whether both speak of one set: the draft has no other of their parts in the measure, and takes neither elsewhere."""
    rivals = [e for e in extremes if e.part in (extreme.part, other.part) and e.size.measure == extreme.size.measure]
    return len(rivals) == len({extreme.size.level.id, other.size.level.id})


def _is_one_measure(first: Size, second: Size) -> bool:
    """Whether two exact figures measure the same, and neither is a rate of another kind."""
    rates = {rate_of(first.level), rate_of(second.level)} - {""}
    if first.measure != second.measure or first.level.id == second.level.id or len(rates) > 1:
        return False
    if any(size.level.sentence.tokens[0].text == "With" for size in (first, second)):
        return False  # "With a drink, the average check is $41"
    if is_conversion(first, second) or _is_of_highs(first) != _is_of_highs(second):
        return False
    if first.level.unit != "" and second.level.unit != "":
        return True
    # "The shortest is five weeks and the longest 14": a length in weeks has days for its grain, and a bare number beside it has not.
    words = {token.lemma for size in (first, second) for token in size.level.sentence.tokens if size.level.core.overlaps(token.span)}
    return first.grain == second.grain and not any("week" in word for word in words)


def _is_of_highs(size: Size) -> bool:
    """Whether a figure is one of the highs or the lows of days, and not of all that was read: "Daily highs ran from 88 to 97 degrees"."""
    return any(token.lemma in ("high", "low") and token.form == "NNS" for token in size.level.sentence.tokens)


def _is_apart(extreme: Extreme) -> bool:
    """Whether an extreme or an average is that of another time or of a wider set: "the highest since 1988", "last year the average was"."""
    tokens = extreme.size.level.sentence.tokens
    at = next((token.index for token in tokens if token.span.end > extreme.words.start), 0)
    if at and tokens[at - 1].text.lower() in _OWN:
        return True  # "on his best field": of those that one person has
    beside = tokens[max(0, at - _BEFORE) : at + _BEHIND]
    near, told = set(_words(beside)), tokens if extreme.part == "average" else beside
    if years_told(told) or set(_words(told)) & word_set("of another year" if extreme.part == "average" else "of another time"):
        return True
    # "Rates at the county's five centres ran from 44 to 59 percent" names its own set.
    wider = word_set("of a wider set") | word_set("of another series")
    return extreme.word != "range" and bool(near & wider)


def _words(tokens: Sequence[Token]) -> list[str]:
    """The words of tokens, of which a time may have several, without the ending of a genitive."""
    return [word.removesuffix("'s").removesuffix("’s") for token in tokens for word in token.text.lower().split()]
