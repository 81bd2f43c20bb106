"""placed_of: where a happening of a named day was, and on which of two sides a thing lies, in whatever clause it is told.

"The orchestra played on Monday in Trieste ... Monday's concert in Zagreb": where the draft puts one place only beside that day, the
concert was there. "Houses on the river's east bank ... the flooded houses of the west bank" are on one bank.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.referents import people_of
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.syntax.clause import Reading, SentenceReading, once

_NAME: Final = r"[A-Z][\w’'-]*(?:[ -](?:of the |of |de |la )?[A-Z][\w’'-]*){0,3}"
_DAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ON_DAY: Final = re.compile(rf"\b(?P<day>{_DAY})\b(?:[’']s)?")
_IN: Final = re.compile(rf"\b(?:in|at) (?P<place>(?!{_DAY}){_NAME})")
_EVENT: Final = re.compile(
    rf"\b(?P<day>{_DAY})(?: (?:night|evening|morning|afternoon))?[’']s (?:[a-z-]+ ){{0,2}}?(?P<event>[a-z]+),? (?:in|at) (?P<place>{_NAME})"
)
_SIDES: Final = re.compile(
    r"\b(?P<side>north|south|east|west|northern|southern|eastern|western|left|right|upper|lower)(?:-?hand)? "
    r"(?P<thing>"
    r"bank|end|side|shore|slope|face|wing|pier|"
    r"door|entrance|gate|tower|deck|platform|coast|wall|stand|edge|of (?:the (?:\w+ of )?)?[A-Z]\w+)\b"
)
_OPPOSITE: Final = {"north": "south", "south": "north", "east": "west", "west": "east", "left": "right", "right": "left"} | {
    "upper": "lower",
    "lower": "upper",
}
_NEAR: Final = 60  # characters between a day and the place that is told beside it
_SHORT: Final = 4  # letters of the shortest word that two sentences on one thing share


@dataclass(frozen=True, slots=True)
class Placed:
    """A thing ("concert", "bank") in two places: the first and the second, each with its span."""

    thing: str
    first: str
    first_span: Span
    second: str
    second_span: Span


@once
def placed_of(reading: Reading) -> tuple[Placed, ...]:
    """The things that a draft puts in two places; in text order."""
    return (*_by_day(reading), *_by_side(reading))


def read_placed(reading: Reading) -> Iterator[ActorClaim]:
    """The two claims on each such thing, the happening or the side."""
    for placed in placed_of(reading):
        yield told_of(placed.thing, "scene", placed.first, placed.first_span, "body")
        yield told_of(placed.thing, "scene", placed.second, placed.second_span, "body")


def _sentences(reading: Reading) -> list[SentenceReading]:
    return [sentence for sentence in reading.sentences if sentence.sentence.role in ("body", "caption")]


def _by_day(reading: Reading) -> Iterator[Placed]:
    text, sentences = reading.text, _sentences(reading)
    people = people_of(reading)
    names = {use.core.start for use in people.uses if use.index in people.of}
    told: dict[str, list[tuple[str, Span, int]]] = defaultdict(list)
    events: list[tuple[re.Match[str], int]] = []
    for number, sentence in enumerate(sentences):
        span = sentence.sentence.span
        events += [(match, number) for match in _EVENT.finditer(text, span.start, span.end)]
        places = [match for match in _IN.finditer(text, span.start, span.end) if match.start("place") not in names]
        for day in _ON_DAY.finditer(text, span.start, span.end):
            near = min(places, key=lambda place: abs(place.start() - day.start()), default=None)
            if near is not None and abs(near.start() - day.start()) <= _NEAR and reading.scopes.quotation_at(day.start()) is None:
                where = Span(min(near.start(), day.start()), max(near.end(), day.end()))
                told[day["day"]].append((_plain(near["place"]), where, number))
    for event, number in events:
        place = _plain(event["place"])
        others = [(other, span) for other, span, at in told[event["day"]] if at != number]
        if len({other for other, _ in others}) == 1 and text.count(place) == 1 and not _share(place, others[0][0]):
            first, second = others[0], (place, Span(*event.span()))
            if first[1].start > second[1].start:
                first, second = second, first
            yield Placed(event["event"], first[0], first[1], second[0], second[1])


def _plain(place: str) -> str:
    return re.sub(r"[’']s?$", "", place)


def _share(first: str, second: str) -> bool:
    return bool(set(first.split()) & set(second.split()))


def _by_side(reading: Reading) -> Iterator[Placed]:
    text = reading.text
    told: dict[str, list[tuple[str, Span, SentenceReading]]] = defaultdict(list)
    for sentence in _sentences(reading):
        for match in _SIDES.finditer(text, sentence.sentence.span.start, sentence.sentence.span.end):
            if reading.scopes.quotation_at(match.start()) is None:
                thing = match["thing"].split()[-1]
                told[thing].append((match["side"].removesuffix("ern"), Span(*match.span()), sentence))
    for thing, group in told.items():
        if len(group) != 2:
            continue
        (ours, first, one), (theirs, second, other) = group
        if _OPPOSITE.get(ours) == theirs and one is not other and _nouns(one) & _nouns(other) - {thing}:
            yield Placed(thing, f"{ours} {thing}", first, f"{theirs} {thing}", second)


def _nouns(sentence: SentenceReading) -> set[str]:
    little = word_set("words that say little")
    return {t.lemma for t in sentence.tokens if t.tag == "NOUN" and len(t.lemma) >= _SHORT and t.lemma not in little}
