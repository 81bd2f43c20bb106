"""fiscal_start: the month in which the fiscal year of a draft's company or government starts, where the draft says so.

Also its periods that no time expression is for: "the second half", "December, the fifth month of the budget year".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.almanac import MONTHS
from factcheck.claims.date import DateClaim
from factcheck.claims.scope_at import scope_at
from factcheck.draft import Span
from factcheck.syntax.clause import Reading, once
from factcheck.values import Timex

_NAMES: Final = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)"
    r"|Dec(?:ember|\.))"
)
# A day ("July 1", "1 July", "the first of July", "the last Saturday of June") or an end of a month ("the end of June").
_MONTH: Final = (
    rf"(?:(?P<edge>the (?:end|close|last day|last \w+day|final day|start|beginning|first day|first) (?:of|in) )?(?P<before>\d{{1,2}} )?"
    rf"(?P<month>{_NAMES})(?: (?P<day>\d{{1,2}})(?!\d))?)"
)
_YEAR: Final = (
    r"(?:(?:fiscal|financial|budget|business|accounting|reporting|tax) years?|(?:[Ii]ts|[Tt]heir|[Tt]he|['’]s) (?:books|accounts))"
)
_PREPOSITION: Final = r"(?: on| in| from| with| at)?(?: midnight on)? "
_ENDS: Final = ("end", "clos", "conclud", "finish", "balanc", "shut", "last", "final", "through", "to ")
_STARTS: Final = re.compile(
    rf"(?<!quarter of the )(?<!half of the )(?<!months of the )(?<!quarter of its )(?<!half of its )\b{_YEAR}(?:,? (?:that|which|always"
    rf"|at the \w+|for \w+|of the \w+))* (?P<verb>starts|begins|began|started|starting|beginning|runs|ran|opens|opened|ends|ended|ending"
    rf"|closes?|closed|concludes|concluded|finishes|finished|open|end)(?: each year| every year| annually)?{_PREPOSITION}{_MONTH}"
)
_RAN: Final = re.compile(
    rf"(?<!quarter of )(?<!half of )(?<!months of )\bfiscal (?:year )?(?:\d{{4}}),? (?:which )?(?P<verb>runs|ran|began|started|ended"
    rf"|ends|begins|starts){_PREPOSITION}{_MONTH}"
)
_BOOKS: Final = re.compile(
    rf"\b(?P<verb>closes?|closed|closing|balances?|balanced|ends?|ended|shuts?|starts?|started|opens?|opened|begins?|began)"
    rf" (?:its|their|the|his|her|each|every) (?:books|accounts|fiscal year|financial year|budget year|year)"
    rf"(?: for the (?:fiscal |financial |budget )?year| for good| each year| every year)?{_PREPOSITION}{_MONTH}"
)
_TWELVE: Final = re.compile(
    rf"\b(?:budget|fiscal|financial|accounts)\b[^.;]{{0,60}}?\b(?:12|twelve)[- ]months?(?: period)? (?:that |which )?"
    rf"(?P<verb>end|ends|ended|ending|through|to |start|starts|started|begin|begins|began|beginning){_PREPOSITION[:-1]} ?{_MONTH}"
)
_EDGE: Final = re.compile(
    rf"{_MONTH},? (?:(?:which|that) (?:is|was|marks|marked) |when |as )?(?:the |its |their )?"
    rf"(?:(?P<verb>start|beginning|first day|opening|end|close|last day|final day) of (?:the|its|their|each|every) (?:\w+['’]s )?{_YEAR}"
    rf"|(?:new )?{_YEAR} (?P<verb2>starts|begins|began|started|opens|ends|ended|closes))\b"
)
_RANGE: Final = re.compile(rf"\b(?P<month>{_NAMES})(?:-to-| to | through |[-–])(?P<to>{_NAMES}) {_YEAR}")
_CALENDAR: Final = re.compile(
    rf"\b{_YEAR},? (?:that |which )?(?:matches|is the same as|follows|coincides with|tracks|is|equals|mirrors"
    r"|corresponds to|runs with) (?:the )?calendar year"
    r"|\bcalendar(?:-year)? fiscal year|\bfiscal year (?:is|runs) (?:on )?(?:a |the )?calendar"
    r"|\b(?:reports?|reporting|keeps? (?:its|their) (?:books|accounts)|files?|operates?|accounts?|uses|runs|counts)"
    r"(?: (?:its|their) (?:\w+ )?(?:results|books|accounts|figures|earnings))?"
    r"(?: by| on| for| with| along| according to)? (?:the |a )?calendar[- ]year\b"
)
# Where none of these forms is met: a sentence that speaks of such a year, or of somebody's own, and tells twelve months or one edge.
_ANY_YEAR: Final = re.compile(
    r"\b(?:(?:fiscal|financial|budget|business|accounting|reporting|trading|tax)[- ]years?|books|accounts"
    r"|calendar[- ]year"
    r"|(?:its|their|whose|(?:compan(?:y|ies)|firm|group|agency|bank|club|council|chain|maker|state|city)['’]s?) (?:own )?year)\b",
    re.IGNORECASE,
)
_PERIOD_OF: Final = re.compile(
    r"\b(?:first|second|third|opening|1st|2nd|3rd|Q[1-3]|months?|weeks?) of [^,.;]{0,40}$|\bhalf of [^,.;]{0,40}$"
)
_TWELVE_MONTHS: Final = re.compile(
    rf"\b(?P<month>{_NAMES})(?: 0?1(?:st)?)?(?:-to-| to | through | until | till | and ends?(?: on| in)? | ?[-–] ?)(?:the end of )?"
    rf"(?P<to>{_NAMES})"
)
_LIKE_CALENDAR: Final = re.compile(
    r"(?<!\ba )(?<!any )(?<!one )(?<!single )(?<!each )\bcalendar[- ]year(?! \d)"
    r"|\b(?:with|by|to|on|follows?|keeps?|matches) the calendar\b|\b\d{4} (?:as a whole|in all)\b",
    re.IGNORECASE,
)
_UNLIKE: Final = re.compile(r"\b(?:not|n['’]t|unlike|rather than|instead of|differs?|different|never|no longer|switch\w*|chang\w+)\b")
_QUARTER_OF: Final = re.compile(r"(?<=quarter )of (?:19|20)\d\d\b|(?<=half )of (?:19|20)\d\d\b")
_OWN_YEAR: Final = re.compile(r"\bfiscal\b|\b(?:financial|budget|business|accounting|school|academic)[- ]year", re.IGNORECASE)
_EDGE_VERB: Final = re.compile(
    r"\b(?P<verb>start|began|begin|begun|open|kick|r[au]ns? from|end|clos|conclud|finish|r[au]ns? (?:to|until)|r[au]n out)", re.IGNORECASE
)
_LOOSE_MONTH: Final = re.compile(_MONTH)
_BETWEEN: Final = 45  # characters between the words for a year, the verb and the month
_HALF: Final = re.compile(
    r"\b(?P<nth>first|second|opening|closing) half\b"
    r"(?!-| (?:of (?:the )?(?:game|match|season|century|decade|life|day|\d))|hour)"
)
_NTH_MONTH: Final = re.compile(
    rf"\b(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|10th|tenth|11th|eleventh|12th|twelfth|final|last)(?: month)?"
    rf" of (?:the|its|their) (?:\w+['’]s )?{_YEAR}\b"
)
# "The April-to-June quarter, the first of the company's year": the quarter told before.
_NTH_QUARTER: Final = re.compile(
    r"(?<=quarter, )the (?P<nth>first|second|third|fourth|final|last) of (?:(?:the|its|their) )?(?:\w+['’]s )?"
    r"(?:(?:fiscal|financial|budget|business) )?year\b"
)
_ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "10th": 10,
    "tenth": 10, "11th": 11, "eleventh": 11, "12th": 12, "twelfth": 12, "final": 12, "last": 12, "opening": 1, "closing": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """The first month of the fiscal year, 1 to 12, and the words that say so."""

    month: int
    words: Span


_EVERY_YEAR: Final = re.compile(r"\bfiscal year\b.*\b(?:ends|begins|starts|closes|runs) (?:on|in|from) $")
# Of another's year: "and the city's on Jan. 1", "the federal one ends on Sept. 30".
_OTHERS: Final = re.compile(
    r"(?:['’]s|s['’]|\bone|\b(?:its|their|his|her) own|, (?:and )?[A-Z][a-z]+"
    r"|\bthat of [\w ]{3,30}?)(?: fiscal| budget)?(?: year)?,? (?:(?:ends?|ended|begins?|began|starts?|started"
    r"|closes?|closed|runs) )?"
    rf"(?:on|in|from|with) (?P<month>{'|'.join(name[:3] for name in MONTHS)})"
)


@once
def fiscal_start(reading: Reading) -> FiscalYear | None:
    """When the fiscal year starts; None where the draft does not say, or says two things. Read once for each reading."""
    found = fiscal_told(reading)
    return None if found is not None and _is_one_of_two(found, reading) else found


@once
def fiscal_told(reading: Reading) -> FiscalYear | None:
    """When a fiscal year of which the draft tells starts, be it one of two. Read once for each reading."""
    return _read(reading.text) or _read_loosely(reading) or _of_calendar(reading.text)


def tells_fiscal_edge(reading: Reading, span: Span) -> bool:
    """Whether a day is that on which a fiscal year, or another's year told beside it, begins or ends."""
    year = fiscal_told(reading)
    if year is None:
        sentence = reading.scopes.sentence_at(span.start)
        start = sentence.span.start if sentence is not None else span.start
        return _EVERY_YEAR.search(reading.text, start, span.start) is not None
    other = _other_year(year, reading)
    return year.words.overlaps(span) or (other is not None and Span(*other.span()).overlaps(span))


