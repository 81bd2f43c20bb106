"""link_price_steps: a price that rose or fell by an amount, by a share of what it was, to what it is now.

"step up", "step down" (change, share, after): "fell $4, or 10 percent, to $36", "rose $5, to $55, a gain of 10 percent".
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.counts.figure import Figure
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry, words_between
from factcheck.links.counts.change_words import change_words
from factcheck.links.link import Link

_JOINTS = ([",", "or"], ["or"], ["("])


def link_price_steps(board: Board) -> Iterator[Link]:
    """The price changes that one sentence tells with an amount, a share and the price that they led to."""
    for after in board.counts:
        if len(after.unit) != 3 or not after.is_live or after.figure.mention.of:
            continue
        if [token.text.lower() for token in after.figure.tokens_before(1)] not in (["to"], ["at"]):
            continue
        here = [entry for entry in board.in_sentence(after.figure.order) if entry.unit == after.unit and entry.id != after.id]
        if len(here) != 1 or here[0].start > after.start or here[0].figure.mention.of:
            continue
        start, end = after.figure.sentence.sentence.span.start, after.figure.sentence.sentence.span.end
        shares = [(claim, figure) for claim, figure in board.shares_between(start - 1, end) if claim.share.unit == "%"]
        if len(shares) != 1 or shares[0][0].scope.quoted or not _belongs(here[0], shares[0][1], after):
            continue
        way = _way(here[0].figure, shares[0][1])
        if way:
            members = (("change", here[0].id), ("share", shares[0][0].id), ("after", after.id))
            yield Link("step up" if way > 0 else "step down", members, (here[0].figure.mention.span,))


def _belongs(change: Entry, share: Figure, after: Entry) -> bool:
    """Whether a share restates the amount of a change: beside it after "or", or after the price as "a gain of"."""
    first, second = sorted((change.figure, share), key=lambda figure: figure.mention.core.start)
    between = [t.text.lower() for t in words_between(share.sentence, first.mention.span.end, second.mention.span.start)]
    if between in _JOINTS:
        return True
    lead = share.tokens_before(2)
    return share.mention.core.start > after.start and len(lead) == 2 and lead[1].text.lower() == "of" and lead[0].lemma in _nouns()


def _nouns() -> frozenset[str]:
    return word_set("increases") | word_set("decreases")


def _way(change: Figure, share: Figure) -> int:
    """1 for a rise, -1 for a fall, by the word before the first of the two figures; 0 for neither."""
    first = min((change, share), key=lambda figure: figure.mention.core.start)
    lead = first.tokens_before(1)
    if not lead:
        return 0
    way = change_words("A").get(lead[0].text.lower()) or (change_words("V").get(lead[0].lemma) if lead[0].tag == "VERB" else None)
    return int(way) if way is not None and abs(way) == 1 else 0
