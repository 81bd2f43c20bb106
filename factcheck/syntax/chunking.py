"""Noun chunks: one pattern over a string with one character for the class of each token."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.syntax.clause import Chunk
from factcheck.syntax.lexicon import lexicon
from factcheck.syntax.tokens import Words

CLASSES: Final = {
    "DT": "D",
    "PDT": "Q",
    "PRP$": "H",
    "POS": "'",
    "C": "C",
    "CD": "c",
    "OD": "O",
    "JJ": "j",
    "JJR": "j",
    "JJS": "j",
    "NN": "n",
    "NNS": "s",
    "NNP": "p",
    "A": "a",
    "t": "t",
    "RB": "r",
    "VBN": "e",
    "VBG": "g",
    "VBD": "d",
    "VBZ": "z",
    "VBP": "y",
    "VB": "b",
    "MD": "M",
    "BE": "B",
    "HV": "V",
    "DO": "o",
    "IN": "I",
    "TO": "T",
    "CC": "&",
    "PRP": "i",
    "WP": "w",
    "WDT": "w",
    "WRB": "W",
    "EX": "E",
    ",": ",",
    ";": ";",
    ":": ":",
    ".": ".",
    "(": "(",
    ")": ")",
    '"': '"',
    "'": "'",
    "UH": "u",
    "SYM": "x",
}

# Between determiner and head: counts and ordinals (not after a noun), adjectives, ages, nouns, possessives, participles after a
# determiner or an adjective, adverbs before an adjective, coordinated adjectives.
_MODIFIER: Final = (
    r"(?:(?<![nspt])[CcO]|[japn]|'(?=[\w'])|s(?!p)|t(?=')|(?<=[DHOj'])t(?=[jnspage])|(?<=[DHCcOjQ'ae])[eg](?=[jnspegC])|(?<=I)e(?=[jnsp])"
    r"|r(?=[jCc])|(?<=j),(?=j+[nsp])|(?<=j)&(?=j[nsp]))*"
)
_CHUNK: Final = re.compile(
    rf"(?P<full>Q?[DH]?[CcO]?{_MODIFIER}[nsp]c?)"
    r"|(?P<bare>Q?[DH]?(?:[Oj]|r(?=[Ccj]))*[Cc](?P<adjective>(?<=[DHQ].)[je])?|Q?[DH]a|[DH](?:O|[je]+))"
    r"|(?P<pronoun>Qi|i|QD|Q|D|O(?=I)|(?<=I)w)"
)
_DEFINITE: Final = word_set("definite determiners")


def find_chunks(words: Words, tags: Sequence[str], classes: str, mentions: Mapping[int, int], inner: Mapping[int, int]) -> list[Chunk]:
    """The noun chunks of a sentence, in order.

    Args:
        words: its tokens.
        tags: their tags.
        classes: their classes, one character each (`CLASSES`).
        mentions: for a token that is a mention, its index in the reading.
        inner: for a token that holds a mention ("five-race"), its index in the reading.
    """
    found: list[Chunk] = []
    for match in _CHUNK.finditer(classes):
        first, end = match.span()
        if first == end:
            continue
        if found and not found[-1].head and classes[first] == "C" and _is_range(words, classes, found[-1].tokens[1], first):
            later = _chunk(words, tags, classes, first, end, match.lastgroup or "", mentions)
            found[-1] = replace(found[-1], head=later.head, head_span=later.head_span)
            found.append(later)
        else:
            found.append(_chunk(words, tags, classes, first, end, match.lastgroup or "", mentions))
        for at in range(first, end):
            if at in inner:
                found.append(_compound(words, at, inner[at]))
    return found


def _is_range(words: Words, classes: str, last: int, first: int) -> bool:
    """'four or five rounds', '5 to 7 people': both figures count the one noun."""
    return first == last + 2 and classes[last] == "C" and (words.lows[last + 1] in ("or", "to") or classes[last + 1] == ":")


def _chunk(words: Words, tags: Sequence[str], classes: str, first: int, end: int, group: str, mentions: Mapping[int, int]) -> Chunk:
    last = end - 1
    head_at = last
    if classes[last] == "c" and last > first and classes[last - 1] in "np":
        head_at = last - 1
    start = first
    determiner = ""
    if classes[first] in "DHQ":
        determiner = words.lows[first]
        start += 1
        if start < end and classes[start] in "DHQ" and start != head_at:
            start += 1
    elif "'" in classes[first:end]:
        determiner = "'s"
    mention = next((mentions[at] for at in range(first, end) if classes[at] == "C" and at in mentions), None)
    if mention is None:
        mention = next((mentions[at] for at in range(first, end) if classes[at] in "Oa" and at in mentions), None)
    if any(words.lows[at] == "not one" for at in range(first, end)):
        determiner = "no"
    span = Span(words.starts[first], words.ends[last])
    definite = determiner in _DEFINITE or determiner == "'s" or (start - first == 2 and words.lows[first + 1] in _DEFINITE)
    lemma = lexicon().lemma
    modifiers = tuple(lemma(words.lows[at], tags[at]) for at in range(start, head_at) if classes[at] not in "CcDHQ'")
    if classes[head_at] in "Cc" or (classes[head_at] in "DQO" and group in ("pronoun", "bare")):
        head, head_span = "", Span(span.end, span.end)
    else:
        head, head_span = _head(words, tags, head_at), Span(words.starts[head_at], words.ends[head_at])
    return Chunk(span, head, head_span, modifiers, determiner, mention, definite, None, (first, last))


def _head(words: Words, tags: Sequence[str], at: int) -> str:
    low = words.lows[at]
    if tags[at] == "A":
        return "year-old"
    if tags[at] == "NNP":
        last = low.rsplit(" ", 1)[-1]
        plural = last.endswith("s") and at > 0 and tags[at - 1] in ("C", "JJ", "NNP", "DT")
        return lexicon().lemma(last, "NNS") if plural and lexicon().is_known(last) else last
    if tags[at] == "VBN":
        return low
    return lexicon().lemma(low, tags[at])


def _compound(words: Words, at: int, mention: int) -> Chunk:
    """The count inside a hyphenated modifier: 'five-race' counts races."""
    parts = words.lows[at].split("-")
    head = parts[1] if len(parts) > 1 else ""
    start = words.ends[at] - len(words.texts[at].split("-", 1)[-1]) if len(parts) > 1 else words.ends[at]
    return Chunk(
        Span(words.starts[at], words.ends[at]), head, Span(start, start + len(head)), tokens=(at, at), mention=mention, compound=True
    )
