"""add_ignores: accept the findings of a run where they stand, with a comment in the draft or an entry in its sidecar file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from factcheck.draft import Span
from factcheck.errors import DraftError
from factcheck.findings import Finding
from factcheck.formats.load import SUFFIXES, read_draft
from factcheck.reports.outcome import Outcome, Run
from factcheck.runs.silence import read_sidecar, sidecar_of

_LINE_ENDS = re.compile(r"(\r\n|\r|\n)")


def add_ignores(run: Run, reason: str) -> tuple[int, int]:
    """Accept every finding of a run; how many were accepted, and in how many files.

    Text and Markdown get a comment at the end of the line where a finding begins; HTML, docx, tables and what is not UTF-8 get
    an entry in their sidecar file: the end of a line of HTML may lie within a tag, and that of a row breaks its table.

    Raises:
        DraftError: if the reason could end the comment, a draft came from standard input, or a file cannot be written.
    """
    if not reason.strip() or "--" in reason or "\n" in reason:
        raise DraftError("a reason is one line of words without '--', which would end the comment")
    accepted = files = 0
    for outcome in run.outcomes:
        findings = outcome.report.findings
        if not findings:
            continue
        if outcome.draft is None or not Path(outcome.path).is_file():
            raise DraftError("is no file in which a finding could be accepted", path=outcome.path)
        try:
            _add(outcome, findings, " ".join(reason.split()))
        except OSError as error:
            raise DraftError(f"cannot be written: {error.strerror}", path=outcome.path) from None
        accepted += len(findings)
        files += 1
    return accepted, files


def _add(outcome: Outcome, findings: Iterable[Finding], reason: str) -> None:
    path = Path(outcome.path)
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    rules: dict[int, dict[str, None]] = {}
    within: list[Finding] = []
    beside: list[Finding] = []
    first = _first_line(text)
    takes_comments = bool(text) and SUFFIXES.get(path.suffix.lower(), "plain") in ("plain", "markdown")
    for finding in findings:
        places = zip(finding.spans, outcome.places_of(finding), strict=True)
        line = next((place.line for span, place in places if place.line >= first and not _is_in_table(outcome, span)), None)
        if line is None or not takes_comments:
            beside.append(finding)
        else:
            within.append(finding)
            rules.setdefault(line, {})[finding.rule] = None
    if rules:
        written = _with_comments(text, rules, reason).encode("utf-8")
        if _reads_the_same(outcome, written, len(rules)):
            path.write_bytes(written)
        else:
            beside = [*within, *beside]
    if beside:
        _write_sidecar(sidecar_of(path), beside, reason)


def _is_in_table(outcome: Outcome, span: Span) -> bool:
    """Whether a place lies in a table, a row of which ends at its last bar: what follows breaks the table."""
    regions = outcome.draft.regions if outcome.draft else ()
    return any(region.role == "table" and region.span.overlaps(span) for region in regions)


def _with_comments(text: str, rules: dict[int, dict[str, None]], reason: str) -> str:
    parts = _LINE_ENDS.split(text)
    for line, names in rules.items():
        parts[2 * line - 2] = _comment(parts[2 * line - 2], f"<!-- factcheck: ignore[{', '.join(names)}] {reason} -->")
    return "".join(parts)


def _reads_the_same(outcome: Outcome, written: bytes, added: int) -> bool:
    """Whether the draft with its comments holds the same prose, and each of them is a comment: a line may end within code."""
    before = outcome.draft
    if before is None:
        return False
    after = read_draft(written, outcome.path, published=before.published)
    usable = [sum(not directive.fault for directive in draft.directives) for draft in (before, after)]
    return after.text.split() == before.text.split() and usable[1] == usable[0] + added


def _first_line(text: str) -> int:
    """The first line in which a comment may stand: the one after the front matter."""
    lines = _LINE_ENDS.split(text.removeprefix("\N{BYTE ORDER MARK}"))[::2]
    fence = lines[0].rstrip()
    if fence in ("---", "+++"):
        for number, line in enumerate(lines[1:], start=2):
            if line.rstrip() in (fence, "..."):
                return number + 1
    return 1


def _comment(line: str, comment: str) -> str:
    """The line with a comment at its end, before the blanks or the backslash that make a hard break of it."""
    words = line.rstrip()
    if words.endswith("\\"):
        words = words[:-1].rstrip()
    return f"{words} {comment}{line[len(words) :]}"


def _write_sidecar(path: Path, findings: Iterable[Finding], reason: str) -> None:
    known = read_sidecar(path) if path.is_file() else {}
    text = path.read_text("utf-8") if path.is_file() else ""
    for finding in findings:
        if finding.fingerprint not in known:
            message = " ".join(finding.message.split())
            text += f"{chr(10) if text else ''}# {finding.rule}: {_printable(message)}\n[[ignore]]\n"
            text += f'fingerprint = "{finding.fingerprint}"\nreason = {_quote(reason)}\n'
    path.write_text(text, encoding="utf-8")


def _printable(text: str) -> str:
    from factcheck.reports.escape import make_visible

    return make_visible(text)


def _quote(text: str) -> str:
    """A basic string of TOML."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(character if character.isprintable() else f"\\U{ord(character):08x}" for character in escaped) + '"'
