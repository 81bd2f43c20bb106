"""beginnings: when things began, opened, were founded or first held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.dates.named_days import NamedDay, named_days
from factcheck.claims.people.antecedents import antecedent, things_for
from factcheck.claims.people.persons import is_person_noun
from factcheck.claims.people.referents import people_of
from factcheck.draft import Span
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading, once

FIRST: Final = "the first"
_FIRST: Final = re.compile(r"\bfirst (?:ran|elected|won|was elected|took office|took the job|was chosen|was voted in|sought)\b")
_OPENS: Final = 6  # words within which a noun opens a sentence
_NEAR: Final = 60  # characters before a date within which "the first climb" stands
_FIRST_ONE: Final = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:very )?first (?:[\w-]+ ){0,2}?(?P<noun>[\w-]+),?"
    r"(?: (?:was|were|took place|came|ran|happened))?(?: held)?(?: there| here)? (?:in|on)(?: the \w+ of| early| late)? $"
)
_SHORT: Final = re.compile(r"[^.;:()\d]{0,40}?\b(?:in|on)(?: \w+ of)? ")
_EVERY: Final = re.compile(
    r"\bnot (?:one|a single one|a year|once) (?:has|had|have)?(?: it)? ?(?:been )?(?:missed|skipped|failed)\b|\bwithout (?:fail|a miss)\b|"
    r"\b(?:every|each) (?:(?:single )?year|fall|autumn|spring|summer|winter|season|\w+day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b|\bannually\b"
    r"|(?:\bnot|n['’]t) (?:yet )?(?:missed|skipped) a (?:single )?(?:year|season|summer|winter|beat)\b"
    r"|\b(?:has |have )?never (?:been )?(?:missed|skipped|canceled|cancelled)\b"
    r"|\bwithout (?:a break|interruption|a gap|missing)\b|\bevery (?:second|other|third|fourth|two|three|four) years?\b",
    re.IGNORECASE,
)
_STEP: Final = re.compile(
    r"\b(?:every|each) (?P<step>second|other|third|fourth|two|three|four) years?\b|\b(?P<biennial>biennial(?:ly)?)\b", re.IGNORECASE
)
_STEPS: Final = {"second": 2, "other": 2, "two": 2, "third": 3, "three": 3, "fourth": 4, "four": 4}
_SKIPPED: Final = re.compile(
    r"\b(?:not held|was skipped|were skipped|skipping|canceled in|cancelled in|called off|did not take place|except (?:for )?(?:in )?\d{4}"
    r"|all but (?:one|two|three)|hiatus|suspended|revived|resumed|gap of|years off|scrapped)\b"
)
_GOES_ON: Final = re.compile(r"(?:It|They|The \w+) (?:has|have) ")
_FOUNDERS: Final = frozenset(("found", "establish", "start", "open", "launch", "create", "build", "form", "marry", "begin"))
# Verbs that tell of a beginning with the word behind them: "was put up in 1909", "went up", "started out".
_PUT_UP: Final = frozenset((("put", "up"), ("go", "up"), ("set", "up"), ("get", "started"), ("be", "born"), ("come", "into")))


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first day or year of something: `thing` holds its nouns and names ("it" where a pronoun stands), `day` when.

    `since` says that the day is told as "since"; `held` that it was a first time of several; `unbroken` that no time was left out since;
    `years` how many years lie between one and the next; `open` that a pronoun stands for it whose noun the text leaves
    unclear, `definite` that it is told with "the".
    """

    thing: frozenset[str]
    day: NamedDay
    sentence: int
    since: bool
    held: bool
    unbroken: bool = False
    years: int = 1
    open: bool = False
    definite: bool = False


@once
def beginnings(reading: Reading) -> tuple[Beginning, ...]:
    """When things began, opened, were founded or first held, in text order; read once for each reading."""
    return tuple(_read(reading))


def _read(reading: Reading) -> list[Beginning]:
    days = {day.index: day for day in named_days(reading) if not day.ranged and _is_of_a_year(day)}
    found: list[Beginning] = []
    for index, sentence in enumerate(reading.sentences):
        found.extend(_first_times(reading, index, sentence))
        told = list(_first_ones(reading, index, days))
        found.extend(told)
        timed = {beginning.day.index for beginning in told}
        for at, clause in enumerate(sentence.clauses):
            found.extend(one for one in _of_clause(reading, index, at, clause, days) if one.day.index not in timed)
    return found


def _is_of_a_year(day: NamedDay) -> bool:
    """Whether a time lies within one year: a day, a month, a year, or a season of a year that is told ("the spring of 1894")."""
    value = day.value
    return value.granularity in ("day", "month", "year") or (value.granularity == "season" and value.year is not None)


