"""read_measurements: ages and lengths of time, in drafts that speak of the ends of a series: its oldest, its average, its winner.

A time that is written as results are ("2:31:40", "1:58.4") is one only after "in" or "of", or in parentheses; times of day
stand with "a.m.".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim, ClaimScope
from factcheck.claims.measurement import MeasurementClaim
from factcheck.claims.nouns import is_person
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import Reading, SentenceReading
from factcheck.values import Quantity, Timex

_SERIES: Final = re.compile(
    r"[a-z]{3}est\b|\b(?:eld|old|young|fast|slow|long|short)er\b|\bahead of\b"
    r"|\baverag|\bmean\b|\bmedian\b|\bage[sd]\b|\brang(?:e|es|ed|ing)\b"
    r"|\bm(?:ax|in)imum\b|\bup to\b|\bas (?:long|much|many) as\b|\b(?:to|and) [\w-]+ (?:years|months|weeks|days|hours|minutes)\b"
    r"|\bsecond in\b|\brunner-up\b|\bwon\b|\bwinn(?:er|ing)\b|\bvar(?:y|ies|ied)\b|\bbetween\b|\b[Nn]o(?:ne|body|thing)?\b"
)
_RESULT: Final = re.compile(r"(?<![\w:.,])(?:(\d{1,2}):)?(\d{1,2}):(\d\d)(\.\d{1,3})?(?![\w:]|\.\d| ?[ap]\.?m\b| o'clock)")
_LONG_RESULT: Final = re.compile(r"(?<![\w:.,])\d{1,2}:\d\d:\d\d(?![\w:])")
_LED: Final = re.compile(r"(?:\bin|\bof|\bclocked|\bran|\bwas|\(|, ) ?$")
_MORE_SECONDS: Final = re.compile(r",? (?:and )?$")
_DAY: Final = 86400
_BARE: Final = 2  # tokens behind "is": the age, and what closes it
_LEAST: Final = 4
_OLDEST: Final = 115
# The seconds of each unit in which a length of time is written.
_SECONDS: Final = {"minute": 60, "hour": 3600, "day": _DAY, "week": 7 * _DAY, "month": 30 * _DAY, "year": 365 * _DAY}


def read_measurements(reading: Reading) -> list[Claim]:
    """The ages and the lengths of time of a draft that speaks of a series; none in one that does not."""
    if _SERIES.search(reading.text) is None:
        return []
    claims: list[Claim] = []
    told, known = _Told("", 0, 0), False
    for sentence in reading.sentences:
        ages = _ages(sentence, reading)
        known = known or bool(ages)
        claims.extend([*ages, *(_bare_ages(sentence, reading) if known else ())])
        times = _times(sentence, reading)
        claims.extend(times)
        claims.extend(_units_of_the_first(sentence, reading, times))
        claims.extend(_units_left_out(sentence, reading, told))
        told = _told_last(sentence, times, told)
    return claims


@dataclass(frozen=True, slots=True)
class _Told:
    """The verb by which the last length of time was told, its unit in seconds, and the index of its sentence."""

    verb: str
    unit: int
    sentence: int


def _told_last(sentence: SentenceReading, times: list[MeasurementClaim], told: _Told) -> _Told:
    for claim in reversed(times):
        assert claim.span is not None
        before = [token for token in sentence.tokens if token.span.end <= claim.span.start][-2:]
        verb = next((token.lemma for token in reversed(before) if token.tag == "VERB"), "")
        unit = next((unit for unit in (86400, 3600, 60) if claim.value.nominal % unit == 0), 1)
        if verb and unit < _DAY:
            return _Told(verb, unit, sentence.sentence.index)
    return told


def _units_left_out(sentence: SentenceReading, reading: Reading, told: _Told) -> list[MeasurementClaim]:
    """As in "the first waited 12 minutes. The last waited 95.": a bare number behind the same verb is of the same unit."""
    if not told.verb or sentence.sentence.index - told.sentence > 1:
        return []
    found = []
    for at in sentence.mentions:
        mention = reading.mentions[at]
        if mention.kind != "cardinal" or mention.of or not isinstance(mention.value, Quantity) or mention.value.bound != "=":
            continue
        index = next((token.index for token in sentence.tokens if token.span.end > mention.span.start), 0)
        following = sentence.tokens[index + 1 : index + 2]
        if index and sentence.tokens[index - 1].lemma == told.verb and (not following or following[0].tag == "PUNCT"):
            nominal = mention.value.nominal * told.unit
            found.append(
                _claim(mention.core, Quantity(nominal, "=", Interval.exactly(nominal), Interval.exactly(nominal), "second"), reading)
            )
    return found


def _units_of_the_first(sentence: SentenceReading, reading: Reading, times: list[MeasurementClaim]) -> list[MeasurementClaim]:
    """As in "from two years in prison to nine", "the longest 11 years and the shortest four": a bare number takes the unit before it."""
    found: list[MeasurementClaim] = []
    for at in sentence.mentions:
        mention = reading.mentions[at]
        value = mention.value
        before = [claim for claim in times if claim.span is not None and claim.span.end <= mention.span.start]
        if mention.kind != "cardinal" or mention.of or not isinstance(value, Quantity) or value.bound == "~" or not before:
            continue
        index = next((token.index for token in sentence.tokens if token.span.end > mention.span.start), 0)
        end = next((token.index for token in sentence.tokens if token.span.start >= mention.span.end), len(sentence.tokens))
        following = sentence.tokens[end : end + 1]
        lead = [token.text.lower() for token in sentence.tokens[max(0, index - 3) : index]]
        joined = lead[-1:] in (["to"], ["or"], ["was"], ["is"], [","]) or (lead[-1:] != [] and lead[-1].endswith("est"))
        lent = before[-1].span
        if lent is not None and "-" in lent.text_of(reading.text):
            continue  # "the price of the three-month bills was 98.5": it says which
        unit = long_unit(before[-1].value.nominal)
        if joined and unit > 1 and (not following or following[0].tag == "PUNCT" or following[0].text.lower() in ("and", "in")):
            nominal = value.nominal * unit
            allowed = value.support.scale(unit)
            found.append(_claim(mention.core, Quantity(nominal, value.bound, allowed, allowed, "second", Fraction(unit)), reading))
    return found


def long_unit(seconds: Fraction) -> int:
    """The longest unit of time, in seconds, of which a length is so many: years, months, weeks, days, hours or minutes.

    >>> long_unit(Fraction(120)), long_unit(Fraction(7200)), long_unit(Fraction(7))
    (60, 3600, 1)
    """
    return next((unit for unit in sorted(_SECONDS.values(), reverse=True) if seconds % unit == 0), 1)


def _claim(core: Span, value: Quantity, reading: Reading) -> MeasurementClaim:
    quotation = reading.scopes.quotation_at(core.start)
    scope = ClaimScope.model_construct(quoted=quotation is not None and not quotation.scare)
    return MeasurementClaim.model_construct(span=core, scope=scope, of="", value=value)


def _ages(sentence: SentenceReading, reading: Reading) -> list[MeasurementClaim]:
    found = []
    for at in sentence.mentions:
        mention = reading.mentions[at]
        if mention.kind == "age" and isinstance(mention.value, Quantity) and mention.value.unit == "year":
            found.append(_claim(mention.core, mention.value, reading))
    return found


def _bare_ages(sentence: SentenceReading, reading: Reading) -> list[MeasurementClaim]:
    """As in "One of the victims was 52", "Lena Vogt, one of them, is 46": what one person is said to be, in a draft that tells ages."""
    found = []
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is None or verb.lemma != "be" or verb.negated or len(clause.subject) != 1:
            continue
        subject = sentence.chunks[clause.subject[0]]
        head = sentence.tokens[subject.tokens[1]]
        one = head.tag == "PROPN" or head.text.lower() in ("one", "he", "she") or (head.form == "NN" and is_person(subject.head))
        behind = sentence.tokens[verb.tokens[1] + 1 : verb.tokens[1] + 3]
        closed = len(behind) < _BARE or behind[1].tag in ("PUNCT", "CONJ")
        if not one or not closed or not behind or not behind[0].text.isdecimal():
            continue
        mention = next((m for m in map(reading.mentions.__getitem__, sentence.mentions) if m.core == behind[0].span), None)
        if mention is None or mention.kind != "cardinal" or mention.of or not isinstance(mention.value, Quantity):
            continue
        if mention.value.bound == "=" and _LEAST <= mention.value.nominal <= _OLDEST:
            found.append(_claim(mention.core, replace(mention.value, unit="year"), reading))
    return found


def _times(sentence: SentenceReading, reading: Reading) -> list[MeasurementClaim]:
    found: list[MeasurementClaim] = []
    last: Mention | None = None
    for at in sentence.mentions:
        mention = reading.mentions[at]
        value = mention.value
        if mention.kind != "duration" or not isinstance(value, Timex) or value.granularity not in _SECONDS or value.length is None:
            continue
        if value.nominal is None or (value.bound == "=" and value.length.high is None):
            continue
        length = value.length.scale(_DAY)
        unit = _SECONDS[value.granularity]
        if value.bound == "~":
            if "averag" in reading.text[mention.span.start : mention.core.start]:
                mean = value.nominal * unit  # "an average of 34 minutes" is no rounder than "34 minutes on average"
                found.append(_claim(mention.core, Quantity(mean, "=", Interval.exactly(mean), Interval.exactly(mean), "second"), reading))
                last = None
            continue
        if value.bound != "=" or unit >= _DAY or mention.of == "range":
            if value.bound == "=" and unit > 7 * _DAY:
                length = Interval.of(value.nominal * unit, value.nominal * unit) if mention.of != "range" else length
            quantity = Quantity(value.nominal * unit, value.bound, length, length, "second", Fraction(unit))
            found.append(_claim(mention.core, quantity, reading))
            last = None
            continue
        if last is not None and _MORE_SECONDS.fullmatch(reading.text[last.span.end : mention.span.start]) and length.is_point:
            before = found.pop()
            assert before.span is not None
            assert length.low is not None
            core, nominal = Span(before.span.start, mention.core.end), before.value.nominal + length.low
            length = Interval.exactly(nominal)
        else:
            assert length.low is not None
            core, nominal = mention.core, length.low
        found.append(_claim(core, Quantity(nominal, "=", length, length, "second"), reading))
        last = mention
    text = sentence.sentence.span.text_of(reading.text)
    for match in _RESULT.finditer(text):
        if _LED.search(text, max(0, match.start() - 10), match.start()):
            hours, minutes, seconds, parts = match.groups()
            if not hours and not parts and _LONG_RESULT.search(reading.text):
                continue  # "won in 1:02:48; the average time was 2:04": two hours and four minutes, or two minutes and four seconds
            nominal = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + Fraction(f"0{parts}" if parts else 0)
            start = sentence.sentence.span.start
            exact = Interval.exactly(nominal)
            core = Span(start + match.start(), start + match.end())
            if not any(claim.span is not None and claim.span.overlaps(core) for claim in found):
                found.append(_claim(core, Quantity(Fraction(nominal), "=", exact, exact, "second"), reading))
    return found
