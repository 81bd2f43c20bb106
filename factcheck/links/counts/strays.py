"""link_strays: a figure that lies beyond the only range, or the only limit, that a draft states in its measure.

"Members paid from $120 to $300 for their seats ... The mayor paid $340". No form of words holds the two together: a draft that ranges
over a set, and then singles one out in the same measure, speaks of one of the set. Who bears the figure must be such a one: by a name
that the range is not told of, by the singular of the set's noun, as a person where the set is of people, or as an end of its own
("collected the most, $3,400"). What is of another time, planned, denied, bounded, one of several together or far beyond is left alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.nouns import is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.counts.extremes import Size, are_of_one_kind, is_conversion, read_sizes
from factcheck.links.counts.levels import Level, is_margin, may_be_one_time, rate_of, read_levels
from factcheck.links.counts.series_ends import read_ends
from factcheck.links.counts.series_point import Point, superlatives
from factcheck.links.counts.series_points import is_group, read_points
from factcheck.links.counts.series_told import are_of_two_places, is_moved
from factcheck.links.counts.times_apart import is_told_of_other_time, years_told
from factcheck.links.cues import cue_near, is_additive
from factcheck.links.link import Link
from factcheck.syntax.clause import Chunk, Clause, Token

_BACK: Final = 1
_LEAD: Final = 12
_FAR: Final = 3
_MOST: Final = Fraction(5, 2)  # how many times its end a figure may be: what is further off is of something else
_SIDES: Final = {"both": "in-range", "low": "above", "high": "below", "floor": "over-floor", "ceiling": "under-ceiling"}
_RUN: Final = frozenset(("straight", "consecutive", "successive"))


def link_strays(claims: Sequence[Claim], board: Board, known: Sequence[Link]) -> Iterator[Link]:
    """The figures beyond the ends of the only series in their measure; not those that are linked to an end already."""
    levels = read_levels(claims, board)
    ends = read_ends(levels, read_points(levels), board)
    if not ends:
        return
    sizes = read_sizes(levels)
    by_id = {size.level.id: size for size in sizes}
    held = {end.level.id for end in ends if end.part in _SIDES}
    pairs = {frozenset(name for _, name in link.members) for link in known}
    held |= {link.ids("value")[0] for link in known if link.relation in _SIDES.values()}
    single = [size for size in sizes if size.level.id not in held and _may_be_one(size.level)]
    orders = [size.level.order for size in single]
    for end in ends:
        own = by_id.get(end.level.id)
        if own is None or end.part not in _SIDES or _is_of_others(end.level) or not _is_alone(end, own, ends, by_id):
            continue
        order = end.level.order
        twins = [other for other in ends if other.part == end.part == "both" and other.level.order == order]
        for size in single[bisect_left(orders, order - _BACK) : bisect_right(orders, order + _FAR)]:
            if frozenset((end.level.id, size.level.id)) in pairs or not _is_beyond(size, own, end, twins):
                continue
            cue = _bearer(size.level, end, board) if _is_of_one_scope(size.level, end.level, board) else None
            if cue is not None:
                yield _link(size.level, end, cue)


def _is_of_others(level: Level) -> bool:
    """Whether an end is told of others than the series at hand.

    Of the time before ("had never run farther than 18 miles" is what has now been outdone), or of what a relative clause is of
    ("spread over six other counties, none of which has more than 15").
    """
    clause = _clause_of(level)
    return clause is not None and clause.verb is not None and (clause.relative or (clause.verb.perfect and clause.verb.tense == "past"))


def _link(level: Level, end: Point, cue: Span) -> Link:
    return Link(_SIDES[end.part], (("value", level.id), ("end", end.level.id)), (cue, end.licence), inferred=True)


def _is_alone(end: Point, own: Size, ends: Sequence[Point], by_id: dict[str, Size]) -> bool:
    """Whether a draft states no other end on that side in the measure, so that what lies beyond it lies beyond all."""
    others = (other for other in ends if other.part in _SIDES and other.level.order != end.level.order)
    return not any((size := by_id.get(other.level.id)) is not None and size.measure == own.measure for other in others)


def _may_be_one(level: Level) -> bool:
    """Whether a figure may be that of one thing: stated, exact, and no total, margin or size of a group."""
    if level.ranged or is_margin(level) or level.claim.scope.status != "asserted" or level.quantity.bound in ("<", ">") or is_moved(level):
        return False
    figure = level.figure
    if figure is None:
        return True
    if not _RUN.isdisjoint(figure.modifiers):
        return False  # "nine straight games away", of the 16 of a season
    if is_group(level) or is_additive(figure) or is_told_of_other_time(figure) or (not level.unit and figure.definite):
        return False
    return all(cue_near(figure, kind) is None for kind in ("total", "part"))


def _is_beyond(size: Size, own: Size, end: Point, twins: Sequence[Point]) -> bool:
    """Whether a figure of the measure lies beyond an end, and not so far that it must be of something else.

    Of the two figures of a range, each of which holds both ends, it is held against the nearer.
    """
    nearer = [abs(other.level.quantity.nominal - size.level.quantity.nominal) for other in twins]
    if nearer and min(nearer) < abs(end.level.quantity.nominal - size.level.quantity.nominal):
        return False
    if (
        not are_of_one_kind(size, own)
        or is_conversion(size, own)
        or size.level.core == own.level.core
        or "age" in (own.level.kind, end.noun)
        or end.word in word_set("age superlatives")
    ):
        return False
    if rate_of(size.level) != rate_of(own.level) and rate_of(size.level):
        return False
    support = end.level.quantity.support
    both = end.part == "both" and support.low is not None and support.high is not None
    low = support.low * own.scale if both and support.low is not None else own.value
    high = support.high * own.scale if both and support.high is not None else own.value
    if end.part in ("both", "high", "ceiling") and high < size.value <= _MOST * high:
        return True
    return end.part in ("both", "low", "floor") and low / _MOST <= size.value < low


def _is_of_one_scope(level: Level, end: Level, board: Board) -> bool:
    """Whether no words of a statement take it to another paragraph, status or year than the other's."""
    if abs(level.paragraph - end.paragraph) > 1 or are_of_two_places(level, end):
        return False
    words = {token.text.lower() for token in level.sentence.tokens}
    if words & (word_set("of another time") | word_set("outside a series") | word_set("another of its kind")):
        return False
    return years_told(level.sentence.tokens) <= years_told(end.sentence.tokens)


