"""link_deadlines: what a draft says was done in time, or late, with the day that it was due and the day that it was done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.dates.punctuality import verdicts_of
from factcheck.draft import Span
from factcheck.links.dates.done_days import done_beside, done_day, fulfilment_words
from factcheck.links.dates.due_days import DEADLINE, due_day, is_day
from factcheck.links.dates.events import EventIndex
from factcheck.links.dates.time_limits import Limit, done_within, limit_of
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading, SentenceReading, Token, once

_OWNER: Final = r"(?:its|the|that|a|an|their|his|her|this|every|each|our|my)(?: [\w.,'’-]+){0,5}?"
_UNIT: Final = r"(?:minutes?|hours?|days?|weeks?|months?|years?)"
# Words that say that something was done in time.
_IN_TIME: Final = re.compile(
    r"\b(?:me(?:e)?t(?:s|ing)?|ma(?:de|kes|king)|beat(?:s|ing)?|hit(?:s|ting)?|kept|keep(?:s|ing)?|honor(?:ed|s|ing)|satisf(?:ied|ies"
    rf"|ying)) {_OWNER} (?:{DEADLINE}|date)\b"
    r"|\b(?:ahead of|before|in time for|in advance of|within|inside|well before|just before|shy of|to beat) "
    rf"{_OWNER} (?:{DEADLINE}|window|period|allotted time|time (?:allowed|limit|set|given))\b"
    r"|\b(?:within|inside) (?:the|those|that|its|their) (?:\w+ )?(?:days|weeks|months|hours|time)\b"
    r"|\b(?:an?|two|three|four|five|six|seven|\d+) (?:days?|weeks?|months?) before (?:it|they) (?:had|needed) to\b"
    r"|\bbefore (?:the )?(?:filing|nominations|entries|registration|bidding)(?: period| window)? (?:closed|ended|expired)\b"
    rf"|\b\w+ {_UNIT} early\b|\bunder the wire\b|\bin the nick of time\b"
    rf"|\b(?:me(?:e)?t(?:ting)?|satisf(?:ied|ying)|fulfill(?:ed|ing)|honor(?:ed|ing)) {_OWNER} (?:requirements?|terms|conditions?"
    r"|obligations?|mandates?)\b"
    r"|\b(?:terms|conditions?|requirements?)(?: of [\w ’'-]{3,30})? (?:was|were|had been|has been) (?:met|satisfied|fulfilled)\b"
    r"|\bnot (?:a|one|a single) (?:day|hour|minute) late\b|\bin good time\b"
    r"|\b(?:on time|in time|on schedule|ahead of time|ahead of schedule|by the deadline|(?i:with) (?:\w+ ){1,3}to spare|as required|as "
    r"promised|as scheduled|early)(?=[,.;:]| and\b| for\b| as\b| by\b| with\b| this\b| last\b|$)"
)
# Words that say that it was late.
_LATE: Final = re.compile(
    r"\b(?:miss(?:ed|es|ing)?|blew|blown|overran|fail(?:ed|s|ing)? to (?:meet|make|beat)|did not (?:meet|make)|didn['’]t (?:meet|make)) "
    rf"{_OWNER} (?:{DEADLINE}|date)\b"
    rf"|\b(?:after|past|beyond|outside) {_OWNER} {DEADLINE}\b"
    rf"|\b\w+ {_UNIT} (?:late|overdue|too late|behind schedule)\b"
    rf"|\bmiss(?:ed|es|ing)? it(?=[,.;]| by\b| when\b)|\btoo late (?:for|to (?:meet|make)) {_OWNER} {DEADLINE}\b"
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
    r"|\b(?:put|set|pushed|moved) (?:the|that|its|their) (?:\w+ )?(?:deadline|date|day) (?:off|back)\b"
    r"|\bnew(?: \w+)? (?:deadlines?|dates?|cut-?off|time limit)\b|\b(?:another|additional|extra|further) (?:\w+ )?(?:days?|weeks?"
    r"|months?|years?|time)\b"
    r"|\b(?:extended|reopened|reopening|lengthened) (?:the |its |their )?(?:bidding|filing|registration|window|enrollment"
    r"|nominations?|applications?|entries"
    r"|contest|offer|sign-?ups?)\b"
    r"|\b(?:granted|won|received|given|got|gave|secured|obtained|after) (?:\w+ ){0,3}(?:extension|reprieve|grace period|more time"
    r"|extra time)\b",
    re.IGNORECASE,
)
_PROMPT: Final = frozenset(("early", "timely", "punctual"))
_TARDY: Final = frozenset(("late", "delayed", "belated", "tardy", "overdue"))
_DELAYS: Final = frozenset(("overrun", "delay"))  # "a two-week overrun"
_DEFINITE: Final = frozenset(("the", "its", "his", "her", "their", "this", "that", "’s", "'s", "’", "'"))
_CLAUSE: Final = 6  # words from the verb to "late"
# "Met a deadline of its own, Aug. 31": the day of a deadline that is not the one told before.
_ANY: Final = re.compile(r"\b(?:an?|own|another|later|new|separate|second) (?:[\w-]+ )?\w+$")
_OWN: Final = re.compile(r"(?: of (?:its|their|his|her) own)?(?:,? (?:that of|of|on|which was|that was))?,?(?: \w+day,)? ")
_WEEKEND: Final = re.compile(r"\b(?:weekends?|(?:business|working|court) days?|holidays?|f[ae]ll(?:s|ing)? on)\b", re.IGNORECASE)
_HOLIDAY: Final = re.compile(r",? (?:which (?:is|was) )?(?:an?|the) (?:[a-z]+ ){0,2}holiday\b")
_ANOTHER: Final = re.compile(r"\b(?:own|another|later|new|separate|second|different)\b")
_ROW: Final = frozenset(("first", "second", "third", "fourth", "fifth", "sixth"))
# What was mailed in time may come late.
_POSTMARKED: Final = re.compile(r"\bpostmark(?:ed|s)?\b")
_SATURDAY: Final = 5
_MOVED: Final = 3  # days from a deadline on a day off to the next working day
_OF: Final = re.compile(r" (?:of|on)(?: \w+day,)? ")


def link_deadlines(events: EventIndex) -> list[Link]:
    """The links "deadline" and "late" (due, done) and "time limit" (limit, start, done), in text order."""
    reading = events.reading
    if _EXTENDED.search(reading.text) or _POSTMARKED.search(reading.text):
        return []
    links: dict[Link, None] = {}
    limit = cache(partial(limit_of, events))
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        if sentence.sentence.role != "body":
            continue
        for relation, words, denied in (("deadline", _IN_TIME, _NOT), ("late", _LATE, _NOT_LATE)):
            spans = [Span(*told.span()) for told in words.finditer(reading.text, span.start, span.end)]
            judged = [*(span for said, span in verdicts_of(sentence) if said == relation), *_judged(sentence, relation)]
            for told in (*spans, *(one for one in judged if not any(one.overlaps(other) for other in spans))):
                own = relation == "late" or told.text_of(reading.text).startswith("not ")
                if denied.search(reading.text, max(span.start, told.start - 40), told.start if own else told.end):
                    continue
                if _is_unreal(sentence, told):
                    continue
                link = _link(events, index, sentence, told, relation, limit)
                if link is not None:
                    links.setdefault(link)
    return list(links)


def _is_unreal(sentence: SentenceReading, told: Span) -> bool:
    """Whether the words are of what was planned, or is usual: "was to be done by June 1, in time for the fair", "who files early"."""
    before = [clause.verb for clause in sentence.clauses if clause.verb is not None and clause.verb.span.start < told.start]
    verb = max(before, key=lambda verb: verb.span.start, default=None)
    if verb is None:
        return False
    return verb.modality == "planned" or (verb.tense == "present" and not verb.perfect and verb.lemma != "be")


def _judged(sentence: SentenceReading, relation: str) -> Iterator[Span]:
    """The words by which a clause judges what was done: "the early opening", "was timely", "reached the site late, on May 3"."""
    tokens = sentence.tokens
    words = _PROMPT if relation == "deadline" else _TARDY
    for token in tokens:
        word = token.text.lower()
        if word not in words and not (relation == "late" and token.lemma in _DELAYS and tokens[token.index - 1].form in ("t", "A")):
            continue
        before = tokens[token.index - 1] if token.index else None
        after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
        if after is None or (before is not None and before.text.lower() in ("of", "too", "as", "so", "how", "no")):
            continue
        # "The early opening", not "an early opening" or "the late filing fee". A "late" man is dead, but what is delayed is late.
        noun = after.tag == "NOUN" and (after.lemma in fulfilment_words() or word == "delayed")
        last = token.index + 2 >= len(tokens) or tokens[token.index + 2].tag != "NOUN"
        attributive = noun and last and word in words and before is not None and before.text.lower() in _DEFINITE
        ends = after.text in (",", ".", ";") or after.text.lower() in ("and", "by", "for")
        done = any(_is_past(tokens, one) for one in tokens[max(0, token.index - _CLAUSE) : token.index])
        if attributive or (ends and (word in ("timely", "overdue") or token.lemma in _DELAYS or (word == "late" and done))):
            yield token.span


def _is_past(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Whether a verb tells that something was done: "reached", "was delivered"; not "those filed late"."""
    helped = verb.index > 0 and tokens[verb.index - 1].text.lower() in ("was", "were")
    return verb.lemma in fulfilment_words() and (verb.form == "VBD" or (verb.form == "VBN" and helped))


