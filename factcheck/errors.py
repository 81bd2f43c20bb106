"""Errors a caller can act on: each names the file, the place in it, and what would be accepted."""

from __future__ import annotations

from os.path import realpath
from pathlib import Path


def name_path(path: Path) -> str:
    """A path as a person names it: relative to the current directory where it lies below that."""
    try:
        return str(Path(realpath(path)).relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


class FactcheckError(Exception):
    """Base of every error that factcheck raises on purpose.

    `message` is one line; `path` and `line` say where, when that is known.
    """

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        self.message = message
        self.path = path
        self.line = line
        super().__init__(str(self))

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line) if part is not None)
        return f"{place}: {self.message}" if place else self.message


class DraftError(FactcheckError):
    """A draft that cannot be read: missing, empty, binary, in an unknown encoding."""


class ClaimSheetError(FactcheckError):
    """A claim sheet that is not valid YAML or JSON, or whose claims do not fit their models."""


class ConfigError(FactcheckError):
    """A configuration that holds an unknown key or an unusable value."""


class RuleError(FactcheckError):
    """A rule that breaks the contract of a rule: a duplicate name, an example that does not hold."""
