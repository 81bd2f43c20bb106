"""Paragraphs: which line ends are paragraph ends, and what role each paragraph has."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from factcheck.data.word_sets import word_set
from factcheck.draft import Draft, Span
from factcheck.scoping.wordlists import abbreviations

Role = Literal["headline", "heading", "dateline", "byline", "caption", "list", "body"]

_LINE = re.compile(r"[^\n]+")
_LIST = re.compile(r"(?:[-*•·◦▪–—]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+(?=\S)")
_CAPTION = re.compile(
    r"\(?(?:Photo|PHOTO|Photos|Image|Caption|CAPTION|Pictured|FILE|File photo|FILE PHOTO|In this|VIDEO|Video)\b[^.\n]{0,40}?"
    r"(?:[-–—:]|photo\b|image\b|\d+ of)"
)
_BYLINE = re.compile(r"(?:By|BY|by)[ \t]+[A-Z][^.,;:!?\n]{2,60}(?:,[^.;:!?\n]{2,50})?$")
_STAMP = re.compile(r"(?:Published|PUBLISHED|Posted|POSTED|Updated|UPDATED|Last updated|Modified)\b[^\n]{0,80}$")
_DASH = re.compile(r"(—|–|--|-|―)(?=\s|$)")
_PLACE_WORD = re.compile(r"[A-Z][A-Za-z.'’-]*")
_FINAL = re.compile(r"[.?!…:;,]['\"’”)\]]*$")
_MONTHS = frozenset(("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"))
_DATELINE_REACH = 90
_TAIL = 24
_STOP = re.compile(r"[.?!…]['\"’”)\]]*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text that stands together; `dateline` is its first words when they say where and when it was written."""

    span: Span
    role: Role
    dateline: Span | None = None


def split_paragraphs(draft: Draft) -> list[Paragraph]:
    """The paragraphs of a draft in text order, with their roles.

    An empty line ends a paragraph. Within a block without empty lines a line's end is a paragraph's end when the text
    has one paragraph a line, and a blank when the lines were wrapped: wrapped lines are filled, so that the first word
    of each would not have fitted on the line before.
    """
    text = draft.text
    blocks = _blocks(text, draft.holds_prose_from)
    wrapped = _is_wrapped(text, blocks)
    spans: list[tuple[Span, bool]] = []
    for block in blocks:
        parts = _join(text, block, wrapped)
        spans.extend((part, at == len(parts) - 1) for at, part in enumerate(parts))
    return _with_roles(draft, spans)


def _blocks(text: str, start: int) -> list[list[Span]]:
    """Lines that are not blank, grouped by the blank lines between them."""
    blocks: list[list[Span]] = []
    last_end = -1
    for found in _LINE.finditer(text, start):
        line = found.group()
        left = len(line) - len(line.lstrip())
        bare = line.strip()
        if not bare:
            continue
        span = Span(found.start() + left, found.start() + left + len(bare))
        if blocks and last_end >= 0 and text.count("\n", last_end, span.start) == 1:
            blocks[-1].append(span)
        else:
            blocks.append([span])
        last_end = span.end
    return blocks


def _is_wrapped(text: str, blocks: list[list[Span]]) -> bool:
    """Whether lines were filled up to one width (by an editor or a mail program)."""
    inner = [(block[at], block[at + 1]) for block in blocks for at in range(len(block) - 1)]
    if not inner:
        return False
    width = max(len(line) for block in blocks for line in block)
    if width > 132:
        return False
    filled = sum(len(line) + 1 + _first_word(text, after) > width - 2 for line, after in inner)
    running = sum(not _stops(text, line) for line, _ in inner)
    return filled >= 0.8 * len(inner) and running * 2 >= len(inner)


def _stops(text: str, line: Span) -> bool:
    """Whether a line ends as a sentence does, and not in an abbreviation."""
    tail = text[max(line.start, line.end - _TAIL) : line.end]
    if not _STOP.search(tail):
        return False
    word = tail.rsplit(None, 1)[-1]
    return not (word.endswith(".") and word[:-1].lstrip("\"'(“‘") in abbreviations())


