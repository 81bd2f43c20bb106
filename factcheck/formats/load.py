"""load_draft: a file, or what was read from standard input, becomes a draft."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath

from factcheck.draft import Draft
from factcheck.errors import DraftError
from factcheck.formats.encoding import decode
from factcheck.formats.plain import read_plain

SUFFIXES = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
}
SHEET_SUFFIXES = frozenset({".yaml", ".yml", ".json"})
LARGEST = 10_000_000
"""The most bytes that a draft may have. A novel has one million; more than this is no draft."""


def _too_large(name: str) -> DraftError:
    return DraftError(f"has more than {LARGEST:,} bytes and is no draft", path=name)


def load_draft(path: str | Path, *, published: date | None = None) -> Draft:
    """Read a draft from its file; the suffix tells the format, and any other suffix is read as plain text.

    Args:
        path: the file.
        published: its publication date, which overrides what the file says.

    Raises:
        DraftError: if the file is missing, a directory, empty, binary, too large, in no known encoding, or does not parse.
    """
    return read_draft(read_bytes(path), str(path), published=published)


def read_bytes(path: str | Path) -> bytes:
    """The bytes of a file.

    Raises:
        DraftError: if it is missing, a directory, too large, or cannot be read.
    """
    path = Path(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise DraftError("is a pipe or a device, not a draft; - reads standard input", path=str(path))
        if status.st_size > LARGEST:
            raise _too_large(str(path))
        return path.read_bytes()
    except FileNotFoundError:
        raise DraftError("no such file", path=str(path)) from None
    except IsADirectoryError:
        raise DraftError("is a directory, not a draft", path=str(path)) from None
    except OSError as error:
        raise DraftError(f"cannot be read: {error.strerror}", path=str(path)) from None
    except ValueError as error:  # a NUL character in the name
        raise DraftError(f"cannot be read: {error}", path=repr(str(path))) from None


def is_special(path: Path) -> bool:
    """Whether a path leads to what is neither a file nor a directory: a pipe, a socket, a device."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def read_draft(data: bytes, name: str, *, published: date | None = None) -> Draft:
    """Read a draft from its bytes; the suffix of `name` tells the format.

    Raises:
        DraftError: if the bytes are empty, too many, binary, in no known encoding, or do not parse.
    """
    if len(data) > LARGEST:
        raise _too_large(name)
    form = SUFFIXES.get(PurePath(name).suffix.lower(), "plain")
    if form == "docx":
        from factcheck.formats.docx import read_docx

        draft = read_docx(data, path=name)
    else:
        text, notices = decode(data, name)
        if form == "markdown":
            from factcheck.formats.markdown import read_markdown

            draft = read_markdown(text, path=name)
        elif form == "html":
            from factcheck.formats.html import read_html

            draft = read_html(text, path=name)
        else:
            draft = read_plain(text, path=name)
        if notices:
            draft = replace(draft, notices=(*notices, *draft.notices))
    if not draft.text[draft.holds_prose_from :].strip():
        raise DraftError("holds no prose: there is nothing to check", path=name)
    if published is not None:
        draft = replace(draft, published=published, dated_by="option")
    return draft
