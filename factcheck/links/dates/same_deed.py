"""same_deeds: what is done but once to a thing or a person, told twice, each time with a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.dates.happening import Happening
from factcheck.claims.happening_words import incidents
from factcheck.claims.people.persons import person_of
from factcheck.data import data_lines
from factcheck.interval import Interval
from factcheck.links.dates.arcs import verbs_of
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.kinds import kinds_of
from factcheck.links.dates.lifetimes import clause_of
from factcheck.links.dates.taken_up import differ
from factcheck.links.link import Link

# Words that say that it was done another time.
_AGAIN: Final = re.compile(
    r"\b(?:again|another|anew|once more|second|third|separate(?:ly)?|previous(?:ly)?|earlier|prior|re-?arrested|new charges|former(?:ly)?"
    r"|different|each|respectively|other|then|originally|initially)\b",
    re.IGNORECASE,
)
_ANEW: Final = re.compile(r"\b(?:again|another|anew|once more|separate(?:ly)?|respectively|each)\b", re.IGNORECASE)
_LEAD: Final = 3  # index of the last sentence that brings in the mishap of a story
_NEAR: Final = 31  # days by which a slip moves the day of a mishap
_GRAINS: Final = ("day", "minute", "hour", "month", "year")


def same_deeds(events: EventIndex) -> Iterator[Link]:
    """The links "same event" (date, date) of deeds that nothing and nobody has done to them twice, in a fixed order."""
    told: dict[str, list[Dated]] = {}
    several = {deed_groups().get(type_, "") for type_ in kinds_of(events.reading).several}
    for dated in events.all:
        if (key := _key(dated, events)) and key not in several and _is_told(dated, events):
            told.setdefault(key, []).append(dated)
    yield from _of_the_mishap(events)
    for key in sorted(told):
        first = told[key][0]
        others = [dated for dated in told[key][1:] if differ(dated, first) and _is_of_one(first, dated, events)]
        if len({str(dated.days) for dated in others}) == 1:
            second = others[0]
            yield Link(
                "same event", (("date", first.claim.id), ("date", second.claim.id)), (first.happening.word, second.happening.word), True
            )


@cache
def deed_groups() -> dict[str, str]:
    """For each verb or type of happening that comes once, the first word of its group: what falls has collapsed."""
    found: dict[str, str] = {}
    for line in data_lines("once.tsv"):
        words = line.split()
        found.update(dict.fromkeys(words, words[0]))
    return found


def _key(dated: Dated, events: EventIndex) -> str:
    told = dated.happening
    if told.known and told.type in incidents() and told.type in deed_groups():
        return deed_groups()[told.type]  # "the collapse of a silo that buried two streets"
    with_particle = next((verb for verb in sorted(verbs_of(dated.happening, events)) if "/" in verb and verb in deed_groups()), "")
    return (
        deed_groups().get(with_particle, "") or deed_groups().get(told.verb, "") or (deed_groups().get(told.type, "") if told.known else "")
    )


def _is_told(dated: Dated, events: EventIndex) -> bool:
    told, when = dated.happening, dated.claim.when
    return (
        told.preposition in ("", "on", "in", "at")
        and told.status in ("asserted", "planned")
        and not told.other
        and dated.days != Interval()
        and when.granularity in _GRAINS
        and (when.month is not None or when.year is not None or dated.is_counted_back)
        and not dated.claim.scope.quoted
        and events.reading.sentences[told.sentence].sentence.role == "body"
        and not is_told_again(told, events)
    )


def is_told_again(told: Happening, events: EventIndex) -> bool:
    """Whether the sentence of a happening says that it was done another time: "again", "the second", "earlier"."""
    span = events.words_about(told)
    if not told.verb and told.type in told.definite:
        return _ANEW.search(events.reading.text, span.start, span.end) is not None  # "The July 2 collapse was the second in five years"
    return _AGAIN.search(events.reading.text, span.start, span.end) is not None


def _is_of_one(one: Dated, two: Dated, events: EventIndex) -> bool:
    """Whether both are told of one thing, brought in and then taken up, or of one person."""
    first, second = one.happening, two.happening
    if first.sentence == second.sentence or first.status != second.status or first.tense == "present" != second.tense:
        return False
    if first.verb in date_words("verbs of what is done to people") or second.verb in date_words("verbs of what is done to people"):
        name = _person(one, events)
        return bool(name) and name == _person(two, events)
    if _is_when_it_befell(one, two, events):
        return True
    things = (first.things | first.nouns) & second.things
    return bool(things - date_words("nouns for people at large") - date_words("nouns that stories share"))


def _of_the_mishap(events: EventIndex) -> Iterator[Link]:
    """As in: "The lighthouse went dark on Aug. 19. The keeper was away when the light failed on Aug. 22": the one mishap of the story."""
    kinds = kinds_of(events.reading)
    befell = [dated for dated in events.all if dated.happening.known and dated.happening.type in mishaps() and _is_told(dated, events)]
    if not befell or befell[0].happening.sentence > _LEAD or len({str(dated.days) for dated in befell}) != 2:
        return
    first = befell[0]
    second = next(dated for dated in befell if str(dated.days) != str(first.days))
    if first.happening.sentence == second.happening.sentence or kinds.several & {dated.happening.type for dated in befell}:
        return
    if differ(second, first) and _is_when_it_befell(first, second, events):
        words = (first.happening.word, second.happening.word)
        yield Link("same event", (("date", first.claim.id), ("date", second.claim.id)), words, True)


def _is_when_it_befell(one: Dated, two: Dated, events: EventIndex) -> bool:
    """As in: "the collapse of a silo on Jan. 11. Nine people were there when the steel gave way on Jan. 14": the mishap of the story."""
    told = two.happening
    near = any(abs((first - second).days) <= _NEAR for first in one.claim.candidates for second in two.claim.candidates)
    if told.type not in mishaps() or one.happening.type not in mishaps() or not near:
        return False
    sentence = events.reading.sentences[told.sentence]
    clause = clause_of(sentence, two)
    if clause is None or not clause.subject or not sentence.chunks[clause.subject[0]].definite:
        return False
    first = sentence.chunks[clause.subject[0]].tokens[0]
    return first > 0 and sentence.tokens[first - 1].text.lower() in ("when", "as", "before", "after", "since", "until", "where")


def mishaps() -> frozenset[str]:
    """The types of happenings that befall a thing."""
    return incidents() | {"rupture", "fall", "demolition", "outage"}


def _person(dated: Dated, events: EventIndex) -> str:
    """To whom it was done, or who did it: the subject, or the object of a verb that is done to people; "" where no name is known."""
    told = dated.happening
    clause = clause_of(events.reading.sentences[told.sentence], dated)
    if clause is None or clause.verb is None:
        return ""
    done = clause.verb.voice == "active" and told.verb in date_words("verbs of what is done by others")
    parts = clause.objects if done else clause.subject
    name = person_of(events.reading, told.sentence, parts[0]) if parts else ""
    return name if name[:1].isupper() else ""
