"""link_told_prices: what one thing cost, told twice ("same": value, value).

As in "Lund paid $515,000 for the house. He bought the house for $550,000", "sold the boat for $31,500. It went for $42,500". The thing has
a definite noun or a name, those who pay are one where both are named, and neither sentence has another time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.same_scope import is_same_scope
from factcheck.links.link import Link
from factcheck.syntax.clause import Chunk, Clause, SentenceReading

_CURRENCY: Final = 3
_NEAR: Final = 3
_FACTOR: Final = 3
_BUYS: Final = frozenset(("buy", "purchase", "acquire"))
_SELLS: Final = frozenset(("sell", "auction"))
_FETCHES: Final = frozenset(("fetch", "bring"))
_NEW: Final = frozenset(("another", "other", "second", "third", "next", "new", "old", "former", "first", "last", "part", "half", "share"))
_GOES_ON: Final = frozenset(("then", "later", "now", "since", "again", "also", "still", "once", "more", "originally", "first", "initially"))


@dataclass(frozen=True, slots=True)
class _Price:
    """A sum with the sort of deed that it was paid in ("buy", "sell", "cost"), the thing, who paid or took it, and the time.

    `work` is what was done to the thing for it, where that is told: "build" of "cost $4 million to build".
    """

    entry: Entry
    sort: str
    thing: Chunk
    doer: str
    time: str
    work: str = ""


def link_told_prices(board: Board) -> Iterator[Link]:
    """The pairs of prices of one thing."""
    prices = [price for entry in board.counts if (price := _price(board, entry)) is not None]
    orders = [price.entry.figure.order for price in prices]
    for later, order in zip(prices, orders, strict=True):
        near = prices[bisect_left(orders, order - _NEAR) : bisect_left(orders, order)]
        found = [other for other in near if _is_one(board, other, later)]
        values = {other.entry.claim.count.nominal for other in found}
        if len(values) == 1 and not found[-1].entry.claim.count.support.meets(later.entry.claim.count.support):
            members = (("value", found[-1].entry.id), ("value", later.entry.id))
            yield Link("same", members, (later.entry.figure.mention.span,), inferred=True)


def _price(board: Board, entry: Entry) -> _Price | None:
    """What a sum was paid for; None where no words say so."""
    figure, scope = entry.figure, entry.claim.scope
    clause = figure.clause
    if len(entry.unit) != _CURRENCY or scope.quoted or scope.status != "asserted" or figure.mention.of or entry.is_additive:
        return None
    aside = clause is not None and clause.relative and _is_set_off(figure.sentence, clause)  # "The bridge, which cost $4 million, ..."
    if (
        clause is None
        or clause.verb is None
        or clause.verb.negated
        or (clause.relative and not aside)
        or entry.claim.count.bound not in ("=", "~")
    ):
        return None
    if {token.text.lower() for token in figure.sentence.tokens} & _GOES_ON or entry.part_cue is not None or entry.each is not None:
        return None
    chunks, verb, passive = figure.sentence.chunks, clause.verb.lemma, clause.verb.voice == "passive"
    subject = chunks[clause.subject[0]] if len(clause.subject) == 1 else None
    objects = [chunks[at] for at in clause.objects if chunks[at].mention is None]
    bought = [chunks[at] for slot, at in clause.obliques if slot == "for" and chunks[at].mention is None]
    sort, thing, doer = "", None, subject
    if verb in _BUYS | _SELLS and figure.slot == "for":
        sort = "buy" if verb in _BUYS else "sell"
        thing, doer = (subject, None) if passive or not objects else (objects[0] if len(objects) == 1 else None, subject)
        if not passive and not objects and verb in _BUYS:
            thing = None
    elif verb == "pay" and figure.slot == "object" and not passive and len(bought) == 1:
        sort, thing = "buy", bought[0]
    elif verb == "cost" and figure.slot == "object" and not passive:
        sort, thing, doer = "cost", subject, None
    elif verb in word_set("verbs of building") and (figure.slot == "for" or _at_a_cost(entry)):
        sort, thing, doer = "cost", subject if passive else objects[0] if len(objects) == 1 else None, None
    elif (verb == "go" and figure.slot == "for") or (verb in _FETCHES and figure.slot == "object"):
        sort, thing, doer = "sell", subject, None
    thing = _thing(figure.sentence, thing)
    if thing is None or not sort:
        return None
    time = board.time(entry)
    work = (verb if verb in word_set("verbs of building") else _work_behind(entry)) if sort == "cost" else ""
    return _Price(entry, sort, thing, _name(board, figure.sentence, doer), time.timex if time is not None else "", work)


def _is_set_off(sentence: SentenceReading, clause: Clause) -> bool:
    """Whether a mark parts a relative clause from its noun, so that it tells of what is known and does not say which is meant."""
    verb = clause.verb
    lead = sentence.tokens[max(0, verb.tokens[0] - 2) : verb.tokens[0]] if verb is not None else ()
    return [token.text for token in lead] == [",", "which"]


def _at_a_cost(entry: Entry) -> bool:
    """As in "was built at a cost of $4 million"."""
    lead = [token.text.lower() for token in entry.figure.tokens_before(4)]
    return lead in (["at", "a", "cost", "of"], ["at", "the", "cost", "of"])


def _work_behind(entry: Entry) -> str:
    """What was done for a sum: "cost $4 million to build"."""
    after = list(entry.figure.tokens_after())[:2]
    return after[1].lemma if len(after) > 1 and after[0].text.lower() == "to" and after[1].tag == "VERB" else ""


def _thing(sentence: SentenceReading, chunk: Chunk | None) -> Chunk | None:
    """A thing of which there is one: "the house", "a boat", "Orr Hall"."""
    if chunk is None or chunk.mention is not None or not chunk.head or {chunk.determiner, *chunk.modifiers} & _NEW:
        return None
    token = sentence.tokens[chunk.tokens[1]]
    singular = token.form in ("NN", "NNP") and chunk.head not in word_set("what is paid for")
    return chunk if singular and (chunk.determiner not in ("", "no") or token.tag == "PROPN") else None


def _name(board: Board, sentence: SentenceReading, chunk: Chunk | None) -> str:
    """The last word for who paid; a pronoun by the subject of the sentence before; "" where nobody is named."""
    if chunk is None:
        return ""
    token = sentence.tokens[chunk.tokens[1]]
    if token.tag == "PRON":
        before = board.sentence(sentence.sentence.index - 1)
        main = next((c for c in before.clauses if c.subject and not c.relative), None) if before is not None else None
        if before is None or main is None:
            return "?"
        token = before.tokens[before.chunks[main.subject[0]].tokens[1]]
    return token.lemma.lower()


def _is_one(board: Board, first: _Price, second: _Price) -> bool:
    """Whether two prices are those of one thing, paid once."""
    one, other = first.entry, second.entry
    if first.sort != second.sort or one.unit != other.unit:
        return False
    named = first.thing.head == second.thing.head and set(second.thing.modifiers) <= set(first.thing.modifiers)
    if not named or not (second.thing.definite or second.thing.determiner == "") or first.time != second.time:
        return False
    if "" not in (first.work, second.work) and first.work != second.work:
        return False  # "cost $4 million to build and $2 million to restore"
    of = [price.entry.figure.sentence.chunks[price.thing.of].head if price.thing.of is not None else "" for price in (first, second)]
    if of[1] not in ("", of[0]) or ("" not in (first.doer, second.doer) and first.doer != second.doer):
        return False
    low, high = sorted((one.claim.count.nominal, other.claim.count.nominal))
    return 0 < high <= _FACTOR * low and is_same_scope(board, other, one)
