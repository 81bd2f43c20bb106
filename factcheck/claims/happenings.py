"""read_happenings: what a draft says happened, is happening or will happen on a day that it names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from factcheck.claims.claim import Status
from factcheck.claims.referents import Person, people_of
from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading, Token

_GAP: Final = 4
# Verbs that say no more than that their subject takes place, begins or ends.
_PHASES: Final = {
    **dict.fromkeys("occur happen hold schedule be come fall strike".split(), ""),
    **dict.fromkeys("begin start open commence launch erupt break".split(), "start"),
    **dict.fromkeys("end close conclude finish expire lift wrap cease".split(), "end"),
}
_OTHER: Final = frozenset("another unrelated separate previous prior earlier similar other different second third fourth fifth sixth last next new".split())
# Nouns that two happenings may share without being of one story.
_UNTOLD: Final = frozenset(
    "it they he she we i you who which that man woman boy girl police officer victim suspect city county state town department office company agency "
    "judge jury court team school time day year week month night government president mayor council board house senate".split()
)
_PRONOUNS: Final = frozenset(("he", "she"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way of telling a happening: `words` are base forms, alternatives at one place, "..." for up to four words between."""

    type: str
    phase: str
    words: tuple[frozenset[str] | None, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened at a time told in the same clause.

    Attributes:
        type: what happened: a type of `data/happenings.tsv`, else the lemma of the verb ("deliver") or of the noun ("gala").
        phase: "start" or "end" of something that lasts, "" otherwise.
        word: the words that tell it.
        sentence: index of its sentence reading.
        mention: index of the mention of its time.
        preposition: the word before the time: "on", "by", "since", "until", ...; "" when there is none.
        status: asserted, planned, negated, ...
        people: the people that take part in it or are named in its clause.
        nouns: the heads of the noun phrases that take part in it.
        definite: the types of the happenings that its clause refers back to ("in the shooting").
        things: the heads of the definite noun phrases that take part in it, other than people: "the bill", "the old mill" ("it" is the
            subject of the sentence before).
        other: whether the wording sets it apart from what the story is about ("another", "unrelated").
        known: whether its type stands in the table.
        verb: the lemma of the clause's verb, "" where there is none; `tense` is that of the verb, `perfect` whether it is a perfect.
    """

    type: str
    phase: str
    word: Span
    sentence: int
    mention: int
    preposition: str
    status: Status
    people: frozenset[str]
    nouns: frozenset[str]
    definite: frozenset[str]
    things: frozenset[str]
    other: bool
    known: bool
    verb: str = ""
    tense: str = ""
    perfect: bool = False


@cache
def _phrases() -> tuple[dict[str, list[Phrase]], dict[str, list[Phrase]]]:
    """The phrases of verbs and of nouns, by their first word, longest first."""
    verbs: dict[str, list[Phrase]] = {}
    nouns: dict[str, list[Phrase]] = {}
    for line in data_lines("happenings.tsv"):
        type_, phase, part, told = line.split("\t")
        for words in told.split("|"):
            places = tuple(None if place == "..." else frozenset(place.split("/")) for place in words.split())
            first = places[0] or frozenset()
            for word in first:
                (verbs if part == "V" else nouns).setdefault(word, []).append(Phrase(words if type_ == "=" else type_, "" if phase == "-" else phase, places))
    for table in (verbs, nouns):
        for known in table.values():
            known.sort(key=lambda phrase: -len(phrase.words))
    return verbs, nouns


@cache
def incidents() -> frozenset[str]:
    """The types of happenings that come without a plan: crimes, fires, crashes."""
    lines = (line.split("\t") for line in data_lines("happening_order.tsv"))
    return frozenset(word for fields in lines if fields[0] == "@incident" and len(fields) == 2 for word in fields[1].split())


def noun_type(lemma: str, modifiers: tuple[str, ...] = ()) -> str:
    """The type of happening that a noun tells, "" when it tells none.

    >>> noun_type("slaying"), noun_type("stoppage", ("work",)), noun_type("chair")
    ('killing', 'strike', '')
    """
    table = _phrases()[1]
    for phrase in (*(table.get(modifiers[-1], ()) if modifiers else ()), *table.get(lemma, ())):
        words = [next(iter(place)) for place in phrase.words if place]
        if words == [lemma] or (modifiers and words == [modifiers[-1], lemma]):
            return phrase.type
    return ""


def verb_phrase(tokens: tuple[Token, ...], at: int) -> tuple[Phrase, int] | None:
    """The longest phrase that the verb at a token begins, and the token after it."""
    for phrase in _phrases()[0].get(tokens[at].lemma, ()):
        end = _match(tokens, at, phrase.words)
        if end:
            return phrase, end
    return None


def _match(tokens: tuple[Token, ...], at: int, places: tuple[frozenset[str] | None, ...]) -> int:
    """The token after the phrase that starts at a token; 0 where it does not stand there."""
    here = at + 1
    free = 0
    for place in places[1:]:
        if place is None:
            free = _GAP
            continue
        while here < len(tokens) and free and tokens[here].lemma not in place and not _ends_with(tokens[here], place):
            here += 1
            free -= 1
        if here >= len(tokens) or not (tokens[here].lemma in place or _ends_with(tokens[here], place)):
            return 0
        here += 1
        free = 1 if free else 0  # an adverb or a determiner may stand between
    return here


def _ends_with(token: Token, place: frozenset[str]) -> bool:
    """"seven-year" and "18 months'" hold the unit that a phrase asks for."""
    return token.form in ("t", "A") and any(word in place for word in re.findall(r"[a-z]+", token.text.lower().replace("months", "year").replace("years", "year")))


def happenings_of(reading: Reading) -> tuple[Happening, ...]:
    """The dated happenings of a reading, in text order; read once for each reading."""
    known = reading.__dict__.get("_happenings")
    if not isinstance(known, tuple):
        known = reading.__dict__["_happenings"] = tuple(_read(reading))
    return known


def _read(reading: Reading) -> list[Happening]:
    found: list[Happening] = []
    for index, sentence in enumerate(reading.sentences):
        if sentence.sentence.role in ("dateline", "byline"):
            continue
        times = [at for at in sentence.mentions if reading.mentions[at].kind in ("date", "time")]
        if not times:
            continue
        for mention in times:
            happening = _happening(reading, index, sentence, mention)
            if happening is not None:
                found.append(happening)
    return found


def _token_of(sentence: SentenceReading, span: Span) -> int | None:
    """The token that a mention is, or the first that it overlaps."""
    at = bisect_left(sentence.tokens, span.start, key=lambda token: token.span.end - 1)
    return at if at < len(sentence.tokens) and sentence.tokens[at].span.overlaps(span) else None


def _happening(reading: Reading, index: int, sentence: SentenceReading, mention: int) -> Happening | None:
    token = _token_of(sentence, reading.mentions[mention].core)
    if token is None:
        return None
    preposition = _preposition(sentence.tokens, token)
    chunk = _modified(sentence, token)
    clause = _clause_of(sentence, mention, token)
    if chunk is not None:
        type_ = noun_type(chunk.head, tuple(word for word in chunk.modifiers if word.isalpha()))
        clause = None if clause is None or not _takes_part(sentence, clause, chunk) else clause
        return _build(reading, index, sentence, mention, type_ or chunk.head, "", chunk.head_span, "", clause, chunk, bool(type_))
    named = _apposed(sentence, token)
    if named is not None:
        return _build(reading, index, sentence, mention, named[1], "", named[0].head_span, "on", None, named[0], True)
    if clause is None:
        return _from_noun(reading, index, sentence, mention, token, preposition, None)
    return _from_clause(reading, index, sentence, mention, token, preposition, clause)


def _modified(sentence: SentenceReading, token: int) -> Chunk | None:
    """The noun phrase that a date modifies: "the March 3 arrest", "the Sept. 11 deadline"."""
    for at, chunk in enumerate(sentence.chunks):
        first, last = chunk.tokens
        if first <= token <= last and not chunk.compound:
            return chunk if chunk.head and chunk.head_span.start > sentence.tokens[token].span.start and token < last else None
        # "the" and a date are read as one, so that the noun stands in the chunk after it.
        if first == token + 1 and chunk.head and not chunk.determiner and sentence.tokens[token].text.lower().startswith("the "):
            return sentence.chunks[at]
    return None


def _apposed(sentence: SentenceReading, token: int) -> tuple[Chunk, str] | None:
    """The noun that a date stands beside: "primary night, May 17", "the vote (May 17)"."""
    at = token - 1
    if at > 1 and sentence.tokens[at].text.lower() in ("at", "on", "in") and token + 1 < len(sentence.tokens) and sentence.tokens[token + 1].text in ",)":
        at -= 1  # "The explosion, at 3:05 p.m., ..."
    if at < 1 or sentence.tokens[at].text not in (",", "("):
        return None
    for chunk in sentence.chunks:
        if chunk.tokens[1] == at - 1 and not chunk.compound:
            if chunk.tokens[0] and sentence.tokens[chunk.tokens[0] - 1].text.lower() in ("after", "before", "following", "since", "until"):
                return None  # "Four weeks after the vote, on July 25, ...": the date is that of what came after
            type_ = noun_type(chunk.head, chunk.modifiers)
            return (chunk, type_) if type_ else None
    return None


def _preposition(tokens: tuple[Token, ...], token: int) -> str:
    words: list[str] = []
    at = token - 1
    while at >= 0 and tokens[at].tag in ("ADP", "SCONJ", "DET", "ADV", "PART") and len(words) < 4 and tokens[at].text.lower() not in ("ago",):
        words.insert(0, tokens[at].text.lower())
        at -= 1
    kept = [word for word in words if tokens and word not in ("the", "about", "around", "early", "late", "only", "just")]
    return " ".join(kept[-2:]) if kept[-2:] in (["as", "of"], ["up", "to"], ["prior", "to"], ["ahead", "of"]) else (kept[-1] if kept else "")


def _clause_of(sentence: SentenceReading, mention: int, token: int) -> Clause | None:
    holding = [clause for clause in sentence.clauses if mention in clause.times]
    return holding[0] if holding else None


def _takes_part(sentence: SentenceReading, clause: Clause, chunk: Chunk) -> bool:
    return any(sentence.chunks[at] is chunk for at in clause.participants())


def _from_clause(
    reading: Reading, index: int, sentence: SentenceReading, mention: int, token: int, preposition: str, clause: Clause
) -> Happening | None:
    near = _noun_before(sentence, token)
    verb = clause.verb
    if verb is None:
        # "was found guilty" is read as a verb and a state; the verb is that of the clause before, of the same subject.
        at = sentence.clauses.index(clause)
        before = sentence.clauses[at - 1] if at else None
        if before is not None and before.verb is not None and before.subject == clause.subject:
            clause = replace(clause, verb=before.verb)
            verb = before.verb
    if verb is None:
        return _from_noun(reading, index, sentence, mention, token, preposition, clause)
    told = _told(sentence, clause)
    subject = _subject(sentence, clause)
    subject_type = noun_type(subject.head, subject.modifiers) if subject is not None else ""
    if subject is not None and subject.head in ("one", "it", "") and verb.lemma in _PHASES:
        subject_type = told_before(reading, index)
    if near is not None and told is not None and near[1] != told[0].type and near[0].tokens[0] >= told[1] and near[1] in incidents() and near[0].determiner:
        # "was charged in the shooting on Aug. 12": the date may be that of either.
        return None
    if verb.lemma in _PHASES and subject_type:
        phase = _PHASES[verb.lemma]
        return _build(reading, index, sentence, mention, subject_type, phase, Span(verb.span.start, verb.span.end), preposition, clause, subject, True)
    if verb.lemma in ("begin", "start", "end", "conclude", "launch", "lift") and clause.objects:
        thing = sentence.chunks[clause.objects[0]]
        type_ = noun_type(thing.head, thing.modifiers)
        if type_:
            return _build(reading, index, sentence, mention, type_, _PHASES[verb.lemma], verb.span, preposition, clause, thing, True)
    if told is not None:
        phrase = told[0]
        return _build(reading, index, sentence, mention, phrase.type, phrase.phase, verb.span, preposition, clause, None, True)
    if near is not None and _before_verb(near[0], verb.span):
        # "The fire at the plant on March 14 destroyed two buildings": what it did, it did that day.
        return _build(reading, index, sentence, mention, near[1], "", near[0].head_span, preposition, None, near[0], True)
    if subject_type and verb.lemma in _RESULTS:
        return _build(reading, index, sentence, mention, subject_type, "", verb.span, preposition, clause, subject, True)
    return _build(reading, index, sentence, mention, verb.lemma, "", verb.span, preposition, clause, None, False)


def _subject(sentence: SentenceReading, clause: Clause) -> Chunk | None:
    """The first subject of a clause; where it is a bare determiner, the noun after it ("An earlier strike")."""
    if not clause.subject:
        return None
    at = clause.subject[0]
    chunk = sentence.chunks[at]
    if not chunk.head and chunk.determiner and at + 1 < len(sentence.chunks):
        after = sentence.chunks[at + 1]
        if 0 < after.tokens[0] - chunk.tokens[1] <= 2 and not after.determiner:
            return after
    return chunk


def told_before(reading: Reading, index: int) -> str:
    """The type of the happening for which "it" or "this one" stands: the subject of the sentence before, or what its clause tells of."""
    for back in range(index - 1, max(index - 3, -1), -1):
        sentence = reading.sentences[back]
        if sentence.sentence.role in ("headline", "dateline"):
            return ""
        for clause in sentence.clauses:
            for at in clause.subject:
                chunk = sentence.chunks[at]
                if type_ := noun_type(chunk.head, chunk.modifiers):
                    return type_
        types = {type_ for chunk in sentence.chunks if (type_ := noun_type(chunk.head, chunk.modifiers))}
        if len(types) == 1:
            return next(iter(types))
        if types or sentence.sentence.paragraph != reading.sentences[index].sentence.paragraph:
            return ""
    return ""


def _told(sentence: SentenceReading, clause: Clause) -> tuple[Phrase, int] | None:
    """The phrase of the table that a clause tells, and the token after it.

    "Returned to work" is read as a verb and an infinitive, whose times are the infinitive's; "ground was broken" has its noun before it.
    """
    verb = clause.verb
    assert verb is not None
    for at in range(verb.tokens[1], verb.tokens[0] - 1, -1):
        if told := verb_phrase(sentence.tokens, at):
            return told
    if verb.voice == "passive":
        heads = {sentence.chunks[at].head for at in clause.subject}
        for phrase in _phrases()[0].get(verb.lemma, ()):
            if len(phrase.words) == 2 and phrase.words[1] is not None and phrase.words[1] & heads:
                return phrase, verb.tokens[1] + 1
    at = sentence.clauses.index(clause) if clause in sentence.clauses else 0
    before = sentence.clauses[at - 1].verb if at else None
    if before is not None and sentence.tokens[verb.tokens[0]].text.lower() == "to" and verb.tokens[0] - before.tokens[1] <= 2:
        told = verb_phrase(sentence.tokens, before.tokens[1])
        if told and told[1] > verb.tokens[0]:
            return told
    return None


_RESULTS: Final = frozenset("destroy kill injure wound damage leave claim hit rip tear sweep burn gut".split())


def _from_noun(
    reading: Reading, index: int, sentence: SentenceReading, mention: int, token: int, preposition: str, clause: Clause | None
) -> Happening | None:
    near = _noun_before(sentence, token)
    if near is None:
        return None
    return _build(reading, index, sentence, mention, near[1], "", near[0].head_span, preposition, clause, near[0], True)


def _noun_before(sentence: SentenceReading, token: int) -> tuple[Chunk, str] | None:
    """The noun of a happening that a date follows, with nothing but places and prepositions between."""
    at = token - 1
    for chunk in reversed(sentence.chunks):
        if chunk.tokens[1] > at or chunk.compound:
            continue
        between = sentence.tokens[chunk.tokens[1] + 1 : at + 1]
        if any(word.tag in ("VERB", "AUX", "SCONJ", "CONJ", "PRON", "PUNCT") for word in between):
            return None
        type_ = noun_type(chunk.head, chunk.modifiers)
        if type_:
            return chunk, type_
        # A place between the noun and its date: "the fire at the plant on March 14".
        before = sentence.tokens[chunk.tokens[0] - 1] if chunk.tokens[0] else None
        if before is None or before.text.lower() not in ("at", "in", "near", "of", "on", "outside", "inside", "behind", "between", "aboard"):
            return None
        at = chunk.tokens[0] - 1
    return None


def _before_verb(chunk: Chunk, verb: Span) -> bool:
    return chunk.span.end <= verb.start


def _build(
    reading: Reading,
    index: int,
    sentence: SentenceReading,
    mention: int,
    type_: str,
    phase: str,
    word: Span,
    preposition: str,
    clause: Clause | None,
    chunk: Chunk | None,
    known: bool,
) -> Happening:
    parts = [sentence.chunks[at] for at in clause.participants()] if clause is not None else []
    if chunk is not None and chunk not in parts:
        parts.append(chunk)
    nouns = frozenset(part.head for part in parts if part.head)
    definite = frozenset(
        named for part in sentence.chunks if part.definite and (named := noun_type(part.head, part.modifiers)) and not is_other(sentence, part)
    )
    other = any(is_other(sentence, part) for part in parts if noun_type(part.head, part.modifiers) == type_ or part is chunk)
    verb = clause.verb if clause is not None else None
    return Happening(
        type_, phase, word, index, mention, preposition, _status(clause), _people(reading, index, sentence, parts), nouns, definite,
        _things(reading, index, parts), other, known,
        verb.lemma if verb is not None else "", verb.tense if verb is not None else "", verb is not None and verb.perfect,
    )  # fmt: skip


def _things(reading: Reading, index: int, parts: list[Chunk]) -> frozenset[str]:
    found = {part.head for part in parts if part.definite and part.head and part.head not in _UNTOLD}
    it = next((part for part in parts if part.head == "it"), None)
    if it is not None:
        found |= _stands_for(reading, index, it)
    return frozenset(found)


def _stands_for(reading: Reading, index: int, it: Chunk) -> set[str]:
    """The things for which "it" may stand: the subject of the clause before in its sentence, else that of the sentence before."""
    for at in (index, index - 1):
        if at < 0 or (at < index and reading.sentences[at].sentence.role in ("headline", "dateline")):
            return set()
        sentence = reading.sentences[at]
        for clause in sentence.clauses:
            chunks = [sentence.chunks[number] for number in clause.subject]
            if chunks and chunks[0].span.end <= it.span.start and chunks[0].head != "it":
                found = {chunk.head for chunk in chunks if chunk.definite and chunk.head and chunk.head not in _UNTOLD}
                if found:
                    return found
    return set()


def is_other(sentence: SentenceReading, chunk: Chunk) -> bool:
    """Whether a noun phrase sets its thing apart from the one that the story is about: "another fire", "an earlier strike"."""
    if chunk.determiner in ("another", "other"):
        return True
    first, last = chunk.tokens
    while first and sentence.tokens[first - 1].tag in ("ADV", "ADJ", "DET") and last - first < 5:
        first -= 1
    return any(token.lemma in _OTHER or token.text.lower() in _OTHER for token in sentence.tokens[first : last + 1])


def _status(clause: Clause | None) -> Status:
    verb = clause.verb if clause is not None else None
    if verb is None:
        return "asserted"
    if verb.negated:
        return "negated"
    if verb.modality in ("planned", "required"):
        return "planned"
    return "asserted" if verb.modality == "asserted" else verb.modality  # type: ignore[return-value]


def _people(reading: Reading, index: int, sentence: SentenceReading, parts: list[Chunk]) -> frozenset[str]:
    """The people named in the sentence, and the one for whom a pronoun that takes part stands."""
    span = sentence.sentence.span
    found = {person.name for person in _named(reading, span)}
    first = min((part.span.start for part in parts if part.head in _PRONOUNS or part.determiner in ("his", "her")), default=None)
    if first is not None and not _named(reading, Span(span.start, max(first, span.start))):
        before = antecedent(reading, index)
        if before is not None:
            found.add(before.name)
    return frozenset(found)


def _named(reading: Reading, span: Span) -> list[Person]:
    people = people_of(reading)
    starts = [use.span.start for use in people.uses]
    first, last = bisect_left(starts, span.start), bisect_right(starts, span.end)
    return [person for use in people.uses[first:last] if (person := people.of.get(use.index)) is not None]


def antecedent(reading: Reading, index: int) -> Person | None:
    """For whom "he" or "she" may stand in a sentence: the one person named last, up to two sentences before, where only one is named."""
    for back in range(index - 1, max(index - 4, -1), -1):
        sentence = reading.sentences[back]
        if sentence.sentence.role in ("headline", "dateline"):
            return None
        named = {person.index: person for person in _named(reading, sentence.sentence.span)}
        if len(named) > 1:
            return None
        if named:
            return next(iter(named.values()))
    return None
