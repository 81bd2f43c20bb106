"""The terminal report: every place of a finding with its words underlined, the arithmetic, and what would fit."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.findings import Finding, Severity
from factcheck.reports.escape import display_width, make_visible, one_line, one_visible_line
from factcheck.reports.outcome import Outcome, Place, Remark, Run

_COLOURS = {"error": "31", "warning": "33", "note": "36", "bold": "1", "dim": "2"}
_LEAD = 36
"""How many characters of a long line are shown before an underlined word."""


def write_full(run: Run, *, colour: bool = False, width: int = 120) -> str:
    """The report for a person at a terminal."""
    parts: list[str] = []
    for outcome, finding in run.findings():
        parts.append("\n".join(_write_finding(outcome, finding, _Paint(colour), width)) + "\n")
    paint = _Paint(colour)
    remarks = [_write_remark(remark, paint) for remark in run.all_remarks()]
    if remarks:
        parts.append("\n".join(remarks) + "\n")
    notes = _write_notes(run, paint)
    if notes:
        parts.append("\n".join(notes) + "\n")
    parts.append(write_summary(run) + "\n")
    return "\n".join(parts)


def _write_notes(run: Run, paint: _Paint) -> list[str]:
    return [f"{name_files(paths)}: {paint('note', 'note')}: {one_line(line)}" for line, paths in run.notes()]


def name_files(paths: tuple[str, ...]) -> str:
    """The one file, or how many there are."""
    return one_visible_line(paths[0]) if len(paths) == 1 else count_words(len(paths), "file")


def write_concise(run: Run, *, colour: bool = False, width: int = 120) -> str:
    """One line a finding: `path:line:column: severity[rule] message`, with its other places at the end."""
    paint = _Paint(colour)
    lines = [_write_line(outcome, finding, paint) for outcome, finding in run.findings()]
    lines += [_write_remark(remark, paint) for remark in run.all_remarks()]
    lines += _write_notes(run, paint)
    lines.append(write_summary(run))
    return "\n".join(lines) + "\n"


def write_finding_line(outcome: Outcome, finding: Finding) -> str:
    """A finding in one line, without colours."""
    return _write_line(outcome, finding, _Paint(False))


def write_remark_line(remark: Remark) -> str:
    """A remark in one line, without colours."""
    return _write_remark(remark, _Paint(False))


def _write_line(outcome: Outcome, finding: Finding, paint: _Paint) -> str:
    first, *others = outcome.places_of(finding)
    also = f" (also {', '.join(f'{place.line}:{place.column}' for place in others)})" if others else ""
    return f"{_write_head(outcome, first, finding.severity, finding.rule, finding.message, paint)}{also}"


def write_summary(run: Run) -> str:
    """How much was compared and what came of it, in one line."""
    compared = sum(outcome.report.compared for outcome in run.outcomes)
    read = sum(outcome.report.claims for outcome in run.outcomes)
    silenced = sum(len(outcome.silenced) for outcome in run.outcomes)
    counts = ", ".join(count_words(number, severity) for severity, number in run.counts.items() if number) or "no contradiction"
    told = f"{counts} in {count_words(len(run.outcomes), 'file')}; {count_words(read, 'claim')} read, {compared} compared"
    if silenced:
        told += f"; {silenced} accepted"
    if run.problems:
        told += f"; {count_words(len(run.problems), 'file')} not checked"
    return told


def count_words(number: int, noun: str) -> str:
    """A number with its noun: "1 file", "1,200 files"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


class _Paint:
    def __init__(self, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, style: str) -> str:
        return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m" if self.on else text


def _write_head(outcome: Outcome, place: Place, severity: Severity, rule: str, message: str, paint: _Paint) -> str:
    where = f"{one_visible_line(outcome.path)}:{place.line}:{place.column}"
    if place.run:
        where = f"{one_visible_line(outcome.path)}: paragraph {place.line}, run {place.run}, character {place.column}"
    return f"{paint(where, 'bold')}: {paint(f'{severity}[{rule}]', severity)} {one_line(message)}"


