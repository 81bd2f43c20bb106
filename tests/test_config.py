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
        ("fail-on = 'fatal'", "factcheck.toml:1: 'fail-on' should be 'error', 'warning' or 'note', not 'fatal'"),
        ("ignore = ['total-mismach']", "ignore: there is no rule 'total-mismach'; did you mean 'total-mismatch'?"),
        ("[[per-path]]\npaths = ['x']\nselct = []", "unknown key 'per-path.0.selct'; did you mean 'select'?"),
        ("[[per-path]]\nignore = []", "'per-path.0.paths' is missing"),
        ("ignore = 'total-mismatch'", "factcheck.toml:1: 'ignore' should be a list, not 'total-mismatch'"),
        ("\nlexicon = 3", "factcheck.toml:2: 'lexicon' should be a table, not 3"),
        (
            "lexicon = {'qualifiers.tsv' = [3]}",
            "factcheck.toml:1: lexicon: qualifiers.tsv: a list holds lines, each text or a list of texts, not 3",
        ),
        ("cache = 'yes'", "'cache' should be true or false, not 'yes'"),
        ("gitignore = 1", "'gitignore' should be true or false, not 1"),
        ("baseline = true", "'baseline' should be text in quotes, not true"),
        ("per-path = 'x'", "'per-path' should be a list, not 'x'"),
        (
            "[severity]\ntotal-mismatch = 'bad'",
            "factcheck.toml:2: 'severity.total-mismatch' should be 'error', 'warning' or 'note', not 'bad'",
        ),
        ("# selct\n[[per-path]]\npaths = []\n[[per-path]]\npaths = []\nselct = []", "factcheck.toml:6: unknown key 'per-path.1.selct'"),
        ("\nignore = [\n  'total-mismach']", "factcheck.toml:3: ignore: there is no rule"),
        ("[lexicon]\n'qualifiers.tsv' = [['give or take', 'abuot']]", "is none of its meanings; did you mean 'about'?"),
        ("[lexicon]\n'actors/titles.tsv' = [['reeve', 'reeve', 'psot', '1', '']]", "is none of its meanings; did you mean 'post'?"),
        ("\n\nignore = 3 4", "factcheck.toml:3: is not TOML: expected newline"),
        ("ignore = " + "[" * 100_000, "factcheck.toml: nests too deep"),
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
    assert result.stderr.startswith("factcheck: factcheck.toml:")
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
        assert result.stderr == "factcheck: b/factcheck.toml:1: unknown key 'selct'; did you mean 'select'?\n"
        assert "a/a.txt:1:1: error[total-mismatch]" in result.stdout


def test_a_table_of_pyproject_that_is_none(cli: Cli) -> None:
    write("pyproject.toml", "[project]\nname = 'x'\n[[tool.factcheck]]\nselct = []\n")
    write("a.txt", WRONG)
    assert cli("check", "a.txt").stderr == "factcheck: pyproject.toml:3: 'tool.factcheck' should be a table\n"
    write("pyproject.toml", "[project]\nselct = 'x'\n[tool.factcheck]\nselct = []\n")
    assert "pyproject.toml:4: unknown key 'tool.factcheck.selct'" in cli("check", "a.txt").stderr
