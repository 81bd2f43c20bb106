"""read_dates: the claims of a reading that speak of dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.almanac import has_day
from factcheck.claims.claim import Claim
from factcheck.claims.date import DateClaim, DateRelation, Phase
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.date_ranges import ranges_of
from factcheck.claims.dates.fiscal import read_fiscal_periods
from factcheck.claims.dates.happening import Happening
from factcheck.claims.dates.happenings import happenings_of
from factcheck.claims.dates.named_days import NamedDay, named_days
from factcheck.claims.dates.past_spans import past_days
from factcheck.claims.dates.read_anniversaries import read_anniversaries
from factcheck.claims.dates.read_clocks import read_clocks
from factcheck.claims.dates.read_durations import read_durations
from factcheck.claims.dates.read_holidays import read_holidays
from factcheck.claims.dates.read_lives import read_lives
from factcheck.claims.dates.seasons import read_seasons
from factcheck.claims.dates.years import years_of
from factcheck.claims.scope_at import scope_at
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.syntax.clause import Reading, Tense
from factcheck.values import Timex

_NEAR = 100  # days between two days of one sentence
_RELATIONS: dict[str, DateRelation] = {
    "on": "on", "by": "by", "since": "since", "until": "until", "till": "until", "through": "until", "before": "before", "after": "after",
    "in": "in", "during": "in", "within": "in",
}  # fmt: skip


_BEFORE = re.compile(r"\b(on|by|since|until|till|through|before|after|in|during|within)(?: the)?(?: early| late| mid-?)? $", re.IGNORECASE)


def read_dates(reading: Reading) -> list[Claim]:
    """The claims on dates, durations and distances in time; `read_claims` puts them in text order."""
    return [
        *_read_days(reading),
        *_read_past(reading),
        *read_durations(reading),
        *read_lives(reading),
        *read_anniversaries(reading),
        *read_clocks(reading),
        *read_fiscal_periods(reading),
        *read_seasons(reading),
    ]


def _read_past(reading: Reading) -> list[Claim]:
    """The stretches up to publication: "the past two weeks"."""
    published = reading.draft.published
    claims: list[Claim] = []
    for mention in reading.mentions if published is not None else ():
        assert published is not None
        days = past_days(mention, reading, published)
        if days is not None and isinstance(mention.value, Timex):
            when = replace(mention.value, days=days)
            claims.append(DateClaim.model_construct(span=mention.core, scope=scope_at(reading, mention.span), when=when, relation="in"))
    return claims


def _read_days(reading: Reading) -> list[Claim]:
    feasts = read_holidays(reading)
    told = {happening.mention: happening for happening in happenings_of(reading)}
    ends: dict[int, NamedDay] = {end.span.start: end for found in ranges_of(reading) for end in (found.start, found.end)}
    covered = {start for feast in feasts.values() for start in range(feast.span.start, feast.span.end)}
    claims: list[DateClaim] = []
    open_: set[int] = set()
    for named in named_days(reading):
        start = named.span.start
        feast = feasts.get(start)
        if feast is None and start in covered:
            continue
        day = ends.get(start, named)
        happening = told.get(day.index)
        of_feast = told.get(_named_at(reading, feast.span.start, day.index), happening) if feast else happening
        phase: Phase = happening.phase if happening and happening.known else ""
        if happening and happening.known and day.ranged and not phase:
            phase = "end" if day.end else "start"
        if feast and day.value.day is None:
            years = _feast_years(reading, day)
        elif start in ends:
            years = _years_of_end(day)
        else:
            years = years_of(reading, day.value, day.span, _tense(of_feast, day.value.direction))
        if len(years) > 1 and (happening is None or not happening.verb or happening.status == "asserted"):
            open_.add(len(claims))
        claims.append(
            DateClaim.model_construct(
                span=feast.span if feast else day.span,
                scope=scope_at(reading, day.span, happening.status if happening else "asserted"),
                event=happening.type if happening and happening.known else "",
                phase=phase,
                when=_resolved(_rolling(reading, day), years),
                relation=_relation(happening, reading.text, start),
                holiday=feast.name if feast else "",
                weekdays=day.weekdays,
                years=years,
            )
        )
    return [_in_one_year(claim, claims, reading) if at in open_ else claim for at, claim in enumerate(claims)]


def _in_one_year(claim: DateClaim, claims: Sequence[DateClaim], reading: Reading) -> DateClaim:
    """A day of a noun, in the year of the day that its sentence tells near it: "Two days after the May 5 vote, on May 10, he quit"."""
    sentence = reading.scopes.sentence_at(claim.span.start) if claim.span is not None else None
    if sentence is None:
        return claim
    beside = [other for other in claims if other.span is not None and sentence.span.contains(other.span) and len(other.candidates) == 1]
    near = {
        day.year for day in claim.candidates for other in beside if abs((day - other.candidates[0]).days) <= _NEAR and other is not claim
    }
    if len(near) != 1:
        return claim
    years = tuple(near)
    return claim.model_copy(update={"years": years, "when": _resolved(claim.when, years)})


# How far back from publication a stretch may reach that is told as the last one of its kind.
_UNITS = {"last week": 10, "past week": 10, "last month": 45, "past month": 45, "last year": 400, "past year": 400}


def _tense(happening: Happening | None, direction: str) -> Tense:
    """Which way the verb of a date looks, where it looks one way without doubt."""
    if happening is None or happening.verb in date_words("verbs that set a date"):
        return ""
    if happening.status == "planned":
        return "future" if happening.tense == "future" else ""
    if happening.status != "asserted" or happening.preposition not in ("", "on", "in", "at"):
        return ""
    if happening.tense == "present" and not happening.perfect and happening.verb in date_words("verbs of the timetable"):
        return "future"  # "starts on June 4 and ends on June 10"
    # Where the verb's own form does not tell, the reading of the time expression looked at the words around it.
    return "past" if happening.tense == "past" or (not happening.tense and direction == "past") else ""


def _named_at(reading: Reading, start: int, index: int) -> int:
    """The mention of a holiday beside its date, whose verb is the date's: "last rang on Easter Day, April 20, when Ida Crane gave up"."""
    return next((at for at in range(index, max(-1, index - 3), -1) if reading.mentions[at].span.contains(Span(start, start + 1))), index)


