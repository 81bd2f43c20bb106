"""Run a rule's examples: they are its documentation and its tests, for the rules shipped here and for anyone's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from factcheck.draft import Draft, Span
from factcheck.pipeline import check, check_links, read
from factcheck.registry import select_rules
from factcheck.rules.rule import Bad, Good, Rule

if TYPE_CHECKING:
    from factcheck.reports.outcome import Outcome

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


def check_text(
    text: str | Draft,
    *,
    published: date | str | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
) -> Outcome:
    """Check a text in a test; `published` may be written ("2021-07-05", "July 5, 2021").

    Raises:
        ValueError: if `published` is no date.
        RuleError: if a name in `select` or `ignore` is no rule's.
    """
    from factcheck.formats.dates import ACCEPTED, parse_date
    from factcheck.formats.plain import read_plain
    from factcheck.reports.outcome import Outcome

    draft = read_plain(text) if isinstance(text, str) else text
    day = None
    if published is not None:
        day = parse_date(published)
        if day is None:
            raise ValueError(f"{published!r} is no date; write {ACCEPTED}")
    return Outcome(draft.path or "text", check(draft, published=day, select=select, ignore=ignore), draft)


def assert_consistent(
    text: str | Draft,
    *,
    published: date | str | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
) -> None:
    """Assert that nothing in a text contradicts anything else in it.

    Raises:
        AssertionError: with the report as a person reads it, where there is a finding of severity "error" or "warning".

    >>> assert_consistent("Eleven people were hurt: five men and six women.")
    """
    __tracebackhide__ = True
    outcome = check_text(text, published=published, select=select, ignore=ignore)
    if not outcome.report.ok:
        from factcheck.reports.outcome import Run
        from factcheck.reports.terminal import write_full

        raise AssertionError(f"the text contradicts itself\n{write_full(Run((outcome,)))}")
