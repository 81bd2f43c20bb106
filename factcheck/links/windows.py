"""link_windows: the stretch of time that a group is said to lie in, and its members with their dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.date_ranges import ranges_of
from factcheck.claims.happening_words import noun_type
from factcheck.claims.past_spans import past_days
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.links.events import EventIndex
from factcheck.links.link import Link
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import Chunk, Reading, SentenceReading
from factcheck.syntax.events import noun_event
from factcheck.values import Quantity, Timex

_REACH: Final = 8  # sentences after the group's in which its members may be told
_LONG: Final = 150  # characters from the words for a member to its date
_THIS: Final = re.compile(r"\b(?:this|last|so far this)\b", re.IGNORECASE)
_SINCE: Final = re.compile(r"\bsince(?: last| early| late)? $", re.IGNORECASE)
_IN: Final = re.compile(r"\b(?:in|during|over|throughout)(?: all of| the)? $", re.IGNORECASE)
_THAT_PERIOD: Final = re.compile(
    r"\b(?:in|during|over) (?:that|this) (?:period|time|span|stretch|year|fiscal year|month|week|quarter|decade|season|window)\b",
    re.IGNORECASE,
)
_MEMBER: Final = re.compile(
    r"\b(?:(?:[Tt]he|[Ii]ts|[Tt]heir) (?:very )?(?:first|second|third|fourth|fifth|sixth|last|latest|most recent|earliest|largest"
    r"|biggest|smallest|deadliest|worst"
    r"|longest|newest|oldest|costliest|final|(?:most [a-z]+|[a-z]{3,}est)(?= of (?:the|those|these)\b))(?: of (?:the|those|these)(?: "
    r"(?P<number>\w+))?)?"
    r"|[Oo]ne of (?:the(?: (?P<number2>\w+))?|those|these|them)|including (?:one|a|an))(?=[ ,])"
)
_OPENS: Final = re.compile(r"(?:[;:.,(—–] ?|\band |\bbut )$")
_NUMBERS: Final = {
    word: at
    for at, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ]
    )
}
_OF_GROUP: Final = re.compile(r"\b(?:those|these|them)$")


@dataclass(frozen=True, slots=True)
class Group:
    """Several things of a kind within a stretch of time.

    Attributes:
        nouns: the words for one of them.
        number: how many; None when it is not told.
        days: the stretch.
        words: where it is told.
        sentence: index of its sentence reading.
    """

    nouns: frozenset[str]
    number: Fraction | None
    days: Interval
    words: Span
    sentence: int


def link_windows(events: EventIndex) -> list[Link]:
    """The links "window" (window, or start and end, and member), in text order.

    The licence is where the stretch is told, and the words for the member.
    """
    links: list[Link] = []
    for group, member, words in _members(events):
        told = events.places.dates_in(group.words)
        roles = ("window",) if len(told) == 1 else ("start", "end") if len(told) == 2 else ()
        if roles and member not in told:
            claims = tuple((role, claim.id) for role, claim in zip(roles, told, strict=True))
            links.append(Link("window", (*claims, ("member", member.id)), (group.words, words)))
    return links


_MODEL_YEAR = re.compile(r"\ban? $")


def _members(events: EventIndex) -> list[tuple[Group, DateClaim, Span]]:
    reading = events.reading
    groups = _groups(reading)
    if not groups:
        return []
    found: list[tuple[Group, DateClaim, Span]] = []
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        if sentence.sentence.role != "body":
            continue
        for told in _MEMBER.finditer(reading.text, span.start, span.end):
            words = Span(*told.span())
            if words.start != span.start and not _OPENS.search(reading.text, span.start, words.start):
                continue
            quotation = reading.scopes.quotation_at(words.start)
            if quotation is not None and not quotation.scare:
                continue
            if reading.text[words.end : words.end + 6] == " such ":
                continue  # "The longest such run": of all that ever were
            if any(token.form == "t" and token.span.start == words.end + 1 for token in sentence.tokens):
                continue  # "the first Friday of the month"
            group = _group_of(told, _noun_after(sentence, words.end), index, groups)
            date = _date(events, words, span) if group is not None else None
            if group is not None and date is not None and not group.words.contains(date.span or words):
                found.append((group, date, words))
    return found


def _date(events: EventIndex, words: Span, sentence: Span) -> DateClaim | None:
    dates = events.places.dates_in(Span(words.end, sentence.end))
    claim = dates[0] if dates else None
    if (
        claim is None
        or claim.span is None
        or claim.span.start - words.end > _LONG
        or claim.scope.quoted
        or claim.relation not in ("on", "in")
    ):
        return None
    between = events.reading.text[words.end : claim.span.start]
    if re.search(
        r"\b(?:since|until|than|by|before|after|the (?:first|second|third|fourth|other|last)|compared|planned|scheduled|due)\b|[;:]",
        between,
    ):
        return None
    if _MODEL_YEAR.search(between) and re.match(r" [a-z]", events.reading.text[claim.span.end :][:2]):
        return None  # "the earliest a 1931 sedan": the year is the thing's own
    return (
        claim
        if claim.scope.status == "asserted" and claim.when.granularity in ("day", "month", "year", "minute", "hour", "daypart")
        else None
    )


def _noun_after(sentence: SentenceReading, at: int) -> str:
    """The noun that the words for a member lead to ("The first flood"); "" where a verb or a comma follows."""
    for token in sentence.tokens:
        if token.span.start >= at:
            if token.tag in ("NOUN", "PROPN") and token.form != "t":
                return token.lemma
            if token.tag not in ("ADJ", "NUM"):
                return ""
    return ""


def _group_of(told: re.Match[str], noun: str, index: int, groups: list[Group]) -> Group | None:
    """The last group told before, whose number or noun the words take up."""
    number = (told["number"] or told["number2"] or "").lower()
    value = _NUMBERS.get(number, int(number) if number.isdigit() else None)
    for group in reversed(groups):
        if group.sentence > index or (group.sentence == index and group.words.start > told.start()):
            continue
        if index - group.sentence > _REACH:
            return None
        if value is not None:
            if group.number == value:
                return group
        elif number or noun:
            return group if {number, number.removesuffix("s"), noun} & group.nouns else None
        else:
            return group
    return None


def _groups(reading: Reading) -> list[Group]:
    found: list[Group] = []
    for index, sentence in enumerate(reading.sentences):
        if sentence.sentence.role != "body":
            continue
        counted = _counted(reading, sentence)
        if not counted:
            continue
        stretch = _stretch(reading, index, sentence)
        for chunk, number in counted:
            nouns = frozenset({chunk.head, chunk.head.split(" ")[-1]}) - {""}
            if _is_possession(sentence, chunk):
                continue
            if stretch is not None and nouns:
                found.append(Group(nouns, number, stretch[0], stretch[1], index))
            elif (
                stretch is None
                and _OF_GROUP.search(reading.text, chunk.span.start, _of_end(sentence, chunk))
                and found
                and index - found[-1].sentence <= 1
            ):
                # "Nine of those": a part of the group lies in the same stretch.
                found.append(Group(found[-1].nouns, number, found[-1].days, found[-1].words, index))
    return found


def _is_possession(sentence: SentenceReading, chunk: Chunk) -> bool:
    """As in "In 1925 the town had five inns": things that were there in that time, and of which much may be told of another."""
    after = next(
        (clause for clause in reversed(sentence.clauses) if clause.verb is not None and clause.verb.span.end <= chunk.span.start), None
    )
    is_happening = noun_event(chunk.head) or noun_type(chunk.head, chunk.modifiers)
    return after is not None and after.verb is not None and after.verb.lemma == "have" and not is_happening


def _of_end(sentence: SentenceReading, chunk: Chunk) -> int:
    return sentence.chunks[chunk.of].span.end if chunk.of is not None else chunk.span.end


def _counted(reading: Reading, sentence: SentenceReading) -> list[tuple[Chunk, Fraction | None]]:
    """The noun phrases that count several things, or number one of a row ("the third fire")."""
    found: list[tuple[Chunk, Fraction | None]] = []
    for chunk in sentence.chunks:
        if chunk.mention is None or chunk.compound:
            continue
        mention = reading.mentions[chunk.mention]
        value = mention.value
        if mention.kind in ("cardinal", "ordinal") and isinstance(value, Quantity) and value.nominal >= 2 and not value.unit:
            found.append((chunk, value.nominal))
    return found


def _stretch(reading: Reading, index: int, sentence: SentenceReading) -> tuple[Interval, Span] | None:
    """The one stretch of time that a sentence sets; None where it sets none, or several."""
    found: list[tuple[Interval, Span]] = []
    for at in sentence.mentions:
        mention = reading.mentions[at]
        if isinstance(mention.value, Timex) and (days := _days(reading, mention)) is not None:
            found.append((days, mention.span))
    text, span = reading.text, sentence.sentence.span
    that = _THAT_PERIOD.search(text, span.start, span.end)
    if that is not None and index and not found:
        before = reading.sentences[index - 1].sentence.span
        ranges = [found_range for found_range in ranges_of(reading) if before.contains(found_range.span)]
        if len(ranges) == 1:
            start, end = ranges[0].start.value.days, ranges[0].end.value.days
            if start is not None and end is not None:
                found.append((start.hull(end), ranges[0].span))
    if not found:
        inside = [found_range for found_range in ranges_of(reading) if span.contains(found_range.span)]
        if len(inside) == 1:
            start, end = inside[0].start.value.days, inside[0].end.value.days
            if start is not None and end is not None:
                found.append((start.hull(end), inside[0].span))
    return found[0] if len(found) == 1 else None


def _days(reading: Reading, mention: Mention) -> Interval | None:
    """The days of a stretch: "in the past two weeks", "this year", "since Monday", "in 2020", "in the 2010s"."""
    value = mention.value
    assert isinstance(value, Timex)
    text, published = reading.text, reading.draft.published
    before = text[max(0, mention.span.start - 16) : mention.span.start]
    if mention.kind == "duration":
        return None if published is None else past_days(mention, text, published)
    days = value.days
    if days is None or days.is_empty or mention.of == "range" or days.low is None or days.high is None:
        return None
    if _SINCE.search(before):
        return None if published is None else Interval.of(days.low, max(days.high, Fraction(published.toordinal())))
    if value.granularity in ("week", "month", "year", "decade") and (_IN.search(before) or _THIS.match(mention.span.text_of(text))):
        if text[max(0, mention.span.start - 12) : mention.span.end].lower().find("fiscal") >= 0 or value.modifier:
            return None
        # "This week" and "last month" are told a few days wide of the calendar.
        room = 2 if value.granularity == "week" else 0
        return Interval.of(days.low - room, days.high + room)
    return None
