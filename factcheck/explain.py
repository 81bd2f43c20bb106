"""explain: from a minimal conflict to a finding that shows the places, the arithmetic and what would fit."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.claims.claim import Claim
from factcheck.claims.count import CountClaim
from factcheck.conflicts import Conflict
from factcheck.constraints import Constraint, Linear
from factcheck.draft import Span
from factcheck.findings import Finding, Severity, fingerprint
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Explanation, Rule
from factcheck.rules.wording import join_words, write_interval, write_number

_REFERENCE = re.compile(r"\[(c\d+|[\w.-]+)\]")


def explain(conflict: Conflict, linked: LinkedClaims, rules: dict[str, Rule]) -> Finding:
    """The finding that tells a conflict.

    The rule that names it is the first, by name, of those whose constraints stand in the conflict and that can explain it
    alone; `Finding.rules` lists all.
    """
    constraints = conflict.constraints
    names = sorted({constraint.origin.rule for constraint in constraints if constraint.origin.rule})
    claims = _claims_of(constraints, linked)
    rule = rules[names[0]] if names else None
    told: Explanation | None = None
    if rule is not None and len(names) == 1 and rule.explain is not None:
        told = rule.explain(constraints, linked)
    if told is None:
        told = describe_conflict(constraints, linked)
    spans = tuple(sorted({claim.span for claim in claims if claim.span is not None}))
    text = linked.draft.text if linked.draft is not None else ""
    quotes = tuple(span.text_of(text) for span in spans)
    licences: dict[Span, None] = {}
    for constraint in constraints:
        for span in constraint.origin.licence:
            licences.setdefault(span, None)
    return Finding.model_construct(
        rule=rule.name if rule else "contradiction",
        severity=_severity(conflict, rule, claims),
        message=_resolve(told.message, linked),
        spans=spans,
        quotes=quotes,
        steps=tuple(_resolve(step, linked) for step in told.steps),
        fixes=tuple(_resolve(fix, linked) for fix in told.fixes),
        licence=tuple(span.text_of(text) for span in sorted(licences)) if text else (),
        rules=tuple(names),
        claims=tuple(claim.id for claim in claims),
        fingerprint=fingerprint(names[0] if names else "", tuple(_normal_form(claim) for claim in claims)),
    )


def describe_conflict(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation:
    """The general wording: what each claim allows, then each rule's relation with its numbers put in."""
    steps: list[str] = []
    allowed: dict[str, Interval] = {}
    for constraint in constraints:
        if constraint.origin.rule is None and isinstance(constraint, Linear) and len(constraint.terms) == 1:
            variable, coefficient = constraint.terms[0]
            bounds = constraint.bounds.scale(1 / coefficient)
            allowed[variable] = allowed[variable] & bounds if variable in allowed else bounds
    for variable, interval in allowed.items():
        steps.append(f"[{variable}] allows {write_interval(interval)}")
    relations = [c for c in constraints if c.origin.rule is not None]
    for relation in relations:
        if isinstance(relation, Linear):
            steps.append(_write_relation(relation, allowed))
    ids = dict.fromkeys(name for constraint in constraints for name in constraint.origin.claims)
    message = f"{join_words([f'[{name}]' for name in ids])} cannot all be true" if ids else "these claims cannot all be true"
    return Explanation(message, tuple(steps))


def _write_relation(relation: Linear, allowed: dict[str, Interval]) -> str:
    terms = [f"{write_coefficient(value)}[{name}]" for name, value in relation.terms]
    total = Interval.exactly(0)
    for name, value in relation.terms:
        total = total + allowed.get(name, Interval()).scale(value)
    return f"{' + '.join(terms)} gives {write_interval(total)}, and must be {write_interval(relation.bounds)} ({relation.origin.rule})"


def write_coefficient(value: Fraction) -> str:
    """A coefficient before its variable: "" for one, "-" for minus one, else the number and a times sign."""
    if value == 1:
        return ""
    return "-" if value == -1 else f"{write_number(value)} × "


def _claims_of(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> tuple[Claim, ...]:
    ids = {name for constraint in constraints for name in constraint.origin.claims}
    return tuple(claim for name, claim in linked.claims.items() if name in ids)


def _severity(conflict: Conflict, rule: Rule | None, claims: tuple[Claim, ...]) -> Severity:
    if claims and all(claim.scope.quoted for claim in claims):
        return "note"
    if conflict.level == "core":
        rounds = [claim for claim in claims if isinstance(claim, CountClaim) and claim.count.core != claim.count.support]
        return "note" if any(claim.scope.role == "headline" for claim in rounds) else "warning"
    return rule.severity if rule else "error"


def _normal_form(claim: Claim) -> str:
    return f"{type(claim).__name__}:{claim.describe()}"


def _resolve(told: str, linked: LinkedClaims) -> str:
    text = linked.draft.text if linked.draft is not None else None

    def quote(match: re.Match[str]) -> str:
        claim = linked.claims.get(match.group(1))
        if claim is None:
            return match.group(0)
        if claim.span is None or text is None:
            return f"{claim.id} ({claim.describe()})"
        return f"“{' '.join(claim.span.text_of(text).split())}”"

    return _REFERENCE.sub(quote, told)
