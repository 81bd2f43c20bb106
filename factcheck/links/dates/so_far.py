"""link_so_far: how long a state has lasted by the day of publication, and the day on which it began.

"She has been mayor since 2015. She has held the job for 20 years"; "For the last 20 years, since 2014, the lake has been closed";
"The strike, now in its third week, began on Wednesday". A length is that of a state which still goes on where its verb is a present
perfect, or where the words are "the last", "since" or "now in its".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.count import OrdinalClaim
from factcheck.claims.date import DateClaim, DurationClaim
from factcheck.claims.dates.read_lengths import lengths_of
from factcheck.claims.people.persons import is_person_noun
from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.links.dates.arcs import parties_of_clause, verbs_of
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.lifetimes import clause_told, is_told
from factcheck.links.link import Link
from factcheck.syntax.clause import Chunk, Clause, SentenceReading

_REACH: Final = 2  # sentences from a length to the day from which it counts
_FOR: Final = re.compile(r"\bfor (?:the )?$", re.IGNORECASE)
_FAR: Final = 12
_NOT_ALL: Final = re.compile(
    r"\b(?:on and off|off and on|most of|altogether|in all|a total of|elsewhere|before that|part-time|second|third|another|other|new)\b",
    re.IGNORECASE,
)
_LAST: Final = re.compile(r"\b(?:past|last) (?!few)[\w-]+ (?:days|weeks|months|years)$", re.IGNORECASE)
_SINCE: Final = re.compile(r",? since (?:early |late |mid-)?", re.IGNORECASE)
_HAD: Final = re.compile(r"\bhad\b")
_NTH: Final = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?P<words>\b(?:now |already |still )?(?:in|into|enters?|entered|entering|begins|began|starts|started)"
    r" (?:its|their|his|her|a) )"
    r"(?P<nth>[\w-]+) (?P<unit>day|week|month|year)\b(?! of\b|-)",
    re.IGNORECASE,
)
_THEN: Final = re.compile(r"\b(?:when|was|were|by then|at the time|had)\b")
_THERE: Final = frozenset(("there", "here"))
_PRONOUNS: Final = frozenset(("he", "she", "it", "they"))
_POSTS: Final = frozenset(("job", "post", "office", "position", "role", "seat", "title"))
_OF_ITSELF: Final = frozenset(("open", "close", "shut", "start", "found", "establish", "launch"))  # "It opened a store"
_NOT_POSTS: Final = frozenset(("owner", "co-owner", "partner", "citizen", "member", "father", "mother", "grandfather", "grandmother"))
_BEGINS: Final = frozenset(("begin", "start", "erupt"))


@dataclass(frozen=True, slots=True)
class _State:
    """The verbs that begin a state, the words for it, and whether it is one at a place that must be the same."""

    starts: frozenset[str]
    words: frozenset[str]
    placed: bool


@cache
def _states() -> tuple[_State, ...]:
    rows = (line.split("\t") for line in data_lines("so_far.tsv"))
    return tuple(
        _State(frozenset(starts.split()), frozenset(words.removeprefix("@").split()), words.startswith("@")) for starts, words in rows
    )


def link_so_far(claims: Sequence[Claim], events: EventIndex) -> list[Link]:
    """The links "so far" (length, start), in text order."""
    return [*_beside(events), *_of_lengths(events), *_of_ordinals(claims, events)]


def _beside(events: EventIndex) -> Iterator[Link]:
    """As in: "for the last 20 years, since 2014"; "in the 20 years since 2014", "for 20 years, since 2014"."""
    text = events.reading.text
    told: list[tuple[DateClaim | DurationClaim, Span]] = [
        (claim, claim.span)
        for claim in events.places.dates
        if claim.span is not None and claim.when.length is not None and _LAST.search(text, max(0, claim.span.start - _FAR), claim.span.end)
    ]
    for length in lengths_of(events.reading):
        lasted = events.places.length_at(length.span)
        if isinstance(lasted, DurationClaim) and not length.way and length.value.bound == "=":
            told.append((lasted, length.span))
    for claim, span in told:
        sentence = events.sentence_of(claim)
        after = events.places.dates_in(Span(span.end, span.end + _FAR * 2))
        start = after[0] if after else None
        if sentence is None or start is None or start.span is None or claim.scope.quoted or start.relation != "since":
            continue
        if text.endswith("in ", sentence.span.start, span.start):
            continue  # "the most in one day since 1996"
        goes_on = not _HAD.search(text, sentence.span.start, sentence.span.end)
        if goes_on and _SINCE.fullmatch(text, span.end, start.span.start) and start.when.granularity in ("day", "month", "year"):
            yield Link("so far", (("length", claim.id), ("start", start.id)), (Span(span.end, start.span.start),))


def _of_lengths(events: EventIndex) -> Iterator[Link]:
    """As in: "She has held the job for 20 years": of a state that the draft tells to have begun once."""
    text = events.reading.text
    for length in lengths_of(events.reading):
        sentence = events.reading.sentences[length.sentence]
        claim = events.places.length_at(length.span)
        clause = next((one for one in sentence.clauses if length.mention in one.times), None)
        if not isinstance(claim, DurationClaim) or length.way or claim.scope.quoted or clause is None or clause.verb is None:
            continue
        verb, span = clause.verb, sentence.sentence.span
        held = verb.perfect and verb.tense == "present" and not verb.negated and verb.modality == "asserted"
        plain = length.value.bound == "=" and _FOR.search(text, max(0, length.span.start - _FAR), length.span.start)
        if not held or not plain or not clause.subject or _NOT_ALL.search(text, span.start, span.end):
            continue
        starts = list(_starts(events, length.sentence, sentence, clause))
        if len({str(start.days) for start, _ in starts}) == 1 and not any(start.scope.quoted for start, _ in starts):
            start, words = starts[0]
            yield Link("so far", (("length", claim.id), ("start", start.id)), (words,), inferred=True)


def _starts(events: EventIndex, index: int, sentence: SentenceReading, clause: Clause) -> Iterator[tuple[DateClaim, Span]]:
    """The days told near by from which the state of a clause may count, each with the words that tell it."""
    own = _words(sentence, clause)
    for dated in events.in_sentences(*range(index - _REACH, index + _REACH + 1)):
        told = dated.happening
        home = events.reading.sentences[told.sentence]
        begun = clause_told(home, told)
        if begun is None or begun is clause or begun.verb is None or not begun.subject or told.other:
            continue
        if dated.claim.when.granularity not in ("day", "month", "year") or not _is_one(events, index, clause, told.sentence, begun):
            continue
        if told.preposition == "since":
            if begun.verb.perfect and begun.verb.tense == "present" and _is_one_state(home, begun, sentence, clause, own):
                yield dated.claim, told.word
        elif is_told(dated) and not told.perfect and _begins(dated, events, home, begun, sentence, clause, own):
            yield dated.claim, told.word


def _words(sentence: SentenceReading, clause: Clause) -> set[str]:
    """The words of a clause, as written and as lemmas, from its verb on."""
    assert clause.verb is not None
    tokens = sentence.tokens[clause.verb.tokens[0] :]
    inside = [token for token in tokens if token.span.end <= clause.span.end]
    return {word for token in inside for word in (token.lemma, token.text.lower())}


def _is_one(events: EventIndex, index: int, clause: Clause, other: int, begun: Clause) -> bool:
    """Whether two clauses are told of one: one subject, one name or thing, or a pronoun that goes on from the sentence before."""
    if index == other:
        return clause.subject[:1] == begun.subject[:1]
    one, two = (events.reading.sentences[at].chunks[part.subject[0]] for at, part in ((index, clause), (other, begun)))
    if parties_of_clause(events, index, clause) & parties_of_clause(events, other, begun):
        return True
    if abs(index - other) > 1:
        return False
    (at, last), (before, first) = sorted(((index, one), (other, two)), key=lambda told: -told[0])
    if last.head not in _PRONOUNS or at == before:
        return False
    if first.head == last.head:
        return True
    subjects = {clause.subject[0] for clause in events.reading.sentences[before].clauses if clause.subject}
    person = is_person_noun(first.head)
    return len(subjects) == 1 and first.definite and (last.head == "they" or (last.head in ("he", "she")) == person)


def _is_one_state(home: SentenceReading, begun: Clause, sentence: SentenceReading, clause: Clause, own: set[str]) -> bool:
    """Whether a state that goes on "since" is that of another clause: "has been mayor since 2015 ... has held the job"."""
    assert begun.verb is not None
    assert clause.verb is not None
    nouns = {home.chunks[at].head for at in begun.objects} | {home.chunks[at].head for preposition, at in begun.obliques}
    nouns -= {""}
    if nouns & {sentence.chunks[at].head for at in (*clause.objects, *(chunk for _, chunk in clause.obliques))}:
        return begun.verb.lemma == clause.verb.lemma or not (begun.objects and clause.verb.lemma in ("live", "work"))
    if begun.verb.lemma == clause.verb.lemma and begun.verb.lemma in ("work", "live", "teach", "serve") and own & _THERE:
        return True
    posts = (sentence.chunks[at] for at in clause.objects)
    takes_up = any(post.head in _POSTS and post.definite and not _is_another_post(sentence, post) for post in posts)
    return takes_up and begun.verb.lemma in ("be", "serve", "lead", "head", "run") and bool(nouns)


def _is_another_post(sentence: SentenceReading, post: Chunk) -> bool:
    """As in "the job of treasurer"."""
    after = sentence.tokens[post.tokens[1] + 1 : post.tokens[1] + 2]
    return any(token.text.lower() in ("of", "as", "that", "which") for token in after)


def _begins(
    dated: Dated, events: EventIndex, home: SentenceReading, begun: Clause, sentence: SentenceReading, clause: Clause, own: set[str]
) -> bool:
    """Whether a verb begins the state of a clause: "was hired in 2005 ... has worked at the mill"."""
    verbs = verbs_of(dated.happening, events)
    assert clause.verb is not None
    if verbs & _BEGINS and clause.verb.lemma in ("last", "go", "continue", "rage", "run", "drag", "burn") and not begun.objects:
        return True
    if "become" in verbs and any(home.chunks[at].head in _NOT_POSTS for at in begun.objects):
        return False
    for state in _states():
        if not (verbs & state.starts and own & state.words):
            continue
        if not state.placed:
            return _is_plainly_so(begun, sentence, clause, state)
        places = _places(sentence, clause)
        known = all(chunk.definite or sentence.tokens[chunk.tokens[1]].tag == "PROPN" for chunk in sentence.chunks if chunk.head in places)
        if clause.verb.lemma in state.words and (own & _THERE or (places and known and not _places(home, begun) - places)):
            return True
    return False


def _is_plainly_so(begun: Clause, sentence: SentenceReading, clause: Clause, state: _State) -> bool:
    """Whether a state is told with nothing that narrows it: not "opened a store", "closed to trucks", "in a prison in Orr"."""
    assert begun.verb is not None
    if begun.objects and begun.verb.voice == "active" and begun.verb.lemma in _OF_ITSELF:
        return False
    parts = [sentence.chunks[at] for _, at in clause.obliques]
    if any(part.determiner in ("a", "an", "another") for part in parts):
        return False
    words = [token.text.lower() for token in sentence.tokens]
    return not any(one in state.words and two == "to" for one, two in pairwise(words))


def _places(sentence: SentenceReading, clause: Clause) -> set[str]:
    """The heads of what a clause places its deed at: "at the mill", "for the city"; the place that was joined."""
    obliques = (at for preposition, at in clause.obliques if preposition in ("at", "in", "for", "with", "on", "to"))
    heads = {sentence.chunks[at].head for at in (*obliques, *clause.objects)} - {""}
    return {head for head in heads if not is_person_noun(head)}  # "became its director"


def _of_ordinals(claims: Sequence[Claim], events: EventIndex) -> Iterator[Link]:
    """As in: "The strike, now in its third week, began on Wednesday", in one sentence or in two."""
    by_start = {claim.span.start: claim for claim in claims if isinstance(claim, OrdinalClaim) and claim.span is not None}
    for index, sentence in enumerate(events.reading.sentences):
        span = sentence.sentence.span
        if sentence.sentence.role != "body":
            continue
        for told in _NTH.finditer(events.reading.text, span.start, span.end):
            claim = by_start.get(told.start("nth"))
            if claim is None or claim.scope.quoted or _THEN.search(events.reading.text, span.start, told.start()):
                continue
            what = _subject_before(sentence, told.start())
            starts = [dated for dated in _begun(events, index) if what and what in _subject_of(events, dated)]
            if len({str(dated.days) for dated in starts}) == 1:
                roles = (("length", claim.id), ("start", starts[0].claim.id), ("unit", told["unit"].lower()))
                yield Link("so far", roles, (Span(told.start("words"), told.end()), starts[0].happening.word))


def _subject_before(sentence: SentenceReading, at: int) -> str:
    """The head of the first noun phrase of a sentence, where it stands before an offset and heads a clause."""
    chunk = next((sentence.chunks[clause.subject[0]] for clause in sentence.clauses if clause.subject), None)
    return chunk.head if chunk is not None and chunk.span.end <= at else ""


def _begun(events: EventIndex, index: int) -> list[Dated]:
    """What is told around a sentence to have begun on a day."""
    return [
        dated
        for dated in events.in_sentences(index - 1, index, index + 1)
        if is_told(dated) and dated.happening.verb in _BEGINS and not dated.happening.other
    ]


def _subject_of(events: EventIndex, dated: Dated) -> set[str]:
    """The noun of which a beginning is told, and what "it" stands for."""
    sentence = events.reading.sentences[dated.happening.sentence]
    clause = clause_told(sentence, dated.happening)
    if clause is None or not clause.subject or clause.objects:
        return set()
    return {sentence.chunks[clause.subject[0]].head} | set(parties_of_clause(events, dated.happening.sentence, clause))
