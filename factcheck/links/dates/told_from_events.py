"""links_from_events: days told from an event with a date of its own: "the day after the vote, May 15", "The flood 10 years ago"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.date import GapClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.read_lengths import Length, lengths_of
from factcheck.claims.happening_words import noun_type
from factcheck.draft import Span
from factcheck.links.dates.anchors import anchor_of
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.gaps import THEN_ON, date_behind
from factcheck.links.dates.places import in_quotation
from factcheck.links.link import Link
from factcheck.syntax.clause import SentenceReading
from factcheck.values import Timex

_DAYS: Final = frozenset(("day", "night", "morning", "evening", "afternoon"))
_AWAY: Final = (" away", " from now")
_BESIDE: Final = (", ", ", on ", " on ", " (")


def links_from_events(events: EventIndex) -> list[Link]:
    """The links "next day" and "next year" of a day or a year after an event, and "ago" and "ahead" of an event, in text order."""
    found: list[Link] = []
    for index, sentence in enumerate(events.reading.sentences):
        if sentence.sentence.role == "body":
            found.extend(_next(events, index, sentence))
    for length in lengths_of(events.reading):
        found.extend(_from_now(length, events))
    return found


def _next(events: EventIndex, index: int, sentence: SentenceReading) -> Iterator[Link]:
    """As in: "The day after the election, May 15, was a holiday"; "Aug. 16, the eve of the fair"; "the year after his trial, in 2010"."""
    tokens = sentence.tokens
    for the, unit, way in zip(tokens, tokens[1:], tokens[2:], strict=False):
        words = the.text.lower(), unit.text.lower(), way.text.lower()
        eve = words[1:] == ("eve", "of")
        if words[0] not in ("the", "a") or not (eve or (words[2] in ("after", "before") and words[1] in _DAYS | {"year"})):
            continue
        told = Span(the.span.start, way.span.end)
        if in_quotation(events.reading, told):
            continue
        # The words are read as a length of which only the place counts.
        length = Length(-1, told, Timex("P1D", None, "day"), "after" if words[2] == "after" else "before", told.end, True, "", None, index)
        anchor = anchor_of(length, events, sentence)
        if anchor is None or anchor.span is None or anchor.scope.status != "asserted" or sentence.sentence.span.contains(anchor.span):
            continue
        if _is_of_a_place(sentence, told):
            continue
        before = events.places.date_before(told.start)
        beside = before is not None and before.span is not None and before.span.start >= sentence.sentence.span.start
        if before is None or not beside or events.reading.text[before.span.end if before.span else 0 : told.start] not in _BESIDE:
            before = None
        day = before or date_behind(events, sentence, told.end, THEN_ON)
        if day is None or day.scope.quoted or day.id == anchor.id:
            continue
        licence = (Span(unit.span.start, told.end),)
        if words[1] == "year":
            if anchor.when.year is not None and day.when.year is not None and words[2] == "after":
                yield Link("next year", (("earlier", anchor.id), ("told", day.id)), licence)
        elif day.candidates and anchor.candidates:
            ends = (anchor, day) if words[2] == "after" else (day, anchor)
            yield Link("next day", (("earlier", ends[0].id), ("later", ends[1].id)), licence)


def _is_of_a_place(sentence: SentenceReading, told: Span) -> bool:
    """Whether what is counted from is told with more than its noun: "the day after the election in Orr"."""
    chunk = next((chunk for chunk in sentence.chunks if chunk.span.start == told.end + 1), None)
    after = sentence.tokens[chunk.tokens[1] + 1 : chunk.tokens[1] + 2] if chunk is not None else ()
    return any(token.tag == "ADP" and token.text.lower() != "on" for token in after)


def _from_now(length: Length, events: EventIndex) -> Iterator[Link]:
    """As in: "The flood 10 years ago", "It is 10 years since the flood", "The vote is two weeks away"."""
    text = events.reading.text
    gap = events.places.length_at(length.span)
    if gap is None or in_quotation(events.reading, gap.span) or length.value.bound in ("<", ">"):
        return
    sentence = events.reading.sentences[length.sentence]
    dates = events.places.dates_in(sentence.sentence.span)
    if text.startswith(" of ", length.end) or any(claim.when.month or claim.when.year for claim in dates):
        return  # the distance may be that of the date beside it
    if text.startswith(_AWAY, length.span.end):
        told = _of_subject(length, sentence, events)
        if told is not None and told.happening.status == "planned":
            yield Link("ahead", (("gap", gap.id), ("date", told.claim.id)), (length.span,))
    elif isinstance(gap, GapClaim) and length.way == "ago":
        told = _of_subject(length, sentence, events)
        if told is not None and told.happening.status == "asserted" and told.claim.when.year is not None:
            yield Link("ago", (("gap", gap.id), ("date", told.claim.id)), (length.span,))
    elif isinstance(gap, GapClaim) and text.endswith("since", length.span.end, length.end) and _is_now(length, sentence):
        anchor = anchor_of(length, events, sentence)
        if anchor is not None and anchor.when.year is not None and anchor.scope.status == "asserted":
            yield Link("ago", (("gap", gap.id), ("date", anchor.id)), (length.span,))


def _is_now(length: Length, sentence: SentenceReading) -> bool:
    """As in: "It is 10 years since", "It has been 10 years since"."""
    before = [token.text.lower() for token in sentence.tokens if token.span.end <= length.span.start]
    return before in (["it", "is"], ["it", "’s"], ["it", "'s"], ["it", "has", "been"], ["it", "'s", "been"], ["it", "’s", "been"])


def _of_subject(length: Length, sentence: SentenceReading, events: EventIndex) -> Dated | None:
    """The one dated happening that the definite subject before a distance tells: "The flood 10 years ago", "The vote is a week away"."""
    taken = date_words("happenings that are taken up")
    for chunk in sentence.chunks:
        if chunk.span.end > length.span.start:
            return None
        type_ = noun_type(chunk.head, chunk.modifiers)
        if not chunk.definite or type_ not in taken or chunk.tokens[0]:
            continue
        between = [token for token in sentence.tokens if chunk.span.end <= token.span.start and token.span.end <= length.span.start]
        if all(token.tag in ("AUX", "ADV", "VERB") for token in between) and len(between) <= 3:
            return events.only(type_)
    return None
