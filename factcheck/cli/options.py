"""Options that several commands share, and how what is typed becomes what is meant."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import IO, Any, TypeVar

import click

from factcheck.errors import FactcheckError

Command = TypeVar("Command", bound=Callable[..., Any])


class DateType(click.ParamType[date]):
    """A date as people write it: 2021-07-05, July 5, 2021, or 5 July 2021."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day."""
        from factcheck.formats.dates import ACCEPTED, parse_date

        found = parse_date(value)
        if found is None:
            self.fail(f"{value!r} is no date; write {ACCEPTED}", param, ctx)
        return found


def split_names(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Names given one by one, or joined by commas.

    Raises:
        click.BadParameter: if something is given, and no name in it.
    """
    names = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    if values and not names:
        raise click.BadParameter("it names no rule")
    return names


def complete_rules(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    """The names of rules that what is typed begins, for a shell; after a comma, those that the last one begins."""
    from factcheck.registry import all_rules

    before, comma, last = typed.rpartition(",")
    return [f"{before}{comma}{rule.name}" for rule in all_rules() if rule.name.startswith(last)]


def read_stdin(paths: tuple[str, ...]) -> bytes:
    """What is on standard input, where it is asked for; of what is too large for a draft, enough to tell that it is."""
    from factcheck.formats.load import LARGEST

    return sys.stdin.buffer.read(LARGEST + 1) if "-" in paths else b""


def published_option(command: Command) -> Command:
    """`--published DATE`."""
    told = "Publication date of every draft, on which relative dates are anchored; overrides what the files say."
    return click.option("--published", metavar="DATE", type=DateType(), help=told)(command)


def rule_options(command: Command) -> Command:
    """`--select` and `--ignore`."""
    given: dict[str, Any] = {"metavar": "RULE,...", "multiple": True, "callback": split_names, "shell_complete": complete_rules}
    command = click.option("--ignore", help="Rules to leave out.", **given)(command)
    return click.option("--select", help="Rules to run; only these.", **given)(command)


def config_options(command: Command) -> Command:
    """`--config` and `--isolated`."""
    command = click.option("--isolated", is_flag=True, help="Use no configuration file.")(command)
    told = "Configuration file for all drafts; otherwise the nearest to each."
    return click.option("--config", metavar="FILE", type=click.Path(path_type=Path), help=told)(command)


class Misuse(click.ClickException):
    """An error of ours as one that click shows on standard error, with exit code 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """One line on standard error."""
        click.echo(f"factcheck: {self.format_message()}", err=True)


def usage_error(error: FactcheckError) -> Misuse:
    """The error with what is unsafe in it written out."""
    from factcheck.reports.escape import one_visible_line

    return Misuse(one_visible_line(str(error)))
