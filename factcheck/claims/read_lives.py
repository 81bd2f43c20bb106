"""read_lives: how old people are, and how old they were when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.claims.actor_ages import read_ages
from factcheck.claims.age import AgeClaim
from factcheck.claims.happening_words import noun_type, verb_phrase
from factcheck.claims.named_days import NamedDay, named_days
from factcheck.claims.persons import name_of, person_of, subject_before, subject_of
from factcheck.claims.referents import people_of
from factcheck.claims.scope_at import scope_at
from factcheck.draft import Span
from factcheck.mentions.numbers import find_numbers
from factcheck.syntax.clause import Clause, Reading, SentenceReading
from factcheck.values import Quantity

_NUMBER: Final = r"(?P<age>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_WAS: Final = re.compile(
    r"(?P<be>\b(?:was|is|were|turned|turns|will turn|will be|would turn|became|had turned|had just turned|has turned|turning))"
    rf"(?: (?:just|only|then|already|now|about|barely|still|all of))* {_NUMBER}(?: years old| years of age)?"
    r"(?=[,.;)—]| when\b| on\b| in\b| at\b| that\b| and\b| this\b| last\b| next\b| during\b| the\b| by\b| years ago\b|$)"
)
_AT: Final = re.compile(
    rf"\bat (?:(?:the |just )?age (?:of )?{_NUMBER}|(?P<bare>\d\d)(?=[,.;]| in \d{{4}}\b))(?! ?(?:a\.m|p\.m|percent|%|:|o'clock))"
)
_NOW: Final = re.compile(r"\b[Nn]ow (?:age |aged )?(?P<age>\d{1,3})(?=[,.;)]| and\b)")
_APPOSED: Final = re.compile(r", an? (?:[a-z]+ )?(?P<age>\d{1,3})-year-old\b")
_BIRTHDAY: Final = re.compile(r"\b(?P<age>\d{1,3})(?:st|nd|rd|th) birthday\b")
_LEAVES: Final = frozenset(["die", "retire", "marry"])
_BESIDE: Final = re.compile(r",? (?:(?:in|on|that|during) (?:early |late |the \w+ of )?)?")
_WHEN: Final = re.compile(r",? (?:when|at which time|at a time when) (?:[\w.'’-]+ ){0,3}$")
_CLAUSE_BEFORE: Final = re.compile(r"(?:When|By the time)\b[^;:.]*\bin $")
_ASIDE: Final = re.compile(r", (?:(?:who|which) \w+|born|(?:first |re)?[a-z]+ed) [^,;:()]{0,60}$")
_SUBJECT: Final = re.compile(r", (?:he|she|[A-Z][\w'’-]+) ")
_CHILD: Final = re.compile(r"\b(?:child|son|daughter|baby|first|oldest|youngest|twins?|arrived|born|birth)\b")
_DIED: Final = re.compile(r"\b(?:died|dead|death|killed|passed away)\b")


def read_lives(reading: Reading) -> list[AgeClaim]:
    """The ages of people, now and at events, in text order. Births are claims on dates (`factcheck.claims.births`)."""
    claims = [*_ages_now(reading), *_ages_then(reading)]
    return sorted(claims, key=lambda claim: claim.span or Span(0, 0))


def _ages_now(reading: Reading) -> Iterator[AgeClaim]:
    """One age for each person who is given but one; where two differ, which is meant is another rule's to say."""
    ages: dict[str, list[AgeClaim]] = {}

    def add(who: str, age: int, span: Span) -> None:
        scope = scope_at(reading, span)
        if who and not scope.quoted and scope.role in ("body", "caption", "list") and 0 < age < 120:
            ages.setdefault(who, []).append(AgeClaim.model_construct(person=who, age=age, span=span, scope=scope))

    people = people_of(reading)
    shared = {person.name for person in people.people if person.suffixes and any(not name_of(person, use) for use in person.uses)}
    for claim in read_ages(reading, people):
        if claim.tenure == "now" and claim.span is not None and claim.actor not in shared:
            add(claim.actor, int(claim.value), claim.span)
    for use in people.uses:
        told = _APPOSED.match(reading.text, use.span.end)
        if told and use.index in people.of:
            add(name_of(people.of[use.index], use), int(told["age"]), Span(use.core.start, told.end()))
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        for told in _NOW.finditer(reading.text, span.start, span.end):
            who = subject_before(reading, index, told.start())
            after = next(
                (
                    clause
                    for clause in sentence.clauses
                    if clause.verb is not None and clause.verb.span.start >= told.end() and clause.subject
                ),
                None,
            )
            if not who and after is not None:
                who = person_of(reading, index, after.subject[0])
            add(who, int(told["age"]), Span(*told.span()))
        for told in _WAS.finditer(reading.text, span.start, span.end):
            age = _number(told["age"])
            ends = reading.text[told.end() : told.end() + 1] in (",", ".", ";", "")
            of_who = reading.text[max(0, told.start() - 40) : told.start()].rstrip().endswith("who")
            if told["be"] == "is" and age is not None and ends and not of_who:
                add(subject_of(reading, index, told.start()), age, Span(told.start("be"), told.end()))
    for told_ages in ages.values():
        if len({claim.age for claim in told_ages}) == 1:
            yield told_ages[0]


