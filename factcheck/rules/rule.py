"""Rule, Good, Bad: one fault, the constraints that state it, and the examples that are its documentation and its tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from factcheck.constraints import Constraint
from factcheck.links.link import LinkedClaims

Severity = Literal["error", "warning", "note"]
Family = Literal["counts", "dates", "actors"]
Slips = Literal["", "inferred", "always"]


@dataclass(frozen=True, slots=True)
class Bad:
    """A draft with exactly one finding, of this rule, whose spans are the `[[...]]` marks; `explains` stands in its arithmetic."""

    text: str
    explains: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Good:
    """A draft in which no rule finds anything: a near miss that real news is full of, and why it is sound."""

    text: str
    why: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a finding tells: one line, the steps of the arithmetic, and what each side would have to be to fit.

    `[id]` in a text stands for the quoted words of the claim with that id.
    """

    message: str
    steps: tuple[str, ...] = ()
    fixes: tuple[str, ...] = ()


Explain = Callable[[tuple[Constraint, ...], LinkedClaims], Explanation | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One fault.

    Attributes:
        name: kebab-case, names the fault ("total-mismatch").
        family: the part of the checker that it belongs to.
        summary: what it catches, in one line.
        rationale: why it matters and what it leaves alone, in Markdown.
        constraints: states a constraint wherever the links license one; it never compares values.
        explain: words the arithmetic of a minimal conflict in which this rule has part; None, or an answer of None, leaves
            it to the general wording.
        examples: at least three `Bad` and three `Good`.
        severity: of a conflict that no reading can mend.
        preview: off unless it is selected by name; not yet precise enough.
        slips: where a conflict read from a draft is a note only, if no slip of the pen in one of its figures explains it: "always", or
            "inferred", where a link was inferred. What the words leave open, then, is more likely than what the figures say.
    """

    name: str
    family: Family
    summary: str
    rationale: str
    constraints: Callable[[LinkedClaims], Iterable[Constraint]]
    examples: tuple[Bad | Good, ...]
    explain: Explain | None = None
    severity: Severity = "error"
    preview: bool = False
    slips: Slips = ""
