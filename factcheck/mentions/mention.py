"""Mention: one number, time expression or name in a text, with what it allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.draft import Span
from factcheck.values import Name, Quantity, Timex

QuantityKind = Literal["cardinal", "ordinal", "fraction", "percent", "money", "measure", "age", "score"]
TimexKind = Literal["date", "time", "duration", "set"]
NameKind = Literal["person", "organisation", "place", "name"]
Kind = QuantityKind | TimexKind | NameKind


@dataclass(frozen=True, slots=True)
class Mention:
    """What was read at `span`.

    Attributes:
        kind: what sort of thing it is.
        span: the words read, qualifier included ("about 1,600").
        value: the `Quantity`, `Timex` or `Name`.
        core: the words that carry the value, without the qualifier ("1,600"); findings underline these.
        parts: nested mentions (the ends of a range, the two sides of a score or a vote, the duration inside "two days later"),
            so that a meaning keeps its provenance.
        of: for a rate or a range, what relates the parts: "range", "score", "per:<unit>", "share" ("12 of the 40"), "".
    """

    kind: Kind
    span: Span
    value: Quantity | Timex | Name
    core: Span
    parts: tuple[Mention, ...] = ()
    of: str = ""
