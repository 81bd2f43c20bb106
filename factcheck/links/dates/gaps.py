"""link_gaps: which two days a distance in time lies between: "on April 19, three weeks before the May 10 vote"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from factcheck.almanac import find_holiday
from factcheck.claims.date import DateClaim, GapClaim
from factcheck.claims.dates.lengths import gap_of, unit_of
from factcheck.claims.dates.read_lengths import Length, is_compared, lengths_of
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.dates.anchors import anchor_of
from factcheck.links.dates.day_gaps import ON, is_plain, link_days
from factcheck.links.dates.events import EventIndex
from factcheck.links.dates.places import in_quotation
from factcheck.links.link import Link
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import Clause, SentenceReading
from factcheck.values import Timex

_BESIDE: Final = re.compile(r"[\s,(—–-]*(?:(?:or|and|just|only|exactly|about|nearly|almost|roughly|barely|some|more than|less than)\s+)*")
THEN_ON: Final = re.compile(
    r",? (?:on |in )|, |[^,;:.()\"“”]{2,60},? (?:on |in )|[^,;:.()\"“”]{2,60}, |, [^,;:.()\"“”]{2,60},? (?:on |in )"
)
_FRONT: Final = 90  # characters from the start of a sentence to "later", which counts from the sentence before
_BACK: Final = 4  # sentences without a time back to the one with the day that "later" counts from
_WEEK: Final = 7
_CLAUSE: Final = 90  # characters from "before" to the date of the clause that it opens
_AFTER_THAT: Final = re.compile(r" (?:that|this)(?=,)")
_COUNTED: Final = ("later", "earlier", " on")  # what counts from the day told before
_ALONE: Final = re.compile(r", (?:on|in) ")  # "two weeks before, on June 2"
_DAYS: Final = frozenset({"day", "month", "minute", "hour", "daypart"})

_WITHIN: Final = re.compile(r",? within(?: the)? ")
_COMMA: Final = re.compile(r", (?:just |only |exactly |about )?$")
_FROM_TODAY: Final = re.compile(r" from (?:today|now)\b")
_PUT_OFF: Final = re.compile(
    r"\b(?:put off|postponed|delayed|pushed back|moved back|set back|deferred|extended|(?P<forward>moved up|brought forward|moved forward))"
    r" (?:again )?(?:by )?(?:about |just |exactly )?$"
)
_WORKING: Final = re.compile(r" ?\b(?:business|working|trading|school|banking|court|session)\b")
_TO: Final = re.compile(r",? (?:and is now |so that it is now |and will now be )?(?:to|until|on|till) ")
_FROM: Final = re.compile(r",? from ")


def link_gaps(events: EventIndex) -> list[Link]:
    """The links of distances in time, in text order.

    Relations: "gap" (gap, earlier, later), "ago" (gap, date), "relative day" (date, whose `licence` is the word it is told by).
    """
    links = link_days(events)
    for length in lengths_of(events.reading):
        if _WORKING.search(length.span.text_of(events.reading.text)) or _WORKING.match(events.reading.text, length.span.end):
            continue  # "ten business days later"
        if _FROM_TODAY.match(events.reading.text, length.span.end) and (ahead := _ahead(length, events)):
            links.append(ahead)
            continue
        if not length.way and (moved := _moved(length, events)):
            links.append(moved)
        if not length.way and length.value.bound == "<" and (near := _within_of(length, events)):
            links.append(near)
        if length.way and not _AHEAD_OF_TIME.match(events.reading.text, length.span.end):
            link = _link(length, events)
            if link is not None:
                links.append(link)
    return links


# "11 days ahead of time, on June 19, in spite of a week lost in February": of a day that was set.
_AHEAD_OF_TIME: Final = re.compile(r" (?:ahead of|before|behind) (?:time|schedule)\b")


def _link(length: Length, events: EventIndex) -> Link | None:
    reading = events.reading
    sentence = reading.sentences[length.sentence]
    gap = events.places.length_at(length.span)
    if not isinstance(gap, GapClaim) or in_quotation(reading, gap.span) or is_compared(length, reading.text):
        return None
    licence = (Span(length.span.end, length.end),)
    if length.way == "ago":
        day = date_before(length, events, sentence) or date_behind(events, sentence, _past_today(length, events), ON)
        if day is not None and day.when.year is None and unit_of(length.value) in ("Y", "E", "C"):
            return None  # "thirty years ago this week", "two years ago, in February"
        return None if day is None or _is_weekday_ago(length, day, events) else Link("ago", (("gap", gap.id), ("date", day.id)), licence)
    that = _AFTER_THAT.match(reading.text, length.end)
    counted = reading.text.endswith(_COUNTED, length.span.end, length.end) or _ALONE.match(reading.text, length.end) is not None
    day = date_before(length, events, sentence)
    if counted or that:
        day = date_behind(events, sentence, that.end() if that else length.end, ON) or day
        anchor = None if day is None else _told_before(length, events, sentence, day)
        if day is not None and anchor is not None and _counts_from_another(length, events, day, anchor):
            return None
    else:
        anchor = anchor_of(length, events, sentence)
        if anchor is None:
            return None
        if day is None:
            day = _of_clause_before(length, events, sentence)
        if day is None:
            assert anchor.span is not None
            end = min(length.end + _CLAUSE, sentence.sentence.span.end)
            start = anchor.span.end if length.end <= anchor.span.start < end else length.end
            day = date_behind(events, sentence, start, THEN_ON)
            if day is not None and _has_two_verbs(Span(start, day.span.start if day.span else start), sentence):
                return None  # "after the vote on May 3, the council rejected the man named on April 23"
    if day is None or anchor is None or day.id == anchor.id:
        return None
    if unit_of(length.value) in ("D", "W", "M", "H") and anchor.when.granularity not in _DAYS:
        return None
    if _fits_weekdays(length, anchor, day):
        return None
    earlier, later = (day, anchor) if length.way == "before" else (anchor, day)
    feast = _feast(anchor, day, events) if anchor is not None else None
    roles = (("gap", gap.id), ("earlier", earlier.id), ("later", later.id))
    if feast is None:
        return Link("gap", roles, licence)
    if day.days.low == feast.toordinal():
        return None  # "in the two days before Good Friday, April 2": the date is the holiday's
    return Link("gap", (*roles, ("counted", day.id), ("feast", feast.isoformat())), licence)


def _within_of(length: Length, events: EventIndex) -> Link | None:
    """As in: "Within a week of the Oct. 1 vote, on Oct. 20, he quit", "on Oct. 20, within a week of the vote"."""
    text, sentence = events.reading.text, events.reading.sentences[length.sentence]
    gap = events.places.length_at(length.span)
    opens = text[max(sentence.sentence.span.start, length.span.start - len("within the ")) : length.span.start].lower()
    if "within" not in opens or not text.startswith(" of ", length.span.end) or gap is None or in_quotation(events.reading, gap.span):
        return None
    counted = replace(length, way="after", end=length.span.end + len(" of"))
    anchor = anchor_of(counted, events, sentence)
    if anchor is None or anchor.span is None:
        return None
    start = anchor.span.end if anchor.span.start < sentence.sentence.span.end and anchor.span.start > counted.end else counted.end
    before = events.places.date_before(length.span.start)
    beside = before is not None and before.span is not None and _WITHIN.fullmatch(text, before.span.end, length.span.start) is not None
    day = before if beside else date_behind(events, sentence, start, THEN_ON)
    if day is None or day.id == anchor.id or not (is_plain(day) and is_plain(anchor)):
        return None
    return Link("gap", (("gap", gap.id), ("earlier", anchor.id), ("later", day.id), ("either", "yes")), (length.span,))


def _past_today(length: Length, events: EventIndex) -> int:
    """Where "a week ago", or "a week ago today", ends."""
    today = " today"
    return length.end + (len(today) if events.reading.text.startswith(today, length.end) else 0)


def _is_weekday_ago(length: Length, day: DateClaim, events: EventIndex) -> bool:
    """Whether a weekday alone may be that of the day so long ago, of whatever week it is: "on Saturday, 18 days ago"."""
    nominal, published, low = length.value.nominal, events.reading.draft.published, day.days.low
    if day.when.month is not None or day.when.weekday is None or nominal is None or nominal < _WEEK or published is None or low is None:
        return False
    return unit_of(length.value) != "D" or (published.toordinal() - nominal - low) % _WEEK == 0


def _fits_weekdays(length: Length, anchor: DateClaim, day: DateClaim) -> bool:
    """Whether of days told by weekday alone ("on Thursday ... two days later, on Saturday") the weekdays fit, of whatever week they are."""
    if all(claim.when.month is not None or claim.when.weekday is None for claim in (anchor, day)):
        return False
    nominal, one, two = length.value.nominal, anchor.days.low, day.days.low
    if unit_of(length.value) in ("M", "Y", "E"):
        return False
    if unit_of(length.value) != "D" or nominal is None or one is None or two is None or nominal >= _WEEK:
        return True
    return (two - one - (nominal if length.way == "after" else -nominal)) % _WEEK == 0


def _has_two_verbs(span: Span, sentence: SentenceReading) -> bool:
    return sum(token.tag == "VERB" and span.contains(token.span) for token in sentence.tokens) > 1


def _feast(anchor: DateClaim, day: DateClaim, events: EventIndex) -> date | None:
    """The day of a holiday that is counted from; of several of its name, the one nearest to the date."""
    if anchor.span is None or anchor.when.day is not None or day.days.low is None:
        return None
    meanings = find_holiday(anchor.span.text_of(events.reading.text), events.reading.text)
    there = date.fromordinal(int(day.days.low))
    days = [one for meaning in meanings for year in (there.year - 1, there.year, there.year + 1) if (one := meaning.day(year))]
    return min(days, key=lambda one: (abs((one - there).days), one)) if days else None


def _ahead(length: Length, events: EventIndex) -> Link | None:
    """A date told from now: "The deadline is June 30, two weeks from today"."""
    gap = events.places.length_at(length.span)
    day = date_before(length, events, events.reading.sentences[length.sentence])
    if gap is None or day is None or day.when.month is None or in_quotation(events.reading, gap.span):
        return None
    return Link("ahead", (("gap", gap.id), ("date", day.id)), (Span(length.span.end, length.span.end + len(" from today")),))


def _moved(length: Length, events: EventIndex) -> Link | None:
    """A day put off or brought forward by a length: "The hearing, set for Aug. 2, was put off by a week, to Aug. 9"."""
    text, span = events.reading.text, events.reading.sentences[length.sentence].sentence.span
    said = _PUT_OFF.search(text, max(span.start, length.span.start - 40), length.span.start)
    gap = events.places.length_at(length.span)
    if said is None or gap is None or in_quotation(events.reading, gap.span):
        return None
    dates = [claim for claim in events.places.dates_in(span) if claim.span is not None and claim.when.month is not None]
    new = next((claim for claim in dates if claim.span is not None and claim.span.start > length.end), None)
    if new is None or new.span is None:
        return None
    come = _TO.fullmatch(text, length.end, new.span.start)
    if come is None and len(dates) > 1 and new is not dates[-1]:  # "by a week from Aug. 2 to Aug. 9"
        old, new = new, dates[dates.index(new) + 1]
        assert old.span is not None
        assert new.span is not None
        if not _FROM.fullmatch(text, length.end, old.span.start) or text[old.span.end : new.span.start] not in (" to ", ", to ", " until "):
            return None
    else:
        before = [claim for claim in dates if claim.span is not None and claim.span.end <= said.start()]
        if come is None or len(before) != 1:
            return None
        old = before[0]
    roles = (("earlier", new.id), ("later", old.id)) if said["forward"] else (("earlier", old.id), ("later", new.id))
    return Link("gap", (("gap", gap.id), *roles), (Span(*said.span()),))


def date_before(length: Length, events: EventIndex, sentence: SentenceReading) -> DateClaim | None:
    """The date that the distance stands right behind: "on April 19, three weeks before ..."."""
    day = events.places.date_before(length.span.start)
    if day is None or day.span is None or day.span.start < sentence.sentence.span.start:
        return None
    return day if _BESIDE.fullmatch(events.reading.text, day.span.end, length.span.start) else None


def _of_clause_before(length: Length, events: EventIndex, sentence: SentenceReading) -> DateClaim | None:
    """The date that only a verb parts from the distance: "the debate, on Oct. 6, was held two weeks before the vote"."""
    day = events.places.date_before(length.span.start)
    if day is None or day.span is None or day.span.start < sentence.sentence.span.start:
        return None
    if day.when.month is None and day.when.weekday is None:
        return None
    between = [token for token in sentence.tokens if day.span.end <= token.span.start and token.span.end <= length.span.start]
    verbs = [token for token in between if token.tag in ("AUX", "VERB")]
    plain = all(token.tag in ("AUX", "VERB", "ADV") or token.text in (",", ")") for token in between)
    if verbs and plain and day.relation in ("on", "in"):
        return day
    return day if _ends_clause(length, events, sentence, day) else None


def _ends_clause(length: Length, events: EventIndex, sentence: SentenceReading, day: DateClaim) -> bool:
    """Whether the distance ends, after a comma, the one clause of a sentence, whose one date comes before it."""
    assert day.span is not None
    text = events.reading.text
    before = events.places.dates_in(Span(sentence.sentence.span.start, length.span.start))
    if len(before) != 1 or day.relation not in ("on", "in") or day.scope.quoted or not _COMMA.search(text, day.span.end, length.span.start):
        return False
    finite = [
        clause
        for clause in sentence.clauses
        if clause.verb is not None and clause.verb.tense and clause.verb.span.start < length.span.start
    ]
    if len(finite) != 1 or finite[0].relative or finite[0].verb is None or finite[0].verb.tense != "past":
        return False
    dated = events.by_claim.get(day.id)
    return dated is not None and dated.happening.verb == finite[0].verb.lemma and text.count(",", day.span.end, length.span.start) == 1


def date_behind(events: EventIndex, sentence: SentenceReading, start: int, between: re.Pattern[str]) -> DateClaim | None:
    """The date that stands behind the distance: "two days later, on June 4"."""
    if start >= sentence.sentence.span.end:
        return None  # what is counted from stands in the next sentence
    found = events.places.dates_in(Span(start, sentence.sentence.span.end))
    day = next((claim for claim in found if claim.span is not None and claim.span.start >= start), None)
    if day is None or day.span is None or not between.fullmatch(events.reading.text, start, day.span.start):
        return None
    return day


def _told_before(length: Length, events: EventIndex, sentence: SentenceReading, day: DateClaim) -> DateClaim | None:
    """What "later" or "earlier" counts from: the last time told before it, in its sentence or as the only one of the sentence before."""
    reading = events.reading
    before = [claim for claim in events.places.dates_in(Span(sentence.sentence.span.start, length.span.start)) if claim.id != day.id]
    if before:
        return before[-1] if _may_anchor(before[-1], day, length) else None
    if length.span.start - sentence.sentence.span.start > _FRONT:
        return None
    for back in range(length.sentence - 1, max(length.sentence - 1 - _BACK, -1), -1):
        previous = reading.sentences[back]
        if previous.sentence.role != "body":
            return None
        told = [reading.mentions[at] for at in previous.mentions if _is_told_by_day(reading.mentions[at])]
        dates = events.places.dates_in(previous.sentence.span)
        if told or dates:
            return dates[0] if len(told) == len(dates) == 1 and _may_anchor(dates[0], day, length) else None
        if any(_tells_a_deed(clause, previous) for clause in previous.clauses):
            return None  # "The deputy left as well. Ten days later": after that
    return None


def _is_told_by_day(mention: Mention) -> bool:
    """Whether a time may be what days are counted from: not one of minutes or hours, as in "The bridge was open again in an hour"."""
    short = isinstance(mention.value, Timex) and unit_of(mention.value) in ("H", "TM", "TS")
    return mention.kind in ("date", "time", "set") or (mention.kind == "duration" and not short)


_NOBODY: Final = frozenset(("nobody", "none", "one", "nothing"))


def _tells_a_deed(clause: Clause, sentence: SentenceReading) -> bool:
    """Whether a clause tells what somebody did: "The deputy left"; not "Nobody was hurt", nor "The crew numbered nine"."""
    verb = clause.verb
    if verb is None or verb.tense != "past" or verb.negated or verb.lemma in word_set("says how many there are") | {"say", "tell"}:
        return False
    return not any(sentence.chunks[at].head in _NOBODY for at in clause.subject)


def _may_anchor(claim: DateClaim, day: DateClaim, length: Length) -> bool:
    """Whether a distance may count from a date: one of the calendar, or a weekday; for one in years, a year."""
    if is_plain(claim):
        return True
    if claim.relation not in ("on", "in") or claim.scope.status != "asserted":
        return False
    years = claim.when.granularity == "year" and claim.when.year is not None and day.when.year is not None
    return (years and unit_of(length.value) in ("Y", "E")) or (claim.when.granularity == "day" and claim.when.weekday is not None)


def _counts_from_another(length: Length, events: EventIndex, day: DateClaim, anchor: DateClaim) -> bool:
    """Whether the distance holds from another day told a little before: then that is the one it counts from."""
    allowed = gap_of(length.value)
    first = events.reading.sentences[max(0, length.sentence - 8)].sentence.span.start
    for other in events.places.dates_in(Span(first, length.span.start)):
        if other.id in (day.id, anchor.id) or allowed is None:
            continue
        apart = other.days - day.days if length.way == "before" else day.days - other.days
        if apart.meets(allowed):
            return True
    return False
