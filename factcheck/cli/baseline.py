"""`factcheck baseline write | prune`: accept today's findings, so that only new ones are reported."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from factcheck.cli.options import config_options, published_option, rule_options, usage_error
from factcheck.errors import FactcheckError, name_path

if TYPE_CHECKING:
    from factcheck.reports.outcome import Run
    from factcheck.runs.baseline import Entry
    from factcheck.runs.check import Options


@click.group()
def baseline() -> None:
    """Accept today's findings, so that only new ones are reported.

    `factcheck check` uses the file that `baseline` in a draft's configuration names, or `--baseline FILE`. An entry holds a
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
    """Check PATHS (default: the current directory) and write the findings to the baseline file.

    Entries of other drafts, and of rules that did not run, stay as they are.
    """
    from factcheck.runs.baseline import read_baseline, renew

    def write_one(path: Path, run: Run, options: Options) -> tuple[tuple[Entry, ...], str]:
        before = read_baseline(path) if path.exists() else ()
        after = renew(before, run, path, options)
        return after, f"{_count(after)} accepted"

    _rewrite(paths, {**given, "baseline": file}, write_one)


@baseline.command()
@_paths
@_file
@published_option
@rule_options
@config_options
def prune(paths: tuple[str, ...], file: Path | None, **given: Any) -> None:
    """Check PATHS (default: the current directory) and drop the entries that accept nothing any more."""
    from factcheck.runs.baseline import prune as prune_entries
    from factcheck.runs.baseline import read_baseline

    def prune_one(path: Path, run: Run, options: Options) -> tuple[tuple[Entry, ...], str]:
        before = read_baseline(path)
        after = prune_entries(before, run, path, options)
        return after, f"{_count(before) - _count(after)} dropped, {_count(after)} kept"

    _rewrite(paths, {**given, "baseline": file}, prune_one)


def _count(entries: tuple[Entry, ...]) -> int:
    return sum(entry.count for entry in entries)


def _rewrite(
    paths: tuple[str, ...], given: dict[str, Any], work: Callable[[Path, Run, Options], tuple[tuple[Entry, ...], str]]
) -> NoReturn:
    """Check the drafts and write anew the baseline of each, or the one that is asked for; end the program."""
    from factcheck.cli.check import make_options
    from factcheck.reports.escape import one_visible_line
    from factcheck.runs.baseline import group_by_baseline, write_baseline
    from factcheck.runs.check import check_files
    from factcheck.runs.discover import find_drafts

    paths = paths or (".",)
    try:
        options = make_options(paths, **given)
        found, problems = find_drafts(paths, options)
        run = check_files(found, options, problems=problems)
        for problem in run.problems:
            click.echo(f"factcheck: {one_visible_line(str(problem))}", err=True)
        default = _default(paths[0], options)
        groups = group_by_baseline(run, options) or {default: frozenset()}
        for path, drafts in groups.items():
            part = replace(run, outcomes=tuple(outcome for outcome in run.outcomes if outcome.path in drafts))
            entries, told = work(path or default, part, options)
            write_baseline(path or default, entries)
            click.echo(f"{one_visible_line(name_path(path or default))}: {told}")
    except FactcheckError as error:
        raise usage_error(error) from None
    sys.exit(2 if run.problems else 0)


def _default(path: str, options: Options) -> Path:
    """The baseline of drafts whose configuration names none."""
    from factcheck.runs.baseline import DEFAULT
    from factcheck.runs.check import config_of

    if options.baseline is not None:
        return options.baseline
    config = config_of(str(Path(path) / "x") if Path(path).is_dir() else path, options)
    return config.root / DEFAULT if config.path else Path(DEFAULT)
