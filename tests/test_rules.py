"""Each rule's examples are its tests."""

from __future__ import annotations

import pytest

from factcheck.registry import all_rules
from factcheck.rules.rule import Rule
from factcheck.testing import assert_rule


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_examples_hold(rule: Rule) -> None:
    assert_rule(rule)
