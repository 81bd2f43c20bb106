"""is_explained: whether the draft itself gives the figures that make a sum or a product right, where those of a link do not.

Who tells a whole tells the figures that make it up. Where others than those of a link do so exactly, the link has taken the wrong ones: as
in "487 animals in 22 herds: 61 stallions, 342 mares, and the other 84", where the herds are no part.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.nouns import compatible_nouns
from factcheck.links.counts.board import Board, Entry, sums_of
from factcheck.links.cues import cue_near
from factcheck.links.link import Link

_SUMS: Final = frozenset(("total", "remainder"))
_BACK: Final = 5
_MOST: Final = 9


def is_explained(link: Link, board: Board) -> bool:
    """Whether other figures near those of a link fit exactly where its own do not."""
    if link.relation in _SUMS:
        return _is_sum_explained(link, board)
    return link.relation == "rate" and _is_product_explained(link, board)


def _is_sum_explained(link: Link, board: Board) -> bool:
    (whole,) = link.ids("whole")
    parts = (*link.ids("part"), *link.ids("rest"))
    first, last = board.entry(whole), board.entry(parts[-1])
    members = [entry for entry in map(board.entry, parts) if entry is not None]
    if first is None or last is None or len(members) < len(parts) or _total(members) == first.claim.count.nominal:
        return False
    if not link.inferred and all(member.figure.sentence is first.figure.sentence for member in members):
        return False  # "Twelve people died: five men and six women" says itself what makes up what
    if not link.ids("rest") and any(other.claim.count.nominal == _total(members) for other in board.after(last, 0) if _is_all(other)):
        return True  # "38,000, 26,000 and 9,000, or 73,000 in all": of that whole, and of no other
    names = {first.head, *(member.head for member in members)} - {""}
    near = [other for other in board.before(last, _BACK) if _may_count(other, last, names)][:_MOST]
    wholes = {first.claim.count.nominal}
    if link.ids("rest"):
        wholes |= {other.claim.count.nominal for other in near if other.id not in parts}
    return bool(wholes & sums_of([other.claim.count.nominal for other in near], last.claim.count.nominal))


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
