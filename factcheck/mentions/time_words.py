"""Words of time expressions: a text as a string of word classes, one character a token, that patterns are written over.

A pattern over classes is short, reads like the phrase it matches, and runs over the whole text at the speed of the regular
expression engine; a new word is a line of `data/time_words.tsv`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import Final

from factcheck.almanac import holidays
from factcheck.data import data_lines

# The commonest tokens first: plain words, then blanks, then words that no apostrophe or point follows ("o'clock", "a.m." are one).
_TOKEN: Final = re.compile(
    r"[A-Za-z]{3,}+(?![^\W_])|\s++|[^\W_]++(?!['’.])|\d++(?=[apAP]\.[mM]\b)|[ap]\.m\b\.?|[AP]\.M\b\.?|o['’]clock|[^\W_]+|[\W_]"
)
_LETTERS: Final = "".join(chr(c) for c in range(0x41, 0x17F) if chr(c).isalnum())
_OWN: Final = frozenset(" .,-/:;()'\"\n$%&?!")
_SAME: Final = {"–": "-", "—": "=", "’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "−": "-"}

# Classes that no word list gives: they are told by the shape of the token.
_SHAPES: Final = (
    "dd",  # one or two digits that may be a day or a month: 1 to 31
    "n",  # any other digits
    "yyyy",  # four digits that may be a year: 1000 to 2499
    "nth",  # 1st to 31st
    "nn_th",  # any other ordinal in digits
    "decade",  # 1990s, 90s
    "clocktime",  # 10am, 6pm
    "word",  # any other word without a capital
    "Word",  # any other word with a capital
    "ed",  # a word that ends as regular past forms do
    "other_mark",  # any other mark
)
_CLEAR_AFTER: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The classes and the values of words.

    Attributes:
        letters: the character that stands for each class.
        classes: the class character of each word; capitalised words stand as written.
        values: the value of each word.
    """

    letters: dict[str, str]
    classes: dict[str, str]
    values: dict[str, str]

    def telling(self, word: str) -> bool:
        """Whether a word is of a class of its own, and no function word."""
        letter = self.classes.get(word) or self.classes.get(word.lower())
        return letter is not None and letter not in (
            self.letters["function"],
            self.letters["the"],
            self.letters["of"],
            self.letters["and"],
            self.letters["a"],
        )

    def pattern(self, template: str) -> re.Pattern[str]:
        """Compile a template in which `{name}` is a word class or a macro of `MACROS`, and all else a regular expression."""
        return re.compile(self.expand(template))

    def expand(self, template: str) -> str:
        """The regular expression over class characters that a template stands for.

        Within brackets a set of classes stands for its letters alone, elsewhere for one of them.
        """
        pieces: list[str] = []
        at = 0
        for found in _NAME.finditer(template):
            pieces.append(template[at : found.start()])
            before = template[: found.start()]
            pieces.append(self._named(found.group(1), before.count("[") > before.count("]")))
            at = found.end()
        return "".join((*pieces, template[at:]))

    def _named(self, name: str, bracketed: bool) -> str:
        if name in SETS:
            letters = "".join(self.letters[each] for each in SETS[name].split())
            return letters if bracketed else f"[{letters}]"
        return self.expand(MACROS[name]) if name in MACROS else self.letters[name]


_NAME: Final = re.compile(r"\{([A-Za-z_]\w*)\}")

# Sets of classes.
SETS: Final = {
    "int": "dd n yyyy",
    "numword": "card tens hundred dozen",
    "month": "mon_full mon_name may march",
    "unit": "uday uweek umonth uquarter uyear udecade ucentury umillennium uhour uminute",
    "units": "pday pweek pmonth pquarter pyear pdecade pcentury pmillennium phour pminute psecond",
    "anyunit": "uday uweek umonth uquarter uyear udecade ucentury umillennium uhour uminute second "
    "pday pweek pmonth pquarter pyear pdecade pcentury pmillennium phour pminute psecond",
    "calendar": "uday uweek umonth uquarter uyear udecade ucentury",
    "ordinal": "nth nthword first second",
    "plain": "word ed pastverb reached done",
}

# Patterns that several rules share.
MACROS: Final = {
    "digits": r"(?:{int}(?:,{n}){0,5}(?:\.{int})?(?:[ -]{dd}/{dd})?)",
    "words": "(?:{numword}(?:[ -](?:{and} )?{numword}){0,9})",
    "andhalf": "(?:(?: {and})? (?:{a} |{card}-|{card} ){half}|-{and}-{a}-{half})",
    "number": "(?:(?:{digits}(?: {hundred})?|{words}){andhalf}?)",
    "mon": r"(?:{month}|{mon_abbr}\.?)",
    "dom": "[{dd}{nth}]",
    "wday": r"(?:{weekday}|{weekday_abbr}\.?)",
}