def _of_clause(reading: Reading, index: int, at: int, clause: Clause, days: dict[int, NamedDay]) -> Iterator[Beginning]:
    verb = clause.verb
    if verb is None or verb.negated or verb.tense == "future" or verb.modality not in ("asserted",):
        return
    text = reading.text
    for time in clause.times:
        day = days.get(time)
        if day is None or day.value.days is None or _is_to_come(reading, day) or _is_one_more(reading.sentences[index], clause):
            continue
        since = text[max(0, day.span.start - 8) : day.span.start].lower().rstrip().endswith("since")
        first = _is_first(text, clause)
        begins = verb.lemma in date_words("verbs of beginning") and (verb.lemma not in ("hold", "host") or first)
        dates_back = (
            verb.lemma in ("date", "go", "stretch", "trace") and re.search(r"\b(?:to|from) $", text[: day.span.start][-6:]) is not None
        )
        begins = begins or (verb.lemma, _particle(reading.sentences[index], clause)) in _PUT_UP
        first_time = first and (verb.voice == "passive" or verb.lemma in date_words("verbs of a first time"))
        if not (since or begins or dates_back or first_time) or (since and not verb.perfect):
            continue
        yield _beginning(reading, index, at, clause, day, since=since, first=first)


def _is_one_more(sentence: SentenceReading, clause: Clause) -> bool:
    """Whether what began is one more of its kind: "A second shop, in Dorn, opened in 2011"."""
    if not clause.subject:
        return False
    chunk = sentence.chunks[clause.subject[0]]
    words = {token.text.lower() for token in sentence.tokens[chunk.tokens[0] : chunk.tokens[1] + 1]}
    return chunk.determiner in ("a", "an", "another") and bool(words & {"second", "third", "fourth", "another", "new", "branch"})


def _particle(sentence: SentenceReading, clause: Clause) -> str:
    """The word right behind the verb."""
    assert clause.verb is not None
    at = clause.verb.tokens[1] + 1
    return sentence.tokens[at].text.lower() if at < len(sentence.tokens) else ""


def _first_ones(reading: Reading, index: int, days: dict[int, NamedDay]) -> Iterator[Beginning]:
    """The first of many, told with its time: "he organized the first climb in 2007", "its first race, in 1961, drew nine"."""
    text, sentence = reading.text, reading.sentences[index]
    for at in sentence.mentions:
        day = days.get(at)
        if day is None or day.value.days is None or _is_to_come(reading, day):
            continue
        told = _FIRST_ONE.search(text, max(sentence.sentence.span.start, day.span.start - _NEAR), day.span.start)
        if told is not None:
            unbroken, years = _rhythm(reading, index)
            yield Beginning(frozenset({told["noun"].lower()}), day, index, False, True, unbroken, years)


def _is_to_come(reading: Reading, day: NamedDay) -> bool:
    """Whether a day lies after publication: "to be opened in 2073"."""
    published, days = reading.draft.published, day.value.days
    return published is not None and days is not None and days.low is not None and days.low > published.toordinal()


def _is_first(text: str, clause: Clause) -> bool:
    """Whether "first" stands in a verb group or right before it: "was first held", "First flown in 1999"."""
    assert clause.verb is not None
    span = clause.verb.span
    return re.search(r"\b[Ff]irst\b", text[max(0, span.start - 12) : span.end]) is not None


def _beginning(reading: Reading, index: int, at: int, clause: Clause, day: NamedDay, *, since: bool, first: bool) -> Beginning:
    sentence, verb = reading.sentences[index], clause.verb
    assert verb is not None
    things: set[str] = set()
    unclear, definite, whole = False, False, ""
    subject = _subject(sentence, at, clause)
    if subject is not None:
        things |= words_of(subject)
        whole = _before_which(sentence)
        things |= {whole} - {""}
        if subject.head == "it" and (named := things_for(reading, index, subject)):
            told = {
                word
                for name in named
                for word in (name, name.split(" ")[-1])
                if not (is_person_noun(word) or word in date_words("nouns for one of a row"))
            }
            things, unclear = told or {"it"}, not told
        things |= _people_in(reading, subject)
        if not subject.head and subject.span.text_of(reading.text).lower() in ("the first", "the first one"):
            things.add(FIRST)
            first = True
    if verb.lemma in _FOUNDERS:
        # "In 1894, founded the station": what stands right behind the verb is what was founded, whatever its subject.
        behind = [chunk for chunk in sentence.chunks if chunk.tokens[0] == verb.tokens[1] + 1 and chunk.determiner]
        definite = any(chunk.determiner == "the" for chunk in behind)
        it = next((sentence.chunks[at] for at in clause.objects[:1] if sentence.chunks[at].head == "it"), None)
        if it is not None:
            things |= things_for(reading, index, it)
        for chunk in behind or ([sentence.chunks[number] for number in clause.objects[:1]] if verb.voice == "active" else []):
            things |= words_of(chunk)
    unbroken, years = _rhythm(reading, index)
    definite = definite or bool(whole) or (subject is not None and subject.determiner == "the")
    held = first or verb.lemma in ("hold", "host")
    return Beginning(frozenset(things), day, index, since, held, unbroken, years, unclear, definite)


