"""link_conversions: one measure in two units, side by side: "10 miles (16 kilometers)".

"conversion": measure, conversion. The reader of mentions marks a measure that stands in parentheses, or after "or", beside one of the
same dimension; others are set off by a dash or by "which is". A temperature may stand in a sentence of its own that names the other scale.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from factcheck.draft import Span
from factcheck.links.board import Board
from factcheck.links.link import Link
from factcheck.mentions.lexicon import units


def link_conversions(board: Board) -> list[Link]:
    """Each converted measure with the one that it converts."""
    by_core = {entry.figure.mention.core: entry for entry in board.counts}
    links: list[Link] = []
    for entry in board.counts:
        mention = entry.figure.mention
        if mention.of != "conversion" or len(mention.parts) != 1:
            continue
        measure = by_core.get(mention.parts[0].core)
        if measure is not None and measure.id != entry.id and measure.start < entry.start:
            between = Span(measure.figure.mention.span.end, mention.span.start)
            links.append(Link("conversion", (("measure", measure.id), ("conversion", entry.id)), (between,)))
    known = {name for link in links for name in link.ids("conversion")}
    for links_of in (_set_off, _on_the_other_scale):
        links.extend(link for link in links_of(board) if not known & set(link.ids("conversion")))
    return links


def _set_off(board: Board) -> Iterator[Link]:
    """A measure set off right behind one of the same dimension in another unit: "50 kilograms — 110 pounds —", "38 C, which is 100 F"."""
    for measure, conversion in pairwise(board.counts):
        if measure.figure.sentence is not conversion.figure.sentence or measure.unit == conversion.unit:
            continue
        if not _dimension(measure.unit) or _dimension(measure.unit) != _dimension(conversion.unit):
            continue
        between = " ".join(board.text[measure.figure.mention.span.end : conversion.figure.mention.span.start].split())
        if between in _JOINTS and not conversion.claim.scope.quoted:
            licence = Span(measure.figure.mention.span.end, conversion.figure.mention.span.start)
            yield Link("conversion", (("measure", measure.id), ("conversion", conversion.id)), (licence,))


# The words between a measure and what it is in another unit.
_JOINTS: Final = frozenset({
    ", which is", ", that is", ", that is,", "—", "–", "--", ", or", ", or about", ", which equals", ", equal to", ", equivalent to",
    ", the equivalent of",
})  # fmt: skip


def _on_the_other_scale(board: Board) -> Iterator[Link]:
    """A temperature that a sentence gives on the other scale by name, where the draft has one on the first ("On the Fahrenheit scale")."""
    for entry in board.counts:
        if not entry.unit.startswith("degree") or entry.claim.scope.quoted:
            continue
        named = {token.text for token in entry.figure.sentence.tokens if token.span.end <= entry.start} & {"Fahrenheit", "Celsius"}
        if len(named) != 1 or entry.unit not in ("degree", f"degree {next(iter(named))}"):
            continue
        other = "degree Celsius" if named == {"Fahrenheit"} else "degree Fahrenheit"
        known = [read for read in board.near(entry.start) if read.unit == other and not read.claim.scope.quoted]
        if len({read.claim.count.nominal for read in known}) == 1 and known[0].is_live and known[0].start < entry.start:
            licence = entry.figure.mention.span
            yield Link("conversion", (("measure", known[0].id), ("conversion", entry.id)), (licence,), inferred=True)


def _dimension(unit: str) -> str:
    found = units().by_name.get(unit)
    return found.dimension if found is not None else ""
