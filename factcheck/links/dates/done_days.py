"""done_day: the one day on which what was due was done: in the words that judge it, beside them, or elsewhere in the story."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.date_words import date_words
from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.links.dates.due_days import is_day
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.lifetimes import clause_of
from factcheck.syntax.clause import SentenceReading

_LAST: Final = re.compile(r"(?:The|Its|Their) (?:last|final)\b")
_AROUND: Final = 3  # sentences from the words to the one that tells when it was done
_SENT_BY: Final = re.compile(r"\b(?:postmark(?:ed|s)?|mailed|posted|shipped|dispatched|in the mail)\b")
_SENT: Final = frozenset(("postmark", "mail", "send", "ship", "post", "dispatch"))
_PARTICLE: Final = 3  # words from a verb to its particle
_FAR: Final = 6  # ... where its verb tells the way in which what was due gets done
# What is done of a part is not yet the whole: "the first stage was delivered on June 1".
_PART: Final = frozenset(
    ("first", "second", "third", "half", "part", "some", "most", "many", "phase", "stage", "draft", "section", "interim", "another")
)
_PRONOUNS: Final = frozenset(("it", "they", "them", "this", "that", "his", "hers", "theirs", "ours", "mine"))
# What is done or handed in, whatever is made or asked for.
_WORK: Final = frozenset(("work", "job", "project", "construction", "key", "paper", "document", "form"))


@cache
def _ways() -> tuple[frozenset[str], ...]:
    """The ways of getting a thing done, each with its verbs and its nouns."""
    return tuple(frozenset(line.replace("\t", " ").split()) for line in data_lines("fulfilments.tsv"))


@cache
def fulfilment_words() -> frozenset[str]:
    """The verbs and nouns for getting a thing done that is due."""
    return frozenset().union(*_ways())


@cache
def _speech() -> frozenset[str]:
    return date_words("verbs that tell of another day") | date_words("verbs of ruling")


def done_day(events: EventIndex, index: int, due: DateClaim, told: Span, *, late: bool) -> DateClaim | None:
    """The one day on which it was done, by the words at `told` in the sentence of that index; None where there is none, or several."""
    sentence = events.reading.sentences[index]
    if late:
        done = _done_there(events, index, due, told) or _done_around(events, index, due)
    else:
        done = done_beside(events, sentence, due, told) or _done_with(events, due) or _done_near(events, index, due)
        done = done or _done_around(events, index, due)
    done = done or _done_in_its_way(events, index, due)
    told_of = events.by_claim.get(done.id) if done is not None else None
    if late and told_of is not None and told_of.happening.verb in _SENT:
        return None  # "mailed on June 3 ... received late": it is late when it arrives
    if not late and _is_to_be_sent(events, due) and (told_of is None or told_of.happening.verb not in _SENT):
        return None  # "had to be postmarked by Nov. 8 ... came on Nov. 10": what comes later may have been sent in time
    return done


def _is_to_be_sent(events: EventIndex, due: DateClaim) -> bool:
    """Whether a day is that by which something was to be sent, not to arrive: "had to be postmarked by Nov. 8"."""
    home = events.sentence_of(due)
    return home is not None and due.span is not None and _SENT_BY.search(events.reading.text, home.span.start, due.span.start) is not None


def done_beside(events: EventIndex, sentence: SentenceReading, due: DateClaim, told: Span) -> DateClaim | None:
    """The day in the sentence that says that it was done in time."""
    found = [
        claim
        for claim in events.places.dates_in(sentence.sentence.span)
        if claim.id != due.id and is_day(claim) and claim.relation == "on" and claim.scope.status == "asserted"
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
    later = [claim for claim in events.places.dates_in(Span(due.span.end, sentence.span.end)) if is_day(claim) and claim.relation == "on"]
    if len(later) != 1 or later[0].span is None or later[0].scope.status != "asserted":
        return None
    between = events.reading.text[due.span.end : later[0].span.start]
    return later[0] if re.search(r"\b(?:last|final)\b", between) else None


def _done_near(events: EventIndex, index: int, due: DateClaim) -> DateClaim | None:
    """The day on which the sentence before, or else the one after, says that something was finished, or the last of it was."""
    asked = _asked(events, index, due)
    for beside in (index - 1, index + 1):
        found = [
            dated
            for dated in events.in_sentences(beside)
            if _is_done(dated, events) and dated.claim.id != due.id and _is_tied(dated, asked, events)
        ]
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


def _done_in_its_way(events: EventIndex, index: int, due: DateClaim) -> DateClaim | None:
    """The one day on which something was done in the way in which what was due gets done: "had to be filed", "turned it in on June 3"."""
    home = events.sentence_of(due)
    if home is None:
        return None
    asked = _asked(events, index, due)
    near = sorted({at for told in {index, home.index} for at in range(max(0, told - _FAR), told + _FAR + 1)})
    found = [
        dated
        for dated in events.in_sentences(*near)
        if dated.claim.id != due.id and _is_plain(dated) and not dated.happening.perfect and asked.ways & _ways_of(_words_of(dated, events))
        and (dated.happening.sentence == index or _is_tied(dated, asked, events))
    ]  # fmt: skip
    return found[0].claim if len({str(dated.claim.days) for dated in found}) == 1 else None


def _ways_of(words: Set[str]) -> set[int]:
    return {at for at, way in enumerate(_ways()) if way & words}


def _words_of(dated: Dated, events: EventIndex) -> set[str]:
    """The verb of a happening, alone and with its particle; of one that a noun tells, the noun."""
    told = dated.happening
    sentence = events.reading.sentences[told.sentence]
    words = [token for token in sentence.tokens if token.span.overlaps(told.word)]
    last = words[-1].index + 1 if words else 0
    # "Handed hers in": the particle may stand behind a short object.
    after = [token.text.lower() for token in sentence.tokens[last : last + _PARTICLE]] if last else []
    verbs = {told.verb, *(f"{told.verb}/{word}" for word in after)} if told.verb else set()
    return {*verbs, *(token.lemma for token in words)} - {"be", "have"}


def _is_tied(dated: Dated, asked: _Asked, events: EventIndex) -> bool:
    """Whether what was done was done to what is asked for: to one of those nouns, or to "it"; none of its parts, and no person.

    Who did it ("The agency delivered 800 pages") will do where it is done in the way that is asked for.
    """
    sentence = events.reading.sentences[dated.happening.sentence]
    clause = clause_of(sentence, dated)
    if clause is None or clause.verb is None:
        return any(chunk.head_span == dated.happening.word and chunk.definite for chunk in sentence.chunks)  # "its opening"
    acts = clause.verb.voice == "active" and bool(clause.objects)
    parts = clause.objects if acts else clause.subject
    if not parts:
        return False
    thing = sentence.chunks[parts[0]]
    if any(token.text.lower() in _PART for token in sentence.tokens[max(thing.tokens[0] - 1, 0) : thing.tokens[1] + 1]):
        return False
    doer = acts and bool(clause.subject) and sentence.chunks[clause.subject[0]].head in asked.words
    return (
        thing.head in _PRONOUNS
        or thing.head.split(" ")[-1] in asked.nouns
        or (doer and bool(asked.ways & _ways_of(_words_of(dated, events))))
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the sentences of the judgment and of the day due speak of: all their words, their nouns, and the ways of getting it done."""

    words: frozenset[str]
    nouns: frozenset[str]
    ways: frozenset[int]


def _asked(events: EventIndex, index: int, due: DateClaim) -> _Asked:
    home = events.sentence_of(due)
    told = {index, home.index} if home is not None else {index}
    tokens = [events.reading.sentences[at].tokens for at in told]
    words = frozenset(token.lemma for sentence in tokens for token in sentence)
    words |= {f"{one.lemma}/{two.text.lower()}" for sentence in tokens for one, two in pairwise(sentence)}
    nouns = frozenset(_WORK.union(*(_nouns(events, at) for at in told)))
    return _Asked(words, nouns, frozenset(_ways_of(words)))


def _nouns(events: EventIndex, index: int) -> set[str]:
    sentence = events.reading.sentences[index]
    return {token.lemma for token in sentence.tokens if token.tag == "NOUN" and token.form != "t"} - date_words("nouns that stories share")


def _is_plain(dated: Dated) -> bool:
    """Whether it happened on its day, and is none of another case or year."""
    told = dated.happening
    # "Was not paid until May 2", "it took until May 2 to pay": it was on that day.
    done = told.status == "asserted" and told.preposition in ("", "on")
    return (
        (done or (told.preposition == "until" and (told.status == "negated" or told.verb == "take")))
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
