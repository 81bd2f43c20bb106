"""What is no draft is refused with one message; what is hostile is refused before it costs anything."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from factcheck.errors import DraftError
from factcheck.formats import docx as docx_format
from factcheck.formats.load import load_draft, read_draft


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.txt", b"Two\0men", "NUL byte at byte 3"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        ("a.txt", b"Two men\nand \xff\xfe women", "0xff at column 5"),
        ("a.txt", b"\xff\xfea", "UTF-16"),
        ("a.md", b"```\n12\n```\n", "no prose"),
        ("a.html", b"<script>12</script>", "no prose"),
        ("a.txt", b"date 2021-07-05\n", "no prose"),
        ("a.docx", b"not a zip", "not a docx"),
        ("a.html", b"<p>" + b"<div>" * 600 + b"x", "deeper than 500"),
    ],
)
def test_what_is_no_draft(name: str, data: bytes, told: str) -> None:
    with pytest.raises(DraftError, match=told) as caught:
        read_draft(data, name)
    assert caught.value.path == name


def test_not_utf8_names_the_line() -> None:
    with pytest.raises(DraftError) as caught:
        read_draft(b"Two men\nand \xff\xfe women", "a.txt")
    assert caught.value.line == 2


def test_windows_1252_is_read_and_said() -> None:
    draft = read_draft("The café’s owner said: “Twelve people came.” It was full.\n".encode("cp1252") * 3, "a.txt")
    assert "café’s" in draft.text
    assert draft.notices == ("a.txt:1: is not UTF-8 (byte 0xe9 at column 8); read as Windows-1252",)


def test_utf16_with_its_mark_is_read() -> None:
    assert read_draft("Two men died.".encode("utf-16"), "a.txt").text == "Two men died."


def test_missing_directory_and_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DraftError, match="no such file"):
        load_draft(tmp_path / "none.txt")
    with pytest.raises(DraftError, match="directory"):
        load_draft(tmp_path)
    (tmp_path / "a.txt").write_text("Two men died.")
    monkeypatch.setattr("factcheck.formats.load.LARGEST", 5)
    with pytest.raises(DraftError, match="more than 5 bytes"):
        load_draft(tmp_path / "a.txt")


def archive(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"word/document.xml": b" " * 20_000_000}, "200 times"),
        ({"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}, "document type"),
        ({"word/document.xml": "<!DOCTYPE x><x/>".encode("utf-16")}, "document type"),
        ({"../../outside.xml": b"<x/>"}, "outside"),
        ({"/outside.xml": b"<x/>"}, "outside"),
        ({"word/document.xml": b"<x/>"}, "is not a docx file that can be read"),
    ],
)
def test_hostile_docx(members: dict[str, bytes], told: str) -> None:
    with pytest.raises(DraftError, match=told):
        read_draft(archive(members), "a.docx")


def test_docx_with_too_many_members_or_too_much_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_format, "MOST_MEMBERS", 2)
    with pytest.raises(DraftError, match="2 members"):
        read_draft(archive({str(number): b"" for number in range(3)}), "a.docx")
    monkeypatch.setattr(docx_format, "LARGEST_UNPACKED", 10)
    with pytest.raises(DraftError, match="10 bytes"):
        read_draft(archive({"a.xml": b"12345678901"}), "a.docx")


def test_html_entities_do_not_grow() -> None:
    draft = read_draft(b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><p>&b; two men', "a.html")
    assert "aaaa" not in draft.text
    assert "two men" in draft.text


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.html", "Two men. " + "<a " * 100_000),
        ("a.html", "Two men. " + "<!--" * 100_000),
        ("a.html", "Two men. " + "<!--" * 100_000 + ">"),
        ("a.html", "Two men. <script>" + "</scrip" * 100_000),
        ("a.html", "Two men. " + "&#" * 100_000),
        ("a.md", "Two men. " + "[a](<b" * 30_000),
        ("a.md", "Two men. " + ">" * 30_000),
        ("a.txt", "date" + " " * 100_000 + "2021 Two men."),
        ("a.txt", "Two men. " + "<!-- factcheck: " * 100_000),
        ("a.txt", "Two men.\n" + "<!-- factcheck: ignore-block[all] x -->\n" * 3_000),
    ],
)
def test_cost_grows_with_length_and_no_more(name: str, source: str) -> None:
    """Each of these takes minutes where a reader looks for the same end again and again."""
    assert "Two men." in read_draft(source.encode(), name).text


@pytest.mark.parametrize(
    ("name", "source", "told"),
    [
        ("a.html", "<p>Two men <![if x", ""),
        ("a.html", "<p>Two men <![x[ y ]>", "not HTML that can be read"),
        ("a.html", "<p>Two men" + "<![" * 2_000, "1,000 marked sections"),
        ("a.md", "---\n" + "a: [" * 5_000 + "\n---\nTwo men.", "nests too deep"),
        ("a.md", "---\na: " + "x" * 200_000 + "\n---\nTwo men.", "100,000 characters"),
        ("a.md", "---\na: &a [x, x]\nb: &b [*a, *a]\ndate: [*b, *b]\n---\nTwo men.", "a list is no date"),
    ],
)
def test_what_is_refused_for_its_shape(name: str, source: str, told: str) -> None:
    if not told:
        assert "Two men" in read_draft(source.encode(), name).text
        return
    with pytest.raises(DraftError, match=told):
        read_draft(source.encode(), name)


@pytest.mark.parametrize("piece", ["&", "&#", "&#x", "& ", "&;"])
def test_ampersands_cost_no_more_than_letters(piece: str) -> None:
    source = f"<p>{piece * 100_000}</p><p>Nine men</p>"
    begun = time.process_time()
    text = read_draft(source.encode(), "a.html").text
    assert time.process_time() - begun < 2
    assert text.split("\n")[0].startswith(piece.strip() * 2 if " " not in piece else "& &")
    assert text.endswith("\n\nNine men\n")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_comments_that_do_not_end_cost_no_more_than_their_length(name: str) -> None:
    source = "Nine men <!-- factcheck: ignore[x] " * 40_000
    begun = time.process_time()
    read_draft(source.encode(), name)
    assert time.process_time() - begun < 3
