"""link_occurrences: the count in one of several events, and that over all of them ("part": whole, part; "occurrences": all, one, ordinal).

Licence: "It was the fifth time that soldiers had crossed, some 1,600 in all", after "1,037 soldiers": the count in the sentence before is
that of the fifth time, and the total is over all five.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.count import OrdinalClaim
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import same_nouns
from factcheck.links.counts.board import Board, Entry
from factcheck.links.cues import cue_near, is_additive
from factcheck.links.link import Link

_POINTS_BACK: Final = frozenset(("it", "this", "that", "these"))


def link_occurrences(board: Board) -> list[Link]:
    """The counts of one occurrence with the totals over all, each with the ordinal that says how many there were."""
    links: list[Link] = []
    for claim, figure in board.ordinals:
        if not _is_time(figure) or claim.scope.quoted:
            continue
        for whole in _totals(board, figure):
            for part in _counts_of_this(board, figure, whole):
                licence = (figure.mention.core, cue_near(whole.figure, "total") or whole.figure.mention.core)
                links.append(Link("part", (("whole", whole.id), ("part", part.id)), licence))
                if _is_only(board, claim):
                    links.append(Link("occurrences", (("all", whole.id), ("one", part.id), ("ordinal", claim.id)), licence))
    return links


def _is_time(figure: Figure) -> bool:
    following = [token for token in figure.sentence.tokens if token.span.start >= figure.mention.core.end][:1]
    return bool(following) and following[0].lemma in ("time", "crossing", "occasion", "instance", "wave", "group")


def _totals(board: Board, figure: Figure) -> list[Entry]:
    """The totals in the sentence of an ordinal, or in the next one of its paragraph."""
    return [
        entry
        for order in (figure.order, figure.order + 1)
        for entry in board.in_sentence(order)
        if cue_near(entry.figure, "total") is not None and entry.head and entry.figure.paragraph == figure.paragraph and entry.is_live
    ]


def _counts_of_this(board: Board, figure: Figure, whole: Entry) -> Iterator[Entry]:
    """The count of the occurrence that an ordinal speaks of: in its sentence, or, after "it was", in the sentence before."""
    orders = [figure.order]
    opening = figure.sentence.tokens[:1]
    if opening and opening[0].text.lower() in _POINTS_BACK:
        orders.append(figure.order - 1)
    for order in orders:
        for entry in board.in_sentence(order):
            if (
                entry.id == whole.id
                or entry.start >= whole.start
                or is_additive(entry.figure)
                or cue_near(entry.figure, "total") is not None
            ):
                continue
            if entry.unit == whole.unit and same_nouns(entry.head, whole.head) and entry.claim.scope.status == "asserted":
                yield entry


def _is_only(board: Board, claim: OrdinalClaim) -> bool:
    """Whether no other ordinal of the draft could number the same occurrences."""
    return board.ordinals_of(claim.of) - {1} <= {claim.ordinal}
