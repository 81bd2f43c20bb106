"""births_of: whose birth each date of a draft tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.dates.day_clauses import day_clause
from factcheck.claims.dates.named_days import NamedDay, named_days
from factcheck.claims.people.ages import lone_name
from factcheck.claims.people.antecedents import antecedent, named_in
from factcheck.claims.people.persons import name_of, person_of, subject_before
from factcheck.claims.people.referents import people_of
from factcheck.draft import Span
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading, once

_BORN: Final = re.compile(
    r"(?:\b(?:[Bb]orn|[Bb]irth(?:date| date|day) (?:is|was)|date of birth (?:is|was)|born:)\b|\(b\.)(?! (?:of|into poverty)\b)"
)
_BROKEN: Final = re.compile(r"[;:.()]|\b(?:and|but|who|when|after|before|moved|died|to|until)\b")
# "Her birth certificate, dated May 5, 1927"; "filed a birth record for him in June 1942"; "gave her birth as Feb. 12, 1956".
_RECORD: Final = re.compile(
    r"\b(?:birth(?: (?:certificate|notice|record|announcement|registration|year|month)s?)?|date of birth|year of birth|birth ?dates?)\b"
    r"(?! (?:of|mother|father|parent|son|daughter|name))"
    r"(?: for (?P<whom>him|her|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*))?"
    r"(?:, [^,.;:]{1,60},(?= ))?"
    r"(?:,? (?:dated|gives|gave|says|said|lists|listed|shows|showed|reads|puts it|was|is|registered|recorded|entered|of|for|to be))?"
    r"(?:,? (?:in|on|from|the|a|as|at|date|dated|of|[A-Z]\w+,?)){0,6},? $"
)
_OWNER: Final = re.compile(r"\b(?:(?P<pronoun>[Hh]is|[Hh]er)|(?P<name>[A-Z][\w-]+)['’]s?)(?: own)? $")
_YEAR_OF: Final = re.compile(r",? the (?:year|day|month|week) of (?P<pronoun>his|her) (?:own )?birth\b")  # "in 1953, the year of her birth"
_NOT_DAYS: Final = frozenset(("decade", "century", "vague", "season"))
_OTHER_TIMES: Final = re.compile(r"\b(?:since|until|before|after|by|from|till) $")


@once
def births_of(reading: Reading) -> dict[int, str]:
    """Whose birth each date tells, by where the date starts; read once for each reading."""
    return dict(_read(reading))


def _read(reading: Reading) -> Iterator[tuple[int, str]]:
    days = [day for day in named_days(reading) if day.value.granularity not in _NOT_DAYS]
    starts = [day.span.start for day in days]
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        here = days[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        if not here:
            continue
        told = dict(_in_clauses(reading, index, sentence, here))
        yield from told.items()
        if told:
            continue
        for day in here:
            if who := _by_words(reading, index, sentence, day):
                yield day.span.start, who


def _in_clauses(reading: Reading, index: int, sentence: SentenceReading, days: list[NamedDay]) -> Iterator[tuple[int, str]]:
    """The births that a clause tells: its verb is "born", or it comes "into the world"; its subject may be that of the clause to come."""
    for at, clause in enumerate(sentence.clauses):
        if not _is_birth(sentence, clause):
            continue
        spans = [reading.mentions[time].span for time in clause.times]
        told = [day for day in days if any(span.contains(day.span) for span in spans) and not _is_bound(reading, day)]
        if not told or any(day.ranged for day in told):
            continue
        number = _subject(sentence, at, clause)
        if clause.verb is not None and clause.verb.lemma == "give" and not _is_full_name(reading, sentence, number):
            continue  # "gave birth to a son"
        if number is not None:
            number = _apposed(reading, sentence, number)
        who = "" if number is None else person_of(reading, index, number)
        if not who and clause.subject:
            who = _said_of_all(reading, sentence, clause) or _lone(reading, index, sentence.chunks[clause.subject[0]])
        if who:
            yield _finest(told).span.start, who


def _is_full_name(reading: Reading, sentence: SentenceReading, number: int | None) -> bool:
    """Whether a noun phrase is a name with a first name."""
    if number is None:
        return False
    uses = people_of(reading).by_sentence.get(sentence.sentence.index, ())
    return any(use.core.overlaps(sentence.chunks[number].span) and use.name.given and not use.quoted for use in uses)


def _apposed(reading: Reading, sentence: SentenceReading, number: int) -> int:
    """The name to which a noun phrase stands in apposition: "Voss, a child of the islands who was born in 1961"."""
    chunk = sentence.chunks[number]
    if chunk.determiner not in ("a", "an") or not chunk.tokens[0] or sentence.tokens[chunk.tokens[0] - 1].text != ",":
        return number
    before = next((at for at in range(number - 1, -1, -1) if sentence.chunks[at].tokens[1] == chunk.tokens[0] - 2), None)
    uses = people_of(reading).by_sentence.get(sentence.sentence.index, ())
    named = before is not None and any(use.core.overlaps(sentence.chunks[before].span) for use in uses)
    return before if before is not None and named else number


def _is_birth(sentence: SentenceReading, clause: Clause) -> bool:
    verb = clause.verb
    if verb is None or verb.negated or verb.modality not in ("asserted",):
        return False
    if verb.lemma == "bear":
        return verb.voice == "passive"
    if verb.lemma == "give":
        return any(sentence.chunks[at].head == "birth" for at in clause.objects)
    return verb.lemma in ("come", "enter", "arrive") and any(
        sentence.chunks[at].head == "world" for at in (*clause.objects, *(chunk for _, chunk in clause.obliques))
    )


def _is_bound(reading: Reading, day: NamedDay) -> bool:
    """Whether a time is told as a bound, or as another's: "since 1990", "before 1932"."""
    start = reading.mentions[day.index].span.start
    return _OTHER_TIMES.search(reading.text, max(0, start - 10), start) is not None


