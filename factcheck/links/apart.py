"""link_apart: how far two results of a vote lie apart, told in any words ("difference": first, second, difference).

A margin is a number with a word of distance beside it: a noun ("a majority of 43", "the 13-point victory"), or "behind", "ahead", "short",
"shy", "to spare" right after it. What it lies between are two shares or two counts of those who voted, in its sentence or near it. Where no
two of them lie exactly so far apart, and only two of them nearly do (a digit, or one or two, away), those are the ones that it is said of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Final

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.figures import Figure
from factcheck.claims.nouns import is_period
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.board import Board, Entry
from factcheck.links.digits import significant_slip
from factcheck.links.link import Link

_FAR: Final = 3
_FEW: Final = 20
_SLACK: Final = Fraction(1, 2)
_MOST: Final = 10
_WHOLE: Final = 100
_YEAR: Final = re.compile(r"(?:19|20)\d\d")

Side = tuple[CountClaim | ShareClaim, Figure]


def link_apart(board: Board) -> Iterator[Link]:
    """The margins of a draft with the two results that they are said of."""
    for entry in board.counts:
        cue = _margin_of(entry)
        if cue is None or entry.claim.scope.quoted or entry.claim.count.bound != "=" or entry.claim.scope.status == "former":
            continue
        points = entry.unit == "percentage point" or (entry.head == "point" and not entry.unit)
        if (not points and entry.unit) or _is_of_another(entry):
            continue
        sides = _shares(board, entry) if points else _counts(board, entry)
        if not points and not any(_is_of_vote(figure) for _, figure in (*sides, (entry.claim, entry.figure))):
            continue
        whole = points and all(_value(side).denominator == 1 for side in sides)
        found = _nearly_apart(
            entry.claim.count.nominal, entry.figure.order, sides, Fraction(1) if whole else _SLACK if points else Fraction(0)
        )
        if found is not None:
            first, second = found
            members = (("first", first[0].id), ("second", second[0].id), ("difference", entry.id))
            yield Link("difference", members, (cue,), inferred=True)
    yield from _more_than_all(board)


def _more_than_all(board: Board) -> Iterator[Link]:
    """Two candidates' shares of one vote, told one behind the other, that a digit keeps from making the whole ("exclusive": share...)."""
    for (first, own), (second, other) in pairwise(board.shares):
        if own.sentence is not other.sentence or {first.share.unit, second.share.unit} != {"%"} or first.scope.quoted:
            continue
        between = [token for token in own.tokens_after() if token.span.end <= other.mention.span.start]
        named = any(token.tag == "PROPN" for token in between) and any(
            token.text.lower() in ("and", "to", "while", "against") for token in between
        )
        rest = _WHOLE - first.share.nominal
        if named and _tells_of_vote(board, own) and second.share.nominal > rest and significant_slip(second.share.nominal, rest):
            yield Link("exclusive", (("share", first.id), ("share", second.id)), (other.mention.core,), inferred=True)


def _tells_of_vote(board: Board, figure: Figure) -> bool:
    """Whether the sentence of a figure, or one beside it, tells of a vote."""
    near = (board.sentence(figure.order + step) for step in (-1, 0, 1))
    words = {word for sentence in near if sentence is not None for token in sentence.tokens for word in (token.lemma, token.text.lower())}
    return bool(words & word_set("words of a vote"))


def _is_of_another(entry: Entry) -> bool:
    """Whether the sentence of a margin tells of another vote, or of another count of it: "the first recount put him 14 behind"."""
    words = {token.text.lower() for token in entry.figure.sentence.tokens}
    return bool(words & (word_set("another vote") | word_set("of another year"))) or any(_YEAR.fullmatch(word) for word in words)


def _nearly_apart(margin: Fraction, order: int, sides: Sequence[Side], slack: Fraction) -> tuple[Side, Side] | None:
    """The only two results that lie nearly as far apart as a margin, where none lie exactly so."""
    found: dict[int, list[tuple[Side, Side]]] = {}
    for first, second in combinations(sides, 2):
        apart = abs(_value(first) - _value(second))
        if abs(apart - margin) <= slack:
            return None
        if apart and (significant_slip(margin, apart) or (margin < _FEW and abs(apart - margin) <= 2)):
            # Those of one sentence, best of all that of the margin, go before those of two.
            orders = {first[1].order, second[1].order, order}
            found.setdefault(len(orders), []).append((first, second))
    nearest = found[min(found)] if found else []
    return nearest[0] if len(nearest) == 1 else None


def _value(side: Side) -> Fraction:
    claim = side[0]
    return claim.share.nominal if isinstance(claim, ShareClaim) else claim.count.nominal


def _margin_of(entry: Entry) -> Span | None:
    """The word of distance beside a number."""
    figure = entry.figure
    after = list(figure.tokens_after())[:2]
    if after and after[0].text.lower() in word_set("words of a distance"):
        return after[0].span
    if len(after) > 1 and (after[0].text.lower(), after[1].text.lower()) == ("to", "spare"):
        return Span(after[0].span.start, after[1].span.end)
    before = figure.tokens_before(2)
    nouns = word_set("margins") | word_set("margins of a vote")
    if len(before) == 2 and before[1].text.lower() == "of" and before[0].lemma in nouns:
        return before[0].span
    chunk = figure.chunk
    if chunk is None:
        return None
    outer = next((c for c in figure.sentence.chunks if c is not chunk and c.span.contains(chunk.span)), chunk)
    return outer.head_span if outer.head in nouns and figure.head != outer.head else None


def _shares(board: Board, entry: Entry) -> list[Side]:
    """The exact percentages near a margin."""
    found: list[Side] = [
        (claim, figure)
        for claim, figure in board.shares_near(entry.start)
        if abs(figure.order - entry.figure.order) <= _FAR
        and claim.share.unit == "%"
        and not claim.scope.quoted
        and claim.share.bound == "="
    ]
    return found[:_MOST]


def _counts(board: Board, entry: Entry) -> list[Side]:
    """The counts near a margin that may be of votes or of voters, and are no margins themselves."""
    found: list[Side] = []
    for other in board.near(entry.start):
        if other.id == entry.id or abs(other.figure.order - entry.figure.order) > _FAR or other.unit or other.claim.scope.quoted:
            continue
        if other.claim.count.bound != "=" or other.figure.at < 0 or other.figure.slot == "by" or _margin_of(other) is not None:
            continue
        if other.figure.mention.kind == "cardinal" and not is_period(other.head) and _may_be_voters(other):
            found.append((other.claim, other.figure))
    return found[:_MOST]


def _may_be_voters(entry: Entry) -> bool:
    return entry.head in word_set("ballots and voters") | word_set("voters in a body") or not entry.head or entry.figure.elliptic


def _is_of_vote(figure: Figure) -> bool:
    """Whether the sentence of a figure tells of a vote."""
    return any({token.lemma, token.text.lower()} & word_set("words of a vote") for token in figure.sentence.tokens)
