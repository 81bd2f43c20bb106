"""link_kin_names: one relative of whom a person has one, under two first names: "her husband, Karl", and "her widower, Kurt".

A spouse, a mother and a father are one. Left alone: drafts that tell of a divorce, of an earlier or a late spouse, of steps and of
adoption, nicknames, and two names in one sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.links.actors.spelling import is_variant
from factcheck.links.link import Link
from factcheck.mentions.actor_words import kinship, same_given_name
from factcheck.syntax.clause import Reading

_SEVERAL = re.compile(
    r"\b(?:divorc\w+|remarr\w+|annul\w+|separat\w+|ex-\w+|estranged|polygam\w+|bigam\w+|widowed|adopt\w+|foster|biological|birth|step\w+"
    r"|(?:first|second|third|fourth|late|former|then|new|current|previous|other|another|next|one|both|two|three) "
    r"(?:wi(?:fe|ves)|husbands?|mothers?|fathers?|moms?|dads?|spouses?|marriages?|mom|dad)|wives|husbands|mothers|fathers"
    r"|(?:in|godm|godf)-?(?:law|other|ather))\b",
    re.IGNORECASE,
)
_SOLE = {"mother": "mother", "mom": "mother", "father": "father", "dad": "father"}
_MANY = 40  # relatives of one draft: more are a family history


def link_kin_names(claims: tuple[Claim, ...], reading: Reading, linked: Collection[Link]) -> Iterator[Link]:
    """Links "first name" between the name claims ("named", "named") of one spouse or parent of one person."""
    kin = [claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "relation" and claim.of[:1].isupper()]
    if len(kin) < 2 or len(kin) > _MANY or _SEVERAL.search(reading.text):
        return
    named = [claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "name" and claim.span is not None]
    told = {name for link in linked if link.relation in ("first name", "spelling") for _, name in link.members}
    groups: dict[tuple[str, str], list[ActorClaim]] = defaultdict(list)
    for claim in kin:
        kind = "spouse" if kinship().get(claim.value) == "spouse" else _SOLE.get(claim.value, "")
        if kind and not claim.scope.quoted and claim.span is not None:
            groups[claim.of, kind].append(claim)
    for group in groups.values():
        first = group[0]
        second = next((claim for claim in group[1:] if _is_another_name(first, claim, reading)), None)
        if second is None or len({claim.actor for claim in group}) > _TWO:
            continue
        pair = [
            next((name for name in named if name.span and claim.span and claim.span.contains(name.span)), None) for claim in (first, second)
        ]
        ours, theirs = pair
        if ours is not None and theirs is not None and not {ours.id, theirs.id} & told and ours.span and theirs.span:
            yield Link("first name", (("named", ours.id), ("named", theirs.id)), (ours.span, theirs.span))


_TWO = 2


def _is_another_name(first: ActorClaim, second: ActorClaim, reading: Reading) -> bool:
    """Whether two relatives bear two first names, and stand in two sentences."""
    ours, theirs = first.actor.split(), second.actor.split()
    if first.actor == second.actor or same_given_name(ours[0], theirs[0]) or ours[0] in theirs or theirs[0] in ours:
        return False
    sentences = {reading.scopes.sentence_at(claim.span.start) for claim in (first, second) if claim.span is not None}
    return len(sentences) == _TWO and not any(claim.span is not None and is_variant(reading.text, claim.span) for claim in (first, second))
