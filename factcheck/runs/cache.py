"""Cache: reports of drafts that were checked before, by everything that they depend on.

It lies in the user's cache directory (`$FACTCHECK_CACHE_DIR`, else `$XDG_CACHE_HOME/factcheck`, else `~/.cache/factcheck`; on
Windows under `%LOCALAPPDATA%`), where only the user may read: a report quotes its draft. The key is a hash of the prose, its
date, its regions, the rules that run, and of factcheck's own files, so that a new version never answers with an old report. A
cache that cannot be read or written is passed over, and one that grows is cut back to its newest reports.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.draft import Draft, Span
from factcheck.extensions import stamp_extensions
from factcheck.findings import Finding, Report

MOST = 64
"""How many reports each of the 256 directories of a cache keeps."""


def cache_directory() -> Path | None:
    """Where reports are kept; None where the user has no home."""
    given = os.environ.get("FACTCHECK_CACHE_DIR")
    if given:
        return Path(given)
    base = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "factcheck"
    except RuntimeError:
        return None


class Cache:
    """Reports kept in a directory."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def key(self, draft: Draft, select: tuple[str, ...] | None, ignore: tuple[str, ...], lexicon: Mapping[str, tuple[str, ...]]) -> str:
        """The name of a draft's report under a choice of rules and a lexicon."""
        settings = repr(
            (
                select and sorted(select),
                sorted(ignore),
                sorted(lexicon.items()),
                draft.published,
                draft.title,
                draft.regions,
                draft.holds_prose_from,
            )
        )
        told = "\x1f".join((package_stamp(), settings, draft.text)).encode("utf-8", "surrogatepass")
        return hashlib.sha256(told).hexdigest()

    def load(self, key: str) -> Report | None:
        """The report of that name, if there is one."""
        try:
            return _unpack(json.loads((self.directory / key[:2] / key[2:]).read_bytes()))
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def store(self, key: str, report: Report) -> None:
        """Keep a report. It is written whole under another name first, so that no other process reads half of it."""
        path = self.directory / key[:2] / key[2:]
        part = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            part.write_text(json.dumps(_pack(report)), encoding="utf-8")
            part.replace(path)
            kept = sorted(path.parent.iterdir(), key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
            for old in kept[MOST:]:
                old.unlink(missing_ok=True)
        except OSError:
            return


# Written and read by hand: a validator of ours would take longer to build than the file to read, and the file is our own.
def _pack(report: Report) -> dict[str, Any]:
    packed: dict[str, Any] = {name: getattr(report, name) for name in Report.model_fields}
    packed["findings"] = [
        {**{name: getattr(finding, name) for name in Finding.model_fields}, "spans": [(span.start, span.end) for span in finding.spans]}
        for finding in report.findings
    ]
    return packed


def _unpack(packed: dict[str, Any]) -> Report:
    findings: list[Finding] = []
    for row in packed["findings"]:
        values = {name: _freeze(row[name]) for name in Finding.model_fields}
        values["spans"] = tuple(Span(start, end) for start, end in row["spans"])
        findings.append(Finding.model_construct(**values))
    values = {name: _freeze(packed[name]) for name in Report.model_fields}
    return Report.model_construct(**{**values, "findings": tuple(findings)})


def _freeze(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@cache
def package_stamp() -> str:
    """What changes whenever factcheck's code or data, or a rule of another package, does."""
    told = [sys.version, stamp_extensions()]
    pending = [os.fspath(Path(__file__).parent.parent)]
    while pending:
        for entry in sorted(os.scandir(pending.pop()), key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    pending.append(entry.path)
            else:
                status = entry.stat()
                told.append(f"{entry.name} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
