"""What every claim has: an id, where it was read, and the scope in which it may be compared."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

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

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str = ""
    time: str = ""
    place: str = ""
    population: tuple[str, ...] = ()
    status: Status = "asserted"
    role: str = "body"
    quoted: bool = False


class Claim(BaseModel):
    """Base of all claims. Claims are frozen; an `id` is given when the claim has none ("c1", "c2", ... in order)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = ""
    span: Span | None = Field(default=None, description="where it stands in the draft; None when typed by hand")
    scope: ClaimScope = ClaimScope()
