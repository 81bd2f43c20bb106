"""link_vague_counts: a vague count and the exact one of the same things ("same": value, value).

"Dozens of passengers scrambled out ... A camera showed that 11 passengers had been aboard": where a draft counts a kind of thing
exactly, and says how many there were in all, a vague word must allow that number. What is told of some of them alone is no count of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.nouns import is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.cues import cue_near
from factcheck.links.link import Link

_FAR: Final = 14


def link_vague_counts(board: Board) -> Iterator[Link]:
    """The vague counts with the only exact count of all those that they are of."""
    for vague in board.counts:
        if not _is_vague(board, vague):
            continue
        near = [other for other in board.near(vague.start) if abs(other.figure.order - vague.figure.order) <= _FAR]
        exact = [other for other in near if _may_be_exact(other, vague)]
        if not exact or any(other.claim.count.support.meets(vague.claim.count.support) for other in exact):
            continue
        told = [other for other in exact if _is_of_all(other, vague) and not _are_set_against(other, vague)]
        beside = [other for other in told if other.figure.order == vague.figure.order and other.start > vague.start]
        told = beside[:1] or told
        if len({other.claim.count.nominal for other in told}) == 1:
            first, second = sorted((vague, told[0]), key=lambda entry: entry.start)
            yield Link("same", (("value", first.id), ("value", second.id)), (told[0].figure.mention.span,), inferred=True)


def _are_set_against(first: Entry, second: Entry) -> bool:
    """Whether one sentence tells each of its own: "Orr has seven mills, while Pell and Hythe each have hundreds of mills"."""
    if first.figure.sentence is not second.figure.sentence:
        return False
    clauses = (first.figure.clause, second.figure.clause)
    ours, theirs = (
        set(clause.subject) if clause is not None and entry.figure.slot != "subject" else set()
        for clause, entry in zip(clauses, (first, second), strict=True)
    )
    return bool(ours) and bool(theirs) and not ours & theirs


def _is_vague(board: Board, entry: Entry) -> bool:
    """Whether a count is one by a vague word alone, of something named and told as a fact."""
    plain = entry.figure.mention.of == "vague" or entry.figure.mention.span.text_of(board.text).lower().endswith("dozen")
    return bool(plain and entry.claim.count.bound == "~" and entry.head and not entry.unit and entry.is_live and not entry.figure.elliptic)


def _may_be_exact(other: Entry, vague: Entry) -> bool:
    """Whether a count is an exact one of the same things: by its noun, or as what the noun's total "came to"."""
    if other.claim.count.bound != "=" or not other.is_live or other.unit or other.figure.mention.of or other.claim.count.nominal <= 1:
        return False
    if other.id == vague.id or other.is_additive or other.part_cue is not None or other.figure.at < 0:
        return False
    return same_nouns(other.head, vague.head) or (not other.head and vague.head in _subject(other)) or _is_total(other, vague)


def _subject(entry: Entry) -> set[str]:
    clause = entry.figure.clause
    chunks = entry.figure.sentence.chunks
    return {word for at in (clause.subject if clause is not None else ()) for word in (chunks[at].head, *chunks[at].modifiers)}


def _is_total(other: Entry, vague: Entry) -> bool:
    """As in "scores of hedgehog sightings ... The hedgehog total came to 14": a bare figure of a total of what the vague one names."""
    subject = _subject(other)
    return not other.head and bool(subject & word_set("totals")) and bool(subject & {*vague.figure.modifiers, vague.head})


def _is_of_all(other: Entry, vague: Entry) -> bool:
    """Whether words say that an exact count is of all of them."""
    # "A total of five people were shot" leaves out those who were not.
    if _is_total(other, vague) or (cue_near(other.figure, "total") is not None and not is_person(other.head)):
        return True
    if other.claim.count.nominal > vague.claim.count.nominal:
        return other.figure.elliptic and other.figure.order == vague.figure.order
    narrowed = other.figure.relative is not None or set(other.figure.modifiers) - set(vague.figure.modifiers)
    some = narrowed or other.figure.elliptic  # "sixteen were in tents and sixteen in huts"
    return other.verb in word_set("says how many there are") and not some and not other.figure.definite
