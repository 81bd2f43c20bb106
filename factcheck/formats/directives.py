"""Comments to the checker: `<!-- factcheck: ignore[RULE, ...] REASON -->`, the same in every format.

`ignore` silences the line that it stands on, or, alone on its line, the next line that is not empty. `ignore-block`
silences the paragraph that it stands in, or the next one. `ignore-file` silences the whole file. All need the names of
rules (or `all`) and a reason: a silence that says neither is refused, so that the next editor knows why it is there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Literal

from factcheck.draft import Directive

# The second form is none: it is told of, since a silence that does not work is found out only when it is too late.
_OPENING = re.compile(r"<!--\s{0,20}(?:(?P<order>factcheck\s{0,20}:)|(?i:fact-?check)\s{0,20}:?(?=\s{0,20}(?i:ignore)))")
_CLOSING = "-->"
_ORDER = re.compile(r"\s*(ignore(?:-block|-file)?)\s*(?:\[([^\]]*)\])?\s*(.*)\Z", re.DOTALL)
MOST = 1_000
"""How many comments a file may hold; what stands in those above is not silenced."""
HOW = "write <!-- factcheck: ignore[RULE] REASON -->"


Kind = Callable[[int], Literal["comment", "text", "other"]]
"""What begins at an offset of a file: a comment of its format, text that a reader sees, or something else, as code."""


def _plain(_: int) -> Literal["comment"]:
    return "comment"


def find_directives(source: str, kind: Kind = _plain) -> tuple[Directive, ...]:
    """The comments to the checker in a file's text, in order; what only looks like one, and what is not closed, has a fault.

    Args:
        source: the text of the file.
        kind: what begins at an offset where a comment could; what is neither comment nor text is no order to anybody.

    >>> [d.reach for d in find_directives("Ten. <!-- factcheck: ignore[total-mismatch] as printed -->")]
    [(1, 1)]
    """
    if "<!--" not in source:
        return ()
    lines = source.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return tuple(_read_comment(*place, source, lines, starts) for place in islice(_find_comments(source, kind), MOST))


def blank_directives(source: str) -> str:
    """The text with each comment to the checker replaced by as many blanks, so that every offset stays."""
    if "<!--" not in source:
        return source
    parts: list[str] = []
    at = 0
    for opening, end in _find_comments(source, _plain):
        start = opening.start()
        if end is None:
            continue
        parts += [source[at:start], blank(source[start:end])]
        at = end
    return "".join((*parts, source[at:]))


def blank(text: str) -> str:
    """As many blanks as the text has characters; ends of lines stay."""
    return "".join("\n" if character == "\n" else " " for character in text)


def is_order(source: str, start: int, end: int) -> bool:
    """Whether a part of a file may hold a comment to the checker."""
    return _OPENING.search(source, start, end) is not None


def _find_comments(source: str, kind: Kind) -> Iterator[tuple[re.Match[str], int | None]]:
    """The opening of each comment, and where it ends; None for one that does not end before another begins."""
    opening = _OPENING.search(source)
    close = 0
    while opening:
        found = kind(opening.start())
        end: int | None = None
        if found == "comment":
            if 0 <= close < opening.end():  # looked for once, however many openings stand before it
                close = source.find(_CLOSING, opening.end())
            another = source.find("<!--", opening.end())
            if close >= 0 and not 0 <= another < close:
                end = close + len(_CLOSING)
        if found != "other":
            yield opening, end
        opening = _OPENING.search(source, end or opening.end())


def _read_comment(opening: re.Match[str], end: int | None, source: str, lines: list[str], starts: list[int]) -> Directive:
    start, said = opening.span()
    first = bisect_right(starts, start)
    column = start - starts[first - 1] + 1
    if end is None:
        return Directive(first, column, None, (), "", fault=f"this comment is not closed; {HOW}")
    if opening["order"] is None:
        return Directive(first, column, None, (), "", fault=f"an order to factcheck begins with 'factcheck:'; {HOW}")
    last = bisect_right(starts, end - 1)
    column = start - starts[first - 1] + 1
    words = source[said : end - len(_CLOSING)]
    order = _ORDER.match(words)
    if order is None:
        written = words.split()
        return Directive(first, column, None, (), "", fault=f"{(written or ['nothing'])[0]!r} is no order to factcheck; {HOW}")
    names = tuple(name.strip() for name in (order[2] or "").split(",") if name.strip())
    reason = " ".join(order[3].split())
    fault = ""
    if not names:
        fault = f"an ignore comment names its rules; {HOW}"
    elif not reason:
        fault = f"an ignore comment gives its reason; {HOW}"
    beside = (lines[first - 1][: column - 1] + lines[last - 1][end - starts[last - 1] :]).strip()
    return Directive(first, column, _reach(order[1], first, last, bool(beside), lines), names, reason, fault)


def _reach(order: str, first: int, last: int, beside: bool, lines: list[str]) -> tuple[int, int] | None:
    if order == "ignore-file":
        return None
    if not beside:
        target = last + 1
        while target <= len(lines) and not lines[target - 1].strip():
            target += 1
        first = last = target
    if order == "ignore":
        return first, last
    while first > 1 and lines[first - 2].strip():
        first -= 1
    while last < len(lines) and lines[last].strip():
        last += 1
    return first, last
