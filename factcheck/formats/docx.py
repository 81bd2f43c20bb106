"""docx: the paragraphs of a word processor's file; a place in it is paragraph, run and character.

The file is untrusted. It is read in memory and nothing is unpacked to disk, so no name in it can lead outside. It is
refused where it holds more than `MOST_MEMBERS` members, where they unpack to more than `LARGEST_UNPACKED` bytes or more
than `MOST_FOLD` times their packed size, or where any part declares a document type, the only way to define entities.
"""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from datetime import date
from typing import Any

from factcheck.draft import Draft, RegionRole
from factcheck.errors import DraftError
from factcheck.formats.build import TextBuilder
from factcheck.formats.dates import find_dateline, parse_date

MOST_MEMBERS = 2_000
LARGEST_UNPACKED = 50_000_000
MOST_FOLD = 200

_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_ROLES: dict[str, RegionRole] = {"title": "headline", "caption": "caption", "quote": "quotation", "intense quote": "quotation"}


def read_docx(data: bytes, *, path: str) -> Draft:
    """A draft from the bytes of a docx file. Line n of its `source` is paragraph n, those of tables' cells included.

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
        paragraphs = list(_paragraphs(document))
    except DraftError:
        raise
    except Exception as error:
        # python-docx and lxml raise errors of a dozen unrelated types over a damaged file
        raise DraftError(f"is not a readable docx file ({type(error).__name__})", path=path) from None
    return _build(paragraphs, path)


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


def _paragraphs(document: Any) -> Any:
    """All paragraphs in the order of the page, and whether each stands in a table; cells of cells included."""
    stack = [(block, False) for block in reversed(list(document.iter_inner_content()))]
    while stack:
        block, within = stack.pop()
        if hasattr(block, "rows"):
            seen: list[Any] = []
            inner: list[Any] = []
            for row in block.rows:
                for cell in row.cells:
                    if not any(cell._tc is other for other in seen[-64:]):
                        seen.append(cell._tc)
                        inner += [(part, True) for part in cell.iter_inner_content()]
            stack += reversed(inner)
        else:
            yield block, within


def _build(paragraphs: list[tuple[Any, bool]], path: str) -> Draft:
    written: list[tuple[str, RegionRole | None, list[int]]] = []
    for paragraph, within in paragraphs:
        runs: list[str] = []
        for part in paragraph.iter_inner_content():
            inner = getattr(part, "runs", None)
            runs += [run.text for run in inner] if inner is not None else [part.text]
        style = (paragraph.style.name if paragraph.style is not None else "") or ""
        written.append(("".join(runs), _role(style.lower(), within), [len(run) for run in runs]))
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
