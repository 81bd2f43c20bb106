"""link_shortfalls: how many votes a proposal lacked ("short": score, needed, lacking).

Licence: "five votes short of passage", "short by three votes", where the draft gives one number that was needed ("66 votes are needed", "a
change needs two-thirds of the seats, or 66 of its 99") and one result with a side in favor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.score import ScoreClaim
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.dissents import tells_of_another
from factcheck.links.cues import opens_elsewhere
from factcheck.links.link import Link

_FAR: Final = 12


def link_shortfalls(scores: Sequence[ScoreClaim], board: Board) -> Iterator[Link]:
    """The shortfalls whose result and whose need the draft gives once each."""
    votes = [score for score in scores if score.contest == "vote" and score.event not in word_set("carries")]
    for lacking in board.counts:
        cue = _is_short(lacking)
        if cue is None or not lacking.is_live or opens_elsewhere(lacking.figure):
            continue
        needed = [
            entry for entry in board.near(lacking.start) if _is_needed(entry) and abs(entry.figure.order - lacking.figure.order) <= _FAR
        ]
        least = min((entry.claim.count.nominal for entry in needed), default=None)
        told = [score for score in votes if not tells_of_another(score, board)]
        told = [score for score in told if least is not None and score.first.nominal < least <= score.first.nominal * 2]
        if len({entry.claim.count.nominal for entry in needed}) == 1 and len(told) == 1:
            members = (("score", told[0].id), ("needed", needed[0].id), ("lacking", lacking.id))
            yield Link("short", members, (cue,), inferred=True)


def _is_short(entry: Entry) -> Span | None:
    """The word "short" beside a number of votes: "five votes short", "short by three votes"."""
    if entry.unit or entry.head not in ("vote", "ballot", "seat", ""):
        return None
    after = next(iter(entry.figure.tokens_after()), None)
    if after is not None and after.text.lower() in ("short", "shy"):
        return after.span if entry.head else None
    lead = entry.figure.tokens_before(2)
    led = [token.text.lower() for token in lead] in (["short", "by"], ["shy", "by"])
    return lead[0].span if led else None


def _is_needed(entry: Entry) -> bool:
    """Whether a count is what it takes: "needs 66 votes", "the 66 votes needed", "or 66 of its 99 members"."""
    if entry.unit or entry.claim.scope.quoted or entry.head not in ("vote", "ballot", "seat", "", *word_set("voters in a body")):
        return False
    verb = entry.figure.clause.verb if entry.figure.clause is not None else None
    after = [token.lemma for token in entry.figure.tokens_after()][:2]
    if after[:1] in (["need"], ["require"]) or after == ["it", "need"]:
        return True
    takes = verb is not None and verb.lemma in ("need", "require") and not verb.negated
    return takes and entry.figure.slot in ("object", "subject", "of") and entry.figure.at >= 0
