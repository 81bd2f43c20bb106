"""link_dissents: the only vote that a draft tells by numbers, with counts of those on one side of it ("dissent": score, and who).

Roles of who: "count" for all who lost it ("the four dissenters", "the five members who voted no"), "won" for all who won it ("the
six-member majority"), "for" and "against" for some of either ("Two members opposed it").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.counts.read_sides import side_of
from factcheck.claims.nouns import is_person
from factcheck.claims.score import ScoreClaim
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.times_apart import years_told
from factcheck.links.counts.wholes import explicit_whole
from factcheck.links.cues import opens_elsewhere
from factcheck.links.link import Link
from factcheck.syntax.clause import Token

_NEAR: Final = 2
_AGAINST: Final = frozenset(("against", "opposed", "objecting", "opposing"))
_LATER: Final = 6
_BESIDE: Final = 2
_SOME: Final = frozenset(("other", "remaining", "further"))


def link_dissents(scores: Sequence[ScoreClaim], board: Board) -> Iterator[Link]:
    """The only vote of a draft by numbers, and the counts of those who lost it, who won it, or who took a side in it."""
    votes = [score for score in scores if score.contest == "vote" and score.span is not None]
    if len(votes) != 1:
        return
    for entry in board.counts:
        dissents = (entry.figure.definite and _is_dissent(entry, votes[0], board)) or _dissented(entry, votes[0], board)
        side = "count" if dissents else "won" if _is_the_majority(entry, votes[0], board) else _voted_as(entry, votes[0], board)
        before = entry.figure.sentence.tokens[max(0, entry.figure.first - 1) : entry.figure.first]
        some = any(token.text.lower() in _SOME for token in before)  # "whose other two members voted against"
        if side and entry.is_live and not entry.unit and not some:
            yield Link("dissent", (("score", votes[0].id), (side, entry.id)), (entry.figure.mention.span,), inferred=True)


def _voted_as(entry: Entry, vote: ScoreClaim, board: Board) -> str:
    """Whether a count is of some of those on one side of the vote just told: "Five members voted against it", "opposed it"."""
    verb = entry.figure.clause.verb if entry.figure.clause is not None else None
    near = 0 <= entry.figure.order - _order_of(vote, board) <= 1 and vote.span is not None and entry.start > vote.span.end
    voters = entry.head in word_set("voters in a body") and not entry.is_additive and entry.figure.slot == "subject"
    if not near or not voters or verb is None or verb.negated or vote.event in (*word_set("turns down"), "lose"):
        return ""
    sentence, behind = board.reading.sentence_at(vote.span.start) if vote.span else None, vote.span.end if vote.span else 0
    things = [entry.figure.sentence.chunks[at] for at in entry.figure.clause.objects] if entry.figure.clause is not None else []
    things += (
        [entry.figure.sentence.chunks[at] for sort, at in entry.figure.clause.obliques if sort in ("for", "against")]
        if entry.figure.clause is not None
        else []
    )
    if (
        opens_elsewhere(entry.figure)
        or any(token.form == "t" for token in entry.figure.sentence.tokens)
        or any(not thing.definite and thing.head not in ("it", "favor") for thing in things)
    ):
        return ""  # "Last year, 24 senators opposed a similar bill"
    if sentence is None or any(token.text.lower() == "against" for token in sentence.tokens if 0 <= token.span.start - behind <= 1):
        return ""
    return side_of(entry.figure)


def _dissented(entry: Entry, vote: ScoreClaim, board: Board) -> bool:
    """As in "four justices dissented.", "with four justices dissenting", "with one member against": in full, of the vote beside."""
    far = entry.figure.order - _order_of(vote, board)
    if entry.head not in word_set("voters in a body") or not -1 <= far <= _LATER or (far > 1 and _tells_of_another_time(entry)):
        return False
    if far < 0 and (tells_of_another(vote, board) or _tells_of_another_time(entry)):
        return False
    whole = explicit_whole(board, entry)
    if whole is not None and whole[0].claim.count.nominal != vote.first.nominal + vote.second.nominal:
        return False  # those of another body
    after = list(entry.figure.tokens_after())[:2]
    closed = len(after) == 1 or (len(after) == _BESIDE and after[1].text in (".", ",", ";"))
    lead = [token.text.lower() for token in entry.figure.tokens_before(1)]
    if lead == ["of"]:
        return False  # "Three of the five judges dissented"
    left = lead == ["with"] and after[:1] and after[0].text.lower() in _AGAINST
    return bool(after) and (after[0].text.lower() in ("dissented", "dissenting") or bool(left)) and closed and not entry.is_additive


def tells_of_another(vote: ScoreClaim, board: Board) -> bool:
    """Whether the sentence of a result brings in another vote than the one in hand: "An earlier one, in 2016, ended ..."."""
    sentence = board.reading.sentence_at(vote.span.start) if vote.span is not None else None
    tokens = sentence.tokens if sentence is not None else ()
    return tells_of_another_vote(tokens) or bool(years_told(tokens))


def tells_of_another_vote(tokens: Sequence[Token]) -> bool:
    """Whether words tell of another vote than the one in hand: "an earlier one", "the first round"."""
    return any(token.lemma in word_set("another vote") and not _is_of_a_run(tokens[at + 1 : at + 3]) for at, token in enumerate(tokens))


def _is_of_a_run(after: Sequence[Token]) -> bool:
    """As in "for the third month running", "for the first time": the one in hand."""
    words = [word for token in after for word in token.text.lower().split()]
    return words[:1] == ["time"] or words[1:2] in (["running"], ["straight"])


def _order_of(vote: ScoreClaim, board: Board) -> int:
    sentence = board.reading.scopes.sentence_at(vote.span.start) if vote.span is not None else None
    return sentence.index if sentence is not None else -_NEAR


def _tells_of_another_time(entry: Entry) -> bool:
    """Whether the sentence of a count has a time in it, a deed done before, or a word for another vote."""
    tokens = entry.figure.sentence.tokens
    perfect = any(clause.verb is not None and clause.verb.perfect for clause in entry.figure.sentence.clauses)
    return perfect or tells_of_another_vote(tokens) or any(token.form == "t" for token in tokens)


def _is_the_majority(entry: Entry, vote: ScoreClaim, board: Board) -> bool:
    """As in "wrote for the six-member majority", "for a majority of six", "The six judges in the majority": all who won the vote."""
    figure = entry.figure
    if not 0 <= figure.order - _order_of(vote, board) <= _LATER or _tells_of_another_time(entry) or figure.chunk is None:
        return False
    if figure.chunk.compound:
        outer = next((c for c in figure.sentence.chunks if c is not figure.chunk and c.span.contains(figure.chunk.span)), figure.chunk)
        return outer.head == "majority" and outer.definite and entry.head in word_set("voters in a body")
    if entry.head and entry.head not in word_set("voters in a body"):
        return False
    lead = [token.text.lower() for token in figure.tokens_before(4)]
    if lead in (["for", "the", "majority", "of"], ["for", "a", "majority", "of"]):  # "won by 90 votes to 83, a majority of seven"
        return not entry.head or figure.modifiers == ()
    after = [token.text.lower() for token in figure.tokens_after()][:3]
    return figure.definite and bool(entry.head) and after == ["in", "the", "majority"]


def _is_dissent(entry: Entry, vote: ScoreClaim, board: Board) -> bool:
    """As in "the four dissenters", "the three dissenting justices", "the five members who voted against it"."""
    if entry.head in ("dissenter", "holdout") or {"dissent", "dissenting"} & set(entry.figure.modifiers):
        return True
    relative = entry.figure.relative
    if relative is None or relative.verb is None or vote.event in ("reject", "fail", "defeat", "lose") or not is_person(entry.head):
        return False
    after = entry.figure.sentence.tokens[relative.verb.tokens[1] + 1 : relative.verb.tokens[1] + 2]
    far = abs(entry.figure.order - _order_of(vote, board))
    if not relative.relative or far > _LATER or (far > _NEAR and (not entry.figure.definite or _tells_of_another_time(entry))):
        return False
    against = relative.verb.lemma == "vote" and any(token.text.lower() in ("against", "no") for token in after)
    return against or relative.verb.lemma in ("dissent", "oppose")
