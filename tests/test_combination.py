"""Rules combine in the solver: what clashes only together is one finding, with exactly the claims that are needed."""

from __future__ import annotations

import pytest

from factcheck import Report, check

DRAFT = "About 300 recruits took the test{kinds}. 104 of the recruits failed, a failure rate of {rate}."
KINDS = ": 130 men and 150 women"


def errors(report: Report) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(finding.rules, finding.quotes) for finding in report.findings if finding.severity == "error"]


def test_total_and_share_clash_only_together() -> None:
    report = check(DRAFT.format(kinds=KINDS, rate="50 percent"))
    assert errors(report) == [(("share-mismatch", "total-mismatch"), ("300", "130", "150", "104", "50 percent"))]
    assert report.findings[0].steps == (
        "“300” must be 280 (total-mismatch)",
        "“104” must be at least 138.6 (share-mismatch), and is 104",
    )
    assert "“104” would have to be at least 138.6" in report.findings[0].fixes


@pytest.mark.parametrize(("kinds", "rate"), [("", "50 percent"), (KINDS, "37 percent")], ids=["without the kinds", "with a rate that fits"])
def test_no_two_of_them_clash_without_the_third(kinds: str, rate: str) -> None:
    assert errors(check(DRAFT.format(kinds=kinds, rate=rate))) == []


def test_an_unrelated_claim_has_no_part_in_the_finding() -> None:
    report = check(DRAFT.format(kinds=KINDS, rate="50 percent") + "\n\nThe hall has 12 windows.")
    assert errors(report) == [(("share-mismatch", "total-mismatch"), ("300", "130", "150", "104", "50 percent"))]
