"""Which lines a draft has that a git revision does not: `--diff-base` reports only findings that touch them."""

from __future__ import annotations

import re
import subprocess
from os.path import realpath
from pathlib import Path

from factcheck.errors import ConfigError
from factcheck.reports.outcome import Outcome, Run
from factcheck.runs.silence import with_silenced

_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")


def keep_changed(run: Run, base: str) -> Run:
    """The run with only the findings one of whose places lies on a line that was added or changed since `base`.

    A draft that git does not know, or that `base` does not hold, is new: all its findings stay. A docx file has no lines
    that git could compare: all its findings stay where it changed at all.

    Raises:
        ConfigError: if git is missing, a draft lies in no repository, or `base` is no revision.
    """
    outcomes = [_keep(outcome, base) for outcome in run.outcomes]
    return Run(tuple(outcomes), run.problems, run.remarks, run.fail_on)


def _keep(outcome: Outcome, base: str) -> Outcome:
    if not outcome.report.findings and not outcome.remarks:
        return outcome
    lines = find_changed_lines(Path(outcome.path), base)
    if lines is None:
        return outcome
    if outcome.draft is not None and outcome.draft.runs:
        return outcome if lines else with_silenced(outcome, (), ())
    kept = [
        finding
        for finding in outcome.report.findings
        if any(number in lines for place in outcome.places_of(finding) for number in range(place.line, place.end_line + 1))
    ]
    remarks = tuple(remark for remark in outcome.remarks if remark.line in lines)
    report = outcome.report.model_copy(update={"findings": tuple(kept)})
    return Outcome(outcome.path, report, outcome.draft, outcome.silenced, remarks, outcome.places)


def find_changed_lines(path: Path, base: str) -> frozenset[int] | None:
    """The numbers of the lines of a file that were added or changed since a revision; None when all are.

    Raises:
        ConfigError: if git is missing, the file lies in no repository, or `base` is no revision.
    """
    directory = Path(realpath(path)).parent
    if base.startswith("-"):
        raise ConfigError(f"--diff-base: {base!r} is no revision")
    revision = _git(directory, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if revision is None:
        inside = _git(directory, "rev-parse", "--is-inside-work-tree")
        raise ConfigError(f"--diff-base: {base!r} is no revision" if inside else f"--diff-base: {path} lies in no git repository")
    # What was done on the base since the branch left it is not a change of the branch.
    since = (_git(directory, "merge-base", revision.strip(), "HEAD") or revision).strip()
    name = f"./{path.name}"
    if _git(directory, "cat-file", "-e", f"{since}:{name}") is None:
        return None
    told = _git(directory, "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--unified=0", since, "--", name)
    if told is None:
        raise ConfigError(f"--diff-base: git cannot compare {path} with {base}")
    lines: set[int] = set()
    if told and "\n@@" not in told:
        return None
    for match in _HUNK.finditer(told):
        start, count = int(match[1]), int(match[2] or 1)
        lines.update(range(start, start + count))
    return frozenset(lines)


def _git(directory: Path, *arguments: str) -> str | None:
    """What a git command prints; None when it fails."""
    try:
        done = subprocess.run(["git", "-C", str(directory), *arguments], capture_output=True, check=False, timeout=60)
    except FileNotFoundError:
        raise ConfigError("--diff-base needs git, which is not installed") from None
    except subprocess.TimeoutExpired:
        raise ConfigError("--diff-base: git did not answer within 60 seconds") from None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
