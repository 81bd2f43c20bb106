"""due_day: the one day that a draft says something was due: "the deadline was June 3", "had until June 3 to file", "to open on June 3"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.happening_words import noun_type
from factcheck.draft import Span
from factcheck.links.dates.events import Dated, EventIndex

# The words for such a day, in a pattern.
DEADLINE: Final = (
    r"(?:deadlines?|cut-?offs?|due dates?|target(?: dates?)?|closing dates?|filing dates?|expiration dates?|time limits?|limits?|schedule)"
)
_DATE_OF: Final = (
    r"(?:(?:completion|delivery|contract|handover|finish|opening|start|launch|arrival|end) date"
    r"|date (?:of|for) (?:the )?(?:completion|delivery|handover|opening|launch|arrival|start|end)(?: of)?)"
)
_AS_DEADLINE: Final = re.compile(rf" as (?:the|its|a|their) (?:(?:[a-z]+ )?{DEADLINE}|{_DATE_OF})\b")
# "Sept. 16 was the last day on which they could file".
_IS_LAST: Final = re.compile(
    r",? (?:was |is |being |which was )?(?:the|its|their) (?:(?:last|final) (?:day|date) (?:to|for|on which|that|when)\b"
    r"|(?:[a-z]+ )?(?:deadline|due date|cut-?off)\b)"
)
_AHEAD: Final = 400  # characters after the words in which the deadline may still be told
_TIME: Final = r"(?:(?:\d{1,2}(?::\d\d)? ?[ap]\.?m\.?|noon|midnight|close of business)(?: on)? )?(?:\w+day,? )?"
_DUE: Final = re.compile(
    r"(?:\b(?:is|was|were|are|be|been|c[ao]mes?|coming|f[ae]lls?|falling) due|[,(] ?(?:originally )?due"
    r"|\b(?:had to|must|to) be \w+)(?: back)?"
    rf"(?: in| at)?(?: by| on| before| no later than)? {_TIME}$"
)
_TO_BE_DONE: Final = re.compile(rf"\bto [a-z]+(?: [\w’'-]+){{0,5}} (?:by|no later than) {_TIME}$")
_DEADLINE_OF: Final = re.compile(
    rf"\b(?:deadline|due date|target date|cut-?off|closing date|filing date|limit|last day|{_DATE_OF})"
    r"(?: (?:to|for|of)(?: (?!was\b|is\b)[\w’'-]+){1,5})?"
    rf"(?: (?:of|on|at|was|is|set for|,))+ (?:the )?{_TIME}$"
)
_CLOSED: Final = re.compile(
    r"\b(?i:period|window|amnesty|registration|enrollment|filing|nominations|entries|applications|bidding|submissions?|deadline|time|lease"
    r"|permit|license|contract)\b"
    rf"[^.;:]{{0,30}}\b(?:ends?|ended|closes?|closed|expires?|expired|lapsed|ran out|runs out|passed)(?: at| on)* {_TIME}$"
)
_NO_LATER: Final = re.compile(rf"\b(?:(?:no|not) later than|at the latest by) {_TIME}$")
_HAD_UNTIL: Final = re.compile(rf"\b(?:had|has|have|given|gave|got|allow(?:s|ed)|granted|let)(?: [\w’'-]+){{0,4}} until {_TIME}$")
_SHOULD_HAVE: Final = re.compile(rf"\bshould have (?:been )?[a-z]+(?: [\w’'-]+){{0,5}} (?:by|on|no later than) {_TIME}$")


def is_day(claim: DateClaim) -> bool:
    """Whether something may be due, or done, on a date: a day, an hour or a month that no quotation tells."""
    return claim.when.granularity in ("day", "month", "minute", "hour", "daypart") and not claim.scope.quoted


def due_day(events: EventIndex, told: Span) -> DateClaim | None:
    """The one day that something was due: of those told before the words or called a deadline, else of those told soon after them."""
    found: dict[str, DateClaim] = {}
    after: dict[str, DateClaim] = {}
    for claim in events.places.dates_near(told.end):
        if not is_day(claim) or claim.span is None or claim.span.start > told.end + _AHEAD:
            continue
        before = events.reading.text[max(0, claim.span.start - 60) : claim.span.start]
        dated = events.by_claim.get(claim.id)
        named = (dated is not None and _is_deadline(dated)) or _DEADLINE_OF.search(before) is not None
        named = named or any(words.match(events.reading.text, claim.span.end) for words in (_AS_DEADLINE, _IS_LAST))
        if named or _is_bound(claim, dated, before, events):
            told_first = named or claim.span.start < told.end
            (found if told_first else after).setdefault(str(claim.days), claim)
    found = found or after
    if not found:
        found = {str(dated.claim.days): dated.claim for dated in _set(events, told)}
    return next(iter(found.values())) if len(found) == 1 else None


def _set(events: EventIndex, told: Span) -> list[Dated]:
    """What was planned, told in the past, for a day: "was due to open on June 3", "was expected on June 3"."""
    home = events.reading.scopes.sentence_at(told.start)
    return [
        dated
        for dated in (events.near(home.index) if home is not None else ())
        if dated.claim.span is not None
        and dated.claim.span.start < told.end + _AHEAD
        and dated.claim.when.day is not None
        and is_day(dated.claim)
        and dated.happening.preposition == "on"
        and dated.happening.tense == "past"
        and (dated.happening.status == "planned" or dated.happening.verb == "expect")
    ]


def _is_deadline(dated: Dated) -> bool:
    """Whether a date is said to be that of a deadline, by its noun and not by an "it" that may stand for another thing."""
    told = dated.happening
    return told.type == "deadline" and any(noun.endswith("date") or noun_type(noun) == "deadline" for noun in told.nouns)


def _is_bound(claim: DateClaim, dated: Dated | None, before: str, events: EventIndex) -> bool:
    """Whether the wording makes a date the last on which something may be done: "was to be sent by June 3", "had until June 3 to file"."""
    assert claim.span is not None
    bound = dated is not None and (dated.happening.status == "planned" or dated.happening.verb in date_words("verbs of commitment"))
    if claim.relation == "by" and (bound or _TO_BE_DONE.search(before)):
        return True
    after = events.reading.text[claim.span.end : claim.span.end + 16]
    if claim.relation == "until" and (re.match(r" to [a-z]", after) or _HAD_UNTIL.search(before)):
        return True
    return any(words.search(before) for words in (_DUE, _NO_LATER, _CLOSED, _SHOULD_HAVE))
