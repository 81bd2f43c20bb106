"""Ages, in every form that newspapers write them."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from factcheck.mentions.numeral import Numeral
from factcheck.mentions.reading import Reading

_OLD: Final = re.compile(
    r"(?:[ -]|- )?(year|month|week|day|hour|yr)s?(?:[ -]old(?:s|er)?(?![A-Za-z])|(?<=s) of age\b|['’] old\b)", re.IGNORECASE
)
_AGED: Final = re.compile(
    r"(?:\b(?:aged?|ages|aging|age of|ages of|age is|age was|turn|turns|turned|turning)(?: (?:about|around|just|only|between|from|over|under|at least))?) $",
    re.IGNORECASE,
)
_DECADE: Final = re.compile(r"['’]?s\b")
_DECADE_BEFORE: Final = re.compile(r"\b(?:in|into|of) (?:his|her|their|my|our|your)(?: (?:early|mid|middle|late))?[ -]$", re.IGNORECASE)
_AND_UP: Final = re.compile(
    r"(?: years)? (?:(and|or) (older|over|up|above|younger|under|below))\b(?=[ ]*(?:[.,;:)\n]|$|[a-z]))", re.IGNORECASE
)
_NAME_BEFORE: Final = re.compile(r"(?:[A-Z][\w.'’-]*[a-z.’'] )?[A-Z][\w'’-]+(?:,? (?:Jr|Sr)\.|,? I{2,3}V?)?$")
_DIED_AT: Final = re.compile(r"\b(?:died|dead|dies|death|retired?|married|debut) (?:[a-z]+ )?at (?:age )?$", re.IGNORECASE)


def read_age(text: str, numeral: Numeral) -> Reading | None:
    """The age that a numeral states: "12-year-old", "aged 42", "in her 60s", "65 and older", "Ann Gray, 42,"; None when it states none."""
    start, end = numeral.start, numeral.end
    found = _OLD.match(text, end)
    if found is not None:
        unit = found.group(1).lower().replace("yr", "year")
        return Reading("age", start, found.end(), numeral.value, numeral.step, unit, "exact" if numeral.value < 130 else "count")
    value = numeral.value
    if value > 120 or value.denominator != 1:
        return None
    before = text[max(0, start - 28) : start].replace("\n", " ")
    if numeral.digits and len(numeral.digits) == 2 and numeral.digits[1] == "0" and _DECADE.match(text, end):
        if not _DECADE_BEFORE.search(before):
            return None
        return Reading("age", start, end + 1 + (text[end] in "'’"), value, Fraction(10), "year", "exact", of="decade", meaning="odd")
    if before.endswith(" ") and _AGED.search(before) and not text[end : end + 1].isalpha():
        return Reading("age", start, end, value, Fraction(1), "year", "exact")
    if _DIED_AT.search(before) and text[end : end + 1] in (".", ",", ";", " ", "") and not text.startswith((" a.m", " p.m", " am", " pm", ":"), end):
        return Reading("age", start, end, value, Fraction(1), "year", "exact")
    if numeral.digits and (after := _AND_UP.match(text, end)):
        up = after.group(2).lower() in ("older", "over", "up", "above")
        return Reading("age", start, end, value, Fraction(1), "year", "exact", meaning="least" if up else "most", after=after.end())
    if numeral.digits and 0 < value < 116:
        return _read_apposed(text, numeral, before)
    return None


def _read_apposed(text: str, numeral: Numeral, before: str) -> Reading | None:
    """"Ann Gray, 42, said": a bare number in commas after a name. "Ann Gray (42)"."""
    end = numeral.end
    mark = text[end : end + 1]
    if before.endswith(", ") and mark in (",", ".", ";", ")", "\n", ""):
        stem = before[:-2]
    elif before.endswith(" (") and mark in (")", ","):
        stem = before[:-2]
    else:
        return None
    name = _NAME_BEFORE.search(stem)
    if name is None:
        return None
    words = name.group().split()
    if words[-1].rstrip(".") in _NO_PERSON or words[0] in _NO_PERSON:
        return None
    follows = text[end + 1 : end + 3]
    if mark == "," and follows[:1] == " " and (follows[1:].islower() or len(words) > 1) and not follows[1:].isdigit():
        pass
    elif len(words) < 2 or (mark == "," and not follows.startswith(" ")):
        return None
    return Reading("age", numeral.start, end, numeral.value, Fraction(1), "year", "exact")


_NO_PERSON: Final = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
    November December Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec Section Chapter Route Page Psalm Article Room Lines Line No Nos""".split()
)
