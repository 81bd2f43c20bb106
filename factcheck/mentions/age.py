"""Ages, in every form that newspapers write them."""

from __future__ import annotations

import re
from typing import Final

from factcheck.mentions.actor_words import openers
from factcheck.mentions.context import word_before
from factcheck.mentions.lexicon import context_words, word_set
from factcheck.mentions.nonquantity import is_counted
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
_NAME_BEFORE: Final = re.compile(
    r"(?:[A-Z][\w.'’-]*[a-z.’'] (?:[\"“][\w ]+[\"”] |(?:d[aeiu]|del|van|von|der|bin|al|la) ){0,2})?"
    r"[A-Z][\w'’-]+(?:,? (?:Jr|Sr)\.|,? I{2,3}V?)?$"
)
_AFTER_NAMED: Final = re.compile(r" (?:was|were|is|of|and (?:\d|[A-Z]))")
_SAID_BEFORE: Final = re.compile(r"\b(?:said|says|added) [A-Z][\w'’-]+$")
_BEING: Final = re.compile(
    r"\b(?:(?:he|she|who|boy|girl|man|woman|victim|child) (?:is|was|were)|(?:he|she)['’]s)(?: (?:only|just|now|then|about|also))? $",
    re.IGNORECASE,
)
_BEING_AFTER: Final = re.compile(r"[.,;](?!\d)| at the time\b| when\b| and \w+ (?:was|is) \d")
_AGE_GIVEN: Final = re.compile(r"\b(?:age|ages)\b[^.;\n]{0,32} (?:is|are|was|were|as) $", re.IGNORECASE)
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
    if word == "at" and after not in (":", "%") and _AT_LAST.search(text, max(0, start - 24), start) and not _CLOCK.match(text, end):
        return Reading("age", start, end, value, 1, "year", "exact")
    if not numeral.digits or not 0 < value < 116:
        return None
    if after == " " and text[end + 1 : end + 2] in "aoy" and (more := _AND_UP.match(text, end)):
        up = more.group(1).lower() in ("older", "over", "up", "above")
        return Reading("age", start, end, value, 1, "year", "exact", meaning="least" if up else "most", after=more.end())
    if word in _BEING_WORDS and (
        (_BEING_AFTER.match(text, end) and _BEING.search(text, max(0, start - 24), start))
        or _AGE_GIVEN.search(text, max(0, start - 48), start)
    ):
        return Reading("age", start, end, value, 1, "year", "exact")
    if word in ("under", "over") and not is_counted(text, end):
        last = word_before(text, start - len(word) - 1).lower()
        if last in word_set("person_plurals.txt") or last in ("anyone", "everyone", "those", "person", "child"):
            return Reading("age", start, end, value, 1, "year", "exact")
    return _read_apposed(text, numeral, after)


_BEING_WORDS: Final = frozenset(
    ("is", "was", "were", "are", "as", "only", "just", "now", "then", "about", "also", "he's", "she's", "he’s", "she’s")
)


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
    stem = text[max(0, start - 40) : start - 2]
    if lead == ", " and mark == " " and _AFTER_NAMED.match(text, end):
        return _read_unclosed(text, numeral, stem)
    if not ((lead == ", " and mark in (",", ".", ";", ")", "\n", "")) or (lead == " (" and mark in (")", ","))):
        return None
    name = _NAME_BEFORE.search(stem)
    if name is None:
        return _read_described(text, numeral, stem)
    words = name.group().split()
    if words[-1].rstrip(".") in word_set("no_persons.txt") or words[0] in word_set("no_persons.txt"):
        return None
    follows = text[end + 1 : end + 3]
    if mark == "," and follows[:1] == " " and (follows[1:].islower() or (len(words) > 1 and not follows[1:].isdigit())):
        return Reading("age", start, end, numeral.value, 1, "year", "exact")
    if mark == "," or (len(words) < 2 and not (mark == "." and _SAID_BEFORE.search(stem))):
        return None
    return Reading("age", start, end, numeral.value, 1, "year", "exact")


def _read_unclosed(text: str, numeral: Numeral, stem: str) -> Reading | None:
    """An age whose second comma is missing, or the first of a pair: "Ann Gray, 42 was hurt", "two men, 25 and 30, were"."""
    last = stem[max(stem.rfind(" "), stem.rfind("\n")) + 1 :].lower()
    named = _FULL_NAME.search(stem)
    known = last in word_set("person_nouns.txt") or (
        named is not None and named["first"].lower() not in openers()
    )  # "By Sunday, 75 were ill"
    if text.startswith(" and ", numeral.end):
        known = known or last in word_set("person_plurals.txt")
    return Reading("age", numeral.start, numeral.end, numeral.value, 1, "year", "exact") if known else None


_FULL_NAME: Final = re.compile(r"(?P<first>[A-Z][a-z'’.-]+) (?:[A-Z]\. )?[A-Z][a-z'’-]+(?:,? (?:Jr|Sr)\.)?$")


def goes_on_ages(text: str, end: int) -> bool:
    """Whether a number that follows an age after "and" or a comma, and ends at `end`, can be one more: "ages 7, 12 and 15"."""
    return text[end : end + 1] in _LIST_ENDS or _ONE_MORE.match(text, end) is not None


_LIST_ENDS: Final = frozenset(("", ",", ".", ";", ")", "\n", "—"))
_ONE_MORE: Final = re.compile(r" (?:and|or|—|–|-|were|was|are|is|from|of|—) ?", re.IGNORECASE)


def _read_described(text: str, numeral: Numeral, stem: str) -> Reading | None:
    """A bare number in commas after a word for a person: "the driver, 42, was"."""
    last = stem[max(stem.rfind(" "), stem.rfind("\n")) + 1 :].lower().rstrip("'’")
    if last not in word_set("person_nouns.txt") or numeral.value > 110 or text[numeral.end : numeral.end + 2].strip(",.;:)").isdigit():
        return None
    return Reading("age", numeral.start, numeral.end, numeral.value, 1, "year", "exact")
