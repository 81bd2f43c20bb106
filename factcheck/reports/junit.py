"""JUnit XML: one test case a draft; a draft with findings at or above `fail_on` is a failure, one that cannot be read an error."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from factcheck.findings import SEVERITIES, Finding, Report
from factcheck.reports.escape import make_visible, one_visible_line
from factcheck.reports.outcome import Outcome, Remark, Run
from factcheck.reports.terminal import write_full


def write_junit(run: Run) -> str:
    """The report as a JUnit test suite, in the form that Jenkins, GitLab and GitHub's test reporters read."""
    failing = frozenset(SEVERITIES[: SEVERITIES.index(run.fail_on) + 1])
    cases: list[str] = []
    failures = 0
    for outcome in run.outcomes:
        failed = any(found.severity in failing for found in _find(outcome))
        failures += failed
        cases.append(_write_case(outcome, failed))
    for path in dict.fromkeys(remark.path for remark in run.remarks):
        remarks = tuple(remark for remark in run.remarks if remark.path == path)
        failed = any(remark.severity in failing for remark in remarks)
        failures += failed
        cases.append(_write_case(Outcome(path, Report(), remarks=remarks), failed))
    for problem in run.problems:
        body = f"<error type={_attribute('unreadable')} message={_attribute(str(problem))}/>"
        cases.append(f"    <testcase classname={_attribute('factcheck')} name={_attribute(problem.path)}>{body}</testcase>")
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{len(run.problems)}" skipped="0"'
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f"<testsuites {counts}>", f'  <testsuite name="factcheck" {counts}>', *cases]
    return "\n".join([*lines, "  </testsuite>", "</testsuites>"]) + "\n"


def _write_case(outcome: Outcome, failed: bool) -> str:
    head = f"    <testcase classname={_attribute('factcheck')} name={_attribute(outcome.path)}"
    found = _find(outcome)
    if not (found or outcome.report.notices or outcome.report.undecided):
        return f"{head}/>"
    body = escape(make_visible(write_full(Run((outcome,)))))
    if not failed:
        return f"{head}><system-out>{body}</system-out></testcase>"
    message = "; ".join(told.message for told in found)
    rules = ",".join(dict.fromkeys(told.rule for told in found))
    return f"{head}><failure type={_attribute(rules)} message={_attribute(message)}>{body}</failure></testcase>"


def _find(outcome: Outcome) -> tuple[Finding | Remark, ...]:
    return (*outcome.report.findings, *outcome.remarks)


def _attribute(text: str) -> str:
    return quoteattr(one_visible_line(text))
