"""are_forms_of_one_word: two words that grammar makes of one, "Stillist" and "Stillism": they differ in meaning, by no slip of the pen."""

from __future__ import annotations

import re
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import region_names
from factcheck.syntax.clause import Reading
from factcheck.syntax.lexicon import lexicon

_STEM: Final = 4  # letters of the shortest stem
# "OpenXYZ": a word that holds an abbreviation, in which a letter is a word.
_ABBREVIATES: Final = re.compile(r"[A-Z]{2}|\d")


def are_forms_of_one_word(first: str, second: str) -> bool:
    """Whether two names differ by the ends that grammar gives to words, or are a land and its people.

    >>> are_forms_of_one_word("Stillist", "Stillism"), are_forms_of_one_word("Morgan", "Morgana")
    (True, False)
    """
    if {first.removesuffix("s"), second.removesuffix("s")} <= region_names() or {first, second} <= region_names():
        return True  # "West Germany" and "the West Germans"
    a, b = sorted((first.casefold(), second.casefold()), key=len)
    shared = next((at for at, (ours, theirs) in enumerate(zip(a, b, strict=False)) if ours != theirs), len(a))
    if shared == len(a) >= _STEM:
        if b[len(a) :] == "a" and a.endswith(("ov", "ev", "in", "yn")):
            return True  # a man's surname, and a woman's
        if b[len(a) :] in ("s", "es") and lexicon().is_known(a):
            return True  # "the Public Licenses", not "Pell" and "Pells"
        return b[len(a) :] in word_set("ends behind a word") or (b[len(a) :] in ("n", "ns") and a[-1] in "aio")
    for at in range(shared, _STEM - 1, -1):
        ends = {a[at:], b[at:]}
        if ends <= word_set("learned ends") or (at > _STEM and ends <= word_set("ends of a verb")):
            return True
    return False


def holds_an_abbreviation(word: str) -> bool:
    """Whether a word has two capitals side by side or a figure.

    >>> holds_an_abbreviation("OpenXYZ"), holds_an_abbreviation("McAllister")
    (True, False)
    """
    return _ABBREVIATES.search(word) is not None


_PLAIN_WORD: Final = re.compile(r"(?<![\w’'-])[a-z]{4,}(?![\w’'-])")
# Words of a quotation that are spelled as none is today: so many at least, and of all one in so many.
_UNKNOWN: Final = 3
_ONE_IN: Final = 6


def is_in_old_spelling(reading: Reading, span: Span) -> bool:
    """Whether a name stands in words quoted as they were spelled in other days: "he tooke monei of Mr. Dorne", who is Dorn elsewhere."""
    quotation = reading.scopes.quotation_at(span.start)
    if quotation is None:
        return False
    words = _PLAIN_WORD.findall(reading.text, quotation.span.start, quotation.span.end)
    unknown = sum(not lexicon().is_known(word) for word in words)
    return unknown >= _UNKNOWN and unknown * _ONE_IN >= len(words)


def opens_a_firm(word: str, text: str) -> bool:
    """Whether a draft has a name as the first of a firm's: "Pellman, Orr and Co"."""
    firm = re.compile(
        rf"\b{re.escape(word)}(?:,? [A-Z][\w.’'-]*){{0,3}},? (?:(?:and|&) (?:Cos?|Company|Sons|Bros|Partners|Associates)|Inc|Corp|Co|Ltd"
        r"|PLC|LLC|LLP|AG|SA)\b"
    )
    return firm.search(text) is not None
