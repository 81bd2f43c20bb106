"""link_scores: how results hang together.

"margin": score, margin ("her 35-vote victory", "won by 12, 78-68")..
"short": score, needed, lacking.
"running": final, running, and "last": final, running where the draft says that one goal more, the last, followed.
"sets": the scores of a match set by set, and how many sets it went ("6-4, 7-5 in two sets").
"record", "halves", "straight": scores that add up to another figure (`records`).

A margin is that of a result only where it is the draft's only result of its kind, or stands in one sentence with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.counts.figure import Figure
from factcheck.claims.score import ScoreClaim
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.dissents import tells_of_another, tells_of_another_vote
from factcheck.links.counts.margins import is_the_margin, keeps_apart, link_margins
from factcheck.links.counts.records import link_records
from factcheck.links.counts.shortfalls import link_shortfalls
from factcheck.links.counts.times_apart import is_told_of_other_time, years_told
from factcheck.links.counts.vote_sides import link_vote_sides
from factcheck.links.cues import clause_around, tells_ago
from factcheck.links.link import Link
from factcheck.syntax.clause import Chunk, Clause

_OF_GAMES: Final = frozenset(("point", "run", "goal"))
_FINAL: Final = frozenset(("beat", "defeat", "win", "lose", "rout", "edge", "top", "down", "draw"))
_RUNNING: Final = frozenset(("make", "lead", "trail", "put", "pull", "tie", "level"))
_RECORD: Final = 24
_SET_OFF: Final = re.compile(r" ?[,—–] ?(?:(?:now|who (?:are|were)|which (?:is|are)) )*(?:\d+-\d+ and )?")
_TENFOLD: Final = 10
_LAST: Final = frozenset(("last", "final"))


def link_scores(claims: Sequence[Claim], board: Board) -> list[Link]:
    """The links that the wording licenses between scores, margins, bodies and sets."""
    scores = [claim for claim in claims if isinstance(claim, ScoreClaim) and claim.scope.status == "asserted" and not claim.scope.quoted]
    # "Larkspur (14-8)" is the record of a season, no result.
    scores = [score for score in scores if score.span is not None and not _is_record(board, score.span)]
    told = [*link_margins(scores, board), *link_shortfalls(scores, board), *link_records(scores, board)]
    if not scores:
        return told
    sides = list(link_vote_sides(scores, board))
    known = {link.members[1][1] for link in sides}
    told = [
        link for link in told if link.relation != "dissent" or link.members[1][1] not in known or link.members[1][0] in ("count", "won")
    ]
    settled = {link.members[1][1] for link in told if link.relation == "dissent"}
    told.extend(link for link in sides if link.members[1][1] not in settled)
    return [*_margins(scores, board), *_running(scores, board), *told]


def _is_record(board: Board, span: Span) -> bool:
    """Whether a score is what a side has won and lost so far.

    It stands in brackets with nothing but scores before it, as in "(5-2, 3-1)", or is set off between a subject and its verb, as in
    "the Otters, now 21-15, had trailed".
    """
    text = board.text
    opening = text.rfind("(", max(0, span.start - _RECORD), span.start)
    if opening >= 0 and not text[opening + 1 : span.start].strip("0123456789-–, "):
        return True
    sentence = board.reading.sentence_at(span.start)
    for clause in sentence.clauses if sentence is not None else ():
        if sentence is not None and clause.subject and clause.verb is not None and clause.verb.span.start >= span.end:
            lead = text[sentence.chunks[clause.subject[0]].span.end : span.start]
            if _SET_OFF.fullmatch(lead) and text[span.end : span.end + 1] in (",", "—", " "):
                return True
    return False


def _margins(scores: Sequence[ScoreClaim], board: Board) -> Iterator[Link]:
    for entry in board.counts:
        licence = _margin_words(entry)
        if licence is None or entry.claim.scope.quoted or entry.claim.scope.status != "asserted":
            continue
        part = {"outscore", "outscor", "outpoint", "lead", "trail"} if not _leads(entry) else set()
        fitting = [
            score
            for score in scores
            if score.event not in part
            and score.contest in _contests(entry)
            and score.first.nominal != score.second.nominal
            and entry.claim.count.nominal <= _TENFOLD * (score.first.nominal + score.second.nominal)  # no margin is more than all votes
        ]
        if any(score.span is not None and score.span.overlaps(entry.figure.mention.core) for score in scores):
            continue
        if _is_of_an_earlier_contest(entry):
            continue
        here = [score for score in fitting if _order(score, board) == entry.figure.order and not _is_compared(entry, score)]
        here = [] if _is_of_another_vote(entry) else [score for score in here if not _is_of_next_contest(entry, score)]
        before = [score for score in fitting if score.span is not None and score.span.start < entry.start]
        definite = _is_definite(entry) or keeps_apart(entry) is not None
        known = definite or (len(fitting) == 1 and _tells_the_result(entry, fitting[0], board))
        chosen = here if len(here) == 1 else before if len(fitting) == 1 and known and not _leads(entry) else []
        if not chosen and definite and not _leads(entry):
            chosen = [score for score in before if score.event in _FINAL and entry.figure.order - _order(score, board) <= 1]
        if not chosen and not here and entry.head in ("vote", "ballot") and licence is not None and _is_led_by(entry):
            chosen = [score for score in fitting if 0 <= _order(score, board) - entry.figure.order <= 1]
            chosen = [score for score in chosen if not tells_of_another(score, board)]
        margins = [abs(score.first.nominal - score.second.nominal) for score in scores if score not in chosen]
        if chosen and entry.claim.count.nominal in margins:
            continue  # "led 5-1 after six innings and lost, 7-6 ... The four-run lead"
        behind = [token.text.lower() for token in entry.figure.tokens_after()][:1]
        if chosen is before and behind in (["in"], ["at"], ["on"]):
            continue  # "The margin of 12 votes in the Senate"
        if len(chosen) == 1:
            yield Link("margin", (("score", chosen[0].id), ("margin", entry.id)), (licence,), inferred=chosen is not here)


def _is_of_an_earlier_contest(entry: Entry) -> bool:
    """Whether a sentence opens with another meeting: "When the teams met in September, Central won by 14"."""
    tokens = entry.figure.sentence.tokens
    lead = takewhile(lambda token: token.text != ",", tokens[: entry.figure.first])
    return bool(tokens) and tokens[0].text == "When" and any(token.form == "t" for token in lead)


def _tells_the_result(entry: Entry, score: ScoreClaim, board: Board) -> bool:
    """Whether a sentence tells the margin as that of the result in hand: "Roe lost by 40 votes", "The plan carried by a margin of three".

    It tells of no other time and no other vote, and whoever won or lost by it stands beside the result.
    """
    figure, clause = entry.figure, clause_around(entry.figure)
    verb = clause.verb if clause is not None else None
    if clause is None or verb is None or verb.negated or verb.modality != "asserted" or verb.perfect or not _is_past(figure, clause):
        return False
    tokens = figure.sentence.tokens
    if is_told_of_other_time(figure) or tells_ago(tokens) or years_told(tokens) or tells_of_another_vote(tokens):
        return False
    lead = tokens[: figure.first]
    opener = next((token.index for token in reversed(lead) if token.text.lower() in ("when", "where")), 0)
    if opener and any(token.form == "t" for token in lead[:opener]):
        return False  # "above that of last November's election, when she beat him by 212 votes"
    order = _order(score, board)
    beside = [sentence for at in (order - 1, order) if (sentence := board.sentence(at)) is not None]
    known = {word for sentence in beside for token in sentence.tokens for word in token.text.split()}
    subject = [figure.sentence.chunks[at] for at in clause.subject]
    names = [token for chunk in subject for token in figure.sentence.tokens[chunk.tokens[0] : chunk.tokens[1] + 1] if token.tag == "PROPN"]
    return all(token.text.split()[-1] in known for token in names)


def _is_past(figure: Figure, clause: Clause) -> bool:
    """Whether a clause tells of the past; one without a tense has that of the clause before it: "did well to lose by only nine"."""
    verbs = [
        c.verb for c in figure.sentence.clauses if c.verb is not None and c.verb.tense and c.verb.span.start < figure.mention.core.start
    ]
    verb = clause.verb if clause.verb is not None and clause.verb.tense else verbs[-1] if verbs else None
    return verb is not None and verb.tense == "past" and not verb.perfect and not verb.negated and verb.modality == "asserted"


def _margin_words(entry: Entry) -> Span | None:
    """The words that make it a margin: "35-vote victory", "a margin of 35 votes", "won by 12"."""
    figure = entry.figure
    if figure.chunk is None:
        return None
    outer = next((c for c in figure.sentence.chunks if c is not figure.chunk and c.span.contains(figure.chunk.span)), figure.chunk)
    if outer.head in word_set("margins") and not _is_had_on_the_way(figure, outer):
        return outer.head_span
    before = [token.lemma for token in figure.tokens_before(2)]
    if before[-1:] == ["of"] and before[0] in word_set("margins"):
        return figure.tokens_before(2)[0].span
    clause = figure.clause
    if _leads(entry) and clause is not None and clause.verb is not None:
        return clause.verb.span
    settled = _FINAL if figure.head != "vote" else _FINAL | word_set("settles")
    apart = keeps_apart(entry) or is_the_margin(entry)
    if apart is not None:
        return apart
    if clause is not None and clause.verb is not None and clause.verb.lemma in word_set("ending"):
        behind = next(figure.tokens_after(), None)  # "finished 40 votes ahead"
        if behind is not None and behind.text.lower() in ("ahead", "behind", "clear"):
            return clause.verb.span
    lead = figure.tokens_before(5)
    named = [token.text.lower() for token in lead[-3:]]
    if named[1:] == ["majority", "of"] and figure.head in ("", "vote") and _is_just_won(figure, named[0]):
        return lead[-2].span  # "by 318 votes to 294. Her majority of 24"
    sides = any(token.text.lower() == "against" for token in figure.sentence.tokens[: figure.first])
    if [token.text.lower() for token in lead[1:]] == [",", "a", "majority", "of"] and (lead[0].form == "C" or sides) and not entry.unit:
        return lead[3].span  # "by 940 votes to 865, a majority of 75", "731 for it and 702 against, the union said, a majority of 29"
    if figure.slot == "by" and clause is not None and clause.verb is not None and clause.verb.lemma in settled:
        return clause.verb.span
    return None


def _is_just_won(figure: Figure, determiner: str) -> bool:
    """Whether a majority is that of the vote just told, and none of a chamber or of another time: "the majority of 60 that she had"."""
    after = next(figure.tokens_after(), None)
    opening = figure.sentence.tokens[0].text.lower()
    told_apart = (after is not None and after.text.lower() in ("that", "which", "in", "on")) or opening in ("in", "on", "at")
    return determiner in ("the", "that", "his", "her", "its", "their") and not told_apart


def _is_had_on_the_way(figure: Figure, lead: Chunk) -> bool:
    """Whether a lead is one that changed before the end: "gave up a two-goal lead and still won, 3-2"."""
    clause = clause_around(figure)
    changed = clause is not None and clause.verb is not None and clause.verb.lemma in word_set("changes a lead")
    return lead.head in ("lead", "advantage", "edge") and changed


def _is_compared(entry: Entry, score: ScoreClaim) -> bool:
    """Whether a score behind a margin is one that the margin is compared with: "wider than in May, when 54 percent were in favor"."""
    assert score.span is not None
    between = [token.text.lower() for token in entry.figure.sentence.tokens if entry.start < token.span.start < score.span.start]
    return bool({"when", "than", "compared", "while"} & set(between))


def _is_of_next_contest(entry: Entry, score: ScoreClaim) -> bool:
    """As in "had beaten Ridgely, 70-64, in December and lost by 15 in January": a second verb, with a time between."""
    assert score.span is not None
    between = [token for token in entry.figure.sentence.tokens if score.span.end <= token.span.start and token.span.end <= entry.start]
    joined = any(first.tag == "CONJ" and second.tag in ("VERB", "AUX") for first, second in pairwise(between))
    return joined and any(token.form == "t" for token in between)


def _is_of_another_vote(entry: Entry) -> bool:
    """As in "voted 1,071 to 819 for it, a year after a first attempt was defeated by 98 votes"."""
    clause, sentence = entry.figure.clause, entry.figure.sentence
    subject = sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None
    if subject is None or subject.determiner not in ("a", "an", "another"):
        return False
    return tells_of_another_vote(sentence.tokens[subject.tokens[0] : subject.tokens[1] + 1])


def _is_led_by(entry: Entry) -> bool:
    """Whether "by" leads to a margin: "failed by two votes"."""
    return [token.text.lower() for token in entry.figure.tokens_before(1)] == ["by"]


def _contests(entry: Entry) -> tuple[str, ...]:
    if entry.head in ("vote", "ballot") or [token.text.lower() for token in entry.figure.tokens_before(2)] == ["majority", "of"]:
        return ("vote",)
    if entry.unit == "percentage point":
        return ("share",)
    if entry.unit:
        return ()
    return (
        ("share", "game") if entry.head == "point" else ("game", "vote") if not entry.head else ("game",) if entry.head in _OF_GAMES else ()
    )


def _is_definite(entry: Entry) -> bool:
    """Whether the margin is that of the result in hand: "her three-point victory", "the 35-vote margin"."""
    chunk = entry.figure.chunk
    if chunk is None:
        return False
    chunks = entry.figure.sentence.chunks
    outer = next((c for c in chunks if c is not chunk and c.span.contains(chunk.span)), chunk)
    holder = next((c for c in chunks if c.of is not None and chunks[c.of] is chunk), chunk)
    return outer.definite or chunk.definite or (holder.definite and holder.head in word_set("margins") | {"majority"})


def _leads(entry: Entry) -> bool:
    """As in "led by 12 points at the half, 42-30"."""
    verb = entry.figure.clause.verb if entry.figure.clause is not None else None
    if entry.figure.slot != "by" or verb is None or verb.lemma not in ("lead", "trail"):
        return False
    after = [token.text.lower() for token in entry.figure.tokens_after()]
    comma = after.index(",") if "," in after else len(after)
    return "and" not in after[:comma] and bool(after[comma + 1 :]) and after[comma + 1][:1].isdigit()


def _running(scores: Sequence[ScoreClaim], board: Board) -> Iterator[Link]:
    """The scores on the way to the only final result of the draft."""
    finals = [score for score in scores if score.contest == "game" and score.event in _FINAL]
    if len(finals) != 1:
        return
    final = finals[0]
    later = [s for s in scores if s.contest == "game" and s.event in _RUNNING and s.span and final.span and s.span.start > final.span.end]
    for at, score in enumerate(later):
        assert score.span is not None
        yield Link("running", (("final", final.id), ("running", score.id)), (), inferred=True)
        last = _last_goal(score, board)
        if last is not None and at == len(later) - 1:
            yield Link("last", (("final", final.id), ("running", score.id)), (last,))


def _last_goal(score: ScoreClaim, board: Board) -> Span | None:
    """The words for "the last goal of the afternoon", after the score and in its sentence or one of the two after it."""
    assert score.span is not None
    order = _order(score, board)
    for index in range(order, order + 3):
        sentence = board.sentence(index)
        for chunk in sentence.chunks if sentence is not None else ():
            if chunk.span.start > score.span.end and chunk.head == "goal" and _LAST & set(chunk.modifiers) and chunk.definite:
                return chunk.span
    return None


def _order(score: ScoreClaim, board: Board) -> int:
    assert score.span is not None
    sentence = board.reading.scopes.sentence_at(score.span.start)
    return sentence.index if sentence is not None else -1
