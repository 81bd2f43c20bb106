"""What lasts: the beginning and the end that a length of time lies between, where neither stands beside it."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.date import DateClaim, DurationClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.date_ranges import ranges_of
from factcheck.claims.dates.lengths import unit_of
from factcheck.claims.dates.read_lengths import Length
from factcheck.claims.happening_words import noun_type
from factcheck.claims.people.persons import person_of
from factcheck.draft import Span
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.lifetimes import clause_of
from factcheck.links.link import Link
from factcheck.syntax.clause import Clause, SentenceReading

_Kind = tuple[str, str]
# What begins and what ends: (type, phase) of each.
_PAIRS: Final[tuple[tuple[_Kind, _Kind], ...]] = (
    (("opening", ""), ("closing", "")),
    (("closing", ""), ("reopening", "")),
    (("visit", "start"), ("visit", "end")),
    (("arrival", ""), ("visit", "end")),
    (("arrival", ""), ("departure", "")),
    (("departure", ""), ("arrival", "")),
    (("launch", ""), ("landing", "")),
    (("captivity", "start"), ("captivity", "end")),
    (("kidnapping", ""), ("captivity", "end")),
    (("imprisonment", "start"), ("imprisonment", "end")),
    (("arrest", ""), ("imprisonment", "end")),
    (("hospital stay", "start"), ("hospital stay", "end")),
    (("office", "start"), ("office", "end")),
    (("strike", "start"), ("strike", "end")),
    (("outage", "start"), ("outage", "end")),
    (("disappearance", ""), ("discovery", "")),
    (("evacuation", "start"), ("evacuation", "end")),
    (("wedding", ""), ("divorce", "")),
    (("hiring", ""), ("retirement", "")),
    (("hiring", ""), ("dismissal", "")),
    (("hiring", ""), ("visit", "end")),
    (("hiring", ""), ("office", "end")),
    (("closing", ""), ("opening", "")),
    (("arrest", ""), ("captivity", "end")),
)
_THOSE: Final = re.compile(r"\b(?:those|these) ", re.IGNORECASE)
_APPOSED: Final = re.compile(
    r"(?:,? ?[,—–-] ?(?:an?|for an?|making for an?) (?:(?!sentence|prison|term|fine|delay)(?P<noun>[a-z]+) of )?|,? after )$"
)
_PRONOUNS: Final = frozenset(("it", "they", "he", "she"))
_EARLIER: Final = frozenset(("earlier", "previously", "before", "formerly", "once"))
_AFTER: Final = re.compile(
    r"\b(?:after|for|spent|spending|following|ending|end of)(?: more than| about| nearly| just| only)? $", re.IGNORECASE
)


def link_ends(
    claim: DurationClaim, start: DateClaim | None, end: DateClaim | None, licence: tuple[Span, ...] = (), inferred: bool = False
) -> Link | None:
    """The link "duration"; None where an end is missing or stands in a quotation."""
    if start is None or end is None or start.id == end.id or start.scope.quoted or end.scope.quoted:
        return None
    return Link("duration", (("duration", claim.id), ("start", start.id), ("end", end.id)), licence, inferred)


def are_of_two(start: Dated, end: Dated, events: EventIndex) -> bool:
    """Whether one sentence tells an end of one and a start of others: "The deans end their meeting today, and the boards start one"."""
    if start.happening.sentence != end.happening.sentence:
        return False
    sentence = events.reading.sentences[start.happening.sentence]
    clauses = [clause_of(sentence, dated) for dated in (start, end)]
    heads = [{sentence.chunks[at].head for at in clause.subject} if clause is not None else set() for clause in clauses]
    return bool(heads[0]) and bool(heads[1]) and not heads[0] & heads[1] and not (heads[0] | heads[1]) & _PRONOUNS


def of_pair(length: Length, claim: DurationClaim, events: EventIndex) -> Link | None:
    """As in: "The shelter closed on Jan. 31 after six weeks. It had opened on Dec. 19."."""
    text = events.reading.text
    if (
        length.noun is not None
        or unit_of(length.value) not in ("D", "W", "M", "Y")
        or not _AFTER.search(text, max(0, length.span.start - 24), length.span.start)
    ):
        return None
    near = [dated for dated in events.in_sentences(*range(length.sentence - 1, length.sentence + 3)) if _is_told(dated)]
    found: list[tuple[Dated, Dated]] = []
    for first, second in _PAIRS:
        starts = [dated for dated in near if (dated.happening.type, dated.happening.phase) == first]
        ends = [dated for dated in near if (dated.happening.type, dated.happening.phase) == second]
        if len(starts) == len(ends) == 1 and _belong(starts[0], ends[0], length, events):
            found.append((starts[0], ends[0]))
    if len(found) != 1:
        return None
    start, end = found[0]
    return link_ends(claim, start.claim, end.claim, (start.happening.word, end.happening.word), True)


def _is_told(dated: Dated) -> bool:
    told = dated.happening
    return (
        told.status in ("asserted", "planned")
        and not told.other
        and told.preposition in ("", "on", "in", "at")
        and dated.claim.when.granularity in ("day", "month", "year", "minute", "hour")
    )


def _belong(start: Dated, end: Dated, length: Length, events: EventIndex) -> bool:
    """Whether both are of one thing or person, and the length is told with one of them or of that person."""
    one, two = start.happening, end.happening
    grains = {start.claim.when.granularity, end.claim.when.granularity}
    if len(grains) > 1 and "year" in grains and unit_of(length.value) != "Y":
        return False
    if events.reading.text.startswith((" as ", " in that "), length.span.end):
        return False  # "retired in May after 22 years as deputy": of a part of the time
    if one.mention == two.mention or not (one.people & two.people or one.things & two.things or one.sentence == two.sentence):
        return False
    if length.sentence in (one.sentence, two.sentence):
        return True
    if one.sentence == two.sentence == length.sentence + 1 and one.status == two.status == "planned":
        return True  # "will be dry for three weeks. Crews are to drain it on May 4 and fill it on May 25"
    sentence = events.reading.sentences[length.sentence]
    both = _subjects(one.sentence, events) & _subjects(two.sentence, events)
    if both and (both & _subjects(length.sentence, events) or length.sentence == one.sentence - 1):
        return True  # "He was held for 80 days. He was kidnapped on March 3 and freed on May 22"
    here = {person for number in range(len(sentence.chunks)) if (person := person_of(events.reading, length.sentence, number))}
    return bool(here & (one.people | two.people))


def _subjects(index: int, events: EventIndex) -> set[str]:
    """The pronouns that are subjects in a sentence."""
    sentence = events.reading.sentences[index]
    return {sentence.chunks[at].head for clause in sentence.clauses for at in clause.subject} & {"he", "she", "they", "it"}


def of_apposition(length: Length, claim: DurationClaim, events: EventIndex) -> Link | None:
    """As in: "The bridge closed on April 3 and reopened on April 24, a three-week closure", "..., a closure of three weeks"."""
    text = events.reading.text
    span = events.reading.sentences[length.sentence].sentence.span
    opens = _APPOSED.search(text, max(span.start, length.span.start - 30), length.span.start)
    after = opens is not None and opens.group().strip(" ,") == "after"
    if opens is None or (not after and opens["noun"] is None and length.noun is None) or unit_of(length.value) not in ("D", "W", "M", "Y"):
        return None
    told = [dated for dated in events.in_sentences(length.sentence) if _is_told(dated)]
    dates = events.places.dates_in(Span(span.start, length.span.start))
    if len(told) != 2 or len(dates) != 2 or len(events.places.dates_in(span)) != 2 or told[0].happening.word == told[1].happening.word:
        return None
    assert dates[1].span is not None
    clauses = [clause_of(events.reading.sentences[length.sentence], dated) for dated in told]
    if clauses[0] is None or clauses[1] is None or clauses[0].subject != clauses[1].subject:
        return None
    if text[dates[1].span.end : opens.start()].strip() or text.startswith(" as ", length.span.end):
        return None  # "hired in 1988, he retired in 2016, after five years as a consultant"
    return link_ends(claim, told[0].claim, told[1].claim, (told[0].happening.word, told[1].happening.word), True)


def of_held_range(length: Length, claim: DurationClaim, events: EventIndex) -> Link | None:
    """As in: "The conference will be held June 20-24. The five-day conference will draw 400 doctors."."""
    before = events.reading.text[max(0, length.span.start - 5) : length.span.start].lower()
    if (
        length.noun is None
        or not before.endswith(("the ", "its ", "his ", "her ", "that ", "their "))
        or unit_of(length.value) not in ("D", "W", "M")
    ):
        return None
    found = []
    for told in ranges_of(events.reading):
        sentence = events.reading.sentence_at(told.span.start)
        if sentence is None or told.between or sentence.sentence.role != "body":
            continue
        for clause in sentence.clauses:
            heads = {sentence.chunks[at].head for at in clause.subject}
            if (
                told.start.index in clause.times
                and clause.verb is not None
                and (length.noun.head in heads or _is_general(length, heads, events))
            ):
                found.append((told, clause.verb.lemma in date_words("verbs of lasting") | {"hold", "be", "open", "schedule", "set"}))
    if len(found) != 1 or not found[0][1]:
        return None
    start, end = events.places.date_in(found[0][0].start.span), events.places.date_in(found[0][0].end.span)
    return link_ends(claim, start, end, (found[0][0].span,))


def _is_general(length: Length, heads: set[str], events: EventIndex) -> bool:
    """Whether the length is that of "the event", and one that happens is the subject: "the fair"."""
    if (
        length.noun is None
        or length.noun.head != "event"
        or re.match(r" (?:in|at|on|of|for|that|which)\b", events.reading.text[length.noun.span.end :][:8])
    ):
        return False
    return len(heads) == 1 and any(noun_type(head) for head in heads)


def of_those(length: Length, claim: DurationClaim, events: EventIndex) -> Link | None:
    """As in: "He taught from 1979 to 2016. In those 37 years, he missed four days."."""
    reading = events.reading
    if not _THOSE.search(reading.text, max(0, length.span.start - 6), length.span.end) or not length.sentence:
        return None
    before = reading.sentences[length.sentence - 1].sentence.span
    told = [found for found in ranges_of(reading) if before.contains(found.span)]
    if len(told) != 1:
        return None
    start, end = events.places.date_in(told[0].start.span), events.places.date_in(told[0].end.span)
    return link_ends(claim, start, end, (told[0].span,))


def of_perfect(length: Length, claim: DurationClaim, events: EventIndex) -> Link | None:
    """As in: "After five days at sea, the boat was towed in on July 11. It had lost its engine on July 6."."""
    text = events.reading.text
    after = _AFTER.search(text, max(0, length.span.start - 24), length.span.start)
    if length.noun is not None or unit_of(length.value) not in ("D", "W", "M") or not after:
        return None
    ends = [dated for dated in events.all if dated.happening.sentence == length.sentence and _is_told(dated)]
    starts = [
        dated
        for dated in events.all
        if dated.happening.sentence == length.sentence + 1 and _is_told(dated) and dated.happening.perfect
        and dated.happening.tense == "past" and dated.happening.verb in date_words("verbs that begin a time")
    ]  # fmt: skip
    if len(ends) != 1 or len(starts) != 1 or ends[0].claim.when.day is None or starts[0].claim.when.day is None:
        return None
    return link_ends(claim, starts[0].claim, ends[0].claim, (starts[0].happening.word, ends[0].happening.word), True)


def of_tenure(length: Length, claim: DurationClaim, events: EventIndex) -> Link | None:
    """As in: "Finch, who was sheriff for 12 years ...": "Finch held the office from 1971 to 1983."."""
    if unit_of(length.value) != "Y" or length.noun is not None:
        return None
    here = events.reading.sentences[length.sentence]
    member, worked = _is_member(here, length.mention), _is_on_staff(here, length.mention)
    who = _holder(length.sentence, here, length.mention, events)
    if not who or _EARLIER & {token.text.lower() for token in here.tokens if token.span.end <= length.span.start}:
        return None  # "He had earlier been minister for three years": of another office
    found = []
    for told in ranges_of(events.reading):
        if (
            told.between
            or told.start.value.granularity != told.end.value.granularity
            or told.start.value.granularity not in ("year", "month")
        ):
            continue
        for index in range(max(0, length.sentence - 2), min(len(events.reading.sentences), length.sentence + 4)):
            sentence = events.reading.sentences[index]
            if (
                index != length.sentence
                and sentence.sentence.span.contains(told.span)
                and _holder(index, sentence, told.start.index, events) == who
                and (member or not _is_member(sentence, told.start.index))
                and (not worked or _is_on_staff(sentence, told.start.index))
            ):
                found.append(told)
    if len(found) != 1:
        return None
    start, end = events.places.date_in(found[0].start.span), events.places.date_in(found[0].end.span)
    return link_ends(claim, start, end, (found[0].span,), True)


def _is_on_staff(sentence: SentenceReading, mention: int) -> bool:
    """Whether the clause of a time tells that somebody worked at a place, in whatever posts: "worked there", "was on its staff"."""
    clause = next((clause for clause in sentence.clauses if mention in clause.times), None)
    if clause is None or clause.verb is None:
        return False
    after = sentence.tokens[clause.verb.tokens[1] + 1 : clause.verb.tokens[1] + 2]
    placed = bool(after) and after[0].tag == "ADP" and after[0].text.lower() in ("on", "at", "with", "in")
    return clause.verb.lemma in ("work", "play") or (clause.verb.lemma == "be" and placed)


def _is_member(sentence: SentenceReading, mention: int) -> bool:
    """The same, or that somebody sat on a body: "chaired the board for six years. She served on it from 1990 to 2015"."""
    clause = next((clause for clause in sentence.clauses if mention in clause.times), None)
    if clause is None or clause.verb is None:
        return False
    after = sentence.tokens[clause.verb.tokens[1] + 1 : clause.verb.tokens[1] + 2]
    seated = clause.verb.lemma in ("serve", "sit") and bool(after) and after[0].text.lower() in ("on", "in", "with", "under")
    return seated or _is_on_staff(sentence, mention)


def _holder(index: int, sentence: SentenceReading, mention: int, events: EventIndex) -> str:
    """Who held an office, or worked, in the clause of a time; "" where that is not what it tells."""
    clause: Clause | None = next((clause for clause in sentence.clauses if mention in clause.times), None)
    if (
        clause is None
        or clause.verb is None
        or clause.verb.lemma not in date_words("verbs of holding an office")
        or clause.verb.negated
        or not clause.subject
    ):
        return ""
    return person_of(events.reading, index, clause.subject[0])


def of_two_ends(length: Length, claim: DurationClaim, events: EventIndex) -> Link | None:
    """As in: "He spent 11 years in exile. He fled in 2001 and came home in 2012."."""
    if length.noun is not None or unit_of(length.value) not in ("D", "W", "M", "Y"):
        return None
    here = events.reading.sentences[length.sentence]
    clause = next((clause for clause in here.clauses if length.mention in clause.times), None)
    if clause is None or clause.verb is None or not clause.subject or clause.verb.lemma not in date_words("verbs of passing time"):
        return None
    for index in (length.sentence, length.sentence + 1):
        told = [dated for dated in events.in_sentences(index) if _is_told(dated)]
        if len(told) != 2 or told[0].claim.when.granularity != told[1].claim.when.granularity:
            continue
        clauses = [clause_of(events.reading.sentences[index], dated) for dated in told]
        if any(other is None or not other.subject for other in clauses) or clauses[0] is clauses[1]:
            continue
        if told[0].happening.verb == "bear" and clause.verb.lemma != "live":
            continue  # "was born in 1908, taught for 34 years and died in 1997"
        subjects = {other.subject for other in clauses if other is not None}
        begins = told[0].happening.verb in date_words("verbs of coming to be") | date_words("verbs that begin a time")
        ends = told[1].happening.verb in date_words("verbs of ceasing") | date_words("verbs of coming back")
        if len(subjects) == 1 and begins and ends and _is_one(clause, next(iter(subjects)), here, index, length, events):
            return link_ends(claim, told[0].claim, told[1].claim, (told[0].happening.word, told[1].happening.word), True)
    return None


def _is_one(clause: Clause, subject: tuple[int, ...], here: SentenceReading, index: int, length: Length, events: EventIndex) -> bool:
    """Whether the subject of the length is that of what began and ended: the same phrase, or the pronoun for it in the next sentence."""
    if index == length.sentence:
        return clause.subject == subject
    head = events.reading.sentences[index].chunks[subject[0]].head
    return head in ("he", "she", "they", "it") or head == here.chunks[clause.subject[0]].head
