"""link_ballots: the only vote of a draft by numbers, and the size of the body that voted ("ballot": score, body or voters, absent...).

The votes are at most the members ("the nine justices", "a jury of 12", "the panel of seven judges"), less those who were away ("With two
members absent"). They are all of them where it is said that all voted ("with all 12 members voting", "Twenty-three members voted").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.score import ScoreClaim
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.dissents import tells_of_another
from factcheck.links.counts.times_apart import is_told_of_other_time
from factcheck.links.cues import opens_elsewhere
from factcheck.links.digits import one_digit_off
from factcheck.links.link import Link

_NEAR: Final = 2
_PAIR: Final = 2
_AWAY: Final = frozenset(("absent", "abstaining", "away", "missing", "abstained", "recused"))
_NONE: Final = frozenset(("none", "no", "nobody", "without"))
_SLIP: Final = 3


def link_ballots(scores: Sequence[ScoreClaim], board: Board) -> Iterator[Link]:
    """The only vote of a draft by numbers, and the only size of a body near it."""
    votes = [score for score in scores if score.contest == "vote" and score.span is not None]
    if len(votes) != 1:
        return
    score = votes[0]
    assert score.span is not None
    sentence = board.reading.scopes.sentence_at(score.span.start)
    told = [
        entry for entry in board.counts if not entry.unit and sentence is not None and abs(entry.figure.order - sentence.index) <= _NEAR
    ]
    voters = next((entry for entry in told if _have_all_voted(entry) and not score.span.overlaps(entry.figure.mention.core)), None)
    if voters is not None and not tells_of_another(score, board):
        gap = abs(score.first.nominal + score.second.nominal - voters.claim.count.nominal)
        if gap <= _SLIP or one_digit_off(score.first.nominal + score.second.nominal, voters.claim.count.nominal):
            yield Link("ballot", (("score", score.id), ("voters", voters.id)), (voters.figure.mention.span,), inferred=True)
            return
    bodies = [entry for entry in board.counts if _may_be_body(entry) and entry.is_live and not _is_away(entry)]
    if len({entry.claim.count.nominal for entry in bodies}) != 1:
        return
    for entry in bodies:
        if entry in told and _is_body(entry) and score.first.nominal + score.second.nominal <= _NEAR * entry.claim.count.nominal:
            away = [("absent", other.id) for other in told if _is_away(other) and other.is_live]
            yield Link("ballot", (("score", score.id), ("body", entry.id), *away[:1]), (entry.figure.mention.span,), inferred=True)
            return


def _may_be_body(entry: Entry) -> bool:
    return (entry.head in word_set("voters in a body") or _is_size(entry)) and not entry.unit


def _is_size(entry: Entry) -> bool:
    """As in "a jury of 12"."""
    lead = entry.figure.tokens_before(_PAIR)
    return len(lead) == _PAIR and lead[1].text == "of" and lead[0].lemma in word_set("voting bodies")


def _is_body(entry: Entry) -> bool:
    """Whether a count is that of all members: "the nine justices", "all 12 members", "which has 50 members", "a nine-member board"."""
    clause = entry.figure.clause
    has = clause is not None and clause.verb is not None and clause.verb.lemma in ("have", "number") and entry.figure.slot == "object"
    compound = entry.figure.chunk is not None and entry.figure.chunk.compound
    behind = [token.text.lower() for token in entry.figure.tokens_after()][:2]
    side = behind[:1] in (["for"], ["against"], ["opposed"]) or behind in (["in", "favor"], ["in", "favour"])
    bare = not entry.figure.modifiers and entry.figure.relative is None and not side
    size = _is_size(entry) and bare
    return entry.claim.count.bound == "=" and (compound or has or size or (entry.figure.definite and bare))


def _is_away(entry: Entry) -> bool:
    """As in "With two members absent", "with one member abstaining"."""
    lead = [token.text.lower() for token in entry.figure.tokens_before(1)]
    behind = [token.text.lower() for token in entry.figure.tokens_after()][:1]
    return lead == ["with"] and bool(behind) and behind[0] in _AWAY and entry.head in word_set("voters in a body")


def _have_all_voted(entry: Entry) -> bool:
    """Whether a count is of those who voted, each for a side: "all 12 members voting", "present and none abstaining"."""
    figure, scope = entry.figure, entry.claim.scope
    if entry.head not in word_set("voters in a body") or scope.quoted or scope.status not in ("asserted", "negated") or entry.is_additive:
        return False
    if entry.claim.count.bound != "=" or figure.modifiers or opens_elsewhere(figure) or is_told_of_other_time(figure):
        return False
    behind = [token.text.lower() for token in figure.tokens_after()]
    ends = behind[1:2] in ([], ["."], [","])
    if behind[:1] in (["voted"], ["voting"]) and ends:
        return figure.determiner in ("", "all", "the")
    at = next((at for at, word in enumerate(behind) if word in _NONE), None)
    denied = at is not None and bool({"abstaining", "abstained", "abstentions"} & set(behind[at : at + _SLIP]))
    return behind[:1] in (["present"], ["voted"], ["voting"]) and figure.determiner == "all" and denied
