"""read_clauses: the passes over a draft, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from typing import Final

from factcheck.draft import Draft, Span
from factcheck.mentions.mention import Mention
from factcheck.scopes import Quotation, Scopes, Sentence, unwrap
from factcheck.scoping.wordlists import straighten
from factcheck.syntax.assembly import Assembler
from factcheck.syntax.attribution import state_clauses
from factcheck.syntax.chunking import CLASSES, cover, find_chunks
from factcheck.syntax.clause import Reading, SentenceReading, Tag, Token
from factcheck.syntax.items import link_of, list_items, without_of
from factcheck.syntax.lexicon import lexicon
from factcheck.syntax.overlay import lay_mentions, surnames_of
from factcheck.syntax.tagging import tag_words
from factcheck.syntax.tokens import Words, split_words
from factcheck.syntax.verbs import find_verb_groups

_TAGS: Final[dict[str, Tag]] = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "VB": "VERB",
    "VBP": "VERB",
    "VBZ": "VERB",
    "VBD": "VERB",
    "VBN": "VERB",
    "VBG": "VERB",
    "BE": "AUX",
    "HV": "AUX",
    "DO": "AUX",
    "MD": "AUX",
    "JJ": "ADJ",
    "JJR": "ADJ",
    "JJS": "ADJ",
    "OD": "ADJ",
    "RB": "ADV",
    "WRB": "ADV",
    "DT": "DET",
    "PDT": "DET",
    "PRP$": "DET",
    "WDT": "PRON",
    "WP": "PRON",
    "PRP": "PRON",
    "EX": "PRON",
    "IN": "ADP",
    "TO": "ADP",
    "CC": "CONJ",
    "CD": "NUM",
    "C": "NUM",
    "A": "ADJ",
    "t": "NOUN",
    "POS": "PART",
    "UH": "OTHER",
    "SYM": "OTHER",
}


def read_clauses(draft: Draft, scopes: Scopes, mentions: Sequence[Mention]) -> Reading:
    """Read every sentence of a draft: its words, noun chunks and clauses.

    Args:
        draft: the text.
        scopes: how it divides (`split_scopes`).
        mentions: what was found in it (`find_mentions`), in text order.

    >>> from factcheck.scopes import split_scopes
    >>> draft = Draft("Police arrested the four suspects.")
    >>> reading = read_clauses(draft, split_scopes(draft), ())
    >>> reading.sentences[0].clauses[0].event, [chunk.head for chunk in reading.sentences[0].chunks]
    ('arrest', ['police', 'suspect'])
    """
    text = straighten(unwrap(draft.text, scopes))
    kept = tuple(mentions)
    starts = [mention.span.start for mention in kept]
    surnames = surnames_of(kept, text)
    quotations = scopes.quotations
    readings: list[SentenceReading] = []
    quote_at = 0
    for sentence in scopes.sentences:
        low = bisect_left(starts, sentence.span.start)
        high = bisect_left(starts, sentence.span.end, low)
        while quote_at < len(quotations) and quotations[quote_at].span.end <= sentence.span.start:
            quote_at += 1
        quoted: list[Quotation] = []
        at = quote_at
        while at < len(quotations) and quotations[at].span.start < sentence.span.end:
            quoted.append(quotations[at])
            at += 1
        readings.append(_read_sentence(text, sentence, kept, range(low, high), quoted, surnames))
    return Reading(draft, scopes, kept, tuple(readings))


def _read_sentence(
    text: str, sentence: Sentence, mentions: Sequence[Mention], inside: range, quoted: Sequence[Quotation], surnames: Set[str]
) -> SentenceReading:
    scare = frozenset(at for quote in quoted if quote.scare for at in (quote.span.start, quote.span.end - 1))
    loose = split_words(text, sentence.span, scare)
    headline = sentence.role in ("headline", "heading")
    titled = headline and _is_titled(loose)
    overlay = lay_mentions(loose, text, mentions, inside, names=not titled, surnames=surnames)
    words = overlay.words
    tags = tag_words(words, overlay.fixed, headline=headline, titled=titled)
    classes = "".join(CLASSES.get(tag, "x") for tag in tags)
    chunks = find_chunks(overlay, tags, classes)
    groups = [] if sentence.role == "dateline" else find_verb_groups(words, tags, cover(classes, chunks))
    items = list_items(words, classes, chunks, groups, overlay.whole)
    chunks = link_of(items, chunks)
    assembler = Assembler(chunks, groups, without_of(items, chunks))
    done = assembler.assemble()
    speakers = [(quote.span, quote.speaker) for quote in quoted if quote.speaker is not None]
    clauses = state_clauses(done, words, chunks, assembler.accords, speakers)
    return SentenceReading(sentence, _tokens(words, tags), tuple(chunks), clauses, tuple(inside))


def _is_titled(words: Words) -> bool:
    """Whether nearly every word of a headline has a capital."""
    long = [word for word in words.texts if len(word) > 2 and word.isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)


def _tokens(words: Words, tags: Sequence[str]) -> tuple[Token, ...]:
    lemma = lexicon().lemma
    return tuple(
        Token(at, Span(start, end), text, lemma(low, tag), _TAGS.get(tag, "PUNCT"), tag)
        for at, (start, end, text, low, tag) in enumerate(zip(words.starts, words.ends, words.texts, words.lows, tags, strict=True))
    )
