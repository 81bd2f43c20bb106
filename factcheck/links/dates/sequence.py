"""Orders that the wording of a draft states, and those that a life has: what was done after what, and what nobody does after death."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.date_words import date_words
from factcheck.draft import Span
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.lifetimes import clause_of, deeds_of_the_dead, is_day, is_edge_of_period, is_told, order_link
from factcheck.links.dates.perfects import of_perfects
from factcheck.links.dates.ranks import of_ranks
from factcheck.links.link import Link
from factcheck.syntax.clause import Clause, SentenceReading

_FRONTED: Final = re.compile(r"(?P<way>After|Before|Once|Following)\b")
# What takes up the sentence before and says that this came after it: "in response", "acting on that finding".
_TAKES_UP: Final = re.compile(
    r"\b(?:(?:acting|based|building|relying|drawing) (?:up)?on (?:that|those|this|these)|armed with (?:that|those|this|these)"
    r"|(?:after|following|because of|as a result of|in response to|in light of|prompted by|spurred by) (?:that|those)"
    r"|respond(?:ed|ing) by(?= [a-z]+ing (?:(?:the|its|his|her|their) )?[a-z]+ on\b)"
    r"|in (?:response|reaction|reply|return|retaliation)|as a (?:result|consequence)|after which|whereupon)\b"
    r"(?! is\b| was\b)"
    r"|, and (?:(?:the|its|his|her) )?\w+ (?:then|later|subsequently) (?=[a-z]+ed (?:(?:it|them|the [a-z]+) )?on\b)",
    re.IGNORECASE,
)
_EARLIER: Final = re.compile(r"(?P<words>Before that|Prior to that|Before then|Before this|Earlier|Previously),? ")
_ALONE: Final = re.compile(r"[.,]| (?:after|when|with|following)\b")  # nothing that sets the end apart: "in Leeds", "for the rivals"
_RANK: Final = re.compile(r"\b(?:first|second|third|last|another|previous)\b", re.IGNORECASE)
_TOLD_ON: Final = 3  # sentences from what begins to its end, where the noun is told again
_ANOTHER: Final = re.compile(
    r"\b(?:another|unrelated|separate|separately|previous|previously|earlier|different|similar|likewise)\b", re.IGNORECASE
)
_AGAIN: Final = re.compile(
    r"\b(?:again|anew|once more|re-?\w+ed|revived|successor|replacement|new|current|present|second|another)\b", re.IGNORECASE
)
_COORDINATED: Final = re.compile(
    r",? (?:and|then|and then|and later|before being|but)(?: (?:was|were|been|being|then|finally|later|eventually))*\s*$"
)


def orders_of_wording(events: EventIndex) -> list[Link]:
    """The links "order" (earlier, later) that the wording states, in a fixed order."""
    return [
        *of_perfects(events),
        *_of_fronted(events),
        *_of_answers(events),
        *_of_earlier(events),
        *of_ranks(events),
        *_of_one_subject(events),
        *_of_one_told_on(events),
        *deeds_of_the_dead(events),
    ]


def _told(events: EventIndex, index: int) -> list[Dated]:
    """What a sentence tells to have happened on a day, a month or a year of the calendar, outside quotations."""
    return [dated for dated in events.in_sentences(index) if is_told(dated)]


def _is_calendar(claim: DateClaim) -> bool:
    return claim.when.month is not None or claim.when.year is not None


def _of_fronted(events: EventIndex) -> list[Link]:
    """As in: "After the board voted on May 3, the mayor signed the order on May 1."."""
    links: list[Link] = []
    for index, sentence in enumerate(events.reading.sentences):
        span = sentence.sentence.span
        opens = _FRONTED.match(events.reading.text, span.start, span.end)
        told = _told(events, index)
        if opens is None or len(told) != 2 or len(events.places.dates_in(span)) != 2:
            continue
        first, second = told
        assert first.claim.span is not None
        assert second.claim.span is not None
        comma = events.reading.text.find(",", first.claim.span.end, second.happening.word.end)
        verbs = [clause.verb for clause in sentence.clauses if clause.verb is not None and clause.verb.tense == "past"]
        if comma < 0 or len(verbs) != 2 or not verbs[0].span.start < comma < verbs[1].span.start:
            continue
        earlier, later = (second, first) if opens["way"] == "Before" else (first, second)
        links.append(order_link(earlier, later, (Span(*opens.span("way")),)))
    return links


def _of_answers(events: EventIndex) -> list[Link]:
    """As in: "The lab confirmed it on May 26. In response, the firm closed the plant on May 23."."""
    links: list[Link] = []
    for index, sentence in enumerate(events.reading.sentences):
        span = sentence.sentence.span
        for said in _TAKES_UP.finditer(events.reading.text, span.start, span.end):
            here = _told(events, index)
            after = [dated for dated in here if dated.happening.word.end > said.start()]
            before = [dated for dated in here if dated.happening.word.end <= said.start()]
            if not before and index and said.start() - span.start < 60:
                same = events.reading.sentences[index - 1].sentence.paragraph == sentence.sentence.paragraph
                before = _told(events, index - 1) if same else []
            if len(before) != 1 or len(after) != 1 or not (is_day(before[0].claim) and is_day(after[0].claim)):
                continue
            if (
                after[0].happening.perfect
                or before[0].happening.mention == after[0].happening.mention
                or _ANOTHER.search(events.reading.text, span.start, span.end)
            ):
                continue
            links.append(order_link(before[0], after[0], (Span(*said.span()),)))
    return links


def _of_earlier(events: EventIndex) -> list[Link]:
    """As in: "She became chief executive in 2019. Before that, she had run the firm's Asian arm, in 2016."."""
    links: list[Link] = []
    for index, sentence in enumerate(events.reading.sentences[1:], 1):
        span = sentence.sentence.span
        opens = _EARLIER.match(events.reading.text, span.start, span.end)
        before = _told(events, index - 1) if opens is not None else []
        if opens is None or len(before) != 1 or not _is_calendar(before[0].claim) or before[0].happening.perfect:
            continue
        # "Before that, from 2016 to 2018": the start of a stretch comes before too.
        earlier = events.places.dates_in(span)[:1]
        if earlier and _is_calendar(earlier[0]) and earlier[0].relation in ("on", "in") and not earlier[0].scope.quoted:
            if earlier[0].span is not None and events.reading.text.endswith(" for ", 0, earlier[0].span.start):
                continue  # "Earlier, it told of a loss for 2026": of what is told, not of the telling
            members = (("earlier", earlier[0].id), ("later", before[0].claim.id))
            links.append(Link("order", members, (Span(*opens.span("words")),), True))
    return links


def _of_one_subject(events: EventIndex) -> list[Link]:
    """As in: "planted in 1988 and felled in 1983", "The strike, which began on May 2, ended on April 28"."""
    links: list[Link] = []
    for index, sentence in enumerate(events.reading.sentences):
        for one, two in pairwise(_told(events, index)):
            first, second = clause_of(sentence, one), clause_of(sentence, two)
            if first is None or second is None or first is second or not _share_subject(sentence, first, second):
                continue
            if not (_is_calendar(one.claim) and _is_calendar(two.claim)) or one.happening.other or two.happening.other:
                continue
            if is_edge_of_period(one, events) or is_edge_of_period(two, events):
                continue
            assert one.claim.span is not None
            assert second.verb is not None
            between = events.reading.text[one.claim.span.end : second.verb.span.start]
            ends = (one, two) if _COORDINATED.match(between + " ") else _by_stage(one, two)
            if ends == (two, one) and _AGAIN.search(events.reading.text, sentence.sentence.span.start, sentence.sentence.span.end):
                continue  # "The plan, rejected in 2019, was proposed again in 2021"
            if ends is None or not _begins_and_ends(*ends):
                continue
            later = second if ends[1] is two else first
            if not _names_another(sentence, later):
                links.append(order_link(*ends, (ends[0].happening.word, ends[1].happening.word)))
    return links


def _of_one_told_on(events: EventIndex) -> list[Link]:
    """As in: "The strike began on May 2. It ended on April 28 after talks."."""
    links: list[Link] = []
    for one, two in pairwise(dated for dated in events.all if is_told(dated)):
        first, second = one.happening, two.happening
        if (
            not first.sentence < second.sentence <= first.sentence + _TOLD_ON
            or first.other
            or second.other
            or first.perfect
            or second.perfect
        ):
            continue
        if (
            one.claim.when.granularity != two.claim.when.granularity
            or not _begins_and_ends(one, two)
            or not _is_of_one_thing(one, two, events)
        ):
            continue
        span, opens = events.words_about(second), events.words_about(first)
        alone = two.claim.span is not None and _ALONE.match(events.reading.text, two.claim.span.end) is not None
        if first.verb == "open" or not alone or _RANK.search(events.reading.text, opens.start, opens.end):
            continue
        if not _AGAIN.search(events.reading.text, span.start, span.end) and not _ANOTHER.search(events.reading.text, span.start, span.end):
            links.append(order_link(one, two, (first.word, second.word)))
    return links


def _is_of_one_thing(one: Dated, two: Dated, events: EventIndex) -> bool:
    """Whether the second sentence takes up the thing that the first is about, as its subject: "it", or the same noun with "the"."""
    index = two.happening.sentence
    before, after = events.reading.sentences[one.happening.sentence], events.reading.sentences[index]
    first, second = clause_of(before, one), clause_of(after, two)
    if first is None or second is None or not first.subject or not second.subject or before.sentence.role != after.sentence.role:
        return False
    told, again = before.chunks[first.subject[0]], after.chunks[second.subject[0]]
    next_to_it = index == one.happening.sentence + 1 and before.sentence.paragraph == after.sentence.paragraph
    same = (again.head == "it" and next_to_it) or (again.definite and again.head == told.head)
    return same and told.head not in date_words("nouns for people at large") and not _names_another(after, second)


def _share_subject(sentence: SentenceReading, first: Clause, second: Clause) -> bool:
    """Whether two clauses are told of one thing: of one noun phrase, or the second of the pronoun for it."""
    if first.subject == second.subject:
        return True
    heads = [sentence.chunks[clause.subject[0]].head if clause.subject else "" for clause in (first, second)]
    return heads[1] in ("it", "they") and bool(heads[0]) and heads[0] not in ("it", "they", "he", "she", "who")


def _begins_and_ends(one: Dated, two: Dated) -> bool:
    first, second = one.happening.verb, two.happening.verb
    if first in date_words("verbs of proposing") and second in date_words("verbs of deciding"):
        return True
    return (
        first in date_words("verbs of coming to be") | date_words("verbs that begin an event")
        and second in date_words("verbs of ceasing") | date_words("verbs that end an event")
    )  # fmt: skip


def _by_stage(one: Dated, two: Dated) -> tuple[Dated, Dated] | None:
    """Two happenings by the stages of what both are told of, where the first is one that nothing has twice: it is made, it begins."""
    once = date_words("verbs of being made") | date_words("verbs that begin an event")
    for first, second in ((one, two), (two, one)):
        if first.happening.verb in once and first.happening.verb != "open" and second.happening.verb not in once:
            return first, second
    return None


def _names_another(sentence: SentenceReading, clause: Clause) -> bool:
    """Whether what ended is another thing than what began: "bought the mill in 2016 and sold the farm in 2014"."""
    heads = [sentence.chunks[at].head for at in clause.objects]
    return any(head and head not in ("it", "them", "him", "her", "that") for head in heads)
