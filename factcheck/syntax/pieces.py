"""What the assembly of clauses reads and makes: the pieces of a sentence, and predicates with their participants."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.syntax.clause import VerbGroup

_DITRANSITIVE: Final = word_set("ditransitive")


@dataclass(slots=True)
class Item:
    """One piece of a sentence for the assembly.

    Attributes:
        kind: N (a chunk), V (a verb group), I (a preposition), t (a time), w (who, which), W (when), S (that, because), j (an
            adjective), "&", or a mark as itself.
        index: into the chunks, the groups or the mentions.
        first: its first token; last: its last.
        word: a preposition, conjunction or adjective as written.
        tail: the last chunk of an "of" chain that begins here, or -1.
    """

    kind: str
    index: int
    first: int
    last: int
    word: str = ""
    tail: int = -1


@dataclass(slots=True)
class Predicate:
    """A predicate with the participants read so far (indices of chunks)."""

    verb: VerbGroup | None
    event: str
    start: int
    end: int
    subject: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    obliques: list[tuple[str, int]] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    relative: bool = False
    inverted: bool = False

    @property
    def is_finite(self) -> bool:
        """Whether it has a verb with a tense."""
        return self.verb is not None and bool(self.verb.tense)

    @property
    def takes_objects(self) -> bool:
        """Whether a noun phrase right after it can be its object, or its subject where that comes last."""
        return self.inverted or self.verb is None or self.verb.voice == "active" or self.verb.lemma in _DITRANSITIVE
