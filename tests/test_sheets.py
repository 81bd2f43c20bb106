"""Claim sheets: claims from anywhere, checked as a draft's are, with the line of every fault."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from conftest import FIXTURES, Cli

from factcheck.claims.sheet import claim_kinds, claim_schema, read_sheet
from factcheck.errors import ClaimSheetError

CLAIMS = [
    {"id": "fifth", "kind": "count", "of": "soldiers", "event": "crossing", "occurrence": 5, "count": 1737},
    {"id": "all", "kind": "count", "of": "soldiers", "event": "crossing", "occurrences": 5, "count": "about 1,600"},
]


@pytest.mark.parametrize("name", ["a.yaml", "a.yml", "a.json"])
@pytest.mark.parametrize("top", [CLAIMS, {"claims": CLAIMS}])
def test_a_part_larger_than_its_whole_is_found_at_its_lines(cli: Cli, name: str, top: object) -> None:
    text = json.dumps(top, indent=4) if name.endswith("json") else yaml.safe_dump(top, sort_keys=False)
    Path(name).write_text(text)
    result = cli("check", name, "--format", "json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)["files"][0]["findings"][0]
    assert found["rule"] == "part-exceeds-total"
    lines = text.splitlines()
    assert [place["line"] for place in found["places"]] == [
        next(number for number, line in enumerate(lines, start=1) if needle in line) - (1 if name.endswith("json") else 0)
        for needle in ("fifth", "all")
    ]


def test_json_may_be_indented_with_tabs() -> None:
    assert len(read_sheet(json.dumps(CLAIMS, indent="\t"), path="a.json").claims) == 2


def test_fixture_is_what_the_schema_says() -> None:
    schema = claim_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    sheet = yaml.safe_load((FIXTURES / "sheets/border.claims.yaml").read_text())
    jsonschema.validate(sheet, schema)
    for bad in ({"claims": [{"kind": "count"}]}, {"claims": [{**CLAIMS[0], "color": 1}]}, {"claim": []}, [{"of": "x", "count": 1}]):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, schema)


def test_every_kind_is_in_the_schema() -> None:
    assert {"count", "date", "actor"} <= set(claim_kinds())
    assert {model.__name__ for model in claim_kinds().values()} <= set(claim_schema()["$defs"])


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("claims:\n  - kind: count\n    of: men\n    count: many\n", 4, "claim 1: count: 'many' is not one number"),
        ("claims:\n  - kind: count\n    count: 5\n", 2, "the field 'of' is missing"),
        ("claims:\n  - kind: count\n    of: men\n    cuont: 5\n    count: 5\n", 4, "unknown field 'cuont'; did you mean 'count'?"),
        ("claims:\n  - of: men\n", 2, "claim 1 has no kind; a kind is one of"),
        ("claims:\n  - kind: number\n", 2, "claim 1 has the unknown kind 'number'"),
        (
            "claims:\n  - {id: a, kind: count, of: men, count: 5}\n  - {id: a, kind: count, of: men, count: 6}\n",
            3,
            "the id 'a' is that of line 2 too",
        ),
        ("claims:\n  - kind: date\n    event: fair\n    when: 31 of never\n", 4, "is not one date"),
        ("claims:\n  - just words\n", 2, "claim 1 is not a mapping"),
        ("claims: []\n", 1, "holds no claims"),
        ("claims: five\n", 1, "is a list of claims"),
        ("clams: []\n", 1, "unknown key 'clams'"),
        ("claims:\n  - kind: count\n   of: men\n", 3, "is not YAML"),
        ("a: &a [1]\nb: *a\n", 2, "aliases are not accepted"),
        ("claims:\n  - {kind: count, kind: count}\n", 2, "stands twice"),
        ("- [[[[[[[[" * 20, 1, ""),
    ],
)
def test_faults_name_their_line(text: str, line: int, told: str) -> None:
    with pytest.raises(ClaimSheetError, match=None) as caught:
        read_sheet(text, path="a.yaml")
    assert told in caught.value.message
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('{"claims": [\n{"kind": "count",}]}', 2, "is not JSON"),
        ('[{"kind": "count", "of": "men",\n "count": NaN}]', None, "NaN"),
        ("[" * 5000, None, "too deep"),
    ],
)
def test_faults_of_json(text: str, line: int | None, told: str) -> None:
    with pytest.raises(ClaimSheetError) as caught:
        read_sheet(text, path="a.json")
    assert told in caught.value.message
    assert caught.value.line == line


def test_a_reference_to_no_claim_is_one_message(cli: Cli) -> None:
    Path("a.yaml").write_text("- {kind: count, of: men, count: 5, part_of: nobody}\n")
    result = cli("check", "a.yaml")
    assert result.exit_code == 2
    assert "'nobody'" in result.stderr


def test_plain_words_stay_words() -> None:
    sheet = read_sheet("- {kind: count, of: no, count: 1_037, event: 12:30}\n", path="a.yaml")
    claim = sheet.claims[0].model_dump()
    assert (claim["of"], claim["event"], claim["count"]) == ("no", "12:30", "1,037")
