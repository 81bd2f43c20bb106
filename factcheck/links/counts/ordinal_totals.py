"""link_ordinal_totals: an ordinal in the sentence that takes up how many there are ("ordinal": ordinal, and all, or so far).

Licences: a count of what has happened up to now, or of what somebody has, or of what is planned, and in the next sentence a definite
ordinal of the same things, or one that leaves out their noun: "has 12 chapters. In the 14th chapter", "has been hit four times ... The
fourth and most recent", "have three children. Their third, a son", "Six hearings are planned. The sixth will be the last"; the size of a
thing and one of its parts: "the 22-story tower ... on the 25th floor"; a streak and the ordinal of its last: "has lost seven games in a
row. Its seventh straight defeat".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.count import OrdinalClaim
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.ordinal_rows import BEFORE, is_numbered_by
from factcheck.links.cues import clause_around, opens_elsewhere, post_words
from factcheck.links.link import Link
from factcheck.syntax.events import noun_event

_FAR_OFF: Final = 5  # times by which an ordinal may pass a total, by a slip
_POINTED: Final = frozenset(("the", "its", "his", "her", "their"))
_FLOORS: Final = frozenset(("floor", "story", "storey"))
_DUE: Final = frozenset(("due", "planned", "expected", "scheduled", "set", "being", "coming", "next", "soon"))
_OPENING: Final = 2
_NEAR: Final = 2
_PAIR: Final = 2
_ROW: Final = frozenset(("straight", "consecutive", "successive"))


def link_ordinal_totals(board: Board) -> Iterator[Link]:
    """The ordinals whose row the sentence before counts in full."""
    for claim, figure in board.ordinals:
        if claim.scope.quoted or figure.chunk is None or figure.chunk.determiner not in _POINTED:
            continue
        if claim.scope.status not in ("asserted", "planned"):
            continue
        size = _size_of_thing(board, figure)
        if size is not None:
            yield Link("ordinal", (("ordinal", claim.id), ("all", size.id)), (size.figure.mention.span,), inferred=True)
            continue
        if _is_rank(figure) or (opens_elsewhere(figure) and figure.first > _OPENING):
            continue
        whole = _only_count(board, figure)
        if whole is not None and _is_of_another(board, figure, whole):
            continue
        if whole is None or len([f for _, f in board.ordinals if f.order == figure.order]) > 1:
            continue
        streak = _streak(figure, whole)
        if streak is not None:
            yield Link("ordinal", (("ordinal", claim.id), ("so far", whole.id)), (streak,), inferred=True)
        elif claim.ordinal <= _FAR_OFF * whole.claim.count.nominal and _is_total(whole) and _is_of_row(figure, whole):
            last = claim.final or _is_last(figure)
            if last or not _is_to_come(claim, figure, whole):
                yield Link(
                    "ordinal", (("ordinal", claim.id), ("so far" if last else "all", whole.id)), (whole.figure.mention.span,), inferred=True
                )


def _size_of_thing(board: Board, figure: Figure) -> Entry | None:
    """The only number of floors, chapters and the like of the draft: the 22 of "the 22-story tower", of "The tower has 22 floors"."""
    if figure.head not in word_set("numbered in a whole"):
        return None
    sizes = [entry for entry in board.counts if not entry.unit and _are_parts(figure.head, entry.head)]
    near = [entry for entry in sizes if abs(figure.order - entry.figure.order) <= _NEAR and _is_size(entry)]
    if len({entry.claim.count.nominal for entry in sizes}) != 1 or not near or near[0].claim.count.bound != "=":
        return None
    return near[0] if not _is_of_another(board, figure, near[0]) else None


def _is_of_another(board: Board, figure: Figure, whole: Entry) -> bool:
    """Whether an ordinal is of another thing than the one told of: "the 25th floor of a hotel", "the fourth act of his life"."""
    after = [token.text.lower() for token in figure.tokens_after()][:1]
    of = next((chunk for chunk in figure.sentence.chunks if chunk.tokens[0] == figure.beyond + 1), None)
    if after != ["of"] or of is None or of.span.contains(whole.figure.mention.core):
        return False
    return not of.definite or "other" in of.modifiers or not board.is_said_before(of.head, figure.order)


def _are_parts(first: str, second: str) -> bool:
    return same_nouns(first, second) or {first, second} <= _FLOORS


def _is_size(entry: Entry) -> bool:
    """Whether a count says how large a thing is: "22-story", "has 22 floors"."""
    if entry.claim.scope.quoted or entry.claim.scope.status != "asserted":
        return False
    if entry.figure.chunk is not None and entry.figure.chunk.compound:
        return True
    return (
        not entry.figure.modifiers
        and entry.verb in word_set("has in all")
        and entry.figure.slot == "object"
        and not post_words(entry.figure)
    )


def _only_count(board: Board, figure: Figure) -> Entry | None:
    """The only count of things or of times in the sentence before an ordinal."""
    before = [entry for entry in board.in_sentence(figure.order - 1) if not entry.unit]
    before = [entry for entry in before if entry.head == "time" or not is_period(entry.head)]
    if len(before) != 1 or not before[0].is_live or before[0].claim.count.bound != "=" or before[0].is_additive:
        return None
    return before[0] if before[0].head and figure.paragraph - before[0].figure.paragraph <= 1 else None


def _is_rank(figure: Figure) -> bool:
    """Whether an ordinal ranks, or is of a place, a floor or a time: "the third largest", "the third of the month"."""
    after = [token for token in figure.sentence.tokens if token.span.start >= figure.mention.core.end][:2]
    return any(token.form in ("JJS", "RBS", "t") for token in after[:1]) or [token.text.lower() for token in after[:1]] == ["of"]


def _streak(figure: Figure, whole: Entry) -> Span | None:
    """The words by which both are of one unbroken row: "seven games in a row ... Its seventh straight defeat"."""
    after = [token for token in figure.sentence.tokens if token.span.start >= figure.mention.core.end][:2]
    told = [token.text.lower() for token in whole.figure.tokens_after()][:3] == ["in", "a", "row"] or bool(
        _ROW & set(whole.figure.modifiers)
    )
    verb = whole.figure.clause.verb if whole.figure.clause is not None else None
    if not after or after[0].text.lower() not in _ROW or not told or verb is None or not verb.perfect or verb.tense != "present":
        return None
    counted = figure.head
    same = is_numbered_by(verb.event, noun_event(counted) or counted) or same_nouns(counted, whole.head)
    return after[0].span if same else None


def _is_total(whole: Entry) -> bool:
    """Whether a count is of all there are by now: of what has happened, of what somebody has, of what is planned."""
    figure = whole.figure
    if figure.definite and _is_numbered_in(whole):
        return True
    clause = clause_around(figure)
    verb = clause.verb if clause is not None else None
    after = [token.text.lower() for token in figure.tokens_after()][:4]
    if verb is None or verb.negated or clause is None or clause.relative or BEFORE & set(after) or opens_elsewhere(figure):
        return False
    if whole.head == "time":
        return verb.perfect and verb.tense == "present"
    if figure.modifiers or figure.relative is not None:
        return False
    if (
        verb.lemma == "be"
        and verb.tense == "present"
        and figure.slot == "in"
        and whole.head in ("part", "volume", "act", "section", "movement")
    ):
        return True  # "The book is in two parts"
    timed = any(token.form == "t" for token in figure.sentence.tokens)
    if verb.perfect and verb.tense == "present" and figure.slot == "object" and not post_words(figure) and not timed:
        return True  # "has published 11 novels"
    if verb.lemma in word_set("has in all") and verb.tense == "present" and not verb.perfect:
        return figure.slot == "object"
    return verb.lemma in word_set("sets ahead") and verb.voice == "passive" and verb.tense == "present" and figure.slot == "subject"


def _is_numbered_in(whole: Entry) -> bool:
    """As in "The second of the two bridges": a number of things of which an ordinal is told."""
    lead = whole.figure.tokens_before(2)
    return len(lead) == _PAIR and lead[0].form == "OD" and lead[1].text.lower() == "of"


def _is_of_row(figure: Figure, whole: Entry) -> bool:
    """Whether an ordinal without a noun, or with that of the row, numbers what the sentence before counts."""
    if not figure.head:
        return True
    if whole.head != "time":
        return same_nouns(figure.head, whole.head)
    clause = clause_around(whole.figure)
    return clause is not None and is_numbered_by(clause.event, noun_event(figure.head) or figure.head)


def _is_last(figure: Figure) -> bool:
    """As in "The sixth, in Oakdale, will be the last"."""
    clause = figure.clause
    if clause is None or clause.verb is None or clause.verb.lemma != "be" or figure.slot != "subject":
        return False
    after = [token.text.lower() for token in figure.sentence.tokens[clause.verb.tokens[1] + 1 :]][:3]
    return after[:2] == ["the", "last"] and (after[2:] in ([], ["."], [","]))


def _words_of(figure: Figure) -> set[str]:
    return {token.text.lower() for token in figure.sentence.tokens}


def _is_to_come(claim: OrdinalClaim, figure: Figure, whole: Entry) -> bool:
    """Whether an ordinal is of one that is still to come, and so may be one more: "have three children. Their fourth is due in May"."""
    verb = figure.clause.verb if figure.clause is not None else None
    if verb is not None and verb.lemma in word_set("does away with"):
        return True  # "owns four of his paintings. The fifth was sold in 1990"
    if _is_numbered_in(whole) or claim.ordinal > whole.claim.count.nominal + 1:
        return False  # one more may come, and hardly two
    if verb is not None and verb.tense == "present" and claim.scope.status == "asserted" and not _DUE & _words_of(figure):
        return not (verb.lemma in word_set("is in some state") or (verb.lemma == "be" and figure.head in word_set("stays as it is")))
    planned = (
        whole.figure.clause is not None
        and whole.figure.clause.verb is not None
        and whole.figure.clause.verb.lemma in word_set("sets ahead")
    )
    return not planned and (claim.scope.status == "planned" or verb is None or verb.tense != "past")
