"""`factcheck baseline write | prune`: accept today's findings, so that only new ones are reported."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.options import config_options, published_option, rule_options, usage_error
from factcheck.errors import FactcheckError, name_path

if TYPE_CHECKING:
    from factcheck.reports.outcome import Run


@click.group()
def baseline() -> None:
    """Accept today's findings, so that only new ones are reported.

    `factcheck check` uses the file that `baseline` in the configuration names, or `--baseline FILE`. An entry holds a
    draft's path and a finding's fingerprint, which is of the rule and the claims: it survives moved lines and reworded
    sentences around it.
    """


_file = click.option("--baseline", "file", type=click.Path(path_type=Path), metavar="FILE", help="The baseline file.")
_paths = click.argument("paths", nargs=-1, metavar="[PATHS]")


@baseline.command()
@_paths
@_file
@published_option
@rule_options
@config_options
def write(paths: tuple[str, ...], file: Path | None, **given: Any) -> None:
    """Check PATHS (default: the current directory) and write the findings to the baseline file."""
    from factcheck.runs.baseline import entries_of, write_baseline

    path, run = _check(paths, file, given)
    entries = entries_of(run, path)
    try:
        write_baseline(path, entries)
    except FactcheckError as error:
        raise usage_error(error) from None
    click.echo(f"{name_path(path)}: {len(entries)} accepted")
    sys.exit(2 if run.problems else 0)


@baseline.command()
@_paths
@_file
@published_option
@rule_options
@config_options
def prune(paths: tuple[str, ...], file: Path | None, **given: Any) -> None:
    """Check PATHS (default: the current directory) and drop the entries that accept nothing any more."""
    from factcheck.runs.baseline import prune as prune_entries
    from factcheck.runs.baseline import read_baseline, write_baseline

    path, run = _check(paths, file, given)
    try:
        before = read_baseline(path)
        after = prune_entries(before, run, path)
        write_baseline(path, after)
    except FactcheckError as error:
        raise usage_error(error) from None
    click.echo(f"{name_path(path)}: {len(before) - len(after)} dropped, {len(after)} kept")
    sys.exit(2 if run.problems else 0)


def _check(paths: tuple[str, ...], file: Path | None, given: dict[str, Any]) -> tuple[Path, Run]:
    from factcheck.cli.check import make_options
    from factcheck.reports.escape import make_visible
    from factcheck.runs.baseline import DEFAULT
    from factcheck.runs.check import check_files, config_of
    from factcheck.runs.discover import find_drafts

    paths = paths or (".",)
    try:
        options = make_options(paths, **given)
        if file is None:
            config = config_of(str(Path(paths[0]) / "x" if Path(paths[0]).is_dir() else paths[0]), options)
            file = config.root / (config.baseline or DEFAULT) if config.path else Path(config.baseline or DEFAULT)
        found, problems = find_drafts(paths)
        run = check_files(found, options, problems=problems)
    except FactcheckError as error:
        raise usage_error(error) from None
    for problem in run.problems:
        click.echo(f"factcheck: {make_visible(str(problem))}", err=True)
    return file, run
