"""Claim sheets: claims written as YAML or JSON, by hand or by a program, with the line of every fault.

A sheet is a mapping with the key `claims`, or the list alone. Each claim has a `kind` and the fields of that kind's model:

    claims:
      - {id: fifth, kind: count, of: Afghan soldiers, event: crossing, occurrence: 5, count: 1037}
      - {id: all, kind: count, of: Afghan soldiers, event: crossing, occurrences: 5, count: about 1,600}
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from factcheck.claims.claim import Claim
from factcheck.errors import ClaimSheetError

SHEET_KEYS = ("claims", "$schema")
LARGEST = 2_000_000
"""How many characters a sheet may have."""
DEEPEST = 50
"""How deep a sheet may nest; the deepest field of a claim lies at 4."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The claims of a sheet, and the line and column (from 1) at which each begins, by its place in the sheet."""

    claims: tuple[Claim, ...]
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Node:
    """A value and where it stands; `inner` holds the nodes of a mapping or a list."""

    value: Any
    line: int
    column: int
    inner: Mapping[Any, _Node] = field(default_factory=dict)


@cache
def claim_kinds() -> dict[str, type[Claim]]:
    """The models of claims by their `kind`."""
    from factcheck.claims import actor, age, anniversary, count, date

    kinds: dict[str, type[Claim]] = {}
    for module in (count, date, age, anniversary, actor):
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, Claim) and model is not Claim:
                kinds[model.model_fields["kind"].default] = model
    return dict(sorted(kinds.items()))


