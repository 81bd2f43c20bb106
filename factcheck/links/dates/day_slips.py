"""day_slips: two days that a draft gives to one deed, of which a slip of the pen made the second: "July 12" and "July 22".

A hand that slips leaves out a digit, doubles one, swaps two, or writes the month beside. Where two days are so alike, and both are told of
what happens but once, told the second time by "the", a pronoun or the same name, they are meant to be one day. Days less alike are
left to `taken_up` and `same_deeds`, which ask for more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.happening_words import incidents
from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.kinds import kinds_of
from factcheck.links.dates.lifetimes import clause_of
from factcheck.links.dates.same_deed import deed_groups, is_told_again, mishaps
from factcheck.links.link import Link
from factcheck.syntax.clause import REACH

_MONTHS: Final = 1  # months by which a slip of the month moves a day
_TENS: Final = (10, 20)
_NEAR: Final = 31  # days by which two days of what comes once to a thing may lie apart


def day_slips(events: EventIndex) -> Iterator[Link]:
    """The links "same event" (date, date) of days that differ as a slip makes them differ, in a fixed order."""
    told: dict[str, list[Dated]] = {}
    several = kinds_of(events.reading).several
    for dated in events.all:
        if dated.happening.type not in several and _is_told(dated, events):
            for key in _keys(dated, events):
                told.setdefault(key, []).append(dated)
    for key in sorted(told):
        first = told[key][0]
        others = [other for other in told[key][1:] if _may_be_one(first, other, events)]
        if len({str(other.days) for other in others}) == 1:
            words = (first.happening.word, others[0].happening.word)
            yield Link("same event", (("date", first.claim.id), ("date", others[0].claim.id)), words, True)


def _may_be_one(one: Dated, two: Dated, events: EventIndex) -> bool:
    if is_day_slip(one.claim.candidates, two.claim.candidates):
        return _is_of_one(one, two, events, loose=True)
    near = any(1 < abs((first - second).days) <= _NEAR for first in one.claim.candidates for second in two.claim.candidates)
    once = one.happening.type == two.happening.type and one.happening.type in date_words("happenings that come once") | incidents()
    return near and once and _is_of_one(one, two, events, loose=False)


def is_day_slip(one: tuple[date, ...], two: tuple[date, ...]) -> bool:
    """Whether one day may be a slip for the other: a digit more or less, two swapped, ten or twenty days off, or the month beside.

    >>> is_day_slip((date(2024, 5, 19),), (date(2024, 5, 9),)), is_day_slip((date(2024, 6, 27),), (date(2024, 7, 27),))
    (True, True)
    >>> is_day_slip((date(2024, 5, 19),), (date(2024, 5, 24),)), is_day_slip((date(2024, 5, 19),), (date(2023, 5, 9),))
    (False, False)
    """
    return any(_is_slip(first, second) for first in one for second in two)


def _is_slip(one: date, two: date) -> bool:
    if one.year != two.year:
        return False
    if one.month != two.month:
        return one.day == two.day and abs(one.month - two.month) <= _MONTHS
    first, second = sorted((str(one.day), str(two.day)), key=len)
    dropped = len(first) < len(second) and first in second
    return dropped or first == second[::-1] != second or abs(one.day - two.day) in _TENS


def _is_told(dated: Dated, events: EventIndex) -> bool:
    told, when = dated.happening, dated.claim.when
    return (
        told.preposition in ("", "on", "in", "at", "of", "since", "from")
        and told.status == "asserted"
        and not told.other
        and dated.days != Interval()
        and when.day is not None
        and when.month is not None
        and not dated.claim.scope.quoted
        and events.reading.sentences[told.sentence].sentence.role == "body"
        and not is_told_again(told, events)
    )


def _keys(dated: Dated, events: EventIndex) -> set[str]:
    """The groups of what comes once to which a happening belongs."""
    told = dated.happening
    keys = {group for word in (told.verb, told.type) if (group := deed_groups().get(word))}
    if told.known and (told.type in incidents() or told.type in _once()):
        keys.add(told.type)
    if told.known and told.type in mishaps():
        keys.add("mishap")
    clause = clause_of(events.reading.sentences[told.sentence], dated)
    if clause is not None and clause.verb is not None and clause.verb.voice == "active":
        # "The burglars cut the cables on March 3": what they did, they did in the burglary
        heads = (events.reading.sentences[told.sentence].chunks[at].head for at in clause.subject)
        keys |= {type_ for head in heads for type_ in agents().get(head, ())}
    return keys


@cache
def agents() -> dict[str, tuple[str, ...]]:
    """The happenings that those who bear a name for it do: burglars a burglary.

    >>> agents()["thief"]
    ('burglary', 'theft', 'robbery')
    """
    lines = (line.split("\t") for line in data_lines("agents.tsv"))
    return {word: tuple(types.split()) for types, words in lines for word in words.split()}


def _once() -> frozenset[str]:
    return date_words("happenings that are taken up") | date_words("happenings that come once")


def _is_of_one(one: Dated, two: Dated, events: EventIndex, *, loose: bool) -> bool:
    """Whether both tell of one person or thing; `loose`, of the one happening of its kind that a draft tells of, taken up by "the"."""
    first, second = one.happening, two.happening
    if first.sentence == second.sentence or (first.phase and second.phase and first.phase != second.phase):
        return False
    if first.people and second.people and not first.people & second.people:
        return False
    if _is_brought_in(two, events):
        return False
    if len(first.people & second.people) == 1 and first.type == second.type:
        return True
    things = (first.things | first.nouns) & second.things - incidents()
    if things - date_words("nouns for people at large") - date_words("nouns that stories share"):
        return True
    return loose and (second.type in second.definite or (first.type in first.definite and not second.people))


def _is_brought_in(dated: Dated, events: EventIndex) -> bool:
    """Whether a happening is brought in by its clause: "A shed collapsed", "when a crane fell"."""
    sentence = events.reading.sentences[dated.happening.sentence]
    clause = clause_of(sentence, dated)
    if clause is None or not clause.subject or (clause.verb is not None and clause.verb.voice == "active" and clause.objects):
        return False
    return sentence.chunks[clause.subject[0]].determiner in ("a", "an", "another", "one")


# "May 9, the night of the smudge": a day told by what it brought.
_DAY_OF: Final = re.compile(
    r"(?:,| —| –| \() ?the (?:day|night|morning|evening|afternoon)"
    r" of (?:the|his|her|its|their) (?:[a-z-]+ )?(?P<noun>[a-z-]+)\b"
)


def days_of(events: EventIndex) -> Iterator[Link]:
    """The links "same event" of a day told by what it brought, and of the day, a slip off, on which the draft brought that in."""
    text = events.reading.text
    for claim in events.places.dates:
        told = _DAY_OF.match(text, claim.span.end) if claim.span is not None else None
        if told is None or claim.span is None or claim.scope.quoted or claim.when.day is None:
            continue
        before = [one for one in events.all if one.claim.span is not None and one.claim.span.end < claim.span.start]
        brought = [one for one in before[-REACH:] if told["noun"] in one.happening.nouns and one.happening.status == "asserted"]
        if len(brought) == 1 and is_day_slip(brought[0].claim.candidates, claim.candidates):
            words = (brought[0].happening.word, Span(*told.span("noun")))
            yield Link("same event", (("date", brought[0].claim.id), ("date", claim.id)), words, True)
