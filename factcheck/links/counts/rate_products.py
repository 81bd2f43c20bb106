"""link_products: so many of one thing for each of another come to so many in all ("rate": rate, units, total).

A rate is a count or an amount with what it is for each of: "40 bushels an acre", "180 bushels to the acre", "$750 for each of the 120
teachers", "25 seeds per pot". Its units are the only count of those things beside it ("his 300 acres"). Its total has the same unit or
noun and is said to be all of them: "in all", "or $90,000 altogether", "a debt of $15", "now has 1,600 trees", "all the
trees". A total that stands far off, with the same noun and an article, is taken only where one digit keeps it from being the product.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.nouns import is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, words_between
from factcheck.links.counts.rate_totals import cents_in, holds_more, is_of_rest, opens_with_more, per_unit, sums_up, unit_seconds
from factcheck.links.cues import clause_around, cue_near
from factcheck.links.digits import one_digit_off
from factcheck.links.link import Link
from factcheck.syntax.clause import Token

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
    for rate in board.counts:
        if rate.claim.scope.quoted or rate.claim.scope.status not in ("asserted", "planned", "negated") or rate.figure.at < 0:
            continue
        found = _units_of(board, rate)
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
        counts = [entry for entry in here if not entry.unit and not is_period(entry.head) and (not far or entry.verb == "sell")]
        sold = [
            e for e in counts if e.figure.clause is not None and e.figure.clause.verb is not None and e.figure.clause.verb.lemma == "sell"
        ]
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


def _takes_sales_up(total: Entry, sold: Entry) -> bool:
    """Whether an amount is said to be brought in by what was just told of, or by those who sold it: "That brought in $8,500"."""
    first, second = sold.figure.clause, total.figure.clause
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


def _units_of(board: Board, rate: Entry) -> tuple[Entry, Span] | None:
    """The count of what a rate is for each of, with the words that say so."""
    after = list(rate.figure.tokens_after())[:4]
    words = [token.text.lower() for token in after]
    if words[1:2] and words[1] in _EACH and words[0] in ("for", "to", "from", "in", "on", "at"):
        if len(after) < 3 or after[2].tag == "PUNCT":
            return _each_before(board, rate, after[1])
        behind = _each_behind(board, rate, after)
        if behind is not None or after[2].tag != "NOUN":
            return behind
    own = _each_of_subject(board, rate) or _each_as_subject(board, rate)
    if own is not None:
        return own
    per, licence = _per(rate, after)
    if per == "each" and len(rate.unit) == 3:
        return _spells_counted(board, rate, licence)
    if not per or per == "each":
        return None
    if per in unit_seconds() or per in ("month", "year"):
        return _paying(board, rate, per) or _times_counted(board, rate, per, licence)
    here = [entry for entry in board.in_sentence(rate.figure.order) if _counts(entry, per) and entry.id != rate.id]
    if not here:
        here = [
            e for e in (*board.before(rate, 1), *board.after(rate, 1)) if _counts(e, per) and e.figure.paragraph == rate.figure.paragraph
        ]
    if not here and per in word_set("a head"):
        here = [
            entry
            for entry in board.in_sentence(rate.figure.order)
            if is_person(entry.head) and not entry.unit and entry.id != rate.id and not _is_set_off(entry, rate)
        ]
    fits = len({entry.claim.count.nominal for entry in here}) == 1 and here[0].claim.count.bound == "="
    told = fits and not here[0].claim.scope.quoted and here[0].claim.scope.status in ("asserted", "planned")
    return (here[0], licence) if told and not here[0].is_additive else None


def _is_set_off(entry: Entry, rate: Entry) -> bool:
    """Whether a semicolon stands between a count and a rate: "would pay $96 a head; the four founders now pay $118"."""
    first, last = sorted((entry.start, rate.start))
    return any(token.text == ";" for token in words_between(rate.figure.sentence, first, last))


def _each_of_subject(board: Board, rate: Entry) -> tuple[Entry, Span] | None:
    """The count of those who pay or get an amount each: "1,200 members who each pay $30"."""
    if len(rate.unit) != 3 or rate.each is None or rate.each.start > rate.start:
        return None
    before = next(iter(board.before(rate, 0)), None)
    if before is None or before.unit or is_period(before.head) or not before.head or before.claim.count.bound != "=":
        return None
    return (before, rate.each) if before.start < rate.each.start else None


def _each_as_subject(board: Board, rate: Entry) -> tuple[Entry, Span] | None:
    """The count of those of whom each has, gets or pays so much: "Each of the 46 tenants who sued will be paid $3,500"."""
    clause, chunks = clause_around(rate.figure), rate.figure.sentence.chunks
    if clause is None or not clause.subject:
        return None
    boxed = any(
        chunks[at].of is not None and chunks[chunks[at].of or 0] is rate.figure.chunk for at in clause.objects
    )  # "a box of 45 novels"
    if rate.figure.slot not in ("object", "of") and not boxed:
        return None
    each = chunks[clause.subject[0]]
    if each.span.text_of(board.text).lower() not in ("each", "every one"):
        return None
    if each.of is None:
        before = [
            entry for entry in board.in_sentence(rate.figure.order - 1) if not entry.unit and entry.head and not is_period(entry.head)
        ]
        one = len(before) == 1 and before[0].claim.count.bound == "=" and not before[0].claim.scope.quoted
        return (before[0], each.span) if one and before[0].head != rate.head and not before[0].is_additive else None
    units = next((entry for entry in board.in_sentence(rate.figure.order) if entry.figure.chunk is chunks[each.of]), None)
    if units is None or units.unit or units.claim.count.bound != "=" or units.id == rate.id or not units.head:
        return None
    return units, each.span


def _spells_counted(board: Board, rate: Entry, licence: Span) -> tuple[Entry, Span] | None:
    """The nights, days or weeks right before the price of each: "three nights at $120 each"."""
    before = next(iter(board.before(rate, 0)), None)
    return _times_counted(board, rate, before.head, licence) if before is not None and is_period(before.head) else None


def _times_counted(board: Board, rate: Entry, per: str, licence: Span) -> tuple[Entry, Span] | None:
    """The count of nights, days or weeks just before a rate for each of them: "three nights at $120 a night"."""
    before = next(iter(board.before(rate, 0)), None)
    if before is None or before.head != per or before.unit or before.claim.scope.quoted or before.claim.count.bound != "=":
        return None
    between = words_between(rate.figure.sentence, before.figure.mention.span.end, rate.figure.mention.span.start)
    return (before, licence) if len(between) <= _NEAR + 1 and not any(token.tag == "PUNCT" for token in between) else None


def _paying(board: Board, rate: Entry, per: str) -> tuple[Entry, Span] | None:
    """The subject of a rate over time whose total is over the same time: "The 45 members pay $20 a month, or $900 a month in all"."""
    clause = rate.figure.clause
    total = next(iter(board.after(rate, 0)), None)
    if clause is None or clause.verb is None or rate.figure.slot != "object" or total is None or total.unit != rate.unit:
        return None
    summed = _per(total, list(total.figure.tokens_after())[:4])[0] == per and cue_near(total.figure, "total") is not None
    subject = [entry for entry in board.before(rate, 0) if entry.figure.clause is clause and entry.figure.slot == "subject"]
    fits = summed and len(subject) == 1 and not subject[0].unit and bool(subject[0].head) and subject[0].claim.count.bound == "="
    return (subject[0], clause.verb.span) if fits else None


def _counts(entry: Entry, noun: str) -> bool:
    return (entry.unit or entry.head) == noun and not entry.claim.scope.quoted and not entry.figure.mention.of


def _per(rate: Entry, after: list[Token]) -> tuple[str, Span]:
    """What a rate is for each of, "" where it is none: "an acre", "to the acre", "per pot", "for every pupil"."""
    mention = rate.figure.mention
    if mention.of.startswith("per:"):
        return mention.of.removeprefix("per:"), mention.span
    words = [token.text.lower() for token in after]
    if words[:1] == ["for"] and words[1:2] and words[1] in _EACH:
        after, words = after[1:], words[1:]
    if len(after) > 1 and words[0] in _PER and after[1].tag == "NOUN" and after[1].form != "NNS":
        return after[1].lemma, Span(after[0].span.start, after[1].span.end)
    if rate.unit and words[:2] == ["to", "the"] and len(after) > 2 and after[2].tag == "NOUN":
        return after[2].lemma, Span(after[0].span.start, after[2].span.end)
    return "", mention.span


def _each_before(board: Board, rate: Entry, each: Token) -> tuple[Entry, Span] | None:
    """The count before "20 rooms on each": "12 floors with 20 rooms on each"."""
    units = next(iter(board.before(rate, 0)), None)
    fits = units is not None and not units.unit and bool(units.head) and not is_period(units.head) and units.claim.count.bound == "="
    return (units, each.span) if units is not None and fits else None


def _each_behind(board: Board, rate: Entry, after: list[Token]) -> tuple[Entry, Span] | None:
    """The count behind "for each of": "$40 for each of the club's 65 rowers"."""
    units = next(iter(board.after(rate, 0)), None)
    if units is None or units.unit or units.figure.mention.of:
        return None
    between = words_between(rate.figure.sentence, after[1].span.end, units.figure.mention.span.start)
    plain = len(between) <= 6 and not any(token.tag in ("VERB", "AUX", "PUNCT") for token in between)
    return (units, after[1].span) if plain and units.head and units.claim.count.bound == "=" else None


def _total_of(board: Board, rate: Entry, units: Entry) -> Entry | None:
    """The next amount or count of the kind of a rate that is said to be all of them."""
    worked_out = _worked_out(board, rate)
    if worked_out is not None:
        return worked_out if worked_out.id != units.id and _is_near_product(worked_out, rate, units) else None
    for other in board.after(rate, _NEAR):
        if _is_alike(board, other, rate) and other.id != units.id and is_said_total(board, other, rate):
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
    joined = any(token.tag == "CONJ" for token in between) if again else False
    return joined or any(token.text.lower() in word_set("adds to a sum") for token in between)


def _names_again(total: Entry, rate: Entry) -> bool:
    """Whether the noun right before a total is one that the sentence of the rate has: "a bonus of $650 ... The bonuses, $20,800 in all"."""
    before = [chunk for chunk in total.figure.sentence.chunks if chunk.span.end <= total.start and chunk.mention is None and chunk.definite]
    return bool(before) and before[-1].head in {token.lemma for token in rate.figure.sentence.tokens if token.tag == "NOUN"}


def _takes_up(entry: Entry, units: Entry) -> bool:
    """Whether a count is that of the units, or takes it up by its number: "the 46", "the 46 tenants"."""
    if entry.id == units.id:
        return True
    same = entry.head in ("", units.head) or entry.figure.elliptic
    return same and entry.figure.definite and not entry.unit and entry.claim.count.nominal == units.claim.count.nominal


def _worked_out(board: Board, rate: Entry) -> Entry | None:
    """The amount right before a rate that is worked out of it: "8,400 francs from the guild, which comes to 7 francs for each"."""
    before = next(iter(board.before(rate, 0)), None)
    if before is None or not _is_alike(board, before, rate):
        return None
    between = words_between(rate.figure.sentence, before.figure.mention.span.end, rate.figure.mention.span.start)
    words = [token.text.lower() for token in between]
    return before if words[-2:] == [",", "or"] or (words[-1:] == ["to"] and {"works", "comes", "amounts", "worked"} & set(words)) else None


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


def is_said_total(board: Board, entry: Entry, rate: Entry) -> bool:
    """Whether the words beside a count or an amount say that it is all of what the rate makes."""
    figure = entry.figure
    if holds_more(entry):
        return False
    if cue_near(figure, "total") is not None:
        return True
    lead = figure.sentence.tokens[max(0, figure.first - 3) : figure.first]
    words = [token.text.lower() for token in lead]
    if figure.order == rate.figure.order and entry.start > rate.start and words[-2:] in ([",", "or"], [")", "or"], [",", "so"]):
        return True
    if words[-2:] in (["enough", "for"], ["room", "for"], ["space", "for"]) and figure.order == rate.figure.order:
        return True
    if words[-1:] == ["of"] and len(lead) > 1 and lead[-2].lemma in word_set("sums"):
        return True
    before = figure.tokens_before(3)
    before = before[:-1] if before and before[-1].text.lower() in ("in", "for", "out") else before[1:]
    if [token.text for token in before[:1]] == [","] and before[-1].form == "VBG" and figure.order == rate.figure.order:
        return before[-1].lemma in word_set("goes on with a total")
    if sums_up(entry) or _is_brought_by(entry, rate):
        return True
    if rate.unit.isupper() and len(rate.unit) == 3:
        return False
    same = entry.head == rate.head and bool(rate.head)
    taken_up = figure.chunk is not None and figure.chunk.determiner in _ALL and figure.relative is None and not figure.modifiers
    return same and (taken_up or "now" in words[-2:] or figure.determiner == "all")


def _is_brought_by(entry: Entry, rate: Entry) -> bool:
    """Whether a participle behind a rate goes on with what it brings, and to whom: ", bringing the board $3,600 a month"."""
    verb = entry.figure.clause.verb if entry.figure.clause is not None else None
    if verb is None or entry.figure.slot != "object" or entry.figure.order != rate.figure.order or entry.start < rate.start:
        return False
    tokens, at = entry.figure.sentence.tokens, verb.tokens[0]
    going_on = tokens[at].form == "VBG" and at > rate.figure.first and tokens[at - 1].text in (",", "—", "–")
    return going_on and verb.lemma in word_set("goes on with a total")


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
