"""link_told_twice: one deed told twice, with two numbers ("same": value, value).

As in "The crew caught 310 eels in June. In June it caught 340 eels", "The firm employs 240 people. The firm has 260 employees", "There were
96 passengers on the ship", "raised $31,500 for the shelter. The $42,500 it raised". Both have one doer, one deed (by its verb, or by one
that tells the same) and one thing, and nothing said of either narrows it that is not said of the other. What happens again and again is
compared only where both name one and the same time or occasion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from factcheck.claims.nouns import is_period, is_person, same_nouns
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.references import OWNERS
from factcheck.links.counts.same_scope import is_same_scope
from factcheck.links.cues import content_words, opens_elsewhere, post_words
from factcheck.links.link import Link
from factcheck.syntax.clause import Chunk, Clause, SentenceReading, Token
from factcheck.values import Timex

_PRONOUNS: Final = frozenset(("it", "they", "he", "she"))
_NEW: Final = frozenset(("another", "other", "second", "third", "next", "new", "further", "additional", "more", "extra", "first", "last"))
_GOES_ON: Final = frozenset(
    ("then", "later", "now", "since", "again", "also", "still", "already", "once", "only", "alone", "more", "so", "next")
)
_SEGMENT_ENDS: Final = frozenset((",", ";", ":", "—", "–", "--", "(", ")"))
_NEAR: Final = 3
_FACTOR: Final = 3


@dataclass(frozen=True, slots=True)
class _Deed:
    """A count with the verb of its deed, its doer, its time, and the words that say which one is meant."""

    entry: Entry
    verb: str
    tense: str
    doer: tuple[str, str]
    owner: frozenset[str]
    time: str
    rest: frozenset[str]
    occasion: frozenset[str]
    definite: bool


@cache
def _deeds() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """The rows of verbs that tell one deed: their sort, the verbs, and the nouns that they are for."""
    rows = (line.split("\t") for line in data_lines("twice_told.tsv"))
    return tuple((row[0], frozenset(row[1].split()), frozenset(row[2].split()) if len(row) > 2 else frozenset()) for row in rows)


def link_told_twice(board: Board) -> Iterator[Link]:
    """The pairs of counts that tell one deed."""
    deeds = [deed for entry in board.counts if (deed := _deed(board, entry)) is not None]
    for at, later in enumerate(deeds):
        found = [other for other in deeds[max(0, at - _NEAR * 4) : at] if _is_one(board, other, later)]
        values = {other.entry.claim.count.nominal for other in found}
        if len(values) != 1 or any(other.entry.claim.count.support.meets(later.entry.claim.count.support) for other in found):
            continue
        span = later.entry.figure.chunk.span if later.entry.figure.chunk is not None else later.entry.figure.mention.span
        yield Link("same", (("value", found[-1].entry.id), ("value", later.entry.id)), (span,), inferred=True)


def _deed(board: Board, entry: Entry) -> _Deed | None:
    """The deed that a count is of; None where it is of none that can be told twice."""
    figure, scope = entry.figure, entry.claim.scope
    relative = _relative(entry)
    if (
        scope.quoted
        or (scope.status not in ("asserted", "negated") and relative is None)
        or figure.at < 0
        or entry.is_additive
        or entry.each is not None
    ):
        return None
    if scope.role != "body" or entry.part_cue is not None or is_period(entry.head) or figure.elliptic or figure.mention.of == "range":
        return None
    if figure.noun not in (None, figure.chunk) or entry.claim.count.nominal < 2 or not (entry.unit or entry.head):
        return None
    owned = _owned(board, entry) if relative is None else None
    if owned is not None or _is_compared(entry):
        return owned
    clause = relative or figure.clause
    if clause is None or clause.verb is None or clause.verb.negated or clause.verb.modality != "asserted" or opens_elsewhere(figure):
        return None
    if {token.text.lower() for token in _segment(entry)} & _GOES_ON or _has_company(entry):
        return None
    holder = _holder(board, entry, clause)
    if holder is None:
        return None
    doer, owner, words, verb = holder
    time = board.time(entry)
    around = post_words(figure) if clause is relative else _segment(entry)
    told = content_words(token for token in around if token.form != "t" and not any(span.contains(token.span) for span in words))
    rest = frozenset(told - word_set("empty verbs") - {entry.head})
    occasion = frozenset(_definite_nouns(entry, words))
    value = time.timex if isinstance(time, Timex) and time.days is not None else entry.claim.scope.time
    return _Deed(entry, verb, clause.verb.tense, doer, owner, value, rest, occasion, clause is relative)


def _owned(board: Board, entry: Entry) -> _Deed | None:
    """A count of what somebody has, by a possessive: "Its 420 pupils", "The school's 420 pupils"."""
    figure, tokens, chunk = entry.figure, entry.figure.sentence.tokens, entry.figure.chunk
    named = figure.first > 0 and tokens[figure.first - 1].form == "POS"
    if chunk is None or not (named or figure.determiner in OWNERS) or figure.modifiers or entry.unit or post_words(figure):
        return None
    if {token.text.lower() for token in _segment(entry)} & _GOES_ON or _has_company(entry) or opens_elsewhere(figure):
        return None
    at = figure.first - 1 if named else None
    if at is None:
        of = figure.sentence.chunks[0]
        pronoun = {"its": "it", "their": "they", "his": "he", "her": "she"}.get(figure.determiner)
        if pronoun is None or of.tokens[0] < chunk.tokens[0]:
            return None
        doer, owner, _ = _subject_before(board, figure.sentence)
    else:
        holder = next((c for c in figure.sentence.chunks if c.tokens[1] == at - 1 or (c is chunk and c.tokens[0] < at)), None)
        token = tokens[at - 1]
        if holder is None or token.tag not in ("NOUN", "PROPN"):
            return None
        doer, owner = ("name" if token.tag == "PROPN" else "noun", token.lemma.lower()), frozenset()
    time = board.time(entry)
    return (
        _Deed(entry, "have", "", doer, owner, time.timex if time is not None else "", frozenset(), frozenset(), False) if doer[1] else None
    )


def _subject_before(board: Board, sentence: SentenceReading) -> tuple[tuple[str, str], frozenset[str], list[Span]]:
    """The subject of the sentence before one."""
    before = board.sentence(sentence.sentence.index - 1)
    main = next((c for c in before.clauses if c.subject and not c.relative), None) if before is not None else None
    if before is None or main is None or len(main.subject) != 1 or before.sentence.paragraph < sentence.sentence.paragraph - 1:
        return ("", ""), frozenset(), []
    return _named(board, before, before.chunks[main.subject[0]], [])


def _relative(entry: Entry) -> Clause | None:
    """The clause that says of a definite count whose deed it was: "The $42,500 it raised", "the 260 permits that the county issued"."""
    figure = entry.figure
    if not figure.definite:
        return None
    if figure.relative is not None and figure.relative.verb is not None:
        return figure.relative
    after = next(iter(figure.tokens_after()), None)
    chunks = figure.sentence.chunks
    for clause in figure.sentence.clauses if after is not None else ():
        led = clause.relative and clause.verb is not None and len(clause.subject) == 1
        if led and after is not None and chunks[clause.subject[0]].tokens[0] == after.index:
            return clause
    return None


def _is_compared(entry: Entry) -> bool:
    """Whether a count is what another is set against, or bounds what may be: "than 300", "up to 40"."""
    lead = [token.text.lower() for token in entry.figure.tokens_before(1)]
    return lead in (["than"], ["from"], ["to"], ["by"], ["of"], ["with"], ["against"], ["every"], ["per"])


def _has_company(entry: Entry) -> bool:
    """As in "340 members and friends": others are counted in."""
    after = list(entry.figure.tokens_after())[:2]
    return len(after) > 1 and after[0].text.lower() in ("and", "or") and after[1].tag in ("NOUN", "ADJ", "PROPN")


def _segment(entry: Entry) -> list[Token]:
    """The words around a count up to the next mark or conjunction on either side."""
    tokens = entry.figure.sentence.tokens
    start = end = entry.figure.first
    while start > 0 and tokens[start - 1].text not in _SEGMENT_ENDS and tokens[start - 1].tag not in ("CONJ", "SCONJ"):
        start -= 1
    while end < len(tokens) and tokens[end].text not in _SEGMENT_ENDS and tokens[end].tag not in ("CONJ", "SCONJ"):
        end += 1
    return list(tokens[start:end])


def _holder(board: Board, entry: Entry, clause: Clause) -> tuple[tuple[str, str], frozenset[str], list[Span], str] | None:
    """Who did the deed of a count, with what tells them apart, the words for them, and the verb."""
    figure, sentence = entry.figure, entry.figure.sentence
    verb = clause.verb
    if verb is None or figure.chunk is None:
        return None
    words = [verb.span, figure.chunk.span]
    if not clause.relative and verb.lemma == "be":
        place = _place_of(entry, clause)
        return (*_named(board, sentence, place, words), "have") if place is not None else None
    if not (figure.slot == "object" or clause.relative) or not clause.subject or (verb.voice == "passive" and not clause.relative):
        return None
    subject = sentence.chunks[clause.subject[0]]
    if len(clause.subject) != 1 or subject.mention is not None or subject is figure.chunk:
        return None
    doer, owner, words = _named(board, sentence, subject, words)
    following = sentence.tokens[verb.tokens[1] + 1 : verb.tokens[1] + 2]
    particle = (
        bool(following) and following[0].text.lower() in ("out", "off", "up", "down", "on", "in", "over") and following[0].tag != "NOUN"
    )
    name = f"{verb.lemma}_{following[0].text.lower()}" if particle else verb.lemma
    if particle:
        words.append(following[0].span)
    return (doer, owner, words, name) if doer[1] else None


def _place_of(entry: Entry, clause: Clause) -> Chunk | None:
    """The one place in which so many are said to be: "There are 12 libraries in the city"."""
    tokens, verb = entry.figure.sentence.tokens, clause.verb
    if verb is None or entry.figure.slot != "object" or not any(t.form == "EX" and t.index <= verb.tokens[1] for t in tokens):
        return None
    places = [at for slot, at in clause.obliques if slot in ("in", "on", "at", "aboard")]
    chunk = entry.figure.sentence.chunks[places[0]] if len(places) == 1 == len(clause.obliques) else None
    return chunk if chunk is not None and (chunk.definite or tokens[chunk.tokens[1]].tag == "PROPN") else None


def _named(board: Board, sentence: SentenceReading, chunk: Chunk, words: list[Span]) -> tuple[tuple[str, str], frozenset[str], list[Span]]:
    """A doer by name or by noun, a pronoun by the subject that it takes up, with the words that tell him apart."""
    words = [*words, chunk.span]
    token = sentence.tokens[chunk.tokens[1]]
    if token.text.lower() in _PRONOUNS:
        doer, owner, _ = _subject_before(board, sentence)
        return doer, owner, words
    if chunk.mention is not None or token.tag not in ("NOUN", "PROPN") or {chunk.determiner, *chunk.modifiers} & _NEW:
        return ("", ""), frozenset(), words
    sort = "name" if token.tag == "PROPN" else "noun"
    of = {sentence.chunks[chunk.of].head} if chunk.of is not None else set()
    return (sort, token.lemma.lower().removesuffix("'s")), frozenset({*chunk.modifiers, *of} - {""}), words


def _definite_nouns(entry: Entry, words: Sequence[Span]) -> Iterator[str]:
    """The definite nouns that say of what occasion, or for what, a count is told: "at the march", "for the house"."""
    segment = {token.index for token in _segment(entry)}
    for chunk in entry.figure.sentence.chunks:
        known = chunk.definite and chunk.determiner == "the" and chunk.mention is None and chunk.tokens[0] in segment
        if known and not any(span.contains(chunk.span) for span in words):
            yield chunk.head


def _is_one(board: Board, first: _Deed, second: _Deed) -> bool:
    """Whether two counts tell one deed of one doer."""
    one, other = first.entry, second.entry
    apart = other.figure.order - one.figure.order
    if not 0 < apart <= _NEAR or first.doer != second.doer or not first.doer[1] or not second.owner <= first.owner:
        return False
    if first.owner != second.owner and first.doer[0] == "name":
        return False
    if (
        one.unit != other.unit
        or one.figure.mention.of != other.figure.mention.of
        or set(one.figure.modifiers) != set(other.figure.modifiers)
    ):
        return False
    sort = _sort_of(first, second)
    low, high = sorted((one.claim.count.nominal, other.claim.count.nominal))
    if not sort or high > _FACTOR * low or not is_same_scope(board, other, one):
        return False
    if second.definite:
        return _is_taken_up(first, second)
    if first.rest != second.rest or (first.tense != second.tense and "" not in (first.tense, second.tense)) or first.time != second.time:
        return False
    timed = second.time not in ("", "PRESENT_REF", "PAST_REF", "FUTURE_REF")
    return sort == "state" or timed or bool(first.occasion & second.occasion)


def _is_taken_up(first: _Deed, second: _Deed) -> bool:
    """As in "raised $31,500 for the shelter. The $42,500 it raised": told again by a relative clause, with no more said."""
    return (
        second.entry.figure.order - first.entry.figure.order == 1 and not second.rest - first.rest and not (second.time and not first.time)
    )


def _sort_of(first: _Deed, second: _Deed) -> str:
    """Whether two verbs tell one state or one deed of the same things; "" where they do not."""
    heads = first.entry.head, second.entry.head
    alike = bool(first.entry.unit) or same_nouns(*heads)
    for sort, verbs, nouns in _deeds():
        if not nouns and alike and {first.verb, second.verb} <= verbs:
            return sort
        if nouns.issuperset(heads) and not any(map(is_person, heads)) and {first.verb, second.verb} <= verbs:
            return sort  # "drew fewer than 1,000 names. The petition had 1,240 signatures"
    if alike and first.verb == second.verb and first.verb not in word_set("empty verbs") | word_set("counts to"):
        return "deed"
    people = is_person(heads[0]) and is_person(heads[1])
    told = [{verb for _, verbs, nouns in _deeds() if head in nouns for verb in verbs} for head in heads]
    both = first.verb in told[0] and second.verb in told[1] and (alike or people) and first.verb != second.verb
    return "state" if both and not first.entry.unit else ""