def _ages_then(reading: Reading) -> Iterator[AgeClaim]:
    text = reading.text
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        if sentence.sentence.role not in ("body", "caption", "list"):
            continue
        found: list[AgeClaim | None] = []
        for told in _WAS.finditer(text, span.start, span.end):
            age = _number(told["age"])
            if age is not None and told["be"] != "is":
                found.append(_was(reading, index, age, told))
        for told in _AT.finditer(text, span.start, span.end):
            age = _number(told["age"] or told["bare"])
            if age is not None:
                found.append(_at_age(reading, index, age, told))
        for told in _BIRTHDAY.finditer(text, span.start, span.end):
            found.append(_birthday(reading, index, int(told["age"]), told))
        yield from (claim for claim in found if claim is not None and claim.person and not claim.scope.quoted)


def _number(written: str | None) -> int | None:
    if not written:
        return None
    if written.isdigit():
        return int(written) if 0 < int(written) < 120 else None
    if not re.search(r"teen|ty\b|ty-|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", written):
        return None
    numbers = find_numbers(written)
    value = numbers[0].value if len(numbers) == 1 else None
    if isinstance(value, Quantity) and value.nominal.denominator == 1 and 0 < value.nominal < 120:
        return int(value.nominal)
    return None


def _was(reading: Reading, index: int, age: int, told: re.Match[str]) -> AgeClaim | None:
    """The age with the time at which: a date in the clause, "when" and what happened, or the event that a phrase names."""
    text = reading.text
    sentence = reading.sentences[index]
    span = sentence.sentence.span
    who = subject_of(reading, index, told.start())
    if not who and _is_of_person(reading, index, told.start()):
        who = subject_before(reading, index, told.start())
    words = Span(told.start("be"), told.end())
    turning = "turn" in told["be"] or told["be"] == "became"
    if not who:
        return None
    day = _day_beside(reading, sentence, told.start(), told.end())
    after = text[told.end() : span.end]
    if day is None and after.startswith(" when "):
        return _when(reading, index, who, age, told, words)
    if day is not None:
        return AgeClaim.model_construct(person=who, age=age, span=words, scope=scope_at(reading, words), when=day.value, turning=turning)
    if turning:
        return None
    if text[told.end() : told.end() + 1] == "." and _is_obituary(reading, index):
        return AgeClaim.model_construct(person=who, age=age, span=words, scope=scope_at(reading, words), event="death")
    named = re.match(r" (?:on|at|during|in) the (?:night|day|time|morning|evening|afternoon|date)? ?(?:of )?(?:the )?", after)
    if named:
        start = told.end() + named.end()
        for chunk in sentence.chunks:
            if chunk.head_span.start >= start - 4 and (type_ := noun_type(chunk.head, chunk.modifiers)):
                return AgeClaim.model_construct(person=who, age=age, span=words, scope=scope_at(reading, words), event=type_)
            if chunk.span.start > start + 4:
                break
    return None


def _is_of_person(reading: Reading, index: int, at: int) -> bool:
    """Whether the subject right before the verb is a name, a pronoun, "who" or a person: "the count was 30" tells no age."""
    before = re.search(r"([\w'’.-]+),? $", reading.text[reading.sentences[index].sentence.span.start : at])
    if before is None:
        return False
    word = before.group(1)
    return (
        word.lower() in ("he", "she", "who")
        or word[:1].isupper()
        or word.lower() in ("man", "woman", "boy", "girl", "teen", "had", "has", "and")
    )


def _is_obituary(reading: Reading, index: int) -> bool:
    """Whether the sentence or the ones before it tell of a death: "He was 68." is the age at death then."""
    return any(
        _DIED.search(reading.text, one.sentence.span.start, one.sentence.span.end) for one in reading.sentences[max(0, index - 2) : index]
    )


