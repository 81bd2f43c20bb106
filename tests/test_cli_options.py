"""Options that do not go together, choices that leave no rule to run, statistics, remarks that are explained, completion."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Cli

WRONG = "Twelve people were hurt: five men and six women.\n"


@pytest.mark.parametrize(
    ("options", "config", "told"),
    [
        (["--select", "total-mismatch", "--ignore", "total-mismatch"], "", "--select and --ignore leave no rule to run"),
        (["--select", ","], "", "it names no rule"),
        ([], "select = []", "factcheck.toml: select and ignore leave no rule to run"),
        (["--select", "total-mismatch"], "ignore = ['total-mismatch']", "factcheck.toml: select and ignore leave no rule to run"),
    ],
)
def test_a_run_without_rules_is_refused(cli: Cli, options: list[str], config: str, told: str) -> None:
    Path("a.txt").write_text(WRONG)
    Path("factcheck.toml").write_text(config)
    result = cli("check", "a.txt", *options)
    assert result.exit_code == 2
    assert told in result.stderr


def test_settings_of_a_path_may_leave_no_rule(cli: Cli) -> None:
    Path("a.txt").write_text(WRONG)
    Path("factcheck.toml").write_text("[[per-path]]\npaths = ['*.txt']\nselect = []\n")
    assert cli("check", "a.txt").exit_code == 0


def test_statistics(cli: Cli) -> None:
    Path("a.txt").write_text(WRONG)
    result = cli("check", "a.txt", "--statistics", "--format", "json")
    assert result.exit_code == 1
    document = json.loads(result.stdout)
    assert document["rules"] == [{"rule": "total-mismatch", "severity": "error", "findings": 1, "files": 1}]
    assert (document["files"], document["exit_code"]) == (1, 1)
    assert "1  total-mismatch  error" in cli("check", "a.txt", "--statistics").stdout
    result = cli("check", "a.txt", "--statistics", "--format", "sarif")
    assert (result.exit_code, result.stdout) == (2, "")


def test_watch_accepts_nothing(cli: Cli) -> None:
    Path("a.txt").write_text(WRONG)
    result = cli("check", "a.txt", "--watch", "--add-ignore", "as printed")
    assert result.exit_code == 2
    assert Path("a.txt").read_text() == WRONG


@pytest.mark.parametrize("name", ["unused-ignore", "invalid-ignore", "stale-baseline"])
def test_remarks_are_explained(cli: Cli, name: str) -> None:
    result = cli("explain", name)
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, f"# {name}")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("factcheck explain total-mis", "plain,total-mismatch"),
        ("factcheck check --select total-mis", "plain,total-mismatch"),
        ("factcheck check --ignore impossible-date,total-mis", "plain,impossible-date,total-mismatch"),
    ],
)
def test_names_of_rules_are_completed(words: str, offered: str) -> None:
    variables = {"_FACTCHECK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    done = subprocess.run([sys.executable, "-m", "factcheck"], env={**os.environ, **variables}, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == [offered]
