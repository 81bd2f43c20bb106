"""link_series: the figures that speak of one series: its range, its limits, its extremes, its average, its members.

"range": low, high. "below" and "above": what may not lie above the greatest, or below the least: the average, an extreme, a member
(roles: value, end). "in-range": what lies between the ends of a range that one claim holds. "over-floor", "under-ceiling": what no figure
of the series falls short of or goes beyond (roles: value, end).

Two points belong to one series where they have one unit and speak of the same time, neither is narrowed to another series ("the state
average", "the oldest ever"), they stand near each other or are the only ones of their unit, and the nouns agree: the same noun, a noun
that the other's sentence has, a word for what the unit measures ("price", "age"), or none ("the oldest", "on average").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.measurement import MeasurementClaim
from factcheck.claims.nouns import amount_words
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.board import Board
from factcheck.links.cues import sentence_words, share_words
from factcheck.links.levels import Level, may_be_one_time, rate_of, read_levels
from factcheck.links.link import Link
from factcheck.links.series_point import Point
from factcheck.links.series_points import read_points

_FAR: Final = 14
_NEAR: Final = 3
_HOURS: Final = 12
_REACH: Final = 40
_ENDS: Final = {
    "high": "below",
    "max": "below",
    "low": "above",
    "min": "above",
    "both": "in-range",
    "floor": "over-floor",
    "ceiling": "under-ceiling",
}
_STATED: Final = frozenset(("low", "high", "both", "floor", "ceiling"))


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where a draft states ends of series, by unit, and how many extremes it has on each side, by unit."""

    stated: dict[str, set[int]]
    extremes: Counter[tuple[str, str]]

    @classmethod
    def of(cls, points: Sequence[Point]) -> _Ends:
        """The ends among the points of a draft."""
        stated: dict[str, set[int]] = {}
        for point in points:
            if point.part in _STATED:
                stated.setdefault(point.level.unit, set()).add(point.level.order)
        return cls(stated, Counter((point.part, point.level.unit) for point in points))

    def is_alone(self, end: Point) -> bool:
        """Whether a draft states no other end of a series in its unit, so that it is known from afar."""
        return end.part in _STATED and self.stated[end.level.unit] == {end.level.order}

    def is_only_extreme(self, end: Point) -> bool:
        """Whether a draft has no other extreme on the same side in the unit."""
        return end.part in ("min", "max") and self.extremes[end.part, end.level.unit] == 1


def link_series(claims: Sequence[Claim], board: Board) -> list[Link]:
    """The links between the figures of one series."""
    levels = read_levels(claims, board)
    points = read_points(levels)
    links = [*_ranges(points), *_between(levels, board)]
    ends = _Ends.of(points)
    for at, value in enumerate(points):
        for end in points[max(0, at - _REACH) : at + _REACH]:
            if value is not end and value.level.core != end.level.core and _may_limit(value, end) and _same_series(value, end, ends, board):
                links.extend(_limit(value, end))
    return [*links, *_members(levels, points, board)]


def _ranges(points: Sequence[Point]) -> Iterator[Link]:
    for at, low in enumerate(points):
        for high in points[at : at + _NEAR] if low.part == "low" else ():
            if high.part == "high" and high.licence == low.licence and low.level.unit == high.level.unit and not _may_be_hours(low, high):
                yield Link("range", (("low", low.level.id), ("high", high.level.id)), (high.licence,))


def _may_be_hours(low: Point, high: Point) -> bool:
    """Whether two bare numbers may be hours of a clock: "the market runs from 8 to 1"."""
    levels = (low.level, high.level)
    return not low.level.unit and all(
        level.quantity.nominal <= _HOURS and (level.figure is None or not level.figure.head) for level in levels
    )


def _between(levels: Sequence[Level], board: Board) -> Iterator[Link]:
    """The two ends of "between 52 and 65 degrees"."""
    for low, high in pairwise(levels):
        if low.sentence is not high.sentence or (low.unit and low.unit != high.unit):
            continue
        if board.text[low.core.end : high.core.start].strip().lower() not in ("and", "and the"):
            continue
        lead = board.text[max(0, low.core.start - 9) : low.core.start].lower().split()
        if lead[-1:] == ["between"]:
            yield Link("range", (("low", low.id), ("high", high.id)), (Span(low.core.start - 8, low.core.start - 1),))


def _may_limit(value: Point, end: Point) -> bool:
    if value.part == "average":
        return end.part in _ENDS
    if value.part in ("low", "high"):
        return end.part == ("floor" if value.part == "low" else "ceiling")
    return value.part in ("min", "max") and end.part in _STATED


def _limit(value: Point, end: Point) -> Iterator[Link]:
    members = (("value", value.level.id), ("end", end.level.id))
    yield Link(_ENDS[end.part], members, (value.licence, end.licence), inferred=True)


