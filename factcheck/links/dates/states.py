"""lengths_of_states: how long something was closed, on strike or without power, with the days on which that began and ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from factcheck.claims.date import DateClaim, DurationClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.date_ranges import ranges_of
from factcheck.claims.dates.read_lengths import Length
from factcheck.claims.happening_words import noun_type
from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.links.dates.arc_lengths import fits, is_gone_through, is_near, is_of_another_thing, is_told_by_unit
from factcheck.links.dates.arcs import verbs_of
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.link import Link
from factcheck.syntax.clause import SentenceReading

_REACH: Final = 8  # sentences from a length to the days that it lies between, and from one of those to the other
_BEHIND: Final = 20  # characters behind a verb
_SET_APART: Final = frozenset(
    ("another", "other", "previous", "earlier", "similar", "average", "typical", "usual", "each", "every", "planned")
)


@dataclass(frozen=True, slots=True)
class _State:
    """A state: the verbs that begin and end it, and the words by which its length is told."""

    starts: frozenset[str]
    ends: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Stay:
    """The two days between which a state lasted, the words that tell them, and the words for the state."""

    start: DateClaim
    end: DateClaim
    told: tuple[Span, ...]
    words: frozenset[str]


@cache
def _states() -> tuple[_State, ...]:
    rows = (line.split("\t") for line in data_lines("states.tsv"))
    return tuple(_State(frozenset(starts.split()), frozenset(ends.split()), frozenset(words.split())) for starts, ends, words in rows)


def lengths_of_states(lengths: Sequence[tuple[Length, DurationClaim]], events: EventIndex) -> list[Link]:
    """The links "duration" of lengths of a state that a short draft tells to have begun once and ended once, in text order."""
    told = [(length, claim) for length, claim in lengths if is_gone_through(length, events) and not _is_set_apart(length, events)]
    if not told or not events.is_short:
        return []
    stays = list(_stays(events))
    links: list[Link] = []
    for length, claim in told:
        here = _words(events.reading.sentences[length.sentence])
        near = [stay for stay in stays if stay.words & here and _is_close(stay, length, events) and is_near(length, stay.start, stay.end)]
        near = [stay for stay in near if not is_of_another_thing(length, events, stay.start, stay.words)]
        if len({(str(stay.start.days), str(stay.end.days)) for stay in near}) != 1 or _has_rival(length, near[0], told, events):
            continue
        members = (("duration", claim.id), ("start", near[0].start.id), ("end", near[0].end.id))
        links.append(Link("duration", members, near[0].told, True))
    return links


def _has_rival(length: Length, stay: _Stay, told: Sequence[tuple[Length, DurationClaim]], events: EventIndex) -> bool:
    """Whether another length of the same state is told: one of the two may be that of another time."""
    return any(
        other is not length
        and other.value.timex != length.value.timex
        and (fits(other, stay.start, stay.end) or stay.words & _words(events.reading.sentences[other.sentence]))
        for other, _ in told
    )


def _words(sentence: SentenceReading) -> set[str]:
    return {word for token in sentence.tokens for word in (token.lemma, token.text.lower())}


def _is_set_apart(length: Length, events: EventIndex) -> bool:
    """Whether the sentence of a length sets it apart, or dates it: "an earlier strike lasted six days", "a strike in 1998"."""
    sentence = events.reading.sentences[length.sentence]
    return bool(_words(sentence) & _SET_APART) or any(
        claim.when.granularity == "year" for claim in events.places.dates_in(sentence.sentence.span)
    )


def _is_close(stay: _Stay, length: Length, events: EventIndex) -> bool:
    home = events.sentence_of(stay.start)
    return home is not None and abs(home.index - length.sentence) <= _REACH


def _stays(events: EventIndex) -> Iterator[_Stay]:
    """The states that the draft tells with both days: by two verbs, or by a range ("From May 3 to May 12 the road was closed")."""
    told = [dated for dated in events.all if is_told_by_unit(dated) and not dated.happening.perfect]
    for at, start in enumerate(told):
        for end in told[at + 1 : at + 1 + _REACH]:
            if end.happening.sentence - start.happening.sentence > _REACH or end.happening.mention == start.happening.mention:
                continue
            if words := _words_between(start, end, events):
                yield _Stay(start.claim, end.claim, (start.happening.word, end.happening.word), words)
    for ranged in ranges_of(events.reading):
        home = events.reading.sentence_at(ranged.span.start)
        first, last = events.places.date_in(ranged.start.span), events.places.date_in(ranged.end.span)
        if home is None or first is None or last is None or ranged.between or first.scope.quoted or home.sentence.role != "body":
            continue
        here = _words(home)
        for state in _states():
            if state.words & here:
                yield _Stay(first, last, (ranged.span,), state.words)


def _words_between(start: Dated, end: Dated, events: EventIndex) -> frozenset[str]:
    """The words for the state that one happening begins and the other ends; none where it is not one state, or not one person's."""
    one, two = start.happening, end.happening
    if one.people and two.people and not one.people & two.people:
        return frozenset()
    behind = events.reading.text[one.word.end : one.word.end + _BEHIND].split()[:2]
    if "again" in behind:
        return frozenset()  # the state had been before
    first, second = verbs_of(one, events), verbs_of(two, events)
    for state in _states():
        if first & state.starts and second & state.ends:
            return state.words
    begins = (one.verb in date_words("verbs that begin an event") or one.verb == "get") and one.phase == "start" and one.known
    ends = two.verb in date_words("verbs that end an event") and two.phase == "end" and two.type == one.type
    if begins and ends and noun_type(one.type) == one.type and one.type not in date_words("happenings of making"):
        return frozenset({one.type})
    return frozenset()
