"""GitHub annotations: workflow commands, the worst first; what is above GitHub's cap follows as lines of the log."""

from __future__ import annotations

from factcheck.findings import SEVERITIES
from factcheck.reports.escape import make_visible, one_line, one_visible_line
from factcheck.reports.outcome import Run
from factcheck.reports.terminal import name_files, write_finding_line, write_remark_line, write_summary

CAP = 10
"""How many annotations of one level GitHub shows for a step; it drops the others without a word."""
_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def write_github(run: Run) -> str:
    """The report as workflow commands; the other places of a finding are named in its message."""
    rows: list[tuple[str, str, str]] = []
    for problem in run.problems:
        command = _command("error", problem.path, problem.line or 1, None, None, "factcheck", problem.message)
        rows.append(("error", command, one_visible_line(str(problem))))
    for outcome, finding in run.findings():
        first, *others = outcome.places_of(finding)
        quotes = (*finding.quotes, *[""] * len(others))
        also = [
            f"also {place.line}:{place.column}" + (f" “{quote}”" if quote else "") for place, quote in zip(others, quotes[1:], strict=False)
        ]
        told = "\n".join(one_line(line) for line in (finding.message, *finding.steps, *also))
        end = first.end_column if first.end_line == first.line else None
        level = _LEVELS[finding.severity]
        command = _command(level, outcome.path, first.line, first.column, end, finding.rule, told)
        rows.append((finding.severity, command, write_finding_line(outcome, finding)))
    for remark in run.all_remarks():
        level = _LEVELS[remark.severity]
        command = _command(level, remark.path, remark.line, remark.column, None, remark.rule, remark.message)
        rows.append((remark.severity, command, write_remark_line(remark)))
    for note, paths in run.notes():
        told = f"{name_files(paths)}: note: {one_line(note)}"
        one = _command("notice", paths[0], 1, None, None, "factcheck", one_line(note))
        rows.append(("note", one if len(paths) == 1 else f"::notice title=factcheck::{_data(told)}", told))
    lines: list[str] = []
    plain: list[str] = []
    for severity in SEVERITIES:
        commands = [(command, told) for level, command, told in rows if level == severity]
        if len(commands) > CAP:
            plain += [_defuse(told) for _, told in commands[CAP - 1 :]]
            dropped = len(commands) - CAP + 1
            commands = commands[: CAP - 1]
            told = f"{dropped} more; GitHub shows {CAP} a step, the log has all"
            commands.append((f"::{_LEVELS[severity]} title=factcheck::{told}", ""))
        lines += [command for command, _ in commands]
    return "\n".join((*lines, *plain, write_summary(run))) + "\n"


def _defuse(line: str) -> str:
    """A line of the log that the runner takes for no command: its two forms begin with "::", or hold "##["."""
    return f"- {line.replace('##[', '## [')}"


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
    return _data(one_visible_line(text)).replace(":", "%3A").replace(",", "%2C")
