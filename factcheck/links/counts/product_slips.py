"""link_product_slips: so much each, of so many, and a total told apart, that one digit keeps from fitting ("rate": rate, units, total).

As in "All 36 pickers went out ... Each picker brought in 45 flats ... The 1,260 flats" (they would be 1,620), or "sold every one of its
640 tickets, all at $35 ... the $24,200 taken". A figure is a rate by its word ("each", "apiece", "a head", "per student"), by a subject
with "each" or "every", as a price ("Tickets were £12"), or beside what it is worth ("a $2 coupon"). Where any of the draft's figures
multiply out as they are written, it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.nouns import is_period, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.followers import own_noun
from factcheck.links.counts.pointers import pointer_of
from factcheck.links.counts.rate_totals import cents_in
from factcheck.links.counts.rate_words import holds_more, is_joint_subject, is_repeated, is_single_price, opens_with_more, sums_up
from factcheck.links.counts.times_apart import is_of_other_time
from factcheck.links.cues import cue_near
from factcheck.links.digits import digits_of, significant_slip
from factcheck.links.link import Link

_PER: Final = "per:"
_EACH: Final = frozenset(("each", "every"))
_NEAR: Final = 12
_DIGITS: Final = 3
_CLOSE: Final = 2
_AHEAD: Final = 6
_REACH: Final = 8
_COSTS: Final = frozenset(("cost", "amount", "add"))
_SUMS: Final = frozenset(("cost", "total", "bill", "sum", "outlay"))
_WHOLE: Final = frozenset(("full", "whole", "entire", "total", "combined"))
_OVER: Final = frozenset(("on", "in", "to", "for", "from", "with", "at", "per", "along", "across", "around", "down", "between"))


def link_product_slips(board: Board) -> Iterator[Link]:
    """The only units and the only total of a rate that one digit keeps from being its product."""
    for rate in board.counts:
        role = _rate_role(board, rate) if _is_told(rate) else None
        if role is None or _has_room(rate) or is_single_price(rate):
            continue  # "Each van seats 12. Five vans took all 55 players": what has room for so many need not be full
        licence, noun = role
        units = [other for other in board.near(rate.start) if _may_be_units(other, rate, noun) and not _is_of_row(other)]
        totals = [other for other in board.near(rate.start) if _may_be_total(other, rate, noun)]
        figures = {other.claim.count.nominal for other in board.near(rate.start) if not is_period(other.head)}
        price = rate.claim.count.nominal
        if any(count * price in figures for count in figures if count > 1 and count * price >= _least(rate)):
            continue
        before = [other for other in units if noun or (other.start < rate.start and rate.figure.order - other.figure.order <= 1)]
        found = _slips(before, totals, rate) or _slips(units, totals, rate) or _said_in_all(before, totals, rate)
        told = {total.id for _, total in found}
        if any(other.unit == rate.unit != "" and other.id not in (rate.id, *told) for other in board.in_sentence(rate.figure.order)):
            continue  # "400 cost £15, 500 cost £22"
        if len({(unit.claim.count.nominal, total.claim.count.nominal) for unit, total in found}) == 1:
            unit, total = found[0]
            if is_repeated(board, total):
                continue  # "Each van seats 12. Five vans took all 120 players in two trips"
            yield Link("rate", (("rate", rate.id), ("units", unit.id), ("total", total.id)), (licence,), inferred=True)


def _has_room(rate: Entry) -> bool:
    """Whether a figure tells what one of a kind has room for: "each van seats 12"; not "each carried 12 bags"."""
    clause = rate.figure.clause
    present = clause is not None and clause.verb is not None and clause.verb.tense == "present"
    return present and not rate.unit and rate.figure.slot == "object" and rate.verb in word_set("has room for")


def _is_of_row(entry: Entry) -> bool:
    """As in "the first of nine schools, at $40 million": the price of that one."""
    lead = entry.figure.tokens_before(2)
    return len(lead) == 2 and lead[1].text.lower() == "of" and lead[0].form in ("OD", "JJS")


def _slips(units: Sequence[Entry], totals: Sequence[Entry], rate: Entry) -> list[tuple[Entry, Entry]]:
    """The units and totals that one digit keeps from being a product."""
    price, least = rate.claim.count.nominal, _least(rate)
    totals = [total for total in totals if total.claim.count.nominal >= least]
    return [
        (u, t) for u in units for t in totals if significant_slip(t.claim.count.nominal, u.claim.count.nominal * price * _weight(rate, t))
    ]


def _said_in_all(units: Sequence[Entry], totals: Sequence[Entry], rate: Entry) -> list[tuple[Entry, Entry]]:
    """The only units beside a rate and the only figure of its sort, where that is said to be all of them: "$400,000 in all"."""
    units = [unit for unit in units if abs(unit.figure.order - rate.figure.order) <= 1]
    told = [total for total in totals if not is_of_other_time(total)]
    if len({unit.claim.count.nominal for unit in units}) != 1 or len({total.claim.count.nominal for total in told}) != 1:
        return []
    total, made = told[0], units[0].claim.count.nominal * rate.claim.count.nominal * _weight(rate, told[0])
    summed = _is_said_to_be_all(total, rate)
    near = total.start > rate.start and total.figure.order - rate.figure.order <= _REACH and not holds_more(total)
    size = total.claim.count.nominal
    if any(token.lemma in word_set("price adjustments") for e in (rate, total) for token in e.figure.sentence.tokens):
        return []
    fits = summed and near and digits_of(made) <= _DIGITS and max(size, made) <= 2 * min(size, made)
    return [(units[0], total)] if fits else []


def _is_said_to_be_all(total: Entry, rate: Entry) -> bool:
    """Whether words say that a figure is a sum, or that it is for what the rate is of: "The bonuses will cost $400,000"."""
    figure = total.figure
    if cue_near(figure, "total") is not None or sums_up(total) or figure.determiner == "all":
        return True
    if {token.text.lower() for token in figure.sentence.tokens[max(0, figure.first - 2) : figure.first]} & _WHOLE:
        return True
    if not total.unit.isupper():
        return False
    clause, chunks = figure.clause, figure.sentence.chunks
    named: set[str] = set()
    if clause is not None and clause.verb is not None and clause.verb.lemma in word_set("counts to") | _COSTS:
        named = {chunks[at].head for at in clause.subject if chunks[at].definite}
    for chunk in chunks:
        before = figure.sentence.tokens[chunk.tokens[0] - 1].text.lower() if chunk.tokens[0] else ""
        if chunk.definite and chunk.mention is None and before in ("for", "of") and chunk.span.start > figure.mention.span.start:
            named.add(chunk.head)
    paid = {token.lemma for token in rate.figure.sentence.tokens if token.tag == "NOUN"}
    return bool(named & (paid | _SUMS))


def _weight(rate: Entry, total: Entry) -> Fraction:
    """What makes a rate one of the unit of its total: cents in a dollar."""
    return Fraction(1, cents_in(rate.unit, total.unit))


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


def _rate_role(board: Board, rate: Entry) -> tuple[Span, str] | None:
    """The words that make a figure a rate, and the noun of those for each of whom it is, "" where none is named."""
    figure, sentence, clause = rate.figure, rate.figure.sentence, rate.figure.clause
    of = figure.mention.of
    if of.startswith(_PER):
        noun = of.removeprefix(_PER)
        return None if is_period(noun) else (figure.mention.span, noun if noun not in ("each", "head", "person") else "")
    if rate.head and len(rate.unit) > 1 and rate.unit.isupper() and _is_worth(rate):
        return figure.mention.span, rate.head  # "a $2 coupon"
    subject = sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None
    distributes = subject is not None and {subject.determiner, subject.head} & _EACH and figure.slot != "subject"
    if rate.each is not None or distributes:
        beside = rate.each is not None and subject is not None and 0 <= rate.each.start - subject.span.end <= 1
        noun = subject.head if subject is not None and (distributes or beside) else ""
        licence = rate.each or (subject.span if subject is not None else figure.mention.span)
        return licence, "" if noun in _EACH else noun
    spread = _spread_over(rate)
    if spread is not None or not rate.unit:
        return spread
    priced = clause is not None and clause.verb is not None and subject is not None and figure.slot == "object"
    if priced and clause is not None and clause.verb is not None and subject is not None:
        plain = clause.verb.lemma in ("cost", "be") and subject.head in word_set("price") | word_set("what is paid for")
        if plain:
            return figure.mention.span, ""
    lead = [token.lemma for token in figure.tokens_before(2)]
    told = lead[-1:] and (lead[-1] in ("at", "cost", "charge") or (lead[-1] in ("of", "be") and lead[0] in word_set("price")))
    fee = lead[-1:] == ["of"] and lead[0] in word_set("what is paid for") | word_set("price")
    return (figure.mention.span, "") if told and (fee or _counts_in(board, rate)) else None


def _spread_over(rate: Entry) -> tuple[Span, str] | None:
    """The words behind a figure that say what it is for each of: "18 flats on each floor", "35 seats in a row"."""
    after = list(rate.figure.tokens_after())
    for at, (first, second, third) in enumerate(zip(*(after[at:_AHEAD] for at in range(3)), strict=False)):
        if first.tag == "PUNCT":
            break
        if first.text.lower() in _OVER and second.text.lower() == "each" and third.text.lower() == "of" and not rate.unit:
            named = next((token for token in after[at + 3 : at + 6] if token.tag == "NOUN"), None)  # "along each of 12 streets"
            return (Span(first.span.start, named.span.end), named.lemma) if named is not None else None
        if first.text.lower() in _OVER and second.text.lower() in _EACH | {"a", "an"} and third.tag == "NOUN":
            counted = any(t.form == "NNS" and t.lemma == third.lemma for t in rate.figure.sentence.tokens[: rate.figure.first])
            sure = second.text.lower() in _EACH or counted
            return (Span(first.span.start, third.span.end), third.lemma) if sure or first.text.lower() == "in" else None
    return None


def _is_worth(rate: Entry) -> bool:
    """Whether an amount stands right before the noun that it is the worth of: "a $2 coupon", "£12 tickets"."""
    noun = rate.figure.noun
    return noun is not None and noun is rate.figure.chunk and noun.head_span.start - rate.figure.mention.span.end in (0, 1)


def _counts_in(board: Board, rate: Entry) -> bool:
    """Whether the sentence of a price counts what is sold."""
    return any(not other.unit and other.start < rate.start and other.head for other in board.in_sentence(rate.figure.order))


def _may_be_units(other: Entry, rate: Entry, noun: str) -> bool:
    """Whether a count may be of those for each of whom a rate is: by the noun that it names, or else one that is told beside it."""
    if (
        other.id == rate.id
        or not _is_told(other)
        or not (other.head or pointer_of(other))
        or abs(other.figure.order - rate.figure.order) > _NEAR
    ):
        return False
    if noun and (same_nouns(other.head, noun) or other.unit == noun):
        return True
    in_full = other.figure.determiner == "all" and other.figure.order == rate.figure.order and other.verb in word_set("is used up")
    if other.unit or (noun and not in_full):
        return False  # not "charged $6 a car, and all 250 spaces were taken"
    gap = rate.figure.order - other.figure.order
    return (
        abs(gap) <= 1
        and other.head != rate.head
        and (own_noun(other) != "" or pointer_of(other) is not None or (gap >= 0 and other.start < rate.start))
    )


def _is_whole_of_it(entry: Entry) -> bool:
    """As in "the entire harvest, 450 pounds of it": the measure of something told in full."""
    tokens = entry.figure.sentence.tokens
    lead = [token.text.lower() for token in tokens[max(0, entry.figure.first - 5) : entry.figure.first]]
    return lead[-1:] == [","] and bool(_WHOLE & set(lead))


def _may_be_total(other: Entry, rate: Entry, noun: str) -> bool:
    """Whether a figure of the sort of a rate may be its total: one of what is told near it, and no rate itself."""
    if other.id == rate.id or not _is_told(other) or other.each is not None or opens_with_more(other) or is_joint_subject(other):
        return False
    if other.unit != rate.unit and cents_in(rate.unit, other.unit) == 1:
        return False
    if pointer_of(other) is not None and other.figure.determiner != "all" and not _is_whole_of_it(other):
        return False  # "342 of the flats"
    if other.figure.mention.of and other.figure.mention.of != rate.figure.mention.of:
        return False
    far = abs(other.figure.order - rate.figure.order)
    if far > _NEAR or other.claim.count.nominal <= rate.claim.count.nominal:
        return False
    if far <= _REACH and _is_said_to_be_all(other, rate):
        return True
    if other.verb in word_set("spending"):
        return False
    if not other.unit and not same_nouns(other.head, rate.head):
        # "Every pie was cut into eight, giving 9,800 servings", "300 seedlings, 87,000 in all"
        named = own_noun(other) in ("", rate.head) if rate.head else bool(noun) and own_noun(other) not in ("", noun)
        if not named or far > 1:
            return False
    if digits_of(other.claim.count.nominal) >= _DIGITS or other.figure.definite or other.verb in word_set("what comes in"):
        return True
    sure = bool(noun) or rate.each is not None or rate.figure.mention.of.startswith(_PER)
    return far <= _CLOSE and (sure or cue_near(other.figure, "total") is not None)
