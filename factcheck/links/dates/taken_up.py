"""taken_up: an event that a draft brings in with one date, and takes up ("the blast", "the July 28 vote") with another."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.dates.happening import Happening
from factcheck.claims.happening_words import incidents
from factcheck.data.word_sets import word_set
from factcheck.interval import Interval
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.kinds import kinds_of
from factcheck.links.link import Link
from factcheck.syntax.clause import Chunk

# Words that say that a day was changed, so that two days may be told of what is planned.
MOVED: Final = re.compile(
    r"\b(?:postpon\w+|reschedul\w+|delay(?:ed|s)|moved (?:back|up|to|from)|pushed (?:back|to)|originally|initially|adjourned"
    r"|continued (?:to|until)"
    r"|(?:will|is|are|has|have) now\b|put (?:it|them|that|this|the \w+) off|put off|new (?:trial |court |hearing )?day|another day"
    r"|had been (?:set|scheduled|due|planned)|was (?:to have|supposed to)|new date|second time|canceled|cancelled|called off)\b"
)
_NEAR: Final = 60  # days between the two dates that one event may be given by a slip
_LEAD: Final = 2  # index of the last sentence that brings in what a draft is about
_GRAINS: Final = ("day", "minute", "hour", "daypart", "month", "year")
# What may run past midnight, so that its day is either of two: "voted late Tuesday ... Wednesday's vote".
_NIGHT: Final = re.compile(r"\b(?:night|evening|late|overnight|midnight|tonight)\b", re.IGNORECASE)
_BEFORE: Final = 24  # characters before a day in which "late" stands


def taken_up(events: EventIndex) -> list[Link]:
    """The links "same event" (date, date) of events that are taken up by a definite noun, or planned twice for one person or thing."""
    kinds = kinds_of(events.reading)
    moved = MOVED.search(events.reading.text) is not None
    links: list[Link] = []
    for type_, phase in sorted((type_, phase) for type_ in events.types for phase in ("", "start", "end")):
        taken = type_ in incidents() or type_ in date_words("happenings that are taken up")
        if type_ in kinds.several or taken == bool(phase):
            continue
        told = [dated for dated in events.all if dated.happening.type == type_ and dated.happening.known and _is_told(dated, events)]
        told = [dated for dated in told if not phase or dated.happening.phase == phase]
        apart = {str(dated.days) for dated in told if dated.happening.other}
        told = [dated for dated in told if not dated.happening.other and str(dated.days) not in apart]
        if not told:
            continue
        first = told[0]
        sitting = type_ in date_words("happenings of one sitting")
        if sitting and any(dated.claim.when.month is None and not _is_done(dated, events) for dated in told):
            continue
        others = [dated for dated in told[1:] if differ(dated, first) or (sitting and _are_days_apart(dated, first, events))]
        if len({str(dated.days) for dated in others}) != 1 or (
            kinds.first.get(type_, 0) < first.happening.sentence and _lie_far(first, others[0])
        ):
            continue  # "The flood on June 3 ..., a flood in 1993": the first may be another one
        second = others[0]
        if moved and "planned" in (first.happening.status, second.happening.status):
            continue
        if _is_same(first, second, events):
            words = (first.happening.word, second.happening.word)
            links.append(Link("same event", (("date", first.claim.id), ("date", second.claim.id)), words, True))
    return links


_END_OF: Final = re.compile(r"\b(?:end|start|beginning|close|middle|midpoint) of (?:the |its |his |her |their )?$")
_END_FAR: Final = 30


def _is_told(dated: Dated, events: EventIndex) -> bool:
    told, when = dated.happening, dated.claim.when
    plain = told.preposition in ("", "on", "in", "at") or (told.preposition == "for" and told.verb in date_words("verbs that set a date"))
    if _END_OF.search(events.reading.text, max(0, told.word.start - _END_FAR), told.word.start):
        return False  # "at the end of the voyage on Jan. 15"
    if told.type in incidents() and told.verb in word_set("copulas"):
        return False  # "The oil spill, which was nine miles long by Thursday"
    return (
        (plain or _is_noun(told, events))
        and told.status in ("asserted", "planned")
        and dated.days != Interval()
        and when.granularity in _GRAINS
        and (
            when.month is not None
            or when.year is not None
            or dated.is_counted_back
            or (told.type in incidents() | date_words("happenings of one sitting") and when.weekday is not None)
        )
        and not dated.claim.scope.quoted
    )


def _is_noun(told: Happening, events: EventIndex) -> bool:
    """Whether the date is that of a noun: "after the May 11 announcement", "since the blast on Aug. 30"."""
    return any(chunk.head_span == told.word and chunk.definite for chunk in events.reading.sentences[told.sentence].chunks)


def _lie_far(one: Dated, two: Dated) -> bool:
    """Whether two dates lie so far apart that they may well be those of two events."""
    first, second = one.days, two.days
    if first.low is None or second.low is None or one.claim.when.day is None or two.claim.when.day is None:
        return True
    return abs(first.low - second.low) > _NEAR


def differ(one: Dated, two: Dated) -> bool:
    """Whether the days of two dates lie apart by more than a night."""
    times = one.claim.when, two.claim.when
    if (
        times[0].month is not None
        and times[0].month == times[1].month
        and None in (times[0].day, times[1].day)
        and None in (times[0].year, times[1].year)
    ):
        return False  # "the June ballot ... The vote is on June 2": of one year
    if one.claim.candidates and two.claim.candidates:
        return all(abs((a - b).days) > 1 for a in one.claim.candidates for b in two.claim.candidates)
    first, second = one.days, two.days
    if first.low is None or first.high is None or second.low is None or second.high is None:
        return False
    return first.low - second.high > 1 or second.low - first.high > 1


def _is_done(dated: Dated, events: EventIndex) -> bool:
    """Whether what is told of a weekday has been done and is told plainly: not "Monday's vote in the Senate", "votes on Monday"."""
    sentence = events.reading.sentences[dated.happening.sentence]
    if any(clause.verb is not None and clause.verb.tense in ("present", "future") and clause.event != "say" for clause in sentence.clauses):
        return False
    if dated.happening.verb or dated.happening.status != "asserted":
        return dated.happening.status == "asserted" and dated.happening.tense == "past"
    after = next((token for token in sentence.tokens if token.span.start >= dated.happening.word.end), None)
    return after is None or after.tag != "ADP"


def _are_days_apart(one: Dated, two: Dated, events: EventIndex) -> bool:
    """Whether the days of what one sitting does lie a day apart: "decided on Tuesday night ... Monday night's decision".

    Each is told by its weekday, or each by the calendar; and what was done at night is told of the evening of the second day as well.
    """
    text = events.reading.text
    earlier, later = sorted((one, two), key=lambda dated: (dated.days.low is None, dated.days.low))
    gap = later.days - earlier.days
    if not gap.is_point or gap.low != 1 or (one.claim.when.month is None) != (two.claim.when.month is None):
        return False
    told = [span.text_of(text[: span.end]) for dated in (earlier, later) if (span := dated.claim.span) is not None]
    before = [text[max(0, dated.claim.span.start - _BEFORE) : dated.claim.span.start] for dated in (earlier, later) if dated.claim.span]
    at_night = [_NIGHT.search(words) or re.search(r"\blate $|\bnight (?:of|on) $", lead) for words, lead in zip(told, before, strict=True)]
    early = re.search(r"\bearly $|\bbefore dawn on $", before[1]) is not None or "morning" in told[1].lower()
    return not early and not _MIDNIGHT.search(text) and (not at_night[0] or bool(at_night[1]))


_MIDNIGHT: Final = re.compile(r"\b(?:after|past|until|near|around) midnight\b|\bmarathon\b|\ball-night\b|\binto the (?:night|morning)\b")


def _is_same(one: Dated, two: Dated, events: EventIndex) -> bool:
    first, second = one.happening, two.happening
    if "year" in (one.claim.when.granularity, two.claim.when.granularity) and any(
        dated.claim.when.weekday is not None and dated.claim.when.month is None for dated in (one, two)
    ):
        return False  # "a crash in 2019 killed 23. Monday's crash": this week's is not that of a year
    if _is_called_by_year(one, events) or _is_called_by_year(two, events):
        return False
    alike = first.phase == second.phase or first.type == "office"
    if first.sentence == second.sentence or (not alike and "end" in (first.phase, second.phase)):
        return False
    if _is_of_the_body(first, second, events):
        return True
    if _is_spoken_of_before(one, two, events):
        return False
    if first.people and second.people and not first.people & second.people:
        return False
    if first.type in second.definite and not second.perfect:
        return alike or first.type in incidents()
    planned = first.status == second.status == "planned"
    once = first.type in date_words("happenings that are planned once")
    shared = (len(first.people) == 1 and first.people == second.people) or bool(first.things & second.things)
    return planned and once and shared


def _is_spoken_of_before(one: Dated, two: Dated, events: EventIndex) -> bool:
    """Whether the second is spoken of on a day before the first: "burned on Monday ... He said on Sunday that Friday's fire"."""
    low = one.days.low
    beside = (dated for dated in events.in_sentences(two.happening.sentence) if dated.claim.id != two.claim.id)
    return low is not None and any(
        dated.happening.tense == "past" and dated.claim.days.high is not None and dated.claim.days.high < low for dated in beside
    )


def _is_called_by_year(dated: Dated, events: EventIndex) -> bool:
    """As in "the storm of 2011, until now the worst": a happening that its year tells from others."""
    span = dated.claim.span
    return dated.claim.when.granularity == "year" and span is not None and events.reading.text.endswith(" of ", 0, span.start)


def _is_of_the_body(one: Happening, two: Happening, events: EventIndex) -> bool:
    """As in: "Bramwell Mills, which opened in 1916 ... Since the mill opened in 1919": a named body, and the noun that stands for it."""
    if one.type not in date_words("happenings that come once to a body") or one.sentence > _LEAD or one.status != two.status:
        return False
    named, noun = _subject(one, events), _subject(two, events)
    return (
        named is not None
        and noun is not None
        and named.head_span.text_of(events.reading.text)[:1].isupper()
        and noun.determiner == "the"
        and not noun.modifiers
        and noun.head in date_words("nouns for a body")
    )


def _subject(told: Happening, events: EventIndex) -> Chunk | None:
    sentence = events.reading.sentences[told.sentence]
    for clause in sentence.clauses:
        if clause.verb is not None and clause.verb.span.overlaps(told.word) and clause.subject:
            return sentence.chunks[clause.subject[0]]
    return None
