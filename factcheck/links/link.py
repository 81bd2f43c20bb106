"""Link: that several claims hang together, and the words that license it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from factcheck.claims.claim import Claim
from factcheck.constraints import Origin
from factcheck.draft import Draft, Span
from factcheck.syntax.clause import Reading


@dataclass(frozen=True, slots=True)
class Link:
    """Claims that play a role each in one relation.

    Attributes:
        relation: what hangs together; the modules of `factcheck.links` say which relations there are and what roles
            each has ("same": value, value; "parts": whole, part...; "share": whole, part, share; ...).
        members: (role, claim id) pairs, in a fixed order.
        licence: the words that license the link; a finding quotes them.
        inferred: whether it was inferred and not stated in so many words.
    """

    relation: str
    members: tuple[tuple[str, str], ...]
    licence: tuple[Span, ...] = ()
    inferred: bool = False

    def ids(self, role: str) -> tuple[str, ...]:
        """The ids of the claims that play `role`."""
        return tuple(claim for played, claim in self.members if played == role)


@dataclass(frozen=True)
class LinkedClaims:
    """The claims of a draft, in text order, and the links between them: what a rule sees."""

    claims: Mapping[str, Claim]
    links: tuple[Link, ...]
    draft: Draft | None = None
    reading: Reading | None = field(default=None, repr=False)

    @cached_property
    def _by_relation(self) -> dict[str, list[Link]]:
        grouped: dict[str, list[Link]] = {}
        for link in self.links:
            grouped.setdefault(link.relation, []).append(link)
        return grouped

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: at for at, name in enumerate(self.claims)}

    def in_order(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids that are claims', each once, in text order."""
        return tuple(sorted({name for name in ids if name in self._places}, key=self._places.__getitem__))

    def origin(self, link: Link, rule: str) -> Origin:
        """Where what a rule requires of the claims of a link comes from."""
        return Origin(self.in_order(name for _, name in link.members), rule, link.licence, link.inferred)

    @cached_property
    def _links_of(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, link in enumerate(self.links):
            for _, name in link.members:
                found.setdefault(name, []).append(at)
        return found

    def around(self, ids: Iterable[str]) -> LinkedClaims:
        """The claims of those ids, the links that hold one of them, and the claims of these links."""
        ids = tuple(ids)
        links = tuple(self.links[at] for at in sorted({at for name in ids for at in self._links_of.get(name, ())}))
        names = self.in_order((*ids, *(name for link in links for _, name in link.members)))
        return LinkedClaims({name: self.claims[name] for name in names}, links, self.draft, self.reading)

    def related(self, relation: str) -> Iterator[Link]:
        """The links of one relation, in text order."""
        yield from self._by_relation.get(relation, ())
