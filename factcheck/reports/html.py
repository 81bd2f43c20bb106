"""An HTML report: one page that loads nothing, for an editor who has no terminal."""

from __future__ import annotations

from html import escape

from factcheck.draft import Span
from factcheck.findings import Finding
from factcheck.reports.escape import make_visible, one_line, one_visible_line
from factcheck.reports.outcome import Outcome, Run
from factcheck.reports.terminal import name_files, write_summary

_STYLE = """
:root { color-scheme: light dark; --line: #8886; --error: #c62828; --warning: #b26a00; --note: #1565c0; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
article { border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 6px; padding: .2rem 1rem; margin: .8rem 0; }
.error { --tone: var(--error); } .warning { --tone: var(--warning); } .note { --tone: var(--note); }
mark { background: none; color: inherit; border-bottom: 2px solid var(--tone); font-weight: 600; }
blockquote { margin: .4rem 0; padding-left: .8rem; border-left: 2px solid var(--line); overflow-wrap: anywhere; }
.place, .rule { font: 0.85rem ui-monospace, monospace; } .rule { color: var(--tone); }
ul { margin: .4rem 0; padding-left: 1.2rem; }
"""
GENERATOR = '<meta name="generator" content="factcheck">'
"""Says in the page's first lines that it is a report, so that a later run does not take it for a draft."""
_AROUND = 120
"""How many characters are shown on either side of the words."""


def write_html(run: Run) -> str:
    """The report as a page. All text of a draft is escaped, and a policy in the page forbids it to load or run anything."""
    body = [f"<h1>{_text(write_summary(run))}</h1>"]
    for problem in run.problems:
        body.append(f'<article class="error"><p>{_path(str(problem))}</p></article>')
    for remark in run.all_remarks():
        place = f"{remark.path}:{remark.line}:{remark.column}"
        head = f'<span class="place">{_path(place)}</span> <span class="rule">{remark.rule}</span>'
        body.append(f'<article class="{remark.severity}"><p>{head} {_text(remark.message)}</p></article>')
    for note, paths in run.notes():
        body.append(f'<article class="note"><p><span class="place">{_path(name_files(paths))}</span> {_text(note)}</p></article>')
    for outcome in run.outcomes:
        if outcome.report.findings:
            body.append(f"<h2>{_path(outcome.path)}</h2>")
        body += [_write_finding(outcome, finding) for finding in outcome.report.findings]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>factcheck</title>\n'
        f"{GENERATOR}\n"
        '<meta name="viewport" content="width=device-width">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<style>{_STYLE}</style>\n</head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>\n"
    )


def _write_finding(outcome: Outcome, finding: Finding) -> str:
    lines = [f'<article class="{finding.severity}">', f'<p><span class="rule">{_text(finding.rule)}</span> {_text(finding.message)}</p>']
    if outcome.draft is not None:
        for span, place in zip(finding.spans, outcome.places_of(finding), strict=True):
            where = f"paragraph {place.line}, run {place.run}" if place.run else f"{place.line}:{place.column}"
            lines.append(f'<blockquote><span class="place">{where}</span> {_quote(outcome.draft.text, span)}</blockquote>')
    if finding.steps:
        lines.append(f"<ul>{''.join(f'<li>{_text(step)}</li>' for step in finding.steps)}</ul>")
    if finding.fixes:
        lines.append(f"<p>To fit:</p><ul>{''.join(f'<li>{_text(fix)}</li>' for fix in finding.fixes)}</ul>")
    return "\n".join([*lines, "</article>"])


def _quote(text: str, span: Span) -> str:
    """The words with what stands around them in their paragraph."""
    begin = max(text.rfind("\n", 0, span.start) + 1, span.start - _AROUND)
    end = text.find("\n", span.end)
    end = min(len(text) if end < 0 else end, span.end + _AROUND)
    before, after = text[begin : span.start], text[span.end : end]
    return f"{_visible(before)}<mark>{_visible(span.text_of(text))}</mark>{_visible(after)}"


def _visible(text: str) -> str:
    return escape(make_visible(text))


def _path(text: str) -> str:
    return escape(one_visible_line(text))


def _text(text: str) -> str:
    return escape(one_line(text))
