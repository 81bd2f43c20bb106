"""read_holidays: the dates and weekdays that a draft says a holiday falls on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from factcheck.almanac import FROM_HOLIDAY, NTH_WEEKDAY, find_holiday, holidays
from factcheck.claims.dates.named_days import MORE_DAYS, NamedDay, named_days
from factcheck.draft import Span
from factcheck.syntax.clause import Reading
from factcheck.values import Timex


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday's name beside a date: `span` covers both."""

    name: str
    span: Span


# What may stand between a holiday and its date, and nothing else: "Thanksgiving, Nov. 25", "Labor Day (Sept. 5)",
# "Juneteenth, which fell on June 19", "Easter Sunday is on April 4", "Veterans Day - Nov. 11".
_BETWEEN = re.compile(
    r"(?:,? ?\(|, |: | [-–—] |,? on |,? (?:which|that) |(?:,? (?:which|that))? (?:this year |next year |last year )?"
    r"(?:is|was|falls|fell|comes|came|will be|will fall|lands|landed|arrives|arrived|is observed|was observed|will be observed)"
    r"(?: (?:early|late|earlier|later))?(?: this year| next year| last year)?,?(?: on)?(?: an?)? "
    r"|,? (?:which (?:is|will be|was) )?(?:to be )?observed(?: this year)?(?: on)? )"
)
_AFTER = re.compile(
    r"(?: (?:for|to mark|to observe|in observance of|because of|to celebrate) |,? ?\(|, (?:which is |which was |on )?| is | was | \("
    r"|—| — )(?:the )?$"
)
# A weekend, an eve, an observed day or another day told from the holiday is not the holiday; nor is a race, a sale or a parade named for
# it.
_BETWEEN_THE = re.compile(r", | \(|,? (?:which )?(?:is|was|falls|fell|will be)(?: this year)?(?: on)? ")
_SERVICE = re.compile(r" (?:procession|Mass|service|vigil|liturgy|Masses|services)(?=,? on |,? \()")
_OF_DAY = re.compile(r"(?:Friday|Sunday|Wednesday|Thursday|Monday|Saturday|Eve)$")
_NTH = re.compile(NTH_WEEKDAY, re.IGNORECASE)
_BACK = 1500  # characters back to which "the holiday" may look for its name
_BOUND = re.compile(r"\b(?:after|before|until|till|since|following|past|by) (?:the )?$", re.IGNORECASE)
_TOLD_FROM = re.compile(FROM_HOLIDAY, re.IGNORECASE)
_NAME = 60
_REACH = 70
_DAYS_BEFORE = re.compile(
    r"(?:the )?(?:last |final |few )?(?!one\b)[\w-]+ (?:days|weeks|months|nights|weekends) (?:before|after|ahead|following)\b",
    re.IGNORECASE,
)
_ANOTHER_DAY = re.compile(
    r"[ -](?:weekend|week|eve|observed|observance|holiday|break|season|period|morning after|parade|party|dinner|market|sale|race"
    r"|concert|game|shooting|massacre|storm|cards?|gifts?|shoppers?|shopping|vacation|recess|travel|massacre|bombing)\b",
    re.IGNORECASE,
)
_FROM_HOLIDAY = re.compile(
    r"(?:\b(?:days?|mornings?|nights?|evenings?|weeks?|weekends?|months?|[A-Z][a-z]+day) (?:after|before|following|preceding|of|ahead "
    r"of|until)"
    r"|\b(?:between|observed?|observance of|near|around|Orthodox|Eastern|Coptic|Julian|Chinese)|[-–—/])[ ]?(?:the )?$"
)


@cache
def _names() -> re.Pattern[str]:
    names = sorted(holidays(), key=len, reverse=True)
    words = "|".join(re.escape(name).replace("'", "['’]") for name in names)
    return re.compile(rf"\b(?:{NTH_WEEKDAY}|(?:{FROM_HOLIDAY})?(?:{words})|(?P<the>the holiday))\b", re.IGNORECASE)


def _names_day(value: Timex) -> bool:
    return value.weekday is not None or (value.month is not None and value.day is not None)


def _names_near(text: str, dates: list[NamedDay]) -> Iterator[re.Match[str]]:
    """The names of holidays within reach of a date, in text order."""
    end = 0
    for day in dates:
        start = max(end, day.span.start - _REACH)
        end = max(end, day.span.end + _REACH)
        # A name that starts within reach may end beyond it: "Christmas" is not to be read of "Christmas Eve".
        for name in _names().finditer(text, start, end + _NAME):
            if name.start() >= end:
                break
            yield name
            end = max(end, name.end())


