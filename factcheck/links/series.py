"""link_series: the figures that speak of one series: its range, its extremes, its average, its members.

"range": low, high. "below" and "above": what may not lie above the greatest, or below the least: the average, an extreme, a member
(roles: value, end).

Licences: "ranged from 3 to 9", "aged 19 to 64" give both ends; "the largest, a class at Eastman, has 31" gives one; "the average class has
24", "an average of 24 students", "averaged 24" give the average. They belong to one series where their unit is one and the noun is: what is
counted, or what is measured ("price", "class"); a superlative without a noun ("the largest") takes that of the series around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.links.board import Board, Entry
from factcheck.links.link import Link
from factcheck.mentions.lexicon import units
from factcheck.syntax.clause import Chunk, Clause

Part = Literal["low", "high", "min", "max", "average"]
_RANGING: Final = frozenset(("range", "vary", "run", "span"))
_AVERAGES: Final = frozenset(("average", "mean"))
_DIMENSIONS: Final = {"length": "length", "mass": "mass", "temperature": "temperature"}
_NEAR: Final = 12


@dataclass(frozen=True, slots=True)
class _Point:
    """One figure of a series: its part, the noun of what is measured, and the words that make it that."""

    entry: Entry
    part: Part
    noun: str
    licence: Span
    qualified: bool = False


@cache
def superlatives() -> dict[str, tuple[tuple[Part, str], ...]]:
    """The ends that a superlative names, and of what."""
    found: dict[str, tuple[tuple[Part, str], ...]] = {}
    for line in data_lines("superlatives.tsv"):
        end, kind, words = line.split("\t")
        part: Part = "max" if end == "max" else "min"
        for word in words.split():
            found[word] = (*found.get(word, ()), (part, kind))
    return found


def link_series(board: Board) -> list[Link]:
    """The links between the figures of one series."""
    points = [point for entry in board.counts if _may_stand(entry) for point in _points(entry, board)]
    links: list[Link] = []
    lows = {p.licence: p for p in points if p.part == "low"}
    for high in (p for p in points if p.part == "high"):
        low = lows.get(high.licence)
        if low is not None and low.entry.unit == high.entry.unit:
            links.append(Link("range", (("low", low.entry.id), ("high", high.entry.id)), (high.licence,)))
    for value in points:
        if value.part in ("low", "high"):
            continue
        for end in points:
            if end is not value and _same_series(value, end) and (value.part == "average" or end.part in ("low", "high")):
                links.extend(_limit(value, end))
    return links


def _limit(value: _Point, end: _Point) -> Iterator[Link]:
    relation = {"high": "below", "max": "below", "low": "above", "min": "above"}.get(end.part)
    if relation is not None:
        yield Link(relation, (("value", value.entry.id), ("end", end.entry.id)), (value.licence, end.licence), inferred=True)


def _may_stand(entry: Entry) -> bool:
    return not entry.claim.scope.quoted and entry.claim.scope.status in ("asserted", "former")


def _points(entry: Entry, board: Board) -> Iterator[_Point]:
    clause = entry.figure.clause
    if clause is None or entry.figure.slot == "":
        return
    ends = _range_of(clause, entry, board)
    if ends is not None:
        yield ends
        return
    if entry.claim.scope.status == "former":
        return
    average = _average_of(clause, entry)
    if average is not None:
        yield average
        return
    yield from _extreme_of(clause, entry)


def _range_of(clause: Clause, entry: Entry, board: Board) -> _Point | None:
    """The ends of "prices that ranged from $3 to $9", "ranging in length from 38 to 61 inches"."""
    verb = clause.verb
    if verb is None or verb.lemma not in _RANGING or entry.figure.slot not in ("from", "to") or verb.negated:
        return None
    chunks = entry.figure.sentence.chunks
    measured = next((chunks[at].head for preposition, at in clause.obliques if preposition == "in" and chunks[at].mention is None), "")
    if not measured and clause.subject:
        measured = chunks[clause.subject[0]].head
    return _Point(entry, "low" if entry.figure.slot == "from" else "high", measured, verb.span)


def _average_of(clause: Clause, entry: Entry) -> _Point | None:
    chunks = entry.figure.sentence.chunks
    if clause.verb is not None and clause.verb.lemma == "average" and entry.figure.slot == "object":
        return _Point(entry, "average", _head(clause, chunks), clause.verb.span)
    before = entry.figure.tokens_before(2)
    if [token.lemma for token in before] == ["average", "of"]:
        return _Point(entry, "average", _head(clause, chunks), before[0].span)
    if entry.figure.slot != "object" or not clause.subject or not _states(clause):
        return None
    subject = chunks[clause.subject[0]]
    if subject.modifiers[:1] and subject.modifiers[0] in _AVERAGES:
        return _Point(entry, "average", subject.head, subject.span, qualified=len(subject.modifiers) > 1)
    return None


def _extreme_of(clause: Clause, entry: Entry) -> Iterator[_Point]:
    """The extreme of "the largest class has 31", "the oldest was 71"."""
    if entry.figure.slot != "object" or not clause.subject or not _states(clause):
        return
    table = superlatives()
    chunks = entry.figure.sentence.chunks
    # What stands in apposition may be taken for the subject: "The largest fish, a female that had been tagged, was 68 inches long".
    for subject in (chunks[clause.subject[0]], chunks[0]):
        word = next((w for w in (*subject.modifiers, subject.head) if w in table), None)
        if word is not None and subject.definite and subject.span.start < entry.start and not _another_between(entry, subject):
            break
    else:
        return
    if _is_of_all_time(entry, subject):
        return
    noun = "" if subject.head == word else subject.head
    kind = _kind(entry)
    for part, what in table[word]:
        if what in ("any", kind):
            yield _Point(entry, part, noun, subject.span, qualified=len(subject.modifiers) > 1)


def _is_of_all_time(entry: Entry, subject: Chunk) -> bool:
    """Whether a superlative reaches beyond the series at hand: "the largest on record", "the oldest ever", "the highest since 1988"."""
    after = [token.text.lower() for token in entry.figure.sentence.tokens if token.span.start >= subject.span.end][:3]
    return any(word in ("ever", "record", "history", "since", "known", "recorded", "world", "state", "nation") for word in after)


def _another_between(entry: Entry, subject: Chunk) -> bool:
    """Whether a second superlative stands before the figure and takes it: "the heaviest was 14 pounds and the lightest 9"."""
    table = superlatives()
    return any(token.text.lower() in table for token in entry.figure.sentence.tokens if subject.span.end <= token.span.start < entry.start)


def _states(clause: Clause) -> bool:
    return clause.verb is not None and clause.verb.lemma in ("be", "have", "measure", "weigh", "cost", "sell", "get", "draw", "hold")


def _kind(entry: Entry) -> str:
    """What a unit measures, as superlatives tell it apart."""
    if len(entry.unit) == 3 and entry.unit.isupper():
        return "money"
    unit = units().by_name.get(entry.unit)
    return _DIMENSIONS.get(unit.dimension, unit.dimension) if unit is not None else "any"


def _head(clause: Clause, chunks: Sequence[Chunk]) -> str:
    return chunks[clause.subject[0]].head if clause.subject else ""


def _same_series(value: _Point, end: _Point) -> bool:
    """Whether both figures speak of one series: one unit, one noun, the same time, near each other, and nothing else narrows either."""
    first, second = value.entry, end.entry
    if first.unit != second.unit or abs(first.figure.order - second.figure.order) > _NEAR or value.qualified:
        return False
    if first.claim.scope.time != second.claim.scope.time:
        return False
    if not first.unit and first.head != second.head:
        return False
    if value.noun and end.noun and value.noun != end.noun:
        return (
            end.part in ("low", "high")
            and value.part in ("min", "max")
            and end.noun in ("length", "weight", "height", "size", "age", "price")
        )
    return bool(value.noun or end.noun)
