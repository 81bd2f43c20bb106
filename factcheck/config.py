"""Config: what a newsroom sets in `[tool.factcheck]` of pyproject.toml, or in factcheck.toml; the nearest file wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from os.path import realpath
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from factcheck.errors import ConfigError, name_path

Severity = Literal["error", "warning", "note"]
NAMES = ("factcheck.toml", ".factcheck.toml", "pyproject.toml")


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=_kebab, defer_build=True)

    select: tuple[str, ...] | None = Field(default=None, description="rules to run; all that are no previews when absent")
    ignore: tuple[str, ...] = Field(default=(), description="rules to leave out")
    severity: dict[str, Severity] = Field(default={}, description="severity of a rule's findings, in place of its own")


class PathSettings(_Settings):
    """Settings for the drafts that match one of `paths`, on top of the general ones.

    Attributes:
        paths: patterns as in .gitignore, relative to the file that holds them ("wire/**", "*.html").
    """

    paths: tuple[str, ...]


class Config(_Settings):
    """The settings of one configuration file.

    Attributes:
        select, ignore, severity: which rules run, and how their findings count.
        fail_on: the least severity at which a check fails.
        exclude: patterns as in .gitignore of drafts to leave out when a directory is walked.
        gitignore: whether files that .gitignore names are left out too.
        cache: whether reports of drafts are kept in the user's cache directory.
        baseline: file of the accepted findings, relative to the configuration file.
        per_path: settings for some drafts; later ones win.
        lexicon: lines added to the lists in `factcheck/data`, by list; a line of several fields is a list of them.
        root: directory that patterns and files are relative to; the one that holds the configuration.
        path: the configuration file; None when there is none.

    >>> Config.model_validate({"ignore": ["total-mismatch"], "fail-on": "warning"}).fail_on
    'warning'
    """

    fail_on: Severity = Field(default="error", description="least severity at which a check fails")
    exclude: tuple[str, ...] = Field(default=(), description="patterns of drafts to leave out")
    gitignore: bool = Field(default=True, strict=True, description="whether .gitignore is respected")
    cache: bool = Field(default=True, strict=True, description="whether reports of drafts are kept in the user's cache directory")
    baseline: str | None = Field(default=None, description="file of accepted findings")
    per_path: tuple[PathSettings, ...] = Field(default=(), description="settings for some drafts")
    lexicon: dict[str, tuple[str | tuple[str, ...], ...]] = Field(default={}, description="lines added to factcheck's word lists, by list")
    root: Path = Field(default=Path(), exclude=True)
    path: Path | None = Field(default=None, exclude=True)

    @property
    def lexicon_lines(self) -> dict[str, tuple[str, ...]]:
        """The lexicon in the form that the lists have: fields parted by tabs."""
        return {
            name: tuple(line if isinstance(line, str) else "\t".join(line) for line in lines)
            for name, lines in sorted(self.lexicon.items())
        }

    def settings_for(self, path: Path) -> RuleSettings:
        """Which rules run on a draft, and with which severities."""
        select, ignore, severity = self.select, self.ignore, dict(self.severity)
        for override in self.per_path:
            if match_path(override.paths, path, self.root):
                select = override.select if override.select is not None else select
                ignore = (*ignore, *override.ignore)
                severity.update(override.severity)
        return RuleSettings.model_construct(select=select, ignore=ignore, severity=severity)


class RuleSettings(_Settings):
    """Which rules run on one draft, and how their findings count."""


def match_path(patterns: Iterable[str], path: Path, root: Path) -> bool:
    """Whether a path matches one of the patterns, which are those of .gitignore, relative to `root`."""
    patterns = tuple(patterns)
    if not patterns:
        return False
    try:
        relative = Path(realpath(path)).relative_to(realpath(root))
    except ValueError:
        return False
    return bool(_compile(patterns).match_file(relative.as_posix()))


@lru_cache(maxsize=64)
def _compile(patterns: tuple[str, ...]) -> Any:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def find_config(start: Path) -> Path | None:
    """The nearest configuration file at or above a directory; a pyproject.toml counts only if it holds `[tool.factcheck]`."""
    start = Path(realpath(start))
    for directory in (start, *start.parents):
        for name in NAMES:
            path = directory / name
            if path.is_file() and (name != "pyproject.toml" or b"[tool.factcheck" in _read(path)):
                return path
    return None


@lru_cache(maxsize=64)
def config_for(directory: Path) -> Config:
    """The configuration that holds for drafts in a directory: the nearest file's, else the defaults.

    Raises:
        ConfigError: if the file cannot be read, or holds an unknown key or an unusable value.
    """
    path = find_config(directory)
    # Nothing to validate: building the validator would cost a run without a configuration file more than the check.
    return Config.model_construct(root=directory) if path is None else load_config(path)


@lru_cache(maxsize=64)
def load_config(path: Path) -> Config:
    """The configuration of a file.

    Raises:
        ConfigError: naming the file, the key, and the key that was probably meant.
    """
    source, table = _load_table(path)
    prefix = ""
    if path.name == "pyproject.toml":
        tool = table.get("tool", {})
        table = tool.get("factcheck", {}) if isinstance(tool, dict) else {}
        prefix = "tool.factcheck."
        if not isinstance(table, dict):
            raise ConfigError("'tool.factcheck' should be a table", path=name_path(path), line=source.line_of(["tool", "factcheck"]))
    elif isinstance(table.get("tool"), dict) and "factcheck" in table["tool"]:
        told = "[tool.factcheck] belongs in pyproject.toml; here the keys stand at the top"
        raise ConfigError(told, path=name_path(path), line=source.line_of(["tool", "factcheck"]))
    try:
        config = Config.model_validate({**table, "root": path.parent, "path": path})
    except ValidationError as error:
        raise ConfigError(_explain(error, prefix), path=name_path(path), line=source.line_of(error.errors()[0]["loc"])) from None
    _check_rules(config, source)
    _check_lexicon(config, source)
    return config


@dataclass(frozen=True, slots=True)
class _Source:
    """The text of a configuration file, in which a fault is looked for to name its line."""

    path: Path
    text: str

    def line_of(self, place: Sequence[str | int]) -> int | None:
        """The line of a key, given by the keys and the numbers that lead to it; the nearest of them where it stands in none."""
        lines = self.text.split("\n")
        begin = 0
        if self.path.name == "pyproject.toml":
            begin = next((number for number, line in enumerate(lines) if line.lstrip().startswith("[tool.factcheck")), 0)
        if len(place) > 1 and place[0] == "per-path" and isinstance(place[1], int):
            heads = [number for number, line in enumerate(lines) if _PER_PATH.match(line)]
            begin = heads[place[1]] if place[1] < len(heads) else begin
        for part in reversed([part for part in place if isinstance(part, str)]):
            found = self._find(rf"(?:^|[\s.{{,\[\"'])(?:{re.escape(part)})[\"']?\s*[=.\]]", lines, begin)
            if found is not None:
                return found
        return None

    def line_with(self, written: str) -> int | None:
        """The first line that holds a text as a string or a key."""
        return self._find(rf"(?:^|[\s,{{\[\"']){re.escape(written)}(?:[\"'\s=]|$)", self.text.split("\n"), 0)

    def _find(self, pattern: str, lines: list[str], begin: int) -> int | None:
        form = re.compile(pattern)
        numbers = (
            number for number, line in enumerate(lines) if number >= begin and not line.lstrip().startswith("#") and form.search(line)
        )
        found = next(numbers, None)
        return None if found is None else found + 1


_PER_PATH = re.compile(r"\s*\[\[\s*(?:tool\.factcheck\.)?per-path\s*\]\]")


def _load_table(path: Path) -> tuple[_Source, Any]:
    from factcheck.formats.toml import TomlError, read_toml

    try:
        text = _read(path).decode("utf-8-sig")
        return _Source(path, text), read_toml(text)
    except UnicodeDecodeError as error:
        raise ConfigError(f"is not TOML: {error}", path=name_path(path)) from None
    except TomlError as fault:
        raise ConfigError(fault.message, path=name_path(path), line=fault.line) from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=name_path(path)) from None


def _explain(error: ValidationError, prefix: str) -> str:
    """The first fault of a validation, with its key, what was written and what would be accepted."""
    fault = error.errors()[0]
    place = [_kebab(str(part)) for part in fault["loc"]]
    key = prefix + ".".join(place)
    if fault["type"] == "extra_forbidden":
        key = prefix + ".".join((*place[:-1], str(fault["loc"][-1])))
        known = PathSettings if len(place) > 2 and place[0] == "per-path" else Config
        names = sorted(_kebab(name) for name in known.model_fields if name not in ("root", "path"))
        return f"unknown key {key!r}{suggest(place[-1], names)}"
    if fault["type"] == "missing":
        return f"{key!r} is missing"
    if place[0] == "lexicon" and len(place) > 2:
        return f"{prefix}lexicon: {place[1]}: a list holds lines, each text or a list of texts, not {_show(fault['input'])}"
    wanted = _WANTED.get(fault["type"])
    if wanted is None and fault["type"] == "literal_error":
        wanted = f"should be {fault['ctx']['expected']}"
    return f"{key!r} {wanted or fault['msg'][0].lower() + fault['msg'][1:]}, not {_show(fault['input'])}"


_WANTED = {
    "tuple_type": "should be a list",
    "dict_type": "should be a table",
    "model_type": "should be a table",
    "model_attributes_type": "should be a table",
    "bool_type": "should be true or false",
    "string_type": "should be text in quotes",
}
"""What a value of a wrong type should be, in the words of TOML."""


def _show(value: object) -> str:
    """A value for a message, cut to a length that can be read."""
    shown = str(value).lower() if isinstance(value, bool) else repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."


def suggest(written: str, known: Iterable[str]) -> str:
    """`; did you mean X?` for the nearest known name, or which names there are."""
    from difflib import get_close_matches

    known = list(known)
    near = get_close_matches(written, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(known)}"


def _check_rules(config: Config, source: _Source) -> None:
    parts: list[tuple[str, _Settings]] = [("", config)]
    parts += [(f"per-path.{index}.", override) for index, override in enumerate(config.per_path)]
    written = [
        (f"{prefix}{key}", name)
        for prefix, settings in parts
        for key, names in (("select", settings.select or ()), ("ignore", settings.ignore), ("severity", settings.severity))
        for name in names
    ]
    if not written:
        return
    from factcheck.registry import all_rules

    known = [rule.name for rule in all_rules()]
    for key, name in written:
        if name not in known:
            told = f"{key}: there is no rule {name!r}{suggest(name, known)}"
            raise ConfigError(told, path=name_path(source.path), line=source.line_with(name))


def _check_lexicon(config: Config, source: _Source) -> None:
    """Each list exists, each line has as many fields as a line of it, and a field of few meanings has one of them."""
    for name, lines in config.lexicon_lines.items():
        for line in lines or ("",):
            fault = _find_lexicon_fault(name, line)
            if fault:
                near = source.line_with(line.split("\t")[0]) or source.line_of(["lexicon", name])
                raise ConfigError(f"lexicon: {fault}", path=name_path(source.path), line=near)


def _find_lexicon_fault(name: str, line: str) -> str:
    from factcheck.data import list_names, read_data
    from factcheck.data.closed_fields import CLOSED

    if name not in list_names():
        return f"there is no list {name!r}{suggest(name, list_names())}"
    rows = [row.split("\t") for row in read_data(name).splitlines() if row and not row.startswith("#")]
    widths = {len(row) for row in rows}
    fields = line.split("\t")
    width = len(fields)
    if not line.strip() or "\n" in line or line.startswith("#") or not (width in widths or min(widths) < width < max(widths)):
        wanted = " or ".join(str(width) for width in sorted(widths)) if len(widths) < 3 else f"{min(widths)} to {max(widths)}"
        return f"{name}: {fields!r}: a line has {wanted} fields, as in {rows[0]!r}"
    for at in CLOSED.get(name, ()):
        known = sorted({row[at] for row in rows if len(row) > at})
        if at < width and fields[at] not in known:
            return f"{name}: field {at + 1} of {fields!r} is none of its meanings{suggest(fields[at], known)}"
    return ""


def describe_schema() -> Mapping[str, Any]:
    """The JSON Schema of a configuration file, for editors."""
    return Config.model_json_schema(by_alias=True)