def claim_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a claim sheet."""
    from typing import Annotated, Union

    from pydantic import Field, TypeAdapter

    union = Annotated[Union[tuple(claim_kinds().values())], Field(discriminator="kind")]  # type: ignore[valid-type]  # noqa: UP007
    claims = TypeAdapter(list[union]).json_schema()  # type: ignore[valid-type]
    definitions = claims.pop("$defs")
    for definition in definitions.values():
        if "kind" in definition.get("properties", {}):
            definition["required"] = ["kind", *definition.get("required", ())]
    mapping = {
        "type": "object",
        "properties": {"claims": claims, "$schema": {"type": "string"}},
        "required": ["claims"],
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "factcheck claim sheet",
        "description": "Claims to be checked against one another.",
        "anyOf": [mapping, claims],
        "$defs": definitions,
    }


def read_sheet(text: str, *, path: str) -> Sheet:
    """The claims of a sheet; it is JSON where `path` ends in .json, else YAML.

    Raises:
        ClaimSheetError: with the line of the first fault: which field, what was written, what would be accepted.

    >>> read_sheet("- {kind: count, of: soldiers, count: 1037}", path="a.yaml").claims[0].describe()
    '1037 soldiers'
    """
    if len(text) > LARGEST:
        raise ClaimSheetError(f"has more than {LARGEST:,} characters", path=path)
    is_json = path.lower().endswith(".json")
    if is_json:
        _check_json(text, path)
    top = _compose(text, path, is_json)
    rows = top
    if isinstance(top.value, dict):
        for key, node in top.inner.items():
            if key not in SHEET_KEYS:
                raise ClaimSheetError(f"unknown key {key!r}; a sheet holds 'claims'", path=path, line=node.line)
        if "claims" not in top.inner:
            raise ClaimSheetError("a sheet has the key 'claims'", path=path, line=1)
        rows = top.inner["claims"]
    if not isinstance(rows.value, list):
        raise ClaimSheetError("'claims' is a list of claims, each with a 'kind'", path=path, line=rows.line)
    if not rows.value:
        raise ClaimSheetError("holds no claims: there is nothing to check", path=path, line=rows.line)
    claims: list[Claim] = []
    seen: dict[str, int] = {}
    for number, node in enumerate(rows.inner.values(), start=1):
        claim = _read_claim(node, number, path)
        if claim.id and claim.id in seen:
            raise ClaimSheetError(f"claim {number}: the id {claim.id!r} is that of line {seen[claim.id]} too", path=path, line=node.line)
        seen[claim.id] = node.line
        claims.append(claim)
    return Sheet(tuple(claims), tuple((node.line, node.column) for node in rows.inner.values()))


def _read_claim(node: _Node, number: int, path: str) -> Claim:
    from pydantic import ValidationError

    kinds = claim_kinds()
    known = ", ".join(kinds)
    if not isinstance(node.value, dict):
        raise ClaimSheetError(f"claim {number} is not a mapping of fields", path=path, line=node.line)
    kind = node.value.get("kind")
    if not isinstance(kind, str) or kind not in kinds:
        told = "has no kind" if kind is None else f"has the unknown kind {kind!r}"
        at = node.inner["kind"].line if "kind" in node.inner else node.line
        raise ClaimSheetError(f"claim {number} {told}; a kind is one of {known}", path=path, line=at)
    try:
        return kinds[kind].model_validate(node.value)
    except ValidationError as error:
        fault = error.errors()[0]
        more = error.error_count() - 1
        told = _tell(fault, kinds[kind])
        also = f" (and {more} more in this claim)" if more else ""
        name = f"claim {number}" + (f" ({node.value['id']})" if isinstance(node.value.get("id"), str) else "")
        raise ClaimSheetError(f"{name}: {told}{also}", path=path, line=_line_of(node, fault["loc"])) from None


def _tell(fault: Any, model: type[Claim]) -> str:
    place = ".".join(str(part) for part in fault["loc"])
    if fault["type"] == "missing":
        return f"the field {place!r} is missing"
    if fault["type"] == "extra_forbidden":
        from difflib import get_close_matches

        known = [name for name in model.model_fields if name not in ("span", "kind")]
        near = get_close_matches(str(fault["loc"][-1]), known, n=1)
        return f"unknown field {place!r}; " + (f"did you mean {near[0]!r}?" if near else f"a {model.__name__} has {', '.join(known)}")
    message = str(fault["msg"]).removeprefix("Value error, ")
    written = repr(fault["input"])
    return f"{place}: {message}" + ("" if written in message else f", got {written}")


def _line_of(node: _Node, place: tuple[Any, ...]) -> int:
    for part in place:
        if part not in node.inner:
            break
        node = node.inner[part]
    return node.line


def _check_json(text: str, path: str) -> None:
    def refuse(constant: str) -> None:
        raise ClaimSheetError(f"{constant} is no number of JSON", path=path)

    try:
        json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        raise ClaimSheetError(f"is not JSON: {error.msg} at column {error.colno}", path=path, line=error.lineno) from None
    except RecursionError:
        raise ClaimSheetError("nests too deep for a claim sheet", path=path) from None


def _compose(text: str, path: str, is_json: bool) -> _Node:
    """The sheet as nodes with their lines. YAML aliases are refused: a few of them can stand for billions of claims."""
    import yaml

    # JSON lets tabs stand between its marks, YAML does not; within a string of JSON no tab may stand.
    source = text.replace("\t", " ") if is_json else text
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(source, Loader=loader):
            if isinstance(event, yaml.AliasEvent):
                raise ClaimSheetError("YAML aliases are not accepted in a claim sheet", path=path, line=_mark_line(event.start_mark))
        documents = list(yaml.compose_all(source, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, place = (None, "") if mark is None else (mark.line + 1, f" at column {mark.column + 1}")
        raise ClaimSheetError(f"is not YAML: {error.problem}{place}", path=path, line=line) from None
    except yaml.YAMLError as error:
        raise ClaimSheetError(f"is not YAML: {' '.join(str(error).split())}", path=path) from None
    except RecursionError:
        raise ClaimSheetError("nests too deep for a claim sheet", path=path) from None
    if len(documents) != 1 or documents[0] is None:
        raise ClaimSheetError("is empty: there is nothing to check" if not documents else "is more than one YAML document", path=path)
    return _build(documents[0], path, 0)


def _mark_line(mark: Any) -> int | None:
    return None if mark is None else int(mark.line) + 1


def _build(node: Any, path: str, depth: int) -> _Node:
    import yaml

    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if depth > DEEPEST:
        raise ClaimSheetError("nests too deep for a claim sheet", path=path, line=line)
    if isinstance(node, yaml.ScalarNode):
        return _Node(_read_scalar(node), line, column)
    if isinstance(node, yaml.SequenceNode):
        rows = [_build(child, path, depth + 1) for child in node.value]
        return _Node([row.value for row in rows], line, column, dict(enumerate(rows)))
    inner: dict[Any, _Node] = {}
    for key, child in node.value:
        name = str(key.value)
        if name in inner:
            raise ClaimSheetError(f"the key {name!r} stands twice in one mapping", path=path, line=key.start_mark.line + 1)
        built = _build(child, path, depth + 1)
        inner[name] = _Node(built.value, key.start_mark.line + 1, key.start_mark.column + 1, built.inner)
    return _Node({name: built.value for name, built in inner.items()}, line, column, inner)


_WHOLE = re.compile(r"[-+]?\d[\d_]*\Z")
_DECIMAL = re.compile(r"[-+]?(?:\d[\d_]*)?\.?\d+(?:[eE][-+]?\d+)?\Z")


def _read_scalar(node: Any) -> Any:
    """What a plain scalar means. Only numbers in tens, true, false and null are read; all else is text, so that 12:30 stays a time."""
    written = node.value
    if node.style:
        return written
    if written in ("", "null", "~"):
        return None
    if written in ("true", "false"):
        return written == "true"
    if _WHOLE.match(written):
        return int(written.replace("_", "")) if len(written) < 40 else written
    if _DECIMAL.match(written):
        number = float(written.replace("_", ""))
        return number if math.isfinite(number) else written
    return written
