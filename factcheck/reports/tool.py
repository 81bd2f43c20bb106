"""Which factcheck wrote a report."""

from __future__ import annotations

from functools import cache


@cache
def tool_version() -> str:
    """The version of the installed distribution; "0" where factcheck runs from a bare checkout."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("factcheck-claims")
    except PackageNotFoundError:
        return "0"
