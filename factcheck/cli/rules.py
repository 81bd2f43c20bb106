"""`factcheck rules` and `factcheck explain`: which rules there are, and what each catches and leaves alone."""

from __future__ import annotations

import json

import click

from factcheck.cli.options import complete_rules, usage_error
from factcheck.errors import FactcheckError


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the list.")
def rules(form: str) -> None:
    """List the rules: name, severity, and what each catches."""
    from factcheck.registry import all_rules

    try:
        known = all_rules()
    except FactcheckError as error:
        raise usage_error(error) from None
    if form == "json":
        rows = [
            {"name": rule.name, "family": rule.family, "severity": rule.severity, "preview": rule.preview, "summary": rule.summary}
            for rule in known
        ]
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    width = max((len(rule.name) for rule in known), default=0)
    for family in dict.fromkeys(rule.family for rule in known):
        click.echo(f"{family}:")
        for rule in known:
            if rule.family == family:
                preview = " (preview: off unless selected)" if rule.preview else ""
                click.echo(f"  {rule.name:<{width}}  {rule.severity:<7}  {rule.summary}{preview}")


@click.command()
@click.argument("rule", shell_complete=complete_rules)
def explain(rule: str) -> None:
    """Explain RULE: what it catches, why, and what it leaves alone, with the examples that are its tests.

    The remarks on what is accepted, unused-ignore, invalid-ignore and stale-baseline, are explained too.
    """
    from factcheck.registry import find_rule
    from factcheck.reports.remark_page import REMARKS
    from factcheck.reports.rule_page import write_rule_page

    if rule in REMARKS:
        click.echo(f"# {rule}\n\n{REMARKS[rule]}")
        return
    try:
        click.echo(write_rule_page(find_rule(rule)), nl=False)
    except FactcheckError as error:
        raise usage_error(error) from None
