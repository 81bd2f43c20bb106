"""Every character of a draft's prose is mapped to its line and column in the file, whatever the markup does around it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.draft import Draft, Position, Span
from factcheck.formats.docx import place_in_docx
from factcheck.formats.load import read_draft


def place(draft: Draft, words: str) -> tuple[Position, str]:
    """Where words of the prose begin in the file, and what stands there in the file."""
    start = draft.text.index(words)
    within = draft.source_span(Span(start, start + len(words)))
    source = draft.text if draft.source is None else draft.source
    return draft.position(start), source[within.start : within.end]


@pytest.mark.parametrize(
    ("name", "source", "words", "line", "column", "written"),
    [
        ("a.txt", "One.\n\nTwo died.", "Two", 3, 1, "Two"),
        ("a.txt", "One.\r\n\r\n\tTwo died.\r\n", "Two", 3, 2, "Two"),
        ("a.txt", "date 2021-07-05 Two died.", "Two", 1, 17, "Two"),
        ("a.txt", "\N{FIRE} e\u0301\tTwo died.", "Two", 1, 6, "Two"),
        ("a.txt", "\N{BYTE ORDER MARK}Two died.", "Two", 1, 1, "Two"),
        ("a.txt", "Some <!-- factcheck: ignore[x] y --> two died.", "two", 1, 38, "two"),
        ("a.md", "Some *two* died.", "two", 1, 7, "two"),
        ("a.md", "\N{FIRE} [five men](http://x.example/12) and **six** women.", "six", 1, 41, "six"),
        ("a.md", "Five&nbsp;&amp; six", "&", 1, 11, "&amp;"),
        ("a.md", "# Fire\r\n\r\nLine one\r\nline `two` three.\r\n", "three", 4, 12, "three"),
        ("a.md", "---\ntitle: 'Nine dead'\n---\nText.", "Nine", 2, 9, "Nine"),
        ("a.md", '+++\ntitle = "Nine dead"\n+++\nText.', "Nine", 2, 10, "Nine"),
        ("a.md", "| a | b |\n|---|---|\n| 12 | \N{FIRE} 13 |", "13", 3, 10, "13"),
        ("a.md", "Before all:\n\n- [ ] call *two* editors\n- [x] done", "two", 3, 13, "two"),
        ("a.md", "> quoted\n> “five” men", "five", 2, 4, "five"),
        ("a.html", "<p>Five\n  <b>men</b> &mdash; six", "men", 2, 6, "men"),
        ("a.html", "<p>Five\n  <b>men</b> &mdash; six", "—", 2, 14, "&mdash;"),
        ("a.html", "<p>\N{FIRE}&#233;&#x301; six", "six", 1, 19, "six"),
        ("a.html", "<p>five   \r\n men", "five men", 1, 4, "five   \n men"),
    ],
)
def test_place_in_file(name: str, source: str, words: str, line: int, column: int, written: str) -> None:
    draft = read_draft(source.encode(), name)
    assert place(draft, words) == (Position(line, column), written)


@given(
    st.lists(
        st.sampled_from(["five ", "*six* ", "&amp; ", "\n", "`7` ", "\N{FIRE}", "e\u0301 ", "\\* ", "[men](u) ", "<b>x</b> ", "> ", "- "]),
        min_size=1,
    )
)
def test_markdown_copies_what_it_says_it_copies(pieces: list[str]) -> None:
    """Each character that a segment copies is the same in the file; those that are replaced stand for something there."""
    source = "Start. " + "".join(pieces)
    draft = read_draft(source.encode(), "a.md")
    assert draft.source is not None
    for segment in draft.segments:
        words = draft.text[segment.start : segment.end]
        if segment.length is None:
            assert draft.source[segment.source : segment.source + len(words)] == words.ljust(segment.end - segment.start)[: len(words)]
        else:
            assert segment.source + segment.length <= len(draft.source)
    starts = [draft.source_offset(offset) for offset in range(len(draft.text))]
    assert starts == sorted(starts), "prose stands in the order of the file"


@given(st.text(alphabet="ab 1<>&;#/!-\"'\n=pé\N{FIRE}", min_size=1, max_size=60))
def test_html_never_fails_and_keeps_order(source: str) -> None:
    draft = read_draft(f"<p>Start {source}".encode(), "a.html")
    starts = [draft.source_offset(offset) for offset in range(len(draft.text))]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("name", "source", "absent"),
    [
        (
            "a.md",
            "Five men.\n\n```\n12 women\n```\n\n    13 women\n\n![14](x.png) <!-- 15 --> <http://a.example/16> [a](b/17)",
            range(12, 18),
        ),
        (
            "a.html",
            "<head><style>12</style><script>13</script></head><p>Five men<!-- 14 --><code>15</code><nav>16</nav><img alt='17'>",
            range(12, 18),
        ),
        ("a.md", "---\ndate: 2021-07-12\ntags: [13]\n---\nFive men.", (2021, 13)),
        ("a.txt", "date 2021-07-12\nFive men. <!-- factcheck: ignore[x] 13 -->", (2021, 13)),
    ],
)
def test_markup_is_not_prose(name: str, source: str, absent: range) -> None:
    text = read_draft(source.encode(), name).text
    assert "Five men" in text
    assert not [number for number in absent if str(number) in text]


def test_cells_and_items_are_not_joined_to_the_prose() -> None:
    text = read_draft(b"Five men\n\n| a | 12 |\n|---|---|\n| b | 13 |\n\n- one\n- two\n", "a.md").text
    assert text.split("\n\n") == ["Five men", "a", "12", "b", "13", "one", "two\n"]


def test_roles_of_markup() -> None:
    draft = read_draft(b"# Fire kills nine\n\n## Later\n\n- one\n\n> said\n", "a.md")
    assert [(region.role, region.span.text_of(draft.text).strip()) for region in draft.regions] == [
        ("headline", "Fire kills nine"),
        ("heading", "Later"),
        ("list", "one"),
        ("quotation", "said"),
    ]


def test_title_that_a_heading_repeats_is_not_doubled() -> None:
    draft = read_draft(b"---\ntitle: Nine dead\n---\n\n# Nine dead\n\nText.\n", "a.md")
    assert draft.text.count("Nine dead") == 1
    assert draft.title == "Nine dead"


def test_docx_place_is_paragraph_run_and_character() -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Fire kills nine", style="Title")
    document.add_paragraph("")
    paragraph = document.add_paragraph("Twelve ")
    paragraph.add_run("people").bold = True
    paragraph.add_run(" died \N{FIRE}: five men.")
    document.add_table(1, 1).cell(0, 0).text = "six women"
    stream = io.BytesIO()
    document.save(stream)
    draft = read_draft(stream.getvalue(), "a.docx")
    assert place_in_docx(draft, draft.text.index("five")) == (3, 3, 23)
    assert place_in_docx(draft, draft.text.index("people")) == (3, 2, 8)
    assert [region.role for region in draft.regions] == ["headline", "table"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>seven</p>",
        "<p style='color: red; display : none'>seven</p>",
        "<span style='visibility:hidden'>seven</span>",
        "<del>seven</del>",
        "<s>seven</s>",
        "<kbd>seven</kbd>",
        "<samp>seven</samp>",
        "<div hidden><div><p>seven</p></div></div>",
    ],
)
def test_what_a_page_hides_is_not_prose(hidden: str) -> None:
    assert read_draft(f"<div>{hidden}</div><p>five men</p>".encode(), "a.html").text == "five men\n"


def test_ampersands_are_kept() -> None:
    draft = read_draft(b"<head><title>A & B</title></head><p>P&G, AT&amp;T & Co.</p>", "a.html")
    assert (draft.title, draft.text) == ("A & B", "P&G, AT&T & Co.\n")
