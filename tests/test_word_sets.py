"""Every set of words that a data file names is asked for somewhere: a set that nobody reads says nothing and misleads who reads it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "factcheck"
FILES = ("word_sets.tsv", "series_words.tsv", "retold_words.tsv", "actors/word_sets.tsv")


@pytest.fixture(scope="module")
def code() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(ROOT.rglob("*.py")))


@pytest.mark.parametrize("file", FILES)
def test_every_set_is_asked_for(file: str, code: str) -> None:
    composed = [re.sub(r"\\{.*?\\}", ".+", re.escape(found)) for found in re.findall(r'word_set\(f"([^"]+)"\)', code)]
    names = [
        line.partition("\t")[0] for line in (ROOT / "data" / file).read_text("utf-8").splitlines() if line and not line.startswith("#")
    ]
    unread = [name for name in names if f'"{name}"' not in code and not any(re.fullmatch(pattern, name) for pattern in composed)]
    assert unread == []
