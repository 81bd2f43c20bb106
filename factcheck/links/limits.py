"""link_limits: figures that a limit leaves no room for ("greater": greater, lesser; "under-ceiling" and "over-floor": value, end).

A limit that somebody sets ("the quota is 640 tons", "must never exceed 75 decibels") and the figure that is told to have gone beyond it,
in a sentence that says so ("a clear breach", "past the limit"): the figure is the greater. What is said never to have gone beyond a figure
("never fell below 31 degrees"), or to be no more than so many ("no more than 120,000 bushels were there"), and a figure of the same measure
that takes it up soon after: a bare number, or so many of them. Each choice is the only one of its part of the draft.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.board import Board
from factcheck.links.extremes import Size, read_sizes
from factcheck.links.levels import is_margin, rate_of, read_levels
from factcheck.links.link import Link
from factcheck.syntax.clause import SentenceReading, Token

_NEAR: Final = 2
_SOON: Final = 3
_REACH: Final = 40
_POINTED: Final = frozenset(("the", "that", "its", "this", "their", "his", "her"))
_THEM: Final = frozenset(("them", "these", "those"))


def link_limits(claims: Sequence[Claim], board: Board) -> Iterator[Link]:
    """The limits of a draft with the figures that are told to be beyond or within them."""
    sizes = read_sizes(read_levels(claims, board))
    yield from _breached(sizes)
    yield from _kept(sizes)


def _breached(sizes: Sequence[Size]) -> Iterator[Link]:
    limits = [(size, word) for size in sizes if (word := _limit_word(size)) is not None]
    for at, value in enumerate(sizes):
        beyond = _beyond(value.level.sentence)
        if beyond is None or value.level.quantity.bound != "=" or value.level.ranged or is_margin(value.level):
            continue
        near = {id(other) for other in sizes[max(0, at - _REACH) : at + _REACH]}
        own = [(size, word) for size, word in limits if id(size) in near and size.measure == value.measure and size is not value]
        others = [size for size in sizes if size.level.sentence is value.level.sentence and size.measure == value.measure]
        if (
            len(own) != 1
            or len([size for size in others if size is not own[0][0]]) != 1
            or rate_of(own[0][0].level) != rate_of(value.level)
        ):
            continue
        limit, word = own[0]
        if limit.grain == value.grain and limit.value < _NEAR * value.value and value.value < _NEAR * limit.value:
            yield Link("greater", (("greater", value.level.id), ("lesser", limit.level.id)), (word.span, beyond), inferred=True)


def _limit_word(size: Size) -> Token | None:
    """The word of a limit before a figure in its sentence: "the quota for the season is 640 tons"."""
    if size.level.quantity.bound == "~" or size.level.ranged:
        return None
    if size.level.figure is not None and size.level.figure.mention.span.start < size.level.core.start:
        first = size.level.sentence.tokens[size.level.figure.first]
        if set(first.text.lower().split()) & word_set("words of a limit"):
            return first  # "must never exceed 75 decibels" ends in one mention
    found = [t for t in size.level.before if {t.lemma, t.text.lower()} & word_set("words of a limit")]
    if not found or any(
        t.form == "C" and t.span.start > found[-1].span.start and t.span.end <= size.level.core.start for t in size.level.before
    ):
        return None
    return found[-1]


def _beyond(sentence: SentenceReading) -> Span | None:
    """The words by which a sentence tells that a limit was passed: "a breach", "past the limit", "over it"; None where it denies that."""
    tokens = sentence.tokens
    if any(token.lemma in word_set("negatives") or token.text.lower() in ("if", "would", "could") for token in tokens):
        return None
    for token in tokens:
        if {token.lemma, token.text.lower()} & word_set("words of a breach"):
            return token.span
        after = tokens[token.index + 1 : token.index + 3]
        pointed = len(after) == 2 and after[0].text.lower() in _POINTED and after[1].lemma in word_set("words of a limit")
        if pointed and token.text.lower() in ("over", "past", "above", "beyond"):
            return Span(token.span.start, after[1].span.end)
    return None


def _kept(sizes: Sequence[Size]) -> Iterator[Link]:
    """The figures that take up what was never passed, or is no more than so many."""
    for at, limit in enumerate(sizes):
        side = _side_of(limit)
        if not side:
            continue
        for value in sizes[at + 1 : at + _REACH]:
            if value.level.order - limit.level.order > _SOON:
                break
            if value.level.order == limit.level.order or not _takes_up(value, limit, never=limit.level.claim.scope.status == "negated"):
                continue
            most, told = limit.level.quantity.nominal, value.level.quantity.nominal
            if most < _NEAR * told and told < _NEAR * most:
                relation = "under-ceiling" if side == "ceiling" else "over-floor"
                yield Link(relation, (("value", value.level.id), ("end", limit.level.id)), (limit.level.core,), inferred=True)


def _side_of(limit: Size) -> str:
    """Whether a figure with a bound is one that nothing goes beyond ("ceiling"), or falls short of ("floor"); "" where it is neither."""
    level = limit.level
    if level.quantity.bound not in ("<", ">") or level.ranged or is_margin(level) or level.figure is None:
        return ""
    lead = [token for token in level.before if token.index < level.figure.first]
    if any(token.form == "MD" for token in lead) or level.claim.scope.quoted:
        return ""
    status = level.claim.scope.status
    if status == "negated":
        never = any(token.text.lower() == "never" for token in lead)
        return ("floor" if level.quantity.bound == "<" else "ceiling") if never else ""
    if status != "asserted" or level.quantity.bound == ">":
        return ""
    words = level.sentence.tokens[level.figure.first].text.lower().split()
    return "ceiling" if words[:2] in (["no", "more"], ["not", "more"], ["fewer", "than"], ["less", "than"]) and not lead else ""


def _takes_up(value: Size, limit: Size, *, never: bool) -> bool:
    """Whether an exact figure is of what the limit holds for."""
    level = value.level
    if (
        level.quantity.bound != "="
        or level.ranged
        or is_margin(level)
        or level.claim.scope.status != "asserted"
        or level.claim.scope.quoted
    ):
        return False
    after = [token.text.lower() for token in level.after[:2]]
    if after[:1] == ["of"] and after[1:2] and after[1] in _THEM:
        return limit.measure.startswith("<")
    bare = level.unit == "" and (level.figure is None or level.figure.head == "" or level.figure.elliptic)
    return value.measure == limit.measure and value.grain == limit.grain and (bare or never)
