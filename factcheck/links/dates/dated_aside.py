"""is_dated_aside: whether a date that stands beside a verb is that of something else, so that the verb's tense says nothing of it.

Of a noun before the verb ("Payments in 2031 were cut", "the 2031 bond eased"), of what a dash tells again ("at an earlier
date - August 2012 - instead"), of a story told day by day of another year ("On March 12, 2013, she sold ... On March 26 she bought it
back"), of a plan as it once was ("originally due to expire in October 2013") or of the draft itself ("This post was edited on July 9").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.nouns import is_person
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.syntax.clause import Clause, SentenceReading, Token

_LEAD: Final = 40
_SET_OFF: Final = re.compile(r"(?:[-–—:]|\bdate,) ?$")
_ONCE: Final = re.compile(r"\b(?:originally|initially|previously|formerly|once|first|earlier)(?: [a-z]+){0,2} ?$")
_NOTE: Final = re.compile(
    r"\W{0,3}(?:corrections?|clarifications?|corrected|updated?|editor's note)(?: (?:at|on|as of))?\W{0,3}"
    r"(?:\d|:|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.? \d)"
    r"|\W{0,3}this (?:[a-z]+ ){0,2}(?:post|story|article|page|report|item|column|entry|piece|version)"
    r" (?:has been|was|is) (?:[a-z]+ )?(?:edited|updated|corrected|amended|revised|changed|modified)\b",
    re.IGNORECASE,
)
_BACK: Final = 8  # days told before one without a year, among which one with its year may say in which year the story is


def is_dated_aside(dated: Dated, events: EventIndex) -> bool:
    """Whether a date beside a verb is that of something else."""
    span = dated.claim.span
    if span is None:
        return True
    text, word = events.reading.text, dated.happening.word
    sentence = events.reading.sentences[dated.happening.sentence]
    start = max(sentence.sentence.span.start, span.start - _LEAD)
    if _NOTE.match(text, sentence.sentence.span.start, sentence.sentence.span.end):
        return True
    if dated.happening.status == "planned" and _ONCE.search(text, max(sentence.sentence.span.start, word.start - _LEAD), word.start):
        return True
    if not dated.happening.preposition and _SET_OFF.search(text, start, span.start):
        return True
    return _is_of_a_noun(dated, sentence) or _is_left_to_come(dated, sentence) or _is_of_year_told(dated, events)


def _is_of_a_noun(dated: Dated, sentence: SentenceReading) -> bool:
    """Whether a month or a year tells which thing a noun before the verb means: "Payments in 2031 were cut", "the 2031 bond eased"."""
    span, when = dated.claim.span, dated.claim.when
    if span is None or when.granularity not in ("month", "year") or span.start > dated.happening.word.start:
        return False
    told = [token.index for token in sentence.tokens if token.span.overlaps(span)]
    if not told:
        return False
    if not dated.happening.preposition and not dated.happening.known and _is_named_by(sentence.tokens, told[0], told[-1]):
        return True
    lead = sentence.tokens[: told[0]]
    if any(is_person(token.lemma) for token in lead):
        return False  # "Voters in November 2031 approved it": when they did
    return any(token.tag in ("NOUN", "PROPN") and token.form != "t" for token in lead) and not any(token.text == "," for token in lead)


def _is_named_by(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a time stands before a noun as its modifier, behind a determiner: "the 6 percent 2031 bond"."""
    behind = tokens[last + 1 : last + 2]
    named = bool(behind) and behind[0].tag in ("NOUN", "PROPN") and behind[0].form not in ("t", "C")
    definite = tokens[first].text.lower().startswith(("the ", "a ")) or any(token.tag == "DET" for token in tokens[:first])
    return named and definite


def _is_left_to_come(dated: Dated, sentence: SentenceReading) -> bool:
    """Whether a participle goes on from a verb of what is to come: "would begin next year and completed in 2031"."""
    if dated.happening.tense != "past" or dated.happening.perfect:
        return False
    for first, second in pairwise(clause for clause in sentence.clauses if clause.verb is not None):
        assert first.verb is not None
        assert second.verb is not None
        if second.verb.span == dated.happening.word and first.verb.modality == "planned" and first.verb.tense != "past":
            return _is_joined(sentence, first, second)
    return False


def _is_joined(sentence: SentenceReading, first: Clause, second: Clause) -> bool:
    """Whether only an "and" stands before the second verb, so that it has the subject of the first, and may have its auxiliary."""
    assert second.verb is not None
    at = second.verb.tokens[0]
    return at > 0 and sentence.tokens[at - 1].text.lower() in ("and", "then") and set(first.subject) >= set(second.subject)


def _is_of_year_told(dated: Dated, events: EventIndex) -> bool:
    """Whether a day without its year goes on from one that is told with another: "On March 12, 2013, she sold ... On March 26 she"."""
    published = events.reading.draft.published
    if dated.claim.when.year is not None or dated.claim.when.day is None or published is None:
        return False
    at = bisect_left(events.all, dated.happening.mention, key=lambda other: other.happening.mention)
    for other in reversed(events.all[max(0, at - _BACK) : at]):
        if _names_year(other.claim):
            return other.claim.when.year != published.year
    return False


def _names_year(claim: DateClaim) -> bool:
    return claim.when.year is not None and claim.when.month is not None and claim.when.day is not None


__all__ = ["is_dated_aside"]
