"""Each rule's examples are its tests."""

from __future__ import annotations

import pytest

from factcheck import check
from factcheck.registry import all_rules
from factcheck.rules.rule import Bad, Rule
from factcheck.testing import assert_rule, unmark


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_examples_hold(rule: Rule) -> None:
    assert_rule(rule)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_what_would_fit_is_told_without_a_joint(rule: Rule) -> None:
    """Each report joins the fixes in its own way: "or" is its word, not theirs."""
    examples = [example for example in rule.examples if isinstance(example, Bad)]
    fixes = [
        fix
        for bad in examples
        for finding in check(unmark(bad.text)[0], published=bad.published, select=[rule.name]).findings
        for fix in finding.fixes
    ]
    assert fixes
    assert not [fix for fix in fixes if fix.startswith(("or ", "and "))]
