"""Ages, in every form that newspapers write them."""

from __future__ import annotations

import re
from typing import Final

from factcheck.mentions.context import word_before
from factcheck.mentions.lexicon import context_words, word_set
from factcheck.mentions.numeral import Numeral
from factcheck.mentions.reading import Reading

_OLD: Final = re.compile(
    r"(?: ?- ?|[ \n])?(year|month|week|day|hour|yr)s?(?:(?: ?- ?|[ \n])olds?(?:er)?(?![A-Za-z])|(?<=s) of age\b|['’] old\b)"
    r"|[ -]?y[/.]?o\b\.?",
    re.IGNORECASE,
)
_AGED: Final = re.compile(
    r"\b(?:aged?|ages|turn|turns|turned|turning|younger|older)"
    r"(?: (?:of|is|was|about|around|just|only|between|from|over|under|at least|nearly|almost|(?:more|less|older|younger) than)){1,2} $",
    re.IGNORECASE,
)
_YOUNGER: Final = re.compile(r"\b(?:younger|older) than $", re.IGNORECASE)
_DECADE_BEFORE: Final = re.compile(r"\b(?:in|into|of) (?:his|her|their|my|our|your)(?: (?:early|mid|middle|late))?[ -]$", re.IGNORECASE)
_AND_UP: Final = re.compile(
    r"(?: years)? (?:and|or) (older|over|up|above|younger|under|below)\b(?=[ ]*(?:[.,;:)\n]|$|[a-z]))", re.IGNORECASE
)
_NAME_BEFORE: Final = re.compile(r"(?:[A-Z][\w.'’-]*[a-z.’''] )?[A-Z][\w'’-]+(?:,? (?:Jr|Sr)\.|,? I{2,3}V?)?$")
_CLOCK: Final = re.compile(r" ?[ap]\.?m", re.IGNORECASE)
_AT_LAST: Final = re.compile(r"\b(?:died|dead|dies|death|retired?|married) (?:[a-z]+ )?at $", re.IGNORECASE)


def read_age(text: str, numeral: Numeral) -> Reading | None:
    """The age that a numeral states; None when it states none.

    "12-year-old", "aged 42", "in her 60s", "65 and older", "Ann Gray, 42,", "the driver, 42,".
    """
    start, end = numeral.start, numeral.end
    after = text[end : end + 1]
    if after and after in " -\n" and text[end + 1 : end + 2] in "ymwdhYMWDH -" and (found := _OLD.match(text, end)):
        unit = (found.group(1) or "year").lower().replace("yr", "year")
        return Reading("age", start, found.end(), numeral.value, numeral.step, unit, "exact" if numeral.value < 130 else "count")
    value = numeral.value
    if value > 120 or type(value) is not int or (after.isalpha() and after != "s"):
        return None
    if after and after in "s'’" and len(numeral.digits) == 2 and numeral.digits[1] == "0":
        return _read_decade(text, numeral)
    word = word_before(text, start).lower()
    if word in context_words("age words") or (
        word in context_words("age joints")
        and (_AGED.search(text, max(0, start - 28), start) or (word == "than" and _YOUNGER.search(text, max(0, start - 14), start)))
    ):
        return Reading("age", start, end, value, 1, "year", "exact")
    if word == "at" and after not in ":%" and _AT_LAST.search(text, max(0, start - 24), start) and not _CLOCK.match(text, end):
        return Reading("age", start, end, value, 1, "year", "exact")
    if not numeral.digits or not 0 < value < 116:
        return None
    if after == " " and text[end + 1 : end + 2] in "aoy" and (more := _AND_UP.match(text, end)):
        up = more.group(1).lower() in ("older", "over", "up", "above")
        return Reading("age", start, end, value, 1, "year", "exact", meaning="least" if up else "most", after=more.end())
    return _read_apposed(text, numeral, after)


def _read_decade(text: str, numeral: Numeral) -> Reading | None:
    """An age by its decade: "in her 60s"."""
    end = numeral.end + 1 + (text[numeral.end] in "'’")
    if text[end - 1 : end] != "s" or text[end : end + 1].isalpha():
        return None
    if not _DECADE_BEFORE.search(text, max(0, numeral.start - 24), numeral.start):
        return None
    return Reading("age", numeral.start, end, numeral.value, 10, "year", "exact", of="decade", meaning="odd")


def _read_apposed(text: str, numeral: Numeral, mark: str) -> Reading | None:
    """A bare number in commas after a name: "Ann Gray, 42, said", "Ann Gray (42)"."""
    start, end = numeral.start, numeral.end
    lead = text[max(0, start - 2) : start]
    if not ((lead == ", " and mark in (",", ".", ";", ")", "\n", "")) or (lead == " (" and mark in (")", ","))):
        return None
    stem = text[max(0, start - 40) : start - 2]
    name = _NAME_BEFORE.search(stem)
    if name is None:
        return _read_described(text, numeral, stem, mark)
    words = name.group().split()
    if words[-1].rstrip(".") in word_set("no_persons.txt") or words[0] in word_set("no_persons.txt"):
        return None
    follows = text[end + 1 : end + 3]
    if mark == "," and follows[:1] == " " and (follows[1:].islower() or (len(words) > 1 and not follows[1:].isdigit())):
        return Reading("age", start, end, numeral.value, 1, "year", "exact")
    if len(words) < 2 or mark == ",":
        return None
    return Reading("age", start, end, numeral.value, 1, "year", "exact")


def _read_described(text: str, numeral: Numeral, stem: str, mark: str) -> Reading | None:
    """A bare number in commas after a word for a person: "the driver, 42, was"."""
    last = stem[max(stem.rfind(" "), stem.rfind("\n")) + 1 :].lower().rstrip("'’")
    if last not in word_set("person_nouns.txt") or numeral.value > 110 or text[numeral.end : numeral.end + 2].strip(",.;:)").isdigit():
        return None
    return Reading("age", numeral.start, numeral.end, numeral.value, 1, "year", "exact")
