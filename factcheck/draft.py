"""Draft: the prose under check, its publication date, and the map back to the file it came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, Literal

# Blanks of a fixed width or that hold words together: Unicode's space separators.
_BLANKS: Final = str.maketrans(
    dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " ")
)
# Digits in groups of three with such a blank between them are one number (SI Brochure, 9th edition, 5.4.4).
_GROUPED: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:[\u00a0\u2007\u2009\u202f]\d{3})+(?!\d)")

RegionRole = Literal["headline", "heading", "caption", "list", "table", "quotation"]


def with_plain_blanks(text: str) -> str:
    r"""The text, character for character, with every blank a plain one, and with commas in numbers that blanks divide in groups.

    >>> with_plain_blanks("21\u202f600\u00a0soldiers, 25\u00a0percent")
    '21,600 soldiers, 25 percent'
    """
    if text.isascii():
        return text
    return _GROUPED.sub(lambda number: ",".join(number[0].split()), text).translate(_BLANKS)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters, `[start, end)`, into a draft's text.

    >>> Span(2, 5).text_of("on Friday")
    ' Fr'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs from a start to an end not before it, got {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def text_of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]

    def joined(self, *others: Span) -> Span:
        """The least range that holds this one and the others, in whatever order they stand.

        >>> Span(9, 12).joined(Span(2, 4))
        Span(start=2, end=12)
        """
        return Span(min(self.start, *(one.start for one in others)), max(self.end, *(one.end for one in others)))

    def overlaps(self, other: Span) -> bool:
        """Whether both ranges share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies within this range."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file: `line` and `column` count from 1, columns in Unicode code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of prose and where it stands in its file.

    `text[start:end]` stands at `source` there, copied unchanged; or, where `length` is given, it stands for that many
    characters of the file (`&` for `&amp;`, one blank for a line's end and the indent after it).
    """

    start: int
    end: int
    source: int
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """What a file's markup says a run of text is: its headline, a heading, a caption, a list item, a cell of a table, a block quotation."""

    span: Span
    role: RegionRole


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment in a draft that speaks to the checker: `<!-- factcheck: ignore[RULE, ...] REASON -->`.

    Attributes:
        line: line of the file that it stands on, from 1.
        column: where in that line, from 1.
        reach: first and last line (inclusive) of the findings that it silences; None for the whole file.
        rules: names of the rules; ("all",) for every rule.
        reason: why, in the writer's words.
        fault: what is wrong with the comment; it silences nothing then.
    """

    line: int
    column: int
    reach: tuple[int, int] | None
    rules: tuple[str, ...]
    reason: str
    fault: str = ""


@dataclass(frozen=True)
class Draft:
    r"""A text to be checked.

    Attributes:
        text: the prose, as the checker sees it. All spans count characters in it.
        published: the publication date, on which relative dates are anchored; None when it is not known.
        title: the headline, when the file gives it apart from the text.
        path: the name of the file, for reports.
        source: the file's whole text, when it differs from `text` (markup stripped); positions are counted in it.
        segments: how offsets of `text` map to offsets of `source`, in order; empty when they are equal.
        holds_prose_from: offset in `text` where prose starts (after a `date` header line).
        regions: what the markup says of parts of the text, in order; empty where the format says nothing.
        directives: the comments to the checker that the file holds.
        dated_by: where `published` was read: "option", "front matter", "meta tag", "header line", "dateline"; "" when it is None.
        runs: for a word processor's file, offsets in `source` at which its runs begin; a line of `source` is a paragraph then.
        notices: what the reader of the file should know ("read as Windows-1252").

    >>> Draft("One line.\nAnother.").position(10)
    Position(line=2, column=1)
    """

    text: str
    published: date | None = None
    title: str | None = None
    path: str | None = None
    source: str | None = None
    segments: tuple[Segment, ...] = field(default=(), repr=False)
    holds_prose_from: int = 0
    regions: tuple[Region, ...] = field(default=(), repr=False)
    directives: tuple[Directive, ...] = field(default=(), repr=False)
    dated_by: str = ""
    runs: tuple[int, ...] = field(default=(), repr=False)
    notices: tuple[str, ...] = ()

    @cached_property
    def _line_starts(self) -> list[int]:
        source = self.text if self.source is None else self.source
        starts = [0]
        at = source.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = source.find("\n", at + 1)
        return starts

    @cached_property
    def _segment_starts(self) -> list[int]:
        return [segment.start for segment in self.segments]

    def _segment_at(self, offset: int) -> Segment:
        return self.segments[max(bisect_right(self._segment_starts, offset) - 1, 0)]

    def source_offset(self, offset: int) -> int:
        """The offset in the file of an offset in the text."""
        if not self.segments:
            return offset
        segment = self._segment_at(offset)
        if segment.length is not None:
            return segment.source if offset < segment.end else segment.source + segment.length
        return segment.source + min(max(offset - segment.start, 0), segment.end - segment.start)

    def source_span(self, span: Span) -> Span:
        """The range in the file of a range in the text: from its first character to the end of its last one."""
        start = self.source_offset(span.start)
        if not self.segments or len(span) == 0:
            return Span(start, start + len(span))
        last = self._segment_at(span.end - 1)
        if span.end - 1 < last.end:
            end = last.source + (span.end - last.start if last.length is None else last.length)
        else:
            end = self.source_offset(span.end)
        return Span(start, max(start, end))

    def position(self, offset: int) -> Position:
        """Line and column, in the file, of the character at `offset` of the text."""
        return self.source_position(self.source_offset(offset))

    def source_position(self, at: int) -> Position:
        """Line and column of the character at `at` of the file."""
        line = bisect_right(self._line_starts, at)
        return Position(line, at - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The words of one line of the file, counted from 1, without its end."""
        source = self.text if self.source is None else self.source
        starts = self._line_starts
        end = starts[number] - 1 if number < len(starts) else len(source)
        return source[starts[number - 1] : end]