def _is_one_of_two(year: FiscalYear, reading: Reading) -> bool:
    """Whether the sentence tells of another's year too: "The state's fiscal year ends on June 30; the federal one ends on Sept. 30"."""
    other = _other_year(year, reading)
    return other is not None and month_number(other["month"]) - 1 not in _edges(year)


def _other_year(year: FiscalYear, reading: Reading) -> re.Match[str] | None:
    sentence = reading.scopes.sentence_at(year.words.start)
    if sentence is None:
        return None
    sentences = reading.scopes.sentences
    following = sentences[min(sentence.index + 1, len(sentences) - 1)].span
    return _OTHERS.search(reading.text, year.words.end, sentence.span.end) or _OTHERS.search(reading.text, following.start, following.end)


def _edges(year: FiscalYear) -> set[int]:
    """The months, from 0, that begin and end a year."""
    return {(year.month - 1) % 12, (year.month - 2) % 12}


def month_number(written: str) -> int:
    """The number of a month, written in full or short.

    >>> month_number("Sept."), month_number("May")
    (9, 5)
    """
    return next(at for at, name in enumerate(MONTHS, 1) if name.startswith(written.rstrip(".")[:3]))


def _read(text: str) -> FiscalYear | None:
    found: list[FiscalYear] = []
    patterns = (_STARTS, _RAN, _BOOKS, _TWELVE, _EDGE)
    for told in (told for pattern in patterns for told in pattern.finditer(text)):
        month = _first_month(told)
        if month is None:
            return None
        found.append(FiscalYear(month, Span(*told.span())))
    found.extend(FiscalYear(month_number(told["month"]), Span(*told.span())) for told in _RANGE.finditer(text))
    found.extend(FiscalYear(1, Span(*told.span())) for told in _CALENDAR.finditer(text))
    return found[0] if len({year.month for year in found}) == 1 else None


