"""link_margins: margins, bodies and majorities that are told apart from a score written as one.

"difference": first, second, difference: two counts or two shares of a vote, and how far they lie apart ("12,480 votes ... 11,930, a
difference of 550"; "54 percent of the vote ... 41 percent ... the 13-point victory"). "ballot": score, body, where the body's size stands
elsewhere ("approved the plan 8-4 ... all 12 members were present"). "dissent": score, the number of those who lost the vote. "majority":
body, part: the least number that is more than half ("with 101 seats ... needs 51 for a majority"). "sets": how many sets, and the scores.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.counts.figure import Figure
from factcheck.claims.score import ScoreClaim
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.ballots import link_ballots
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.dissents import link_dissents
from factcheck.links.counts.times_apart import years_told
from factcheck.links.link import Link

_NEAR: Final = 2
_BESIDE: Final = 2
_SOON: Final = 5
_AFTER_OBJECT: Final = 7
_LEADS: Final = frozenset(("by", "to", "with", "after", "despite"))
_BALLOTS: Final = frozenset(("vote", "ballot"))
_GAMES: Final = frozenset(("game", "match", "frame", "leg"))
_SETS: Final = frozenset(("in", "needed", "took", "went", "lasted", "needs"))


def link_margins(scores: Sequence[ScoreClaim], board: Board) -> Iterator[Link]:
    """The links between results and what is told of them elsewhere."""
    yield from _differences(scores, board)
    yield from link_ballots(scores, board)
    yield from link_dissents(scores, board)
    yield from _carried(scores, board)
    yield from _series(board)
    yield from _majorities(board)
    yield from _sets(scores, board)


def _differences(scores: Sequence[ScoreClaim], board: Board) -> Iterator[Link]:
    for entry in board.counts:
        cue = _margin_of(entry)
        if entry.figure.clause is not None and entry.figure.clause.relative and years_told(entry.figure.sentence.tokens):
            continue  # "up from the 2021 race, which Dennison lost by 600 votes"
        if cue is None or not entry.is_live or entry.figure.at < 0:
            continue
        points = entry.unit == "percentage point" or (entry.head == "point" and not entry.unit)
        sides = _two_shares(entry, board) if points else _two_counts(entry, board)
        if sides is None or any(score.span is not None and score.span.contains(sides[0][1].mention.core) for score in scores):
            continue
        if not points and _is_of_two_others(entry, sides, board):
            continue
        members = (("first", sides[0][0].id), ("second", sides[1][0].id), ("difference", entry.id))
        yield Link("difference", members, (cue,), inferred=sides[0][1].order != entry.figure.order)


def _margin_of(entry: Entry) -> Span | None:
    """The words that make a figure a margin: "a difference of 550", "the 13-point victory", "a gap of 12 points"."""
    apart = keeps_apart(entry)
    if apart is not None:
        return apart
    margin = is_the_margin(entry) or _settled_by(entry)
    if margin is not None:
        return margin
    before = entry.figure.tokens_before(2)
    nouns = word_set("margins")
    if (
        len(before) == 2
        and before[1].text == "of"
        and (before[0].lemma in nouns or (before[0].lemma == "majority" and _is_of_votes(entry)))
    ):
        return before[0].span
    chunk = entry.figure.chunk
    if chunk is None:
        return None
    outer = next((c for c in entry.figure.sentence.chunks if c is not chunk and c.span.contains(chunk.span)), chunk)
    return outer.head_span if outer.head in nouns and (outer.definite or outer.determiner in ("a", "an")) else None


def is_the_margin(entry: Entry) -> Span | None:
    """As in "the margin was 737 votes"."""
    clause = entry.figure.clause
    if clause is None or clause.verb is None or clause.verb.lemma != "be" or not clause.subject or entry.figure.slot != "object":
        return None
    subject = entry.figure.sentence.chunks[clause.subject[0]]
    beside = subject.tokens[1] + 1 == clause.verb.tokens[0]
    known = subject.head in ("margin", "difference", "gap") or (subject.head == "majority" and _is_of_votes(entry))
    return subject.head_span if known and subject.definite and beside else None


def _is_of_votes(entry: Entry) -> bool:
    """Whether a majority is what a winner is ahead by, as the British count it: "a majority of 650"; not "a majority of 650 members"."""
    return entry.head in ("", "vote") and not entry.unit


def _settled_by(entry: Entry) -> Span | None:
    """As in "lost the race by 61 votes"."""
    verb = entry.figure.clause.verb if entry.figure.clause is not None else None
    led = entry.figure.slot == "by" and entry.head in _BALLOTS and not entry.unit
    return verb.span if led and verb is not None and not verb.negated and verb.lemma in word_set("settles") else None


def keeps_apart(entry: Entry) -> Span | None:
    """As in "305 votes separated the two", "the 14 votes by which the bond measure passed"."""
    if entry.head not in _BALLOTS or entry.unit:
        return None
    after = list(entry.figure.tokens_after())[:2]
    words = [token.text.lower() for token in after]
    if after and (after[0].lemma == "separate" or words[0] in ("separating", "separated", "dividing")):
        return after[0].span
    return after[0].span if words == ["by", "which"] else None


def _polled(board: Board, entry: Entry) -> list[Entry]:
    """What the candidates of the draft got, told by the verb: the votes before a margin, whichever sentences they stand in."""
    found = []
    for other in board.earlier(entry.start) if _settled_by(entry) is None else _just_told(board, entry):
        verb = other.figure.clause.verb if other.figure.clause is not None else None
        polled = verb is not None and verb.lemma in word_set("polling") and other.figure.slot == "object"
        polled = polled or (verb is not None and verb.lemma in word_set("ending") and other.figure.slot == "with")
        if polled and other.head in (*_BALLOTS, "") and not other.unit and other.is_live and other.figure.at >= 0 and not other.is_additive:
            found.append(other)
    return found


def _just_told(board: Board, entry: Entry) -> list[Entry]:
    """The counts of the sentence of a margin and of the one behind it, and those of the one before it."""
    near = [other for order in (-1, 0, 1) for other in board.in_sentence(entry.figure.order + order)]
    return [other for other in near if other.id != entry.id]


def _two_counts(entry: Entry, board: Board) -> tuple[tuple[CountClaim, Figure], tuple[CountClaim, Figure]] | None:
    """The only two counts of the same thing before the margin in its sentence; else those of the sentence before it."""
    apart = keeps_apart(entry) is not None or (entry.head in _BALLOTS and is_the_margin(entry) is not None)
    apart = apart or _settled_by(entry) is not None
    for order in (entry.figure.order, entry.figure.order - 1):
        near = [
            other
            for other in board.in_sentence(order)
            if other.start < entry.start and other.unit == entry.unit and other.is_live and other.figure.at >= 0
        ]
        if _is_of_another_round(entry, order, board):
            return None
        if any([token.text.lower() for token in other.figure.tokens_before(2)] == ["out", "of"] for other in near):
            return None  # "took 1,104 votes out of 2,230 and won by 312"
        if any(_is_led_by(other) for other in near):
            return None  # "lost by 212 votes in 1991, by 340 in 2003 and by 18 in 2017": margins all of them
        votes = [other for other in near if other.head in ("vote", "ballot", "") or other.head == entry.head]
        if len(votes) == 2 and len(near) == 2 and any(other.head in ("vote", "ballot") for other in votes):
            return (votes[0].claim, votes[0].figure), (votes[1].claim, votes[1].figure)
        if near and not apart:
            return None
    polled = _polled(board, entry) if apart else []
    if len(polled) != 2 or not (any(other.head in _BALLOTS for other in polled) or _settled_by(entry) is not None):
        return None
    return (polled[0].claim, polled[0].figure), (polled[1].claim, polled[1].figure)


def _is_of_two_others(entry: Entry, sides: Sequence[tuple[CountClaim | ShareClaim, Figure]], board: Board) -> bool:
    """Whether two other counts told just before lie as far apart as the margin says: it is of the first two of three candidates."""
    told = [
        other.claim.count.nominal
        for order in range(entry.figure.order - _NEAR, entry.figure.order + 1)
        for other in board.in_sentence(order)
        if other.start < entry.start and other.unit == entry.unit and other.is_live
    ]
    values = [value for value in told if value is not None]
    chosen = {claim.count.nominal for claim, _ in sides if isinstance(claim, CountClaim)}
    margin = entry.claim.count.nominal
    return any(abs(a - b) == margin and {a, b} != chosen for at, a in enumerate(values) for b in values[at + 1 :])


def _is_of_another_round(entry: Entry, order: int, board: Board) -> bool:
    """Whether the sentence of the counts, and not that of the margin, is of the first round: "beat her by nine votes in the second"."""
    sentence = board.sentence(order)
    told = [token.text.lower() for token in sentence.tokens] if sentence is not None and order != entry.figure.order else []
    return any(pair == ("first", word) for pair in pairwise(told) for word in ("round", "ballot", "leg"))


def _is_led_by(entry: Entry) -> bool:
    """Whether "by" stands before a number, or before a word that qualifies it."""
    return any(token.text.lower() == "by" for token in entry.figure.tokens_before(2))


def _two_shares(entry: Entry, board: Board) -> tuple[tuple[ShareClaim, Figure], tuple[ShareClaim, Figure]] | None:
    """The only two shares in the two sentences before the margin, of which one is of a vote."""
    near = [
        (claim, figure)
        for claim, figure in board.shares_between(0, entry.start)[-6:]
        if figure.mention.core.start < entry.start
        and entry.figure.order - figure.order <= _NEAR
        and claim.share.unit == "%"
        and not claim.scope.quoted
        and claim.scope.status == "asserted"
    ]
    voted = any(figure.head in ("vote", "ballot") for _, figure in near)
    return (near[0], near[1]) if len(near) == 2 and voted and all(claim.share.bound == "=" for claim, _ in near) else None


def _carried(scores: Sequence[ScoreClaim], board: Board) -> Iterator[Link]:
    """A proposal that passed with fewer votes for it than against it: the side in favor is written first, or said to be."""
    for score in scores:
        if score.contest != "vote" or score.span is None or score.event not in word_set("carries"):
            continue
        sentence = board.reading.sentence_at(score.span.start)
        clause = (
            next((c for c in sentence.clauses if c.verb is not None and c.verb.lemma in word_set("carries")), None) if sentence else None
        )
        if sentence is None or clause is None or clause.verb is None or clause.verb.negated or clause.verb.modality != "asserted":
            continue
        words = {token.text.lower() for token in sentence.tokens if token.span.start > clause.verb.span.start}
        told = bool(words & {"favor", "favour", "for"}) and bool(words & {"against", "opposed"})
        between = [token for token in sentence.tokens if clause.verb.span.end <= token.span.start < score.span.start]
        lows = [token.text.lower() for token in between]
        close = (len(between) <= _BESIDE and not _LEADS & set(lows)) or (lows[-3:] == ["a", "vote", "of"] and len(lows) <= _SOON)
        beside = clause.verb.lemma == "pass" and close
        by = _is_by(lows) and not any(token.tag == "VERB" for token in between)
        if told or beside or by:
            yield Link("carried", (("score", score.id),), (clause.verb.span,))


def _is_by(words: list[str]) -> bool:
    """As in "approved the merger by", "ratified the treaty by a vote of": the result of the verb's own vote."""
    told = words[:-4] if words[-4:] == ["by", "a", "vote", "of"] else words[:-1] if words[-1:] == ["by"] else None
    return told is not None and len(words) <= _AFTER_OBJECT and not _LEADS & set(told)


