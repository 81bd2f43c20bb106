"""link_name_words: a name of any kind that is a letter off another, and has no other bearing in the draft.

"Penmaenfach" and "Penmaenbach", a village or a horse: what kind of thing it is need not be known, for two things of one story are
seldom called by long and rare words that differ in one letter, and never without a word on it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.claims.people.referents import people_of
from factcheck.links.actors.spelling import fold, is_slip, is_variant
from factcheck.links.actors.told_apart import is_elsewhere, is_told_apart, is_told_as_another_person
from factcheck.links.actors.word_forms import are_forms_of_one_word, holds_an_abbreviation, is_in_old_spelling, opens_a_firm
from factcheck.links.link import Link
from factcheck.mentions.actor_words import countries, demonyms, place_nouns, states
from factcheck.syntax.clause import Reading
from factcheck.syntax.lexicon import lexicon

# Letters of the shortest name that is long enough; among so many of one initial none are compared: a directory, not a story.
_LONG = 6
# A draft that names somebody so often speaks of him in the sentence in which a longer name is a letter off, too.
_OFTEN = 4
_MANY = 40


def link_name_words(claims: tuple[Claim, ...], reading: Reading, linked: Collection[Link]) -> Iterator[Link]:
    """Links "spelling" between two name claims ("spelled", "spelled") that hold one rare word in two spellings."""
    known = {name for link in linked if link.relation in ("spelling", "first name", "surname", "body") for _, name in link.members}
    lower = set(re.findall(r"\b[a-z]{4,}\b", reading.text))
    by_letter: dict[str, dict[str, ActorClaim]] = defaultdict(dict)
    for claim in claims:
        if not isinstance(claim, ActorClaim) or claim.fact != "name" or claim.span is None:
            continue
        for word in claim.value.split():
            if _is_rare(word, lower):
                by_letter[word[0]].setdefault(word, claim)
    full = {person.name for person in people_of(reading).people if person.human}
    for words in by_letter.values():
        for ours, theirs in combinations(list(words)[:_MANY], 2):
            first, second = words[ours], words[theirs]
            if first.id in known or second.id in known or not _is_misspelled(ours, theirs):
                continue
            if _is_place_of_its_own(first, second, full, reading) or _is_place_of_its_own(second, first, full, reading):
                continue
            if _is_named_after_another(first, second, full) or _is_named_after_another(second, first, full):
                continue
            if not _may_be_of_one(ours, theirs, first, second, full, reading):
                continue
            if {first.actor, second.actor} <= full or (first.actor == second.actor and first.value == second.value):
                continue  # two people, whom other words tell apart
            if second.span is not None and is_told_as_another_person(reading.text, second.span):
                continue
            if _stand_apart(ours, theirs, first, second, reading) and first.span and second.span:
                yield Link("spelling", (("spelled", first.id), ("spelled", second.id)), (first.span, second.span))


def _may_be_of_one(ours: str, theirs: str, first: ActorClaim, second: ActorClaim, full: set[str], reading: Reading) -> bool:
    """Whether what stands beside two words leaves it open that they are one.

    Two names of several words have one in common ("Nora Pellham", "Norah Pellham"): "Julius Dorn" and "Julian Gray" are two. Two names of
    one word each, which may be anybody's and anything's, are longer; and where somebody is or something happens is a place, and nobody.
    """
    rest, more = set(first.value.split()) - {ours}, set(second.value.split()) - {theirs}
    if rest and more:
        return bool(rest & more)
    if not rest and not more:
        return min(len(ours), len(theirs)) > _LONG
    lone, person = (theirs, first.actor) if rest else (ours, second.actor)
    if opens_a_firm(lone, reading.text) and not opens_a_firm(ours if rest else theirs, reading.text):
        return False
    if rest and person in full and first.value.endswith(f" {ours}") and any(use.name.full == lone for use in people_of(reading).loose):
        return False  # a surname for a surname is `link_spellings`' to judge
    if person in full and (not rest or len(people_of(reading).people) > _MANY):
        return False  # told of before the other; among many, one may have the first name that nearly is another's
    return person not in full or re.search(rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]ff) {lone}\b", reading.text) is None


def _is_named_after_another(place: ActorClaim, person: ActorClaim, full: set[str]) -> bool:
    """Whether one name is a street's and the other a person's: "MacEwan Road" and "Nora McEwan", who may live there."""
    return place.value.split()[-1] in place_nouns() and place.actor not in full and person.actor in full


_AT_A_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom) $")


def _is_place_of_its_own(place: ActorClaim, person: ActorClaim, full: set[str], reading: Reading) -> bool:
    """Whether one name is a place's and the other a person's: "a shop in Marlowe, which lasted", of Edith Marlow."""
    if place.span is None or " " in place.value or person.actor not in full:
        return False
    led = _AT_A_PLACE.search(reading.text, max(0, place.span.start - 5), place.span.start) is not None
    return led and reading.text.startswith((",", "."), place.span.end)


def _is_rare(word: str, lower: set[str]) -> bool:
    """Whether a word is long, and is a name alone."""
    if len(word) < _LONG or not word.isalpha() or holds_an_abbreviation(word) or word.lower() in lower or lexicon().is_known(word.lower()):
        return False
    return word not in states() and word not in countries() and word not in demonyms()


def _is_misspelled(first: str, second: str) -> bool:
    """Whether two words differ in one letter, or in the order of two, and the one is no form of the other: "Pell", "Pells"."""
    a, b = sorted((fold(first), fold(second)), key=len)
    if b.startswith(a) or not is_slip(a, b, given=True) or are_forms_of_one_word(first, second):
        return False
    from rapidfuzz.distance import OSA  # 13 ms to import, for the few drafts in which two names are alike

    return OSA.distance(a, b) == 1 and a[:-1] != b[:-1]


_INTRODUCED = re.compile(r", (?:which (?:is|was|lies)|another) ")


def _are_in_two_states(first: ActorClaim, second: ActorClaim, text: str) -> bool:
    """Whether each of two names is that of a town with its state behind it, and the states differ: "Pell, Ohio", "Pelle, Iowa"."""
    found = [_STATE_BEHIND.match(text, claim.span.end) for claim in (first, second) if claim.span is not None]
    larger = [states().get(match["larger"]) for match in found if match is not None]
    return len(larger) == 2 and None not in larger and larger[0] != larger[1]


_STATE_BEHIND = re.compile(r", (?P<larger>(?:[A-Z]\. ?)?[A-Z]\.|[A-Z][a-z]+(?:\.| [A-Z][a-z]+)?)")


def _are_plurals(first: str, second: str) -> bool:
    """Whether two words may be plurals of words of one stem: "Orrinias" and "Orrinians"."""
    return first[-1] == second[-1] == "s" and first[: min(len(first), len(second)) - 2] == second[: min(len(first), len(second)) - 2]


def _has_kin(word: str, other: str, text: str) -> bool:
    """Whether another word of a draft begins as a name does, up to the letter in which the name differs from a second one."""
    differs = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    if differs + 1 < _LONG - 2:
        return False
    kin = re.findall(rf"\b{re.escape(word[: differs + 1])}\w*", text)
    return any(not found.startswith(word) for found in kin)


def _stand_apart(ours: str, theirs: str, first: ActorClaim, second: ActorClaim, reading: Reading) -> bool:
    """Whether one of two words stands once, no sentence has both but on what is named often, and neither is given as another form."""
    text = reading.text
    places = [[match.start() for match in re.finditer(rf"\b{word}\b", text)] for word in (ours, theirs)]
    if second.span is not None and (_INTRODUCED.match(text, second.span.end) or is_elsewhere(reading, second.span)):
        return False  # "Brynfelan, which is four miles off"
    if _are_in_two_states(first, second, text):
        return False
    if any(claim.span is not None and is_in_old_spelling(reading, claim.span) for claim in (first, second)):
        return False
    if min(map(len, places)) != 1 or any(claim.span is not None and is_variant(text, claim.span) for claim in (first, second)):
        return False
    if all(_has_kin(word, other, text) for word, other in ((ours, theirs), (theirs, ours))):
        return False  # "the Orrines" of Orrin, and "the Orfines" of Orfin
    found = [{s.index for at in each if (s := reading.scopes.sentence_at(at)) is not None} for each in places]
    if not found[0] & found[1]:
        return True
    if any(claim.span is not None and is_told_apart(reading, claim.span) for claim in (first, second)):
        return False
    # another letter makes another name ("Karlsburg", "Karlsberg"); one too many, one too few or two swapped make none
    slipped = len(ours) != len(theirs) or sorted(ours) == sorted(theirs)
    often = slipped and max(map(len, places)) >= _OFTEN and min(len(ours), len(theirs)) > _LONG and not _are_plurals(ours, theirs)
    return (
        often
        and re.search(rf"\b(?:{ours}(?:[’']s)?(?:,|,? and|,? or) {theirs}|{theirs}(?:[’']s)?(?:,|,? and|,? or) {ours})\b", text) is None
    )
