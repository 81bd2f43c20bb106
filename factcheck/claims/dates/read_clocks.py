"""read_clocks: at what time of day something happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from factcheck.claims.date import ClockClaim
from factcheck.claims.dates.happening import is_other
from factcheck.claims.dates.happenings import happenings_of
from factcheck.claims.happening_words import noun_type
from factcheck.claims.nouns import is_person
from factcheck.claims.scope_at import scope_at
from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import Reading, SentenceReading, once
from factcheck.values import Timex

# The hours of the day that a part of it may mean.
DAYPARTS: Final = {
    "early-morning": (0, 9), "late-morning": (9, 12), "early-afternoon": (11, 16), "late-afternoon": (14, 19),
    "early-evening": (16, 21), "late-evening": (19, 25), "daytime": (6, 19), "daylight": (5, 21),
    "morning": (0, 12), "mid-morning": (8, 12), "predawn": (0, 7), "pre-dawn": (0, 7), "dawn": (3, 9), "daybreak": (3, 9),
    "sunrise": (4, 9), "breakfast": (5, 12),
    "dinnertime": (16, 22), "suppertime": (16, 22), "nightfall": (16, 23), "after-school": (13, 19),
    "lunchtime": (10, 15), "lunch-hour": (10, 15), "midday": (10, 14), "noon": (11, 13), "noontime": (11, 14),
    "afternoon": (11, 19), "midafternoon": (13, 17), "mid-afternoon": (13, 17), "evening": (16, 25), "dusk": (15, 22), "sunset": (15, 22),
    "night": (17, 31), "matinee": (11, 18), "midmorning": (8, 12), "nighttime": (17, 31), "late-night": (20, 29),
    "overnight": (19, 33), "midnight": (23, 26),
}  # fmt: skip


OF_SCENE: Final = -3
OF_PHRASE: Final = -4
_OF_THINGS: Final = ("morning", "evening", "night", "midnight", "breakfast", "afternoon")  # "the night shift", "the afternoon train"
_HALF: Final = re.compile(r"[ap]\.?m\b|noon|midnight|midday|morning|afternoon|evening|night|\b(?:1[3-9]|2[0-3]):|hours|\b0\d:?\d\d\b")


def hours_of(part: str, later: int = 0) -> tuple[str, ...]:
    """The hours of the clock that a part of the day may mean, as numbers from 0 to 23, and some `later` ones.

    >>> hours_of("midnight"), hours_of("noon", later=1)
    (('23', '0', '1'), ('11', '12', '13'))
    """
    first, end = DAYPARTS[part]
    return tuple(str(hour % 24) for hour in range(first, min(end + later, first + 24)))


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the clock, or a part of the day.

    Attributes:
        claim: the claim on it.
        event: the type of what happened then, "" where it is not known.
        sentence: index of its sentence reading.
        part: the part of the day ("morning"), "" for a time of the clock.
        mention: index of its mention; -1 for a part of the day that stands before the noun of a happening ("the morning
            blast"), -2 for one before another noun ("the morning train"), `OF_SCENE` for words that tell
            it of a scene ("beneath the stars"), `OF_PHRASE` for a phrase that is no mention ("after dark").
        end: 1 for the second end of a range, else 0; `ranged` that it is one of two.
    """

    claim: ClockClaim
    event: str
    sentence: int
    part: str
    mention: int
    ranged: bool = False
    end: int = 0

    @property
    def span(self) -> Span:
        """Where it stands."""
        assert self.claim.span is not None
        return self.claim.span


def read_clocks(reading: Reading) -> list[ClockClaim]:
    """The times of day, in text order."""
    return [clock.claim for clock in clocks_of(reading)]


@once
def clocks_of(reading: Reading) -> tuple[Clock, ...]:
    """The times of day of a reading with what happened then; read once for each reading."""
    return tuple(sorted(_read(reading), key=lambda clock: clock.span))


def _read(reading: Reading) -> Iterator[Clock]:
    told = {happening.mention: happening for happening in happenings_of(reading) if happening.known and not happening.other}
    for index, sentence in enumerate(reading.sentences):
        if sentence.sentence.role not in ("body", "caption", "list"):
            continue
        for at in sentence.mentions:
            mention = reading.mentions[at]
            event = told[at].type if at in told else ""
            if mention.kind != "time":
                continue
            if mention.of == "range" or mention.value.timex.count("/") == 1:  # type: ignore[union-attr]
                halves = [part for part in mention.parts if part.kind == "time"]
                for end, half in enumerate(halves if len(halves) == 2 else ()):
                    yield from _times(reading, half, "" if end else event, index, at, True, end)
            else:
                yield from _times(reading, mention, event, index, at)
        yield from _parts_before_nouns(reading, index, sentence)
        yield from _parts_of_scenes(reading, index, sentence)
        yield from _parts_in_phrases(reading, index, sentence)


