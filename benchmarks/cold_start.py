"""How long `factcheck check` of a 5 KB draft takes from a cold start, as a ratio to a bare `import pydantic`, measured in turn.

Once for a draft that was never seen (`--no-cache`), and once for one that did not change since it was checked.

    python benchmarks/cold_start.py [--runs 11] [--at-most 3]

CPU seconds of the whole process, from the operating system; the two commands run in turn, and the ratio is taken pair by pair,
so that a machine whose speed drifts does not move it. Bytecode is written first, as an installer does.
"""

from __future__ import annotations

import argparse
import compileall
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
DRAFT = ROOT / "fixtures/drafts/border.txt"


def measure(command: list[str], directory: str) -> float:
    """CPU seconds of one run of a command."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=False, capture_output=True, cwd=directory, env=environment)
    if done.returncode > 1:
        raise SystemExit(done.stderr.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Print both times and their ratio; 1 where the ratio is above the bound."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--at-most", type=float)
    options = parser.parse_args()
    compileall.compile_dir(ROOT / "factcheck", quiet=2)
    with tempfile.TemporaryDirectory() as directory:
        text = DRAFT.read_text("utf-8")
        prose = text.partition("\n")[2]
        while len(text.encode()) < 5_000:
            text += prose
        Path(directory, "draft.txt").write_text(text.encode()[:5_000].decode("utf-8", "ignore"), "utf-8")
        os.environ["FACTCHECK_CACHE_DIR"] = directory
        ratios = [compare(options.runs, directory, *extra) for extra in (("--no-cache",), ())]
    return int(options.at_most is not None and max(ratios) > options.at_most)


def compare(runs: int, directory: str, *extra: str) -> float:
    """Print the times of both commands, run in turn, and their ratio; the median ratio."""
    ours, bare, ratios = [], [], []
    for run in range(runs + 1):
        a = measure([sys.executable, "-m", "factcheck", "check", "draft.txt", "--isolated", *extra], directory)
        b = measure([sys.executable, "-c", "import pydantic"], directory)
        if run:  # the first pair warms the disk, and fills the cache
            ours.append(a)
            bare.append(b)
            ratios.append(a / b)
    ratio = statistics.median(ratios)
    print(f"factcheck check {' '.join(extra):<11} {statistics.median(ours) * 1000:5.0f} ms")
    print(f"import pydantic             {statistics.median(bare) * 1000:5.0f} ms")
    print(f"ratio                       {ratio:5.2f}  (min {min(ratios):.2f}, max {max(ratios):.2f}, {runs} pairs)")
    return ratio


if __name__ == "__main__":
    sys.exit(main())