def _bearer(level: Level, end: Point, board: Board) -> Span | None:
    """The words by which a figure is that of one of the set; None where they may tell of anything."""
    ranked = _ranked(level, end)
    clause = _clause_of(level)
    if not may_be_one_time(level, end.level, board):
        return None
    if ranked is not None or clause is None:
        return ranked
    if clause.relative or (clause.verb is not None and (clause.verb.negated or clause.verb.modality != "asserted")):
        return None
    known = {token.text for token in end.level.sentence.tokens}
    tokens, chunks = level.sentence.tokens, level.sentence.chunks
    # "Perrin Roofing had offered to do the work for $57,500": the infinitive has the subject of its sentence.
    subject = clause.subject or next((c.subject for c in level.sentence.clauses if c.subject), ())
    for chunk in (chunks[at] for at in subject):
        if chunk.span.start <= level.core.start < chunk.span.end:
            continue  # "About 7,500 marched in Dunley"
        if tokens[chunk.tokens[1]].form == "NNS" or chunk.mention is not None:
            return None
        if _is_one_of(chunk, tokens, end, known):
            return chunk.span
    return None


def _clause_of(level: Level) -> Clause | None:
    """The clause of a figure; where it takes part in none, the one whose verb stands last before it."""
    if level.figure is not None and level.figure.clause is not None:
        return level.figure.clause
    before = [c for c in level.sentence.clauses if c.verb is not None and c.verb.span.end <= level.core.start]
    return before[-1] if before else None


def _is_one_of(chunk: Chunk, tokens: Sequence[Token], end: Point, known: set[str]) -> bool:
    """Whether the subject of a figure is one of the set: a name of its own, its noun in the singular, a person of people."""
    inside = tokens[chunk.tokens[0] : chunk.tokens[1] + 1]
    behind = tokens[chunk.tokens[1] + 1 : chunk.tokens[1] + 3]
    if len(behind) == 2 and behind[0].text == "," and behind[1].tag == "PROPN":
        inside = (*inside, behind[1])  # "The leader, Milan Brod, was given 11 years"
    if inside[-1].tag == "PROPN":
        return not all(token.text in known for token in inside if token.tag == "PROPN")
    lead = [token for token in end.level.sentence.tokens if token.span.end <= end.level.core.start]
    plurals = {token.lemma for token in lead if token.form == "NNS"}
    plurals |= {second.lemma for first, second in pairwise(lead) if first.text.lower() in ("each", "every")}
    if not chunk.definite or set(chunk.modifiers) & word_set("another of its kind"):
        return False
    if any(same_nouns(chunk.head, noun) for noun in plurals):
        return True
    return is_person(chunk.head) and any(is_person(noun) for noun in plurals)


def _ranked(level: Level, end: Point) -> Span | None:
    """The superlative, or the "high" or "low", that makes a figure an end of the set itself: "collected the most, $3,400"."""
    if level.order < end.level.order:
        return None
    near = [*level.before[-_LEAD:], *level.after[:4]]
    for first, second in pairwise(near):
        if first.text.lower() in ("the", "a", "its") and (second.text.lower() in superlatives() or second.text.lower() in ("high", "low")):
            return second.span
    return None
