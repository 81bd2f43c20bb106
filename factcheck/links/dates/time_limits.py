"""Time limits: a length of time in which something is to be done, counted from a day, and the day on which it was done."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from factcheck.claims.date import DateClaim, DurationClaim, GapClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.read_lengths import Length, lengths_of
from factcheck.claims.happening_words import noun_type
from factcheck.draft import Span
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.syntax.clause import SentenceReading

# How long, the claim on it, and the day that it is counted from.
Limit = tuple[Length, GapClaim | DurationClaim, DateClaim]
_FAR: Final = 70  # characters to the date of what a limit counts from: "45 days after the start of the lease, on March 1"
_APPOSED: Final = re.compile(r" (?:the|its|his|her|their) [\w’' -]{3,60},? on ")
# Words that set a limit before its length, where no day is named that it counts from: it is that on which it was set.
_SETS: Final = re.compile(
    r"\b(?:within|(?:gave|given|gives?|giving|has|had|have|allow(?:s|ed|ing)?|grant(?:s|ed|ing)?|set)(?: [\w’'-]+){0,5})"
    r"(?: the| another)? $"
)
_LEAVES: Final = re.compile(r",? (?:to|in which to) [a-z]+|[.,;]")
_COUNTS: Final = re.compile(r" (?:of|after|from) (?:[a-z]+ing|being)\b")
_OF: Final = re.compile(r" of (?:the |an? |its |that )?")
_TO_DO: Final = re.compile(r"\b(?:has|have|had|was given|were given|gives?|gave|allow(?:s|ed)?|requires?d?|must|within|due)\b")


def limit_of(events: EventIndex) -> Limit | None:
    """The one time limit that a draft sets from a day: "has 30 days from the filing of a complaint to send an answer"."""
    found: list[Limit] = []
    for length in lengths_of(events.reading):
        if not length.way and (set_ := _set_on(events, length)) is not None:
            found.append(set_)
        if length.way != "after":
            continue
        sentence = events.reading.sentences[length.sentence]
        before = events.reading.text[sentence.sentence.span.start : length.span.start]
        gap = events.places.length_at(length.span)
        if not isinstance(gap, GapClaim) or gap.scope.quoted or not _TO_DO.search(before):
            continue
        start = _start(events, length, sentence)
        if start is not None:
            found.append((length, gap, start))
    return found[0] if len(found) == 1 else None


def _set_on(events: EventIndex, length: Length) -> tuple[Length, DurationClaim, DateClaim] | None:
    """As in: "An order signed on May 15 gave the town six months to fix it", "must rule within 45 days of receiving it"."""
    text, sentence = events.reading.text, events.reading.sentences[length.sentence]
    span = sentence.sentence.span
    claim = events.places.length_at(length.span)
    sets = _SETS.search(text, max(span.start, length.span.start - 60), length.span.start)
    if not isinstance(claim, DurationClaim) or claim.scope.quoted or sets is None:
        return None
    if _COUNTS.match(text, length.span.end):
        verb = next((token for token in sentence.tokens if token.span.start > length.span.end + 3 and token.tag == "VERB"), None)
        told = [
            dated
            for dated in events.near(length.sentence)
            if verb is not None
            and dated.happening.verb == verb.lemma
            and dated.happening.status == "asserted"
            and not dated.happening.other
        ]
        return (length, claim, told[0].claim) if len({str(dated.days) for dated in told}) == 1 else None
    if sets.group().startswith("within") and (of := _OF.match(text, length.span.end)) is not None:
        first = next(iter(events.places.dates_in(Span(of.end(), of.end() + 1))), None)
        start = first or _start(events, replace(length, end=of.end() - 1), sentence)
        return None if start is None else (length, claim, start)
    if not (sets.group().startswith("within") or _LEAVES.match(text, length.span.end) is not None):
        return None
    before = events.places.dates_in(Span(span.start, length.span.start))
    if len(before) != 1 or before[0].relation != "on" or before[0].when.day is None or before[0].scope.quoted:
        return None
    return length, claim, before[0]


def _start(events: EventIndex, length: Length, sentence: SentenceReading) -> DateClaim | None:
    """The day that a limit is counted from: a date, or the one dated happening of the kind that is named."""
    first = next((claim for claim in events.places.dates_in(Span(length.end, length.end + 24))), None)
    if (
        first is not None
        and first.span is not None
        and re.fullmatch(r" (?:the |its )?", events.reading.text[length.end : first.span.start])
    ):
        return first
    later = next((claim for claim in events.places.dates_in(Span(length.end, length.end + _FAR))), None)
    if later is not None and later.span is not None and _APPOSED.fullmatch(events.reading.text, length.end, later.span.start):
        return later
    for chunk in sentence.chunks:
        if chunk.span.start < length.end or chunk.head in ("date", "day", "time"):
            continue
        if chunk.span.start > length.end + 30:
            break
        type_ = noun_type(chunk.head, chunk.modifiers)
        if type_ == "accident" or chunk.head in ("incident", "event"):
            told = events.incident
            return told.claim if told is not None else None
        only = events.only(type_) if type_ else None
        if only is None:
            # "The complaint was filed on April 3": what a limit counts from need not be in the table.
            begun = [
                dated
                for dated in events.near(length.sentence)
                if dated.happening.verb in date_words("verbs of lodging") and chunk.head in dated.happening.things
            ]
            only = begun[0] if len({str(dated.days) for dated in begun}) == 1 else None
        return only.claim if only is not None else None
    return None


def done_within(events: EventIndex, length: Length, start: DateClaim, index: int) -> DateClaim | None:
    """The one day on which what the limit is for was done: a happening that shares a noun with what was to be done."""
    sentence = events.reading.sentences[length.sentence]
    asked = {chunk.head.split(" ")[-1] for chunk in sentence.chunks if chunk.span.start > length.end and chunk.head}
    found = [
        dated
        for dated in events.in_sentences(*range(index - 6, index + 7))
        if _is_finished(dated) and dated.claim.id != start.id and asked & _nouns(events, dated)
    ]
    return found[0].claim if len({str(dated.days) for dated in found}) == 1 else None


def _is_finished(dated: Dated) -> bool:
    told = dated.happening
    return (
        told.verb in date_words("verbs of getting done")
        and told.status == "asserted"
        and told.preposition in ("", "on")
        and dated.claim.when.day is not None
    )


def _nouns(events: EventIndex, dated: Dated) -> set[str]:
    """The heads and owners in the sentence of a happening."""
    sentence = events.reading.sentences[dated.happening.sentence]
    return {token.lemma for token in sentence.tokens if token.tag in ("NOUN", "PROPN")}
