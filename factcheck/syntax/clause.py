"""What the passes over a sentence yield: tokens, noun chunks, verb groups, clauses, and the reading of a whole draft."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from factcheck.draft import Draft, Span
from factcheck.mentions.mention import Mention
from factcheck.scopes import Scopes, Sentence

Tag = Literal["NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "DET", "PRON", "ADP", "CONJ", "SCONJ", "NUM", "PART", "PUNCT", "OTHER"]
Tense = Literal["past", "present", "future", ""]
Modality = Literal["asserted", "planned", "hypothetical", "possible", "required"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark. `index` counts within its sentence; `lemma` is lower-case, singular or infinitive."""

    index: int
    span: Span
    text: str
    lemma: str
    tag: Tag


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
    def text(self) -> str:
        """The draft's text."""
        return self.draft.text
