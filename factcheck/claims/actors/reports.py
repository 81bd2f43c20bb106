"""read_reports: what people are said to hold without quotation marks, and the words by which someone is told again as having said so.

"Dr. Marsh argues that the bones are a child's" reports; "Ms. Frye, who said that the light was green," tells her again by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.actors.quotes import spoken_words
from factcheck.claims.actors.telling import named
from factcheck.claims.nouns import is_person
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading

_WHO_SAYS: Final = re.compile(r",? who (?:had |has |have )?$")  # "who also said" tells of no more than the like
_SAID_THAT: Final = re.compile(r" (?:that )?(?P<content>[^.,;:!?“”\"—]{8,100})")


def read_reports(reading: Reading) -> Iterator[ActorClaim]:
    """The words that are reported of each speaker ("reported"), and those by which one is told again ("again")."""
    for index, sentence in enumerate(reading.sentences):
        if sentence.sentence.role not in ("body", "caption"):
            continue
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None or reading.scopes.quotation_at(verb.span.start) is not None:
                continue
            before = sentence.chunks[clause.subject[0]] if clause.subject else None
            if clause.relative and verb.event == "say" and before is not None:
                content = _SAID_THAT.match(reading.text, verb.span.end, sentence.sentence.span.end)
                who = speaker(reading, index, clause.subject[0])
                if content and who and _WHO_SAYS.fullmatch(reading.text, before.span.end, verb.span.start):
                    yield _claim(sentence, who, "again", content.group("content"), Span(before.span.start, content.end()))
            elif clause.source is not None and not verb.negated:
                at = _number(sentence, clause.source)
                who = speaker(reading, index, at) if at is not None else ""
                if who:
                    words = reading.text[clause.span.start : _end(sentence, clause)].rstrip(" .,;:!?—")
                    span = Span(min(clause.source.start, clause.span.start), max(clause.source.end, clause.span.start + len(words)))
                    yield _claim(sentence, who, "reported", words, span)


def _end(sentence: SentenceReading, clause: Clause) -> int:
    """Where the words of a clause end, with the phrases after it: before the next clause, or with the sentence."""
    later = (other.span.start for other in sentence.clauses if other.span.start >= clause.span.end)
    return min(later, default=sentence.sentence.span.end)


def _number(sentence: SentenceReading, source: Span) -> int | None:
    return next((at for at, chunk in enumerate(sentence.chunks) if chunk.span.overlaps(source)), None)


def speaker(reading: Reading, index: int, number: int) -> str:
    """The name of a speaker, or the noun for one who is known without a name: "the police", "prosecutors"."""
    name = named(reading, index, number)
    chunk: Chunk = reading.sentences[index].chunks[number]
    if name:
        return name
    return chunk.head if chunk.head in word_set("speakers without a name") or (chunk.definite and is_person(chunk.head)) else ""


def _claim(sentence: SentenceReading, who: str, of: str, words: str, span: Span) -> ActorClaim:
    return told_of(who, "speaker", spoken_words(words), span, sentence.sentence.role, of=of)
