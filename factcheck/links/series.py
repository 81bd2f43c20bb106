"""link_series: the figures that speak of one series: its range, its extremes, its average, its members.

"range": low, high. "below" and "above": what may not lie above the greatest, or below the least: the average, an extreme, a member
(roles: value, end). "in-range": what lies between the ends of a range that one claim holds (roles: value, end).

Two points belong to one series where they stand near each other, have one unit and speak of the same time, neither is narrowed to another
series ("the state average", "the oldest ever"), and the nouns agree: the same noun, a word for what the unit measures ("price", "age"), or
none ("the oldest", "on average").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.measurement import MeasurementClaim
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.board import Board
from factcheck.links.link import Link
from factcheck.links.series_points import Level, Point, read_levels, read_points

_FAR: Final = 12
_NEAR: Final = 3
_REACH: Final = 40
_ENDS: Final = {"high": "below", "max": "below", "low": "above", "min": "above", "both": "in-range"}


def link_series(claims: Sequence[Claim], board: Board) -> list[Link]:
    """The links between the figures of one series."""
    levels = read_levels(claims, board)
    points = read_points(levels, board)
    links = [*_ranges(points), *_between(levels, board)]
    for at, value in enumerate(points):
        for end in points[max(0, at - _REACH) : at + _REACH]:
            if value is not end and value.level.core != end.level.core and _may_limit(value, end) and _same_series(value, end):
                links.extend(_limit(value, end))
    return [*links, *_members(levels, points, board)]


def _ranges(points: Sequence[Point]) -> Iterator[Link]:
    for at, low in enumerate(points):
        for high in points[at : at + _NEAR] if low.part == "low" else ():
            if high.part == "high" and high.licence == low.licence and low.level.unit == high.level.unit:
                yield Link("range", (("low", low.level.id), ("high", high.level.id)), (high.licence,))


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
    return value.part in ("min", "max") and end.part in ("low", "high", "both")


def _limit(value: Point, end: Point) -> Iterator[Link]:
    members = (("value", value.level.id), ("end", end.level.id))
    yield Link(_ENDS[end.part], members, (value.licence, end.licence), inferred=True)


def _same_series(value: Point, end: Point) -> bool:
    """Whether both figures speak of one series: one unit, one noun, the same time, near each other, and nothing else narrows either."""
    first, second = value.level, end.level
    if value.narrowed or end.narrowed or not _same_unit(value, end) or abs(first.order - second.order) > _FAR:
        return False
    if first.claim.scope.time not in ("", second.claim.scope.time):
        return False
    near = first.order == second.order or (abs(first.order - second.order) <= _NEAR and abs(first.paragraph - second.paragraph) <= 1)
    if value.noun and value.noun == end.noun:
        return near or first.unit != "" or _heads(first) == _heads(second)
    measures = word_set("dimension nouns")
    if not (value.noun and end.noun) and _heads(first) and _heads(first) == _heads(second) and not first.unit:
        return True
    if value.noun and end.noun and value.noun not in measures and end.noun not in measures:
        return False
    # "Sturgeon ranging in length from 38 to 61 inches" is a series wherever the largest fish is told of later.
    if end.part in ("low", "high", "both") and end.noun in measures and value.noun and first.unit:
        return True
    return near and (bool(first.unit or value.unit) or _heads(first) in ("", _heads(second)))


def _heads(level: Level) -> str:
    return level.figure.head if level.figure is not None else ""


def _same_unit(value: Point, end: Point) -> bool:
    first, second = value.unit or value.level.unit, end.unit or end.level.unit
    if first == second:
        return True
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
