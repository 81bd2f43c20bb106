"""The baseline: findings accepted as they stand today, by the draft's path and the finding's fingerprint, never by line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from os.path import realpath
from pathlib import Path
from typing import Any

from factcheck.errors import ConfigError, name_path
from factcheck.reports.outcome import Outcome, Problem, Remark, Run, Silenced
from factcheck.runs.check import Options, config_of
from factcheck.runs.silence import with_silenced

DEFAULT = "factcheck-baseline.json"
STALE = "stale-baseline"
_VERSION = 1


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One accepted finding: the draft's path relative to the baseline file, with forward slashes; the message is for people.

    `count` is how many findings of one fingerprint, the same contradiction written again, are accepted in the draft.
    """

    path: str
    fingerprint: str
    rule: str = ""
    message: str = ""
    count: int = 1


def read_baseline(path: Path) -> tuple[Entry, ...]:
    """The entries of a baseline file.

    Raises:
        ConfigError: if it is missing, or is not what `factcheck baseline write` writes.
    """
    try:
        document: Any = json.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError("no such baseline; make it with: factcheck baseline write", path=name_path(path)) from None
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=name_path(path)) from None
    except RecursionError:
        raise ConfigError("nests too deep", path=name_path(path)) from None
    except ValueError as error:
        raise ConfigError(f"is not JSON: {error}", path=name_path(path), line=getattr(error, "lineno", None)) from None
    if not isinstance(document, dict) or document.get("version") != _VERSION or not isinstance(document.get("findings"), list):
        raise ConfigError(f"is not a baseline of version {_VERSION}; make it anew with: factcheck baseline write", path=name_path(path))
    entries: list[Entry] = []
    for number, row in enumerate(document["findings"], start=1):
        if not isinstance(row, dict) or not isinstance(row.get("path"), str) or not isinstance(row.get("fingerprint"), str):
            raise ConfigError(f"finding {number} has no path or no fingerprint", path=name_path(path))
        count = row.get("count", 1)
        if not isinstance(count, int) or count < 1:
            raise ConfigError(f"finding {number}: its count is no number from 1", path=name_path(path))
        entries.append(Entry(row["path"], row["fingerprint"], str(row.get("rule", "")), str(row.get("message", "")), count))
    return _gather(entries)


