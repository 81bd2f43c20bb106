"""The pieces that others run: the GitHub action's script, the pre-commit hooks, a rule from another package."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
WRONG = "Twelve people were hurt: five men and six women.\n"


def shim(directory: Path) -> Path:
    """A `factcheck` that is the checkout's."""
    path = directory / "factcheck-shim"
    path.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m factcheck "$@"\n')
    path.chmod(0o755)
    return path


def test_action_annotates_writes_sarif_and_fails(tmp_path: Path) -> None:
    drafts = tmp_path / "repository"
    drafts.mkdir()
    (drafts / "a.md").write_text(WRONG)
    environment = {**os.environ, "FACTCHECK": str(shim(tmp_path)), "RUNNER_TEMP": str(tmp_path), "DRAFTS": "a.md", "FAIL_ON": "error"}
    command = ["bash", str(ROOT / ".ci/check-drafts")]
    done = subprocess.run(command, cwd=drafts, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=a.md,line=1,col=1")
    log = json.loads((tmp_path / "factcheck.sarif").read_text())
    assert len(log["runs"][0]["results"][0]["relatedLocations"]) == 2


def test_action_says_what_it_uses() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    text = (ROOT / "action.yml").read_text()
    for name in action["inputs"]:
        assert f"inputs.{name} " in text, f"the input {name} is used"
    # What an input holds reaches a shell through the environment alone, where it cannot become a command.
    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_hooks_take_drafts_and_sheets(tmp_path: Path) -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    taken = {
        name: {hook["id"] for hook in hooks.values() if re.search(hook["files"], name)}
        for name in ("a.md", "b/c.docx", "x.claims.yaml", "x.yaml", "a.py")
    }
    assert taken == {
        "a.md": {"factcheck"},
        "b/c.docx": {"factcheck"},
        "x.claims.yaml": {"factcheck-claims"},
        "x.yaml": set(),
        "a.py": set(),
    }
    (tmp_path / "a.md").write_text(WRONG)
    for hook in hooks.values():
        name, *arguments = hook["entry"].split()
        assert name == "factcheck"
        done = subprocess.run([str(shim(tmp_path)), *arguments, "a.md"], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (1, "")


def test_another_package_brings_a_rule(tmp_path: Path) -> None:
    (tmp_path / "house_rules.py").write_text(
        "from factcheck.rules.rule import Rule\n"
        "RULE = Rule(name='house-rule', family='counts', summary='ours', rationale='ours', constraints=lambda linked: (), examples=())\n"
    )
    record = tmp_path / "house_rules-1.0.dist-info"
    record.mkdir()
    (record / "METADATA").write_text("Metadata-Version: 2.1\nName: house-rules\nVersion: 1.0\n")
    (record / "entry_points.txt").write_text("[factcheck.rules]\nhouse-rule = house_rules:RULE\n")
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-m", "factcheck", "rules", "--format", "json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "house-rule" in [rule["name"] for rule in json.loads(done.stdout)]
    (record / "entry_points.txt").write_text("[factcheck.rules]\nhouse-rule = house_rules:Rule\n")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "house_rules:Rule names no Rule" in done.stderr
    (tmp_path / "house_rules.py").write_text("import no_such_module\n")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "house_rules:Rule cannot be loaded: ModuleNotFoundError" in done.stderr


def test_the_report_is_the_same_whatever_the_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(WRONG + "\nThe fair opened on Monday, July 6, 2021, and closed on Sept. 31.\n")
    shown = set()
    for seed in ("0", "1", "7"):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        command = [sys.executable, "-m", "factcheck", "check", "a.md", "--format", "json"]
        shown.add(subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False).stdout)
    assert len(shown) == 1
    assert len(json.loads(shown.pop())["files"][0]["findings"]) == 3
