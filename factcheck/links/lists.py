"""link_lists: a count with the list that names its members ("list": count, list).

Licences: a colon or dashes between the count and the list; "the three are A, B and C"; "the men charged are A, B and C" after "three men".
"""

from __future__ import annotations

from factcheck.claims.enumerations import Enumeration, anchor_of, read_enumerations
from factcheck.claims.nouns import compatible_nouns
from factcheck.draft import Span
from factcheck.links.board import Board, Entry
from factcheck.links.cues import content_words, is_additive, sentence_words, share_words
from factcheck.links.link import Link


def link_lists(board: Board) -> list[Link]:
    """The counts whose members a list names, all of them."""
    if not board.lists:
        return []
    by_span = {claim.span: claim for claim in board.lists}
    by_figure = {entry.figure.at: entry for entry in board.counts if entry.figure.at >= 0}
    figures = [entry.figure for entry in board.counts]
    links: list[Link] = []
    for enumeration in read_enumerations(board.reading):
        claim = by_span.get(enumeration.span)
        figure = anchor_of(enumeration, figures)
        if claim is None or figure is None or figure.at not in by_figure:
            continue
        count = by_figure[figure.at]
        if _names_all(enumeration, count) and _is_only_count(board, enumeration, count):
            start = enumeration.anchor.span.start
            links.append(Link("list", (("count", count.id), ("list", claim.id)), (Span(start, enumeration.span.start),)))
    return links


def _is_only_count(board: Board, enumeration: Enumeration, count: Entry) -> bool:
    """Whether no other count before the list could be that of its members."""
    if count.figure.chunk is enumeration.anchor:
        return True
    others = [
        other
        for other in board.counts
        if other.start < enumeration.span.start and not other.unit and other.head and compatible_nouns(other.head, count.head)
    ]
    return len({other.claim.count.nominal for other in others if other.claim.count.nominal > 1}) == 1


def _names_all(enumeration: Enumeration, count: Entry) -> bool:
    """Whether the list names every member of the count, so far as the words say."""
    scope = count.claim.scope
    if count.claim.count.bound != "=" or count.claim.count.nominal < 2 or scope.quoted or scope.status in ("hypothetical", "former", "possible") or count.unit:
        return False
    figure = count.figure
    if figure.chunk is enumeration.anchor:
        return True
    if is_additive(figure) or (figure.chunk is not None and figure.chunk.compound):
        return False
    described = content_words(
        token for token in enumeration.sentence.tokens if enumeration.anchor.span.start <= token.span.start < enumeration.span.start
    ) - {enumeration.anchor.head, figure.head, "identify", "name", "list", "describe"}
    known = sentence_words(figure.sentence) | {count.claim.event}
    return not described or bool(share_words(described, known))
