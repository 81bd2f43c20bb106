"""Score `find_mentions` against texts that people annotated: time expressions (TIMEX3) or quantities.

    python benchmarks/gold.py FILE ...

A file holds one text a line, in JSON. Time expressions: `text`, `date` (of publication) and `timexes`, each with `start`, `end` and
`value`. Quantities: `text` and `quantities`, each with `value` (a number, or two of a range) and `change` (`=`, `~`, `<`, `>`).

value F1 of times       the F1 of overlapping extents, paired one to one from the left, times the share of pairs whose TIMEX3 values are
                        the same string: the ranking figure of TempEval-3 (UzZaman et al., 2013)
value F1 of quantities  the numbers of a text as a bag, against those of the gold; "and bound" compares how each is qualified too

The corpora are not part of this repository: TimeBank and AQUAINT come with TempEval-3, NewsQuant with CQE (Almasian et al., 2023).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from factcheck import find_mentions

TIMES = ("date", "time", "duration", "set")
NUMBERS = ("cardinal", "percent", "money", "measure", "age", "duration")


def f1(hits: float, found: int, gold: int) -> float:
    """Twice the hits over what was found and what there was."""
    return 2 * hits / (found + gold) if found + gold else 0.0


def pair(gold: Sequence[dict[str, Any]], found: Sequence[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """The values of the extents that overlap, one to one from the left: the gold's and ours."""
    pairs: list[tuple[str, str]] = []
    left = list(found)
    for want in sorted(gold, key=lambda one: (one["start"], one["end"])):
        for ours in left:
            if want["start"] < ours[1] and ours[0] < want["end"]:
                pairs.append((want["value"], ours[2]))
                left.remove(ours)
                break
    return pairs


def outermost(found: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The extents without those that start inside another."""
    kept: list[tuple[int, int, str]] = []
    for one in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def score_times(rows: Sequence[dict[str, Any]]) -> str:
    """The line of a file of time expressions."""
    wanted = found = overlapping = same = 0
    for row in rows:
        mentions = [m for m in find_mentions(row["text"], published=date.fromisoformat(row["date"][:10])) if m.kind in TIMES]
        ours = outermost([(m.span.start, m.span.end, m.value.timex) for m in mentions])
        pairs = pair(row["timexes"], ours)
        wanted, found = wanted + len(row["timexes"]), found + len(ours)
        overlapping, same = overlapping + len(pairs), same + sum(a == b for a, b in pairs)
    relaxed = f1(overlapping, found, wanted)
    return f"{wanted} times, {found} found, extents {relaxed:.1%}, value F1 {relaxed * same / max(overlapping, 1):.1%}"


def numbers_of(written: str) -> list[float]:
    """The numbers of a gold value: one, or the two ends of a range; none where it is no number."""
    try:
        return [round(float(written), 4)]
    except ValueError:
        bare = written.strip("[]()")
        try:
            return [round(float(part), 4) for part in bare.split("-" if "-" in bare[1:] else ",") if part.strip()]
        except ValueError:
            return []


def score_quantities(rows: Sequence[dict[str, Any]]) -> str:
    """The line of a file of quantities."""
    wanted = found = values = bounds = 0
    for row in rows:
        gold = [(n, q["change"] if q["change"] in "~<>" else "=") for q in row["quantities"] for n in numbers_of(q["value"])]
        ours = [(round(float(m.value.nominal), 4), m.value.bound) for m in find_mentions(row["text"]) if m.kind in NUMBERS]
        wanted, found = wanted + len(gold), found + len(ours)
        values += (Counter(n for n, _ in gold) & Counter(n for n, _ in ours)).total()
        bounds += (Counter(gold) & Counter(ours)).total()
    return f"{wanted} quantities, {found} found, value F1 {f1(values, found, wanted):.1%}, and bound {f1(bounds, found, wanted):.1%}"


def main() -> int:
    """Print a line for each file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", type=Path, nargs="+")
    for path in parser.parse_args().files:
        rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
        times = [row for row in rows if "timexes" in row]
        print(f"{path.stem}: {score_times(times) if times else score_quantities(rows)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