def _series(board: Board) -> Iterator[Link]:
    """The games of a series that its winner took and its loser took, and how many it went: "four games to two ... in six games"."""
    for won, lost in pairwise(board.counts):
        between = board.text[won.figure.mention.span.end : lost.figure.mention.span.start].split()
        if won.head not in _GAMES or between not in ([f"{won.head}s", "to"], ["to"]) or won.figure.order != lost.figure.order or won.unit:
            continue
        long = [
            entry
            for entry in board.counts
            if entry.head in _GAMES and entry.id not in (won.id, lost.id) and entry.is_live and _is_length(board, won, entry)
        ]
        leads = won.figure.clause is not None and won.figure.clause.verb is not None and won.figure.clause.verb.lemma in ("lead", "trail")
        if len({e.claim.count.nominal for e in long}) == 1 and long[0].claim.count.nominal > won.claim.count.nominal and not leads:
            members = (("won", won.id), ("lost", lost.id), ("games", long[0].id))
            yield Link("series", members, (long[0].figure.mention.span,), inferred=True)


def _is_length(board: Board, won: Entry, entry: Entry) -> bool:
    """As in "winning it in six games", "the series went seven games": not of a series of another year."""
    after = list(entry.figure.tokens_after())[:_SOON]
    if board.time(entry) is not None or any(token.form == "t" and token.text.isdigit() for token in after):
        return False
    lead = entry.figure.tokens_before(1)
    verb = entry.figure.clause.verb if entry.figure.clause is not None else None
    clause = entry.figure.clause
    if clause is not None and clause.relative and not _is_aside(entry):
        return False  # "the last series that went seven games": another one
    lasted = verb is not None and verb.lemma in ("go", "last", "need", "take") and entry.figure.slot in ("object", "")
    told = bool(lead) and lead[0].text.lower() == "in" and entry.figure.order == won.figure.order
    return not entry.figure.definite and not entry.figure.modifiers and (lasted or told)


