"""Scopes: headline, dateline, sentence, quotation, caption; who speaks where."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from factcheck.draft import Draft, Span
from factcheck.scoping.layout import Role, split_paragraphs
from factcheck.scoping.quotes import closing_marks, find_quotes
from factcheck.scoping.sentences import split_sentences
from factcheck.scoping.wordlists import straighten

__all__ = ["Quotation", "Role", "Scopes", "Sentence", "split_scopes"]


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


_LONGEST = 2000


def _cut(text: str, span: Span) -> list[Span]:
    """A run of text that is too long for a sentence (a table, a list without marks), in pieces that end at a blank.

    The passes over a sentence may look back and forth within it; this keeps their cost in proportion to the text.
    """
    pieces: list[Span] = []
    start = span.start
    while span.end - start > _LONGEST:
        blank = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        end = blank if blank > 0 else start + _LONGEST
        pieces.append(Span(start, end))
        start = end + (blank > 0)
    if start < span.end:
        pieces.append(Span(start, span.end))
    return pieces


def unwrap(text: str, scopes: Scopes) -> str:
    r"""The text with the line breaks inside its sentences as blanks, character for character: a wrapped line says nothing.

    >>> text = "Two men\ndied.\n\nOne fled."
    >>> unwrap(text, split_scopes(Draft(text)))
    'Two men died.\n\nOne fled.'
    """
    pieces: list[str] = []
    at = 0
    for sentence in scopes.sentences:
        span = sentence.span
        if text.find("\n", span.start, span.end) >= 0:
            pieces += (text[at : span.start], text[span.start : span.end].replace("\n", " "))
            at = span.end
    return "".join((*pieces, text[at:])) if pieces else text


def split_scopes(draft: Draft) -> Scopes:
    r"""Divide a draft into its sentences, their roles, and its quotations.

    Roles come from the markup where the format has any (`Draft.regions`), else from the layout: a headline is a short
    first line without a final period, a dateline the place in capitals before a dash. Curly and straight quotation
    marks, wrapped lines and `\r\n` make no difference. No sentence is longer than 2,000 characters.

    >>> text = 'Two die in fire\n\nASHBY, Ohio (AP) — Two men died. "It was quick," Lund said.'
    >>> scopes = split_scopes(Draft(text))
    >>> [sentence.role for sentence in scopes.sentences]
    ['headline', 'dateline', 'body', 'body']
    >>> scopes.quotations[0].speaker.text_of(text)
    'Lund'
    """
    text = straighten(draft.text)
    paragraphs = split_paragraphs(draft)
    quotes = find_quotes(text, [paragraph.span for paragraph in paragraphs])
    closing = closing_marks(quotes)
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        span = paragraph.span
        if paragraph.dateline is not None:
            sentences.append(Sentence(len(sentences), paragraph.dateline, number, "dateline"))
            start = paragraph.dateline.end
            while start < span.end and text[start].isspace():
                start += 1
            span = Span(start, span.end)
        if len(span) == 0:
            continue
        for part in split_sentences(text, span, closing):
            for piece in _cut(text, part):
                sentences.append(Sentence(len(sentences), piece, number, paragraph.role))
    return Scopes(tuple(sentences), tuple(Quotation(quote.span, quote.speaker, quote.scare) for quote in quotes))
