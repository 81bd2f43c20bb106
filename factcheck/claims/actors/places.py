"""read_places: the state, country or county that a town is said to be in, and the names of places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.claims.actor import ActorClaim, Fact, told_of
from factcheck.claims.actors.whereabouts import read_whereabouts
from factcheck.draft import Span
from factcheck.mentions.actor_words import breakers, countries, demonyms, openers, states
from factcheck.syntax.clause import Reading
from factcheck.values import Name

TOWN = r"[A-Z][\w’'-]*\.?(?: [A-Z][\w’'-]*){0,2}"


@cache
def _town_and_state() -> re.Pattern[str]:
    forms = [form for form in (*states(), *countries()) if not (len(form) == 2 and form.isupper())]
    larger = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf", (?P<larger>{larger})(?![\w’'])(?! \d{{5}})")


# "Brandt, Teller County,"; "Brandt, the seat of Teller County": a name right behind a name.
_COUNTY = re.compile(
    r"(?:,? (?:which is )?(?:the seat of|the|seat of)|(?<! County),(?=[^,.;]* County[,.;])) "
    r"(?P<larger>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)? County)(?= seat\b|[,.;)]|\s)"
)
_TOWN_BEFORE = re.compile(rf"(?<![\w.’'])(?P<town>{TOWN})$")


def read_places(reading: Reading) -> Iterator[ActorClaim]:
    """The states, countries and counties of towns: "Ashby, Ohio," "Brandt, in Teller County"; the first place of each pair."""
    seen: set[tuple[str, str]] = set()
    for town, larger, span in sorted((*_with_states(reading.text), *_told(reading)), key=lambda told: told[2].start):
        if (town.casefold(), larger) not in seen:
            seen.add((town.casefold(), larger))
            claim = place_claim(reading, town.title() if town.isupper() else town, "place", larger, span)
            if claim is not None:
                yield claim


def _with_states(text: str) -> Iterator[tuple[str, str, Span]]:
    for pattern in (_town_and_state(), _COUNTY) if " County" in text else (_town_and_state(),):
        for match in pattern.finditer(text):
            start = max(0, match.start() - 60)
            before = _TOWN_BEFORE.search(text[start : match.start()])
            town = town_of(before.group("town")) if before is not None else None
            if town is not None:
                larger = match.group("larger")
                yield town, states().get(larger, larger), Span(match.start() - len(town), match.end("larger"))


def _told(reading: Reading) -> Iterator[tuple[str, str, Span]]:
    for told in read_whereabouts(reading):
        yield told.place, told.larger, told.span


_PARTY_LETTERS = frozenset(("Dem", "Rep", "Ind", "Lib", "Con", "Lab", "Prog", "Soc"))


def town_of(written: str) -> str | None:
    """The name of a town without the words that open a sentence before it; None where it is no town's.

    >>> town_of("In Pell"), town_of("Ohio")
    ('Pell', None)
    """
    words = written.split()
    while words and (words[0].lower() in openers() or words[0] in breakers()):
        words = words[1:]
    town = " ".join(words)
    if len(town.rstrip(".")) == 1 or town.rstrip(".") in _PARTY_LETTERS:
        return None  # "(D., Ore.)": a party and a state
    if not words or town in states() or town in countries() or town in demonyms() or any(word in breakers() for word in words):
        return None
    return town


def read_place_names(reading: Reading) -> Iterator[ActorClaim]:
    """The names of places in two words or more ("Lake Penniquot"); the first place of each."""
    seen: set[str] = set()
    for mention in reading.mentions:
        if mention.kind != "place" or not isinstance(mention.value, Name) or " " not in mention.value.full or mention.value.full in seen:
            continue
        seen.add(mention.value.full)
        claim = place_claim(reading, mention.value.full, "name", mention.value.full, mention.span)
        if claim is not None and not mention.value.full.isupper():
            yield claim


def place_claim(reading: Reading, actor: str, fact: Fact, value: str, span: Span) -> ActorClaim | None:
    """The claim that was read at a span of the running text; None in a headline or a list."""
    sentence = reading.scopes.sentence_at(span.start)
    if sentence is None or sentence.role in ("headline", "heading", "byline", "list"):
        return None
    quotation = reading.scopes.quotation_at(span.start)
    return told_of(actor, fact, value, span, sentence.role, quoted=quotation is not None)
