"""The command line: `factcheck check`, `facts`, `rules`, `explain`, `schema`, `baseline`."""

from factcheck.cli.main import main as main
