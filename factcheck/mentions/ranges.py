"""Ranges: "between 5 and 7", "5 to 7", "$5-10 million". Each end is a mention of its own that allows the whole range."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from factcheck.draft import Span
from factcheck.mentions.mention import Mention
from factcheck.mentions.qualifier import qualifier_before
from factcheck.mentions.quantity import last_step, within
from factcheck.mentions.reading import Reading, mention_of
from factcheck.values import Quantity

_JOINT: Final = re.compile(r"-(?:to|or|and)-|- ?(?:to|or|and) | (?:to[ -]|and |or |[-–—] )|[-–—]")
_BETWEEN: Final = re.compile(r"\bbetween(?: the ages of| about| roughly| approximately| around| some)? $", re.IGNORECASE)
_FROM: Final = re.compile(r"\bfrom(?: about| roughly| around| just| as (?:low|little|few) as)? $", re.IGNORECASE)
# What falls "from 60 to 46 million" is hardly ever cut to less than this part of what it was.
_FALL: Final = 5
# What something rises by is a smaller part of what it becomes than the low end of a range is of the high one.
_SMALL_PART: Final = 4
_RANGING: Final = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)(?: in age)?|anywhere|span(?:s|ned|ning)?|var(?:y|ies|ied|ying)|aged?|ages) from"
    r"(?: about| roughly| around)? $",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"\b(?:by|up|down|rose|fell|grew|climbed|jumped|dropped|slipped|declined|increased|decreased|gained|lost)"
    r"(?: about| roughly| around| some| nearly| almost)? $",
    re.IGNORECASE,
)
_FROM_NUMBER: Final = re.compile(r"(?: [a-z]+)? from (?:about |roughly |around |some |just )?[$£€]?\d")


def joint_at(text: str, end: int) -> re.Match[str] | None:
    """The words or dash that may join a number which ends at `end` with the next: "to", "and", "or", "-"."""
    first = text[end : end + 1]
    if first not in _JOINT_FIRSTS or (first == " " and text[end + 1 : end + 2] not in _JOINT_WORDS):
        return None
    return _JOINT.match(text, end)


_JOINT_WORDS: Final = frozenset("tao–—-")
_JOINT_FIRSTS: Final = frozenset(" -–—")


def share_unit(low: Reading, high: Reading) -> tuple[Reading, Reading] | None:
    """Both ends with the unit, the currency and the magnitude that one of them leaves out; None where they are of two kinds.

    "$5 to 10 million" is 5 million to 10 million dollars, and "from 60 to 46 million" begins at 60 million; "$500,000 to $1 million" leaves
    nothing out, nor does "from 12 to 1.3 million".
    """
    if low.kind == "cardinal" and high.kind in ("percent", "money", "measure", "age"):
        low = low.shift(kind=high.kind, unit=high.unit, nature=high.nature)
    elif high.kind == "cardinal" and low.kind == "money":
        high = high.shift(kind=low.kind, unit=low.unit, nature=low.nature)
    elif low.kind == "age" and high.kind == "cardinal":
        high = high.shift(kind="age", unit=low.unit, nature=low.nature)
    if low.kind != high.kind or (low.unit != high.unit and not (low.kind == "money" and low.value and high.value)):
        return None
    if high.scaled and (not low.scaled or low.step < 1) and 0 <= low.value < 1000:
        factor = _factor(high.value)
        if low.value * factor < _FALL * high.value:
            step = low.step * factor if low.step < 1 else last_step(low.value * factor)
            low = low.shift(value=low.value * factor, step=step, scaled=True)
    return low, high


def _factor(value: int | Fraction) -> int:
    for factor in (10**12, 10**9, 10**6, 1000, 100, 12):
        if value >= factor and (factor != 12 or value % 12 == 0):
            return factor
    return 1


def is_range(text: str, low: Reading, high: Reading, joint: str) -> bool:
    """Whether two numbers with these words between them are the two ends of one quantity.

    "Between" makes a range of an "and"; "from" alone tells of a change ("rose from 240 to 273"), which is two quantities.
    """
    before = max(0, qualifier_before(text, low.start)[0] - 28)
    if "and" in joint:
        return low.value < high.value and _BETWEEN.search(text, before, low.start) is not None
    if "or" in joint:
        return 0 < high.value - low.value <= max(low.value, 2) and low.kind == high.kind
    if _FROM.search(text, before, low.start):
        return low.value < high.value and _RANGING.search(text, before, low.start) is not None
    return low.value < high.value and not _is_change(text, before, low, high)


def _is_change(text: str, before: int, low: Reading, high: Reading) -> bool:
    """Whether two numbers are by how much something changed and what it became: "by 30 to 180 from 150", "rose 2 to 19 from 17".

    Without what it was, they are where the first is a small part of the other: "rose by 484 million to 56.89 billion", "rose 2 to 19".
    """
    if _BY.search(text, before, low.start) is None:
        return False
    if _FROM_NUMBER.match(text, high.end) is not None:
        return True
    return low.kind == high.kind != "percent" and high.value > _SMALL_PART * low.value


def range_mentions(text: str, low: Reading, high: Reading) -> tuple[Mention, Mention]:
    """The two ends of a range as mentions that each allow the whole range.

    `parts` of both hold the two ends as they would be read alone, so that the whole is `parts[0].span` to `parts[1].span`.
    """
    left, right = mention_of(text, low), mention_of(text, high)
    between = _BETWEEN.search(text, max(0, left.span.start - 28), left.span.start)
    start = between.start() if between else left.span.start
    if not isinstance(left.value, Quantity) or not isinstance(right.value, Quantity):
        return left, right
    if left.value.bound == "<" and right.value.bound == "=":
        # "As many as 30,000 to 40,000": at most what the two ends allow.
        most, _ = within(left.value, right.value)
        first, second = (replace(end, bound="<", core=most.core, support=most.support) for end in (left.value, right.value))
        return replace(left, value=first, parts=(left, right), of="range"), replace(right, value=second, parts=(left, right), of="range")
    if left.value.bound not in "=~" or right.value.bound not in "=~":
        return left, right
    first, second = within(left.value, right.value)
    parts = (left, right)
    return (
        replace(left, span=Span(start, left.span.end), value=first, parts=parts, of="range"),
        replace(right, value=second, parts=parts, of="range"),
    )
