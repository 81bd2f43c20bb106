"""Money: amounts with a currency before or after them."""

from __future__ import annotations

import re
from typing import Final

from factcheck.mentions.lexicon import currencies
from factcheck.mentions.numeral import Numeral, take_letter
from factcheck.mentions.reading import Reading

_TRAILING: Final = re.compile(r"[  ]?(US|U\.S\.|CAD|AUD|CDN|Cdn|NZD|HKD|USD|Canadian|Australian)(?![A-Za-z$])")
_TRAILING_CODES: Final = {"US": "USD", "U.S.": "USD", "CDN": "CAD", "Cdn": "CAD", "Canadian": "CAD", "Australian": "AUD"}
_WORD: Final = re.compile(r"[ \n-]?(?:of the )?([A-Za-z.€¥¢]{1,12})")
# Pounds are money where they are paid or earned: "cost 25 pounds", "a fine of 300 pounds"; not "cost two pounds of flesh".
_POUNDS: Final = re.compile(r" pounds?\b(?! (?:of|per)\b)")
_PAID: Final = re.compile(
    r"\b(?:costs?|costing|pa(?:id|ys?|ying)(?: back)?|charge[sd]?|charging|fined|earn(?:s|ed)?|(?:brought|brings?|took|takes?) in|spent"
    r"|ow(?:es?|ed)|worth|sold for|fetched|borrowed|donated|lent|(?:price|fee|fine|bill|fare|rent|prize|debt|salary|grant) (?:of|was|is))"
    r"(?: (?:him|her|it|them|us|me|(?:the|an?|his|her|its|their|each) (?:[a-z]+ )?[a-z]+|an? average of|a total of))?"
    r"(?: (?:about|only|just|some|nearly|almost|exactly|another|up to|more than|at least|an extra))? $"
)
_LED_REACH: Final = 40
# What is said of pounds that are weights, right before them.
_OF_WHAT: Final = re.compile(r" (?:of|heavier|lighter|overweight|a (?:person|head)|per)\b")
_WEIGHED: Final = re.compile(r"\b(?:weigh\w*|weights?|heav\w+|lift\w*|los[et]|losing|gain\w*|shed|catch|caught|reap\w*|carr\w+)\b[^.]*$")
# Words that are currencies only after a sum too large, or too round, to be a count of anything else.
_AMBIGUOUS: Final = frozenset({"won", "real", "sterling", "crowns", "r", "sh"})


def currency_before(text: str, at: int) -> tuple[int, str, int]:
    """Where the currency mark before offset `at` begins, its ISO 4217 code, and the sign of the sum; `at`, "" and 1 when there is none.

    >>> currency_before("paid US $5", 9)
    (5, 'USD', 1)
    """
    edge, sign = at, 1
    if edge and text[edge - 1] in "-−":
        edge, sign = edge - 1, -1
    elif edge > 1 and text[edge - 1] in "  ":
        edge -= 1
    if not edge:
        return at, "", 1
    rows = currencies().marks.get(text[edge - 1])
    for mark, code in rows or ():
        start = edge - len(mark)
        if start < 0 or not text.startswith(mark, start):
            continue
        if mark[0].isalpha() and start and (text[start - 1].isalnum() or text[start - 1] in "-/_"):
            continue
        if mark.isalpha() and sign < 0:
            continue
        if len(mark) == 1 and mark.isalpha() and (edge != at or len(text[at : at + 2]) < 2 or not text[at : at + 2].isdigit()):
            continue
        if start and text[start - 1] in "-−" and (start == 1 or text[start - 2] in " (\n"):
            return start - 1, code, -1
        return start, code, sign
    return at, "", 1


def read_money(text: str, numeral: Numeral) -> Reading | None:
    """The sum that a numeral belongs to ("$3.2bn", "10.5 million Australian dollars", "50 cents"); None when there is no currency."""
    start, code, sign = currency_before(text, numeral.start)
    if code:
        numeral = take_letter(numeral)
        end = numeral.end
        if code == "USD" and text[start : start + 1] == "$" and (trailing := _TRAILING.match(text, end)):
            code = _TRAILING_CODES.get(trailing.group(1), trailing.group(1))
            end = trailing.end()
        return Reading("money", start, end, sign * numeral.value, numeral.step, code, scaled=not numeral.whole)
    taken = take_letter(numeral)
    for candidate in (numeral, taken) if taken is not numeral else (numeral,):
        found = currency_after(text, candidate)
        if found is not None:
            end, code = found
            return Reading("money", candidate.start, end, candidate.value, candidate.step, code, scaled=not candidate.whole)
    pounds = _POUNDS.match(text, numeral.end)
    if pounds is not None and numeral.shape == "cardinal" and _PAID.search(text, max(0, numeral.start - _LED_REACH), numeral.start):
        return Reading("money", numeral.start, pounds.end(), numeral.value, numeral.step, "GBP", scaled=not numeral.whole)
    return None


def currency_after(text: str, numeral: Numeral) -> tuple[int, str] | None:
    """Where the words for a currency after a numeral end, and its code."""
    found = _WORD.match(text, numeral.end)
    if found is None:
        return None
    word = found.group(1).lower()
    table = currencies().words
    rows = table.get(word) or table.get(word.partition(".")[0])
    if rows is None:
        return None
    begin = found.start(1)
    for form, code in rows:
        end = begin + len(form)
        if text[begin:end].replace("\n", " ").lower() != form or text[end : end + 1].isalnum():
            continue
        if form in _AMBIGUOUS and numeral.value < 1000 and _PAID.search(text, max(0, numeral.start - _LED_REACH), numeral.start) is None:
            continue
        return end, code
    return None


def are_weighed(text: str, start: int, end: int) -> bool:
    """Whether the words around "pounds" say that they are a weight: "weighs 40 pounds", "40 pounds of flour".

    >>> are_weighed("It weighs 40 pounds.", 10, 19), are_weighed("It comes to 40 pounds.", 12, 21)
    (True, False)
    """
    return _OF_WHAT.match(text, end) is not None or _WEIGHED.search(text, max(0, start - _LED_REACH), start) is not None
