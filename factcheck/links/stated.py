"""link_stated: the links that claims typed by hand state themselves, with no text to license them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.claims.claim import Claim
from factcheck.claims.count import CountClaim, OrdinalClaim, ShareClaim
from factcheck.links.actors.stated import link_stated_actors
from factcheck.links.link import Link


def link_stated(claims: Sequence[Claim]) -> list[Link]:
    """Links between counts of the same thing, event and scope; from parts to their whole; from a share to its part and base.

    Counts of one thing in one event and scope are the same count. The count of one occurrence is a part of the count over all
    occurrences, different occurrences do not overlap, and when every one of them is counted they are all of it. An ordinal of the
    same thing or event is at most the number of occurrences.

    Raises:
        ValueError: if `part_of`, `base` or `part` names no count claim.
    """
    counts = [claim for claim in claims if isinstance(claim, CountClaim)]
    ids = {claim.id for claim in counts}
    links: list[Link] = []
    groups: dict[tuple[object, ...], list[CountClaim]] = {}
    for claim in claims:
        if isinstance(claim, CountClaim):
            if claim.part_of is not None:
                links.append(Link("part", (("whole", _known(claim, "part_of", claim.part_of, ids)), ("part", claim.id))))
            else:
                groups.setdefault((claim.of.lower(), claim.event.lower(), claim.count.unit, claim.scope), []).append(claim)
        elif isinstance(claim, ShareClaim) and claim.base is not None and claim.part is not None:
            base, part = _known(claim, "base", claim.base, ids), _known(claim, "part", claim.part, ids)
            links.append(Link("share", (("whole", base), ("part", part), ("share", claim.id))))
    for group in groups.values():
        links.extend(_link_group(group))
    links.extend(_link_ordinals(claims))
    links.extend(link_stated_actors(claims))
    return links


def _known(claim: Claim, field: str, name: str, ids: set[str]) -> str:
    if name not in ids:
        raise ValueError(f"claim {claim.id!r}: {field} is {name!r}, which is no count claim's id")
    return name


def _link_group(group: list[CountClaim]) -> list[Link]:
    wholes = [claim for claim in group if claim.occurrence is None]
    links = [Link("same", (("value", first.id), ("value", second.id))) for first, second in pairwise(wholes)]
    parts: dict[int, CountClaim] = {}
    for claim in group:
        if claim.occurrence is None:
            continue
        if claim.occurrence in parts:
            links.append(Link("same", (("value", parts[claim.occurrence].id), ("value", claim.id))))
        parts.setdefault(claim.occurrence, claim)
    if parts:
        for whole in wholes:
            complete = whole.occurrences is not None and set(parts) == set(range(1, whole.occurrences + 1))
            members = (("whole", whole.id), *(("part", claim.id) for claim in parts.values()))
            links.append(Link("total" if complete else "part", members))
    links.extend(
        Link("occurrence", (("all", whole.id), ("one", part.id)))
        for whole in group
        if whole.occurrences is not None
        for part in parts.values()
    )
    return links


def _link_ordinals(claims: Sequence[Claim]) -> list[Link]:
    return [
        Link("occurrence", (("all", whole.id), ("one", ordinal.id)))
        for ordinal in claims
        if isinstance(ordinal, OrdinalClaim) and ordinal.event
        for whole in claims
        if isinstance(whole, CountClaim)
        and whole.occurrences is not None
        and (whole.event.lower(), whole.scope) == (ordinal.event.lower(), ordinal.scope)
    ]
