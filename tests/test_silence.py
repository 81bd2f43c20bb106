"""Noise control: comments, sidecar files, the baseline and changed lines; and what silences nothing is said."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from conftest import Cli

WRONG = "Twelve people were hurt: five men and six women."
IGNORE = "<!-- factcheck: ignore[total-mismatch] the toll as printed -->"


def check(cli: Cli, text: str, name: str = "a.md") -> tuple[int, str]:
    Path(name).write_text(text)
    result = cli("check", name, "--format", "concise", "--fail-on", "warning", "--published", "2021-07-05")
    return result.exit_code, result.stdout


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
@pytest.mark.parametrize(
    "text",
    [
        f"{WRONG} {IGNORE}\n",
        f"{IGNORE}\n{WRONG}\n",
        f"{IGNORE}\n\n{WRONG}\n",
        f"Rain fell.\n\n{IGNORE.replace('ignore', 'ignore-block')}\n\n{WRONG}\nIt was late.\n",
        f"{WRONG}\n\nRain fell.\n\n{IGNORE.replace('ignore', 'ignore-file')}\n",
        f"{WRONG} {IGNORE.replace('total-mismatch', 'all')}\n",
        f"{WRONG} <!--factcheck:ignore[ total-mismatch , total-mismatch ] it rose -->\n",
    ],
)
def test_comment_silences(cli: Cli, text: str, name: str) -> None:
    if name == "a.html":
        text = f"<div>{text}</div>" if text.startswith(("Rain", "Twelve")) else text
    code, shown = check(cli, text, name)
    assert code == 0
    assert shown.startswith("no contradiction in 1 file")
    assert shown.endswith("1 accepted\n")


def test_silenced_findings_are_in_the_json_with_their_reason(cli: Cli) -> None:
    Path("a.md").write_text(f"{WRONG} {IGNORE}\n")
    silenced = json.loads(cli("check", "a.md", "--format", "json").stdout)["files"][0]["silenced"]
    assert [(entry["finding"]["rule"], entry["by"], entry["reason"]) for entry in silenced] == [
        ("total-mismatch", "comment", "the toll as printed")
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"Rain fell. {IGNORE}\n\n{WRONG}\n", "unused-ignore"),
        (f"{WRONG} {IGNORE.replace('total-mismatch', 'impossible-date')}\n", "unused-ignore"),
        (f"{WRONG} {IGNORE.replace('total-mismatch', 'total-mismach')}\n", "did you mean 'total-mismatch'?"),
        (f"{WRONG} <!-- factcheck: ignore[total-mismatch] -->\n", "an ignore comment gives its reason"),
        (f"{WRONG} <!-- factcheck: ignore it rose -->\n", "an ignore comment names its rules"),
        (f"{WRONG} <!-- factcheck: silence[x] y -->\n", "'silence[x]' is no order"),
        (f"---\nfactcheck: {{ignore: [total-mismatch]}}\n---\n{WRONG}\n", "gives its reason"),
    ],
)
def test_comment_that_silences_nothing_is_reported_and_the_finding_stays(cli: Cli, text: str, told: str) -> None:
    code, shown = check(cli, text)
    assert code == 1
    assert told in shown
    assert "error[total-mismatch]" in shown


def test_unused_comment_is_reported_alone(cli: Cli) -> None:
    code, shown = check(cli, f"Rain fell.\n\nIt was late. {IGNORE}\n")
    assert code == 1
    assert shown.startswith("a.md:3:14: warning[unused-ignore] this comment silences nothing of total-mismatch; remove it\n")
    assert "unused" not in cli("check", "a.md", "--select", "impossible-date").stdout


@pytest.mark.parametrize("orders", ["{ignore: [total-mismatch], reason: as printed}", "false"])
def test_front_matter_silences_the_draft(cli: Cli, orders: str) -> None:
    assert check(cli, f"---\nfactcheck: {orders}\n---\n\n{WRONG}\n")[0] == 0


def fingerprint_of(cli: Cli, name: str) -> str:
    found = json.loads(cli("check", name, "--format", "json").stdout)["files"][0]["findings"]
    return str(found[0]["fingerprint"])


def test_sidecar(cli: Cli) -> None:
    Path("a.html").write_text(f"<p>{WRONG}</p>")
    name = fingerprint_of(cli, "a.html")
    Path("a.html.factcheck.toml").write_text(f'[[ignore]]\nfingerprint = "{name}"\nreason = "as printed"\n')
    assert "1 accepted" in cli("check", "a.html").stdout
    Path("a.html").write_text("<p>Eleven people were hurt: five men and six women.</p>")
    assert "warning[unused-ignore]" in cli("check", "a.html").stdout
    Path("a.html.factcheck.toml").write_text(f'[[ignore]]\nfingerprint = "{name}"\n')
    assert "[[ignore]] 1 needs a fingerprint and a reason" in cli("check", "a.html").stderr


def test_baseline_survives_moved_lines_and_reports_what_is_stale(cli: Cli) -> None:
    Path("a.md").write_text(f"{WRONG}\n")
    assert cli("check", ".").exit_code == 1
    assert cli("baseline", "write").stdout == "factcheck-baseline.json: 1 accepted\n"
    Path("factcheck.toml").write_text("baseline = 'factcheck-baseline.json'\nfail-on = 'warning'\n")
    assert cli("check", ".").exit_code == 0
    Path("a.md").write_text(f"Rain fell.\n\nIt was late. {WRONG}\n")
    assert "1 accepted" in cli("check", ".").stdout
    Path("a.md").write_text(f"{WRONG}\n\nNine people were rescued: four men and six women.\n")
    shown = cli("check", ".").stdout
    assert "a.md:3:1: error[total-mismatch]" in shown
    assert "1 accepted" in shown
    Path("a.md").write_text("Rain fell.\n")
    result = cli("check", ".")
    assert result.exit_code == 1
    assert "warning[stale-baseline] a.md: no finding has the fingerprint" in result.stdout
    assert cli("baseline", "prune").stdout == "factcheck-baseline.json: 1 dropped, 0 kept\n"
    assert cli("check", ".").exit_code == 0


def test_baseline_that_cannot_be_used(cli: Cli) -> None:
    Path("a.md").write_text("Rain fell.\n")
    for text in ("[]", "{", '{"version": 2, "findings": []}', '{"version": 1, "findings": [{"path": 1}]}'):
        Path("b.json").write_text(text)
        result = cli("check", "a.md", "--baseline", "b.json")
        assert result.exit_code == 2
        assert "b.json" in result.stderr
    assert "make it with: factcheck baseline write" in cli("check", "a.md", "--baseline", "none.json").stderr


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_diff_base_reports_only_findings_on_changed_lines(cli: Cli) -> None:
    git("init", "-q", "-b", "main")
    Path("a.md").write_text(f"{WRONG}\n\nRain fell.\n")
    git("add", ".")
    git("commit", "-q", "-m", "one")
    assert cli("check", ".", "--diff-base", "main").exit_code == 0
    Path("a.md").write_text(f"{WRONG}\n\nRain fell.\n\nNine people were rescued: four men and six women.\n")
    shown = cli("check", ".", "--diff-base", "main", "--format", "concise", "--published", "2021-07-05").stdout
    assert [line.split(": ")[0] for line in shown.splitlines()[:-1]] == ["a.md:5:1"]
    Path("new.md").write_text(f"{WRONG}\n")
    assert "new.md:1:1" in cli("check", ".", "--diff-base", "main").stdout
    assert "'nope' is no revision" in cli("check", ".", "--diff-base", "nope").stderr
    assert "is no revision" in cli("check", ".", "--diff-base", "--output=x").stderr


def test_diff_base_outside_a_repository(cli: Cli) -> None:
    Path("a.md").write_text(f"{WRONG}\n")
    result = cli("check", "a.md", "--diff-base", "main")
    assert result.exit_code == 2
    assert "lies in no git repository" in result.stderr


FILE = "<!-- factcheck: ignore-file[total-mismatch] why -->"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"{WRONG}\n\n```\n{FILE}\n```\n"),
        ("a.md", f"{WRONG}\n\n    {FILE}\n"),
        ("a.md", f"{WRONG}\n\nWrite `{FILE}` to silence.\n"),
        ("a.md", f"{WRONG}\n\nWrite \\{FILE} to silence.\n"),
        ("a.md", f"{WRONG}\n\n<script>\n{FILE}\n</script>\n"),
        ("a.md", f"{WRONG}\n\n<div title='{FILE}'></div>\n"),
        ("a.html", f"<p>{WRONG}</p><script>{FILE}</script>"),
        ("a.html", f"<p title='{FILE}'>{WRONG}</p>"),
        ("a.html", f"<style>{FILE}</style><p>{WRONG}</p>"),
    ],
)
def test_code_and_attributes_are_no_orders(cli: Cli, name: str, text: str) -> None:
    code, shown = check(cli, text, name)
    assert code == 1
    assert "total-mismatch" in shown
    assert "-ignore]" not in shown


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"<div>\n\n{WRONG}\n\n</div>\n\n<div>{FILE}</div>\n"),
        ("a.html", f"<pre>{FILE}</pre><p>{WRONG}</p>"),
    ],
)
def test_comments_of_the_format_are_orders(cli: Cli, name: str, text: str) -> None:
    assert "error[" not in check(cli, text, name)[1]


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("<!-- Factcheck: ignore[total-mismatch] why -->", "begins with 'factcheck:'"),
        ("<!-- factcheck ignore[total-mismatch] why -->", "begins with 'factcheck:'"),
        ("<!-- fact-check: Ignore[total-mismatch] why -->", "begins with 'factcheck:'"),
        ("<!-- factcheck: ignore[total-mismatch] why", "is not closed"),
    ],
)
def test_near_misses_are_told_of(cli: Cli, name: str, comment: str, told: str) -> None:
    code, shown = check(cli, f"{WRONG} {comment}\n", name)
    assert code == 1
    assert "error[total-mismatch]" in shown
    assert f"{name}:1:50: warning[invalid-ignore]" in shown
    assert told in shown


def test_notes_of_editors_are_no_orders(cli: Cli) -> None:
    text = "Rain fell. <!-- Factcheck: done, AB --> It was late. <!-- factcheck this again -->\n"
    assert check(cli, text) == (0, "no contradiction in 1 file; 0 claims read, 0 compared\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[ignores]]\n", "a.txt.factcheck.toml: unknown key 'ignores'; did you mean 'ignore'?"),
        ("[[ignore]]\nfingerprint = 'x'\nreasn = 'y'\n", "[[ignore]] 1: unknown key 'reasn'; did you mean 'reason'?"),
        ("[[ignore]]\nfingerprint = x\n", "a.txt.factcheck.toml:2: is not TOML: invalid value"),
        ("a = " + "[" * 100_000, "a.txt.factcheck.toml: nests too deep"),
    ],
)
def test_faults_of_a_sidecar(cli: Cli, text: str, told: str) -> None:
    Path("a.txt").write_text(WRONG)
    Path("a.txt.factcheck.toml").write_text(text)
    result = cli("check", "a.txt")
    assert result.exit_code == 2
    assert told in result.stderr
