"""Ordinals: "fifth", "21st"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.mentions.numeral import Numeral
from factcheck.mentions.reading import Reading

_SUFFIX: Final = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])", re.IGNORECASE)
_NAME_AFTER: Final = re.compile(r"[ -](?:U\.S\.|[A-Z]|amendment\b|century\b|centuries\b|arrondissement\b)")
_IDLE_AFTER: Final = re.compile(
    r"(?:[ -](?:ladies|lady|name|names|hand|aid|rate|class|person|degree|generation|base|baseman|world|grade|grader|graders|party|string|team|cousins?|guess|guessing|opinion|nature|thoughts?|"
    r"responders?|lien|home|wind|language|down|downs|floor|half|quarter|inning|innings|period|ever)\b|,|-)"
)
_SECONDS: Final = re.compile(r"\b(?:a|one|per|each|every|split|the next) $", re.IGNORECASE)


def read_ordinal(text: str, numeral: Numeral) -> Reading | None:
    """The ordinal that a numeral is or begins; None where it is none, or is part of a name ("Fifth Avenue", "22nd Amendment")."""
    start, end = numeral.start, numeral.end
    if numeral.shape == "ordinal":
        capital = text[start].isupper()
        if capital and text.startswith((",", " "), end) and text[end : end + 1] == ",":
            return None
    else:
        found = _SUFFIX.match(text, end)
        if found is None or type(numeral.value) is not int:
            return None
        end = found.end()
        capital = False
    if _NAME_AFTER.match(text, end):
        return None
    if numeral.value == 2 and numeral.in_words and _SECONDS.search(text, max(0, start - 10), start):
        return None
    if numeral.in_words and numeral.value <= 4 and _IDLE_AFTER.match(text, end):
        return None
    if numeral.in_words and text[max(0, start - 3) : start].lower() == "at ":
        return None
    return Reading("ordinal", start, end, numeral.value, 1, "", "exact")
