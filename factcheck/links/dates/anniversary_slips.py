"""link_anniversary_slips: the one number of years that a draft marks, and the one year that a slip of the pen keeps from fitting it.

Whoever tells of an anniversary tells when it began. Where no year of the draft fits the number, and one alone comes near it and is told as
that of a beginning, on the day itself, or in the words of the anniversary, that is the year that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from datetime import date
from fractions import Fraction
from typing import Final

from factcheck.claims.anniversary import AnniversaryClaim
from factcheck.claims.date import DateClaim
from factcheck.claims.dates.beginnings import beginnings
from factcheck.claims.dates.births import births_of
from factcheck.claims.dates.years_since import WEEK
from factcheck.claims.happening_words import verb_phrase
from factcheck.links.cues import sentence_words
from factcheck.links.dates.events import EventIndex
from factcheck.links.link import Link

_NEAR: Final = 6  # years by which a number may miss the one that is meant
_ROUND: Final = (10, 20, 100)
_WEEK: Final = 9  # days in a year's round between an anniversary and its day
_OF_WEDDING: Final = re.compile(r"\b(?:wedding|marriage)\b", re.IGNORECASE)
_WED: Final = re.compile(
    r"\b(?:wed|wedded|wedding|weddings|marr(?:y|ied|ying|iage|iages)|eloped?|eloping|vows?|honeymoon\w*|bride|groom|newlyweds"
    r"|altar|knot|I do"
    r"|spouses?|together since|husband and wife|couple since|justice of the peace|chapel|church)\b",
    re.IGNORECASE,
)
_WEDS: Final = frozenset(
    (
        "wed",
        "marry",
        "elope",
        "be",
        "have",
        "exchange",
        "take",
        "say",
        "tie",
        "hold",
        "become",
        "celebrate",
        "begin",
        "start",
        "get",
        "come",
    )
)
# What comes before a wedding: "They met on a blind date in 1968".
_COURTED: Final = re.compile(
    r"\b(?:met|first met|(?:began|started) (?:dating|seeing|courting|going)"
    r"|dated|courted|(?:got|became|were) (?:engaged|introduced)|proposed)\b[^.;]{0,40}$"
)
_COURTED_FAR: Final = 70
_WRITTEN: Final = re.compile(r"\b1\d\d\d\b|\b20\d\d\b")


def link_anniversary_slips(claims: Sequence[AnniversaryClaim], linked: Set[str], events: EventIndex) -> list[Link]:
    """The link "anniversary" of a draft that marks one number of years and tells its beginning by no form of words that is known."""
    published = events.reading.draft.published
    numbered = [claim for claim in claims if claim.round != "term" and claim.span is not None and not _is_past(claim, published)]
    if any(claim.span is not None and claim.span.text_of(events.reading.text).lower().startswith("turn") for claim in numbered):
        return []  # "The twins turned 18 on May 22": those of an age
    if published is None or any(claim.id in linked for claim in numbered) or len({(claim.nth, claim.round) for claim in numbered}) != 1:
        return []
    born = births_of(events.reading)
    years = [
        day
        for day in events.places.dates
        if day.span is not None
        and day.span.start not in born
        and ((day.when.day is not None and day.days.is_point) or _WRITTEN.search(day.span.text_of(events.reading.text)))
    ]
    for claim in numbered:
        year = _kept(claim, years, events, published.year)
        misfits = {day.id: _misfit(claim, day, year) for day in years} if year else {}
        if not misfits or any(abs(misfit) <= 1 for misfit in misfits.values()):
            continue
        years = [day for day in years if may_begin(day, claim, events)]
        near = [day for day in years if not day.scope.quoted and _is_slip(claim.nth, misfits[day.id]) and _is_told_of(day, claim, events)]
        if claim.when is None:
            near = [day for day in near if misfits[day.id] >= -_NEAR]  # of which no time is told, "was rained out", may be long past
        near = [day for day in near if _is_on_day(day, claim, events)] or near
        if len({_year(day) for day in near}) == 1:
            return [Link("anniversary", (("anniversary", claim.id), ("beginning", near[0].id)), (), inferred=True)]
    return []


def may_begin(day: DateClaim, claim: AnniversaryClaim, events: EventIndex) -> bool:
    """Whether a date is none that the words of the anniversary rule out: a couple met, or bought a house, before the wedding."""
    assert claim.span is not None
    assert day.span is not None
    if claim.of == WEEK:
        return not _has_begun_before(day, claim, events)
    sentence = events.sentence_of(day)
    if sentence is not None:
        start = max(sentence.span.start, day.span.start - _COURTED_FAR)
        courted = _COURTED.search(events.reading.text, start, day.span.start)
        # "met at a feed store and were married in 1964": of the wedding
        if courted is not None and _WED.search(events.reading.text, courted.start(), day.span.start) is None:
            return False
    if not _OF_WEDDING.search(claim.span.text_of(events.reading.text)):
        return True
    dated = events.by_claim.get(day.id)
    if dated is not None and dated.happening.verb and dated.happening.verb not in _WEDS:
        return False
    return sentence is not None and _WED.search(events.reading.text, sentence.span.start, sentence.span.end) is not None


def _has_begun_before(day: DateClaim, claim: AnniversaryClaim, events: EventIndex) -> bool:
    """Whether a beginning is none of what the clause behind "ago" tells: "Ten years ago this week, the mill shut. It opened in 1911"."""
    assert day.span is not None
    home = events.sentence_of(claim)
    dated = events.by_claim.get(day.id)
    if dated is not None and dated.happening.perfect and dated.happening.tense == "past":
        return True  # "The mill had opened on June 3, 1911": before what is told
    if home is None or not any(beginning.day.span.overlaps(day.span) for beginning in beginnings(events.reading)):
        return False
    tokens = events.reading.sentences[home.index].tokens
    verbs = [
        clause.verb for clause in events.reading.sentences[home.index].clauses if clause.verb is not None and clause.verb.lemma != "be"
    ]
    told = {verb.lemma for verb in verbs} | {known[0].type for verb in verbs if (known := verb_phrase(tokens, verb.tokens[1])) is not None}
    return bool(told) and dated is not None and bool(dated.happening.verb) and not told & {dated.happening.verb, dated.happening.type}


def _is_past(claim: AnniversaryClaim, published: date | None) -> bool:
    """Whether an anniversary was kept years ago: "its tenth birthday, in 1974"."""
    days = claim.when.days if claim.when is not None else None
    return published is not None and days is not None and days.high is not None and days.high < published.toordinal() - 366


def _kept(claim: AnniversaryClaim, years: Sequence[DateClaim], events: EventIndex, published: int) -> int | None:
    """The year in which an anniversary is kept; None where its sentence tells a year of its own, which may be that."""
    assert claim.span is not None
    if claim.when is not None:
        days = claim.when.days
        return None if days is None or days.high is None else date.fromordinal(int(days.high)).year
    sentence = events.reading.scopes.sentence_at(claim.span.start)
    told = [day for day in years if sentence is not None and day.span is not None and sentence.span.contains(day.span)]
    return None if any(not _is_slip(claim.nth, _misfit(claim, day, published)) for day in told) else published


def _misfit(claim: AnniversaryClaim, day: DateClaim, year: int) -> int:
    """By how many years the number is too large for a beginning on that day."""
    return claim.nth - (year - _year(day) + (claim.round == "annual"))


def _year(day: DateClaim) -> int:
    return day.when.year or (date.fromordinal(int(day.days.low)).year if day.days.low is not None else 0)


def _is_slip(number: int, misfit: int) -> bool:
    """Whether the number that fits comes near the one that is told, or is a round number of years off."""
    fitting = number - misfit
    return fitting > 1 and (abs(misfit) <= _NEAR or any(abs(abs(misfit) - years) <= 1 for years in _ROUND))


def _is_told_of(day: DateClaim, claim: AnniversaryClaim, events: EventIndex) -> bool:
    """Whether a date may be told of what the anniversary is of: next to it, in its words, on its day, or as that of a beginning."""
    assert day.span is not None
    here, there = events.sentence_of(claim), events.sentence_of(day)
    if here is None or there is None:
        return False
    if abs(here.index - there.index) <= 1 or _is_on_day(day, claim, events):
        return True
    if not any(beginning.day.span.overlaps(day.span) for beginning in beginnings(events.reading)):
        return False
    one, two = (sentence_words(events.reading.sentences[place.index]) for place in (here, there))
    return bool(set(one) & set(two))


def _is_on_day(day: DateClaim, claim: AnniversaryClaim, events: EventIndex) -> bool:
    """Whether a date lies in the week of the year in which the anniversary is kept, or in which the draft appears."""
    when, published = claim.when, events.reading.draft.published
    days = day.days
    if day.when.day is None or days.low is None or published is None:
        return False
    kept = int(when.days.low) if when is not None and when.days is not None and when.days.low is not None else published.toordinal()
    apart = (kept - int(days.low)) % Fraction(36525, 100)
    return min(apart, Fraction(36525, 100) - apart) <= _WEEK
