"""link_fiscal_periods: quarters and halves of a fiscal year with the day on which they end, and dates within a period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.dates.fiscal import fiscal_start
from factcheck.draft import Span
from factcheck.links.dates.events import EventIndex
from factcheck.links.dates.period_months import link_period_months
from factcheck.links.dates.seasons import is_a_tumble
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading

_PERIODS: Final = frozenset({"quarter", "half"})
_WIDE: Final = frozenset({"season", "half", "decade", "century", "year", "month"})
_DEICTIC: Final = re.compile(
    r"\b(?:(?:last|this|next|this past|earlier this|later this) (?:week|weekend|month|year)"
    r"|(?:past|last) (?:week|month|year|(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:days|weeks|months|years)))$",
    re.IGNORECASE,
)
# "The last month, September" is that of a harvest; "compared with the same period last year, January prices fell" dates the prices.
_THE_LAST: Final = re.compile(r"\bthe last (?:week|weekend|month|year)$", re.IGNORECASE)
_COMPARED: Final = re.compile(r"\b(?:compared (?:with|to)|than|versus|against|from|same)\b[^.,;:]*$", re.IGNORECASE)
_FISCAL: Final = re.compile(r"\bfiscal\b", re.IGNORECASE)
_OF_YEAR: Final = (
    r"(?:,? of (?:fiscal|(?:the|its|their|this) (?:\w+['’]s )?(?:fiscal|financial|budget|business|\d{4})(?: year)?)"
    r"(?: (?:year )?\d{4})?)?"
)
_ENDED: Final = re.compile(
    _OF_YEAR + r",? (?:(?:which|that) )?(?:had )?"
    r"(?P<verb>ended|ends|ending|closed|closes|concluded|finished|began|begins|beginning|started|starts|starting|opened)(?: on| with| in)? "
)
_SPAN: Final = (
    r"(?:the |its )?(?P<months>three|3|six|6)(?:[- ]months?|[- ]month period)(?: period)?(?: \w+){0,2},? (?:that |which )?"
    r"(?:ended|ending|ends?|to|through|until)"
)
_SPAN_BEFORE: Final = re.compile(r"\b" + _SPAN + r"(?: on| in| with)? $", re.IGNORECASE)
_SPAN_AFTER: Final = re.compile(_OF_YEAR + r"(?:,| \(|:| —| –)? ?(?:or )?" + _SPAN + r"(?: on| in| with)? ", re.IGNORECASE)
_RANGED: Final = re.compile(
    _OF_YEAR + r"(?:,? \(|, |:| —| –|,? (?:which |that )?(?:ran|runs|covers|covered|is|was|spans|lasted)) ?(?:from )?"
)
_EDGE_WORDS: Final = r"(?P<edge>end|close|last day|final day|start|beginning|first day|opening|outset)"
_EDGE_BEFORE: Final = re.compile(r"\b" + _EDGE_WORDS + r" of (?:the|its|their|that|this) (?:[\w-]+['’]s )?$")
_EDGE_OF: Final = re.compile(
    r",? (?:which (?:is|was|marks|marked) )?(?:the |its )?" + _EDGE_WORDS + r" of (?:the|its|their) (?:[\w-]+['’]s )?"
)
_APPOSED: Final = re.compile(_OF_YEAR + r"(?:,| \(|,? which (?:is|was|fell on|came on)|:| —| –) ?(?:on )?")
_THE: Final = re.compile(r",? (?:which (?:is|was) )?(?:the |its |their )?(?:[\w-]+['’]s )?")
_AS: Final = re.compile(r",? (?:just )?(?:as|when) (?:the|its|their) (?:[\w-]+['’]s )?")
_DOES: Final = re.compile(
    _OF_YEAR + r" (?:was |had |is )?(?:just |only )?(?P<verb>began|begins|begun|beginning|getting under way|got under way|getting underway"
    r"|got underway|starting|started|starts|opened|opening|kicking off|kicked off|ended|ending|ends|closed|closing"
    r"|coming to (?:an end|a close)"
    r"|came to (?:an end|a close)|drawing to (?:an end|a close)|drew to (?:an end|a close)|winding down|wound down|concluded|finished)\b"
)
_END_WORDS: Final = ("end", "clos", "last", "final", "com", "cam", "dr", "wind", "wound", "conclud", "finish")
_PRONOUN: Final = re.compile(r"(?:That|It|This|Those) (?:\w+ ){0,2}?(?:made|makes|was|were|is|marked|gave)\b")
_NUMBERED: Final = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|final|last|opening|closing|1st|2nd|3rd|4th"
    r"|1[0-2]th|Q[1-4])\b",
    re.IGNORECASE,
)
_WITHIN: Final = re.compile(r",? (?:on|in) |, ")
_SOUTHERN: Final = re.compile(r"\b(?:Australia|New Zealand|South Africa|Argentin|Chile|Brazil|Uruguay|Sydney|Melbourne|Auckland|Antarctic)")


def link_fiscal_periods(events: EventIndex) -> list[Link]:
    """The links "quarter" (period, end or start) and "within" (period, date), in text order."""
    return [*_quarters(events), *_within(events)]


def _quarters(events: EventIndex) -> list[Link]:
    """The numbered quarters, halves and months of a fiscal year, each with a day or a month at which it starts, ends or lies."""
    reading = events.reading
    fiscal = fiscal_start(reading)
    if fiscal is None:
        return []
    dates = [
        claim
        for claim in events.places.dates
        if claim.span is not None
        and not claim.scope.quoted
        and not (claim.when.month and fiscal.words.overlaps(claim.span))
        and claim.scope.role != "headline"
    ]
    links: list[Link] = []
    named: list[DateClaim] = []
    spans = {claim.when.month for claim in dates if _is_edge(claim) and _span_before(claim, reading.text) is not None}
    for at, claim in enumerate(dates):
        text = reading.text
        if _number(claim, text):
            found = next(_told_of(claim, at, dates, reading), None)
            named.append(claim)
            if found is not None:
                links.append(Link("quarter", (("period", claim.id), found), (fiscal.words,)))
            continue
        assert claim.span is not None
        period = named[-1] if named and len({_number(one, text) for one in named}) == 1 and _near(named[-1], claim) else None
        if period is None:
            continue
        # "Over the three months ending June 30", "the quarter, which ended Sept. 30": the quarter that was told before.
        three = _span_before(claim, text) if len(spans) == 1 else None
        if three and _is_edge(claim) and _is_length_of(three, period):
            links.append(Link("quarter", (("period", period.id), ("end", claim.id)), (fiscal.words,)))
        elif text.startswith((" that ends", " that begins", " that will"), claim.span.end):
            continue  # "the quarter that ends on May 31" is another
        elif claim.when.granularity in _PERIODS and at + 1 < len(dates) and (role := _after(claim, dates[at + 1], text)):
            links.append(Link("quarter", (("period", period.id), (role, dates[at + 1].id)), (fiscal.words,)))
    return links or list(link_period_months(events, fiscal))


def _span_before(claim: DateClaim, text: str) -> re.Match[str] | None:
    """The words before a date that make it the end of so many months: "the three months ending (June 30)"."""
    assert claim.span is not None
    return _SPAN_BEFORE.search(text, max(0, claim.span.start - 48), claim.span.start)


def _told_of(period: DateClaim, at: int, dates: list[DateClaim], reading: Reading) -> Iterator[tuple[str, str]]:
    """What the words around a period say of its start, its end or its month: roles and the ids of the dates."""
    text = reading.text
    after = dates[at + 1] if at + 1 < len(dates) else None
    before = dates[at - 1] if at else None
    if after is not None and (role := _after(period, after, text)):
        yield role, after.id
    if before is not None and (role := _before(before, period, text)):
        yield role, before.id
    if (span := _span_told(period, at, dates, reading)) is not None:
        yield "end", span.id


def _after(period: DateClaim, date: DateClaim, text: str) -> str:
    """What a date behind a period is to it: "which ended on", ", the six months to", "the close of its third quarter, Dec. 31"."""
    assert period.span is not None
    assert date.span is not None
    between = text[period.span.end : date.span.start]
    if len(between) > 90 or not _is_edge(date):
        return ""
    if ended := _ENDED.fullmatch(between):
        return "end" if ended["verb"].startswith(("end", "clos", "conclud", "finish")) else "start"
    if length := _SPAN_AFTER.fullmatch(between):
        return "end" if _is_length_of(length, period) else ""
    if _RANGED.fullmatch(between) and _goes_on(date, text):
        return "start"  # "from July through September"
    edge = _EDGE_BEFORE.search(text, max(0, period.span.start - 60), period.span.start)
    if edge and _APPOSED.fullmatch(between):
        return _role(edge["edge"])
    return ""


def _before(date: DateClaim, period: DateClaim, text: str) -> str:
    """What a date before a period is to it: "Sept. 30, the end of", "in July, as the third quarter began", "December, the fifth month"."""
    assert period.span is not None
    assert date.span is not None
    between = text[date.span.end : period.span.start]
    if len(between) > 60 or not _is_edge(date):
        return ""
    if "-M" in period.when.timex:
        return "month" if _THE.fullmatch(between) and date.when.day is None else ""
    if edge := _EDGE_OF.fullmatch(between):
        return _role(edge["edge"])
    if _AS.fullmatch(between) and (does := _DOES.match(text, period.span.end)):
        return _role(does["verb"])
    length = _SPAN_BEFORE.search(text, max(0, date.span.start - 48), date.span.start)
    return "end" if length and _THE.fullmatch(between) and _is_length_of(length, period) else ""


def _span_told(period: DateClaim, at: int, dates: list[DateClaim], reading: Reading) -> DateClaim | None:
    """The end of the months of which a sentence tells, where the next one calls them the period: "That made it the weakest quarter"."""
    assert period.span is not None
    here = reading.scopes.sentence_at(period.span.start)
    if here is None or not here.index or not _PRONOUN.match(reading.text, here.span.start):
        return None
    start = reading.scopes.sentences[here.index - 1].span.start
    if any(one.span is not None and one.span.start >= here.span.start for one in dates[:at]):
        return None
    told: list[DateClaim] = []
    for one, two in pairwise(dates[:at]):
        assert one.span is not None
        assert two.span is not None
        months = one.when.month is not None and two.when.month is not None and one.when.day is None and two.when.day is None
        through = reading.text[one.span.end : two.span.start] in (" through ", " to ", "-", "–", " until ")
        if one.span.start >= start and months and through and _months(one, two) == (6 if "-H" in period.when.timex else 3):
            told.append(two)
    return told[0] if len(told) == 1 else None


def _months(one: DateClaim, two: DateClaim) -> int:
    assert one.when.month is not None
    assert two.when.month is not None
    return (two.when.month - one.when.month) % 12 + 1


def _goes_on(date: DateClaim, text: str) -> bool:
    """Whether a date is the first of a range: "July through September"."""
    assert date.span is not None
    return re.match(r" (?:through|to|until) | ?[-–] ?", text[date.span.end : date.span.end + 10]) is not None


def _role(word: str) -> str:
    return "end" if word.lower().startswith(_END_WORDS) else "start"


def _is_length_of(told: re.Match[str], period: DateClaim) -> bool:
    """Whether so many months are a quarter, or a half."""
    return (told["months"].lower() in ("six", "6")) == ("-H" in period.when.timex) and "-M" not in period.when.timex


def _near(one: DateClaim, two: DateClaim) -> bool:
    return one.span is not None and two.span is not None and two.span.start - one.span.end < 700


def _is_edge(claim: DateClaim) -> bool:
    """Whether a date can tell where a period starts or ends: a day or a month, of whatever year."""
    return claim.when.month is not None and claim.when.granularity in ("day", "month")


def _number(claim: DateClaim, text: str) -> int:
    """Which quarter, half or month it is said to be; 0 where "the quarter" has no number."""
    if claim.span is None or claim.scope.role != "body":
        return 0
    if not _NUMBERED.search(claim.span.text_of(text)):
        return 0
    found = re.search(r"-[QHM](\d\d?)$", claim.when.timex) if claim.when.month is None else None
    return int(found.group(1)) if found and claim.when.granularity in (*_PERIODS, "month") else 0


def _within(events: EventIndex) -> list[Link]:
    """A date told right behind a period that it should lie in: "in the 1980s, in 1991"."""
    text = events.reading.text
    links: list[Link] = []
    dates = events.places.dates
    for at, (one, two) in enumerate(pairwise(dates)):
        if one.span is None or two.span is None or one.scope.quoted:
            continue
        deictic = _DEICTIC.search(text, max(0, one.span.start - 16), one.span.end)
        if deictic and (_THE_LAST.search(text, max(0, one.span.start - 8), one.span.end) or _is_compared(one.span, text)):
            continue
        if not deictic and (one.when.granularity not in _WIDE or one.relation != "in"):
            continue
        if two.when.granularity not in ("day", "month", "year") or not _is_finer(one, two):
            continue
        between = text[one.span.end : two.span.start]
        if not _WITHIN.fullmatch(between) or two.relation not in ("on", "in") or _FISCAL.search(one.span.text_of(text)):
            continue
        # A list ("in the 1980s, in 1991 and in 2004") is no period and its date.
        after = dates[at + 2] if at + 2 < len(dates) else None
        if after is not None and after.span is not None and after.span.start - two.span.end < 12:
            continue
        if one.when.granularity == "season" and (_SOUTHERN.search(text) or is_a_tumble(one.span, text)):
            continue
        if not deictic and (one.when.granularity in ("year", "month", "week", "weekend")):
            continue
        if not deictic and (two.when.year is None and one.when.year is None):
            continue
        links.append(Link("within", (("period", one.id), ("date", two.id)), (Span(one.span.end, two.span.start),)))
    return links


def _is_compared(span: Span, text: str) -> bool:
    """Whether a period is one that something is compared with."""
    return _COMPARED.search(text, max(0, span.start - 40), span.start) is not None


_SIZE: Final = {
    "day": 0,
    "weekend": 0.5,
    "week": 0.6,
    "month": 1,
    "quarter": 2,
    "season": 2,
    "half": 3,
    "year": 4,
    "decade": 5,
    "century": 6,
}


def _is_finer(period: DateClaim, date: DateClaim) -> bool:
    if period.when.granularity == date.when.granularity == "year":
        return period.when.year is None and date.when.year is not None  # "last year, in 2020"
    if period.when.granularity == date.when.granularity == "month":
        return period.when.month is None and date.when.month is not None  # "last month, in August"
    return _SIZE.get(date.when.granularity, 9) < _SIZE.get(period.when.granularity, 0)
