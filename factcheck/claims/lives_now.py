"""ages_now: how old people are at the time of the draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.claims.actor_ages import read_ages
from factcheck.claims.age import AgeClaim
from factcheck.claims.antecedents import antecedent
from factcheck.claims.life_numbers import NUMBER, age_number
from factcheck.claims.persons import name_of, person_of, subject_before, subject_of
from factcheck.claims.referents import people_of
from factcheck.claims.scope_at import scope_at
from factcheck.draft import Span
from factcheck.syntax.clause import Reading, SentenceReading

_NOW: Final = re.compile(r"\b[Nn]ow (?:age |aged )?(?P<age>\d{1,3})(?=[,.;)]| and\b)")
_APPOSED: Final = re.compile(r", an? (?:[a-z]+ )?(?P<age>\d{1,3})-year-old\b")
# "She is 70 now", "who is 61,", "is just 12 and", "is 90 years old".
_IS: Final = re.compile(
    rf"(?P<be>\b(?:is|'s|’s))(?: (?:just|only|already|now|still|all of|himself|herself))* {NUMBER}(?P<old> years old| years of age)?"
    r"(?P<now> now| today)?(?=[,.;)—]| and \w+| but \w+|$)"
)
# "At 40, she leaves": an age at the front of a clause in the present.
_AT: Final = re.compile(rf"(?:(?<=^)|(?<=[.!?\n“\"] )|(?<=\n)|(?<=; ))At (?:the age of |age )?{NUMBER}(?: years old| years of age)?, ")
_TOGETHER: Final = re.compile(r"\b(?P<age>\d{1,3})-year-olds?(?: [a-z-]+){0,3},? (?:[A-Z][\w'’-]+(?:,|,? and) )+$")
_THE: Final = re.compile(r"(?P<words>[Tt]he (?P<age>\d{1,3})-year-old)\b")


def ages_now(reading: Reading) -> Iterator[AgeClaim]:
    """One age for each person who is given but one; where two differ, which is meant is another rule's to say."""
    ages: dict[str, list[AgeClaim]] = {}
    for who, age, span in _told(reading):
        scope = scope_at(reading, span)
        if who and not scope.quoted and scope.role in ("body", "caption", "list") and 0 < age < 120:
            ages.setdefault(who, []).append(AgeClaim.model_construct(person=who, age=age, span=span, scope=scope))
    for told_ages in ages.values():
        if len({claim.age for claim in told_ages}) == 1:
            yield told_ages[0]


def _told(reading: Reading) -> Iterator[tuple[str, int, Span]]:
    yield from _beside_names(reading)
    for index, sentence in enumerate(reading.sentences):
        yield from _in_sentence(reading, index, sentence)


def _beside_names(reading: Reading) -> Iterator[tuple[str, int, Span]]:
    people = people_of(reading)
    shared = {person.name for person in people.people if person.suffixes and any(not name_of(person, use) for use in person.uses)}
    for claim in read_ages(reading, people):
        if claim.tenure == "now" and claim.span is not None and claim.actor not in shared:
            yield claim.actor, int(claim.value), claim.span
    for use in people.uses:
        if use.index not in people.of:
            continue
        who = name_of(people.of[use.index], use)
        told = _APPOSED.match(reading.text, use.span.end)
        if told:
            yield who, int(told["age"]), Span(use.core.start, told.end())
        start = max(use.sentence.span.start, use.core.start - 80)
        both = _TOGETHER.search(reading.text, start, use.core.start)
        if both:
            yield who, int(both["age"]), Span(both.start(), use.core.end)


def _in_sentence(reading: Reading, index: int, sentence: SentenceReading) -> Iterator[tuple[str, int, Span]]:
    text, span = reading.text, sentence.sentence.span
    for told in _NOW.finditer(text, span.start, span.end):
        who = subject_before(reading, index, told.start())
        yield who or _subject_after(reading, index, told.end()), int(told["age"]), Span(*told.span())
    for told in _IS.finditer(text, span.start, span.end):
        age = age_number(told["age"])
        if age is None or (not (told["old"] or told["now"]) and text[told.end() : told.end() + 1] == " " and not told["age"].isdigit()):
            continue
        of_who = text[max(0, told.start() - 40) : told.start()].rstrip().endswith("who")
        if not of_who and _is_said_of_person(text, span.start, told.start()):
            yield subject_of(reading, index, told.start()), age, Span(told.start("be") + (told["be"] != "is"), told.end())
    at = _AT.match(text, span.start, span.end)
    age = age_number(at["age"]) if at else None
    if at and age is not None:
        yield _subject_after(reading, index, at.end(), tense="present"), age, Span(at.start(), at.end() - 2)
    the = _THE.match(text, span.start, span.end)
    before = antecedent(reading, index) if the else None
    if the and before is not None and not before.suffixes:
        yield before.name, int(the["age"]), Span(*the.span("words"))


def _is_said_of_person(text: str, start: int, at: int) -> bool:
    """Whether the word before the verb can be a person: "she is 70", "Moss is 70"; "the fee is 70" is left alone."""
    before = re.search(r"([\w'’.-]+),? $|^$", text[start:at]) or re.search(r"([\w.-]+)$", text[start:at])
    if before is None or not before.group(1):
        return False
    word = before.group(1)
    return word.lower() in ("he", "she") or word[:1].isupper()


def _subject_after(reading: Reading, index: int, at: int, tense: str = "") -> str:
    """The subject of the first clause after an offset; of that tense, if one is given."""
    sentence = reading.sentences[index]
    after = next(
        (clause for clause in sentence.clauses if clause.verb is not None and clause.verb.span.start >= at and clause.subject), None
    )
    if after is None or after.verb is None or (tense and (after.verb.tense != tense or after.verb.modality != "asserted")):
        return ""
    return person_of(reading, index, after.subject[0])
