"""Markdown: CommonMark with front matter, tables and footnotes, parsed by pyromark, which keeps every offset."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any, Literal

from factcheck.draft import Directive, Draft, RegionRole
from factcheck.formats.build import TextBuilder
from factcheck.formats.comments import end_of_markup, find_comments
from factcheck.formats.dates import find_dateline
from factcheck.formats.directives import Kind, find_directives, is_order
from factcheck.formats.frontmatter import FrontMatter, read_front_matter

_ROLES: dict[str, RegionRole] = {"Heading": "heading", "Item": "list", "TableCell": "table", "BlockQuote": "quotation"}
_BLOCKS = frozenset({"Paragraph", "Heading", "Item", "TableCell", "BlockQuote", "FootnoteDefinition", "HtmlBlock", "List", "Table"})
_NO_PROSE = frozenset({"CodeBlock", "MetadataBlock", "Image", "Address", "Strikethrough"})


def read_markdown(source: str, *, path: str | None = None) -> Draft:
    r"""A draft from Markdown.

    Code, raw HTML, comments, link targets, images, what is struck out and the marks themselves are not prose; the title of the
    front matter, where no heading repeats it, is its first line.

    Raises:
        DraftError: if the front matter does not parse, or its date is none.

    >>> draft = read_markdown("---\ndate: 2021-07-05\n---\nSome *1,600* in all.\n")
    >>> draft.text, draft.position(5)
    ('Some 1,600 in all.\n', Position(line=4, column=7))
    """
    return _Reader(source, path).read()


class _Reader:
    def __init__(self, source: str, path: str | None) -> None:
        self.source = source
        self.path = path
        self.builder = TextBuilder(source)
        self.front = FrontMatter()
        self.headline = False
        self.opened: list[tuple[str, int]] = []
        self.silent = 0
        self.offsets = None if source.isascii() else _byte_offsets(source)

    def read(self) -> Draft:
        import pyromark

        options = pyromark.Options
        extensions = (
            options.ENABLE_TABLES
            | options.ENABLE_FOOTNOTES
            | options.ENABLE_STRIKETHROUGH
            | options.ENABLE_TASKLISTS
            | options.ENABLE_YAML_STYLE_METADATA_BLOCKS
            | options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        )
        events = list(pyromark.events_with_range(self.source, options=extensions))
        headings = _first_heading(events)
        for event, place in events:
            start, end = self._offset(place["start"]), self._offset(place["end"])
            if isinstance(event, str):
                self._read_mark(event, start, end)
            else:
                name, value = next(iter(event.items()))
                self._read_event(name, value, start, end, headings)
        builder = self.builder
        text = f"{builder.text.rstrip()}\n"
        directives: list[Directive] = list(find_directives(self.source, self._kind_of(events)))
        if self.front.directive:
            directives.insert(0, self.front.directive)
        published, dated_by = self.front.published, "front matter"
        if published is None:
            published, dated_by = find_dateline(text), "dateline"
        return Draft(
            text,
            published=published,
            title=self.front.title or None,
            path=self.path,
            source=self.source,
            segments=builder.segments,
            regions=builder.regions,
            directives=tuple(directives),
            dated_by=dated_by if published else "",
        )

    def _kind_of(self, events: Any) -> Kind:
        """What begins at an offset: a comment of the file's HTML, text, or something else: code, front matter, a script."""
        comments: set[int] = set()
        other: list[tuple[int, int]] = []
        for event, place in events:
            name, value = (event, event) if isinstance(event, str) else next(iter(event.items()))
            tag = next(iter(value)) if isinstance(value, dict) else value
            if not (name in ("InlineHtml", "Code") or (name == "Start" and tag in ("CodeBlock", "HtmlBlock", "MetadataBlock"))):
                continue
            start, end = self._offset(place["start"]), self._offset(place["end"])
            if not is_order(self.source, start, end):
                continue
            if name == "InlineHtml" or tag == "HtmlBlock":
                found = find_comments(self.source[start:end])
                unclosed = start + end_of_markup(self.source[start:end])
                comments.update(start + at for at in found)
                other.append((start, unclosed))
            else:
                other.append((start, end))

        def kind(at: int) -> Literal["comment", "text", "other"]:
            if at in comments:
                return "comment"
            escaped = at > 0 and self.source[at - 1] == "\\"
            before = bisect_right(other, (at, len(self.source))) - 1
            return "other" if escaped or (before >= 0 and at < other[before][1]) else "text"

        return kind

    def _offset(self, byte: int) -> int:
        return byte if self.offsets is None else self.offsets[byte]

    def _read_mark(self, name: str, start: int, end: int) -> None:
        if self.silent:
            return
        if name == "SoftBreak":
            self.builder.replace(" ", start, end)
        elif name == "HardBreak":
            self.builder.replace("\n", start, end)
        elif name == "Rule":
            self.builder.end_block()

    def _read_event(self, name: str, value: Any, start: int, end: int, heading: str) -> None:
        if name in ("Start", "End"):
            tag = value if isinstance(value, str) else next(iter(value))
            if name == "Start":
                self._open(tag, value)
            else:
                self._close()
        elif name == "Text":
            if self.opened and self.opened[-1][0] == "MetadataBlock":
                self._read_front(start, end, heading)
            elif not self.silent:
                self._read_text(value, start, end)
        elif name == "Code" and not self.silent:
            # Code within a sentence is a name there: it keeps its place, so that what stands around it is not joined.
            self._read_text(value, start + (end - start - len(value)) // 2, end - (end - start - len(value)) // 2)

    def _read_text(self, text: str, start: int, end: int) -> None:
        if self.source[start:end] == text:
            self.builder.copy(start, end)
        else:
            self.builder.replace(text, start, end)

    def _open(self, tag: str, value: Any) -> None:
        if tag == "Link" and value[tag]["link_type"] in ("Autolink", "Email"):
            tag = "Address"
        if tag in _NO_PROSE:
            self.silent += 1
            if tag in ("CodeBlock", "MetadataBlock"):
                self.builder.end_block()
        elif tag in _BLOCKS:
            self.builder.end_block()
        if tag == "MetadataBlock":
            self.toml = value[tag] == "PlusesStyle"
        self.opened.append((tag, self.builder.length))

    def _close(self) -> None:
        tag, start = self.opened.pop()
        if tag in _NO_PROSE:
            self.silent -= 1
        elif tag in _ROLES:
            role = _ROLES[tag]
            if role == "heading" and not self.headline:
                self.headline, role = True, "headline"
            self.builder.mark(start, role)
        if tag in _BLOCKS:
            self.builder.end_block()

    def _read_front(self, start: int, end: int, heading: str) -> None:
        line = self.source.count("\n", 0, start) + 1
        self.front = read_front_matter(self.source[start:end], start, line, toml=self.toml, path=self.path)
        title = self.front.title
        if title and title != heading:
            at = self.builder.length
            first, last = self.front.title_at
            inner = self.source.find(title, first, last)
            if inner >= 0:
                self.builder.copy(inner, inner + len(title))
            else:
                self.builder.replace(title, first, last)
            self.builder.mark(at, "headline")
            self.headline = True
            self.builder.end_block()


def _first_heading(events: Any) -> str:
    """The words of the first heading of the first level, to tell whether it repeats the front matter's title."""
    words: list[str] = []
    within = False
    for event, _ in events:
        if isinstance(event, str):
            continue
        name, value = next(iter(event.items()))
        if name == "Start" and isinstance(value, dict) and "Heading" in value:
            within = value["Heading"]["level"] == "H1"
        elif name == "End" and isinstance(value, dict) and "Heading" in value and within:
            break
        elif within and name in ("Text", "Code"):
            words.append(value)
    return " ".join("".join(words).split())


def _byte_offsets(source: str) -> list[int]:
    """For each byte offset of the UTF-8 form, the offset of its character."""
    offsets: list[int] = []
    for index, character in enumerate(source):
        code = ord(character)
        offsets += [index] * (1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4)
    offsets.append(len(source))
    return offsets
