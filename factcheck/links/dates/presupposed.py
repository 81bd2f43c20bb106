"""presupposed: a day that the words take as known, and another that the draft gave to the same event ("same event": date, date).

A clause behind "when", "once" or "before" tells of what readers have been told: "selection starts on Sept. 12 ... when selection begins on
Sept. 19". So does an apposition to a date: "escaped on June 21 ... on June 23, the day she escaped", "the day of the vote". What is done
is told by the same verb, or by one for beginning or ending, of the same subject; or by a noun of the verb. No type of event need be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.links.cues import is_kindred
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.kinds import kinds_of
from factcheck.links.dates.lifetimes import clause_of
from factcheck.links.dates.taken_up import MOVED, differ
from factcheck.links.link import Link
from factcheck.syntax.clause import Chunk, SentenceReading

_OPENERS: Final = frozenset(("when", "once", "before", "after", "until", "since", "till", "where"))
_REACH: Final = 60  # dated happenings before and after one that are looked at
_NEAR: Final = 31  # days by which a slip moves a day
_ONE_MORE: Final = frozenset(
    ("again", "another", "second", "third", "also", "earlier", "previous", "previously", "originally", "first", "last")
)
_DAY: Final = re.compile(
    r",? (?:which was |it was )?the (?:very |same )?(?:day|night|morning|afternoon|evening)(?P<of> of)?(?: that| when| on which)? "
)
_PRONOUNS: Final = frozenset(("it", "they", "he", "she"))


@dataclass(frozen=True)
class _Told:
    """A dated happening, with the noun phrase of which it is told, and the noun whose date it may be instead: "her escape on June 21"."""

    dated: Dated
    sentence: SentenceReading
    subject: Chunk | None
    noun: str = ""

    @property
    def verb(self) -> str:
        return self.dated.happening.verb

    @cached_property
    def bearers(self) -> frozenset[str]:
        """Those of whom it may be told: the head of the subject, what a pronoun stands for, the people."""
        happening = self.dated.happening
        subject = self.subject
        own = frozenset((subject.head,)) if subject is not None and subject.head not in _PRONOUNS else happening.things
        return own | {part for name in happening.people for part in name.split()[-1:]}


def presupposed(events: EventIndex) -> Iterator[Link]:
    """The links of a day that is taken as known with the one other day of its event, in text order."""
    told = [one for dated in events.all if (one := _told(dated, events)) is not None]
    moved = MOVED.search(events.reading.text) is not None
    for at, second in enumerate(told):
        words = _presupposing(second, events)
        if words is None or (moved and second.dated.happening.status == "planned"):
            continue
        near = told[max(0, at - _REACH) : at + _REACH]
        firsts = [first for first in near if first is not second and _is_one_event(first, second, words)]
        others = [first for first in firsts if differ(first.dated, second.dated)]
        if len(others) != len(firsts) or len({str(first.dated.days) for first in others}) != 1:
            continue
        first = min(others, key=lambda one: one.dated.claim.span or Span(0, 0))
        pair = sorted((first.dated, second.dated), key=lambda dated: dated.claim.span or Span(0, 0))
        yield Link("same event", tuple(("date", dated.claim.id) for dated in pair), tuple(dated.happening.word for dated in pair), True)


def _told(dated: Dated, events: EventIndex) -> _Told | None:
    """A happening told of a day of the calendar, outside quotations, and not as one more."""
    told, when = dated.happening, dated.claim.when
    sentence = events.reading.sentences[told.sentence]
    if when.day is None or when.month is None or dated.days == Interval() or dated.claim.scope.quoted or told.other:
        return None
    if told.status not in ("asserted", "planned") or told.preposition not in ("", "on") or sentence.sentence.role != "body":
        return None
    if told.type in kinds_of(events.reading).several or not told.verb:
        return None
    clause = clause_of(sentence, dated)
    subject = sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None
    first = subject.tokens[0] if subject is not None else 0
    if any(token.text.lower() in _ONE_MORE for token in sentence.tokens[first:] if token.span.start < told.word.end):
        return None
    noun = next((chunk for chunk in sentence.chunks if _ends_before(chunk, dated, events) and chunk is not subject), None)
    return _Told(dated, sentence, subject, noun.head if noun is not None and noun.definite else "")


def _ends_before(chunk: Chunk, dated: Dated, events: EventIndex) -> bool:
    """Whether a date is that of a noun: "since her escape on June 21"."""
    span = dated.claim.span
    return span is not None and chunk.span.end < span.start and events.reading.text[chunk.span.end : span.start] == " on "


def _presupposing(told: _Told, events: EventIndex) -> str | None:
    """The verb, or the noun, of an event that is taken as known; None where it is told as news."""
    claim = told.dated.claim
    if claim.span is None:
        return None
    day = _DAY.match(events.reading.text, claim.span.end)
    if day is not None:
        behind = [token for token in told.sentence.tokens if token.span.start >= day.end()]
        if day["of"]:
            return next((token.lemma for token in behind[:4] if token.tag == "NOUN"), None)
        return told.verb if any(token.span.overlaps(told.dated.happening.word) for token in behind) else None
    subject = told.subject
    if subject is None or subject.determiner in ("a", "an", "another", "any", "no") or subject.mention is not None:
        return None
    lead = told.sentence.tokens[: subject.tokens[0]]
    opened = bool(lead) and lead[-1].text.lower() in _OPENERS
    follows = told.dated.happening.word.end <= claim.span.start
    return told.verb if opened and follows and not _is_narrowed(told.sentence, subject) else None


def _is_narrowed(sentence: SentenceReading, subject: Chunk) -> bool:
    """Whether words behind a subject say which one is meant: "the museum in Orr"."""
    after = sentence.tokens[subject.tokens[1] + 1 : subject.tokens[1] + 2]
    return bool(after) and after[0].tag == "ADP"


def _is_one_event(first: _Told, second: _Told, words: str) -> bool:
    """Whether a happening may be the one that another clause takes as known."""
    one, two = first.dated, second.dated
    if one.happening.sentence == two.happening.sentence or not _lie_near(one, two):
        return False
    alike = first.verb == words or any({first.verb, words} <= word_set(group) for group in ("begins", "comes to an end"))
    named = words != second.verb and is_kindred(first.verb, words)
    by_noun = first.noun != "" and (first.noun == words or is_kindred(first.noun, words))
    if not (alike or named or by_noun) or _are_placed_apart(first, second):
        return False
    if one.happening.perfect and one.happening.tense == "past" and not by_noun:
        return False
    if words != second.verb or (by_noun and not alike):
        return True  # "the day of the vote": the one vote of the draft
    shared = first.bearers & second.bearers
    return bool(shared) and not _are_told_apart(first.subject, second.subject)


def _are_placed_apart(first: _Told, second: _Told) -> bool:
    """Whether a place behind the later date is not named beside the first: "classes begin on Sept. 8 in Dale"."""
    span = second.dated.claim.span
    after = [token for token in second.sentence.tokens if span is not None and token.span.start >= span.end][:2]
    placed = len(after) > 1 and after[0].text.lower() in ("in", "at", "for", "near") and after[1].tag == "PROPN"
    return placed and all(token.text != after[1].text for token in first.sentence.tokens)


def _are_told_apart(first: Chunk | None, second: Chunk | None) -> bool:
    """Whether the words of two subjects of one noun make two of them: "the north gate", "the south gate"."""
    if first is None or second is None or first.head != second.head:
        return False
    return bool(first.modifiers) and bool(second.modifiers) and set(first.modifiers) != set(second.modifiers)


def _lie_near(one: Dated, two: Dated) -> bool:
    return any(abs((a - b).days) <= _NEAR for a in one.claim.candidates for b in two.claim.candidates)
