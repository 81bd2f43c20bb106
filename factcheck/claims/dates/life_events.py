"""What ages at events are made of: the claim, the time of a clause, the happening that it tells, and the child who was born then."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.age import AgeClaim
from factcheck.claims.dates.life_times import only_time
from factcheck.claims.dates.named_days import NamedDay, named_days
from factcheck.claims.happening_words import Phrase, verb_phrase
from factcheck.claims.people.ages import lone_name
from factcheck.claims.people.persons import person_of
from factcheck.claims.people.referents import people_of
from factcheck.claims.scope_at import scope_at
from factcheck.draft import Span
from factcheck.syntax.clause import Clause, Reading, SentenceReading

_CHILD: Final = re.compile(r"\b(?:child|son|daughter|baby|first|oldest|youngest|twins?|arrived|born|birth)\b")


def age_claim(
    reading: Reading, who: str, age: int, words: Span, when: NamedDay | None = None, event: str = "", other: str = "", turning: bool = False
) -> AgeClaim:
    """The claim that `who` was `age` years old at a time, or at an event (the birth of `other`)."""
    return AgeClaim.model_construct(
        person=who,
        age=age,
        span=words,
        scope=scope_at(reading, words),
        when=None if when is None else when.value,
        event=event,
        other=other,
        turning=turning,
    )


def time_of_clause(reading: Reading, sentence: SentenceReading, clause: Clause, start: int) -> NamedDay | None:
    """The time of what happened then: that of its clause, or the only one up to the next verb."""
    spans = [reading.mentions[at].span for at in clause.times]
    day = next((day for day in named_days(reading) if not day.ranged and any(span.contains(day.span) for span in spans)), None)
    if day is not None and day.value.granularity != "vague":
        return day
    assert clause.verb is not None
    last = sentence.sentence.span.end
    after = [other.verb for other in sentence.clauses if other.verb and other.verb.span.start > clause.verb.span.end]
    end = min((verb.span.start for verb in after), default=last)
    # "When he was last seen alive, on Oct. 3, 1987, walking out of a bar": no new clause but participles.
    whole = min((verb.span.start for verb in after if verb.tense), default=last)
    return only_time(reading, Span(start, end)) or only_time(reading, Span(start, whole))


def tells_of_birth(reading: Reading, sentence: SentenceReading, clause: Clause, start: int) -> bool:
    """Whether a clause tells of a birth: "gave birth to", "had her first child, Ann", "when the twins arrived"."""
    assert clause.verb is not None
    lemma = clause.verb.lemma
    heads = {sentence.chunks[at].head for at in clause.objects}
    if lemma == "give":
        return "birth" in heads
    if lemma in ("have", "deliver", "bear"):
        return bool(heads & {"child", "son", "daughter", "baby", "girl", "boy", "twin", "firstborn"})
    return lemma in ("arrive", "come") and _CHILD.search(reading.text, start, sentence.sentence.span.end) is not None


def child_of(reading: Reading, index: int, clause: Clause) -> str:
    """Who was born then: the subject of "was born"; of "gave birth to" and "had a son", the one name after the verb."""
    assert clause.verb is not None
    people, span = people_of(reading), reading.sentences[index].sentence.span
    if clause.verb.lemma not in ("give", "have", "deliver"):
        if not clause.subject:
            return ""
        # "her son, Ray Frost, was born": the name beside the noun
        start = reading.sentences[index].chunks[clause.subject[0]].span.start
        named = {
            people.of[use.index].name for use in people.uses if start <= use.span.start < clause.verb.span.start and use.index in people.of
        }
        return next(iter(named)) if len(named) == 1 else person_of(reading, index, clause.subject[0])
    after = [use for use in people.uses if clause.verb.span.end <= use.span.start < span.end]
    named = {people.of[use.index].name if use.index in people.of else lone_name(use, people) for use in after}
    return next(iter(named)) if len(named) == 1 else ""


def phrase_of(sentence: SentenceReading, clause: Clause) -> tuple[Phrase, int] | None:
    """The happening that the verb of a clause tells, with the token behind its words."""
    assert clause.verb is not None
    for at in range(clause.verb.tokens[1], clause.verb.tokens[0] - 1, -1):
        if told := verb_phrase(sentence.tokens, at):
            return told
    return None