def _first_word(text: str, line: Span) -> int:
    at = line.start
    while at < line.end and not text[at].isspace():
        at += 1
    return at - line.start


def _join(text: str, block: list[Span], wrapped: bool) -> list[Span]:
    parts = [block[0]]
    for line in block[1:]:
        before = parts[-1]
        head = text[line.start]
        runs_on = head.islower() and text[before.end - 1] != ":"
        listed = _LIST.match(text, line.start, line.end)
        if (wrapped and not listed) or runs_on:
            parts[-1] = Span(before.start, line.end)
        else:
            parts.append(line)
    return parts


def _with_roles(draft: Draft, spans: list[tuple[Span, bool]]) -> list[Paragraph]:
    text = draft.text
    starts = [region.span.start for region in draft.regions]
    title = " ".join(draft.title.split()) if draft.title else None
    found: list[Paragraph] = []
    body_seen = False
    for at, (span, last_of_block) in enumerate(spans):
        role: Role | None = None
        region = bisect_right(starts, span.start) - 1
        if region >= 0 and span.start < draft.regions[region].span.end:
            marked = draft.regions[region].role
            role = "body" if marked == "quotation" else "list" if marked == "table" else marked
        dateline = _dateline(text, span)
        if role is None:
            role = _role(text, span, at, last_of_block, len(spans), title, body_seen, dateline is not None)
        body_seen = body_seen or role == "body"
        found.append(Paragraph(span, role, dateline if role == "body" else None))
    return found


def _dateline(text: str, span: Span) -> Span | None:
    """The first words of a paragraph up to a dash, where they are a dateline: 'ASHBY, Ohio (AP) —', 'VELM, Sept. 17 —', 'ORD -'."""
    for dash in _DASH.finditer(text, span.start, min(span.end, span.start + _DATELINE_REACH)):
        words = text[span.start : dash.start()].rstrip()
        if _is_dateline(words):
            return Span(span.start, dash.end())
    return None


def _is_dateline(words: str) -> bool:
    agency = ""
    if words.endswith(")") and "(" in words:
        words, _, agency = words[:-1].rpartition("(")
    parts = [part.split() for part in words.split(",")]
    if not parts[0] or len(parts) > 4 or len(parts[0]) > 5:
        return False
    place = "".join(parts[0])
    capitals = place.isupper() and sum(letter.isalpha() for letter in place) > 2
    if not capitals and agency not in word_set("news agencies"):
        return False
    return all(_PLACE_WORD.fullmatch(word) for word in parts[0]) and all(_is_place_or_date(part) for part in parts[1:])


def _is_place_or_date(words: list[str]) -> bool:
    """'Ohio', 'N.Y.', 'New South Wales', 'Sept. 17', '2024'."""
    if len(words) == 1 and words[0].isdigit():
        return len(words[0]) == 4
    if len(words) == 2 and words[1].isdigit():
        return words[0].rstrip(".")[:3] in _MONTHS
    return 0 < len(words) < 4 and all(_PLACE_WORD.fullmatch(word) for word in words)


def _role(text: str, span: Span, at: int, last_of_block: bool, total: int, title: str | None, body_seen: bool, dateline: bool) -> Role:
    words = text[span.start : span.end]
    if title and len(words) < 2 * len(title) + 8 and " ".join(words.split()) == title and not body_seen:
        return "headline"
    if _LIST.match(text, span.start, span.end):
        return "list"
    if _CAPTION.match(text, span.start, span.end):
        return "caption"
    short = len(words) <= 140
    if short and (_BYLINE.match(words) or _STAMP.match(words)):
        return "byline"
    if not short or dateline or _FINAL.search(words) or total == 1:
        return "body"
    if at == 0:
        return "headline"
    if not body_seen and last_of_block and at < 4:
        return "headline"
    return "heading" if len(words) <= 80 and words[0].isupper() else "body"
