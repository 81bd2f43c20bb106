"""read_ends: the ends of series, and the averages, that no verb of ranging and no fixed form of words tells.

As in "the fines, of $200 to $1,500,", "the plots produced from 38 bushels to 61", "no town got more snow than Barrow, where 14 inches
fell", "at $3,150, the average rent is above ...".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board
from factcheck.links.counts.change_words import change_words
from factcheck.links.counts.extremes import Extreme, Size, read_extremes, read_sizes
from factcheck.links.counts.levels import Level, is_margin
from factcheck.links.counts.series_point import Part, Point
from factcheck.links.counts.series_points import is_group
from factcheck.links.counts.series_told import is_held_against, tells_no_series
from factcheck.links.counts.series_topics import head_of
from factcheck.syntax.clause import Token

# The parts of a series beyond which no member lies.
ENDS: Final = frozenset(("low", "high", "both", "floor", "ceiling", "min", "max"))
_BETWEEN: Final = 7
_NEAR_AVERAGE: Final = frozenset(("above", "below", "than", "over", "under", "near", "from", "beyond"))
_DEGREES: Final = frozenset(("more", "less", "fewer", "farther", "further", "longer", "higher", "faster"))
_LESSER: Final = frozenset(("less", "fewer", "smaller", "shorter", "lower", "lighter", "cheaper", "younger", "thinner", "slower"))
# What opens the telling of why or when.
_ELSEWHERE: Final = frozenset(("as", "because", "when", "while", "after", "since"))
_UNSURE: Final = frozenset(
    ["expect", "expected", "estimate", "estimated", "likely", "perhaps", "could", "might", "should", "usually", "typically"]
)


def read_ends(levels: Sequence[Level], points: Sequence[Point], board: Board) -> list[Point]:
    """The ends of the series of a draft: those of its points that are of no wider series, and those that only their sentences tell."""
    known = {point.level.id for point in points}
    ends = [p for p in points if p.part in ENDS and not p.narrowed and _is_plain(p) and not is_known_group(p.level)]
    plain = (point for level in levels if level.id not in known and (point := _plain_end(level)) is not None)
    ends.extend(point for point in plain if not tells_no_series(point))
    ends.extend(_extremes(levels, points, board, {point.level.id for point in ends}))
    ends.extend(_from_to(levels, known))
    by_order = _by_order(levels)
    return [_with_unit(end, by_order[end.level.order]) for end in ends]


def read_averages(levels: Sequence[Level], points: Sequence[Point]) -> list[Point]:
    """The averages of a draft that are of no wider series, in text order."""
    known = {point.level.id for point in points}
    averages = [point for point in points if point.part == "average" and not _is_of_another_series(point)]
    by_order = _by_order(levels)
    for level in levels:
        if level.id not in known and (point := _plain_average(level, by_order[level.order])) is not None:
            averages.append(point)
    averages = [point for point in averages if not is_held_against(point)]
    return sorted(averages, key=lambda point: point.level.core)


def _by_order(levels: Sequence[Level]) -> dict[int, list[Level]]:
    found: dict[int, list[Level]] = {}
    for level in levels:
        found.setdefault(level.order, []).append(level)
    return found


def _plain_end(level: Level) -> Point | None:
    """A range of a plural, or the most of one, that no verb of ranging tells: "the fines, of $200 to $1,500,", "waited up to 40 days"."""
    if is_margin(level) or (level.unit == "%" and not level.ranged) or level.claim.scope.status not in ("asserted", "planned"):
        return None
    tokens = level.sentence.tokens
    words = {token.text.lower() for token in tokens}
    if words & word_set("of another time") or _is_unsure(tokens):
        return None
    plural = next((token for token in tokens if token.form == "NNS" and token.span.end <= level.core.start), None)
    each = next((token for token in tokens if token.text.lower() in ("each", "apiece", "across")), None)
    # "Up to one foot of snow fell".
    stuff = next((t for t in level.after[1:2] if t.tag == "NOUN" and level.after[0].text.lower() == "of"), None)
    licence = plural or each or (None if level.ranged else stuff)
    if licence is None:
        return None
    if level.ranged and not level.quantity.support.is_point:
        return Point(level, "both", licence.lemma, licence.span)
    lead = [token.text.lower() for token in level.sentence.tokens if token.span.start < level.core.end][-4:]
    text = " ".join(lead)
    topped = any(words in text for words in ("up to", "as much as", "as long as", "as high as", "as many as", "at most"))
    topped = topped and level.quantity.bound in ("<", "=") and level.claim.scope.status == "asserted"
    return Point(level, "ceiling", licence.lemma, licence.span) if topped else None


def _is_unsure(tokens: Sequence[Token]) -> bool:
    """Whether a sentence says what may be, or mostly is: not "in May"."""
    return any(token.text.lower() in _UNSURE or (token.text.lower() == "may" and token.tag == "AUX") for token in tokens)


def _from_to(levels: Sequence[Level], known: set[str]) -> Iterator[Point]:
    """The ends of what a plural does from one figure to another: "the plots produced from 38 bushels to 61 bushels an acre"."""
    for low, high in pairwise(levels):
        if low.sentence is not high.sentence or {low.id, high.id} & known or low.ranged or high.ranged or low.kind == "age":
            continue
        if low.unit != high.unit or head_of(low) != head_of(high) or not low.quantity.nominal < high.quantity.nominal:
            continue
        between = [token for token in low.after if token.span.end <= high.core.start]
        lead = [token.text.lower() for token in low.before[-2:]]
        if "from" not in lead or [token.text.lower() for token in between[-1:]] != ["to"] or len(between) > _BETWEEN:
            continue
        words = {token.text.lower() for token in low.sentence.tokens}
        lemmas = {token.lemma for token in low.before}
        plural = next((token for token in low.before if token.form == "NNS"), None)
        if plural is None or words & word_set("of another time") or _is_unsure(low.sentence.tokens) or lemmas & _moves():
            continue
        yield Point(low, "low", plural.lemma, plural.span)
        yield Point(high, "high", plural.lemma, plural.span)


def _extremes(levels: Sequence[Level], points: Sequence[Point], board: Board, known: set[str]) -> Iterator[Point]:
    """The figures that a sentence says to be the greatest or the least, wherever in it, and of no wider series."""
    sizes = read_sizes([level for level in levels if not is_known_group(level)])
    told = [*read_extremes(sizes, board.reading.sentences, points), *_unsurpassed(sizes)]
    for extreme in told:
        level = extreme.size.level
        if extreme.part not in ("min", "max") or level.id in known or level.claim.scope.status != "asserted":
            continue
        tokens = level.sentence.tokens
        at = next((token.index for token in tokens if token.span.end > extreme.words.start), 0)
        near = {token.text.lower().removesuffix("'s") for token in tokens[max(0, at - 4) : at + 7]}
        lead = [token.text.lower() for token in tokens[max(0, at - 2) : at]]
        if extreme.word == "most" and tokens[at + 1 : at + 2] and tokens[at + 1].tag not in ("NOUN", "ADJ", "ADV", "PROPN", "NUM"):
            continue  # "12 claims were dropped, most because the owner had left"
        here, there = sorted((extreme.words.start, level.core.start))
        between = {token.text.lower() for token in tokens if here < token.span.start < there}
        if between & _ELSEWHERE:
            continue  # "sank to $303 million as the country's largest fund was hit"
        if lead[:1] in (["in"], ["at"], ["for"]) and level.core.start > extreme.words.start:
            continue  # "17 pupils are in the smallest class, 29 in the largest"
        if near & (word_set("of another series") | {"among", "one"}) or _is_placed(level, at) or near & word_set("of another time"):
            continue
        known.add(level.id)
        yield Point(level, extreme.part, "", extreme.words, extreme.word)


def is_known_group(level: Level) -> bool:
    """Whether a number only says how many of a group there are, or none at all: "in the six schools", "a third grade"."""
    figure = level.figure
    return figure is not None and not level.unit and (figure.at < 0 or figure.definite)


def _is_placed(level: Level, at: int) -> bool:
    """Whether a place narrows what is the greatest: "the largest march in Port Hale drew".

    Not one where the greatest is: "the largest was in Port Hale", "the largest march, in Port Hale,", "found the largest in Port Hale".
    """
    tokens = level.sentence.tokens[at + 1 : at + 7]
    for first, second in pairwise(tokens):
        if first.tag in ("VERB", "AUX", "PUNCT"):
            return False
        if first.text.lower() in ("in", "at", "on", "near") and second.tag == "PROPN":
            return first.index > at + 1
    return False


def _unsurpassed(sizes: Sequence[Size]) -> Iterator[Extreme]:
    """The figure of the one that none goes beyond: "no town got more snow than Barrow, where 14 inches fell"."""
    for size in sizes:
        tokens = size.level.sentence.tokens
        than = next((token.index for token in tokens if token.text.lower() == "than" and token.span.end <= size.level.core.start), None)
        if than is None or size.level.quantity.bound != "=" or not tokens or not _denies(tokens[:than]):
            continue
        named = tokens[than + 1 : than + 2]
        after_name = bool(named) and (named[0].tag in ("PROPN", "DET", "PRON") or named[0].text in ('"', "“"))
        word = next((token.text.lower() for token in reversed(tokens[:than]) if token.form == "JJR" or token.text.lower() in _DEGREES), "")
        if after_name and word:
            part: Part = "min" if word in _LESSER else "max"
            yield Extreme(size, part, tokens[than].span, word)


def _denies(tokens: Sequence[Token]) -> bool:
    return any(token.text.lower() in word_set("limiting negatives") for token in tokens[:3])


@cache
def _moves() -> frozenset[str]:
    """The verbs and nouns by which a figure changes: "rise from 12 to 28"."""
    changes = ("increase", "decrease", "change", "move", "shift", "switch", "convert", "swing", "jump", "go", "take", "bring", "push")
    nouns = ("increase", "rise", "drop", "fall", "growth", "decline", "jump", "cut", "reduction")
    return frozenset((*changes, *nouns, *word_set("goes up"), *word_set("goes down"), *change_words("T")))


def _plain_average(level: Level, levels: Sequence[Level]) -> Point | None:
    """The only figure of its unit in a sentence that speaks of an average: "at $3,150, the average rent is above ..."."""
    if level.ranged or is_margin(level) or is_group(level) or level.claim.scope.status != "asserted":
        return None
    tokens = level.sentence.tokens
    at = next((token.index for token in tokens if "averag" in token.text.lower() or token.text.lower() == "mean"), None)
    if at is None or any(other.sentence is level.sentence and other.id != level.id and other.unit == level.unit for other in levels):
        return None
    near = {token.text.lower() for token in tokens[max(0, at - 3) : at + 5]}
    # "Sales of 480 tons were two-thirds above the four-week average": how far a figure is from it.
    if near & word_set("of another series") or {token.text.lower() for token in tokens[max(0, at - 4) : at]} & _NEAR_AVERAGE:
        return None
    return Point(level, "average", "", tokens[at].span)


def _is_of_another_series(point: Point) -> bool:
    """Whether the words around an average take it to a wider series, or another: "the state average", "averaged as a rookie"."""
    tokens = point.level.sentence.tokens
    at = next((token.index for token in tokens if token.span.end > point.licence.start), 0)
    near = {token.text.lower().removesuffix("'s") for token in tokens[max(0, at - 3) : at + 4]}
    return bool(near & word_set("of another series"))


def _with_unit(end: Point, levels: Sequence[Level]) -> Point:
    """An end with the unit of the figure before it, where it is a bare number: "less than 1.2 inches or more than 3.4"."""
    if end.level.unit or end.unit or head_of(end.level):
        return end
    before = [level for level in levels if level.sentence is end.level.sentence and level.core.end <= end.level.core.start]
    if not before or not before[-1].unit or before[-1].unit == "second":
        return end
    return replace(end, unit=before[-1].unit)


def unit_of(point: Point) -> str:
    """The unit of an end: years for ages told bare ("the youngest of the nine is 10")."""
    aged = not point.level.unit and (point.noun == "age" or point.word in word_set("age superlatives"))
    return point.unit or point.level.unit or ("year" if aged else "")


def _is_plain(point: Point) -> bool:
    """Whether the number of an end is written in its own unit, so that others can be measured by it."""
    return point.unit != "second" or point.level.unit == "second"


def is_elliptic(end: Point) -> bool:
    """Whether a superlative names no thing, and so takes up those in hand: "the deepest, 112 centimeters,", "the largest of the nine"."""
    if end.part not in ("min", "max") or not end.word:
        return False
    tokens = end.level.sentence.tokens
    at = next((token.index for token in tokens if token.span.end > end.licence.start and token.text.lower() == end.word), None)
    if at is None or at + 1 >= len(tokens) or not at or tokens[at - 1].text.lower() not in ("the", "its", "their"):
        return False
    return tokens[at + 1].tag in ("PUNCT", "VERB", "AUX") or [t.text.lower() for t in tokens[at + 1 : at + 3]] in (
        ["of", "the"],
        ["of", "all"],
    )
