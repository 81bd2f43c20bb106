"""Ordinals: "fifth", "21st"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.mentions.context import word_before
from factcheck.mentions.lexicon import context_pattern, context_words
from factcheck.mentions.numeral import Numeral
from factcheck.mentions.reading import Reading

_SUFFIX_FIRSTS: Final = frozenset("snrtSNRT")
_SUFFIX: Final = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])", re.IGNORECASE)
_NAME_AFTER: Final = re.compile(r"[ -](?:U\.S\.|[A-Z])|(?: and| &) [A-Z]| of (?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|all\b)")
_NAMED_AFTER: Final = r"[ -]<named by ordinal>s?\b"
_NOT_RANKED_AFTER: Final = r"(?: - |[ -])<not ranked>\b|,|-"
_NOT_RANKED_NOUN: Final = r"(?: - |[ -])<not ranked>\b|-"
_GRAMMATICAL: Final = re.compile(r"\bin(?: the)? $", re.IGNORECASE)
_PERSON: Final = re.compile(r"(?: - |[ -])persons?\b")
_OWNED: Final = re.compile(r"\b(?:the|his|her|its|their|my|our|'s|’s) $", re.IGNORECASE)
_SECONDS: Final = re.compile(r"\b(?:a|one|per|each|every|split|the next) $", re.IGNORECASE)


def read_ordinal(text: str, numeral: Numeral) -> Reading | None:
    """The ordinal that a numeral is or begins; None where it is none, or is part of a name ("Fifth Avenue", "22nd Amendment")."""
    start, end = numeral.start, numeral.end
    if numeral.shape == "ordinal":
        if text[start].isupper() and text[end : end + 1] == ",":
            return None
    else:
        found = _SUFFIX.match(text, end) if text[end : end + 1] in _SUFFIX_FIRSTS else None
        if found is None or type(numeral.value) is not int:
            return None
        end = found.end()
    plain = numeral.in_words and text[start].islower()  # "her sixth Olympic medal": a name has a capital, or digits, throughout
    if (not plain and _NAME_AFTER.match(text, end)) or context_pattern(_NAMED_AFTER).match(text, end):
        return None
    if numeral.value == 2 and numeral.in_words and _SECONDS.search(text, max(0, start - 10), start):
        return None
    if not numeral.in_words and word_before(text, start).lower() in context_words("directions"):
        return None
    owned = _OWNED.search(text, max(0, start - 6), start)  # "Sunday's win, her fourth, came"; not "Second, she said"
    if numeral.value <= 4 and context_pattern(_NOT_RANKED_NOUN if owned else _NOT_RANKED_AFTER).match(text, end):
        return None
    if numeral.value <= 3 and _PERSON.match(text, end) and (text[end] == "-" or _GRAMMATICAL.search(text, max(0, start - 7), start)):
        return None  # "told in the first person", "a first-person account"; not "a third person was arrested"
    if numeral.in_words and text[max(0, start - 3) : start].lower() == "at ":
        return None
    return Reading("ordinal", start, end, numeral.value, 1, "", "exact")
