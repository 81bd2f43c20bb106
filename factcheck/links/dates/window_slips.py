"""window_slips: the one stretch of time of a draft, and a day a little way off of what is told as one of its kind.

"The festival, which opened on 28 April and closed on 9 May ... had its only screening on 24 April": no words say that the screening lies
in the festival. But where a draft tells of one stretch by both ends, what it later calls the first, the last or the longest of something
lies in it, however it is told. What was done before or after it lies farther off, or is told without such a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.date_ranges import ranges_of
from factcheck.claims.dates.happening import is_other
from factcheck.claims.nouns import is_person
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.link import Link

_FAR: Final = 45  # days from the stretch to the day of a slip
_BESIDE: Final = 8  # characters from what lasted to the stretch that stands beside it: "The festival, June 15 to 24,"
_LENGTH: Final = 400  # days of the longest stretch of which days are told
_SINCE: Final = re.compile(r"\bsince(?: the)? $", re.IGNORECASE)
_ONE_OF: Final = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|latest|final|earliest|only|one|[a-z]{3,}est"
    r"|most [a-z]+|worst|best)\b",
    re.IGNORECASE,
)
_APART: Final = re.compile(
    r"\b(?:since|before|after|earlier|later|previous(?:ly)?|next|until|had been|another|again|ago|then|prior|first time|last time"
    r"|record|compared|than|(?:last|next|this) (?:week|month|year|spring|summer|autumn|fall|winter))\b",
    re.IGNORECASE,
)
_YEARS: Final = 4 * 366  # days from a stretch of years to the year of a slip
_AWAY: Final = 14  # words from the noun for the stretch to the day of a part of it


@dataclass(frozen=True, slots=True)
class _Told:
    """A stretch by both ends: where it is told, the roles of its ends, its days, the nouns for what lasted, and whether years are told."""

    index: int
    words: Span
    roles: tuple[tuple[str, str], ...]
    days: Interval
    nouns: frozenset[str] = frozenset()
    of_years: bool = False


def window_slips(events: EventIndex) -> Iterator[Link]:
    """The links "window" (start, end, member) or (window, member), in text order."""
    if not events.is_short:
        return
    told = [one for index in range(len(events.reading.sentences)) for one in _stretches(events, index)]
    if len({(one.words, one.days) for one in told}) != 1:
        return
    stretch = told[0]
    for dated in events.all:
        if dated.happening.sentence > stretch.index and (span := _member(dated, stretch, events)) is not None:
            yield Link("window", (*stretch.roles, ("member", dated.claim.id)), (stretch.words, span), True)


def _stretches(events: EventIndex, index: int) -> Iterator[_Told]:
    """The stretches that a sentence tells by both ends, or by its beginning and "since" a feast."""
    sentence, text = events.reading.sentences[index], events.reading.text
    if sentence.sentence.role != "body":
        return
    span = sentence.sentence.span
    told = [claim for claim in events.places.dates_in(span) if not claim.scope.quoted]
    for one in ranges_of(events.reading):
        ends = [claim for claim in told if claim.span is not None and one.span.overlaps(claim.span)]
        if span.contains(one.span) and len(ends) == 2:
            yield from _of_ends(events, index, one.span, ends[0], ends[1])
    for first, second in pairwise(told):
        begun, ended = events.by_claim.get(first.id), events.by_claim.get(second.id)
        if begun is None or ended is None or first.span is None or second.span is None:
            continue
        begins = begun.happening.verb in date_words("verbs that begin an event")
        if begins and ended.happening.verb in date_words("verbs that end an event"):
            yield from _of_ends(events, index, Span(first.span.start, second.span.end), first, second)
    published = events.reading.draft.published
    for claim in told:
        if claim.span is None or not claim.holiday or published is None or claim.days.low is None:
            continue
        if _SINCE.search(text, max(span.start, claim.span.start - 12), claim.span.start):
            yield _Told(index, claim.span, (("window", claim.id),), Interval.of(claim.days.low, published.toordinal()))


def _of_ends(events: EventIndex, index: int, words: Span, first: DateClaim, second: DateClaim) -> Iterator[_Told]:
    low, high = first.days.low, second.days.high
    years = first.when.granularity == second.when.granularity == "year"
    exact = (years or (first.candidates and second.candidates)) and first.scope.status == "asserted"
    if exact and low is not None and high is not None and 1 < high - low < (_LENGTH * 20 if years else _LENGTH):
        roles = (("start", first.id), ("end", second.id))
        yield _Told(index, words, roles, Interval.of(low, high), _nouns(events, index, words), years)


def _nouns(events: EventIndex, index: int, words: Span) -> frozenset[str]:
    """What a sentence says to have lasted through a stretch: the subject of its first clause that has one, or what stands before it."""
    sentence = events.reading.sentences[index]
    subjects = [sentence.chunks[clause.subject[0]] for clause in sentence.clauses if clause.subject]
    beside = [chunk for chunk in sentence.chunks if 0 <= words.start - chunk.span.end <= _BESIDE]
    found = {chunk.head.split(" ")[-1] for chunk in (*subjects[:1], *beside[-1:]) if not is_person(chunk.head)}
    return frozenset(found - date_words("nouns that stories share") - {"", "it", "they"})


def _member(dated: Dated, stretch: _Told, events: EventIndex) -> Span | None:
    """The words that make a happening one of its kind, or a part of what lasted, where it lies a little way outside of the stretch."""
    told, claim, days = dated.happening, dated.claim, stretch.days
    part = _part(dated, stretch, events)
    if told.verb in date_words("verbs of lodging") or (told.verb in date_words("verbs that set a date") and part is None):
        return None  # what was filed for a trial, or set for it, was so before
    plain = told.status in ("asserted", "negated") and told.tense in ("past", "") and not told.perfect and not told.other
    if not plain or claim.span is None or claim.scope.quoted or told.preposition not in ("", "on", "in", "until", "at"):
        return None
    low, high = claim.days.low, claim.days.high
    if low is None or high is None or days.low is None or days.high is None:
        return None
    known = claim.when.granularity == "year" and part is not None if stretch.of_years else bool(claim.candidates)
    if not known or not 0 < max(days.low - high, low - days.high) <= (_YEARS if stretch.of_years else _FAR):
        return None
    span = events.own_words(dated)
    if _APART.search(events.reading.text, span.start, span.end) or _is_of_another(dated, stretch, events):
        return None
    word = _ONE_OF.search(events.reading.text, span.start, span.end)
    return part if part is not None or word is None else Span(*word.span())


def _part(dated: Dated, stretch: _Told, events: EventIndex) -> Span | None:
    """The words that make a day one of what lasted: "during the festival", "the peak of the heat wave", "the festival's best day"."""
    told, claim = dated.happening, dated.claim
    sentence = events.reading.sentences[told.sentence]
    tokens, parts = sentence.tokens, date_words("parts of what lasts")
    day = next((token.index for token in tokens if claim.span is not None and token.span.overlaps(claim.span)), -1)
    for chunk in sentence.chunks:
        first, last = chunk.tokens
        owned = chunk.head in parts and any(tokens[at].lemma in stretch.nouns for at in range(first, last))
        of_it = owned or chunk.head.split(" ")[-1] in stretch.nouns
        if not of_it or not chunk.definite or is_other(sentence, chunk) or min(abs(day - first), abs(day - last)) > _AWAY:
            continue
        between = [token for token in tokens[min(last, day) : max(first, day)] if token.tag == "VERB"]
        before = tokens[first - 1].text.lower() if first else ""
        whole = next((other for other in sentence.chunks if other.tokens[1] == first - 2), None)
        aside = before == "during" or (before == "at" and told.verb in date_words("verbs of performing"))
        own = owned or (before == "of" and whole is not None and whole.head in parts) or told.verb in ("peak", "crest", "climax")
        if (aside and not between) or (own and all(token.lemma == told.verb for token in between)):
            return chunk.span
    return None


def _is_of_another(dated: Dated, stretch: _Told, events: EventIndex) -> bool:
    """Whether a sentence tells of another of what lasted: "A second heat wave peaked on July 28"."""
    sentence = events.reading.sentences[dated.happening.sentence]
    return any(chunk.head.split(" ")[-1] in stretch.nouns and is_other(sentence, chunk) for chunk in sentence.chunks)
