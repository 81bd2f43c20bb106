"""links_of_terms: how long something was set to run, or ran "until" a day, with the day from which it ran and that on which it ended.

"The lease, signed in 2015, runs for 10 years and expires in 2030"; "The recession began in 2007 and lasted 18 months, until 2011".
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from factcheck.claims.date import DateClaim, DurationClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.lengths import span_of, unit_of
from factcheck.claims.dates.read_lengths import Length, lengths_of
from factcheck.draft import Span
from factcheck.links.dates.arcs import is_narrowed, parties_of, parties_of_clause, verbs_of
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.lifetimes import clause_told
from factcheck.links.link import Link
from factcheck.syntax.clause import Clause

_REACH: Final = 2  # sentences from a length to the days that it lies between
_ENDS: Final = frozenset(("expire", "lapse", "run/out", "end", "terminate", "conclude", "mature", "finish", "close", "be/over"))
_RUN_OUT: Final = frozenset(("expire", "lapse", "run/out", "mature"))
_PUNISHED: Final = {
    "sentence": frozenset(("sentence", "term")),
    "jail": frozenset(("sentence", "term")),
    "imprison": frozenset(("sentence", "term")),
    "ban": frozenset(("ban",)),
    "suspend": frozenset(("suspension", "ban")),
}
_GOALS: Final = frozenset(("throne", "power", "office", "force"))  # "came to the throne"
_OWNER: Final = re.compile(r"['’]s? (?:[\w-]+ ){0,2}$")
_OWNER_FAR: Final = 30
_UNTIL: Final = re.compile(
    r"(?: in (?:office|power|prison|jail|business))?,? (?:until|till|through|by|up to|ending(?: in| on)?)"
    r" (?:(?:it|he|she|they|his|her|its|their|the)(?: [a-z]+){0,3} (?:in|on) )?",
)
_FAR: Final = 60
_ANOTHER: Final = re.compile(
    r"\b(?:another|renew\w*|extend\w*|extension|second|third|previous\w*|earlier|new|cut short|early|up to|could|would)\b"
)


def links_of_terms(events: EventIndex, linked: Set[str]) -> list[Link]:
    """The links "duration" of lengths that no other words link, in text order."""
    links: list[Link] = []
    for length in lengths_of(events.reading):
        claim = events.places.length_at(length.span)
        span = events.reading.sentences[length.sentence].sentence.span
        if not isinstance(claim, DurationClaim) or length.way or claim.scope.quoted or claim.id in linked or length.value.bound != "=":
            continue
        if unit_of(length.value) not in ("D", "W", "M", "Y") or _ANOTHER.search(events.reading.text, span.start, span.end):
            continue
        link = _link(length, claim, events)
        if link is not None:
            links.append(link)
    return links


def _link(length: Length, claim: DurationClaim, events: EventIndex) -> Link | None:
    sentence = events.reading.sentences[length.sentence]
    clause = next((one for one in sentence.clauses if length.mention in one.times), None)
    about = _about(length, clause, events)
    until = _until(length, events)
    if not about or (until is None and not about & date_words("nouns for what is set to run")):
        return None
    near = [
        dated
        for dated in events.in_sentences(*range(length.sentence - _REACH, length.sentence + _REACH + 1))
        if _is_told(dated, length) and (until is None or dated.claim.id != until.id)
    ]
    starts = [dated for dated in near if _starts(dated, length, about, events)]
    own = length.noun is not None and _OWNER.search(events.reading.text, length.noun.span.start, length.noun.head_span.start)
    found = [dated for dated in near if until is None and _ends(dated, length, about, events)]
    if not own and any(dated.happening.sentence != length.sentence and _is_set_apart(dated, about, events) for dated in (*starts, *found)):
        return None
    ends = [(dated.claim, dated.happening.word) for dated in found] if until is None else [(until, length.span)]
    if len({str(dated.days) for dated in starts}) != 1 or len({str(end.days) for end, _ in ends}) != 1:
        return None
    start, (end, word) = starts[0], ends[0]
    if (
        start.claim.id == end.id
        or not _is_in_step(start.claim, end, length)
        or (until is None and _may_be_cut_short(start, end, length, near))
    ):
        return None
    members = (("duration", claim.id), ("start", start.claim.id), ("end", end.id))
    return Link("duration", members, (start.happening.word, word), True)


def _about(length: Length, clause: Clause | None, events: EventIndex) -> frozenset[str]:
    """What is set to run so long: the noun of the length, the subject of its clause, or the punishment that its verb tells."""
    runs = date_words("nouns for what is set to run")
    if length.noun is not None and length.noun.head.split(" ")[-1] in runs:
        return frozenset({length.noun.head.split(" ")[-1]})
    if clause is None or clause.verb is None or clause.verb.negated:
        return frozenset()
    if clause.verb.lemma in _PUNISHED and clause.verb.voice == "passive":
        return _PUNISHED[clause.verb.lemma]
    about = parties_of_clause(events, length.sentence, clause)
    subjects = {events.reading.sentences[length.sentence].chunks[at].head for at in clause.subject[:1]}
    return about | (subjects & {"he", "she"})


def _until(length: Length, events: EventIndex) -> DateClaim | None:
    """The day up to which something ran, told right behind the length: "for 20 years until his death in 1935"."""
    end = events.reading.sentences[length.sentence].sentence.span.end
    after = events.places.dates_in(Span(length.span.end, min(end, length.span.end + _FAR)))
    if not after or after[0].span is None or after[0].scope.quoted:
        return None
    return after[0] if _UNTIL.fullmatch(events.reading.text, length.span.end, after[0].span.start) else None


def _is_told(dated: Dated, length: Length) -> bool:
    """Whether a happening is told, or planned, by the day, or as finely as the length needs."""
    unit = unit_of(length.value)
    grains = ("day", *(("month",) if unit in "MY" else ()), *(("year",) if unit in "YM" else ()))
    told = dated.happening
    plain = told.preposition in ("", "on", "in", "until", "through", "at")
    return (
        plain
        and told.status in ("asserted", "planned")
        and dated.claim.when.granularity in grains
        and not (told.other or dated.claim.scope.quoted)
    )


def _starts(dated: Dated, length: Length, about: frozenset[str], events: EventIndex) -> bool:
    """Whether a happening is the one from which something ran."""
    told = dated.happening
    if not about & date_words("nouns for what is set to run") and not verbs_of(told, events) & date_words("verbs from which a reign runs"):
        return told.verb == "come" and bool(told.nouns & _GOALS) and bool(parties_of(told, events) & about)
    begins = date_words("verbs from which a term runs") | date_words("verbs of coming to be") | date_words("verbs that begin a time")
    came = told.verb == "come" and bool(told.nouns & _GOALS)
    verbs = verbs_of(told, events)
    if told.preposition in ("until", "through") or verbs & _ENDS or not (came or verbs & begins):
        return False
    if about in _PUNISHED.values():
        return told.sentence == length.sentence and about == _PUNISHED.get(told.verb)
    sentence, clause = events.reading.sentences[told.sentence], _clause(dated, events)
    parts = {sentence.chunks[at].head.split(" ")[-1] for at in (*clause.subject[:1], *clause.objects)} if clause is not None else set()
    own = parties_of(told, events) | (parts & (date_words("nouns for what is set to run") | {"he", "she"}))
    return bool(own & about)


def _clause(dated: Dated, events: EventIndex) -> Clause | None:
    return clause_told(events.reading.sentences[dated.happening.sentence], dated.happening)


def _is_set_apart(dated: Dated, about: frozenset[str], events: EventIndex) -> bool:
    """Whether a happening is told of another of its kind: "a second lease runs until 2030", "her husband's term ends in 2027"."""
    sentence, text = events.reading.sentences[dated.happening.sentence], events.reading.text
    span = sentence.sentence.span
    if _ANOTHER.search(text, span.start, span.end):
        return True
    named = [chunk for chunk in sentence.chunks if chunk.head.split(" ")[-1] in about and chunk.head_span.end <= dated.happening.word.start]
    if any(is_narrowed(sentence, chunk) for chunk in named):
        return True
    return any(_OWNER.search(text, max(span.start, chunk.head_span.start - _OWNER_FAR), chunk.head_span.start) for chunk in named)


def _ends(dated: Dated, length: Length, about: frozenset[str], events: EventIndex) -> bool:
    """Whether a happening is the end of what was set to run: "expires in 2030", "runs until 2030"."""
    told = dated.happening
    runs_on = told.preposition in ("until", "through") and told.verb in ("run", "last", "be", "extend", "continue")
    if not (runs_on or verbs_of(told, events) & _ENDS):
        return False
    clause = _clause(dated, events)
    it = clause is not None and clause.subject and events.reading.sentences[told.sentence].chunks[clause.subject[0]].head == "it"
    taken_up = bool(it) and told.sentence == length.sentence + 1 and bool(about & date_words("nouns for what is set to run"))
    return taken_up or bool(parties_of(told, events) & about)  # "signed a five-year contract in 2012. It expired in 2020"


def _is_in_step(start: DateClaim, end: DateClaim, length: Length) -> bool:
    """Whether the end comes after the beginning, and both are told as finely."""
    gap = end.days - start.days
    grains = {start.when.granularity, end.when.granularity}
    return gap.high is not None and gap.high > 0 and (len(grains) == 1 or "year" not in grains or unit_of(length.value) == "Y")


def _may_be_cut_short(start: Dated, end: DateClaim, length: Length, near: list[Dated]) -> bool:
    """Whether what ended before its time may have been ended: "The five-year contract ended in 2015"."""
    allowed, gap = span_of(length.value, loose=True), end.days - start.days
    told = next((dated.happening for dated in near if dated.claim.id == end.id), None)
    early = allowed is not None and allowed.low is not None and gap.high is not None and gap.high < allowed.low
    return early and told is not None and told.tense == "past" and told.verb not in _RUN_OUT
