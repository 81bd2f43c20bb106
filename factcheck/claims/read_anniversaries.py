"""read_anniversaries: the anniversaries, annual events and terms that a draft numbers, and the beginnings that they count from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.claims.anniversary import AnniversaryClaim, Round
from factcheck.claims.antecedents import antecedent
from factcheck.claims.date_words import date_words
from factcheck.claims.named_days import NamedDay, named_days
from factcheck.claims.persons import person_of
from factcheck.claims.referents import people_of
from factcheck.claims.scope_at import scope_at
from factcheck.draft import Span
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading
from factcheck.values import Quantity, Timex

_ANNIVERSARY: Final = re.compile(r"[ -](?:\w+ )?(?:anniversary|birthday)\b", re.IGNORECASE)
_ANNUAL: Final = re.compile(r"[ -](?:and (?:final|last) )?(?:annual|yearly)\b", re.IGNORECASE)
_SEASON: Final = re.compile(r" (?:season|edition|consecutive year|straight year|year)\b(?! (?:in a row|of (?:his|her)))", re.IGNORECASE)
_TERM: Final = re.compile(r" (?:(?P<years>\w+)-year )?term\b", re.IGNORECASE)
_CENTENARY: Final = re.compile(
    r"\b(?P<word>centennial|centenary|bicentennial|bicentenary|sesquicentennial|tercentenary|tricentennial|golden (?:anniversary|jubilee)"
    r"|silver (?:anniversary|jubilee)|diamond anniversary)\b",
    re.IGNORECASE,
)
_YEARS_OF: Final = {
    "centennial": 100, "centenary": 100, "bicentennial": 200, "bicentenary": 200, "sesquicentennial": 150, "tercentenary": 300,
    "tricentennial": 300, "golden": 50, "silver": 25, "diamond": 60,
}  # fmt: skip
_NUMBERS: Final = {
    word: at for at, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"])
}
_LATE: Final = re.compile(
    r"\b(?:belated\w*|delayed|postponed|rescheduled|late(?:r)? than|a year late|canceled|cancelled|last year's|was to have)\b",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(r"\bfirst (?:ran|elected|won|was elected|took office|took the job|was chosen|was voted in|sought)\b")
_SHORT: Final = re.compile(r"[^.;:()\d]{0,40}?\b(?:in|on)(?: \w+ of)? ")
_TURNS: Final = re.compile(
    r"\b(?P<words>(?:turns|turned|turning|will turn|is turning|marks|marking|celebrates|celebrating|will celebrate|is celebrating) "
    r"(?P<nth>\d{1,3}))"
    r"(?=(?: years)?(?: (?:this|next|last|in|on|with)\b|[,.;]| of\b| years\b))"
)
_EVERY: Final = re.compile(
    r"\bnot (?:one|a single one|a year|once) (?:has|had|have)?(?: it)? ?(?:been )?(?:missed|skipped|failed)\b|\bwithout fail\b|"
    r"\b(?:every|each) (?:year|fall|spring|summer|winter|\w+day)\b|\bannually\b|\bnever (?:missed|skipped)\b|\bwithout (?:a break"
    r"|interruption)\b",
    re.IGNORECASE,
)


FIRST: Final = "the first"
_PERSONS: Final = frozenset(("he", "she", "i", "we", "you", "who"))


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first day or year of something: `thing` is its noun phrase ("" where a pronoun stands), `day` when."""

    thing: frozenset[str]
    day: NamedDay
    sentence: int
    since: bool
    held: bool
    unbroken: bool = False


def read_anniversaries(reading: Reading) -> list[AnniversaryClaim]:
    """The numbered anniversaries, annual events and terms, in text order."""
    return [claim for claim, _ in numbered(reading)]


def numbered(reading: Reading) -> tuple[tuple[AnniversaryClaim, frozenset[str]], ...]:
    """The claims, each with the words for the thing that it is of; read once for each reading."""
    known = reading.__dict__.get("_anniversaries")
    if not isinstance(known, tuple):
        known = reading.__dict__["_anniversaries"] = tuple(_read(reading))
    return known