def read_holidays(reading: Reading) -> dict[int, Feast]:
    """The holidays that stand beside a date, by where the date's core starts."""
    text = reading.text
    found: dict[int, Feast] = {}
    dates = [day for day in named_days(reading) if _names_day(day.value)]
    if not dates:
        return found
    at = 0
    for name in _names_near(text, dates):
        called = _called(text, name)
        another = _ANOTHER_DAY.match(text, name.end())
        end = name.end()
        if another and another.group() == " holiday" and text[another.end() : another.end() + 1] in (",", "(") and not name["the"]:
            end, another = another.end(), None  # "the Memorial Day holiday, May 27"
        if (service := _SERVICE.match(text, end)) and _OF_DAY.search(name.group()):
            end, another = service.end(), None  # "the Palm Sunday service, on April 2"
        if not called or another:
            continue
        if _FROM_HOLIDAY.search(text, max(0, name.start() - 24), name.start()):
            continue
        while at < len(dates) and dates[at].span.end <= name.start():
            at += 1
        after = next((day for day in dates[at : at + 2] if day.span.start >= name.end()), None)
        if (
            after is not None
            and not after.ranged
            and after.span.start - end < 60
            and (_BETWEEN if not name["the"] else _BETWEEN_THE).fullmatch(text, end, after.span.start)
        ):
            if " on " in text[end : after.span.start] and _BOUND.search(text, max(0, name.start() - 12), name.start()):
                continue  # "after Christmas, on Dec. 27"
            if _DAYS_BEFORE.match(called):
                continue  # "in the two days before Good Friday, April 2": the holiday's date, or that of the days
            if name["the"] and after.value.day is None:
                continue  # "the holiday, Tuesday": of this year's or another's
            called = _own_name(called, after, reading.draft.published)
            if _NTH.fullmatch(called) and not _of_its_month(called, after):
                continue  # a list: "the last Saturday of June, July 4 and July 11"
            first = _first_of_two(text, name, after)
            found[after.span.start] = Feast(first.group() if first else called, Span((first or name).start(), after.span.end))
            continue
        before = dates[at - 1] if at else None
        if before is not None and _AFTER.fullmatch(text, before.span.end, name.start()):
            end = name.end() + (text[name.end() : name.end() + 1] == ")" and "(" in text[before.span.end : name.start()])
            found.setdefault(before.span.start, Feast(called, Span(before.span.start, end)))
    return found


def _first_of_two(text: str, name: re.Match[str], day: NamedDay) -> re.Match[str] | None:
    """The holiday before, where two days follow two holidays: "Good Friday and Easter Monday, April 18 and 21"."""
    if not text.endswith(" and ", 0, name.start()) or MORE_DAYS.match(text, day.span.end) is None:
        return None
    end = name.start() - len(" and ")
    return next((one for one in _names().finditer(text, max(0, end - _NAME), end) if one.end() == end), None)


def _own_name(called: str, day: NamedDay, published: date | None) -> str:
    """The holiday's own name where a date beside a day told from it is its own: "the Tuesday after Easter Sunday, April 20"."""
    bare = _TOLD_FROM.sub("", called)
    year = day.value.year or (published.year if published is not None else None)
    if bare == called or year is None:
        return called
    days = [meaning.day(year) for meaning in find_holiday(bare)]
    return bare if any(own is not None and (own.month, own.day) == (day.value.month, day.value.day) for own in days) else called


def _of_its_month(called: str, day: NamedDay) -> bool:
    """Whether a date lies in the month in which "the last Saturday of June" does."""
    told = find_holiday(called)[0].day(2000)
    return told is None or day.value.month in (None, told.month)


def _called(text: str, name: re.Match[str]) -> str:
    """The name of the holiday; of "the holiday", that of the only one named before it; "" where it is none."""
    if name["the"]:
        before = {
            found.group().lower() for found in _names().finditer(text, max(0, name.start() - _BACK), name.start()) if not found["the"]
        }
        usual = {find_holiday(one)[0].name for one in before if find_holiday(one)}
        return min(before) if len(usual) == 1 and before else ""
    words = name.group()
    if name["unit"] or name["two"]:
        start = name.end("way") if name["unit"] else name.end("side")
        return words if text[start + 1 : start + 2].isupper() else ""
    return words if words[0].isupper() or _NTH.fullmatch(words) else ""
