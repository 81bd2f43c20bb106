"""link_stated: the links that claims typed by hand state themselves, with no text to license them."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.claim import Claim
from factcheck.claims.count import CountClaim
from factcheck.links.link import Link


def link_stated(claims: Sequence[Claim]) -> list[Link]:
    """Links between counts of the same thing, event and scope, and from each part to its whole.

    Counts of one thing in one event and scope are the same count; the count of one occurrence is a part of the count over
    all occurrences.

    Raises:
        ValueError: if `part_of` names no count claim.
    """
    counts = [claim for claim in claims if isinstance(claim, CountClaim)]
    ids = {claim.id for claim in counts}
    links: list[Link] = []
    groups: dict[tuple[object, ...], list[CountClaim]] = {}
    for claim in counts:
        if claim.part_of is not None:
            if claim.part_of not in ids:
                raise ValueError(f"claim {claim.id!r}: part_of is {claim.part_of!r}, which is no count claim's id")
            links.append(Link("part", (("whole", claim.part_of), ("part", claim.id))))
            continue
        groups.setdefault((claim.of.lower(), claim.event.lower(), claim.count.unit, claim.scope), []).append(claim)
    for group in groups.values():
        links.extend(_link_group(group))
    return links


def _link_group(group: list[CountClaim]) -> list[Link]:
    links: list[Link] = []
    wholes = [claim for claim in group if claim.occurrence is None]
    for first, second in zip(wholes, wholes[1:], strict=False):
        links.append(Link("same", (("value", first.id), ("value", second.id))))
    for claim in group:
        if claim.occurrence is None:
            continue
        for other in group:
            if other.occurrence == claim.occurrence and other.id > claim.id:
                links.append(Link("same", (("value", claim.id), ("value", other.id))))
        links.extend(Link("part", (("whole", whole.id), ("part", claim.id))) for whole in wholes)
    return links
