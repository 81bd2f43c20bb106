"""read_lives: when people were born, and how old they were when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.claims.actor_ages import read_ages
from factcheck.claims.age import AgeClaim
from factcheck.claims.happenings import antecedent, noun_type, verb_phrase
from factcheck.claims.named_days import named_days
from factcheck.claims.referents import people_of
from factcheck.claims.scope_at import scope_at
from factcheck.draft import Span
from factcheck.syntax.clause import Reading, SentenceReading
from factcheck.values import Quantity

_SUBJECT: Final = re.compile(r"[^\W\d_]+$")
_WAS: Final = re.compile(
    r",? (?:who )?(?P<be>was|is|were|turned|turns|will turn|will be|would turn|became|had turned|had just turned|has turned)"
    r" (?:just |only |then |already |now |about to turn |barely )*(?P<age>[a-z]+(?:-[a-z]+)?|\d{1,3})(?: years old| years of age)?"
    r"(?=[,.;)—]| when\b| on\b| in\b| at\b| that\b| and\b| this\b| last\b| next\b| during\b| the\b| by\b|$)"
)
_AT_AGE: Final = re.compile(r"\b(?P<verb>died|dies|retired|married|joined|enlisted|enrolled|debuted|graduated|arrived|emigrated|moved|elected)?[^.;:\"“”]{0,40}?\bat (?:the )?(?:age (?:of )?|just )?(?P<age>\d{1,3})(?! ?(?:a\.m|p\.m|percent|%|:|o'|[ -](?:mph|degrees|miles|feet|points|seconds|minutes|[A-Z]))|[\d:,.]\d)")
_NOW: Final = re.compile(r"(?:\b[Nn]ow (?:age |aged )?(?P<age>\d{1,3}),)")
_PERSON: Final = frozenset(
    "man woman boy girl teen teenager youth defendant suspect driver victim student player pilot officer soldier child brother sister son daughter "
    "mother father grandmother grandfather singer actor actress artist author writer founder farmer teacher doctor nurse baker".split()
)
_NUMBERS: Final = {
    word: at
    for at, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}


@dataclass(frozen=True, slots=True)
class Birth:
    """Whose birth the claim at a date tells: a person, or a noun phrase that stands for one."""

    person: str
    start: int


def births_of(reading: Reading) -> dict[int, str]:
    """Whose birth each date tells, by where the date starts; read once for each reading."""
    known = reading.__dict__.get("_births")
    if not isinstance(known, dict):
        known = reading.__dict__["_births"] = dict(_read_births(reading))
    return known


_BORN: Final = re.compile(r"\bborn\b(?! (?:of|into poverty)\b)")
_LIVED: Final = re.compile(r" \((?P<born>1[5-9]\d\d|20[0-2]\d) ?[-–—] ?(?P<died>1[5-9]\d\d|20[0-2]\d)\)")


def _read_births(reading: Reading) -> Iterator[tuple[int, str]]:
    days = named_days(reading)
    starts = [day.span.start for day in days]
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        for born in _BORN.finditer(reading.text, span.start, span.end):
            at = bisect_left(starts, born.end())
            if at >= len(days) or days[at].span.start >= span.end:
                continue
            between = reading.text[born.end() : days[at].span.start]
            if len(between) > 60 or re.search(r"[;:.()]|\b(?:and|but|who|when|after|before|moved|died|to)\b", between):
                continue
            who = who_at(reading, index, sentence, born.start())
            if who:
                yield days[at].span.start, who


def read_lives(reading: Reading) -> list[AgeClaim]:
    """The ages of people, now and at events, in text order. Births are claims on dates (`births_of`)."""
    claims = [*_ages_now(reading), *_ages_then(reading)]
    return sorted(claims, key=lambda claim: claim.span or Span(0, 0))


def _ages_now(reading: Reading) -> Iterator[AgeClaim]:
    """One age for each person who is given but one; where two differ, which is meant is another rule's to say."""
    ages: dict[str, list[AgeClaim]] = {}
    for claim in read_ages(reading, people_of(reading)):
        if claim.tenure == "now" and claim.span is not None and not claim.scope.quoted and claim.scope.role in ("body", "caption", "list"):
            ages.setdefault(claim.actor, []).append(AgeClaim.model_construct(person=claim.actor, age=int(claim.value), span=claim.span, scope=claim.scope))
    for index, sentence in enumerate(reading.sentences):
        for found in _NOW.finditer(reading.text, sentence.sentence.span.start, sentence.sentence.span.end):
            who = who_at(reading, index, sentence, found.start(), after=found.end()) or ""
            if who:
                span = Span(found.start(), found.end("age"))
                ages.setdefault(who, []).append(AgeClaim.model_construct(person=who, age=int(found["age"]), span=span, scope=scope_at(reading, span)))
    for told in ages.values():
        if len({claim.age for claim in told}) == 1:
            yield told[0]


def _ages_then(reading: Reading) -> Iterator[AgeClaim]:
    text = reading.text
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        if sentence.sentence.role not in ("body", "caption", "list"):
            continue
        for found in _WAS.finditer(text, span.start, span.end):
            age = _number(found["age"])
            subject = _SUBJECT.search(text, max(span.start, found.start() - 30), found.start())
            if age is None or subject is None:
                continue
            who = who_at(reading, index, sentence, found.start())
            if not who:
                continue
            claim = _placed(reading, index, sentence, who, age, found)
            if claim is not None:
                yield claim


