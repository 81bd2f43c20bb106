"""kinds_of: which kinds of happenings a draft tells of, where first, and of which it tells several."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.claims.dates.happening import is_other
from factcheck.claims.happening_words import noun_type, verb_phrase
from factcheck.syntax.clause import Reading, once


@dataclass(slots=True)
class Kinds:
    """Of each type of happening, the sentence that tells of it first; and those of which the draft tells several."""

    first: dict[str, int] = field(default_factory=dict)
    several: set[str] = field(default_factory=set)


@once
def kinds_of(reading: Reading) -> Kinds:
    """The kinds of happenings that a reading tells of; read once for each reading."""
    return _read(reading)


def _read(reading: Reading) -> Kinds:
    found = Kinds()
    for index, sentence in enumerate(reading.sentences):
        if sentence.sentence.role not in ("body", "caption"):
            continue
        for chunk in sentence.chunks:
            type_ = noun_type(chunk.head, chunk.modifiers) if chunk.head else ""
            if not type_:
                continue
            found.first.setdefault(type_, index)
            head = sentence.tokens[chunk.tokens[1]]
            plural = head.form in ("NNS", "NNPS") or chunk.mention is not None
            if plural or is_other(sentence, chunk) or chunk.determiner in ("one", "each", "every", "any", "no"):
                found.several.add(type_)
        for clause in sentence.clauses:
            if clause.verb is not None and (told := verb_phrase(sentence.tokens, clause.verb.tokens[1])):
                found.first.setdefault(told[0].type, index)
    return found
