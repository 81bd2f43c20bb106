"""link_predecessors: the only ordinal of a kind and those who came before, told anywhere ("ordinal": ordinal, earlier).

As in "She will be the sixth director since 1994 ... one for each of the seven people who held the post before her" (they would be five),
or "the fourth defendant to plead guilty ... Five defendants pleaded guilty before Stansbury did". "Before" leads to a pronoun, to "this
one", or to a name of the ordinal's own sentence or paragraph. The count is near the one that would fit, and no other count of the draft
is it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.count import OrdinalClaim
from factcheck.claims.figures import Figure
from factcheck.claims.nouns import is_person, same_nouns
from factcheck.claims.persons import is_person_noun
from factcheck.draft import Span
from factcheck.links.board import Board, Entry
from factcheck.links.digits import one_digit_off
from factcheck.links.link import Link

_POINTERS: Final = frozenset(("him", "her", "them", "it", "this", "that", "hers", "his", "theirs", "he", "she", "they"))
_NEAR: Final = 3
_BACK: Final = 1
_NAMES: Final = 2


def link_predecessors(board: Board) -> Iterator[Link]:
    """The ordinals whose predecessors are counted in other words than theirs."""
    for claim, figure in board.ordinals:
        if claim.scope.quoted or claim.scope.status not in ("asserted", "planned") or claim.ordinal <= _BACK or _noun(figure) == "":
            continue
        if len(board.ordinals_of(claim.of)) > 1:
            continue
        found = [(entry, cue) for entry in board.near(figure.mention.core.start) if (cue := _before(board, entry, figure)) is not None]
        earlier = claim.ordinal - _BACK
        if len(found) != 1 or any(entry.claim.count.nominal == earlier for entry, _ in found):
            continue
        entry, cue = found[0]
        if _may_be_slip(entry, claim):
            yield Link("ordinal", (("ordinal", claim.id), ("earlier", entry.id)), (cue,), inferred=True)


def _noun(figure: Figure) -> str:
    """The noun that an ordinal numbers."""
    return figure.head if figure.chunk is not None and figure.chunk.head else ""


def _may_be_slip(entry: Entry, claim: OrdinalClaim) -> bool:
    written, fitting = entry.claim.count.nominal, claim.ordinal - _BACK
    return written != claim.ordinal and (
        abs(written - fitting) <= _NEAR or one_digit_off(written, entry.claim.count.step * fitting, least=2)
    )


def _before(board: Board, entry: Entry, figure: Figure) -> Span | None:
    """The words that make a count one of those who came before the one that an ordinal numbers."""
    own = entry.figure
    if entry.unit or entry.claim.scope.quoted or entry.claim.count.bound != "=" or own.at < 0 or entry.claim.scope.status == "hypothetical":
        return None
    noun = _noun(figure)
    people = (is_person(noun) or is_person_noun(noun)) and (is_person(entry.head) or is_person_noun(entry.head))
    if not (same_nouns(entry.head, noun) or people) or own.mention.span == figure.mention.span:
        return None
    tokens = list(own.tokens_after())
    at = next((at for at, token in enumerate(tokens) if token.text.lower() == "before"), None)
    if at is None or at + 1 >= len(tokens) or any(token.text in (";", ":") for token in tokens[:at]):
        return None
    pointed = tokens[at + 1]
    alone = (
        at + _NAMES >= len(tokens) or tokens[at + _NAMES].tag in ("PUNCT", "AUX", "VERB", "CONJ", "ADV") or pointed.text.lower() == "this"
    )
    if pointed.text.lower() in _POINTERS:
        return pointed.span if alone else None
    named = board.text[figure.sentence.sentence.span.start : figure.sentence.sentence.span.end]
    following = board.sentence(figure.order + 1)
    named += following.sentence.span.text_of(board.text) if following is not None else ""
    return pointed.span if pointed.tag == "PROPN" and pointed.text.split()[-1] in named else None
