"""Where sentences end, by rules over the marks, the abbreviation before and the word after."""

from __future__ import annotations

import re

from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.scoping.wordlists import abbreviations, openers

# A mark that may end a sentence, marks that close around it, white space, and what opens the next.
_BREAK = re.compile(
    r"""(?<![.?!…])[.?!…]++(?P<close>['")\]]*+)(?:(?P<gap>\s++)(?P<spaced>"(?=\s|$))?\s*+|(?=[A-Z][a-z]))(?P<open>["'(\[]*+\s?)(?P<next>\S)"""
)
_WORD_BEFORE = re.compile(r"[^\s\"'(\[—–-]+$")
_WORD_AFTER = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]$")
_GLUED = re.compile(r"[a-z]{3}$|[a-z]{2}['\")]$")
_REACH = 24
_ZONES = word_set("after a time of day")


def split_sentences(text: str, span: Span, closing: frozenset[int] = frozenset()) -> list[Span]:
    """The sentences of one paragraph, in order, without the white space around them.

    Args:
        text: the draft's text with straight quotes.
        span: the paragraph.
        closing: offsets of quotation marks that are known to close a quotation (for `left. " The`, where a blank
            stands before the mark).

    >>> [found.text_of("Mr. Lund left at 5 p.m. He won.") for found in split_sentences(
    ...     "Mr. Lund left at 5 p.m. He won.", Span(0, 31))]
    ['Mr. Lund left at 5 p.m.', 'He won.']
    """
    found: list[Span] = []
    start = span.start
    at = span.start
    while True:
        match = _BREAK.search(text, at, span.end)
        if match is None:
            break
        at = match.end("close")
        if match["gap"] is None and not _GLUED.search(text, max(start, match.start() - 4), match.start()):
            continue
        end = match.end("close")
        opened = match.start("open")
        if match["spaced"] is not None and match.start("spaced") in closing:
            end = match.end("spaced")
        elif match["spaced"] is not None:
            opened = match.start("spaced")
        if ends_sentence(text, start, match, end):
            found.append(Span(start, end))
            start = opened
            while start < span.end and text[start].isspace():
                start += 1
            at = max(at, start)
    if start < span.end:
        found.append(Span(start, span.end))
    return found


def ends_sentence(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether the marks that `match` found end a sentence that began at `start`."""
    head = match["next"]
    if head.islower():
        return False
    if not (head.isalnum() or head in "$€£¥#@—–-•*"):
        return match["open"] != "" or head in "&%+"
    mark = text[match.start()]
    if mark in "?!…" or match.end("close") - len(match["close"]) - match.start() > 1:
        return mark != "…" or _opens(text, match) or bool(match["open"].strip())
    if text[match.start() - 1 : match.start()].isspace():
        return True
    before = _WORD_BEFORE.search(text, max(start, match.start() - _REACH), match.start())
    if before is None:
        return True
    return _period_ends(text, before.group(), match)


def _period_ends(text: str, word: str, match: re.Match[str]) -> bool:
    kind = abbreviations().get(word)
    quoted = '"' in match["open"] or "'" in match["open"]
    if kind is None:
        initial = _INITIALS.match(word) and word not in ("I", "a")
        return not initial or quoted or _opens(text, match)
    digit = match["next"].isdigit() or match["next"] in "$€£"
    if kind == "title":
        return False
    if match["close"]:
        return True
    if kind == "number":
        return not digit and match["next"].isupper()
    if kind in ("month", "weekday"):
        return not digit
    if word.lower() in ("a.m", "p.m"):
        return not digit and not match["open"].startswith("(") and _word_after(text, match) not in _ZONES
    return quoted or _opens(text, match)


def _word_after(text: str, match: re.Match[str]) -> str:
    found = _WORD_AFTER.match(text, match.start("next"), match.start("next") + _REACH)
    return found.group() if found else ""


def _opens(text: str, match: re.Match[str]) -> bool:
    return _word_after(text, match).lower() in openers()
