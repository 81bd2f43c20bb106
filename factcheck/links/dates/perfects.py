"""of_perfects: what "had been" done was done before what is told beside it in the plain past, of the same person or thing."""

from __future__ import annotations

from factcheck.claims.date import DateClaim
from factcheck.claims.date_words import date_words
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.lifetimes import clause_of, is_told, order_link
from factcheck.links.link import Link
from factcheck.syntax.clause import Chunk

_PRONOUNS = frozenset(("he", "she", "it", "they"))


def of_perfects(events: EventIndex) -> list[Link]:
    """The links "order" (earlier, later) of past perfects, in text order.

    "She was discharged on May 8. She had been admitted on May 3", "The hostages were freed on May 28, having been seized on May 20".
    """
    links: list[Link] = []
    sentences = events.reading.sentences
    for dated in events.all:
        told = dated.happening
        if not told.perfect or told.tense not in ("past", "") or not is_told(dated):
            continue
        here = [other for other in events.in_sentences(told.sentence) if other is not dated and is_told(other)]
        same = told.sentence and sentences[told.sentence - 1].sentence.paragraph == sentences[told.sentence].sentence.paragraph
        same = same and not _is_told_from_within(dated, events)
        before = here or [other for other in events.in_sentences(told.sentence - 1) if same and is_told(other)]
        if len(before) != 1 or before[0].happening.perfect or before[0].happening.tense != "past":
            continue
        if not (_is_dated(before[0].claim) and _is_dated(dated.claim)) and not _is_of_years(before[0], dated):
            continue
        if before[0].claim.when.granularity != dated.claim.when.granularity or events.is_apart(dated):
            continue
        if is_of_one(before[0], dated, events):
            links.append(order_link(dated, before[0], (told.word,)))
    return links


def _is_told_from_within(dated: Dated, events: EventIndex) -> bool:
    """Whether a past perfect goes back from a verb of its own sentence: "It was found last year at a dentist's, who had bought it in 2006".

    What is only said, goes back from the sentence before: "She said she had been admitted on May 3".
    """
    sentence = events.reading.sentences[dated.happening.sentence]
    clause = clause_of(sentence, dated)
    if clause is None or clause.relative:
        return True
    return any(
        other.verb is not None
        and other.verb.tense == "past"
        and not other.verb.perfect
        and other.event != "say"
        and other.verb.span.start < dated.happening.word.start
        for other in sentence.clauses
        if other is not clause
    )


def is_of_one(one: Dated, two: Dated, events: EventIndex) -> bool:
    """Whether two happenings of one sentence, or of two in a row, are told of one person or thing."""
    first, second = one.happening, two.happening
    ones, others = _subject(one, events), _subject(two, events)
    if ones is not None and others is not None:
        if ones is others:
            return True
        if others.head in _PRONOUNS and second.sentence == first.sentence + 1:
            return ones.head == others.head or _is_taken_up(ones, others)
    if first.sentence == second.sentence:
        return False
    return bool(first.people & second.people or first.things & second.things)


def _is_taken_up(noun: Chunk, pronoun: Chunk) -> bool:
    """Whether a pronoun may stand for the subject of the sentence before: one person or thing for one, several for "they"."""
    person = noun.head in date_words("nouns for a person")
    if pronoun.head == "they":
        return noun.head not in _PRONOUNS
    return noun.head not in _PRONOUNS and person == (pronoun.head in ("he", "she"))


def _subject(dated: Dated, events: EventIndex) -> Chunk | None:
    sentence = events.reading.sentences[dated.happening.sentence]
    clause = clause_of(sentence, dated)
    if clause is not None and not clause.subject and clause.span.start == sentence.sentence.span.start:
        # "Founded in 1994, the museum opened in 1988": what opens a sentence is told of its subject.
        clause = next((other for other in sentence.clauses if other is not clause and other.verb is not None and other.verb.tense), None)
    return sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None


def _is_dated(claim: DateClaim) -> bool:
    return claim.when.month is not None and claim.when.granularity in ("day", "month", "minute", "hour")


def _is_of_years(one: Dated, two: Dated) -> bool:
    """Whether both are told with a year alone and are of types that are known: not "in 2020, it had grown to 300"."""
    return all(
        dated.claim.when.granularity == "year" and dated.claim.when.year is not None and dated.happening.known for dated in (one, two)
    )
