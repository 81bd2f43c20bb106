"""link_name_phrases: a name of several words of which one is no word at all, and a letter off the word that stands there elsewhere.

"The Tanners Hanover Trust", and then "Tannners Hanover": that the words beside it are the same tells that the name is one, and that the
odd one is no word that it is a slip. The name must be that of a body, a place or a thing: two people may be called nearly alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import pairwise

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.claims.people.referents import people_of
from factcheck.links.actors.spelling import fold, is_slip, is_variant
from factcheck.links.actors.told_apart import is_elsewhere, is_told_apart
from factcheck.links.actors.word_forms import are_forms_of_one_word, holds_an_abbreviation
from factcheck.links.link import Link
from factcheck.mentions.actor_words import breakers, organisation_nouns, place_nouns, region_names, title_key, titles
from factcheck.syntax.clause import Reading
from factcheck.syntax.lexicon import lexicon

_SHORTEST = 7  # letters of a word that is compared: of shorter ones a surname may be made ("Miller", "Muller"), but of no "Office"
_PLAIN = 8  # letters of a word that nobody misreads for another, in whatever sentence
_MANY = 12  # words beside one word, among which two like ones are no wonder


def link_name_phrases(claims: tuple[Claim, ...], reading: Reading, linked: Collection[Link]) -> Iterator[Link]:
    """Links "spelling" between two name claims ("spelled", "spelled") that share a word, and beside it have one in two spellings."""
    ids = {name for link in linked if link.relation in ("spelling", "first name", "surname", "body") for _, name in link.members}
    known = {claim.value for claim in claims if isinstance(claim, ActorClaim) and claim.id in ids}
    beside: dict[tuple[str, int], dict[str, ActorClaim]] = defaultdict(dict)
    for claim in claims:
        if not isinstance(claim, ActorClaim) or claim.fact != "name" or claim.span is None:
            continue
        for before, behind in pairwise(word for word in claim.value.split() if word[:1].isupper()):
            beside[behind, 0].setdefault(before, claim)
            beside[before, 1].setdefault(behind, claim)
    humans = {person.name for person in people_of(reading).people if person.human}
    done: set[tuple[str, str]] = set()
    for (shared, _), words in beside.items():
        if not 1 < len(words) <= _MANY or title_key(shared) in titles() or shared in breakers():
            continue
        for at, ours in enumerate(words):
            for theirs in list(words)[at + 1 :]:
                first, second = words[ours], words[theirs]
                if (ours, theirs) in done or not _is_a_slip(ours, theirs, reading.text) or {first.value, second.value} & known:
                    continue
                if not _is_the_rest_one(first.value.split(), second.value.split(), {ours, theirs}):
                    continue
                if {first.actor, second.actor} <= humans or not (_is_no_person(first, shared) or _is_no_person(second, shared)):
                    continue
                done.add((ours, theirs))
                plain = min(len(ours), len(theirs)) >= _PLAIN and any(lexicon().is_known(word.lower()) for word in (ours, theirs))
                if first.span and second.span and (plain or not _are_told_apart(first, second, reading)):
                    yield Link("spelling", (("spelled", first.id), ("spelled", second.id)), (first.span, second.span))


def _is_a_slip(first: str, second: str, text: str) -> bool:
    """Whether of two words one stands once, is no word, and is a letter off the other."""
    if not (first.isalpha() and second.isalpha()) or not is_slip(first, second):
        return False
    if min(len(first), len(second)) < _SHORTEST and not {first, second} & (organisation_nouns() | place_nouns()):
        return False
    a, b = sorted((fold(first), fold(second)), key=len)
    if b.startswith(a) or a[:-1] == b[:-1] or are_forms_of_one_word(first, second) or holds_an_abbreviation(first + second):
        return False
    from rapidfuzz.distance import OSA  # 13 ms to import, for the few drafts in which two names are alike

    odd = [word for word in (first, second) if not lexicon().is_known(word.lower()) and word not in region_names()]
    return OSA.distance(a, b) == 1 and any(len(re.findall(rf"\b{word}\b", text, re.IGNORECASE)) == 1 for word in odd)


def _is_the_rest_one(first: list[str], second: list[str], odd: set[str]) -> bool:
    """Whether but for two words one name is the other, whole or in short: not "Pell Guild of Tanners" and "Orrin Guild of Tannners"."""
    ours, theirs = (set(words) - odd for words in (first, second))
    return ours <= theirs or theirs <= ours


def _is_no_person(claim: ActorClaim, shared: str) -> bool:
    """Whether a noun in a name, or the word that two names share, tells that it is a body's, a place's or a thing's."""
    words = {word.rstrip(".") for word in (*claim.value.split(), shared)}
    return any(word in organisation_nouns() or word in place_nouns() for word in words)


def _are_told_apart(first: ActorClaim, second: ActorClaim, reading: Reading) -> bool:
    """Whether one sentence has both names, or one is given as another name, or is another's."""
    spans = [claim.span for claim in (first, second) if claim.span is not None]
    if len({s.index for span in spans if (s := reading.scopes.sentence_at(span.start)) is not None}) < len(spans):
        return True
    return any(is_variant(reading.text, span) or is_told_apart(reading, span) or is_elsewhere(reading, span) for span in spans)
