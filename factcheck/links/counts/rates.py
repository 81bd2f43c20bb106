"""link_rates: so many each, of so many, come to so many in all ("rate": rate, units, total).

Licences: "five buses, each carrying 40 residents ... the 200 evacuees"; "12 crates with 24 jars each, 288 jars in all"; "240 jars at
$8 each, raising $1,920"; "each of the 12 teams has nine players, 108 players in all". The three figures stand in one sentence, or the
total follows within two; the total has the noun of the rate and is marked as a whole or taken up with an article, or is what was paid.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.nouns import is_period, is_person
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, each_word, words_between
from factcheck.links.counts.change_terms import read_term
from factcheck.links.counts.per_member import link_per_member
from factcheck.links.counts.rate_products import link_products
from factcheck.links.counts.rate_said import is_income, is_said_total
from factcheck.links.counts.rate_times import link_rate_times
from factcheck.links.counts.rate_totals import cents_in, link_paces
from factcheck.links.counts.rate_words import holds_more, is_of_rest, is_single_price
from factcheck.links.counts.times_apart import is_of_other_time
from factcheck.links.counts.work_weeks import link_work_weeks
from factcheck.links.cues import cue_near
from factcheck.links.link import Link

_NEAR: Final = 2
_FEW: Final = 4
_PAID: Final = frozenset(
    ("for", "raise", "total", "bring", "cost", "pay", "earn", "collect", "take", "worth", "make", "fetch", "gross", "come")
)


def link_rates(claims: Sequence[Claim], board: Board) -> list[Link]:
    """The rates whose units and totals the words beside them give."""
    links: list[Link] = []
    for entry in board.counts:
        if entry.claim.scope.quoted or entry.claim.scope.status not in ("asserted", "planned"):
            continue
        found = _distributed(board, entry) or _priced(board, entry)
        if found is not None:
            units, total, licence = found
            members = (("rate", entry.id), ("units", units.id), ("total", total.id))
            if _is_of_figure_before(entry, total) or _is_out_of(entry, total):
                continue
            if len({entry.id, units.id, total.id}) == 3 and not is_of_rest(total, entry) and not _is_met(board, entry, units, total):
                links.append(Link("rate", members, (licence,), inferred=total.figure.order != entry.figure.order))
    known = {name for link in links for name in link.ids("rate")}
    products = [link for link in link_products(board) if not known & set(link.ids("rate"))]
    known |= {name for link in products for name in link.ids("rate")}
    of_kinds = [link for link in link_per_member(board) if not known & set(link.ids("rate"))]
    paces = list(link_paces(claims, board))
    known |= {name for link in (*of_kinds, *paces) for _, name in link.members}
    weeks = [link for link in link_work_weeks(board) if not known & {name for _, name in link.members}]
    known |= {name for link in weeks for _, name in link.members}
    return [*links, *products, *of_kinds, *paces, *weeks, *link_rate_times(claims, board, known)]


def _is_of_figure_before(rate: Entry, total: Entry) -> bool:
    """As in "paid $612,000 for the tickets, or $183 each, and sold 2,980 of them for $985,000": of what stands before "or"."""
    return total.start > rate.start and [token.text.lower() for token in rate.figure.tokens_before(2)] == [",", "or"]


def _is_out_of(rate: Entry, total: Entry) -> bool:
    """As in "each took one of the other two": the second figure is what the first is taken from."""
    after = [token.text.lower() for token in rate.figure.tokens_after()][:2] if total.figure.order == rate.figure.order else []
    return after[:1] == ["of"] and 0 < total.figure.first - rate.figure.first <= _FEW


def _is_met(board: Board, rate: Entry, units: Entry, total: Entry) -> bool:
    """Whether another count is what they come to: "pulled nine pupils out ... made three trips, with three each ... the 17 pupils"."""
    if total.figure.order == rate.figure.order:
        return False
    product = rate.claim.count.nominal * units.claim.count.nominal
    others = (other for other in board.near(rate.start) if other.id not in (rate.id, units.id, total.id) and other.unit == total.unit)
    return product != total.claim.count.nominal and any(other.claim.count.nominal == product for other in others)


def _distributed(board: Board, entry: Entry) -> tuple[Entry, Entry, Span] | None:
    """The units and the total of a count that "each" makes a rate: "each carrying 40 residents", "24 jars each"."""
    if (is_period(entry.head) and not entry.unit) or read_term(entry.claim, entry.figure).part == "change":
        return None  # "Orr and Lund were each down by three rigs"
    before = [other for other in board.in_sentence(entry.figure.order) if other.start < entry.start and not other.unit]
    if not before or is_period(before[-1].head) or before[-1].head == entry.head:
        return None
    units, paid = before[-1], len(entry.unit) == 3
    each = (None if paid else each_word(entry)) or _each_of(units, entry)
    if each is None:
        return None
    if paid and any(token.lemma in word_set("price adjustments") for token in entry.figure.sentence.tokens):
        return None
    total = _total_of(board, entry)
    if paid and total is not None and (holds_more(total) or total.is_additive or total.figure.order != entry.figure.order):
        return None  # "Each of the 12 finalists got $500, a total of $9,000 with the first prize"
    if (
        paid
        and total is not None
        and any(
            token.tag in ("CONJ", "SCONJ") and token.text.lower() != "or"
            for token in words_between(entry.figure.sentence, entry.figure.mention.span.end, total.figure.mention.span.start)
        )
    ):
        return None  # "..., and $9,000 in all was given away"
    return (units, total, each) if total is not None else None


def _each_of(units: Entry, entry: Entry) -> Span | None:
    """The words "each of the" before the units, where the rate follows within a few words."""
    between = words_between(entry.figure.sentence, units.figure.mention.span.end, entry.start)
    lead = [token for token in units.figure.sentence.tokens if token.span.end <= units.start][-6:]
    words = [token.text.lower() for token in lead]
    every = next((at for at in range(len(words) - 2) if words[at : at + 3] == ["every", "one", "of"]), None)
    if every is not None and len(between) <= 6:
        return lead[every].span
    if "each" in words and words[words.index("each") + 1 : words.index("each") + 2] == ["of"] and len(between) <= 6:
        return lead[words.index("each")].span
    return None


def _total_of(board: Board, rate: Entry) -> Entry | None:
    """The count of all of them: of the same noun, or of the same persons, marked as a whole or taken up with an article."""
    for other in board.after(rate, _NEAR):
        if (
            other.unit != rate.unit
            or other.claim.scope.quoted
            or other.claim.scope.status in ("former", "negated")
            or "other" in other.figure.modifiers
            or _is_of_a_row(other)
            or other.claim.count.nominal < rate.claim.count.nominal
        ):
            continue
        whole = cue_near(other.figure, "total") is not None
        same = other.head == rate.head and (not rate.unit or other.claim.count.nominal > rate.claim.count.nominal)
        summed = whole and other.figure.order == rate.figure.order and other.figure.mention.span.start < other.start
        if (
            summed
            or ((same or not other.head) and is_said_total(board, other, rate))
            or (same and (whole or other.figure.definite))
            or (is_person(rate.head) and is_person(other.head) and (whole or _takes_all_up(other)))
            or (rate.head in word_set("holds one") and is_person(other.head) and is_said_total(board, other, rate))
        ):
            return other
    return None


def _is_of_a_row(entry: Entry) -> bool:
    """As in "the first two games": some of a row, and not all that there are."""
    return any(token.form == "OD" or token.text.lower() in ("last", "next", "final") for token in entry.figure.tokens_before(1))


def _takes_all_up(entry: Entry) -> bool:
    chunk = entry.figure.chunk
    return (
        chunk is not None
        and chunk.determiner in ("the", "all", "those", "these")
        and not entry.figure.modifiers
        and entry.figure.relative is None
    )


def _priced(board: Board, entry: Entry) -> tuple[Entry, Entry, Span] | None:
    """The units and the total of a price: the only count of what it is the price of, and the only other amount."""
    mention = entry.figure.mention
    per = mention.of.removeprefix("per:") if mention.of.startswith("per:") else ""
    if not per or not entry.unit or (len(entry.unit) != 3 and entry.unit != "cent"):
        return None
    if any(token.lemma in word_set("price adjustments") for token in entry.figure.sentence.tokens):
        return None
    if any(holds_more(other) for other in board.in_sentence(entry.figure.order)):
        return None
    if is_single_price(entry):
        return None
    near = board.in_sentence(entry.figure.order)
    if len(near) == 1:
        return _sold_next(board, entry)
    counts = [other for other in near if not other.unit and not is_period(other.head) and (per == "each" or other.head == per)]
    sums = [other for other in near if _is_of_money(other, entry) and other.id != entry.id and not other.figure.mention.of]
    if not sums and len(counts) == 1:
        sums = [other for other in board.in_sentence(entry.figure.order + 1) if _is_the_sum(other, entry, counts[0])]
        return (counts[0], sums[0], mention.span) if len(sums) == 1 else None
    if len(sums) > 1:
        sums = [other for other in sums if _is_paid(other) and other.start > entry.start]
    # "gave $90,000 to six schools, or $15,000 each".
    worked = [token.text.lower() for token in entry.figure.tokens_before(2)] == [",", "or"] and sums[:1] and sums[0].start < entry.start
    if len(counts) != 1 or len(sums) != 1 or not (worked or _is_paid(sums[0])) or _is_offer(counts[0], sums[0], entry):
        return None
    rivals = [other for other in near if other.figure.mention.of == mention.of and other.unit == entry.unit and other.id != entry.id]
    if any(other.claim.count.nominal * counts[0].claim.count.nominal == sums[0].claim.count.nominal for other in rivals):
        return None  # "stock at $20 a share, with a dividend of $1.60 a share, for $2 million"
    return counts[0], sums[0], Span(mention.core.end, mention.span.end) if mention.core.end < mention.span.end else mention.span


def _sold_next(board: Board, entry: Entry) -> tuple[Entry, Entry, Span] | None:
    """How many were sold at a price, and for how much: "Tickets cost $15 apiece. By Friday the club had sold 220, taking in $3,300"."""
    near = board.in_sentence(entry.figure.order + 1)
    if any(holds_more(other) or other.claim.scope.quoted for other in near):
        return None
    counts = [other for other in near if not other.unit and not is_period(other.head)]
    sums = [other for other in near if other.unit == entry.unit and not other.figure.mention.of]
    if len(counts) != 1 or len(sums) != 1 or len(near) != 2 or not _is_paid(sums[0]) or counts[0].start > sums[0].start:
        return None
    clause = entry.figure.clause
    priced = {entry.figure.sentence.chunks[at].head for at in clause.participants()} if clause is not None else set()
    bare = not counts[0].head or counts[0].figure.elliptic
    verb = counts[0].figure.clause.verb if counts[0].figure.clause is not None else None
    traded = verb is not None and verb.lemma in word_set("buying") | word_set("selling")
    fits = traded and (bare or counts[0].head in priced) and counts[0].claim.count.bound == "="
    return (counts[0], sums[0], entry.figure.mention.span) if fits else None


def _is_offer(units: Entry, total: Entry, price: Entry) -> bool:
    """As in "3 for $5, or $1.99 each": what several cost together is less than what each of them costs alone."""
    bare = units.figure.elliptic or not units.head
    offered = bare and [token.text.lower() for token in total.figure.tokens_before(1)] == ["for"]
    made = price.claim.count.nominal * units.claim.count.nominal / cents_in(price.unit, total.unit)
    return offered and made > total.claim.count.nominal


def _is_of_money(other: Entry, price: Entry) -> bool:
    """Whether an amount is in the currency of a price: dollars beside "35 cents each"."""
    return other.unit == price.unit or cents_in(price.unit, other.unit) != 1


def _is_the_sum(other: Entry, price: Entry, units: Entry) -> bool:
    """Whether an amount of the next sentence takes up what was brought in: "The $1,260 will go to the fund", "The pies brought $1,260"."""
    chunk = other.figure.chunk
    taken_up = chunk is not None and chunk.determiner in ("the", "all", "that") and not chunk.head and not other.figure.modifiers
    near = other.figure.paragraph == price.figure.paragraph and other.unit == price.unit and not is_of_other_time(other)
    clause = other.figure.clause
    verb = clause.verb.lemma if clause is not None and clause.verb is not None and not clause.verb.negated else ""
    subject = other.figure.sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None
    sold = subject is not None and subject.definite and subject.mention is None and subject.head == units.head and not subject.modifiers
    told = taken_up or (sold and verb in word_set("brings in")) or is_income(other, price) or cue_near(other.figure, "total") is not None
    return near and not other.claim.scope.quoted and told


def _is_paid(entry: Entry) -> bool:
    """Whether an amount is what all of it cost or brought."""
    return any(token.lemma in _PAID for token in entry.figure.tokens_before(2)) or cue_near(entry.figure, "total") is not None
