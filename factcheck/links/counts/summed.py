"""link_summed: counts told one after the other, and the sum that takes them up ("total": whole, part...).

Licences: a definite count of the same things or people right after a list ("22 bicycles from the garage and 13 from a van. The 35
bicycles ..."; "four crew members and 31 passengers were aboard, and all 35 ..."); words for a sum before or behind it, or that open its
sentence ("In all, he said, the trip had cost him $1,790"); what the last brings the number to ("which brought the number of dead to
five"); what definite things come to ("The three jobs would come to $545,000"). Since a definite count may be of others, the link is made
only where one figure, changed as a hand slips, makes it fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.claims.nouns import are_exclusive, is_anyone, is_period, is_person, names_a_set, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.followers import between, is_slip, own_noun, total_of
from factcheck.links.counts.parts import rest_cue
from factcheck.links.counts.wholes import pointer_of
from factcheck.links.cues import UNREAL, cue_near, cue_words, post_words
from factcheck.links.link import Link
from factcheck.syntax.events import noun_event, state_event

_LEAST: Final = 2
_MOST: Final = 6
_BACK: Final = 2
_LONGEST: Final = 3
_LEAST_SHARE: Final = Fraction(3, 5)
_MOST_SHARE: Final = Fraction(8, 5)
_JOINTS: Final = frozenset((",", ";", "and", "but", "while", "plus"))


def link_summed(board: Board) -> Iterator[Link]:
    """The sums of what was told before them, with its parts."""
    for whole in board.counts:
        scope = whole.claim.scope
        if scope.quoted or scope.status not in ("asserted", "planned", "possible") or is_period(whole.head) or whole.figure.mention.of:
            continue
        if (whole.figure.chunk is not None and whole.figure.chunk.compound) or whole.each is not None:
            continue
        cue = _stated_sum(whole)
        parts = _told_before(board, whole, far=cue is not None)
        cue = cue or _taken_up(board, whole, parts)
        if cue is not None and _LEAST <= len(parts) <= _MOST and _fits(whole, parts) and not _act_on_others(parts):
            yield Link("total", (("whole", whole.id), *(("part", part.id) for part in parts)), (cue,), inferred=True)


def _fits(whole: Entry, parts: Sequence[Entry]) -> bool:
    most = whole.claim.count.nominal
    near = _LEAST_SHARE * most <= total_of(parts) <= _MOST_SHARE * most
    return near and is_slip(whole, parts) and all(part.claim.count.nominal < most for part in parts)


def _act_on_others(parts: Sequence[Entry]) -> bool:
    """Whether one count is of those who do something to others: "seven women and five men heard four witnesses", who are no sum."""
    return any(
        first.figure.clause is not None
        and first.figure.clause is second.figure.clause
        and (first.figure.slot, second.figure.slot) == ("subject", "object")
        for first in parts
        for second in parts
    )


def _stated_sum(whole: Entry) -> Span | None:
    """The words that say that a count is a sum of others."""
    tokens = whole.figure.sentence.tokens
    opening = tuple(token.text.lower() for token in tokens[: _LONGEST + 1])
    for words in cue_words("total", "before"):
        size = len(words)
        if opening[:size] == words and opening[size : size + 1] == (",",):
            return Span(tokens[0].span.start, tokens[size - 1].span.end)
    return cue_near(whole.figure, "total") or _brought_to(whole) or _comes_to(whole)


def _brought_to(whole: Entry) -> Span | None:
    """As in "which brought the number of dead to five", "bringing the total to 19"."""
    clause = whole.figure.clause
    if clause is None or clause.verb is None or whole.figure.slot != "to" or clause.verb.lemma not in word_set("brings to"):
        return None
    brought = {whole.figure.sentence.chunks[at].head for at in clause.objects}
    return clause.verb.span if brought & word_set("the figure before") else None


def _comes_to(whole: Entry) -> Span | None:
    """As in "The three jobs would come to $545,000", "Together they add up to 61"."""
    clause = whole.figure.clause
    if clause is None or clause.verb is None or not clause.subject:
        return None
    subject = whole.figure.sentence.chunks[clause.subject[0]]
    ranked = any(
        token.form == "OD" for token in whole.figure.sentence.tokens[subject.tokens[0] : subject.tokens[1] + 1]
    )  # "His first draft"
    taken = (subject.mention is not None and not ranked) or subject.head in ("they", "these", "those", "total", "sum", "all")
    comes = clause.verb.lemma in ("come", "add", "amount") and whole.figure.slot == "to"
    return clause.verb.span if taken and subject.definite | (subject.head == "they") and (comes or clause.verb.lemma == "total") else None


def _taken_up(board: Board, whole: Entry, parts: Sequence[Entry]) -> Span | None:
    """The definite count, right after a list, of those that it lists."""
    figure = whole.figure
    if not figure.definite or figure.chunk is None or not parts or figure.chunk.determiner not in ("the", "all", "", "these", "those"):
        return None
    if figure.slot != "subject" or rest_cue(whole) is not None or pointer_of(whole) is not None or whole.is_additive:
        return None
    if figure.relative is not None or post_words(figure) or not _is_of_all(whole, parts):
        return None
    if figure.order - parts[-1].figure.order > 1 or any(part.is_additive for part in parts) or not _are_listed(parts):
        return None
    told = (other for other in board.earlier(whole.start) if other.claim.count.nominal == whole.claim.count.nominal)
    return None if any(other.unit == whole.unit for other in told) else figure.chunk.span


def _is_of_all(whole: Entry, parts: Sequence[Entry]) -> bool:
    """Whether a count may be of all those of a list, by its noun."""
    noun, nouns = own_noun(whole), [part.head for part in parts]
    if whole.unit:
        return False
    if not noun:
        return whole.figure.determiner == "all" and all(map(_is_someone, nouns))
    if all(same_nouns(noun, own) for own in nouns):
        return True
    if not set(whole.figure.modifiers) <= word_set("of any kind"):
        return False
    return all(map(_is_someone, nouns)) and (is_anyone(noun) or noun in word_set("members of a body") or are_exclusive(nouns))


def _is_someone(noun: str) -> bool:
    return is_person(noun) or names_a_set(noun) or noun == "member"


def _told_before(board: Board, whole: Entry, *, far: bool) -> list[Entry]:
    """The counts of its sort before a sum, in its sentence or, where that has none, in the last sentences of its paragraph."""
    here = [other for other in board.in_sentence(whole.figure.order) if other.start < whole.start and _is_told(other, whole)]
    if here:
        return here
    found: list[Entry] = []
    for order in range(whole.figure.order - 1, max(-1, whole.figure.order - 1 - _BACK), -1):
        sentence = board.sentence(order)
        if sentence is None or (whole.figure.paragraph - sentence.sentence.paragraph > 0 and (far or found)):
            break
        if whole.figure.paragraph - sentence.sentence.paragraph > 1:
            break
        found = [*(other for other in board.in_sentence(order) if _is_told(other, whole)), *found]
        if len(found) >= _LEAST or not far:
            break
    return found


def _is_told(other: Entry, whole: Entry) -> bool:
    """Whether a count may be one of those that a sum takes up."""
    figure, scope = other.figure, other.claim.scope
    if other.unit != whole.unit or figure.mention.kind != whole.figure.mention.kind or is_period(other.head) or figure.mention.of:
        return False
    if figure.chunk is not None and figure.chunk.compound and not other.unit:
        return False
    if scope.quoted or scope.status not in ("asserted", "planned") or other.each is not None:
        return False
    if pointer_of(other) is not None or other.part_cue is not None or (figure.definite and not other.unit):
        return False
    if other.unit:
        return True
    noun = own_noun(other)
    if noun and own_noun(whole) and not same_nouns(noun, whole.head) and not _is_someone(noun):
        return False  # "19 knives in one cell"
    fate = state_event(own_noun(whole)) or noun_event(own_noun(whole))
    return not fate or other.claim.event == fate


def _are_listed(parts: Sequence[Entry]) -> bool:
    """Whether the parts stand in one sentence, joined, with nothing that leaves room for others."""
    if len({part.figure.order for part in parts}) > 1:
        return False
    for first, second in pairwise(parts):
        gap = {token.text.lower() for token in between(first, second)}
        if not gap & _JOINTS or gap & (UNREAL | word_set("leaves room")):
            return False
    return True
