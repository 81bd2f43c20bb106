"""dated_nouns: a happening whose noun bears one date and whose clause tells another: "The Oct. 3 hearing was held on Oct. 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.happening_words import incidents, noun_type
from factcheck.links.dates.events import EventIndex
from factcheck.links.dates.places import in_quotation
from factcheck.links.dates.taken_up import MOVED
from factcheck.links.link import Link
from factcheck.syntax.clause import Chunk, Clause, SentenceReading

_TELLS: Final = re.compile(r" (?:place |out )?(?:into law )?(?:on|in) (?:the \w+ of )?")
_HELD: Final = frozenset(("hold", "occur", "happen", "conduct", "stage"))
_STRUCK: Final = frozenset(("strike", "hit", "break", "begin", "start", "occur", "happen", "erupt"))
_PASSED: Final = frozenset(("pass", "sign", "enact", "adopt", "approve", "ratify"))
_LAWS: Final = frozenset(("law", "act", "statute", "treaty", "amendment", "ordinance", "constitution", "agreement", "accord", "pact"))
_SITTINGS: Final = frozenset(("meeting", "session", "hearing", "vote", "election", "primary", "referendum"))
_MOST: Final = 2  # years by which a law may be passed before or after the year that it is named for


def dated_nouns(events: EventIndex) -> Iterator[Link]:
    """The links "same event" (date, date), in text order."""
    for sentence in events.reading.sentences:
        span = sentence.sentence.span
        dates = events.places.dates_in(span)
        if len(dates) < 2 or sentence.sentence.role != "body" or MOVED.search(events.reading.text, span.start, span.end):
            continue
        for clause in sentence.clauses:
            noun = _subject(sentence, clause)
            if noun is None or clause.verb is None or clause.verb.negated or clause.verb.modality != "asserted":
                continue
            named = next((date for date in dates if _is_borne(date, noun, events)), None)
            told = [date for date in dates if date is not named and _is_time_of(date, clause, events) and date.relation in ("on", "in")]
            if named is None or len(told) != 1 or in_quotation(events.reading, named.span) or told[0].scope.quoted:
                continue
            if _TELLS.fullmatch(events.reading.text, clause.verb.span.end, told[0].span.start if told[0].span else 0) is None:
                continue  # "was held up by rain on Tuesday", "took place a day after a vote on Monday"
            if _is_that_of(clause, noun, sentence, named, told[0]):
                words = (noun.head_span, clause.verb.span)
                yield Link("same event", (("date", named.id), ("date", told[0].id)), words, True)


def _subject(sentence: SentenceReading, clause: Clause) -> Chunk | None:
    return sentence.chunks[clause.subject[0]] if len(clause.subject) == 1 else None


def _is_borne(date: DateClaim, noun: Chunk, events: EventIndex) -> bool:
    """Whether a date stands before a noun as its own: "the Oct. 3 hearing", "Tuesday's vote"."""
    if date.span is None or not noun.head or date.span.end >= noun.head_span.start:
        return False
    between = events.reading.text[date.span.end : noun.head_span.start]
    return between in (" ", "'s ", "’s ") or (noun.span.contains(date.span) and " " not in between.strip())


def _is_time_of(date: DateClaim, clause: Clause, events: EventIndex) -> bool:
    assert clause.verb is not None
    after = date.span is not None and date.span.start >= clause.verb.span.end
    return after and any(events.reading.mentions[at].span.overlaps(date.span) for at in clause.times if date.span is not None)


def _is_that_of(clause: Clause, noun: Chunk, sentence: SentenceReading, named: DateClaim, told: DateClaim) -> bool:
    """Whether the clause tells when that took place of which its subject bears the date."""
    assert clause.verb is not None
    verb, head = clause.verb.lemma, noun.head.split(" ")[-1]
    place = verb == "take" and any(sentence.chunks[at].head == "place" for at in clause.objects)
    one, two = named.when, told.when
    held = verb in ("occur", "happen") or place or (verb in _HELD and clause.verb.voice == "passive")
    if one.granularity == two.granularity == "day":
        return held
    if one.granularity == "month" and two.granularity == "day":
        return head in _SITTINGS and held and one.month != two.month and one.month is not None
    if one.granularity == two.granularity == "year" and one.year is not None and two.year is not None:
        if head in _LAWS and verb in _PASSED:
            return abs(one.year - two.year) >= _MOST
        return noun_type(noun.head, noun.modifiers) in incidents() and (verb in _STRUCK or place)
    return False
