"""docx: the paragraphs of a word processor's file; a place in it is paragraph, run and character.

The file is untrusted. It is read in memory and nothing is unpacked to disk, so no name in it can lead outside. It is
refused where it holds more than `MOST_MEMBERS` members, where they unpack to more than `LARGEST_UNPACKED` bytes or more
than `MOST_FOLD` times their packed size, or where any part declares a document type, the only way to define entities.
"""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from factcheck.draft import Draft, RegionRole
from factcheck.errors import DraftError
from factcheck.formats.build import TextBuilder
from factcheck.formats.dates import find_dateline, parse_date

MOST_MEMBERS = 2_000
LARGEST_UNPACKED = 50_000_000
MOST_FOLD = 200

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What holds paragraphs or runs and is passed through: changes that were inserted, content controls, tags, links, fields, tables.
_CONTAINERS = frozenset(
    f"{{{_WORD}}}{name}"
    for name in ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo", "tbl", "tr", "tc")
) | {f"{_CHOICE}AlternateContent", f"{_CHOICE}Choice"}
_UNREAD = ((("txbxContent",), "text boxes"), (("footnoteReference", "endnoteReference"), "footnotes"))
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_ROLES: dict[str, RegionRole] = {"title": "headline", "caption": "caption", "quote": "quotation", "intense quote": "quotation"}


def read_docx(data: bytes, *, path: str) -> Draft:
    """A draft from the bytes of a docx file. Line n of its `source` is paragraph n, those of tables' cells included.

    Tracked changes are read as if they were accepted; hidden text is not read.

    The publication date is that of a first paragraph `date 2021-07-05`, else of a dateline that writes its year: what the
    file's properties hold is when it was saved, which is not when it is published.

    Raises:
        DraftError: if it is no docx, breaks a limit, or python-docx is not installed.
    """
    _refuse_bombs(data, path)
    try:
        import docx
    except ImportError:
        raise DraftError("reading docx needs python-docx: install factcheck-claims[docx]", path=path) from None
    try:
        document = docx.Document(io.BytesIO(data))
        paragraphs, notices = _read_paragraphs(document), _find_unread(document)
    except Exception:
        # python-docx and lxml raise errors of a dozen unrelated types over a damaged file, whose names help nobody
        raise DraftError("is not a docx file that can be read: parts of it are missing or damaged", path=path) from None
    return _build(paragraphs, notices, path)


def _refuse_bombs(data: bytes, path: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS:
                raise DraftError(f"has more than {MOST_MEMBERS:,} members and is refused", path=path)
            if sum(member.file_size for member in members) > LARGEST_UNPACKED:
                raise DraftError(f"unpacks to more than {LARGEST_UNPACKED:,} bytes and is refused", path=path)
            unpacked = 0
            for member in members:
                if member.filename.startswith("/") or ".." in member.filename.split("/"):
                    raise DraftError("has a member whose path leads outside and is refused", path=path)
                content = _unpack(archive, member, LARGEST_UNPACKED - unpacked, path)
                unpacked += len(content)
                # A picture may hold what it likes: nothing reads it. Any other part may be read as XML, whatever its name.
                if not member.filename.startswith("word/media/") and any(mark in content for mark in _DOCTYPES):
                    raise DraftError("declares a document type, which could define entities, and is refused", path=path)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError):
        raise DraftError("is not a docx file (no zip archive that can be read)", path=path) from None
    except zipfile.zlib.error:  # type: ignore[attr-defined]
        raise DraftError("is not a docx file (its archive is damaged)", path=path) from None


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int, path: str) -> bytes:
    """The bytes of a member; what it unpacks to is counted, not believed."""
    limit = min(most, max(member.compress_size, 1) * MOST_FOLD + 10_000)
    with archive.open(member) as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise DraftError(f"unpacks to more than {MOST_FOLD} times its size and is refused", path=path)
    return content


@dataclass(frozen=True, slots=True)
class _Styles:
    """What the styles of a file say of the text in them, by the ids that paragraphs and runs name."""

    names: dict[str, str]
    hidden: frozenset[str]


def _read_styles(document: Any) -> _Styles:
    names: dict[str, str] = {}
    hides: dict[str, bool | None] = {}
    bases: dict[str, str] = {}
    for style in document.styles.element.iterchildren(_tag("style")):
        name = style.get(_tag("styleId")) or ""
        names[name] = (_value(style, "name") or "").lower()
        bases[name] = _value(style, "basedOn") or ""
        hides[name] = _hides(style)
    hidden = set()
    for name in names:
        at, seen = name, {name}
        while hides[at] is None and bases[at] in names and bases[at] not in seen:
            at = bases[at]
            seen.add(at)
        if hides[at]:
            hidden.add(name)
    return _Styles(names, frozenset(hidden))


