"""of_nouns: who did what, told by a noun: "the finder of the letters", "her discovery of the comet", "the mural by Ada Voss"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.actors.telling import Telling, acts_by_noun, named, telling, with_name
from factcheck.claims.people.persons import is_person_noun, person_of
from factcheck.claims.people.referents import people_of
from factcheck.data.word_sets import word_set
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading


def of_nouns(reading: Reading, index: int, sentence: SentenceReading) -> Iterator[Telling]:
    """The acts that the nouns of a sentence tell, and those of whom something is said to come."""
    doers, acts, works = acts_by_noun()
    for at, chunk in enumerate(sentence.chunks):
        if reading.scopes.quotation_at(chunk.span.start) is not None:
            continue
        if chunk.head in doers:
            yield from _of_doer(reading, index, at, doers[chunk.head])
        elif chunk.head in acts and chunk.definite:
            yield from _of_act(reading, index, at, acts[chunk.head])
        elif chunk.head in works:
            yield from _of_work(reading, index, at, works[chunk.head])
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is not None and not verb.negated and verb.modality == "asserted" and clause.subject:
            yield from _of_origins(reading, index, sentence, clause)


def _of_doer(reading: Reading, index: int, at: int, act: str) -> Iterator[Telling]:
    """As in "Vic Stanko, the finder of the letters", "Ada Voss is the bridge's designer", "the bridge's designer, Ada Voss"."""
    sentence = reading.sentences[index]
    chunk = sentence.chunks[at]
    owned = _possessed(reading, index, chunk)
    if chunk.of is None and not owned:
        return
    name = named(reading, index, at) or _behind(reading, index, chunk.of) or _subject(reading, index, at)
    if not name:
        return
    if chunk.of is not None:
        yield from telling(reading, index, act, (name,), [at], chunk.of, again=chunk.determiner == "the", verb=chunk.span)
    else:
        yield Telling(index, act, (name,), owned, frozenset(), True, True, chunk.span)


def _behind(reading: Reading, index: int, of: int | None) -> str:
    """The name in commas behind "of" and its thing: "the author of the report, Ada Voss, said"."""
    chunks, text = reading.sentences[index].chunks, reading.text
    if of is None or of + 1 >= len(chunks) or text[chunks[of].span.end : chunks[of + 1].span.start] != ", ":
        return ""
    name = person_of(reading, index, of + 1) if not is_person_noun(chunks[of].head) else ""
    return name if name[:1].isupper() and text.startswith((",", "."), chunks[of + 1].span.end) else ""


def _possessed(reading: Reading, index: int, chunk: Chunk) -> str:
    """The thing that a possessive tells: "bridge" in "the bridge's designer"; "" where it is a name or none."""
    if chunk.determiner == "its":
        return _what_its_means(reading, index)
    words = chunk.span.text_of(reading.text).replace("’", "'").split()
    owner = next((word[:-2] for word in words if word.endswith("'s")), "")
    return owner if owner.islower() else ""


def _what_its_means(reading: Reading, index: int) -> str:
    """The one thing that takes part in the sentence before, in its paragraph: "The bridge was designed by Ann Lee. Its designer, ..."."""
    if not index or reading.sentences[index - 1].sentence.paragraph != reading.sentences[index].sentence.paragraph:
        return ""
    last = reading.sentences[index - 1]
    parts = [last.chunks[at] for clause in last.clauses for at in (*clause.subject, *clause.objects)]
    found = {
        part.head for part in parts if part.definite and part.head_span.text_of(reading.text).islower() and not is_person_noun(part.head)
    }
    return next(iter(found)) if len(found) == 1 else ""


def _subject(reading: Reading, index: int, at: int) -> str:
    """The person of whom a noun phrase is said: "Ada Voss is the designer of the bridge"."""
    sentence = reading.sentences[index]
    for clause in sentence.clauses:
        if clause.verb is not None and clause.verb.lemma == "be" and not clause.verb.negated and at in clause.objects and clause.subject:
            name = person_of(reading, index, clause.subject[0])
            return name if name[:1].isupper() else ""
    return ""


def _of_act(reading: Reading, index: int, at: int, act: str) -> Iterator[Telling]:
    """As in "Ada Voss's discovery of the comet", "the discovery of the comet by Ada Voss", "credited with the design of the bridge"."""
    sentence = reading.sentences[index]
    chunk = sentence.chunks[at]
    of = chunk.of
    if of is None and at + 1 < len(sentence.chunks) and reading.text[chunk.span.end : sentence.chunks[at + 1].span.start] == " for ":
        of = at + 1
    if of is None or not sentence.chunks[of].definite:
        return
    name, spans = _owner(reading, index, chunk), [chunk.span]
    after = of + 1
    if not name and after < len(sentence.chunks) and _between(reading, sentence, of, after) == " by ":
        name, spans = named(reading, index, after), [chunk.span, *with_name(reading, index, after)]
    credited = _credited(sentence, at) if not name else None
    if credited is not None:
        name, spans = person_of(reading, index, credited), [sentence.chunks[credited].span, chunk.span]
    if name[:1].isupper():
        span = spans[0].joined(*spans)
        yield from telling(reading, index, act, (name,), [at], of, again=True, verb=span)


def _between(reading: Reading, sentence: SentenceReading, first: int, second: int) -> str:
    return reading.text[sentence.chunks[first].span.end : sentence.chunks[second].span.start]


def _credited(sentence: SentenceReading, at: int) -> int | None:
    """The number of the one who is credited with what a noun phrase tells: "Ada Voss is credited with the design"."""
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is None or verb.voice != "passive" or verb.lemma not in word_set("verbs that credit") or not clause.subject:
            continue
        if any(number == at and preposition in ("with", "for") for preposition, number in clause.obliques):
            return clause.subject[0]
    return None


def _owner(reading: Reading, index: int, chunk: Chunk) -> str:
    """The person whose act it is: "Ada Voss's discovery"."""
    people = [use for use in people_of(reading).uses_in(chunk.span) if reading.text.startswith(("’s", "'s", "’ ", "' "), use.span.end)]
    person = people_of(reading).of.get(people[0].index) if len(people) == 1 else None
    return person.name if person is not None else ""


def _of_work(reading: Reading, index: int, at: int, act: str) -> Iterator[Telling]:
    """As in "the mural by Ada Voss"."""
    sentence = reading.sentences[index]
    chunk = sentence.chunks[at]
    if at + 1 < len(sentence.chunks) and reading.text[chunk.span.end : sentence.chunks[at + 1].span.start] in (" by ", ", by "):
        name = named(reading, index, at + 1)
        if name:
            yield from telling(reading, index, act, (name,), [at + 1], at, again=chunk.definite, verb=chunk.span)


def _of_origins(reading: Reading, index: int, sentence: SentenceReading, clause: Clause) -> Iterator[Telling]:
    """Whose something was: "the idea came from the custodian", "Ms. Tran had the idea", "thanked Mr. Dunn for the tip"."""
    chunks, verb = sentence.chunks, clause.verb
    assert verb is not None
    subject, ideas = clause.subject[0], word_set("what is thought of")
    objects = [at for at in clause.objects if chunks[at].span.start > verb.span.end]
    from_, for_ = ([at for preposition, at in clause.obliques if preposition == told] for told in ("from", "for"))
    if verb.lemma in ("come", "originate") and from_:
        found = [(from_[0], subject, False)]
    elif verb.lemma in word_set("verbs that credit") and objects and for_ and chunks[for_[0]].definite:
        found = [(objects[0], for_[0], True)]
    elif verb.lemma in ("have", "get", "hatch") and objects and chunks[objects[0]].head in ideas:
        found = [(subject, objects[0], False)]
    else:
        return
    for doer, at, again in found:
        name, head = named(reading, index, doer), chunks[at].head
        if name and head:
            spans = (*with_name(reading, index, doer), chunks[at].span)
            span = spans[0].joined(*spans)
            act, thing = ("invent", "idea") if head in ideas else ("supply", head)
            yield Telling(index, act, (name,), thing, frozenset(chunks[at].modifiers), True, again, span)
