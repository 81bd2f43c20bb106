"""link_lists: a count with the list that names its members ("list": count, list).

Licences: a colon or dashes between the count and the list; "the three are A, B and C"; "the men charged are A, B and C" after "three men";
"A, B and C were held. The three men".
"""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.count import CountClaim
from factcheck.claims.counts.enumerations import Enumeration, anchor_of, described_by, read_enumerations, takes_names_up
from factcheck.claims.nouns import compatible_nouns, same_nouns
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, is_sum_of
from factcheck.links.cues import content_words, is_additive, share_words
from factcheck.links.link import Link

_MORE_NAMES: Final = re.compile(
    r"(?:, [^.;]{1,60})?; (?:and )?[A-Z]|, (?:both |all )?(?:of|from) [^.;,]{1,40}, and [A-Z]"
    r"|, (?:which|who|whose) [^;,]{1,200}, and [A-Z]|, (?:both|all|each) with"
)
_LEFT: Final = frozenset(("other", "remaining", "additional"))
_FEW: Final = 3
_PLACED: Final = frozenset(("in", "at", "from", "near", "across", "on"))
_PRONOUNS: Final = frozenset(("they", "them", "those", "these"))
_NAMING: Final = frozenset(("identify", "name", "list", "describe", "be"))


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
        if claim is None or figure is None or (figure.chunk is not enumeration.anchor and _LEFT & set(enumeration.anchor.modifiers)):
            continue  # "five finalists ... The only other finalists are A, B and C"
        count = by_figure.get(figure.at) if figure.chunk is enumeration.anchor else None
        if count is None:
            told = described_by(enumeration, figures)
            by_pronoun = not enumeration.anchor.head or enumeration.anchor.head in _PRONOUNS
            found = by_figure.get(told.at) if told is not None else None
            count = (found if by_pronoun else None) or _described_count(board, enumeration, claim) or found
            if count is not None and not by_pronoun and count.claim.count.nominal > _FEW * claim.count.nominal:
                count = None  # "read 143 books ... The shortlisted books are A, B, C, D and E"
            up = takes_names_up(enumeration, figures) if count is None and _are_all_named(board, enumeration) else None
            count = by_figure.get(up.at) if up is not None else count
        if (
            count is not None
            and not _is_told_by_one(enumeration, count, board)
            and _may_be_named(enumeration, count)
            and not _goes_on(enumeration, board)
            and not _has_figures(enumeration, count, claim, board)
        ):
            anchor, listed = enumeration.anchor.span, enumeration.span
            if enumeration.deed is not None:
                anchor = enumeration.deed[1]
            licence = Span(anchor.start, listed.start) if anchor.start <= listed.start else Span(listed.end, anchor.start)
            links.append(Link("list", (("count", count.id), ("list", claim.id)), (licence,)))
    return links


def _is_told_by_one(enumeration: Enumeration, count: Entry, board: Board) -> bool:
    """Whether one whom the draft quotes names the others, not those that the draft counts: "These girls are Ponna and Wen"."""
    quoted = board.reading.scopes.quotation_at(enumeration.span.start)
    return quoted is not None and quoted.span.contains(enumeration.span) and not quoted.span.contains(count.figure.mention.core)


def _goes_on(enumeration: Enumeration, board: Board) -> bool:
    """Whether names follow: "Ned and Rita Brace, of Orley; Dawn Pike, 30; and Lew Tabor", "Ann and Bea, both of Carr, and Cleo".

    What a relative clause says of the first names may stand between: "Roe Bros. and Pell Ltd., which won a license in May, and Carr & Co.".
    """
    if ";" in enumeration.span.text_of(board.text):
        return False
    more = _MORE_NAMES.match(board.text, enumeration.span.end, enumeration.sentence.sentence.span.end)
    return more is not None


def _are_all_named(board: Board, enumeration: Enumeration) -> bool:
    """Whether a deed is told of these names alone: not "Roe was held on Monday. Ash, Bell and Cole were held, too"."""
    if enumeration.deed is None:
        return False
    order = enumeration.sentence.sentence.index
    told = any(clause.event == enumeration.deed[0].event for before in board.reading.sentences[:order] for clause in before.clauses)
    return not told and not {"also", "too", "with", "and"} & {
        t.text.lower() for t in enumeration.sentence.tokens if t.span.start > enumeration.span.end
    }


def _has_figures(enumeration: Enumeration, count: Entry, claim: CountClaim, board: Board) -> bool:
    """Whether a count far greater than the list is long is told of figures in it: "9,870: Pell 4,410, Ashby 3,300 and Orr 2,160"."""
    written = any(char.isdigit() for char in enumeration.span.text_of(board.text))
    return written and count.claim.count.nominal > _FEW * claim.count.nominal


def _described_count(board: Board, enumeration: Enumeration, claim: CountClaim) -> Entry | None:
    """The count before a list whose members the list names: the only one of that noun, or of what is said of it ("charged")."""
    head = enumeration.anchor.head
    if enumeration.by == "deed":
        return None
    if enumeration.anchor.mention is not None:
        return None  # "More than half came from abroad: 21 percent from ...": the words lead to a share of their own
    counts = [
        other
        for other in board.earlier(enumeration.span.start)
        if not other.unit and other.figure.at >= 0 and other.claim.count.nominal > 1
    ]
    if "following" in enumeration.anchor.modifiers:
        return None  # "Two kinds of lookup are made ... The following single-key lookups are made:": a list of its own
    if head in _PRONOUNS or not head:
        near = [other for other in counts if enumeration.sentence.sentence.index - other.figure.order == 1 and other.figure.slot]
        named = len(near) == 1 and near[0].claim.count.nominal <= _FEW * claim.count.nominal
        return near[0] if named else None  # "700 farms have reported damage. They are in Adair, Boone and Clay"
    compatible = same_nouns if enumeration.by == "apposed" else compatible_nouns
    counts = [other for other in counts if other.head and compatible(other.head, head)]
    if is_sum_of(claim.count.nominal, [other.claim.count.nominal for other in counts]):
        return None
    said = content_words(
        token for token in enumeration.sentence.tokens if enumeration.anchor.span.start <= token.span.start < enumeration.span.start
    ) - {head, *_NAMING}
    told = [other for other in counts if said and (other.claim.event in said or share_words(said, set(other.known)))]
    told = [other for other in told if other.claim.event in said] or told
    chosen = told or [other for other in counts if other.head == head]
    if not told and len(chosen) != len(counts):
        return None
    return chosen[-1] if len({other.claim.count.nominal for other in chosen}) == 1 else None


def _may_be_named(enumeration: Enumeration, count: Entry) -> bool:
    """Whether the count is one that a list can name in full: exact, stated as fact or plan, and no addition to others.

    Of places there may be fewer than of what stands in them: "has four offices, in Rome and Oslo".
    """
    scope, figure = count.claim.scope, count.figure
    before = next((t for t in reversed(enumeration.sentence.tokens) if t.span.end <= enumeration.span.start), None)
    if before is not None and before.text.lower() in _PLACED and len(enumeration.names) < count.claim.count.nominal:
        return False
    if count.claim.count.bound != "=" or count.claim.count.nominal < 2 or scope.quoted or count.unit:
        return False
    own = figure.chunk is enumeration.anchor
    if scope.status in ("hypothetical", "former", "possible") and not (own and figure.definite):  # "The six towns — ... — may join"
        return False
    if own:
        return True
    return not is_additive(figure) and not (figure.chunk is not None and figure.chunk.compound)
