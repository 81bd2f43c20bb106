"""The pytest plugin: a draft is a test, off unless it is asked for."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import pytest

WRONG = "Twelve people were hurt: five men and six women."
SOUND = "Eleven people were hurt: five men and six women."


@pytest.fixture
def drafts(pytester: pytest.Pytester) -> pytest.Pytester:
    (pytester.path / "drafts/deep").mkdir(parents=True)
    (pytester.path / "drafts/a.md").write_text(WRONG)
    (pytester.path / "drafts/deep/b.md").write_text(SOUND)
    (pytester.path / "drafts/c.rst").write_text(WRONG)
    return pytester


def test_off_unless_asked_for(drafts: pytest.Pytester) -> None:
    drafts.runpytest_subprocess().assert_outcomes()


def test_ini_names_the_drafts(drafts: pytest.Pytester) -> None:
    drafts.makeini("[pytest]\nfactcheck_files = drafts/**/*.md\n")
    result = drafts.runpytest_subprocess()
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*factcheck drafts/a.md*",
            "drafts/a.md:1:1: error[[]total-mismatch[]] *",
            "*Twelve people were hurt*",
            "*^^^^^^*",
            "*5 + 6 = 11, not 12*",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_option_takes_every_draft(drafts: pytest.Pytester) -> None:
    drafts.runpytest_subprocess("--factcheck").assert_outcomes(passed=1, failed=1)
    drafts.runpytest_subprocess("--factcheck", "drafts/deep").assert_outcomes(passed=1)


def test_configuration_holds(drafts: pytest.Pytester) -> None:
    (drafts.path / "factcheck.toml").write_text("ignore = ['total-mismatch']\ncache = false\n")
    drafts.runpytest_subprocess("--factcheck").assert_outcomes(passed=2)


def test_what_cannot_be_read_fails_alone(drafts: pytest.Pytester) -> None:
    (drafts.path / "drafts/a.md").write_bytes(b"Two\0men")
    result = drafts.runpytest_subprocess("--factcheck")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*is binary, not text*"])


def test_junit_has_the_properties(drafts: pytest.Pytester) -> None:
    drafts.runpytest_subprocess("--factcheck", "--junitxml=out.xml")
    cases = ElementTree.parse(drafts.path / "out.xml").iter("testcase")
    properties = {case.get("classname"): {entry.get("name"): entry.get("value") for entry in case.iter("property")} for case in cases}
    failed = next(values for name, values in properties.items() if str(name).startswith("drafts.a"))
    assert failed["factcheck_findings"] == "1"
    assert failed["factcheck_rule"] == "total-mismatch"


def test_xdist(drafts: pytest.Pytester) -> None:
    for number in range(6):
        (drafts.path / f"drafts/{number}.md").write_text(WRONG if number % 2 else SOUND)
    result = drafts.runpytest_subprocess("--factcheck", "-n", "2")
    result.assert_outcomes(passed=4, failed=4)


def test_fixture(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        f"""
        import pytest

        def test_sound(factcheck):
            assert factcheck({SOUND!r}).ok

        def test_wrong(factcheck):
            assert factcheck({WRONG!r}).ok

        @pytest.mark.factcheck(ignore=["total-mismatch"])
        def test_marked(factcheck):
            assert factcheck({WRONG!r}).ok

        @pytest.mark.factcheck(published="2021-07-05")
        def test_marker_dates(factcheck):
            assert not factcheck("It opened.").report.notices

        @pytest.mark.factcheck(colour="red")
        def test_marker_that_is_wrong(factcheck):
            pass

        def test_assert_consistent():
            from factcheck.testing import assert_consistent
            assert_consistent({SOUND!r}, published="2021-07-05")
            assert_consistent({WRONG!r}, published="2021-07-05")
        """
    )
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=3, failed=2, errors=1)
    result.stdout.fnmatch_lines(
        [
            "*the marker factcheck has no keyword 'colour'*",
            "*where False = <factcheck: total-mismatch: *>.ok*",
            "*- factcheck -*",
            "text:1:1: error[[]total-mismatch[]]*",
        ]
    )
    result.stdout.fnmatch_lines(["*AssertionError: the text contradicts itself*", "*5 + 6 = 11, not 12*"])


def test_loading_the_plugin_imports_nothing_heavy() -> None:
    code = "import sys, pytest; before = set(sys.modules); import factcheck.pytest_plugin; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["factcheck", "factcheck.pytest_plugin"]
