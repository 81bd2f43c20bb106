"""GitHub annotations: workflow commands, the worst first, and one line for those above GitHub's cap."""

from __future__ import annotations

from factcheck.findings import SEVERITIES
from factcheck.reports.escape import make_visible, one_line
from factcheck.reports.outcome import Run
from factcheck.reports.terminal import write_summary

CAP = 10
"""How many annotations of one level GitHub shows for a step; it drops the others without a word."""
_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def write_github(run: Run) -> str:
    """The report as workflow commands; the other places of a finding are named in its message."""
    rows: list[tuple[str, str]] = []
    for problem in run.problems:
        rows.append(("error", _command("error", problem.path, problem.line or 1, None, None, "factcheck", problem.message)))
    for outcome, finding in run.findings():
        first, *others = outcome.places_of(finding)
        quotes = (*finding.quotes, *[""] * len(others))
        also = [
            f"also {place.line}:{place.column}" + (f" “{quote}”" if quote else "") for place, quote in zip(others, quotes[1:], strict=False)
        ]
        told = "\n".join(one_line(line) for line in (finding.message, *finding.steps, *also))
        end = first.end_column if first.end_line == first.line else None
        level = _LEVELS[finding.severity]
        rows.append((finding.severity, _command(level, outcome.path, first.line, first.column, end, finding.rule, told)))
    for remark in run.all_remarks():
        level = _LEVELS[remark.severity]
        rows.append((remark.severity, _command(level, remark.path, remark.line, remark.column, None, remark.rule, remark.message)))
    lines: list[str] = []
    for severity in SEVERITIES:
        commands = [command for level, command in rows if level == severity]
        if len(commands) > CAP:
            dropped = len(commands) - CAP + 1
            commands = commands[: CAP - 1]
            commands.append(
                f"::{_LEVELS[severity]} title=factcheck::{dropped} more; GitHub shows {CAP} a step, the log has the whole report"
            )
        lines += commands
    lines.append(write_summary(run))
    return "\n".join(lines) + "\n"


def _command(level: str, path: str, line: int, column: int | None, end: int | None, title: str, message: str) -> str:
    fields = [f"file={_property(path)}", f"line={line}"]
    if column is not None:
        fields.append(f"col={column}")
    if end is not None and column is not None and end > column:
        fields.append(f"endColumn={end}")
    fields.append(f"title={_property(title)}")
    return f"::{level} {','.join(fields)}::{_data(message)}"


def _data(text: str) -> str:
    return make_visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
