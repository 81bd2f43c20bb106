"""What a check of plain text loads: nothing that only other formats, other commands or other drafts need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
NEVER = {
    *("charset_normalizer", "docx", "holidays", "html.parser", "importlib.metadata", "importlib.resources", "lsprotocol", "nameparser"),
    *("pint", "pygls", "pyromark", "pytest", "rapidfuzz", "rich", "simplemma", "spacy", "tomllib", "yaml"),
}


def loaded_by(*arguments: str) -> set[str]:
    code = "import sys\nfrom factcheck.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def test_plain_text_loads_no_parser_and_no_metadata() -> None:
    assert loaded_by("check", "--isolated", "--no-cache", "fixtures/drafts/border.txt") & NEVER == set()


def test_a_draft_that_did_not_change_loads_no_reader() -> None:
    arguments = ("check", "--isolated", "fixtures/drafts/border.txt")
    first = loaded_by(*arguments)
    again = loaded_by(*arguments)
    assert "factcheck.syntax.read" in first
    assert not [
        name for name in again if name.startswith(("factcheck.syntax", "factcheck.mentions", "factcheck.claims", "factcheck.rules"))
    ]


def test_help_loads_nothing_of_the_checker() -> None:
    assert {name for name in loaded_by("--help") if name.startswith("factcheck")} == {"factcheck", "factcheck.cli", "factcheck.cli.main"}
