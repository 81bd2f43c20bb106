"""link_paces: what a rate over time comes to ("pace": rate, total, and time, or start and end).

The role of the rate names its unit of time ("rate:minute"); that of a total that is itself a rate does too ("total:hour": "60 bottles a
minute, or 3,600 an hour"). Otherwise the time is a duration ("22 miles a day for nine days, a total of 198 miles") or runs between two
times of day ("from 8 a.m. until 2 p.m. ... 200 gallons a minute ... in all, 72,000 gallons").

The total has the unit of the rate. An amount of money is one only where its verb or its words say that it is what is owed, paid or earned,
and the time stands in its sentence; a measure where the words mark it as a whole, or its verb says that it passed, moved or flowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.date import ClockClaim, DurationClaim
from factcheck.claims.nouns import is_period
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.rate_words import holds_more, opens_with_more, sums_up
from factcheck.links.cues import cue_near
from factcheck.links.digits import one_digit_off
from factcheck.links.link import Link
from factcheck.mentions.numeral import numeral_at

_PER: Final = re.compile(r"(?: [a-z]+){0,2}(?: \([^()]{1,30}\))? (?:an?|per|each|every) (second|minute|hour|day|night|week)\b")
_CALENDAR: Final = re.compile(r"(?: [a-z]+){0,2} (?:an?|per|each|every) (month|year)\b")
_SPREAD: Final = 70
_CHANGED: Final = re.compile(r"\b(?:percent|per cent|points?|times) (?:in|over|within) $")
_MONTHLY: Final = re.compile(r" (?:a|per|each|every) month\b")
_YEARLY: Final = re.compile(r" (?:a|per|each|every) year\b")
_COMES_TO: Final = re.compile(r", (?:or|which (?:comes to|is)) (?:about |roughly |nearly |some )?")
_UNTIL: Final = re.compile(r" ?(?:until|till|to|-|–|through)(?: about| around)? ?")
_CALENDAR_DAYS: Final = {"month": 31, "year": 366}
_FAR: Final = 12
_BEYOND: Final = 50_000  # days in a lifetime are fewer
# How many rates, and how many sentences, on a rate may be told again over another time.
_RATES: Final = 3
_BESIDE: Final = 5
_TIMES: Final = (["time"], ["period"], ["span"], ["hours"], ["days"], ["weeks"], ["minutes"])
_WORKED: Final = re.compile(
    r"(?: [a-z]+){0,3},? (?:for )?([a-z]+|\d{1,2}) (second|minute|hour|day|night|week)s?"
    r" (?:a|per|each|every) (day|week|month),? (?:or|that is|for)"
    r"(?: about| roughly| nearly| some| a total of| (weekly|monthly) (?:pay|wages|wage|income|earnings|salary) of)? ?"
)
_ADVERBS: Final = {"weekly": "week", "monthly": "month"}
_CENTS: Final = {("cent", "USD"): 100}
_RESTATES: Final = re.compile(r",? (?:or|\() ?(?:about |roughly |nearly |some )?")


@cache
def unit_seconds() -> dict[str, int]:
    """How many seconds each unit of time has."""
    return {unit: int(seconds) for unit, seconds in (line.split("\t") for line in data_lines("unit_seconds.tsv"))}


def per_unit(entry: Entry, board: Board) -> str:
    """The unit of time that a figure is per; "" when it is no rate over time."""
    of = entry.figure.mention.of
    if " per " in entry.unit and entry.unit.rpartition(" per ")[2] in unit_seconds():
        return entry.unit.rpartition(" per ")[2]
    if of.startswith("per:"):
        return of[4:] if of[4:] in unit_seconds() else ""
    found = _PER.match(board.text, entry.figure.mention.core.end, min(len(board.text), entry.figure.mention.core.end + 70))
    return found.group(1) if found is not None else ""


def period_of(entry: Entry, board: Board) -> str:
    """The unit of time that a figure is per, months and years as well; "" when it is no rate over time."""
    per = per_unit(entry, board)
    if per:
        return per
    found = _CALENDAR.match(board.text, entry.figure.mention.core.end, min(len(board.text), entry.figure.mention.core.end + _SPREAD))
    return found.group(1) if found is not None else ""


def link_paces(claims: Sequence[Claim], board: Board) -> Iterator[Link]:
    """The rates over time whose time and whose total the draft gives."""
    yield from _yearly(board)
    rates = [(entry, period_of(entry, board)) for entry in board.counts if entry.is_live or _is_planned(entry)]
    yield from _slips([(entry, per) for entry, per in rates if per in unit_seconds()])
    for rate, per in rates:
        if not per:
            continue
        weekly = _worked_weekly(rate, per, board)
        if weekly is not None:
            total, often, cue = weekly
            yield Link("pace", ((f"rate:{per}", rate.id), (f"times:{often}", rate.id), ("total", total.id)), (cue,))
            continue
        restated = _restated(rate, per, board)
        if restated is not None:
            total, unit, cue = restated
            yield Link("pace", ((f"rate:{per}", rate.id), (f"total:{unit}", total.id)), (cue,))
            continue
        for total in _totals(rate, board):
            if total.claim.count.nominal > _BEYOND * rate.claim.count.nominal and per in ("day", "week", "month", "year"):
                continue  # "$1,500 a year" for each student, and $700 million in 10 years
            times = _times(rate, total, claims, board, per)
            if times:
                members = ((f"rate:{per}", rate.id), *times, ("total", total.id))
                yield Link("pace", members, (rate.figure.mention.span,), inferred=total.figure.order != rate.figure.order)
                break


def _yearly(board: Board) -> Iterator[Link]:
    """As in "$4,000 a month, or $48,000 a year"."""
    for rate in board.counts:
        total = next(iter(board.after(rate, 0)), None)
        if total is None or not rate.unit or rate.unit != total.unit or not rate.is_live or holds_more(total):
            continue
        monthly, yearly = _MONTHLY.match(board.text, rate.figure.mention.core.end), _YEARLY.match(board.text, total.figure.mention.core.end)
        if monthly is None or yearly is None or not _COMES_TO.fullmatch(board.text[monthly.end() : total.figure.mention.span.start]):
            continue
        yield Link("pace", (("rate:month", rate.id), ("total:year", total.id)), (total.figure.mention.span,))


def _restated(rate: Entry, per: str, board: Board) -> tuple[Entry, str, Span] | None:
    """As in "60 bottles a minute, or 3,600 an hour"."""
    following = next(iter(board.after(rate, 0)), None)
    if following is not None and holds_more(following):
        return None
    if following is None or following.unit not in ("", rate.unit) or following.head not in ("", rate.head, *unit_seconds()):
        return None
    unit = per_unit(following, board)
    chunk_end = board.text.find(per, rate.figure.mention.core.end) + len(per)
    between = board.text[chunk_end : following.figure.mention.span.start]
    if unit in ("", per) or not _RESTATES.fullmatch(between + " " if not between.endswith((" ", "(")) else between):
        return None
    return following, unit, Span(chunk_end, following.figure.mention.span.start)


def _is_planned(entry: Entry) -> bool:
    return entry.claim.scope.status == "planned" and not entry.claim.scope.quoted


def _slips(rates: Sequence[tuple[Entry, str]]) -> Iterator[Link]:
    """Two rates of one unit over two times, told apart, that one digit keeps from being one: "350 gallons an hour ... 9,400 a day"."""
    for at, (first, per) in enumerate(rates):
        for second, unit in rates[at + 1 : at + 1 + _RATES]:
            if not per or not unit or per == unit or first.unit != second.unit or second.figure.order - first.figure.order > _RATES:
                continue
            if (not first.unit and first.head != second.head and second.head) or holds_more(first) or holds_more(second):
                continue
            seconds = unit_seconds()
            lead = {token.text.lower() for token in second.figure.sentence.tokens[: second.figure.first]}
            if not _is_kept_up(second, (per, unit)) or lead & word_set("of another one"):
                continue
            short, long = ((first, per), (second, unit)) if seconds[per] < seconds[unit] else ((second, unit), (first, per))
            product = short[0].claim.count.nominal * Fraction(seconds[long[1]], seconds[short[1]])
            if one_digit_off(long[0].claim.count.nominal, product):
                members = ((f"rate:{short[1]}", short[0].id), (f"total:{long[1]}", long[0].id))
                yield Link("pace", members, (long[0].figure.mention.span,), inferred=True)


def _is_kept_up(second: Entry, units: tuple[str, str]) -> bool:
    """Whether a rate surely holds over the longer time: minutes of an hour; hours of a day, that may be a day of work, "at that rate"."""
    if set(units) <= {"second", "minute", "hour"}:
        return True
    words = [token.text.lower() for token in second.figure.sentence.tokens]
    return set(units) == {"hour", "day"} and any(words[at : at + 3] == ["at", "that", "rate"] for at in range(len(words)))


def _worked_weekly(rate: Entry, per: str, board: Board) -> tuple[Entry, int, Span] | None:
    """As in "40 patients a day, five days a week, or 200 a week": so many of the unit of time in a longer one, and what they come to."""
    for total in list(board.after(rate, 0))[:2]:
        found = _worked_to(rate, per, total, board)
        if found is not None:
            return total, *found
    return None


def _worked_to(rate: Entry, per: str, total: Entry, board: Board) -> tuple[int, Span] | None:
    """How often a rate is so in the longer time that the next figure is over, and the words that say it."""
    if total.unit not in ("", rate.unit) or holds_more(total):
        return None
    if total.head not in ("", rate.head, *unit_seconds()) and not (total.unit and total.head in word_set("sums")):
        return None
    between = board.text[rate.figure.mention.span.end : total.figure.mention.span.start]
    found = _WORKED.fullmatch(between)
    numeral = numeral_at(between, found.start(1)) if found is not None else None
    number = numeral.value if numeral is not None and type(numeral.value) is int else None
    unit = per_unit(total, board) or ("month" if _MONTHLY.match(board.text, total.figure.mention.core.end) else "")
    if found is not None and found.group(4):
        unit = _ADVERBS[found.group(4)]  # "works 40 hours a week, for weekly pay of $800"
    if found is None or number is None or found.group(2) != per or found.group(3) != unit:
        return None
    start = rate.figure.mention.span.end
    return number, Span(start + found.start(1), start + found.end(3))


def _has_heads(entry: Entry, board: Board) -> bool:
    """Whether an amount may be for each of several: a bare count of people or things stands before it in its sentence."""
    if len(entry.unit) != 3 and entry.unit != "cent":
        return False
    return any(not other.unit and not is_period(other.head) and other.claim.count.nominal > 1 for other in board.before(entry, 0))


def has_unit(total: Entry, rate: Entry) -> bool:
    """Whether a figure has the unit of what a rate makes: miles for miles an hour, dollars for cents a day."""
    return total.unit in (rate.unit, rate.unit.rpartition(" per ")[0] or rate.unit) or (rate.unit, total.unit) in _CENTS


def cents_in(rate: str, total: str) -> int:
    """How many of the unit of a rate make one of the unit of its total."""
    return _CENTS.get((rate, total), 1)


def _totals(rate: Entry, board: Board) -> Iterator[Entry]:
    """The amounts with the unit of the rate that the words make a total, nearest first."""
    for total in (*board.after(rate, _FAR), *board.before(rate, 1)):
        if not has_unit(total, rate) or per_unit(total, board):
            continue
        goes_on = rate.verb != "" and rate.verb == total.verb and rate.unit == total.unit
        if not total.is_live and not (_is_planned(total) and (_is_planned(rate) or goes_on)):
            continue
        if _is_of_one(total) or any(token.tag == "CONJ" and token.text.lower() == "and" for token in total.figure.tokens_before(1)):
            continue  # "$300 a month for 24 months and $2,400 in fees"
        if total.figure.order != rate.figure.order and opens_with_more(total):
            continue  # "With overtime, in a 40-hour week she makes $1,500"
        if total.unit == rate.unit and total.claim.count.nominal <= rate.claim.count.nominal:
            continue
        if not rate.unit and total.head != rate.head:
            continue
        if _has_heads(rate, board) or (total.figure.order != rate.figure.order and _has_heads(total, board)):
            continue  # "24 jurors at $50 a day for six days cost the county $7,200"
        if holds_more(total) or _moves_on(rate, total) or _adds_between(rate, total, board):
            continue
        if total.head and total.figure.determiner in ("a", "an"):
            continue  # "The owner of a $150,000 house would pay about $84 a year"
        marked = cue_near(total.figure, "total") is not None or _is_summed(total) or _is_of_that_time(total)
        verb = total.figure.clause.verb if total.figure.clause is not None else None
        told = verb is not None and verb.lemma in word_set("pays" if len(total.unit) == 3 else "moves")
        usual = rate.figure.clause.verb if rate.figure.clause is not None else None
        told = told or (len(total.unit) == 3 and _is_got(total, rate))
        # "He saves $200 a month. In two years he will have saved $4,800."
        told = told or (goes_on and _is_planned(total))
        past = (
            verb is not None and verb.tense == "past" and not (verb.lemma in word_set("like in both tenses") and _is_plural_subject(total))
        )
        same = rate.figure.order == total.figure.order and usual is not None and verb is not None and usual.lemma == verb.lemma
        if told and usual is not None and usual.tense == "present" and past and not same:
            told = False  # "makes 200 cars a day. In a five-day week in May it made 940"
        if marked or told:
            yield total


def _is_plural_subject(entry: Entry) -> bool:
    """Whether the subject of a figure is a plural: "Eight hours cost $30"."""
    clause = entry.figure.clause
    chunk = entry.figure.sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None
    if chunk is None:
        return entry.figure.sentence.tokens[0].form == "t"
    return entry.figure.sentence.tokens[chunk.tokens[1]].form in ("NNS", "t") or chunk.mention is not None


def _is_got(total: Entry, rate: Entry) -> bool:
    """Whether an amount is what those get whose pay a rate is: "Apprentices earn $14 an hour. For a 35-hour week they get $490"."""
    clause, first = total.figure.clause, rate.figure.clause
    if clause is None or clause.verb is None or first is None or not clause.subject or not first.subject:
        return False
    subject = total.figure.sentence.chunks[clause.subject[0]].head
    told = {rate.figure.sentence.chunks[at].head for at in (*first.subject, *first.objects)} - {""}
    earns = first.verb is not None and first.verb.lemma in word_set("pays") | word_set("receiving")
    return earns and clause.verb.lemma in word_set("receiving") | {"make", "gross", "net"} and subject in {"they", "he", "she", *told}


def _is_of_one(total: Entry) -> bool:
    """Whether a figure is of one day alone, the best or the worst: "Its best day was Monday, when it made 23 meters"."""
    lead = {token.text.lower() for token in total.figure.sentence.tokens[: total.figure.first]}
    return bool(lead & {"best", "worst", "busiest", "slowest", "record", "fastest", "longest", "shortest", "once"})


def _adds_between(rate: Entry, total: Entry, board: Board) -> bool:
    """Whether another amount is added to what a rate makes before its total: "$300 a month and $2,400 in fees, a total of $9,600"."""
    here = [other for other in board.in_sentence(total.figure.order) if other.id not in (rate.id, total.id) and other.unit == total.unit]
    money = len(total.unit) == 3 and total.figure.order != rate.figure.order and cue_near(total.figure, "total") is None
    if money and any(not period_of(other, board) for other in here):
        return True  # "Over two years a tenant, with a deposit of $2,000, pays $23,600"
    between = (other for other in board.in_sentence(total.figure.order) if rate.start < other.start < total.start)
    return any(
        other.unit == total.unit and [token.text.lower() for token in other.figure.tokens_before(1)] in (["and"], ["plus"])
        for other in between
    )


def _moves_on(rate: Entry, total: Entry) -> bool:
    """Whether another move is told between a rate and its total: "ran at 10 miles an hour for two hours and walked for one, ..."."""
    if rate.figure.sentence is not total.figure.sentence:
        return False
    tokens = rate.figure.sentence.tokens[rate.figure.first : total.figure.first]
    # "for four hours and covered 220 miles" tells how far it was.
    moves = word_set("moves") - {"cover", "travel", "finish", "complete", rate.verb}
    return any(a.tag == "CONJ" and b.tag == "VERB" and b.lemma in moves for a, b in pairwise(tokens))


def _is_of_that_time(total: Entry) -> bool:
    """Whether a figure is said to be what was done in the time just told: "took out 120,000 gallons in that time"."""
    words = [token.text.lower() for token in list(total.figure.tokens_after())[:_BESIDE]]
    return words[:1] in (["in"], ["over"], ["during"]) and words[1:2] in (["that"], ["those"], ["the"]) and words[2:3] in _TIMES


def _is_summed(total: Entry) -> bool:
    """Whether a figure is what others are said to come to: "that comes to $900", "was left with a bill of $28"."""
    lead = total.figure.sentence.tokens[max(0, total.figure.first - 2) : total.figure.first]
    if [token.text.lower() for token in lead[-1:]] == ["of"] and len(lead) > 1 and lead[-2].lemma in word_set("sums"):
        return True
    return sums_up(total)


def _times(rate: Entry, total: Entry, claims: Sequence[Claim], board: Board, per: str) -> tuple[tuple[str, str], ...]:
    """The time over which the rate holds: the only one in the sentence of the rate, of the total, or in the one before the rate."""
    orders = (
        [total.figure.order]
        if len(total.unit) == 3 and total.unit.isupper()
        else [rate.figure.order, total.figure.order, rate.figure.order - 1]
    )
    if len(orders) == 1 and rate.figure.order == total.figure.order - 1 and rate.figure.paragraph == total.figure.paragraph:
        orders.append(rate.figure.order)
    if len(orders) == 1 and rate.figure.order == total.figure.order and _is_summed(total):
        orders += [total.figure.order - 1, total.figure.order - 2]  # "for 18 days ... At $40 a day, the penalty came to $720"
    for order in dict.fromkeys(orders):
        sentence = board.sentence(order)
        if sentence is None or (sentence.sentence.paragraph - rate.figure.paragraph not in (0, -1) and order == rate.figure.order - 1):
            continue
        span = sentence.sentence.span
        here = [claim for claim in claims if claim.span is not None and span.contains(claim.span) and not claim.scope.quoted]
        clocks = [claim for claim in here if isinstance(claim, ClockClaim)]
        own = Span(rate.figure.mention.core.start, per_end(rate, board))
        lengths = [claim for claim in here if isinstance(claim, DurationClaim) and length_holds(claim, per) and not _within(claim, own)]
        lengths = [claim for claim in lengths if claim.length.bound == "=" or _is_during(claim, span, board)]
        lengths = [claim for claim in lengths if not _is_of_a_change(claim, board)]
        if len(clocks) == 2 and _is_stretch(clocks[0], clocks[1], board):
            return (("start", clocks[0].id), ("end", clocks[1].id))
        if len(lengths) == 1:
            return (("time", lengths[0].id),)
        if lengths:
            return ()
    return ()


def _is_of_a_change(claim: DurationClaim, board: Board) -> bool:
    """Whether a length is that in which a figure has changed: "it is $2,400, up 5 percent in a year"."""
    return claim.span is not None and _CHANGED.search(board.text, max(0, claim.span.start - _SPREAD), claim.span.start) is not None


def _is_during(claim: DurationClaim, sentence: Span, board: Board) -> bool:
    """Whether "over" before a length says when, and not that it is more: "Over 12 hours, it moved ..."."""
    assert claim.span is not None
    opens = board.text[sentence.start : claim.span.end].split()[:1] in (["Over"], ["In"], ["For"])
    behind = board.text[claim.span.end : claim.span.end + 7]
    return opens and claim.length.bound == ">" and not behind.startswith((" of ", " ago", " later", " old", " after", " have ", " had "))


def per_end(rate: Entry, board: Board) -> int:
    """Where the words end that say what a rate is over: behind "hour" in "60 bottles an hour"."""
    found = _PER.match(board.text, rate.figure.mention.core.end) or _CALENDAR.match(board.text, rate.figure.mention.core.end)
    return found.end() if found is not None else rate.figure.mention.span.end


def _within(claim: Claim, span: Span) -> bool:
    return claim.span is not None and claim.span.overlaps(span)


def length_holds(claim: DurationClaim, per: str) -> bool:
    """Whether a duration is exact and at least one of the unit."""
    length = claim.length.length
    least = _CALENDAR_DAYS[per] * 86400 if per in _CALENDAR_DAYS else unit_seconds()[per]
    return length is not None and length.low is not None and length.low * 86400 > least


def _is_stretch(start: ClockClaim, end: ClockClaim, board: Board) -> bool:
    """Whether two times of day are the ends of a stretch on one day, earlier first."""
    assert start.span is not None
    assert end.span is not None
    first, last = start.when.minutes, end.when.minutes
    if first is None or last is None or not first.is_point or not last.is_point or start.half or end.half:
        return False
    assert first.low is not None
    assert last.low is not None
    return first.low < last.low and _UNTIL.fullmatch(board.text[start.span.end : end.span.start]) is not None
