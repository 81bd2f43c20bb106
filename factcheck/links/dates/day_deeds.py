"""parts_of_deeds: the part of the day and the time of the clock that a draft tells of one deed, whatever the words for it.

"Lawmakers voted at 2:15 a.m. ... Thursday afternoon's vote", "the performance is at 7:30 p.m. ... the matinee performance": the two are of
one deed where the verb or the noun of the one is that of the other, and they have the same subject or a definite noun. A deed of which a
draft tells twice, or that happens every day, is left alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.dates.happening import is_other
from factcheck.claims.dates.read_clocks import Clock, hours_of
from factcheck.claims.happening_words import noun_type, verb_phrase
from factcheck.draft import Span
from factcheck.links.cues import is_kindred
from factcheck.links.dates.day_parts import Named, is_of_another_day
from factcheck.links.dates.events import EventIndex
from factcheck.links.dates.kinds import kinds_of
from factcheck.links.link import Link
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading, Token

_ENDS: Final = 3  # words between the two ends of a stretch
_REACH: Final = 12  # sentences from the part of the day to the hour
_JOINTS: Final = frozenset(
    ("in", "on", "at", "around", "about", "before", "after", ",", "(", "shortly", "just", "late", "early", "of", "the")
)
_OPENS: Final = frozenset(("when", "as", "while", "that", "and", "but", "before", "after", "because", "which", "who", ";", "since"))
_EACH: Final = frozenset(("every", "each"))
_HABITS: Final = frozenset(("usually", "often", "always", "typically", "daily", "nightly", "normally", "generally"))


@dataclass(frozen=True, slots=True)
class Deed:
    """What is told to happen at a time.

    Attributes:
        types: the known types of happenings that its words tell.
        verb: the lemma of the verb that tells it; "" where a noun does.
        nouns: the nouns that name it: "the vote", "the performance".
        parts: the heads of those who do or undergo it.
        tense: that of the verb; "" where a noun tells it.
    """

    types: frozenset[str]
    verb: str
    nouns: frozenset[str]
    parts: frozenset[str]
    tense: str


def parts_of_deeds(named: Named, events: EventIndex, links: Iterable[Link]) -> Iterator[Link]:
    """The links "part of day" (clock, part) of one deed, but for the parts that other `links` hold."""
    known = {name for link in links for name in link.ids("part")}
    parts = [(clock, name) for clock, name in named if clock.part and name not in known and not clock.ranged]
    if not parts:
        return
    reading = events.reading
    deeds = [(clock, name, deed_of(reading, clock)) for clock, name in named if not clock.ranged]
    sentences = [clock.sentence for clock, _, _ in deeds]
    for part, name in parts:
        deed = deed_of(reading, part)
        if deed is None or deed.types & kinds_of(reading).several:
            continue
        near = deeds[bisect_left(sentences, part.sentence - _REACH) : bisect_right(sentences, part.sentence + _REACH)]
        same = [(clock, its) for clock, its, other in near if other is not None and its != name and is_one_deed(deed, other)]
        hours = frozenset(hours_of(part.part))
        same = [one for one in same if not _is_range(reading, part, one[0])]
        exact = [one for one in same if not one[0].part]
        if not exact or any(_hours(clock) & hours for clock, _ in same):
            continue
        if len({str(clock.claim.when.minutes) for clock, _ in exact}) == 1 and not is_of_another_day(part, exact[0][0], events):
            yield Link("part of day", (("clock", exact[0][1]), ("part", name)), (), True)


def _is_range(reading: Reading, one: Clock, two: Clock) -> bool:
    """As in "was broken off from Wednesday night to Friday noon": the two ends of a stretch."""
    first, last = sorted((one.span, two.span))
    between = reading.text[first.end : last.start].lower().split()
    return one.sentence == two.sentence and bool({"to", "until", "through", "and"} & set(between)) and len(between) <= _ENDS


def _hours(clock: Clock) -> set[str]:
    """The hours that a time of the clock, or a part of the day, may be."""
    if clock.part:
        return set(hours_of(clock.part))
    low = clock.claim.when.minutes.low if clock.claim.when.minutes is not None else None
    if low is None:
        return set()
    hour = int(low) // 60
    return {str(hour % 24), str((hour + 12) % 24)} if clock.claim.half else {str(hour % 24)}


def is_one_deed(first: Deed, second: Deed) -> bool:
    """Whether the words of both may tell of one deed: the same kind of happening, verb or noun, and no two who do it."""
    shared = first.parts & second.parts
    if first.types & second.types:
        return bool(shared) or not (first.verb and second.verb) or not (first.parts and second.parts)
    if first.verb and second.verb:
        return first.verb == second.verb and first.tense == second.tense and bool(shared)
    if first.nouns & second.nouns:
        return True
    verb, nouns = (first.verb, second.nouns) if first.verb else (second.verb, first.nouns)
    return bool(verb) and any(noun == verb or is_kindred(noun, verb) for noun in nouns)


def deed_of(reading: Reading, clock: Clock) -> Deed | None:
    """What happens at a time; None where the words do not say, or tell of what happens often."""
    sentence = reading.sentences[clock.sentence]
    span = clock.span
    if clock.claim.scope.quoted or _tells_a_habit(sentence, clock):
        return None
    at = next((token.index for token in sentence.tokens if token.span.end > span.start), None)
    if at is None:
        return None
    chunk = _modified(sentence, span) or _beside(sentence, at)
    if chunk is not None:
        return _of_noun(sentence, chunk)
    clause = _clause(sentence, clock, at)
    return _of_clause(sentence, clause) if clause is not None else None


def _tells_a_habit(sentence: SentenceReading, clock: Clock) -> bool:
    """Whether a sentence tells of what happens often: "usually", "every night"; not "failed at 1:30 p.m., and every goat was found"."""
    others = {
        sentence.chunks[at].tokens[0] - back
        for clause in sentence.clauses
        if clause.verb is not None and clause.verb.tense == "past" and clock.mention not in clause.times
        for at in clause.subject
        for back in (0, 1)
    }
    words = [(token.index, token.text.lower()) for token in sentence.tokens]
    return any(word in _HABITS or (word in _EACH and at not in others) for at, word in words)


def _of_noun(sentence: SentenceReading, chunk: Chunk) -> Deed | None:
    if (
        is_other(sentence, chunk)
        or sentence.tokens[chunk.tokens[1]].form in ("NNS", "NNPS")
        or chunk.determiner in ("a", "an", "any", "no")
    ):
        return None
    type_ = noun_type(chunk.head, chunk.modifiers)
    return Deed(frozenset({type_} - {""}), "", frozenset({chunk.head}), frozenset(), "")


def _modified(sentence: SentenceReading, span: Span) -> Chunk | None:
    """The noun phrase before whose noun a time stands: "the afternoon vote", "Sunday evening's performance"."""
    return next(
        (
            chunk
            for chunk in sentence.chunks
            if chunk.head and chunk.span.start <= span.start < chunk.head_span.start and span.start < chunk.span.end and not chunk.compound
        ),
        None,
    )


def _beside(sentence: SentenceReading, at: int) -> Chunk | None:
    """The definite noun of a happening right before a time: "the explosion, at 3:05 p.m.,", "the vote before dawn"."""
    tokens = sentence.tokens
    first = at
    while first and tokens[first - 1].text.lower() in _JOINTS and at - first < 4:
        first -= 1
    chunk = next((chunk for chunk in sentence.chunks if chunk.tokens[1] == first - 1 and not chunk.compound and chunk.head), None)
    if chunk is None or first == at or not chunk.definite:
        return None
    told = bool(noun_type(chunk.head, chunk.modifiers)) or chunk.head in date_words("nouns of last deeds")
    before = tokens[chunk.tokens[0] - 1] if chunk.tokens[0] else None
    return chunk if told and (before is None or before.text.lower() not in ("after", "before", "since", "until", "following")) else None


def _clause(sentence: SentenceReading, clock: Clock, at: int) -> Clause | None:
    """The clause that a time stands in; for "it was 3:05 p.m. when ...", the one that follows."""
    tokens = sentence.tokens
    lead = [token.text.lower() for token in tokens[max(0, at - 4) : at] if token.tag not in ("ADV", "ADP")]
    end = next((token.index for token in tokens[at:] if token.span.start >= clock.span.end), len(tokens))
    if lead[-2:] in (["it", "was"], ["it", "is"]):
        opens = end < len(tokens) and tokens[end].text.lower() == "when"
        return _first_from(sentence, end) if opens else None
    own = next((clause for clause in sentence.clauses if clock.mention >= 0 and clock.mention in clause.times), None)
    if own is not None and own.verb is not None:
        return own
    before = [clause for clause in sentence.clauses if clause.verb is not None and clause.verb.tokens[1] < at]
    if not before:
        return None
    clause = max(before, key=_verb_end)
    between = tokens[_verb_end(clause) + 1 : at]
    return clause if not any(token.text.lower() in _OPENS for token in between[:-1]) else None


def _verb_end(clause: Clause) -> int:
    return clause.verb.tokens[1] if clause.verb is not None else -1


def _first_from(sentence: SentenceReading, at: int) -> Clause | None:
    found = [clause for clause in sentence.clauses if clause.verb is not None and clause.verb.tokens[0] > at]
    return min(found, key=_verb_end) if found else None


def _of_clause(sentence: SentenceReading, clause: Clause) -> Deed | None:
    verb = clause.verb
    if verb is None or verb.negated or verb.modality in ("hypothetical", "possible"):
        return None
    subject = [sentence.chunks[at] for at in clause.subject]
    objects = [sentence.chunks[at] for at in clause.objects]
    if any(is_other(sentence, chunk) or chunk.determiner in ("every", "each") for chunk in (*subject, *objects)):
        return None
    if verb.lemma in date_words("verbs of taking place") or verb.lemma in ("be", "set", "start", "begin", "get", "take", "strike", "hit"):
        named = [_thing_timed(sentence, chunk) for chunk in subject]
        types = frozenset(noun_type(chunk.head, chunk.modifiers) for chunk in named) - {""}
        happens = [chunk for chunk in named if chunk.head and (chunk.definite or types)]
        if types or (happens and verb.lemma not in ("strike", "hit", "get", "take") and not _is_person_like(sentence, happens[0])):
            return Deed(types, "", frozenset(chunk.head for chunk in happens), frozenset(), "")
        if verb.lemma == "be":
            return None
    told = verb_phrase(sentence.tokens, verb.tokens[1])
    types = frozenset({told[0].type}) if told else frozenset()
    if verb.lemma in date_words("verbs of what disasters do"):
        types |= frozenset(noun_type(chunk.head, chunk.modifiers) for chunk in subject) - {""}
    nouns = frozenset(chunk.head for chunk in objects if verb.lemma in date_words("verbs of doing") and chunk.head)
    parts = frozenset(chunk.head for chunk in (*subject, *objects) if chunk.head and not _is_pronoun(sentence, chunk))
    return Deed(types, verb.lemma, nouns, parts, verb.tense)


def _thing_timed(sentence: SentenceReading, chunk: Chunk) -> Chunk:
    """What a noun for a time is that of: "the time of the explosion", "curtain time for the performance"."""
    if chunk.head not in ("time", "hour", "start", "beginning"):
        return chunk
    if chunk.of is not None:
        return sentence.chunks[chunk.of]
    return next((one for one in sentence.chunks if one.tokens[0] == chunk.tokens[1] + 2), chunk)


def _is_pronoun(sentence: SentenceReading, chunk: Chunk) -> bool:
    return sentence.tokens[chunk.tokens[1]].tag == "PRON"


def _is_person_like(sentence: SentenceReading, chunk: Chunk) -> bool:
    token: Token = sentence.tokens[chunk.tokens[1]]
    return token.tag in ("PRON", "PROPN")
