"""link_divisions: shares that together are the whole ("division": share...).

Licence: one of them is what is left: "the remaining 6 percent", "the other 45 percent", "the rest, 29 percent", "13 cents to everything
else". It completes the shares before it in its sentence, or, when it comes first there, those of the sentence before it in its paragraph.
No list of shares is taken to be complete without such a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.figures import Figure
from factcheck.draft import Span
from factcheck.links.board import Board
from factcheck.links.link import Link

_REMAINING: Final = frozenset(("remaining", "other", "rest", "remainder"))
_ELSE: Final = (("everything", "else"), ("all", "else"), ("the", "rest"), ("other", "things"), ("other", "costs"), ("all", "others"))

Share = tuple[ShareClaim | CountClaim, Figure]


def link_divisions(board: Board) -> list[Link]:
    """The divisions of a whole that the words complete."""
    shares: list[Share] = [(claim, figure) for claim, figure in board.shares if claim.share.unit == "%"]
    shares += [(entry.claim, entry.figure) for entry in board.counts if entry.unit == "cent"]
    by_sentence: dict[int, list[Share]] = {}
    for claim, figure in sorted(shares, key=lambda share: share[1].mention.core):
        if not claim.scope.quoted and claim.scope.status in ("asserted", "planned"):
            by_sentence.setdefault(figure.order, []).append((claim, figure))
    links: list[Link] = []
    for order in sorted(by_sentence):
        here = by_sentence[order]
        at = next((i for i, (_, figure) in enumerate(here) if _rest_words(figure) is not None), None)
        if at is None:
            continue
        members = here[: at + 1]
        if at == 0:
            for back in range(order - 1, -1, -1):
                before = [share for share in by_sentence.get(back, []) if share[1].paragraph == here[0][1].paragraph]
                if not before:
                    break
                members = before + members
        licence = _rest_words(here[at][1])
        if len(members) >= 2 and licence is not None and _is_one_whole(members):
            links.append(Link("division", tuple(("share", claim.id) for claim, _ in members), (licence,)))
    return links


def _rest_words(figure: Figure) -> Span | None:
    """The words that make a share what is left: "remaining" before it, "to everything else" after it."""
    tokens = figure.sentence.tokens
    before = [token for token in tokens if token.span.end <= figure.mention.core.start and token.tag != "PUNCT"][-2:]
    for token in reversed(before):
        if token.text.lower() in _REMAINING:
            return token.span
    if [token.text.lower() for token in before] in (["the", "last"], ["the", "final"]):
        return before[1].span
    after = [token for token in tokens if token.span.start >= figure.mention.core.end and token.tag != "PUNCT"][:5]
    for first, second in pairwise(after):
        if (first.text.lower(), second.text.lower()) in _ELSE:
            return Span(first.span.start, second.span.end)
    return None


def _is_one_whole(members: Sequence[Share]) -> bool:
    """Whether all have one unit, none is a bound, and no two name different wholes after "of"."""
    units = {claim.share.unit if isinstance(claim, ShareClaim) else claim.count.unit for claim, _ in members}
    bounds = {(claim.share if isinstance(claim, ShareClaim) else claim.count).bound for claim, _ in members}
    wholes = {figure.noun.head for _, figure in members if figure.noun is not None and figure.noun is not figure.chunk}
    return len(units) == 1 and bounds <= {"=", "~"} and len(wholes) <= 1
