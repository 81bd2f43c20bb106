"""The drafts in fixtures/: sound as they stand; change one fact and it is found, with its places and its arithmetic."""

from __future__ import annotations

import pytest
from conftest import FIXTURES

from factcheck.data import data_lines
from factcheck.formats.load import load_draft
from factcheck.formats.plain import read_plain
from factcheck.pipeline import check, read
from factcheck.runs.implied import find_implied

BORDER = (FIXTURES / "drafts/border.txt").read_text("utf-8")


@pytest.mark.parametrize("name", ["border.txt", "ferry-corrected.md"])
def test_sound_drafts_stay_silent(name: str) -> None:
    report = check(load_draft(FIXTURES / "drafts" / name))
    assert report.findings == ()
    assert report.compared > 0


@pytest.mark.parametrize(
    ("old", "new", "rule", "quotes", "arithmetic"),
    [
        ("1,037", "1,737", "part-exceeds-total", ("1,737", "some 1,600"), "1,737"),
        ("base on Friday", "base on Friday, July 3", "weekday-date-mismatch", ("Friday, July 3",), "Saturday"),
        ("some 1,600 in all.", "some 1,600 in all in four crossings.", "ordinal-count-mismatch", ("fifth", "four"), "four"),
        ("by Sept. 11", "by Sept. 31", "impossible-date", ("Sept. 31",), "no such day"),
    ],
)
def test_one_changed_fact_is_found(old: str, new: str, rule: str, quotes: tuple[str, ...], arithmetic: str) -> None:
    assert BORDER.count(old) == 1
    findings = check(BORDER.replace(old, new)).findings
    assert [finding.rule for finding in findings] == [rule]
    assert all(any(quote in wanted or wanted in quote for wanted in quotes) for quote in findings[0].quotes), findings[0].quotes
    assert len(findings[0].quotes) == len(quotes)
    assert arithmetic in "\n".join((findings[0].message, *findings[0].steps))


@pytest.mark.parametrize(
    ("added", "rule"),
    [
        ("The 1,073 Afghan soldiers who came over from Badakhshan were given food.", "conflicting-values"),
        ("The withdrawal, completed on Oct. 1, met the deadline.", "deadline-missed"),
    ],
)
def test_an_added_sentence_that_does_not_fit_is_found(added: str, rule: str) -> None:
    findings = check(f"{BORDER}\n{added}\n").findings
    assert [finding.rule for finding in findings] == [rule]


@pytest.mark.parametrize(
    "added",
    [
        "The number of soldiers rose to 1,100 by Tuesday.",
        "Taliban officials put the figure at 300.",
        "Another 563 had crossed earlier.",
        "More than 1,000 Afghan soldiers crossed, the border guard said.",
    ],
)
def test_what_news_is_full_of_stays_silent(added: str) -> None:
    assert check(f"{BORDER}\n{added}\n").findings == ()


def test_what_the_claims_imply() -> None:
    linked = read(read_plain(BORDER))
    told = "\n".join(find_implied(linked))
    assert "513 to 613" in told
    dates = {claim.describe() for claim in linked.claims.values()}
    assert any("2021-07-02" in date for date in dates), "on Friday"
    assert any("2021-09-11" in date for date in dates), "by Sept. 11"


@pytest.mark.parametrize(
    "tables", [("word_sets.tsv", "series_words.tsv", "retold_words.tsv", "actors/word_sets.tsv"), ("count_words.tsv",), ("date_words.tsv",)]
)
def test_no_set_of_words_has_the_name_of_another(tables: tuple[str, ...]) -> None:
    names = [line.split("\t")[0] for table in tables for line in data_lines(table)]
    assert len(names) == len(set(names))
