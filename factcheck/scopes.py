"""Scopes: headline, dateline, sentence, quotation, caption; who speaks where."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from factcheck.draft import Draft, Span

Role = Literal["headline", "heading", "dateline", "byline", "caption", "list", "body"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or headline, dateline, caption, list item): `index` in the draft, `paragraph` that it stands in."""

    index: int
    span: Span
    paragraph: int
    role: Role


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks (the marks within the span). `speaker` is where the speaker is named, when that is beside it.

    `scare` marks one to three words in quotes inside a sentence of the writer's: they are not a speaker's statement.
    """

    span: Span
    speaker: Span | None = None
    scare: bool = False


@dataclass(frozen=True)
class Scopes:
    """How a draft divides; sentences do not overlap and stand in text order."""

    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...] = ()

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.span.start for quotation in self.quotations]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`."""
        at = bisect_right(self._sentence_starts, offset) - 1
        if at < 0 or offset >= self.sentences[at].span.end:
            return None
        return self.sentences[at]

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation that holds the character at `offset`."""
        at = bisect_right(self._quotation_starts, offset) - 1
        if at < 0 or offset >= self.quotations[at].span.end:
            return None
        return self.quotations[at]


def split_scopes(draft: Draft) -> Scopes:
    """Divide a draft into its sentences, their roles, and its quotations."""
    raise NotImplementedError
