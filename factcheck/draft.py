"""Draft: the prose under check, its publication date, and the map back to the file it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property


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
    """A run of prose copied from its file unchanged: `text[start:end]` stands at `source` there."""

    start: int
    end: int
    source: int


@dataclass(frozen=True)
class Draft:
    """A text to be checked.

    Attributes:
        text: the prose, as the checker sees it. All spans count characters in it.
        published: the publication date, on which relative dates are anchored; None when it is not known.
        title: the headline, when the file gives it apart from the text.
        path: the name of the file, for reports.
        source: the file's whole text, when it differs from `text` (markup stripped); positions are counted in it.
        segments: how offsets of `text` map to offsets of `source`, in order; empty when they are equal.
        holds_prose_from: offset in `text` where prose starts (after a `date` header line).

    >>> Draft("One line.\\nAnother.").position(10)
    Position(line=2, column=1)
    """

    text: str
    published: date | None = None
    title: str | None = None
    path: str | None = None
    source: str | None = None
    segments: tuple[Segment, ...] = field(default=(), repr=False)
    holds_prose_from: int = 0

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

    def source_offset(self, offset: int) -> int:
        """The offset in the file of an offset in the text."""
        if not self.segments:
            return offset
        segment = self.segments[max(bisect_right(self._segment_starts, offset) - 1, 0)]
        return segment.source + min(max(offset - segment.start, 0), segment.end - segment.start)

    def position(self, offset: int) -> Position:
        """Line and column, in the file, of the character at `offset` of the text."""
        at = self.source_offset(offset)
        line = bisect_right(self._line_starts, at)
        return Position(line, at - self._line_starts[line - 1] + 1)
