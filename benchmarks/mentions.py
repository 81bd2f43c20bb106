"""How fast and how well `find_mentions` reads, beside the readers of numbers and times that are on PyPI.

Run: python benchmarks/mentions.py
     python benchmarks/mentions.py --peers DIRECTORY    (makes a virtual environment there, installs the peers, runs them side by side)

The text is the project's own: its fixture drafts and the sentences whose clauses are labelled, over and over: a number every 38
characters, five times as dense as news. Times are of the processor, so that other work on the machine does not count. Peers read
a shorter piece of the same text, since most take minutes for the whole. "value F1" is over the labelled sentences of
fixtures/mentions/sentences.yaml, by the numbers alone.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import venv
from collections import Counter
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import yaml

from factcheck import find_mentions
from factcheck.values import Quantity, Timex

FIXTURES = Path(__file__).parent.parent / "fixtures"
PUBLISHED = date(2021, 7, 5)
COUNTED = ("cardinal", "percent", "money", "measure", "age", "duration")
PEERS = {
    "dateparser": (
        "dateparser",
        "from dateparser.search import search_dates\ndef read(text): search_dates(text, languages=['en']); return []",
    ),
    "quantulum3": ("quantulum3", "from quantulum3 import parser\ndef read(text): return [q.value for q in parser.parse(text)]"),
    "text2num": (
        "text2num",
        "import re\nfrom text_to_num import alpha2digit\n"
        "def read(text): return [float(n) for n in re.findall(r'\\d+(?:\\.\\d+)?', alpha2digit(text.replace(',', ''), 'en'))]",
    ),
    "recognizers-text": (
        "recognizers-text-suite emoji==1.7.0",
        "from recognizers_number import recognize_number\nfrom recognizers_text import Culture\n"
        "def read(text): return [float(m.resolution['value']) for m in recognize_number(text, Culture.English) if m.resolution['value']]",
    ),
}
WORKER = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
{read}
job = json.load(sys.stdin)
read(job["sentences"][0])
begun = time.process_time()
read(job["text"])
seconds = time.process_time() - begun
found = []
for sentence in job["sentences"]:
    try: found.append(read(sentence))
    except Exception: found.append([])
json.dump({{"seconds": seconds, "found": found}}, sys.stdout)
"""


def make_text(length: int) -> str:
    """News text of `length` characters."""
    drafts = [path.read_text("utf-8") for path in sorted((FIXTURES / "drafts").glob("*")) if path.suffix in (".txt", ".md")]
    rows = (FIXTURES / "clauses.jsonl").read_text("utf-8").splitlines()
    sentences = " ".join(json.loads(row)["text"] for row in rows if row)
    piece = "\n\n".join([*drafts, sentences]) + "\n\n"
    return (piece * (length // len(piece) + 1))[:length]


def labelled() -> list[tuple[str, list[float]]]:
    """The labelled sentences and the numbers in each."""
    rows = yaml.safe_load((FIXTURES / "mentions" / "sentences.yaml").read_text("utf-8"))
    return [(row["text"], [number for number, _ in row["has"]]) for row in rows]


def seconds(read: Callable[[], object], rounds: int = 3) -> float:
    """The least time of the processor over some rounds."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        read()
        best = min(best, time.process_time() - begun)
    return best


def value_f1(found: list[list[float]]) -> float:
    """F1 over the numbers found in the labelled sentences."""
    hits = wanted = seen = 0
    for (_, gold), numbers in zip(labelled(), found, strict=True):
        one, other = (Counter(round(float(number), 4) for number in side) for side in (gold, numbers))
        hits, wanted, seen = hits + (one & other).total(), wanted + one.total(), seen + other.total()
    return 2 * hits / (wanted + seen) if seen else 0.0


def own_numbers(text: str) -> list[float]:
    """The numbers that `find_mentions` reads."""
    values = [m.value for m in find_mentions(text) if m.kind in COUNTED]
    return [float(v.nominal or Fraction(0)) for v in values if isinstance(v, Quantity | Timex)]


def run_peers(folder: Path, length: int) -> None:
    """Install each peer into one virtual environment and run it in a process of its own."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run(
            [python, "-m", "pip", "install", "-q", *(name for packages, _ in PEERS.values() for name in packages.split())], check=True
        )
    job = json.dumps({"text": make_text(length), "sentences": [text for text, _ in labelled()]})
    for name, (_, read) in PEERS.items():
        worker = [python, "-c", WORKER.format(read=read)]
        done = subprocess.run(worker, input=job, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{name:18} failed: {done.stderr.strip().splitlines()[-1]}")
            continue
        result = json.loads(done.stdout)
        print(f"{name:18} {length / result['seconds'] / 1e6:8.4f} million characters a second, value F1 {value_f1(result['found']):7.2%}")


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--peers", type=Path, help="a directory for a virtual environment with the peers")
    parser.add_argument("--peer-length", type=int, default=20_000, help="how many characters the peers read")
    args = parser.parse_args()
    find_mentions(make_text(10_000), published=PUBLISHED)
    text = make_text(500_000)
    taken = seconds(lambda: find_mentions(text, published=PUBLISHED), 5)
    found = [own_numbers(sentence) for sentence, _ in labelled()]
    print(f"{'factcheck':18} {len(text) / taken / 1e6:8.4f} million characters a second, value F1 {value_f1(found):7.2%}")
    one, ten = make_text(1_000_000), make_text(10_000_000)
    ratio = seconds(lambda: find_mentions(ten, published=PUBLISHED), 1) / seconds(lambda: find_mentions(one, published=PUBLISHED), 1)
    print(f"{'10 MB : 1 MB':18} {ratio:8.2f} times the time")
    if args.peers:
        run_peers(args.peers, args.peer_length)
    return 0


if __name__ == "__main__":
    sys.exit(main())
