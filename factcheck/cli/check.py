"""`factcheck check`: drafts in, a report out."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from factcheck.cli.options import config_options, published_option, read_stdin, rule_options, usage_error
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.reports.outcome import Run
    from factcheck.runs.check import Options

FORMATS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "html")
SEVERITY = click.Choice(["error", "warning", "note"])
_LONG = 20
"""From how many files on a progress bar is worth its line."""


# How many bytes of a file may tell that it is a report.
_HEAD = 500


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS | -]")
@published_option
@rule_options
@config_options
@click.option("--format", "form", type=click.Choice(FORMATS), default="full", show_default=True, help="Form of the report.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the report to a file.")
@click.option("--fail-on", type=SEVERITY, help="Least severity at which the exit code is 1.  [default: error]")
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Findings that are accepted; see factcheck baseline.")
@click.option("--diff-base", metavar="REF", help="Report only findings that touch lines changed since a git revision.")
@click.option("--statistics", is_flag=True, help="Print how many findings each rule has, instead of the findings.")
@click.option("--add-ignore", metavar="REASON", help="Accept every finding where it stands, with an ignore comment or a sidecar entry.")
@click.option("--watch", is_flag=True, help="Check again whenever a draft changes; Ctrl-C ends it.")
@click.option(
    "--cache/--no-cache", default=True, help="Keep reports of drafts, for as long as neither draft nor rules change.  [default: cache]"
)
@click.option("--stdin-filename", metavar="NAME", default="-", help="Name of the draft on standard input; its suffix tells the format.")
@click.option("-j", "--jobs", type=click.IntRange(0), default=1, show_default=True, metavar="N", help="Processes; 0 for one a core.")
@click.option("--no-color", is_flag=True, help="No colours. The variable NO_COLOR does the same.")
def check(
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    no_color: bool,
    statistics: bool,
    add_ignore: str | None,
    watch: bool,
    **given: Any,
) -> None:
    """Find where drafts contradict themselves.

    PATHS are drafts (text, Markdown, HTML, docx), claim sheets (YAML, JSON) and directories, which are walked for drafts;
    - is standard input.
    """
    if not paths:
        raise click.UsageError("nothing to check: name a draft, a directory, or - for standard input")
    if statistics and form not in ("full", "json"):
        raise click.UsageError(f"--statistics has no --format {form}; it is a table, or with --format json an object")
    if watch and add_ignore is not None:
        raise click.UsageError("--watch and --add-ignore do not go together: one run accepts all findings")
    form = ("statistics-json" if form == "json" else "statistics") if statistics else form
    if watch:
        from factcheck.cli.watch import watch_drafts

        watch_drafts(paths, lambda: report_run(run_check(paths, output=output, **given), form, output, colour=not no_color))
    try:
        run = run_check(paths, output=output, **given)
        if add_ignore is not None:
            from factcheck.reports.terminal import count_words
            from factcheck.runs.add_ignores import add_ignores

            accepted, files = add_ignores(run, add_ignore)
            click.echo(f"{count_words(accepted, 'finding')} accepted in {count_words(files, 'file')}")
            sys.exit(2 if run.problems else 0)
    except FactcheckError as error:
        raise usage_error(error) from None
    report_run(run, form, output, colour=not no_color)
    sys.exit(run.exit_code)


def run_check(paths: tuple[str, ...], *, output: Path | None, jobs: int, diff_base: str | None, **given: Any) -> Run:
    """Check what the paths stand for, less what the baseline accepts and what did not change.

    Raises:
        FactcheckError: if an option cannot be used.
    """
    from factcheck.runs.check import check_files
    from factcheck.runs.discover import find_drafts

    options = make_options(paths, **given)
    found, problems = find_drafts(paths, options)
    found = _spare_drafts(output, found)
    with _Progress(len(found)) as progress:
        run = check_files(found, options, problems=problems, jobs=count_jobs(jobs), progress=progress)
    from factcheck.runs.baseline import apply_baselines

    # Before what did not change is left out: an entry that accepts a finding on a line that did not change is not stale.
    run = apply_baselines(run, options)
    if diff_base:
        from factcheck.runs.changes import keep_changed

        run = keep_changed(run, diff_base)
    return run


def _spare_drafts(output: Path | None, drafts: list[str]) -> list[str]:
    """The drafts without the report of an earlier run, which is written anew; a report that would be written over a draft is refused."""
    same = [path for path in drafts if output is not None and output.exists() and Path(path).exists() and output.samefile(path)]
    if same and output is not None:
        from factcheck.reports.html import GENERATOR

        with output.open("rb") as file:
            if GENERATOR.encode() not in file.read(_HEAD):
                raise FactcheckError("is a draft that is checked: the report would be written over it", path=f"--output: {output}")
    return [path for path in drafts if path not in same]


def make_options(paths: tuple[str, ...], **given: Any) -> Options:
    """What the command line asks for."""
    from factcheck.runs.check import Options

    published: date | None = given.get("published")
    return Options(
        published=published,
        select=given["select"] or None,
        ignore=given["ignore"],
        fail_on=given.get("fail_on"),
        config=given.get("config"),
        isolated=given.get("isolated", False),
        cache=given.get("cache", True),
        baseline=given.get("baseline"),
        stdin=read_stdin(paths),
        stdin_name=given.get("stdin_filename", "-"),
    )


def count_jobs(jobs: int) -> int:
    """How many processes `-j` asks for."""
    if jobs:
        return jobs
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def report_run(run: Run, form: str, output: Path | None, *, colour: bool = True) -> None:
    """Write a run's problems to standard error, and its report where it belongs."""
    from factcheck.reports.escape import one_visible_line
    from factcheck.reports.write import write_report

    for told in dict.fromkeys(map(str, run.problems)):
        click.echo(f"factcheck: {one_visible_line(told)}", err=True)
    stream: IO[str] = sys.stdout
    colour = colour and output is None and stream.isatty() and not _no_color()
    text = write_report(run, form, colour=colour, width=_width() if stream.isatty() else 120)
    if output is None:
        click.echo(text, nl=False, color=True if colour else None)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise usage_error(FactcheckError(f"cannot be written: {error.strerror}", path=str(output))) from None


def _no_color() -> bool:
    import os

    return bool(os.environ.get("NO_COLOR"))


def _width() -> int:
    import shutil

    return min(shutil.get_terminal_size().columns, 140)


class _Progress:
    """A progress bar on a terminal's standard error when the work is long; nothing otherwise."""

    def __init__(self, length: int) -> None:
        self.bar: Any = None
        if length >= _LONG and sys.stderr.isatty():
            self.bar = click.progressbar(length=length, label="Checking", file=sys.stderr)

    def __enter__(self) -> _Progress:
        if self.bar is not None:
            self.bar.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        if self.bar is not None:
            self.bar.__exit__(*error)

    def __call__(self) -> None:
        if self.bar is not None:
            self.bar.update(1)
