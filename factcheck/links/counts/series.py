"""link_series: the figures that speak of one series: its range, its limits, its extremes, its average, its members.

"range": low, high. "below" and "above": what may not lie above the greatest, or below the least: the average, an extreme, a member
(roles: value, end). "in-range": what lies between the ends of a range that one claim holds. "over-floor", "under-ceiling": what no figure
of the series falls short of or goes beyond (roles: value, end). "greater": the greatest, and another of which it is the greatest (roles:
greater, lesser).

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
from factcheck.claims.nouns import amount_words
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.counts.levels import Level, may_be_one_time, rate_of, read_levels
from factcheck.links.counts.series_complements import are_of_two_things, ranges_over_others
from factcheck.links.counts.series_members import link_members
from factcheck.links.counts.series_point import STATED, Point, is_one_measure
from factcheck.links.counts.series_points import read_points
from factcheck.links.counts.series_ranges import plural_before_of
from factcheck.links.counts.series_spreads import link_spreads
from factcheck.links.counts.series_told import is_downward, is_held_against
from factcheck.links.cues import sentence_words, share_words
from factcheck.links.link import Link
from factcheck.syntax.clause import Token

_FAR: Final = 14
_PLACES: Final = frozenset(("in", "at", "on", "near", "for"))
_NEAR: Final = 3
_HOURS: Final = 12
_REACH: Final = 40
_APART: Final = 100  # times: what is so far from its extreme is of something else
_ENDS: Final = {
    "high": "below",
    "max": "below",
    "low": "above",
    "min": "above",
    "both": "in-range",
    "floor": "over-floor",
    "ceiling": "under-ceiling",
}


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
            if point.part in STATED:
                stated.setdefault(point.level.unit, set()).add(point.level.order)
        return cls(stated, Counter((point.part, point.level.unit) for point in points))

    def is_alone(self, end: Point) -> bool:
        """Whether a draft states no other end of a series in its unit, so that it is known from afar."""
        return end.part in STATED and self.stated[end.level.unit] == {end.level.order}

    def is_only_extreme(self, end: Point) -> bool:
        """Whether a draft has no other extreme on the same side in the unit."""
        return end.part in ("min", "max") and self.extremes[end.part, end.level.unit] == 1


def link_series(claims: Sequence[Claim], board: Board) -> list[Link]:
    """The links between the figures of one series."""
    levels = read_levels(claims, board)
    points = read_points(levels)
    links = [*_ranges(points), *_between(levels, board), *_reversed(levels, board)]
    ends = _Ends.of(points)
    for at, value in enumerate(points):
        for end in points[max(0, at - _REACH) : at + _REACH]:
            if value is not end and value.level.core != end.level.core and _may_limit(value, end) and _same_series(value, end, ends, board):
                links.extend(_limit(value, end))
    links.extend(link_members(levels, points, board))
    told = {(link.relation, name) for link in links for name in link.ids("value")}
    spread = link_spreads(levels, points, board)
    links.extend(link for link in spread if not any((link.relation, name) in told for name in link.ids("value")))
    return links


def _ranges(points: Sequence[Point]) -> Iterator[Link]:
    for at, low in enumerate(points):
        for high in points[max(0, at - _NEAR + 1) : at + _NEAR] if low.part == "low" else ():
            if (
                high.part == "high"
                and high.licence == low.licence
                and low.level.unit == (high.unit or high.level.unit)
                and not _may_be_hours(low, high)
                and not _go_elsewhere(low, high)
            ):
                yield Link("range", (("low", low.level.id), ("high", high.level.id)), (high.licence,))


def _go_elsewhere(low: Point, high: Point) -> bool:
    """Whether each end has a place of its own, or is a year before Christ: "from $90 in the front row to $25 in the balcony"."""
    between = [token.text.lower() for token in low.level.after if token.span.end <= high.level.core.start]
    after = [token.text.lower() for token in high.level.after[:1]]
    placed = bool(between) and between[0] in _PLACES and bool(after) and after[0] in _PLACES
    return placed or (bool(after) and after[0].startswith(("b.c", "bc")))


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
        if lead[-1:] == ["between"] and not is_downward(low, high):
            yield Link("range", (("low", low.id), ("high", high.id)), (Span(low.core.start - 8, low.core.start - 1),))


def _reversed(levels: Sequence[Level], board: Board) -> Iterator[Link]:
    """The two ends of "depths of 70 to 45 feet"."""
    for low, high in pairwise(levels):
        if low.sentence is not high.sentence or low.unit != high.unit or not low.unit or low.ranged:
            continue
        if board.text[low.core.end : high.core.start].strip().lower() != "to":
            continue
        noun = plural_before_of(low.before) or _sized_before(low, high)
        if noun is not None:
            yield Link("range", (("low", low.id), ("high", high.id)), (noun.span,))


def _sized_before(low: Level, high: Level) -> Token | None:
    """The word right before two figures that are what several measure: "The pipes are 12 to 8 inches wide", "children aged 12 to 8"."""
    last = low.before[-1] if low.before else None
    if last is None or high.quantity.nominal >= low.quantity.nominal:
        return None
    sized = any(token.text.lower() in word_set("dimension adjectives") for token in high.after[:1])
    plural = any(token.form == "NNS" for token in low.before)
    if last.text.lower() in ("aged", "ages"):
        return last
    return last if last.tag == "AUX" and last.lemma == "be" and sized and plural else None


def _may_limit(value: Point, end: Point) -> bool:
    if value.part == "average":
        return end.part in _ENDS
    if value.part in ("low", "high"):
        return end.part == ("floor" if value.part == "low" else "ceiling")
    return value.part in ("min", "max") and end.part in STATED


def _limit(value: Point, end: Point) -> Iterator[Link]:
    members = (("value", value.level.id), ("end", end.level.id))
    yield Link(_ENDS[end.part], members, (value.licence, end.licence), inferred=True)


def _is_of_some(end: Point) -> bool:
    """Whether a bound is told of a number of them alone: "six lived alone and four were older than 70"."""
    if end.part not in ("floor", "ceiling"):
        return False
    sentence = end.level.sentence
    before = [(c.verb.span.start, c) for c in sentence.clauses if c.verb is not None and c.verb.span.end <= end.level.core.start]
    told = max(before, key=lambda pair: pair[0])[1] if before else None
    subject = sentence.chunks[told.subject[0]] if told is not None and told.subject else None
    return subject is not None and subject.mention is not None and not subject.definite and told is not None and told.event == "be"


def _same_series(value: Point, end: Point, ends: _Ends, board: Board) -> bool:
    """Whether both figures speak of one series: one unit, one noun, the same time, near each other, and nothing else narrows either."""
    first, second = value.level, end.level
    if value.narrowed or end.narrowed or is_held_against(value) or not _same_unit(value, end) or abs(first.order - second.order) > _FAR:
        return False
    if not _are_comparable(value, end) or _is_of_some(end):
        return False
    if not value.noun and value.part != "average" and second.order > first.order:
        return False  # "the largest took in $341 million": it looks back on what it is one of
    if (
        rate_of(first) != _rate_of_end(end, board)
        and (rate_of(first) or end.part not in ("floor", "ceiling"))
        and not _is_one_verb(first, second)
    ):
        return False
    if are_of_two_things(value, end) or ranges_over_others(end):
        return False
    if not may_be_one_time(first, second, board) or _is_of_a_part(value, end) or _is_of_something_new(value, end, board):
        return False
    near = first.order == second.order or (abs(first.order - second.order) <= _NEAR and abs(first.paragraph - second.paragraph) <= 1)
    if not first.unit and not value.unit:
        return _same_counts(value, end, near)
    if not _same_noun(value, end):
        return False
    return near or ends.is_alone(end) or (ends.is_only_extreme(end) and _names_measure(value, end))


def _rate_of_end(end: Point, board: Board) -> str:
    """What an end is one per; the upper of two has the rate of the lower: "start at $11 an hour and top out at $19"."""
    own = rate_of(end.level)
    if own or end.part != "high":
        return own
    before = [e for e in board.in_sentence(end.level.order) if e.start < end.level.core.start and e.unit == end.level.unit != ""]
    of = before[-1].figure.mention.of if before else ""
    return of if of.startswith("per:") and of != "per:each" else ""


def _are_comparable(value: Point, end: Point) -> bool:
    """Whether two figures are near enough to be of one series, and both ages or neither."""
    low, high = sorted((value.level.quantity.nominal, end.level.quantity.nominal))
    if 0 < low * _APART < high:
        return False
    aged = "age" in (value.noun, value.level.kind)
    if end.level.kind == "age" and value.level.figure is not None and value.level.figure.head not in ("", "year"):
        return False  # "people aged 18 to 20 ... They had, on average, 24 lessons"
    return not aged or "age" in (end.noun, end.level.kind) or end.word in word_set("age superlatives")


def _is_one_verb(first: Level, second: Level) -> bool:
    """Whether two figures, one of them without its rate, are told by one verb: "earn an average of $54,000 a year", "earns less than"."""
    if rate_of(first) and rate_of(second):
        return False
    verbs = [level.figure.clause.verb for level in (first, second) if level.figure is not None and level.figure.clause is not None]
    return len(verbs) == 2 and all(verb is not None for verb in verbs) and len({verb.lemma for verb in verbs if verb is not None}) == 1


def _same_counts(value: Point, end: Point, near: bool) -> bool:
    """Whether two figures without a unit count the same: the same noun behind them, or none, and the same series named."""
    heads = (_heads(value.level), _heads(end.level))
    if heads[0] and heads[0] == heads[1]:
        return not (value.noun and end.noun) or value.noun == end.noun or (near and _same_noun(value, end))
    return near and (heads[0] in ("", heads[1]) or not heads[1]) and _same_noun(value, end)


def _same_noun(value: Point, end: Point) -> bool:
    """Whether the nouns of both let them be of one series."""
    if not value.noun or value.noun == end.noun or value.noun in word_set("any member") or is_one_measure(value.noun, end.noun):
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
    return (not end.noun and (end.part in ("min", "max") or _takes_up(end))) or bool(share_words({value.noun}, known))


def _takes_up(end: Point) -> bool:
    """Whether a limit holds for those told before: "not one of them earns less than", "none of these"."""
    words = [token.text.lower() for token in end.level.before]
    return any(first == "of" and second in ("them", "these", "those") for first, second in pairwise(words))


def _is_of_a_part(value: Point, end: Point) -> bool:
    """Whether an extreme is that of a shorter time than an average: "late on average in June. The longest delay of the morning"."""
    after = [token for token in end.level.sentence.tokens if token.span.start >= end.licence.end][:5]
    known = {token.lemma for token in value.level.sentence.tokens}
    for first, second in pairwise(after):
        if first.text.lower() in ("the", "that") and second.lemma in word_set("parts of a time") and value.part == "average":
            return second.lemma not in known
    return False


def _is_of_something_new(value: Point, end: Point, board: Board) -> bool:
    """Whether a phrase behind an average takes it elsewhere: "the average dive by tourists", "the average delay on the branch"."""
    if value.part != "average" or value.level.order < end.level.order:
        return False
    phrase: list[Token] = []
    for token in value.level.sentence.tokens:
        if token.span.start < value.licence.end:
            continue
        if token.tag in ("VERB", "AUX", "PUNCT") or token.span.start >= value.level.core.start:
            break
        if phrase or token.tag == "ADP":
            phrase.append(token)
    numbers = {token.text.lower() for token in end.level.sentence.tokens if token.form == "C"}
    if [token.text.lower() for token in phrase[:2]] == ["of", "the"] and any(token.text.lower() in numbers for token in phrase[2:3]):
        return False  # "Seven houses changed hands ... The average of the seven sales": those counted
    nouns = [token for token in phrase if token.tag in ("NOUN", "PROPN") and token.form != "t"]
    return any(not board.is_said_before(token.lemma, value.level.order) for token in nouns)


def _names_measure(value: Point, end: Point) -> bool:
    """Whether what is averaged is named, and told in the sentence of the extreme: "the mean salary"; "at the top, the chief makes"."""
    if value.part != "average" or not value.noun:
        return False
    return bool(share_words({value.noun, *amount_words(value.noun)}, sentence_words(end.level.sentence)))


def _heads(level: Level) -> str:
    return level.figure.head if level.figure is not None else ""


def _same_unit(value: Point, end: Point) -> bool:
    first, second = value.unit or value.level.unit, end.unit or end.level.unit
    if (value.unit or end.unit) and "second" in (first, second):
        return False  # lengths of time are in seconds, whatever unit was written
    # A scale is named once: "averaged minus 9 degrees Celsius ... The coldest night was minus 4 degrees".
    if first == second or ("degree" in (first, second) and first.startswith("degree") and second.startswith("degree")):
        return True
    if first.startswith("?") or second.startswith("?"):
        return end.level.kind == first[1:] or value.level.kind == second[1:]
    # "The oldest, 43": a bare number is an age beside ages.
    aged = {value.word, end.word} & word_set("age superlatives")
    return {first, second} == {"", "year"} and bool(aged or "age" in (value.noun, end.noun))
