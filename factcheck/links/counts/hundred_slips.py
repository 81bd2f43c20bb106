"""link_hundred_slips: shares of one whole, told one after another, that one digit keeps from a hundred ("division": share...).

As in "Each signed up for one of four trades. Welding drew 38 percent ... Everyone else, 14 percent". Words say that the shares are all
there is (`told_in_full`); a list in one sentence does not say so by its form, since one member may be two. Where shares of
the draft make a hundred as they are written, it says nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.links.counts.board import Board, Share
from factcheck.links.counts.divisions import are_of_two_times, is_growth
from factcheck.links.counts.told_in_full import told_in_full
from factcheck.links.cues import COMPARED
from factcheck.links.digits import significant_slip
from factcheck.links.link import Link

_FAR: Final = 14
_LEAST: Final = 3
_MOST: Final = 8
_AROUND: Final = 2
_OPENING: Final = 5
_ROUND: Final = 5
_FULL: Final = Fraction(100)
_LOOSE: Final = frozenset(("closed", "others"))  # "65 percent white, 30 percent Black and 25 percent Hispanic": one may be two


def link_hundred_slips(board: Board) -> Iterator[Link]:
    """The rows of shares that one digit keeps from a hundred."""
    last = None
    shares = []
    for share in board.shares:
        if last is not None and share[1].order == last:
            continue
        last = share[1].order if _opens_with_time(share[1]) else None
        if last is None and _is_share_of_all(share):
            shares.append(share)
    done = -1
    for at, first in enumerate(shares):
        if at <= done:
            continue
        row = [share for share in shares[at : at + _MOST] if share[1].order - first[1].order <= _FAR]
        near = [share for share in board.shares_near(first[1].mention.core.start) if share[0].share.unit == "%"]
        near = [share for share in near if abs(share[1].order - first[1].order) <= _FAR]
        plain = [share for share in row if not _is_level(share[1])]
        beside = [share for share in near if not _is_level(share[1])]
        rests = {claim.id for claim, figure in near if "left" in told_in_full(board, figure.order, [figure])}
        found_in = _hundreds_that_slip(row, near[-2 * _MOST :], rests)
        if not found_in and len(plain) < len(row):
            found_in = _hundreds_that_slip(plain, beside[-2 * _MOST :], rests)
        for found in found_in:
            words = told_in_full(board, first[1].order - _AROUND, [figure for _, figure in found])
            licence = next((span for name, span in words.items() if name not in _LOOSE), None)
            if licence is None or are_of_two_times(found):
                continue
            done = at + len(found) - 1
            yield Link("division", tuple(("share", claim.id) for claim, _ in found), (licence,), inferred=True)
            break


def _opens_with_time(figure: Figure) -> bool:
    """Whether a sentence opens with a time of its own: "In August, Kerr had 39 percent"."""
    opening = [token for token in figure.sentence.tokens[:_OPENING] if token.index < figure.first]
    return any(token.form == "t" for token in opening) and any(token.text == "," for token in opening)


def _is_level(figure: Figure) -> bool:
    """Whether a share is what something rose or fell to, and may be of another whole: "fell to 52 percent of capacity"."""
    return [token.text.lower() for token in figure.tokens_before(1)] == ["to"]


def _is_share_of_all(share: Share) -> bool:
    """Whether a percentage is a plain one: as it was found, none of another time, no change and no rate.

    "Some 43 percent" is told as it was found, and "about 40 percent" may be 42.
    """
    claim, figure = share
    if (
        claim.share.unit != "%"
        or claim.share.bound not in ("=", "~")
        or (claim.share.bound == "~" and claim.share.nominal % _ROUND == 0)
        or claim.scope.quoted
        or claim.scope.status not in ("asserted", "negated", "planned")
    ):
        return False
    behind = [token.text.lower() for token in figure.sentence.tokens if token.span.start >= figure.mention.span.end][:3]
    if behind == ["of", "those", "who"]:
        return False  # "another 7 percent of those who came": of a whole of its own
    lead = [token.text.lower() for token in figure.tokens_before(2)]
    if lead[-1:] and lead[-1] in COMPARED and lead[0] not in ("made", "make", "makes", "making"):
        return False
    verb = figure.clause.verb if figure.clause is not None else None
    changes = verb is not None and lead[-1:] == ["by"] and verb.voice == "active"
    return (
        not changes
        and not is_growth(figure)
        and figure.head != "majority"
        and lead[:1] != ["majority"]
        and not (verb is not None and verb.perfect and verb.tense == "past")
    )


def _hundreds_that_slip(row: Sequence[Share], near: Sequence[Share], rests: Collection[str]) -> list[Sequence[Share]]:
    """The runs from the first share on that one digit keeps from a hundred, the longest first; none where any shares make it up.

    Those that a share of what is left comes right behind do not make it up.
    """
    spans = [
        near[first:last]
        for first in range(len(near))
        for last in range(first + 2, len(near) + 1)
        if last == len(near) or near[last][0].id not in rests
    ]
    if any(abs(_percent(run) - _FULL) <= Fraction(len(run), 2) for run in spans):
        return []
    without = ([*run[:at], *run[at + 1 :]] for run in spans if len(run) > _LEAST for at in range(1, len(run) - 1))
    if any(abs(_percent(run) - _FULL) <= Fraction(1, 2) for run in without):
        return []  # "41 percent and Amadi 38 ... In August, Kerr had 39 percent ... The remaining 21 percent"
    runs = [row[:last] for last in range(len(row), _LEAST - 1, -1)]
    return [run for run in runs if any(significant_slip(c.share.nominal, c.share.nominal + _FULL - _percent(run)) for c, _ in run)]


def _percent(run: Sequence[Share]) -> Fraction:
    return sum((claim.share.nominal for claim, _ in run), Fraction(0))
