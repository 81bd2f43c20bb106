"""link_areas: two sides and the area that they make ("area": side, side, area).

As in "The house measures 20 by 30 feet, or 600 square feet", "a plot of 100 feet by 50 feet, an area of 5,000 square feet", "The room is 10
feet wide and 12 feet long, or 120 square feet". The area is in the square of the unit of the sides and stands right behind them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, words_between
from factcheck.links.link import Link

_BETWEEN: Final = 4
_WIDTHS: Final = frozenset(("wide", "deep", "across"))
_LENGTHS: Final = frozenset(("long", "deep"))
_LEADS: Final = (
    ("or",),
    ("an", "area", "of"),
    ("which", "is"),
    ("for", "a", "total", "of"),
    ("a", "total", "of"),
    ("for", "an", "area", "of"),
    (),
)


def link_areas(board: Board) -> Iterator[Link]:
    """The areas that the draft gives right behind their sides."""
    for area in board.counts:
        side_unit = area.unit.removeprefix("square ")
        if side_unit == area.unit or area.claim.scope.quoted or area.claim.count.bound not in ("=", "~"):
            continue
        here = [other for other in board.in_sentence(area.figure.order) if other.start < area.start][-2:]
        if len(here) != 2 or here[1].unit != side_unit or here[0].unit not in ("", side_unit):
            continue
        first, second = here
        if not _are_sides(first, second) or not _leads_on(second, area):
            continue
        licence = Span(first.figure.mention.span.end, second.figure.mention.span.start)
        yield Link("area", (("side", first.id), ("side", second.id), ("area", area.id)), (licence,))


def _are_sides(first: Entry, second: Entry) -> bool:
    """Whether two lengths are the sides of one thing: "20 by 30 feet", "10 feet wide and 12 feet long"."""
    between = words_between(first.figure.sentence, first.figure.mention.span.end, second.figure.mention.span.start)
    words = [token.text.lower() for token in between]
    if words in (["by"], ["x"]) or (words[-1:] == ["by"] and len(words) <= 2 and words[0] in _WIDTHS | _LENGTHS):
        return True
    after = next((token.text.lower() for token in second.figure.tokens_after()), "")
    return (
        bool(first.unit)
        and len(words) == 2
        and words[1] == "and"
        and {words[0], after} in ({"wide", "long"}, {"long", "deep"}, {"wide", "deep"})
    )


def _leads_on(second: Entry, area: Entry) -> bool:
    """Whether the words between the sides and the area say that they make it."""
    between = words_between(area.figure.sentence, second.figure.mention.span.end, area.figure.mention.span.start)
    words = tuple(token.text.lower() for token in between if token.tag != "PUNCT" and token.text.lower() not in _WIDTHS | _LENGTHS)
    return len(between) > 0 and words in _LEADS and any(token.tag == "PUNCT" for token in between)
