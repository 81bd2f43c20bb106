"""link_outdone: who did more, or less, than any other, and what others are told to have done ("greater": greater, lesser).

"Ann Lee sold more tickets than any other student ... Ann sold 212. Her classmate Omar Teal sold 231." The figure of the one that is said to
lead is the first that its name, or a pronoun, is the subject of; those of the others have a name of their own as subject. Both are told
by the verb of the comparison, or by one that says as much ("raised more than any ... took in $212,400 ... reported $231,900").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.comparatives import side_of
from factcheck.links.counts.levels import kind_of
from factcheck.links.link import Link
from factcheck.syntax.clause import Chunk, SentenceReading
from factcheck.values import Timex

_OWN: Final = 3
_OTHERS: Final = 5
_REACH: Final = 5
_ANY: Final = frozenset(("any", "all", "either"))
_OPENERS: Final = frozenset(("he", "she", "it", "they"))


@dataclass(frozen=True, slots=True)
class _Boast:
    """Who is said to have done more or less of what than any other.

    Attributes:
        names: the parts of the subject's name.
        verb: the lemma of the verb.
        noun: what was done more of ("ticket"); "" where the words do not say.
        word: the comparative.
        words: the words that compare.
        order: the sentence.
        end: where the words end.
    """

    names: frozenset[str]
    verb: str
    noun: str
    word: str
    words: Span
    order: int
    end: int


def link_outdone(board: Board) -> list[Link]:
    """Each leader's figure with those of the others."""
    return [link for sentence in board.reading.sentences if (boast := _boast(sentence)) is not None for link in _links(boast, board)]


def _boast(sentence: SentenceReading) -> _Boast | None:
    """The comparison with all others that a sentence makes: "sold more tickets than any other student"."""
    tokens = sentence.tokens
    than = next((t.index for t in tokens if t.text.lower() == "than"), 0)
    if not than or than + 1 >= len(tokens) or tokens[than + 1].text.lower() not in _ANY or sentence.sentence.role != "body":
        return None
    more = next((at for at in range(than - 1, max(-1, than - _REACH - 1), -1) if side_of(tokens[at].text.lower(), "any")), -1)
    clause = next((c for c in reversed(sentence.clauses) if c.verb is not None and c.verb.tokens[0] < more), None)
    if more < 0 or clause is None or clause.verb is None or clause.verb.negated or not clause.subject:
        return None
    subject = sentence.chunks[clause.subject[0]]
    if not _names(sentence, subject) or tokens[more - 1].text.lower() in ("no", "not"):
        return None
    noun = next((t.lemma for t in tokens[more + 1 : than] if t.tag == "NOUN"), "")
    words = Span(tokens[more].span.start, tokens[than + 1].span.end)
    return _Boast(
        frozenset(_names(sentence, subject)), clause.verb.lemma, noun, tokens[more].text.lower(), words, sentence.sentence.index, words.end
    )


def _links(boast: _Boast, board: Board) -> Iterator[Link]:
    entries = [entry for at in range(boast.order, boast.order + _OTHERS + 1) for entry in board.in_sentence(at)]
    told = [entry for entry in entries if entry.start > boast.end and _tells_the_same(entry, boast, board)]
    own = next((e for e in told if e.figure.order - boast.order <= _OWN and _is_of(e, boast)), None)
    if own is None:
        return
    side = side_of(boast.word, kind_of(own.unit))
    for other in told:
        if other.unit != own.unit or other.start <= own.start or not side or not _is_another(other, boast):
            continue
        greater, lesser = (own, other) if side == "more" else (other, own)
        yield Link("greater", (("greater", greater.id), ("lesser", lesser.id)), (boast.words,), inferred=True)


def _tells_the_same(entry: Entry, boast: _Boast, board: Board) -> bool:
    """Whether a figure is exact, of now, and told by the verb of the comparison or one that says as much."""
    figure = entry.figure
    if not entry.is_live or entry.claim.count.bound != "=" or entry.is_additive or figure.slot != "object" or entry.each:
        return False
    verb = entry.verb
    gets = word_set("verbs of getting")
    if verb != boast.verb and not (entry.unit and verb in gets and boast.verb in gets):
        return False
    if boast.noun and not entry.unit and figure.head not in ("", boast.noun) and not figure.elliptic:
        return False
    values = (board.reading.mentions[at].value for at in figure.sentence.mentions)
    return not any(isinstance(value, Timex) and value.year is not None for value in values)


def _bearer(entry: Entry) -> frozenset[str]:
    """The names of the subject of a figure's clause, and of the one that it stands in apposition to ("Royce Imhoff, a developer, ...")."""
    clause, sentence = entry.figure.clause, entry.figure.sentence
    if clause is None or not clause.subject:
        return frozenset()
    subject = sentence.chunks[clause.subject[0]]
    names = _names(sentence, subject)
    opening = sentence.tokens[:2]
    if len(opening) == 2 and opening[0].tag == "PROPN" and opening[1].text == "," and subject.tokens[0] == 2:
        return names | frozenset(opening[0].lemma.split())
    return names


def _is_of(entry: Entry, boast: _Boast) -> bool:
    """Whether a figure is that of the leader: by name, or by a pronoun that opens the next sentence."""
    if boast.names & _bearer(entry):
        return True
    opening = entry.figure.sentence.tokens[0].text.lower()
    clause = entry.figure.clause
    subject = entry.figure.sentence.chunks[clause.subject[0]].head if clause is not None and clause.subject else ""
    return entry.figure.order - boast.order == 1 and opening in _OPENERS and subject == opening


def _is_another(entry: Entry, boast: _Boast) -> bool:
    """Whether a figure is that of another by name."""
    names = _bearer(entry)
    return bool(names) and not boast.names & names


def _names(sentence: SentenceReading, chunk: Chunk) -> frozenset[str]:
    """The names in a noun phrase, part by part."""
    inside = [t.lemma for t in sentence.tokens[chunk.tokens[0] : chunk.tokens[1] + 1] if t.tag == "PROPN"]
    return frozenset(part for lemma in inside for part in lemma.split())
