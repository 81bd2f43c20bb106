"""link_conversions: one measure in two units, side by side: "10 miles (16 kilometers)".

"conversion": measure, conversion. The reader of mentions marks a measure that stands in parentheses, or after "or", beside one of the
same dimension; nothing else licenses the link.
"""

from __future__ import annotations

from factcheck.draft import Span
from factcheck.links.board import Board
from factcheck.links.link import Link


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
    return links
