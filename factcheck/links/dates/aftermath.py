"""orders_of_aftermath: what befell somebody comes before what was done about it: a roof gave way, then the men were brought up."""

from __future__ import annotations

from functools import cache
from typing import Final

from factcheck.claims.happening_words import incidents
from factcheck.data import data_lines
from factcheck.links.dates.arcs import verbs_of
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.lifetimes import clause_of, is_day, is_told, order_link
from factcheck.links.link import Link

_NEAR: Final = 60  # days by which a slip dates what came after too early
_REACH: Final = 8  # sentences from what befell to what was done about it


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    befell, done = next(iter(data_lines("aftermath.tsv"))).split("\t")
    return frozenset(befell.split()), frozenset(done.split())


def aftermath_verbs() -> frozenset[str]:
    """The verbs of what is done about a mishap or a crime.

    >>> "rescue" in aftermath_verbs(), "explode" in aftermath_verbs()
    (True, False)
    """
    return _verbs()[1]


def orders_of_aftermath(events: EventIndex) -> list[Link]:
    """The links "order" (earlier, later) of the one mishap of a draft and what was done about it, in text order."""
    befell, done = _verbs()
    told = [dated for dated in events.all if is_told(dated) and is_day(dated.claim) and not dated.happening.other]
    mishaps = [
        dated
        for dated in told
        if (dated.happening.known and dated.happening.type in incidents()) or verbs_of(dated.happening, events) & befell
    ]
    if len({str(dated.days) for dated in mishaps}) != 1:
        return []
    first = mishaps[0]
    return [
        order_link(first, dated, (first.happening.word, dated.happening.word))
        for dated in told
        if verbs_of(dated.happening, events) & done
        and 0 <= dated.happening.sentence - first.happening.sentence <= _REACH
        and not dated.happening.perfect
        and dated.happening.word.start > first.happening.word.start
        and not events.is_apart(dated)
        and _is_near(first, dated)
        and not _is_of_another(dated, events)
    ]


def _is_of_another(after: Dated, events: EventIndex) -> bool:
    """Whether what was done was done to something that it brings in: "A boiler was repaired on Jan. 24"."""
    sentence = events.reading.sentences[after.happening.sentence]
    clause = clause_of(sentence, after)
    if clause is None or clause.verb is None:
        return True
    parts = clause.subject if clause.verb.voice == "passive" or not clause.objects else clause.objects
    return any(sentence.chunks[at].determiner in ("a", "an", "another", "one", "no", "any") for at in parts[:1])


def _is_near(first: Dated, after: Dated) -> bool:
    gap = first.days - after.days
    return gap.low is not None and gap.high is not None and gap.low <= _NEAR
