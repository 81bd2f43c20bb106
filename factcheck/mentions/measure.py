"""Measures: numbers with a unit, and what one unit is in another."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from factcheck.mentions.lexicon import Unit, context_pattern, units
from factcheck.mentions.nonquantity import is_title_case
from factcheck.mentions.numeral import Numeral, take_letter
from factcheck.mentions.reading import Reading

_FIRST: Final = re.compile(r"([  \n-]?|- )([^\W\d_]+[23]?(?!\d)|[^\W\d_]+|[°º′″])")
_INITIAL: Final = re.compile(r"\.? [A-Z][a-z]")
_GLUED_LETTERS: Final = frozenset("gmlLWVFCtx×")
_SPACED_LETTERS: Final = frozenset("gmlLWVFCKt")
_DENOMINATOR: Final = re.compile(r"/([A-Za-z]{1,3}[23²³]?)(?![A-Za-z\d])| per ((?:square |cubic )?[a-z]+)")
_FOOT_INCH: Final = re.compile(r"[- ](\d{1,2}(?:½| 1/2)?)(?:[ -]?inch(?:es)?)?(?![\d,.%]\d|\d| [a-z]*s\b)")
_PART_OF: Final = re.compile(r" (?:of )?an? ")
_COUNTED_MILLIONS: Final = r"( (?!<metres after>\b)[a-z]+(?: and [a-z]+)?){0,3} (?:(?!<races>)[a-z]{3,}s|people|children|women|men)\b"
_HEIGHT_ENDS: Final = re.compile(r"(?:[.,;]?$|[.,;]? (?:and|tall|with|who)\b|[,;])")
_POUND_OUNCE: Final = re.compile(r",? (?:and )?(\d{1,2}) (?:ounces?|oz\b)")


def unit_at(text: str, at: int, *, digits: bool = True) -> tuple[int, Unit] | None:
    """The unit written at offset `at` (a blank or a hyphen may stand before it) and where it ends.

    >>> unit_at("5 square miles", 1)[1].name
    'square mile'
    """
    found = _FIRST.match(text, at)
    if found is None:
        return None
    gap, word = found.groups()
    begin = found.start(2)
    table = units()
    rows = table.words.get(word.lower().rstrip("23²³"))
    if rows:
        for form, unit in rows:
            end = begin + len(form)
            if text[begin:end].replace("\n", " ").lower() == form and not text[end : end + 1].isalpha():
                if not gap and len(form) < 3 and not digits:
                    continue
                return end, unit
    rows = table.symbols.get(word) if digits else None
    if rows:
        for form, unit in rows:
            end = begin + len(form)
            if not text.startswith(form, begin) or text[end : end + 1].isalnum():
                continue
            if (
                len(form) == 1
                and form.isalpha()
                and text[end : end + 1] != "/"
                and (form not in (_SPACED_LETTERS if gap else _GLUED_LETTERS) or _INITIAL.match(text, end))
            ):
                continue
            return end, unit
    return None


def read_measure(text: str, numeral: Numeral) -> Reading | None:
    """The measure that a numeral begins: "10 miles", "2.5-acre", "98.6 F", "60 mph"; None when no unit follows."""
    part = numeral.shape == "share"
    gap = _PART_OF.match(text, numeral.end) if part else None
    found = unit_at(text, gap.end() - 1 if gap else numeral.end, digits=not (numeral.in_words or part))
    if found is None:
        return None
    end, unit = found
    if unit.name == "bit" and text[numeral.end : numeral.end + 1] == "-":
        return None  # "the 64-bit port": a kind, and no size of this one
    if part:
        start = numeral.start - 2 * (text[max(0, numeral.start - 2) : numeral.start].lower() == "a ")
        return Reading("measure", start, end, numeral.value, numeral.step, unit.name, "amount")
    if text[numeral.end : end] == "m" and numeral.letter and _counts_millions(text, numeral, end):
        million = take_letter(numeral)
        return Reading("cardinal", million.start, million.end, million.value, million.step, scaled=True)
    if numeral.whole and text[end - 4 : end] in ("Mile", "MILE") and not is_title_case(text, numeral.start):
        return None  # a road: "8 Mile"
    if unit.name in ("foot", "pound"):
        compound = _compound(text, numeral, end, unit)
        if compound is not None:
            return compound
    name = unit.name
    below = _DENOMINATOR.match(text, end)
    if below is not None:
        other = unit_at(f" {below.group(1) or below.group(2)}", 0)
        if other is not None and other[0] == len(below.group(1) or below.group(2)) + 1:
            name, end = f"{name} per {other[1].name}", below.end()
    start, value = signed(text, numeral)
    if name.startswith("degree") and text.startswith(" below zero", end):
        value, end = (-value if value > 0 else value), end + len(" below zero")
    return Reading("measure", start, end, value, numeral.step, name, "amount", scaled=not numeral.whole)


def _counts_millions(text: str, numeral: Numeral, end: int) -> bool:
    """Whether "2.7m" is millions and no metres: what is counted follows ("2.7m visitors", "2.7m new homes")."""
    counted = context_pattern(_COUNTED_MILLIONS).match(text, end)
    return counted is not None and (not counted.group(1) or numeral.step < 1)


def signed(text: str, numeral: Numeral) -> tuple[int, int | Fraction]:
    """Where a numeral begins with its sign ("-5", "minus 130", "minus-130"), and its value with it."""
    at = numeral.start
    if at and text[at - 1] in "-−" and (at == 1 or text[at - 2] in " (\n"):
        return at - 1, -numeral.value
    if at > 5 and text[at - 1] in " -" and text[at - 6 : at - 1].lower() == "minus":
        return (at, numeral.value) if text[max(0, at - 9) : at].lower() == "or minus " else (at - 6, -numeral.value)
    return at, numeral.value


def _compound(text: str, numeral: Numeral, end: int, unit: Unit) -> Reading | None:
    """A length or a weight in two units: "6-foot-3", "6 feet 3 inches", "7 pounds, 4 ounces"."""
    found = _FOOT_INCH.match(text, end) if unit.name == "foot" else _POUND_OUNCE.match(text, end)
    if found is None:
        return None
    small, size = Fraction(int(found.group(1)[:2].strip("½ "))), 12 if unit.name == "foot" else 16
    if small >= size:
        return None
    if text[end] == " " and unit.name == "foot" and "inch" not in found.group() and not _HEIGHT_ENDS.match(text, found.end()):
        return None  # "40 feet 12 times"
    if "½" in found.group() or "1/2" in found.group():
        small += Fraction(1, 2)
    return Reading("measure", numeral.start, found.end(), numeral.value + small / size, Fraction(1, size), unit.name, "amount")
