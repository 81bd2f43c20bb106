"""Configuration: the nearest file wins, and what it does not know is an error that says what was probably meant."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import FIXTURES, Cli

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
        ("[lexicon]\n'actors/title.tsv' = ['x']", "there is no list 'actors/title.tsv'; did you mean 'actors/titles.tsv'?"),
        ("[lexicon]\n'qualifiers.tsv' = ['x']", "qualifiers.tsv: ['x']: a line has 2 fields, as in"),
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


def test_lexicon_teaches_a_word(tmp_path: Path) -> None:
    """In a process of its own: what is read from a list is kept."""
    draft = tmp_path / "a.txt"
    draft.write_text("It gave away twoscoreish 1,600 prizes.\n")
    (tmp_path / "factcheck.toml").write_text("[lexicon]\n'qualifiers.tsv' = [['twoscoreish', 'about']]\n")
    code = (
        "import sys; from pathlib import Path; from factcheck.config import load_config; from factcheck.data import extend_lists\n"
        "extend_lists(load_config(Path(sys.argv[1])).lexicon_lines if len(sys.argv) > 1 else {})\n"
        "from factcheck.mentions.find import find_mentions\n"
        "print([m.value.bound for m in find_mentions('It gave away twoscoreish 1,600 prizes.')])"
    )
    environment = {**os.environ, "PYTHONPATH": str(FIXTURES.parent)}
    for arguments, bound in (([], "="), ([str(tmp_path / "factcheck.toml")], "~")):
        done = subprocess.run([sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True, check=True)
        assert done.stdout == f"[{bound!r}]\n"
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "check", str(draft)], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_two_lexicons_do_not_mix(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(WRONG)
        (tmp_path / name / "factcheck.toml").write_text(f"[lexicon]\n'qualifiers.tsv' = [['{name}bout', 'about']]\n")
    environment = {**os.environ, "PYTHONPATH": str(FIXTURES.parent)}
    command = [sys.executable, "-m", "factcheck", "check", "a", "b", "--format", "concise"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "a/a.txt:1:1: error[total-mismatch]" in done.stdout
    assert "drafts with different lexicons are checked in runs of their own" in done.stderr


def test_a_configuration_that_cannot_be_used_loses_only_its_own_drafts(cli: Cli) -> None:
    write("a/a.txt", WRONG)
    write("b/factcheck.toml", "selct = []\n")
    write("b/b.txt", WRONG)
    write("b/c.txt", WRONG)
    for paths in (["."], ["b/b.txt", "b/c.txt", "a/a.txt"], ["b", "a"]):
        result = cli("check", *paths)
        assert result.exit_code == 2
        assert result.stderr == "factcheck: b/factcheck.toml: unknown key 'selct'; did you mean 'select'?\n"
        assert "a/a.txt:1:1: error[total-mismatch]" in result.stdout
