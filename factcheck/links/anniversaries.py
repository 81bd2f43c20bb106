"""link_anniversaries: which beginning an anniversary, an annual event or a term counts from."""

from __future__ import annotations

from factcheck.claims.anniversary import AnniversaryClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.happening_words import noun_type
from factcheck.claims.read_anniversaries import FIRST, Beginning, beginnings, numbered
from factcheck.draft import Span
from factcheck.links.events import EventIndex
from factcheck.links.link import Link

_PRONOUNS = frozenset({"it", "they", "he", "she"})


def link_anniversaries(claims: list[AnniversaryClaim], events: EventIndex) -> list[Link]:
    """The links "anniversary" (anniversary, beginning), in text order, where one beginning alone can be meant."""
    if not claims:
        return []
    by_span = {claim.span: claim for claim in claims}
    begun = beginnings(events.reading)
    of_events = _events_of(claims, events)
    links: list[Link] = []
    for read, things in numbered(events.reading):
        claim = by_span.get(read.span)
        if claim is None:
            continue
        if read.span in of_events:
            links.append(of_events[read.span])
            continue
        fitting = [beginning for beginning in begun if _is_of(beginning, things, claim, _sentence_of(claim, events))]
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


def _events_of(claims: list[AnniversaryClaim], events: EventIndex) -> dict[Span | None, Link]:
    """Anniversaries of what happened: "the 15th anniversary of the mill fire, which killed six on March 31, 2008"."""
    found: dict[Span | None, Link] = {}
    for claim in claims:
        type_ = next((type_ for word in claim.of.split() if (type_ := noun_type(word))), "")
        told = events.of(type_) if type_ and claim.round == "anniversary" else []
        full = [dated for dated in told if dated.claim.when.year is not None]
        if full and len({str(dated.claim.days) for dated in full}) == 1:
            link = Link("anniversary", (("anniversary", claim.id), ("beginning", full[0].claim.id)), (full[0].happening.word,))
            found[claim.span] = link
    return found


def _sentence_of(claim: AnniversaryClaim, events: EventIndex) -> int:
    sentence = events.reading.scopes.sentence_at(claim.span.start) if claim.span is not None else None
    return sentence.index if sentence is not None else -1


def _is_of(beginning: Beginning, things: frozenset[str], claim: AnniversaryClaim, sentence: int) -> bool:
    """Whether what began is what the anniversary is of: the same noun or name, or a pronoun or general word for it."""
    if beginning.day.span == claim.span or (claim.round == "annual" and beginning.day.value.granularity == "month" and beginning.since):
        return False
    if things & beginning.thing:
        return True
    if FIRST in beginning.thing:
        return claim.round == "annual" and 0 <= beginning.sentence - sentence <= 1
    if claim.round == "term":
        return False
    return bool(beginning.thing) and beginning.thing <= (_PRONOUNS | date_words("general nouns for bodies"))
