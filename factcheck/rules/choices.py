"""choose_one: that the claims of a link tell of one thing, and so give it one value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter

from factcheck.claims.actor import ActorClaim
from factcheck.constraints import Choice, Constraint, Origin
from factcheck.links.link import LinkedClaims


def choose_one(
    linked: LinkedClaims, relation: str, rule: str, value: Callable[[ActorClaim], str] = attrgetter("value"), *, inferred: bool = False
) -> Iterator[Constraint]:
    """For every link of a relation, the choice that each of its claims makes of the link's one value; two that differ are a conflict.

    Args:
        linked: the claims and their links.
        relation: the relation of the links; its name stands in the variable of each.
        rule: the rule that requires it.
        value: what a claim gives.
        inferred: whether the words leave the link open.
    """
    for link in linked.related(relation):
        names = [name for _, name in link.members]
        for name in names:
            claim = linked.claims[name]
            if isinstance(claim, ActorClaim):
                origin = Origin((name,), rule, link.licence, inferred)
                yield Choice(f"{relation} by {' and '.join(names)}", (value(claim),), origin)
