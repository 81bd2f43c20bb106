"""link_casualties: all who were hit, with the dead and the survivors ("casualties": whole, dead, hurt).

Licences: "seven were shot, two of them fatally ... the five survivors"; "killed three people and injured nine ... the 12 casualties".
The dead and the hurt of one sentence do not overlap; elsewhere they may, as the wounded may die.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.counts.count_words import count_words
from factcheck.claims.nouns import is_person
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.cues import content_words, is_additive, post_words
from factcheck.links.link import Link
from factcheck.syntax.events import state_event, verb_event

_SURVIVORS: Final = frozenset(("survivor", "wounded", "injured"))
_BOTH: Final = frozenset(("casualty",))
# Nouns for the dead and the hurt that may mean the dead alone.
_EITHER: Final = frozenset(("victim",))
_REACH: Final = 6
_SOON: Final = 2


def link_casualties(board: Board) -> list[Link]:
    """The counts of those hit, killed and hurt that the words make one sum."""
    return [*_survivors(board), *_all_casualties(board)]


def _survivors(board: Board) -> Iterator[Link]:
    for hurt in board.counts:
        if not _is_definite(hurt) or not _are_survivors(hurt) or _is_followed(board, hurt):
            continue
        before = [other for other in board.before(hurt, _REACH) if _can_be_summed(other)]
        wholes = [
            other for other in before if other.claim.event in count_words("hit") and is_person(other.head) and not _is_fatal_part(other)
        ]
        dead = [other for other in before if _is_fatal_part(other) or _is_bare_part(board, other, wholes, hurt)]
        if len({other.claim.count.nominal for other in wholes}) != 1 or len({other.claim.count.nominal for other in dead}) != 1:
            continue
        if dead[-1].start > wholes[-1].start or dead[-1].figure.order == wholes[-1].figure.order:
            yield _link(wholes[-1], dead[-1], hurt)


def _is_followed(board: Board, entry: Entry) -> bool:
    """Whether one more is told of by the next ordinal: "The four survivors in the hospital ... the fifth went home"."""
    after = (
        claim for claim, figure in board.ordinals if figure.mention.core.start > entry.start and figure.order - entry.figure.order <= 1
    )
    return any(claim.ordinal == entry.claim.count.nominal + 1 for claim in after)


def _all_casualties(board: Board) -> Iterator[Link]:
    for whole in board.counts:
        if not _is_definite(whole) or not _are_all(whole):
            continue
        for order in range(whole.figure.order - 1, max(-1, whole.figure.order - _REACH), -1):
            counts = [other for other in board.in_sentence(order) if _can_be_summed(other)]
            dead = [other for other in counts if _befell(other) == "die"]
            hurt = [other for other in counts if _befell(other) in ("injure", "hospitalize")]
            if (
                len(dead) == 1
                and len(hurt) == 1
                and _may_be_both(whole, dead[0], hurt[0])
                and not any(is_additive(other.figure) and other is not hurt[0] for other in counts)
            ):
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
    told = post_words(entry.figure) or entry.figure.modifiers or entry.figure.relative is not None
    return (
        bool(words & _BOTH)
        or (bool(words & _EITHER) and not told)
        or ({"killed", "injured"} <= words)
        or ({"dead", "injured"} <= words)
        or ({"dead", "wounded"} <= words)
    )


def _is_fatal_part(entry: Entry) -> bool:
    """As in "two of them fatally", "two of whom died", "two fatally"."""
    following = [token.text.lower() for token in entry.figure.tokens_after()][:2]
    pointed = entry.figure.noun is not None and entry.figure.noun.head in ("them", "whom", "those")
    return "fatally" in following or (pointed and (entry.claim.event == "die" or "died" in following))


def _is_bare_part(board: Board, entry: Entry, wholes: Sequence[Entry], hurt: Entry) -> bool:
    """As in "seven were shot and two died", "stabbed five men, killing one", "two of the seven died": a part of those hit."""
    if entry.claim.event != "die" or hurt.figure.order - entry.figure.order > _SOON or is_additive(entry.figure):
        return False
    if _is_told_on(board, entry, hurt):
        return False
    sharing = [whole for whole in wholes if whole.figure.order == entry.figure.order and whole is not entry]
    if len(sharing) != 1 or entry.claim.count.nominal >= sharing[0].claim.count.nominal:
        return False
    if hurt.claim.count.nominal > sharing[0].claim.count.nominal:
        return False  # "six were hit and two died ... the 13 survivors": others were hit too
    pointed = entry.figure.noun is not None and entry.figure.noun is sharing[0].figure.chunk
    return pointed or ((entry.figure.elliptic or not entry.head) and entry.start > sharing[0].start)


def _befell(entry: Entry) -> str:
    """What befell those counted: their event, or the outcome right after them ("left three people dead")."""
    following = next(iter(entry.figure.tokens_after()), None)
    outcome = state_event(following.text.lower()) if following is not None and entry.claim.event in ("leave", "") else ""
    return outcome or entry.claim.event


def _may_be_both(whole: Entry, dead: Entry, hurt: Entry) -> bool:
    """Whether a count of victims is of the dead and the hurt: larger than either, where the noun may mean the dead alone."""
    return whole.head not in _EITHER or whole.claim.count.nominal > max(dead.claim.count.nominal, hurt.claim.count.nominal)


def _is_told_on(board: Board, dead: Entry, hurt: Entry) -> bool:
    """Whether the draft counts more people, or tells of further deaths, between those who died and the survivors."""
    for order in range(dead.figure.order, hurt.figure.order + 1):
        sentence = board.sentence(order)
        between = [token for token in sentence.tokens if dead.start < token.span.start < hurt.start] if sentence is not None else []
        later = [token for token in between if order > dead.figure.order]
        if any("die" in (verb_event(token.lemma), state_event(token.text.lower())) for token in later):
            return True
    return any(dead.start < other.start < hurt.start and not other.unit and is_person(other.head) for other in board.before(hurt, _REACH))
