"""read_anniversaries: the anniversaries, annual events and terms that a draft numbers, and the beginnings that they count from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from factcheck.claims.anniversary import AnniversaryClaim, Round
from factcheck.claims.dates.beginnings import beginnings, is_every_time, words_of
from factcheck.claims.dates.named_days import named_days
from factcheck.claims.dates.years_since import LATE, ago, old, since
from factcheck.claims.happening_words import noun_type
from factcheck.claims.people.antecedents import things_for
from factcheck.claims.people.persons import is_person_noun, person_of
from factcheck.claims.people.referents import people_of
from factcheck.claims.scope_at import scope_at
from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.syntax.clause import Clause, Reading, SentenceReading, once
from factcheck.values import Quantity, Timex

_ANNIVERSARY: Final = re.compile(r"[ -](?:\w+ )?(?:anniversary|birthday)\b", re.IGNORECASE)
_ANNUAL: Final = re.compile(r"[ -](?:and (?:final|last) )?(?:annual|yearly)\b", re.IGNORECASE)
_SEASON: Final = re.compile(
    r" (?:season|edition|consecutive year|straight year|year|running|staging|outing|instal?lment|iteration|renewal)\b"
    r"(?! (?:in a row|of (?:his|her)))",
    re.IGNORECASE,
)
# "The 30th Hobbs Hollow Fiddle Fest"; "the 5th Avenue Parade" is one of a street.
_NAMED: Final = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]his (?:year|month|week|weekend)['’]s) (?P<nth>\d{1,3})(?:st|nd|rd|th)"
    r" (?!Avenue|Street|Ward|District|Division|Precinct)(?:[A-Z][\w'’-]* ){1,6}?"
    r"(?:Fest|Festival|Fair|Show|Games|Marathon|Regatta|Derby|Parade|Rodeo|Tattoo|Gala|Conference|Convention|Championships|Tournament)\b"
)
# "Will hold its 45th sack race": of what a place holds, each a year, where the draft says that it is held every year.
_HELD: Final = re.compile(
    r"\b(?:[Hh]old|[Hh]ost|[Ss]tag|[Oo]rganiz|[Cc]elebrat|[Kk]ick)\w*(?: off)? (?:its|their) (?P<nth>\d{1,3})(?:st|nd|rd|th)"
    r"(?: (?!annual\b|yearly\b)[a-z-]+){0,2}?"
    r" (?:fest|festival|fair|show|games|marathon|regatta|derby|parade|rodeo|gala|convention|tournament|race|contest|supper|picnic"
    r"|auction|carnival|jamboree|roast|cookoff|cook-off|bake-off|powwow|pageant|swim|run|walk|concert|sale)\b"
)
_TIME: Final = re.compile(r" time\b(?= (?:that|the|it|in|its|since|she|he|they)\b)")
_THE_TIME: Final = re.compile(r"\b(?:is|was|be|marks|marked|for) (?:the|its) $")
_CONSECUTIVE: Final = re.compile(
    r" (?:consecutive|straight|successive) (?:[a-z-]+ ){0,2}(?:title|championship|crown|victory|win|gold|medal|pennant|cup|award|prize)\b"
)
_OWNER: Final = re.compile(r"\b(?:[Ii]ts|[Tt]he (?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]+)['’]s?) $")
_TERM: Final = re.compile(r" (?:(?P<years>\w+)-year )?term\b", re.IGNORECASE)
_NUMBERS: Final = {
    word: at for at, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"])
}
_TURNS: Final = re.compile(
    r"\b(?!marked \d+(?!\d| years))(?P<words>(?:(?:will |is |are |to )?turn(?:s|ed|ing)?"  # "the bell marked 3" is none
    r"|(?:will |is |are |to )?(?:mark|celebrate|observe|commemorate|toast|complete)(?:s|d|ed|ing)?) (?P<nth>\d{1,3}))"
    r"(?! years (?:in (?!business)|as|since|at|on|with))(?=(?: years)?(?: (?:this|next|last|in|on|with)\b|[,.;]| of\b| years\b))"
)
_DATED: Final = re.compile(r"(?: years)?(?: old)? (?:this|last|on|in (?:[A-Z]|\d)|earlier this)\b")
# What is numbered where no noun says it: times, titles in a row, a day of the week of publication.
TIMES: Final = "time"
TITLES: Final = "title in a row"
# "of the flood of", before a date: that of what an anniversary is of.
OF_EVENT: Final = re.compile(
    r" of (?:(?:the|his|her|its|their|a|an|[A-Z][\w'’.-]+) )"
    r"(?:[\w'’.-]+ ){0,8}?(?:on |in |of |, |,? which was on |,? on |,? in )?"
)
_EDITIONS: Final = frozenset(
    ("season", "edition", "year", "running", "staging", "outing", "installment", "instalment", "iteration", "renewal", "")
)
_SEASON_DAYS: Final = 365
_OF_WORDS: Final = 8  # words after "of" in which what is numbered is told
_PERSONS: Final = frozenset(("he", "she", "i", "we", "you", "who"))


def read_anniversaries(reading: Reading) -> list[AnniversaryClaim]:
    """The numbered anniversaries, annual events and terms, in text order."""
    return [claim for claim, _ in numbered(reading)]


@once
def numbered(reading: Reading) -> tuple[tuple[AnniversaryClaim, frozenset[str]], ...]:
    """The claims, each with the words for the thing that it is of, if any are told; read once for each reading."""
    return tuple(_read(reading))


def _read(reading: Reading) -> Iterator[tuple[AnniversaryClaim, frozenset[str]]]:
    text = reading.text
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        if sentence.sentence.role not in ("body", "caption", "list", "headline"):
            continue
        for at in sentence.mentions:
            mention = reading.mentions[at]
            value = mention.value
            if mention.kind != "ordinal" or not isinstance(value, Quantity) or value.nominal.denominator != 1:
                continue
            found = _round(text, mention.span.end, mention.core.start)
            if found is not None:
                yield from _claim(reading, index, sentence, found, int(value.nominal), mention.core.start)
        for told in _NAMED.finditer(text, span.start, span.end):
            yield from _claim(reading, index, sentence, ("annual", told.end(), 1), int(told["nth"]), told.start("nth"))
        for told in _HELD.finditer(text, span.start, span.end):
            yield from _claim(reading, index, sentence, ("annual", told.end(), 1), int(told["nth"]), told.start("nth"))
        if sentence.sentence.role == "headline":
            continue
        for told in _TURNS.finditer(text, span.start, span.end):
            yield from _turning(reading, index, sentence, told)
        for word in _jubilee_words().finditer(text, span.start, span.end):
            yield from _claim(reading, index, sentence, ("anniversary", word.end(), 1), jubilees()[word.group().lower()], word.start())
        yield from ago(reading, sentence)
        yield from since(reading, sentence)
        yield from old(reading, sentence)


@cache
def jubilees() -> dict[str, int]:
    """The years that an anniversary's name marks.

    >>> jubilees()["sesquicentennial"]
    150
    """
    return {name: int(years) for name, years in (line.split("\t") for line in data_lines("jubilees.tsv"))}


@cache
def _jubilee_words() -> re.Pattern[str]:
    names = sorted(jubilees(), key=lambda name: -len(name))
    return re.compile(rf"\b(?:{'|'.join(names)})\b", re.IGNORECASE)


def _round(text: str, at: int, start: int) -> tuple[Round, int, int] | None:
    """What an ordinal from `start` to `at` numbers, where the words for it end, and how many years lie between two."""
    if found := _ANNIVERSARY.match(text, at):
        whose = "irthday" not in found.group() or _is_of_thing(text, start)
        return ("anniversary", found.end(), 1) if whose else None
    if (found := _TIME.match(text, at)) and _THE_TIME.search(text, max(0, start - 16), start):
        return "annual", found.end(), 1
    if found := _CONSECUTIVE.match(text, at):
        return "annual", found.end(), 1
    if found := _ANNUAL.match(text, at):
        return "annual", found.end(), 1
    if found := _TERM.match(text, at):
        years = found["years"] or ""
        length = int(years) if years.isdigit() else _NUMBERS.get(years.lower(), 0)
        return ("term", found.end(), length) if length else None
    if found := _SEASON.match(text, at):
        return "annual", found.end(), 1
    return None


def _is_of_thing(text: str, start: int) -> bool:
    """Whether a birthday is that of a thing: "its 50th birthday", "the shop's 80th birthday"."""
    owner = _OWNER.search(text, max(0, start - 40), start)
    return owner is not None and (owner["noun"] is None or not is_person_noun(owner["noun"]))


def _claim(
    reading: Reading, index: int, sentence: SentenceReading, found: tuple[Round, int, int], nth: int, start: int
) -> Iterator[tuple[AnniversaryClaim, frozenset[str]]]:
    round_, end, years = found
    span = sentence.sentence.span
    if LATE.search(reading.text, span.start, span.end) or nth < 2:
        return
    clause = _clause_at(sentence, Span(start, end))
    headline = sentence.sentence.role == "headline"
    things = frozenset() if headline else frozenset(_possessor(reading, index, sentence, clause, Span(start, end), round_))
    when = _when(reading, clause, end)
    words = Span(start, end)
    if round_ == "anniversary" and _is_of_season(sentence, words):
        if when is None or when.days is None or when.days.low is None or when.days.high is None:
            return
        when = Timex(when.timex, Interval.of(when.days.low, when.days.high + _SEASON_DAYS), when.granularity)
    scope = scope_at(reading, words)
    if (things or round_ != "term") and not scope.quoted:
        of = " ".join(sorted(things))
        unbroken = is_every_time(reading.text, span)
        yield (
            AnniversaryClaim.model_construct(
                of=of, round=round_, nth=nth, years=years, when=when, unbroken=unbroken, span=words, scope=scope
            ),
            things,
        )


def _is_of_season(sentence: SentenceReading, words: Span) -> bool:
    """Whether a season bears the name, which may open in one year and keep the day in the next: "begins its centennial season"."""
    chunk = next((chunk for chunk in sentence.chunks if chunk.span.overlaps(words)), None)
    return chunk is not None and chunk.head == "season" and chunk.head_span.start >= words.end


def _turning(
    reading: Reading, index: int, sentence: SentenceReading, told: re.Match[str]
) -> Iterator[tuple[AnniversaryClaim, frozenset[str]]]:
    """A thing that turns so many years old: "The lodge turns 75 this year". People's ages are not anniversaries."""
    words = Span(*told.span("words"))
    clause = _clause_at(sentence, words)
    if clause is None or not clause.subject:
        return
    subject = sentence.chunks[clause.subject[0]].head
    if subject in _PERSONS or is_person_noun(subject):
        return
    if person_of(reading, index, clause.subject[0]) or LATE.search(reading.text, sentence.sentence.span.start, sentence.sentence.span.end):
        return
    if told["words"].startswith("turned") and _DATED.match(reading.text, words.end) is None:
        return  # "The choir turned 40 during a strike": some time ago
    things = frozenset(_owners(reading, index, sentence, words))
    scope = scope_at(reading, words)
    if things and not scope.quoted and 2 <= int(told["nth"]) <= 2000:
        when = _when(reading, clause, words.end)
        of = " ".join(sorted(things))
        yield AnniversaryClaim(of=of, round="anniversary", nth=int(told["nth"]), when=when, span=words, scope=scope), things


