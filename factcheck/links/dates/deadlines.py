"""link_deadlines: what a draft says was done in time, or late, with the day that it was due and the day that it was done."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.happening_words import noun_type
from factcheck.draft import Span
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.time_limits import Limit, done_within, limit_of
from factcheck.links.link import Link
from factcheck.syntax.clause import SentenceReading

_NOUN: Final = (
    r"(?:deadlines?|cut-?offs?|due dates?|target(?: dates?)?|closing dates?|filing dates?|expiration dates?|time limits?|limits?|schedule)"
)
_OWNER: Final = r"(?:its|the|that|a|an|their|his|her|this|every|each|our|my)(?: [\w.,'’-]+){0,5}?"
_UNIT: Final = r"(?:minutes?|hours?|days?|weeks?|months?|years?)"
# Words that say that something was done in time.
_IN_TIME: Final = re.compile(
    r"\b(?:me(?:e)?t(?:s|ing)?|ma(?:de|kes|king)|beat(?:s|ing)?|hit(?:s|ting)?|kept|keep(?:s|ing)?|honor(?:ed|s|ing)|satisf(?:ied|ies"
    rf"|ying)) {_OWNER} (?:{_NOUN}|date)\b"
    r"|\b(?:ahead of|before|in time for|in advance of|within|inside|well before|just before|shy of|to beat) "
    rf"{_OWNER} (?:{_NOUN}|window|period|allotted time|time (?:allowed|limit|set|given))\b"
    r"|\b(?:within|inside) (?:the|those|that|its|their) (?:\w+ )?(?:days|weeks|months|hours|time)\b"
    r"|\b(?:an?|two|three|four|five|six|seven|\d+) (?:days?|weeks?|months?) before (?:it|they) (?:had|needed) to\b"
    rf"|\b\w+ {_UNIT} early\b|\bunder the wire\b|\bin the nick of time\b"
    rf"|\b(?:me(?:e)?t(?:ting)?|satisf(?:ied|ying)|fulfill(?:ed|ing)|honor(?:ed|ing)) {_OWNER} (?:requirements?|terms|conditions?"
    r"|obligations?|mandates?)\b"
    r"|\b(?:terms|conditions?|requirements?)(?: of [\w ’'-]{3,30})? (?:was|were|had been|has been) (?:met|satisfied|fulfilled)\b"
    r"|\bnot (?:a|one|a single) (?:day|hour|minute) late\b|\bin good time\b"
    r"|\b(?:on time|in time|on schedule|ahead of time|ahead of schedule|by the deadline|with (?:\w+ ){1,3}to spare|as required|as "
    r"promised|as scheduled|early)(?=[,.;]| and\b| for\b| as\b| by\b| with\b| this\b| last\b|$)"
)
# Words that say that it was late.
_LATE: Final = re.compile(
    r"\b(?:miss(?:ed|es|ing)?|blew|blown|overran|fail(?:ed|s|ing)? to (?:meet|make|beat)|did not (?:meet|make)|didn['’]t (?:meet|make)) "
    rf"{_OWNER} (?:{_NOUN}|date)\b"
    rf"|\b(?:after|past|beyond|outside) {_OWNER} {_NOUN}\b"
    rf"|\b\w+ {_UNIT} (?:late|overdue|too late|behind schedule)\b"
    rf"|\bmiss(?:ed|es|ing)? it(?=[,.;]| by\b| when\b)|\btoo late (?:for|to (?:meet|make)) {_OWNER} {_NOUN}\b"
    r"|\b(?:came|come|arrived|delivered|filed|submitted|turned|handed|paid|returned|mailed|finished|completed|sent|received|got|was|were"
    r"|entered|lodged|served|given)"
    r"(?: (?:in|over|up|back|out))? (?:too )?late(?=[,.;]| and\b| by\b| for\b| on\b| to\b|$)"
)
_NOT: Final = re.compile(
    r"\b(?:may|(?i:not|n't|never|failed? to|no longer|neither|missed|miss|too late|fail(?:ed|ing|s)?|would|will|could|might|if"
    r"|hop(?:es?|ed|ing)|expect\w*|must|should|plan(?:s|ned) (?:to|on)))\b"
)
_NOT_LATE: Final = re.compile(
    r"\b(?:may|(?i:not|n['’]t|never|no longer|neither|nor|would|will|could|might|if|unless|whether|should|must|anyone|those|any|ever"
    r"|hours|until|even))\b"
)
_EXTENDED: Final = re.compile(
    r"\b(?:deadline|date|period|limit|it) (?:was|were|had been|has been|is) (?:later )?(?:extended|pushed|moved|postponed|delayed|put "
    r"off)\b"
    r"|\b(?:extended|pushed back|moved|postponed|put off|relaxed) (?:the|that|its|their) (?:\w+ )?(?:deadline|date|period|limit)\b"
    r"|\b(?:granted|won|received|given|got|gave|secured|obtained|after) (?:\w+ ){0,3}(?:extension|reprieve|grace period|more time"
    r"|extra time)\b",
    re.IGNORECASE,
)
_AS_DEADLINE: Final = re.compile(rf" as (?:the|its|a|their) (?:[a-z]+ )?{_NOUN}\b")
_LAST: Final = re.compile(r"(?:The|Its|Their) (?:last|final)\b")
_AHEAD: Final = 200  # characters after the words in which the deadline may still be told
_AROUND: Final = 3  # sentences from the words to the one that tells when it was done
_OF: Final = re.compile(r" (?:of|on)(?: \w+day,)? ")
_TIME: Final = r"(?:(?:\d{1,2}(?::\d\d)? ?[ap]\.?m\.?|noon|midnight|close of business)(?: on)? )?(?:\w+day,? )?"
_DUE: Final = re.compile(
    r"(?:\b(?:is|was|were|are|be|been|c[ao]mes?|coming|f[ae]lls?|falling) due|[,(] ?(?:originally )?due"
    r"|\b(?:had to|must|to) be \w+)(?: back)?"
    rf"(?: in| at)?(?: by| on| before| no later than)? {_TIME}$"
)
_TO_BE_DONE: Final = re.compile(rf"\bto [a-z]+(?: [\w’'-]+){{0,5}} (?:by|no later than) {_TIME}$")
_DEADLINE_OF: Final = re.compile(
    r"\b(?:deadline|due date|target date|cut-?off|closing date|filing date|limit|last day)(?: to \w+| for \w+(?: \w+)?)?"
    rf"(?: (?:of|on|at|was|is|set for|,))+ (?:the )?{_TIME}$"
)
_CLOSED: Final = re.compile(
    r"\b(?:period|window|amnesty|registration|enrollment|filing|nominations|entries|applications|bidding|submissions?|deadline|time|lease|permit|license|contract)\b"
    rf"[^.;:]{{0,30}}\b(?:ends?|ended|closes?|closed|expires?|expired|lapsed|ran out|runs out|passed)(?: at| on)* {_TIME}$"
)
_NO_LATER: Final = re.compile(rf"\b(?:(?:no|not) later than|at the latest by) {_TIME}$")
_HAD_UNTIL: Final = re.compile(rf"\b(?:had|has|have|given|gave)(?: [\w’'-]+){{0,4}} until {_TIME}$")


@cache
def _speech() -> frozenset[str]:
    return date_words("verbs that tell of another day") | date_words("verbs of ruling")


def link_deadlines(events: EventIndex) -> list[Link]:
    """The links "deadline" and "late" (due, done) and "time limit" (limit, start, done), in text order."""
    reading = events.reading
    if _EXTENDED.search(reading.text):
        return []
    links: dict[Link, None] = {}
    limit = cache(partial(limit_of, events))
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        if sentence.sentence.role != "body":
            continue
        for relation, words, denied in (("deadline", _IN_TIME, _NOT), ("late", _LATE, _NOT_LATE)):
            for told in words.finditer(reading.text, span.start, span.end):
                own = relation == "late" or told.group().startswith("not ")
                if denied.search(reading.text, max(span.start, told.start() - 40), told.start() if own else told.end()):
                    continue
                link = _link(events, index, sentence, Span(*told.span()), relation, limit)
                if link is not None:
                    links.setdefault(link)
    return list(links)


def _link(
    events: EventIndex, index: int, sentence: SentenceReading, told: Span, relation: str, limit_told: Callable[[], Limit | None]
) -> Link | None:
    inside = next(
        (claim for claim in events.places.dates_in(Span(told.start, min(told.end + 24, sentence.sentence.span.end))) if _is_day(claim)),
        None,
    )
    if (
        inside is not None
        and inside.span is not None
        and inside.span.start >= told.end
        and not _OF.fullmatch(events.reading.text, told.end, inside.span.start)
    ):
        inside = None
    limit = limit_told() if inside is None and relation == "deadline" else None
    if limit is not None:
        length, gap, start = limit
        done = _done_beside(events, sentence, start, told) or done_within(events, length, start, index)
        return None if done is None else Link("time limit", (("limit", gap.id), ("start", start.id), ("done", done.id)), (told,))
    due = inside or _due(events, told)
    if due is None:
        return None
    if relation == "late":
        done = _done_there(events, index, due, told) or _done_around(events, index, due)
    else:
        done = _done_beside(events, sentence, due, told) or _done_with(events, due) or _done_near(events, index, due)
        done = done or _done_around(events, index, due)
    return None if done is None or done.id == due.id else Link(relation, (("due", due.id), ("done", done.id)), (told,))


def _is_day(claim: DateClaim) -> bool:
    return claim.when.granularity in ("day", "month", "minute", "hour", "daypart") and not claim.scope.quoted


def _due(events: EventIndex, told: Span) -> DateClaim | None:
    """The one day that something was due, of those told before the words; soon after them, of those that are called a deadline."""
    found: dict[str, DateClaim] = {}
    for claim in events.places.dates_near(told.end):
        if not _is_day(claim) or claim.span is None or claim.span.start > told.end + _AHEAD:
            continue
        before = events.reading.text[max(0, claim.span.start - 60) : claim.span.start]
        dated = events.by_claim.get(claim.id)
        named = (dated is not None and _is_deadline(dated)) or _DEADLINE_OF.search(before) is not None
        named = named or _AS_DEADLINE.match(events.reading.text, claim.span.end) is not None
        if (
            claim.span.start > told.end
            and not named
            and not (claim.relation == "by" and dated is not None and dated.happening.status == "planned")
        ):
            continue
        if named or _is_bound(claim, dated, before, events):
            found.setdefault(str(claim.days), claim)
    return next(iter(found.values())) if len(found) == 1 else None


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
    return _DUE.search(before) is not None or _NO_LATER.search(before) is not None or _CLOSED.search(before) is not None


def _done_beside(events: EventIndex, sentence: SentenceReading, due: DateClaim, told: Span) -> DateClaim | None:
    """The day in the sentence that says that it was done in time."""
    found = [
        claim
        for claim in events.places.dates_in(sentence.sentence.span)
        if claim.id != due.id and _is_day(claim) and claim.relation == "on" and claim.scope.status == "asserted"
        and claim.when.day is not None and not (claim.span is not None and told.contains(claim.span))
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _done_there(events: EventIndex, index: int, due: DateClaim, told: Span) -> DateClaim | None:
    """The day on which the clause with the words, or the one next to it in its sentence, was: none on which it was only told of."""
    found = [
        dated.claim
        for dated in events.in_sentences(index)
        if dated.claim.id != due.id and _is_plain(dated) and dated.happening.verb not in _speech()
        and not (dated.claim.span is not None and told.contains(dated.claim.span))
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _done_with(events: EventIndex, due: DateClaim) -> DateClaim | None:
    """The day in the sentence of the deadline on which the last of it was done: "was due Aug. 11, and the last came Aug. 10"."""
    sentence = events.sentence_of(due)
    if sentence is None or due.span is None:
        return None
    later = [claim for claim in events.places.dates_in(Span(due.span.end, sentence.span.end)) if _is_day(claim) and claim.relation == "on"]
    if len(later) != 1 or later[0].span is None or later[0].scope.status != "asserted":
        return None
    between = events.reading.text[due.span.end : later[0].span.start]
    return later[0] if re.search(r"\b(?:last|final)\b", between) else None


def _done_near(events: EventIndex, index: int, due: DateClaim) -> DateClaim | None:
    """The day on which the sentence before, or else the one after, says that something was finished, or the last of it was."""
    for beside in (index - 1, index + 1):
        found = [dated for dated in events.in_sentences(beside) if _is_done(dated, events) and dated.claim.id != due.id]
        if found:
            return found[0].claim if len(found) == 1 else None
    return None


def _done_around(events: EventIndex, index: int, due: DateClaim) -> DateClaim | None:
    """The one day, a few sentences off, on which something was done to what the words, or the deadline, speak of."""
    asked = _nouns(events, index)
    if due.span is not None and (home := events.reading.scopes.sentence_at(due.span.start)) is not None:
        asked |= _nouns(events, home.index)
    found = [
        dated
        for dated in events.in_sentences(*range(max(0, index - _AROUND), index + _AROUND + 1))
        if dated.claim.id != due.id and _is_plain(dated) and dated.happening.verb in date_words("verbs of getting done")
    ]
    shared = [dated for dated in found if dated.happening.nouns & asked]
    days = {str(dated.claim.days) for dated in shared}
    return shared[0].claim if len(days) == 1 else None


def _nouns(events: EventIndex, index: int) -> set[str]:
    sentence = events.reading.sentences[index]
    return {token.lemma for token in sentence.tokens if token.tag == "NOUN" and token.form != "t"} - date_words("nouns that stories share")


def _is_plain(dated: Dated) -> bool:
    """Whether it happened on its day, and is none of another case or year."""
    told = dated.happening
    # "Was not paid until May 2": it was on that day.
    done = told.status == "asserted" and told.preposition in ("", "on")
    return (
        (done or (told.status == "negated" and told.preposition == "until"))
        and not told.other
        and told.tense in ("past", "")
        and dated.claim.when.day is not None
        and not dated.claim.scope.quoted
    )


def _is_done(dated: Dated, events: EventIndex) -> bool:
    told = dated.happening
    sentence = events.reading.sentences[told.sentence].sentence.span
    last = _LAST.match(events.reading.text, sentence.start, sentence.end) is not None
    return (last or told.verb in date_words("verbs of getting done")) and _is_plain(dated)