def _gather(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """One entry for each path and fingerprint."""
    gathered: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key = (entry.path, entry.fingerprint)
        known = gathered.get(key)
        gathered[key] = entry if known is None else replace(known, count=known.count + entry.count)
    return tuple(gathered.values())


def write_baseline(path: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline file, its entries sorted, one key a line, so that it diffs well.

    Raises:
        ConfigError: if it cannot be written.
    """
    rows = [
        {"path": entry.path, "fingerprint": entry.fingerprint, "rule": entry.rule, "message": entry.message}
        | ({"count": entry.count} if entry.count > 1 else {})
        for entry in sorted(entries)
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
    return _gather(entries)


def find_baseline(name: str, options: Options) -> Path | None:
    """The baseline that holds for a draft: the one that is asked for, else the one that the draft's configuration names.

    Raises:
        ConfigError: if the configuration cannot be used.
    """
    if options.baseline is not None:
        return options.baseline
    config = config_of(name, options)
    return config.root / config.baseline if config.baseline else None


def apply_baselines(run: Run, options: Options) -> Run:
    """The run less the findings that the baselines of its drafts accept; one that cannot be read is a problem of the run.

    Raises:
        ConfigError: if the baseline that `options` names cannot be read.
    """
    for baseline, paths in group_by_baseline(run, options).items():
        if baseline is None:
            continue
        try:
            run = _apply_baseline(run, baseline, paths, options)
        except ConfigError as error:
            if options.baseline is not None:
                raise
            problem = Problem(error.path or str(baseline), error.message, error.line)
            run = replace(run, problems=(*run.problems, problem))
    return run


def group_by_baseline(run: Run, options: Options) -> dict[Path | None, frozenset[str]]:
    """The drafts of a run that were checked, by the baseline that holds for them."""
    groups: dict[Path | None, set[str]] = {}
    for outcome in run.outcomes:
        groups.setdefault(find_baseline(outcome.path, options), set()).add(outcome.path)
    return {baseline: frozenset(paths) for baseline, paths in groups.items()}


def _apply_baseline(run: Run, baseline: Path, paths: frozenset[str], options: Options) -> Run:
    """The run less the findings in `paths` that a baseline accepts; a remark for each of its entries that accepts nothing."""
    entries = read_baseline(baseline)
    left = {(entry.path, entry.fingerprint): entry.count for entry in entries}
    outcomes: list[Outcome] = []
    for outcome in run.outcomes:
        if outcome.path not in paths:
            outcomes.append(outcome)
            continue
        path = relative_path(outcome.path, baseline)
        kept, silenced = [], []
        for finding in outcome.report.findings:
            key = (path, finding.fingerprint)
            if left.get(key, 0):
                left[key] -= 1
                silenced.append(Silenced(finding, "baseline", "accepted in the baseline"))
            else:
                kept.append(finding)
        outcomes.append(with_silenced(outcome, kept, silenced))
    checked = frozenset(relative_path(path, baseline) for path in paths)
    remarks = [
        Remark(name_path(baseline), STALE, _tell_stale(entry, left[entry.path, entry.fingerprint]))
        for entry in entries
        if entry.path in checked and left[entry.path, entry.fingerprint] and was_looked_for(entry, options)
    ]
    return replace(run, outcomes=tuple(outcomes), remarks=(*run.remarks, *remarks))


def _tell_stale(entry: Entry, left: int) -> str:
    found = f"{entry.count - left} of {entry.count} findings have" if left < entry.count else "no finding has"
    return f"{entry.path}: {found} the fingerprint {entry.fingerprint} ({entry.rule}); run: factcheck baseline prune"


def was_looked_for(entry: Entry, options: Options) -> bool:
    """Whether a check with these options could have found what an entry accepts: a rule that did not run finds nothing."""
    if options.select is None and not options.ignore:
        return True
    from factcheck.registry import select_rules

    return entry.rule in {rule.name for rule in select_rules(options.select, options.ignore)}


def renew(entries: Iterable[Entry], run: Run, baseline: Path, options: Options) -> tuple[Entry, ...]:
    """The entries with those of the drafts that the run checked, and of the rules that ran, replaced by what was found."""
    checked = {relative_path(outcome.path, baseline) for outcome in run.outcomes}
    kept = [entry for entry in entries if entry.path not in checked or not was_looked_for(entry, options)]
    return (*kept, *entries_of(run, baseline))


def prune(entries: Iterable[Entry], run: Run, baseline: Path, options: Options) -> tuple[Entry, ...]:
    """The entries that still accept a finding; those that the run did not look for stay, unless the draft is gone."""
    current = {(entry.path, entry.fingerprint): entry.count for entry in entries_of(run, baseline)}
    checked = {relative_path(outcome.path, baseline) for outcome in run.outcomes}
    kept: list[Entry] = []
    for entry in entries:
        if entry.path not in checked:
            count = entry.count if (baseline.parent / entry.path).exists() else 0
        elif was_looked_for(entry, options):
            count = min(entry.count, current.get((entry.path, entry.fingerprint), 0))
        else:
            count = entry.count
        if count:
            kept.append(replace(entry, count=count))
    return tuple(kept)


def relative_path(path: str, baseline: Path) -> str:
    """A draft's path relative to the directory of the baseline, with forward slashes."""
    resolved = Path(realpath(path))
    try:
        return resolved.relative_to(Path(realpath(baseline)).parent).as_posix()
    except ValueError:
        return resolved.as_posix()
