"""link_deadlines: what a draft says was done in time, with the day that it was due and the day that it was done."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.date import DateClaim, GapClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.happening_words import noun_type
from factcheck.claims.read_lengths import Length, lengths_of
from factcheck.draft import Span
from factcheck.links.events import Dated, EventIndex
from factcheck.links.link import Link
from factcheck.syntax.clause import SentenceReading

# Words that say that something was done in time.
_IN_TIME: Final = re.compile(
    r"\b(?:me(?:e)?t(?:s|ing)?|ma(?:de|kes|king)|beat(?:s|ing)?|hit(?:s|ting)?|kept|keep(?:s|ing)?|honor(?:ed|s|ing)|satisf(?:ied|ies"
    r"|ying)) "
    r"(?:its|the|that|a|their|his|her|this|every|each)(?: [\w.,'’-]+){0,5}? (?:deadline|due date|target(?: date)?|schedule|cutoff)\b"
    r"|\b(?:ahead of|before|in time for|in advance of|within|inside|well before|just before|shy of|to beat) (?:its|the|that|a|their"
    r"|his|her|this)"
    r"(?: [\w.,'’-]+){0,5}? (?:deadline|due date|target(?: date)?|schedule|cutoff|limit|window|period|allotted time)\b"
    r"|\b(?:within|inside) (?:the|those|that|its|their) (?:\w+ )?(?:days|weeks|months|hours|time)\b"
    r"|\b(?:on time|in time|on schedule|ahead of time|ahead of schedule|by the deadline|with (?:\w+ ){1,3}to spare|as required|as "
    r"promised|as scheduled|early)(?=[,.;]| and\b| for\b| as\b| by\b| with\b| this\b| last\b|$)"
)
_NOT: Final = re.compile(
    r"\b(?:may|(?i:not|n't|never|failed? to|no longer|neither|missed|miss|too late|fail(?:ed|ing|s)?|would|will|could|might|if"
    r"|hop(?:es?|ed|ing)|expect\w*|must|should|plan(?:s|ned)?))\b"
)
_EXTENDED: Final = re.compile(
    r"\b(?:deadline|date|period|limit|it) (?:was|were|had been|has been|is) (?:later )?(?:extended|pushed|moved|postponed|delayed|put "
    r"off)\b"
    r"|\b(?:extended|pushed back|moved|postponed|put off|relaxed) (?:the|that|its|their) (?:\w+ )?(?:deadline|date|period|limit)\b"
    r"|\b(?:granted|won|received|given|got|gave|secured|obtained|after) (?:\w+ ){0,3}(?:extension|reprieve|grace period|more time"
    r"|extra time)\b",
    re.IGNORECASE,
)
_LAST: Final = re.compile(r"(?:The|Its|Their) (?:last|final)\b")
_TO_DO: Final = re.compile(r"\b(?:has|have|had|was given|were given|gives?|gave|allow(?:s|ed)?|requires?d?|must|within|due)\b")
_REACH: Final = 200  # characters after the words in which the deadline may still be told
_OF: Final = re.compile(r" (?:of|on)(?: \w+day,)? ")
_DUE: Final = re.compile(r"\b(?:(?:is|was|were|are|be) due|had to be \w+|must be \w+|to be \w+)(?: back)?(?: by| on)?(?: \w+day,)? $")
_TO_BE_DONE: Final = re.compile(r"\bto [a-z]+(?: [\w’'-]+){0,5} by $")
_DEADLINE_OF: Final = re.compile(
    r"\b(?:deadline|due date|target date|cutoff)(?: (?:of|on|was|is|for \w+ (?:was|is)|set for|,))+ (?:the )?$"
)


def link_deadlines(events: EventIndex) -> list[Link]:
    """The links "deadline" (due, done) and "time limit" (limit, start, done), in text order."""
    reading = events.reading
    if _EXTENDED.search(reading.text):
        return []
    links: list[Link] = []
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        if sentence.sentence.role != "body":
            continue
        for met in _IN_TIME.finditer(reading.text, span.start, span.end):
            if _NOT.search(reading.text, max(span.start, met.start() - 40), met.end()):
                continue
            link = _link(events, index, sentence, Span(*met.span()))
            if link is not None and link not in links:
                links.append(link)
    return links


def _link(events: EventIndex, index: int, sentence: SentenceReading, met: Span) -> Link | None:
    inside = next(
        (claim for claim in events.places.dates_in(Span(met.start, min(met.end + 24, sentence.sentence.span.end))) if _is_day(claim)), None
    )
    if (
        inside is not None
        and inside.span is not None
        and inside.span.start >= met.end
        and not _OF.fullmatch(events.reading.text, met.end, inside.span.start)
    ):
        inside = None
    limit = None if inside is not None else _limit(events)
    if limit is not None:
        length, gap, start = limit
        done = _done_beside(events, sentence, start, met) or _done_of(events, length, start, index)
        return None if done is None else Link("time limit", (("limit", gap.id), ("start", start.id), ("done", done.id)), (met,))
    due = inside or _due(events, met)
    if due is None:
        return None
    done = _done_beside(events, sentence, due, met) or _done_with(events, due) or _done_near(events, index, due)
    return None if done is None or done.id == due.id else Link("deadline", (("due", due.id), ("done", done.id)), (met,))


def _is_day(claim: DateClaim) -> bool:
    return claim.when.granularity in ("day", "month", "minute", "hour", "daypart") and not claim.scope.quoted


def _due(events: EventIndex, met: Span) -> DateClaim | None:
    """The one day that something was due, of those told before the words; soon after them, of those that are called a deadline."""
    found: dict[str, DateClaim] = {}
    for claim in events.places.dates:
        if not _is_day(claim) or claim.span is None or claim.span.start > met.end + _REACH:
            continue
        dated = events.by_claim.get(claim.id)
        named = dated is not None and dated.happening.type == "deadline"
        before = events.reading.text[max(0, claim.span.start - 40) : claim.span.start]
        bound = dated is not None and (dated.happening.status == "planned" or dated.happening.verb in date_words("verbs of commitment"))
        planned = bound or _TO_BE_DONE.search(before) is not None
        by = claim.relation == "by" and planned
        after = events.reading.text[claim.span.end : claim.span.end + 16]
        until = claim.relation == "until" and re.match(r" to [a-z]", after) is not None
        if claim.span.start > met.end and not (named or _DEADLINE_OF.search(before)):
            continue
        if named or by or until or _DEADLINE_OF.search(before) or _DUE.search(before):
            found.setdefault(str(claim.days), claim)
    return next(iter(found.values())) if len(found) == 1 else None


def _done_beside(events: EventIndex, sentence: SentenceReading, due: DateClaim, met: Span) -> DateClaim | None:
    """The day in the sentence that says that it was done in time."""
    found = [
        claim
        for claim in events.places.dates_in(sentence.sentence.span)
        if claim.id != due.id and _is_day(claim) and claim.relation == "on" and claim.scope.status == "asserted"
        and claim.when.day is not None and not (claim.span is not None and met.contains(claim.span))
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _done_with(events: EventIndex, due: DateClaim) -> DateClaim | None:
    """The day in the sentence of the deadline on which the last of it was done: "was due Aug. 11, and the last came Aug. 10"."""
    sentence = events.reading.scopes.sentence_at(due.span.start) if due.span is not None else None
    if sentence is None or due.span is None:
        return None
    later = [claim for claim in events.places.dates_in(Span(due.span.end, sentence.span.end)) if _is_day(claim) and claim.relation == "on"]
    if len(later) != 1 or later[0].span is None or later[0].scope.status != "asserted":
        return None
    between = events.reading.text[due.span.end : later[0].span.start]
    return later[0] if re.search(r"\b(?:last|final)\b", between) else None


def _done_near(events: EventIndex, index: int, due: DateClaim) -> DateClaim | None:
    """The day on which the sentence before, or else the one after, says that something was finished, or the last of it was."""
    for beside in (index - 1, index + 1):
        found = [dated for dated in events.in_sentences(beside) if _is_done(dated, events) and dated.claim.id != due.id]
        if found:
            return found[0].claim if len(found) == 1 else None
    return None


def _is_done(dated: Dated, events: EventIndex) -> bool:
    told = dated.happening
    sentence = events.reading.sentences[told.sentence].sentence.span
    last = _LAST.match(events.reading.text, sentence.start, sentence.end) is not None
    return (
        (last or told.verb in date_words("verbs of getting done"))
        and told.status == "asserted"
        and told.preposition in ("", "on")
        and dated.claim.when.day is not None
    )


def _limit(events: EventIndex) -> tuple[Length, GapClaim, DateClaim] | None:
    """The one time limit that a draft sets from a day: "has 90 days from the date of an accident to complete its report"."""
    found: list[tuple[Length, GapClaim, DateClaim]] = []
    for length in lengths_of(events.reading):
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


def _start(events: EventIndex, length: Length, sentence: SentenceReading) -> DateClaim | None:
    """The day that a limit is counted from: a date, or the one dated happening of the kind that is named."""
    first = next((claim for claim in events.places.dates_in(Span(length.end, length.end + 24))), None)
    if (
        first is not None
        and first.span is not None
        and re.fullmatch(r" (?:the |its )?", events.reading.text[length.end : first.span.start])
    ):
        return first
    for chunk in sentence.chunks:
        if chunk.span.start < length.end or chunk.head in ("date", "day", "time"):
            continue
        if chunk.span.start > length.end + 30:
            break
        type_ = noun_type(chunk.head, chunk.modifiers)
        if type_ == "accident" or chunk.head in ("incident", "event"):
            told = events.incident()
            return told.claim if told is not None else None
        only = events.only(type_) if type_ else None
        if only is None:
            # "The complaint was filed on April 3": what a limit counts from need not be in the table.
            begun = [
                dated
                for dated in events.all
                if dated.happening.verb in date_words("verbs of lodging") and chunk.head in dated.happening.things
            ]
            only = begun[0] if len({str(dated.claim.days) for dated in begun}) == 1 else None
        return only.claim if only is not None else None
    return None


def _done_of(events: EventIndex, length: Length, start: DateClaim, index: int) -> DateClaim | None:
    """The one day on which what the limit is for was done: a happening that shares a noun with what was to be done."""
    sentence = events.reading.sentences[length.sentence]
    asked = {chunk.head.split(" ")[-1] for chunk in sentence.chunks if chunk.span.start > length.end and chunk.head}
    found = [
        dated
        for dated in events.in_sentences(*range(index - 6, index + 7))
        if _is_done(dated, events) and dated.claim.id != start.id and asked & _nouns(events, dated)
    ]
    return found[0].claim if len({str(dated.claim.days) for dated in found}) == 1 else None


def _nouns(events: EventIndex, dated: Dated) -> set[str]:
    """The heads and owners in the sentence of a happening."""
    sentence = events.reading.sentences[dated.happening.sentence]
    return {token.lemma for token in sentence.tokens if token.tag in ("NOUN", "PROPN")}
