"""link_quotations, link_acts: the same words, or the same act, given to two people."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.links.link import Link


def link_acts(claims: tuple[Claim, ...]) -> Iterator[Link]:
    """Links "deed" between two claims ("did", "did") that give one act, with its figures, to two people.

    Licensed by the article: "the 600 yards" are the yards that were told before.
    """
    acts: dict[str, list[ActorClaim]] = {}
    for claim in claims:
        if isinstance(claim, ActorClaim) and claim.fact == "deed" and claim.span is not None:
            for earlier in acts.get(claim.value, ()):
                if claim.of == "the" and earlier.actor != claim.actor and earlier.span is not None:
                    yield Link("deed", (("did", earlier.id), ("did", claim.id)), (claim.span,))
                    break
            acts.setdefault(claim.value, []).append(claim)


# Two people may each speak so many words alike; a longer sentence is one person's.
_LONG = 7


def link_quotations(claims: tuple[Claim, ...]) -> Iterator[Link]:
    """Links "quotation" between claims of two speakers ("said", "said") whose words are the same, or the one's within the other's."""
    spoken = [claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "speaker" and claim.span is not None]
    by_triple: dict[str, list[int]] = {}
    for at, claim in enumerate(spoken):
        words = claim.value.split()
        for start in range(len(words) - 2):
            by_triple.setdefault(" ".join(words[start : start + 3]), []).append(at)
    done: set[tuple[int, int]] = set()
    for places in by_triple.values():
        for i, first in enumerate(places[:6]):
            for second in places[i + 1 : 6]:
                a, b = spoken[first], spoken[second]
                if (first, second) in done or a.actor == b.actor:
                    continue
                done.add((first, second))
                shorter, longer = sorted((f" {a.value} ", f" {b.value} "), key=len)
                if "credited" not in (a.of, b.of) and len(shorter.split()) < _LONG:
                    continue
                if shorter in longer and a.span and b.span and not a.span.overlaps(b.span):
                    yield Link("quotation", (("said", a.id), ("said", b.id)), (a.span, b.span))