def _finest(days: list[NamedDay]) -> NamedDay:
    """Of "in 2009, on Dec. 24": a written year first, then the smallest unit."""
    sizes = {"day": 0, "month": 1, "year": 2}
    return min(days, key=lambda day: (day.value.year is None, sizes.get(day.value.granularity, 3), day.span.start))


def _subject(sentence: SentenceReading, at: int, clause: Clause) -> int | None:
    """Who was born: the subject; of a participle at the front ("Born in 1949 in Halford, she left"), that of the clause that it opens.

    Of "gave birth to", the one behind "to".
    """
    if clause.verb is not None and clause.verb.lemma == "give":
        return next((chunk for preposition, chunk in clause.obliques if preposition == "to"), None)
    if clause.subject:
        first = clause.subject[0]
        beside = first + 1 < len(sentence.chunks) and sentence.chunks[first].tokens[1] + 1 == sentence.chunks[first + 1].tokens[0]
        return first + 1 if beside and sentence.chunks[first].head in ("year", "day", "month", "night") else first  # "the year he was born"
    if sentence.clauses[0] is not clause:
        return None
    after = next((other for other in sentence.clauses[at + 1 :] if other.subject and not other.relative), None)
    return None if after is None else after.subject[0]


def _lone(reading: Reading, index: int, chunk: Chunk) -> str:
    """One who is never named in full: "Tulip, the oldest of the elephants, was born in 1999"."""
    people = people_of(reading)
    uses = [use for use in people.by_sentence.get(index, ()) if use.core.overlaps(chunk.span)]
    return lone_name(uses[0], people) if len(uses) == 1 and uses[0].index not in people.of else ""


def _said_of_all(reading: Reading, sentence: SentenceReading, clause: Clause) -> str:
    """The last of several who were born together: "Otis and Lena Brandt, both born on ..."."""
    last = sentence.chunks[clause.subject[-1]]
    people = people_of(reading)
    uses = [use for use in people.uses if use.core.overlaps(last.span) and use.index in people.of]
    return name_of(people.of[uses[0].index], uses[0]) if len(uses) == 1 else ""


