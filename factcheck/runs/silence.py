"""Which findings are accepted: by a comment in the draft, or by its sidecar file; and which of these accept nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from factcheck.draft import Directive
from factcheck.errors import ConfigError, name_path
from factcheck.findings import Finding
from factcheck.reports.outcome import Outcome, Remark, Silenced

UNUSED = "unused-ignore"
FAULTY = "invalid-ignore"
SIDECAR_SUFFIX = ".factcheck.toml"


def apply_directives(outcome: Outcome, known: Iterable[str], *, partial: bool = False) -> Outcome:
    """The outcome less the findings that comments in the draft silence.

    Args:
        outcome: what the check found.
        known: names of all rules, to refuse a comment that names none of them.
        partial: whether only some rules ran, so that a comment may silence what was not looked for.
    """
    if outcome.draft is None or not outcome.draft.directives:
        return outcome
    known = frozenset(known)
    remarks: list[Remark] = []
    usable: list[Directive] = []
    for directive in outcome.draft.directives:
        fault = directive.fault or _find_fault(directive, known)
        if fault:
            remarks.append(Remark(outcome.path, FAULTY, fault, directive.line, directive.column))
        else:
            usable.append(directive)
    used: set[tuple[Directive, str]] = set()
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    for finding in outcome.report.findings:
        matches = [(directive, name) for directive in usable if (name := _silences(directive, finding, outcome))]
        used.update(matches)
        if matches:
            silenced.append(Silenced(finding, "comment", matches[0][0].reason))
        else:
            kept.append(finding)
    if not partial:
        for directive in usable:
            for name in directive.rules:
                if (directive, name) not in used:
                    message = f"this comment silences nothing of {name}; remove it"
                    remarks.append(Remark(outcome.path, UNUSED, message, directive.line, directive.column))
    return with_silenced(outcome, kept, silenced, remarks)


def with_silenced(outcome: Outcome, kept: Iterable[Finding], silenced: Iterable[Silenced], remarks: Iterable[Remark] = ()) -> Outcome:
    """The outcome with only the `kept` findings, and those silenced and the remarks added to its own."""
    return Outcome(
        outcome.path,
        outcome.report.model_copy(update={"findings": tuple(kept)}),
        outcome.draft,
        (*outcome.silenced, *silenced),
        (*outcome.remarks, *remarks),
        outcome.places,
    )


def _find_fault(directive: Directive, known: frozenset[str]) -> str:
    for name in directive.rules:
        if name != "all" and name not in known:
            from factcheck.config import suggest

            return f"there is no rule {name!r}{suggest(name, sorted(known))}"
    return ""


def _silences(directive: Directive, finding: Finding, outcome: Outcome) -> str:
    """The name by which a directive silences a finding; "" if it does not."""
    names = {finding.rule, *finding.rules, "all"}
    name = next((name for name in directive.rules if name in names), "")
    if not name or directive.reach is None:
        return name
    first, last = directive.reach
    return name if any(place.line <= last and first <= place.end_line for place in outcome.places_of(finding)) else ""


def sidecar_of(path: str | Path) -> Path:
    """The file beside a draft that holds the findings accepted in it: `story.docx.factcheck.toml`."""
    return Path(f"{path}{SIDECAR_SUFFIX}")


def apply_sidecar(outcome: Outcome, *, partial: bool = False) -> Outcome:
    """The outcome less the findings whose fingerprints the draft's sidecar file accepts.

    Args:
        outcome: what the check found.
        partial: whether only some rules ran, so that an entry may silence what was not looked for.

    Raises:
        ConfigError: if the file is no TOML, or an entry lacks its fingerprint or its reason.
    """
    path = sidecar_of(outcome.path)
    if outcome.path == "-" or not path.is_file():
        return outcome
    accepted = read_sidecar(path)
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    used: set[str] = set()
    for finding in outcome.report.findings:
        if finding.fingerprint in accepted:
            used.add(finding.fingerprint)
            silenced.append(Silenced(finding, "sidecar", accepted[finding.fingerprint]))
        else:
            kept.append(finding)
    unused = [] if partial else [name for name in accepted if name not in used]
    remarks = [Remark(name_path(path), UNUSED, f"no finding has the fingerprint {name}; remove the entry") for name in unused]
    return with_silenced(outcome, kept, silenced, remarks)


def read_sidecar(path: Path) -> dict[str, str]:
    """Fingerprint to reason, from a sidecar file."""
    from factcheck.formats.toml import TomlError, read_toml

    try:
        table = read_toml(path.read_text("utf-8-sig"))
    except TomlError as fault:
        raise ConfigError(fault.message, path=name_path(path), line=fault.line) from None
    except (UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"is not TOML: {error}", path=name_path(path)) from None
    _refuse_unknown(table, ("ignore",), "", path)
    entries = table.get("ignore", [])
    accepted: dict[str, str] = {}
    for number, entry in enumerate(entries if isinstance(entries, list) else [None], start=1):
        if isinstance(entry, dict):
            _refuse_unknown(entry, ("fingerprint", "reason"), f"[[ignore]] {number}: ", path)
        if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) and entry[key] for key in ("fingerprint", "reason")):
            raise ConfigError(f"[[ignore]] {number} needs a fingerprint and a reason", path=name_path(path))
        accepted[entry["fingerprint"]] = entry["reason"]
    return accepted


def _refuse_unknown(table: dict[str, Any], known: tuple[str, ...], where: str, path: Path) -> None:
    for key in table:
        if key not in known:
            from factcheck.config import suggest

            raise ConfigError(f"{where}unknown key {key!r}{suggest(key, known)}", path=name_path(path))
