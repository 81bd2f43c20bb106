"""link_ages: whose birth and whose ages belong together, and when each age was."""

from __future__ import annotations

from factcheck.claims.age import AgeClaim
from factcheck.claims.date import DateClaim
from factcheck.claims.dates.births import births_of
from factcheck.claims.people.persons import person_of
from factcheck.draft import Span
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.lifetimes import clause_of
from factcheck.links.link import Link

_LEAP_DAY, _LEAP_YEARS = (2, 29), 4
_RECENT = 45  # days before publication in which the death of a story lies


def link_ages(ages: list[AgeClaim], events: EventIndex) -> list[Link]:
    """The links of ages, in text order.

    Relations: "birth" (date; the name of the person is in `person`), "age" (age, and date where it is told elsewhere), "birth of child"
    (age).
    A person of whom only one thing is told has none.
    """
    births: dict[str, list[DateClaim]] = {}
    for start, person in sorted(births_of(events.reading).items()):
        claim = events.places.date_in(Span(start, start + 1))
        if claim is not None and not claim.scope.quoted:
            births.setdefault(person, []).append(claim)
    links: list[Link] = []
    told: dict[str, int] = {}
    leap = {person: claims[0] for person, claims in births.items() if (claims[0].when.month, claims[0].when.day) == _LEAP_DAY}
    for person, claims in births.items():
        if len({str(claim.days) for claim in claims}) > 1:
            continue
        told[person] = 1
        links.append(Link("birth", (("date", claims[0].id), ("person", person))))
    now = {age.person for age in ages if age.when is None and not age.event}
    for age in ages:
        if age.person in leap and _counts_leap_days(age, leap[age.person], events):
            continue
        link = _age(age, events)
        if link is None and age.event == "death" and age.person in now and not _events_of_death(events):
            # "Iris Orr, 71, was found dead. ... Orr was 68": of one who died in the days that the story tells of
            link = Link("age", (("age", age.id), ("person", age.person)))
        if link is not None:
            links.append(link)
            told[age.person] = told.get(age.person, 0) + 1
            if age.other:
                told[age.other] = told.get(age.other, 0) + 1
    return links


def _counts_leap_days(age: AgeClaim, birth: DateClaim, events: EventIndex) -> bool:
    """Whether an age is the number of leap days lived through: "born on Feb. 29, 1944, turned 20 on Thursday", on the 20th of them."""
    published, born = events.reading.draft.published, birth.when.year
    then = age.when.year if age.when is not None and age.when.year is not None else published.year if published is not None else None
    return born is not None and then is not None and abs((then - born) - _LEAP_YEARS * age.age) < _LEAP_YEARS < then - born


def _event(age: AgeClaim, events: EventIndex) -> Dated | None:
    """The dated happening at which somebody was that old: of several of its kind, the one of that person."""
    told = [dated for dated in events.of(age.event) if age.person in dated.happening.people]
    if len({str(dated.claim.days) for dated in told}) > 1:
        # "His wife, Corinne, died in 2012": of several deaths, the one whose subject is the person
        told = [dated for dated in told if _subject(dated, events) == age.person]
    if told and len({str(dated.claim.days) for dated in told}) == 1:
        return told[0]
    only = None if told else events.only(age.event)
    if only is not None and age.event == "death" and only.happening.people:
        return None  # another's death
    return only


def _events_of_death(events: EventIndex) -> bool:
    """Whether the draft dates a death to another time than the days before publication."""
    published = events.reading.draft.published
    return published is None or any(
        dated.days.high is None or dated.days.high < published.toordinal() - _RECENT for dated in events.of("death")
    )


def _subject(dated: Dated, events: EventIndex) -> str:
    """Whom the clause of a happening has for subject."""
    sentence = events.reading.sentences[dated.happening.sentence]
    clause = clause_of(sentence, dated)
    return person_of(events.reading, dated.happening.sentence, clause.subject[0]) if clause is not None and clause.subject else ""


def _age(age: AgeClaim, events: EventIndex) -> Link | None:
    if age.event == "birth" and age.other:
        return Link("age at birth", (("age", age.id), ("person", age.person), ("child", age.other)))
    if age.event:
        dated = _event(age, events)
        if dated is None or age.span is None:
            return None
        return Link("age", (("age", age.id), ("person", age.person), ("date", dated.claim.id)), (dated.happening.word,))
    if age.when is not None and age.span is not None and age.when.modifier != "APPROX":
        sentence = events.reading.scopes.sentence_at(age.span.start)
        dates = events.places.dates_in(sentence.span) if sentence else []
        beside = [claim for claim in dates if claim.when.timex == age.when.timex]
        ahead = age.turning and age.span.text_of(events.reading.text).startswith(("will ", "turns"))
        if ahead and age.when.year is None:
            beside = []  # the verb tells the year, whatever other years the sentence tells
        if len(beside) == 1:
            return Link("age", (("age", age.id), ("person", age.person), ("date", beside[0].id)))
    return Link("age", (("age", age.id), ("person", age.person)))
