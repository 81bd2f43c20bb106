"""check: the way from a draft to a report, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from factcheck.claims.claim import Claim
from factcheck.claims.read import number_claims, read_claims
from factcheck.conflicts import find_all_conflicts
from factcheck.constraints import Constraint
from factcheck.draft import Draft, with_plain_blanks
from factcheck.explain import explain
from factcheck.findings import Report
from factcheck.formats.plain import read_plain
from factcheck.links.link import LinkedClaims
from factcheck.links.read import link_claims
from factcheck.links.stated import link_stated
from factcheck.mentions.find import find_mentions
from factcheck.registry import select_rules
from factcheck.rules.rule import Rule
from factcheck.scopes import split_scopes, unwrap
from factcheck.syntax.read import read_clauses

NO_DATE = "no publication date: relative dates, years left out and tenses were not checked"


def read(draft: Draft | str, *, published: date | None = None) -> LinkedClaims:
    """The claims of a draft and the links between them.

    Args:
        draft: the text, its title as first line before an empty line if it has one; or a `Draft`.
        published: the publication date, on which relative dates are anchored. It overrides the draft's own.
    """
    draft = _prepare(draft, published)
    scopes = split_scopes(draft)
    mentions = find_mentions(unwrap(draft.text, scopes), published=draft.published)
    reading = read_clauses(draft, scopes, mentions)
    return link_claims(read_claims(reading), reading)


def check(
    draft: Draft | str,
    *,
    published: date | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
) -> Report:
    """Find where the claims of a draft cannot all be true.

    Args:
        draft: the text, its title as first line before an empty line if it has one; or a `Draft`.
        published: the publication date, on which relative dates are anchored. It overrides the draft's own.
        select: names of the rules to run; all that are no previews when None.
        ignore: names of rules to leave out.

    Returns:
        The report; its spans count characters in the text that was given.

    Raises:
        RuleError: if a name in `select` or `ignore` is no rule's.

    >>> report = check("Twelve people died: five men and six women.")
    >>> [finding.rule for finding in report.findings]
    ['total-mismatch']
    """
    rules = select_rules(select, ignore)
    linked = read(draft, published=published)
    notices = () if linked.draft is None or linked.draft.published else (NO_DATE,)
    return check_links(linked, rules, notices=notices)


def check_claims(
    claims: Sequence[Claim],
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
) -> Report:
    """Find where claims that were typed by hand, or come from elsewhere, cannot all be true.

    Raises:
        ValueError: if two claims have one id, or a claim refers to an id that no claim has.
    """
    numbered = number_claims(list(claims))
    linked = LinkedClaims({claim.id: claim for claim in numbered}, tuple(link_stated(numbered)))
    return check_links(linked, select_rules(select, ignore))


def check_links(linked: LinkedClaims, rules: Sequence[Rule], *, notices: tuple[str, ...] = ()) -> Report:
    """Find where linked claims clash under the given rules."""
    constraints = state_constraints(linked, rules)
    found = find_all_conflicts(constraints)
    by_name = {rule.name: rule for rule in rules}
    findings = [explain(conflict, linked, by_name) for conflict in found.conflicts]
    findings.sort(key=lambda finding: (finding.spans, finding.rule, finding.claims))
    compared = {name for constraint in constraints if constraint.origin.rule for name in constraint.origin.claims}
    undecided = tuple(f"{len(component.constraints)} constraints were too many to decide" for component in found.undecided)
    return Report.model_construct(
        findings=tuple(findings), claims=len(linked.claims), compared=len(compared), undecided=undecided, notices=notices
    )


def state_constraints(linked: LinkedClaims, rules: Sequence[Rule]) -> list[Constraint]:
    """What the claims say and what the rules require of them, in a fixed order."""
    constraints: list[Constraint] = []
    for claim in linked.claims.values():
        constraints.extend(claim.constraints())
    for rule in rules:
        constraints.extend(rule.constraints(linked))
    return constraints


def _prepare(draft: Draft | str, published: date | None) -> Draft:
    if isinstance(draft, str):
        draft = read_plain(draft)
    if published is not None and published != draft.published:
        draft = replace(draft, published=published)
    if (plain := with_plain_blanks(draft.text)) != draft.text:
        draft = replace(draft, text=plain, source=draft.text if draft.source is None else draft.source)
    return draft
