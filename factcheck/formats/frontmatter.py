"""Front matter: the YAML (`---`) or TOML (`+++`) that a Markdown file may begin with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from factcheck.draft import Directive
from factcheck.errors import DraftError
from factcheck.formats.dates import ACCEPTED, parse_date
from factcheck.formats.toml import TomlError, read_toml

LARGEST = 100_000
"""How many characters front matter may have."""
_DATE_KEYS = ("date", "published", "publishdate", "pubdate", "datepublished", "date_published")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What it tells the checker. `title_at` is where the title stands in the file; `directive` is what its `factcheck:` asks."""

    published: date | None = None
    title: str = ""
    title_at: tuple[int, int] = (0, 0)
    directive: Directive | None = None


def read_front_matter(block: str, start: int, line: int, *, toml: bool = False, path: str | None = None) -> FrontMatter:
    """Read the lines between the fences, which begin at offset `start` and line `line` of the file. Keys are read in any case.

    Raises:
        DraftError: if it does not parse, its date is none, or its `factcheck:` holds anything but `ignore` and `reason`.
    """
    if len(block) > LARGEST:
        raise DraftError(f"front matter: has more than {LARGEST:,} characters", path=path, line=line)
    written, places = _load_toml(block, line, path) if toml else _load_yaml(block, line, path)
    values = {**{str(key).lower(): value for key, value in written.items()}, **written}
    published = None
    for key in _DATE_KEYS:
        if values.get(key) not in (None, ""):
            published = parse_date(values[key])
            if published is None:
                raise DraftError(f"{key}: {_show(values[key])} is no date; write {ACCEPTED}", path=path, line=line + _line_of(block, key))
            break
    title = values.get("title")
    at = (0, 0)
    if isinstance(title, str) and title.strip():
        title = " ".join(title.split())
        found = places.get("title") or _find_words(block, "title")
        at = (start + found[0], start + found[1])
    else:
        title = ""
    directive = None
    if "factcheck" in values:
        directive = _read_orders(values["factcheck"], line + _line_of(block, "factcheck"), path)
    return FrontMatter(published, title, at, directive)


def _load_yaml(block: str, line: int, path: str | None) -> tuple[dict[str, Any], dict[str, tuple[int, int]]]:
    import yaml

    places: dict[str, tuple[int, int]] = {}
    try:
        node = yaml.compose(block, Loader=yaml.SafeLoader)
        values = yaml.safe_load(block) if node is not None else {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it is not YAML"
        raise DraftError(f"front matter: {problem}", path=path, line=line + (mark.line if mark else 0)) from None
    except RecursionError:
        raise DraftError("front matter: nests too deep", path=path, line=line) from None
    except ValueError as error:  # an impossible date, such as 2021-02-30, in YAML's own date form
        raise DraftError(f"front matter: {error}; write {ACCEPTED}", path=path, line=line + _line_of(block, "date")) from None
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(value, yaml.ScalarNode):
                places[str(key.value).lower()] = (value.start_mark.index, value.end_mark.index)
    return (values if isinstance(values, dict) else {}), places


def _load_toml(block: str, line: int, path: str | None) -> tuple[dict[str, Any], dict[str, tuple[int, int]]]:
    try:
        return read_toml(block), {}
    except TomlError as fault:
        raise DraftError(f"front matter: {fault.message}", path=path, line=line + (fault.line or 1) - 1) from None


def _show(value: Any) -> str:
    """A value of front matter for a message. A few lists within lists can stand for billions of values: those are only named."""
    return repr(value) if isinstance(value, str | int | float) else f"a {type(value).__name__}"


def _line_of(block: str, key: str) -> int:
    """How many lines stand before the line of a top-level key."""
    for number, written in enumerate(block.split("\n")):
        if written.lower().startswith(key):
            return number
    return 0


def _find_words(block: str, key: str) -> tuple[int, int]:
    """The rest of a top-level key's line, after its sign."""
    at = 0
    for written in block.split("\n"):
        if written.lower().startswith(key):
            sign = max(written.find("="), written.find(":")) + 1
            return at + sign + len(written[sign:]) - len(written[sign:].lstrip()), at + len(written.rstrip())
        at += len(written) + 1
    return 0, 0


def _read_orders(orders: Any, line: int, path: str | None) -> Directive:
    if orders is False:
        return Directive(line, 1, None, ("all",), "front matter: factcheck: false")
    ignore = orders.get("ignore") if isinstance(orders, dict) else None
    if isinstance(ignore, str):
        ignore = [ignore]
    unknown = sorted(map(_show, orders.keys() - {"ignore", "reason"})) if isinstance(orders, dict) else [_show(orders)]
    if unknown or not isinstance(ignore, list) or not all(isinstance(name, str) for name in ignore):
        what = f"{unknown[0]} is not known" if unknown else "it names no rules"
        raise DraftError(f"front matter: factcheck: {what}; it holds ignore (names of rules) and reason, or false", path=path, line=line)
    reason = str(orders.get("reason") or "").strip()
    return Directive(line, 1, None, tuple(ignore), reason, fault="" if reason else "front matter: factcheck: ignore gives its reason")