def _by_words(reading: Reading, index: int, sentence: SentenceReading, day: NamedDay) -> str:
    """Whose birth the words before a date tell: "Her birthday is", "born", "a birth notice for her"."""
    text, span = reading.text, sentence.sentence.span
    start = reading.mentions[day.index].span.start
    if day.ranged:
        return ""
    said = day_clause(reading, sentence, reading.mentions[day.index].span)
    if said is not None and _is_birth(sentence, said) and (number := _subject(sentence, sentence.clauses.index(said), said)) is not None:
        return person_of(reading, index, number)  # "The toll was a penny in 1953, the year he was born"
    if (of_birth := _YEAR_OF.match(text, day.span.end, span.end)) is not None:
        return _pronoun(reading, index, span, of_birth.start("pronoun"))
    record = _RECORD.search(text, max(span.start, start - 90), start)
    if record is not None:
        return _recorded(reading, index, span, record)
    last = list(_BORN.finditer(text, max(span.start, start - 80), start))
    if not last:
        return ""
    born = last[-1]
    if day.value.year is None and "irthday" in born[0]:
        return ""  # "whose birthday is on May 6": in whatever year
    between = text[born.end() : day.span.start]
    if len(between) > 60 or _BROKEN.search(between):
        return ""
    before = text[span.start : born.start()].strip()
    if (owner := _OWNER.search(text, max(span.start, born.start() - 12), born.start())) is not None and owner["pronoun"]:
        return _pronoun(reading, index, span, owner.start())  # "Her birthday is May 5, 1953"
    if not before and (named := named_in(reading, Span(born.end(), day.span.start))):
        # "Born Delphine Marchetti on June 4, 1932, she ...": the name that she was born with
        told = antecedent(reading, index)
        return told.name if told is not None and told.given.split()[0] == named[0].given.split()[0] else ""
    if before and before not in ("Both", "Also"):
        return subject_before(reading, index, born.start())
    return _to_come(reading, index, sentence, day)


def _recorded(reading: Reading, index: int, span: Span, record: re.Match[str]) -> str:
    """The person of a birth certificate: whose it is, or for whom it is."""
    text = reading.text
    whom = record["whom"]
    if whom in ("him", "her"):
        return _pronoun(reading, index, span, record.start("whom"))
    at = record.start("whom") if whom else record.start()
    if not whom:
        owner = _OWNER.search(text, max(span.start, at - 30), at)
        if owner is None:
            return ""
        if owner["pronoun"]:
            return _pronoun(reading, index, span, owner.start())
        at = owner.start("name")
    people = people_of(reading)
    use = next((use for use in people.uses if use.span.start <= at < use.span.end and use.index in people.of), None)
    return name_of(people.of[use.index], use) if use is not None else ""


def _pronoun(reading: Reading, index: int, span: Span, at: int) -> str:
    """The one person named before a pronoun in its sentence; where none is, the one named last before it."""
    pronoun = reading.text[at : at + 3].lower()
    people = people_of(reading)
    named = {
        people.of[use.index].name
        for use in people.uses
        if span.start <= use.span.start < at and use.index in people.of and people.of[use.index].human
    }
    if named:
        return next(iter(named)) if len(named) == 1 else ""
    before = antecedent(reading, index, pronoun)
    return before.name if before is not None else ""


def _to_come(reading: Reading, index: int, sentence: SentenceReading, day: NamedDay) -> str:
    """As in "Born in 1984, Ada Obi ...": the subject is still to come."""
    for number, chunk in enumerate(sentence.chunks):
        gap = reading.text[day.span.end : chunk.span.start]
        if chunk.span.start < day.span.end or not _may_be(reading, chunk):
            continue
        if len(gap) > 60 or re.search(r"\b(?:and|but|who)\b|[.;]", gap):
            return ""
        return person_of(reading, index, number)
    return ""


def _may_be(reading: Reading, chunk: Chunk) -> bool:
    people = people_of(reading)
    return (
        chunk.head in ("he", "she")
        or (chunk.head in date_words("nouns for a person") and chunk.mention is None)
        or any(use.core.overlaps(chunk.span) for use in people.uses)
    )
