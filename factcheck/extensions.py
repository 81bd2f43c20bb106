"""Which rules other packages ship: the entry points of the group `factcheck.rules`."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINT_GROUP = "factcheck.rules"


@cache
def find_extensions() -> tuple[EntryPoint, ...]:
    """The entry points, by name."""
    if not _any_named():
        return ()
    from importlib.metadata import entry_points

    return tuple(sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda entry: (entry.name, entry.value)))


def stamp_extensions() -> str:
    """What changes whenever one of them does: its name, its version, and its module's file."""
    told: list[str] = []
    for entry in find_extensions():
        from importlib.util import find_spec

        try:
            spec = find_spec(entry.module)
            status = os.stat(spec.origin) if spec is not None and spec.origin else None  # noqa: PTH116
        except (ImportError, OSError, ValueError):
            status = None
        told.append(f"{entry.value} {entry.dist.version if entry.dist else ''} {status and (status.st_size, status.st_mtime_ns)}")
    return "\n".join(told)


def _any_named() -> bool:
    """Whether any installed distribution names the group; `importlib.metadata` takes longer to load than most drafts to check."""
    needle = f"[{ENTRY_POINT_GROUP}]".encode()
    for directory in dict.fromkeys(sys.path):
        if os.path.isfile(directory):  # noqa: PTH113
            return True  # what lies in an archive is left to importlib.metadata
        try:
            records = [entry.path for entry in os.scandir(directory or ".") if entry.name.endswith((".dist-info", ".egg-info"))]
        except OSError:
            continue
        for record in records:
            try:
                with open(os.path.join(record, "entry_points.txt"), "rb") as stream:  # noqa: PTH118, PTH123 - hundreds, at every start
                    if needle in stream.read():
                        return True
            except OSError:
                continue
    return False
