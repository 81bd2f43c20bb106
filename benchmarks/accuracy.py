"""How often each rule is right: findings on drafts whose contradictions are known.

    python benchmarks/accuracy.py [FILE ...]

Without files, the drafts of fixtures/cases. A file holds one draft a line, in JSON: `text`, `published` (or `date`), `evidence` (the
phrases that clash; none for a sound draft); or a pair, `bad` and `good`, with the `evidence` of the bad one.

caught     drafts with a contradiction that have a finding with a place in its evidence
clean      sound drafts without a finding
right      findings with a place in the evidence; wrong: all others, so that right / (right + wrong) is a rule's precision

Only errors and warnings count. The drafts of fixtures/cases were written while the rules were, so that their figures say that the
rules hold what they promise; how the rules do on drafts that nobody tuned them on is told in docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from factcheck import check

CASES = Path(__file__).parent.parent / "fixtures/cases"


@dataclass(frozen=True, slots=True)
class Known:
    """A draft, and the phrases of it that clash; none where it is sound."""

    text: str
    published: date
    evidence: tuple[str, ...]

    def ranges(self) -> list[tuple[int, int]]:
        """Where the phrases stand."""
        starts = [(self.text.index(phrase), phrase) for phrase in self.evidence]
        return [(start, start + len(phrase)) for start, phrase in starts]


def read_drafts(paths: Iterable[Path]) -> Iterator[Known]:
    """The drafts of files, of JSON lines or of YAML cases."""
    for path in paths:
        text = path.read_text("utf-8")
        rows: list[dict[str, Any]] = (
            yaml.safe_load(text) if path.suffix == ".yaml" else [json.loads(line) for line in text.split("\n") if line.strip()]
        )
        for row in rows:
            published = date.fromisoformat(str(row.get("published") or row["date"])[:10])
            evidence = tuple(row.get("evidence", ()))
            if "good" in row:
                yield Known(row["bad"], published, evidence)
                yield Known(row["good"], published, ())
            else:
                yield Known(row["text"], published, evidence)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", type=Path, nargs="*")
    paths = parser.parse_args().files or sorted(CASES.glob("*.yaml"))
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    bad = caught = sound = clean = 0
    for draft in read_drafts(paths):
        ranges = draft.ranges()
        findings = [f for f in check(draft.text, published=draft.published).findings if f.severity != "note"]
        told = [any(span.start < end and start < span.end for span in f.spans for start, end in ranges) for f in findings]
        for finding, touches in zip(findings, told, strict=True):
            (right if touches else wrong)[finding.rule] += 1
        if ranges:
            bad, caught = bad + 1, caught + any(told)
        else:
            sound, clean = sound + 1, clean + (not findings)
    width = max(map(len, (*right, *wrong)), default=4)
    print(f"{'rule':<{width}}  right wrong precision")
    for rule in sorted({*right, *wrong}):
        share = right[rule] / (right[rule] + wrong[rule])
        print(f"{rule:<{width}}  {right[rule]:5} {wrong[rule]:5} {share:9.0%}")
    print(f"caught {caught} of {bad} drafts with a contradiction; {clean} of {sound} sound drafts clean")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