def _is_aside(entry: Entry) -> bool:
    """As in "The series, which went six games, ...": a clause that only adds something."""
    lead = [token.text.lower() for token in entry.figure.sentence.tokens[max(0, entry.figure.first - 4) : entry.figure.first]]
    return "which" in lead and lead.index("which") > 0 and lead[lead.index("which") - 1] == ","


def _majorities(board: Board) -> Iterator[Link]:
    """The number that a draft says a majority takes, and the only size that it gives for the body."""
    bodies = [entry for entry in board.counts if entry.head in word_set("voters in a body") and not entry.unit]
    for entry in board.counts:
        after = [token.text.lower() for token in entry.figure.tokens_after()][:4]
        if entry.unit or after[:2] != ["for", "a"] or not ({"majority"} & set(after[2:4])) or set(after) & {"two-thirds", "three-fifths"}:
            continue
        wholes = [body for body in bodies if body.id != entry.id and body.claim.count.nominal > entry.claim.count.nominal]
        verb = entry.figure.clause.verb if entry.figure.clause is not None else None
        if verb is None or verb.lemma not in ("need", "require", "take") or len({whole.claim.count.nominal for whole in wholes}) != 1:
            continue
        if abs(wholes[-1].figure.order - entry.figure.order) <= _NEAR:
            yield Link("majority", (("body", wholes[-1].id), ("part", entry.id)), (verb.span,), inferred=True)


def _sets(scores: Sequence[ScoreClaim], board: Board) -> Iterator[Link]:
    """The scores of a match set by set, and "in three sets" or "needed three sets" in their sentence or the next."""
    run: list[ScoreClaim] = []
    for score in scores:
        assert score.span is not None
        if run and run[-1].span is not None and board.text[run[-1].span.end : score.span.start].strip(" 0123456789()") == ",":
            run.append(score)
        elif len(run) < 2:
            run = [score]
    if len(run) < 2 or run[0].span is None or run[-1].span is None or board.text[run[-1].span.end :][:3].lstrip(", ").isdigit():
        return
    sentence = board.reading.scopes.sentence_at(run[0].span.start)
    for entry in board.counts:
        lead = {token.text.lower() for token in entry.figure.tokens_before(1)}
        near = sentence is not None and 0 <= entry.figure.order - sentence.index <= 1
        if entry.head == "set" and near and lead & _SETS and entry.is_live and not entry.figure.definite:
            yield Link("sets", (("count", entry.id), *(("set", score.id) for score in run)), (entry.figure.mention.span,))
