"""Every output holds every place of a finding, with columns counted as its readers count, and is valid by its own schema."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import Cli

from factcheck.draft import Draft, Span
from factcheck.findings import Finding, Report
from factcheck.reports.escape import display_width, make_visible, utf8_column, utf16_column
from factcheck.reports.github import CAP
from factcheck.reports.outcome import Outcome, Problem, Remark, Run
from factcheck.reports.write import write_report

DATA = Path(__file__).parent / "data"
# Before the words: an emoji (two UTF-16 units, four bytes), a letter with a combining accent, a tab.
TEXT = "It burned.\n\N{FIRE} e\u0301\tTwelve died.\r\nThere were “five” men and six women.\n"


def finding(*words: str, severity: str = "error", message: str = "five and six are not twelve") -> Finding:
    spans = tuple(Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in words)
    return Finding.model_validate(
        {
            "rule": "total-mismatch",
            "severity": severity,
            "message": message,
            "spans": spans,
            "quotes": words,
            "steps": ("5 + 6 = 11, not 12",),
            "fixes": ("“Twelve” would have to be 11",),
            "licence": ("There were",),
            "rules": ("total-mismatch",),
            "claims": ("c1", "c2", "c3"),
            "fingerprint": "0123456789abcdef",
        }
    )


@pytest.fixture
def run() -> Run:
    draft = Draft(TEXT.replace("\r", " "), path="a b.txt")
    report = Report(findings=(finding("Twelve", "five", "six"),), claims=5, compared=3, notices=("no publication date",))
    remark = Remark("a b.txt", "unused-ignore", "this comment silences nothing", 3, 2)
    return Run((Outcome("a b.txt", report, draft, remarks=(remark,)),), (Problem("b.txt", "is empty"),))


def test_columns() -> None:
    line = "\N{FIRE} e\u0301\tTwelve"
    column = line.index("Twelve") + 1
    assert (column, utf16_column(line, column), utf8_column(line, column)) == (6, 7, 10)
    assert display_width("e\u0301\N{FIRE}") == 3


def test_full(run: Run) -> None:
    assert write_report(run, "full").splitlines() == [
        "a b.txt:2:6: error[total-mismatch] five and six are not twelve",
        "    |",
        "  2 | \N{FIRE} e\u0301    Twelve died.",
        "    |         ^^^^^^",
        "  3 | There were “five” men and six women.",
        "    |             ^^^^          ^^^",
        "  = 5 + 6 = 11, not 12",
        "  compared because of “There were”",
        "  to fit: “Twelve” would have to be 11",
        "",
        "a b.txt:3:2: warning[unused-ignore] this comment silences nothing",
        "",
        "a b.txt: note: no publication date",
        "",
        "1 error, 1 warning in 1 file; 5 claims read, 3 compared; 1 file not checked",
    ]


def test_full_shows_a_window_of_a_long_line() -> None:
    text = f"{'Rain fell. ' * 40}Twelve died. {'It was late. ' * 40}They were five men and six women."
    spans = tuple(Span(text.index(word), text.index(word) + len(word)) for word in ("Twelve", "five", "six"))
    report = Report(findings=(finding("Twelve", "five", "six").model_copy(update={"spans": spans}),))
    lines = write_report(Run((Outcome("a.txt", report, Draft(text)),)), "full", width=80).splitlines()
    shown = [line for line in lines if line.startswith("  1 |")]
    assert len(shown) == 2
    assert all(len(line) <= 80 for line in lines)
    for line in shown:
        under = lines[lines.index(line) + 1]
        starts = [at for at in range(len(under)) if under[at] == "^" and under[at - 1] != "^"]
        assert [line[at:].split()[0] for at in starts] == (["Twelve"] if line is shown[0] else ["five", "six"])


def test_colour_only_where_it_is_asked_for(run: Run) -> None:
    assert "\x1b" not in write_report(run, "full")
    assert "\x1b[31merror[total-mismatch]\x1b[0m" in write_report(run, "full", colour=True)


def test_concise(run: Run) -> None:
    assert write_report(run, "concise").splitlines()[0] == (
        "a b.txt:2:6: error[total-mismatch] five and six are not twelve (also 3:13, 3:27)"
    )


def test_json(run: Run) -> None:
    document = json.loads(write_report(run, "json"))
    places = document["files"][0]["findings"][0]["places"]
    assert [(place["quote"], place["line"], place["column"], place["end_line"], place["end_column"]) for place in places] == [
        ("Twelve", 2, 6, 2, 12),
        ("five", 3, 13, 3, 17),
        ("six", 3, 27, 3, 30),
    ]
    assert document["problems"] == [{"path": "b.txt", "line": None, "message": "is empty"}]
    assert document["exit_code"] == 2


def test_sarif(run: Run) -> None:
    log = json.loads(write_report(run, "sarif"))
    jsonschema.validate(log, json.loads((DATA / "sarif-2.1.0-rtm.5.schema.json").read_text()))
    result = log["runs"][0]["results"][0]
    assert log["runs"][0]["columnKind"] == "utf16CodeUnits"
    assert result["partialFingerprints"] == {"factcheck/v1": "0123456789abcdef"}
    places = [location["physicalLocation"] for location in (*result["locations"], *result["relatedLocations"])]
    assert [place["region"] for place in places] == [
        {"startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 13},
        {"startLine": 3, "startColumn": 13, "endLine": 3, "endColumn": 17},
        {"startLine": 3, "startColumn": 27, "endLine": 3, "endColumn": 30},
    ]
    assert {place["artifactLocation"]["uri"] for place in places} == {"a%20b.txt"}
    assert [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == ["total-mismatch", "unused-ignore"]
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_sarif_of_nothing_and_of_what_is_silenced_is_valid(cli: Cli) -> None:
    schema = json.loads((DATA / "sarif-2.1.0-rtm.5.schema.json").read_text())
    wrong = "Twelve people were hurt: five men and six women."
    for text in (
        "Rain fell.",
        wrong,
        f"{wrong} <!-- factcheck: ignore[total-mismatch] as printed -->\n\n{wrong.replace('hurt', 'killed')}",
    ):
        Path("a.md").write_text(text)
        jsonschema.validate(json.loads(cli("check", "a.md", "--format", "sarif").stdout), schema)
    results = json.loads(cli("check", "a.md", "--format", "sarif").stdout)["runs"][0]["results"]
    assert [result.get("suppressions", [{}])[0].get("justification") for result in results] == [None, "as printed"]


def test_github(run: Run) -> None:
    lines = write_report(run, "github").splitlines()
    assert lines[0] == "::error file=b.txt,line=1,title=factcheck::is empty"
    assert lines[1] == (
        "::error file=a b.txt,line=2,col=6,endColumn=12,title=total-mismatch::"
        "five and six are not twelve%0A5 + 6 = 11, not 12%0Aalso 3:13 “five”%0Aalso 3:27 “six”"
    )
    assert lines[2].startswith("::warning file=a b.txt,line=3")


def test_github_puts_the_worst_first_and_counts_what_is_above_the_cap() -> None:
    severities = ["note"] + ["error"] * (CAP + 5) + ["warning"]
    found = tuple(finding("Twelve", severity=severity, message=f"100%, {number}: x\ny") for number, severity in enumerate(severities))
    run = Run((Outcome("a,b:c.txt", Report(findings=found), Draft(TEXT)),))
    lines = write_report(run, "github").splitlines()
    assert [line.split(" ")[0] for line in lines[:-1]] == ["::error"] * CAP + ["::warning", "::notice"] + ["-"] * 6
    assert lines[CAP - 1] == "::error title=factcheck::6 more; GitHub shows 10 a step, the log has all"
    assert lines[-2] == "- a,b:c.txt:2:6: error[total-mismatch] 100%, 15: x y"
    assert lines[0].startswith("::error file=a%2Cb%3Ac.txt,line=2")
    assert "::100%25, 1: x y%0A" in lines[0]


def test_github_log_holds_no_command_of_a_draft() -> None:
    found = tuple(finding("Twelve", message=f"##[error]{number}") for number in range(CAP + 1))
    lines = write_report(Run((Outcome("::error::x\n::error::y.txt", Report(findings=found), Draft(TEXT)),)), "github").splitlines()
    assert [line for line in lines if line.startswith("::")] == lines[:CAP]
    assert not [line for line in lines[CAP:] if "##[" in line]


def test_gitlab(run: Run) -> None:
    rows: list[dict[str, Any]] = json.loads(write_report(run, "gitlab"))
    assert [row["check_name"] for row in rows] == ["total-mismatch", "unused-ignore", "unreadable"]
    assert rows[0]["location"] == {"path": "a b.txt", "lines": {"begin": 2}}
    assert [place["lines"]["begin"] for place in rows[0]["other_locations"]] == [3, 3]
    assert {row["severity"] for row in rows} <= {"info", "minor", "major", "critical", "blocker"}
    assert len({row["fingerprint"] for row in rows}) == len(rows)


def test_junit(run: Run) -> None:
    import junitparser

    suite = next(iter(junitparser.JUnitXml.fromstring(write_report(run, "junit").encode())))
    assert (suite.tests, suite.failures, suite.errors) == (2, 1, 1)
    case = next(iter(suite))
    assert case.name == "a b.txt"
    assert case.result[0].message == "five and six are not twelve; this comment silences nothing"
    assert "5 + 6 = 11, not 12" in case.result[0].text


def test_junit_fails_only_from_fail_on() -> None:
    outcome = Outcome("a.txt", Report(findings=(finding("Twelve", severity="warning"),)), Draft(TEXT))
    assert "<failure" not in write_report(Run((outcome,)), "junit")
    assert "<failure" in write_report(Run((outcome,), fail_on="warning"), "junit")


def test_rdjson(run: Run) -> None:
    diagnostics = json.loads(write_report(run, "rdjson"))["diagnostics"]
    first = diagnostics[0]
    assert first["location"] == {"path": "a b.txt", "range": {"start": {"line": 2, "column": 10}, "end": {"line": 2, "column": 16}}}
    assert [place["location"]["range"]["start"] for place in first["related_locations"]] == [
        {"line": 3, "column": 15},
        {"line": 3, "column": 31},
    ]
    assert [diagnostic["severity"] for diagnostic in diagnostics] == ["ERROR", "WARNING", "ERROR"]


@pytest.mark.parametrize("form", ["full", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "html"])
def test_control_characters_are_written_out_and_the_document_still_parses(form: str) -> None:
    text = "Twelve \x1b[31m\x9b\x00\ufffe\u202e died: five men."
    words = Finding.model_validate(
        {
            "rule": "r",
            "severity": "error",
            "message": text,
            "spans": (Span(0, len(text)),),
            "quotes": (text,),
            "steps": (text,),
            "fixes": (text,),
        }
    )
    run = Run((Outcome("a\x1b\u202e.txt", Report(findings=(words,), notices=(text,)), Draft(text)),), (Problem("b\x1b.txt", text),))
    shown = write_report(run, form)
    assert not [character for character in shown if character != "\n" and make_visible(character) != character]
    if form == "junit":
        ElementTree.fromstring(shown)
    elif form in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(shown)


@pytest.mark.parametrize("form", ["concise", "full", "github", "sarif", "html", "junit"])
def test_notices_are_in_every_output_for_people(form: str) -> None:
    silent = Outcome("b.txt", Report(notices=("nothing was dated",)), Draft(TEXT))
    shown = write_report(Run((silent,)), form)
    assert "nothing was dated" in shown
    if form == "github":
        assert shown.startswith("::notice file=b.txt,line=1,title=factcheck::nothing was dated\n")
    if form == "sarif":
        jsonschema.validate(json.loads(shown), json.loads((DATA / "sarif-2.1.0-rtm.5.schema.json").read_text()))


@pytest.mark.parametrize("form", ["html", "junit", "github", "sarif", "gitlab", "rdjson", "concise"])
def test_remarks_on_the_baseline_are_in_every_output(form: str) -> None:
    remark = Remark("accepted.json", "stale-baseline", "accepts nothing")
    shown = write_report(Run((Outcome("b.txt", Report(), Draft(TEXT)),), remarks=(remark,), fail_on="warning"), form)
    assert "accepts nothing" in shown
    assert "stale-baseline" in shown
    if form == "junit":
        assert 'failures="1"' in shown


@pytest.mark.parametrize("form", ["full", "concise", "sarif", "github", "gitlab", "junit", "rdjson", "html"])
def test_a_name_of_a_file_has_no_line_end_in_any_output(form: str) -> None:
    name = "a\n::error::b.txt"
    report = Report(findings=(finding("Twelve", "five"),), notices=("no date",))
    remark = Remark(name, "unused-ignore", "silences nothing")
    run = Run((Outcome(name, report, Draft(TEXT), remarks=(remark,)),), (Problem(name, "is empty"),))
    shown = write_report(run, form)
    assert not [line for line in shown.splitlines() if line.startswith("::error::b.txt")]
    assert "\\x0a" in shown or "%5Cx0a" in shown


def test_equal_findings_of_a_file_have_names_of_their_own() -> None:
    run = Run((Outcome("a.txt", Report(findings=(finding("Twelve"), finding("five"))), Draft(TEXT)),))
    results = json.loads(write_report(run, "sarif"))["runs"][0]["results"]
    prints = [result["partialFingerprints"]["factcheck/v1"] for result in results]
    assert prints == ["0123456789abcdef", "0123456789abcdef/2"]
    assert len({row["fingerprint"] for row in json.loads(write_report(run, "gitlab"))}) == 2


def test_html_escapes_what_a_draft_holds_and_loads_nothing() -> None:
    text = "Twelve <script>alert(1)</script> & five"
    found = finding("Twelve").model_copy(update={"spans": (Span(0, 6), Span(len(text) - 4, len(text))), "message": "<b>x</b>"})
    page = write_report(Run((Outcome("<a>.txt", Report(findings=(found,)), Draft(text)),)), "html")
    assert "<mark>Twelve</mark> &lt;script&gt;alert(1)&lt;/script&gt; &amp; five" in page
    assert "<script" not in page
    assert "<b>" not in page
    assert "&lt;a&gt;.txt" in page
    assert "default-src 'none'" in page
    assert not [word for word in ("http:", "https:", "src=", "href=", "url(") if word in page]


def test_the_same_run_gives_the_same_bytes(run: Run) -> None:
    for form in ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "html", "statistics"):
        assert write_report(run, form) == write_report(run, form)
