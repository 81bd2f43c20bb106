"""link_records: scores that add up to another figure.

"record" (score, games): what a side has won and lost, and how many games those are ("are 9-4 after 13 games").
"halves" (final, part...): the scores of both halves, or of both legs, and the result ("led 40-32 at halftime and outscored the Bulls 38-30
in the second half to win 78-62", "winning 3-2 on aggregate").
"scored" (final, part): what one side or player scored in a game, and its result ("scored four runs in the sixth ... won the game 5-2").
"straight" (set...): sets that one side is said to have won all ("in straight sets, 6-4, 6-3").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.score import ScoreClaim
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.link import Link
from factcheck.syntax.clause import SentenceReading, Token

_GAMES: Final = frozenset(("game", "match", "bout", "fight"))
_LEADS: Final = frozenset(("after", "through", "in", "over"))
_BETWEEN: Final = frozenset(("their", "its", "his", "her", "the", "a", "an", "first", "last", "season's"))
_HALVES: Final = frozenset(("halftime", "half", "break", "interval", "intermission", "leg"))
_SECOND: Final = frozenset(("second", "return"))
_POINTS: Final = frozenset(("goal", "run", "point", "touchdown"))
_ENDED: Final = frozenset(("win", "lose", "beat", "defeat", "draw", "tie"))
_LONGER: Final = frozenset(
    ("season", "seasons", "career", "year", "years", "games", "month", "week", "series", "ever", "record", "last", "total", "playoffs")
)
_FAR: Final = 6
_NEAR: Final = 5
_FEW: Final = 3
_TWO: Final = 2


def link_records(scores: Sequence[ScoreClaim], board: Board) -> Iterator[Link]:
    """The records with their games, the results with the scores of their halves, the sets of one winner."""
    games = [score for score in scores if score.contest == "game" and score.span is not None]
    for score in games:
        found = _games_of(score, board)
        if found is not None:
            yield Link("record", (("score", score.id), ("games", found[0].id)), (found[1],))
    if len(games) == 1:
        yield from _scored(games[0], board)
    for sentence in board.reading.sentences:
        own = [score for score in games if score.span is not None and sentence.sentence.span.contains(score.span)]
        link = _halves(own, sentence) or _straight(own, sentence)
        if link is not None:
            yield link


def _games_of(score: ScoreClaim, board: Board) -> tuple[Entry, Span] | None:
    """The number of games right behind a record: "finished 10-7 in a 17-game season", "is 3-1 after four games"."""
    sentence = board.reading.sentence_at(score.span.start) if score.span is not None else None
    if sentence is None or score.span is None or score.event not in word_set("has a record"):
        return None
    for entry in board.in_sentence(sentence.sentence.index):
        between = [
            t.text.lower() for t in sentence.tokens if score.span.end <= t.span.start and t.span.end <= entry.figure.mention.span.start
        ]
        near = entry.start > score.span.end and between[:1] and between[0] in _LEADS and set(between[1:]) <= _BETWEEN
        gap = abs(score.first.nominal + score.second.nominal - entry.claim.count.nominal)  # some may be drawn
        if near and len(between) <= _NEAR and entry.head in _GAMES and entry.claim.count.bound == "=" and entry.is_live and gap <= _FEW:
            return (entry, entry.figure.mention.span) if _is_of_team(sentence, score.span) else None
    return None


def _is_of_team(sentence: SentenceReading, span: Span) -> bool:
    """Whether a record is that of a team, and not of a pitcher, some of whose games he neither won nor lost."""
    clauses = [clause for clause in sentence.clauses if clause.verb is not None and clause.subject and clause.verb.span.end <= span.start]
    if not clauses:
        return False
    subject = sentence.chunks[clauses[-1].subject[0]]
    last = sentence.tokens[subject.tokens[1]]
    return subject.definite or subject.head in ("they", "it", "we") or last.form in ("NNS", "NNPS")


def _scored(final: ScoreClaim, board: Board) -> Iterator[Link]:
    """The goals, runs or points that are told in the sentence of the only result of the draft, or in one beside it."""
    sentence = board.reading.sentence_at(final.span.start) if final.span is not None else None
    if sentence is None or final.event not in _ENDED:
        return
    for order in range(sentence.sentence.index - 1, sentence.sentence.index + 2):
        told = board.sentence(order)
        words = {word for token in told.tokens for word in token.text.lower().split()} if told is not None else set()
        if told is not None and told is not sentence and any(t.form == "t" and not t.text[:1].islower() for t in told.tokens):
            continue  # "scored three goals against them in May"
        for entry in board.in_sentence(order) if not words & _LONGER else ():
            verb = entry.figure.clause.verb if entry.figure.clause is not None else None
            plain = verb is not None and verb.lemma == "score" and verb.tense == "past" and not verb.perfect and not verb.negated
            if plain and entry.head in _POINTS and entry.figure.slot == "object" and entry.is_live and not entry.is_additive:
                yield Link("scored", (("final", final.id), ("part", entry.id)), (entry.figure.mention.span,), inferred=True)


def _after(sentence: SentenceReading, score: ScoreClaim, count: int) -> list[Token]:
    end = score.span.end if score.span is not None else 0
    return [token for token in sentence.tokens if token.span.start >= end][:count]


def _lead(sentence: SentenceReading, score: ScoreClaim) -> list[str]:
    start = score.span.start if score.span is not None else 0
    return [token.text.lower() for token in sentence.tokens if token.span.end <= start][-_FAR:]


def _halves(own: Sequence[ScoreClaim], sentence: SentenceReading) -> Link | None:
    """Two scores, of the first and of the second half or leg, and the result behind them."""
    words = {token.text.lower() for token in sentence.tokens}
    if len(own) != _TWO + 1 or words & {"overtime", "extra", "penalties", "ot", "quarter", "shootout"}:
        return None
    first, second, final = own
    around = [{*_lead(sentence, one), *(token.text.lower() for token in _after(sentence, one, _NEAR))} for one in (first, second)]
    halves = bool(around[0] & _HALVES) and bool(around[1] & _SECOND) and first.event != "tie"
    aggregate = "aggregate" in {token.text.lower() for token in _after(sentence, final, _TWO)}
    ends = aggregate or (final.event in ("win", "lose", "beat", "defeat") and first.event in ("lead", "trail"))
    if not halves or not ends:
        return None
    return Link("halves", (("final", final.id), ("part", first.id), ("part", second.id)), (final.span,) if final.span is not None else ())


def _straight(own: Sequence[ScoreClaim], sentence: SentenceReading) -> Link | None:
    """The scores set by set of a match that is said to have been won in straight sets."""
    at = next((t.index for t in sentence.tokens[:-1] if t.text.lower() == "straight" and sentence.tokens[t.index + 1].lemma == "set"), None)
    if at is None or len(own) < _TWO or len(own) > _TWO + _TWO + 1:
        return None
    start = own[0].span.start if own[0].span is not None else 0
    end = own[-1].span.end if own[-1].span is not None else 0
    if any(token.tag in ("VERB", "AUX") for token in sentence.tokens if start <= token.span.start < end):
        return None
    licence = Span(sentence.tokens[at].span.start, sentence.tokens[at + 1].span.end)
    return Link("straight", tuple(("set", score.id) for score in own), (licence,))
