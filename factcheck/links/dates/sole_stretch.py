"""link_sole_stretch: the one stretch of time of a draft, and what the words make one of the things, or a part of the time, that lie in it.

A draft that tells of one stretch by both ends tells of nothing else when it goes on with "the largest", "the last of them", "the biggest
payment that year", "the first victim", or with what was done "while she was in office". What is new behind the stretch ("three papers
followed, the first of them in 2023") is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.cues import is_kindred
from factcheck.links.dates.events import EventIndex
from factcheck.links.dates.stretches import Stretch, ranges_in, stretch_of
from factcheck.links.dates.windows import MEMBER, date_of_member, is_member, link_members, noun_after
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading, SentenceReading
from factcheck.values import Quantity

_REACH: Final = 4  # sentences from the stretch to what lies in it
_RANK: Final = re.compile(r"\b(?:second|third|fourth|fifth|sixth)\b")  # one that a row goes on with, beyond the stretch perhaps
_FEW: Final = 200
_DENIED: Final = re.compile(r"\b(?:no|nor|not|none|never|neither|without)\b|n[’']t\b", re.IGNORECASE)
_LATEST: Final = re.compile(r"\b(?:last|latest|most recent|newest)\b", re.IGNORECASE)
_OF: Final = re.compile(r"\bof\b")
_THAT_TIME: Final = re.compile(
    r" (?:[a-z]+ ){0,2}?(?:(?:in|of|during|over) )?(?:that|the) (?:same )?(?:fiscal |academic )?"
    r"(?:year|period|time|season|month|week|stretch|span|war|term|trial|campaign|tour)\b"
)
_WITHIN: Final = re.compile(
    r"\b(?:(?:while|when) (?:he|she|they) (?:was|were) (?:still )?(?:the )?(?P<role>in office|there|[a-z]+)"
    r"|[Aa]s (?P<as>[a-z]+)(?=,)|(?P<office>in office)"
    r"|(?:was|were) (?:last|first) (?P<last>[a-z]+)(?= in\b| on\b)|(?P<there>there)(?=,? (?:in|on) \w)"
    r"|[Dd]uring (?:his|her|their|its|that|the) (?P<time>term|tenure|time|stay|reign|presidency|rule|years))\b"
)
_TIMES: Final = frozenset(("in office", "there", "term", "tenure", "time", "stay", "reign", "presidency", "rule", "years"))
_MOST: Final = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:most [a-z]+|[a-z]{3,}(?<!l)est|worst|best)\b")
_APART: Final = re.compile(
    r"\b(?:since|before|after|earlier|later|previous(?:ly)?|next|until|had been|another|again|ago|then|prior|first time|last time"
    r"|record|compared|than)\b",
    re.IGNORECASE,
)


def link_sole_stretch(events: EventIndex) -> list[Link]:
    """The links "window" of what lies in the one stretch of a draft, in text order."""
    told = _sole(events.reading) if events.is_short else None
    return [] if told is None or _is_denied(events.reading, *told) else link_members(events, list(_found(events, *told)))


def _is_denied(reading: Reading, index: int, stretch: Stretch) -> bool:
    """Whether the words before a stretch deny what they tell of it: "nor of other raids in the past 24 hours"."""
    return _DENIED.search(reading.text, reading.sentences[index].sentence.span.start, stretch.words.start) is not None


def _sole(reading: Reading) -> tuple[int, Stretch] | None:
    """The one stretch that a draft tells by both ends, or up to publication, and its sentence."""
    told = [(index, one) for index, sentence in enumerate(reading.sentences) for one in _both_ends(reading, sentence)]
    if len(told) == 1:
        return told[0]
    found = [
        (index, stretch)
        for index, sentence in enumerate(reading.sentences)
        if sentence.sentence.role == "body" and (stretch := stretch_of(reading, index)) is not None
    ]
    bounded = [(index, stretch) for index, stretch in found if stretch.past or _counts_few(reading.sentences[index], reading)]
    return bounded[0] if not told and len({stretch.words for _, stretch in bounded}) == 1 else None


def _both_ends(reading: Reading, sentence: SentenceReading) -> list[Stretch]:
    return ranges_in(reading, sentence.sentence.span) if sentence.sentence.role == "body" else []


def _counts_few(sentence: SentenceReading, reading: Reading) -> bool:
    """Whether a sentence counts things of which each may be told: "rose above its banks five times in 2023", and no millions of them."""
    values = [reading.mentions[at].value for at in sentence.mentions if reading.mentions[at].kind in ("cardinal", "ordinal", "set")]
    return any(isinstance(value, Quantity) and 2 <= value.nominal <= _FEW and not value.unit for value in values)


def _found(events: EventIndex, first: int, stretch: Stretch) -> Iterator[tuple[Stretch, DateClaim, Span]]:
    sentences = events.reading.sentences
    for index in range(first, min(first + _REACH + 1, len(sentences))):
        sentence = sentences[index]
        span = Span(max(sentence.sentence.span.start, stretch.words.end if index == first else 0), sentence.sentence.span.end)
        if sentence.sentence.role != "body":
            continue
        for words in _members(events.reading, sentence, span):
            date = date_of_member(events, _past_that_time(events.reading, words), span)
            if date is not None and _is_of_it(events, first, index, words) and not _goes_on(date, stretch, words, events):
                yield stretch, date, words
        within = _WITHIN.search(events.reading.text, span.start, span.end)
        if within is not None and (date := _only_date(events, span)) is not None:
            word = next(group for group in within.groups() if group)
            if (word in _TIMES or word in _words(sentences[first])) and not _APART.search(events.reading.text, span.start, span.end):
                yield stretch, date, Span(*within.span())


def _goes_on(date: DateClaim, stretch: Stretch, words: Span, events: EventIndex) -> bool:
    """Whether the latest of a row is told by how long ago it was, beyond the stretch: "72 raids from 2024 to 2026 ... two months ago"."""
    high = stretch.days.high
    later = high is not None and date.days.low is not None and date.days.low > high
    return later and date.when.nominal is not None and _LATEST.search(words.text_of(events.reading.text)) is not None


def _members(reading: Reading, sentence: SentenceReading, span: Span) -> Iterator[Span]:
    """The words for members in a part of a sentence: those that open a clause, or that name the time themselves."""
    end = span.start
    for told in sorted(
        (*MEMBER.finditer(reading.text, span.start, span.end), *_MOST.finditer(reading.text, span.start, span.end)), key=_place
    ):
        words = Span(*told.span())
        if words.start >= end and (_THAT_TIME.match(reading.text, words.end) or is_member(reading, sentence, words)):
            end = words.end
            yield words


def _place(told: re.Match[str]) -> tuple[int, int]:
    return told.start(), -told.end()


def _past_that_time(reading: Reading, words: Span) -> Span:
    """The words, with "that year" behind them, which is no date of their own."""
    that = _THAT_TIME.match(reading.text, words.end)
    return words if that is None else Span(words.start, that.end())


def _only_date(events: EventIndex, span: Span) -> DateClaim | None:
    dates = events.places.dates_in(span)
    plain = len(dates) == 1 and dates[0].relation in ("on", "in") and dates[0].scope.status == "asserted" and not dates[0].scope.quoted
    return dates[0] if plain and dates[0].when.granularity in ("day", "month", "year") else None


def _is_of_it(events: EventIndex, first: int, index: int, words: Span) -> bool:
    """Whether the words for a member are of what the stretch holds: they take it up, or name nothing new."""
    sentences = events.reading.sentences
    if _RANK.search(words.text_of(events.reading.text)) or _brings_in(events, first, index, words):
        return False
    noun = noun_after(sentences[index], words.end)
    if not noun and events.reading.text.startswith(", ", words.end) and _is_a_thing(sentences[index], words):
        return False
    if noun in _wholes(sentences[first]) and not _THAT_TIME.match(events.reading.text, words.end):
        return False  # "The tour ran from May 2 to May 15. The last tour, in April": another one
    if not noun or _OF.search(words.text_of(events.reading.text)) or noun in word_set("members of any group"):
        return True
    if _MOST.match(events.reading.text, words.start):
        return True  # "Its busiest day", "The longest ban": of what the stretch is told of
    if _THAT_TIME.match(events.reading.text, words.end):
        return True
    return any(noun == word or is_kindred(noun, word) for word in _lemmas(sentences[first]))


def _is_a_thing(sentence: SentenceReading, words: Span) -> bool:
    """Whether a date is only beside a thing, which may be older: "The largest, bought in 2009, has 900 acres"."""
    after = [token for token in sentence.tokens if token.span.start >= words.end][1:2]
    return bool(after) and after[0].tag == "VERB"


def _wholes(sentence: SentenceReading) -> set[str]:
    """The nouns for one thing of which a sentence tells."""
    return {chunk.head for chunk in sentence.chunks if chunk.head and sentence.tokens[chunk.tokens[1]].form == "NN"}


def _words(sentence: SentenceReading) -> set[str]:
    return {token.text.lower() for token in sentence.tokens} | _lemmas(sentence)


def _lemmas(sentence: SentenceReading) -> set[str]:
    return {token.lemma for token in sentence.tokens if token.tag in ("NOUN", "VERB") and token.form != "t"}


def _brings_in(events: EventIndex, first: int, index: int, words: Span) -> bool:
    """Whether several things are brought in between the stretch and the member, by a number without "the"."""
    for at in range(first + 1, index + 1):
        for chunk in events.reading.sentences[at].chunks:
            if chunk.span.start >= words.start:
                break
            several = events.reading.sentences[at].tokens[chunk.tokens[1]].form == "NNS"
            if several and chunk.mention is not None and not chunk.definite and chunk.of is None:
                return True
    return False
