"""The pytest plugin: a draft is a test, and text that a program makes can be checked in one.

It does nothing unless it is asked to: with `--factcheck` every draft that pytest comes by is a test (those that the ini
value `factcheck_files` names, where it is set), with `factcheck_files` alone those are. It imports the checker on first use.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from factcheck.draft import Draft
    from factcheck.reports.outcome import Outcome

_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx"})
_MARKER = "factcheck(published=None, select=None, ignore=()): what the factcheck fixture uses in this test where it is given nothing else"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--factcheck`, `factcheck_files`."""
    group = parser.getgroup("factcheck", "contradictions in drafts")
    group.addoption("--factcheck", action="store_true", default=False, help="Check the drafts that pytest comes by, each as a test.")
    parser.addini("factcheck_files", "Patterns, as in .gitignore, of the drafts to check (drafts/**/*.md).", type="args", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", _MARKER)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> DraftFile | None:
    """A draft that is asked for is a file of one test."""
    config = parent.config
    patterns: list[str] = config.getini("factcheck_files")
    if not patterns and not config.getoption("factcheck"):
        return None
    if patterns:
        from factcheck.config import match_path

        wanted = match_path(patterns, file_path, config.rootpath)
    else:
        wanted = file_path.suffix.lower() in _SUFFIXES
    return DraftFile.from_parent(parent, path=file_path) if wanted else None


class DraftFile(pytest.File):
    """A draft."""

    def collect(self) -> Iterator[DraftItem]:
        """Its one test."""
        yield DraftItem.from_parent(self, name="factcheck")


class ContradictionError(Exception):
    """A draft that contradicts itself, or that could not be checked; its message is the terminal report."""


class DraftItem(pytest.Item):
    """The test of a draft: it fails where `factcheck check` would."""

    def runtest(self) -> None:
        """Check the draft with its configuration."""
        from dataclasses import replace

        from factcheck.reports.outcome import Problem, Run
        from factcheck.reports.terminal import write_full
        from factcheck.runs.baseline import apply_baselines
        from factcheck.runs.check import Options, check_file, config_of

        options = Options()
        outcome = check_file(str(self.path), options)
        if isinstance(outcome, Problem):
            raise ContradictionError(str(outcome))
        run = apply_baselines(Run((outcome,), fail_on=config_of(str(self.path), options).fail_on), options)
        run = replace(run, outcomes=(_rename(run.outcomes[0], self._shown_path()),))
        outcome = run.outcomes[0]
        findings = outcome.report.findings
        self.user_properties += [
            ("factcheck_claims", outcome.report.claims),
            ("factcheck_compared", outcome.report.compared),
            ("factcheck_findings", len(findings)),
        ]
        self.user_properties += [("factcheck_rule", name) for name in dict.fromkeys(finding.rule for finding in findings)]
        if run.problems:
            raise ContradictionError("\n".join(map(str, run.problems)))
        if run.exit_code:
            raise ContradictionError(write_full(run).rstrip())
        if findings:
            self.add_report_section("call", "factcheck", write_full(run))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The report, with no traceback."""
        if isinstance(excinfo.value, ContradictionError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The draft."""
        return self.path, None, f"factcheck {self._shown_path()}"

    def _shown_path(self) -> str:
        try:
            return self.path.relative_to(self.config.rootpath).as_posix()
        except ValueError:
            return str(self.path)


def _rename(outcome: Outcome, path: str) -> Outcome:
    from dataclasses import replace

    return replace(outcome, path=path)


class Checked:
    """What the `factcheck` fixture gives for a text: `ok`, its `findings`, and the `report`."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.report = outcome.report
        self.findings = outcome.report.findings

    @property
    def ok(self) -> bool:
        """Whether there is no finding of severity "error" or "warning"."""
        return self.report.ok

    def __repr__(self) -> str:
        if not self.findings:
            return "<factcheck: no contradiction>"
        return f"<factcheck: {'; '.join(f'{finding.rule}: {finding.message}' for finding in self.findings)}>"

    def __str__(self) -> str:
        from factcheck.reports.outcome import Run
        from factcheck.reports.terminal import write_full

        return write_full(Run((self.outcome,)))


class Checker:
    """The `factcheck` fixture: `factcheck(text, published=...)` checks a text. Every keyword is optional."""

    def __init__(self, defaults: dict[str, Any]) -> None:
        self.defaults = defaults
        self.checked: list[Checked] = []

    def __call__(
        self,
        text: str | Draft,
        *,
        published: date | str | None = None,
        select: Iterable[str] | None = None,
        ignore: Iterable[str] = (),
    ) -> Checked:
        """Check a text; `published` is its publication date, a date or how one is written ("2021-07-05").

        Raises:
            ValueError: if `published` is no date.
            RuleError: if a name in `select` or `ignore` is no rule's.
        """
        from factcheck.testing import check_text

        given = {"published": published, "select": select, "ignore": tuple(ignore) or None}
        settings = {**self.defaults, **{name: value for name, value in given.items() if value is not None}}
        checked = Checked(check_text(text, **settings))
        self.checked.append(checked)
        return checked


_CHECKER = pytest.StashKey[Checker]()


@pytest.fixture(name="factcheck")
def factcheck_fixture(request: pytest.FixtureRequest) -> Checker:
    """Check text: `assert factcheck(text, published="2021-07-05").ok`. A failed test shows the report of what it checked."""
    marker = request.node.get_closest_marker("factcheck")
    if marker is not None and marker.args:
        raise pytest.UsageError("the marker factcheck takes keywords only: published, select, ignore")
    unknown = set(marker.kwargs) - {"published", "select", "ignore"} if marker else set()
    if unknown:
        raise pytest.UsageError(f"the marker factcheck has no keyword {sorted(unknown)[0]!r}; it has published, select, ignore")
    checker = Checker(dict(marker.kwargs) if marker else {})
    request.node.stash[_CHECKER] = checker
    return checker


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show what the fixture found beside a test that failed."""
    report = yield
    checker = item.stash.get(_CHECKER, None)
    if checker is not None and report.when == "call" and report.failed:
        told = [str(checked).rstrip() for checked in checker.checked if checked.findings]
        if told:
            report.sections.append(("factcheck", "\n".join(told)))
    return report
