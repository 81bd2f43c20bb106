"""link_anniversaries: which beginning an anniversary, an annual event or a term counts from."""

from __future__ import annotations

from factcheck.claims.anniversary import AnniversaryClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.read_anniversaries import Beginning, beginnings, numbered
from factcheck.links.events import EventIndex
from factcheck.links.link import Link

_PRONOUNS = frozenset({"it", "they", "he", "she"})


def link_anniversaries(claims: list[AnniversaryClaim], events: EventIndex) -> list[Link]:
    """The links "anniversary" (anniversary, beginning), in text order, where one beginning alone can be meant."""
    if not claims:
        return []
    by_span = {claim.span: claim for claim in claims}
    begun = beginnings(events.reading)
    links: list[Link] = []
    for read, things in numbered(events.reading):
        claim = by_span.get(read.span)
        if claim is None:
            continue
        fitting = [beginning for beginning in begun if _is_of(beginning, things, claim)]
        days = {str(beginning.day.value.days) for beginning in fitting}
        if len(days) != 1:
            continue
        date = events.places.date_in(fitting[0].day.span)
        if date is not None and not date.scope.quoted:
            roles = (
                ("anniversary", claim.id),
                ("beginning", date.id),
                *((("unbroken", "yes"),) if fitting[0].unbroken or claim.unbroken else ()),
            )
            links.append(Link("anniversary", roles, (fitting[0].day.span,)))
    return links


def _is_of(beginning: Beginning, things: frozenset[str], claim: AnniversaryClaim) -> bool:
    """Whether what began is what the anniversary is of: the same noun or name, or a pronoun or general word for it."""
    if beginning.day.span == claim.span or (claim.round == "annual" and beginning.day.value.granularity == "month" and beginning.since):
        return False
    if things & beginning.thing:
        return True
    if claim.round == "term":
        return False
    return bool(beginning.thing) and beginning.thing <= (_PRONOUNS | date_words("general nouns for bodies"))
