"""orders_of_stages: what is told of one stage of a course of things comes before what is told of a later one of it.

A bridge is approved, begun, completed and opened; a letter is written, mailed and received; whoever is lost is found. `data/stages.tsv` and
`data/arcs.tsv` hold such courses. Two happenings are of one where they are told of one person or thing, or where the draft tells of
each stage but once, close together.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.dates.happening import Happening
from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.links.dates.arcs import arcs, parties_of, verbs_of
from factcheck.links.dates.cases import takes_effect_backward
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.lifetimes import clause_told, is_edge_of_period, is_told, order_link
from factcheck.links.link import Link

_NEAR: Final = 2  # sentences from one stage to another of a thing, or of what is told but once
_LEAD: Final = 1  # index of the last sentence of a lead, which may tell the end before the beginning
_FAR: Final = 6  # ... of what a person went through
_BESIDE: Final = 8  # characters behind a verb in which its adverb stands: "went back", "spoke last"
_DAYS: Final = 90  # days by which a slip dates a later stage too early, where both are told to the day
_YEARS: Final = 3 * 366  # ... where either is not
_ONE_BREATH: Final = 40 * 366  # ... where one clause tells both of one subject: "was hired in 2010 and fired in 1998"
_ALONE_DAYS: Final = 60  # the same, where nothing is named in both places
_AGAIN: Final = re.compile(
    r"\b(?:again|anew|once more|re-?(?:elected|hired|joined|married|turned)|second|third|another|previous\w*|earlier|former\w*"
    r"|(?:day|night|morning|afternoon|evening|week|weekend|month|year)s? before"
    r"|until then|separate\w*|unrelated)\b",
    re.IGNORECASE,
)
# The same where they stand up to the verb and its date, or in what takes part; behind them they speak of something else: "was arrested on
# Sept. 9 on a charge of selling the salt back to the town", "was rescued on May 3 with two other men".
_AGAIN_NEAR: Final = re.compile(r"\b(?:back|other|first|last|each|every|also)\b", re.IGNORECASE)
_PRONOUNS: Final = frozenset(("it", "they", "he", "she"))
_BROUGHT_IN: Final = frozenset(("a", "an", "another", "one", "no", "any", "some"))


@cache
def _courses() -> tuple[tuple[frozenset[str], ...], ...]:
    rows = [line.split("\t") for line in data_lines("stages.tsv")]
    told = tuple(tuple(frozenset(stage.split()) for stage in row) for row in rows)
    return (*told, *((arc.starts, arc.ends) for arc in arcs()))


def stages_of(told: Happening, events: EventIndex) -> dict[int, tuple[int, int]]:
    """For each course to which a happening belongs, the first and the last stage that it may be of."""
    words = _words(told, events)
    found: dict[int, tuple[int, int]] = {}
    for at, course in enumerate(_courses()):
        own = [stage for stage, known in enumerate(course) if known & words]
        if own:
            found[at] = own[0], own[-1]
    return found


def _words(told: Happening, events: EventIndex) -> set[str]:
    """The words by which a stage knows a happening: its verb, alone and with what stands beside it, and its type."""
    found = set(verbs_of(told, events))
    if told.known or not told.verb:
        # "Fire" as a verb is what is done to those who are dismissed; what burns is "fire:".
        found |= {told.type, f"{told.type}:{told.phase}"} - ({"fire"} - {told.verb})
    sentence = events.reading.sentences[told.sentence]
    clause = clause_told(sentence, told)
    if clause is None or clause.verb is None or not told.verb:
        return found
    after = sentence.tokens[clause.verb.tokens[1] + 1 : clause.verb.tokens[1] + 2]
    if after and after[0].form == "VBG":
        found |= {f"{told.verb}/{after[0].text.lower()}"}
    heads = {sentence.chunks[at].head.split(" ")[-1] for at in clause.participants()}
    return found | {f"{told.verb}/{head}" for head in heads if head}


def is_before(one: Happening, two: Happening, events: EventIndex) -> bool:
    """Whether one happening is of an earlier stage than another of some course of things."""
    first, second = stages_of(one, events), stages_of(two, events)
    return any(last < second[course][0] for course, (_, last) in first.items() if course in second)


def orders_of_stages(events: EventIndex) -> list[Link]:
    """The links "order" (earlier, later) of a stage that is told first and of a later one that is told after it, in text order."""
    told = [dated for dated in events.all if is_told(dated) and not dated.happening.other and not dated.happening.perfect]
    told = [dated for dated in told if not is_edge_of_period(dated, events)]
    links: list[Link] = []
    for at, start in enumerate(told):
        led = [end for end in told[max(0, at - _FAR) : at] if end.happening.sentence <= _LEAD and _is_told_later(start, end, events)]
        ends = [end for end in (*led, *told[at + 1 : at + 1 + _FAR * 2]) if _is_later(start, end, events)]
        if len(ends) == 1:
            links.append(order_link(start, ends[0], (start.happening.word, ends[0].happening.word)))
    return links


def _is_told_later(start: Dated, end: Dated, events: EventIndex) -> bool:
    """Whether a start is told in a later sentence than an end of some thing: "raised the ferry on Oct. 28. It had gone down on Oct. 3"."""
    if start.happening.sentence <= end.happening.sentence or end.happening.people or _has_begun_before(start, end, events):
        return False
    sentence = events.reading.sentences[start.happening.sentence]
    clause = clause_told(sentence, start.happening)
    parts = [sentence.chunks[at] for at in clause.subject[:1]] if clause is not None else []
    return any(part.definite or part.head in _PRONOUNS or sentence.tokens[part.tokens[1]].tag == "PROPN" for part in parts)


def _has_begun_before(start: Dated, end: Dated, events: EventIndex) -> bool:
    """Whether the end is that of a start told with the same verb: "opened in 1905 and burned in 1960. It opened in 1962 elsewhere"."""
    low = end.claim.days.low
    starts = (dated for dated in events.all if dated.happening.verb == start.happening.verb and dated is not start)
    return low is not None and any(dated.claim.days.high is not None and dated.claim.days.high <= low for dated in starts)


def _is_later(start: Dated, end: Dated, events: EventIndex) -> bool:
    one, two = start.happening, end.happening
    away = abs(two.sentence - one.sentence)
    if away > _FAR or one.mention == two.mention or not is_before(one, two, events):
        return False
    if is_of_any_week(start) and is_of_any_week(end):
        return False
    if any(_is_told_again(dated, events) for dated in (start, end)) or events.is_apart(end) or takes_effect_backward(two, events):
        return False
    if two.word.start < one.word.start and is_before(two, one, events):
        return False  # "The shelter opened on July 9 and closed on July 31": what closes reopens, but what opens closes too
    shared = parties_of(one, events) & parties_of(two, events)
    if shared and (any(key[:1].isupper() for key in shared) or away <= _NEAR):
        joined = one.sentence == two.sentence and _is_one_subject(start, end, events)
        return _is_near(start, end, _DAYS, _ONE_BREATH if joined else _YEARS)
    if not 0 <= two.sentence - one.sentence <= _NEAR or not _is_near(start, end, _ALONE_DAYS, _YEARS):
        return False
    return _is_of_one(one, two, events) and _is_alone(start, events) and _is_alone(end, events)


def _is_one_subject(start: Dated, end: Dated, events: EventIndex) -> bool:
    """Whether two clauses of a sentence have one subject."""
    sentence = events.reading.sentences[start.happening.sentence]
    one, two = (clause_told(sentence, dated.happening) for dated in (start, end))
    return one is not None and two is not None and one.subject == two.subject != ()


def _is_told_again(dated: Dated, events: EventIndex) -> bool:
    """Whether the words about a happening say that it was not the only one: "again", "the first"; "was brought back on May 3"."""
    text, own = events.reading.text, events.own_words(dated)
    if _AGAIN.search(text, own.start, own.end):
        return True
    told, at = dated.happening, dated.claim.span
    clause = clause_told(events.reading.sentences[told.sentence], told)
    chunks = events.reading.sentences[told.sentence].chunks
    parts = [chunks[part].span for part in (*clause.subject, *clause.objects)] if clause is not None else []
    near = Span(own.start, max(told.word.end + _BESIDE, at.end if at is not None else 0))
    return any(_AGAIN_NEAR.search(text, span.start, span.end) for span in (near, *parts))


def _is_of_one(one: Happening, two: Happening, events: EventIndex) -> bool:
    """Whether nothing sets two happenings apart: they have a thing in common, or no two names, and the second brings in nothing."""
    if (one.things & two.things) - date_words("nouns that stories share"):
        return True
    if one.people or two.people:
        return False  # what is told of somebody by name is told of that one alone: "Orr was hired in May. The old chief left in March"
    sentence = events.reading.sentences[two.sentence]
    clause = clause_told(sentence, two)
    if clause is None or clause.verb is None:
        return True
    parts = clause.subject if clause.verb.voice == "passive" or not clause.objects else clause.objects
    return not any(sentence.chunks[at].determiner in _BROUGHT_IN or sentence.chunks[at].mention is not None for at in parts[:1])


def _is_alone(dated: Dated, events: EventIndex) -> bool:
    """Whether the draft gives what may be of the same stage no other date."""
    own = stages_of(dated.happening, events)
    return not any(
        str(other.days) != str(dated.days)
        and any(own.get(course) == stages for course, stages in stages_of(other.happening, events).items())
        for other in events.near(dated.happening.sentence)
    )


def is_of_any_week(dated: Dated) -> bool:
    """Whether a day is told by its weekday alone: "left on Wednesday and reached it on Saturday" is in order, in whichever weeks."""
    when = dated.claim.when
    return when.weekday is not None and when.month is None


def _is_near(start: Dated, end: Dated, days: int, years: int) -> bool:
    gap = start.days - end.days
    exact = start.claim.when.day is not None and end.claim.when.day is not None
    return gap.low is not None and gap.low <= (days if exact else years)
