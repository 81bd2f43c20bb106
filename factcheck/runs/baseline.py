"""The baseline: findings accepted as they stand today, by the draft's path and the finding's fingerprint, never by line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.errors import ConfigError, name_path
from factcheck.reports.outcome import Outcome, Remark, Run, Silenced
from factcheck.runs.silence import with_silenced

DEFAULT = "factcheck-baseline.json"
STALE = "stale-baseline"
_VERSION = 1


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One accepted finding: the draft's path relative to the baseline file, with forward slashes; rule and message are for people."""

    path: str
    fingerprint: str
    rule: str = ""
    message: str = ""


def read_baseline(path: Path) -> tuple[Entry, ...]:
    """The entries of a baseline file.

    Raises:
        ConfigError: if it is missing, or is not what `factcheck baseline write` writes.
    """
    try:
        document: Any = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ConfigError("no such baseline; make it with: factcheck baseline write", path=name_path(path)) from None
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=name_path(path)) from None
    except ValueError as error:
        raise ConfigError(f"is not JSON: {error}", path=name_path(path), line=getattr(error, "lineno", None)) from None
    if not isinstance(document, dict) or document.get("version") != _VERSION or not isinstance(document.get("findings"), list):
        raise ConfigError(f"is not a baseline of version {_VERSION}; make it anew with: factcheck baseline write", path=name_path(path))
    entries: list[Entry] = []
    for number, row in enumerate(document["findings"], start=1):
        if not isinstance(row, dict) or not isinstance(row.get("path"), str) or not isinstance(row.get("fingerprint"), str):
            raise ConfigError(f"finding {number} has no path or no fingerprint", path=name_path(path))
        entries.append(Entry(row["path"], row["fingerprint"], str(row.get("rule", "")), str(row.get("message", ""))))
    return tuple(entries)


def write_baseline(path: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline file, its entries sorted, one key a line, so that it diffs well.

    Raises:
        ConfigError: if it cannot be written.
    """
    rows = [
        {"path": entry.path, "fingerprint": entry.fingerprint, "rule": entry.rule, "message": entry.message}
        for entry in sorted(dict.fromkeys(entries))
    ]
    document = {"version": _VERSION, "findings": rows}
    try:
        path.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", path=name_path(path)) from None


def entries_of(run: Run, baseline: Path) -> tuple[Entry, ...]:
    """An entry for every finding of a run, those that the baseline accepts already included."""
    entries: list[Entry] = []
    for outcome in run.outcomes:
        accepted = [silenced.finding for silenced in outcome.silenced if silenced.by == "baseline"]
        for finding in (*outcome.report.findings, *accepted):
            entries.append(Entry(relative_path(outcome.path, baseline), finding.fingerprint, finding.rule, finding.message))
    return tuple(entries)


def apply_baseline(run: Run, baseline: Path) -> Run:
    """The run less the findings that the baseline accepts; a remark for each entry of a checked draft that accepts nothing.

    Raises:
        ConfigError: if the baseline cannot be read.
    """
    entries = read_baseline(baseline)
    known = {(entry.path, entry.fingerprint) for entry in entries}
    found: set[tuple[str, str]] = set()
    outcomes: list[Outcome] = []
    checked: set[str] = set()
    for outcome in run.outcomes:
        path = relative_path(outcome.path, baseline)
        checked.add(path)
        kept, silenced = [], []
        for finding in outcome.report.findings:
            key = (path, finding.fingerprint)
            if key in known:
                found.add(key)
                silenced.append(Silenced(finding, "baseline", "accepted in the baseline"))
            else:
                kept.append(finding)
        outcomes.append(with_silenced(outcome, kept, silenced))
    stale = [entry for entry in entries if entry.path in checked and (entry.path, entry.fingerprint) not in found]
    remarks = [
        Remark(
            name_path(baseline),
            STALE,
            f"{entry.path}: no finding has the fingerprint {entry.fingerprint} ({entry.rule}); run: factcheck baseline prune",
        )
        for entry in stale
    ]
    return Run(tuple(outcomes), run.problems, (*run.remarks, *remarks), run.fail_on)


def prune(entries: Iterable[Entry], run: Run, baseline: Path) -> tuple[Entry, ...]:
    """The entries that still accept a finding; those of drafts that the run did not check stay, unless the draft is gone."""
    current = {(entry.path, entry.fingerprint) for entry in entries_of(run, baseline)}
    checked = {relative_path(outcome.path, baseline) for outcome in run.outcomes}
    kept: list[Entry] = []
    for entry in entries:
        alive = (entry.path, entry.fingerprint) in current if entry.path in checked else (baseline.parent / entry.path).exists()
        if alive:
            kept.append(entry)
    return tuple(kept)


def relative_path(path: str, baseline: Path) -> str:
    """A draft's path relative to the directory of the baseline, with forward slashes."""
    resolved = Path(path).resolve()
    try:
        return resolved.relative_to(baseline.resolve().parent).as_posix()
    except ValueError:
        return resolved.as_posix()
