"""What holds a number and is no quantity: names, addresses, telephone and case numbers, list markers, "one" as a pronoun."""

from __future__ import annotations

import re
from typing import Final

from factcheck.mentions.lexicon import word_set
from factcheck.mentions.numeral import Numeral

_PHONE: Final = re.compile(r"(?:\d[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)|\d{3}-\d{4}(?![\d%])|(?:\d{3,5}-){2,}\d+|\d{5}-\d{4}(?!\d)")
_DOTTED: Final = re.compile(r"\d+(?:\.\d+){2,}|\d+(?:[:/]\d+)+(?:\.\d+)?")
_CASE: Final = re.compile(r"\d{1,4}-(?:[a-z]{2}|\d)[-\d]*\d{2,}|\d+[A-Za-z]?-\d{3,}(?![,\d%])")
_ADDRESS: Final = re.compile(
    r"(?:-\d{1,5})? (?:(?:[NSEW]\.?|North|South|East|West|Northeast|Northwest|Southeast|Southwest|N\.?[EW]\.?|S\.?[EW]\.?) )?(?:block of |[A-Z][\w.'’]* |\d{1,3}(?:st|nd|rd|th) ){1,3}"
)
_WORD_BEFORE: Final = re.compile(r"([^\s(\[\"“‘—–]+)([ \u00a0]|\n)$")
_LIST_MARK: Final = re.compile(r"\d{1,3}[.)](?=\s)")
_SUFFIXED: Final = re.compile(r"[A-Za-z_]|['’]?s\b|\([a-zA-Z]\)|\(k\)|[/@=&_]\w")
_COMPOUND: Final = re.compile(r"-([A-Za-z]+)")
_PLURAL_AFTER: Final = re.compile(r" (?:[a-z]+[ -])?[a-z]{2,}s\b| people\b| men\b| women\b| children\b| percent\b")
_ONE_PRONOUN_BEFORE: Final = frozenset(
    "no each every any the this that which another some other only loved if as is was not a number more someone that's it's for to be last next first little big".split()
)
_ONE_NO_NOUN: Final = frozenset(
    """another who whom whose which that is isn't has had can can't could should would will won't may might must does did do to in on at by for with from into over under about after before
    and or but nor if when while because as than so not never ever always also only just even still yet already day night morning afternoon evening time thing's else too though here there now then
    the a an this his her their its my your our he she it we they you i what where how why step point way's upon off up down out away back""".split()
)
_ONE_COUNTED: Final = re.compile(r" (?:was|were|died|remained|remains|suffered|survived|escaped|fled|injured|wounded|killed|dead|missing|critically|seriously|fatally|other|in (?:critical|serious|stable|fair))\b")
_MONTHS: Final = frozenset("january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.".split())
_YEAR_PREP: Final = frozenset("in since by from until till before after of during early late mid and to through between class summer spring fall winter autumn year fiscal the a".split())
_PREPOSITIONS: Final = frozenset("in at on from for with of near across and by to".split())
_COUNTED_COMPOUNDS: Final = frozenset(
    """member person man woman car vehicle truck story storey bedroom bed room seat game page vote hole team nation country state judge justice page-long strong unit ship plane""".split()
)


def skip_from(text: str, numeral: Numeral) -> int:
    """Where a telephone number, a date in figures, a version, an address or a list marker that begins at a numeral ends; 0 when none does."""
    start, end = numeral.start, numeral.end
    before = text[start - 1] if start else "\n"
    after = text[end : end + 1]
    if before == "\n" or text[max(0, start - 4) : start].strip(" (") == "" or (before in " (" and text[max(0, start - 3) : start].strip(" (") == "" and start < 3):
        line = text.rfind("\n", max(0, start - 6), start) + 1
        if text[line:start].strip(" (\t*-") == "" and (line or start < 6) and (mark := _LIST_MARK.match(text, start)):
            return mark.end()
    if after in "-.:/ )" and after and numeral.digits:
        follow = text[end + 1 : end + 2]
        if after != " " and (follow.isdigit() or after == ")"):
            for pattern in (_PHONE, _CASE) if after in "-)." else (_DOTTED,):
                found = pattern.match(text, start)
                if found is not None:
                    return found.end()
        if after == " " and follow.isdigit() and (found := _PHONE.match(text, start)):
            return found.end()
    if after == "." and text[end + 1 : end + 2].isdigit() and (found := _DOTTED.match(text, start)):
        return found.end()
    if numeral.digits and after in (" ", "-") and text[end + 1 : end + 2].isalnum() and (found := _ADDRESS.match(text, end)):
        words = found.group().split()
        last = re.compile(r"[A-Za-z]+\.?").match(text, found.end())
        streets = word_set("street_words.txt")
        if "block" in words or (last and last.group() in streets) or any(word in streets for word in words[1:]):
            return found.end()
    return 0


