"""The README and the documentation say only what is so: every command and every example in them runs here.

In a page, a fenced block after a line that is just `path`: is a file; a `console` block holds commands and what they print; a
`python` block with prompts is a doctest. The commands of a page run in one directory of their own, in order.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_FENCE = re.compile(r"(?:^(?P<lead>[^\n]*)\n\n)?^ *```(?P<kind>\w+)\n(?P<body>.*?)^ *```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"(?:.* as |^)`(?P<path>[\w./-]+\.\w+)`(?: as)?:$")
_READ = re.compile(r"\d+ claims? read, \d+ compared")
# Installing is what the environment of the tests did already; the README's own test command is what runs this.
_INSTALL = re.compile(r"python3 -m pip install \S+(?: && )?")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with the fixtures, in which `factcheck` and `python3` are those of the tests."""
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    tools = tmp_path / ".tools"
    tools.mkdir()
    for name, command in {"factcheck": f"{sys.executable} -m factcheck", "python3": sys.executable}.items():
        (tools / name).write_text(f'#!/bin/sh\nexec {command} "$@"\n')
        (tools / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page(page: Path, place: Path) -> None:
    directory, told = place, page.read_text("utf-8")
    shown: list[str] = []
    copied = 0
    sessions: list[str] = []
    for match in _FENCE.finditer(told):
        named = _NAMED.match(match["lead"] or "")
        if match["kind"] == "console":
            block, directory = run_block(match["body"], directory)
            shown += [told[copied : match.start("body")], block]
            copied = match.end("body")
        elif named:
            path = directory / named["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(match["body"], "utf-8")
        elif match["kind"] == "python" and ">>>" in match["body"]:
            sessions.append(textwrap.dedent(match["body"]))
    run_doctest("\n".join(sessions), page.name)
    page_now = "".join([*shown, told[copied:]])
    if os.environ.get("FACTCHECK_WRITE_PAGES"):
        page.write_text(page_now, "utf-8")
    else:
        # How many claims are read in a draft grows with what the checker learns to read; what it finds does not.
        assert _READ.sub("", told) == _READ.sub("", page_now), (
            "run with FACTCHECK_WRITE_PAGES=1 to write what the commands print now, and read the difference"
        )


def run_block(body: str, directory: Path) -> tuple[str, Path]:
    """Run the commands of a block; the block with what they print, and the directory that they end in."""
    parts = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
    # A mark after each command parts what they print, and keeps its exit code for `echo $?`.
    script = [f"{_runnable(part)}\ncode=$?; printf '\\036'; (exit $code)" for part in parts]
    done = subprocess.run(
        ["bash", "-c", "\n".join([*script, "pwd"])], cwd=directory, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    *printed, last = done.stdout.decode().split("\x1e")
    lines = [f"$ {part.partition(chr(10))[0]}\n{told.rstrip()}".rstrip() for part, told in zip(parts, printed, strict=True)]
    return "\n".join(lines) + "\n", Path(last.strip())


def _runnable(part: str) -> str:
    command = _INSTALL.sub("", part.partition("\n")[0])
    return ":" if not command or command.startswith("python3 -m pytest -n") else command


def run_doctest(body: str, name: str) -> None:
    """Run the sessions of a page."""
    told: list[str] = []
    test = doctest.DocTestParser().get_doctest(body, {}, name, name, 0)
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL).run(test, out=told.append)
    assert not told, "".join(told)


def test_the_readme_sets_up_with_two_commands() -> None:
    """One runs the main job, one passes the tests, each from a checkout with pip alone."""
    text = (ROOT / "README.md").read_text("utf-8")
    commands = re.findall(r"^\$ (.*)$", text, flags=re.MULTILINE)
    installs = [command for command in commands if "pip install" in command]
    assert len(installs) == 2
    assert "python3 -m factcheck check fixtures/drafts/" in installs[0]
    assert "python3 -m pytest" in installs[1]
    assert installs[1] in (ROOT / ".ci/run").read_text("utf-8")
    for page in PAGES:
        assert not re.search(r"pip install (?:-\S+ )*factcheck(?![\w-])", page.read_text("utf-8"))
