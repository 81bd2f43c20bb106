"""collect_facts: the claims of a draft as records, with what they imply, for `factcheck facts`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from factcheck.claims.claim import Claim
from factcheck.draft import Draft
from factcheck.errors import DraftError
from factcheck.formats.load import SHEET_SUFFIXES, load_draft, read_draft
from factcheck.interval import Interval
from factcheck.reports.escape import one_line, one_visible_line
from factcheck.runs.check import Options, config_of, use_lexicon
from factcheck.runs.implied import find_implied


def collect_facts(path: str, options: Options) -> dict[str, Any]:
    """What a draft claims and implies, under the lexicon of its configuration.

    Raises:
        DraftError: if it cannot be read.
        ConfigError: if its configuration cannot be used.
    """
    name = options.stdin_name if path == "-" else path
    if Path(name).suffix.lower() in SHEET_SUFFIXES:
        raise DraftError("is a claim sheet: its claims are those that it lists", path=name)
    use_lexicon(config_of(name, options))
    published = options.published
    draft = read_draft(options.stdin, name, published=published) if path == "-" else load_draft(name, published=published)
    from factcheck.pipeline import read

    linked = read(draft)
    return {
        "path": name,
        "published": draft.published.isoformat() if draft.published else None,
        "dated_by": draft.dated_by,
        "claims": [_record_claim(claim, draft) for claim in linked.claims.values()],
        "links": [
            {
                "relation": link.relation,
                "members": [list(member) for member in link.members],
                "licence": [span.text_of(draft.text) for span in link.licence],
                "inferred": link.inferred,
            }
            for link in linked.links
        ],
        "implied": list(find_implied(linked)),
    }


def _record_claim(claim: Claim, draft: Draft) -> dict[str, Any]:
    record: dict[str, Any] = {"id": claim.id, "kind": getattr(claim, "kind", type(claim).__name__)}
    if claim.span is not None:
        position = draft.position(claim.span.start)
        record |= {
            "line": position.line,
            "column": position.column,
            "start": claim.span.start,
            "end": claim.span.end,
            "quote": claim.span.text_of(draft.text),
        }
    record["says"] = claim.describe()
    record["allows"] = _allow(claim)
    record["scope"] = claim.scope.model_dump(mode="json", exclude_defaults=True)
    return record


def _allow(claim: Claim) -> str:
    """What the claim's own constraints leave open, in words."""
    from factcheck.constraints import Choice, Linear, Order
    from factcheck.rules.wording import write_interval

    told: dict[str, str] = {}
    for constraint in claim.constraints():
        if isinstance(constraint, Linear) and len(constraint.terms) == 1:
            bounds = constraint.bounds.scale(1 / constraint.terms[0][1])
            told.setdefault(constraint.level, write_interval(bounds))
        elif isinstance(constraint, Order) and constraint.earlier == "epoch":
            told.setdefault(constraint.level, write_days(constraint.gap))
        elif isinstance(constraint, Order):
            told.setdefault(constraint.level, f"{write_interval(constraint.gap)} days")
        elif isinstance(constraint, Choice):
            told.setdefault("choice", " or ".join(constraint.allowed))
    if "core" in told and "support" in told:
        return f"{told['core']}, at the edge of rounding {told['support']}" if told["core"] != told["support"] else told["core"]
    return "; ".join(told.values())


def write_days(days: Interval) -> str:
    """Days as dates.

    >>> write_days(Interval.exactly(date(2021, 7, 2).toordinal()))
    '2021-07-02'
    """
    low = _write_day(days.low)
    high = _write_day(days.high)
    if low is None and high is None:
        return "any day"
    if low is None:
        return f"{'before' if days.high_open else 'by'} {high}"
    if high is None:
        return f"{'after' if days.low_open else 'from'} {low}"
    return low if low == high else f"{low} to {high}"


def _write_day(ordinal: Any) -> str | None:
    if ordinal is None:
        return None
    try:
        return date.fromordinal(int(ordinal)).isoformat()
    except (ValueError, OverflowError):
        return None


def write_facts(record: dict[str, Any]) -> str:
    """A record of `collect_facts` as text for a person."""
    head = one_visible_line(record["path"])
    told = f"published {record['published']} ({record['dated_by']})" if record["published"] else "publication date not known"
    lines = [f"{head}: {told}"]
    width = max((len(f"{claim.get('line', 0)}:{claim.get('column', 0)}") for claim in record["claims"]), default=0)
    for claim in record["claims"]:
        place = f"{claim['line']}:{claim['column']}" if "line" in claim else ""
        scope = ", ".join(f"{key} {_write_value(value)}" for key, value in claim["scope"].items())
        lines.append(
            f"  {claim['id']:<4} {place:<{width}}  {claim['kind']:<8} “{one_line(claim.get('quote', ''))}”: {one_line(claim['says'])}"
            + (f" [allows {one_line(claim['allows'])}]" if claim["allows"] else "")
            + (f" ({one_line(scope)})" if scope else "")
        )
    if record["implied"]:
        lines.append("  implied:")
        lines += [f"    {one_line(line)}" for line in record["implied"]]
    lines.append(f"  {len(record['claims'])} claims, {len(record['links'])} links")
    return "\n".join(lines) + "\n"


def _write_value(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else str(value)
