"""`factcheck baseline`: what is written, kept and dropped where only some drafts, or some rules, are checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from conftest import Cli

WRONG = "Twelve people were hurt: five men and six women.\n"
OTHER = "Nine people were rescued: four men and six women.\n"
DATED = "The fair opened on Monday, July 6, 2021.\n"


def entries(name: str = "factcheck-baseline.json") -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(Path(name).read_text())["findings"]
    return rows


def test_entries_of_rules_that_did_not_run_are_kept_and_are_not_stale(cli: Cli) -> None:
    Path("a.txt").write_text(WRONG + DATED)
    cli("baseline", "write")
    for narrowed in (["--select", "total-mismatch"], ["--ignore", "weekday-date-mismatch"]):
        assert cli("baseline", "prune", *narrowed).stdout == "factcheck-baseline.json: 0 dropped, 2 kept\n"
        assert cli("baseline", "write", *narrowed).stdout == "factcheck-baseline.json: 2 accepted\n"
        assert "stale" not in cli("check", ".", "--baseline", "factcheck-baseline.json", *narrowed).stdout
    Path("a.txt").write_text(DATED)
    assert cli("baseline", "prune", "--select", "total-mismatch").stdout == "factcheck-baseline.json: 1 dropped, 1 kept\n"


def test_writing_for_one_draft_keeps_the_entries_of_others(cli: Cli) -> None:
    Path("a.txt").write_text(WRONG)
    Path("b.txt").write_text(OTHER)
    cli("baseline", "write", ".")
    Path("a.txt").write_text(WRONG + DATED)
    assert cli("baseline", "write", "a.txt").stdout == "factcheck-baseline.json: 3 accepted\n"
    assert [row["path"] for row in entries()] == ["a.txt", "a.txt", "b.txt"]


def test_each_draft_has_the_baseline_of_its_nearest_configuration(cli: Cli) -> None:
    for name, text in (("a/a.txt", WRONG), ("b/b.txt", OTHER)):
        Path(name).parent.mkdir()
        Path(name).write_text(text)
        (Path(name).parent / "factcheck.toml").write_text("baseline = 'accepted.json'\n")
    assert cli("baseline", "write", "a", "b").stdout == "a/accepted.json: 1 accepted\nb/accepted.json: 1 accepted\n"
    for paths in (("a", "b"), ("b", "a")):
        result = cli("check", *paths)
        assert (result.exit_code, "2 accepted" in result.stdout) == (0, True)
    Path("a/accepted.json").unlink()
    result = cli("check", "b", "a")
    assert "factcheck: a/accepted.json: no such baseline" in result.stderr
    assert "a/a.txt:1:1: error" in result.stdout
    assert "b/b.txt:1:1" not in result.stdout
    assert result.exit_code == 2


def test_a_third_equal_finding_is_new(cli: Cli) -> None:
    Path("a.txt").write_text(f"{WRONG}\n{WRONG}")
    found = json.loads(cli("check", "a.txt", "--format", "json").stdout)["files"][0]["findings"]
    assert len({finding["fingerprint"] for finding in found}) < len(found) == 2
    assert cli("baseline", "write").stdout == "factcheck-baseline.json: 2 accepted\n"
    assert [row["count"] for row in entries()] == [2]
    Path("a.txt").write_text(f"{WRONG}\n{WRONG}\n{WRONG}")
    shown = cli("check", "a.txt", "--baseline", "factcheck-baseline.json").stdout
    assert "a.txt:5:1: error" in shown
    assert "1 error in 1 file" in shown
    Path("a.txt").write_text(WRONG)
    assert "1 of 2 findings have the fingerprint" in cli("check", "a.txt", "--baseline", "factcheck-baseline.json").stdout
    assert cli("baseline", "prune").stdout == "factcheck-baseline.json: 1 dropped, 1 kept\n"


def test_sidecar_entries_of_rules_that_did_not_run_are_not_unused(cli: Cli) -> None:
    Path("a.html").write_text(f"<p>{WRONG}</p>")
    cli("check", "a.html", "--add-ignore", "as printed")
    assert "unused-ignore" not in cli("check", "a.html", "--ignore", "total-mismatch").stdout


def test_baseline_that_nests_too_deep(cli: Cli) -> None:
    Path("a.txt").write_text(WRONG)
    Path("b.json").write_text("[" * 100_000)
    result = cli("check", "a.txt", "--baseline", "b.json")
    assert (result.exit_code, result.stderr) == (2, "factcheck: b.json: nests too deep\n")
