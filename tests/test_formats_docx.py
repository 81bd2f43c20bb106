"""docx as word processors write it: tracked changes, content controls, hidden text, text boxes."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from conftest import Cli
from docx.oxml import parse_xml

from factcheck.formats.load import read_draft

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def write_docx(body: str) -> bytes:
    """A file whose body is these elements."""
    document = docx.Document()
    holder = parse_xml(f"<w:body {WORD}>{body}</w:body>")
    for number, element in enumerate(list(holder)):
        document.element.body.insert(number, element)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def run(words: str, kind: str = "t", properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{kind} xml:space="preserve">{words}</w:{kind}></w:r>'


def text_of(body: str) -> str:
    return read_draft(write_docx(body), "a.docx").text.strip()


@pytest.mark.parametrize(
    "inner",
    [
        f'<w:ins w:id="1" w:author="A">{run("three children")}</w:ins>',
        f'<w:moveTo w:id="1" w:author="A">{run("three children")}</w:moveTo>',
        f'<w:smartTag w:element="x">{run("three children")}</w:smartTag>',
        f"<w:sdt><w:sdtContent>{run('three children')}</w:sdtContent></w:sdt>",
        f'<w:fldSimple w:instr="X">{run("three children")}</w:fldSimple>',
        f'<w:hyperlink w:anchor="x"><w:ins w:id="1" w:author="A">{run("three children")}</w:ins></w:hyperlink>',
    ],
)
def test_containers_of_runs_are_read(inner: str) -> None:
    assert text_of(f"<w:p>{run('five men, ')}{inner}{run(' and six women')}</w:p>") == "five men, three children and six women"


@pytest.mark.parametrize(
    "inner",
    [
        f'<w:del w:id="1" w:author="A">{run("seven", "delText")}</w:del>',
        f'<w:moveFrom w:id="1" w:author="A">{run("seven")}</w:moveFrom>',
        run("seven", properties="<w:vanish/>"),
        run("seven", properties='<w:rStyle w:val="Unseen"/>'),
    ],
)
def test_what_was_deleted_or_is_hidden_is_not_read(inner: str) -> None:
    document = docx.Document(io.BytesIO(write_docx(f"<w:p>{run('five men')}{inner}</w:p>")))
    document.styles.element.append(
        parse_xml(f'<w:style {WORD} w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>')
    )
    stream = io.BytesIO()
    document.save(stream)
    assert read_draft(stream.getvalue(), "a.docx").text.strip() == "five men"


def test_text_that_says_that_it_is_not_hidden_is_read() -> None:
    shown = run("five men", properties='<w:vanish w:val="0"/>')
    assert text_of(f"<w:p>{shown}</w:p>") == "five men"


def test_blocks_in_content_controls_and_tables_are_read_once() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p>{}</w:p></w:tc>"
    merged = cell.format('<w:vMerge w:val="restart"/>', run("two"))
    body = (
        f"<w:sdt><w:sdtContent><w:p>{run('one')}</w:p></w:sdtContent></w:sdt>"
        f"<w:tbl><w:tr>{merged}</w:tr><w:tr>{cell.format('<w:vMerge/>', '')}</w:tr>"
        f'<w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr>{cell.format("", run("gone"))}</w:tr>'
        f"<w:sdt><w:sdtContent><w:tr>{cell.format('', run('three'))}</w:tr></w:sdtContent></w:sdt></w:tbl>"
    )
    draft = read_draft(write_docx(body), "a.docx")
    assert draft.text.split() == ["one", "two", "three"]
    assert [region.role for region in draft.regions] == ["table", "table"]


def test_inserted_part_is_compared(cli: Cli) -> None:
    words = [run("Fourteen people were hurt: five men, "), run("three children"), run(" and six women.")]
    Path("a.docx").write_bytes(write_docx(f'<w:p>{words[0]}<w:ins w:id="1" w:author="A">{words[1]}</w:ins>{words[2]}</w:p>'))
    assert cli("check", "a.docx").exit_code == 0


def test_text_that_is_not_read_is_told_of(cli: Cli) -> None:
    box = f"<w:pict><w:txbxContent><w:p>{run('boxed')}</w:p></w:txbxContent></w:pict>"
    Path("a.docx").write_bytes(write_docx(f'<w:p>{run("prose")}<w:r>{box}</w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'))
    result = cli("check", "a.docx")
    assert "a.docx: note: text boxes and footnotes of a docx file are not read" in result.stdout
    assert result.exit_code == 0
