"""link_product_slips: so much each, of so many, and a total told apart, that one digit keeps from fitting ("rate": rate, units, total).

As in "All 36 pickers went out ... Each picker brought in 45 flats ... The 1,260 flats" (they would be 1,620), or "sold every one of its
640 tickets, all at $35 ... the $24,200 taken". A figure is a rate by its word ("each", "apiece", "a head", "per student"), by a subject
with "each" or "every", or as the price of what its sentence counts. Where any of the draft's figures multiply out as they are written,
it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.nouns import is_period, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.board import Board, Entry
from factcheck.links.digits import digits_of, significant_slip
from factcheck.links.link import Link

_PER: Final = "per:"
_EACH: Final = frozenset(("each", "every"))
_NEAR: Final = 12
_DIGITS: Final = 3


def link_product_slips(board: Board) -> Iterator[Link]:
    """The only units and the only total of a rate that one digit keeps from being its product."""
    for rate in board.counts:
        if not _is_told(rate):
            continue
        licence = _rate_words(board, rate)
        if licence is None:
            continue
        units = [other for other in board.near(rate.start) if _may_be_units(board, other, rate)]
        totals = [other for other in board.near(rate.start) if _may_be_total(other, rate)]
        figures = {other.claim.count.nominal for other in board.near(rate.start) if not is_period(other.head)}
        price = rate.claim.count.nominal
        if any(count * price in figures for count in figures if count > 1):
            continue
        found = [
            (unit, total)
            for unit in units
            for total in totals
            if significant_slip(total.claim.count.nominal, unit.claim.count.nominal * price) and total.claim.count.nominal >= _least(rate)
        ]
        told = {total.id for _, total in found}
        if any(other.unit == rate.unit != "" and other.id not in (rate.id, *told) for other in board.in_sentence(rate.figure.order)):
            continue  # "400 cost £15, 500 cost £22"
        if len({(unit.claim.count.nominal, total.claim.count.nominal) for unit, total in found}) == 1:
            unit, total = found[0]
            yield Link("rate", (("rate", rate.id), ("units", unit.id), ("total", total.id)), (licence,), inferred=True)


def _least(rate: Entry) -> Fraction:
    """A product has three digits at least, or any other would do."""
    return max(Fraction(100), rate.claim.count.nominal)


def _is_told(entry: Entry) -> bool:
    scope = entry.claim.scope
    exact = entry.claim.count.bound == "=" and entry.claim.count.nominal > 1 and entry.figure.at >= 0
    rate = entry.each is not None or bool(entry.figure.mention.of)  # "At $90 apiece, the passes would have cost $37,000"
    told = scope.status in ("asserted", "planned") or (
        scope.status == "hypothetical" and (entry.figure.definite or rate or bool(entry.unit))
    )
    return exact and not scope.quoted and told and not is_period(entry.head)


def _rate_words(board: Board, rate: Entry) -> Span | None:
    """The words that make a figure a rate."""
    if rate.each is not None:
        return rate.each
    of = rate.figure.mention.of
    if of.startswith(_PER) and not is_period(of.removeprefix(_PER)):
        return rate.figure.mention.span
    sentence, clause = rate.figure.sentence, rate.figure.clause
    subject = sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None
    opening = subject.span.text_of(board.text).lower().split() if subject is not None else []
    if subject is not None and opening[:1] and opening[0] in _EACH and rate.figure.slot == "object":
        return subject.span
    lead = [token.lemma for token in rate.figure.tokens_before(2)]
    priced = lead[-1:] and (lead[-1] in ("at", "cost", "charge") or (lead[-1] in ("of", "be") and lead[0] in word_set("price")))
    return rate.figure.mention.span if rate.unit and priced and _counts_in(board, rate) else None


def _counts_in(board: Board, rate: Entry) -> bool:
    """Whether the sentence of a price counts what is sold."""
    return any(not other.unit and other.start < rate.start and other.head for other in board.in_sentence(rate.figure.order))


def _may_be_units(board: Board, other: Entry, rate: Entry) -> bool:
    """Whether a count may be of those for each of whom a rate is: by the rate's own noun, or in its sentence or the one before."""
    if other.unit or other.id == rate.id or not _is_told(other) or not other.head or abs(other.figure.order - rate.figure.order) > _NEAR:
        return False
    noun = _noun_of(rate)
    if noun:
        return same_nouns(other.head, noun)
    return 0 <= rate.figure.order - other.figure.order <= 1 and other.start < rate.start and other.head != rate.head


def _noun_of(rate: Entry) -> str:
    """The noun that a rate is for each of, where it names one: "per student", "Each picker"."""
    of = rate.figure.mention.of.removeprefix(_PER)
    if of and of not in ("each", "head", "person"):
        return of
    clause = rate.figure.clause
    subject = rate.figure.sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None
    return subject.head if subject is not None and subject.determiner in _EACH else ""


def _may_be_total(other: Entry, rate: Entry) -> bool:
    """Whether a figure of the sort of a rate may be its total: one of what is told near it, and no rate itself."""
    if other.id == rate.id or other.unit != rate.unit or not _is_told(other) or other.each is not None:
        return False
    if other.figure.mention.of and other.figure.mention.of != rate.figure.mention.of:
        return False
    if (not other.unit and not same_nouns(other.head, rate.head)) or other.verb in word_set("spending"):
        return False
    if abs(other.figure.order - rate.figure.order) > _NEAR or other.claim.count.nominal <= rate.claim.count.nominal:
        return False
    return digits_of(other.claim.count.nominal) >= _DIGITS or other.figure.definite or other.verb in word_set("what comes in")