def _read_loosely(reading: Reading) -> FiscalYear | None:
    """The one start that the sentences on a fiscal year allow, in whatever words they tell of twelve months or of an edge."""
    found: list[FiscalYear] = []
    for sentence in reading.scopes.sentences:
        span = sentence.span
        for year in _ANY_YEAR.finditer(reading.text, span.start, span.end):
            if _PERIOD_OF.search(reading.text, max(span.start, year.start() - 60), year.start()):
                continue
            if (told := _told_loosely(reading.text, span, year)) is not None:
                found.append(told)
    return found[0] if len({year.month for year in found}) == 1 else None


def _of_calendar(text: str) -> FiscalYear | None:
    """The calendar's year, where a quarter is said to be of one ("the second quarter of 2023") and no fiscal year is spoken of."""
    told = _QUARTER_OF.search(text)
    return FiscalYear(1, Span(*told.span())) if told is not None and _OWN_YEAR.search(text) is None else None


def _told_loosely(text: str, sentence: Span, year: re.Match[str]) -> FiscalYear | None:
    for told in _TWELVE_MONTHS.finditer(text, sentence.start, sentence.end):
        if (month_number(told["to"]) - month_number(told["month"])) % 12 == 11:
            return FiscalYear(month_number(told["month"]), Span(*told.span()))
    calendar = _LIKE_CALENDAR.search(text, sentence.start, sentence.end)
    if calendar is not None and _UNLIKE.search(text, sentence.start, sentence.end) is None:
        return FiscalYear(1, Span(*calendar.span()))
    verb = _EDGE_VERB.search(text, year.end(), min(sentence.end, year.end() + _BETWEEN))
    month = _LOOSE_MONTH.search(text, verb.end(), min(sentence.end, verb.end() + _BETWEEN)) if verb is not None else None
    if verb is None or month is None or _UNLIKE.search(text, year.start(), month.start()):
        return None
    first = month_of_edge(month, ends=verb["verb"].lower().startswith(("end", "clos", "conclud", "finish", "run to", "runs to", "ran to")))
    return None if first is None else FiscalYear(first, Span(year.start(), month.end()))


