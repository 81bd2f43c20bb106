"""read_bodies: the names of bodies, and the acronyms that a draft introduces for them and uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim, Fact, told_of
from factcheck.draft import Span
from factcheck.mentions.actor import find_acronyms
from factcheck.mentions.actor_words import openers, organisation_nouns
from factcheck.syntax.clause import Reading
from factcheck.values import Name

_CAPITAL = r"[A-Z][\w’'-]*"
_DAYS = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
_OF = re.compile(rf"(?: (?:of|for|on)(?: the)? {_DAYS}{_CAPITAL}(?: {_CAPITAL})*)?(?: (?:and|&) {_CAPITAL}(?: {_CAPITAL})*)?")
_KNOWN_AS = re.compile(
    r"\b(?:known as|known by (?:its|the|their) initials,?|abbreviated as|called) (?:the )?((?:[A-Z]\.){3,7}|[A-Z]{3,7})(?![\w&@/-])"
)
_ACRONYM = re.compile(r"(?<![\w.&@#/-])(?:(?:[A-Z]\.){3,7}|[A-Z]{3,7})(?![\w&@/-])")


def read_bodies(reading: Reading) -> Iterator[ActorClaim]:
    """The bodies that a draft names in two words or more, and the acronyms that it introduces and uses; the first place of each."""
    text = reading.text
    seen: set[str] = set()
    names: list[str] = []
    for mention in reading.mentions:
        if not isinstance(mention.value, Name) or mention.kind not in ("organisation", "name"):
            continue
        span = _body_span(text, mention.span, mention.value.full)
        if span is None:
            continue
        written = " ".join(span.text_of(text).split())
        if written not in seen and (claim := _claim(reading, written, "name", written, span)):
            seen.add(written)
            names.append(written)
            yield claim
    introduced: set[str] = set()
    for name, place, letters in find_acronyms(text):
        if letters not in introduced and (claim := _claim(reading, " ".join(name.text_of(text).split()), "acronym", letters, place)):
            introduced.add(letters)
            yield claim
    for body, letters, span in _by_initials(text, names):
        if letters not in introduced and (claim := _claim(reading, body, "acronym", letters, span)):
            introduced.add(letters)
            yield claim
    for match in _KNOWN_AS.finditer(text):
        letters = match.group(1).replace(".", "")
        if letters not in introduced and (claim := _claim(reading, f"body known as {letters}", "acronym", letters, Span(*match.span(1)))):
            introduced.add(letters)
            yield claim
    if not introduced:
        return
    for match in _ACRONYM.finditer(text):
        letters = match.group().replace(".", "")
        if letters not in introduced and (claim := _claim(reading, letters, "acronym", letters, Span(*match.span()))):
            introduced.add(letters)
            yield claim


def _body_span(text: str, span: Span, full: str) -> Span | None:
    """The whole name of a body: "Department" with "of Children and Families"."""
    words = full.split()
    if len(words) == 1 and not _OF.match(text, span.end).group():  # type: ignore[union-attr]
        # "The Consortium": a body told by one noun.
        return span if len(full) >= 6 and full in organisation_nouns() and _THE.search(text[max(0, span.start - 4) : span.start]) else None
    if words[-1] not in organisation_nouns() and not any(word in organisation_nouns() for word in words):
        return None
    end = span.end
    if words[-1] in organisation_nouns():
        longer = _OF.match(text, end)
        end = longer.end() if longer is not None else end
    start = span.start
    name = text[start:end]
    capitals = re.findall(_CAPITAL, name)
    if len(capitals) < 2 or name.isupper() or capitals[0].lower() in openers():
        return None
    return Span(start, end)


_THE = re.compile(r"\b[Tt]he $")


def _by_initials(text: str, names: list[str]) -> Iterator[tuple[str, str, Span]]:
    """The bodies whose initials stand in the draft as an acronym, with those of "of" and "and" or without, and its first place."""
    places: dict[str, Span] = {}
    for match in _ACRONYM.finditer(text):
        places.setdefault(match.group().replace(".", ""), Span(*match.span()))
    for name in names if places else ():
        words = re.findall(r"[A-Za-z][\w’']*", name)
        for kept in (words, [word for word in words if word[0].isupper()]):
            letters = "".join(word[0].upper() for word in kept)
            if letters in places and len(letters) >= 3:
                yield name, letters, places[letters]


def _claim(reading: Reading, actor: str, fact: Fact, value: str, span: Span) -> ActorClaim | None:
    sentence = reading.scopes.sentence_at(span.start)
    if sentence is None or sentence.role in ("headline", "heading", "byline") or sentence.span.text_of(reading.text).isupper():
        return None
    return told_of(actor, fact, value, span, sentence.role)
