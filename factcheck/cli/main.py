"""main: the `factcheck` command. Each subcommand's module is imported when it is called for, so that starting costs little."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module

import click

_COMMANDS = {
    "check": ("factcheck.cli.check", "Find where drafts contradict themselves."),
    "facts": ("factcheck.cli.facts", "List every claim of a draft and what the claims imply."),
    "rules": ("factcheck.cli.rules", "List the rules."),
    "explain": ("factcheck.cli.rules", "Explain a rule, with its examples."),
    "schema": ("factcheck.cli.schema", "Print the JSON Schema of claim sheets, reports or the configuration."),
    "baseline": ("factcheck.cli.baseline", "Accept today's findings, so that only new ones are reported."),
}


class _LazyGroup(click.Group):
    """A group that knows the names of its commands and imports them on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(_COMMANDS[cmd_name][0]), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in _COMMANDS.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], _COMMANDS, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; commands are {', '.join(_COMMANDS)}"
            raise click.UsageError(f"{error.message.rstrip('.')}{hint}", ctx) from None


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from factcheck.reports.tool import tool_version

        click.echo(f"factcheck {tool_version()}")
        ctx.exit()


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version, help="Print the version.")
def cli() -> None:
    """Finds where the counts, dates and names of a draft cannot all be true.

    Exit codes: 0 no finding that counts; 1 findings at or above --fail-on; 2 misuse, or a file that could not be checked.
    """


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # A draft may hold what the terminal's encoding does not: it is written as an escape, never a crash.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    try:
        cli(prog_name="factcheck")
    except OSError as error:  # the report cannot be written: the disk is full, the terminal gone
        _drop_output()
        with suppress(OSError):
            click.echo(f"factcheck: the report cannot be written: {error.strerror}", err=True)
        sys.exit(2)


def _drop_output() -> None:
    """Let nothing more go to standard output: Python would try again at its end, and fail with a traceback."""
    import os

    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
