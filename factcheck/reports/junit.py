"""JUnit XML: one test case a draft; a draft with findings at or above `fail_on` is a failure, one that cannot be read an error."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from factcheck.findings import SEVERITIES
from factcheck.reports.escape import make_visible
from factcheck.reports.outcome import Outcome, Run
from factcheck.reports.terminal import write_full


def write_junit(run: Run) -> str:
    """The report as a JUnit test suite, in the form that Jenkins, GitLab and GitHub's test reporters read."""
    failing = frozenset(SEVERITIES[: SEVERITIES.index(run.fail_on) + 1])
    cases: list[str] = []
    failures = 0
    for outcome in run.outcomes:
        failed = any(finding.severity in failing for finding in outcome.report.findings)
        failures += failed
        cases.append(_write_case(outcome, failed))
    for problem in run.problems:
        body = f"<error type={_attribute('unreadable')} message={_attribute(str(problem))}/>"
        cases.append(f"    <testcase classname={_attribute('factcheck')} name={_attribute(problem.path)}>{body}</testcase>")
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{len(run.problems)}" skipped="0"'
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f"<testsuites {counts}>", f'  <testsuite name="factcheck" {counts}>', *cases]
    return "\n".join([*lines, "  </testsuite>", "</testsuites>"]) + "\n"


def _write_case(outcome: Outcome, failed: bool) -> str:
    head = f"    <testcase classname={_attribute('factcheck')} name={_attribute(outcome.path)}"
    if not outcome.report.findings:
        return f"{head}/>"
    told = escape(make_visible(write_full(Run((outcome,)))))
    if not failed:
        return f"{head}><system-out>{told}</system-out></testcase>"
    message = "; ".join(finding.message for finding in outcome.report.findings)
    rules = ",".join(dict.fromkeys(finding.rule for finding in outcome.report.findings))
    return f"{head}><failure type={_attribute(rules)} message={_attribute(message)}>{told}</failure></testcase>"


def _attribute(text: str) -> str:
    return quoteattr(make_visible(text))
