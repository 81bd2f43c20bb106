"""link_value_slips: one figure told twice with two of its digits changed about, or past a bound that it was given ("same": value, value).

As in "The penalty, $275,000 ... must send $257,000 to meet the fine in full": two figures of three digits or more that are the same but for
two neighbours, each told once, are hardly ever two things. And as in "No more than 200 people signed up ... All 230 swimmers who put
their names down", "by more than 2,000 residents ... each of the 1,840 signatures", or "for under $3 million ... The final cost
was $3.8 million": a figure that is all there is of a kind, just beyond the only bound on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.nouns import compatible_nouns, is_period, is_person
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.change_terms import read_term
from factcheck.links.cues import content_words, is_kindred, restricting_words, share_words
from factcheck.links.digits import are_swapped
from factcheck.links.link import Link

_FAR: Final = 30
_NEAR_BOUND: Final = Fraction(3, 2)
_LEAST: Final = 20
_MANY: Final = 6  # amounts of one unit in a draft from which on two may have the same digits by chance
_BESIDE: Final = 5


def link_value_slips(board: Board) -> Iterator[Link]:
    """The figures that are one but for a slip, or that lie past their bound."""
    yield from _swapped(board)
    yield from _past_bounds(board)


def _swapped(board: Board) -> Iterator[Link]:
    figures = [entry for entry in board.counts if _is_told(entry) and entry.claim.count.bound == "="]
    told = Counter((entry.unit, entry.claim.count.nominal) for entry in figures)
    many = {unit for unit, times in Counter(unit for unit, _ in told).items() if times > _MANY}
    by_digits: dict[tuple[str, str], list[Entry]] = {}
    for entry in figures:
        digits = "".join(sorted(str(entry.claim.count.nominal.numerator).rstrip("0")))
        earlier = by_digits.setdefault((entry.unit, digits), [])
        for other in earlier[-_FAR:]:
            once = told[other.unit, other.claim.count.nominal] == told[entry.unit, entry.claim.count.nominal] == 1
            alike = are_swapped(other.claim.count.nominal, entry.claim.count.nominal) and _may_be_one(other, entry)
            alike = alike and (entry.unit not in many or bool(share_words(_around(other), _around(entry))))
            if once and alike and entry.figure.order - other.figure.order <= _FAR:
                yield Link("same", (("value", other.id), ("value", entry.id)), (entry.figure.mention.span,), inferred=True)
        earlier.append(entry)


def _around(entry: Entry) -> set[str]:
    """The words right around a figure, which say what it is of."""
    return content_words((*entry.figure.tokens_before(_BESIDE), *list(entry.figure.tokens_after())[:_BESIDE])) | {entry.head} - {""}


def _is_told(entry: Entry) -> bool:
    """Whether a figure is told as a fact by itself: no rate, no part, nothing more, none of another time."""
    scope, figure = entry.claim.scope, entry.figure
    if scope.quoted or scope.status not in ("asserted", "planned") or entry.each is not None or entry.is_additive or figure.at < 0:
        return False
    compared = {token.text.lower() for token in figure.tokens_before(1)} & {"from", "than", "with", "to"}
    if read_term(entry.claim, figure).part == "change":
        return False  # "deposits rose $556 million ... balances fell $565 million"
    return not figure.mention.of and not is_period(entry.head) and not compared and entry.part_cue is None


def _may_be_one(first: Entry, second: Entry) -> bool:
    """Whether two figures may be of one thing: of one unit, or of compatible nouns."""
    if first.figure.sentence is second.figure.sentence:
        return False
    if first.unit or second.unit:
        return True
    people = is_person(first.head) and is_person(second.head)
    kin = people or compatible_nouns(first.head, second.head)
    return kin and (second.figure.definite or bool(share_words(set(first.known) - {first.head}, set(second.known) - {second.head})))


def _past_bounds(board: Board) -> Iterator[Link]:
    for bound in board.counts:
        if bound.claim.count.bound not in ("<", ">") or not _is_told(bound) or bound.claim.count.nominal < _LEAST:
            continue
        past = [(other, cue) for other in board.near(bound.start) if (cue := _is_all_past(other, bound)) is not None]
        if len(past) == 1 and not any(_fits_within(other, bound) for other in board.near(bound.start)):
            other, cue = past[0]
            first, second = sorted((bound, other), key=lambda entry: entry.start)
            yield Link("same", (("value", first.id), ("value", second.id)), (cue,), inferred=True)


def _is_all_past(other: Entry, bound: Entry) -> Span | None:
    """The words that make a figure just past a bound all there is of its kind: "All 230", "The final cost ... was"."""
    if other.claim.count.bound != "=" or not _is_told(other) or other.unit != bound.unit or other.figure.sentence is bound.figure.sentence:
        return None
    least, most = sorted((other.claim.count.nominal, bound.claim.count.nominal))
    if other.claim.count.core.meets(bound.claim.count.core) or most > least * _NEAR_BOUND:
        return None
    clause = other.figure.clause
    subject = other.figure.sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None
    final = subject is not None and bool({*subject.modifiers, subject.head} & word_set("final figures"))
    if final and subject is not None and (bound.unit or not other.head or other.head == bound.head):
        return subject.span
    kin = compatible_nouns(other.head, bound.head) or (is_person(other.head) and is_person(bound.head))
    if bound.unit or not other.figure.definite:
        return None
    if not kin:
        # "signed by more than 2,000 residents ... each of the 1,840 signatures they had collected"
        done = other.head in word_set("one of each person") and is_person(bound.head) and is_kindred(other.head, bound.verb)
        return other.figure.mention.span if done and _is_told_in_full(other) else None
    said = share_words(set(other.known) - {other.head}, set(bound.known) - {bound.head})
    return other.figure.mention.span if other.figure.determiner == "all" or said else None


def _is_told_in_full(entry: Entry) -> bool:
    """Whether a count is one of all: "all 1,840", "each of the 1,840 they had collected"; not "each of the 1,840 gathered on paper"."""
    if any(token.tag != "PRON" for token in restricting_words(entry.figure.tokens_after())[:1]):
        return False
    lead = [token.text.lower() for token in entry.figure.tokens_before(3)]
    return entry.figure.determiner == "all" or ("of" in lead[1:] and lead[lead.index("of", 1) - 1] in ("each", "all", "one"))


def _fits_within(other: Entry, bound: Entry) -> bool:
    """Whether another definite figure of the kind keeps within a bound: then that is the one that it holds for."""
    same = other.unit == bound.unit and (bool(bound.unit) or compatible_nouns(other.head, bound.head))
    return same and other.id != bound.id and other.figure.definite and other.claim.count.core.meets(bound.claim.count.core)
