"""rdjson: the Reviewdog Diagnostic Format, with related locations, columns in UTF-8 bytes."""

from __future__ import annotations

import json
from typing import Any

from factcheck.reports.escape import escape_json, one_line, one_visible_line, utf8_column
from factcheck.reports.outcome import Outcome, Place, Run

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def write_rdjson(run: Run) -> str:
    """The report as one DiagnosticResult."""
    diagnostics: list[dict[str, Any]] = []
    for outcome, finding in run.findings():
        places = outcome.places_of(finding)
        quotes = (*finding.quotes, *[""] * len(places))
        told = (finding.message, *finding.steps, *(f"to fit: {fix}" for fix in finding.fixes))
        diagnostic: dict[str, Any] = {
            "message": "\n".join(one_line(line) for line in told),
            "location": _locate(outcome, places[0]),
            "severity": _SEVERITIES[finding.severity],
            "code": {"value": finding.rule},
        }
        if len(places) > 1:
            diagnostic["related_locations"] = [
                {"message": f"“{one_line(quote)}”" if quote else f"claim {index + 1}", "location": _locate(outcome, place)}
                for index, (place, quote) in enumerate(zip(places, quotes, strict=False))
                if index
            ]
        diagnostics.append(diagnostic)
    for remark in run.all_remarks():
        diagnostics.append(_simple(remark.path, remark.line, remark.message, _SEVERITIES[remark.severity], remark.rule))
    for problem in run.problems:
        diagnostics.append(_simple(problem.path, problem.line or 1, problem.message, "ERROR", "unreadable"))
    document = {"source": {"name": "factcheck"}, "diagnostics": diagnostics}
    return escape_json(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def _simple(path: str, line: int, message: str, severity: str, code: str) -> dict[str, Any]:
    location = {"path": one_visible_line(path), "range": {"start": {"line": line}}}
    return {"message": one_line(message), "location": location, "severity": severity, "code": {"value": code}}


def _locate(outcome: Outcome, place: Place) -> dict[str, Any]:
    start = {"line": place.line, "column": utf8_column(outcome.line(place.line), place.column)}
    end = {"line": place.end_line, "column": utf8_column(outcome.line(place.end_line), place.end_column)}
    return {"path": one_visible_line(outcome.path), "range": {"start": start, "end": end}}