@cache
def lexicon() -> Lexicon:
    """The word classes of `data/time_words.tsv`, read once."""
    lines = data_lines("time_words.tsv")
    letters: dict[str, str] = {}
    classes: dict[str, str] = {}
    values: dict[str, str] = {}
    free = iter(_LETTERS)
    for name in _SHAPES:
        letters[name] = next(free)
    for line in lines:
        name, value, words = line.split("\t")
        letter = letters.get(name) or letters.setdefault(name, next(free))
        for word in words.split():
            classes[word] = letter
            values[word] = value
            if word[0].isupper():
                classes[word.upper()] = letter
                values[word.upper()] = value
    letters.setdefault("feast", next(free))
    for name in holidays():
        word = re.split(r"[ '-]", name)[0]
        if word in classes:
            continue  # "Three", "Early", "Spring" are words of their own wherever no feast follows
        for form in (word.capitalize(), word.upper()):
            classes.setdefault(form, letters["feast"])
    return Lexicon(letters, classes, values)


class _Classes(dict[str, str]):
    """Class characters of tokens, worked out once each. Emptied when it has grown large, so that memory stays bounded."""

    def __missing__(self, token: str) -> str:
        if len(self) > _CLEAR_AFTER:
            self.clear()
        self[token] = letter = _classify(token)
        return letter


def _classify(token: str) -> str:
    words = lexicon()
    if token in words.classes:
        return words.classes[token]
    first = token[0]
    if first.isspace():
        return "\n" if token.count("\n") > 1 else " "
    if not first.isalnum():
        return _SAME.get(token, token) if token in _OWN or token in _SAME else words.letters["other_mark"]
    if first.isdigit():
        return words.letters[_digit_shape(token)]
    lower = token.lower()
    if lower in words.classes:
        return words.classes[lower]
    if first == "F" and _FISCAL.fullmatch(token):
        return words.letters["fy"]
    if first.isupper():
        return words.letters["Word"]
    return words.letters["ed" if token.endswith("ed") and not token.startswith("un") else "word"]


_ORDINAL: Final = re.compile(r"(\d+)(?:st|nd|rd|th)", re.IGNORECASE)
_FISCAL: Final = re.compile(r"FY\d\d(?:\d\d)?")
_DECADE: Final = re.compile(r"(?:1\d|20)?\d0s")
_CLOCK: Final = re.compile(r"\d\d?[ap]m", re.IGNORECASE)  # "6pm", and the "40pm" of "6.40pm"


def _digit_shape(token: str) -> str:
    if token.isdecimal() and token.isascii():
        if len(token) <= 2 and 1 <= int(token) <= 31:
            return "dd"
        return "yyyy" if len(token) == 4 and 1000 <= int(token) <= 2499 else "n"
    if ordinal := _ORDINAL.fullmatch(token):
        return "nth" if len(token) <= 4 and 1 <= int(ordinal.group(1)) <= 31 else "nn_th"
    if _DECADE.fullmatch(token):
        return "decade"
    return "clocktime" if _CLOCK.fullmatch(token) else "n"


_CLASSES: Final = _Classes()


@dataclass(frozen=True, slots=True)
class ClassedText:
    """A text, its tokens, and the string of their classes: `classes[i]` is the class of `tokens[i]`, which starts at `starts[i]`.

    `starts` has one entry more than there are tokens: the length of the text.
    """

    text: str
    tokens: list[str]
    starts: list[int]
    classes: str
    breaks: list[int] = field(default_factory=list)
    _found: dict[str, str] = field(default_factory=dict)

    def value(self, at: int) -> str:
        """The lexicon's value of the token at `at`, "" when it has none."""
        values = lexicon().values
        token = self.tokens[at]
        return values.get(token) or values.get(token.lower(), "")

    def token_at(self, offset: int) -> int:
        """The index of the token that starts at the character `offset`, or of the first that starts after it."""
        return bisect_left(self.starts, offset)

    def sentence(self, at: int) -> tuple[int, int]:
        """The token indices, half open, of the sentence that holds token `at`."""
        here = bisect_right(self.breaks, at)
        start = self.breaks[here - 1] if here else 0
        end = self.breaks[here] if here < len(self.breaks) else len(self.tokens)
        return start, end

    def once(self, name: str, find: Callable[[], str]) -> str:
        """What `find` finds in the whole text, looked for once however often it is asked for."""
        if name not in self._found:
            self._found[name] = find()
        return self._found[name]

    def words(self, first: int, last: int) -> str:
        """The characters of the tokens from `first` up to `last`."""
        return self.text[self.starts[first] : self.starts[last]]


@cache
def _sentence_break() -> re.Pattern[str]:
    # A full stop ends a sentence when a space and anything but a small letter follow, unless it ends an abbreviation.
    return lexicon().pattern("(?:[^{title}{initial}{mon_abbr}{weekday_abbr}]\\.|[?!])[\"')]*[ \n]+(?![{word}{ed}{pastverb}])|\n")


def classify(text: str) -> ClassedText:
    """The tokens of a text and their classes.

    >>> said = classify("on Friday, Jan. 3")
    >>> said.tokens
    ['on', ' ', 'Friday', ',', ' ', 'Jan', '.', ' ', '3']
    >>> said.classes == lexicon().expand("{on} {weekday}, {month_abbr}. {dd}")
    True
    """
    tokens = _TOKEN.findall(text)
    starts = list(accumulate(map(len, tokens), initial=0))
    classes = "".join(map(_CLASSES.__getitem__, tokens))
    breaks = [found.end() for found in _sentence_break().finditer(classes)]
    return ClassedText(text, tokens, starts, classes, breaks)
