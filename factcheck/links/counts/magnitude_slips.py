"""link_magnitude_slips: figures that fit but for a magnitude word ("same": value, value; "rate": rate, units, total).

"Million" is written for "thousand", and the digits stay. Two figures of one unit that have the same two digits or more, a thousand times
apart or a million, are hardly ever two things: "a quota of 48,000 tonnes ... the 48 million tonnes". Nor are two that a zero or two part,
where the second takes the first up: "a swarm 300,000 strong ... all 30,000 of the bees in the swarm". Nor is a figure that so much for
each of so many would make, but for its magnitude: "$50 to each of its 14,000 accounts ... The total, $700 million".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.nouns import compatible_nouns, is_period
from factcheck.links.counts.board import Board, Entry
from factcheck.links.cues import COMPARED, share_words
from factcheck.links.digits import digits_of
from factcheck.links.link import Link

_APART: Final = (Fraction(1000), Fraction(10**6), Fraction(10**9))
_ZEROS: Final = (Fraction(10), Fraction(100))
_LEAST: Final = 2
_FAR: Final = 14
_AROUND: Final = 7
_MOST: Final = 40
_SMALL: Final = 10
_THOUSAND: Final = 1000
_SHARED_OUT: Final = frozenset(("each", "every", "apiece", "per", "equal", "both", "average"))


def link_magnitude_slips(board: Board) -> Iterator[Link]:
    """The figures that have the digits of another of their kind, or of a product of the draft, and another magnitude."""
    figures = [entry for entry in board.counts if _is_told(entry)]
    for at, later in enumerate(figures):
        earlier = [other for other in figures[max(0, at - _MOST) : at] if later.figure.order - other.figure.order <= _FAR]
        for other in earlier:
            if _are_one(other, later):
                yield Link("same", (("value", other.id), ("value", later.id)), (later.figure.mention.span,), inferred=True)
                break
    yield from _products(figures)


def _is_told(entry: Entry) -> bool:
    """Whether a figure is told in the draft's own words or taken up from them: no rate, no vague one, no bound."""
    count, figure = entry.claim.count, entry.figure
    if count.bound not in ("=", "~") or entry.claim.scope.quoted or figure.at < 0 or is_period(entry.head) or count.nominal <= 1:
        return False
    if entry.unit and not entry.unit.isupper() and figure.chunk is not None and figure.chunk.head not in ("", entry.unit):
        return False  # "25 lengths of a 50-meter pool ... the 5,000 meters": the size of one thing
    return figure.mention.of in ("", "per:each") and not (figure.chunk is not None and figure.chunk.compound)


def _are_one(first: Entry, second: Entry) -> bool:
    """Whether two figures of different sentences have the same digits, and magnitudes a thousand times apart."""
    low, high = sorted((first.claim.count.nominal, second.claim.count.nominal))
    apart = high / low
    if apart not in (*_APART, *_ZEROS) or first.figure.order == second.figure.order or first.unit != second.unit:
        return False
    if low < (_SMALL if first.unit else _THOUSAND) or (digits_of(low) < _LEAST and not second.figure.definite):
        return False
    if apart in _ZEROS and not (second.figure.definite and share_words(set(first.known), set(second.known))):
        return False
    if apart in _ZEROS and any(token.text.lower() in COMPARED for token in second.figure.tokens_before(2)):
        return False  # "rose to 2.8 million contracts ... an increase over the 28,000 of a year before"
    if digits_of(low) <= _LEAST and len(share_words(set(first.known), set(second.known))) < _LEAST:
        return False  # two digits may be those of anything: "the $14 million aquarium ... admission, to $16 from $14"
    return bool(first.unit) or not first.head or not second.head or compatible_nouns(first.head, second.head)


def _products(figures: Sequence[Entry]) -> Iterator[Link]:
    """So much for each of so many, and a total that has the digits of the product alone."""
    values = {entry.claim.count.nominal for entry in figures}
    for at, rate in enumerate(figures):
        near = [other for other in figures[max(0, at - _MOST) : at + _MOST] if abs(other.figure.order - rate.figure.order) <= _FAR]
        totals = {other.claim.count.nominal: other for other in near if other.unit == rate.unit and (rate.unit or not other.head)}
        for units in near:
            if (
                units.unit
                or units.id == rate.id
                or abs(units.figure.order - rate.figure.order) > 1
                or not (_is_shared_out(rate) or (units.figure.order == rate.figure.order and _is_shared_out(units)))
            ):
                continue
            product = rate.claim.count.nominal * units.claim.count.nominal
            if any(_is_round_one(entry.claim.count.nominal) for entry in (rate, units)):
                continue  # so many for each 1,000: the product has the digits of the other figure alone
            if product in values or digits_of(product) < _LEAST or units.claim.count.nominal.denominator != 1:
                continue
            total = next((totals[said] for apart in _APART for said in (product * apart, product / apart) if said in totals), None)
            if total is not None and total.id not in (rate.id, units.id):
                members = (("rate", rate.id), ("units", units.id), ("total", total.id))
                yield Link("rate", members, (rate.figure.mention.span,), inferred=True)
                return


def _is_round_one(number: Fraction) -> bool:
    """Whether a number is a one with nothing but zeros."""
    return number.denominator == 1 and str(number.numerator).strip("0") == "1"


def _is_shared_out(entry: Entry) -> bool:
    """Whether words close to a figure say that each has so much, or that it is shared out."""
    tokens = entry.figure.sentence.tokens
    near = (*tokens[max(0, entry.figure.first - _AROUND) : entry.figure.first], *list(entry.figure.tokens_after())[:_AROUND])
    return any(token.text.lower() in _SHARED_OUT for token in near)
