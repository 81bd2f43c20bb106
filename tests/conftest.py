"""What the tests of the command line share: a runner that is the installed command, in a directory of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

pytest_plugins = ["pytester"]

# A deadline measures the machine and not the code: a busy one would fail a sound test. The gate draws the same examples in every run;
# HYPOTHESIS_PROFILE=explore draws new ones.
settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))

FIXTURES = Path(__file__).parent.parent / "fixtures"


@pytest.fixture(autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test answers from what another run kept."""
    directory = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(directory))
    return directory


Cli = Callable[..., Result]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run `factcheck` in an empty directory: `cli("check", "a.txt", stdin=b"...")`."""
    from factcheck import config
    from factcheck.cli.main import cli as command

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*arguments: str, stdin: bytes | None = None) -> Result:
        config.load_config.cache_clear()
        config.config_for.cache_clear()
        return CliRunner().invoke(command, list(arguments), input=stdin, prog_name="factcheck")

    return run
