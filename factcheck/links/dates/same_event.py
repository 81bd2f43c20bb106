"""link_same_events: two dates that the draft gives to one event."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from factcheck.almanac import WEEKDAYS
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.births import births_of
from factcheck.claims.happening_words import incidents
from factcheck.interval import Interval
from factcheck.links.dates.dated_nouns import dated_nouns
from factcheck.links.dates.day_slips import day_slips, days_of
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.firsts import first_times
from factcheck.links.dates.lifetimes import clause_of
from factcheck.links.dates.presupposed import presupposed
from factcheck.links.dates.same_deed import same_deeds
from factcheck.links.dates.taken_up import taken_up
from factcheck.links.link import Link
from factcheck.mentions.actor_words import kinship
from factcheck.syntax.clause import Chunk

_UNDONE: Final = re.compile(
    r"\b(?:threw out|thrown out|overturned|vacated|reversed|set aside|annulled|new trial|retrial|retried|mistrial|second trial)\b"
)
_BY_A_COURT: Final = frozenset(("convict", "sentence", "acquit", "try", "indict", "find", "rule", "award"))
_PLACED: Final = frozenset(("at", "in", "on", "near", "outside", "off", "against", "of"))
_SIDES: Final = frozenset(
    (
        "upper",
        "lower",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "first",
        "second",
        "old",
        "new",
        "inner",
        "outer",
    )
)
_BEGINNINGS: Final = frozenset(("opening", "founding"))
_AGAIN: Final = frozenset(("again", "anew", "reopened", "refounded"))
_ENDS: Final = frozenset(("burn", "close", "shut", "demolish", "destroy", "raze", "dissolve", "fold", "collapse"))


def link_same_events(events: EventIndex) -> list[Link]:
    """The links "same event" (date, date), in text order; the licence is the words for the event in each place."""
    found = [*_by_type(events), *first_times(events)]
    known = {link.members for link in found}
    others = (taken_up, same_deeds, presupposed, day_slips, days_of, dated_nouns)
    for link in (link for read in others for link in read(events)):
        if link.members not in known:
            known.add(link.members)
            found.append(link)
    apart = (
        _are_two_births,
        _is_one_of_kin,
        _is_begun_again,
        _are_two_of_a_kind,
        _are_at_two_places,
        _is_put_off,
        _is_undone,
        _are_told_by_two,
    )
    return [link for link in found if not any(is_apart(link, events) for is_apart in apart)]


def _are_two_births(link: Link, events: EventIndex) -> bool:
    """Whether both dates are of births, and not known to be one person's: "Amaro's birth in March", "His brother was born in 1997"."""
    told = [events.by_claim[name].happening for name in link.ids("date") if name in events.by_claim]
    if not any(happening.type == "birth" for happening in told):
        return False
    born = births_of(events.reading)
    starts = [events.by_claim[name].claim.span for name in link.ids("date") if name in events.by_claim]
    whose = {born.get(span.start, "") for span in starts if span is not None}
    return len(whose) > 1 or "" in whose


def _is_begun_again(link: Link, events: EventIndex) -> bool:
    """Whether what opened or was founded did so twice: "opened in 1905 and closed in 1960. It opened again in 1988".

    So says "again" with either, and what ended it between the two days.
    """
    told = [events.by_claim[name] for name in link.ids("date") if name in events.by_claim]
    if any(events.reading.text.startswith(" again", dated.happening.word.end) for dated in told):
        return True  # "It sank again under tow on June 2"
    if len(told) != 2 or any(dated.happening.type not in _BEGINNINGS for dated in told):
        return False
    if any(token.text.lower() in _AGAIN for dated in told for token in events.reading.sentences[dated.happening.sentence].tokens):
        return True
    if any(dated.happening.verb in ("reopen", "rebuild") for dated in events.all):
        return True
    first, second = sorted((dated.claim.days for dated in told), key=lambda days: days.low or 0)
    ends = (dated.claim.days.low for dated in events.all if dated.happening.type == "closing" or dated.happening.verb in _ENDS)
    low, high = first.low, second.low
    return low is not None and high is not None and any(day is not None and low < day < high for day in ends)


def _are_two_of_a_kind(link: Link, events: EventIndex) -> bool:
    """Whether the later words tell it of a thing by more than the earlier ones: "The library opened in 1962. The children's library"."""
    told = [events.by_claim[name] for name in link.ids("date") if name in events.by_claim]
    if len(told) != 2:
        return False
    first, second = sorted(told, key=lambda dated: dated.happening.word.start)
    own, theirs = (_subject(dated, events) for dated in (first, second))
    if own is None or theirs is None or own.head != theirs.head or not own.definite:
        return False
    return bool(set(theirs.modifiers) - set(own.modifiers)) and not own.modifiers


