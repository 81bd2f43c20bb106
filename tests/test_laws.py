"""Laws of a check: how a draft is laid out, and what stands beside it, changes no verdict; the spans move with the text."""

from __future__ import annotations

import re
import textwrap
from datetime import date
from typing import Any

import pytest
import yaml
from conftest import FIXTURES
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.findings import Finding
from factcheck.pipeline import check

CASES: list[dict[str, Any]] = [
    case for path in sorted((FIXTURES / "cases").glob("*.yaml")) for case in yaml.safe_load(path.read_text("utf-8")) if "\n" in case["text"]
]
UNRELATED = "The weather service expects light wind and a dry evening, with some fog along the coast before dawn."
cases = st.sampled_from(CASES)


def verdicts(text: str, case: dict[str, Any]) -> list[Finding]:
    return list(check(text, published=date.fromisoformat(str(case["published"]))).findings)


def told(findings: list[Finding]) -> list[tuple[str, str, tuple[str, ...]]]:
    """What is found, without where: the words of a span are compared with blanks and quotes made alike."""
    alike = str.maketrans("“”‘’", "\"\"''")
    return sorted((f.rule, f.severity, tuple(" ".join(quote.translate(alike).split()) for quote in f.quotes)) for f in findings)


def curl(text: str) -> str:
    """The text with its straight double quotes curled, opening and closing in turn, and its apostrophes curled."""
    pieces = text.split('"')
    curled = pieces[0]
    for at, piece in enumerate(pieces[1:]):
        curled += ("”" if at % 2 else "“") + piece
    return curled.replace("'", "’")


@pytest.mark.parametrize("case", CASES[::7], ids=[case["id"] for case in CASES[::7]])
def test_more_blank_lines_change_no_verdict(case: dict[str, Any]) -> None:
    assert told(verdicts(case["text"].replace("\n\n", "\n\n\n\n"), case)) == told(verdicts(case["text"], case))


@settings(max_examples=60)
@given(cases, st.integers(40, 110))
def test_wrapped_lines_change_no_verdict(case: dict[str, Any], width: int) -> None:
    paragraphs = case["text"].split("\n\n")
    wrapped = "\n\n".join(textwrap.fill(paragraph, width, break_long_words=False, break_on_hyphens=False) for paragraph in paragraphs)
    assert told(verdicts(wrapped, case)) == told(verdicts(" \n\n".join(paragraphs), case))


@settings(max_examples=60)
@given(cases)
def test_line_ends_of_another_system_change_no_verdict(case: dict[str, Any]) -> None:
    assert told(verdicts(case["text"].replace("\n", "\r\n"), case)) == told(verdicts(case["text"], case))


@settings(max_examples=60)
@given(cases)
def test_curly_quotes_change_no_verdict(case: dict[str, Any]) -> None:
    assert told(verdicts(curl(case["text"]), case)) == told(verdicts(case["text"], case))


@settings(max_examples=60)
@given(cases, st.sampled_from("\u00a0\u202f\u2009"))
def test_blanks_that_do_not_break_change_no_verdict(case: dict[str, Any], blank: str) -> None:
    held = re.sub(r"(?<=[\d.]) (?=\w)|(?<=\w) (?=\d)", blank, case["text"])
    assert told(verdicts(held, case)) == told(verdicts(case["text"], case))


@settings(max_examples=60)
@given(cases, st.booleans())
def test_an_unrelated_paragraph_changes_no_verdict(case: dict[str, Any], before: bool) -> None:
    text = case["text"].strip()
    longer = f"{UNRELATED}\n\n{text}" if before else f"{text}\n\n{UNRELATED}"
    assert told(verdicts(longer, case)) == told(verdicts(text, case))


@settings(max_examples=60)
@given(cases)
def test_spans_move_with_the_text(case: dict[str, Any]) -> None:
    text = case["text"].strip()
    shift = len(UNRELATED) + 2
    moved = [tuple((span.start - shift, span.end - shift) for span in f.spans) for f in verdicts(f"{UNRELATED}\n\n{text}", case)]
    assert moved == [tuple((span.start, span.end) for span in f.spans) for f in verdicts(text, case)]


@settings(max_examples=100)
@given(cases, st.integers(0, 1000), st.integers(0, 1000))
def test_a_piece_of_a_draft_is_read_as_any_other(case: dict[str, Any], first: int, last: int) -> None:
    low, high = sorted(len(case["text"]) * at // 1000 for at in (first, last))
    piece = case["text"][low:high]
    for finding in verdicts(piece, case):
        assert all(0 <= span.start < span.end <= len(piece) for span in finding.spans)
