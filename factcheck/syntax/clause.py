"""What the passes over a sentence yield: tokens, noun chunks, verb groups, clauses, and the reading of a whole draft."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Final, Literal, TypeVar, cast

from factcheck.data.word_sets import word_set
from factcheck.draft import Draft, Span
from factcheck.mentions.mention import Mention
from factcheck.scopes import Scopes, Sentence, unwrap

Tag = Literal["NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "DET", "PRON", "ADP", "CONJ", "SCONJ", "NUM", "PART", "PUNCT", "OTHER"]
Tense = Literal["past", "present", "future", ""]
T = TypeVar("T")
Modality = Literal["asserted", "planned", "hypothetical", "possible", "required"]

# How many sentences, counts or dates away, on either side, one may still be meant: more than an article holds, so that only a book is cut.
REACH: Final = 100


@dataclass(frozen=True, slots=True)
class Token:
    """One word, one mark, or the words of one mention. `index` counts within its sentence; `lemma` is lower-case, singular or infinitive.

    `form` is the finer tag: that of the Penn Treebank, with OD for an ordinal, BE, HV and DO for forms of be, have and do, C for a
    count or an amount, A for an age, t for a time expression.
    """

    index: int
    span: Span
    text: str
    lemma: str
    tag: Tag
    form: str = ""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A noun chunk: "the 1,037 Afghan soldiers", "five school buses, each", "those 12".

    Attributes:
        span: from the determiner or the count to the head.
        head: lemma of the head noun ("soldier"); "" when the count stands alone ("Eastern has had 68").
        head_span: where the head stands (empty at the end of the count when there is none).
        modifiers: lemmas or forms between count and head, in order ("afghan").
        determiner: lower-case: "the", "a", "another", "all", "those", "his", ... or "".
        mention: the count or amount that it holds, if any (index into `Reading.mentions`).
        definite: "the", "these", "those", "both", "all the", possessives.
        of: the chunk after "of" that completes it ("two-thirds of the 90 members"), as an index into the sentence's chunks.
        tokens: first and last token (inclusive) in the sentence.
        compound: whether it is a count inside a hyphenated modifier ("a five-race series": five of "race"); a chunk of its own,
            within the chunk that it modifies.
    """

    span: Span
    head: str
    head_span: Span
    modifiers: tuple[str, ...] = ()
    determiner: str = ""
    mention: int | None = None
    definite: bool = False
    of: int | None = None
    tokens: tuple[int, int] = (0, 0)
    compound: bool = False


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries: "had not been arrested", "is expected to open".

    Attributes:
        lemma: of the main verb; event: its normalised event type ("die" for killed, died, were dead), else the lemma.
        voice: "active" or "passive"; negated: "not", "never", "no one", "none".
        modality: "planned" (will, is to, plans to, target), "hypothetical" (if, would have), "possible" (may, could), "required".
    """

    span: Span
    lemma: str
    event: str
    tense: Tense
    voice: Literal["active", "passive"] = "active"
    negated: bool = False
    modality: Modality = "asserted"
    perfect: bool = False
    tokens: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its participants; chunks are indices into the sentence's chunks.

    A verbless predicate (headlines: "2 dead, 4 wounded"; "the death toll was 31") has the event it states and
    `verb` None where there is no verb.
    """

    span: Span
    event: str
    verb: VerbGroup | None
    subject: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    obliques: tuple[tuple[str, int], ...] = ()
    times: tuple[int, ...] = ()
    source: Span | None = None
    relative: bool = False

    def participants(self) -> tuple[int, ...]:
        """All chunks that take part, subject first."""
        return (*self.subject, *self.objects, *(chunk for _, chunk in self.obliques))


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """One sentence as read. `mentions` are indices into `Reading.mentions`."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    chunks: tuple[Chunk, ...]
    clauses: tuple[Clause, ...]
    mentions: tuple[int, ...]


@dataclass(frozen=True)
class Reading:
    """A draft with everything that was read in it, in text order."""

    draft: Draft
    scopes: Scopes
    mentions: tuple[Mention, ...]
    sentences: tuple[SentenceReading, ...]

    @cached_property
    def kept(self) -> dict[Callable[[Reading], object], object]:
        """What functions have read in it, for `once`."""
        return {}

    @cached_property
    def text(self) -> str:
        """The draft's text, its sentences unwrapped."""
        return unwrap(self.draft.text, self.scopes)

    @cached_property
    def _starts(self) -> list[int]:
        return [reading.sentence.span.start for reading in self.sentences]

    @cached_property
    def _homes(self) -> dict[int, int]:
        """For each mention, the index of the sentence reading that holds it."""
        return {mention: at for at, reading in enumerate(self.sentences) for mention in reading.mentions}

    @cached_property
    def _chunks(self) -> dict[int, int]:
        """For each mention, the index of its chunk within its sentence."""
        found: dict[int, int] = {}
        for reading in self.sentences:
            for at, chunk in enumerate(reading.chunks):
                if chunk.mention is not None:
                    found.setdefault(chunk.mention, at)
            at = 0
            for mention in reading.mentions:
                if mention in found:
                    continue
                core = self.mentions[mention].core
                while at < len(reading.chunks) and reading.chunks[at].span.end <= core.start:
                    at += 1
                if at < len(reading.chunks) and reading.chunks[at].span.overlaps(core):
                    found[mention] = at
        return found

    def sentence_at(self, offset: int) -> SentenceReading | None:
        """The sentence that holds the character at `offset`."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self.sentences[at].sentence.span.end:
            return None
        return self.sentences[at]

    def sentence_of(self, mention: int) -> SentenceReading | None:
        """The sentence that holds a mention, given by its index."""
        at = self._homes.get(mention)
        return None if at is None else self.sentences[at]

    def chunk_of(self, mention: int) -> Chunk | None:
        """The noun chunk that holds a mention: the count's own chunk, or the one inside a hyphenated modifier."""
        at = self._chunks.get(mention)
        reading = self.sentence_of(mention)
        return None if at is None or reading is None else reading.chunks[at]

    def head_of(self, mention: int) -> Chunk | None:
        """The chunk whose noun a count counts: its own, or the one after "of" ("twelve of the 40 restaurants").

        None if no noun is stated.
        """
        chunk = self.chunk_of(mention)
        reading = self.sentence_of(mention)
        hops = 0
        while chunk is not None and reading is not None and not chunk.head and chunk.of is not None and hops < 4:
            chunk = reading.chunks[chunk.of]
            hops += 1
        return chunk if chunk is not None and chunk.head else None

    def clauses_of(self, mention: int) -> tuple[Clause, ...]:
        """The clauses in which the chunk of a mention (or the mention itself, as a time) takes part.

        In "a group of 12 students left" the students take part through the group; in "two of the 12 left" the 12 do not.
        """
        reading = self.sentence_of(mention)
        at = self._chunks.get(mention)
        if reading is None:
            return ()
        chunks = {at, *self._containers(reading, at)} if at is not None else set()
        return tuple(clause for clause in reading.clauses if mention in clause.times or not chunks.isdisjoint(clause.participants()))

    def _containers(self, reading: SentenceReading, at: int) -> Iterator[int]:
        """Chunks that take part in the stead of the one at `at`: 'a group' of 'a group of 12 students'."""
        for holder in range(at - 1, max(at - 4, -1), -1):
            chunk = reading.chunks[holder]
            if chunk.of == at and chunk.mention is None and chunk.head in word_set("collective nouns"):
                yield holder
                yield from self._containers(reading, holder)


def once(read: Callable[[Reading], T]) -> Callable[[Reading], T]:
    """A function of a reading that is called the first time alone, and whose answer is kept with the reading."""

    @wraps(read)
    def kept(reading: Reading) -> T:
        if read not in reading.kept:
            reading.kept[read] = read(reading)
        return cast("T", reading.kept[read])

    return kept
