"""day_clause: the clause that says what day a date was: "on Oct. 21, the night he was killed", "On the day the strike began, Oct. 5"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.draft import Span
from factcheck.syntax.clause import Clause, Reading, SentenceReading

_UNIT: Final = r"(?:day|night|morning|afternoon|evening|weekend|week|month|year|date|summer|winter|spring|season)"
_AFTER: Final = re.compile(
    rf"(?:,| —| –| \() ?(?:the|that) (?:very |same )?{_UNIT}(?: that| when| on which| in which)? (?=[a-zA-Z])(?!of\b)"
)
_WHEN: Final = re.compile(r", when (?=[a-zA-Z])")  # "On March 27, when the wall gave way, ..."
_SINCE_WHEN: Final = re.compile(r"\b[Ss]ince $")  # "has been in the hospital since Feb. 18, when he was shot"
_CLEFT: Final = re.compile(r"\bIt was (?:only |back )?(?:in |on |at )?(?:the \w+ of )?(?:early |late )?$")
_THAT: Final = re.compile(r",? (?:that|when) (?=[a-zA-Z])")  # "It was on July 12 that the wall gave way"
_BEFORE: Final = re.compile(
    rf"\b(?:the|that) (?:very |same )?{_UNIT}(?: that| when| on which| in which)? (?P<clause>[^,;:.()—]{{3,70}}),? (?:in |on )?$"
)
_LONG: Final = 90  # characters that such a clause has


def day_clause(reading: Reading, sentence: SentenceReading, mention: Span) -> Clause | None:
    """The clause told of the day, or the year, that a mention names; None where none is."""
    text, span = reading.text, sentence.sentence.span
    after = _AFTER.match(text, mention.end, span.end)
    if after is None and (text[span.start : mention.start] in ("On ", "In ") or _SINCE_WHEN.search(text, span.start, mention.start)):
        after = _WHEN.match(text, mention.end, span.end)
    if after is None and _CLEFT.match(text, span.start, mention.start):
        after = _THAT.match(text, mention.end, span.end)
    if after is not None:
        first = next((clause for clause in sentence.clauses if clause.verb is not None and clause.verb.span.start >= after.end()), None)
        return first if first is not None and _is_one(text, Span(after.end(), _start(first))) else None
    before = _BEFORE.search(text, max(span.start, mention.start - _LONG), mention.start)
    if before is None:
        return None
    within = [
        clause
        for clause in sentence.clauses
        if clause.verb is not None and before.start("clause") <= clause.verb.span.start < before.end("clause")
    ]
    return within[0] if len(within) == 1 and within[0].subject else None


def _start(clause: Clause) -> int:
    assert clause.verb is not None
    return clause.verb.span.start


def _is_one(text: str, span: Span) -> bool:
    """Whether nothing but its subject stands before the verb of the clause."""
    return span.start < span.end and len(span) <= _LONG and re.search(r"[,;:()—]| and ", span.text_of(text)) is None
