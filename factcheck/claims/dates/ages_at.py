"""ages_at: how old people were when they did something: "at age 18", "aged 12", "as a 26-year-old", "then 22"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.claims.age import AgeClaim
from factcheck.claims.dates.life_events import age_claim, child_of, phrase_of, tells_of_birth, time_of_clause
from factcheck.claims.dates.life_times import clause_of, only_time, time_after, time_before, time_of_age
from factcheck.claims.people.ages import read_ages
from factcheck.claims.people.antecedents import antecedent
from factcheck.claims.people.life_numbers import NUMBER, age_number
from factcheck.claims.people.persons import is_person_noun, person_of, subject_before
from factcheck.claims.people.referents import people_of
from factcheck.draft import Span
from factcheck.syntax.clause import Clause, Reading, SentenceReading

_AT: Final = re.compile(
    rf"\b(?:[Aa]t (?:(?:the |just )?age (?:of )?{NUMBER}|(?:just |only )?(?P<bare>\d\d)(?=[,.;](?!\d)| in \d{{4}}\b| in [A-Z]))"
    r"|[Aa]ged (?:just )?(?P<aged>\d{1,3})"
    r"|[Aa]s an? (?:[a-z]+ )?(?:girl|boy|child|lad|man|woman|youth|student|apprentice|bride|recruit) of (?P<of>\d{1,3})"
    r"|(?:[Aa]s|(?<=,)) an? (?:(?!\d)[\w-]+ ){0,2}?(?P<old>\d{1,3})-year-old"
    r"|(?<=, )a (?:boy|girl|child|lad|man|woman|youth) of (?P<boy>\d{1,3})"
    r"|(?<=, )(?:barely|only|just|still|then) (?P<only>\d{1,3})(?=[,.]))(?!\.\d| ?(?:a\.m|p\.m|percent|%|:|o'clock))"
)
_THEN: Final = re.compile(
    r", then an? (?:[a-z]+ )?(?P<old>\d{1,3})-year-old\b"
    r"|,? (?:\(|then )(?:then )?(?:aged? )?(?:just |only )?(?P<age>\d{1,3})(?=[,.;)]| and\b| years old\b)"
)
# One more subject whose verb is left out: "and a daughter, Ines, in 2021", "and Ines in 2021".
_GAPPED: Final = re.compile(
    r"\band (?:(?:a|an|the|his|her|another) [a-z-]+,? )?(?:[A-Z][\w.'’-]+ ?){1,3},? (?:in (?:[A-Z][a-z]+ )?\d{4} )?$"
)
_LEAVES: Final = frozenset(["die", "retire", "marry"])


def ages_at(reading: Reading, index: int) -> Iterator[AgeClaim]:
    """The ages at events of one sentence that no form of "be" or "turn" tells."""
    sentence = reading.sentences[index]
    span = sentence.sentence.span
    for told in _AT.finditer(reading.text, span.start, span.end):
        age = age_number(next(filter(None, told.groups()), ""))
        claim = None if age is None else _at_age(reading, index, age, told)
        if claim is not None:
            yield claim
    yield from _then(reading, index, sentence)


def _at_age(reading: Reading, index: int, age: int, told: re.Match[str]) -> AgeClaim | None:
    """As in: "First won the race in 1996, at age 18"; "died in 2010 at 83"; "retired at 60"; "in 2009 as a 17-year-old"."""
    sentence = reading.sentences[index]
    words = Span(*told.span())
    clause = clause_of(sentence, words.start - 1)
    if clause is None:  # "In 1999, as a 26-year-old, she bought it"
        clause = next((clause for clause in sentence.clauses if clause.verb is not None and clause.verb.span.start > words.end), None)
    if clause is None or clause.verb is None or clause.verb.negated or clause.verb.modality != "asserted":
        return None
    if clause.subject:
        who = _object_of(reading, index, clause) or person_of(reading, index, clause.subject[0])
    else:
        # "Hired at 34 in 1985, he never left": of a participle at the front the subject is still to come
        first = next((other.subject[0] for other in sentence.clauses if other.subject and not other.relative), None)
        fronted = clause is sentence.clauses[0] and first is not None and sentence.chunks[first].span.start > words.end
        who = person_of(reading, index, first) if fronted and first is not None else subject_before(reading, index, words.start)
    if clause.subject and _GAPPED.search(reading.text, clause.verb.span.end, words.start):
        return None  # "died in 2003 at 51, and a daughter, Ines, in 2021 at 68"
    if tells_of_birth(reading, sentence, clause, words.start) and clause.verb.lemma not in ("arrive", "come"):
        other = child_of(reading, index, clause)
        return age_claim(reading, who, age, words, event="birth", other=other) if other and other != who else None
    if reading.text.endswith("again ", 0, words.start):
        return None  # "won at 58 in 2010 and again at 61"
    last = sentence.sentence.span.end - words.end <= 1
    day = time_of_age(reading, index, words.start, words.end) or (time_after(reading, index) if last else None)
    if day is None and clause.verb.span.start > words.end:
        day = time_of_clause(reading, sentence, clause, words.end)  # "Aged 12, he came here in 1985"
    if day is not None and (clause.verb.tense == "past" or not clause.verb.tense):
        return age_claim(reading, who, age, words, day)
    if (told["bare"] and clause.verb.lemma not in _LEAVES) or told["old"] or told["of"] or told["boy"] or told["only"]:
        return None
    phrase = phrase_of(sentence, clause)
    if phrase is not None and phrase[0].type == "death" and clause.verb.perfect and clause.verb.tense == "present":
        return age_claim(reading, who, age, words)  # "has died at 84"
    return age_claim(reading, who, age, words, event=phrase[0].type) if phrase else None


def _object_of(reading: Reading, index: int, clause: Clause) -> str:
    """Whom somebody unnamed did something to: "a scout spotted him at the age of 16", "her mother took her to it at 12"."""
    chunks = reading.sentences[index].chunks
    whom = next((chunks[at] for at in clause.objects if chunks[at].head in ("him", "her")), None)
    subject = chunks[clause.subject[0]]
    if whom is None or not (subject.determiner in ("a", "an", "his", "her") and is_person_noun(subject.head)):
        return ""
    told = antecedent(reading, index, "he" if whom.head == "him" else "she")
    return told.name if told is not None and not told.suffixes else ""


def _then(reading: Reading, index: int, sentence: SentenceReading) -> Iterator[AgeClaim]:
    """As in: "In 2004 Sandhu, then 22, got lost"; where its sentence tells no time, that of the one before."""
    people = people_of(reading)
    for use in people.by_sentence.get(sentence.sentence.index, ()):
        told = _THEN.match(reading.text, use.span.end)
        if told is None or "then" not in told.group() or use.index not in people.of or use.quoted:
            continue
        words = Span(use.core.start, told.end())
        day = only_time(reading, sentence.sentence.span) or time_of_age(reading, index, told.start(), told.end())
        if day is None and not any(reading.mentions[at].kind in ("date", "time") for at in sentence.mentions):
            day = time_before(reading, index)
        if day is not None:
            yield age_claim(reading, people.of[use.index].name, int(told["age"] or told["old"]), words, day)


def ages_of_old(reading: Reading) -> Iterator[AgeClaim]:
    """As in: "In 1985, a 12-year-old Prine opened the gate": an age beside a name that is of then."""
    people = people_of(reading)
    for claim in read_ages(reading, people):
        if claim.tenure != "then" or claim.span is None or "year-old" not in claim.span.text_of(reading.text):
            continue
        sentence = reading.sentence_at(claim.span.start)
        if sentence is None or sentence.sentence.role not in ("body", "caption", "list"):
            continue
        day = only_time(reading, sentence.sentence.span)
        if day is not None:
            yield age_claim(reading, claim.actor, int(claim.value), claim.span, day)
