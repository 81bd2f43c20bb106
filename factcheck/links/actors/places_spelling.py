"""link_place_names: one place, spelled two ways: "Lake Penniquot" and "Lake Pennequot", "Halden Creek" and "Holden Creek"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.claims.people.referents import people_of
from factcheck.links.actors.spelling import fold, is_slip, is_variant
from factcheck.links.actors.told_apart import is_elsewhere
from factcheck.links.actors.word_forms import are_forms_of_one_word
from factcheck.links.link import Link
from factcheck.mentions.actor_words import place_nouns
from factcheck.syntax.clause import Reading

# Among so many that share a noun no further ones are compared: a gazetteer, not a story.
_MANY = 60


def link_place_names(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "spelling" between the name claims ("spelled", "spelled") of one place, where one word of several is spelled two ways.

    Left alone: two names in one sentence, a word that the draft has in lower case, and forms that are given as other forms.
    """
    groups: dict[tuple[str, ...], list[tuple[str, ActorClaim]]] = defaultdict(list)
    # "Karla Brook" is a person where the draft speaks of her again.
    seen = {person.name for person in people_of(reading).people if len(person.uses) > 1 and any(not use.name.given for use in person.uses)}
    for claim in claims:
        if not isinstance(claim, ActorClaim) or claim.fact != "name" or claim.span is None or claim.value in seen:
            continue
        seen.add(claim.value)
        words = claim.value.split()
        own = [word for word in words if word not in place_nouns()]
        if 2 <= len(words) <= 4 and len(own) == 1 and len(own[0]) >= 4:
            groups[own[0][:1], *(word if word in place_nouns() else "" for word in words)].append((own[0], claim))
    for group in groups.values():
        for at, (ours, first) in enumerate(group[:_MANY]):
            for theirs, second in group[at + 1 : _MANY]:
                if (
                    not are_forms_of_one_word(ours, theirs)
                    and (is_slip(ours, theirs) or _sound_alike(ours, theirs, first))
                    and _one_place(ours, theirs, first, second, reading)
                    and first.span
                    and second.span
                ):
                    yield Link("spelling", (("spelled", first.id), ("spelled", second.id)), (first.span, second.span))


_STREETS = frozenset(("Street", "Avenue", "Road", "Lane", "Drive", "Court", "Boulevard", "Place"))


def _sound_alike(ours: str, theirs: str, first: ActorClaim) -> bool:
    """Whether two names of streets begin alike and are about as long: "Lark Street" and "Larch Street"."""
    if first.value.split()[-1] not in _STREETS or ours[:3] != theirs[:3] or min(len(ours), len(theirs)) < 4 or fold(ours) == fold(theirs):
        return False
    if ours.startswith(theirs) or theirs.startswith(ours):
        return False  # "Park Street" and "Parker Street"
    from rapidfuzz.distance import OSA  # 13 ms to import, for the few drafts in which two names are alike

    return OSA.distance(ours, theirs) <= 2


def _one_place(ours: str, theirs: str, first: ActorClaim, second: ActorClaim, reading: Reading) -> bool:
    text = reading.text
    a, b = sorted((ours.lower(), theirs.lower()), key=len)
    if fold(b) in (fold(a) + "s", fold(a) + "es", fold(a) + "n") or are_forms_of_one_word(ours, theirs):
        return False  # "Pell's Hall" and "Pell Hall": a style
    if any(re.search(rf"(?<!\w){word}(?!\w)", text) for word in (a, b)):
        return False
    if any(claim.span is not None and is_variant(text, claim.span) for claim in (first, second)):
        return False
    if second.span is not None and is_elsewhere(reading, second.span):
        return False  # "Marlowe Street, a mile away"
    sentences = [
        {
            s.index
            for match in re.finditer(rf"\b{re.escape(claim.value)}\b", text)
            if (s := reading.scopes.sentence_at(match.start())) is not None
        }
        for claim in (first, second)
    ]
    return not sentences[0] & sentences[1]
