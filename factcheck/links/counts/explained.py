"""is_explained: whether the draft itself gives the figures that make a sum or a product right, where those of a link do not.

Who tells a whole tells the figures that make it up. Where others than those of a link do so exactly, the link has taken the wrong ones: as
in "487 animals in 22 herds: 61 stallions, 342 mares, and the other 84", where the herds are no part.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.count import ShareClaim
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import compatible_nouns, same_nouns
from factcheck.interval import Interval
from factcheck.links.counts.board import Board, Entry, sums_of
from factcheck.links.cues import cue_near
from factcheck.links.digits import digits_of
from factcheck.links.link import Link
from factcheck.links.own_words import own_words

_SUMS: Final = frozenset(("total", "remainder"))
_BACK: Final = 5
_ON: Final = 3  # sentences behind the last part in which one more may be told
_MOST: Final = 9
_PAIR: Final = 2
_HUNDRED: Final = 100


def is_explained(link: Link, board: Board) -> bool:
    """Whether other figures near those of a link fit exactly where its own do not."""
    if link.relation in _SUMS:
        return _is_sum_explained(link, board)
    if link.relation == "same" and link.inferred:
        return _is_gap_told(link, board)
    return link.relation == "rate" and _is_product_explained(link, board)


def _is_gap_told(link: Link, board: Board) -> bool:
    """Whether the draft tells two values apart itself: by what lies between them, or as a share of one another.

    As in "expects $61.4 million. Departments have asked for $64.1 million ... must find $2.7 million", "two-fifths of the reserve, which
    covers 350 acres ... the 140 acres that burned".
    """
    first, second = (board.entry(name) for name in link.ids("value"))
    if first is None or second is None or first.unit != second.unit:
        return False
    low, high = sorted((first.claim.count.nominal, second.claim.count.nominal))
    near = [other for other in board.near(second.start) if other.unit == first.unit and other.id not in (first.id, second.id)]
    near = [other for other in near if not other.claim.scope.quoted and (other.unit or same_nouns(other.head, first.head))]
    if any((other.unit or digits_of(other.claim.count.nominal) > 1) and other.claim.count.nominal == high - low for other in near):
        return True
    return high > low and any(
        claim.share.core.meets(Interval.exactly(low / high * _scale(claim))) and not _is_base(second, figure)
        for claim, figure in board.shares
    )


def _is_base(entry: Entry, share: Figure) -> bool:
    """Whether a count opens what a share behind it is a share of: "of the 24,000 saplings planted, about a tenth had died"."""
    lead = [token.text.lower() for token in entry.figure.tokens_before(2)]
    return "of" in lead and share.order == entry.figure.order and share.mention.span.start > entry.start


def _scale(claim: ShareClaim) -> int:
    return 100 if claim.share.unit == "%" else 1


def _is_sum_explained(link: Link, board: Board) -> bool:
    (whole,) = link.ids("whole")
    parts = (*link.ids("part"), *link.ids("rest"))
    first, last = board.entry(whole), board.entry(parts[-1])
    members = [entry for entry in map(board.entry, parts) if entry is not None]
    if first is None or last is None or len(members) < len(parts) or _total(members) == first.claim.count.nominal:
        return False
    parted = [at for at in range(_PAIR, len(members)) if members[at].figure.order > members[at - 1].figure.order]
    if any(_total(members[:at]) == first.claim.count.nominal for at in parted):
        return True  # "$1.6 billion: $750 million, $600 million and $250 million. Two others had settled for $210 million"
    if first.unit == "cent" and _total(members) + first.claim.count.nominal == _HUNDRED:
        return True  # "48 cents pays the cast. The building swallows 27 cents and sets 15 cents. What is left, 10 cents,": of one dollar
    if not link.inferred and all(member.figure.sentence is first.figure.sentence for member in members):
        return False  # "Twelve people died: five men and six women" says itself what makes up what
    if not link.ids("rest") and any(other.claim.count.nominal == _total(members) for other in board.after(last, 0) if _is_all(other)):
        return True  # "38,000, 26,000 and 9,000, or 73,000 in all": of that whole, and of no other
    if _is_completed(board, last, first.claim.count.nominal - _total(members)):
        return True
    names = {first.head, *(member.head for member in members)} - {""}
    near = [other for other in board.before(last, _BACK) if _may_count(other, last, names)][:_MOST]
    wholes = {first.claim.count.nominal}
    if link.ids("rest"):
        wholes |= {other.claim.count.nominal for other in near if other.id not in parts}
    return bool(wholes & sums_of([other.claim.count.nominal for other in near], last.claim.count.nominal))


def _is_completed(board: Board, last: Entry, missing: Fraction) -> bool:
    """Whether what a sum lacks is told behind its parts as one more: "One independent was also elected"."""
    return missing > 0 and any(
        other.claim.count.nominal == missing and other.unit == last.unit and _is_one_more(board, other) for other in board.after(last, _ON)
    )


def _is_one_more(board: Board, other: Entry) -> bool:
    own = own_words(board.reading, other.figure.order, other.start)
    return other.is_additive or any(
        token.text.lower() in ("also", "too", "besides") and own.contains(token.span) for token in other.figure.sentence.tokens
    )


def _is_all(other: Entry) -> bool:
    """Whether the words make a figure a total."""
    return cue_near(other.figure, "total") is not None


def _may_count(other: Entry, last: Entry, names: set[str]) -> bool:
    """Whether a figure may be one of those that make a whole up with `last`: of its unit, and of the nouns of the link or of none."""
    if other.unit != last.unit or other.claim.scope.status in ("hypothetical", "former") or other.claim.count.bound != "=":
        return False
    return bool(other.unit) or not other.head or any(compatible_nouns(other.head, name) for name in names)


def _total(entries: Sequence[Entry]) -> Fraction:
    return sum((entry.claim.count.nominal for entry in entries), Fraction(0))


def _is_product_explained(link: Link, board: Board) -> bool:
    """Whether a rate and another count of what it is for make the total: "860 hectares burned ... £430,000, or £500 a hectare"."""
    rate, units, total = (board.entry(link.ids(role)[0]) for role in ("rate", "units", "total"))
    if rate is None or units is None or total is None or not units.head:
        return False
    return any(
        other.id != units.id
        and other.head == units.head
        and other.unit == units.unit
        and other.claim.count.nominal * rate.claim.count.nominal == total.claim.count.nominal
        for other in board.near(rate.start)
    )
