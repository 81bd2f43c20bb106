"""Reading: one number with what it is a number of, on its way to become a mention."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from factcheck.draft import Span
from factcheck.mentions.mention import Mention, QuantityKind
from factcheck.mentions.qualifier import qualifier_after, qualifier_before
from factcheck.mentions.quantity import Meaning, Nature, quantity


@dataclass(frozen=True, slots=True)
class Reading:
    """A number and its unit, before qualifiers: `core` is `[start, end)`; `after` is where a rate ("a ticket") ends, else `end`."""

    kind: QuantityKind
    start: int
    end: int
    value: int | Fraction
    step: int | Fraction
    unit: str = ""
    nature: Nature = "count"
    of: str = ""
    after: int = 0
    meaning: Meaning = ""
    scaled: bool = False

    def shift(self, **changes: object) -> Reading:
        """The reading with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


def mention_of(text: str, reading: Reading) -> Mention:
    """The mention of a reading, with the qualifiers that stand around it."""
    start, meaning = qualifier_before(text, reading.start)
    end, late = qualifier_after(text, reading.end)
    if reading.meaning:
        meaning = reading.meaning
    elif late:
        meaning = late
    if reading.after > end:
        end = reading.after
        if not late:
            end_late, late = qualifier_after(text, end)
            if late and not reading.meaning:
                meaning, end = late, end_late
    value = quantity(reading.value, reading.step, meaning, reading.unit, reading.nature)
    return Mention(reading.kind, Span(start, end), value, Span(reading.start, reading.end), of=reading.of)
