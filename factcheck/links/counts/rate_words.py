"""sums_up, holds_more and their like: what the words around an amount say of it, as the total of a rate.

"That is 35" sums up; "$9,000 in all with the first prize" and "The gifts and a grant came to $1,400" hold more than a rate makes; "won
$250,000 and will divide the rest among five" tells of the rest; "or $2 a can when bought singly" is the price of one alone.
"""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry

_BESIDE: Final = 5


def is_of_rest(total: Entry, rate: Entry) -> bool:
    """As in "won £250,000 and will divide the rest among five, who get £25,000 each": what is shared out is not the total."""
    tokens = rate.figure.sentence.tokens[total.figure.beyond : rate.figure.first] if total.figure.sentence is rate.figure.sentence else ()
    words = [token.text.lower() for token in tokens]
    return any(first == "the" and second in ("rest", "remainder", "balance") for first, second in pairwise(words))


def holds_more(entry: Entry) -> bool:
    """Whether words beside a total add to it, or take from it: "$9,000 in all with the first prize", "after costs raised $1,900"."""
    after = [token.text.lower() for token in entry.figure.tokens_after()][:_BESIDE]
    lead = [token.text.lower() for token in entry.figure.sentence.tokens[max(0, entry.figure.first - _BESIDE) : entry.figure.first]]
    less = any(first == "after" and second in word_set("taken off") for first, second in pairwise(lead))
    less = less or any(first == "after" and second in word_set("taken off") for first, second in pairwise(after))  # "after taxes"
    return bool(set(after) & word_set("adds to a sum") - {"after", "less"}) or less or is_joint_subject(entry)


def is_joint_subject(entry: Entry) -> bool:
    """Whether what brings an amount is told together with something else: "The gifts and a grant came to $1,400"."""
    clause, tokens = entry.figure.clause, entry.figure.sentence.tokens
    if clause is None or clause.verb is None or not clause.subject or entry.start < clause.verb.span.end:
        return False
    first = entry.figure.sentence.chunks[clause.subject[0]].tokens[0]
    phrase = list(takewhile(lambda token: token.tag not in ("VERB", "AUX"), tokens[first : clause.verb.tokens[0]]))
    return len(phrase) == clause.verb.tokens[0] - first and any(token.text.lower() in ("and", "plus") for token in phrase)


def is_repeated(board: Board, total: Entry) -> bool:
    """Whether the sentence of a total tells that what makes it was done several times over: "in two trips"."""
    return any(
        other.head in word_set("goes and comes back") and other.claim.count.nominal > 1 for other in board.in_sentence(total.figure.order)
    )


def is_single_price(rate: Entry) -> bool:
    """Whether a price is that of one bought alone: "Six cans cost $9, or $2 a can when bought singly"."""
    after = {token.text.lower() for token in list(rate.figure.tokens_after())[:5]}
    return bool(after & {"singly", "separately", "individually", "alone"})


def opens_with_more(entry: Entry) -> bool:
    """Whether the sentence of a total opens with what is added to it: "With the cup for the winner, the club will pay $26,000 in all"."""
    tokens = entry.figure.sentence.tokens[: entry.figure.first]
    if not tokens or tokens[0].text.lower() not in word_set("adds to a sum"):
        return False
    opening = tokens[: next((token.index for token in tokens if token.text == ","), 0)]
    return bool(opening) and not any(token.form == "C" for token in opening)


def sums_up(entry: Entry) -> bool:
    """Whether a clause says that its figure is what others come to: "that is 35", "his fine came to $120"."""
    first = entry.figure.sentence.tokens[0]
    if first.text.lower() in word_set("adds to a sum"):
        return False  # "With tips, that came to $1,100"
    lead = [token.text.lower() for token in entry.figure.tokens_before(3)]
    if lead[-2:] in (["that", "is"], ["that", "was"], ["that", "'s"], ["which", "is"]) or lead[-3:] == ["that", "would", "be"]:
        return True
    if lead[:1] in (["that"], ["this"], ["it"], ["which"]) and lead[1:] in (
        ["comes", "to"],
        ["came", "to"],
        ["amounts", "to"],
        ["up", "to"],
    ):
        return True
    clause = entry.figure.clause
    if clause is None or clause.verb is None or clause.verb.negated:
        return False
    if clause.verb.lemma in ("come", "amount", "add") and entry.figure.slot == "to":
        return True
    subject = entry.figure.sentence.chunks[clause.subject[0]] if clause.subject else None
    pointed = subject is not None and (subject.head or subject.determiner) in ("that", "this", "it", "which")
    return pointed and clause.verb.lemma in word_set("sums up") and entry.figure.slot in ("object", "to", "at", "")
