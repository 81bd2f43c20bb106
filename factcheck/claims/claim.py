"""What every claim has: an id, where it was read, the scope in which it may be compared, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from factcheck.constraints import Constraint
from factcheck.draft import Span

Status = Literal["asserted", "negated", "planned", "former", "hypothetical", "possible"]


class ClaimScope(BaseModel):
    """Everything that must be the same before two claims are compared.

    Attributes:
        source: who says so ("Taliban officials"); "" is the writer.
        time: as of when, or in which period, as a TIMEX3 value; "" is not stated.
        place: where, as written; "" is not stated.
        population: modifiers that narrow what is counted ("Afghan").
        status: asserted, negated, planned, former, hypothetical or possible.
        role: the part of the draft: headline, body, caption ...
        quoted: whether it stands inside a quotation.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    source: str = ""
    time: str = ""
    place: str = ""
    population: tuple[str, ...] = ()
    status: Status = "asserted"
    role: str = "body"
    quoted: bool = False


class Claim(BaseModel):
    """Base of all claims: what some quantity, date or actor may be.

    Claims are frozen. A claim without an `id` is given one ("c1", "c2", ... in text order). `span` covers the words that
    carry the value: findings underline them. A subclass has a `kind`, by which a claim sheet tells it from the others.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str = Field(default="", description="unique among the claims of a draft; given in text order when empty")
    span: Span | None = Field(default=None, description="where its value stands in the draft; absent when typed by hand")
    scope: ClaimScope = Field(default=ClaimScope.model_construct(), description="what must be the same before it is compared with another")

    def constraints(self) -> Iterator[Constraint]:
        """What the claim's own words allow, as constraints on the variable named by its id. The base says nothing."""
        return iter(())

    def describe(self) -> str:
        """What it allows, in a few words, for `factcheck facts` and for explanations."""
        return ""
