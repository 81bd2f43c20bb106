"""Quotations: which marks open and close them, and whose words they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.scoping.wordlists import speech_verbs

_DOUBLE = re.compile(r"\"|``|''")
_SINGLE_OPEN = re.compile(
    r"(?:(?<=[\s(\[—–-])|^)'(?=[^\W\d_])(?!(?:em|til|tis|twas|cause|n|round|bout|neath|ere|un|uns)\b)", re.IGNORECASE | re.MULTILINE
)
_SINGLE_CLOSE = re.compile(r"(?<=[^\s'])'(?=[\s.,;:?!)\]\"—–-]|$)", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*\.?|[,;:.?!()\"]")
_LINK = word_set("ends a speaker")
_TIME = word_set("times beside a speaker")
_AFTER_REACH = 160
_BEFORE_REACH = 160
_SINGLE_REACH = 1200
_SCARE_WORDS = 3
_SMALL = 3  # letters of a word that a title writes without a capital


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between marks (the marks within); `speaker` is where the speaker is named beside them."""

    span: Span
    speaker: Span | None
    scare: bool


def find_quotes(text: str, paragraphs: Sequence[Span]) -> list[Quote]:
    """The quotations of a text with straight quotes, outermost only, in order.

    A quotation that runs over several paragraphs opens each of them with a mark and closes only in the last.
    """
    spans = _quoted_spans(text, paragraphs)
    ends = [paragraph.end for paragraph in paragraphs]
    found: list[Quote] = []
    at = 0
    for paragraph in paragraphs:
        inside: list[Span] = []
        while at < len(spans) and spans[at].start < paragraph.end:
            inside.append(spans[at])
            at += 1
        if inside:
            last = bisect_left(ends, inside[-1].end)
            found.extend(_with_speakers(text, Span(paragraph.start, ends[min(last, len(ends) - 1)]), inside))
    return found


def closing_marks(quotes: Sequence[Quote]) -> frozenset[int]:
    """Offsets of the marks that close a quotation."""
    return frozenset(quote.span.end - 1 for quote in quotes)