def _moves_to(due: DateClaim, done: DateClaim, events: EventIndex) -> bool:
    """Whether what was due on a day off was done on the next working day: "due on Saturday, Oct. 15 ... filed on Monday, Oct. 17"."""
    if due.days.low is None or done.days.low is None or not due.days.is_point or not done.days.is_point:
        return False
    off, day = (date.fromordinal(int(one.days.low)) for one in (due, done) if one.days.low is not None)
    holiday = bool(due.holiday) or (due.span is not None and _HOLIDAY.match(events.reading.text, due.span.end) is not None)
    rest = holiday or off.weekday() >= _SATURDAY
    gap = (day - off).days
    if not rest or not 0 < gap <= _MOVED or day.weekday() >= _SATURDAY or gap > max(7 - off.weekday(), 1):
        return False
    return holiday or due.when.weekday is not None or _tells_days_off(events.reading)


@once
def _tells_days_off(reading: Reading) -> bool:
    return _WEEKEND.search(reading.text) is not None


def _are_two(due: DateClaim, done: DateClaim, events: EventIndex) -> bool:
    """Whether what was done is another one of a row than what was due: "the first draft was due May 1 ... the second came on Aug. 2"."""
    homes = [events.sentence_of(claim) for claim in (due, done)]
    rows = [{token.text.lower() for token in events.reading.sentences[home.index].tokens} & _ROW for home in homes if home is not None]
    return len(rows) == len(homes) and bool(rows[0] and rows[1]) and not rows[0] & rows[1]


