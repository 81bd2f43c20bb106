"""link_days: days and years told from another day: "yesterday", "the next day", "the following year", "the day after the storm"."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Final

from factcheck.almanac import FROM_HOLIDAY, find_holiday
from factcheck.claims.date import DateClaim
from factcheck.draft import Span
from factcheck.links.dates.events import EventIndex
from factcheck.links.dates.places import in_quotation
from factcheck.links.link import Link

ON: Final = re.compile(r"(?:,? (?:on|in)(?: the \w+ of| early| late)? |, | \(|,? —? ?)")
_FRONT: Final = 90  # characters from the start of a sentence to "later", which counts from the sentence before
_WEEKDAY_PAST: Final = re.compile(
    r"(?:(?P<last>last|this past)|(?P<next>next|this coming)|(?P<this>this)) "
    r"(?=(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?s?\b)",
    re.IGNORECASE,
)
_DAY_WORDS: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_DAY_FROM: Final = re.compile(
    r"(?:,|,? \(|—| —)? ?(?:on |just |only )?(?:the|a) (?P<unit>day|eve|night|morning|evening|afternoon) (?P<way>before|after|of"
    r"|following) (?=(?:the |its |his |her |their )?)"
)
_NAMED_AT: Final = re.compile(r"(?:the |its |his |her |their |a )?(?:[a-z]+ ){0,3}(?:of |on )?")
_NEXT_DAY: Final = re.compile(
    r"\b(?:(?P<next>the (?:next|following) (?:day|morning|afternoon|evening|night)|a day later)"
    r"|the (?:day|night|evening|morning) before|the previous (?:day|night|evening)|a day earlier"
    r"|(?P<same>(?:the same|that same|that very|the very same) (?:day|morning|afternoon|evening|night)))\b",
    re.IGNORECASE,
)
_NEXT_YEAR: Final = re.compile(
    r"\b(?:(?P<next>the (?:next|following) year|a year later|one year later|the year after)|the (?:previous|preceding) year|the year before"
    r"|a year earlier|one year earlier)\b",
    re.IGNORECASE,
)
_FAR: Final = 60  # characters from the start of a sentence to "the next day", which counts from the sentence before
_JOINT: Final = re.compile(r"[,;:]|\b(?:and|but|after|since)\b")  # behind which another deed may be what it counts from
_FROM_FEAST: Final = re.compile(rf"{FROM_HOLIDAY}$", re.IGNORECASE)
_FEAST_FAR: Final = 24  # characters of "the day after", "three days before"
_YEAR_FROM: Final = re.compile(
    r"(?:,|,? which was| —)? (?:just )?(?:the|a) (?P<unit>year) (?P<way>after|before) (?:[\w’'.-]+ ){1,8}(?:in|of) "
)
_IN_YEAR: Final = re.compile(r"(?: (?:its|his|her|their|the) [a-z]+)?(?:, (?:in|on) |, | \()")
_DAY_WORD: Final = re.compile(r"\b(?P<word>yesterday|today|tonight|tomorrow)(?:, | \(|, on )$", re.IGNORECASE)


_COUNTED_TO: Final = (" ago ", " from ", " later ")
_OFFS: Final = {"day before yesterday": (-2, -2), "day after tomorrow": (2, 2)}
_BEFORE_LAST: Final = re.compile(r" before last\b")
_APPOSED: Final = re.compile(r",? (?:on )?|, | \(|: | [—–] ")


def link_days(events: EventIndex) -> list[Link]:
    """The links "relative day", "next day", "same day" and "next year", each in text order."""
    return [
        *_relative_days(events),
        *_days_apposed(events),
        *_next_days(events),
        *_days_from(events),
        *_next_years(events),
        *_years_from(events),
    ]


def _days_from(events: EventIndex) -> list[Link]:
    """A date told as the day before or after another: "on June 11, the day after the storm of June 10"."""
    text = events.reading.text
    links: list[Link] = []
    dates = events.places.dates
    for one, two in pairwise(dates):
        if one.span is None or two.span is None or not one.candidates or not two.candidates or one.scope.quoted:
            continue
        told = _DAY_FROM.match(text, one.span.end)
        if told is None or told.end() > two.span.start or not _NAMED_AT.fullmatch(text, told.end(), two.span.start):
            continue
        if (told["way"] == "of") != (told["unit"] == "eve") or two.holiday or find_holiday(text[told.end() : two.span.start].strip()):
            continue
        before = told["way"] in ("before", "of")
        roles = (("earlier", one.id), ("later", two.id)) if before else (("earlier", two.id), ("later", one.id))
        links.append(Link("next day", roles, (Span(told.start("unit"), told.end() - 1),)))
    return links


def _next_days(events: EventIndex) -> list[Link]:
    """A day told as the next one: "He was told on Sept. 12. The next day, Sept. 13, he left"."""
    reading, text = events.reading, events.reading.text
    links: list[Link] = []
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        for told in _NEXT_DAY.finditer(text, span.start, span.end):
            after = [claim for claim in events.places.dates_in(Span(told.end(), span.end)) if claim.span is not None]
            day = after[0] if after else None
            if (
                day is None
                or day.span is None
                or not (day.candidates or _is_weekday(day))
                or day.scope.quoted
                or not ON.fullmatch(text, told.end(), day.span.start)
            ):
                continue
            before = events.places.dates_in(Span(span.start, told.start()))
            if not before and index and told.start() - span.start < _FAR and not _JOINT.search(text, span.start, told.start()):
                before = events.places.dates_in(reading.sentences[index - 1].sentence.span)
            licence = (Span(*told.span()),)
            off = 0 if told["same"] else 1 if told["next"] else -1
            if len(before) == 1 and (feast := _feast_near(before[0], day, text)) is not None:
                expected = date.fromordinal(feast.toordinal() + off)
                if _is_told_in_past(before[0], events) and day.days.low != expected.toordinal():
                    links.append(Link("next day", (("told", day.id), ("from", before[0].id), ("feast", expected.isoformat())), licence))
                continue
            if len(before) != 1 or not (_is_weekday(before[0]) or (is_plain(before[0]) and before[0].when.day is not None)):
                continue
            earlier, later = (day, before[0]) if off < 0 else (before[0], day)
            weekdays = _is_weekday(day) or _is_weekday(before[0])
            if weekdays and (not off or _are_in_turn(earlier, later)):
                continue
            relation = "next day" if off else "same day"
            links.append(Link(relation, (("earlier", earlier.id), ("later", later.id)), licence))
    return links


def _feast_near(claim: DateClaim, day: DateClaim, text: str) -> date | None:
    """The day that a holiday names, or words that count from one, nearest to a date: "New Year's Eve", "three days before Christmas"."""
    if claim.span is None or claim.when.day is not None or day.days.low is None:
        return None
    opens = _FROM_FEAST.search(text, max(0, claim.span.start - _FEAST_FAR), claim.span.start)
    meanings = find_holiday(text[opens.start() if opens else claim.span.start : claim.span.end], text)
    there = date.fromordinal(int(day.days.low))
    days = [one for meaning in meanings for year in (there.year - 1, there.year, there.year + 1) if (one := meaning.day(year))]
    return min(days, key=lambda one: (abs((one - there).days), one)) if days else None


def _is_told_in_past(claim: DateClaim, events: EventIndex) -> bool:
    """Whether what a day is counted from happened on its day, and not before, after or since it."""
    dated = events.by_claim.get(claim.id)
    plain = dated is not None and dated.happening.preposition in ("", "on", "at", "before", "after")
    return plain and claim.scope.status == "asserted" and not claim.scope.quoted


def _is_weekday(claim: DateClaim) -> bool:
    """Whether a day is told by its weekday alone."""
    plain = claim.relation in ("on", "in") and claim.scope.status == "asserted"
    return plain and claim.when.granularity == "day" and claim.when.weekday is not None and claim.when.month is None


def _are_in_turn(earlier: DateClaim, later: DateClaim) -> bool:
    """Whether one weekday follows the other, of whatever week: "on Friday. The next day, Saturday"."""
    one, two = earlier.days.low, later.days.low
    return one is None or two is None or (two - one) % 7 == 1


def _next_years(events: EventIndex) -> list[Link]:
    """A year told as the next or the previous one: "He was hired in 2011 and left the following year, in 2014"."""
    reading, text = events.reading, events.reading.text
    links: list[Link] = []
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        for told in _NEXT_YEAR.finditer(text, span.start, span.end):
            days = [claim for claim in events.places.dates_in(Span(told.end(), span.end)) if claim.span is not None]
            day = days[0] if days else None
            if day is None or day.span is None or day.when.year is None or day.scope.quoted:
                continue
            if not _IN_YEAR.fullmatch(text, told.end(), day.span.start):
                continue
            before = [claim for claim in events.places.dates_in(Span(span.start, told.start())) if claim.span is not None]
            if not before and index and told.start() - span.start < _FRONT:
                before = events.places.dates_in(reading.sentences[index - 1].sentence.span)
            if len(before) == 1 and before[0].when.year is not None and before[0].relation in ("on", "in"):
                roles = (("earlier" if told["next"] else "later", before[0].id), ("told", day.id))
                links.append(Link("next year", roles, (Span(*told.span()),)))
    return links


def _years_from(events: EventIndex) -> list[Link]:
    """A year told as the one after or before another: "born in 1990, the year after her parents wed in 1985"."""
    text = events.reading.text
    links: list[Link] = []
    for one, two in pairwise(events.places.dates):
        if one.span is None or two.span is None or one.scope.quoted or one.when.year is None or two.when.year is None:
            continue
        told = _YEAR_FROM.fullmatch(text, one.span.end, two.span.start)
        if told is not None and one.when.granularity == two.when.granularity == "year" and two.relation != "since":
            roles = (("earlier" if told["way"] == "after" else "later", two.id), ("told", one.id))
            links.append(Link("next year", roles, (Span(told.start("unit"), told.end("way")),)))
    return links


def _relative_days(events: EventIndex) -> list[Link]:
    """Dates beside "last Tuesday", "yesterday", "tomorrow"."""
    text = events.reading.text
    links: list[Link] = []
    dates = events.places.dates
    for at, claim in enumerate(dates):
        if claim.span is None or in_quotation(events.reading, claim.span):
            continue
        said = _WEEKDAY_PAST.match(text, claim.span.start)
        if said and claim.when.weekday is not None and claim.candidates:
            links.append(Link("relative day", (("date", claim.id),), (Span(said.start(), said.end() - 1),)))
        # "Tomorrow, May 9" may be read as one time, of which the date is the part that is claimed.
        before_it = _DAY_WORD.search(text, max(0, claim.span.start - 14), claim.span.start)
        if text.endswith(_COUNTED_TO, 0, before_it.start("word") if before_it else claim.span.start):
            continue  # "a week ago today, on Nov. 28"
        if before_it and claim.candidates and not (at and dates[at - 1].span == Span(*before_it.span("word"))):
            links.append(Link("relative day", (("date", claim.id),), (Span(*before_it.span("word")),)))
        word = _DAY_WORDS.get(claim.span.text_of(text).lower())
        if word is None:
            continue
        for other in dates[at + 1 : at + 2] or ():
            if other.span is not None and other.candidates and re.fullmatch(r", | \(|, on ", text[claim.span.end : other.span.start]):
                links.append(Link("relative day", (("date", other.id),), (claim.span,)))
        if (
            at
            and (before := dates[at - 1]).span is not None
            and before.candidates
            and re.fullmatch(r", | \(", text[before.span.end : claim.span.start])
        ):
            links.append(Link("relative day", (("date", before.id),), (claim.span,)))
    return links


def _days_apposed(events: EventIndex) -> list[Link]:
    """A day told from publication and by the calendar: "on Sunday, the day before yesterday"; "the Friday before last, May 3"."""
    text, published = events.reading.text, events.reading.draft.published
    links: list[Link] = []
    for one, two in pairwise(events.places.dates) if published is not None else ():
        assert published is not None
        if one.span is None or two.span is None or in_quotation(events.reading, one.span):
            continue
        for told, other in ((one, two), (two, one)):
            assert told.span is not None
            assert other.span is not None
            turn = _BEFORE_LAST.match(text, told.span.end) if told.when.weekday is not None and told.when.month is None else None
            words = Span(told.span.start, turn.end() if turn else told.span.end)
            off = _back(told.when.weekday, published) if turn else _OFFS.get(words.text_of(text).lower().removeprefix("the "))
            known = other.candidates or (other.when.weekday is not None and not turn)
            first, last = sorted((words, other.span))
            if off and known and other.scope.status == "asserted" and _APPOSED.fullmatch(text, first.end, last.start):
                roles = (("date", other.id), ("low", str(off[0])), ("high", str(off[1])))
                links.append(Link("relative day", roles, (words,)))
    return links


def _back(weekday: int | None, published: date) -> tuple[int, int] | None:
    """How many days back "the Friday before last" may lie: one week before the last, or two where that is still of this week."""
    if weekday is None:
        return None
    back = (published.weekday() - weekday - 1) % 7 + 1
    return (-(back + 14) if back <= (published.weekday() + 1) % 7 else -(back + 7)), -(back + 7)


def is_plain(claim: DateClaim) -> bool:
    """Whether a date is told by the calendar, and is when its clause happened, not since or until when."""
    return claim.when.month is not None and claim.relation in ("on", "in") and claim.scope.status == "asserted"