def _quoted_spans(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    spans: list[Span] = []
    opened: int | None = None
    for at, paragraph in enumerate(paragraphs):
        marks = list(_DOUBLE.finditer(text, paragraph.start, paragraph.end))
        found, opened = _pair(text, paragraph, marks, opened)
        spans.extend(found)
        if opened is not None:
            following = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
            if following is None or not text.startswith(('"', "``"), following.start):
                if paragraph.end > opened + 1:
                    spans.append(Span(opened, paragraph.end))
                opened = None
        elif not marks:
            spans.extend(_single_spans(text, paragraph))
    return spans


def _pair(text: str, paragraph: Span, marks: Sequence[re.Match[str]], opened: int | None) -> tuple[list[Span], int | None]:
    """The quotations that close in a paragraph, and where one that stays open began; `opened` is one that ran into it."""
    spans: list[Span] = []
    for at, mark in enumerate(marks):
        if opened is not None:
            if at == 0 and mark.start() == paragraph.start:
                continue  # a mark that opens the next paragraph of one quotation
            spans.append(Span(opened, mark.end()))
            opened = None
        elif _is_measure(text, mark):
            continue
        elif not _only_closes(text, mark, paragraph):
            opened = mark.start()
        elif not spans:
            spans.append(Span(paragraph.start, mark.end()))  # the mark that opened it was lost
    return spans, opened


def _is_measure(text: str, mark: re.Match[str]) -> bool:
    """Inches and seconds, where no quotation is open: 6'2", 12" wide."""
    return text[mark.start() - 1 : mark.start()].isdigit()


def _only_closes(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Whether a mark stands right after a word's end and before a blank, as no opening mark does."""
    before = text[mark.start() - 1 : mark.start()] if mark.start() > paragraph.start else " "
    after = text[mark.end() : mark.end() + 1]
    return not (before.isspace() or before in "([—–-/") and (not after or after.isspace() or after in ".,;:?!)")


def _single_spans(text: str, paragraph: Span) -> list[Span]:
    spans: list[Span] = []
    at = paragraph.start
    while True:
        start = _SINGLE_OPEN.search(text, at, paragraph.end)
        if start is None:
            return spans
        end = _SINGLE_CLOSE.search(text, start.end(), min(paragraph.end, start.end() + _SINGLE_REACH))
        # "the players' dressing room": a possessive closes nothing where another mark follows that can
        while end is not None and text[end.start() - 1] == "s":
            later = _SINGLE_CLOSE.search(text, end.end(), min(paragraph.end, end.end() + _AFTER_REACH))
            if later is None:
                break
            if text[later.start() - 1] not in ".,?!":
                break
            end = later
        if end is None:
            at = start.end()
            continue
        spans.append(Span(start.start(), end.end()))
        at = end.end()


def _with_speakers(text: str, paragraph: Span, spans: Sequence[Span]) -> list[Quote]:
    found: list[Quote] = []
    carried: Span | None = None
    for at, span in enumerate(spans):
        words = text[span.start + 1 : span.end - 1].strip()
        upto = spans[at + 1].start if at + 1 < len(spans) else max(paragraph.end, span.end)
        since = spans[at - 1].end if at else paragraph.start
        ended = words[-1:] in tuple(".,?!—-…")
        scare = not ended and len(words.split()) <= _SCARE_WORDS
        speaker = _speaker_after(text, span.end, upto) if not scare or ended else None
        if speaker is None and not (scare and _is_title(words)):
            speaker = _speaker_before(text, since, span.start)
        if speaker is None and ended and not scare and at and text[since : span.start].strip() in ("", "..."):
            speaker = carried
        elif speaker is None and ended and at and carried and text[since : span.start].rstrip().endswith((".", ",")):
            speaker = carried if not scare else None
        if speaker is not None:
            carried = speaker
            scare = False
        found.append(Quote(span, speaker, scare))
    return found


def _is_title(words: str) -> bool:
    """Whether words in quotes are a work's title, which is written and not said: all but its shortest words have capitals."""
    told = words.split()
    return len(told) > 1 and told[0][:1].isupper() and all(word[:1].isupper() or len(word) <= _SMALL for word in told)


def _speaker_after(text: str, start: int, end: int) -> Span | None:
    """'said Lund', 'Lund, 44, said', 'the chief of police told reporters', 'according to Lund'."""
    words = _clause_words(text, start, min(end, start + _AFTER_REACH))
    if not words:
        return None
    first = _plain(words[0])
    if first == "according" and len(words) > 2 and _plain(words[1]) == "to":
        return _name_from(text, words[2:])
    if first in speech_verbs():
        return _name_from(text, words[1:])
    for at, word in enumerate(words[:24]):
        if at and _plain(word) in speech_verbs():
            return _name_upto(text, words[:at])
    return None


def _plain(word: re.Match[str]) -> str:
    return word.group().lower().rstrip(".")


def _speaker_before(text: str, start: int, end: int) -> Span | None:
    """'Lund said: "..."', 'the report called it "..."'."""
    words = _clause_words(text, max(start, end - _BEFORE_REACH), end, last=True)
    for at in range(len(words) - 1, 0, -1):
        if _plain(words[at]) in speech_verbs() and _plain(words[at - 1]) not in ("to", "the", "a"):
            return _name_upto(text, words[:at])
    return None


def _clause_words(text: str, start: int, end: int, *, last: bool = False) -> list[re.Match[str]]:
    """Words and commas up to the end of the sentence; with `last`, those of the last sentence."""
    words: list[re.Match[str]] = []
    for word in _WORD.finditer(text, start, end):
        token = word.group()
        if token in (".", "?", "!", '"', ";") or (token.endswith(".") and len(token) > 4 and token[:-1].islower()):
            if not last:
                if not words and token in (".", "?", "!"):
                    return []
                if len(token) > 1:
                    words.append(word)
                break
            words = []
            continue
        words.append(word)
    while words and words[0].group() == "," and not last:
        words.pop(0)
    return words


def _name_from(text: str, words: Sequence[re.Match[str]]) -> Span | None:
    """The noun phrase that begins here."""
    kept: list[re.Match[str]] = []
    for word in words:
        token = word.group()
        low = token.lower().rstrip(".")
        if token in (",", ":", "(", ")", ".") or low in _TIME or low in _LINK:
            break
        kept.append(word)
        if token.endswith(".") and len(token) > 5:
            break
    return _trim(text, kept)


def _name_upto(text: str, words: Sequence[re.Match[str]]) -> Span | None:
    """The noun phrase that ends here, an apposition between commas left out ("Lund, 44, said")."""
    kept = list(words)
    if kept and kept[-1].group() == ",":
        kept.pop()
        while kept and kept[-1].group() != ",":
            kept.pop()
        if kept:
            kept.pop()
        elif words:
            return None
    for at in range(len(kept) - 1, -1, -1):
        low = kept[at].group().lower()
        if low in (",", ":", "(", ")", "-") or low in ("and", "but", "as", "that", "when", "while", "after", "which"):
            kept = kept[at + 1 :]
            break
    while kept and kept[-1].group().lower() in ("also", "later", "then", "had", "has", "have", "would", "who", *_TIME):
        kept.pop()
    return _trim(text, kept)


def _trim(text: str, kept: Sequence[re.Match[str]]) -> Span | None:
    if not kept or len(kept) > 14:
        return None
    start, end = kept[0].start(), kept[-1].end()
    if end > start and text[end - 1] == "." and end - kept[-1].start() > 3:
        end -= 1
    return Span(start, end)