def _is_put_off(link: Link, events: EventIndex) -> bool:
    """Whether what was planned in the past is ahead now: "was to be sentenced on May 3 ... will be sentenced on July 12"."""
    told = [events.by_claim[name].happening for name in link.ids("date") if name in events.by_claim]
    if len(told) != 2:
        return False
    one, two = sorted(told, key=lambda happening: happening.word.start)
    return one.status == "planned" and one.tense == "past" and two.tense in ("present", "future") and not two.perfect


def _are_told_by_two(link: Link, events: EventIndex) -> bool:
    """Whether each date is another's word: "The firm says that the leak began on Jan. 9. Inspectors say that it began on Jan. 6"."""
    told = [events.by_claim[name] for name in link.ids("date") if name in events.by_claim]
    sources = []
    for dated in told:
        sentence = events.reading.sentences[dated.happening.sentence]
        said = [c for c in sentence.clauses if c.event == "say" and c.verb is not None and c.verb.span.end <= dated.happening.word.start]
        holds = bool(said) and bool(said[-1].subject) and said[-1].verb is not None and said[-1].verb.tense == "present"
        sources.append(sentence.chunks[said[-1].subject[0]].head if holds else "")
    return len(sources) == 2 and all(sources) and sources[0] != sources[1]


def _is_undone(link: Link, events: EventIndex) -> bool:
    """Whether what a court did was undone, so that it was done again: "had been convicted in 2022, but a court threw out that verdict"."""
    told = [events.by_claim[name].happening for name in link.ids("date") if name in events.by_claim]
    if len(told) != 2 or any(happening.verb not in _BY_A_COURT for happening in told):
        return False
    first, last = sorted(happening.sentence for happening in told)
    start = events.reading.sentences[first].sentence.span.start
    end = events.reading.sentences[min(last + 1, len(events.reading.sentences) - 1)].sentence.span.end
    return _UNDONE.search(events.reading.text, start, end) is not None


def _are_at_two_places(link: Link, events: EventIndex) -> bool:
    """Whether one noun is told of two places: "The strike at the firm's Ohio plant began ... The strike at its plant in Michigan began"."""
    told = [events.by_claim[name] for name in link.ids("date") if name in events.by_claim]
    subjects = [(dated, subject) for dated in told if (subject := _subject(dated, events)) is not None]
    if len(subjects) != 2 or subjects[0][1].head != subjects[1][1].head:
        return False
    names, words = zip(*(_place_of(dated, subject, events) for dated, subject in subjects), strict=True)
    if names[0] and names[1] and not names[0] & names[1]:
        return True
    if not names[0] and not names[1]:
        contrasts = date_words("words that tell two apart"), _SIDES
        return bool(words[0] and words[1]) and (not words[0] & words[1] or any((words[0] ^ words[1]) & known for known in contrasts))
    return bool(names[0] ^ names[1]) and bool(words[0] - words[1]) and bool(words[1] - words[0])


def _place_of(dated: Dated, subject: Chunk, events: EventIndex) -> tuple[frozenset[str], frozenset[str]]:
    """The names and all the words that tell where a subject is: those before its noun, and behind it up to the verb."""
    sentence = events.reading.sentences[dated.happening.sentence]
    clause = clause_of(sentence, dated)
    first, last = subject.tokens
    end = clause.verb.tokens[0] if clause is not None and clause.verb is not None else last + 1
    behind = sentence.tokens[last + 1 : max(end, last + 1)]
    placed = behind if behind and behind[0].text.lower() in _PLACED else ()
    owner = [
        token for token, after in pairwise(sentence.tokens[first : last + 1]) if after.form == "POS" and token.tag in ("NOUN", "PROPN")
    ]
    own = [
        token
        for token in (*sentence.tokens[first:last], *placed)
        if token.tag in ("NOUN", "PROPN", "ADJ", "NUM") and token.form not in ("t", "d")
    ]
    names = frozenset(token.text for token in own if token.tag in ("PROPN", "NUM") and token.text not in (*WEEKDAYS, "No."))
    return names, names | {token.lemma for token in (*placed, *owner) if token in own}


def _subject(dated: Dated, events: EventIndex) -> Chunk | None:
    sentence = events.reading.sentences[dated.happening.sentence]
    clause = clause_of(sentence, dated)
    return sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None


