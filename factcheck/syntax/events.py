"""Event types: killed, died, deaths and dead are one event. The table is `data/events.tsv`."""

from __future__ import annotations

from functools import cache

from factcheck.data import data_lines


@cache
def _table() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {"V": {}, "N": {}, "J": {}}
    for line in data_lines("events.tsv"):
        if line.count("\t") != 2:
            continue
        event, part, words = line.split("\t")
        for word in words.split():
            found[part].setdefault(word, event)
    return found


def verb_event(lemma: str, particle: str = "") -> str:
    """The event that a verb states, with the particle that follows it if any; the lemma itself where the table has none.

    >>> verb_event("kill"), verb_event("paint"), verb_event("lay", "off")
    ('die', 'paint', 'dismiss')
    """
    table = _table()["V"]
    return (table.get(f"{lemma}_{particle}") if particle else None) or table.get(lemma, lemma)


def noun_event(lemma: str) -> str:
    """The event that a noun states ("toll", "arrest"), "" if it states none."""
    return _table()["N"].get(lemma, "")


def state_event(word: str) -> str:
    """The event whose outcome an adjective or a participle states ("dead", "missing"), "" if it states none."""
    return _table()["J"].get(word, "")
