"""link_products: so many of one thing for each of another come to so many in all ("rate": rate, units, total).

A rate is a count or an amount with what it is for each of: "40 bushels an acre", "180 bushels to the acre", "$750 for each of the 120
teachers", "25 seeds per pot". Its units are the only count of those things beside it ("his 300 acres"). Its total has the same unit or
noun and is said to be all of them: "in all", "or $90,000 altogether", "a debt of $15", "now has 1,600 trees", "all the
trees". A total that stands far off, with the same noun and an article, is taken only where one digit keeps it from being the product.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from factcheck.claims.counts.count_words import count_words
from factcheck.claims.nouns import is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry, words_between
from factcheck.links.counts.rate_said import is_said_total
from factcheck.links.counts.rate_totals import cents_in, per_unit
from factcheck.links.counts.rate_units import units_of
from factcheck.links.counts.rate_words import holds_more, is_joint_subject, is_of_rest, is_single_price, opens_with_more
from factcheck.links.cues import cue_near
from factcheck.links.digits import one_digit_off
from factcheck.links.link import Link

_NEAR: Final = 2
_FAR: Final = 15
# How many sentences before what sales brought in may tell the price and the number sold.
_ROW: Final = 4
_EACH: Final = frozenset(("each", "every"))
_PER: Final = frozenset(("a", "an", "per", "every", "each"))
_ALL: Final = frozenset(("the", "all", "those", "these"))
# A product that is farther from the total than this is a product of other things.
_WIDEST: Final = 11


def link_products(board: Board) -> Iterator[Link]:
    """The rates for each of some things whose number and whose total the words beside them give."""
    yield from _full_houses(board)
    yield from _sales(board)
    yield from _ratios(board)
    yield from _shared_into(board)
    for rate in board.counts:
        if rate.claim.scope.quoted or rate.claim.scope.status not in ("asserted", "planned", "negated") or rate.figure.at < 0:
            continue
        if is_single_price(rate):
            continue
        found = units_of(board, rate)
        if found is None or found[0].id == rate.id:
            continue
        units, licence = found
        if units.figure.determiner == "every":
            continue  # "20 for every 100 people": a ratio
        total = _total_of(board, rate, units) or _total_cost(board, rate, units) or _far_total(board, rate, units)
        if total is not None and total.id not in (rate.id, units.id) and not is_of_rest(total, rate) and not opens_with_more(total):
            members = (("rate", rate.id), ("units", units.id), ("total", total.id))
            yield Link("rate", members, (licence,), inferred=total.figure.order != rate.figure.order)


def _full_houses(board: Board) -> Iterator[Link]:
    """As in "Ten shows, all sold out, in a theater with 420 seats: that is 4,200 tickets"."""
    for seats in board.counts:
        if seats.head != "seat" or seats.claim.scope.quoted or seats.claim.count.bound != "=":
            continue
        words = [token.text.lower() for token in seats.figure.sentence.tokens]
        here = board.in_sentence(seats.figure.order)
        shows = [entry for entry in here if entry.head in word_set("shows") and entry.claim.count.bound == "="]
        near = [*here, *(entry for entry in board.after(seats, 1) if entry.figure.order > seats.figure.order)]
        sold = [entry for entry in near if entry.head in word_set("attended") and entry.claim.count.nominal > seats.claim.count.nominal]
        full = any(
            words[at : at + 2] in (["sold", "out"], ["full", "house"], ["full", "houses"], ["sell", "out"]) for at in range(len(words))
        )
        if full and len(shows) == 1 and sold and is_said_total(board, sold[0], seats) and _is_near_product(sold[0], seats, shows[0]):
            members = (("rate", seats.id), ("units", shows[0].id), ("total", sold[0].id))
            yield Link("rate", members, (seats.figure.mention.span,), inferred=True)


def _ratios(board: Board) -> Iterator[Link]:
    """As in "With 12,000 residents and 40 officers, the city has one officer for every 300 residents"."""
    for rate in board.counts:
        one = next(iter(board.before(rate, 0)), None)
        if rate.figure.determiner != "every" or one is None or one.claim.count.nominal != 1 or not one.head or not rate.is_live:
            continue
        if [token.text.lower() for token in rate.figure.tokens_before(1)] not in (["for"], ["to"]) and "for every" not in board.text[
            one.start : rate.start
        ]:
            continue
        near = [other for other in (*board.in_sentence(rate.figure.order - 1), *board.in_sentence(rate.figure.order)) if other.is_live]
        words = {token.text.lower() for token in rate.figure.sentence.tokens}
        if words & (word_set("of another series") | {"norm", "standard", "goal", "target", "ideal"}):
            continue  # "The state norm is one officer for every 500 residents"
        if same_nouns(one.head, rate.head):
            continue  # "one new share for every three old shares"
        units = [other for other in near if same_nouns(other.head, one.head) and other.id != one.id and not other.unit]
        totals = [other for other in near if same_nouns(other.head, rate.head) and other.id != rate.id and not other.unit]
        if len(units) == 1 == len(totals) and units[0].claim.count.bound == totals[0].claim.count.bound == "=":
            yield Link(
                "rate", (("rate", rate.id), ("units", units[0].id), ("total", totals[0].id)), (rate.figure.mention.span,), inferred=True
            )


def _shared_into(board: Board) -> Iterator[Link]:
    """As in "The class of 32 was split into four groups of eight", "divided the 96 players into eight teams of 12"."""
    for units in board.counts:
        rate = next(iter(board.after(units, 0)), None)
        total = next(iter(board.before(units, 0)), None)
        if rate is None or total is None or not units.is_live or {rate.unit, units.unit, total.unit} != {""}:
            continue
        lead = [token.text.lower() for token in rate.figure.tokens_before(2)]
        into = [token.text.lower() for token in units.figure.tokens_before(1)] == ["into"]
        after = list(rate.figure.tokens_after())[:3]
        if not into or lead[-1:] != ["of"] or units.verb not in count_words("shareout") or any(token.tag == "CONJ" for token in after):
            continue
        exact = units.claim.count.bound == rate.claim.count.bound == total.claim.count.bound == "="
        if exact and units.head and units.verb == total.verb and rate.claim.count.nominal < total.claim.count.nominal:
            yield Link("rate", (("rate", rate.id), ("units", units.id), ("total", total.id)), (units.figure.mention.span,))


def _sales(board: Board) -> Iterator[Link]:
    """As in "Tickets were $12 and 350 were sold, bringing in $4,200": one price, one number sold, one amount brought in."""
    for total in board.counts:
        verb = total.figure.clause.verb if total.figure.clause is not None else None
        led = [token.text.lower() for token in total.figure.tokens_before(2)][-2:] == [",", "for"]
        told = led or (verb is not None and not verb.negated and verb.lemma in word_set("brings in"))
        if len(total.unit) != 3 or not told or not total.is_live or holds_more(total):
            continue
        here = board.in_sentence(total.figure.order)
        prices = [entry for entry in here if entry.unit == total.unit and entry.id != total.id]
        if not prices:  # "Every ticket cost $25. The office sold 340. That brought in $8,500": the price that opens the row
            here = [*here, *(entry for entry in board.before(total, _ROW) if entry.figure.order < total.figure.order)]
            prices = [entry for entry in here if entry.unit == total.unit and entry.id != total.id]
            prices = prices if all(map(_is_price_of_all, prices)) else []
        far = not prices or prices[0].figure.order < total.figure.order
        counts = [entry for entry in here if not entry.unit and not is_period(entry.head) and (not far or _is_sold(entry))]
        sold = [entry for entry in counts if _is_sold(entry)]
        if (
            len(prices) == 1
            and len(counts) == 1
            and sold
            and not sold[0].figure.mention.of
            and prices[0].claim.count.nominal < total.claim.count.nominal
            and _is_near_product(total, prices[0], sold[0])
            and (not far or _takes_sales_up(total, sold[0]))
            and (not far or sold[0].head in word_set("what is paid for") | {""})  # "Tickets cost $40. The bar sold 210 beers"
            and (not prices[0].head or same_nouns(prices[0].head, sold[0].head))  # "sold more of its $95 line": the price of one kind
        ):
            members = (("rate", prices[0].id), ("units", sold[0].id), ("total", total.id))
            yield Link("rate", members, (total.figure.mention.span,), inferred=True)


def _is_sold(entry: Entry) -> bool:
    """Whether a count is of what was sold: "350 were sold", "sales of 350 tickets"."""
    lead = [token.lemma for token in entry.figure.tokens_before(2)]
    verb = entry.figure.clause.verb if entry.figure.clause is not None else None
    # "Sold off in two stages": how it was sold, and not what.
    return lead == ["sale", "of"] or (verb is not None and verb.lemma == "sell" and entry.figure.slot not in ("in", "over", "within"))


def _takes_sales_up(total: Entry, sold: Entry) -> bool:
    """Whether an amount is said to be brought in by what was just told of, or by those who sold it: "That brought in $8,500"."""
    first, second = sold.figure.clause, total.figure.clause
    if sold.figure.order == total.figure.order and [token.lemma for token in sold.figure.tokens_before(2)] == ["sale", "of"]:
        return not is_joint_subject(total)  # "Sales of 300 tickets brought in $3,600"
    if first is None or second is None or any(t.form == "OD" for t in list(sold.figure.tokens_after())[:3]):
        return False  # "sold 340 for the first night"
    opening = total.figure.sentence.tokens[0].text.lower()
    own = total.figure.sentence.chunks[second.subject[0]] if second.subject else None
    seller = sold.figure.sentence.chunks[first.subject[0]].head if first.subject else ""
    named = opening if own is None else own.head or own.determiner
    return named in ("that", "this", "it", "they", "which", "sale", "ticket", seller)


def _is_price_of_all(price: Entry) -> bool:
    """Whether an amount is what each of the things sold cost: "Every ticket cost $25", "Tickets were $12 each"."""
    clause = price.figure.clause
    if (
        clause is None
        or clause.verb is None
        or not clause.subject
        or clause.verb.lemma not in word_set("price") | {"be"}
        or not price.is_live
    ):
        return False
    thing = price.figure.sentence.chunks[clause.subject[0]]
    behind = price.figure.sentence.tokens[thing.tokens[1] + 1]
    for_some = behind.tag == "ADP" and thing.determiner not in _EACH  # "Tickets for adults were $12"
    every = not for_some and (thing.determiner in _EACH or (not thing.determiner and not thing.modifiers) or price.each is not None)
    return every and thing.head in word_set("what is paid for")


def _total_of(board: Board, rate: Entry, units: Entry) -> Entry | None:
    """The next amount or count of the kind of a rate that is said to be all of them."""
    worked_out = _worked_out(board, rate, units)
    if worked_out is not None:
        return worked_out if _is_near_product(worked_out, rate, units) else None
    for other in board.after(rate, _NEAR):
        said = other.id != units.id and (is_said_total(board, other, rate) or _is_had_by_whole(other, rate))
        if _is_alike(board, other, rate) and said:
            return other if _is_near_product(other, rate, units) else None
    return None


def _total_cost(board: Board, rate: Entry, units: Entry) -> Entry | None:
    """What all units cost or get together, in a sentence that takes them up: "With 60 families enrolled, the program will cost $150,000".

    A sentence farther on takes them up by their number: "The checks to the 46 will come to $161,000 in all".
    """
    if len(rate.unit) != 3:
        return None
    for other in board.after(rate, _FAR):
        if not _is_alike(board, other, rate) or (not other.is_live and other.claim.scope.status != "planned") or holds_more(other):
            continue
        here = board.in_sentence(other.figure.order)
        again = [e for e in here if _takes_up(e, units)]
        amounts = [e for e in here if e.unit == other.unit and e.id not in (other.id, rate.id)]
        verb = other.figure.clause.verb if other.figure.clause is not None else None
        summed = is_said_total(board, other, rate)
        if _has_more_in_it(other, again):
            continue
        again = again or ([units] if cue_near(other.figure, "total") is not None and _names_again(other, rate) else [])
        told = summed or (verb is not None and verb.lemma in word_set("pays") and units in again and other.figure.slot == "object")
        if again and not amounts and told and _is_near_product(other, rate, units):
            return other
    return None


def _has_more_in_it(total: Entry, again: list[Entry]) -> bool:
    """Whether a sentence sums more than the units: "will pay the 46 and their lawyers $277,000 in all", ", including rent"."""
    tokens = total.figure.sentence.tokens
    if any(token.text.lower() in ("including", "plus", "with", "includes") for token in tokens[total.figure.first :]):
        return True
    start = again[-1].start if again else 0
    between = [token for token in tokens if start < token.span.start < total.start]
    # "spent ten nights there and paid": what goes on is what was done, and no more things to pay for.
    joined = any(a.tag == "CONJ" and b.tag not in ("VERB", "AUX") for a, b in pairwise(between)) if again else False
    return joined or any(token.text.lower() in word_set("adds to a sum") for token in between)


def _names_again(total: Entry, rate: Entry) -> bool:
    """Whether the noun right before a total is one that the sentence of the rate has: "a bonus of $650 ... The bonuses, $20,800 in all"."""
    before = [chunk for chunk in total.figure.sentence.chunks if chunk.span.end <= total.start and chunk.mention is None and chunk.definite]
    return bool(before) and before[-1].head in {token.lemma for token in rate.figure.sentence.tokens if token.tag == "NOUN"}


def _is_had_by_whole(other: Entry, rate: Entry) -> bool:
    """Whether the next sentence tells how many one definite thing has: "8 apartments on each floor. The building has 96 apartments"."""
    clause, figure = other.figure.clause, other.figure
    if (
        clause is None
        or clause.verb is None
        or not clause.subject
        or clause.verb.negated
        or rate.unit
        or figure.order != rate.figure.order + 1
    ):
        return False
    subject = figure.sentence.chunks[clause.subject[0]]
    one = (
        figure.sentence.tokens[subject.tokens[1]].form in ("NN", "PRP")
        and subject.determiner in ("the", "it", "")
        and subject.mention is None
    )
    behind = figure.sentence.tokens[subject.tokens[1] + 1 : subject.tokens[1] + 2]
    known = (subject.definite or subject.head == "it") and bool(behind) and behind[0].tag in ("VERB", "AUX")  # not "the building next door"
    same = other.head == rate.head and not figure.modifiers and figure.relative is None and figure.slot == "object"
    return (
        same and one and known and clause.verb.lemma in ("have", "contain", "hold", "house") and figure.paragraph == rate.figure.paragraph
    )


def _takes_up(entry: Entry, units: Entry) -> bool:
    """Whether a count is that of the units, or takes it up by its number: "the 46", "the 46 tenants"."""
    if entry.id == units.id:
        return True
    same = entry.head in ("", units.head) or entry.figure.elliptic
    return same and entry.figure.definite and not entry.unit and entry.claim.count.nominal == units.claim.count.nominal


def _worked_out(board: Board, rate: Entry, units: Entry) -> Entry | None:
    """The amount before a rate that is worked out of it: "8,400 francs from the guild, which comes to 7 francs for each".

    The units may stand between: "9,000 bushels from 45 acres, or 200 bushels an acre", "9,000 people on 3 square miles, a density of 3,000
    people per square mile".
    """
    before = next((other for other in board.before(rate, 0) if other.id != units.id), None)
    if before is None or not _is_alike(board, before, rate):
        return None
    between = words_between(rate.figure.sentence, before.figure.mention.span.end, rate.figure.mention.span.start)
    words = [token.text.lower() for token in between]
    works = words[-1:] == ["to"] and {"works", "comes", "amounts", "worked"} & set(words)
    dense = words[-1:] == ["of"] and words[-2:-1] in (["density"], ["average"], ["rate"], ["ratio"], ["yield"])
    return before if words[-2:] == [",", "or"] or works or dense else None


def _is_alike(board: Board, other: Entry, rate: Entry) -> bool:
    if (
        (other.unit != rate.unit and cents_in(rate.unit, other.unit) == 1)
        or other.claim.scope.quoted
        or other.claim.scope.status in ("former", "hypothetical")
    ):
        return False
    less = other.unit == rate.unit and other.claim.count.nominal <= rate.claim.count.nominal
    if per_unit(other, board) not in ("", per_unit(rate, board)) or less or other.is_additive:
        return False
    return bool(rate.unit) or other.head in ("", rate.head) or (is_person(rate.head) and is_person(other.head))


def _is_near_product(total: Entry, rate: Entry, units: Entry) -> bool:
    product = rate.claim.count.nominal * units.claim.count.nominal / cents_in(rate.unit, total.unit)
    return bool(product) and product / _WIDEST <= total.claim.count.nominal <= product * _WIDEST


def _far_total(board: Board, rate: Entry, units: Entry) -> Entry | None:
    """A definite figure of the noun of a rate, farther on, that one digit keeps from being the product."""
    product = rate.claim.count.nominal * units.claim.count.nominal
    for other in board.after(rate, _FAR):
        if (
            not _is_alike(board, other, rate)
            or other.id == units.id
            or not other.figure.definite
            or not rate.head
            or other.head != rate.head
        ):
            continue
        if one_digit_off(other.claim.count.nominal, product):
            return other
    return None
