"""Noun chunks: one pattern over a string with one character for the class of each token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.lexicon import word_set as word_list
from factcheck.syntax.clause import Chunk
from factcheck.syntax.lexicon import lexicon
from factcheck.syntax.overlay import Overlay
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
# determiner or an adjective, adverbs before an adjective or before such a participle, coordinated adjectives, the number of a name
# ("District 3 precincts").
_MODIFIER: Final = (
    r"(?:(?<![nspt])[CcO]|(?<!s)j|[apn]|'(?=[\w'])|s(?!p)|t(?=')|(?<=[DHOj'])t(?=[jnspage])|(?<=[DHCcOjQ'ae])[eg](?=[jnspegC])|(?<=[Ig])e(?=[jnsp])"
    r"|(?<=p)c(?=[ns])|r(?=[jCc])|(?<=[DHCcO'])r(?=e[jns])|(?<=[DHCcO']r)e(?=[jns])|(?<=j),(?=j+[nsp])|(?<=j)&(?=j[nsp])){0,30}"
)
_CHUNK: Final = re.compile(
    rf"(?P<full>Q?[DH]?[CcO]?{_MODIFIER}[nsp]c?)"
    r"|(?P<bare>Q?[DH]?(?:[Oj]|r(?=[Ccj])|(?<=[DH])[eg](?=[Cc])){0,30}[Cc](?P<adjective>(?<=[DHQ].)[je])?|Q?[DH]a|[DH](?:O|[je]{1,30}))"
    r"|(?P<pronoun>Qi|i|QD|Q|D|O(?=I)|(?<=I)w)"
)
_NUMBER: Final = re.compile(r"(?:[a-z]+ ){0,3}(?:[\d.,]+|[a-z-]+)", re.IGNORECASE)
_DEFINITE: Final = word_set("definite determiners")


def find_chunks(overlay: Overlay, tags: Sequence[str], classes: str) -> list[Chunk]:
    """The noun chunks of a sentence, in order.

    Args:
        overlay: its tokens and what mentions they are.
        tags: their tags.
        classes: their classes, one character each (`CLASSES`).
    """
    found: list[Chunk] = []
    classes = _with_articles(overlay.words, classes)
    for match in _CHUNK.finditer(classes):
        first, end = match.span()
        if first == end:
            continue
        chunk = _chunk(overlay, tags, classes, match)
        if found and not found[-1].head and classes[first] == "C" and _is_range(overlay.words, classes, found[-1].tokens[1], first):
            found[-1] = replace(found[-1], head=chunk.head, head_span=chunk.head_span)
        found.append(chunk)
        if overlay.inner:
            found.extend(_compound(overlay.words, at, overlay.inner[at]) for at in range(first, end) if at in overlay.inner)
    return found


def _with_articles(words: Words, classes: str) -> str:
    """The classes, with "the" and a month before a noun as its determiner: "the April passengers"."""
    at = classes.find("t")
    while at >= 0:
        article, _, month = words.lows[at].partition(" ")
        if article == "the" and month.rstrip(".") in word_list("months.txt") and classes[at + 1 : at + 2] in ("j", "n", "s"):
            classes = f"{classes[:at]}D{classes[at + 1 :]}"
        at = classes.find("t", at + 1)
    return classes


def cover(classes: str, chunks: Sequence[Chunk]) -> str:
    """The classes of a sentence with "N" for every token of a chunk."""
    covered = list(classes)
    for chunk in chunks:
        first, last = chunk.tokens
        covered[first : last + 1] = "N" * (last + 1 - first)
    return "".join(covered)


def _is_range(words: Words, classes: str, last: int, first: int) -> bool:
    """'four or five rounds', '5 to 7 people': both figures count the one noun."""
    if first != last + 2 or classes[last] != "C" or not _NUMBER.fullmatch(words.texts[last]):
        return False
    return words.lows[last + 1] in ("or", "to") or classes[last + 1] == ":"


def _chunk(overlay: Overlay, tags: Sequence[str], classes: str, match: re.Match[str]) -> Chunk:
    words, mentions, group = overlay.words, overlay.whole, match.lastgroup
    first, end = match.span()
    last = end - 1
    head_at = last
    if classes[last] == "c" and last > first and classes[last - 1] in "np":
        head_at = last - 1
    start = first
    determiner = ""
    if classes[first] in "DHQ":
        determiner = words.lows[first].partition(" ")[0] if words.lows[first].startswith("the ") else words.lows[first]
        start += 1
        if start < end and classes[start] in "DHQ" and start != head_at:
            start += 1
    elif "'" in classes[first:end]:
        determiner = "'s"
    mention = next((mentions[at] for at in range(first, end) if classes[at] == "C" and at in mentions), None)
    if mention is None:
        mention = next((mentions[at] for at in range(first, end) if classes[at] in "Oa" and at in mentions), None)
    if words.lows[first] == "not" or any(words.lows[at] == "not one" for at in range(first, end)):
        determiner = "no"
    span = Span(words.starts[first], words.ends[last])
    definite = determiner in _DEFINITE or determiner == "'s" or (start - first == 2 and words.lows[first + 1] in _DEFINITE)
    lemma = lexicon().lemma
    modifiers = tuple(
        lemma(words.lows[at], tags[at]) if classes[at] in "ns" else words.lows[at]
        for at in range(start, head_at)
        if classes[at] not in "CcDHQ'"
    )
    unit = _unit(words, head_at) if classes[head_at] == "C" and head_at in overlay.measures else None
    if unit is not None:
        head, head_span = unit
    elif classes[head_at] in "Cc" or (classes[head_at] in "DQO" and group in ("pronoun", "bare")):
        head, head_span = "", Span(span.end, span.end)
    else:
        head, head_span = _head(words, tags, head_at), Span(words.starts[head_at], words.ends[head_at])
    return Chunk(span, head, head_span, modifiers, determiner, mention, definite, None, (first, last))


def _unit(words: Words, at: int) -> tuple[str, Span] | None:
    """The unit that a measure ends in: '23,600 acres', 'five miles'."""
    word = words.texts[at].rsplit(None, 1)[-1]
    if not word.isalpha() or word == words.texts[at]:
        return None
    return lexicon().lemma(word.lower(), "NNS"), Span(words.ends[at] - len(word), words.ends[at])


def _head(words: Words, tags: Sequence[str], at: int) -> str:
    low = words.lows[at]
    if tags[at] == "A":
        return "year-old"
    if tags[at] == "NNP":
        last = low.rsplit(" ", 1)[-1]
        if not last.endswith("s") or at == 0:
            return last
        counted = tags[at - 1] == "C" and not last.endswith(("ss", "us"))  # "15 Filipinos"
        plural = tags[at - 1] in ("C", "JJ", "NNP", "DT") and lexicon().is_known(last)
        return lexicon().lemma(last, "NNS") if counted or plural else last
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
