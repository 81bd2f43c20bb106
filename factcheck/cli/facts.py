"""`factcheck facts`: every claim with its span, its kind and what it allows, and what the claims imply."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Any

import click

from factcheck.cli.options import published_option
from factcheck.errors import FactcheckError


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS | -]")
@published_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the list.")
@click.option("--stdin-filename", metavar="NAME", default="-", help="Name of the draft on standard input; its suffix tells the format.")
def facts(paths: tuple[str, ...], published: date | None, form: str, stdin_filename: str) -> None:
    """List every claim of a draft: where it stands, its kind, what it allows; then what the claims imply."""
    from factcheck.reports.escape import escape_json, one_visible_line
    from factcheck.runs.facts import collect_facts, write_facts

    if not paths:
        raise click.UsageError("nothing to read: name a draft, or - for standard input")
    failed = False
    records: list[dict[str, Any]] = []
    for path in paths:
        try:
            data = sys.stdin.buffer.read() if path == "-" else None
            records.append(collect_facts(stdin_filename if path == "-" else path, published=published, data=data))
        except FactcheckError as error:
            failed = True
            click.echo(f"factcheck: {one_visible_line(str(error))}", err=True)
    if form == "json":
        click.echo(escape_json(json.dumps({"version": "1.0", "files": records}, indent=2, ensure_ascii=False)))
    else:
        click.echo("\n".join(write_facts(record) for record in records), nl=False)
    if failed:
        sys.exit(2)
