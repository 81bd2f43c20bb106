"""ScoreClaim: the two sides of a game, a vote or an election."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from factcheck.claims.claim import Claim
from factcheck.claims.fields import QuantityField, write_quantity
from factcheck.constraints import Constraint, Origin, linear


class ScoreClaim(Claim):
    """What two sides got: "5-2", "8,412 votes to 8,377", "61 percent of the ballots to 36 percent".

    Attributes:
        first, second: the two figures, in the order written.
        contest: "vote" for ballots, "share" for percentages of a vote, "game" for the rest.
        event: what the clause says of it ("win", "vote", "lead").

    The claim's variables are `id.first` and `id.second`.

    >>> ScoreClaim(first=5, second=2).describe()
    '5 to 2'
    """

    kind: Literal["score"] = "score"
    first: QuantityField
    second: QuantityField
    contest: Literal["vote", "share", "game"] = Field(default="game", description="what is counted: ballots, shares of a vote, or points")
    event: str = ""

    def constraints(self) -> Iterator[Constraint]:
        """Each side's figure lies in its support."""
        origin = Origin((self.id,))
        yield linear({f"{self.id}.first": 1}, self.first.support, origin)
        yield linear({f"{self.id}.second": 1}, self.second.support, origin)

    def describe(self) -> str:
        """Both figures."""
        return f"{write_quantity(self.first)} to {write_quantity(self.second)}"
