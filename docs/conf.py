"""Sphinx configuration; the rules' pages are written from the registry before each build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

project = "factcheck"
author = "The factcheck authors"
copyright = "2026, The factcheck authors"  # noqa: A001 - the name that Sphinx reads
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
html_theme = "furo"
html_title = "factcheck"
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
nitpicky = False


def write_rule_pages(_: Any) -> None:
    """Write `rules/*.md`: one page a rule, and their list."""
    from factcheck.registry import all_rules
    from factcheck.reports.rule_page import write_rule_page

    directory = Path(__file__).parent / "rules"
    directory.mkdir(exist_ok=True)
    pages = {f"{rule.name}.md": write_rule_page(rule) for rule in all_rules()}
    lines = [
        "# Rules",
        "",
        "Generated from the rules themselves: the examples are their tests.",
        "",
        "| rule | finds | severity |",
        "|---|---|---|",
    ]
    lines += [f"| [{rule.name}]({rule.name}.md) | {rule.summary} | {rule.severity} |" for rule in all_rules()]
    lines += ["", "```{toctree}", ":hidden:", "", *(rule.name for rule in all_rules()), "```", ""]
    pages["index.md"] = "\n".join(lines)
    for old in directory.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        path = directory / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def setup(app: Any) -> None:
    """Hook the pages in."""
    app.connect("builder-inited", write_rule_pages)
