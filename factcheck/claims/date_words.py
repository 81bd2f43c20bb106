"""Sets of words for the reading and linking of dates, by name. The table is `data/date_words.tsv`."""

from __future__ import annotations

from functools import cache

from factcheck.data import data_lines


@cache
def date_words(name: str) -> frozenset[str]:
    """The words of one set.

    Raises:
        KeyError: if the table has no set of that name.

    >>> "strike" in date_words("happenings that come once"), "death" in date_words("happenings that come once")
    (False, True)
    """
    return frozenset(dict(line.split("\t") for line in data_lines("date_words.tsv"))[name].split())
