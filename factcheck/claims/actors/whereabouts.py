"""read_whereabouts: the county, state, country or bank of a river in which a draft puts a place that has a name.

"Brandt, in Teller County", "Brandt, a town of 900 in southern Ohio", "Brandt lies on the east bank", "the Teller County town of Brandt",
"Teller County, where Brandt is": the two names, and the few words between them, say that the one lies in the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.claims.actors.scenes import place_of
from factcheck.claims.people.referents import people_of
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import openers, states
from factcheck.syntax.clause import Chunk, Reading, SentenceReading


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """One telling: `place` lies in, or on, `larger`; `span` is from the one to the other."""

    place: str
    larger: str
    span: Span


_IN: Final = ("in", "on")
_LIES: Final = frozenset(("is", "lies", "stands", "sits"))
_WIDEST: Final = ("state", "country")
_LARGER: Final = frozenset(("County", "Province", "Parish", "District", "Region"))


def read_whereabouts(reading: Reading) -> Iterator[Whereabouts]:
    """All places that are said to lie in a larger one, in text order."""
    for sentence in reading.sentences:
        if sentence.sentence.role not in ("body", "caption"):
            continue
        chunks = sentence.chunks
        larger = {at: name for at, chunk in enumerate(chunks) if (name := larger_of(reading, chunk))}
        if not larger and not any(chunk.determiner == "the" and chunk.head in word_set("place kinds") for chunk in chunks):
            continue
        for at, chunk in enumerate(chunks):
            name = _name_of(reading, sentence, chunk) if at not in larger else ""
            if name:
                yield from _behind(reading, sentence, at, name, larger)
                yield from _before(reading, sentence, at, name, larger)


def larger_of(reading: Reading, chunk: Chunk) -> str:
    """The county, state, country or bank that a noun phrase names: "Teller County", "Ohio" for "southern Ohio", "east bank"; else ""."""
    name, kind = _place(reading, chunk)
    if kind == "bank":
        return name if chunk.head in word_set("banks of a river") else ""
    named = " " in name and name.split()[-1] in _LARGER and chunk.head_span.text_of(reading.text)[:1].isupper()
    return name if kind in _WIDEST or named else ""


def _place(reading: Reading, chunk: Chunk) -> tuple[str, str]:
    """The name of the place that a noun phrase names, of a state the full one, and its kind; both "" where it names none."""
    name, kind = place_of(reading, chunk) or ("", "")
    return states().get(name, name) if kind in _WIDEST else name, kind


def _name_of(reading: Reading, sentence: SentenceReading, chunk: Chunk) -> str:
    """The name of a place that a noun phrase is, with nothing before it."""
    written = chunk.span.text_of(reading.text)
    if chunk.mention is not None or not written[:1].isupper() or chunk.determiner or chunk.modifiers:
        return ""
    if any(
        use.index in people_of(reading).of and use.core.overlaps(chunk.span) for use in people_of(reading).uses_in(sentence.sentence.span)
    ):
        return ""
    place = place_of(reading, chunk)
    if place is None or place[0] != written or place[1] in _WIDEST or written.split()[0].lower() in openers():
        return ""
    return written


def _between(reading: Reading, first: Span, second: Span) -> list[str]:
    return reading.text[first.end : second.start].replace(",", " , ").split()


def _behind(reading: Reading, sentence: SentenceReading, at: int, name: str, larger: dict[int, str]) -> Iterator[Whereabouts]:
    """As in "Brandt, in Teller County", "Brandt, which is a town of 900 in Ohio", "Brandt lies on the east bank"."""
    chunks = sentence.chunks
    here = at
    while here + 1 < len(chunks):
        following = chunks[here + 1]
        words = _between(reading, chunks[here].span, following.span)
        told = [word for word in words if word not in (",", "which") and word not in _LIES]
        if here + 1 in larger and len(told) == 1 and told[0] in _IN:
            yield Whereabouts(name, larger[here + 1], Span(chunks[at].span.start, following.span.end))
            return
        part = here > at and told == ["of"]
        if told and not part:
            return
        if not part and not (following.head in word_set("place kinds") and following.determiner and words):
            return
        here += 1


def _before(reading: Reading, sentence: SentenceReading, at: int, name: str, larger: dict[int, str]) -> Iterator[Whereabouts]:
    """As in "the Teller County town of Brandt", "Teller County, where Brandt is", "on the east bank, at Brandt"."""
    if not at:
        return
    chunks, text = sentence.chunks, reading.text
    chunk, before = chunks[at], chunks[at - 1]
    words = _between(reading, before.span, chunk.span)
    span = Span(before.span.start, chunk.span.end)
    if words == ["of"] and before.head in word_set("place kinds") and before.determiner == "the":
        place = larger_within(reading, before)
        if place:
            yield Whereabouts(name, place, span)
    if at - 1 not in larger:
        return
    after = _words_after(sentence, chunk)
    if (
        (words == [",", "where"] and after[:1] and after[0] in _LIES and after[1:2] in ([], [","], ["."]))
        or (words == [",", "to", "which"] and after[:1] == ["belongs"])
        or words in ([",", "which", "includes"], [",", "which", "contains"])
        or (words == [",", "at"] and text[: before.span.start].endswith(("In ", "On ", "in ", "on ")))
    ):
        yield Whereabouts(name, larger[at - 1], span)


def larger_within(reading: Reading, chunk: Chunk) -> str:
    """The larger place that stands before the noun of "the Teller County town", "the east bank village", "the Ohio city"."""
    name, kind = _place(reading, chunk)
    return name if kind in (*_WIDEST, "bank") or (name and name.split()[-1] in _LARGER) else ""


def _words_after(sentence: SentenceReading, chunk: Chunk) -> Sequence[str]:
    return [token.text for token in sentence.tokens[chunk.tokens[1] + 1 : chunk.tokens[1] + 3]]
