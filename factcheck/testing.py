"""Run a rule's examples: they are its documentation and its tests, for the rules shipped here and for anyone's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.draft import Span
from factcheck.pipeline import check_links, read
from factcheck.registry import select_rules
from factcheck.rules.rule import Bad, Good, Rule

_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its `[[...]]` marks, and the spans that they enclosed.

    >>> unmark("[[Twelve]] people")
    ('Twelve people', (Span(start=0, end=6),))
    """
    parts: list[str] = []
    spans: list[Span] = []
    at, length = 0, 0
    for match in _MARK.finditer(marked):
        before = marked[at : match.start()]
        parts += [before, match.group(1)]
        start = length + len(before)
        length = start + len(match.group(1))
        spans.append(Span(start, length))
        at = match.end()
    parts.append(marked[at:])
    return "".join(parts), tuple(spans)


def find_example_faults(rule: Rule) -> Iterator[str]:
    """What is wrong with a rule's examples, a line each; nothing when they hold.

    Every `Bad` gives exactly one finding, of this rule, with exactly its marks as spans, and `explains` in its message or
    steps; without the rule it gives none. Every `Good` gives none from any rule. There are at least three of each.
    """
    for kind in (Bad, Good):
        count = sum(isinstance(example, kind) for example in rule.examples)
        if count < 3:
            yield f"{rule.name} has {count} {kind.__name__} examples; a rule has at least three"
    others = tuple(other for other in select_rules() if other.name != rule.name)
    for example in rule.examples:
        text, spans = unmark(example.text)
        linked = read(text, published=example.published)
        findings = check_links(linked, (*others, rule)).findings
        told = [f"{finding.rule} {list(finding.quotes)} {finding.message}" for finding in findings]
        if isinstance(example, Good):
            if findings:
                yield f"{rule.name}: a good example has findings: {text!r}: {told}"
            continue
        if not spans:
            yield f"{rule.name}: a bad example has no marks: {text!r}"
        if len(findings) != 1:
            yield f"{rule.name}: a bad example has {len(findings)} findings, not one: {text!r}: {told}"
            continue
        finding = findings[0]
        if finding.rule != rule.name:
            yield f"{rule.name}: a bad example is found by {finding.rule}: {text!r}"
        if finding.spans != spans:
            yield f"{rule.name}: spans are {list(finding.quotes)}, marked are {[span.text_of(text) for span in spans]}: {text!r}"
        if example.explains and example.explains not in "\n".join((finding.message, *finding.steps)):
            yield f"{rule.name}: {example.explains!r} is not in {finding.message!r} {finding.steps!r}"
        rest = check_links(linked, others).findings
        if rest:
            yield f"{rule.name}: without the rule a bad example is still found, by {rest[0].rule}: {text!r}"


def assert_rule(rule: Rule) -> None:
    """Assert that a rule's examples hold.

    Raises:
        AssertionError: with a line for each fault.
    """
    faults = list(find_example_faults(rule))
    if faults:
        raise AssertionError("\n".join(faults))