def _read(reading: Reading) -> Iterator[tuple[AnniversaryClaim, frozenset[str]]]:
    text = reading.text
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        if sentence.sentence.role not in ("body", "caption", "list"):
            continue
        for at in sentence.mentions:
            mention = reading.mentions[at]
            value = mention.value
            if mention.kind != "ordinal" or not isinstance(value, Quantity) or value.nominal.denominator != 1:
                continue
            found = _round(text, mention.span.end)
            if found is not None:
                yield from _claim(reading, index, sentence, found, int(value.nominal), mention.core.start)
        for told in _TURNS.finditer(text, span.start, span.end):
            yield from _turning(reading, index, sentence, told)
        for word in _CENTENARY.finditer(text, span.start, span.end):
            yield from _claim(
                reading, index, sentence, ("anniversary", word.end(), 1), _YEARS_OF[word["word"].lower().split()[0]], word.start()
            )


def _round(text: str, at: int) -> tuple[Round, int, int] | None:
    """What an ordinal before `at` numbers, where the words for it end, and how many years lie between two."""
    if found := _ANNIVERSARY.match(text, at):
        return None if "irthday" in found.group() else ("anniversary", found.end(), 1)
    if found := _ANNUAL.match(text, at):
        return "annual", found.end(), 1
    if found := _TERM.match(text, at):
        years = found["years"] or ""
        length = int(years) if years.isdigit() else _NUMBERS.get(years.lower(), 0)
        return ("term", found.end(), length) if length else None
    if found := _SEASON.match(text, at):
        return "annual", found.end(), 1
    return None


def _claim(
    reading: Reading, index: int, sentence: SentenceReading, found: tuple[Round, int, int], nth: int, start: int
) -> Iterator[tuple[AnniversaryClaim, frozenset[str]]]:
    round_, end, years = found
    span = sentence.sentence.span
    if _LATE.search(reading.text, span.start, span.end) or nth < 2:
        return
    clause = _clause_at(sentence, Span(start, end))
    things = frozenset(_possessor(reading, index, sentence, clause, Span(start, end), round_))
    when = _when(reading, sentence, clause)
    words = Span(start, end)
    scope = scope_at(reading, words)
    if things and not scope.quoted:
        of = " ".join(sorted(things))
        unbroken = bool(_EVERY.search(reading.text, span.start, span.end))
        yield (
            AnniversaryClaim.model_construct(
                of=of, round=round_, nth=nth, years=years, when=when, unbroken=unbroken, span=words, scope=scope
            ),
            things,
        )


def _turning(
    reading: Reading, index: int, sentence: SentenceReading, told: re.Match[str]
) -> Iterator[tuple[AnniversaryClaim, frozenset[str]]]:
    """A thing that turns so many years old: "The lodge turns 75 this year". People's ages are not anniversaries."""
    words = Span(*told.span("words"))
    clause = _clause_at(sentence, words)
    if clause is None or not clause.subject or sentence.chunks[clause.subject[0]].head in _PERSONS:
        return
    if person_of(reading, index, clause.subject[0]) or _LATE.search(reading.text, *_ends(sentence)):
        return
    things = _words_of(sentence.chunks[clause.subject[0]])
    scope = scope_at(reading, words)
    if things and not scope.quoted and 2 <= int(told["nth"]) <= 2000:
        when = _when(reading, sentence, clause)
        of = " ".join(sorted(things))
        yield AnniversaryClaim(of=of, round="anniversary", nth=int(told["nth"]), when=when, span=words, scope=scope), things


def _ends(sentence: SentenceReading) -> tuple[int, int]:
    return sentence.sentence.span.start, sentence.sentence.span.end


def _clause_at(sentence: SentenceReading, words: Span) -> Clause | None:
    for clause in sentence.clauses:
        for at in clause.participants():
            if sentence.chunks[at].span.overlaps(words):
                return clause
    return next((clause for clause in sentence.clauses if clause.span.overlaps(words)), None)


def _words_of(chunk: Chunk) -> frozenset[str]:
    """The words by which a thing is known again: its head, and the last word of its name."""
    return frozenset({chunk.head, chunk.head.split(" ")[-1]}) - {""}


