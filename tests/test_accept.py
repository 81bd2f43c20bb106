"""--add-ignore, the cache, --watch and shell completion."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Cli

WRONG = "Twelve people were hurt: five men and six women."
SOUND = "Eleven people were hurt: five men and six women."


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.md", f"It rained.\r\n\r\n{WRONG}\\\r\nIt was late.\r\n", f"It rained.\r\n\r\n{WRONG} COMMENT\\\r\nIt was late.\r\n"),
        ("a.txt", f"{WRONG}  \nIt was late.", f"{WRONG} COMMENT  \nIt was late."),
        ("a.md", f"---\ndate: 2021-07-05\n---\n{WRONG}", f"---\ndate: 2021-07-05\n---\n{WRONG} COMMENT"),
    ],
)
def test_add_ignore_puts_a_comment_where_the_finding_is(cli: Cli, name: str, before: str, after: str) -> None:
    Path(name).write_bytes(before.encode())
    result = cli("check", name, "--add-ignore", "as the agency has it")
    assert (result.exit_code, result.stdout) == (0, "1 finding accepted in 1 file\n")
    comment = "<!-- factcheck: ignore[total-mismatch] as the agency has it -->"
    assert Path(name).read_bytes().decode() == after.replace("COMMENT", comment)
    assert cli("check", name, "--fail-on", "warning").exit_code == 0


def test_add_ignore_goes_beside_html(cli: Cli) -> None:
    source = f"<p>It rained.</p><p>{WRONG}</p>"
    Path("a.html").write_text(source)
    assert cli("check", "a.html", "--add-ignore", 'as "printed"').exit_code == 0
    assert Path("a.html").read_text() == source
    assert cli("check", "a.html", "--fail-on", "warning").exit_code == 0
    assert cli("check", "a.html", "--add-ignore", "again").stdout == "0 findings accepted in 0 files\n"


@pytest.mark.parametrize("reason", ["", "over --> and out", "two\nlines"])
def test_add_ignore_refuses_a_reason_that_ends_the_comment(cli: Cli, reason: str) -> None:
    Path("a.md").write_text(WRONG)
    assert cli("check", "a.md", "--add-ignore", reason).exit_code == 2
    assert Path("a.md").read_text() == WRONG


def test_add_ignore_needs_a_file(cli: Cli) -> None:
    assert cli("check", "-", "--add-ignore", "as printed", stdin=WRONG.encode()).exit_code == 2


def test_cache_answers_for_the_same_draft_only(cli: Cli, cache_of_its_own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.md").write_text(WRONG)
    first = cli("check", "a.md", "--format", "json").stdout
    kept = list(cache_of_its_own.glob("??/*"))
    assert len(kept) == 1
    with monkeypatch.context() as patch:
        patch.setattr("factcheck.pipeline.check", None)
        assert cli("check", "a.md", "--format", "json").stdout == first
        assert "internal error" in cli("check", "a.md", "--no-cache").stderr
        assert "internal error" in cli("check", "a.md", "--ignore", "total-mismatch").stderr
        assert "internal error" in cli("check", "a.md", "--published", "2021-07-05").stderr
        patch.setattr("factcheck.runs.cache.package_stamp", lambda: "another version")
        assert "internal error" in cli("check", "a.md").stderr
    for damaged in ("{", "[]", "{}", '{"findings": [{}]}'):
        kept[0].write_text(damaged)
        assert cli("check", "a.md", "--format", "json").stdout == first


def test_cache_is_cut_back_and_can_be_switched_off(cli: Cli, cache_of_its_own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.md").write_text(WRONG)
    with monkeypatch.context() as patch:
        patch.setattr("factcheck.runs.cache.MOST", 0)
        assert cli("check", "a.md").exit_code == 1
    assert list(cache_of_its_own.glob("??/*")) == []
    Path("factcheck.toml").write_text("cache = false\n")
    assert cli("check", "a.md").exit_code == 1
    assert list(cache_of_its_own.glob("??/*")) == []


def test_cache_that_cannot_be_written_is_passed_over(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "file"))
    Path("a.md").write_text(WRONG)
    assert cli("check", "a.md").exit_code == 1


def test_watch_checks_again_after_a_change(tmp_path: Path) -> None:
    draft, shown = tmp_path / "a.md", tmp_path / "shown"
    draft.write_text(WRONG)
    command = [sys.executable, "-m", "factcheck", "check", "a.md", "--watch", "--format", "concise"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    with shown.open("w") as stream, subprocess.Popen(command, cwd=tmp_path, stdout=stream, env=environment) as process:
        try:
            _wait_for(shown, "1 error in 1 file")
            draft.write_text(SOUND)
            _wait_for(shown, "no contradiction in 1 file")
        finally:
            process.terminate()


def _wait_for(path: Path, words: str) -> None:
    until = time.monotonic() + 30
    while words not in path.read_text():
        assert time.monotonic() < until, f"{words!r} is not in {path.read_text()!r}"
        time.sleep(0.05)


def test_watch_needs_files(cli: Cli) -> None:
    assert cli("check", "-", "--watch", stdin=b"x").exit_code == 2


def test_shell_completion(tmp_path: Path) -> None:
    environment = {**os.environ, "_FACTCHECK_COMPLETE": "bash_complete", "COMP_WORDS": "factcheck ch", "COMP_CWORD": "1"}
    done = subprocess.run([sys.executable, "-m", "factcheck"], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "plain,check\n"


@pytest.mark.parametrize(
    "row",
    ["| a | b |\n|---|---|\n| {} | x |\n", "| {} | x |\n|---|---|\n| a | b |\n"],
)
def test_add_ignore_leaves_a_table_whole(cli: Cli, row: str) -> None:
    source = row.format(WRONG)
    Path("a.md").write_text(source)
    assert cli("check", "a.md", "--add-ignore", "as printed").stdout == "1 finding accepted in 1 file\n"
    assert Path("a.md").read_text() == source
    result = cli("check", "a.md", "--fail-on", "warning")
    assert (result.exit_code, "1 accepted" in result.stdout) == (0, True)


@pytest.mark.parametrize("source", [f"# {WRONG[:-1]} #\n", f"{WRONG[:-1]}, `as\nthe log` has it.\n"])
def test_add_ignore_goes_beside_a_line_whose_end_takes_no_comment(cli: Cli, source: str) -> None:
    Path("a.md").write_text(source)
    assert cli("check", "a.md", "--add-ignore", "as printed").exit_code == 0
    assert Path("a.md").read_text() == source
    assert cli("check", "a.md", "--fail-on", "warning").exit_code == 0
