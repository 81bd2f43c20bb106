"""link_vote_sides: the only vote of a draft by numbers, and how many were on one side of it ("dissent": score, and who).

As in "turned down a plan ... The vote was 5-2 ... Three members supported it", "Two members voted no", "the five who backed it".
Which side won is told by the verbs of the vote's sentence and of the one before; those of a motion that fell lost by voting for it. A
count of some sort of them, or of another vote, says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.counts.read_sides import side_of
from factcheck.claims.nouns import is_person
from factcheck.claims.score import ScoreClaim
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.dissents import tells_of_another, tells_of_another_vote
from factcheck.links.counts.times_apart import is_told_of_other_time, years_told
from factcheck.links.cues import opens_elsewhere
from factcheck.links.link import Link
from factcheck.syntax.clause import SentenceReading, Token

_FAR: Final = 6
_REACH: Final = 5
_MOST: Final = 600
_AUX: Final = frozenset(("who", "that", "had", "has", "have", "of", "the", "them", "those", "cast", "their", "its"))


def link_vote_sides(scores: list[ScoreClaim], board: Board) -> Iterator[Link]:
    """The counts of those for or against what the only vote of the draft was on."""
    votes = [score for score in scores if score.contest == "vote" and score.span is not None]
    if len(votes) != 1 or votes[0].first.nominal == votes[0].second.nominal:
        return
    vote = votes[0]
    sentence = board.reading.sentence_at(vote.span.start) if vote.span is not None else None
    if sentence is None or tells_of_another(vote, board) or max(vote.first.nominal, vote.second.nominal) > _MOST:
        return
    passed = _has_passed(sentence, board)
    passed = True if passed is None and _is_unanimous(vote) else passed
    if passed is None:
        return
    for entry in board.near(vote.span.end if vote.span is not None else 0):
        side = _side(entry, sentence, vote)
        if side:
            won = (side == "for") == passed
            every = entry.figure.definite
            role = ("won" if won else "count") if every else ("for" if won else "against")
            yield Link("dissent", (("score", vote.id), (role, entry.id)), (entry.figure.mention.span,), inferred=True)


def _has_passed(sentence: SentenceReading, board: Board) -> bool | None:
    """Whether what was voted on was carried; None where the words do not say, or say both."""
    before = board.sentence(sentence.sentence.index - 1)
    for told in (sentence, before):
        if told is None:
            continue
        lemmas = {token.lemma for token in told.tokens if token.tag in ("VERB", "AUX")}
        fell, carried = bool(lemmas & word_set("motion falls")), bool(lemmas & word_set("motion carries"))
        if fell != carried:
            return carried
        if fell:
            return None
        words = [token.text.lower() for token in told.tokens]
        if told is sentence and "to" in words and "vote" in lemmas:
            return True  # "voted 6-3 to close two schools"
    return None


def _is_unanimous(vote: ScoreClaim) -> bool:
    """As in "The vote was 9-0": nobody lost it, whatever it was on."""
    return min(vote.first.nominal, vote.second.nominal) == 0


def _side(entry: Entry, sentence: SentenceReading, vote: ScoreClaim) -> str:
    """Which side of the vote all those counted were on: "for" or "against"; "" where it is not told, or only of some of them."""
    figure = entry.figure
    if figure.order - sentence.sentence.index not in range(_FAR) or (vote.span is not None and vote.span.overlaps(figure.mention.core)):
        return ""
    if vote.span is not None and figure.order == sentence.sentence.index and entry.start < vote.span.end:
        return ""
    voters = not entry.head or entry.head in word_set("voters in a body") or entry.head in ("vote", "person") or is_person(entry.head)
    if not voters or entry.unit or not _is_told(entry) or entry.claim.count.bound != "=" or entry.is_additive or figure.modifiers:
        return ""
    if entry.part_cue is not None or opens_elsewhere(figure) or is_told_of_other_time(figure):
        return ""
    tokens = figure.sentence.tokens
    if years_told(tokens) or tells_of_another_vote(tokens):
        return ""
    if figure.noun is not None and figure.noun is not figure.chunk and not figure.noun.definite:
        return ""
    return side_of(figure) or _told_behind(list(figure.tokens_after())[:_REACH])


def _is_told(entry: Entry) -> bool:
    """Whether a count is told by the draft itself as a fact: the "no" of "voted no" denies nothing."""
    return not entry.claim.scope.quoted and entry.claim.scope.status in ("asserted", "negated")


def _told_behind(after: list[Token]) -> str:
    """The side that the words behind a count tell: "were for it", "voted no", "opposed the plan", "against"."""
    side, voting = "", False
    for at, token in enumerate(after):
        if after[at + 1 : at + 2] and (after[at + 1].form == "VBG" or (after[at + 1].text.lower() == "to" and token.tag != "AUX")):
            break  # "opposed to the bill", "for dropping it"
        low = token.text.lower()
        if token.tag == "PUNCT" or low in ("not", "n't", "if", "would", "will"):
            break
        if voting and (low in ("no", "against") or low in word_set("voting for")):
            side = "against" if low in ("no", "against") else "for"
            break
        if token.lemma in word_set("sides against") or token.lemma in word_set("sides for"):
            side = "against" if token.lemma in word_set("sides against") else "for"
            break
        voting = voting or token.lemma in ("be", "vote")
        if not voting and low not in _AUX:
            break
    return side
