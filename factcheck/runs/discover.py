"""Which drafts a path stands for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from os.path import realpath
from pathlib import Path
from typing import Any

from factcheck.config import match_path
from factcheck.errors import ConfigError, name_path
from factcheck.formats.load import SUFFIXES, is_special
from factcheck.reports.outcome import Problem
from factcheck.runs.check import Options, config_of

_SHEET_ENDS = (".claims.yaml", ".claims.yml", ".claims.json")
# Directories that hold no drafts, whatever is in them.
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


def find_drafts(paths: Iterable[str], options: Options, *, sheets: bool = True) -> tuple[list[str], list[Problem]]:
    """The drafts and claim sheets that paths stand for, each once, in the order of the paths and sorted within a directory.

    A file is taken as it is. A directory is walked for drafts (by their suffixes) and for claim sheets named
    `*.claims.yaml` or `*.claims.json`; hidden files, those that .gitignore names and those that the configuration excludes
    are left out, and so is what is no regular file. A directory without drafts is a problem, and so is one whose configuration
    cannot be used: it is left out whole. Of two paths to one file the first counts. Without `sheets`, none is looked for in a directory.
    """
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for given in paths:
        path = Path(given)
        if given == "-" or not path.is_dir():
            found.setdefault(given if given == "-" else realpath(given), given)
            continue
        before = len(problems)
        left_out: dict[str, None] = {}
        drafts = [draft for draft in _walk(path, options, problems, left_out) if sheets or not draft.lower().endswith(_SHEET_ENDS)]
        if not drafts and len(problems) == before:
            kinds = f"holds no drafts ({', '.join(sorted(SUFFIXES))})"
            problems.append(Problem(given, f"holds only drafts that are left out: by {' and '.join(left_out)}" if left_out else kinds))
        for draft in drafts:
            found.setdefault(realpath(draft), draft)
    return list(found.values()), problems


def _walk(top: Path, options: Options, problems: list[Problem], left_out: dict[str, None]) -> Iterator[str]:
    """The drafts below a directory, sorted; what leaves others out is noted in `left_out`."""
    ignores: dict[Path, Any] = {}
    for directory, names, files in os.walk(top):
        here = Path(directory)
        names[:] = sorted(name for name in names if not name.startswith(".") and name not in _SKIPPED)
        try:
            config = config_of(str(here / "draft"), options)
        except ConfigError as error:
            problems.append(Problem(error.path or str(here), error.message, error.line))
            names.clear()
            continue
        if config.gitignore:
            kept = [name for name in names if not _is_ignored(here / name, True, ignores)]
            if len(kept) < len(names):
                left_out[".gitignore"] = None
            names[:] = kept
        for name in sorted(files):
            path = here / name
            if name.startswith((".", "~$")) or not (path.suffix.lower() in SUFFIXES or name.lower().endswith(_SHEET_ENDS)):
                continue
            if match_path(config.exclude, path, config.root):
                left_out[f"exclude in {name_path(config.path) if config.path else 'the configuration'}"] = None
            elif config.gitignore and _is_ignored(path, False, ignores):
                left_out[".gitignore"] = None
            elif not is_special(path):
                yield str(path)


def _is_ignored(path: Path, directory: bool, specs: dict[Path, Any]) -> bool:
    """Whether the .gitignore files above a path, up to its repository's root, name it; the nearest that says anything decides."""
    resolved = Path(realpath(path.parent)) / path.name
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
