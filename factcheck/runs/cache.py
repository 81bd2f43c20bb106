"""Cache: reports of drafts that were checked before, by everything that they depend on.

It lies in `.factcheck_cache` beside the configuration file; without a configuration file nothing is kept. The key is a hash
of the prose, its date, its regions, the rules that run and their settings, and of factcheck's own files, so that a new version
never answers with an old report. A cache that cannot be read or written is passed over.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

from factcheck.draft import Draft
from factcheck.findings import Report

NAME = ".factcheck_cache"


class Cache:
    """Reports kept in a directory."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def key(self, draft: Draft, settings: object) -> str:
        """The name of a draft's report under some settings."""
        parts = (
            package_stamp(),
            repr(settings),
            repr(draft.published),
            draft.title or "",
            repr(draft.regions),
            str(draft.holds_prose_from),
        )
        told = "\x1f".join((*parts, draft.text)).encode("utf-8", "surrogatepass")
        return hashlib.sha256(told).hexdigest()

    def load(self, key: str) -> Report | None:
        """The report of that name, if there is one."""
        try:
            return Report.model_validate_json((self.directory / key[:2] / key[2:]).read_bytes())
        except (OSError, ValueError):
            return None

    def store(self, key: str, report: Report) -> None:
        """Keep a report. It is written whole under another name first, so that no other process reads half of it."""
        path = self.directory / key[:2] / key[2:]
        try:
            if not (self.directory / ".gitignore").exists():
                self.directory.mkdir(exist_ok=True)
                (self.directory / ".gitignore").write_text("*\n")
            path.parent.mkdir(exist_ok=True)
            draft = path.with_name(f"{path.name}.{os.getpid()}")
            draft.write_text(report.model_dump_json(), encoding="utf-8")
            draft.replace(path)
        except OSError:
            return


@cache
def package_stamp() -> str:
    """What changes whenever factcheck's code or data, or a rule of another package, does."""
    from importlib.metadata import entry_points

    from factcheck.registry import ENTRY_POINT_GROUP
    from factcheck.reports.tool import tool_version

    told = [tool_version()]
    top = Path(__file__).parent.parent
    for directory, names, files in os.walk(top):
        names[:] = sorted(name for name in names if name != "__pycache__")
        for name in sorted(files):
            status = (Path(directory) / name).stat()
            told.append(f"{name} {status.st_size} {status.st_mtime_ns}")
    for entry in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda entry: entry.value):
        told.append(f"{entry.value} {entry.dist.version if entry.dist else ''}")
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
