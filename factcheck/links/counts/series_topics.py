"""topic_of: what the statement that a figure stands in speaks of, by its nouns, verbs and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.claims.nouns import is_period, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.levels import Level
from factcheck.links.counts.series_point import is_one_measure
from factcheck.links.cues import is_kindred
from factcheck.scoping.wordlists import speech_verbs
from factcheck.syntax.clause import Chunk, Token

WEAK: Final = frozenset(
    ("person", "people", "man", "woman", "city", "town", "state", "county", "number", "average", "time", "total", "range", "unit")
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a statement speaks of: its nouns, those of them that are plural, its verbs, and the names in it."""

    nouns: frozenset[str]
    plurals: frozenset[str]
    verbs: frozenset[str]
    names: frozenset[str]


def topic_of(level: Level) -> Topic:
    """The topic of the statement that a figure stands in, without what is said of who told it."""
    tokens = statement_of(level)
    nouns = {token.lemma for token in tokens if token.tag == "NOUN" and token.form not in ("t", "C", "A")}
    span = Span(tokens[0].span.start, tokens[-1].span.end) if tokens else level.core
    chunks = [chunk for chunk in level.sentence.chunks if chunk.head and span.start <= chunk.head_span.start < span.end]
    # "A $2,400 fine": a noun, however it is tagged.
    nouns |= {chunk.head for chunk in chunks if level.sentence.tokens[chunk.tokens[1]].tag not in ("PROPN", "PRON")}
    nouns = {noun for noun in nouns if not is_period(noun)}
    plurals = {token.lemma for token in tokens if token.form == "NNS"} & nouns
    plurals |= {chunk.head for chunk in chunks if _stands_for_all(chunk, level.sentence.tokens)} & nouns
    verbs = {token.lemma for token in tokens if token.tag == "VERB"} - speech_verbs()
    names = {token.text for token in tokens if token.tag == "PROPN"}
    return Topic(frozenset(nouns), frozenset(plurals), frozenset(verbs), frozenset(names))


def _stands_for_all(chunk: Chunk, tokens: Sequence[Token]) -> bool:
    """Whether a noun means all of its kind: "no quilt", "each tower", "the sturgeon were"."""
    if chunk.determiner in ("no", "each", "every", "any", "all"):
        return True
    following = tokens[chunk.tokens[1] + 1].text.lower() if chunk.tokens[1] + 1 < len(tokens) else ""
    return following in ("were", "are") or chunk.head in word_set("plurals without a form")


def statement_of(level: Level) -> list[Token]:
    """The tokens of a sentence around a figure, between semicolons, and without "Mr. Pratt said", before it or behind it."""
    tokens = list(level.sentence.tokens)
    core = level.core
    start = max((token.index + 1 for token in tokens if token.text == ";" and token.span.end <= core.start), default=0)
    start = _behind_speaker(tokens, start, level)
    end = min((token.index for token in tokens if token.text == ";" and token.span.start >= core.end), default=len(tokens))
    said = next(
        (t.index for t in tokens[start:end] if t.span.start >= core.end and (t.lemma in speech_verbs() or t.text.lower() == "according")),
        None,
    )
    if said is not None:
        comma = max((token.index for token in tokens[:said] if token.text == "," and token.span.start >= core.end), default=None)
        end = comma if comma is not None else end
    return tokens[start:end]


def _behind_speaker(tokens: Sequence[Token], start: int, level: Level) -> int:
    """Where what was said begins: behind "Mr. Pratt said" or "Growers said that", and not behind an aside between commas."""
    lead = [token for token in tokens[start:] if token.span.end <= level.core.start]
    said = next((t.index for t in lead if t.tag == "PUNCT" or (t.tag == "VERB" and t.lemma in speech_verbs() and t.index > start)), None)
    return said + 1 if said is not None and tokens[said].tag == "VERB" else start


def shared_words(first: Topic, second: Topic) -> frozenset[str]:
    """The words by which two statements speak of the same: a noun, two nouns for one measure, or a noun and its verb."""
    found = {
        one for one in first.nouns - WEAK for two in second.nouns - WEAK if one == two or same_nouns(one, two) or is_one_measure(one, two)
    }
    found |= {one for one in first.nouns - WEAK if any(is_kindred(one, verb) for verb in second.verbs)}
    found |= {two for two in second.nouns - WEAK if any(is_kindred(two, verb) for verb in first.verbs)}
    found |= first.verbs & second.verbs - word_set("verbs that tell no deed")
    return frozenset(found)


def head_of(level: Level) -> str:
    """The noun that a bare number counts; that of the sentence for "17 to 29 pupils" read as one."""
    head = level.figure.head if level.figure is not None else ""
    if head or level.unit:
        return head
    following = next(
        (token for token in level.after if token.form not in ("C", "t") and token.text.lower() not in ("to", "and", "-")), None
    )
    return following.lemma if following is not None and following.tag == "NOUN" else ""
