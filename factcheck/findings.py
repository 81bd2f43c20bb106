"""Finding and Report: what clashes, where, the arithmetic, and what would make it fit."""

from __future__ import annotations

import hashlib
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from factcheck.draft import Span

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Finding(BaseModel):
    """One contradiction: the smallest set of claims that cannot all be true.

    Attributes:
        rule: the rule that it breaks (the first of `rules`, when several had to combine).
        severity: "error" where no reading fits; "warning" where it is true only at the edge of rounding; "note" where only
            quotations or a headline's round figure clash, or where no slip of the pen explains arithmetic that was read
            and the rule asks for one (`Rule.slips`).
        message: what clashes, in one line.
        spans: every place that has part in it, in text order; empty for claims typed by hand.
        quotes: the words at `spans`, as the checker read them (every blank a plain one).
        steps: the arithmetic, a step a line.
        fixes: what each side would have to be to fit; it never says which side is wrong.
        licence: the words that license the comparison, quoted.
        rules: every rule whose constraint has part in it.
        claims: ids of the claims in it.
        fingerprint: stable name of the finding: of its rule and its normalised claims, never of line numbers.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    rule: str
    severity: Severity
    message: str
    spans: tuple[Span, ...] = ()
    quotes: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    fixes: tuple[str, ...] = ()
    licence: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    fingerprint: str = ""


class Report(BaseModel):
    """What a check yields.

    Attributes:
        findings: in text order, then by rule.
        claims: how many claims were read.
        compared: how many of them stand in at least one link, so that they were compared with another or with the calendar.
        undecided: one line for each group of claims that was too large to decide; never swallowed.
        notices: what could not be checked and why ("no publication date: ...").

    >>> Report().ok
    True
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    findings: tuple[Finding, ...] = ()
    claims: int = 0
    compared: int = 0
    undecided: tuple[str, ...] = ()
    notices: tuple[str, ...] = Field(default=())

    @property
    def ok(self) -> bool:
        """Whether there is no finding of severity "error" or "warning"."""
        return not any(finding.severity in ("error", "warning") for finding in self.findings)


def fingerprint(rule: str, normalised: tuple[str, ...]) -> str:
    """A stable name, 16 hexadecimal digits, for a finding of `rule` about claims given in a normal form."""
    return hashlib.sha256("\x1f".join((rule, *sorted(normalised))).encode()).hexdigest()[:16]
