"""link_windows: the stretch of time that a group is said to lie in, and its members with their dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Final

from factcheck.almanac import has_day
from factcheck.claims.date import DateClaim
from factcheck.claims.date_words import date_words
from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.links.dates.events import EventIndex
from factcheck.links.dates.stretches import Stretch, stretch_of
from factcheck.links.dates.window_groups import group_of, groups_of, tells_both_ends
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading, SentenceReading

_LONG: Final = 150  # characters from the words for a member to its date
MEMBER: Final = re.compile(
    r"\b(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:very )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|last|latest|most recent|earliest|largest"
    r"|biggest|smallest|deadliest|worst"
    r"|longest|newest|oldest|costliest|final|[a-z]{3,}est(?=,| (?:was|were|came|is|died|took|went)\b)"
    r"|(?:most [a-z]+|[a-z]{3,}est)(?=(?: [a-z]+)? of (?:the|those|these|them)\b))(?: of them"
    r"| of (?:the|those|these)(?: (?!was\b|were\b|is\b|are\b|came\b|had\b|has\b|to\b)(?P<number>\w+))?"
    r"|(?P<noun> [a-z]+) of (?:the|those|these) (?P<number3>\w+))?"
    r"|[Oo]ne of (?:the(?: (?P<number2>\w+))?|those|these|them)|including (?:one|a|an)"
    r"|Among (?:the(?: (?P<number4>\w+))?|those|these|them)(?= (?:was|is) )"
    r"|(?:One|Another|A second|A third)"
    r"(?=,| (?!(?:in|on) (?:\d|[A-Z][a-z]{2,8}\.? \d))[a-z]+(?:ed|t|n|me|nk|ew|de|ve|ll|ok|an|as)\b))(?=[ ,])"
)
_NONE_THEN: Final = re.compile(
    r"\b(?:none|never|nothing|nobody|no one)(?: at all)? (?:in|on|during|for|at|between|from) $"
)  # "32 entries, there having been none in 1900"
_NONE_FAR: Final = 24
_HAPPENS: Final = frozenset(("be", "come", "occur", "happen", "take", "begin", "start", "follow", "arrive", "do", "report"))
# From one step of a member to its last: "..., and died on".
_AND_THEN: Final = re.compile(
    r"(?:,? (?:and|but)|,) (?:was |were )?(?:(?:later|then|finally|so) )?[a-z]{3,}(?:ed|t|n|ld|d|k|m|w)\b[^;:]{0,40}?(?: on| in)? ?"
)
_AVERAGE: Final = re.compile(
    r"\b(?:on average|averaged?|averages|typical(?:ly)?|usual(?:ly)?|normal(?:ly)?|as a rule|mostly)\b", re.IGNORECASE
)
_OPENS: Final = re.compile(r"(?:[;:.,(—–] ?|\band |\bbut )$")
_LEADS: Final = ("In ", "At ", "During ", "On ", "For ", "With ")  # "In the third game, on May 14, ..."
_MODEL_YEAR: Final = re.compile(r"\ban? $")
# "The wettest week of that three-month spell": one of the days, or of the things, of a stretch told before.
_OF_STRETCH: Final = re.compile(
    r"\b(?:first|last|latest|final|earliest|most [a-z]+|[a-z]{3,}est|worst|best|least [a-z]+)(?: [a-z]+){0,2} (?:of|in|during|over) "
    r"(?:that|those|the same) (?:[\w-]+ )?(?:stretch|period|span|half|quarter|year|months?|weeks?|days|season|decade|window|time|spell)\b"
)
_FIRST_OF_ROW: Final = re.compile(r"\b(?:first|second|third|fourth|fifth) (?P<noun>[a-z]{3,})\b")
_PART: Final = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:very )?(?:first|last|final|latest|earliest|only) (?P<noun>[a-z]+)\b(?! of)")


def link_windows(events: EventIndex) -> list[Link]:
    """The links "window" (window, or start, or start and end, and member), in text order.

    The licence is where the stretch is told, and the words for the member.
    """
    return link_members(events, (*_members(events), *_of_stretches(events), *_of_parts(events)))


def link_members(events: EventIndex, found: Iterable[tuple[Stretch, DateClaim, Span]]) -> list[Link]:
    """The links of members, each with the stretch that it lies in and the words for it, but for those told of another year or usually."""
    links: list[Link] = []
    for stretch, member, words in found:
        if _NONE_THEN.search(events.reading.text, max(0, stretch.words.start - _NONE_FAR), stretch.words.start):
            continue
        if _is_average(stretch, events.reading):
            continue
        told = events.places.dates_in(stretch.words)
        roles = () if len(told) not in (1, 2) else ("start", "end") if len(told) == 2 else ("start",) if stretch.since else ("window",)
        if (
            roles
            and member not in told
            and not _is_of_its_year(member, told, stretch, events)
            and not _is_far(member, told, stretch, events)
            and not _is_of_a_step(member, told, stretch, words, events)
        ):
            claims = tuple((role, claim.id) for role, claim in zip(roles, told, strict=True))
            links.append(Link("window", (*claims, *_part_of(stretch, told), ("member", member.id)), (stretch.words, words)))
    return links


def _is_of_a_step(member: DateClaim, told: Sequence[DateClaim], stretch: Stretch, words: Span, events: EventIndex) -> bool:
    """Whether a date is that of what led to a member: "was shot on Dec. 30, 2022, and died on Jan. 2, 2023", "had fallen ill on May 2"."""
    sentence = events.reading.sentence_at(words.start)
    if member.span is None or sentence is None:
        return False
    window = told[0].days.hull(told[-1].days)
    for later in events.places.dates_in(Span(member.span.end, sentence.sentence.span.end)):
        assert later.span is not None
        between = events.reading.text[member.span.end : later.span.start]
        inside = window.low is not None and later.days.low is not None and window.low <= later.days.low
        inside = inside and (stretch.since or (later.days.high is not None and window.high is not None and later.days.high <= window.high))
        inside = inside or _is_of_its_year(later, told, stretch, events)
        if inside and _AND_THEN.fullmatch(between):
            return True
    before = [
        clause.verb for clause in sentence.clauses if clause.verb is not None and words.end <= clause.verb.span.start < member.span.start
    ]
    home = events.reading.sentence_at(stretch.words.start)
    counted = {clause.verb.lemma for clause in home.clauses if clause.verb is not None} if home is not None else set()
    if not before or before[-1].lemma in counted | _HAPPENS:
        return False
    return (before[-1].perfect and before[-1].tense == "past") or bool(counted & date_words("verbs of dealing with a case"))


def _part_of(stretch: Stretch, told: Sequence[DateClaim]) -> tuple[tuple[str, str], ...]:
    """The first and last day of a stretch that is a part of a month: "the first week of March"."""
    if len(told) != 1 or told[0].when.granularity != "month" or stretch.since or stretch.past or stretch.days == told[0].days:
        return ()
    low, high = stretch.days.low, stretch.days.high
    if low is None or high is None:
        return ()
    return ("low", date.fromordinal(int(low)).isoformat()), ("high", date.fromordinal(int(high)).isoformat())


def _is_far(member: DateClaim, told: Sequence[DateClaim], stretch: Stretch, events: EventIndex) -> bool:
    """Whether a date lies in a year that is farther from a stretch than the stretch is long, and that differs in more than its decade.

    A slip of the pen stays near; what lies far away is one of another group: "40 fiddles on loan since 2016 ... The oldest is of 1644".
    """
    low, high, published = told[0].days.low, told[-1].days.high, events.reading.draft.published
    if stretch.since:
        high = Fraction(published.toordinal()) if published is not None else None
    first, last = member.days.low, member.days.high
    without_year = member.when.month is not None and member.when.year is None
    if without_year or low is None or high is None or first is None or last is None:
        return False
    years = _years(low, high)
    own = date.fromordinal(int(first)).year
    if own in years or any(year % 10 == own % 10 and year // 100 == own // 100 for year in years):
        return False
    return bool(low - last > high - low + 1 or first - high > high - low + 1)


def _years(low: Fraction, high: Fraction) -> range:
    """The years that the days from `low` to `high` lie in."""
    return range(date.fromordinal(int(low)).year, date.fromordinal(int(high)).year + 1)


def _is_average(stretch: Stretch, reading: Reading) -> bool:
    """Whether a stretch is what is usual, so that some of the group lie beyond it: "lasted 31 days on average, from May 2 to June 1"."""
    sentence = reading.sentence_at(stretch.words.start)
    return sentence is not None and _AVERAGE.search(reading.text, sentence.sentence.span.start, stretch.words.start) is not None


def _is_of_its_year(member: DateClaim, told: Sequence[DateClaim], stretch: Stretch, events: EventIndex) -> bool:
    """Whether a day without a year lies in the stretch in a year of it: "22 closings last summer, the longest from July 3 to July 8"."""
    month, day, published = member.when.month, member.when.day, events.reading.draft.published
    days = stretch.days if _part_of(stretch, told) else told[0].days.hull(told[-1].days)
    low, high = days.low, days.high
    if published is not None and high is not None:
        high = Fraction(published.toordinal()) if stretch.since else min(high, Fraction(published.toordinal()))
    if member.when.year is not None or month is None or day is None or low is None or high is None:
        return False
    years = _years(low, high)
    return any(has_day(year, month, day) and low <= date(year, month, day).toordinal() <= high for year in years)


def _members(events: EventIndex) -> list[tuple[Stretch, DateClaim, Span]]:
    reading = events.reading
    groups = groups_of(reading)
    if not any(group.stretch for group in groups):
        return []
    member = -1
    found: list[tuple[Stretch, DateClaim, Span]] = []
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        if sentence.sentence.role != "body":
            continue
        for told in MEMBER.finditer(reading.text, span.start, span.end):
            words = Span(*told.span())
            if not is_member(reading, sentence, words):
                continue
            noun = noun_after(sentence, words.end) or _noun_of_row(reading, Span(span.start, words.start))
            group = group_of(told, noun, index, groups, member)
            member = index if group is not None else member
            date = date_of_member(events, words, span) if group is not None else None
            if (
                group is not None
                and group.stretch is not None
                and date is not None
                and not group.stretch.words.contains(date.span or words)
            ):
                found.append((group.stretch, date, words))
    return found


def is_member(reading: Reading, sentence: SentenceReading, words: Span) -> bool:
    """Whether words for a member open a clause, outside quotations, and tell of a thing and not of a day."""
    start = sentence.sentence.span.start
    if (
        words.start != start
        and reading.text[start : words.start] not in _LEADS
        and not _OPENS.search(reading.text, sentence.sentence.span.start, words.start)
    ):
        return False
    quotation = reading.scopes.quotation_at(words.start)
    if quotation is not None and not quotation.scare:
        return False
    following = next((token for token in sentence.tokens if token.span.start >= words.end), None)
    if following is not None and following.form == "C":
        return False  # "The last ten": several
    if reading.text[words.end : words.end + 6] == " such " or reading.text[words.end : words.end + 4] == " of ":
        return False  # "The longest such run": of all that ever were; "The first of five games": of others
    before = next((token for token in reversed(sentence.tokens) if token.span.end <= words.start and token.text != ","), None)
    if before is not None and before.tag == "PROPN" and " of " not in words.text_of(reading.text):
        return False  # "Cobb Lane, the oldest,": one of another set
    return not any(token.form == "t" and token.span.start == words.end + 1 for token in sentence.tokens)


def date_of_member(events: EventIndex, words: Span, sentence: Span) -> DateClaim | None:
    """The date of a member, behind the words for it: that on which it was, and none that it is compared with or that another clause has."""
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
        r"\b(?:since|until|than|by|before|after|the (?:first|second|third|fourth|other|last)|compared|planned|scheduled|due"
        r"|dates?|dated|dating)\b|[;:](?! (?:it|he|she) )",
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


def noun_after(sentence: SentenceReading, at: int) -> str:
    """The noun that the words for a member lead to ("The first flood"); "" where a verb or a comma follows."""
    for token in sentence.tokens:
        if token.span.start >= at:
            if token.tag in ("NOUN", "PROPN") and token.form != "t":
                return token.lemma
            if token.tag not in ("ADJ", "NUM"):
                return ""
    return ""


def _noun_of_row(reading: Reading, before: Span) -> str:
    """The noun of the row that a member goes on with: "His first win, in 2018, was by 211 votes; his second" is the second win."""
    row = list(_FIRST_OF_ROW.finditer(reading.text, before.start, before.end))
    return row[-1]["noun"] if row else ""


def _of_stretches(events: EventIndex) -> list[tuple[Stretch, DateClaim, Span]]:
    """As in: "The valley got 41 inches of rain in the first half of 1998. The wettest day of that stretch was April 2."."""
    reading = events.reading
    found: list[tuple[Stretch, DateClaim, Span]] = []
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        for told in _OF_STRETCH.finditer(reading.text, span.start, span.end):
            words = Span(*told.span())
            stretch = next((known for back in (index, index - 1, index - 2) if back >= 0 and (known := stretch_of(reading, back))), None)
            date = date_of_member(events, words, span)
            if stretch is None or date is None or stretch.words.end > words.start or sentence.sentence.role != "body":
                continue
            found.append((stretch, date, words))
    return found


@cache
def _event_parts() -> dict[str, frozenset[str]]:
    """For each noun for an event, those for its parts."""
    table: dict[str, set[str]] = {}
    for line in data_lines("event_parts.tsv"):
        wholes, parts = line.split("\t")
        for whole in wholes.split():
            table.setdefault(whole, set()).update(parts.split())
    return {whole: frozenset(parts) for whole, parts in table.items()}


def _of_parts(events: EventIndex) -> list[tuple[Stretch, DateClaim, Span]]:
    """As in: "The poll was conducted from June 5 to June 18. The final call was made on June 17."."""
    reading = events.reading
    wholes = [(index, whole) for index in range(len(reading.sentences)) if (whole := _whole(reading, index))]
    if len(wholes) != 1:
        return []
    first, (stretch, parts) = wholes[0]
    found: list[tuple[Stretch, DateClaim, Span]] = []
    for index in range(first, len(reading.sentences)):
        span = reading.sentences[index].sentence.span
        for told in _PART.finditer(reading.text, span.start, span.end):
            words = Span(*told.span())
            head = next((chunk.head for chunk in reading.sentences[index].chunks if chunk.head_span.start >= told.start("noun")), "")
            if (
                told["noun"] not in parts
                or head != told["noun"]
                or words.start < stretch.words.end
                or not is_member(reading, reading.sentences[index], words)
            ):
                continue
            date = date_of_member(events, words, span)
            if date is not None:
                found.append((stretch, date, words))
    return found


def _whole(reading: Reading, index: int) -> tuple[Stretch, frozenset[str]] | None:
    """The event of which a sentence tells from when to when it lasted, by its stretch and the nouns for its parts."""
    sentence = reading.sentences[index]
    if sentence.sentence.role != "body":
        return None
    for clause in sentence.clauses:
        for at in clause.subject:
            parts = _event_parts().get(sentence.chunks[at].head.split(" ")[-1])
            stretch = stretch_of(reading, index) if parts else None
            if parts and stretch is not None and not stretch.since and tells_both_ends(reading, stretch):
                return stretch, parts
    return None
