"""Figure: a number where it stands in a reading: what it counts, in which event and by whose word, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import Chunk, Clause, SentenceReading, Token
from factcheck.values import Quantity


@dataclass(frozen=True)
class Figure:
    """A number where it stands.

    Attributes:
        at: index of its mention in `Reading.mentions`.
        mention: the mention; its value is a `Quantity`.
        sentence: the sentence that holds it.
        chunk: the noun chunk that holds it; None when it stands in none.
        noun: the chunk whose noun it counts (its own, or the one after "of"); None when no noun is stated.
        clause: the clause whose predicate it takes part in; None when it takes part in none.
        relative: the clause that restricts it ("the 17 people who were hurt", "people injured"); None when there is none.
        slot: its part in `clause`: "subject", "object", or the preposition.
        head: the noun counted, singular ("person"); that of the count before it when it is left out ("Eastern has had 68").
        elliptic: whether `head` was taken from a count before it; `borrowed` is the chunk with that noun then.
        first: index of the first token of the mention in its sentence.
        core_at: index of the first token at or after its core.
        beyond: index of the first token after the mention and its noun.
        predicated: whether its verb says the number of a noun phrase, whose noun is `head` ("the number of visitors was 640").
        shared: whether `head` is that of a count behind it ("eight gold and seven bronze medals"), and its own noun says of which kind.
    """

    at: int
    mention: Mention
    sentence: SentenceReading
    chunk: Chunk | None = None
    noun: Chunk | None = None
    clause: Clause | None = None
    relative: Clause | None = None
    slot: str = ""
    head: str = ""
    elliptic: bool = False
    borrowed: Chunk | None = None
    first: int = 0
    core_at: int = 0
    beyond: int = 0
    predicated: bool = False
    shared: bool = False

    @property
    def quantity(self) -> Quantity:
        """The number with what it allows."""
        assert isinstance(self.mention.value, Quantity)
        return self.mention.value

    @property
    def order(self) -> int:
        """Index of its sentence in the draft."""
        return self.sentence.sentence.index

    @property
    def paragraph(self) -> int:
        """Index of its paragraph in the draft."""
        return self.sentence.sentence.paragraph

    @cached_property
    def modifiers(self) -> tuple[str, ...]:
        """The nouns, names, adjectives and participles between the number (or, after "of", the determiner) and its noun, as lemmas."""
        if self.shared:
            return tuple(token.lemma for token in self.sentence.tokens if token.span.start >= self.mention.core.end)[:1]
        if self.noun is None:
            return ()
        start = max(self.mention.core.end, self.noun.span.start)
        between = (t for t in self.sentence.tokens if start <= t.span.start and t.span.end <= self.noun.head_span.start)
        return tuple(token.lemma for token in between if token.tag in ("NOUN", "PROPN", "ADJ", "VERB") and token.form != "OD")

    @property
    def determiner(self) -> str:
        """The determiner of its chunk, or "all" where the number itself is read with it ("all 47 passengers"); else ""."""
        if self.sentence.tokens[self.first : self.first + 1] and self.sentence.tokens[self.first].text[:4].lower() == "all ":
            return "all"
        return self.chunk.determiner if self.chunk is not None else ""

    @property
    def definite(self) -> bool:
        """Whether its chunk refers to something known: "the 17 people", "all 47 passengers", "his four titles"."""
        return self.chunk is not None and (self.chunk.definite or self.determiner in ("all", "both"))

    def tokens_before(self, count: int) -> list[Token]:
        """The last `count` tokens before its chunk, nearest last."""
        end = min(self.first, self.chunk.tokens[0]) if self.chunk is not None else self.first
        return list(self.sentence.tokens[max(0, end - count) : end])

    def tokens_after(self) -> Iterator[Token]:
        """The tokens after its noun, to the end of the sentence."""
        yield from self.sentence.tokens[self.beyond :]
