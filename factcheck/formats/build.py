"""TextBuilder: puts prose together out of pieces of a file, and keeps where each piece stands in it."""

from __future__ import annotations

from factcheck.draft import Region, RegionRole, Segment, Span


class TextBuilder:
    """Collects prose. `copy` and `replace` take offsets into the file; `glue` adds what the file does not hold.

    >>> builder = TextBuilder("5 &amp; 6")
    >>> builder.copy(0, 2); builder.replace("&", 2, 7); builder.copy(7, 9)
    >>> builder.text, builder.segments[1]
    ('5 & 6', Segment(start=2, end=3, source=2, length=5))
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.length = 0
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._regions: list[Region] = []

    @property
    def text(self) -> str:
        """The prose so far."""
        return "".join(self._parts)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Where its pieces stand in the file."""
        return tuple(self._segments)

    @property
    def regions(self) -> tuple[Region, ...]:
        """What its parts are, the outer before the inner."""
        return tuple(sorted(self._regions, key=lambda region: (region.span.start, -region.span.end)))

    @property
    def last(self) -> str:
        """Its last character so far; "" when it is empty."""
        return self._parts[-1][-1] if self._parts else ""

    def copy(self, start: int, end: int) -> None:
        """Add the file's characters from `start` to `end`, unchanged."""
        if start >= end:
            return
        previous = self._segments[-1] if self._segments else None
        if (
            previous
            and previous.length is None
            and previous.end == self.length
            and previous.source + previous.end - previous.start == start
        ):
            self._segments[-1] = Segment(previous.start, self.length + end - start, previous.source)
        else:
            self._segments.append(Segment(self.length, self.length + end - start, start))
        self._add(self.source[start:end])

    def replace(self, text: str, start: int, end: int) -> None:
        """Add `text`, which stands for the file's characters from `start` to `end`."""
        if text:
            self._segments.append(Segment(self.length, self.length + len(text), start, end - start))
            self._add(text)

    def glue(self, text: str) -> None:
        """Add `text` that the file does not hold."""
        self._add(text)

    def end_block(self) -> None:
        """Begin a new paragraph, unless nothing stands before it or one has begun."""
        self.break_with("\n\n")

    def break_with(self, mark: str) -> None:
        """Make the prose so far end in `mark`, which is made of line ends."""
        if not self.length:
            return
        tail = ""
        for part in reversed(self._parts):
            tail = part + tail
            if len(tail) >= len(mark):
                break
        have = len(tail) - len(tail.rstrip("\n"))
        if have < len(mark):
            self.glue(mark[have:])

    def mark(self, start: int, role: RegionRole) -> None:
        """Say what the prose since offset `start` (of the prose) is."""
        end = self.length
        if end > start:
            self._regions.append(Region(Span(start, end), role))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
