"""Plain text: the prose as it stands, after a first line that may give the publication date."""

from __future__ import annotations

import re
from datetime import date

from factcheck.draft import Draft
from factcheck.errors import DraftError
from factcheck.formats.dates import ACCEPTED, find_dateline, parse_date
from factcheck.formats.directives import blank, blank_directives, find_directives

LONGEST_HEADER = 120
# "date 2021-07-05" may stand before the prose on one line; any other form of a date has the line to itself.
_HEADER = re.compile(r"(?:date|published)(?::\s*|\s+)(\d{4}-\d{1,2}-\d{1,2})(?![\w-])[ \t]*", re.IGNORECASE)
_HEADER_LINE = re.compile(r"(?:date|published)(?::[ \t]*|[ \t]+)(?=[^\n]*\d)([^\n]{6,60})\n", re.IGNORECASE)


def read_plain(text: str, *, path: str | None = None) -> Draft:
    r"""A draft from plain text. Its offsets are those of `text`: what is not prose is blanked, never cut.

    The publication date is that of a first line `date 2021-07-05` (the prose may follow on that line), else of a dateline
    that writes its year.

    Raises:
        DraftError: if the first line says `date` and gives a day that does not exist.

    >>> draft = read_plain("date 2021-07-05\nThe troops left on Friday.")
    >>> draft.published, draft.text[draft.holds_prose_from :]
    (datetime.date(2021, 7, 5), 'The troops left on Friday.')
    """
    directives = find_directives(text)
    prose = blank_directives(text).replace("\r\n", " \n").replace("\r", "\n")
    published, start = _read_header(prose, path)
    dated_by = "header line" if published else ""
    if published:
        prose = blank(prose[:start]) + prose[start:]
    else:
        published = find_dateline(prose)
        dated_by = "dateline" if published else ""
    return Draft(
        prose,
        published=published,
        path=path,
        source=text if prose != text and "\r" not in text else None,
        holds_prose_from=start,
        directives=directives,
        dated_by=dated_by,
    )


def _read_header(text: str, path: str | None) -> tuple[date | None, int]:
    """The date of the first line that holds anything, and where the prose begins after it."""
    begin = len(text) - len(text.lstrip())
    head = text[begin : begin + LONGEST_HEADER]
    match = _HEADER.match(head)
    if match is None:
        match = _HEADER_LINE.match(head)
        published = parse_date(match[1].strip()) if match else None
        if match is None or published is None:
            return None, 0
    else:
        published = parse_date(match[1])
        if published is None:
            raise DraftError(f"{match[1]} is no date; write {ACCEPTED}", path=path, line=1 + text.count("\n", 0, begin))
    at = begin + match.end()
    while at < len(text) and text[at].isspace():
        at += 1
    return published, at
