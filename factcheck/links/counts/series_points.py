"""read_points: the figures of a draft that are ends, limits, extremes or averages of a series, each with the words that make it one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.links.counts.levels import Level, is_margin
from factcheck.links.counts.series_extremes import average_of, extremes_before, extremes_behind
from factcheck.links.counts.series_point import SPLITS, Point
from factcheck.links.counts.series_ranges import range_of
from factcheck.links.counts.series_told import tells_no_series, told_downward
from factcheck.syntax.clause import Token


def read_points(levels: Sequence[Level]) -> list[Point]:
    """The points of all levels, in text order."""
    points: list[Point] = []
    previous: Level | None = None
    for at, level in enumerate(levels):
        before = previous if previous is not None and previous.sentence is level.sentence else None
        points.extend(_points(level, before, levels[max(0, at - 2) : at + 3]))
        previous = level
    for at, low in enumerate(points):
        downward = [place for place in range(at + 1, min(at + 3, len(points))) if told_downward(low, points[place])]
        if downward:
            points[at] = replace(low, part="high")
        for place in downward:
            points[place] = replace(points[place], part="low")
    return points


def _points(level: Level, before: Level | None, peers: Sequence[Level]) -> Iterator[Point]:
    ends = range_of(level, peers)
    if ends is not None:
        if not tells_no_series(ends):
            yield ends
        return
    if level.claim.scope.status in ("former", "hypothetical") or level.ranged or is_group(level) or is_margin(level):
        return
    lead = _lead(level, before)
    average = average_of(level, lead)
    if average is not None:
        bare = not level.unit and level.figure is not None and (level.figure.head == "" or level.figure.elliptic)
        borrowed = before.unit if before is not None and before.ranged and bare and before.unit != "second" else ""
        yield replace(average, unit=borrowed) if borrowed else average  # "from 3 to 11 parts per billion, and the mean was 14"
        return
    joined = before is not None and before.unit and not level.unit and len(level.sentence.tokens) - len(lead) and len(lead) <= 4
    bare = level.figure is not None and (level.figure.head == "" or level.figure.elliptic)
    found = list(extremes_before(level, lead, before.unit if before is not None and joined and bare else ""))
    yield from found or extremes_behind(level)


def _lead(level: Level, before: Level | None) -> list[Token]:
    """The tokens before a figure back to the last figure of its kind, or to a mark or a word that opens another statement."""
    tokens = level.before
    start = 0
    if before is not None and (before.unit or not level.unit) and not _is_size(before):
        start = next((at for at, token in enumerate(tokens) if token.span.start >= before.core.end), len(tokens))
    splits = [at for at, token in enumerate(tokens) if token.text.lower() in SPLITS]
    start = max(start, splits[-1] + 1 if splits else 0)
    return tokens[start:]


def _is_size(before: Level) -> bool:
    """Whether the figure before says only how many there are: "the oldest of the eight jurors is 66"."""
    return before.unit == "" and is_group(before)


def is_group(level: Level) -> bool:
    """Whether a count follows a preposition and an article, and so names a known group: "at the four schools"."""
    lead = level.before[-2:]
    return len(lead) == 2 and lead[0].tag == "ADP" and lead[1].text.lower() in ("the", "its", "their", "all", "these", "those")