def _clause_at(sentence: SentenceReading, words: Span) -> Clause | None:
    for clause in sentence.clauses:
        for at in clause.participants():
            if sentence.chunks[at].span.overlaps(words):
                return clause
    return next((clause for clause in sentence.clauses if clause.span.overlaps(words)), None)


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
    if round_ == "annual" and (
        _CONSECUTIVE.search(words.text_of(reading.text)) or _TIME.search(reading.text, words.end - 5, words.end + 6)
    ):
        yield TITLES if _CONSECUTIVE.search(words.text_of(reading.text)) else TIMES
        return
    if round_ == "annual" and chunk.head not in _EDITIONS:
        yield from words_of(chunk)
        return
    if of := _named_after(sentence, words):
        yield from of
        return
    owner = re.search(r"([\w-]+)['’]s? $", reading.text[sentence.sentence.span.start : words.start])
    if owner:
        yield owner.group(1).lower()
        return
    if chunk.determiner in ("its", "their"):
        yield from _owners(reading, index, sentence, words)
        return
    if clause is not None and clause.subject:
        # "The firm behind the soap found in half of the city's tubs marks its 150th birthday": a verb taken for a noun
        subject = sentence.chunks[clause.subject[0]]
        yield from words_of(sentence.chunks[0] if subject.span.overlaps(words) else subject)


