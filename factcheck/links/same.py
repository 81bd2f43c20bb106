"""link_same."""

from __future__ import annotations

from factcheck.links.board import Board
from factcheck.links.link import Link


def link_same(board: Board) -> list[Link]:
    """Links."""
    return []