def _write_remark(remark: Remark, paint: _Paint) -> str:
    head = f"{one_visible_line(remark.path)}:{remark.line}:{remark.column}"
    return f"{paint(head, 'bold')}: {paint(f'{remark.severity}[{remark.rule}]', remark.severity)} {one_line(remark.message)}"


def _write_finding(outcome: Outcome, finding: Finding, paint: _Paint, width: int) -> Iterator[str]:
    places = outcome.places_of(finding)
    yield _write_head(outcome, places[0], finding.severity, finding.rule, finding.message, paint)
    if outcome.draft is not None and finding.spans:
        yield from _write_places(outcome, places, finding.severity, paint, width)
    for step in finding.steps:
        yield f"  = {one_line(step)}"
    if finding.licence:
        words = ", ".join(f"“{one_line(words)}”" for words in finding.licence)
        yield paint(f"  compared because of {words}", "dim")
    for index, fix in enumerate(finding.fixes):
        yield f"  {'to fit:' if index == 0 else '     or'} {one_line(fix)}"


def _write_places(outcome: Outcome, places: tuple[Place, ...], severity: Severity, paint: _Paint, width: int) -> Iterator[str]:
    gutter = len(str(max(place.end_line for place in places)))
    room = max(width - gutter - 9, 40)  # the gutter, its bar, and a mark of omission at either end
    yield f"  {' ' * gutter} |"
    shown = 0
    for line, group in _windows(places, outcome, room):
        if shown and line > shown + 1:
            yield f"  {'.' * gutter} |"
        shown = line
        yield from _write_window(outcome.line(line), line, group, gutter, room, severity, paint)


def _windows(places: tuple[Place, ...], outcome: Outcome, room: int) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Lines with the columns to underline; words of one line that are too far apart for one window get one each."""
    marks: list[tuple[int, int, int]] = []
    for place in places:
        for line in range(place.line, place.end_line + 1):
            text = outcome.line(line)
            start = place.column - 1 if line == place.line else len(text) - len(text.lstrip())
            end = place.end_column - 1 if line == place.end_line else len(text.rstrip())
            if end > start or place.line == place.end_line:
                marks.append((line, start, max(end, start + 1)))
    group: list[tuple[int, int]] = []
    at = 0
    for line, start, end in sorted(set(marks)):
        fits = len(outcome.line(line)) <= room or (bool(group) and end - group[0][0] <= room - _LEAD)
        if group and (line != at or not fits):
            yield at, group
            group = []
        at = line
        group.append((start, end))
    if group:
        yield at, group


def _write_window(
    text: str, number: int, marks: list[tuple[int, int]], gutter: int, room: int, severity: Severity, paint: _Paint
) -> Iterator[str]:
    begin = 0 if len(text) <= room else max(0, marks[0][0] - _LEAD)
    if begin:
        begin = text.find(" ", begin, marks[0][0]) + 1 or begin
    finish = min(len(text), begin + room)
    if finish < len(text):
        finish = max(text.rfind(" ", marks[-1][1], finish), min(marks[-1][1], finish))
    before, after = "… " if begin else "", " …" if finish < len(text) else ""
    shown, under = before, " " * len(before)
    at = begin
    for start, end in marks:
        lead, words = _flat(text[at:start]), _flat(text[max(start, at) : min(end, finish)])
        shown += lead + words
        under += " " * display_width(lead) + "^" * max(display_width(words), 1)
        at = max(at, min(end, finish))
    shown += _flat(text[at:finish]) + after
    yield f"  {number:>{gutter}} | {shown.rstrip()}"
    yield f"  {' ' * gutter} | {paint(under, severity)}"


def _flat(text: str) -> str:
    return make_visible(text.replace("\t", "    "))
