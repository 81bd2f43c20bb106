"""part_pairs: each part of a draft with the whole that it is a part of, for the shares that restate the two.

A pair is what the words right beside the part say ("12 of the 40", "132 of them"), or a count that leaves out its noun beside the count
that has it ("took 84 cases to trial and won 63"), or those who did something among those who could ("2,600 tenants applied ... 1,820 of
the applicants were approved").
"""

from __future__ import annotations

from typing import Final

from factcheck.claims.nouns import is_period
from factcheck.links.board import Board, Entry
from factcheck.links.cues import is_additive, is_kindred

Pair = tuple[Entry, Entry]
_NEAR: Final = 3


def part_pairs(board: Board) -> list[Pair]:
    """The pairs (whole, part) of a draft, in the order of their parts."""
    from factcheck.links.parts import link_parts

    entries = {entry.id: entry for entry in board.counts}
    found: dict[str, Pair] = {}
    for link in link_parts(board):
        if link.relation == "part":
            whole, part = entries.get(link.ids("whole")[0]), entries.get(link.ids("part")[0])
            if whole is not None and part is not None and part.figure.order - whole.figure.order <= _NEAR:
                found[part.id] = (whole, part)
    for entry in board.counts:
        pair = None if entry.id in found else _bare_pair(board, entry) or _of_a_group(board, entry)
        if pair is not None:
            found[entry.id] = pair
    return sorted(found.values(), key=lambda pair: pair[1].start)


def elliptic_pair(board: Board, part: Entry) -> Pair | None:
    """A count that leaves out its noun, with the count before it that has one: "tested 250 wells ... lead in 40"."""
    if part.unit or not (part.figure.elliptic or not part.head) or is_additive(part.figure):
        return None
    if [token.text.lower() for token in part.figure.tokens_before(1)] in (["from"], ["to"], ["than"], ["with"]):
        return None  # "sold 240, up from 200, or 20 percent": two figures of one thing
    for whole in board.before(part, 1):
        if whole.unit or is_period(whole.head) or whole.figure.paragraph != part.figure.paragraph:
            continue
        return (whole, part) if part.head in ("", whole.head) and whole.is_live else None
    return None


def _bare_pair(board: Board, part: Entry) -> Pair | None:
    """As in "18 of 120": two bare numbers with nothing but "of" between them."""
    for whole in board.in_sentence(part.figure.order):
        if whole.start > part.start and not whole.unit and not part.unit:
            between = board.text[part.figure.mention.span.end : whole.figure.mention.span.start]
            return (whole, part) if between.split() in (["of"], ["of", "the"], ["out", "of"]) else None
    return None


def _of_a_group(board: Board, part: Entry) -> Pair | None:
    """As in "1,820 of the applicants", where the draft has counted those who applied and nobody else of that name."""
    chunk, noun = part.figure.chunk, part.figure.noun
    if chunk is None or noun is None or noun is chunk or noun.mention is not None or not noun.definite:
        return None
    for whole in board.before(part, _NEAR):
        clause = whole.figure.clause
        if whole.unit or whole.head in ("", noun.head) or clause is None or clause.verb is None or whole.figure.slot != "subject":
            continue
        if is_kindred(clause.verb.lemma, noun.head) and whole.is_live:
            return whole, part
    return None
