"""link_calendar: which dates are compared with the calendar: their weekday, their day of the month, the holiday that they name."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from factcheck.almanac import MONTHS, WEEKDAYS, days_in_month, find_holiday
from factcheck.claims.claim import Claim
from factcheck.claims.date import DateClaim
from factcheck.draft import Span
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading, once

_HAD_BEEN: Final = re.compile(r"\b(?:had been|was|is|fell on|falls on)(?: really| actually| in fact)? a (\w+day)\b")
_SET_RIGHT_WITHIN: Final = 240
_LEAP: Final = re.compile(r"\b(?:leap|born|birthday|every fourth|four years)\b", re.IGNORECASE)
_SPOKE: Final = re.compile(r"\b(?:said|says|say|told|announced|reported|confirmed|added|ruled|wrote)(?: on)? $")
# "Sweden once had a Feb. 30", "there is no June 31".
_SUCH_A: Final = re.compile(r"\b(?:an?|no|any|another|every|nonexistent|mythical|imaginary) $", re.IGNORECASE)
_CALLED: Final = re.compile(
    r"\b(?:called|named|titled|entitled|nicknamed|band|group|duo|trio|quartet|song|album|film|play|novel|book|poem|movement|brand|bar|café"
    r"|restaurant|gallery) $"
)
_CALLED_FAR: Final = 24
_NO_SUCH: Final = re.compile(
    r"\bno such (?:day|date)\b|\b(?:not|n['’]t|never|nor) exist\w*|\bexists? only\b|\bnon-?existent\b|\b(?:impossible|imaginary"
    r"|invented|fictional) "
    r"(?:day|date)\b|\b(?:day|date),? (?:\w+ ){0,4}?(?:invented|made up|imagined)\b|\b(?:has(?: only)?|only) (?:28|29|30|thirty) days\b"
    r"|\bno (?:31st|30th|29th|other end)\b"
    r"|\b(?:day|date)\b,? (?:(?:that|which) )?(?:never|does not|doesn['’]t|will not|won['’]t) (?:come|arrive|occur)s?\b"
    r"|\b(?:programming|clerical|printing|printer['’]s|typing|typographical|software|computer) (?:error|mistake|slip)s?\b|\bby mistake\b"
    r"|\b(?:fable|fairy tale|tall tale|hoax|parody|satire|prank)s?\b"
    r"|\b(?:is not|isn['’]t|was not|wasn['’]t) (?:a|any|a real) (?:day|date)\b"
    r"|\b(?:typo\w*|misprint\w*|bug|glitch)\b|\bleap year\b|\b(?:not|never) (?:a|one of the) days?\b",
    re.IGNORECASE,
)
# What a document gives, and the writer does not.
_DOCUMENT: Final = re.compile(
    r"\b(?:g[ai]ves?|gave|lists?|listed|shows?|showed|puts?|reads?|dated|offers?|offered|calls?|called|prints?|printed|names|named|misprinted|misstated|set|says?|said"
    r"|announced|promised)\b"
)
_TRUE_DAY: Final = re.compile(
    r"\b(?:It|The (?:right|true|real|actual|correct) (?:day|date)) (?:is|was|will be|should (?:be|read|say))(?: really| actually)? (?:on )?"
    r"[A-Z][a-z]+\.? \d"
)
_FEASTS: Final = (
    "christmas",
    "easter",
    "good friday",
    "palm sunday",
    "pentecost",
    "epiphany",
    "holy",
    "ash wednesday",
    "ascension",
    "new year",
)
_OLD_CALENDAR: Final = re.compile(
    r"\b(?:Orthodox|Julian|Coptic|Eastern Rite|Eastern Christian\w*|[Oo]ld[- ][Cc]alendar|Old Believers?|old style)\b"
)
_CORRECTED: Final = re.compile(
    r"\b(?:Corrections?|Clarifications?|CORRECTION|misstated|misidentified|misreported|(?:earlier|previous) version of this"
    r"|(?:incorrectly|erroneously|mistakenly|wrongly) (?:said|stated|gave|listed|reported|described|identified|put))\b"
)


def link_calendar(claims: tuple[Claim, ...], reading: Reading) -> list[Link]:
    """A link for each date that the calendar can speak on, in text order."""
    links: list[Link] = []
    dates = [claim for claim in claims if isinstance(claim, DateClaim)]
    doubtful = _fits_another_year(dates, reading.draft.published)
    known: list[DateClaim] = []
    for claim in dates:
        member = (("date", claim.id),)
        if _has_no_day(claim, reading):
            if _is_known_for_none(claim, reading):
                continue
            links.append(Link("day of month", member))
            continue
        if (
            claim.when.weekday is not None
            and claim.candidates
            and not (doubtful and claim.when.year is None)
            and not _is_of_next_year(claim, known)
            and not _tells_speech(claim, reading)
            and not _is_corrected(claim, reading)
            and not _is_set_right(claim, reading)
        ):
            links.append(Link("weekday", member))
        known.append(claim)
        if (
            claim.holiday
            and not _is_of_old_calendar(claim, reading)
            and find_holiday(claim.holiday, reading.text)
            and (claim.candidates or claim.years)
        ):
            links.append(Link("holiday", member))
    return links


def _is_set_right(claim: DateClaim, reading: Reading) -> bool:
    """Whether the draft says itself what day it was: "was dated Tuesday, Oct. 9, 2024. That day had been a Wednesday"."""
    assert claim.span is not None
    right = {WEEKDAYS[day.weekday()] for day in claim.candidates}
    told = _HAD_BEEN.finditer(reading.text, claim.span.end, claim.span.end + _SET_RIGHT_WITHIN)
    return any(found.group(1) in right for found in told)


def _is_of_next_year(claim: DateClaim, before: list[DateClaim]) -> bool:
    """Whether a date without a year goes on with days of the year after, which it fits: "on Friday, Jan. 23 ... on Saturday, May 9"."""
    month, day = claim.when.month, claim.when.day
    if claim.when.year is not None or month is None or day is None or not claim.candidates or not before:
        return False
    last, year = before[-1], claim.candidates[-1].year + 1
    goes_on = last.when.year is None or last.when.year == year
    if not goes_on or not any(one.year == year and (one.month, one.day) < (month, day) for one in last.candidates):
        return False
    return day <= days_in_month(month, year) and date(year, month, day).weekday() == claim.when.weekday


def _has_no_day(claim: DateClaim, reading: Reading) -> bool:
    month, day = claim.when.month, claim.when.day
    if month is None or day is None or not 1 <= month <= 12:
        return False
    if claim.when.year is not None:
        return day > days_in_month(month, claim.when.year)
    if day > days_in_month(month):
        return True
    if (month, day) != (2, 29) or not claim.years or claim.candidates:
        return False
    sentence = reading.scopes.sentence_at(claim.span.start) if claim.span else None
    return sentence is None or not _LEAP.search(reading.text, sentence.span.start, sentence.span.end)


def _is_known_for_none(claim: DateClaim, reading: Reading) -> bool:
    """Whether the draft knows that a day is none: says so, calls something by it, or puts it into words that it sets right."""
    if claim.span is None:
        return False
    text, sentence = reading.text, reading.scopes.sentence_at(claim.span.start)
    before = text[max(0, claim.span.start - _CALLED_FAR) : claim.span.start]
    if _SUCH_A.search(before) or _CALLED.search(before) or sentence is None:
        return True
    around = _around(sentence.index, reading)
    if _NO_SUCH.search(text, around.start, around.end):
        return True
    told = _DOCUMENT.search(text, sentence.span.start, sentence.span.end)
    return told is not None and _tells_true_day(claim, around, text)


def _around(index: int, reading: Reading) -> Span:
    """The sentence of an index and those next to it."""
    sentences = reading.scopes.sentences
    return Span(sentences[max(index - 1, 0)].span.start, sentences[min(index + 1, len(sentences) - 1)].span.end)


def _tells_true_day(claim: DateClaim, around: Span, text: str) -> bool:
    """Whether the day meant, the last of the month or the one after it, stands behind it: "gives the day as June 31. It is June 30"."""
    month = claim.when.month
    if month is None or claim.span is None:
        return False
    days = {days_in_month(month, claim.when.year), days_in_month(month)} - {claim.when.day}
    name, following = MONTHS[month - 1], MONTHS[month % 12]
    if _TRUE_DAY.search(text, claim.span.end, around.end):
        return True
    last = rf"{name[:3]}\w*\.? (?:{'|'.join(map(str, sorted(days)))})"
    return re.search(rf"\b(?:{last}|{following[:3]}\w*\.? 1)\b", text[claim.span.end : around.end]) is not None


def _is_of_old_calendar(claim: DateClaim, reading: Reading) -> bool:
    """Whether a church's feast is told of the old calendar, or of its Christmas, which is on Jan. 7 of the new one."""
    name = claim.holiday.lower()
    if not name.startswith(_FEASTS):
        return False
    old = claim.when.month == 1 and claim.when.day in (6, 7) and name.startswith("christmas")
    return old or _tells_old_calendar(reading)


