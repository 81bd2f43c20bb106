"""How many findings each rule has: a table for a person, or a JSON object for a program."""

from __future__ import annotations

import json

from factcheck.reports.escape import escape_json
from factcheck.reports.outcome import Run
from factcheck.reports.terminal import count_words, write_summary


def write_statistics(run: Run) -> str:
    """How many findings each rule has, the most first, then the summary."""
    rows = _count(run)
    width = max((len(rule) for rule, _, _, _ in rows), default=0)
    lines = [f"{number:>6}  {rule:<{width}}  {severity:<7}  in {count_words(files, 'file')}" for rule, severity, number, files in rows]
    return "\n".join([*lines, write_summary(run)]) + "\n"


def write_statistics_json(run: Run) -> str:
    """The same as a JSON object."""
    document = {
        "version": "1.0",
        "rules": [
            {"rule": rule, "severity": severity, "findings": number, "files": files} for rule, severity, number, files in _count(run)
        ],
        "files": len(run.outcomes),
        "problems": len(run.problems),
        "exit_code": run.exit_code,
    }
    return escape_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _count(run: Run) -> list[tuple[str, str, int, int]]:
    """Rule, severity, how many findings or remarks, in how many files; the most first."""
    counts: dict[tuple[str, str], int] = {}
    files: dict[tuple[str, str], set[str]] = {}
    for path, rule, severity in [
        *((outcome.path, finding.rule, finding.severity) for outcome, finding in run.findings()),
        *((remark.path, remark.rule, remark.severity) for remark in run.all_remarks()),
    ]:
        key = (rule, severity)
        counts[key] = counts.get(key, 0) + 1
        files.setdefault(key, set()).add(path)
    return [(*key, counts[key], len(files[key])) for key in sorted(counts, key=lambda key: (-counts[key], key))]