def _is_one_of_kin(link: Link, events: EventIndex) -> bool:
    """Whether one of the two alone is told of somebody's kin: "since her escape on May 21", "May 23, the day her brother escaped"."""
    return len({name in events.by_claim and _is_of_kin(events.by_claim[name], events) for name in link.ids("date")}) > 1


def _by_type(events: EventIndex) -> list[Link]:
    links: list[Link] = []
    types = sorted(
        {
            dated.happening.type
            for dated in events.all
            if dated.happening.known
            and (dated.happening.type in date_words("happenings that come once") or dated.happening.type in incidents())
        }
    )
    for type_ in types:
        told = [dated for dated in events.of(type_) if _is_told(dated)]
        days = {str(dated.claim.days) for dated in told}
        if len(days) != 2:
            continue
        first = told[0]
        second = next(dated for dated in told if str(dated.claim.days) != str(first.claim.days))
        if _is_same(first, second, events):
            links.append(
                Link(
                    "same event", (("date", first.claim.id), ("date", second.claim.id)), (first.happening.word, second.happening.word), True
                )
            )
    return links


def _is_told(dated: Dated) -> bool:
    return (
        dated.happening.status == "asserted"
        and dated.happening.preposition in ("", "on", "in", "at")
        and dated.claim.days != Interval()
        and dated.claim.when.granularity in ("day", "minute", "hour", "month", "year")
        and (dated.claim.when.month is not None or dated.claim.when.year is not None or dated.is_counted_back)
    )


def _is_same(one: Dated, two: Dated, events: EventIndex) -> bool:
    """Whether both tell one event: of one person, or of one thing told of again by "the", "his" or its name."""
    first, second = one.happening, two.happening
    if one.claim.when.granularity != two.claim.when.granularity or first.sentence == second.sentence:
        return False
    if _is_new(two, events):
        return False
    for dated in (one, two):
        own, tokens = events.own_words(dated), events.reading.sentences[dated.happening.sentence].tokens
        if any(token.text.lower() in date_words("words that tell two apart") and own.contains(token.span) for token in tokens):
            return False
    if (
        first.type in date_words("happenings that come once")
        and first.people == second.people
        and not any(_is_of_kin(dated, events) for dated in (one, two))
        and len(first.people) == 1
    ):
        return True
    if first.people and second.people and not first.people & second.people:
        return False  # "Robert Hale, who died in 2004 ... Simon Hale died in 2018"
    # The first mention may introduce the thing ("a crane"); the second takes it up ("the crane").
    firsts, seconds = (
        (_things(one, events) | first.nouns) - date_words("nouns for people at large"),
        _things(two, events) - date_words("nouns for people at large"),
    )
    # "His seaplane" is "the plane" later on.
    return first.type in date_words("happenings that come once") and any(
        a.endswith(b) or b.endswith(a) for a in firsts for b in seconds if min(len(a), len(b)) > 2
    )


def _is_of_kin(dated: Dated, events: EventIndex) -> bool:
    """Whether the subject of a happening is somebody's kin: "Her sister married in 2014"."""
    sentence = events.reading.sentences[dated.happening.sentence]
    clause = clause_of(sentence, dated)
    if clause is None or clause.verb is None:
        return False
    before = [chunk for chunk in sentence.chunks if chunk.tokens[1] + 1 == clause.verb.tokens[0]]  # "the day her brother escaped"
    subjects = [*(sentence.chunks[at] for at in clause.subject), *before]
    return any(chunk.head in kinship() and chunk.determiner in ("his", "her", "their") for chunk in subjects)


def _is_new(dated: Dated, events: EventIndex) -> bool:
    """Whether the subject of a happening is brought in by it: "where a son, Hugh, was born"."""
    sentence = events.reading.sentences[dated.happening.sentence]
    return any(
        clause.verb is not None
        and clause.verb.span.overlaps(dated.happening.word)
        and any(sentence.chunks[at].determiner in ("a", "an", "another") for at in clause.subject)
        for clause in sentence.clauses
    )


def _things(dated: Dated, events: EventIndex) -> set[str]:
    """The heads of the definite noun phrases in the clause, and in the sentence where the clause has none."""
    sentence = events.reading.sentences[dated.happening.sentence]
    clause = next(
        (clause for clause in sentence.clauses if clause.verb is not None and clause.verb.span.overlaps(dated.happening.word)), None
    )
    parts: list[Chunk] = [sentence.chunks[at] for at in clause.subject] if clause is not None else []
    near = [
        chunk
        for chunk in sentence.chunks
        if chunk.span.end <= dated.happening.word.start and dated.happening.word.start - chunk.span.end < 3
    ]
    return {chunk.head for chunk in (*parts, *near) if chunk.definite and chunk.head} | dated.happening.things