def _tag(name: str) -> str:
    return f"{{{_WORD}}}{name}"


def _value(element: Any, *path: str) -> str | None:
    """The value of the first element at a path below this one."""
    found = element.find("/".join(map(_tag, path)))
    return None if found is None else found.get(_tag("val"))


def _hides(element: Any) -> bool | None:
    """Whether a run's or a style's own properties hide its text; None where they say nothing."""
    vanish = element.find(f"{_tag('rPr')}/{_tag('vanish')}")
    return None if vanish is None else vanish.get(_tag("val")) not in ("0", "false", "off")


def _paragraphs(within: Any, table: bool = False) -> Iterator[tuple[Any, bool]]:
    """All paragraphs in the order of the page, and whether each stands in a table; cells of cells included."""
    for element in within.iterchildren():
        if element.tag == _tag("p"):
            yield element, table
        elif element.tag in _CONTAINERS and not _is_passed_over(element):
            yield from _paragraphs(element, table or element.tag == _tag("tbl"))


def _is_passed_over(element: Any) -> bool:
    """Whether a row was deleted, or a cell is the covered part of a higher one."""
    if element.tag == _tag("tr"):
        return element.find(f"{_tag('trPr')}/{_tag('del')}") is not None
    merged = element.find(f"{_tag('tcPr')}/{_tag('vMerge')}")
    return merged is not None and merged.get(_tag("val")) != "restart"


def _runs(within: Any, styles: _Styles, hidden: bool) -> Iterator[str]:
    """The words of each run that a reader sees once all changes are accepted: what was inserted is there, what was deleted is not."""
    for element in within.iterchildren():
        if element.tag == _tag("r"):
            hides = _hides(element)
            if hides is None:
                hides = hidden or _value(element, "rPr", "rStyle") in styles.hidden
            if not hides:
                yield element.text
        elif element.tag in _CONTAINERS:
            yield from _runs(element, styles, hidden)


def _find_unread(document: Any) -> tuple[str, ...]:
    """What text of the page is not read, for the reader to know."""
    body = document.element.body
    unread = [words for tags, words in _UNREAD if any(next(body.iter(_tag(tag)), None) is not None for tag in tags)]
    return (f"{' and '.join(unread)} of a docx file are not read",) if unread else ()


def _read_paragraphs(document: Any) -> list[tuple[list[str], RegionRole | None]]:
    """The runs of each paragraph, and what the paragraph is."""
    styles = _read_styles(document)
    read: list[tuple[list[str], RegionRole | None]] = []
    for paragraph, within in _paragraphs(document.element.body):
        style = _value(paragraph, "pPr", "pStyle") or ""
        read.append((list(_runs(paragraph, styles, style in styles.hidden)), _role(styles.names.get(style, ""), within)))
    return read


def _build(paragraphs: list[tuple[list[str], RegionRole | None]], notices: tuple[str, ...], path: str) -> Draft:
    written = [("".join(runs), role, [len(run) for run in runs]) for runs, role in paragraphs]
    source = "\n".join(text.replace("\n", " ") for text, _, _ in written)
    builder = TextBuilder(source)
    starts: list[int] = []
    at = 0
    for text, role, lengths in written:
        run = at
        for length in lengths:
            starts.append(run)
            run += length
        begun = builder.length
        builder.copy(at, at + len(text))
        if role is not None:
            builder.mark(begun, role)
        if text.strip():
            builder.end_block()
        at += len(text) + 1
    published, dated_by, begin = _read_date(builder.text)
    return Draft(
        builder.text,
        published=published,
        path=path,
        source=source,
        segments=builder.segments,
        regions=builder.regions,
        holds_prose_from=begin,
        dated_by=dated_by,
        runs=tuple(starts),
        notices=notices,
    )


def _role(style: str, within: bool) -> RegionRole | None:
    if within:
        return "table"
    if style.startswith("heading"):
        return "heading"
    if style.startswith("list"):
        return "list"
    return _ROLES.get(style)


def _read_date(text: str) -> tuple[date | None, str, int]:
    first, _, _ = text.partition("\n")
    for word in ("date", "published"):
        if first.lower().startswith(word):
            published = parse_date(first[len(word) :].lstrip(": \t").rstrip())
            if published:
                return published, "header line", len(first) + len(text[len(first) :]) - len(text[len(first) :].lstrip())
    published = find_dateline(text)
    return published, "dateline" if published else "", 0


def place_in_docx(draft: Draft, offset: int) -> tuple[int, int, int]:
    """Paragraph, run and character, each from 1, of the character at `offset` of the draft's text."""
    position = draft.position(offset)
    at = draft.source_offset(offset)
    run = bisect_right(draft.runs, at)
    return position.line, run - bisect_right(draft.runs, at - position.column), position.column