def _when(reading: Reading, index: int, who: str, age: int, told: re.Match[str], words: Span) -> AgeClaim | None:
    """The age when something happened: on the day that the clause tells, or at the birth of another, or at an event told elsewhere."""
    sentence = reading.sentences[index]
    scope = scope_at(reading, words)
    for clause in sentence.clauses:
        if clause.verb is None or clause.verb.span.start < told.end() or clause.verb.negated:
            continue
        phrase = _phrase(sentence, clause)
        type_ = phrase[0].type if phrase else ""
        born = type_ == "birth" or (
            clause.verb.lemma in ("arrive", "come") and _CHILD.search(reading.text, told.end(), sentence.sentence.span.end)
        )
        if born:
            other = person_of(reading, index, clause.subject[0]) if clause.subject else ""
            if other and other != who:
                return AgeClaim.model_construct(person=who, age=age, span=words, scope=scope, event="birth", other=other)
            return None
        spans = [reading.mentions[at].span for at in clause.times]
        day = next((day for day in named_days(reading) if not day.ranged and any(span.contains(day.span) for span in spans)), None)
        if day is not None and day.value.granularity != "vague":
            return AgeClaim.model_construct(person=who, age=age, span=words, scope=scope, when=day.value)
        return AgeClaim.model_construct(person=who, age=age, span=words, scope=scope, event=type_) if type_ else None
    return None


def _phrase(sentence: SentenceReading, clause: Clause):  # type: ignore[no-untyped-def]
    assert clause.verb is not None
    for at in range(clause.verb.tokens[1], clause.verb.tokens[0] - 1, -1):
        if told := verb_phrase(sentence.tokens, at):
            return told
    return None


def _at_age(reading: Reading, index: int, age: int, told: re.Match[str]) -> AgeClaim | None:
    """As in: "First won the race in 1996, at age 18"; "died in 2010 at 83"; "retired at 60"."""
    sentence = reading.sentences[index]
    words = Span(*told.span())
    clause = next(
        (clause for clause in reversed(sentence.clauses) if clause.verb is not None and clause.verb.span.start < words.start), None
    )
    if clause is None or clause.verb is None or clause.verb.negated or (told["bare"] and clause.verb.lemma not in _LEAVES):
        return None
    who = person_of(reading, index, clause.subject[0]) if clause.subject else subject_before(reading, index, words.start)
    spans = [reading.mentions[at].span for at in clause.times]
    days = [
        day
        for day in named_days(reading)
        if not day.ranged and any(span.contains(day.span) for span in spans) and day.value.granularity != "vague"
    ]
    day = _day_beside(reading, sentence, words.start, words.end) or (days[0] if len(days) == 1 else None)
    scope = scope_at(reading, words)
    if day is not None:
        return AgeClaim.model_construct(person=who, age=age, span=words, scope=scope, when=day.value)
    phrase = _phrase(sentence, clause)
    return AgeClaim.model_construct(person=who, age=age, span=words, scope=scope, event=phrase[0].type) if phrase else None


def _birthday(reading: Reading, index: int, age: int, told: re.Match[str]) -> AgeClaim | None:
    """As in: "She celebrated her 100th birthday on May 5"."""
    sentence = reading.sentences[index]
    words = Span(*told.span())
    owner = re.search(r"\b(his|her|own)(?: own)? $", reading.text[max(0, words.start - 10) : words.start])
    day = _day_beside(reading, sentence, words.start, words.end)
    if not owner or day is None:
        return None
    who = subject_of(reading, index, words.start)
    return AgeClaim.model_construct(person=who, age=age, span=words, scope=scope_at(reading, words), when=day.value, turning=True)


def _day_beside(reading: Reading, sentence: SentenceReading, start: int, end: int) -> NamedDay | None:
    """The date beside an age: "in 1990, when he was 19", "he was 19 in 1990", "turned 57 last summer"."""
    text = reading.text
    for day in named_days(reading):
        if day.span.end <= sentence.sentence.span.start:
            continue
        if day.span.start >= sentence.sentence.span.end:
            break
        if day.ranged or day.value.granularity == "vague":
            continue
        mention = reading.mentions[day.index].span
        if mention.start >= end and _BESIDE.fullmatch(text, end, mention.start):
            return day
        if (
            day.span.end <= start
            and _CLAUSE_BEFORE.match(text[sentence.sentence.span.start : day.span.start])
            and _SUBJECT.fullmatch(text, day.span.end, start)
        ):
            return day  # "When she sold her first painting, in 1968, she was 31"
        if day.span.end <= start and (_WHEN.fullmatch(text[day.span.end : start]) or text[day.span.end : start] in (", ", " ")):
            aside = text[day.span.end : start] == ", " and _ASIDE.search(text, sentence.sentence.span.start, day.span.start)
            if not aside:  # "Kent, born in 1921, was 30": the date of the aside
                return day
    return None