def _subject(sentence: SentenceReading, at: int, clause: Clause) -> Chunk | None:
    """What began: the subject; of a participle at the front ("Founded in 1893 by a widow, the firm ..."), that of the clause it opens."""
    if clause.subject:
        return sentence.chunks[clause.subject[0]]
    if at or clause.verb is None or clause.verb.voice != "passive":
        return None
    after = next(
        (other for other in sentence.clauses[at + 1 :] if other.subject and not other.relative and not _is_inner(sentence, other)), None
    )
    return None if after is None else sentence.chunks[after.subject[0]]


def _before_which(sentence: SentenceReading) -> str:
    """The noun that opens a sentence before ", which ...,": "The stand, which has a roof and a tilt, was put up in 1909"."""
    tokens = sentence.tokens
    at = next((at for at, token in enumerate(tokens[: _OPENS + 1]) if token.text == ","), 0)
    opens = at > 1 and tokens[0].text.lower() in ("the", "its", "their") and tokens[at + 1 : at + 2] and tokens[at + 1].text == "which"
    return tokens[at - 1].lemma if opens else ""


def _is_inner(sentence: SentenceReading, clause: Clause) -> bool:
    """Whether a clause is one "who" or "which" opens."""
    assert clause.verb is not None
    at = clause.verb.tokens[0]
    return at > 0 and sentence.tokens[at - 1].text.lower() in ("who", "which", "that")


def _rhythm(reading: Reading, index: int) -> tuple[bool, int]:
    """Whether no time was left out since, and how many years lie between two, by the sentence or the one that goes on from it."""
    text = reading.text
    spans = [reading.sentences[index].sentence.span]
    if index + 1 < len(reading.sentences):
        after = reading.sentences[index + 1].sentence
        if after.paragraph == reading.sentences[index].sentence.paragraph and _GOES_ON.match(text, after.span.start):
            spans.append(after.span)
    unbroken = any(_EVERY.search(text, span.start, span.end) for span in spans)
    skipped = any(_SKIPPED.search(text, span.start, span.end) for span in spans)
    steps = [found for span in spans if (found := _STEP.search(text, span.start, span.end))]
    years = 2 if steps and steps[0]["biennial"] else _STEPS[steps[0]["step"].lower()] if steps else 1
    return unbroken and not skipped, years


def is_every_time(text: str, span: Span) -> bool:
    """Whether a sentence says that something is held every time: "every year since", "without fail"."""
    return _EVERY.search(text, span.start, span.end) is not None and _SKIPPED.search(text, span.start, span.end) is None


def words_of(chunk: Chunk) -> frozenset[str]:
    """The words by which a thing is known again: its head, and the last word of its name."""
    return frozenset({chunk.head, chunk.head.split(" ")[-1]}) - {""}


def _people_in(reading: Reading, chunk: Chunk) -> set[str]:
    people = people_of(reading)
    return {people.of[use.index].name for use in people.uses if use.index in people.of and use.core.overlaps(chunk.span)}


def _first_times(reading: Reading, index: int, sentence: SentenceReading) -> Iterator[Beginning]:
    """When somebody first ran for or won an office: "he first won a seat on the council, in 1997"."""
    text, span = reading.text, sentence.sentence.span
    for told in _FIRST.finditer(text, span.start, span.end):
        day = next((day for day in named_days(reading) if day.span.start >= told.end()), None)
        if day is None or day.span.end > span.end or day.value.days is None or not _SHORT.fullmatch(text, told.end(), day.span.start):
            continue
        people = people_of(reading)
        named = {
            people.of[use.index].name
            for use in people.uses
            if span.contains(use.span) and use.span.start < told.start() and use.index in people.of
        }
        before = None if named else antecedent(reading, index)
        things = named or ({before.name} if before is not None else set())
        if len(things) == 1:
            yield Beginning(frozenset(things), day, index, False, True)
