"""`factcheck facts`: every claim with its span, its kind and what it allows, and what the claims imply."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from factcheck.cli.options import config_options, published_option, read_stdin
from factcheck.errors import FactcheckError


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS | -]")
@published_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the list.")
@click.option("--stdin-filename", metavar="NAME", default="-", help="Name of the draft on standard input; its suffix tells the format.")
@config_options
def facts(paths: tuple[str, ...], published: date | None, form: str, stdin_filename: str, config: Path | None, isolated: bool) -> None:
    """List every claim of drafts: where it stands, its kind, what it allows; then what the claims imply.

    PATHS are drafts and directories, which are walked for drafts; - is standard input.
    """
    from factcheck.reports.escape import escape_json, one_visible_line
    from factcheck.runs.check import Options
    from factcheck.runs.discover import find_drafts
    from factcheck.runs.facts import collect_facts, write_facts

    if not paths:
        raise click.UsageError("nothing to read: name a draft, a directory, or - for standard input")
    options = Options(published, config=config, isolated=isolated, stdin=read_stdin(paths), stdin_name=stdin_filename)
    found, problems = find_drafts(paths, options, sheets=False)
    failed = [str(problem) for problem in problems]
    records: list[dict[str, Any]] = []
    for path in found:
        try:
            records.append(collect_facts(path, options))
        except FactcheckError as error:
            failed.append(str(error))
    for told in dict.fromkeys(failed):
        click.echo(f"factcheck: {one_visible_line(told)}", err=True)
    if form == "json":
        click.echo(escape_json(json.dumps({"version": "1.0", "files": records}, indent=2, ensure_ascii=False)))
    else:
        click.echo("\n".join(write_facts(record) for record in records), nl=False)
    if failed:
        sys.exit(2)