def _named_after(sentence: SentenceReading, words: Span) -> frozenset[str]:
    """What "of" names behind the number: "the 60th running of a plowing match", "the 40th anniversary of the bakery's opening".

    Every word up to the next clause may be the noun, since a noun before "that" is easily read as a verb.
    """
    tokens = [token for token in sentence.tokens if token.span.start >= words.end]
    if not tokens or tokens[0].text.lower() != "of":
        return frozenset()
    end = next((at for at, token in enumerate(tokens[1:], 1) if token.tag in ("PUNCT", "ADP", "SCONJ", "PRON", "AUX", "CONJ")), len(tokens))
    told = tokens[1 : min(end, _OF_WORDS)]
    return frozenset(token.lemma.split(" ")[-1] for token in told if token.tag in ("NOUN", "PROPN", "VERB") and token.form != "t")


def _owners(reading: Reading, index: int, sentence: SentenceReading, words: Span) -> Iterator[str]:
    """For what "its" stands: the subjects told before it, and of "it" what the sentence before is about; "its" where there is none."""
    before = [
        sentence.chunks[clause.subject[0]]
        for clause in sentence.clauses
        if clause.subject and clause.verb is not None and (clause.verb.tense or clause.verb.modality == "planned")
    ]
    before = [chunk for chunk in before if chunk.span.end <= words.start] or (
        [chunk for chunk in sentence.chunks[:1] if chunk.span.end <= words.start]
    )
    found = False
    for chunk in before:
        if chunk.head in ("it", "they"):
            found = True
            yield "its"
            yield from things_for(reading, index, chunk)
        elif chunk.determiner in ("a", "an") and noun_type(chunk.head, chunk.modifiers):
            found = True
            yield "its"  # "A dinner on Nov. 9 will celebrate its centennial": that of what the story is about
        elif chunk.head not in _PERSONS:
            found = True
            yield from words_of(chunk)
    if not found and (after := next((clause for clause in sentence.clauses if clause.subject and clause.verb and clause.verb.tense), None)):
        chunk = sentence.chunks[after.subject[0]]
        if chunk.span.start > words.end and chunk.head not in ("it", "they", *_PERSONS):
            found = True
            yield from words_of(chunk)  # "For its 60th birthday, the bakery will give away pies"
    if not found:
        yield "its"  # "Its 80th anniversary will be marked on June 10"


def _when(reading: Reading, clause: Clause | None, end: int) -> Timex | None:
    """The time of the clause, where it has one day, month or year; not that of what the anniversary, which ends at `end`, is of."""
    if clause is None:
        return None
    spans = [reading.mentions[at].span for at in clause.times]
    begun = {beginning.day.index for beginning in beginnings(reading)}
    found = [
        day.value
        for day in named_days(reading)
        if not day.ranged
        and day.index not in begun
        and (day.span.start < end or OF_EVENT.fullmatch(reading.text, end, day.span.start) is None)
        and any(span.contains(day.span) for span in spans)
        and day.value.days is not None
        and not day.value.days.is_empty
    ]
    return found[0] if len(found) == 1 and found[0].granularity in ("day", "week", "weekend", "month", "year") else None
