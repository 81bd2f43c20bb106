"""GitLab code quality: a JSON list with one entry a finding, its other places included."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from factcheck.reports.escape import escape_json, one_line, one_visible_line
from factcheck.reports.outcome import Run

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def write_gitlab(run: Run) -> str:
    """The report as a Code Quality artifact."""
    rows: list[dict[str, Any]] = []
    named = ((outcome, *pair) for outcome in run.outcomes for pair in zip(outcome.report.findings, outcome.identities(), strict=False))
    for outcome, finding, identity in named:
        places = outcome.places_of(finding)
        row = _row(outcome.path, places[0].line, finding.rule, finding.message, finding.severity, identity)
        row["content"] = {"body": "\n".join(one_line(line) for line in (*finding.steps, *finding.fixes))}
        others = [{"path": one_visible_line(outcome.path), "lines": {"begin": place.line, "end": place.end_line}} for place in places[1:]]
        if others:
            row["other_locations"] = others
        rows.append(row)
    for remark in run.all_remarks():
        rows.append(_row(remark.path, remark.line, remark.rule, remark.message, remark.severity, f"{remark.line}:{remark.column}"))
    for problem in run.problems:
        rows.append(_row(problem.path, problem.line or 1, "unreadable", problem.message, "error", "unreadable"))
    return escape_json(json.dumps(rows, indent=2, ensure_ascii=False)) + "\n"


def _row(path: str, line: int, rule: str, message: str, severity: str, identity: str) -> dict[str, Any]:
    # GitLab wants every fingerprint of a report unique: ours is the same for the same contradiction in two drafts.
    unique = hashlib.sha256("\x1f".join((path, rule, identity, message)).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return {
        "type": "issue",
        "check_name": rule,
        "description": one_line(message),
        "categories": ["Bug Risk"],
        "severity": _SEVERITIES[severity],
        "fingerprint": unique,
        "location": {"path": one_visible_line(path), "lines": {"begin": line}},
    }
