"""Options that several commands share, and how what is typed becomes what is meant."""

from __future__ import annotations

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
    """Names given one by one, or joined by commas."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def published_option(command: Command) -> Command:
    """`--published DATE`."""
    told = "Publication date of every draft, on which relative dates are anchored; overrides what the files say."
    return click.option("--published", metavar="DATE", type=DateType(), help=told)(command)


def rule_options(command: Command) -> Command:
    """`--select` and `--ignore`."""
    command = click.option("--ignore", metavar="RULE,...", multiple=True, callback=split_names, help="Rules to leave out.")(command)
    return click.option("--select", metavar="RULE,...", multiple=True, callback=split_names, help="Rules to run; only these.")(command)


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