def _same_series(value: Point, end: Point, ends: _Ends, board: Board) -> bool:
    """Whether both figures speak of one series: one unit, one noun, the same time, near each other, and nothing else narrows either."""
    first, second = value.level, end.level
    if value.narrowed or end.narrowed or not _same_unit(value, end) or abs(first.order - second.order) > _FAR:
        return False
    if not value.noun and value.part != "average" and second.order > first.order:
        return False  # "the largest took in $341 million": it looks back on what it is one of
    if rate_of(first) != rate_of(second) and (rate_of(first) or end.part not in ("floor", "ceiling")):
        return False
    if not may_be_one_time(first, second, board):
        return False
    near = first.order == second.order or (abs(first.order - second.order) <= _NEAR and abs(first.paragraph - second.paragraph) <= 1)
    if not first.unit and not value.unit:
        return _same_counts(value, end, near)
    if not _same_noun(value, end):
        return False
    return near or ends.is_alone(end) or (ends.is_only_extreme(end) and _names_measure(value, end))


def _same_counts(value: Point, end: Point, near: bool) -> bool:
    """Whether two figures without a unit count the same: the same noun behind them, or none, and the same series named."""
    heads = (_heads(value.level), _heads(end.level))
    if heads[0] and heads[0] == heads[1]:
        return not (value.noun and end.noun) or value.noun == end.noun or (near and _same_noun(value, end))
    return near and (heads[0] in ("", heads[1]) or not heads[1]) and _same_noun(value, end)


def _same_noun(value: Point, end: Point) -> bool:
    """Whether the nouns of both let them be of one series."""
    if not value.noun or value.noun == end.noun or value.noun in word_set("any member"):
        return True
    measures = word_set("dimension nouns")
    known = sentence_words(end.level.sentence) if value.level.sentence is not end.level.sentence else {end.noun}
    if value.noun in measures:
        if end.noun in measures and (value.level.sentence is end.level.sentence or value.noun == "time"):
            return True
        if value.noun == "time" and value.level.kind == "time":
            return True
        if value.level.kind not in ("money", "time", "any"):
            return True
        return bool(share_words({value.noun, *amount_words(value.noun)}, known)) or not end.noun
    if end.noun in measures and value.level.unit:
        return True
    return (not end.noun and end.part in ("min", "max")) or bool(share_words({value.noun}, known))


def _names_measure(value: Point, end: Point) -> bool:
    """Whether what is averaged is named, and told in the sentence of the extreme: "the mean salary"; "at the top, the chief makes"."""
    if value.part != "average" or not value.noun:
        return False
    return bool(share_words({value.noun, *amount_words(value.noun)}, sentence_words(end.level.sentence)))


def _heads(level: Level) -> str:
    return level.figure.head if level.figure is not None else ""


def _same_unit(value: Point, end: Point) -> bool:
    first, second = value.unit or value.level.unit, end.unit or end.level.unit
    if first == second:
        return True
    if first.startswith("?"):
        return end.level.kind == first[1:]
    # "The oldest, 43": a bare number is an age beside ages.
    aged = {value.word, end.word} & word_set("age superlatives")
    return {first, second} == {"", "year"} and bool(aged or "age" in (value.noun, end.noun))


def _members(levels: Sequence[Level], points: Sequence[Point], board: Board) -> Iterator[Link]:
    """The ages of those whom the draft takes from a group with a range of ages: "two of them, ... a 54-year-old foreman"."""
    ranges = [point for point in points if point.part in ("both", "high") and (point.level.unit == "year" or point.noun == "age")]
    if not ranges or len({point.level.order for point in ranges}) > 1:
        return
    end = ranges[-1]
    for level in levels if len(ranges) <= _NEAR else ():
        after = 0 < level.order - end.level.order <= _NEAR and isinstance(level.claim, MeasurementClaim) and level.unit == "year"
        cue = _pointing(level) if after and not level.ranged else None
        if cue is not None:
            whole = next((point for point in reversed(ranges) if point.level.ranged or point.part == "both"), None)
            if whole is not None:
                yield Link("in-range", (("value", level.id), ("end", whole.level.id)), (cue, whole.licence), inferred=True)


def _pointing(level: Level) -> Span | None:
    """The words before an age that take its bearer from the group in hand: "among them", "two of them", "the other two"."""
    lead = [token for token in level.sentence.tokens if token.span.end <= level.core.start]
    words = [token.text.lower() for token in lead]
    for at in range(len(words) - 1):
        pair = tuple(words[at : at + 2])
        if pair in (("of", "them"), ("among", "them"), ("the", "other"), ("the", "others"), ("of", "whom")):
            return Span(lead[at].span.start, lead[at + 1].span.end)
    return None
