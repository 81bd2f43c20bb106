"""whole_before: the last count that a pronoun or a noun behind a number can point to."""

from __future__ import annotations

from typing import Final

from factcheck.claims.nouns import compatible_nouns, is_anyone, is_period, is_person, same_nouns
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.part_signs import (
    follows_a_time,
    is_distance,
    is_of_length,
)
from factcheck.links.counts.pointers import pointer_of
from factcheck.links.cues import is_kindred
from factcheck.syntax.events import noun_event

_NEAR: Final = 2
_FAR: Final = 200
_AFTER: Final = 8
# A slip changes a digit or two: what is this many times a count is no part of it.
_SLIP: Final = 3
_SHORT: Final = 3


def whole_before(board: Board, entry: Entry, noun: str, *, loose: bool = False) -> Entry | None:
    """The last count before that a pronoun or a noun can point to: in the sentence before or this one."""
    if not noun and follows_a_time(entry):
        return None
    vague: list[Entry] = []
    clear: list[Entry] = []
    for other in board.before(entry, _FAR if noun else _NEAR):
        if other.figure.paragraph != entry.figure.paragraph and not noun and not _is_first(board, entry):
            break
        if not noun and _is_unread(other, entry):
            break
        if not may_hold(other, entry, strict=not noun) or other.is_additive or other.claim.scope.status == "former":
            continue
        whom = [token.text.lower() for token in other.figure.tokens_before(2)] in (["of", "whom"], ["of", "which"])
        if (pointer_of(other) is not None or whom) and other.figure.determiner != "all":
            if not noun and other.figure.order < entry.figure.order:
                break  # "They led 21 of them out. Three of those": of the 21
            continue
        if other.claim.count.nominal == 1 or (noun and _has_others_beside(board, other)):
            continue
        if noun and not compatible_nouns(noun, other.head) and not _is_done_to(noun, other, entry):
            continue
        if (
            noun
            and not same_nouns(noun, other.head)
            and not is_anyone(noun)
            and not noun_event(noun)
            and not _is_done_to(noun, other, entry)
            and entry.figure.order - other.figure.order > _NEAR
        ):
            continue  # "seven people ... Nineteen of the letter writers": a kind of people takes up people just told of
        if other.figure.slot in ("subject", "object") or other.figure.order == entry.figure.order or noun:
            clear.append(other)
        else:
            vague.append(other)
    found = holder_of(clear, entry) or holder_of(vague, entry)
    if found is not None and _is_outdone(board, found, entry):
        return None
    return None if found is not None and not noun and is_of_length(found, entry) else found


def _is_outdone(board: Board, whole: Entry, part: Entry) -> bool:
    """Whether what is too few to hold a part stands before others that are not: "Two clerks ... nine drivers. Three of them"."""
    least = part.claim.count.nominal
    if part.unit or whole.claim.count.nominal >= least:
        return False
    between = (other for other in board.before(part, 1) if whole.start < other.start and not other.unit)
    return any(other.claim.count.nominal >= least and is_person(other.head) == is_person(whole.head) for other in between)


def _has_others_beside(board: Board, entry: Entry) -> bool:
    """Whether as many others are counted behind it: "of stealing from two patients and acquitted her of stealing from four others"."""
    return any(other.start > entry.start and other.head in ("other", "others") for other in board.in_sentence(entry.figure.order))


def _is_done_to(noun: str, other: Entry, entry: Entry) -> bool:
    """Whether a noun of doing takes up what a count says was done: "canceled 190 flights ... 17 of the cancellations"."""
    event = noun_event(noun)
    near = entry.figure.order - other.figure.order <= _AFTER
    done = bool(event) and other.claim.event == event
    verb = other.figure.clause.verb if other.figure.clause is not None else None
    if not done and verb is not None and len(noun) > _SHORT:
        # "hired 132 teachers ... Of the new hires, 47", "Eighty-four were arrested ... 12 of the arrests"
        taken = other.figure.slot == ("subject" if verb.voice == "passive" else "object")
        done = taken and is_kindred(noun, verb.lemma)
    return done and near and other.figure.slot in ("subject", "object") and not other.unit


def _is_unread(other: Entry, part: Entry) -> bool:
    """Whether a number whose noun was not read may be the whole: then no other count is taken for it."""
    if other.claim.scope.status == "former" or other.is_additive:
        return False
    bare = not other.unit and not part.unit and not other.head and other.figure.mention.kind == "cardinal"
    return bare and other.figure.order == part.figure.order and other.claim.count.nominal >= part.claim.count.nominal


def _is_first(board: Board, entry: Entry) -> bool:
    """Whether its sentence opens a paragraph, so that "of these" there points back over the break."""
    before = board.sentence(entry.figure.order - 1)
    return before is not None and before.sentence.paragraph != entry.figure.paragraph


def holder_of(candidates: list[Entry], part: Entry) -> Entry | None:
    """The whole that is meant, where the words leave it open: the nearest that can hold the part, else the nearest."""
    least = part.claim.count.support.low or 0
    able = (other for other in candidates if other.claim.count.support.high is None or other.claim.count.support.high >= least)
    near = candidates[0] if candidates and least <= _SLIP * candidates[0].claim.count.nominal else None
    return next(able, near)


def may_hold(whole: Entry, part: Entry, *, strict: bool = True) -> bool:
    """Whether a count can be the whole of another by what they count."""
    same = whole.unit == part.unit and whole.figure.mention.kind == part.figure.mention.kind
    if not (same or (not part.unit and part.head and part.head == whole.unit)) or is_period(whole.head) or is_distance(whole):
        return False  # "burned 5,200 acres ... 6,400 of those acres": the unit is the noun of the part
    if (whole.figure.chunk is not None and whole.figure.chunk.compound) or (not whole.unit and whole.claim.count.nominal < 2):
        return False
    if strict and part.head and whole.head and is_person(part.head) != is_person(whole.head):
        return False
    return bool(whole.head) or whole.unit != ""
