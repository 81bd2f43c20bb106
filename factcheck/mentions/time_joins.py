"""What belongs to an expression: the article and the qualifier before it, and the neighbours that make one time with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from factcheck.mentions.qualifier import qualifier_after, qualifier_before
from factcheck.mentions.time_expr import FINER_UNITS, Form, TimeExpr
from factcheck.mentions.time_words import ClassedText, lexicon

_LOOK_BACK: Final = 10  # tokens, spaces among them, in which a qualifier stands


@cache
def _article() -> re.Pattern[str]:
    # "the first", "another": what may stand between a qualifier and a length.
    return lexicon().pattern(r"(?P<the>(?:{the}|{its}) )?(?P<first>[{first}{latest}] )?(?P<another>{additional} )?\Z")


@cache
def _edge() -> re.Pattern[str]:
    return lexicon().pattern(
        r"(?P<edge>(?:{the} )?(?:[{start}{end}{mid}{early}{late}] {of}|{rest} {of}) (?:{the} )?|"
        r"(?:{the} )?[{early}{late}{mid}{earlier}{later}][ -](?:{in} (?:{the} )?|{on} )?)\Z"
    )


_MODIFIERS: Final = {
    "least": "EQUAL_OR_MORE", "most": "EQUAL_OR_LESS", "over": "MORE_THAN", "just-over": "MORE_THAN", "under": "LESS_THAN",
    "just-under": "LESS_THAN", "nearly": "APPROX", "about": "APPROX", "odd": "APPROX",
}  # fmt: skip
_EDGED: Final = frozenset(("date", "deictic", "day_word", "period", "decade", "century", "daypart", "holiday"))
_DEFINITE: Final = frozenset(("period", "decade", "century", "deictic", "holiday"))
_MEASURED: Final = frozenset(("duration", "shift", "clock", "set"))


def qualify(text: ClassedText, expr: TimeExpr, free_from: int) -> TimeExpr:
    """The expression with the article and the qualifier before it; tokens before `free_from` belong to the one before."""
    first = expr.first
    low = max(first - _LOOK_BACK, free_from)
    if expr.form in _EDGED and first - low >= 2:
        found = _edge().search(text.classes, low, first)
        if found:
            modifier = _edge_modifier(text, found.start(), first)
            return expr.widened(found.start(), expr.last, modifier=modifier or expr.modifier)
        if text.classes[first - 2 : first] == lexicon().letters["the"] + " ":
            if expr.form in _DEFINITE or (expr.form == "date" and expr.weekday is None and expr.day is None and expr.month is not None):
                return expr.widened(first - 2, expr.last)
            if expr.form in ("date", "daypart") and text.classes[first] in lexicon().expand("{nth}{daypart}"):
                return replace(expr, first=first - 2)
        if expr.form == "day_word":
            return expr
    if expr.form in _MEASURED or (expr.form == "date" and expr.month is None and expr.year is not None):
        return _measured(text, expr, low, free_from)
    return expr


def _measured(text: ClassedText, expr: TimeExpr, low: int, free_from: int) -> TimeExpr:
    """A length or an hour with the article and the words that say how it is meant ("at least the past two years", "about 9 a.m.")."""
    hyphened = expr.form == "duration" and "-" in text.classes[expr.first : expr.last]
    article = _article().search(text.classes, low, expr.first)
    bare = article is None or article.start() == article.end() or (hyphened and article.start("another") < 0)
    first = expr.first if bare or article is None else article.start()
    offset, meaning = qualifier_before(text.text, text.starts[first])
    at = text.token_at(offset)
    if at < free_from or (meaning in ("over", "under") and not bare):
        at, meaning = first, ""  # "over the past two years": during them
    last = expr.last
    if not meaning and expr.form == "duration":
        offset, meaning = qualifier_after(text.text, text.starts[last])
        last = text.token_at(offset)
    if (at, last) == (expr.first, expr.last):
        return expr
    parts = expr.parts
    if meaning and expr.form == "shift" and len(parts) == 1:
        parts = (parts[0].widened(at, parts[0].last, meaning=meaning, modifier=_MODIFIERS.get(meaning, "")),)
    return expr.widened(at, last, meaning=meaning or expr.meaning, modifier=_MODIFIERS.get(meaning, expr.modifier), parts=parts)


def _edge_modifier(text: ClassedText, first: int, last: int) -> str:
    for at in range(first, last):
        value = text.value(at)
        if value in ("START", "MID", "END"):
            return value
    return ""


def _is_weekday(expr: TimeExpr) -> bool:
    return expr.form == "date" and expr.weekday is not None and expr.month is None and expr.year is None and expr.day is None


def _is_day(expr: TimeExpr) -> bool:
    return expr.form == "date" and expr.day is not None and expr.weekday is None and expr.unit != "W"


def _places(expr: TimeExpr) -> bool:
    """Whether a time of day can be of it."""
    return (expr.form == "date" and expr.unit != "W" and (expr.day is not None or expr.weekday is not None)) or expr.form == "day_word"


def join(text: ClassedText, exprs: Iterable[TimeExpr]) -> list[TimeExpr]:
    """The expressions with neighbours joined that make up one time."""
    for joins in (_joined_date, _joined_time, _joined_length):
        exprs = _pairwise(text, exprs, joins)
    return list(exprs)


_Join = Callable[[ClassedText, TimeExpr, TimeExpr, str], TimeExpr | None]


def _pairwise(text: ClassedText, exprs: Iterable[TimeExpr], join_two: _Join) -> list[TimeExpr]:
    joined: list[TimeExpr] = []
    for expr in exprs:
        while joined and expr.first - joined[-1].last <= 7 and (gap := text.classes[joined[-1].last : expr.first]):
            both = None if "\n" in gap else join_two(text, joined[-1], expr, gap)
            if both is None:
                break
            joined.pop()
            expr = both
        joined.append(expr)
    return joined


@cache
def _gaps() -> dict[str, str]:
    """What may stand between the two sides of a join, as one pattern a kind of join."""
    return {
        name: lexicon().expand(template)
        for name, template in {
            "date": r"(?:,? |, {on} |, {the} )",
            "aside": r"(?:, (?:{a} )?| \(| - )",
            "on": r"(?:,? |,? {on} )",
            "at": r"(?:,? (?:{at} |{from} |{by} )?)",
            "of": r" {of} (?:{the} )?",
            "sum": r"(?:,? {and} |, | )",
        }.items()
    }


@cache
def _gap(name: str) -> re.Pattern[str]:
    return re.compile(_gaps()[name])


def _joined_date(text: ClassedText, left: TimeExpr, right: TimeExpr, gap: str) -> TimeExpr | None:
    if (_is_weekday(left) or left.form == "day_word") and _is_day(right):
        if right.core[0] != right.first and not _starts_ordinal(text, right):
            return None  # "said Thursday the July 15 crash": the article opens another phrase
        if not (_gap("date").fullmatch(gap) or gap == " ("):
            return None
        if gap.endswith(lexicon().letters["the"] + " ") and not _starts_ordinal(text, right):
            return None
        last = _closed(text, right.last) if gap == " (" else right.last
        return (
            None
            if last is None
            else replace(
                right,
                first=left.first,
                last=last,
                core_first=left.core[0],
                core_last=right.core[1],
                weekday=left.weekday,
                parts=(left, right),
            )
        )
    told = right.anchor == "previous" and right.named == "that" and _is_day(left)
    if (
        right.form == "deictic"
        and right.unit == "Y"
        and (right.anchor == "published" or told)
        and gap in (" ", f" {lexicon().letters['of']} ")
    ):
        # "July 4 last year", "Thanksgiving of this year", "July 4 that year"
        if (
            left.year is None
            and left.shift is None
            and not left.unit
            and (left.form == "holiday" or (left.form == "date" and left.month is not None))
        ):
            return replace(
                left, last=right.last, core_first=left.core[0], core_last=right.last, unit="Y", shift=right.shift, anchor=right.anchor
            )
        return None
    if _is_day(left) and left.month is not None and _is_weekday(right) and _gap("aside").fullmatch(gap):
        last = _closed(text, right.last) if gap == " (" else right.last
        if last is None or (gap == " - " and text.classes[last : last + 2] != " -") or _opens_stretch(text, last):
            return None  # "from 10 to 19 September, Tuesday to Thursday of the next week"
        return replace(left, last=last, core_first=left.core[0], core_last=right.last, weekday=right.weekday, parts=(left, right))
    return None


def _starts_ordinal(text: ClassedText, expr: TimeExpr) -> bool:
    at = expr.core[0]
    if text.classes[at] == lexicon().letters["the"]:
        at += 2
    return text.classes[at] in lexicon().expand("{ordinal}")


def _closed(text: ClassedText, at: int) -> int | None:
    return at + 1 if text.classes[at : at + 1] == ")" else None


def _on(day: TimeExpr, time: TimeExpr, form: Form, parts: tuple[TimeExpr, ...]) -> TimeExpr:
    """The time of day on that day, over both."""
    left, right = sorted((day, time), key=lambda expr: expr.first)
    return replace(
        day,
        form=form,
        first=left.first,
        last=right.last,
        core_first=left.core[0],
        core_last=right.core[1],
        clock=time.clock,
        minutes=time.minutes,
        modifier=time.modifier,
        parts=parts,
    )


def ends_on(day: TimeExpr, hours: TimeExpr) -> TimeExpr:
    """Both ends of a range of hours on that day."""
    ends = (
        replace(_on(day, end, "clock", ()), first=end.first, last=end.last, core_first=end.first, core_last=end.last) for end in hours.parts
    )
    left, right = sorted((day, hours), key=lambda expr: expr.first)
    return replace(hours, first=left.first, last=right.last, core_first=left.core[0], core_last=right.core[1], parts=(day, *ends), of="")


def _ends_stretch(text: ClassedText, expr: TimeExpr) -> bool:
    """Whether a day ends a stretch of days ("until Oct. 31, from 10 a.m. to 5 p.m."), so that hours after it are those of each day."""
    return expr.first >= 2 and text.classes[expr.first - 2] in lexicon().expand("{until}{through}{to}{by}")


def _opens_stretch(text: ClassedText, last: int) -> bool:
    """Whether a weekday that ends there opens a stretch of days: "Tuesday to Thursday"."""
    letters = lexicon().letters
    return any(text.classes.startswith(f" {letters[word]} {letters['weekday']}", last) for word in ("to", "through", "until"))


def _is_hours(expr: TimeExpr) -> bool:
    return expr.form == "range" and expr.parts[0].form == "clock"


def _is_loose(expr: TimeExpr) -> bool:
    """Whether a time of day has no day of its own."""
    return (
        expr.form in ("clock", "daypart")
        and not (expr.form == "clock" and expr.parts and expr.parts[-1].form != "clock")
        and expr.weekday is None
        and expr.day is None
        and (expr.shift is None or expr.unit == "told")
    )


def _joined_time(text: ClassedText, left: TimeExpr, right: TimeExpr, gap: str) -> TimeExpr | None:
    parts = (left, right)
    if left.form == right.form == "clock" and not right.parts and gap == " (":
        closed = _closed(text, right.last)  # "10:35 a.m. (0735 GMT)": one instant on two clocks
        return None if closed is None else replace(left, last=closed, core_first=left.core[0], core_last=left.core[1], parts=parts)
    if _is_hours(left) and _places(right) and _gap("on").fullmatch(gap):
        return ends_on(right, left)
    if _places(left) and _is_hours(right) and _gap("at").fullmatch(gap) and not _ends_stretch(text, left):
        return ends_on(left, right)
    if _is_loose(left) and _places(right):
        told = left.form == "daypart"
        if _gap("of" if told else "on").fullmatch(gap) or (told and _gap("on").fullmatch(gap)):
            return _on(right, left, left.form, parts)
    if _places(left) and _is_loose(right):
        if lexicon().letters["from"] in gap and _ends_stretch(text, left):
            return None
        if right.form == "clock" and not right.parts and _gap("at").fullmatch(gap):
            return _on(left, right, "clock", parts)
        if right.form == "daypart" and right.shift == 0 and gap in (" ", f" {lexicon().letters['in']} "):
            return _on(left, right, "daypart", parts)
    if left.form == "clock" and not left.parts and right.form == "daypart" and _gap("on").fullmatch(gap):
        return _on(right, _in_half(left, right.clock), "clock", parts)
    named = left.form == "daypart" and left.weekday is not None and left.month is None
    if named and _is_day(right) and gap in (", ", " ") and right.core[0] == right.first:
        return replace(_on(right, left, "daypart", parts), weekday=left.weekday)
    return None


def _in_half(clock: TimeExpr, part: str) -> TimeExpr:
    """An hour in the half of the day that the part of the day tells: "10:30 Friday night"."""
    hour = int(clock.clock[:2])
    if hour >= 12 or not (part in ("AF", "EV") or (part == "NI" and hour >= 6)):
        return clock
    minutes = None if clock.minutes is None else (clock.minutes[0] + 720, clock.minutes[1] + 720)
    return replace(clock, clock=f"{hour + 12:02d}{clock.clock[2:]}", minutes=minutes)


def _joined_length(text: ClassedText, left: TimeExpr, right: TimeExpr, gap: str) -> TimeExpr | None:
    if left.form != "duration" or left.count is None or left.of not in ("", "sum"):
        return None
    if (
        right.form in ("duration", "shift")
        and right.count is not None
        and not right.of
        and FINER_UNITS.get(left.unit) == right.unit
        and _gap("sum").fullmatch(gap)
    ):
        if (left.parts and left.of != "sum") or right.core[0] != right.first:
            return None
        return replace(
            right,
            first=left.first,
            core_first=left.core[0],
            core_last=right.core[1],
            modifier=left.modifier,
            meaning=left.meaning,
            shift=None,
            of="sum",
            parts=(left, right),
        )
    return None
