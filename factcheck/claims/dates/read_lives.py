"""read_lives: how old people are, and how old they were when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from factcheck.almanac import shift_years
from factcheck.claims.age import AgeClaim
from factcheck.claims.dates.ages_at import ages_at, ages_of_old
from factcheck.claims.dates.life_events import age_claim, child_of, phrase_of, tells_of_birth, time_of_clause
from factcheck.claims.dates.life_times import day_beside, days_in, only_time, time_after, time_before, time_of_age
from factcheck.claims.dates.named_days import NamedDay
from factcheck.claims.happening_words import noun_type
from factcheck.claims.people.antecedents import antecedent, named_in
from factcheck.claims.people.life_numbers import NUMBER, age_number
from factcheck.claims.people.lives_now import ages_now
from factcheck.claims.people.persons import before_who, person_of, subject_before, subject_of
from factcheck.claims.people.referents import people_of
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.syntax.clause import Reading, SentenceReading
from factcheck.values import Timex

_WAS: Final = re.compile(
    r"(?P<be>\b(?:was|were|reached the age of|turned|turns|will turn|will be|would turn|became|had been|had turned|had just turned"
    r"|has turned|turning))"
    rf"(?: (?:just|only|then|already|now|about|barely|still|all of|not yet))* (?:{NUMBER}(?: years old| years of age)?"
    rf"|an? (?P<old>\d{{1,3}})-year-old(?: [a-z]+)?)"
    r"(?=[,.;)—]| (?:then|when|while|on|in|at|that|and|but|with|from|who|of|for|this|last|next|during|the|by|years ago"
    r"|over|recently|earlier|just|early|late|yesterday|today)\b|$)"
)
_BIRTHDAY: Final = re.compile(r"\b(?P<age>\d{1,3})(?:st|nd|rd|th) birthday\b")
_OWNER: Final = re.compile(r"\b(?:his|her|own)(?: own)? $")
_POSSESSIVE: Final = re.compile(r"(?:['’]s?)? ")
_KEPT: Final = 21  # days before or after it within which a birthday is kept
_DIED: Final = re.compile(r"\b(?:died|dead|death|killed|passed away|dies)\b")
_KIN_DIED: Final = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir) [a-z-]+(?:, [\w ]+,)? (?:had )?died\b")  # "His father died in 1985"
_WEEK: Final = 7
_UNTIL: Final = re.compile(r"\b(?:until|till|since) (?:[\w.'’-]+ ){1,3}$")
_UP_TO: Final = 40  # characters from "until" to the age
_JUST_DIED: Final = re.compile(r"\b(?:has|have) (?:\w+ )?(?:died|passed away)\b")


def read_lives(reading: Reading) -> list[AgeClaim]:
    """The ages of people, now and at events, in text order. Births are claims on dates (`factcheck.claims.dates.births`)."""
    claims = [*ages_now(reading), *_ages_then(reading), *ages_of_old(reading)]
    return sorted(claims, key=lambda claim: claim.span or Span(0, 0))


def _ages_then(reading: Reading) -> Iterator[AgeClaim]:
    text = reading.text
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        if sentence.sentence.role not in ("body", "caption", "list"):
            continue
        found: list[AgeClaim | None] = []
        for told in _WAS.finditer(text, span.start, span.end):
            age = age_number(told["age"] or told["old"])
            if age is not None:
                found.append(_was(reading, index, age, told))
        for told in _BIRTHDAY.finditer(text, span.start, span.end):
            found.append(_birthday(reading, index, int(told["age"]), told))
        found.extend(ages_at(reading, index))
        yield from (claim for claim in found if claim is not None and claim.person and not claim.scope.quoted)


def _was(reading: Reading, index: int, age: int, told: re.Match[str]) -> AgeClaim | None:
    """The age with the time at which: a date in the clause, "when" and what happened, or the event that a phrase names."""
    text = reading.text
    sentence = reading.sentences[index]
    span = sentence.sentence.span
    words = Span(told.start("be"), told.end())
    if told["be"] == "was" and (born := _born_before(reading, index, told.start())):
        return age_claim(reading, born[0], age, words, event="birth", other=born[1])
    who = _whose(reading, index, told.start())
    turning = "turn" in told["be"] or told["be"] in ("became", "reached the age of")
    if not who:
        return None
    day = day_beside(reading, sentence, told.start(), told.end())
    after = text[told.end() : span.end]
    if day is None and re.match(r" (?:when|while)\b", after):
        return _when(reading, index, who, age, told, words)
    if day is not None:
        return age_claim(reading, who, age, words, _to_come(reading, day, told["be"]), turning=turning)
    if re.match(r" the (?:year|summer|spring|fall|autumn|winter|month|week|day|night) (?!of\b)", after):
        day = only_time(reading, Span(told.end(), span.end))
        return None if day is None else age_claim(reading, who, age, words, day, turning=turning)
    if told["be"] == "turns" and (ahead := _BEFORE_TURNING.search(text, span.start, told.start())):
        return age_claim(reading, who, age, words, _soon(reading, ahead.start()), turning=True)
    if _UNTIL.search(text, max(span.start, told.start() - _UP_TO), told.start("be")):
        return None  # "had retired in July 1997, but kept a laboratory until she was 80"
    if told["be"] in ("turned", "became", "turns", "will turn") and (day := time_of_age(reading, index, told.start(), told.end())):
        return age_claim(reading, who, age, words, _to_come(reading, day, told["be"]), turning=True)
    if turning or told["be"] == "will be":
        past = told["be"] in _TURNED and not _NOT_YET.search(text, max(span.start, told.start() - _UP_TO), told.start("be"))
        return age_claim(reading, who, age, words, _ever(reading, told), turning=True) if past else None
    if re.match(r" (?:at the time|then)\b(?! (?:when|that|of)\b)", after):
        day = time_before(reading, index) or time_after(reading, index)
        return None if day is None else age_claim(reading, who, age, words, day)
    named = re.match(r" (?:on|at|during|in) the (?:night|day|time|morning|evening|afternoon|date)? ?(?:of )?(?:the )?", after)
    if named:
        event = _named_event(sentence, told.end() + named.end())
        return age_claim(reading, who, age, words, event=event) if event else None
    return _of_story(reading, index, who, age, told, words)


_TURNED: Final = ("turned", "has turned", "had turned", "had just turned")
# "He sold it before he turned 40": it may be still to come.
_NOT_YET: Final = re.compile(
    r"\b(?:[Bb]efore|[Ii]f|[Uu]ntil|[Tt]ill|[Oo]nce|[Uu]nless|[Ww]hen|[Aa]s|[Bb]y|than|would|not) (?:[\w.'’-]+ ){0,4}$"
)
_LONG: Final = 44_000  # days: a life, and more


def _ever(reading: Reading, told: re.Match[str]) -> NamedDay | None:
    """The days before publication, as the time of what has happened: "who turned 39 over the holidays"."""
    published = reading.draft.published
    if published is None:
        return None
    day = published.toordinal()
    return NamedDay(-1, Timex("PAST_REF", Interval.of(day - _LONG, day), "vague", modifier="BEFORE"), Span(*told.span()))


_WHEN: Final = re.compile(r"\bwhen (?:[\w.'’-]+ ){1,2}$")


def _born_before(reading: Reading, index: int, at: int) -> tuple[str, str] | None:
    """Who had whom when so old: "Ruth Kemp had her daughter, Tess, when she was 29"."""
    sentence = reading.sentences[index]
    if not _WHEN.search(reading.text, max(sentence.sentence.span.start, at - 40), at):
        return None
    before = [clause for clause in sentence.clauses if clause.verb is not None and clause.verb.span.end <= at]
    last = before[-1] if before else None
    if last is None or last.verb is None or last.verb.negated or last.verb.lemma not in ("have", "give") or not last.subject:
        return None
    parent = person_of(reading, index, last.subject[0])
    child = child_of(reading, index, last) if tells_of_birth(reading, sentence, last, sentence.sentence.span.start) else ""
    return (parent, child) if parent and child and child != parent else None


# "He sails on Friday, two days before he turns 60": a birthday that comes within weeks.
_BEFORE_TURNING: Final = re.compile(r"\b(?:a|one|two|three|\d{1,2}) (?:days?|weeks?) before (?:[\w.'’-]+ ){1,3}$")
_WEEKS: Final = 120  # days in which what is told so lies


def _soon(reading: Reading, at: int) -> NamedDay | None:
    """The days around publication, as a time."""
    published = reading.draft.published
    if published is None:
        return None
    day = published.toordinal()
    value = Timex(published.isoformat(), Interval.of(day - _WEEKS, day + _WEEKS), "day", modifier="APPROX")
    return NamedDay(-1, value, Span(at, at))


def _to_come(reading: Reading, day: NamedDay, verb: str) -> NamedDay:
    """The time of what is to come: "who turns 70 in August" is of the next August; on a weekday, of the next such day."""
    value, published = day.value, reading.draft.published
    if verb not in ("turns", "will turn") or value.year is not None or value.days is None or published is None:
        return day
    if value.weekday is not None and value.month is None:
        ahead = (value.weekday - published.weekday()) % _WEEK  # "turns 50 on Friday"
        coming = published + timedelta(days=ahead)
        return replace(day, value=replace(value, timex=coming.isoformat(), days=Interval.exactly(coming.toordinal())))
    if value.month is None:
        return day
    if value.days.high is None or value.days.low is None or value.days.high >= published.toordinal():
        return day
    ends = (shift_years(date.fromordinal(int(end)), 1).toordinal() for end in (value.days.low, value.days.high))
    return replace(day, value=replace(value, days=Interval.of(*ends)))


def _of_story(reading: Reading, index: int, who: str, age: int, told: re.Match[str], words: Span) -> AgeClaim | None:
    """An age that the sentence gives no time: at the death that the sentences before tell, else at the time of the one before."""
    text, span = reading.text, reading.sentences[index].sentence.span
    after = text[told.end() : span.end]
    if not _is_obituary(reading, index) and (day := time_of_age(reading, index, told.start(), told.end())):
        return age_claim(reading, who, age, words, day)
    if re.fullmatch(r"[^.,;:]{0,40}\.?", after) and (day := time_after(reading, index)) is not None:
        return age_claim(reading, who, age, words, day)
    if not re.match(r"[.,;]| and | but |$", after) or only_time(reading, Span(told.end(), span.end)) is not None:
        return None
    if _is_obituary(reading, index):
        if not after.startswith((".", " and had ", " and was ", " and lived ", ", ")):
            return None
        just = _is_told_before(_JUST_DIED, reading, index)
        return age_claim(reading, who, age, words, event="" if just else "death")
    # "When the pit closed, in 1984, Mr. Pugh was 31": a sentence with a time of its own takes none from the one before.
    if re.search(r"; (?:[\w.'’-]+ ){1,3}$", text[span.start : told.start()]):
        # "His father died in 1985; Prine was 12."
        day = only_time(reading, Span(span.start, told.start()))
        return None if day is None or len(days_in(reading, span)) > 1 else age_claim(reading, who, age, words, day)
    own = bool(days_in(reading, span))
    day = time_before(reading, index, who) if told["be"] in ("was", "had been") and not own else None
    return None if day is None else age_claim(reading, who, age, words, day)


def _is_told_before(pattern: re.Pattern[str], reading: Reading, index: int) -> bool:
    """Whether one of the two sentences before says so."""
    spans = (one.sentence.span for one in reading.sentences[max(0, index - 2) : index])
    return any(pattern.search(reading.text, span.start, span.end) for span in spans)


def _named_event(sentence: SentenceReading, start: int) -> str:
    """The type of the happening that a phrase after an age names: "was 19 at the time of the fire"."""
    for chunk in sentence.chunks:
        if chunk.head_span.start >= start - 4 and (type_ := noun_type(chunk.head, chunk.modifiers)):
            return type_
        if chunk.span.start > start + 4:
            break
    return ""


def _whose(reading: Reading, index: int, at: int) -> str:
    """Whose age a verb before a number tells: its subject; after "who", the noun phrase right before it, and no other."""
    text, span = reading.text, reading.sentences[index].sentence.span
    before = text[span.start : at]
    if re.search(r"\bwho,? $", before):
        return before_who(reading, index, span.start + before.rindex("who"))
    who = subject_of(reading, index, at)
    if not who and _is_of_person(before):
        who = subject_before(reading, index, at)
    return who


def _is_of_person(before: str) -> bool:
    """Whether the subject right before the verb is a name, a pronoun or a person: "the count was 30" tells no age."""
    found = re.search(r"([\w'’.-]+),? $", before)
    if found is None:
        return False
    word = found.group(1)
    return word.lower() in ("he", "she", "man", "woman", "boy", "girl", "teen", "had", "has", "and") or word[:1].isupper()


def _is_obituary(reading: Reading, index: int) -> bool:
    """Whether the sentences before tell of a death: "He was 68." is the age at death then."""
    spans = (one.sentence.span for one in reading.sentences[max(0, index - 2) : index])
    return any(_DIED.search(_KIN_DIED.sub("", span.text_of(reading.text))) for span in spans)


def _when(reading: Reading, index: int, who: str, age: int, told: re.Match[str], words: Span) -> AgeClaim | None:
    """The age when something happened: on the day that the clause tells, or at the birth of another, or at an event told elsewhere."""
    sentence = reading.sentences[index]
    for clause in sentence.clauses:
        if clause.verb is None or clause.verb.span.start < told.end() or clause.verb.negated:
            continue
        phrase = phrase_of(sentence, clause)
        type_ = phrase[0].type if phrase else ""
        if type_ == "birth" or tells_of_birth(reading, sentence, clause, told.end()):
            other = child_of(reading, index, clause)
            if other and other != who:
                return age_claim(reading, who, age, words, event="birth", other=other)
            return None
        day = time_of_clause(reading, sentence, clause, told.end())
        if day is not None:
            return age_claim(reading, who, age, words, day)
        return age_claim(reading, who, age, words, event=type_) if type_ else None
    return None


_LEAD: Final = 40
_COUNTED_FROM: Final = re.compile(
    r"\b(?:after|before|since|until|till|of|from|past) (?:(?:his|her|their)(?: own)?|(?:[A-Z][\w.-]* )*[A-Z][\w’'-]*) $"
)


def _birthday(reading: Reading, index: int, age: int, told: re.Match[str]) -> AgeClaim | None:
    """As in: "She celebrated her 100th birthday on May 5"; "It was Ann Roe's 100th birthday". It may be kept some days off."""
    words = Span(*told.span())
    owner = _OWNER.search(reading.text, max(0, words.start - 10), words.start)
    if _COUNTED_FROM.search(reading.text, max(0, words.start - _LEAD), words.start):
        return None  # "on July 8, three months after her 50th birthday"
    named = next((use for use in people_of(reading).uses if use.core.end in (words.start - 1, words.start - 3)), None)
    if named is not None and _POSSESSIVE.fullmatch(reading.text, named.core.end, words.start):
        person = people_of(reading).of.get(named.index)
        who = person.name if person is not None and not person.suffixes else ""
    elif owner is not None:
        who = subject_of(reading, index, words.start) or _main_subject(reading, index)
    else:
        return None
    day = time_of_age(reading, index, words.start, words.end) or time_before(reading, index, paragraphs=1)
    if not who or day is None or day.value.days is None:
        return None
    around = day.value.days + Interval.of(-_KEPT, _KEPT)
    kept = replace(day, value=replace(day.value, days=around, modifier="APPROX"))
    return age_claim(reading, who, age, words, kept, turning=True)


def _main_subject(reading: Reading, index: int) -> str:
    """The person for whom the pronouns of a sentence stand, where it has those of one and names nobody."""
    before = antecedent(reading, index)
    return (
        before.name if before is not None and not before.suffixes and not named_in(reading, reading.sentences[index].sentence.span) else ""
    )
