"""is_said_total: whether words say that a count or an amount is all of what a rate makes.

As in "$90,000 in all", "or $90,000", "a debt of $15", ", bringing the board $3,600", "Dues bring in $1,200", "The bill was $800".
"""

from __future__ import annotations

from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.rate_words import holds_more, sums_up
from factcheck.links.cues import cue_near

_ALL: Final = frozenset(("the", "all", "those", "these"))


def is_said_total(board: Board, entry: Entry, rate: Entry) -> bool:
    """Whether the words beside a count or an amount say that it is all of what the rate makes."""
    figure = entry.figure
    if holds_more(entry):
        return False
    if cue_near(figure, "total") is not None:
        return True
    lead = figure.sentence.tokens[max(0, figure.first - 3) : figure.first]
    words = [token.text.lower() for token in lead]
    if (
        figure.order == rate.figure.order
        and entry.start > rate.start
        and words[-2:] in ([",", "or"], [")", "or"], [",", "so"], [",", "for"])
    ):
        return True
    if words[-2:] in (["enough", "for"], ["room", "for"], ["space", "for"]) and figure.order == rate.figure.order:
        return True
    if words[-1:] == ["of"] and len(lead) > 1 and lead[-2].lemma in word_set("sums"):
        return True
    before = figure.tokens_before(3)
    before = before[:-1] if before and before[-1].text.lower() in ("in", "for", "out") else before[1:]
    if [token.text for token in before[:1]] == [","] and before[-1].form == "VBG" and figure.order == rate.figure.order:
        return before[-1].lemma in word_set("goes on with a total")
    if sums_up(entry) or is_the_bill(entry) or _is_brought_by(entry, rate) or is_income(entry, rate):
        return True
    if rate.unit.isupper() and len(rate.unit) == 3:
        return False
    same = entry.head == rate.head and bool(rate.head)
    taken_up = figure.chunk is not None and figure.chunk.determiner in _ALL and figure.relative is None and not figure.modifiers
    return same and (taken_up or "now" in words[-2:] or figure.determiner == "all")


def is_the_bill(entry: Entry) -> bool:
    """Whether an amount is said of the bill, the total, the cost: "His bill for ten nights was $800"."""
    clause, chunks = entry.figure.clause, entry.figure.sentence.chunks
    if clause is None or clause.verb is None or not clause.subject or clause.verb.lemma not in ("be", "come", "total", "reach"):
        return False
    subject = chunks[clause.subject[0]]
    return subject.definite and not subject.modifiers and subject.head in word_set("sums")


def is_income(entry: Entry, rate: Entry) -> bool:
    """Whether an amount is what all that is paid brings in: "pays $20 a year. Dues bring in $1,200", "Its income from dues is $1,200"."""
    clause, chunks = entry.figure.clause, entry.figure.sentence.chunks
    if clause is None or clause.verb is None or not clause.subject or clause.verb.negated or len(rate.unit) != 3:
        return False
    if not 0 < entry.figure.order - rate.figure.order <= 1 or clause.verb.lemma not in word_set("brings in") | {"be", "total", "come"}:
        return False
    subject = chunks[clause.subject[0]]
    paid = {token.lemma for token in rate.figure.sentence.tokens if token.tag == "NOUN"} & word_set("what is paid for")
    named = subject.head in word_set("what is brought in") or subject.head in paid
    behind = entry.figure.sentence.tokens[subject.tokens[1] + 1 : subject.tokens[1] + 3]
    if behind and behind[0].tag == "ADP":
        source = behind[-1].lemma
        named = named and source in paid | word_set("what is brought in") | word_set("what is paid for")  # not "its income from rents"
    narrowed = subject.head in word_set("what is brought in") and subject.determiner in ("a", "an", "another", "other")
    return named and not narrowed


def _is_brought_by(entry: Entry, rate: Entry) -> bool:
    """Whether a participle behind a rate goes on with what it brings, and to whom: ", bringing the board $3,600 a month"."""
    verb = entry.figure.clause.verb if entry.figure.clause is not None else None
    if verb is None or entry.figure.slot != "object" or entry.figure.order != rate.figure.order or entry.start < rate.start:
        return False
    tokens, at = entry.figure.sentence.tokens, verb.tokens[0]
    going_on = tokens[at].form == "VBG" and at > rate.figure.first and tokens[at - 1].text in (",", "—", "–")
    return going_on and verb.lemma in word_set("goes on with a total")
