"""link_affiliations: one person of two parties, nationalities or home towns, and one town in two states."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.claims.people.persons import is_person_noun
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.actors.told_apart import is_another_one, is_short_for, tells_of_a_mistake
from factcheck.links.link import Link
from factcheck.mentions.actor_words import countries, states, twin_towns
from factcheck.syntax.clause import Reading

_CHANGED = re.compile(
    r"\b(?:switch(?:ed|ing)|chang(?:ed|ing)) (?:\w+ )?(?:part(?:y|ies)|sides|affiliation"
    r"|nationality|citizenship)|\bleft the \w+ party|\bdual (?:national|citizen)"
    r"|\bnaturali[sz]ed\b|\b(?:citizens?|natives?|citizenship) of\b|\bcitizenship\b|\bborn in\b|\b\w+-born\b|\bbecame a\b",
    re.IGNORECASE,
)
# "Another town, Ashgrove, Ind.,", "both towns", "of the same name".
_OTHER_TOWN = re.compile(
    r"\b(?:(?:another|other|both|different|two) (?:[a-z]+ )?(?:town|cit(?:y|ies)|village|place|suburb|hamlet|(?-i:[A-Z])\w*)"
    r"|same name|namesake|not to be confused|no relation|also called|sister cit(?:y|ies)|moved|move|relocated|formerly|originally|grew up"
    r"|born|native|raised|between)\b",
    re.IGNORECASE,
)
# "Some say that he was born in Ohio."
_SAID_ELSEWHERE = re.compile(
    r"\b(?:claim(?:s|ed)?|believed|disputed?|thought|legend|according to (?:some|his|her)|actually|really|originally)\b"
)
# "Who has lived in Bell since she sold her house", "lives in Bell now": the home that was told before is of other days.
_HOME_SINCE = re.compile(
    r"\b(?:has|have) (?:lived|resided|stayed) [^.;]{3,40}? "
    r"since (?!(?:he|she|they) (?:was|were) (?:an? |born|\d)|birth|[a-z]+hood)[a-z]"
    r"|\b(?:sold|lost|gave up|put up for sale) (?:her|his|their) (?:[a-z-]+ ){0,2}(?:house|home|apartment|condo|farm|place)\b"
    r"|\bnow (?:lives|resides)\b|\b(?:lives|resides) [^,.;]{3,30} (?:now|these days)\b"
)
_SECOND_HOME = re.compile(
    r"\b(?:summers?|winters?|weekends?|weekdays|during the (?:week|season)|vacation|holiday|second"
    r"|part of the|half the|seasonal|temporar\w+)\b"
)
# "of Ely, Minn.," and "from Ely, Nev.," are two people's home towns.
_HOMETOWN = re.compile(r"(?:, of|\bfrom|\bnative of) $")
_OPPOSITE = {"east": "west", "west": "east", "north": "south", "south": "north"}
_NESTED = frozenset(
    {frozenset(pair) for pair in (("Britain", "England"), ("Britain", "Scotland"), ("Britain", "Wales"), ("United States", "Georgia"))}
)


def link_affiliations(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "party", "nationality" and "home" between two claims ("had", "had") of one person, and "place" ("in", "in") of one town."""
    facts: dict[tuple[str, str, str], list[ActorClaim]] = defaultdict(list)
    for claim in claims:
        if (
            isinstance(claim, ActorClaim)
            and claim.fact in ("party", "nationality", "home", "place")
            and claim.tenure == "now"
            and not claim.scope.quoted
        ):
            rank = rank_of(claim.value) if claim.fact == "place" else "birth" + rank_of(claim.value) if claim.of == "birth" else ""
            facts[claim.fact, claim.actor.casefold(), rank].append(claim)
    for (fact, actor, _), group in facts.items():
        first = group[0]
        for second in group[1:]:
            if (
                second.value == first.value
                or frozenset((first.value, second.value)) in _NESTED
                or first.span is None
                or second.span is None
            ):
                continue
            if fact == "place" and (first.of or second.of or (actor.islower() and first.actor == actor)):
                continue
            if fact == "place":
                if _one_town(actor, first, second, reading):
                    yield Link("place", (("in", first.id), ("in", second.id)), (first.span, second.span))
            elif _are_of_two_times(fact, first, second, reading):
                continue
            elif fact == "home" or not _CHANGED.search(reading.text):
                yield Link(fact, (("had", first.id), ("had", second.id)), (first.span, second.span))


def _sentences(first: ActorClaim, second: ActorClaim, reading: Reading) -> list[str]:
    found = [reading.scopes.sentence_at(claim.span.start) for claim in (first, second) if claim.span is not None]
    return [sentence.span.text_of(reading.text) for sentence in dict.fromkeys(found) if sentence is not None]


