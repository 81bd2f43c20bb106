"""read_toml: TOML that others wrote, whose faults say on which line they stand."""

from __future__ import annotations

import re
from typing import Any

_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)\Z")


class TomlError(Exception):
    """What is wrong with a text that should be TOML, and the line that it stands on, where that is known."""

    def __init__(self, message: str, line: int | None) -> None:
        self.message = message
        self.line = line
        super().__init__(message)


def read_toml(text: str) -> dict[str, Any]:
    """The table that a text holds.

    Raises:
        TomlError: if it does not parse, or nests too deep.
    """
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise TomlError("nests too deep", None) from None
    except ValueError as error:
        told = str(error)
        place = _PLACE.search(told)
        line = None
        if place is not None:
            told = told[: place.start()]
            line = int(place[1]) if place[1] else text.count("\n") + 1
        raise TomlError(f"is not TOML: {told[:1].lower()}{told[1:]}", line) from None