def _feast_years(reading: Reading, day: NamedDay) -> tuple[int, ...]:
    """The year of a holiday of which only the weekday is told: "Halloween falls on a Saturday this year"."""
    published = reading.draft.published
    sentence = reading.scopes.sentence_at(day.span.start)
    if published is None or sentence is None:
        return ()
    words = sentence.span.text_of(reading.text)
    if found := re.search(r"\b(?:in|of) ((?:19|20)\d\d)\b", words):
        return (int(found.group(1)),)
    shift = 1 if "next year" in words else -1 if "last year" in words else 0
    return (published.year + shift,) if shift or "this year" in words else ()


def _relation(happening: Happening | None, text: str, start: int) -> DateRelation:
    """How the event lies to the date: by the preposition before it."""
    if happening is not None:
        return _RELATIONS.get(happening.preposition, "on")
    found = _BEFORE.search(text, max(0, start - 24), start)
    return _RELATIONS.get(found.group(1).lower(), "on") if found else "on"


def _rolling(reading: Reading, day: NamedDay) -> Timex:
    """The time; "the last month" runs up to publication, where "last month" is the calendar's."""
    published, value = reading.draft.published, day.value
    days = _UNITS.get(day.span.text_of(reading.text).lower())
    before = reading.text[max(0, day.span.start - 4) : day.span.start].lower()
    if published is None or days is None or before != "the " or value.days is None or value.days.low is None:
        return value
    return replace(value, days=value.days.hull(Interval.of(published.toordinal() - days, published.toordinal())))


def _resolved(value: Timex, years: tuple[int, ...]) -> Timex:
    """The time in the one year that it may lie in."""
    if (
        len(years) != 1
        or value.year is not None
        or value.month is None
        or value.day is None
        or not has_day(years[0], value.month, value.day)
    ):
        return value
    day = date(years[0], value.month, value.day)
    return value if value.timex[:10] == day.isoformat() else replace(value, timex=day.isoformat(), days=Interval.exactly(day.toordinal()))


def _years_of_end(day: NamedDay) -> tuple[int, ...]:
    """The year of an end of a range: the one that puts both ends in order."""
    days = day.value.days
    if day.value.day is None or days is None or days.low is None or days.is_empty:
        return ()
    return (date.fromordinal(int(days.low)).year,)
