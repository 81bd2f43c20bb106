"""From bytes to text: UTF-8 first, then what charset-normalizer is sure of."""

from __future__ import annotations

from factcheck.errors import DraftError

# What a Western newsroom's older files hold beyond ASCII. A file that decodes to anything else was not written in cp1252.
_PLAUSIBLE = frozenset("éèêëàâäáãåçñöôóòõüûúùïîíìßæøœÉÈÊÀÂÄÁÅÇÑÖÔÓÜÚÎÍÆØŒšžŠŽ‘’“”–—…•€£¥©®™°§«»½¼¾¿¡·ªº\xa0²³´")
_ENCODINGS = ["utf_8", "utf_16", "cp1252"]


def decode(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    r"""The text of a file, line ends as "\n", and what the reader should know about how it was decoded.

    Raises:
        DraftError: if the file is empty, binary, or in no encoding that can be told.

    >>> decode("Zwölf".encode(), "a.txt")
    ('Zwölf', ())
    """
    text, notices = _decode(data, path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise DraftError("is empty: there is nothing to check", path=path)
    return text, notices


def _decode(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise DraftError(f"begins as UTF-16 and is not: {error.reason} at byte {error.start}", path=path) from None
    nul = data.find(b"\0")
    if nul >= 0:
        raise DraftError(f"is binary, not text (a NUL byte at byte {nul})", path=path)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        at = error.start
    line = data.count(b"\n", 0, at) + 1
    column = at - data.rfind(b"\n", 0, at)
    place = f"byte 0x{data[at]:02x} at column {column}"
    text = _guess(data)
    if text is None:
        raise DraftError(f"is not UTF-8 ({place}); save it as UTF-8", path=path, line=line)
    return text, (f"{path}:{line}: is not UTF-8 ({place}); read as Windows-1252",)


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    if from_bytes(data, cp_isolation=_ENCODINGS).best() is None:
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if all(ord(character) < 128 or character in _PLAUSIBLE for character in text) else None
