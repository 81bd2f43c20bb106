"""Which drafts a path stands for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from factcheck.config import config_for, match_path
from factcheck.errors import ConfigError
from factcheck.formats.load import SUFFIXES
from factcheck.reports.outcome import Problem

_SHEET_ENDS = (".claims.yaml", ".claims.yml", ".claims.json")
# Directories that hold no drafts, whatever is in them.
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


def find_drafts(paths: Iterable[str]) -> tuple[list[str], list[Problem]]:
    """The drafts and claim sheets that paths stand for, each once, in the order of the paths and sorted within a directory.

    A file is taken as it is. A directory is walked for drafts (by their suffixes) and for claim sheets named
    `*.claims.yaml` or `*.claims.json`; hidden files, those that .gitignore names and those that the configuration excludes
    are left out. A directory without drafts is a problem, and so is one whose configuration cannot be used: it is left out whole.
    """
    found: dict[str, None] = {}
    problems: list[Problem] = []
    for given in paths:
        path = Path(given)
        if given == "-" or not path.is_dir():
            found[given] = None
            continue
        before = len(problems)
        drafts = list(_walk(path, problems))
        if not drafts and len(problems) == before:
            problems.append(Problem(given, f"holds no drafts ({', '.join(sorted(SUFFIXES))})"))
        found.update(dict.fromkeys(drafts))
    return list(found), problems


def _walk(top: Path, problems: list[Problem]) -> Iterator[str]:
    ignores: dict[Path, Any] = {}
    for directory, names, files in os.walk(top):
        here = Path(directory)
        names[:] = sorted(name for name in names if not name.startswith(".") and name not in _SKIPPED)
        try:
            config = config_for(here.resolve())
        except ConfigError as error:
            problems.append(Problem(error.path or str(here), error.message, error.line))
            names.clear()
            continue
        if config.gitignore:
            names[:] = [name for name in names if not _is_ignored(here / name, True, ignores)]
        for name in sorted(files):
            path = here / name
            if name.startswith((".", "~$")) or not (path.suffix.lower() in SUFFIXES or name.lower().endswith(_SHEET_ENDS)):
                continue
            if match_path(config.exclude, path, config.root) or (config.gitignore and _is_ignored(path, False, ignores)):
                continue
            yield str(path)


def _is_ignored(path: Path, directory: bool, specs: dict[Path, Any]) -> bool:
    """Whether the .gitignore files above a path, up to its repository's root, name it; the nearest that says anything decides."""
    resolved = path.parent.resolve() / path.name
    for parent in resolved.parents:
        spec = _spec_of(parent, specs)
        if spec is not None:
            relative = resolved.relative_to(parent).as_posix() + ("/" if directory else "")
            verdict = spec.check_file(relative).include
            if verdict is not None:
                return bool(verdict)
        if (parent / ".git").exists():
            break
    return False


def _spec_of(directory: Path, specs: dict[Path, Any]) -> Any:
    if directory not in specs:
        specs[directory] = None
        path = directory / ".gitignore"
        if path.is_file():
            from pathspec import GitIgnoreSpec

            specs[directory] = GitIgnoreSpec.from_lines(path.read_text("utf-8", errors="replace").splitlines())
    return specs[directory]
