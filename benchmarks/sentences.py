"""How well and how fast sentences are divided, beside nupunkt (`pip install nupunkt`) where it is installed.

    python benchmarks/sentences.py

Paragraphs of `fixtures/sentences.txt` divided exactly, the time of a first import, and characters a second.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from factcheck.draft import Draft
from factcheck.scopes import split_scopes

FIXTURE = Path(__file__).parent.parent / "fixtures" / "sentences.txt"


def paragraphs() -> list[list[str]]:
    """The sentences of each paragraph."""
    lines = [line for line in FIXTURE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [block.split("\n") for block in "\n".join(lines).strip().split("\n\n")]


def own(text: str) -> list[str]:
    """The sentences that factcheck finds."""
    return [one.span.text_of(text) for one in split_scopes(Draft(text)).sentences]


def report(name: str, module: str, divide: Callable[[str], Iterable[str]]) -> None:
    """Print one line of the table."""
    gold = paragraphs()
    right = sum([part.strip() for part in divide(" ".join(sentences))] == sentences for sentences in gold)
    script = f"import time\nt = time.process_time()\nimport {module}\nprint(time.process_time() - t)"
    start = min(float(subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout) for _ in range(5))
    text = " ".join(" ".join(sentences) for sentences in gold) * 20
    begun = time.process_time()
    list(divide(text))
    rate = len(text) / (time.process_time() - begun) / 1e6
    print(f"{name:10} {right:3} of {len(gold)} exact   import {1000 * start:4.0f} ms   {rate:4.1f} million characters a second")


def main() -> None:
    """Print both."""
    report("factcheck", "factcheck.scopes", own)
    try:
        import nupunkt
    except ImportError:
        print("nupunkt is not installed")
        return
    nupunkt.sent_tokenize("Warm up.")
    report("nupunkt", "nupunkt", nupunkt.sent_tokenize)


if __name__ == "__main__":
    main()