def _times(reading: Reading, mention: Mention, event: str, index: int, at: int, ranged: bool = False, end: int = 0) -> Iterator[Clock]:
    """The time of the clock and the part of the day that a mention holds."""
    leaves = [leaf for leaf in _leaves(mention) if isinstance(leaf.value, Timex) and leaf.value.minutes is not None]
    for leaf in leaves:
        value = leaf.value
        assert isinstance(value, Timex)
        words = leaf.core.text_of(reading.text).lower()
        part = ""
        if words in ("midday", "noontime"):
            part = words  # no exact hour, unlike noon
        elif value.granularity == "daypart":
            part = next((word for word in re.findall(r"[a-z-]+", words) if word in DAYPARTS), "")
            if not part:
                continue
        half = not part and not _HALF.search(words)
        claim = ClockClaim.model_construct(span=leaf.core, scope=scope_at(reading, leaf.core), event=event, when=value, half=half)
        yield Clock(claim, event, index, part, at, ranged, end)


def _leaves(mention: Mention) -> list[Mention]:
    if not mention.parts:
        return [mention]
    return [leaf for part in mention.parts for leaf in _leaves(part)]


@cache
def _scenes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The parts of the day of `data/day_scenes.tsv`, each with the words that tell it of a scene."""
    rows = (line.split("\t") for line in data_lines("day_scenes.tsv"))
    return tuple((part, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for part, words in rows)


def _parts_of_scenes(reading: Reading, index: int, sentence: SentenceReading) -> Iterator[Clock]:
    """The parts of the day that the scene shows: "beneath the stars", "in broad daylight"."""
    span = sentence.sentence.span
    for part, words in _scenes():
        for told in words.finditer(reading.text, span.start, span.end):
            where = Span(*told.span())
            claim = ClockClaim.model_construct(
                span=where, scope=scope_at(reading, where), event="", when=Timex(f"T{part}", None, "daypart")
            )
            yield Clock(claim, "", index, part, OF_SCENE)


@cache
def _phrases() -> dict[str, list[tuple[str, tuple[frozenset[str], ...]]]]:
    """The phrases of `data/day_phrases.tsv` by their first word, the longest first, each with the part of the day that it tells."""
    found: dict[str, list[tuple[str, tuple[frozenset[str], ...]]]] = {}
    for part, told in (line.split("\t") for line in data_lines("day_phrases.tsv")):
        for phrase in told.split("|"):
            places = tuple(frozenset(place.split("/")) for place in phrase.split())
            for word in places[0]:
                found.setdefault(word, []).append((part, places))
    for known in found.values():
        known.sort(key=lambda one: -len(one[1]))
    return found


def _parts_in_phrases(reading: Reading, index: int, sentence: SentenceReading) -> Iterator[Clock]:
    """The parts of the day that a phrase tells which is no mention of a time: "before dawn", "in the small hours"."""
    words = [token.text.lower() for token in sentence.tokens]
    end = 0
    for at, word in enumerate(words):
        for part, places in _phrases().get(word, ()) if at >= end else ():
            if len(words) - at >= len(places) and all(words[at + step] in place for step, place in enumerate(places)):
                end = at + len(places)
                where = Span(sentence.tokens[at].span.start, sentence.tokens[end - 1].span.end)
                when = Timex(f"T{part}", None, "daypart")
                yield Clock(
                    ClockClaim.model_construct(span=where, scope=scope_at(reading, where), event="", when=when), "", index, part, OF_PHRASE
                )
                break


def _parts_before_nouns(reading: Reading, index: int, sentence: SentenceReading) -> Iterator[Clock]:
    """Parts of the day that say when their noun happened: "the morning blast"; or what it is that starts then: "the morning train"."""
    subjects = {at for clause in sentence.clauses for at in clause.subject}
    for at, chunk in enumerate(sentence.chunks):
        part = next((word for word in chunk.modifiers if word in DAYPARTS), "")
        if not part or is_other(sentence, chunk) or chunk.determiner in ("every", "each", "any", "no"):
            continue
        type_ = noun_type(chunk.head, chunk.modifiers)
        owned = any(mark in chunk.span.text_of(reading.text) for mark in "'’")  # "the morning show's host"
        regular = at in subjects and not is_person(chunk.head)  # "the morning train" may go every day
        if not type_ and (owned or not chunk.definite or not (regular or part not in _OF_THINGS)):
            continue
        start = reading.text.lower().find(part, chunk.span.start, chunk.span.end)
        if start >= 0:
            span = Span(start, chunk.span.end)
            when = Timex(f"T{part}", None, "daypart")
            claim = ClockClaim.model_construct(span=span, scope=scope_at(reading, span), event=type_, when=when)
            yield Clock(claim, type_, index, part, -1 if type_ else -2 if part in _OF_THINGS else OF_SCENE)
