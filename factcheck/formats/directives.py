"""Comments to the checker: `<!-- factcheck: ignore[RULE, ...] REASON -->`, the same in every format.

`ignore` silences the line that it stands on, or, alone on its line, the next line that is not empty. `ignore-block`
silences the paragraph that it stands in, or the next one. `ignore-file` silences the whole file. All need the names of
rules (or `all`) and a reason: a silence that says neither is refused, so that the next editor knows why it is there.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from factcheck.draft import Directive

_COMMENT = re.compile(r"<!--\s*factcheck\s*:(.*?)-->", re.DOTALL)
_ORDER = re.compile(r"\s*(ignore(?:-block|-file)?)\s*(?:\[([^\]]*)\])?\s*(.*)\Z", re.DOTALL)
HOW = "write <!-- factcheck: ignore[RULE] REASON -->"


def find_directives(source: str) -> tuple[Directive, ...]:
    """The comments to the checker in a file's text, in order.

    >>> [d.reach for d in find_directives("Ten. <!-- factcheck: ignore[total-mismatch] as printed -->")]
    [(1, 1)]
    """
    if "factcheck" not in source:
        return ()
    lines = source.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return tuple(_read_comment(match, lines, starts) for match in _COMMENT.finditer(source))


def blank_directives(source: str) -> str:
    """The text with each comment to the checker replaced by as many blanks, so that every offset stays."""
    return blank(_COMMENT, source) if "factcheck" in source else source


def blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with every match replaced by as many blanks; ends of lines stay."""
    return pattern.sub(lambda match: "".join("\n" if character == "\n" else " " for character in match.group()), text)


def _read_comment(match: re.Match[str], lines: list[str], starts: list[int]) -> Directive:
    first = bisect_right(starts, match.start())
    last = bisect_right(starts, match.end() - 1)
    column = match.start() - starts[first - 1] + 1
    order = _ORDER.match(match.group(1))
    if order is None:
        written = match.group(1).strip().split()
        return Directive(first, column, None, (), "", fault=f"{written[0] if written else 'nothing'!r} is no order to factcheck; {HOW}")
    names = tuple(name.strip() for name in (order[2] or "").split(",") if name.strip())
    reason = " ".join(order[3].split())
    fault = ""
    if not names:
        fault = f"an ignore comment names its rules; {HOW}"
    elif not reason:
        fault = f"an ignore comment gives its reason; {HOW}"
    beside = (lines[first - 1][: column - 1] + lines[last - 1][match.end() - starts[last - 1] :]).strip()
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
