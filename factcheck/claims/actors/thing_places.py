"""read_thing_places: where a thing of the draft is said to be, and what "the Ohio plant" says of it.

A thing is told by a common noun ("a library in Corvane, Wis.") or by the last word of its name ("the Ravna Gorge, in Slovenia"). Later it
is "the Wisconsin library": the article says that it is the one told before, and the word before the noun where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.actors.whereabouts import larger_of, larger_within
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import countries, demonyms, place_nouns, states
from factcheck.syntax.clause import Chunk, Reading, SentenceReading


def _forms(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_SIDE = r"(?:(?:the )?(?:far )?(?:(?:north|south)(?:ern|west|western|east|eastern)?|eastern|western|central|upstate|rural) )?"


@cache
def _located() -> re.Pattern[str]:
    """The words after a noun that say where it is: " in Ashby, Ohio", ", in northern Slovenia", " on Route 9 in Pell County"."""
    larger = _forms([form for form in (*states(), *countries()) if not (len(form) == 2 and form.isupper())])
    town = r"(?:[A-Z][\w’'-]*\.?(?: [A-Z][\w’'-]*){0,2}, )?"
    return re.compile(
        rf",? (?:(?:that|which) (?:is|was|stands|lies) |located |situated )?(?:in|outside|near) {_SIDE}{town}"
        rf"(?P<larger>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? County|{larger})(?![\w’'])(?! (?:[A-Z]|County))"
    )


@cache
def _described() -> re.Pattern[str]:
    """A noun phrase that says where its thing is: "the Ohio plant", "the Pell County courthouse", "the Slovenian gorge"."""
    places = [form for form in (*states(), *countries(), *demonyms()) if len(form) > 3]
    return re.compile(
        rf"(?:[Tt]he|[Tt]hat|[Tt]his) (?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? County|{_forms(places)}) (?:[a-z-]+ )?[a-z-]+"
    )


def read_thing_places(reading: Reading) -> Iterator[ActorClaim]:
    """Where each thing is; the first place of each pair of noun and place. `of` is "the" where the noun phrase itself says the place."""
    described = [*_read(reading, described=True)]
    if described:
        nouns = {claim.actor for claim in described}
        yield from (claim for claim in _read(reading, described=False) if claim.actor in nouns)
        yield from described


def _read(reading: Reading, *, described: bool) -> Iterator[ActorClaim]:
    seen: set[tuple[str, str]] = set()
    for sentence in reading.sentences:
        if sentence.sentence.role not in ("body", "caption"):
            continue
        for chunk in sentence.chunks:
            claim = _of_chunk(reading, sentence, chunk, described=described)
            if claim is not None and (claim.actor, claim.value) not in seen:
                seen.add((claim.actor, claim.value))
                yield claim


def _of_chunk(reading: Reading, sentence: SentenceReading, chunk: Chunk, *, described: bool) -> ActorClaim | None:
    text = reading.text
    noun = _thing(chunk, text)
    if not noun or reading.scopes.quotation_at(chunk.span.start) is not None:
        return None
    if described:
        match = None if text.startswith(" of ", chunk.span.end) else _described().fullmatch(text, chunk.span.start, chunk.span.end)
        place = _larger(match.group("place")) if match is not None else ""
        if not place and chunk.determiner == "the" and not text.startswith(" of ", chunk.span.end):
            place = _bank(larger_within(reading, chunk))
        end = chunk.span.end
    else:
        match = _located().match(text, chunk.span.end, sentence.sentence.span.end)
        place = _larger(match.group("larger")) if match is not None else ""
        end = match.end() if match is not None else 0
        following = next((other for other in sentence.chunks if other.span.start >= chunk.span.end), None)
        if not place and following is not None and re.fullmatch(r",? on ", text[chunk.span.end : following.span.start]):
            place, end = _bank(larger_of(reading, following)), following.span.end
    if not place:
        return None
    return told_of(noun, "place", place, Span(chunk.span.start, end), sentence.sentence.role, of="the" if described else "")


def _bank(place: str) -> str:
    """The bank of a river, where a place is one."""
    return place if place and place.split()[-1] in word_set("banks of a river") else ""


def _thing(chunk: Chunk, text: str) -> str:
    """The noun for the thing of a noun phrase: its head, or the noun at the end of the name of a place ("the Ravna Gorge")."""
    written = chunk.head_span.text_of(text)
    if written.islower():
        return chunk.head if chunk.head == written and chunk.head in word_set("things that stand in one place") else ""
    last = written.split()[-1] if written else ""
    return last.lower() if last in place_nouns() and last.lower() in word_set("things that stand in one place") else ""


def _larger(written: str) -> str:
    return states().get(written) or demonyms().get(written) or written
