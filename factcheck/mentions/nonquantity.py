"""What holds a number and is no quantity: names, addresses, telephone and case numbers, list markers, "one" as a pronoun."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.mentions.context import word_after, word_before
from factcheck.mentions.lexicon import context_pattern, context_words, unit_openers, word_set
from factcheck.mentions.numeral import Numeral

_PHONE: Final = re.compile(
    r"(?:\d(?: ?[-–.] ?| ))?\(?\d{3}(?:\) ?|(?: ?[-–.] ?| ))\d{3}(?: ?[-–.] ?| )\d{4}(?!\d)"
    r"|(?:\d ?[-–] ?)?(?:\d{3}(?:\) ?| ?[-–.] ?))?\d{3} ?[-–] ?[A-Z]{3,}(?:[- ]*[A-Z]\b)*"
    r"|\d{3} ?[-–] ?\d{4}(?![\d%]| [a-z]+s\b| people\b)|(?:\d{3,5}-){2,}\d+|\d{5}-\d{4}(?!\d)"
)
_FIGURES: Final = re.compile(r"\d+(?:\.\d+){2,}|\d+(?:[:/]\d+)+(?:\.\d+)?")
_CASE: Final = re.compile(r"\d{1,4}-(?!to-|or-|by-|in-|on-|of-)(?:[a-z]{2}|civ|crim)-\d[-\d]*|\d+[A-Z]{1,3}-\d{3,}(?![,\d%])")
_ADDRESS: Final = re.compile(
    r"(?:-\d{1,5})? (?:(?:[NSEW]\.?|North|South|East|West|Northeast|Northwest|Southeast|Southwest|N\.?[EW]\.?|S\.?[EW]\.?) )?"
    r"(?:blocks? of |(?:[A-Z][\w.'’]* |\d{1,3}(?:st|nd|rd|th) ){0,3})"
)
_STATE: Final = re.compile(r"[A-Z]{2}|[A-Z][a-z]{1,5}\.|[A-Z]\.[A-Z]\.")
_EMERGENCY: Final = frozenset(("911", "999"))
_STREET: Final = re.compile(r"[A-Za-z]+\.?")
_OF_MANY: Final = re.compile(r" (?:of|/)\s\d+")
_SPACED_DATE: Final = re.compile(r"\d{1,2} - \d{1,2} - \d{1,4}(?!\d)|9 ?- ?1 ?- ?1(?!\d)")
_CODED_AFTER: Final = re.compile(
    r" (?:ZIP|[Zz]ip|[Aa]rea|[Pp]ostal|[Cc]ountry) [Cc]odes?\b|(?: |-)(?:calibers?|calibres?|cal\b|ACP|Magnum|gauge)|-bit\b|"
    r"(?: - ?|-)\d\d-cal|"
    r" (?:U\.S\.C\.|U\.S\. \d|F\.[23]d|S\. ?Ct\.|C\.F\.R\.|USC|CFR|ILCS)|(?: [A-Z][a-z]+)? (?:News|NEWS)\b"
)
_TEXT_TO: Final = re.compile(r"\b[Tt]ext(?:ing|s|ed)?\b[^.\n]{0,40} to $")
_MNEMONIC: Final = re.compile(r"[A-Z]{3,} \($")
_LIST_MARK: Final = re.compile(r"\d{1,3}[.)](?=\s)")
_HELD_AFTER: Final = re.compile(r"[A-Za-z_]|['’]?s\b|\([a-zA-Z]\)|\(k\)|[/@=&_]\w")
_COMPOUND: Final = re.compile(r"-([A-Za-z]+)")
_SUBJECTS: Final = frozenset(("he", "she", "it", "who", "that", "which"))
_PLURAL_AFTER: Final = (
    r" (?:(?!<function words>\b)[a-z]+[ -])?"
    r"(?:(?!(?:was|is|has|as|this|his|its)\b)[a-z]{2,}s|people|men|women|children|percent|police)\b"
)
_ONE_COUNTED: Final = re.compile(
    r" (?:was|were|died|remained|remains|suffered|survived|escaped|fled|injured|wounded|killed|dead|missing"
    r"|critically|seriously|fatally|other|in (?:critical|serious|stable|fair))\b"
)


def skip_from(text: str, numeral: Numeral) -> int:
    """Where a telephone number, a date in figures, an address, a list marker that begins at a numeral ends; 0 when none does."""
    start, end = numeral.start, numeral.end
    after, follow = text[end : end + 1], text[end + 1 : end + 2]
    if after and after in ".)" and _opens_line(text, start) and (mark := _LIST_MARK.match(text, start)):
        return mark.end()
    if not numeral.digits:
        return _end(_FIGURES, text, start) if after == "." and follow.isdigit() else 0
    if len(numeral.digits) > 1 and numeral.digits[0] == "0":
        return end  # "0457", "007": a code
    if len(numeral.digits) > 3 and _is_code(text, start, after):
        return end
    if not after:
        return 0
    if after == "]" and text[start - 1 : start] == "[":
        return end + 1  # the mark of a footnote
    if after == " " and follow == "-" and (found := _end(_SPACED_DATE, text, start)):
        return found
    if after in " -–.)" and len(numeral.digits) in (1, 3, 5) and not follow.islower() and (found := _end(_PHONE, text, start)):
        return found
    if after in "-–.:/ab" and (found := _end(_FIGURES, text, start) or _end(_CASE, text, start)):
        return found
    if after == " " and follow in ("o", "/") and (listed := _OF_MANY.match(text, end)):
        return listed.end() if word_before(text, start).lower() in context_words("pictures") or follow == "/" else 0
    if after in " -" and (follow.isupper() or follow.isdigit() or follow == "b"):
        return _address_end(text, start, end)
    return 0


def _is_code(text: str, start: int, after: str) -> bool:
    """Whether long figures are there to be typed: "text NEWS to 51414", "TIPS (8477)"."""
    if after == ")" and _MNEMONIC.search(text, max(0, start - 16), start):
        return True
    return text[max(0, start - 4) : start] == " to " and _TEXT_TO.search(text, max(0, start - 60), start) is not None


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else 0


def _opens_line(text: str, start: int) -> bool:
    """Whether nothing but a bullet or a bracket stands before a number on its line."""
    line = text.rfind("\n", max(0, start - 8), start) + 1
    return (line > 0 or start < 8) and not text[line:start].strip(" (\t*-")


def _address_end(text: str, start: int, end: int) -> int:
    found = _ADDRESS.match(text, end)
    if found is None:
        return 0
    if text.startswith(" Broadway", end):
        return end + 9
    if "block" in found.group():
        return found.end()
    streets = word_set("street_words.txt")
    last = _STREET.match(text, found.end())
    if last and (last.group() in streets or last.group().rstrip(".") in streets):
        return last.end()
    if any(word.rstrip(".") in streets for word in found.group().split()[1:]):
        return found.end()
    if not text[end + 1 : end + 2].isupper() or word_after(text, end).lower() in unit_openers():
        return 0
    # "A fire at 2517 Shasta": a house, where no comma parts its thousands and no noun is counted.
    digits = end - start
    return end if 3 <= digits <= 5 and text[max(0, start - 4) : start] in (" at ", "\nat ") and not is_counted(text, end) else 0


def is_held_before(text: str, start: int) -> bool:
    """Whether letters or marks hold a figure in a name from before: "S23", "G-7", "COVID-19", "#12", "ID.3"."""
    if not start:
        return False
    before = text[start - 1]
    if before == "(":
        return start > 1 and (text[start - 2] == ")" or text[start - 2].isalnum())
    if before in ' \n"“‘—[$€£¥':
        return False
    if before.isalnum() or before in "_#@/=&\\'’":
        return True
    return before in "-–.:,×" and start > 1 and (text[start - 2].isalnum() or text[start - 2 : start] == "]:")


def is_held_after(text: str, end: int) -> bool:
    """Whether letters that are no unit hold a figure in a name from after: "5G", "501(c)"."""
    after = text[end : end + 1]
    if after == "." and text[end + 1 : end + 2] in ("x", "X", "*") and not text[end + 2 : end + 3].isalnum():
        return True  # "the 2.x series"
    return bool(after) and after not in " ,.\n;:)-" and _HELD_AFTER.match(text, end) is not None


def is_counted(text: str, end: int) -> bool:
    """Whether a plural noun follows a number that ends at `end`."""
    return context_pattern(_PLURAL_AFTER).match(text, end) is not None


def is_capital_inside(text: str, numeral: Numeral) -> bool:
    """Whether a number word has a capital inside a sentence: "the Big Ten", "Nine Mile Road". In a headline all words have one."""
    start = numeral.start
    if not numeral.in_words or not text[start].isupper() or not start or text[start - 1] == "\n":
        return False
    if text[start - 1] in "-–":
        return start > 1 and text[start - 2].isalnum()
    word = word_before(text, start)
    if not any(map(str.isalnum, word)) and word not in _LEADS:
        return False  # "• Twelve people", "😀 Twelve people": a mark before a sentence is no word of a name
    return bool(word) and word[-1] not in '.!?:;)”"—–-' and not is_title_case(text, start)


_LEADS = frozenset(("“", "‘", "(", "&"))


_TITLE: Final = re.compile(r"[^\W\d_][\w'’]*")
_LONGEST_TITLE: Final = 60
_SHORT: Final = 4  # "of", "the", "from"


def is_in_title(text: str, numeral: Numeral) -> bool:
    """Whether a number stands in the title of a work: between quotation marks, where every word but the shortest has a capital.

    "Six are by Ada Crewe, among them “Fourteen Geese”."
    """
    if not (text[numeral.start].isupper() or text[numeral.start].isdigit()):
        return False
    begin = max(text.rfind(mark, max(0, numeral.start - _LONGEST_TITLE), numeral.start) for mark in '"“')
    if begin < 0 or (begin > 0 and not text[begin - 1].isspace() and text[begin - 1] not in "(—"):
        return False
    closing = "”" if text[begin] == "“" else '"'
    end = text.find(closing, numeral.end, begin + _LONGEST_TITLE)
    if end < 0 or "\n\n" in text[begin:end] or text[end - 1] in ".!?" or text.find(closing, begin + 1, numeral.start) >= 0:
        return False
    words = _TITLE.findall(text, begin + 1, end)
    return len(words) > numeral.in_words and all(word[0].isupper() or len(word) <= _SHORT for word in words)


@cache
def naming_words() -> frozenset[str]:
    """All lower-case words after which a number may be a name: where another stands, there is nothing to look up."""
    lists = (word_set("numbered_nouns.txt"), word_set("months.txt"), word_set("numbered_names.txt"), context_words("calling"))
    return frozenset().union(*lists, ("top", "bottom", "final", "a.d.", "ad", "b.c.", "bc", "bce", "ce"))


def is_name_part(text: str, numeral: Numeral) -> bool:
    """Whether the words around a bare count make it part of a name or a place in a list: "Route 66", "page 12", "the Big Ten"."""
    start, end = numeral.start, numeral.end
    word = word_before(text, start)
    after = text[end : end + 1]
    if word and (word in naming_words() or not word.islower()):
        lowered = word.lower()
        if lowered in word_set("numbered_nouns.txt"):
            return _is_numbered(text, numeral, word)
        if lowered in ("top", "bottom", "final") and numeral.value < 1000 and not is_counted(text, end):
            return True
        if (
            numeral.digits
            and numeral.value < 32
            and lowered.rstrip(".") in word_set("months.txt")
            and (word[0].isupper() or lowered != "may")
        ):
            return True
        if lowered in ("a.d.", "ad", "b.c.", "bc", "bce", "ce") or (lowered == "u.s." and not is_counted(text, end)):
            return True
        if lowered in context_words("calling") and len(numeral.digits) > 2 and not is_counted(text, end):
            return True
        if (
            text[start - 1] != "\n"
            and not numeral.in_words
            and (word[0].isupper() or word in word_set("numbered_names.txt"))
            and _follows_name(text, numeral, start - len(word) - 1, word)
        ):
            return True
    if numeral.in_words:
        return not numeral.value and word in ("below", "above")  # "31 below zero": a mark on a scale
    if after and after in " -" and _CODED_AFTER.match(text, end):
        return True
    if not numeral.digits:
        return False
    if numeral.digits in _EMERGENCY and word.lower() not in ("about", "than", "least", "nearly"):
        return True
    if len(numeral.digits) == 5 and _STATE.fullmatch(word):
        return True
    if after == " ":
        follow = word_after(text, end)
        if follow.lower() in word_set("months.txt") and follow[0].isupper() and numeral.value < 32:
            return True
    return len(numeral.digits) == 4 and 1000 <= numeral.value < 2200 and _is_year(text, numeral, word.lower())


def _is_numbered(text: str, numeral: Numeral, word: str) -> bool:
    """Whether a number behind a noun like "page" or "route" tells which one."""
    if word in ("number", "numbers") and _is_verb(text, numeral, numeral.start - len(word) - 1, word):
        return False
    if word.islower() and word.endswith("s") and word_before(text, numeral.start - len(word) - 1).lower() in _SUBJECTS:
        return False  # "She types 80 words a minute", "it seats eight"
    if word in ("seat", "seats") and _is_seating(text, numeral.start - len(word) - 1, word):
        return False
    told = numeral.in_words and text[numeral.start].islower()
    return not ((told or word == "seats") and is_counted(text, numeral.end))  # "Each carriage seats 36 people"


def _is_seating(text: str, at: int, word: str) -> bool:
    """Whether "seats" at a place is a verb, after what has the seats: "each van seats 12", "will seat 320"; not "in seats 12 and 14"."""
    lead = word_before(text, at)
    if word == "seat":
        return lead in ("will", "can", "to", "could", "would", "may", "might")
    return lead.isalpha() and lead.islower() and not lead.endswith("s") and lead not in context_words("function words")


def _is_verb(text: str, numeral: Numeral, at: int, word: str) -> bool:
    """Whether "number" before a figure is a verb: "Glass plates number 1,180", "they number 36", "the herd numbers 412 cattle".

    Names write their thousands without a comma, and no plural stands right before "number 36" but as its subject.

    Args:
        text: the draft's text.
        numeral: the figure.
        at: where "number" starts.
        word: it, as written.
    """
    lead = word_before(text, at)
    if lead.lower() in context_words("function words"):
        return False
    if numeral.value >= 1000:
        return not numeral.digits
    if word == "numbers":
        counted = word_after(text, numeral.end)
        return lead.islower() and not lead.endswith("s") and counted.islower() and counted not in context_words("function words")
    plural = lead.isalpha() and lead[1:].islower() and lead.endswith("s") and lead[-2:-1] not in ("s", "u", "i")
    return plural or lead.lower() in context_words("numbering")


def _follows_name(text: str, numeral: Numeral, at: int, word: str) -> bool:
    """Whether a number after a word with a capital belongs to its name."""
    if word in word_set("numbered_names.txt"):
        return True
    if word[-1] in ".!?:;,)”\"'’" or word in word_set("quantity_openers.txt"):
        return False
    if not numeral.digits and numeral.value >= 1000:  # names write their thousands without a comma
        return False
    if is_title_case(text, numeral.start) or _is_gapped(text, at):
        return False
    if text[numeral.end : numeral.end + 1] == "-" and word.endswith(("'s", "’s")) and not is_compound(text, numeral):
        return False  # "Finch's 40-vote victory"
    if word.endswith(("'s", "’s")) and _FACES.search(text, max(0, at - _SHORT_OF), at):
        return False  # "got 612 votes to Baker's 540"
    if is_counted(text, numeral.end):
        if word.endswith(("'s", "’s")):
            return False  # "Dunmore County's 31 schools"
        before = word_before(text, at)
        if before.lower() in context_words("prepositions"):
            return False
    return True


_FACES: Final = re.compile(r"\d(?: [a-z]+)? (?:to|against) (?:[A-Z]\w* )?$")
_SHORT_OF: Final = 40
_GAPPED: Final = re.compile(r"(\S+) (\d[\d,]*\d|\d)(?: [a-z]+)?(?:,| and|, and) (?:the )?(?:[A-Z]\w* )?$")


def _is_gapped(text: str, at: int) -> bool:
    """Whether the name that starts at `at` goes on a list of counts whose verb stands at its head.

    "The north got 54 beds, Coastal 29 and the Central 18."
    """
    for _ in range(8):
        found = _GAPPED.search(text, max(0, at - 60), at)
        if found is None or (len(found.group(2)) == 4 and found.group(2) < "2200"):
            return False
        if found.group(1)[0].islower():
            return True
        at = found.start(1)
    return False


def is_title_case(text: str, at: int) -> bool:
    """Whether the line at `at` is a headline in title case: most of its longer words have a capital."""
    start = max(text.rfind("\n", max(0, at - 120), at) + 1, at - 120)
    end = text.find("\n", at, at + 120)
    line = text[start : end if end >= 0 else at + 120]
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) * 4 >= len(words) * 3


def _is_year(text: str, numeral: Numeral, word: str) -> bool:
    if not 1000 <= numeral.value < 2200:
        return False
    if word in context_words("counted for sure"):
        return False
    return word in context_words("year leads") or not is_counted(text, numeral.end)


def is_pronoun(text: str, numeral: Numeral) -> bool:
    """Whether "one" counts nothing: "no one", "the one who", "one another", "one day"."""
    end = numeral.end
    before = word_before(text, numeral.start).lower()
    words = word_set("one_pronoun_before.txt")
    if before == "at" and text.startswith((" point", " time", " stage"), end):
        return True
    if text.startswith(" of ", end):
        return before in ("no", "each", "every", "any", "another")
    if before in words:
        return True
    if _ONE_COUNTED.match(text, end):
        return False
    follow = word_after(text, end).lower()
    return not follow or follow in word_set("one_pronoun_after.txt") or follow.endswith(("ly", "'s", "’s"))


def is_compound(text: str, numeral: Numeral) -> bool:
    """Whether a numeral is bound to a word that it does not count: "three-pointer", "two-time", "12-step"."""
    if text[numeral.end : numeral.end + 1] != "-":
        return False
    found = _COMPOUND.match(text, numeral.end)
    return found is not None and found.group(1).lower() not in word_set("counted_compounds.txt")
