"""groups_of, group_of: things of a kind that a draft tells together, with the stretch of time that they lie in."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final

from factcheck.claims.happening_words import noun_type
from factcheck.links.dates.stretches import Stretch, stretch_of
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading
from factcheck.syntax.events import noun_event
from factcheck.values import Quantity

_REACH: Final = 8  # sentences after the group's in which its members may be told
_DATED_RANK: Final = re.compile(r"\b(?:first|second|third|fourth|fifth|last|next),? (?:in |on |of )?$", re.IGNORECASE)
_RANK_FAR: Final = 20  # characters that hold those words
_MANY: Final = 12  # groups back to the one that tells the stretch
_NUMBERS: Final = {
    word: at
    for at, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
}
_RANKS: Final = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
_SPANS: Final = frozenset(("year", "season", "summer", "winter", "spring", "fall", "autumn", "month", "week", "day", "decade"))
_OF_GROUP: Final = re.compile(r"\b(?:those|these|them)$")


@dataclass(frozen=True, slots=True)
class Group:
    """Several things of a kind.

    Attributes:
        nouns: the words for one of them.
        number: how many; None when it is not told.
        stretch: the stretch of time that they lie in; None where none is told.
        sentence: index of its sentence reading.
        at: where it is told.
    """

    nouns: frozenset[str]
    number: Fraction | None
    stretch: Stretch | None
    sentence: int
    at: int


def group_of(told: re.Match[str], noun: str, index: int, groups: list[Group], member: int) -> Group | None:
    """The last group told before, whose number or noun the words take up; where they name neither, the last of all.

    Those must be told right behind it, or behind another of its members, which the sentence of index `member` tells.
    """
    number = (told["number"] or told["number2"] or told["number3"] or told["number4"] or "").lower()
    value = _NUMBERS.get(number, int(number) if number.isdigit() else None)
    rank = next((_RANKS[word] for word in told.group().lower().split() if word in _RANKS), 0)
    for at in range(bisect_left(groups, told.start(), key=lambda group: group.at) - 1, -1, -1):
        group = groups[at]
        if group.stretch is not None and group.number is not None and rank > group.number and group.nouns & _SPANS:
            continue  # "trapped five bears from May to September, more than in the past two summers. The fifth"
        if index - group.sentence > _REACH or (group.number is not None and rank > group.number):
            return None  # "The teams split two games in November. The fourth and last is on March 9"
        if value is not None:
            # "Five attacks in the past month ... confirmed the five attacks. The first of the five": the stretch is told with one of them.
            if group.number == value and (group.stretch is not None or not _has_stretch(groups[:at], value, index)):
                return group
        elif number or noun:
            if {number, number.removesuffix("s"), noun} & group.nouns:
                return group
            if group.stretch is not None:
                return None
        elif index - max(group.sentence, member) > 1 and not (rank and rank == group.number):
            # "The fifth" may be the last of five told before; else what is named neither by its number nor by its noun is one of what
            # was told last.
            return None
        elif group.number is not None or group.stretch is not None or not _is_counted(groups[:at], group):
            return group  # "Five cows were struck, and farmers want a fence. The first, ...": the first of what is counted
    return None


def _has_stretch(groups: list[Group], number: int, index: int) -> bool:
    return any(group.number == number and group.stretch is not None and index - group.sentence <= _REACH for group in groups[-_MANY:])


def _is_counted(groups: list[Group], last: Group) -> bool:
    """Whether the group told before, in the same sentence, is counted."""
    return any(group.number is not None and group.sentence == last.sentence for group in groups[-_MANY:])


def groups_of(reading: Reading) -> list[Group]:
    """What a draft tells several of, in text order: counted, or as the subject of a clause."""
    found: list[Group] = []
    frame: Stretch | None = None
    for index, sentence in enumerate(reading.sentences):
        if sentence.sentence.role != "body":
            continue
        frame = _frame(reading, index, sentence) or frame
        several = _several(reading, sentence, found)
        stretch = stretch_of(reading, index) if several else None
        for chunk, number in several:
            nouns = frozenset({chunk.head, chunk.head.split(" ")[-1], *_deeds(sentence, chunk)}) - {""} if chunk.head else frozenset()
            counted = chunk.mention is not None
            bound = counted or (stretch is not None and _is_of_clause(reading, sentence, chunk, stretch))
            own = stretch if bound and not _is_possession(sentence, chunk) else None
            if own is not None and (_is_one_of_row(reading, chunk, own) or _is_told_elsewhere(reading, sentence, chunk, own)):
                own = None
            if counted and not chunk.head and chunk.of is None and found:
                # "Six had no invoice": a part of the checks that were reviewed.
                nouns, own = found[-1].nouns, found[-1].stretch
            if (
                stretch is None
                and counted
                and _OF_GROUP.search(reading.text, chunk.span.start, _of_end(sentence, chunk))
                and found
                and index - found[-1].sentence <= 1
            ):
                # "Nine of those": a part of the group lies in the same stretch.
                nouns, own = found[-1].nouns, found[-1].stretch
            if nouns:
                found.append(Group(nouns, number, own or (frame if counted else None), index, chunk.span.start))
    return sorted(found, key=lambda group: group.at)


def _is_of_clause(reading: Reading, sentence: SentenceReading, chunk: Chunk, stretch: Stretch) -> bool:
    """Whether a stretch is that of the clause of which the things are the subject: "patients admitted between 2012 and 2016"."""
    if not (stretch.past or tells_both_ends(reading, stretch)):
        return False  # "one of the farmers, who was born in 1931"
    at = sentence.chunks.index(chunk)
    return any(
        at in clause.subject and any(reading.mentions[time].span.overlaps(stretch.words) for time in clause.times)
        for clause in sentence.clauses
    )


def _is_told_elsewhere(reading: Reading, sentence: SentenceReading, chunk: Chunk, stretch: Stretch) -> bool:
    """Whether a stretch is told in another clause than the things.

    As in "sold her last shares in 2018 but still owns three restaurants", "a rival, who died in 2017, did it 11 times". One that runs
    up to now holds for the sentence: "it was the fifth concert since the hall reopened in 2019".
    """
    if stretch.past:
        return False
    at = sentence.chunks.index(chunk)
    timed = [clause for clause in sentence.clauses if any(reading.mentions[time].span.overlaps(stretch.words) for time in clause.times)]
    if not timed or any(at in clause.participants() for clause in timed):
        return False
    return any(clause.relative for clause in timed) or any(at in clause.participants() for clause in sentence.clauses)


def _is_one_of_row(reading: Reading, chunk: Chunk, stretch: Stretch) -> bool:
    """Whether one of a row is told with a date of its own: "poured in March 2019, the second attempt. The first had cracked in 2017"."""
    if not stretch.past and _DATED_RANK.search(reading.text, max(0, stretch.words.start - _RANK_FAR), stretch.words.start):
        return True  # "The first, in 2021, was for 70 homes and was withdrawn. The second ..."
    return chunk.mention is not None and reading.mentions[chunk.mention].kind == "ordinal" and not stretch.past


def _deeds(sentence: SentenceReading, chunk: Chunk) -> set[str]:
    """What was done to those that are counted: after "visited 40 shops in March", "the last visit" is one of the visits."""
    at = sentence.chunks.index(chunk)
    return {clause.verb.lemma for clause in sentence.clauses if clause.verb is not None and at in (*clause.objects, *clause.subject)} - {
        "be",
        "have",
    }


def _frame(reading: Reading, index: int, sentence: SentenceReading) -> Stretch | None:
    """The stretch that all the figures of a draft are for: "The records cover the 12 months from May 12, 2021, to May 11, 2022"."""
    for clause in sentence.clauses:
        heads = {sentence.chunks[at].head.split(" ")[-1] for at in clause.subject}
        verb = clause.verb
        if verb is not None and heads & _records() and verb.lemma in ("be", "cover", "span", "run", "examine", "review", "include"):
            stretch = stretch_of(reading, index)
            return stretch if stretch is not None and not stretch.since else None
    return None


@cache
def _records() -> frozenset[str]:
    return frozenset(
        ("figure", "record", "report", "audit", "data", "list", "survey", "review", "statistic", "document", "log", "diary", "ledger")
    )


def _is_possession(sentence: SentenceReading, chunk: Chunk) -> bool:
    """As in "In 1925 the town had five inns": things that were there in that time, and of which much may be told of another."""
    after = next(
        (clause for clause in reversed(sentence.clauses) if clause.verb is not None and clause.verb.span.end <= chunk.span.start), None
    )
    is_happening = noun_event(chunk.head) or noun_type(chunk.head, chunk.modifiers)
    return after is not None and after.verb is not None and after.verb.lemma == "have" and not is_happening


def _of_end(sentence: SentenceReading, chunk: Chunk) -> int:
    return sentence.chunks[chunk.of].span.end if chunk.of is not None else chunk.span.end


def _several(reading: Reading, sentence: SentenceReading, before: list[Group]) -> list[tuple[Chunk, Fraction | None]]:
    """The noun phrases that count several things, or number one of a row ("the third fire"), and the plural subjects."""
    subjects = {at for clause in sentence.clauses if clause.event != "say" or _is_passive(clause) for at in clause.subject}
    found: list[tuple[Chunk, Fraction | None]] = []
    for at, chunk in enumerate(sentence.chunks):
        if chunk.compound:
            continue
        if chunk.mention is None:
            told = _some_of(sentence, chunk) or chunk
            if at in subjects and told.head and sentence.tokens[told.tokens[1]].form == "NNS":
                found.append((told, None))
            continue
        mention = reading.mentions[chunk.mention]
        value = mention.value
        if not chunk.head and chunk.of is None and not (at in subjects and before and before[-1].number is not None):
            continue
        if mention.kind in ("cardinal", "ordinal") and isinstance(value, Quantity) and value.nominal >= 2 and not value.unit:
            found.append((chunk, value.nominal))
    return found


def _some_of(sentence: SentenceReading, chunk: Chunk) -> Chunk | None:
    """The things of which a subject tells of some: "Many of the coins", "Most of the letters"."""
    return sentence.chunks[chunk.of] if chunk.of is not None and sentence.tokens[chunk.tokens[1]].form != "NNS" else None


def _is_passive(clause: Clause) -> bool:
    """As in "patients admitted in 2012", who say nothing."""
    return clause.verb is not None and clause.verb.voice == "passive"


def tells_both_ends(reading: Reading, stretch: Stretch) -> bool:
    """Whether a stretch is told by both ends: "from May 2 to June 1"."""
    return re.search(r"\b(?:to|through|until|and)\b|[–-]", stretch.words.text_of(reading.text)) is not None
