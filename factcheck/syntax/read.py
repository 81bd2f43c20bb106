"""read_clauses: the passes over a draft, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.draft import Draft, Span
from factcheck.mentions.mention import Mention
from factcheck.scopes import Quotation, Scopes, Sentence
from factcheck.scoping.wordlists import straighten
from factcheck.syntax.assembly import Assembler, Item
from factcheck.syntax.attribution import state_clauses
from factcheck.syntax.chunking import CLASSES, find_chunks
from factcheck.syntax.clause import Chunk, Reading, SentenceReading, Tag, Token
from factcheck.syntax.frames import is_phrasal
from factcheck.syntax.lexicon import lexicon
from factcheck.syntax.tagging import tag_words
from factcheck.syntax.tokens import Words, split_words
from factcheck.syntax.verbs import Group, find_verb_groups

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
_KINDS: Final = {
    **dict.fromkeys(("cardinal", "fraction", "percent", "money", "measure"), "C"),
    "ordinal": "OD",
    "age": "A",
    "score": "A",
    **dict.fromkeys(("date", "time", "set"), "t"),
    "duration": "t",
    **dict.fromkeys(("person", "organisation", "place", "name"), "NNP"),
}
_MARKS: Final = frozenset(',;:()"&')
_SUBORDINATORS: Final = word_set("subordinators")
_EITHER: Final = word_set("subordinators or prepositions")


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
    text = straighten(draft.text)
    kept = tuple(mentions)
    starts = [mention.span.start for mention in kept]
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
        readings.append(_read_sentence(text, sentence, kept, range(low, high), quoted))
    return Reading(draft, scopes, kept, tuple(readings))


def _read_sentence(
    text: str, sentence: Sentence, mentions: Sequence[Mention], inside: range, quoted: Sequence[Quotation]
) -> SentenceReading:
    scare = frozenset(at for quote in quoted if quote.scare for at in (quote.span.start, quote.span.end - 1))
    loose = split_words(text, sentence.span, scare)
    words, fixed, whole, inner = _lay_mentions(loose, text, mentions, inside)
    titled = sentence.role in ("headline", "heading") and _is_titled(words)
    tags = tag_words(words, fixed, titled=titled)
    classes = "".join(CLASSES.get(tag, "x") for tag in tags)
    chunks = find_chunks(words, tags, classes, whole, inner)
    covered = list(classes)
    for chunk in chunks:
        for at in range(chunk.tokens[0], chunk.tokens[1] + 1):
            covered[at] = "N"
    groups = [] if sentence.role == "dateline" else find_verb_groups(words, tags, "".join(covered))
    items = _items(words, tags, classes, chunks, groups, whole)
    chunks = _link_of(items, chunks)
    assembler = Assembler(chunks, groups, _without_of(items, chunks))
    done = assembler.assemble()
    speakers = [(quote.span, quote.speaker) for quote in quoted if quote.speaker is not None]
    clauses = state_clauses(done, words, chunks, assembler.accords, speakers)
    return SentenceReading(sentence, _tokens(words, tags), tuple(chunks), clauses, tuple(inside))


def _lay_mentions(
    loose: Words, text: str, mentions: Sequence[Mention], inside: range
) -> tuple[Words, list[str], dict[int, int], dict[int, int]]:
    """The words with the tokens of each mention joined; tags that mentions fix; which token is, and which holds, a mention."""
    words = Words()
    fixed: list[str] = []
    whole: dict[int, int] = {}
    inner: dict[int, int] = {}
    at, count = 0, len(loose)
    for index in inside:
        span = mentions[index].span
        while at < count and loose.ends[at] <= span.start:
            _copy(loose, at, words, fixed)
            at += 1
        if at >= count or loose.starts[at] >= span.end:
            continue
        last = at
        while last + 1 < count and loose.starts[last + 1] < span.end:
            last += 1
        if loose.starts[at] < span.start or loose.ends[last] > span.end + 1:
            inner[len(words)] = index
            while at <= last:
                _copy(loose, at, words, fixed)
                at += 1
            continue
        start, end = loose.starts[at], loose.ends[last]
        if (
            at == last
            and mentions[index].kind == "name"
            and (lexicon().is_closed(loose.lows[at]) or (not words.starts and lexicon().is_known(loose.lows[at])))
        ):
            continue  # a common word that opens the sentence
        whole[len(words)] = index
        words.add(start, end, text[start:end])
        fixed.append("A" if _is_modifier(mentions[index], words.texts[-1]) else _KINDS[mentions[index].kind])
        at = last + 1
    while at < count:
        _copy(loose, at, words, fixed)
        at += 1
    return words, fixed, whole, inner


def _is_modifier(mention: Mention, words: str) -> bool:
    """'a 2.5-acre farm', 'a two-hour trip': a hyphenated measure is an adjective."""
    return mention.kind in ("measure", "duration") and "-" in words and " " not in words and words[-1].isalpha()


def _copy(loose: Words, at: int, words: Words, fixed: list[str]) -> None:
    words.starts.append(loose.starts[at])
    words.ends.append(loose.ends[at])
    words.texts.append(loose.texts[at])
    words.lows.append(loose.lows[at])
    fixed.append("")


def _is_titled(words: Words) -> bool:
    """Whether nearly every word of a headline has a capital."""
    long = [word for word in words.texts if len(word) > 3 and word.isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)


def _items(
    words: Words, tags: Sequence[str], classes: str, chunks: Sequence[Chunk], groups: Sequence[Group], whole: dict[int, int]
) -> list[Item]:
    found: list[Item] = []
    chunk_at = {chunk.tokens[0]: index for index, chunk in enumerate(chunks) if not chunk.compound}
    group_at = {group.verb.tokens[0]: index for index, group in enumerate(groups)}
    at, count = 0, len(words)
    while at < count:
        if at in chunk_at:
            index = chunk_at[at]
            found.append(Item("N", index, at, chunks[index].tokens[1]))
            at = chunks[index].tokens[1] + 1
            continue
        if at in group_at:
            index = group_at[at]
            found.append(Item("V", index, at, groups[index].verb.tokens[1]))
            last = groups[index].verb.tokens[1]
            timed = (within for within in range(at, last) if classes[within] == "t" and within in whole)
            found.extend(Item("t", whole[within], within, within) for within in timed)
            at = last + 1
            if at < count and is_phrasal(groups[index].verb.lemma, words.lows[at]) and groups[index].verb.voice == "active":
                at += 1
            continue
        found.extend(_single(words, classes, at, whole))
        at += 1
    for position, item in enumerate(found):
        if item.kind == "I" and item.word in _EITHER and _begins_clause(found, position, groups):
            item.kind = "S"
    return found


def _begins_clause(items: Sequence[Item], position: int, groups: Sequence[Group]) -> bool:
    """Whether "after", "as", ... stands before a clause ("after a bus crashed") and not before a noun phrase alone."""
    nouns = 0
    for item in items[position + 1 : position + 8]:
        if item.kind == "V":
            return nouns > 0 and groups[item.index].kind == "finite"
        if item.kind == "N":
            nouns += 1
        elif item.kind not in "It&":
            return False
    return False


def _single(words: Words, classes: str, at: int, whole: dict[int, int]) -> list[Item]:
    kind, low = classes[at], words.lows[at]
    if kind in "IT":
        if low in _SUBORDINATORS:
            return [Item("S", at, at, at, low)]
        if low == "to" and at and words.lows[at - 1] == "according":
            return [Item("I", at, at, at, "according to")]
        return [Item("I", at, at, at, low)]
    if kind == "t" and at in whole:
        return [Item("t", whole[at], at, at)]
    if kind in "wW":
        return [Item("w" if kind == "w" else "W", at, at, at, low)]
    if kind in "je":
        return [Item("j", at, at, at, low)]
    if kind in _MARKS:
        return [Item(kind, at, at, at, low)]
    return []


def _of_follows(items: Sequence[Item], at: int) -> bool:
    if at + 2 >= len(items) or items[at].kind != "N" or items[at + 2].kind != "N":
        return False
    return items[at + 1].kind == "I" and items[at + 1].word == "of"


def _link_of(items: Sequence[Item], chunks: Sequence[Chunk]) -> list[Chunk]:
    """Chunks with the chunk after "of" that completes them: 'two of the five', 'of the five, two', 'of whom two'."""
    found = list(chunks)
    for at, item in enumerate(items):
        if _of_follows(items, at):
            found[item.index] = replace(found[item.index], of=items[at + 2].index)
        elif _is_fronted(items, at):
            later = _part_of_fronted(items, at)
            if later is not None:
                part = found[later]
                if not part.head and part.of is None and part.mention is not None:
                    found[later] = replace(part, of=items[at + 1].index)
    return found


def _is_fronted(items: Sequence[Item], at: int) -> bool:
    """Whether an "of" phrase stands before what it completes: 'Of the 40, 12 closed'."""
    if items[at].kind != "I" or items[at].word != "of" or at + 2 >= len(items) or items[at + 1].kind != "N":
        return False
    return not at or items[at - 1].kind != "N"


def _part_of_fronted(items: Sequence[Item], at: int) -> int | None:
    """The chunk that a fronted "of" phrase completes: the next one, or the next after the comma that ends the phrase."""
    if items[at + 2].kind == "N":
        return items[at + 2].index
    for later in range(at + 2, min(len(items) - 1, at + 9)):
        if items[later].kind == ",":
            return items[later + 1].index if items[later + 1].kind == "N" else None
    return None


def _without_of(items: Sequence[Item], chunks: Sequence[Chunk]) -> list[Item]:
    """The items without the "of" phrases that complete a chunk: they take part through it."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        kept = items[at]
        found.append(kept)
        while _of_follows(items, at):
            at += 2
            kept.tail = items[at].index
            if _lists_counts(items, at, chunks) and chunks[kept.index].mention is None:
                at += 2
        at += 1
    return found


def _lists_counts(items: Sequence[Item], at: int, chunks: Sequence[Chunk]) -> bool:
    """'a jury of seven men and five women': the counts belong together within the "of" phrase."""
    if at + 2 >= len(items) or items[at + 1].kind != "&" or items[at + 2].kind != "N":
        return False
    return chunks[items[at].index].mention is not None and chunks[items[at + 2].index].mention is not None


def _tokens(words: Words, tags: Sequence[str]) -> tuple[Token, ...]:
    lemma = lexicon().lemma
    return tuple(
        Token(at, Span(start, end), text, lemma(low, tag), _TAGS.get(tag, "PUNCT"), tag)
        for at, (start, end, text, low, tag) in enumerate(zip(words.starts, words.ends, words.texts, words.lows, tags, strict=True))
    )
