"""Shares: "two-thirds", "half of the", "3 in 10", "one out of five"."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from factcheck.mentions.lexicon import context_pattern
from factcheck.mentions.numeral import GOES_TO, Numeral, follows_share, numeral_at
from factcheck.mentions.reading import Reading

_OUT_OF_FIRSTS: Final = frozenset("ioIO")
_OUT_OF: Final = re.compile(r"(?: |-)(in every|out of every|of every|in|out of)(?: |-)", re.IGNORECASE)
_HALF_OF: Final = re.compile(r" (?:(?:of|the|its|his|her|their|our|my|your|those|these|all|that|this)\b|as (?:many|much)\b)")
_QUALIFIED: Final = re.compile(
    r"\b(?:about|nearly|almost|roughly|than|over|under|least|only|just|by|approximately|around|some) $", re.IGNORECASE
)
# And, in a list of shares: "half to the church".
_LISTED: Final = r" <follows share>\b"
_NO_HALF_BEFORE: Final = r"(?:\b(?:<match part>|\w+['’]s)|['’]) $|[-–]$"
_NO_HALF_AFTER: Final = r" (?:an hour|a <length word>)\b|[- ]<length word>\b|-"
_OTHER: Final = re.compile(r"\bthe (?:other|remaining) $", re.IGNORECASE)
# What opens a list of shares: "was split: half to the church".
_SPLIT: Final = re.compile(r"\b(?:split|divided|shared|estate|will|money)(?: up)?[:,—–]? $")
_BARE: Final = re.compile(r"\b(?:owns?|owned|holds?|held|has|have|had|gets?|got|receives?|received|inherits?|inherited) $", re.IGNORECASE)
# "315, or half, voted".
_SET_OFF: Final = re.compile(r"\d, or (?:about |nearly |almost |roughly )?$")
# Before three quarters of a year.
_QUARTERS: Final = re.compile(r"\b(?:first|last|past|previous|next|latest|these|those) $", re.IGNORECASE)
_CLOSES: Final = frozenset((",", ".", ";"))
_LEAD: Final = 16
_SLASH: Final = re.compile(r"/(\d{1,3})(?= (?:of|the)\b)")
_TIMED: Final = r" (?:straight |consecutive |different |separate )?<timed>s\b"
_ROUND: Final = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 1000, 10000, 100000, 1000000))


def read_fraction(text: str, numeral: Numeral) -> Reading | None:
    """The share that a numeral is or begins; None where it is a count, a half of a match, or a length of time."""
    start, end = numeral.start, numeral.end
    if numeral.shape == "share":
        if numeral.value == Fraction(1, 2) and text[start : start + 4].lower() == "half" and not _is_half(text, start, end):
            return None
        if text.endswith("quarters", start, end) and _QUARTERS.search(text, max(0, start - _LEAD), start):
            return None  # "in the first three quarters": of the year
        return Reading("fraction", start, end, numeral.value, numeral.step, "", "share")
    if numeral.shape != "cardinal" or not 0 < numeral.value < 10000 or type(numeral.value) is not int:
        return None
    if numeral.digits and text[end : end + 1] == "/" and (slash := _SLASH.match(text, end)):
        below = int(slash.group(1))
        if numeral.value < below:
            return Reading("fraction", start, slash.end(), Fraction(numeral.value, below), Fraction(1, below), "", "share")
        return None
    found = _OUT_OF.match(text, end) if text[end + 1 : end + 2] in _OUT_OF_FIRSTS else None
    if found is None:
        return None
    at = found.end()
    other = numeral_at(text, at + 2 if text.startswith("a ", at) else at)
    if other is None or type(other.value) is not int or other.value <= numeral.value or other.shape != "cardinal":
        return None
    after = text[other.end : other.end + 2]
    if other.value not in _ROUND or after[:1] in ("%", ":") or other.digits[3:]:
        return None
    if found.group(1).lower() == "in" and numeral.value != 1 and not (after[:1] == " " and after[1:].isalpha()):
        return None
    if (numeral.value != 1 or found.group(1).lower() == "in") and context_pattern(_TIMED, True).match(text, other.end):
        return None
    return Reading("fraction", start, other.end, Fraction(numeral.value, other.value), Fraction(1, other.value), "", "share")


def _is_half(text: str, start: int, end: int) -> bool:
    """Whether "half" is a share of something: by what it is of, or by its place in a row of shares or beside a count."""
    lead = max(0, start - _LEAD)
    if context_pattern(_NO_HALF_AFTER).match(text, end):
        return False
    if _OTHER.search(text, lead, start) and follows_share(text, start):
        return True  # "a third to Ann and the other half to Al"
    if context_pattern(_NO_HALF_BEFORE, True).search(text, max(0, start - 12), start):
        return False
    if _SPLIT.search(text, lead, start) and text.startswith(" to ", end):
        return True
    if _BARE.search(text, lead, start) and text[end : end + 1] in _CLOSES and follows_share(text, start):
        return True  # "and the city owns half."
    if _SET_OFF.search(text, lead, start) and text[end : end + 1] in _CLOSES:
        return True
    if _HALF_OF.match(text, end) or _QUALIFIED.search(text, lead, start) or GOES_TO.match(text, end):
        return True
    return context_pattern(_LISTED).match(text, end) is not None and follows_share(text, start)
