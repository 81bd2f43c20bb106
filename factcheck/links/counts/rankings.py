"""link_rankings: which figures a draft ranks, sets a goal or a record for, or sets beside an extreme ("greater": greater, lesser).

Licences: the places of a race and their times ("won in 1:58.4 ... was second in 1:58.9"); a goal and the words that it was missed or beaten
("the goal was $50,000, and the drive fell short, raising $43,000"); a record and the one before it; the greatest of a set and another of
the set, named for itself ("the oldest of the four sisters, Maud, is 81 ... her sister Agnes is 78").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.measurement import MeasurementClaim
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.counts.levels import Level, is_margin, read_levels
from factcheck.links.counts.rivals import link_rivals
from factcheck.links.counts.series_points import read_points
from factcheck.links.counts.set_extremes import link_set_extremes
from factcheck.links.link import Link
from factcheck.syntax.clause import Token

_PLACES: Final = {
    "won": 1,
    "winner": 1,
    "winning": 1,
    "wins": 1,
    "first": 1,
    "second": 2,
    "runner-up": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
}
_FIELDS: Final = frozenset(("men", "women", "boys", "girls", "junior", "wheelchair", "masters", "relay", "heat", "semifinal", "mixed"))
_LONGEST: Final = 86400  # a day: a race that is timed to the second
_ASIDE: Final = frozenset(("when", "where", "which", "who", "after", "before"))
_SINCE: Final = frozenset(("after", "before", "later", "earlier", "ago"))
_NEAR: Final = 3
_REACH: Final = 20


def link_rankings(claims: Sequence[Claim], board: Board) -> list[Link]:
    """The comparisons that ranks, goals, records and extremes make."""
    levels = read_levels(claims, board)
    points = read_points(levels)
    return [*_race(levels), *_goals(levels), *_records(levels), *link_rivals(levels, points, board), *link_set_extremes(levels, board)]


def _greater(high: str, low: str, licence: Sequence[Span]) -> Link:
    """The link that the one is at least the other."""
    return Link("greater", (("greater", high), ("lesser", low)), tuple(licence), inferred=True)


def _race(levels: Sequence[Level]) -> Iterator[Link]:
    """Each place with the next one of the same race; another field, or another winner, is another race."""
    last: tuple[int, Level, Span] | None = None
    previous: Level | None = None
    for level in levels:
        if level.unit != "second" or not isinstance(level.claim, MeasurementClaim) or not level.claim.value.support.is_point:
            continue
        if is_margin(level) or level.claim.value.nominal > _LONGEST:
            continue
        if level.after and level.after[0].text.lower() in _SINCE:
            continue  # "won the 800 metres, 24 hours after taking the 1,500"
        lead = [token for token in level.sentence.tokens if token.span.end <= level.core.start]
        start = previous.core.end if previous is not None and previous.sentence is level.sentence else 0
        lead = [token for token in lead if token.span.start >= start]
        previous = level
        hits = [token for token in lead if token.text.lower() in _PLACES and not _is_other_second(token, lead)]
        if any(token.text.lower() in _ASIDE for token in lead if hits and token.index > hits[-1].index):
            continue
        if not hits:
            continue
        place = _PLACES[hits[-1].text.lower()]
        fields = any(token.text.lower().removesuffix("'s").removesuffix("’s") in _FIELDS for token in lead)
        if last is not None and place > last[0] and not fields and level.order - last[1].order <= _NEAR:
            yield _greater(level.id, last[1].id, (last[2], hits[-1].span))
        if place == 1 or (last is not None and place > last[0] and not fields):
            last = (place, level, hits[-1].span)
        elif fields:
            last = None


def _is_other_second(token: Token, lead: Sequence[Token]) -> bool:
    """Whether "first" or "second" is part of "the second half", "her second title" and is no place."""
    low = token.text.lower()
    if low not in ("first", "second", "third", "fourth", "fifth"):
        return False
    following = next((other for other in lead if other.index == token.index + 1), None)
    return following is not None and following.text.lower() not in ("in", ",", "at", "with", "(", "place", "and")


def _goals(levels: Sequence[Level]) -> Iterator[Link]:
    """A goal, and the figure that is said to miss or to beat it, in its sentence or the next."""
    for at, goal in enumerate(levels):
        if goal.figure is None or not _words_before(goal, 4) & word_set("goals") or goal.claim.scope.quoted:
            continue
        for result in levels[at + 1 : at + _REACH]:
            if result.figure is None or result.unit != goal.unit or not 0 <= result.order - goal.order <= 1 or result.core <= goal.core:
                continue
            if _is_set(result) or (not goal.unit and result.figure.head != goal.figure.head):
                continue
            between = [t for t in goal.sentence.tokens if t.span.start >= goal.core.end] if goal.order != result.order else []
            between += [t for t in result.sentence.tokens if goal.core.end <= t.span.start and t.span.end <= result.core.start]
            said = " ".join(token.text.lower() for token in between)
            missed = next((words for words in ("fell short", "falling short", "fall short", "missed") if words in said), None)
            beaten = next(
                (words for words in ("exceeded", "surpassed", "topped", "beat it", "exceeding", "surpassing") if words in said), None
            )
            if missed is not None and not beaten:
                yield _greater(goal.id, result.id, (goal.core,))
            elif beaten is not None and not missed:
                yield _greater(result.id, goal.id, (goal.core,))
            break


def _is_set(level: Level) -> bool:
    """Whether a figure is a goal itself, and not what came: "the goal of 40 seats was missed, and the club proposes 45 instead"."""
    clause = level.figure.clause if level.figure is not None else None
    verb = {clause.verb.lemma} if clause is not None and clause.verb is not None else set()
    return level.claim.scope.status == "hypothetical" or bool((verb | _words_before(level, 4)) & word_set("sets a goal"))


def _words_before(level: Level, count: int) -> set[str]:
    lead = [token for token in level.sentence.tokens if token.span.end <= level.core.start]
    return {token.lemma for token in lead[-count:]}


def _records(levels: Sequence[Level]) -> Iterator[Link]:
    """A record, and the one before it: "612, a record for the hall; the previous record was 590"."""
    for place, old in enumerate(levels):
        lead = [token for token in old.sentence.tokens if token.span.end <= old.core.start][-6:]
        words = [token.text.lower() for token in lead]
        at = next(
            (
                at
                for at in range(len(words) - 1)
                if words[at] in ("previous", "old", "former") and words[at + 1] in ("record", "mark", "high")
            ),
            None,
        )
        if at is None or "low" in words:
            continue
        for new in reversed(levels[max(0, place - _REACH) : place]):
            if new.figure is None or new.figure.at < 0:
                continue
            if new.core >= old.core or old.order - new.order > 1 or new.unit != old.unit or new.unit == "second":
                continue
            after = [token.text.lower() for token in new.sentence.tokens if token.span.start >= new.core.end][:6]
            said = "record" in after or ("record" in _words_before(new, 6) and "previous" not in _words_before(new, 6))
            heads = {level.figure.head for level in (old, new) if level.figure is not None} - {""}
            if said and "low" not in after and len(heads) <= 1:
                yield _greater(new.id, old.id, (Span(lead[at].span.start, lead[at + 1].span.end),))
            break