@once
def _tells_old_calendar(reading: Reading) -> bool:
    return _OLD_CALENDAR.search(reading.text) is not None


def _tells_speech(claim: DateClaim, reading: Reading) -> bool:
    """Whether the weekday may be the day of speaking and the date that of what was said: "police said Thursday July 15 storms ..."."""
    if claim.span is None:
        return False
    words = claim.span.text_of(reading.text)
    return (
        "," not in words and "(" not in words and _SPOKE.search(reading.text, max(0, claim.span.start - 16), claim.span.start) is not None
    )


def _is_corrected(claim: DateClaim, reading: Reading) -> bool:
    """Whether the sentence tells of what was wrongly said before: "Correction: An earlier version gave the day as ..."."""
    sentence = reading.scopes.sentence_at(claim.span.start) if claim.span is not None else None
    return sentence is not None and _CORRECTED.search(reading.text, sentence.span.start, sentence.span.end) is not None


def _fits_another_year(dates: list[DateClaim], published: date | None) -> bool:
    """Whether two different weekdays with dates fit one other year and none fits that of publication: then that date is in doubt."""
    if published is None:
        return False
    pairs = {
        (claim.when.weekday, claim.when.month, claim.when.day)
        for claim in dates
        if claim.when.weekday is not None and claim.when.year is None and claim.candidates
    }
    if len(pairs) < 2:
        return False

    def fits(year: int) -> list[bool]:
        return [
            day <= days_in_month(month, year) and date(year, month, day).weekday() == weekday
            for weekday, month, day in pairs
            if month and day
        ]

    return not any(fits(published.year)) and any(all(fits(published.year - back)) for back in range(1, 7))
