"""link_periods: counts of one thing over a period and within it, or over a set and at one of its members ("part": whole, part...).

Licences: the same verb and noun with a time inside the time of the whole ("118 turtles between 2022 and 2024", "126 in 2023"); a total
over a number of places ("in all on the five crossings") and the count at one of them ("the busiest of the five").
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.counts.figure_scope import days_of
from factcheck.claims.nouns import is_period, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.links.counts.board import Board, Entry
from factcheck.links.cues import cue_near, is_additive
from factcheck.links.link import Link
from factcheck.syntax.clause import REACH

_LEAST_DAYS = 7


def link_periods(board: Board) -> list[Link]:
    """The counts of a period with those of the times inside it, and the totals over places with those of one place."""
    return [*_inside_periods(board), *_at_members(board)]


def _inside_periods(board: Board) -> Iterator[Link]:
    timed = [(entry, days) for entry in board.counts if _is_plain(entry) and (days := _days(board, entry)) is not None]
    for at, (whole, period) in enumerate(timed):
        if period.low is None or period.high is None or period.high - period.low < _LEAST_DAYS or not _is_counted(whole):
            continue
        parts: list[tuple[Entry, Interval]] = []
        for part, days in timed[max(0, at - REACH) : at + REACH]:
            if part.id == whole.id or not _of_one_series(whole, part) or not period.covers(days) or days == period:
                continue
            if all(not days.meets(other) for _, other in parts):
                parts.append((part, days))
        if parts:
            complete = _cover(period, [days for _, days in parts])
            members = (("whole", whole.id), *(("part", part.id) for part, _ in parts))
            yield Link("total" if complete else "part", members, (whole.figure.mention.core,), inferred=True)


def _days(board: Board, entry: Entry) -> Interval | None:
    days = days_of(entry.figure, board.reading)
    return days if days is not None and days.low is not None and days.high is not None else None


def _is_plain(entry: Entry) -> bool:
    return _is_stated(entry) and entry.figure.mention.kind == "cardinal"


def _is_stated(entry: Entry) -> bool:
    scope = entry.claim.scope
    return scope.status == "asserted" and not scope.quoted and not is_period(entry.head)


def _is_counted(whole: Entry) -> bool:
    return whole.claim.count.support.high is not None and whole.figure.slot in ("object", "subject") and not is_additive(whole.figure)


def _of_one_series(whole: Entry, part: Entry) -> bool:
    """Whether two counts are of one noun and one verb, by one actor or by none that is named."""
    if part.unit != whole.unit or not same_nouns(part.head, whole.head) or part.claim.event != whole.claim.event:
        return False
    if part.figure.clause is None or whole.figure.clause is None or part.figure.slot != whole.figure.slot:
        return False
    first, second = part.figure.clause.verb, whole.figure.clause.verb
    if first is None or second is None or first.lemma != second.lemma or first.lemma in word_set("states that last"):
        return False
    own, other = set(part.figure.modifiers), set(whole.figure.modifiers)
    return (own <= other or other <= own) and not _named_apart(whole, part)


def _named_apart(whole: Entry, part: Entry) -> bool:
    """Whether the subjects are two different names."""
    names = []
    for entry in (whole, part):
        clause = entry.figure.clause
        assert clause is not None
        subject = entry.figure.sentence.chunks[clause.subject[0]] if clause.subject else None
        token = next((t for t in entry.figure.sentence.tokens if subject is not None and t.span.end == subject.span.end), None)
        names.append(token.lemma if token is not None and token.tag == "PROPN" else "")
    return bool(names[0] and names[1] and names[0] != names[1])


def _cover(period: Interval, parts: list[Interval]) -> bool:
    """Whether days that do not overlap fill a period."""
    total = sum((part.high - part.low + 1 for part in parts if part.high is not None and part.low is not None), start=0)
    return period.low is not None and period.high is not None and total == period.high - period.low + 1


def _at_members(board: Board) -> Iterator[Link]:
    for whole in board.counts:
        cue = cue_near(whole.figure, "total")
        if cue is None or not _is_stated(whole) or not (whole.head or whole.unit):
            continue
        members = [other for other in board.in_sentence(whole.figure.order) if other.id != whole.id and _is_set(other)]
        for member in members:
            for mention in board.near(whole.start):
                if mention.start > whole.start and _is_one_of(mention, member):
                    part = _count_beside(board, mention, whole)
                    if part is not None:
                        licence = (cue, Span(mention.start, mention.figure.mention.core.end))
                        yield Link("part", (("whole", whole.id), ("part", part.id)), licence, inferred=True)


def _is_set(entry: Entry) -> bool:
    chunk = entry.figure.chunk
    known = chunk is not None and (chunk.definite or entry.figure.determiner == "all" or entry.figure.slot == "subject")
    return known and not entry.unit and not is_period(entry.head) and entry.claim.count.nominal > 1


def _is_one_of(entry: Entry, member: Entry) -> bool:
    """As in "of the five", "of the five crossings", after a number of crossings was given."""
    if entry.figure.order == member.figure.order or entry.claim.count.nominal != member.claim.count.nominal or not _is_set(entry):
        return False
    lead = [token.text.lower() for token in entry.figure.sentence.tokens if token.span.end <= entry.start][-2:]
    return lead[:1] == ["of"] and (not entry.figure.noun or entry.head == member.head)


def _count_beside(board: Board, mention: Entry, whole: Entry) -> Entry | None:
    """The count of the same noun in the sentence of the member, or in the next one."""
    for order in (mention.figure.order, mention.figure.order + 1):
        for entry in board.in_sentence(order):
            alike = entry.id != mention.id and (entry.head, entry.unit) == (whole.head, whole.unit) and _is_stated(entry)
            together = entry.figure.paragraph == mention.figure.paragraph and cue_near(entry.figure, "total") is None
            if alike and together and not is_additive(entry.figure):
                return entry
    return None
