"""Configuration: the nearest file wins, and what it does not know is an error that says what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Cli

WRONG = "Twelve people were hurt: five men and six women.\n"


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_nearest_wins(cli: Cli) -> None:
    write("pyproject.toml", "[tool.factcheck]\nignore = ['total-mismatch']\n")
    write("a.txt", WRONG)
    write("desk/a.txt", WRONG)
    assert cli("check", "a.txt", "desk/a.txt").exit_code == 0
    write("desk/factcheck.toml", "")
    assert "desk/a.txt:1:1" in cli("check", "a.txt", "desk/a.txt").stdout
    assert cli("check", "a.txt", "desk/a.txt", "--config", "pyproject.toml").exit_code == 0
    assert cli("check", "a.txt", "--isolated").exit_code == 1


def test_pyproject_without_our_table_is_passed_over(cli: Cli) -> None:
    write("factcheck.toml", "ignore = ['total-mismatch']\n")
    write("desk/pyproject.toml", "[project]\nname = 'x'\n")
    write("desk/a.txt", WRONG)
    assert cli("check", "desk/a.txt").exit_code == 0


def test_per_path_settings_and_exclude(cli: Cli) -> None:
    write("factcheck.toml", "exclude = ['old/']\n[[per-path]]\npaths = ['wire/**']\nignore = ['total-mismatch']\n")
    for name in ("wire/a.txt", "desk/a.txt", "old/a.txt"):
        write(name, WRONG)
    shown = cli("check", ".").stdout
    assert "desk/a.txt:1:1" in shown
    assert "1 error in 2 files" in shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("selct = ['x']", "unknown key 'selct'; did you mean 'select'?"),
        ("fail_on = 'error'\n", "unknown key 'fail_on'; did you mean 'fail-on'?"),
        ("fail-on = 'fatal'", "'fail-on': input should be 'error', 'warning' or 'note', got 'fatal'"),
        ("ignore = ['total-mismach']", "ignore: there is no rule 'total-mismach'; did you mean 'total-mismatch'?"),
        ("[[per-path]]\npaths = ['x']\nselct = []", "unknown key 'per-path.0.selct'; did you mean 'select'?"),
        ("[[per-path]]\nignore = []", "'per-path.0.paths' is missing"),
        ("ignore = 'total-mismatch'", "'ignore': input should be a valid tuple"),
        ("ignore = [", "is not TOML"),
        ("[tool.factcheck]\nignore = []", "belongs in pyproject.toml"),
    ],
)
def test_faults_name_the_file_and_what_was_meant(cli: Cli, text: str, told: str) -> None:
    write("factcheck.toml", text)
    write("a.txt", WRONG)
    result = cli("check", "a.txt")
    assert result.exit_code == 2
    assert "factcheck.toml: " in result.stderr
    assert told in result.stderr
