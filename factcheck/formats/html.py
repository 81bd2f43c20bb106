"""HTML: the text of its elements, with every character's place in the file.

The file is untrusted, and nothing in it is run or loaded: entities are the characters that HTML's own table gives, there
are no others to expand, and elements nest no deeper than `DEEPEST`.
"""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser

from factcheck.draft import Draft, RegionRole
from factcheck.errors import DraftError
from factcheck.formats.build import TextBuilder
from factcheck.formats.comments import MOST_SECTIONS, end_of_markup
from factcheck.formats.dates import ACCEPTED, find_dateline, parse_date
from factcheck.formats.directives import Kind, find_directives

DEEPEST = 500
"""How deep elements may nest; a page by hand or from a CMS stays below 60."""

_SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "head", "pre", "code", "nav", "footer", "form", "button", "select"}
)
_SILENT |= {"textarea", "iframe", "object", "video", "audio", "canvas", "del", "s", "strike", "kbd", "samp"}
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label"}
)
_INLINE |= {"mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
_ROLES: dict[str, RegionRole] = {
    "h1": "headline",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "li": "list",
    "td": "table",
    "th": "table",
    "figcaption": "caption",
    "caption": "caption",
    "blockquote": "quotation",
}
_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "parsely-pub-date",
    "pubdate",
    "publish-date",
    "sailthru.date",
)
_BLANKS = re.compile(r"[ \t\n\f]+")
# An ampersand that begins nothing stands for itself. The parser would stop at each, and at some for good: it gets another sign there.
_NO_ENTITY = re.compile(r"&(?!#[0-9]|#[xX][0-9a-fA-F]|[a-zA-Z])")
_HIDDEN = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)(?![\w-])", re.IGNORECASE)


def read_html(source: str, *, path: str | None = None) -> Draft:
    r"""A draft from HTML.

    Scripts, styles, code, navigation, forms, comments, what is hidden or struck out, and marks are not prose; white space is
    folded as a browser folds it.
    The publication date is that of the page's meta tags, else of `<time datetime=... pubdate>` or `itemprop="datePublished"`.

    Raises:
        DraftError: if elements nest deeper than `DEEPEST`, or a declaration cannot be read.

    >>> draft = read_html("<p>Five &amp; six <b>men</b></p>")
    >>> draft.text, draft.position(11)
    ('Five & six men\n', Position(line=1, column=22))
    """
    if source.count("<![") > MOST_SECTIONS:
        raise DraftError(f"holds more than {MOST_SECTIONS:,} marked sections", path=path)
    reader = _Reader(source, path)
    markup = end_of_markup(source)
    try:
        reader.feed(_NO_ENTITY.sub("+", source[:markup]))
        reader.close()
    except AssertionError as error:  # how html.parser refuses a declaration that it cannot read
        raise DraftError(f"is not HTML that can be read: {error}", path=path, line=reader.getpos()[0]) from None
    text = f"{reader.builder.text.rstrip()}\n"
    published, dated_by = reader.find_date(), "meta tag"
    if published is None:
        published, dated_by = find_dateline(text), "dateline"
    return Draft(
        text,
        published=published,
        title=" ".join(reader.title.split()) or None,
        path=path,
        source=source,
        segments=reader.builder.segments,
        regions=reader.builder.regions,
        directives=find_directives(source, reader.kind_of(markup)),
        dated_by=dated_by if published else "",
        notices=() if reader.dates else tuple(f"“{told}” of {name} is no date; write {ACCEPTED}" for name, told in reader.unread.items()),
    )


class _Reader(HTMLParser):
    def __init__(self, source: str, path: str | None) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.path = path
        self.builder = TextBuilder(source)
        self.opened: list[tuple[str, int, bool]] = []
        self.silent = 0
        self.comments: set[int] = set()
        self.dates: dict[str, date] = {}
        self.unread: dict[str, str] = {}
        self.title = ""
        self._starts = [0]
        for line in source.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    @property
    def at(self) -> int:
        """Offset in the file of what is being read."""
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def find_date(self) -> date | None:
        """The publication date of the most telling tag that has one."""
        return next((self.dates[name] for name in _DATE_NAMES if name in self.dates), None)

    def kind_of(self, markup: int) -> Kind:
        """What begins at an offset: a comment that was read, one that does not end where the markup ends, or something else."""
        return lambda at: "comment" if at in self.comments else "text" if at == markup else "other"

    def handle_comment(self, data: str) -> None:
        self.comments.add(self.at)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._note_date(tag, values)
        if tag == "br" and not self.silent:
            end = self.at + len(self.get_starttag_text() or "")
            self.builder.replace("\n", self.at, end)
        if tag in _VOID:
            return
        if tag in ("p", "li", "td", "th", "tr", "dt", "dd", "option"):
            self._close_open(tag)
        if len(self.opened) >= DEEPEST:
            raise DraftError(f"elements nest deeper than {DEEPEST}", path=self.path, line=self.getpos()[0])
        silent = tag in _SILENT or "hidden" in values or bool(_HIDDEN.search(values.get("style", "")))
        if silent:
            self.silent += 1
        elif not self.silent and tag not in _INLINE:
            self.builder.end_block()
        self.opened.append((tag, self.builder.length, silent))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _, _ in self.opened):
            return
        while self.opened:
            name, start, silent = self.opened.pop()
            if silent:
                self.silent -= 1
            elif name in _ROLES and not self.silent:
                self.builder.mark(start, _ROLES[name])
            if name not in _INLINE and not self.silent:
                self.builder.end_block()
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        at = self.at
        if self.silent:
            self._note_title(self.source[at : at + len(data)])
            return
        end = 0
        for blank in _BLANKS.finditer(data):
            self.builder.copy(at + end, at + blank.start())
            if not self._ends_in_blank():
                self.builder.replace(" ", at + blank.start(), at + blank.end())
            end = blank.end()
        self.builder.copy(at + end, at + len(data))

    def handle_entityref(self, name: str) -> None:
        self._read_entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._read_entity(f"&#{name}")

    def _read_entity(self, written: str) -> None:
        at = self.at
        end = at + len(written)
        if self.source.startswith(";", end):
            end += 1
        character = unescape(self.source[at:end])
        if self.silent:
            self._note_title(character)
        else:
            self.builder.replace(character, at, end)

    def _note_title(self, words: str) -> None:
        if self.opened[-1][0] == "title" and len(self.opened) < 4:
            self.title += words

    def _ends_in_blank(self) -> bool:
        return self.builder.last in ("", " ", "\n")

    def _close_open(self, tag: str) -> None:
        """End an element whose end tag HTML lets a writer leave out."""
        if self.opened and self.opened[-1][0] == tag:
            self.handle_endtag(tag)

    def _note_date(self, tag: str, values: dict[str, str]) -> None:
        name = ""
        if tag == "meta":
            name = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
        elif tag == "time" and ("pubdate" in values or values.get("itemprop", "").lower() == "datepublished"):
            name = "datepublished"
        if name in _DATE_NAMES:
            written = " ".join((values.get("content") or values.get("datetime") or "").split())
            published = parse_date(written)
            if published is not None:
                self.dates.setdefault(name, published)
            elif written:
                self.unread.setdefault(name, written if len(written) <= 40 else f"{written[:39]}…")
