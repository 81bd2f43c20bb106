"""Where the publication date comes from, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.errors import DraftError
from factcheck.formats.dates import find_dateline, parse_date
from factcheck.formats.load import read_draft

DAY = date(2021, 7, 5)


@pytest.mark.parametrize(
    "written",
    [
        "2021-07-05",
        "2021-07-05T23:10:00Z",
        "2021-07-05 09:00:00 +0200",
        "July 5, 2021",
        "Monday, July 5, 2021",
        "5 July 2021",
        "Jul. 5, 2021",
        "Mon, 05 Jul 2021 10:00:00 GMT",
        "July 5, 2021 at 3:15 p.m. EST",
    ],
)
def test_parse_date(written: str) -> None:
    assert parse_date(written) == DAY


@pytest.mark.parametrize(
    "written", ["", "today", "2021-13-05", "2021-02-30", "05/07/2021", "July 2021", "5 Juli 2021", "July 5", "July 5, 2021 or so", None, 7]
)
def test_what_is_no_date(written: object) -> None:
    assert parse_date(written) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("KELVAR, July 5, 2021 — Two men", DAY),
        ("PORT LESSING, Ardland (Newswire), July 5, 2021 -- Two men", DAY),
        ("KELVAR, July 5, 2021 (Newswire) - Two men", DAY),
        ("KELVAR, July 5 — Two men", None),
        ("The town of Kelvar on July 5, 2021 — a Monday — voted", None),
        ("NATO, July 5, 2021, was told", None),
    ],
)
def test_dateline(line: str, found: date | None) -> None:
    assert find_dateline(f"A headline\n\n{line}.") == found


@pytest.mark.parametrize(
    ("name", "source", "dated_by"),
    [
        ("a.txt", "date 2021-07-05 Two men", "header line"),
        ("a.txt", "Date: July 5, 2021\n\nTwo men", "header line"),
        ("a.txt", "Headline\n\nKELVAR, July 5, 2021 — Two men", "dateline"),
        ("a.md", "---\ndate: 2021-07-05\n---\nTwo men", "front matter"),
        ("a.md", "---\ndate: July 5, 2021\n---\nTwo men", "front matter"),
        ("a.md", "+++\ndate = 2021-07-05T10:00:00Z\n+++\nTwo men", "front matter"),
        ("a.html", "<meta name='date' content='2021-07-05'><p>Two men", "meta tag"),
        ("a.html", "<p><time datetime='2021-07-05' itemprop='datePublished'>today</time> Two men", "meta tag"),
        ("a.html", "<p>KELVAR, July 5, 2021 &mdash; Two men", "dateline"),
    ],
)
def test_source_of_the_date(name: str, source: str, dated_by: str) -> None:
    draft = read_draft(source.encode(), name)
    assert (draft.published, draft.dated_by) == (DAY, dated_by)
    overridden = read_draft(source.encode(), name, published=date(2020, 1, 1))
    assert (overridden.published, overridden.dated_by) == (date(2020, 1, 1), "option")


@pytest.mark.parametrize("source", ["Two men.", "Dated July 5, 2021, it says two men.", "date night for 2 men\n"])
def test_no_date(source: str) -> None:
    draft = read_draft(source.encode(), "a.txt")
    assert (draft.published, draft.dated_by, draft.holds_prose_from) == (None, "", 0)


@pytest.mark.parametrize(
    ("name", "source", "line"),
    [
        ("a.txt", "\n date 2021-02-30 Two men", 2),
        ("a.md", "---\ntitle: x\ndate: soon\n---\nTwo men", 3),
        ("a.md", "---\ntitle: x\ndate: 2021-02-30\n---\nTwo men", 3),
        ("a.md", "---\ntitle: [x\n---\nTwo men", 3),
        ("a.md", "---\nfactcheck: {silence: [x]}\n---\nTwo men", 2),
    ],
)
def test_a_header_that_cannot_be_used_names_its_line(name: str, source: str, line: int) -> None:
    with pytest.raises(DraftError) as caught:
        read_draft(source.encode(), name)
    assert (caught.value.path, caught.value.line) == (name, line)


@pytest.mark.parametrize("front", ["---\nDate: 2021-07-05\nTitle: Fire\n---\n", "+++\nDATE = 2021-07-05\nTitle = 'Fire'\n+++\n"])
def test_keys_of_front_matter_are_read_in_any_case(front: str) -> None:
    draft = read_draft(f"{front}\nRain fell.\n".encode(), "a.md")
    assert (draft.published, draft.title) == (date(2021, 7, 5), "Fire")
    assert draft.position(0).line == 3


def test_faults_of_toml_front_matter_name_their_line() -> None:
    with pytest.raises(DraftError, match=r"a.md:3: front matter: is not TOML: invalid value"):
        read_draft(b"+++\ntitle = 'x'\ndate = x\n+++\nRain fell.\n", "a.md")
    deep = "[" * 50_000
    with pytest.raises(DraftError, match=r"a.md:2: front matter: nests too deep"):
        read_draft(f"+++\na = {deep}\n+++\nRain fell.\n".encode(), "a.md")


def test_a_meta_date_that_cannot_be_read_is_told_of() -> None:
    page = "<meta name='date' content='05/07/2021'>{}<p>Rain fell.</p>"
    assert read_draft(page.format("").encode(), "a.html").notices == (
        "“05/07/2021” of date is no date; write 2021-07-05, July 5, 2021 or 5 July 2021",
    )
    assert read_draft(page.format("<meta name='pubdate' content='2021-07-05'>").encode(), "a.html").notices == ()
