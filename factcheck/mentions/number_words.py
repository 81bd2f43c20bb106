"""Counts inside time expressions: "two", "2 1/2", "twenty-five", "1,200", "two and a half", "a dozen"."""

from __future__ import annotations

from fractions import Fraction

from factcheck.mentions.time_words import ClassedText, lexicon


def read_number(text: ClassedText, first: int, last: int) -> Fraction | None:
    """The number that the tokens from `first` up to `last` write; None when they write none.

    >>> from factcheck.mentions.time_words import classify
    >>> read_number(classify("two and a half"), 0, 7)
    Fraction(5, 2)
    """
    letters = lexicon().letters
    total = current = Fraction(0)
    seen = False
    at = first
    while at < last:
        token = text.tokens[at]
        if token[0].isdigit():
            digits, at = _digits(text, at, last)
            if digits is None:
                return None
            current += digits
            seen = True
            continue
        letter = text.classes[at]
        if letter in (letters["card"], letters["tens"]):
            current += Fraction(text.value(at))
            seen = True
        elif letter in (letters["hundred"], letters["dozen"]):
            scale = Fraction(text.value(at))
            current = (current if seen else Fraction(1)) * scale
            seen = True
            if scale >= 1000:
                total += current
                current = Fraction(0)
        elif letter == letters["half"]:
            # "two and a half", "two and one-half": the "one" before "half" counts halves.
            if at - 2 >= first and text.classes[at - 2] == letters["card"] and text.classes[at - 1] in "- ":
                current -= Fraction(text.value(at - 2))
            current += Fraction(1, 2)
            seen = True
        elif letter not in (letters["and"], letters["a"], " ", "-"):
            return None
        at += 1
    return total + current if seen else None


def _digits(text: ClassedText, at: int, last: int) -> tuple[Fraction | None, int]:
    """The number in digits at token `at`, with thousands, decimals or a fraction after it, and the token after it."""
    tokens = text.tokens
    if not tokens[at].isdecimal():
        whole = tokens[at].rstrip("½¼¾")
        tail = tokens[at][len(whole) :]
        if len(tail) == 1 and whole.isdecimal():
            return int(whole) + {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}[tail], at + 1
        return None, at + 1
    written = tokens[at]
    at += 1
    while at + 1 < last and tokens[at] == "," and len(tokens[at + 1]) == 3 and tokens[at + 1].isdecimal():
        written += tokens[at + 1]
        at += 2
    if at + 1 < last and tokens[at] == "." and tokens[at + 1].isdecimal():
        return Fraction(f"{written}.{tokens[at + 1]}"), at + 2
    if at + 3 < last and tokens[at] in (" ", "-") and tokens[at + 2] == "/" and tokens[at + 1].isdecimal() and tokens[at + 3].isdecimal():
        if int(tokens[at + 3]) == 0:
            return None, at
        return int(written) + Fraction(int(tokens[at + 1]), int(tokens[at + 3])), at + 4
    return Fraction(int(written)), at