def month_of_edge(told: re.Match[str], *, ends: bool) -> int | None:
    """The month that a year starts with, told by the day on which it starts or `ends`; None where that is no edge of a month."""
    month, edge = month_number(told["month"]), (told["edge"] or "").lower()
    written = told["day"] or told["before"]
    day = int(written) if written else None
    early = edge.startswith(("the start", "the beginning", "the first"))
    if ends:
        return None if early or (day is not None and day < 26) else month % 12 + 1
    return month if day in (None, 1) and (not edge or early) else None


def _first_month(told: re.Match[str]) -> int | None:
    """The month that a year starts with, by the day on which it starts or ends; None where the day is the writer's own."""
    verb = told["verb"] or told.groupdict().get("verb2") or ""
    return month_of_edge(told, ends=verb.startswith(_ENDS))


def read_fiscal_periods(reading: Reading) -> Iterator[DateClaim]:
    """The halves and months of a fiscal year that are told by number, where the draft says when that year starts."""
    if fiscal_start(reading) is None:
        return
    text = reading.text
    for told in _HALF.finditer(text):
        sentence = reading.sentence_at(told.start())
        times = [reading.mentions[at] for at in sentence.mentions] if sentence else []
        if any(mention.kind == "date" and mention.span.start <= told.start() < mention.span.end for mention in times):
            continue
        yield _claim(reading, told, f"XXXX-H{_ORDINALS[told['nth']]}")
    for told in _NTH_MONTH.finditer(text):
        yield _claim(reading, told, f"XXXX-M{_ORDINALS[told['nth']]:02d}")
    for told in _NTH_QUARTER.finditer(text):
        yield _claim(reading, told, f"XXXX-Q{min(_ORDINALS[told['nth']], 4)}")


def _claim(reading: Reading, told: re.Match[str], timex: str) -> DateClaim:
    words = Span(*told.span())
    when = Timex(timex, None, "half" if "-H" in timex else "quarter" if "-Q" in timex else "month")
    return DateClaim.model_construct(span=words, scope=scope_at(reading, words), when=when, relation="in")
