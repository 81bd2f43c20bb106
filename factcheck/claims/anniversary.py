"""AnniversaryClaim: which anniversary, which annual event or which term of office it is."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from factcheck.claims.claim import Claim
from factcheck.claims.fields import TimexField, write_ordinal

Round = Literal["anniversary", "annual", "term"]


class AnniversaryClaim(Claim):
    """The number of an anniversary, of an event held each year, or of a term.

    Attributes:
        of: whose, or of what ("library branch", "Peach Fair", "Lupe Serrano").
        round: an "anniversary" (n years after the first day), an "annual" event (the first is number 1), or a "term".
        nth: its number.
        years: years between one and the next; the length of a term.
        when: when it is; absent is the year of publication.
        unbroken: whether it is said to have been held every time ("every year since").

    >>> AnniversaryClaim(of="library branch", round="anniversary", nth=20, when="April 24, 2021").describe()
    '20th anniversary of library branch'
    """

    kind: Literal["anniversary"] = "anniversary"
    of: str = ""
    round: Round = "anniversary"
    nth: int = Field(ge=1, le=2000)
    years: int = Field(default=1, ge=1, le=20)
    when: TimexField | None = None
    unbroken: bool = False

    def describe(self) -> str:
        """Number, round, and of what."""
        return f"{write_ordinal(self.nth)} {self.round}{f' of {self.of}' if self.of else ''}"
