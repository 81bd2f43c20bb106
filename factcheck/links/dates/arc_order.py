"""orders_of_arcs: what began for one person or thing comes before what ended: he was hired, then he resigned."""

from __future__ import annotations

import re
from typing import Final

from factcheck.links.dates.arcs import is_arc, parties_of
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.lifetimes import is_told, order_link
from factcheck.links.link import Link

_NEAR: Final = 2  # sentences from the beginning to the end of a thing
_FAR: Final = 6  # ... of what a person went through
_DAYS: Final = 90  # days by which a slip dates an end too early, where both are told to the day
_YEARS: Final = 15 * 366  # ... where either is not
_AGAIN: Final = re.compile(
    r"\b(?:again|anew|once more|re-?(?:opened|elected|hired|joined|married|turned)|back|second|third|another|previous\w*|earlier|former\w*"
    r"|(?:day|night|morning|afternoon|evening|week|weekend|month|year)s? before"
    r"|other|until then|first|last|each|every|also|separate\w*|unrelated)\b",
    re.IGNORECASE,
)


def orders_of_arcs(events: EventIndex) -> list[Link]:
    """The links "order" (earlier, later) of a beginning that is told first and the end that is told after it, in text order."""
    told = [dated for dated in events.all if is_told(dated) and not dated.happening.other and not dated.happening.perfect]
    links: list[Link] = []
    for at, start in enumerate(told):
        ends = [end for end in told[at + 1 : at + 1 + _FAR * 2] if _is_end(start, end, events)]
        if len(ends) == 1 and _is_near(start, ends[0]):
            links.append(order_link(start, ends[0], (start.happening.word, ends[0].happening.word)))
    return links


def _is_end(start: Dated, end: Dated, events: EventIndex) -> bool:
    one, two = start.happening, end.happening
    if two.sentence - one.sentence > _FAR or one.mention == two.mention or not is_arc(start.happening, end.happening, events):
        return False
    shared = parties_of(start.happening, events) & parties_of(end.happening, events)
    named = any(key[:1].isupper() for key in shared)
    if _is_of_any_week(start) and _is_of_any_week(end):
        return False
    if not shared or (not named and two.sentence - one.sentence > _NEAR):
        return False
    spans = [events.reading.sentences[index].sentence.span for index in (one.sentence, two.sentence)]
    return not any(_AGAIN.search(events.reading.text, span.start, span.end) for span in spans)


def _is_of_any_week(dated: Dated) -> bool:
    """Whether a day is told by its weekday alone: "left on Wednesday and reached it on Saturday" is in order, in whichever weeks."""
    when = dated.claim.when
    return when.weekday is not None and when.month is None


def _is_near(start: Dated, end: Dated) -> bool:
    gap = start.days - end.days
    exact = start.claim.when.day is not None and end.claim.when.day is not None
    return gap.low is not None and gap.low <= (_DAYS if exact else _YEARS)
