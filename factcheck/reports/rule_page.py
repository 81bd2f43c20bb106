"""A rule's page, in Markdown: for `factcheck explain`, and for the documentation."""

from __future__ import annotations

from functools import cache
from inspect import cleandoc

from factcheck.data import data_lines
from factcheck.rules.rule import Bad, Good, Rule


def write_rule_page(rule: Rule) -> str:
    """What a rule catches, why, and what it leaves alone, with its examples: the marked words are the ones a finding underlines."""
    lines = [f"# {rule.name}", "", rule.summary, ""]
    told = f"Family: {rule.family}. Severity: {rule.severity}."
    if rule.preview:
        told += " A preview: off unless it is selected by name."
    lines += [told, "", cleandoc(rule.rationale), ""]
    bad = [example for example in rule.examples if isinstance(example, Bad)]
    good = [example for example in rule.examples if isinstance(example, Good)]
    if bad:
        lines += ["## Found", ""]
        for example in bad:
            lines += [*_quote(example.text), ""]
            notes = [example.explains] if example.explains else []
            if example.published:
                notes.append(f"published {example.published.isoformat()}")
            if notes:
                lines += [f"{'; '.join(notes)}.", ""]
    if good:
        lines += ["## Left alone", ""]
        for sound in good:
            lines += [*_quote(sound.text), "", f"{sound.why[:1].upper()}{sound.why[1:].rstrip('.')}.", ""]
    if rule.name in _measured():
        lines += ["## Measured", "", _measured()[rule.name], ""]
    return "\n".join(lines).rstrip() + "\n"


@cache
def _measured() -> dict[str, str]:
    """What was measured of each rule, as a sentence or two."""
    told: dict[str, str] = {}
    for line in data_lines("measured.tsv"):
        rule, found, real, fresh, right = line.split("\t")
        told[rule] = (
            f"On 1,200 published articles: {_share(int(real), int(found), 'real slips')}. "
            f"In drafts by writers who did not know the rules: {_share(int(right), int(fresh), 'at what was planted')}."
        )
    return told


def _share(right: int, found: int, what: str) -> str:
    if not found:
        return "no finding"
    return f"{found} finding{'s' * (found > 1)}, {right} of them {what} (precision {100 * right / found:.0f} percent, n = {found})"


def _quote(text: str) -> list[str]:
    marked = text.replace("[[", "**").replace("]]", "**")
    return [f"> {line}".rstrip() for line in marked.split("\n")]
