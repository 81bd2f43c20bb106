"""write_report: a run in the output that a name asks for."""

from __future__ import annotations

from importlib import import_module

from factcheck.reports.outcome import Run

_PLAIN = {
    "json": ("factcheck.reports.json", "write_json"),
    "sarif": ("factcheck.reports.sarif", "write_sarif"),
    "github": ("factcheck.reports.github", "write_github"),
    "gitlab": ("factcheck.reports.gitlab", "write_gitlab"),
    "junit": ("factcheck.reports.junit", "write_junit"),
    "html": ("factcheck.reports.html", "write_html"),
    "rdjson": ("factcheck.reports.rdjson", "write_rdjson"),
    "statistics": ("factcheck.reports.statistics", "write_statistics"),
    "statistics-json": ("factcheck.reports.statistics", "write_statistics_json"),
}


def write_report(run: Run, form: str, *, colour: bool = False, width: int = 120) -> str:
    """The report of a run.

    Args:
        run: the run.
        form: "full", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "html", "statistics" or "statistics-json".
        colour: whether a terminal report is coloured.
        width: how many columns a terminal report may take.
    """
    if form in ("full", "concise"):
        from factcheck.reports import terminal

        write = terminal.write_full if form == "full" else terminal.write_concise
        return write(run, colour=colour, width=width)
    module, name = _PLAIN[form]
    text = getattr(import_module(module), name)(run)
    assert isinstance(text, str)
    return text
