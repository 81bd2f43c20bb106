"""`factcheck check --watch`: check again whenever a draft, its sidecar file or the configuration changes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from os.path import realpath
from pathlib import Path
from typing import NoReturn

import click

from factcheck.errors import FactcheckError

PAUSE = 0.3
"""Seconds between two looks at the files; a save is noticed within this time."""


def watch_drafts(paths: tuple[str, ...], check: Callable[[], None]) -> NoReturn:
    """Check now, and again after every change, until Ctrl-C.

    Raises:
        click.UsageError: if one of the paths is standard input, which cannot be watched.
    """
    if "-" in paths:
        raise click.UsageError("--watch needs files: standard input cannot be watched")
    seen: dict[str, tuple[int, int]] | None = None
    try:
        while True:
            now = _look(paths)
            if now != seen:
                seen = now
                if sys.stdout.isatty():
                    click.clear()
                _check_once(check)
            time.sleep(PAUSE)
    except KeyboardInterrupt:
        sys.exit(0)


def _check_once(check: Callable[[], None]) -> None:
    from factcheck import config
    from factcheck.cli.options import usage_error

    config.config_for.cache_clear()
    config.load_config.cache_clear()
    try:
        check()
    except FactcheckError as error:
        usage_error(error).show()
    sys.stdout.flush()


def _look(paths: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    """Size and time of change of all that a check depends on."""
    from factcheck.config import find_config
    from factcheck.runs.check import Options
    from factcheck.runs.discover import find_drafts
    from factcheck.runs.silence import sidecar_of

    try:
        drafts, _ = find_drafts(paths, Options())
    except FactcheckError:
        drafts = list(paths)
    watched = {*drafts, *(str(sidecar_of(path)) for path in drafts)}
    watched |= {str(found) for directory in {Path(realpath(path)).parent for path in drafts} if (found := find_config(directory))}
    state: dict[str, tuple[int, int]] = {}
    for path in watched:
        try:
            status = Path(path).stat()
        except OSError:
            continue
        state[path] = (status.st_size, status.st_mtime_ns)
    return state
