"""link_stated_actors: the links that facts on actors typed by hand state themselves, with no text to license them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.claims.actor import ActorClaim
from factcheck.claims.actors.quotes import spoken_words
from factcheck.claims.claim import Claim
from factcheck.links.actors.offices import find_office
from factcheck.links.actors.relations import exclude_as_kin
from factcheck.links.link import Link
from factcheck.mentions.actor_words import Office, exclude_each_other, roles

_ROLES = {"party": "had", "nationality": "had", "home": "had", "place": "in"}


def link_stated_actors(claims: Sequence[Claim]) -> Iterator[Link]:
    """The links between facts on one actor, office, pair of relatives, contest, deed or quotation, as of one time and by one source.

    Names are compared as written, but for case. An office is compared with the other holders of it where `of` is the same body.

    >>> claims = [ActorClaim(id=str(n), actor="Ada Voss", fact="title", value=v) for n, v in enumerate(("mayor", "sheriff"))]
    >>> [link.relation for link in link_stated_actors(claims)]
    ['titles']
    """
    groups: dict[tuple[str, ...], list[ActorClaim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, ActorClaim) and claim.tenure == "now":
            for key in _keys(claim):
                groups[(*key, claim.scope.time, claim.scope.source)].append(claim)
    for key, group in groups.items():
        for first, second in combinations(group[:20], 2):
            yield from _link(key[0], first, second)


def _keys(claim: ActorClaim) -> Iterator[tuple[str, ...]]:
    """What a claim is compared by: the relation, and what must be the same."""
    actor, of = claim.actor.casefold(), claim.of.casefold()
    if claim.fact in _ROLES:
        yield claim.fact, actor
    elif claim.fact == "title":
        yield "titles", actor
        if _office(claim.value).unique:
            yield "holders", _office(claim.value).name, of
    elif claim.fact == "relation":
        yield "relation", actor, of
    elif claim.fact == "speaker":
        yield "quotation", spoken_words(claim.value)
    elif claim.fact == "deed":
        yield "deed", claim.value.casefold()
    elif claim.fact == "result":
        yield "contest", *sorted((actor, of))
    elif claim.fact in ("death", "act"):
        yield "dead", actor


def _office(written: str) -> Office:
    return roles().get(written.casefold()) or find_office(written)


def _link(relation: str, first: ActorClaim, second: ActorClaim) -> Iterator[Link]:
    differ = first.actor.casefold() != second.actor.casefold()
    if relation in _ROLES:
        role = _ROLES[relation] if first.value.casefold() != second.value.casefold() else ""
    elif relation == "titles":
        role = "held" if exclude_each_other(_office(first.value), _office(second.value)) else ""
    elif relation == "relation":
        role = "is" if exclude_as_kin(first.value, second.value) else ""
    elif relation == "dead":
        if {first.fact, second.fact} == {"death", "act"}:
            yield Link("dead", tuple((claim.fact, claim.id) for claim in sorted((first, second), key=lambda claim: claim.fact != "death")))
        return
    else:
        role = {"holders": "holder", "quotation": "said", "deed": "did", "contest": "won"}[relation] if differ else ""
    if role:
        yield Link(relation, ((role, first.id), (role, second.id)))
