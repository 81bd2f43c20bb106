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
        of: what relates it to its parts or its surroundings, "" for nothing:
            "range": one end of a range. Each end is a mention, both allow the whole range, and `parts` of both are the two ends as
            they would be read alone; the range runs from `parts[0].span.start` to `parts[1].span.end`. "score": `parts` are its sides.
            "per:ticket": a rate. "conversion": the same amount as `parts[0]`, in another unit. "decade": an age by its decade.
            "vague": a count that names no number ("dozens").
    """

    kind: Kind
    span: Span
    value: Quantity | Timex | Name
    core: Span
    parts: tuple[Mention, ...] = ()
    of: str = ""
