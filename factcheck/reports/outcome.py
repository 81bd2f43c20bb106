"""Outcome and Run: what a check of some drafts came to, in the form that every output is written from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from factcheck.draft import Draft, Span
from factcheck.findings import SEVERITIES, Finding, Report, Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """A file, or a place in one, that could not be used as it was meant: it makes a run end with exit code 2."""

    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


@dataclass(frozen=True, slots=True)
class Remark:
    """What an editor should tidy: an ignore comment that silences nothing, a baseline entry that is stale."""

    path: str
    rule: str
    message: str
    line: int = 1
    column: int = 1
    severity: Severity = "warning"


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that a comment, a sidecar file or the baseline accepts, and why."""

    finding: Finding
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span stands in its file. Lines and columns count from 1, columns in code points; `end` is one past the last.

    `run` is the run of a docx file, in which `line` is the paragraph; 0 in other files.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    run: int = 0


@dataclass(frozen=True)
class Outcome:
    """What the check of one draft, or one claim sheet, came to.

    Attributes:
        path: its name, as it was given or found.
        draft: the draft; None for a claim sheet.
        report: the report, its findings less those silenced.
        silenced: findings that were accepted.
        remarks: what should be tidied.
        places: for a claim sheet, where the claims stand in it, by id.
    """

    path: str
    report: Report
    draft: Draft | None = None
    silenced: tuple[Silenced, ...] = ()
    remarks: tuple[Remark, ...] = ()
    places: dict[str, Place] = field(default_factory=dict)

    def place(self, span: Span) -> Place:
        """Where a span of the draft stands in its file."""
        draft = self.draft
        if draft is None:
            return Place(1, 1, 1, 1)
        within = draft.source_span(span)
        start, end = draft.source_position(within.start), draft.source_position(within.end)
        run = 0
        if draft.runs:
            from factcheck.formats.docx import place_in_docx

            run = place_in_docx(draft, span.start)[1]
        return Place(start.line, start.column, end.line, end.column, run)

    def places_of(self, finding: Finding) -> tuple[Place, ...]:
        """Where a finding's spans stand; for claims of a sheet, where these stand; the top of the file where nothing is known."""
        if finding.spans and self.draft is not None:
            return tuple(self.place(span) for span in finding.spans)
        return tuple(self.places[name] for name in finding.claims if name in self.places) or (Place(1, 1, 1, 1),)

    def identities(self) -> Iterator[str]:
        """The fingerprints of the findings, then of those silenced, numbered where they repeat: "…", "…/2", "…/3"."""
        seen: dict[str, int] = {}
        for finding in (*self.report.findings, *(silenced.finding for silenced in self.silenced)):
            number = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
            yield finding.fingerprint if number == 1 else f"{finding.fingerprint}/{number}"

    def line(self, number: int) -> str:
        """The words of one line of the file; "" where there is no text."""
        return "" if self.draft is None else self.draft.line(number)


@dataclass(frozen=True)
class Run:
    """A whole check: outcomes in the order of their paths, and what could not be checked."""

    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Remark, ...] = ()
    fail_on: Severity = "error"

    def findings(self) -> Iterator[tuple[Outcome, Finding]]:
        """Every finding that counts, with the outcome it belongs to."""
        for outcome in self.outcomes:
            for finding in outcome.report.findings:
                yield outcome, finding

    def all_remarks(self) -> Iterator[Remark]:
        """The remarks of the run and of its outcomes."""
        yield from self.remarks
        for outcome in self.outcomes:
            yield from outcome.remarks

    def notes(self) -> list[tuple[str, tuple[str, ...]]]:
        """What could not be checked and why, and what was left undecided, each with the files that it holds for."""
        places: dict[str, list[str]] = {}
        for outcome in self.outcomes:
            for line in (*outcome.report.notices, *(f"undecided: {line}" for line in outcome.report.undecided)):
                places.setdefault(line, []).append(outcome.path)
        return [(line, tuple(paths)) for line, paths in places.items()]

    @cached_property
    def counts(self) -> dict[Severity, int]:
        """How many findings and remarks there are of each severity."""
        counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
        for _, finding in self.findings():
            counts[finding.severity] += 1
        for remark in self.all_remarks():
            counts[remark.severity] += 1
        return counts

    @property
    def exit_code(self) -> int:
        """0 clean; 1 something at or above `fail_on`; 2 something could not be checked."""
        if self.problems:
            return 2
        failing = SEVERITIES[: SEVERITIES.index(self.fail_on) + 1]
        return 1 if any(self.counts[severity] for severity in failing) else 0
