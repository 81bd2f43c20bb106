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
    if not at or text[at - 1] not in "  \n":
        return ""
    window = text[max(0, at - 24) : at - 1]
    cut = max(window.rfind(" "), window.rfind("\n"), window.rfind(" "))
    word = window[cut + 1 :]
    return word.lstrip(_OPENERS) if word and word[0] in _OPENERS else word


def word_after(text: str, at: int) -> str:
    """The word that begins one blank after offset `at`; "" where no blank and letter stand there.

    >>> word_after("12 people died", 2)
    'people'
    """
    found = _AFTER.match(text, at)
    return found.group(1) if found else ""