def _moved(first: ActorClaim, second: ActorClaim, reading: Reading) -> bool:
    sentences = _sentences(first, second, reading)
    return len(sentences) < 2 or any(told.search(sentence) for told in (_OTHER_TOWN, _SECOND_HOME, _HOME_SINCE) for sentence in sentences)


def _are_of_two_times(fact: str, first: ActorClaim, second: ActorClaim, reading: Reading) -> bool:
    """Whether of two affiliations of one person both may hold: one of birth that is told in part, a home left, a party of other days."""
    if fact == "party":
        return any(_is_of_first_days(claim, reading.text) for claim in (first, second))
    if first.of == "birth":
        return first.value in second.value or second.value in first.value or _SAID_ELSEWHERE.search(reading.text) is not None
    return fact == "home" and (is_short_for(first.value, second.value) or _moved(first, second, reading))


def _is_of_first_days(claim: ActorClaim, text: str) -> bool:
    """Whether a party is that of other days: "who won her first term as a Democrat", "elected in 2006 as a Democrat"."""
    if claim.span is None:
        return False
    return _FIRST_DAYS.search(claim.span.text_of(text)) is not None or _IN_A_YEAR.match(text, claim.span.end) is not None


_IN_A_YEAR = re.compile(r",? (?:in|from|until|before) (?:1[89]|20)\d\d\b")


_FIRST_DAYS = re.compile(
    r"\b(?:first|began|begun|started|entered|originally|once|until|before|ago|then|earlier|had"
    r"|(?:1[89]|20)\d\d|[a-z]+ (?:terms?|years|career))\b"
    r"[^.;]{0,160} as an? (?:[a-z]+ )?[A-Za-z]+$"
)


def _one_town(town: str, first: ActorClaim, second: ActorClaim, reading: Reading) -> bool:
    """Whether two larger places are given to one town: of the same rank, in two sentences, neither of which tells two towns apart."""
    if town in twin_towns() or not are_apart(first.value, second.value):
        return False
    if all(
        claim.span is not None and _HOMETOWN.search(reading.text[max(0, claim.span.start - 12) : claim.span.start])
        for claim in (first, second)
    ):
        return False
    sentences = _sentences(first, second, reading)
    if second.span is not None and (tells_of_a_mistake(reading, second.span) or is_another_one(reading.text, second.span)):
        return False
    if second.span is not None and _is_of_another(second.span, sentences[-1], reading.text):
        return False
    return len(sentences) == 2 and not any(_OTHER_TOWN.search(_without_moves(sentence, town)) for sentence in sentences)


# "A bakery in Pell, Del.", "a lawyer from Pell, Ind.": brought in with the town.
_BROUGHT_IN = re.compile(r"\b(?:an?|another) (?:[a-z-]+ ){0,2}(?P<noun>[a-z-]+) (?:in|from|of|near|outside) $")
_PLACED = re.compile(
    r"\b(?:second|third|fourth|last) (?:place|prize)|\b(?:runners?-up|silver|bronze|rivals?|loser|finalist|the other)\b", re.I
)


def _is_of_another(span: Span, sentence: str, text: str) -> bool:
    """Whether a town is brought in with somebody who comes from it, or with one who took part beside those of the first."""
    brought = _BROUGHT_IN.search(text, max(0, span.start - 60), span.start)
    return brought is not None and (is_person_noun(brought["noun"]) or _PLACED.search(sentence) is not None)


_MOVE = re.compile(r"\bmoved (?:here |there )?(?:from|to) (?P<where>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3})")


def _without_moves(sentence: str, town: str) -> str:
    """The sentence without moves between other towns: "the Lunds, who moved from Dover last year"."""
    return _MOVE.sub(lambda move: move[0] if move["where"].casefold().startswith(town) else "", sentence)


def are_apart(first: str, second: str) -> bool:
    """Whether nothing that lies in one larger place lies in the other: both of one rank, and of a river opposite banks.

    >>> are_apart("Ohio", "Iowa"), are_apart("Ohio", "Pell County"), are_apart("east bank", "west side")
    (True, False, True)
    """
    if rank_of(first) != rank_of(second):
        return False
    return rank_of(first) != "bank" or _OPPOSITE.get(first.split()[0]) == second.split()[0]


def rank_of(larger: str) -> str:
    """Whether a larger place is a county, a state or a country; "" where it is none of these."""
    last = larger.split()[-1]
    if last in ("County", "Province", "Parish", "District", "Region"):
        return last.lower()
    if last in word_set("banks of a river"):
        return "bank"
    return "state" if larger in states() else "country" if larger in countries() else ""


def link_contests(claims: tuple[Claim, ...]) -> Iterator[Link]:
    """Links "contest" between two results ("won", "won") of one contest that name two winners."""
    results = [claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "result" and claim.span is not None]
    for at, first in enumerate(results):
        for second in results[at + 1 :]:
            if first.actor == second.of and second.actor == first.of and first.span and second.span:
                yield Link("contest", (("won", first.id), ("won", second.id)), (first.span, second.span))
