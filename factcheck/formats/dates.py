"""Publication dates: the few exact forms in which headers, front matter, meta tags and datelines give one."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = r"(?P<month>[A-Z][a-z]{2,8})\.?"
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_ISO_TIME = re.compile(r"[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)? ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?\Z")
_MONTH_FIRST = re.compile(rf"(?:[A-Z][a-z]{{2,8}}\.?, )?{_MONTH_NAME} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})(?!\d)")
_DAY_FIRST = re.compile(rf"(?:[A-Z][a-z]{{2,8}}\.?,? )?(?P<day>\d{{1,2}}) {_MONTH_NAME},? (?P<year>\d{{4}})(?!\d)")
_CLOCK = re.compile(r",? (?:at )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[APap]\.?[Mm]\.?)?(?: (?:[A-Z]{2,5}|[+-]\d{4}))?\Z")

ACCEPTED = "2021-07-05, July 5, 2021 or 5 July 2021"


def parse_date(written: object) -> date | None:
    """The day that a value of a header gives, or None when it gives none; a time of day after it is dropped.

    A two-digit year, a bare month and "05/07/2021", which is two days, give none.

    >>> parse_date("July 5, 2021"), parse_date("2021-07-05T23:30:00Z")
    (datetime.date(2021, 7, 5), datetime.date(2021, 7, 5))
    >>> parse_date("2021-02-30"), parse_date("05/07/2021")
    (None, None)
    """
    if isinstance(written, datetime):
        return written.date()
    if isinstance(written, date):
        return written
    if not isinstance(written, str):
        return None
    written = " ".join(written.split())
    iso = _ISO.match(written)
    if iso:
        rest = written[iso.end() :]
        return _day(int(iso[1]), int(iso[2]), int(iso[3])) if not rest or _ISO_TIME.match(rest) else None
    for form in (_MONTH_FIRST, _DAY_FIRST):
        match = form.match(written)
        if match and (match.end() == len(written) or _CLOCK.match(written, match.end())):
            return _named_day(match)
    return None


def find_dateline(text: str, start: int = 0) -> date | None:
    """The date of a dateline that writes its year ("KELVAR, July 5, 2021 (Newswire) - "), in the first three lines of prose.

    Raises no error: a dateline whose date does not exist gives None, and is a matter for the rules.
    """
    lines = [line.strip() for line in text[start : start + 4000].split("\n")]
    for line in [line for line in lines if line][:3]:
        match = _DATELINE.match(line)
        if match:
            return _named_day(match)
    return None


# A place in capitals, perhaps its country or state and its agency, then the date, then a dash: nothing else is a dateline.
_PLACE = r"[A-Z][A-Z.'’ -]{1,40}(?:, [A-Z][A-Za-z.’ -]{1,30})?"
_ASIDE = r"(?:\([A-Za-z .]{2,30}\)|/[A-Za-z .]{2,30}/)"
_DATELINE = re.compile(
    rf"{_PLACE}(?: {_ASIDE})?,? \(?{_MONTH_NAME} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})\)?(?: ?{_ASIDE})? ?(?:—|–|--|-(?= ))"
)


def _named_day(match: re.Match[str]) -> date | None:
    month = match["month"].lower()
    for number, short in enumerate(_MONTHS, start=1):
        if month[:3] == short and _FULL[number - 1].startswith(month.removesuffix("t") if month == "sept" else month):
            return _day(int(match["year"]), number, int(match["day"]))
    return None


_FULL = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
