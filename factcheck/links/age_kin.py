"""link_age_kin: what kinship tells of the ages of two people: twins were born on one day, an elder brother before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from factcheck.claims.actor import ActorClaim
from factcheck.claims.age import AgeClaim
from factcheck.claims.claim import Claim
from factcheck.claims.referents import people_of
from factcheck.draft import Span
from factcheck.links.link import Link
from factcheck.mentions.actor_words import kinship
from factcheck.syntax.clause import Reading

# "They were identical twins", "the two were born on the same day": of the only two whose ages the draft tells.
_BOTH: Final = re.compile(
    r"\b(?:[Tt]hey|[Tt]he (?:two|pair)|[Bb]oth)(?: (?:women|men|sisters|brothers|siblings))? (?:are|were|had been)"
    r" (?:(?:identical|fraternal|in fact|both) )*(?:twins\b|born on the same day\b)"
    r"|\b[Tt]he (?:[A-Z][\w’'-]+ |identical )?twins\b(?! (?:of|who)\b)"
)
_TWIN: Final = re.compile(r"\btwin\b")
_LATER: Final = re.compile(r"\b(?:younger|little|kid|baby|youngest)\b")
_EARLIER: Final = re.compile(r"\b(?:older|elder|big|oldest|eldest)\b")
_APART: Final = 12  # years by which a slip may set two twins apart
_FEW: Final = 12  # people of a draft of whom twins are told from the others
_BEFORE: Final = 24  # characters before a word of kinship within which "younger" stands


def link_age_kin(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "kin ages" of two people whose ages the draft tells: "first", "second", and in `order` which was born first.

    The order is "same" of twins, "before" of an elder brother.
    """
    aged = {claim.person for claim in claims if isinstance(claim, AgeClaim)}
    for claim in claims:
        if not isinstance(claim, ActorClaim) or claim.fact != "relation" or claim.span is None or claim.scope.quoted:
            continue
        order = _order(claim, reading)
        if order and {claim.actor, claim.of} <= aged:
            one, other = (claim.of, claim.actor) if order == "after" else (claim.actor, claim.of)
            order = "before" if order == "after" else order
            yield Link("kin ages", (("by", claim.id), ("first", one), ("second", other), ("order", order)), (claim.span,))
    yield from _twins(claims, reading, aged)


def _order(claim: ActorClaim, reading: Reading) -> str:
    assert claim.span is not None
    kin = kinship().get(claim.value, "")
    if kin != "sibling":
        return ""
    told = reading.text[max(0, claim.span.start - _BEFORE) : claim.span.end]
    told = told[max(told.rfind(". "), told.rfind("\n"), told.rfind(", ", 0, max(0, len(told) - len(claim.span)))) + 1 :]
    if claim.value == "twin" or _TWIN.search(told):
        return "same"
    return "after" if _LATER.search(told) else "before" if _EARLIER.search(told) else ""


def _twins(claims: Iterable[Claim], reading: Reading, aged: set[str]) -> Iterator[Link]:
    """Two people, the only ones of their generation whose ages the draft tells, whom it calls twins."""
    match = _BOTH.search(reading.text)
    if match is None or reading.scopes.quotation_at(match.start()) is not None:
        return
    ages = {claim.person: claim for claim in claims if isinstance(claim, AgeClaim) and claim.when is None and not claim.event}
    near = [
        (one, other)
        for one, other in combinations([person.name for person in people_of(reading).people if person.name in aged & ages.keys()], 2)
        if abs(ages[one].age - ages[other].age) <= _APART
    ]
    if len(near) == 1 and len(people_of(reading).people) <= _FEW:
        one, other = near[0]
        members = (("by", ages[one].id), ("first", one), ("second", other), ("order", "same"))
        yield Link("kin ages", members, (Span(*match.span()),))