def _link(
    events: EventIndex, index: int, sentence: SentenceReading, told: Span, relation: str, limit_told: Callable[[], Limit | None]
) -> Link | None:
    inside = next(
        (claim for claim in events.places.dates_in(Span(told.start, min(told.end + 24, sentence.sentence.span.end))) if is_day(claim)),
        None,
    )
    if (
        inside is not None
        and inside.span is not None
        and inside.span.start >= told.end
        and not (_OWN if _ANY.search(told.text_of(events.reading.text)) else _OF).fullmatch(
            events.reading.text, told.end, inside.span.start
        )
    ):
        inside = None
    if inside is None and _ANOTHER.search(told.text_of(events.reading.text)):
        return None  # "ahead of its own deadline": none of which the draft tells the day
    limit = limit_told() if inside is None and relation == "deadline" else None
    if limit is not None:
        length, gap, start = limit
        done = done_beside(events, sentence, start, told) or done_within(events, length, start, index)
        return None if done is None else Link("time limit", (("limit", gap.id), ("start", start.id), ("done", done.id)), (told,))
    due = inside or due_day(events, told)
    done = done_day(events, index, due, told, late=relation == "late") if due is not None else None
    if due is not None and done is not None and relation == "deadline" and (_moves_to(due, done, events) or _are_two(due, done, events)):
        return None
    return None if due is None or done is None or done.id == due.id else Link(relation, (("due", due.id), ("done", done.id)), (told,))
