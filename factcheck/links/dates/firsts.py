"""first_times: two dates of the first, the only or the last of its kind: "its first tenant in 1955", "It was first sung in 1978"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.date_words import date_words
from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.lifetimes import clause_of, is_told
from factcheck.links.link import Link
from factcheck.syntax.clause import SentenceReading

_FIRST: Final = re.compile(
    r"(?:\b(?:its|the|his|her|their|that|this)|['’]s?) (?:very )?(?P<rank>first|only|last|final) (?P<noun>[a-z]+(?: [a-z]+)?)\b",
    re.IGNORECASE,
)
_RANKS: Final = {"final": "last"}
_SHORTEST: Final = 3  # letters of a noun that may end another's: a streetcar is a car
_MANY: Final = 40  # first times that are compared: more than a story tells
_FAR: Final = 80  # characters between the words and the date
_BREAKS: Final = re.compile(r"[;:\"“”]|\b(?:since|until|than|but|and)\b")


@dataclass(frozen=True, slots=True)
class _Unique:
    """A thing that there is but one of ("its first patient") and the date in its clause."""

    rank: str
    noun: str
    claim: DateClaim
    words: Span
    sentence: int


@cache
def _deeds() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    rows = (line.split("\t") for line in data_lines("firsts.tsv"))
    return tuple((frozenset(verbs.split()), frozenset(nouns.split())) for verbs, nouns in rows)


def first_times(events: EventIndex) -> list[Link]:
    """The links "same event" (date, date) of first and last times, in text order."""
    found: list[_Unique] = []
    for index, sentence in enumerate(events.reading.sentences):
        if sentence.sentence.role == "body":
            found.extend(_verbal(events, index))
            found.extend(_uniques(events, index, sentence))
    links: list[Link] = []
    found = found[:_MANY]
    for at, one in enumerate(found):
        for two in found[at + 1 :]:
            if _is_one(one, two) and one.sentence != two.sentence and one.claim.when.granularity == two.claim.when.granularity:
                if len({str(other.claim.days) for other in found if _is_one(one, other)}) == 2 and str(one.claim.days) != str(
                    two.claim.days
                ):
                    links.append(Link("same event", (("date", one.claim.id), ("date", two.claim.id)), (one.words, two.words), True))
                break
    return links


def _is_one(one: _Unique, two: _Unique) -> bool:
    """Whether both are of one rank and kind: a performance is what is sung, a streetcar is a car."""
    if one.rank != two.rank:
        return False
    shorter, longer = sorted((one.noun, two.noun), key=len)
    return (longer.endswith(shorter) and len(shorter) >= _SHORTEST) or any(
        {one.noun, two.noun} <= verbs | nouns and {one.noun, two.noun} & nouns for verbs, nouns in _deeds()
    )


def _verbal(events: EventIndex, index: int) -> list[_Unique]:
    """As in: "It was first heard in 1978"."""
    sentence = events.reading.sentences[index]
    found: list[_Unique] = []
    for dated in events.in_sentences(index):
        clause = clause_of(sentence, dated)
        if clause is None or clause.verb is None or not is_told(dated) or not any(dated.happening.verb in verbs for verbs, _ in _deeds()):
            continue
        span = clause.verb.span
        if re.search(r"\bfirst\b", events.reading.text[max(0, span.start - len("first ")) : span.end]) and _is_calendar(dated):
            found.append(_Unique("first", dated.happening.verb, dated.claim, span, index))
    return found


def _is_calendar(dated: Dated) -> bool:
    return dated.claim.when.granularity in ("day", "month", "year")


def _uniques(events: EventIndex, index: int, sentence: SentenceReading) -> list[_Unique]:
    span = sentence.sentence.span
    text = events.reading.text
    dates = [
        claim
        for claim in events.places.dates_in(span)
        if claim.when.granularity in ("day", "month", "year") and claim.relation in ("on", "in")
        and claim.scope.status == "asserted" and not claim.scope.quoted and (claim.when.month is not None or claim.when.year is not None)
    ]  # fmt: skip
    if len(dates) != 1 or dates[0].span is None:
        return []
    found: list[_Unique] = []
    for told in _FIRST.finditer(text, span.start, span.end):
        noun = told["noun"].split(" ")[0]
        between = text[min(told.end(), dates[0].span.end) : max(told.start(), dates[0].span.start)]
        if between.strip() == "of":
            continue  # "the first two months of 1987": each year has its own
        if noun in date_words("nouns that are first of nothing") or _BREAKS.search(between) or len(between) > _FAR:
            continue
        joined = dates[0].span.start > told.end() or re.match(r",? (?:when|as|that) |, ", between)
        if joined and not re.search(r"\b(?:second|third|next|other)\b", between):
            rank = told["rank"].lower()
            found.append(_Unique(_RANKS.get(rank, rank), noun, dates[0], Span(*told.span()), index))
    return found