def is_glued(text: str, numeral: Numeral) -> bool:
    """Whether letters or marks that are no unit hold the numeral in a name: "S23", "G-7", "5G", "501(c)", "#12"."""
    start, end = numeral.start, numeral.end
    if numeral.in_words:
        return False
    if start:
        before = text[start - 1]
        if before.isalnum() or before in "_#@/=&\\'’":
            return True
        if before in "-–" and start > 1 and text[start - 2].isalnum():
            return True
        if before in ".:," and start > 1 and text[start - 2].isdigit():
            return True
    return _SUFFIXED.match(text, end) is not None


def is_name_part(text: str, numeral: Numeral) -> bool:
    """Whether the words around a bare count make it part of a name or a place in a list: "Route 66", "page 12", "the Big Ten"."""
    start, end = numeral.start, numeral.end
    found = _WORD_BEFORE.search(text, max(0, start - 20), start)
    word = found.group(1) if found else ""
    if word:
        lowered = word.lower()
        if lowered in word_set("numbered_nouns.txt"):
            return not (numeral.in_words and text[start].islower() and _PLURAL_AFTER.match(text, end))
        if lowered in _MONTHS and (word[0].isupper() or lowered != "may") and numeral.value < 32 and numeral.digits:
            return True
        if word[0].isupper() and found and found.group(2) != "\n" and word not in word_set("quantity_openers.txt") and not numeral.in_words:
            return _follows_name(text, numeral, start - len(word) - 1, word)
    if numeral.in_words and text[start].isupper() and word and word[-1] not in ".!?:;" and found and found.group(2) != "\n":
        # A capital inside a sentence: "the Big Ten", "Chapter Two"; in a headline all words have one.
        return not is_title_case(text, start)
    if numeral.digits and len(numeral.digits) == 4 and 1000 <= numeral.value < 2200:
        return _is_year(text, numeral, word.lower())
    return False


def _follows_name(text: str, numeral: Numeral, at: int, word: str) -> bool:
    """Whether a number after a word with a capital belongs to its name."""
    if word in word_set("numbered_names.txt"):
        return True
    if word[-1] in ".!?:;,)”\"'’":
        return False
    if is_title_case(text, numeral.start):
        return False
    if _PLURAL_AFTER.match(text, numeral.end):
        before = text[max(0, at - 12) : at].split()
        if before and before[-1].lower() in _PREPOSITIONS:
            return False
    return True


def is_title_case(text: str, at: int) -> bool:
    """Whether the line at `at` is a headline in title case: most of its longer words have a capital."""
    start = max(text.rfind("\n", 0, at) + 1, at - 120)
    end = text.find("\n", at, at + 120)
    line = text[start : end if end >= 0 else at + 120]
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) * 4 >= len(words) * 3


def _is_year(text: str, numeral: Numeral, word: str) -> bool:
    if _PLURAL_AFTER.match(text, numeral.end) and word not in _YEAR_PREP:
        return False
    return 1000 <= numeral.value < 2200 and not text.startswith((" people", " times"), numeral.end)


def is_pronoun(text: str, numeral: Numeral) -> bool:
    """Whether "one" counts nothing: "no one", "the one who", "one another", "one day"."""
    end = numeral.end
    found = _WORD_BEFORE.search(text, max(0, numeral.start - 12), numeral.start)
    before = found.group(1).lower() if found else ""
    if text.startswith(" of ", end):
        return before in ("no", "each", "every", "any", "another")
    if _ONE_COUNTED.match(text, end) and before not in ("no", "the", "this", "that", "each", "every", "any"):
        return False
    if before in _ONE_PRONOUN_BEFORE:
        return before not in ("for", "to", "as", "was", "is", "not", "be", "only", "if", "a", "more") or not _noun_after(text, end)
    return not _noun_after(text, end)


def _noun_after(text: str, end: int) -> bool:
    found = re.compile(r"[ \n]([A-Za-z][\w'’-]*)").match(text, end)
    return found is not None and found.group(1).lower() not in _ONE_NO_NOUN


def is_compound(text: str, numeral: Numeral) -> bool:
    """Whether a numeral is bound to a word that it does not count: "three-pointer", "two-time", "12-step"."""
    found = _COMPOUND.match(text, numeral.end)
    return found is not None and found.group(1).lower() not in _COUNTED_COMPOUNDS
