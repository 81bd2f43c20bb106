"""link_casualties: all who were hit, with the dead and the survivors ("casualties": whole, dead, hurt).

Licences: "seven were shot, two of them fatally ... the five survivors"; "killed three people and injured nine ... the 12 casualties".
The dead and the hurt of one sentence do not overlap; elsewhere they may, as the wounded may die.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.count_words import count_words
from factcheck.claims.nouns import is_person
from factcheck.draft import Span
from factcheck.links.board import Board, Entry
from factcheck.links.cues import content_words, is_additive, post_words
from factcheck.links.link import Link
from factcheck.syntax.events import state_event, verb_event

_SURVIVORS: Final = frozenset(("survivor", "wounded", "injured"))
_BOTH: Final = frozenset(("casualty",))
_REACH: Final = 6


def link_casualties(board: Board) -> list[Link]:
    """The counts of those hit, killed and hurt that the words make one sum."""
    return [*_survivors(board), *_all_casualties(board)]


def _survivors(board: Board) -> Iterator[Link]:
    for hurt in board.counts:
        if not _is_definite(hurt) or not _are_survivors(hurt):
            continue
        before = [other for other in board.before(hurt, _REACH) if _can_be_summed(other)]
        wholes = [
            other for other in before if other.claim.event in count_words("hit") and is_person(other.head) and not _is_fatal_part(other)
        ]
        dead = [other for other in before if _is_fatal_part(other)]
        if len({other.claim.count.nominal for other in wholes}) != 1 or len({other.claim.count.nominal for other in dead}) != 1:
            continue
        if dead[-1].start > wholes[-1].start:
            yield _link(wholes[-1], dead[-1], hurt)


def _all_casualties(board: Board) -> Iterator[Link]:
    for whole in board.counts:
        if not _is_definite(whole) or not _are_all(whole):
            continue
        for order in range(whole.figure.order - 1, max(-1, whole.figure.order - _REACH), -1):
            counts = [other for other in board.in_sentence(order) if _can_be_summed(other)]
            dead = [other for other in counts if other.claim.event == "die"]
            hurt = [other for other in counts if other.claim.event in ("injure", "hospitalize")]
            if len(dead) == 1 and len(hurt) == 1 and not any(is_additive(other.figure) and other is not hurt[0] for other in counts):
                yield _link(whole, dead[0], hurt[0])
                break


def _link(whole: Entry, dead: Entry, hurt: Entry) -> Link:
    members = (("whole", whole.id), ("dead", dead.id), ("hurt", hurt.id))
    chunk = (whole if whole.figure.definite else hurt).figure.chunk
    return Link("casualties", members, (chunk.span,) if chunk is not None else (Span(whole.start, whole.start),))


def _is_definite(entry: Entry) -> bool:
    scope = entry.claim.scope
    return (
        entry.figure.definite and entry.claim.count.bound == "=" and not scope.quoted and scope.status in ("asserted", "negated", "planned")
    )


def _can_be_summed(entry: Entry) -> bool:
    scope = entry.claim.scope
    return not entry.unit and not scope.quoted and scope.status == "asserted" and scope.role == "body" and entry.claim.count.bound == "="


def _are_survivors(entry: Entry) -> bool:
    words = {entry.head, *entry.figure.modifiers}
    return (
        bool(words & _SURVIVORS)
        or any("injure" in (verb_event(word), state_event(word)) for word in entry.figure.modifiers)
        or (is_person(entry.head) and "survive" in content_words(post_words(entry.figure)))
    )


def _are_all(entry: Entry) -> bool:
    words = {entry.head, *(token.text.lower() for token in post_words(entry.figure))}
    return bool(words & _BOTH) or ({"killed", "injured"} <= words) or ({"dead", "injured"} <= words) or ({"dead", "wounded"} <= words)


def _is_fatal_part(entry: Entry) -> bool:
    """As in "two of them fatally", "two of whom died", "two fatally"."""
    following = [token.text.lower() for token in entry.figure.tokens_after()][:2]
    pointed = entry.figure.noun is not None and entry.figure.noun.head in ("them", "whom", "those")
    return "fatally" in following or (pointed and (entry.claim.event == "die" or "died" in following))
