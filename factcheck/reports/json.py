"""The JSON report: the whole outcome, in a versioned form whose schema `factcheck schema report` prints.

Version 1.x only ever gains keys. Lines and columns count from 1, columns in code points; `start` and `end` count characters
of the prose, `[start, end)`.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from factcheck.findings import Finding, Severity
from factcheck.reports.escape import escape_json
from factcheck.reports.outcome import Outcome, Place, Run

VERSION: Literal["1.0"] = "1.0"


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True)


class PlaceRecord(_Record):
    """One place of a finding. `run` is the run of a docx file, whose `line` is the paragraph."""

    quote: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int | None = None
    end: int | None = None
    run: int | None = None


class FindingRecord(_Record):
    """One finding: what clashes, every place, the arithmetic, and what would fit."""

    rule: str
    severity: Severity
    message: str
    places: tuple[PlaceRecord, ...]
    steps: tuple[str, ...]
    fixes: tuple[str, ...]
    licence: tuple[str, ...]
    rules: tuple[str, ...]
    claims: tuple[str, ...]
    fingerprint: str


class SilencedRecord(_Record):
    """A finding that is accepted: by a comment, a sidecar file or the baseline; and why."""

    finding: FindingRecord
    by: str
    reason: str


class RemarkRecord(_Record):
    """Something to tidy: an ignore comment that silences nothing, a baseline entry that is stale."""

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str


class FileRecord(_Record):
    """One draft or claim sheet."""

    path: str
    published: date | None = Field(description="the publication date; null when it is not known")
    dated_by: str = Field(description="where the publication date was read")
    claims: int
    compared: int
    findings: tuple[FindingRecord, ...]
    silenced: tuple[SilencedRecord, ...]
    undecided: tuple[str, ...]
    notices: tuple[str, ...]


class ProblemRecord(_Record):
    """A file that could not be checked."""

    path: str
    line: int | None
    message: str


class ReportDocument(_Record):
    """The whole report."""

    version: Literal["1.0"]
    tool: str
    tool_version: str
    files: tuple[FileRecord, ...]
    remarks: tuple[RemarkRecord, ...]
    problems: tuple[ProblemRecord, ...]
    exit_code: int


def write_json(run: Run) -> str:
    """The report as a JSON document."""
    from factcheck.reports.tool import tool_version

    document = ReportDocument(
        version=VERSION,
        tool="factcheck",
        tool_version=tool_version(),
        files=tuple(_record_file(outcome) for outcome in run.outcomes),
        remarks=tuple(
            RemarkRecord(
                path=remark.path, line=remark.line, column=remark.column, rule=remark.rule, severity=remark.severity, message=remark.message
            )
            for remark in run.all_remarks()
        ),
        problems=tuple(ProblemRecord(path=problem.path, line=problem.line, message=problem.message) for problem in run.problems),
        exit_code=run.exit_code,
    )
    return escape_json(json.dumps(document.model_dump(mode="json"), ensure_ascii=False, indent=2)) + "\n"


def _record_file(outcome: Outcome) -> FileRecord:
    draft, report = outcome.draft, outcome.report
    return FileRecord(
        path=outcome.path,
        published=draft.published if draft else None,
        dated_by=draft.dated_by if draft else "",
        claims=report.claims,
        compared=report.compared,
        findings=tuple(_record_finding(outcome, finding) for finding in report.findings),
        silenced=tuple(
            SilencedRecord(finding=_record_finding(outcome, silenced.finding), by=silenced.by, reason=silenced.reason)
            for silenced in outcome.silenced
        ),
        undecided=report.undecided,
        notices=report.notices,
    )


def _record_finding(outcome: Outcome, finding: Finding) -> FindingRecord:
    places = outcome.places_of(finding)
    records: list[PlaceRecord] = []
    for index, place in enumerate(places):
        span = finding.spans[index] if index < len(finding.spans) else None
        quote = finding.quotes[index] if index < len(finding.quotes) else ""
        records.append(_record_place(place, quote, (span.start, span.end) if span else None))
    return FindingRecord(
        rule=finding.rule,
        severity=finding.severity,
        message=finding.message,
        places=tuple(records),
        steps=finding.steps,
        fixes=finding.fixes,
        licence=finding.licence,
        rules=finding.rules,
        claims=finding.claims,
        fingerprint=finding.fingerprint,
    )


def _record_place(place: Place, quote: str, offsets: tuple[int, int] | None) -> PlaceRecord:
    return PlaceRecord(
        quote=quote,
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
        start=offsets[0] if offsets else None,
        end=offsets[1] if offsets else None,
        run=place.run or None,
    )
