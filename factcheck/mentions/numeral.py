"""Numeral: the bare number at a place in a text, in digits, words or both, before anyone asks what it is a number of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final, Literal

from factcheck.mentions.lexicon import FRACTION_SIGNS, context_pattern, number_words
from factcheck.mentions.number_run import NEXT_WORD, NumberWord, compose, read_run
from factcheck.mentions.quantity import last_step

Shape = Literal["cardinal", "ordinal", "share", "plural"]

_SIGNS: Final = "".join(FRACTION_SIGNS)
_AFTER_DIGITS: Final = re.compile(rf"[ -]?(\d{{1,2}})/(\d{{1,2}})(?![\d/])|[ -]?([{_SIGNS}])")
_AND_PART: Final = re.compile(r"[ -]and[ -](?:a[ -]|one[ -])?(half|quarter|third|three[ -]quarters|two[ -]thirds)(?!\w)", re.IGNORECASE)
_OF_PLURAL: Final = re.compile(r" (?:of |upon )(hundreds|thousands|millions|billions|trillions)(?![A-Za-z])")
_NOUNS_TOO: Final = frozenset((10, 20))  # "tens" and "scores" count only before "of"
_OF_RESULT: Final = re.compile(r" of (?:between|from|at least|up to|\d)")  # "with scores of between 78 and 97"
_PARTS: Final = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3), "three": Fraction(3, 4), "two": Fraction(2, 3)}
_PART_OF_A: Final = re.compile(r"[ -](?:of )?(?:a[ -])?(dozen|hundred|thousand|million|billion|trillion)(?![A-Za-z])", re.IGNORECASE)
_SLASHED: Final = re.compile(
    r"/([2-68]|10|16|32)"
    r"(?=[ -](?:of|the|an?|inch|inches|miles?|cups?|teaspoons?|tablespoons?|pounds?|acres?|ounces?|gallons?|foot|feet|points?|percent)\b)"
)
_POWER: Final = re.compile(r"[  ]?[×x*][  ]?10(?:\^([-−–]?\d{1,3})|([-−–]\d{1,3})|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))")
_BAKERS: Final = re.compile(r"\ba baker['’]s $", re.IGNORECASE)
_GROUPED: Final = re.compile(r" of (?:[a-z]+ ){0,2}(?:(?!points|goals|runs|ones)[a-z]+s|people|men|women|children|sheep|deer|fish)\b")
_LONGEST: Final = 40  # more digits than this are a serial number, and slow to turn into a number
_MOST_DECIMALS: Final = 5  # more are a coordinate
_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")
_LETTERS: Final = re.compile(r"(?:mln|mn|bln|bn|trn|tn|MM|[mbkMBKT])(?![A-Za-z\d])| (?:mln|mn|bln|bn|trn|tn)(?![A-Za-z\d])")
_BEFORE: Final = re.compile(
    r"(half[ -](?:a )?|\b(?:a|an|one)[ -](?:half[ -])?|several |(?:a )?few |(?:a )?couple (?:of )?)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written at `[start, end)`.

    Attributes:
        value: the number; for `shape` "share", the share ("two-thirds" is 2/3).
        step: the weight of its last significant digit.
        shape: cardinal, ordinal ("fifth"), share ("a third"), plural ("dozens").
        digits: the digits as written, when it is plain digits without a comma; else "".
        in_words: whether it is written in words alone.
        whole: whether it has neither decimals nor a magnitude.
        vague: "several hundred", "a few thousand", "a couple of dozen".
        letter: where the number ends with a magnitude letter that stands only for money ("2m"), and its factor; else None.
    """

    start: int
    end: int
    value: int | Fraction
    step: int | Fraction
    shape: Shape = "cardinal"
    digits: str = ""
    in_words: bool = False
    whole: bool = True
    vague: str = ""
    letter: tuple[int, int] | None = None


_DIGITS: Final = re.compile(r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?")
_DIGIT_STARTS: Final = re.compile(rf"[0-9]+(?:[.,][0-9]+)*|[{_SIGNS}]")


def _prefix_tree(words: list[str]) -> str:
    """A pattern for any of the words that decides letter by letter, so that a miss costs no more than the letters that agree."""
    ends: dict[str, list[str]] = {}
    for word in words:
        if word:
            ends.setdefault(word[0], []).append(word[1:])
    branches = [re.escape(letter) + _prefix_tree(rest) for letter, rest in sorted(ends.items())]
    pattern = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})" if branches else ""
    return f"(?:{pattern})?" if pattern and "" in words else pattern


