"""What a path stands for: links, pipes, devices, names of one file, drafts that are left out, and a report over a draft."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Cli

WRONG = "Twelve people were hurt: five men and six women.\n"


def test_a_loop_of_links_is_one_problem(cli: Cli) -> None:
    Path("a.txt").write_text(WRONG)
    Path("loop.txt").symlink_to("loop.txt")
    for paths in (("loop.txt", "a.txt"), (".",)):
        result = cli("check", *paths)
        assert (result.exit_code, result.exception is None or isinstance(result.exception, SystemExit)) == (2, True)
        assert result.stderr.startswith("factcheck: loop.txt: cannot be read: ")
        assert result.stderr.count("\n") == 1
        assert "a.txt:1:1: error" in result.stdout


def test_a_pipe_is_no_draft(cli: Cli) -> None:
    os.mkfifo("p.txt")
    Path("a.txt").write_text(WRONG)
    assert cli("check", ".").stderr == ""
    result = cli("check", "p.txt", "a.txt")
    assert (result.exit_code, result.stderr) == (2, "factcheck: p.txt: is a pipe or a device, not a draft; - reads standard input\n")
    assert "a.txt:1:1: error" in result.stdout
    assert "is a pipe or a device" in cli("check", "/dev/zero").stderr


@pytest.mark.parametrize("command", ["check", "facts"])
def test_standard_input_is_read_to_the_limit(command: str) -> None:
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", command, "-"], stdin=endless, capture_output=True, timeout=60, check=False
        )
    assert (done.returncode, done.stderr) == (2, b"factcheck: -: has more than 10,000,000 bytes and is no draft\n")


def test_a_report_is_not_written_over_a_draft(cli: Cli) -> None:
    Path("a.txt").write_text(WRONG)
    for paths in (("a.txt",), (".",)):
        result = cli("check", *paths, "-o", "./a.txt")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "--output: a.txt: is a draft that is checked" in result.stderr
    assert Path("a.txt").read_text() == WRONG


def test_two_spellings_of_one_file_are_one_draft(cli: Cli) -> None:
    Path("a.txt").write_text(WRONG)
    Path("link.txt").symlink_to("a.txt")
    files = json.loads(cli("check", "./a.txt", "a.txt", ".", "link.txt", "--format", "json").stdout)["files"]
    assert [file["path"] for file in files] == ["./a.txt"]


def test_a_directory_whose_drafts_are_left_out_is_not_said_to_have_none(cli: Cli) -> None:
    Path("arch").mkdir()
    Path("arch/a.txt").write_text(WRONG)
    Path("factcheck.toml").write_text("exclude = ['arch/']\n")
    result = cli("check", "arch")
    assert (result.exit_code, result.stderr) == (
        2,
        "factcheck: arch: holds only drafts that are left out: by exclude in factcheck.toml\n",
    )
    Path("factcheck.toml").unlink()
    Path(".gitignore").write_text("arch/\n")
    assert "are left out: by .gitignore" in cli("check", "arch").stderr


def test_a_report_that_cannot_be_written() -> None:
    command = [sys.executable, "-m", "factcheck", "check", "-", "--format", "json"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, input=b"Rain.", stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (2, b"factcheck: the report cannot be written: No space left on device\n")


def test_facts_use_the_configuration_and_walk_directories(cli: Cli) -> None:
    Path("d").mkdir()
    Path("d/a.txt").write_text("Give or take 500 people marched.\n")
    Path("d/b.claims.yaml").write_text("claims: []\n")
    Path("factcheck.toml").write_text('[lexicon]\n"nothing.tsv" = ["x"]\n')
    assert "there is no list 'nothing.tsv'" in cli("facts", "d/a.txt").stderr
    result = cli("facts", "d", "--isolated")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "d/a.txt: publication date not known" in result.stdout
    Path("other.toml").write_text("")
    assert cli("facts", "d", "--config", "other.toml").exit_code == 0
