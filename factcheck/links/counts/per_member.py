"""link_per_member: what one of a kind holds, gives or costs, and what several of them do ("rate" or "capacity": rate, units, total).

As in "Each cow gives six gallons of milk a day. The 50 cows give 300 gallons a day", "A box holds 24 cans. Ten boxes hold 240 cans". The
kind stands in the singular with "each", "every" or "a", and again with its number as the subject of the same deed. What only has room for
so many ("Each van seats 12. Five vans took all 55 players") holds no more than its number times that: a capacity.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.nouns import is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.rate_said import is_said_total
from factcheck.links.counts.rate_totals import per_unit
from factcheck.links.counts.rate_words import holds_more, is_joint_subject, is_repeated
from factcheck.links.cues import is_additive
from factcheck.links.link import Link
from factcheck.syntax.clause import Chunk, Clause

_NEXT: Final = 2
_EACH: Final = frozenset(("each", "every"))
_ONE: Final = frozenset(("a", "an", "one"))


def link_per_member(board: Board) -> Iterator[Link]:
    """The rates of one of a kind with the number of those that a sentence tells to do the same, and what they come to."""
    for rate in board.counts:
        kind = _kind_of(rate)
        if kind is None:
            continue
        for units, total in _told_again(board, rate, kind):
            verb = total.figure.clause.verb if total.figure.clause is not None else None
            seats = rate.head in word_set("holds one") and not same_nouns(total.head, rate.head)
            roomy = seats or (
                rate.verb in word_set("has room for") and not (verb is not None and (verb.lemma, verb.tense) == (rate.verb, "present"))
            )
            members = (("rate", rate.id), ("units", units.id), ("total", total.id))
            yield Link("capacity" if roomy else "rate", members, (kind.span,), inferred=True)
            break


def _kind_of(rate: Entry) -> Chunk | None:
    """The singular subject of what a figure is told of: "each cow", "a box"; None where it tells of one alone."""
    clause, count = rate.figure.clause, rate.claim.count
    if clause is None or clause.verb is None or clause.verb.negated or not clause.subject or rate.claim.scope.quoted:
        return None
    if not _is_plain(rate) or rate.start < clause.verb.span.end or count.bound != "=" or count.nominal <= 1 or is_period(rate.head):
        return None
    kind = rate.figure.sentence.chunks[clause.subject[0]]
    if not kind.head or kind.of is not None or kind.mention is not None or is_period(kind.head):
        return None
    generic = kind.determiner in _ONE and clause.verb.tense == "present" and clause.verb.lemma in word_set("true of every one")
    return kind if kind.determiner in _EACH or generic else None


def _is_plain(entry: Entry) -> bool:
    return entry.claim.scope.status in ("asserted", "planned", "hypothetical") and not entry.claim.scope.quoted and entry.figure.at >= 0


def _told_again(board: Board, rate: Entry, kind: Chunk) -> Iterator[tuple[Entry, Entry]]:
    """The number of a kind, and the figure of what all of them do, in the sentence that tells it."""
    for units in board.after(rate, _NEXT):
        if not _is_plain(units) or units.unit or units.claim.count.bound != "=" or not same_nouns(units.head, kind.head):
            continue
        if is_additive(units.figure) or set(units.figure.modifiers) != set(kind.modifiers) or units.claim.count.nominal <= 1:
            continue
        if [token.text.lower() for token in list(units.figure.tokens_after())[:1]] == ["of"]:
            continue  # "A crate weighs 30 pounds. Ten crates of apples weigh 420 pounds"
        clause = units.figure.clause
        if clause is None or clause.verb is None or units.figure.slot != "subject" or clause.verb.negated or clause.relative:
            continue
        here = board.in_sentence(units.figure.order)
        totals = [
            other for other in here if other.start > units.start and _is_of_sort(board, other, rate) and other.figure.clause is clause
        ]
        if (
            len(totals) == 1
            and not is_repeated(board, totals[0])
            and not is_joint_subject(totals[0])
            and (_is_same_deed(rate, clause) or is_said_total(board, totals[0], rate))
        ):
            yield units, totals[0]


def _is_of_sort(board: Board, other: Entry, rate: Entry) -> bool:
    """Whether a figure is of the unit and the noun of a rate, over the same time, and no rate of its own."""
    if not _is_plain(other) or other.unit != rate.unit or per_unit(other, board) != per_unit(rate, board) or other.each is not None:
        return False
    if holds_more(other) or is_additive(other.figure) or other.claim.count.bound in ("<", ">"):
        return False
    if rate.unit:
        return other.figure.mention.of in ("", rate.figure.mention.of, f"per:{per_unit(rate, board)}")
    people = is_person(other.head) and (is_person(rate.head) or not rate.head or rate.head in word_set("holds one"))
    return people or same_nouns(other.head, rate.head) or (not other.head and bool(rate.head))


def _is_same_deed(rate: Entry, clause: Clause) -> bool:
    """Whether a clause tells of what a rate is told of: by the same verb, or by that of those who fill what has room for them."""
    assert clause.verb is not None
    if rate.head in word_set("holds one") and clause.verb.lemma in word_set("has room for"):
        return True  # "Each bus has 48 seats. The five buses carried 230 fans"
    return clause.verb.lemma == rate.verb or {clause.verb.lemma, rate.verb} <= word_set("has room for")
