"""deeds_of_the_dead: what the draft says that somebody did after the day on which, by the draft, they died."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.happening import Happening
from factcheck.claims.people.antecedents import named_in
from factcheck.claims.people.person import Person
from factcheck.claims.people.persons import person_of
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.link import Link
from factcheck.mentions.actor_words import kinship
from factcheck.syntax.clause import Chunk, Clause, SentenceReading

_PLAIN: Final = ("", "on", "in", "at")
_PERIOD: Final = re.compile(
    r"(?:\b(?:years?|quarters?|half|halves|months|weeks|period)|\b(?:fiscal|19|20)[\d /-]{1,8})(?:,? (?:which|that))? $"
)
_PERIOD_FAR: Final = 24


def is_told(dated: Dated) -> bool:
    """Whether a happening is told in the past, as having happened on its date."""
    told = dated.happening
    return (
        told.status == "asserted"
        and told.preposition in _PLAIN
        and told.tense in ("past", "")
        and dated.days != Interval()
        and not dated.claim.scope.quoted
        and (dated.claim.when.month is not None or dated.claim.when.year is not None or dated.claim.when.granularity == "day")
    )


def is_edge_of_period(dated: Dated, events: EventIndex) -> bool:
    """Whether a date tells which year, quarter or other stretch is meant: "the fiscal year ending in September"."""
    start = dated.happening.word.start
    return _PERIOD.search(events.reading.text, max(0, start - _PERIOD_FAR), start) is not None


def order_link(earlier: Dated, later: Dated, licence: tuple[Span, ...]) -> Link:
    """The link "order", inferred."""
    return Link("order", (("earlier", earlier.claim.id), ("later", later.claim.id)), licence, True)


def clause_of(sentence: SentenceReading, dated: Dated) -> Clause | None:
    """The clause whose verb tells a dated happening."""
    return clause_told(sentence, dated.happening)


def clause_told(sentence: SentenceReading, told: Happening) -> Clause | None:
    """The clause whose verb tells a happening."""
    return next((clause for clause in sentence.clauses if clause.verb is not None and clause.verb.span.overlaps(told.word)), None)


def is_day(claim: DateClaim) -> bool:
    """Whether a date is told to the day."""
    return claim.when.day is not None and claim.when.month is not None


def _is_of_the_calendar(claim: DateClaim) -> bool:
    """Whether a date is told to the day, or to the month with its year."""
    return is_day(claim) or (claim.when.month is not None and claim.when.year is not None)


def deeds_of_the_dead(events: EventIndex) -> list[Link]:
    """As in: "She died on Nov. 4. ... Her last concert was on Nov. 6", "He spoke at the school on Nov. 6"."""
    deaths = _deaths(events)
    if not deaths:
        return []
    links: list[Link] = []
    for dated in events.all:
        if not is_told(dated) or not _is_of_the_calendar(dated.claim) or dated.happening.type in ("death", "burial"):
            continue
        name = _doer(events, dated, deaths)
        death = deaths.get(name) if name else None
        if death is not None and death.claim.id != dated.claim.id:
            links.append(order_link(dated, death, (dated.happening.word, death.happening.word)))
    return links


def dead_of_the_story(events: EventIndex, index: int, pronoun: str) -> str:
    """For whom "he" or "she" stands in the story of one death; "" where that is unclear."""
    known = events.reading.__dict__.get("_deaths")
    if not isinstance(known, dict):
        known = events.reading.__dict__["_deaths"] = _deaths(events)
    return _topic(events, index, {"him": "he", "her": "she"}.get(pronoun, pronoun), known)


def _deaths(events: EventIndex) -> dict[str, Dated]:
    """The day on which each person died, or was buried, of those of whom one day is told."""
    found: dict[str, Dated] = {}
    twice: set[str] = set()
    for dated in events.all:
        if dated.happening.verb not in ("die", "bury") or not is_told(dated):
            continue
        sentence = events.reading.sentences[dated.happening.sentence]
        clause = clause_of(sentence, dated)
        buries = dated.happening.verb == "bury" and (clause is None or clause.verb is None or clause.verb.voice != "passive")
        if buries or not (dated.claim.when.granularity == "day" or _is_of_the_calendar(dated.claim)):
            continue
        name = person_of(events.reading, dated.happening.sentence, clause.subject[0]) if clause is not None and clause.subject else ""
        if name in found and str(found[name].claim.days) != str(dated.claim.days):
            twice.add(name)
        found.setdefault(name, dated)
    return {name: dated for name, dated in found.items() if name and name[:1].isupper() and name not in twice}


def _doer(events: EventIndex, dated: Dated, deaths: dict[str, Dated]) -> str:
    """Who did what a happening tells, where only the living do it; "" where nobody is told to have done it."""
    index = dated.happening.sentence
    sentence = events.reading.sentences[index]
    clause = clause_of(sentence, dated)
    if clause is None or clause.verb is None or not clause.subject or clause.verb.negated:
        return ""
    subject = sentence.chunks[clause.subject[0]]
    if clause.verb.voice == "active" and clause.verb.lemma in date_words("deeds of the living") and subject.head != "it":
        # "Tom Peel, who knew Orr, spoke": the name before the verb is what the clause in between is about.
        borrowed = any(clause.subject[0] in (*other.objects, *(at for _, at in other.obliques)) for other in sentence.clauses)
        if borrowed:
            return ""
        if subject.head in ("he", "she"):
            return _topic(events, index, subject.head, deaths)
        return person_of(events.reading, index, clause.subject[0])
    last = _is_last_deed(sentence, subject)
    gives = clause.verb.voice == "active" and clause.verb.lemma in date_words("verbs by which a deed is done")
    if gives and subject.head in ("he", "she") and any(_is_last_deed(sentence, sentence.chunks[at]) for at in clause.objects):
        return _topic(events, index, subject.head, deaths)  # "She gave her final concert on June 9"
    done = (
        clause.verb.voice == "passive" and clause.verb.lemma in date_words("deeds of the living") and subject.determiner in ("his", "her")
    )
    pronoun = {"his": "he", "her": "she"}.get(subject.determiner, "")
    return _topic(events, index, pronoun, deaths) if (last and clause.verb.lemma in ("be", "come", "give", "hold")) or done else ""


def _is_last_deed(sentence: SentenceReading, chunk: Chunk) -> bool:
    """As in "his final column", "her last public appearance"."""
    words = {token.lemma for token in sentence.tokens[chunk.tokens[0] : chunk.tokens[1] + 1]}
    return chunk.determiner in ("his", "her") and chunk.head in date_words("nouns of last deeds") and bool(words & {"last", "final"})


def _topic(events: EventIndex, index: int, pronoun: str, deaths: dict[str, Dated]) -> str:
    """The dead person for whom a pronoun stands; "" where it may stand for another.

    In a story of one death the pronoun that follows it ("He was 81") is the dead one's. It stays so, but for what is told right after
    another person is named who neither speaks nor is a relative of the dead.
    """
    if len(deaths) != 1 or not pronoun:
        return ""
    name, death = next(iter(deaths.items()))
    sentences = events.reading.sentences
    first = death.happening.sentence
    used = next(
        (head for sentence in sentences[first : first + 3] for head in _subjects(sentence) if head in ("he", "she")),
        "",
    )
    if used != pronoun or index <= first:
        return ""
    for back in range(max(first + 1, index - 2), index + 1):
        for person in named_in(events.reading, sentences[back].sentence.span):
            if person.name != name and not _is_aside(events, back, person):
                return ""
    return name


def _subjects(sentence: SentenceReading) -> list[str]:
    return [sentence.chunks[at].head for clause in sentence.clauses for at in clause.subject]


def _is_aside(events: EventIndex, index: int, person: Person) -> bool:
    """Whether a person is only named as one who speaks, or as a relative: "said his daughter, Ann Orr"."""
    sentence = events.reading.sentences[index]
    span = sentence.sentence.span
    uses = [use.span for use in person.uses if span.contains(use.span)]
    for use in uses:
        before = [chunk for chunk in sentence.chunks if chunk.span.end <= use.start or chunk.span.overlaps(use)][-2:]
        if any(chunk.determiner in ("his", "her") and chunk.head.split(" ")[0] in kinship() for chunk in before):
            continue
        spoke = any(
            clause.verb is not None and clause.event == "say" and any(sentence.chunks[at].span.overlaps(use) for at in clause.subject)
            for clause in sentence.clauses
        )
        if not spoke:
            return False
    return bool(uses)
