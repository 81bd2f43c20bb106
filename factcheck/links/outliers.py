"""link_outliers: figures beside the greatest, the least and the average of what the draft measures so ("greater": greater, lesser).

A short draft that says what is the tallest, the cheapest or the last of a few, and gives other figures of the same measure, gives those of
the others of the set. They are compared unless their sentence takes them elsewhere: to another time, a wider set, a goal, a sum. A figure
beyond the extreme is near it: what is more than twice as much measures something else. The greatest, the least and the average are
compared with one another wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.links.board import Board
from factcheck.links.cues import cue_near, is_additive, opens_elsewhere
from factcheck.links.extremes import Extreme, Size, read_extremes, read_sizes, sizes_a_group
from factcheck.links.levels import Level, is_margin, rate_of, read_levels
from factcheck.links.link import Link
from factcheck.links.series_point import Point
from factcheck.links.series_points import read_points
from factcheck.syntax.clause import Token

_NEAR: Final = 2
_CLOSE: Final = 40
_REACH: Final = 40
_ORDERS: Final = {("max", "min"): 4, ("max", "average"): 4, ("average", "min"): 4}
_RANKS: Final = frozenset(("second", "third", "next", "second-largest", "past", "career", "former", "previous", "since"))
_UNSURE_FAR: Final = 8
_BEFORE: Final = 4
_BEHIND: Final = 6
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def link_outliers(claims: Sequence[Claim], board: Board, known: Collection[frozenset[str]]) -> Iterator[Link]:
    """The extremes of a draft with one another, and with the other figures of their measure; not the pairs that are linked already."""
    levels = read_levels(claims, board)
    sizes = read_sizes(levels)
    points = read_points(levels)
    read = read_extremes(sizes, board.reading.sentences, points)
    extremes = [extreme for extreme in read if not is_apart(extreme)]
    elsewhere = {extreme.size.level.id for extreme in read if is_apart(extreme)}
    sizes = [size for size in sizes if size.level.id not in elsewhere]
    special = {extreme.size.level.id for extreme in extremes}
    for link in _beyond_ranges(sizes, points, special):
        if frozenset(name for _, name in link.members) not in known:
            yield link
    starts = {size.level.id: at for at, size in enumerate(sizes)}
    for extreme in extremes:
        at = starts[extreme.size.level.id]
        near = sizes[max(0, at - _REACH) : at + _REACH]
        pairs = [*_among(extreme, extremes), *_with_others(extreme, [size for size in near if size.level.id not in special])]
        for high, low, other in pairs:
            if frozenset((high.level.id, low.level.id)) not in known:
                words = (extreme.words,) if other is None else (extreme.words, other.words)
                yield Link("greater", (("greater", high.level.id), ("lesser", low.level.id)), words, inferred=True)


def _beyond_ranges(sizes: Sequence[Size], points: Sequence[Point], special: Collection[str]) -> Iterator[Link]:
    """The figures of the measure of a range that one claim tells ("between 400 and 2,300 guineas"), with that range."""
    narrowed = {point.level.id for point in points if point.narrowed}
    told: set[tuple[int, Interval]] = set()
    for at, end in enumerate(sizes):
        support, words = end.level.quantity.support, Span(end.level.core.start, end.level.core.end)
        if not end.level.ranged or end.level.id in narrowed or support.low is None or support.high is None or support.is_point:
            continue
        if end.level.claim.scope.status not in ("asserted", "planned") or is_apart(Extreme(end, "max", words, "range")):
            continue
        if end.level.figure is not None and opens_elsewhere(end.level.figure):
            continue  # "At its plant in Ohio, the range is $23 to $35"
        if not end.level.unit and not _is_told_as_range(end.level):
            continue  # "(11 - 26)": a date
        if end.level.kind == "age" or (end.level.order, support) in told or is_unsure(end.level):
            continue  # of a draft's people, most are not of the group whose ages range
        told.add((end.level.order, support))
        for other in sizes[max(0, at - _REACH) : at + _REACH]:
            if not _is_one_measure(end, other) or end.scale != other.scale or (other.level.id not in special and _is_elsewhere(other)):
                continue
            if rate_of(end.level) != rate_of(other.level):
                continue
            if end.level.kind == "money" and other.level.id not in special:
                continue  # a draft tells of many sums of money
            if support.low < _NEAR * other.level.quantity.nominal and other.level.quantity.nominal < _NEAR * support.high:
                yield Link("in-range", (("value", other.level.id), ("end", end.level.id)), (words,), inferred=True)


def _is_told_as_range(level: Level) -> bool:
    """Whether "between" or "from" stands before a figure, or it counts things: what else is written so may be a date or a score."""
    told = [token.text.lower() for token in level.sentence.tokens if token.span.overlaps(level.core)] + _words(level.before[-_NEAR:])
    opens = any(word.split()[0] in ("between", "from") for word in told)
    return opens or (level.figure is not None and level.figure.head != "" and not level.figure.elliptic and "(" not in told)


def is_unsure(level: Level) -> bool:
    """Whether a range is of what may be, or of what went from one to the other: "expects 20 to 30", "rose from 20 to 30"."""
    lead = level.before[-_UNSURE_FAR:]
    moved = word_set("goes up") | word_set("goes down") | word_set("of no range")
    return any(token.lemma in moved or token.text.lower() in moved for token in lead)


def _among(extreme: Extreme, extremes: Sequence[Extreme]) -> Iterator[tuple[Size, Size, Extreme | None]]:
    """The extreme with those that lie on its other side."""
    for other in extremes:
        most = _ORDERS.get((extreme.part, other.part))
        if most is None or not _is_one_measure(extreme.size, other.size):
            continue
        if not other.size.value < most * extreme.size.value or not _is_one_set(extreme, other, extremes):
            continue
        yield extreme.size, other.size, other


def _is_one_set(extreme: Extreme, other: Extreme, extremes: Sequence[Extreme]) -> bool:
    """Whether both speak of one set: the draft has no other of their parts in the measure, and takes neither elsewhere."""
    rivals = [e for e in extremes if e.part in (extreme.part, other.part) and e.size.measure == extreme.size.measure]
    return len(rivals) == len({extreme.size.level.id, other.size.level.id})


def _with_others(extreme: Extreme, sizes: Sequence[Size]) -> Iterator[tuple[Size, Size, Extreme | None]]:
    """The greatest or the least with the other figures of its measure."""
    own = extreme.size
    if extreme.part not in ("max", "min") or own.level.kind == "age" or (extreme.word == "range" and own.level.kind == "money"):
        return  # of a draft's people, most are not of the group whose eldest it names
    for other in sizes:
        if not _is_one_measure(own, other) or _is_elsewhere(other):
            continue
        if extreme.part == "max" and other.measure.startswith("<") and other.level.core < own.level.core:
            continue  # "The board read 96 complaints. The largest group, 51 complaints": the whole
        if not own.value < _NEAR * other.value or not other.value < _NEAR * own.value:
            continue
        yield (own, other, None) if extreme.part == "max" else (other, own, None)


def _is_one_measure(first: Size, second: Size) -> bool:
    """Whether two exact figures measure the same, and neither is a rate of another kind."""
    rates = {rate_of(first.level), rate_of(second.level)} - {""}
    if first.measure != second.measure or first.level.id == second.level.id or len(rates) > 1:
        return False
    if first.scale != second.scale and abs(first.value - second.value) * _CLOSE < first.value:
        return False  # "121 pounds (55 kilograms)": one figure in two units
    return (first.level.unit != "" and second.level.unit != "") or first.grain == second.grain


def is_apart(extreme: Extreme) -> bool:
    """Whether an extreme or an average is that of another time or of a wider set: "the highest since 1988", "last year the average was"."""
    tokens = extreme.size.level.sentence.tokens
    at = next((token.index for token in tokens if token.span.end > extreme.words.start), 0)
    near = set(_words(tokens[max(0, at - _BEFORE) : at + _BEHIND]))
    told = set(_words(tokens)) if extreme.part == "average" else near
    if told & word_set("of another year" if extreme.part == "average" else "of another time") or any(
        _YEAR.fullmatch(word) for word in told
    ):
        return True
    # "Rates at the county's five centres ran from 44 to 59 percent" names its own set.
    wider = word_set("of a wider set") | word_set("of another series")
    return extreme.word != "range" and bool(near & wider)


def _is_elsewhere(size: Size) -> bool:
    """Whether the sentence of a figure takes it to another time, a wider set, or to what is wanted or summed up."""
    level = size.level
    words = {token.text.lower() for token in level.sentence.tokens}
    if words & (word_set("of another time") | (word_set("of another series") - _RANKS) | word_set("of no member")):
        return True
    if level.ranged or is_margin(level) or level.quantity.bound != "=" or _is_owned(level):
        return True
    if (
        level.claim.scope.status not in ("asserted", "planned")
        or sizes_a_group(level)
        or {*_words(level.before[-2:])} & word_set("directions of a change")
    ):
        return True
    return level.figure is not None and (cue_near(level.figure, "total") is not None or is_additive(level.figure))


def _is_owned(level: Level) -> bool:
    """Whether a sentence opens with what another place or body has: "Boston's tower rises 655 feet"."""
    opening = level.sentence.tokens[:2]
    return opening[0].tag == "PROPN" and (
        "'s " in opening[0].text or "’s " in opening[0].text or (len(opening) > 1 and opening[1].form == "POS")
    )


def _words(tokens: Sequence[Token]) -> list[str]:
    """The words of tokens, of which a time may have several, without the ending of a genitive."""
    return [word.removesuffix("'s").removesuffix("’s") for token in tokens for word in token.text.lower().split()]
