"""The words beside a number."""

from __future__ import annotations

import re
from typing import Final

_OPENERS: Final = "([{\"'“‘«—–*"
_AFTER: Final = re.compile(r"[  \n]([A-Za-z][\w’'-]*)")


def word_before(text: str, at: int) -> str:
    """The word that ends one blank before offset `at`, with its marks after it ("Smith,"); "" where no blank stands there.

    >>> word_before("on Route 66", 9)
    'Route'
    """
    return last_word(text, at - 1) if at and text[at - 1] in "  \n" else ""


def last_word(text: str, at: int) -> str:
    """The word that ends at offset `at`, without brackets and quotation marks before it.

    >>> last_word("(on Route 66", 9)
    'Route'
    """
    window = text[at - 24 : at] if at > 24 else text[:at]
    word = window[window.rfind(" ") + 1 :]
    if "\n" in word or " " in word:
        word = word[max(word.rfind("\n"), word.rfind(" ")) + 1 :]
    if "—" in word:
        word = word[word.rfind("—") + 1 :]
    return word.lstrip(_OPENERS) if word and word[0] in _OPENERS else word


def word_after(text: str, at: int) -> str:
    """The word that begins one blank after offset `at`; "" where no blank and letter stand there.

    >>> word_after("12 people died", 2)
    'people'
    """
    found = _AFTER.match(text, at)
    return found.group(1) if found else ""
