"""`factcheck check` as a person types it: what is found, what cannot be read, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Cli

WRONG = "Twelve people were hurt: five men and six women.\n"
SOUND = "Eleven people were hurt: five men and six women.\n"


def test_finding(cli: Cli) -> None:
    Path("a.txt").write_text(WRONG)
    result = cli("check", "a.txt")
    assert result.exit_code == 1
    assert "a.txt:1:1: error[total-mismatch]" in result.stdout
    assert "5 + 6 = 11, not 12" in result.stdout
    line, under = (text.partition("|")[2] for text in result.stdout.splitlines()[2:4])
    assert (under.split()[0], under.index("^")) == ("^" * len("Twelve"), line.index("Twelve"))
    assert result.stderr == ""


def test_no_finding(cli: Cli) -> None:
    Path("a.txt").write_text(SOUND)
    result = cli("check", "a.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "no contradiction in 1 file" in result.stdout


def test_two_arguments_that_are_one_draft_are_checked_once(cli: Cli) -> None:
    Path("a.txt").write_text(WRONG)
    assert "1 error in 1 file" in cli("check", "a.txt", "a.txt").stdout


def test_standard_input_takes_its_format_from_its_name(cli: Cli) -> None:
    source = f"---\ndate: 2021-07-05\n---\n\n`code`\n\n*Twelve* {WRONG[7:]}".encode()
    result = cli("check", "-", "--stdin-filename", "desk/story.md", stdin=source)
    assert result.exit_code == 1
    assert "desk/story.md:7:2: error[total-mismatch]" in result.stdout


def test_directory_is_walked_for_drafts(cli: Cli) -> None:
    for name in ("b/two.md", "a.txt", "b/.hidden.md", ".git/x.txt", "node_modules/x.md", "code.py", "b/x.claims.yaml"):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("- {kind: count, of: men, count: 5}\n" if name.endswith("yaml") else WRONG)
    result = cli("check", ".", "--format", "json")
    assert [file["path"] for file in json.loads(result.stdout)["files"]] == ["a.txt", "b/two.md", "b/x.claims.yaml"]


def test_gitignore_is_respected_in_a_walk_but_not_for_a_file_that_is_named(cli: Cli) -> None:
    Path(".gitignore").write_text("drafts/old/\n*.bak.txt\n!keep.bak.txt\n")
    Path("drafts/old").mkdir(parents=True)
    for name in ("drafts/a.txt", "drafts/old/b.txt", "drafts/c.bak.txt", "drafts/keep.bak.txt"):
        Path(name).write_text(SOUND)
    paths = [file["path"] for file in json.loads(cli("check", "drafts", "--format", "json").stdout)["files"]]
    assert paths == ["drafts/a.txt", "drafts/keep.bak.txt"]
    assert cli("check", "drafts/old/b.txt").exit_code == 0
    Path("factcheck.toml").write_text("gitignore = false\n")
    assert len(json.loads(cli("check", "drafts", "--format", "json").stdout)["files"]) == 4


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "bad.txt: is empty"),
        (b"Two men\nand \xff\xfe women", "bad.txt:2: is not UTF-8 (byte 0xff at column 5)"),
        (b"Two\0men", "bad.txt: is binary"),
        (b"date 2021-02-30 Two men", "bad.txt:1: 2021-02-30 is no date"),
        (None, "bad.txt: no such file"),
    ],
)
def test_one_bad_file_loses_nothing_of_the_others(cli: Cli, data: bytes | None, told: str) -> None:
    Path("a.txt").write_text(WRONG)
    if data is not None:
        Path("bad.txt").write_bytes(data)
    result = cli("check", "bad.txt", "a.txt")
    assert result.exit_code == 2
    assert [line for line in result.stderr.splitlines() if told in line] == result.stderr.splitlines()
    assert "a.txt:1:1: error[total-mismatch]" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check"], "nothing to check"),
        (["check", "--nope", "a.txt"], "No such option"),
        (["check", "--published", "2021-02-30", "a.txt"], "'2021-02-30' is no date; write 2021-07-05"),
        (["check", "--select", "total-mismach", "a.txt"], "did you mean 'total-mismatch'?"),
        (["check", "--format", "xml", "a.txt"], "'xml' is not one of"),
        (["check", "--fail-on", "all", "a.txt"], "'all' is not one of"),
        (["check", "empty"], "empty: holds no drafts"),
        (["check", "--config", "none.toml", "a.txt"], "none.toml: cannot be read"),
        (["chek", "a.txt"], "did you mean 'check'?"),
        (["explain", "total-mismach"], "did you mean 'total-mismatch'?"),
        (["facts", "none.txt"], "none.txt: no such file"),
        (["facts"], "nothing to read"),
    ],
)
def test_misuse_is_one_message_and_exit_code_2(cli: Cli, arguments: list[str], told: str) -> None:
    Path("a.txt").write_text(SOUND)
    Path("empty").mkdir()
    result = cli(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_published_overrides_the_file(cli: Cli) -> None:
    Path("a.txt").write_text("date 2021-07-05\nThe fair opened.\n")
    file = json.loads(cli("check", "a.txt", "--published", "July 6, 2021", "--format", "json").stdout)["files"][0]
    assert (file["published"], file["dated_by"]) == ("2021-07-06", "option")


def test_a_draft_without_a_date_says_so(cli: Cli) -> None:
    Path("a.txt").write_text(SOUND)
    assert "a.txt: note: no publication date" in cli("check", "a.txt").stdout
    Path("b.txt").write_text(f"date 2021-07-05\n{SOUND}")
    assert "no publication date" not in cli("check", "b.txt").stdout


def test_select_and_ignore(cli: Cli) -> None:
    Path("a.txt").write_text(WRONG)
    assert cli("check", "a.txt", "--ignore", "total-mismatch").exit_code == 0
    assert cli("check", "a.txt", "--select", "weekday-date-mismatch,impossible-date").exit_code == 0
    assert cli("check", "a.txt", "--select", "total-mismatch").exit_code == 1


def test_fail_on(cli: Cli) -> None:
    Path("factcheck.toml").write_text("severity = {total-mismatch = 'warning'}\n")
    Path("a.txt").write_text(WRONG)
    assert cli("check", "a.txt").exit_code == 0
    assert cli("check", "a.txt", "--fail-on", "warning").exit_code == 1
    assert cli("check", "a.txt", "--fail-on", "note").exit_code == 1
    Path("factcheck.toml").write_text("fail-on = 'warning'\nseverity = {total-mismatch = 'warning'}\n")
    assert cli("check", "a.txt").exit_code == 1
    assert cli("check", "a.txt", "--isolated", "--fail-on", "error").exit_code == 1


def test_report_goes_to_a_file(cli: Cli) -> None:
    Path("a.txt").write_text(WRONG)
    result = cli("check", "a.txt", "--format", "json", "-o", "report.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads(Path("report.json").read_text())["exit_code"] == 1
    assert cli("check", "a.txt", "-o", "none/report.json").exit_code == 2


def test_jobs_change_nothing_but_the_time(cli: Cli) -> None:
    for number in range(6):
        Path(f"{number}.txt").write_text(WRONG if number % 2 else SOUND)
    assert cli("check", ".", "-j", "2", "--format", "json").stdout == cli("check", ".", "--format", "json").stdout


def test_statistics(cli: Cli) -> None:
    for number in range(3):
        Path(f"{number}.txt").write_text(WRONG)
    lines = cli("check", ".", "--statistics").stdout.splitlines()
    assert lines[0].split() == ["3", "total-mismatch", "error", "in", "3", "files"]


def test_control_characters_never_reach_the_terminal(cli: Cli) -> None:
    Path("a.txt").write_text("Twelve \x1b[31mpeople\x1b]0;x\x07 were \u202ehurt: five men and six women.\n")
    for form in ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson"):
        shown = cli("check", "a.txt", "--format", form).stdout
        assert not {"\x1b", "\x07", "\u202e"} & set(shown), form


def test_a_name_with_control_characters_is_shown_escaped(cli: Cli) -> None:
    result = cli("check", "a\x1b[31m.txt")
    assert "\x1b" not in result.stderr
    assert "a\\x1b[31m.txt: no such file" in result.stderr


def test_rules_and_explain(cli: Cli) -> None:
    listed = json.loads(cli("rules", "--format", "json").stdout)
    assert {"name", "family", "severity", "preview", "summary"} == set(listed[0])
    for rule in listed:
        assert rule["name"] in cli("rules").stdout
        page = cli("explain", rule["name"]).stdout
        assert page.startswith(f"# {rule['name']}\n")
        assert "## Found" in page
        assert "## Left alone" in page


def test_facts(cli: Cli) -> None:
    Path("a.txt").write_text(f"date 2021-07-05\n{SOUND}")
    record = json.loads(cli("facts", "a.txt", "--format", "json").stdout)["files"][0]
    assert record["published"] == "2021-07-05"
    first = record["claims"][0]
    assert (first["line"], first["column"], first["quote"]) == (2, 1, "Eleven")
    shown = cli("facts", "a.txt").stdout
    assert "2:1" in shown
    assert "“Eleven”" in shown


def test_schema(cli: Cli) -> None:
    import jsonschema

    Path("a.txt").write_text(WRONG)
    report = json.loads(cli("schema", "report").stdout)
    jsonschema.Draft202012Validator.check_schema(report)
    jsonschema.validate(json.loads(cli("check", "a.txt", "--format", "json").stdout), report)
    for what in ("claims", "config"):
        jsonschema.Draft202012Validator.check_schema(json.loads(cli("schema", what).stdout))


def test_a_page_of_an_earlier_run_is_written_anew_and_is_no_draft(cli: Cli) -> None:
    Path("a.txt").write_text("Twelve people were hurt: five men and six women.")
    for _ in range(2):
        done = cli("check", ".", "--format", "html", "-o", "report.html")
        assert (done.exit_code, done.stderr) == (1, "")
    assert "in 1 file;" in Path("report.html").read_text("utf-8")
