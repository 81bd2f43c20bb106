"""held_cue: a figure told of the time over which a draft says that something kept within a range or a limit.

As in "the temperature stayed between 18 and 24 degrees all week. On Wednesday the thermometer showed 27 degrees", or "the bus never had
more than 20 riders all week. On Thursday it carried 31": the same thing, or what its level is read from, at a time within the other.
"""

from __future__ import annotations

from typing import Final

from factcheck.claims.nouns import is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.counts.levels import Level, is_margin
from factcheck.links.counts.series_point import Point, is_one_measure
from factcheck.links.cues import cue_near, is_additive
from factcheck.syntax.clause import Chunk, Clause
from factcheck.values import Timex

_NEXT: Final = 2
_MOST: Final = 3  # times: a figure so far beyond its limit is of something else
_PERIODS: Final = ("day", "night", "weekend", "week", "month", "season", "summer", "winter", "spring", "fall", "quarter", "year", "decade")
_NEVER: Final = frozenset(("never", "not", "n't"))
_APART: Final = frozenset(("until", "till", "before", "previously", "except", "but", "usually", "normally", "until", "unlike"))


def held_cue(level: Level, end: Point, board: Board) -> Span | None:
    """The words by which a figure is a level of what kept within an end; None where they may tell of something else."""
    if not 0 < level.order - end.level.order <= _NEXT or level.paragraph - end.level.paragraph > 1 or not _holds(end):
        return None
    if not _may_be_level(level, end) or not _is_within(level, end, board):
        return None
    return _same_bearer(level, end)


def _holds(end: Point) -> bool:
    """Whether an end is told of a whole time: by the verb of a range, or by "never" in the past, and not until something outdid it."""
    tokens = end.level.sentence.tokens
    words = {token.text.lower() for token in tokens}
    clause = _clause_of(end.level)
    if words & _APART or (clause is not None and clause.verb is not None and clause.verb.perfect):
        return False
    told = next((token for token in tokens if token.span == end.licence), None)
    if end.part == "both":
        return told is not None and told.tag in ("VERB", "AUX") and told.lemma in word_set("showing a level") | word_set("holding a level")
    return end.part in ("floor", "ceiling") and told is not None and told.text.lower() in _NEVER


def _clause_of(level: Level) -> Clause | None:
    """The clause of a figure, or the last one whose verb stands before it."""
    if level.figure is not None and level.figure.clause is not None:
        return level.figure.clause
    before = [clause for clause in level.sentence.clauses if clause.verb is not None and clause.verb.span.end <= level.core.start]
    return before[-1] if before else None


def _may_be_level(level: Level, end: Point) -> bool:
    """Whether a figure of the unit is stated exactly, of one time and without a word that takes it elsewhere."""
    unit = end.unit or end.level.unit
    if level.unit != unit and not (level.unit.startswith("degree") and unit.startswith("degree")):
        return False
    if level.ranged or is_margin(level) or level.claim.scope.quoted or level.claim.scope.status != "asserted":
        return False
    value, limit = level.quantity.nominal, end.level.quantity.nominal
    if level.quantity.bound in ("<", ">") or not limit / _MOST <= value <= limit * _MOST:
        return False
    words = {word for token in level.sentence.tokens for word in token.text.lower().split()}
    if words & (
        word_set("of another time")
        | word_set("outside a series")
        | word_set("another of its kind")
        | {"average", "averaged", "before", "after", "outside"}
    ):
        return False
    figure = level.figure
    return figure is None or not (is_additive(figure) or cue_near(figure, "total") is not None or figure.relative is not None)


def _is_within(level: Level, end: Point, board: Board) -> bool:
    """Whether the times of a statement lie within the time for which an end holds; one without a day where the end tells none."""
    told = [value for at in level.sentence.mentions if isinstance(value := board.reading.mentions[at].value, Timex)]
    held = [value for at in end.level.sentence.mentions if isinstance(value := board.reading.mentions[at].value, Timex)]
    dated = [value for value in told if value.days is not None and value.granularity not in ("minute", "hour")]
    days = [value.days for value in held if value.days is not None]
    if days:
        return all(value.days is not None and any(value.days.meets(own) for own in days) for value in dated)
    words = [token.text.lower().split()[-1] for token in end.level.after]
    longest = max((_PERIODS.index(word) for word in words if word in _PERIODS), default=-1)
    return all(value.granularity in _PERIODS and _PERIODS.index(value.granularity) < longest for value in dated)


def _same_bearer(level: Level, end: Point) -> Span | None:
    """The subject of a figure, or what it counts, where that is what an end is told of."""
    clause, first = _clause_of(level), _clause_of(end.level)
    subjects = first.subject if first is not None else (0,)  # "The crowd never exceeded 300": no verb but the word of the bound
    if clause is None or clause.verb is None or clause.verb.negated or clause.relative or not subjects:
        return None
    if first is not None and first.verb is not None and first.verb.tense != clause.verb.tense:
        return None  # "stayed between 8 and 11 feet all spring. It is 14 feet deep at the dam"
    known = {token.text for token in end.level.sentence.tokens}
    if any(token.tag == "PROPN" and token.text not in known for token in level.sentence.tokens):
        return None
    bearer = end.level.sentence.chunks[subjects[0]]
    if _is_of_crowd(level, clause, bearer):
        return level.core
    subject = level.sentence.chunks[clause.subject[0]] if clause.subject else None
    if subject is None or subject.span.contains(level.core) or not (level.unit or _is_one_noun(level, end)):
        return None
    own = level.sentence.chunks[subject.of].head if subject.of is not None else ""
    if own and (bearer.of is None or end.level.sentence.chunks[bearer.of].head != own):
        return None  # "The price of corn stayed between ... The price of wheat rose"
    named = subject.definite and (same_nouns(subject.head, bearer.head) or is_one_measure(subject.head, bearer.head))
    read = level.unit != "" and subject.head in word_set("instruments")
    return subject.span if subject.head in ("it", "they") or named or read else None


def _is_of_crowd(level: Level, clause: Clause, bearer: Chunk) -> bool:
    """Whether a count is of the people of a crowd: "the crowd never exceeded 300. Police counted 420 people"."""
    figure = level.figure
    if bearer.head not in word_set("crowds") or figure is None or not is_person(figure.head) or clause.verb is None:
        return False
    after = [token.text.lower() for token in level.after[:2]]
    return after == ["of", "the"] or (not figure.modifiers and clause.verb.lemma in word_set("comes together"))


def _is_one_noun(level: Level, end: Point) -> bool:
    """Whether a bare count counts what a limit is of: "more than 20 riders ... it carried 31"."""
    own, other = level.figure, end.level.figure
    if own is None or other is None or own.modifiers:
        return False
    # "The pulse remained between 60 and 75 all night. At 3 a.m. it was 92": neither counts anything.
    return same_nouns(own.head, other.head) if own.head else not other.head
