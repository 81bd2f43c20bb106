"""link_instalments: an amount paid or shared out in equal amounts ("rate": rate, units, total).

Licences: "a fee of $42 million, paid in three instalments of $14 million"; "$1.2 million, split equally among four heirs, who get
$300,000 each".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.counts.count_words import count_words
from factcheck.claims.nouns import is_period
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.rate_words import is_of_rest
from factcheck.links.link import Link
from factcheck.syntax.clause import Token

_EVENLY: Final = frozenset(("equally", "evenly", "equal"))
_AMONG: Final = frozenset(("among", "between", "by", "to", "amongst"))


def link_instalments(board: Board) -> Iterator[Link]:
    """The amounts that are paid or shared out in so many equal ones."""
    for rate in board.counts:
        if len(rate.unit) != 3 or rate.claim.scope.quoted or rate.claim.count.bound != "=":
            continue
        found = _paid_in(board, rate) or _shared_by(board, rate) or _each_got(board, rate)
        if found is None:
            continue
        units, total, cue = found
        if units.claim.count.bound == "=" and total.claim.count.nominal > rate.claim.count.nominal:
            yield Link("rate", (("rate", rate.id), ("units", units.id), ("total", total.id)), (cue,), inferred=True)


def _amounts(board: Board, rate: Entry) -> list[Entry]:
    """The other amounts of its sentence in that currency."""
    return [other for other in board.in_sentence(rate.figure.order) if other.unit == rate.unit and other.id != rate.id]


def _paid_in(board: Board, rate: Entry) -> tuple[Entry, Entry, Span] | None:
    """As in "a grant of $60 million, due in four yearly instalments of $15 million"."""
    lead = rate.figure.tokens_before(2)
    amounts = _amounts(board, rate)
    if len(lead) < 2 or lead[1].text.lower() != "of" or lead[0].lemma not in word_set("instalments") or len(amounts) != 1:
        return None
    units = next((other for other in board.before(rate, 0) if not other.unit and _counts_payments(other, lead[0])), None)
    total = amounts[0]
    if units is None or units.claim.scope.status == "former" or total.start > units.start:
        return None
    before = units.figure.tokens_before(1)
    return (units, total, lead[0].span) if before and before[0].text.lower() in ("in", "over", "with", "by", "of") else None


def _counts_payments(units: Entry, noun: Token) -> bool:
    """Whether a number counts the payments of an amount: "four instalments of", "12 monthly payments of"."""
    tokens = units.figure.sentence.tokens
    between = [token for token in tokens if units.figure.mention.core.end <= token.span.start < noun.span.start]
    return units.head == noun.lemma or [token.text.lower() for token in between][-1:] in (["monthly"], ["weekly"], ["yearly"], ["annual"])


def _shared_by(board: Board, rate: Entry) -> tuple[Entry, Entry, Span] | None:
    """As in "The $1.2 million will be split equally among the four climbers, who will get $300,000 each"."""
    tokens = rate.figure.sentence.tokens
    evenly = next((token for token in tokens if token.text.lower() in _EVENLY and token.span.end <= rate.start), None)
    amounts = [other for other in _amounts(board, rate) if other.start < rate.start]
    shared = any(token.lemma in count_words("shareout") for token in tokens)
    lead = rate.figure.tokens_before(2)
    if evenly is None and len(lead) == 2 and lead[0].text.lower() == "each" and lead[1].lemma in word_set("receiving"):
        evenly, shared = lead[0], True
    cue = evenly.span if evenly is not None else rate.each
    if cue is None and rate.figure.mention.of == "per:each":
        cue = rate.figure.mention.span  # "split among five diners, who paid $120 each"
    if cue is None or not shared or len(amounts) != 1 or len(_amounts(board, rate)) != 1:
        return None
    if is_of_rest(amounts[0], rate):
        return None
    units = [
        other
        for other in board.in_sentence(rate.figure.order)
        if not other.unit and amounts[0].start < other.start < rate.start and other.head and not is_period(other.head)
    ]
    lead = units[0].figure.tokens_before(1) if len(units) == 1 else []
    if lead and lead[0].text.lower() in _AMONG:
        return units[0], amounts[0], cue
    if units:
        return None
    sharers = [other for other in board.in_sentence(rate.figure.order) if not other.unit and other.start < amounts[0].start and other.head]
    fits = len(sharers) == 1 and sharers[0].figure.slot == "subject" and sharers[0].verb in count_words("shareout")
    return (sharers[0], amounts[0], cue) if fits else None  # "The three partners shared the $60,000 equally, with each receiving"


def _each_got(board: Board, rate: Entry) -> tuple[Entry, Entry, Span] | None:
    """As in "The four brothers split $80,000 evenly. Each got $20,000": what each of those got who shared an amount right before."""
    clause, chunks = rate.figure.clause, rate.figure.sentence.chunks
    if clause is None or clause.verb is None or not clause.subject or clause.verb.lemma not in word_set("receiving") | {"be"}:
        return None
    each = chunks[clause.subject[0]]
    own = {each.head, each.determiner, chunks[each.of].head if each.of is not None else ""}
    before = board.in_sentence(rate.figure.order - 1)
    if "each" not in own or _amounts(board, rate) or clause.verb.negated:
        return None
    amounts = [other for other in before if other.unit == rate.unit]
    units = [other for other in before if not other.unit and other.head and not is_period(other.head)]
    if len(amounts) != 1 or len(units) != 1 or amounts[0].figure.paragraph != rate.figure.paragraph:
        return None
    tokens = amounts[0].figure.sentence.tokens
    evenly = next((token for token in tokens if token.text.lower() in _EVENLY), None)
    shared = any(token.lemma in count_words("shareout") for token in tokens)
    return (units[0], amounts[0], evenly.span) if evenly is not None and shared else None
