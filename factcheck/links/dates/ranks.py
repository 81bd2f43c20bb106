"""of_ranks: the first, the second and the third of a row, with their dates: "Her first novel came out in 2001, her second in 2004"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.draft import Span
from factcheck.links.dates.events import EventIndex
from factcheck.links.link import Link

_RANKS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_RANKED: Final = re.compile(
    r"\b(?P<owner>[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[A-Za-z]+['’]s)"
    r" (?P<rank>first|second|third|fourth|fifth)(?: (?P<noun>[a-z]+))?\b(?! of)"
)
# Words that may stand between a ranked thing and its date.
_PLAIN: Final = re.compile(
    r"(?:,? (?:was|were|came|came out|appeared|opened|followed|took place|happened|occurred|struck|ran|published|released|held|built"
    r"|which|that|begun|began|played|called|by|a|an|the|and|out|to|with|[a-z]+ed))*,? (?:on|in) $|, $| $"
)
_REACH: Final = 2  # sentences from one of the row to the next


@dataclass(frozen=True, slots=True)
class _Ranked:
    """One of a row, with its date; `noun` is "" where it is left out."""

    owner: str
    rank: int
    noun: str
    claim: DateClaim
    words: Span
    sentence: int


def of_ranks(events: EventIndex) -> list[Link]:
    """The links "order" (earlier, later) of the first and the next of a row, in text order."""
    links: list[Link] = []
    found = _ranked(events)
    for one, two in pairwise(found):
        if (
            two.sentence - one.sentence > _REACH
            or not _is_one_owner(one.owner, two.owner)
            or one.claim.when.granularity != two.claim.when.granularity
        ):
            continue
        if not one.noun or two.noun not in ("", one.noun) or one.rank == two.rank:
            continue
        earlier, later = (one, two) if one.rank < two.rank else (two, one)
        links.append(Link("order", (("earlier", earlier.claim.id), ("later", later.claim.id)), (earlier.words, later.words), True))
    return links


def _is_one_owner(one: str, two: str) -> bool:
    """Whether both are of one: "the author's first novel", "her second"."""
    return one == two or (one.endswith("s") and one[-2] in "'’" and two in ("his", "her", "its"))


def _ranked(events: EventIndex) -> list[_Ranked]:
    text = events.reading.text
    found: list[_Ranked] = []
    for index, sentence in enumerate(events.reading.sentences):
        span = sentence.sentence.span
        if sentence.sentence.role != "body":
            continue
        for told in _RANKED.finditer(text, span.start, span.end):
            after = events.places.dates_in(Span(told.end(), span.end))
            claim = after[0] if after else None
            if claim is None or claim.span is None or claim.scope.quoted or claim.scope.status != "asserted":
                continue
            noun = told["noun"] or ""
            start = told.end()
            if noun in ("was", "were", "came", "in", "on", "appeared", "followed", "opened", "out"):
                start, noun = told.start("noun") - 1, ""
            if _PLAIN.fullmatch(text, start, claim.span.start) and claim.relation in ("on", "in"):
                words = Span(told.start(), start)
                found.append(_Ranked(told["owner"].lower(), _RANKS[told["rank"]], noun, claim, words, index))
    return found
