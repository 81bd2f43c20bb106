"""of_spell: the beginning and the end of what lasts, by the verbs that its noun goes with: a strike starts, a crew lifts off and lands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from factcheck.claims.date import DurationClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.lengths import span_of, unit_of
from factcheck.claims.dates.read_lengths import Length, lengths_near
from factcheck.claims.happening_words import noun_type
from factcheck.data import data_lines
from factcheck.interval import Interval
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.lasting import are_of_two
from factcheck.links.link import Link

_AFTER: Final = re.compile(
    r"\b(?:after|following|ending|ended|ends|end|capping|concluding|concluded|completing|completed|closing|finishing|finished|wrapping up)"
    r"(?: an?| the| their| his| her| its| this| what was an?)? $",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(
    r"\b(?:began|begin|begins|start|starts|started|opens?|opened|launch(?:es|ed)?|set out on|embarked on|embarks on|left on|left for)"
    r"(?: an?| the| their| his| her| its)? $",
    re.IGNORECASE,
)
_GRAINS: Final = ("day", "minute", "hour", "daypart")


@dataclass(frozen=True, slots=True)
class _Spell:
    """One row of the table; `own` says that the verbs are told of the noun itself."""

    nouns: frozenset[str]
    starts: frozenset[str]
    ends: frozenset[str]
    own: bool


@cache
def _spells() -> tuple[_Spell, ...]:
    found: list[_Spell] = []
    for line in data_lines("spells.tsv"):
        nouns, starts, ends = line.split("\t")
        own = nouns.startswith("@")
        found.append(_Spell(frozenset(nouns.removeprefix("@").split()), frozenset(starts.split()), frozenset(ends.split()), own))
    return tuple(found)


def of_spell(length: Length, claim: DurationClaim, events: EventIndex) -> Link | None:
    """The link "duration" of a length with a noun: "the nine-day fast, which starts on Oct. 3 and ends on Oct. 11"."""
    if length.noun is None or length.noun.determiner in ("another", "each", "every") or not _is_of_the_story(length, events):
        return None
    head = length.noun.head.split(" ")[-1]
    rows = [spell for spell in _spells() if head in spell.nouns]
    if not rows:
        return None
    start = _beside(length, events, _OPENS) or _first(rows, length, events, "start")
    end = _beside(length, events, _AFTER) or _first(rows, length, events, "end")
    if start is None or end is None or start.claim.id == end.claim.id or not _may_pair(start, end, length):
        return None
    grains = {start.claim.when.granularity, end.claim.when.granularity}
    if "year" in grains and len(grains) > 1:
        return None
    if are_of_two(start, end, events) or _fits_elsewhere(rows, start, end, length, events):
        return None
    members = (("duration", claim.id), ("start", start.claim.id), ("end", end.claim.id))
    return Link("duration", members, (length.noun.head_span, start.happening.word, end.happening.word), True)


def _fits_elsewhere(rows: list[_Spell], start: Dated, end: Dated, length: Length, events: EventIndex) -> bool:
    """Whether the day that ends it by its verb fits where that beside the length does not: "on Friday after a 10-day strike"."""
    allowed = span_of(length.value, loose=True)
    told = _first(rows, length, events, "end")
    if allowed is None or told is None or told.claim.id == end.claim.id or allowed.meets(end.days - start.days):
        return False
    return allowed.meets(told.days - start.days)


def _first(rows: list[_Spell], length: Length, events: EventIndex, phase: str) -> Dated | None:
    """The one happening that tells the phase, by the verbs of the first row that has one."""
    for spell in rows:
        found = _only(spell.starts if phase == "start" else spell.ends, spell, length, events, phase)
        if found is not None:
            return found
    return None


def _is_of_the_story(length: Length, events: EventIndex) -> bool:
    """Whether the draft tells one length alone of what lasts, and sets it not apart as another or a usual one."""
    assert length.noun is not None
    words = {
        "another",
        "previous",
        "earlier",
        "similar",
        "average",
        "typical",
        "usual",
        "annual",
        "other",
        "next",
        "last",
        "planned",
        "possible",
    }
    noun = length.noun
    sentence = events.reading.sentences[length.sentence]
    first = max(noun.tokens[0] - 1, 0)
    if words & {token.text.lower() for token in sentence.tokens[first : noun.tokens[1] + 1]}:
        return False
    return all(
        other.value.timex == length.value.timex
        for other in lengths_near(events.reading, length.sentence)
        if not other.way and other.noun is not None and other.noun.head == noun.head
    )


def _is_told(dated: Dated, unit: str = "D") -> bool:
    """Whether a happening is told by the day; by the month where months or years are counted, by the year where years are."""
    told = dated.happening
    grains = (*_GRAINS, *(("month",) if unit in "MY" else ()), *(("year",) if unit == "Y" else ()))
    return (
        told.status in ("asserted", "planned")
        and not told.other
        and dated.claim.when.granularity in grains
        and dated.days != Interval()
        and not dated.claim.scope.quoted
    )


def _beside(length: Length, events: EventIndex, words: re.Pattern[str]) -> Dated | None:
    """The one day of the clause that a length ends or opens: "came down on Thursday after a 188-day flight"."""
    if not words.search(events.reading.text, max(0, length.span.start - 30), length.span.start):
        return None
    found = [dated for dated in events.in_sentences(length.sentence) if _is_told(dated) and dated.happening.preposition in ("", "on")]
    if len(found) != 1 or len(events.places.dates_in(events.reading.sentences[length.sentence].sentence.span)) != 1:
        return None
    # The clause that tells of it may be another one's: "said Monday that the strike ended after a 12-day walkout".
    between = events.reading.text[min(found[0].happening.word.end, length.span.start) : length.span.start]
    return found[0] if re.search(r"\b(?:that|who|which|said)\b|[;:]", between) is None else None


def _only(verbs: frozenset[str], spell: _Spell, length: Length, events: EventIndex, phase: str) -> Dated | None:
    """The one dated happening that tells the beginning, or the end, of what the length is of."""
    told = [dated for dated in events.near(length.sentence) if _is_told(dated, unit_of(length.value))]
    found = [dated for dated in told if _has_verb(dated, verbs, events) and _is_placed(dated, phase)]
    if phase == "end":
        found += [dated for dated in told if _runs_on(dated)]
    found = [dated for dated in found if not (spell.own or _runs_on(dated)) or _is_of(dated, length)]
    days = {str(dated.days) for dated in found}
    return found[0] if len(days) == 1 else None


def _runs_on(dated: Dated) -> bool:
    """As in: "The fair runs through June 18"."""
    return dated.happening.verb in date_words("verbs of lasting") and dated.happening.preposition in ("through", "until", "till")


def _is_placed(dated: Dated, phase: str) -> bool:
    prepositions = ("", "on", "at", "in", "since", "from") if phase == "start" else ("", "on", "at", "in")
    return dated.happening.preposition in prepositions


def _has_verb(dated: Dated, verbs: frozenset[str], events: EventIndex) -> bool:
    verb = dated.happening.verb
    if verb in verbs:
        return True
    after = events.reading.text[dated.happening.word.end : dated.happening.word.end + 12].split()
    return bool(after) and f"{verb}/{after[0].strip(',.;')}" in verbs


def _is_of(dated: Dated, length: Length) -> bool:
    """Whether the happening is told of the noun that lasts, by that noun or by another for the same kind of event."""
    assert length.noun is not None
    told = dated.happening
    head = length.noun.head.split(" ")[-1]
    if head in told.things or head in told.nouns:
        return True
    if head == "event" and told.known and told.phase:
        return True  # "the 10-day event": the fair that the draft tells of
    return told.known and told.type == noun_type(length.noun.head, length.noun.modifiers) != "" and bool(told.phase)


def _may_pair(start: Dated, end: Dated, length: Length) -> bool:
    """Whether both may be ends of one spell: of one thing or person, or told close by."""
    one, two = start.happening, end.happening
    if _is_of(start, length) and _is_of(end, length):
        return True
    shared = one.people & two.people or one.things & two.things
    return bool(shared) or abs(one.sentence - two.sentence) <= 3