def _possessor(reading: Reading, index: int, sentence: SentenceReading, clause: Clause | None, words: Span, round_: Round) -> Iterator[str]:
    """Whose anniversary it is: the thing itself ("the 18th annual fair"), the owner ("the town's centennial"), or the subject."""
    chunk = next((chunk for chunk in sentence.chunks if chunk.span.overlaps(words)), None)
    if chunk is None:
        return
    if round_ == "term":
        people = people_of(reading)
        for use in people.uses:
            if sentence.sentence.span.start <= use.span.start < words.start and use.index in people.of:
                yield people.of[use.index].name
                return
        return
    if round_ == "annual" and chunk.head not in ("season", "edition", "year", ""):
        yield from _words_of(chunk)
        return
    if chunk.of is not None and chunk.head in ("anniversary", "centennial", "centenary", "bicentennial"):
        yield from _words_of(sentence.chunks[chunk.of])
        return
    owner = re.search(r"([\w-]+)['’]s? $", reading.text[sentence.sentence.span.start : words.start])
    if owner:
        yield owner.group(1).lower()
        return
    if clause is not None and clause.subject:
        yield from _words_of(sentence.chunks[clause.subject[0]])


def _when(reading: Reading, sentence: SentenceReading, clause: Clause | None) -> Timex | None:
    """The time of the clause, where it has one day, month or year."""
    if clause is None:
        return None
    spans = [reading.mentions[at].span for at in clause.times]
    found = [
        day.value
        for day in named_days(reading)
        if not day.ranged and any(span.contains(day.span) for span in spans) and day.value.days is not None and not day.value.days.is_empty
    ]
    return found[0] if len(found) == 1 and found[0].granularity in ("day", "week", "weekend", "month", "year") else None


def beginnings(reading: Reading) -> list[Beginning]:
    """When things began, opened, were founded or first held, in text order."""
    text = reading.text
    days = {day.index: day for day in named_days(reading) if not day.ranged and day.value.granularity in ("day", "month", "year")}
    found: list[Beginning] = []
    for index, sentence in enumerate(reading.sentences):
        found.extend(_first_times(reading, index, sentence))
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None or verb.negated or verb.tense == "future" or verb.modality not in ("asserted",):
                continue
            for at in clause.times:
                day = days.get(at)
                if day is None or day.value.days is None:
                    continue
                before = text[max(0, day.span.start - 8) : day.span.start].lower()
                since = before.rstrip().endswith("since")
                first = re.search(r"\b[Ff]irst\b", text[verb.span.start - 12 if verb.span.start > 12 else 0 : verb.span.end]) is not None
                if not since and not (verb.lemma in date_words("verbs of beginning") and (verb.lemma not in ("hold", "host") or first)):
                    continue
                if since and not verb.perfect:
                    continue
                things: set[str] = set()
                for chunk_at in clause.subject[:1]:
                    things |= _words_of(sentence.chunks[chunk_at])
                people = people_of(reading)
                subjects = [sentence.chunks[chunk_at].span for chunk_at in clause.subject[:1]]
                things |= {
                    people.of[use.index].name
                    for use in people.uses
                    if use.index in people.of and any(use.core.overlaps(span) for span in subjects)
                }
                subject = sentence.chunks[clause.subject[0]] if clause.subject else None
                if subject is not None and not subject.head and subject.span.text_of(text).lower() in ("the first", "the first one"):
                    things.add(FIRST)
                    first = True
                if verb.voice == "active" and verb.lemma in (
                    "found",
                    "establish",
                    "start",
                    "open",
                    "launch",
                    "create",
                    "build",
                    "form",
                    "marry",
                ):
                    for chunk_at in clause.objects[:1]:
                        things |= _words_of(sentence.chunks[chunk_at])
                unbroken = bool(_EVERY.search(text, sentence.sentence.span.start, sentence.sentence.span.end))
                found.append(Beginning(frozenset(things), day, index, since, first or verb.lemma in ("hold", "host"), unbroken))
    return found


def _first_times(reading: Reading, index: int, sentence: SentenceReading) -> Iterator[Beginning]:
    """When somebody first ran for or won an office: "she first ran for mayor, in 2014"."""
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
