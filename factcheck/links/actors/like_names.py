"""link_like_names: one body or place under two names of one build, "Polk County" and "Pike County", where a draft has no third.

Two names that share all words but one, and of the other its first letter and about its length, are one's where the second stands once
and nothing brings it in: it is not told apart, stands in no sentence with the first, and no other name of the draft is so built.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Final

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.claims.people.referents import people_of
from factcheck.links.actors.bodies import have_other_heads, told_as_one, words_of
from factcheck.links.actors.spelling import fold, is_variant
from factcheck.links.actors.told_apart import is_elsewhere
from factcheck.links.link import Link
from factcheck.mentions.actor_words import breakers, countries, demonyms, organisation_nouns, place_nouns, states
from factcheck.syntax.clause import Reading

_MANY: Final = 80  # names of a draft among which likeness is looked for
_LONG: Final = 4  # letters of a word that may be written for another
_STREETS: Final = frozenset(("Street", "Avenue", "Road", "Lane", "Drive", "Court", "Boulevard", "Place", "Square", "Highway", "Route"))
_SCORE: Final = re.compile(r"\b\d{1,3}[-–]\d{1,3}\b(?! vote)")
# "In Pike County, where", "from Pike County": where somebody goes, comes from or was before is another place.
_ELSEWHERE: Final = re.compile(
    r"\b(?:from|to|near|nearby|neighboring|adjacent|adjoining|and|or|of|outside|between|toward|versus|against|with|other|beat|than|over"
    r"|like|as|another|by|formerly|once|rival) (?:the )?$|, (?:the )?$",
    re.IGNORECASE,
)


def link_like_names(claims: tuple[Claim, ...], reading: Reading, linked: Collection[Link]) -> Iterator[Link]:
    """Links "body" between two name claims ("named", "named") of one body or place, where `linked` does not have them already."""
    known = {name for link in linked if link.relation in ("spelling", "first name", "surname", "body") for _, name in link.members}
    persons = {person.name for person in people_of(reading).people if person.human}
    groups: dict[tuple[str, ...], dict[str, ActorClaim]] = defaultdict(dict)
    for claim in [c for c in claims if isinstance(c, ActorClaim) and c.fact == "name" and c.span is not None][:_MANY]:
        words = words_of(claim.value)
        if len(words) < 2 or claim.actor in persons:
            continue
        kinds = organisation_nouns() | place_nouns()
        for at, word in enumerate(words):
            rest = tuple("" if other == at else told for other, told in enumerate(words))
            if set(rest) & kinds and (word not in kinds or not at):
                groups[rest].setdefault(word, claim)
    plays = _SCORE.search(reading.text) is not None  # two schools that meet on a field
    for rest, group in groups.items():
        if len(group) != 2 or plays or rest[-1] in _STREETS:
            continue
        (ours, first), (theirs, second) = group.items()
        if {first.id, second.id} & known or not _is_like(ours, theirs) or not _stands_once(second, reading):
            continue
        if second.span is not None and is_elsewhere(reading, second.span):
            continue  # "Lake Wennona, to the south"
        if told_as_one(first, second, reading) and first.span and second.span:
            yield Link("body", (("named", first.id), ("named", second.id)), (first.span, second.span), True)


def _is_like(first: str, second: str) -> bool:
    """Whether one name may be written for another: of one first letter, about as long, and no word that tells places or kinds apart."""
    a, b = fold(first), fold(second)
    if have_other_heads(first, second):
        return False
    if min(len(a), len(b)) < _LONG or a[0] != b[0] or abs(len(a) - len(b)) > 2 or a.rstrip("s") == b.rstrip("s"):
        return False
    apart = (states(), countries(), demonyms(), breakers())
    return (a[1] == b[1] or a[-1] == b[-1]) and not any(word in words for words in apart for word in (first, second))


def _stands_once(claim: ActorClaim, reading: Reading) -> bool:
    """Whether a name stands once in a draft, and nothing before or behind it brings another body or place in."""
    text, span = reading.text, claim.span
    if span is None or claim.scope.quoted or text.count(claim.value) != 1 or is_variant(text, span):
        return False
    return _ELSEWHERE.search(text, max(0, span.start - 24), span.start) is None
