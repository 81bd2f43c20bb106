"""Text from a draft is data: here it is made safe for a terminal, and its columns are counted as each output wants them."""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls, and the characters that turn the direction of text or hide in it.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def make_visible(text: str) -> str:
    r"""The text with every control character written out; line ends and tabs stay.

    >>> make_visible("a\x1b[31mb\u202ec")
    'a\\x1b[31mb\\u202ec'
    """
    return _UNSAFE.sub(lambda match: _write_out(match.group()), text)


def one_visible_line(text: str) -> str:
    r"""The text with line ends and tabs written out too, as for a name of a file, which may hold anything.

    >>> one_visible_line("a\n::error::b.txt")
    'a\\x0a::error::b.txt'
    """
    return re.sub(r"[\n\t]", lambda match: _write_out(match.group()), make_visible(text))


def one_line(text: str) -> str:
    """The text on one line, visible, its white space folded."""
    return make_visible(" ".join(text.split()))


def _write_out(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def escape_json(document: str) -> str:
    r"""A JSON document whose strings hold no control character unescaped, and no character that turns the direction of text."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", document)


def display_width(text: str) -> int:
    """How many cells of a terminal a text takes: wide characters take two, combining marks none.

    >>> display_width("é"), display_width("消")
    (1, 2)
    """
    width = 0
    for character in text:
        if unicodedata.combining(character) or character in "\u200d\ufe0e\ufe0f":
            continue
        width += 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
    return width


def utf16_column(line: str, column: int) -> int:
    """A column of a line (from 1, in code points) counted in UTF-16 code units, as SARIF and LSP count.

    >>> utf16_column("😀 12", 3)
    4
    """
    return column + sum(ord(character) > 0xFFFF for character in line[: column - 1])


def utf8_column(line: str, column: int) -> int:
    """A column of a line (from 1, in code points) counted in UTF-8 bytes, as rdjson counts.

    >>> utf8_column("é 12", 3)
    4
    """
    return len(line[: column - 1].encode("utf-8", "surrogatepass")) + column - min(column - 1, len(line))
