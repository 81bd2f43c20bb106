"""link_durations: which two days a duration lies between: a range beside it, or the start and the end of its event."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.date import DateClaim, DurationClaim
from factcheck.claims.dates.date_ranges import DateRange, ranges_of
from factcheck.claims.dates.happening import is_other
from factcheck.claims.dates.lengths import unit_of
from factcheck.claims.dates.read_lengths import Length, lengths_near, lengths_of
from factcheck.claims.dates.thing_ages import thing_ages
from factcheck.draft import Span
from factcheck.links.dates.arc_lengths import is_still_on, lengths_of_arcs
from factcheck.links.dates.events import EventIndex
from factcheck.links.dates.lasting import (
    are_of_two,
    link_ends,
    of_apposition,
    of_held_range,
    of_pair,
    of_perfect,
    of_tenure,
    of_those,
    of_two_ends,
)
from factcheck.links.dates.spells import of_spell
from factcheck.links.dates.states import lengths_of_states
from factcheck.links.dates.terms import links_of_terms
from factcheck.links.link import Link
from factcheck.syntax.clause import SentenceReading

# Between a length and the range that it spans: a noun or two, a place, and words of lasting; no other predicate.
_RUNS: Final = re.compile(
    r"\b(?:last(?:s|ed|ing)?|r[ua]n(?:s|ning)?|held|took place|takes place|span(?:s|ned|ning)|stretch\w*|extend\w*|continued|serv\w+"
    r"|spent|stay\w*)\b"
)
_BLOCKS: Final = re.compile(
    r"[;:.!?\"“”]|\b(?:but|and (?:he|she|they|it)|while|when|after|before|(?:which|that)(?! (?:will )?(?:last|run|ran|was held|is "
    r"held|took place|takes place|began|begins|start|open|stretch|span|went on))|who|if|because|compared|than|every|each|per|since)\b"
)
_SUM: Final = re.compile(
    r",? ?(?:\(|—|–|-|,|for|or|a total of|a span of|a period of|in all|lasting|spanning|is|was|—)* ?(?:a|an|the|for|some|nearly|about"
    r"|almost)* ?$"
)
# "From 1998 to 2006, a tenure of 12 years", "from June 1 to June 4, lasted nine days".
_LASTED: Final = re.compile(
    r",? ?[—–-]? ?(?:an? (?!sentence|prison|jail|fine|delay|rate|total of more)[a-z]+(?: [a-z]+)? of"
    r"|(?:which |that )?(?:lasted|took|spanned|ran(?: for)?|went on for|stretched (?:over|for)|continued for"
    r"|(?:will|is to|was to|would) (?:last|take|span|run(?: for)?|go on for|stretch (?:over|for)|continue for)))"
    r" (?:about |some |nearly |almost |a |an )*$"
    r"|,? (?:when|until) (?:[\w’'.-]+ ){0,4}after (?:about |some |nearly |almost )?$"  # "..., when she left after 12 years"
)
_ON: Final = re.compile(r"\bon (?:about |some |at least |only |just |all )?$", re.IGNORECASE)
_ON_FAR: Final = 16
_PERIODS_OF: Final = re.compile(r"\bof (?:the|its|his|her|their|those) $")
_MAX_WORDS: Final = 9
# A term that was set is not the time that was served: "jailed for nine years in 2010 and freed in 2015".
_TERM_SET: Final = re.compile(r"\b(?:jailed|imprisoned|sentenced|banned|suspended|given|got|barred)(?: [a-z]+){0,2} $")
_TERM_FAR: Final = 60
_WEEK: Final = 7
_ALSO: Final = re.compile(r",? and(?:, [^.;,]{1,40},)? (?:again |then |later )?(?:from )?|, (?:from )?|; (?:from )?")
_FROM: Final = re.compile(r",? from ")
_TO: Final = re.compile(r" (?:to|through|until) ")
_PLANNED: Final = re.compile(
    r"\b(?:was|were) (?:to|meant to|supposed to|planned|scheduled|expected|booked|intended|billed)\b[^.;]{0,30}$"
    r"|, (?:planned|scheduled|meant|intended|booked) (?:for|to)\b[^.;,]{0,20}$"
)
_PLANNED_FAR: Final = 60
# What stood still for some of the time: "stopped it for two days", "recessed it for two weeks".
_BROKEN_OFF: Final = re.compile(
    r"\b(?:does|did) not (?:sit|meet)\b|\b(?:recess(?:ed)?|stopped|halted|suspended|interrupted|paused|adjourned)\b[^.;]{0,30}\bfor\b"
)
_SOON_AFTER: Final = 120
_EXTENDED: Final = re.compile(
    r"\b(?:extended|lengthened|prolonged|held over|stretched|added|renewed|extension|kept open)\b(?! (?:family|stay|leave|tour"
    r"|trip|from|care)\b)"
)
# "Was its chief taster for 26 years": the length of one office within a career.
_OFFICE: Final = re.compile(
    r"\b(?:was|as|been|is|be) (?:an?|the|its|his|her|their) (?:[a-z-]+ ){0,3}(?P<noun>[a-z-]+) for (?:some |about |nearly |almost )?$"
)


def link_durations(events: EventIndex) -> list[Link]:
    """The links of durations, in text order: "duration" (duration, start, end); inferred where the ends stand elsewhere."""
    links: list[Link] = []
    apart: list[tuple[Length, DurationClaim]] = []
    used: set[int] = set()
    ranges = ranges_of(events.reading)
    for length in lengths_of(events.reading):
        if length.way or length.value.bound in ("<", ">"):
            continue
        claim = events.places.length_at(length.span)
        if not isinstance(claim, DurationClaim) or claim.scope.quoted:
            continue
        if _ON.search(events.reading.text, max(0, length.span.start - _ON_FAR), length.span.start):
            continue  # "22 closings on 14 days": days here and there
        if _PERIODS_OF.search(events.reading.text, max(0, length.span.start - _ON_FAR), length.span.start):
            continue  # "The best of the four quarters": periods, one by one
        if _TERM_SET.search(events.reading.text, max(0, length.span.start - _TERM_FAR), length.span.start):
            continue
        beside = _beside(length, ranges, events)
        if beside is not None:
            used.add(beside.span.start)
            link = link_ends(claim, events.places.date_in(beside.start.span), events.places.date_in(beside.end.span))
        elif _OFFICE.search(events.reading.text, max(0, length.span.start - _TERM_FAR), length.span.start):
            link = of_tenure(length, claim, events)
            if link is None:
                continue
        elif is_still_on(length, events):
            continue
        else:
            link = _of_event(length, claim, events) or of_pair(length, claim, events) or of_perfect(length, claim, events)
            link = link or of_apposition(length, claim, events) or of_held_range(length, claim, events)
            link = link or of_spell(length, claim, events) or of_tenure(length, claim, events) or of_those(length, claim, events)
            link = link or of_two_ends(length, claim, events) or _of_weekdays(length, claim, events)
        if link is not None and not (link.inferred and _is_of_another_time(length, link, events)):
            links.append(link)
        elif link is None:
            apart.append((length, claim))
    of_arcs = lengths_of_arcs(apart, events)
    linked = {name for link in of_arcs for name in link.ids("duration")}
    of_states = lengths_of_states([one for one in apart if one[1].id not in linked], events)
    found = [link for link in (*links, *of_arcs, *of_states) if not _is_extended(link, events)]
    found += _of_things(events)
    return [*found, *links_of_terms(events, {name for link in found for name in link.ids("duration")})]


def _is_extended(link: Link, events: EventIndex) -> bool:
    """Whether what was to last so long was made to last longer before its end: "opened on May 2, was extended by a week and closed on"."""
    spans = [
        events.places.spans[name] for name in (*link.ids("duration"), *link.ids("start"), *link.ids("end")) if name in events.places.spans
    ]
    if not spans:
        return False
    length, text = spans[0], events.reading.text
    if _is_planned(length, [span for span in spans if span != length], events):
        return True
    longer = _EXTENDED.search(text, min(span.start for span in spans), max(span.end for span in spans))
    longer = longer or _BROKEN_OFF.search(text, min(span.start for span in spans), max(span.end for span in spans) + _SOON_AFTER)
    return longer is not None and not text.endswith((" to ", " to a "), 0, length.start)


def _is_planned(length: Span, ends: list[Span], events: EventIndex) -> bool:
    """Whether a length is one that was planned, and both ends are told elsewhere: "was to last seven days. It left on May 1 and"."""
    home = events.reading.scopes.sentence_at(length.start)
    if home is None or any(home.span.contains(end) for end in ends):
        return False
    return _PLANNED.search(events.reading.text, max(home.span.start, length.start - _PLANNED_FAR), length.start) is not None


def _of_weekdays(length: Length, claim: DurationClaim, events: EventIndex) -> Link | None:
    """As in: "It rained for five days, from Monday to Wednesday": of less than a week."""
    text, nominal = events.reading.text, length.value.nominal
    after = events.places.dates_in(Span(length.span.end, length.span.end + _TERM_FAR))[:2]
    if unit_of(length.value) != "D" or nominal is None or nominal >= _WEEK or len(after) != 2:
        return None
    start, end = after
    if start.span is None or end.span is None or any(day.when.weekday is None or day.when.month is not None for day in after):
        return None
    if start.days.low is None or end.days.low is None or end.days.low < start.days.low:
        return None
    joined = _FROM.fullmatch(text, length.span.end, start.span.start) and _TO.fullmatch(text, start.span.end, end.span.start)
    return link_ends(claim, start, end, (Span(length.span.end, start.span.start),)) if joined else None


def _of_things(events: EventIndex) -> list[Link]:
    """The links "duration" and "so far" of ages of things: "The church was 150 years old when it burned in 1950. It was built in 1870"."""
    links: list[Link] = []
    for told in thing_ages(events.reading):
        claim, made = events.places.length_at(told.span), events.places.date_in(told.made.span)
        if not isinstance(claim, DurationClaim) or made is None or made.scope.quoted:
            continue
        if told.at is None:
            links.append(Link("so far", (("length", claim.id), ("start", made.id)), (told.span,)))
        elif (link := link_ends(claim, made, events.places.date_in(told.at.span), (told.span,))) is not None:
            links.append(link)
    return links


def _is_of_another_time(length: Length, link: Link, events: EventIndex) -> bool:
    """Whether the sentence of a length dates it to another year than its ends: "a strike in 1998 lasted six days"."""
    names = {name for role in ("start", "end") for name in link.ids(role)}
    told = [claim for claim in _years_beside(length, events) if claim.id not in names]
    ends = [claim.days for claim in events.places.dates if claim.id in names] if told else []
    return len(ends) == 2 and any(not claim.days.meets(ends[0].hull(ends[1])) for claim in told)


def _years_beside(length: Length, events: EventIndex) -> list[DateClaim]:
    span = events.reading.sentences[length.sentence].sentence.span
    return [claim for claim in events.places.dates_in(span) if claim.when.granularity == "year" and claim.relation == "in"]


def _beside(length: Length, ranges: tuple[DateRange, ...], events: EventIndex) -> DateRange | None:
    reading = events.reading
    sentence = reading.sentences[length.sentence]
    span = sentence.sentence.span
    for found in ranges:
        if found.span.end <= span.start or found.span.start >= span.end:
            continue
        if found.between and length.noun is None:
            continue
        if any(other is not found and _ALSO.fullmatch(reading.text, found.span.end, other.span.start) for other in ranges):
            return None  # "for 12 years, from 1990 to 1998 and from 2002 to 2006"
        if _is_joined(length, found.span, sentence, reading.text):
            return found
    return None


def _is_joined(length: Length, span: Span, sentence: SentenceReading, text: str) -> bool:
    if span.start >= length.span.end:
        between = text[length.span.end : span.start]
        if len(between.split()) > _MAX_WORDS or _BLOCKS.search(between) or re.search(r"\d|\band\b", between):
            return False
        verbs = [
            token
            for token in sentence.tokens
            if token.tag == "VERB" and length.span.end <= token.span.start and token.span.end <= span.start
        ]
        if any(not _RUNS.search(token.text) for token in verbs):
            return False
        return length.noun is not None or not verbs
    between = text[span.end : length.span.start]
    return length.span.start >= span.end and (_SUM.fullmatch(between) is not None or _is_lasted(between, text[length.span.end :][:4]))


def _is_lasted(between: str, after: str) -> bool:
    """Whether words between a range and a length say that it lasted so long; not "when he left after three years of talks"."""
    return _LASTED.fullmatch(between) is not None and not ("after " in between and after == " of ")


def _of_event(length: Length, claim: DurationClaim, events: EventIndex) -> Link | None:
    """The start and the end of what lasted so long, told elsewhere: "a 49-day strike" that "began on Aug. 2" and "ended on Sept. 20"."""
    if not length.event or length.noun is None or length.noun.determiner == "another" or _is_another(length, events):
        return None
    if _is_elsewhere(length, events):
        return None
    others = [
        other
        for other in lengths_near(events.reading, length.sentence)
        if other.event == length.event
        and not other.way
        and other.noun is not None
        and not _is_another(other, events)
        and not _years_beside(other, events)
        and other.value.timex != length.value.timex
    ]
    if others:
        return None
    start, end = events.only(length.event, "start"), events.only(length.event, "end")
    if start is None or end is None:
        return None
    if not (_is_day(start.claim) and _is_day(end.claim)) or are_of_two(start, end, events):
        return None
    return link_ends(claim, start.claim, end.claim, (length.noun.head_span, start.happening.word, end.happening.word), inferred=True)


def _is_elsewhere(length: Length, events: EventIndex) -> bool:
    """Whether a relative clause tells the length for a part of the places only: "except in the District, where it lasted a day"."""
    assert length.noun is not None
    tokens = events.reading.sentences[length.sentence].tokens
    before = [token.text.lower() for token in tokens if token.span.end <= length.noun.span.start][-1:]
    return before == ["where"]


def _is_another(length: Length, events: EventIndex) -> bool:
    assert length.noun is not None
    sentence = events.reading.sentences[length.sentence]
    return is_other(sentence, length.noun) or not {"average", "typical", "similar"}.isdisjoint(length.noun.modifiers)


def _is_day(claim: DateClaim) -> bool:
    return claim.when.granularity in ("day", "month", "year", "minute", "hour", "daypart")