@cache
def _word_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Number words after a blank or a mark, to search for; and number words at a place."""
    table = number_words()
    words = [word for word, (kind, _) in table.items() if kind != "letter"]
    words += [f"{word}s" for word, (kind, value) in table.items() if kind == "ordinal" and value > 2]
    words += [f"{word}fold" for word, (kind, _) in table.items() if kind in ("unit", "teen", "ten", "hundred")]
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    # Each branch begins with one plain letter: that lets the engine pass over all other places at its highest speed.
    branches = [f"{case}{_prefix_tree(ends)}" for letter, ends in sorted(by_letter.items()) for case in (letter, letter.upper())]
    any_word = f"(?:{'|'.join(branches)})(?![^\\W_])"
    return re.compile(rf"[\s(\[\"'“”‘’—–/$-]{any_word}"), re.compile(any_word)


def number_starts(text: str) -> list[int]:
    """The offsets of digits and number words, in order: the only places where a number is looked for."""
    starts = [found.start() for found in _DIGIT_STARTS.finditer(text)]
    searched, at_start = _word_patterns()
    words = [found.start() + 1 for found in searched.finditer(text)]
    if at_start.match(text):
        words.append(0)
    if words:
        starts += words
        starts.sort()
    return starts


def numeral_at(text: str, start: int) -> Numeral | None:
    """The numeral that begins at `start`, read as far as it goes; None where none begins.

    A word such as "million" takes the "a" before it, so that the numeral may begin earlier.

    >>> int(numeral_at("in all, two and a half million people", 8).value)
    2500000
    """
    char = text[start : start + 1]
    if "0" <= char <= "9":
        found = _DIGITS.match(text, start)
        assert found is not None
        return _read_digits(text, found)
    if char in FRACTION_SIGNS:
        return Numeral(start, start + 1, FRACTION_SIGNS[char], Fraction(1, 2), "share")
    found = _word_patterns()[1].match(text, start)
    return None if found is None else _read_words(text, found)


def _read_digits(text: str, found: re.Match[str]) -> Numeral | None:
    written = found.group()
    if len(written) > _LONGEST:
        return None
    start, end = found.span()
    plain = written.replace(",", "") if "," in written else written
    decimals = 0
    value: int | Fraction
    if start and text[start - 1] == "." and "." not in written and (start == 1 or not text[start - 2].isalnum()):
        start -= 1
        plain = f"0.{plain}"
    point = plain.find(".")
    if point >= 0:
        decimals = len(plain) - point - 1
        if decimals > _MOST_DECIMALS:
            return None
        value = Fraction(int(plain.replace(".", "")), 10**decimals)
    else:
        value = int(plain)
    after = text[end : end + 1]
    if not after or after in ",.;:)%":
        step = Fraction(1, 10**decimals) if decimals else last_step(value)
        return Numeral(start, end, value, step, digits="" if decimals or "," in written else written, whole=not decimals)
    follow = text[end + 1 : end + 2]
    if not decimals and (after not in " -" or follow.isdigit() or follow in FRACTION_SIGNS) and (part := _AFTER_DIGITS.match(text, end)):
        if part.group(3):
            value = value + FRACTION_SIGNS[part.group(3)]
            end = part.end()
        elif 0 < int(part.group(1)) < int(part.group(2)):
            value = value + Fraction(int(part.group(1)), int(part.group(2)))
            end = part.end()
    if after == "/" and not decimals and (slashed := _SLASHED.match(text, end)) and 0 < value < int(slashed.group(1)):
        below = int(slashed.group(1))
        return Numeral(start, slashed.end(), Fraction(int(value), below), Fraction(1, below), "share")
    if (after in "×x*" or follow in ("×", "x", "*")) and (power := _POWER.match(text, end)):
        exponent = int((power.group(1) or power.group(2) or power.group(3)).translate(_SUPERSCRIPTS))
        scale = Fraction(10) ** exponent
        return Numeral(start, power.end(), value * scale, Fraction(1, 10**decimals) * scale, whole=False)
    if follow == "a" and (part := _AND_PART.match(text, end)):
        value = value + _PARTS[re.split("[ -]", part.group(1).lower())[0]]
        end = part.end()
    factor, end_after = _magnitude(text, end)
    if factor != 1:
        value = value * factor
        step = Fraction(factor, 10**decimals) if decimals else last_step(value)
        return Numeral(start, end_after, value, step, whole=False)
    step = Fraction(1, 10**decimals) if decimals else last_step(value)
    letter = None
    if (after in "mbtkMBKT" or (after == " " and text[end + 1 : end + 2] in "mbt")) and (mark := _LETTERS.match(text, end)):
        word = mark.group().strip()
        if len(word) > 1:
            factor = number_words()[word][1]
            value = value * factor
            step = Fraction(factor, 10**decimals) if decimals else last_step(value)
            return Numeral(start, mark.end(), value, step, whole=False)
        letter = (mark.end(), number_words()[word][1])
    digits = written if decimals == 0 and end == found.end() and "," not in written else ""
    return Numeral(start, end, value, step, digits=digits, whole=value.denominator == 1, letter=letter)


def _magnitude(text: str, end: int) -> tuple[int, int]:
    """The product of the magnitude words at `end` ("thousand", "million million", "dozen") and where they end."""
    factor = 1
    words = number_words()
    while end < len(text) and text[end] in " -\n" and (follow := NEXT_WORD.match(text, end)):
        kind, value = words.get(follow.group(2).lower(), ("", 0))
        if kind not in ("hundred", "magnitude", "dozen") or "and" in follow.group(1):
            break
        factor *= value
        end = follow.end()
    return factor, end


def take_letter(numeral: Numeral) -> Numeral:
    """The numeral with its magnitude letter taken for what it is beside a currency: "£2m" is two million."""
    if numeral.letter is None:
        return numeral
    end, factor = numeral.letter
    value = numeral.value * factor
    step = numeral.step * factor if numeral.step < 1 else last_step(value)
    return Numeral(numeral.start, end, value, step, whole=False)


# A share in a list of shares: what leads to it, what follows it, and the share before it in its sentence.
_PART_LED: Final = r"\b(?:an?|another|the <leads to share>|an? <leads to share>|the rest, an?) $"
_PART_ENDS: Final = r"(?: <follows share>\b|[,.;)—–]| [—–])"
_SHARE_BEFORE: Final = (
    r"\b(?:(?:half|<share word>) <tells share>|half|percent|per cent|(?:in|out of|of every) <ten or so>)\b(?!-)[^.!?\n]*$"
)
_BY_PART_ENDS: Final = r" (?:last|this|since|over|between|during|after|before|while|when|as|compared)\b"
_BY_PART: Final = r"\b(?:<change by>|<change noun> of) $"
# What a share does that is one of several: "half went to her son".
GOES_TO: Final = re.compile(r" (?:went|goes|(?:will|would|is to) go) to\b")
_LIST_REACH: Final = 140
_LED_REACH: Final = 16


def _read_words(text: str, found: re.Match[str]) -> Numeral | None:
    lowered = found.group().lower()
    if lowered.endswith("fold"):
        return Numeral(found.start(), found.end(), number_words()[lowered[:-4]][1], 1, in_words=True, vague="fold")
    run = read_run(text, found)
    first = run[0]
    if first.kind == "plural":
        return _read_plural(text, run)
    if first.kind == "handful":
        led = text[max(0, first.start - 2) : first.start].lower() == "a "
        return Numeral(first.start - 2, first.end, first.value, 1, "plural", in_words=True, whole=False, vague="handful") if led else None
    if first.kind in ("ordinal", "part", "parts"):
        return _read_part(text, run)
    if first.kind == "group" or (first.kind == "dozen" and _BAKERS.search(text, max(0, first.start - 12), first.start)):
        return _read_group(text, first)
    start = first.start
    halved, vague = False, ""
    if first.kind in ("hundred", "magnitude", "dozen"):
        before = _BEFORE.search(text, max(0, start - 16), start)
        if before is None:
            return None
        start = before.start()
        head = before.group().lower()
        if "half" in head:
            halved = True
        elif not head.startswith(("a ", "a-", "an", "one")) or "few" in head or "couple" in head:
            vague = head.split()[-1] if "of" not in head.split() else "couple"
    value, at, big = compose(run, 0)
    end = run[at - 1].end
    number: int | Fraction = Fraction(value, 2) if halved else value
    share = _share_or_ordinal(run, at, value, start)
    if share is not None:
        return share
    if text.startswith((" and", "-and"), end) and (part := _AND_PART.match(text, end)):
        factor, after = _magnitude(text, part.end())
        number = (number + _PARTS[re.split("[ -]", part.group(1).lower())[0]]) * factor
        end, big = after, big or factor > 1
    if at < len(run) and run[at].kind == "ten" and run[at].joined in (" ", "-") and 10 < value < 20:
        return None  # "nineteen sixty-eight" is a year
    if vague:
        return _vague(start, end, number, vague)
    return Numeral(start, end, number, last_step(number), in_words=True, whole=not big and number.denominator == 1)


def _share_or_ordinal(run: list[NumberWord], at: int, value: int, start: int) -> Numeral | None:
    """A count followed by an ordinal: "two-thirds", "one fifth", "twenty-first"."""
    if at >= len(run) or "and" in run[at].joined:
        return None
    word = run[at]
    if word.kind == "ordinal" and word.joined == "-" and 20 <= value < 100 and value % 10 == 0 and word.value < 10:
        return Numeral(start, word.end, value + word.value, 1, "ordinal", in_words=True)
    if (
        word.kind == "parts"
        or (value == 1 and word.kind in ("ordinal", "part") and word.value > 2)
        or (word.kind == "part" and word.value == 2)
    ):
        if 0 < value < word.value:
            return Numeral(start, word.end, Fraction(value, word.value), Fraction(1, word.value), "share", in_words=True)
        return None
    if word.kind == "part" and word.value == 4 and 0 < value < 4:
        return Numeral(start, word.end, Fraction(value, 4), Fraction(1, 4), "share", in_words=True)
    return None


def _read_part(text: str, run: list[NumberWord]) -> Numeral | None:
    """What an ordinal or a part begins: "half", "a third", "a quarter", "half a million"; an ordinal that stands for no share."""
    first = run[0]
    start = first.start
    if first.kind == "part":
        # "half a million", "a half-dozen", "a quarter of a million": a part of one magnitude.
        led = text[max(0, start - 2) : start].lower() == "a " and (start == 2 or not text[start - 3].isalnum())
        group = _PART_OF_A.match(text, first.end)
        if group is not None:
            number = Fraction(number_words()[group.group(1).lower()][1], first.value)
            return Numeral(start - 2 * led, group.end(), number, last_step(number), in_words=True, whole=False)
        if first.value == 2:
            return Numeral(start, first.end, Fraction(1, 2), Fraction(1, 2), "share", in_words=True)
    if first.kind == "parts":
        return None
    if first.value > 2 and (begin := _listed_part(text, start, first.end)) is not None:
        return Numeral(begin, first.end, Fraction(1, first.value), Fraction(1, first.value), "share", in_words=True)
    if text[max(0, start - 2) : start].lower() == "a " and (start == 2 or not text[start - 3].isalnum()):
        set_off = text[max(0, start - 7) : start].lower() == ", or a " and text[first.end : first.end + 1] in (",", ".", ";", ")")
        if first.value > 2 and (set_off or text.startswith((" of ", ", or "), first.end)):
            return Numeral(start - 2, first.end, Fraction(1, first.value), Fraction(1, first.value), "share", in_words=True)
        if first.kind == "part":
            return None
    if first.kind == "part":
        return None
    return Numeral(start, first.end, first.value, 1, "ordinal", in_words=True)


def _read_group(text: str, word: NumberWord) -> Numeral | None:
    """A number told as one of its groups: "a score of drawings", "a gross of pencils", "a baker's dozen"; not the score of a game."""
    if word.kind == "dozen":
        before = _BAKERS.search(text, max(0, word.start - 12), word.start)
        return None if before is None else Numeral(before.start(), word.end, word.value + 1, 1, in_words=True)
    led = text[max(0, word.start - 2) : word.start].lower() == "a " and (word.start == 2 or not text[word.start - 3].isalnum())
    if not led or not _GROUPED.match(text, word.end):
        return None
    return Numeral(word.start - 2, word.end, word.value, 1, in_words=True)


def follows_share(text: str, start: int) -> bool:
    """Whether a share stands before a place in its sentence: "a quarter of it went to the school, half to the church"."""
    return context_pattern(_SHARE_BEFORE, True).search(text, max(0, start - _LIST_REACH), start) is not None


def _listed_part(text: str, start: int, end: int) -> int | None:
    """Where a share begins that has no "of" since one before it has: "half of it went to her, a third to the zoo"; "rose by a third"."""
    led = context_pattern(_PART_LED, True).search(text, max(0, start - _LED_REACH), start)
    if led is None:
        return None
    by = led.group() in ("a ", "A ") and context_pattern(_BY_PART).search(text, max(0, led.start() - _LED_REACH), led.start()) is not None
    if not context_pattern(_PART_ENDS).match(text, end) and not (by and context_pattern(_BY_PART_ENDS).match(text, end)):
        return None
    rest = led.group().lower().startswith(("the rest", "the other ", "the remaining "))  # "The other third have none"
    alone = by or rest or GOES_TO.match(text, end) is not None
    if not alone and not follows_share(text, start):
        return None
    return led.start() if led.group() in ("a ", "A ") else start


def _read_plural(text: str, run: list[NumberWord]) -> Numeral | None:
    """A vague count, "dozens", "tens of thousands": its value is the word's own number, the least that it can mean."""
    first = run[0]
    value, end = first.value, first.end
    if value in _NOUNS_TOO and (not text.startswith(" of ", end) or _OF_RESULT.match(text, end)):
        return None
    follow = _OF_PLURAL.match(text, end)
    if follow:
        value *= number_words()[follow.group(1)][1]
        end = follow.end()
    return Numeral(first.start, end, value, value, "plural", in_words=True, whole=False)


def _vague(start: int, end: int, number: int | Fraction, word: str) -> Numeral:
    return Numeral(start, end, number, number, "cardinal", in_words=True, whole=False, vague=word)