def _number(written: str) -> int | None:
    if written.isdigit():
        return int(written) if 0 < int(written) < 120 else None
    from factcheck.mentions.numbers import find_numbers

    if written in _NUMBERS or "-" in written:
        found = find_numbers(written)
        value = found[0].value if len(found) == 1 else None
        if isinstance(value, Quantity) and value.nominal.denominator == 1 and 0 < value.nominal < 120:
            return int(value.nominal)
    return None


def _placed(reading: Reading, index: int, sentence: SentenceReading, who: str, age: int, found: re.Match[str]) -> AgeClaim | None:
    """The age with the time at which: a date in the clause, "when" and what happened, or the event that a phrase names."""
    text, span = reading.text, sentence.sentence.span
    words = Span(found.start("be"), found.end())
    scope = scope_at(reading, words)
    if scope.quoted:
        return None
    turning = "turn" in found["be"] or found["be"] == "became"
    after = text[found.end() : span.end]
    if found["be"] == "is" and not turning:
        return None
    day = _day_beside(reading, sentence, found.start(), found.end())
    if day is not None:
        return AgeClaim.model_construct(person=who, age=age, span=words, scope=scope, when=day.value, turning=turning)
    if turning:
        return None
    if after.startswith(" when "):
        for clause in sentence.clauses:
            if clause.verb is None or clause.verb.span.start < found.end() or clause.verb.negated:
                continue
            told = next((told for at in range(clause.verb.tokens[1], clause.verb.tokens[0] - 1, -1) if (told := verb_phrase(sentence.tokens, at))), None)
            subject = sentence.chunks[clause.subject[0]] if clause.subject else None
            if (told is not None and told[0].type == "birth") or (clause.verb.lemma in ("arrive", "come") and _is_child(text, found.end(), span.end)):
                other = _stands_for(reading, index, sentence, clause.subject[0]) if subject is not None else ""
                if other and other != who:
                    return AgeClaim.model_construct(person=who, age=age, span=words, scope=scope, event="birth", other=other)
                return None
            if told is not None:
                return AgeClaim.model_construct(person=who, age=age, span=words, scope=scope, event=told[0].type)
            break
        return None
    named = re.match(r" (?:on|at|during|in) the (?:night|day|time|morning|evening|afternoon|date)? ?(?:of )?(?:the )?", after)
    if named:
        start = found.end() + named.end()
        for chunk in sentence.chunks:
            if chunk.head_span.start >= start - 4 and (type_ := noun_type(chunk.head, chunk.modifiers)):
                return AgeClaim.model_construct(person=who, age=age, span=words, scope=scope, event=type_)
            if chunk.span.start > start + 4:
                break
    return None


def _is_child(text: str, start: int, end: int) -> bool:
    return re.search(r"\b(?:child|son|daughter|baby|first|oldest|youngest|twins?)\b", text[start:end]) is not None


def _day_beside(reading: Reading, sentence: SentenceReading, start: int, end: int):  # type: ignore[no-untyped-def]
    """The date in whose clause an age stands: "in 1990, when he was 19", "he was 19 in 1990"."""
    text = reading.text
    for day in named_days(reading):
        if day.span.end <= sentence.sentence.span.start:
            continue
        if day.span.start >= sentence.sentence.span.end:
            break
        if day.ranged or day.value.granularity in ("vague",):
            continue
        if day.span.start >= end and re.fullmatch(r",? (?:in|on|that) (?:early |late |the \w+ of )?", text[end : day.span.start]):
            return day
        if day.span.end <= start and re.fullmatch(r",? when (?:[\w.'’-]+ ){0,3}", text[day.span.end : start] + " "):
            return day
    return None


def who_at(reading: Reading, index: int, sentence: SentenceReading, at: int, after: int | None = None) -> str:
    """For whom the subject before an offset stands: a person's name, or the words of a noun phrase that stands for one; "" if unclear."""
    people = people_of(reading)
    span = sentence.sentence.span
    if after is not None:
        clause = next((clause for clause in sentence.clauses if clause.verb is not None and clause.verb.span.start >= after and clause.subject), None)
        if clause is None:
            return ""
        return _stands_for(reading, index, sentence, clause.subject[0])
    best: int | None = None
    for number, chunk in enumerate(sentence.chunks):
        if chunk.span.end > at or chunk.compound or chunk.span.start < span.start:
            break
        if chunk.head in ("he", "she") or chunk.head in _PERSON or any(use.core.overlaps(chunk.span) and use.index in people.of for use in people.uses):
            best = number
    return "" if best is None else _stands_for(reading, index, sentence, best)


def _stands_for(reading: Reading, index: int, sentence: SentenceReading, number: int) -> str:
    people = people_of(reading)
    chunk = sentence.chunks[number]
    for use in people.uses:
        if use.core.overlaps(chunk.span):
            person = people.of.get(use.index)
            return person.name if person is not None and use.core.end >= chunk.head_span.start else ""
    if chunk.head in ("he", "she"):
        # The subject of the sentence, if it is a person's; else the person told of before it.
        for before in reversed(sentence.chunks[:number]):
            if before.head in _PERSON:
                return _noun_key(before.head, before.modifiers)
        named = [use for use in people.uses if sentence.sentence.span.start <= use.span.start < chunk.span.start]
        if named:
            person = people.of.get(named[0].index)
            same = {people.of[use.index].name for use in named if use.index in people.of}
            return person.name if person is not None and len(same) == 1 else ""
        before_it = antecedent(reading, index)
        return before_it.name if before_it is not None else ""
    if chunk.head in _PERSON:
        return _noun_key(chunk.head, chunk.modifiers)
    return ""


def _noun_key(head: str, modifiers: tuple[str, ...]) -> str:
    kept = [word for word in modifiers if word in ("young", "old", "older", "younger", "little", "teenage")]
    return " ".join((*kept, head))
