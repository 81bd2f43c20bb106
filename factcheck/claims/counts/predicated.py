"""predicated_noun: what a bare number counts by its verb: "the number of visitors was 640", "Visitors numbered 640"."""

from __future__ import annotations

from typing import Final

from factcheck.claims.counts.elliptic import is_plural_subject
from factcheck.data.word_sets import word_set
from factcheck.syntax.clause import Chunk, Clause, SentenceReading

_NUMBERS: Final = frozenset(("number", "total", "count", "tally"))
_COUNTING: Final = frozenset(("number", "total"))
_VALUES: Final = frozenset(("object", "at", "to"))


def predicated_noun(sentence: SentenceReading, chunk: Chunk | None, clause: Clause | None, slot: str) -> str:
    """The noun of those whose number the subject names, or who themselves number so many; "" where the verb says no such thing.

    Args:
        sentence: the sentence of the number.
        chunk: the chunk that the number makes up alone.
        clause: the clause that it takes part in, and
        slot: its part there.
    """
    if chunk is None or chunk.head or chunk.of is not None or slot not in _VALUES:
        return ""
    if clause is None or clause.verb is None or clause.verb.negated or len(clause.subject) != 1:
        return ""
    subject = sentence.chunks[clause.subject[0]]
    if subject.mention is not None or subject.span.end > chunk.span.start:
        return ""
    said = clause.verb.lemma
    if subject.head in _NUMBERS and slot == "to" and said in word_set("amount changes"):
        said = "come"  # "The number of visitors rose to 640"
    if subject.head in _NUMBERS and subject.of is not None and subject.definite and said in word_set("counts to"):
        counted = sentence.chunks[subject.of]
        return counted.head if counted.mention is None and sentence.tokens[counted.tokens[1]].form == "NNS" else ""
    if slot == "object" and said in _COUNTING and is_plural_subject(sentence, subject):
        return subject.head
    return ""
