"""link_set_extremes: what is said to be the most of a closed set, and another of the set ("greater": greater, lesser).

As in "The north tower, at 310 feet, is the tallest of the three. The south tower is 325 feet tall", "is the smallest of the four halls. It
has 310 seats. The east hall has 290". The set is named behind the superlative ("of the three"), and the other has the noun of the first
with other words that tell it apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.counts.levels import Level, is_margin, rate_of
from factcheck.links.counts.series_point import superlatives
from factcheck.links.link import Link
from factcheck.syntax.clause import Chunk, SentenceReading

_ON: Final = 2
_SET: Final = 5
_ORDINALS: Final = frozenset(("second", "third", "fourth", "fifth", "next", "once", "long", "formerly", "at", "one"))
_STATES: Final = frozenset(("be", "stand", "rise", "measure", "weigh", "have", "run", "stretch", "cost", "hold", "seat"))
_SIZES: Final = {
    "tall": "tallest highest loftiest shortest lowest",
    "high": "tallest highest loftiest lowest",
    "long": "longest shortest",
    "deep": "deepest shallowest",
    "wide": "widest narrowest broadest",
}


@dataclass(frozen=True, slots=True)
class _Top:
    """What is said to be the most of a set: its noun, the words that tell it apart, the superlative, and where it stands."""

    noun: str
    apart: frozenset[str]
    word: str
    words: Span
    sentence: SentenceReading


def link_set_extremes(levels: Sequence[Level], board: Board) -> Iterator[Link]:
    """Each thing that is the most of a set with those of the set that the next sentences tell of."""
    placed: dict[int, list[Level]] = {}
    for level in levels:
        if not level.ranged and not is_margin(level) and _is_plain(level):
            placed.setdefault(level.order, []).append(level)
    for sentence in board.reading.sentences:
        top = _top(sentence)
        if top is None:
            continue
        order = sentence.sentence.index
        # "the largest of the four": how many there are
        own = [level for level in placed.get(order, []) if _part(level, top) and not 0 <= level.core.start - top.words.end <= 1]
        start = order
        if not own and _is_of_it(board.sentence(order + 1)):
            start = order + 1
            own = [level for level in placed.get(start, []) if _part(level, top)]
        if len(own) != 1:
            continue
        for at in range(start + 1, start + _ON + 1):
            following = board.sentence(at)
            others = [level for level in placed.get(at, []) if _is_like(level, own[0], top)]
            if following is None or len(others) != 1 or not _is_another(others[0], top):
                break
            high, low = (own[0], others[0]) if _part(own[0], top) == "max" else (others[0], own[0])
            yield Link("greater", (("greater", high.id), ("lesser", low.id)), (top.words,), inferred=True)


def _is_plain(level: Level) -> bool:
    scope = level.claim.scope
    return not scope.quoted and scope.status == "asserted" and level.quantity.bound == "=" and scope.role == "body"


def _top(sentence: SentenceReading) -> _Top | None:
    """The thing that a sentence says to be the most of a closed set: "The north tower is the tallest of the three"."""
    tokens = sentence.tokens
    words = [token.text.lower() for token in tokens]
    if set(words) & word_set("of another series") or set(words) & word_set("of another time") or "not" in words:
        return None
    for at in range(2, len(tokens) - 2):
        if words[at] not in superlatives() or words[at - 1] != "the" or words[at + 1] != "of":
            continue
        if words[at - 2] in _ORDINALS or words[at + 2] not in ("the", "its", "their", "all"):
            return None
        closed = any(tokens[end].form in ("C", "NNS") for end in range(at + 3, min(at + _SET, len(tokens))))
        clause = next((c for c in sentence.clauses if c.verb is not None and c.verb.lemma == "be" and c.verb.tokens[1] < at), None)
        if not closed or clause is None or clause.verb is None or len(clause.subject) != 1 or clause.relative or clause.verb.negated:
            return None
        found = _told_apart(sentence, sentence.chunks[clause.subject[0]])
        return _Top(*found, words[at], Span(tokens[at - 1].span.start, tokens[at + 2].span.end), sentence) if found is not None else None
    return None


def _told_apart(sentence: SentenceReading, chunk: Chunk) -> tuple[str, frozenset[str]] | None:
    """The noun of a thing, and the words before it that tell it from others of its kind: "the north tower"."""
    token = sentence.tokens[chunk.tokens[1]]
    if chunk.mention is not None or token.tag not in ("NOUN", "PROPN") or token.form == "NNS":
        return None
    at = token.index
    while at and sentence.tokens[at - 1].tag in ("NOUN", "PROPN", "ADJ", "ADV") and sentence.tokens[at - 1].form != "t":
        at -= 1
    opener = sentence.tokens[at - 1].text.lower() if at else ""
    parts = token.lemma.lower().split()
    apart = {*(word.lemma.lower() for word in sentence.tokens[at : token.index]), *parts[:-1]}
    known = opener in ("the", "its", "their") or (not opener and sentence.tokens[at].tag == "PROPN")
    return (parts[-1], frozenset(apart)) if apart and known else None


def _is_of_it(sentence: SentenceReading | None) -> bool:
    """Whether a sentence goes on with "It": "It is 310 feet tall"."""
    return sentence is not None and bool(sentence.tokens) and sentence.tokens[0].text == "It"


def _part(level: Level, top: _Top) -> str:
    """What the superlative makes of a figure: "max", "min", or "" where it cannot be said of it."""
    behind = level.after[0].text.lower() if level.after else ""
    if behind in _SIZES and top.word not in _SIZES[behind].split():
        return ""
    if level.figure is not None and level.figure.head in ("year", "month", "day", "hour", "minute") and level.kind == "any":
        return ""
    size = {part for part, kind in superlatives()[top.word] if kind == level.kind and level.kind != "any"}
    size |= {part for part, kind in superlatives()[top.word] if kind == "any" and level.kind in ("any", "money", "length", "mass")}
    return next(iter(size)) if len(size) == 1 else ""


def _is_like(level: Level, own: Level, top: _Top) -> bool:
    heads = {each.figure.head for each in (level, own) if each.figure is not None and each.kind == "any"}
    return (
        level.kind == own.kind and level.unit == own.unit and rate_of(level) == rate_of(own) and len(heads) < 2 and bool(_part(level, top))
    )


def _is_another(other: Level, top: _Top) -> bool:
    """Whether a figure is said of another thing with the noun of the set, and of no other time or place."""
    sentence = other.sentence
    words = {token.text.lower() for token in sentence.tokens}
    if words & word_set("of another time") or words & word_set("of another series") or any(t.form == "t" for t in sentence.tokens):
        return False
    clause = next((c for c in sentence.clauses if c.verb is not None and not c.relative), None)
    if clause is None or clause.verb is None or clause.verb.negated or clause.verb.lemma not in _STATES or len(clause.subject) != 1:
        return False
    found = _told_apart(sentence, sentence.chunks[clause.subject[0]])
    if found is None or found[0] != top.noun or found[1] & top.apart or clause.verb.modality != "asserted":
        return False
    if other.kind != "any" and other.after and other.after[0].tag != "PUNCT" and other.after[0].text.lower() not in _SIZES:
        return False  # "is 325 feet away"
    between = [t for t in sentence.tokens if clause.verb.span.end <= t.span.start and t.span.end <= other.core.start]
    chunk = sentence.chunks[clause.subject[0]]
    behind = sentence.tokens[chunk.tokens[1] + 1 : chunk.tokens[1] + 2]
    return len(between) <= 1 and behind != () and behind[0].index == clause.verb.tokens[0]
