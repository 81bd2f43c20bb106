"""SARIF 2.1.0: one result a finding, its other places as related locations, columns in UTF-16 code units."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

from factcheck.findings import Finding
from factcheck.reports.escape import escape_json, one_line, one_visible_line, utf16_column
from factcheck.reports.outcome import Outcome, Place, Remark, Run
from factcheck.reports.tool import tool_version

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "note": "note"}


def write_sarif(run: Run) -> str:
    """The report as a SARIF log."""
    from factcheck.registry import all_rules

    known = {rule.name: rule for rule in all_rules()}
    used: dict[str, dict[str, Any]] = {}
    for _, finding in run.findings():
        rule = known.get(finding.rule)
        used.setdefault(finding.rule, _describe_rule(finding.rule, rule.summary if rule else "claims that cannot all be true", rule))
    for remark in run.all_remarks():
        used.setdefault(remark.rule, _describe_rule(remark.rule, "something to tidy in what factcheck is told", None))
    order = {name: index for index, name in enumerate(sorted(used))}
    results: list[dict[str, Any]] = []
    suppressed: list[dict[str, Any]] = []
    for outcome in run.outcomes:
        identities = outcome.identities()
        results += [_write_result(outcome, finding, order, next(identities)) for finding in outcome.report.findings]
        for silenced, identity in zip(outcome.silenced, identities, strict=True):
            if silenced.finding.rule in order:
                kind = "inSource" if silenced.by == "comment" else "external"
                result = _write_result(outcome, silenced.finding, order, identity)
                result["suppressions"] = [{"kind": kind, "justification": one_line(silenced.reason)}]
                suppressed.append(result)
    results += suppressed
    results += [_write_remark(remark, order) for remark in run.all_remarks()]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "factcheck",
                        "version": tool_version(),
                        "rules": [used[name] for name in sorted(used)],
                    }
                },
                "columnKind": "utf16CodeUnits",
                "invocations": [
                    {
                        "executionSuccessful": not run.problems,
                        "toolExecutionNotifications": [
                            *(_notify("error", problem.message, [(problem.path, problem.line or 1)]) for problem in run.problems),
                            *(_notify("note", note, [(path, 1) for path in paths]) for note, paths in run.notes()),
                        ],
                    }
                ],
                "results": results,
            }
        ],
    }
    return escape_json(json.dumps(log, indent=2, ensure_ascii=False)) + "\n"


def _notify(level: str, message: str, places: list[tuple[str, int]]) -> dict[str, Any]:
    locations = [_locate(path, Place(line, 1, line, 1), None) for path, line in places]
    return {"level": level, "message": {"text": one_line(message)}, "locations": locations}


def _describe_rule(name: str, summary: str, rule: Any) -> dict[str, Any]:
    described: dict[str, Any] = {"id": name, "shortDescription": {"text": summary}}
    if rule is not None:
        described["fullDescription"] = {"text": " ".join(rule.rationale.split())}
        described["defaultConfiguration"] = {"level": _LEVELS[rule.severity]}
        described["properties"] = {"tags": [rule.family]}
    return described


def _write_result(outcome: Outcome, finding: Finding, order: dict[str, int], identity: str) -> dict[str, Any]:
    places = outcome.places_of(finding)
    text = [finding.message, *finding.steps, *(f"To fit: {fix}" for fix in finding.fixes)]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(one_line(line) for line in text)},
        "locations": [_locate(outcome.path, places[0], outcome)],
    }
    if len(places) > 1:
        quotes = [*finding.quotes, *[""] * len(places)]
        result["relatedLocations"] = [
            {
                "id": index,
                **_locate(outcome.path, place, outcome),
                "message": {"text": f"“{one_line(quotes[index])}”" if quotes[index] else f"claim {index + 1}"},
            }
            for index, place in enumerate(places)
            if index
        ]
    if identity:
        result["partialFingerprints"] = {"factcheck/v1": identity}
    return result


def _write_remark(remark: Remark, order: dict[str, int]) -> dict[str, Any]:
    place = Place(remark.line, remark.column, remark.line, remark.column)
    return {
        "ruleId": remark.rule,
        "ruleIndex": order[remark.rule],
        "level": _LEVELS[remark.severity],
        "message": {"text": one_line(remark.message)},
        "locations": [_locate(remark.path, place, None)],
    }


def _locate(path: str, place: Place, outcome: Outcome | None) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": place.line}
    if outcome is not None:
        region["startColumn"] = utf16_column(outcome.line(place.line), place.column)
        if (place.end_line, place.end_column) > (place.line, place.column):
            region["endLine"] = place.end_line
            region["endColumn"] = utf16_column(outcome.line(place.end_line), place.end_column)
    physical = {"artifactLocation": {"uri": to_uri(path)}, "region": region}
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.run:
        location["logicalLocations"] = [{"fullyQualifiedName": f"paragraph {place.line}, run {place.run}, character {place.column}"}]
    return location


def to_uri(path: str) -> str:
    """A path as a relative URI, or as a file URI where it is absolute."""
    from urllib.parse import quote

    pure = PurePath(path)
    written = quote(one_visible_line(pure.as_posix()))
    return f"file://{'' if written.startswith('/') else '/'}{written}" if pure.is_absolute() else written
