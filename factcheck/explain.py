"""explain: from a minimal conflict to a finding that shows the places, the arithmetic and what would fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factcheck.almanac import write_days
from factcheck.claims.claim import Claim
from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.conflicts import Conflict
from factcheck.constraints import EPOCH, Choice, Constraint, Linear, Order
from factcheck.draft import Span
from factcheck.findings import Finding, Severity, fingerprint
from factcheck.interval import Interval
from factcheck.links.digits import slips_of
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Explanation, Rule
from factcheck.rules.wording import join_words, write_interval

# Ordinals of days above this are dates (after the year 1000); lengths of time in minutes or days lie below.
_DAYS_OF_DATES = 365_250
# A third for a quarter: as shares of one, and in hundredths.
_FRACTIONS = frozenset(Fraction(part * full, whole) for whole in (2, 3, 4, 5, 6, 8, 10) for part in range(1, whole) for full in (1, 100))
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
        told = rule.explain(constraints, linked.around(claim.id for claim in claims))
    if told is None:
        told = describe_conflict(conflict)
    spans = tuple(sorted({claim.span for claim in claims if claim.span is not None}))
    text = linked.draft.text if linked.draft is not None else ""
    quotes = tuple(span.text_of(text) for span in spans)
    licences: dict[Span, None] = {}
    for constraint in constraints:
        for span in constraint.origin.licence:
            licences.setdefault(span, None)
    return Finding.model_construct(
        rule=rule.name if rule else "contradiction",
        severity=_severity(conflict, rule, claims, read=linked.reading is not None),
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


def describe_conflict(conflict: Conflict) -> Explanation:
    """The general wording, for conflicts in which several rules combine: what each claim allows, and what follows from it, step by step.

    Each relation in which all figures but one are known tells what that one must be; the last one tells the clash.
    """
    known: dict[str, Interval] = {}
    relations: list[Linear | Order] = []
    for constraint in conflict.constraints:
        if isinstance(constraint, Choice):
            continue
        terms, bounds = _terms(constraint)
        if constraint.origin.rule is None and len(terms) == 1:
            (variable, coefficient), *_ = terms.items()
            own = bounds.scale(1 / coefficient)
            known[variable] = known[variable] & own if variable in known else own
        elif constraint.origin.rule is not None:
            relations.append(constraint)
    steps = list(_derive(relations, known))
    ids = dict.fromkeys(name for constraint in conflict.constraints for name in constraint.origin.claims)
    message = f"{join_words([f'[{name}]' for name in ids])} cannot all be true" if ids else "these claims cannot all be true"
    fixes = [
        f"[{variable}] would have to be {_write(fitting, relations)}"
        for variable, fitting in conflict.would_fit().items()
        if not fitting.is_empty
    ]
    return Explanation(message, tuple(steps), tuple(fixes))


def _terms(constraint: Linear | Order) -> tuple[dict[str, Fraction], Interval]:
    """A constraint as a sum and its bounds; the instant 0 is left out."""
    if isinstance(constraint, Linear):
        return dict(constraint.terms), constraint.bounds
    terms = {constraint.later: Fraction(1), constraint.earlier: Fraction(-1)}
    terms.pop(EPOCH, None)
    return terms, constraint.gap


def _derive(relations: list[Linear | Order], known: dict[str, Interval]) -> Iterator[str]:
    """What each relation makes of what is known, the ones with the fewest unknowns first."""
    known = dict(known)
    waiting = list(relations)
    while waiting:
        relation = min(waiting, key=lambda waits: sum(name not in known for name in _terms(waits)[0]))
        waiting.remove(relation)
        terms, bounds = _terms(relation)
        unknown = [name for name in terms if name not in known]
        if len(unknown) > 1:
            continue
        # The last figure named takes the blame in the wording; which of them is wrong, nobody knows.
        target = unknown[0] if unknown else list(terms)[-1]
        rest = bounds
        for name, weight in terms.items():
            if name != target:
                rest = rest - known[name].scale(weight)
        required = rest.scale(1 / terms[target])
        step = f"[{target}] must be {_write(required, relations)} ({relation.origin.rule})"
        if not unknown and not known[target].meets(required):
            step += f", and is {_write(known[target], relations)}"
        known[target] = known[target] & required if target in known else required
        yield step


def _write(interval: Interval, relations: list[Linear | Order]) -> str:
    """A number, or days where the relations are between instants."""
    instants = bool(relations) and all(isinstance(relation, Order) for relation in relations)
    return write_days(interval) if instants and (interval.low or interval.high or 0) > _DAYS_OF_DATES else write_interval(interval)


def _claims_of(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> tuple[Claim, ...]:
    names = linked.in_order(name for constraint in constraints for name in constraint.origin.claims)
    return tuple(linked.claims[name] for name in names)


def _severity(conflict: Conflict, rule: Rule | None, claims: tuple[Claim, ...], *, read: bool) -> Severity:
    if claims and all(claim.scope.quoted for claim in claims):
        return "note"
    if rule is not None and read and _needs_slip(conflict, rule) and not _is_slip(conflict, claims):
        return "note"
    if conflict.level == "core":
        rounds = [claim for claim in claims if isinstance(claim, CountClaim) and claim.count.core != claim.count.support]
        return "note" if any(claim.scope.role == "headline" for claim in rounds) else "warning"
    return rule.severity if rule else "error"


def _needs_slip(conflict: Conflict, rule: Rule) -> bool:
    """Whether a rule asks that a slip explains a conflict: always, or only where a link was inferred and not said in so many words."""
    return rule.slips == "always" or (rule.slips == "inferred" and any(constraint.origin.inferred for constraint in conflict.constraints))


def _is_slip(conflict: Conflict, claims: tuple[Claim, ...]) -> bool:
    """Whether a slip of the pen in one figure explains a conflict: one of those that it may have been meant for would fit."""
    fitting = conflict.would_fit()
    for claim in claims:
        figure = claim.count if isinstance(claim, CountClaim) else claim.share if isinstance(claim, ShareClaim) else None
        wanted = next((fits for variable, fits in fitting.items() if variable.partition(".")[0] == claim.id), None)
        if figure is None or wanted is None:
            continue
        in_words = isinstance(claim, ShareClaim) and not claim.share.unit
        if any(meant in wanted for meant in (_FRACTIONS if in_words else slips_of(figure.nominal, figure.step))):
            return True
    return False


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
