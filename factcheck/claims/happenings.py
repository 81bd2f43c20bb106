"""read_happenings: what a draft says happened, is happening or will happen on a day that it names."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Final

from factcheck.claims.antecedents import antecedent, named_in, things_for, told_before
from factcheck.claims.claim import Status
from factcheck.claims.date import Phase
from factcheck.claims.date_words import date_words
from factcheck.claims.happening_words import Phrase, incidents, noun_type, phrases, verb_phrase
from factcheck.draft import Span
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading, Token

# Verbs that say no more than that their subject takes place, begins or ends.
_PHASES: Final[dict[str, Phase]] = {
    **dict.fromkeys(["occur", "happen", "hold", "schedule", "be", "come", "fall", "strike"], ""),
    **dict.fromkeys(["begin", "start", "open", "commence", "launch", "erupt", "break"], "start"),
    **dict.fromkeys(["end", "close", "conclude", "finish", "expire", "lift", "wrap", "cease"], "end"),
}
# Nouns that two happenings may share without being of one story.
_PRONOUNS: Final = frozenset(("he", "she"))


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
    phase: Phase
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
    clause = _clause_of(sentence, mention)
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
    if (
        at > 1
        and sentence.tokens[at].text.lower() in ("at", "on", "in")
        and token + 1 < len(sentence.tokens)
        and sentence.tokens[token + 1].text in ",)"
    ):
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
    while (
        at >= 0 and tokens[at].tag in ("ADP", "SCONJ", "DET", "ADV", "PART") and len(words) < 4 and tokens[at].text.lower() not in ("ago",)
    ):
        words.insert(0, tokens[at].text.lower())
        at -= 1
    kept = [word for word in words if tokens and word not in ("the", "about", "around", "early", "late", "only", "just")]
    return (
        " ".join(kept[-2:]) if kept[-2:] in (["as", "of"], ["up", "to"], ["prior", "to"], ["ahead", "of"]) else (kept[-1] if kept else "")
    )


def _clause_of(sentence: SentenceReading, mention: int) -> Clause | None:
    """The clause that a time stands in; where its verb is an adjective ("will hear closing arguments"), the one before."""
    at = next((at for at, clause in enumerate(sentence.clauses) if mention in clause.times), None)
    if at is None:
        return None
    clause = sentence.clauses[at]
    verb = clause.verb
    before = sentence.clauses[at - 1] if at else None
    if (
        verb is None
        or before is None
        or before.verb is None
        or verb.tokens[0] != verb.tokens[1]
        or before.verb.tokens[1] + 1 != verb.tokens[0]
    ):
        return clause
    return before if sentence.tokens[verb.tokens[0]].text.lower().endswith("ing") else clause


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
    if (
        near is not None
        and told is not None
        and near[1] != told[0].type
        and near[0].tokens[0] >= told[1]
        and near[1] in incidents()
        and near[0].determiner
    ):
        # "was charged in the shooting on Aug. 12": the date may be that of either.
        return None
    if subject_type in incidents() and verb.lemma in date_words("verbs of what disasters do"):
        return _build(reading, index, sentence, mention, subject_type, "", verb.span, preposition, clause, subject, True)
    takes_place = verb.lemma == "take" and any(sentence.chunks[at].head == "place" for at in clause.objects)
    if (verb.lemma in _PHASES or takes_place) and subject_type:
        phase = _PHASES.get(verb.lemma, "")
        return _build(
            reading, index, sentence, mention, subject_type, phase, Span(verb.span.start, verb.span.end), preposition, clause, subject, True
        )
    if verb.lemma in ("begin", "start", "end", "conclude", "launch", "lift") and clause.objects:
        thing = sentence.chunks[clause.objects[0]]
        type_ = noun_type(thing.head, thing.modifiers)
        if type_:
            return _build(reading, index, sentence, mention, type_, _PHASES[verb.lemma], verb.span, preposition, clause, thing, True)
    if told is not None:
        phrase = told[0]
        return _build(reading, index, sentence, mention, phrase.type, phrase.phase, verb.span, preposition, clause, None, True)
    if near is not None and _is_occasion(sentence, near[0], token) and told is None:
        # "She will ask for probation at the sentencing on July 28": the day is that of the occasion.
        return _build(reading, index, sentence, mention, near[1], "", near[0].head_span, preposition, None, near[0], True)
    if near is not None and _before_verb(near[0], verb.span):
        # "The fire at the plant on March 14 destroyed two buildings": what it did, it did that day.
        return _build(reading, index, sentence, mention, near[1], "", near[0].head_span, preposition, None, near[0], True)
    if subject_type and verb.lemma in date_words("verbs of what disasters do"):
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


def _told(sentence: SentenceReading, clause: Clause) -> tuple[Phrase, int] | None:
    """The phrase of the table that a clause tells, and the token after it.

    "Returned to work" is read as a verb and an infinitive, whose times are the infinitive's; "ground was broken" has its noun before it.
    """
    verb = clause.verb
    assert verb is not None
    for at in range(verb.tokens[1], verb.tokens[0] - 1, -1):
        if told := verb_phrase(sentence.tokens, at):
            return told
    if verb.voice == "passive" or (verb.tense == "past" and not clause.objects):
        # "Ground was broken", "the bill, signed on March 21": what the verb would have for object stands before it.
        heads = {sentence.chunks[at].head for at in clause.subject}
        for phrase in phrases()[0].get(verb.lemma, ()):
            last = phrase.words[-1]
            if (len(phrase.words) == 2 or phrase.words[1:-1] == (None,)) and last is not None and last & heads:
                return phrase, verb.tokens[1] + 1
    at = sentence.clauses.index(clause) if clause in sentence.clauses else 0
    before = sentence.clauses[at - 1].verb if at else None
    if before is not None and sentence.tokens[verb.tokens[0]].text.lower() == "to" and verb.tokens[0] - before.tokens[1] <= 2:
        told = verb_phrase(sentence.tokens, before.tokens[1])
        if told and told[1] > verb.tokens[0]:
            return told
    return None


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
        if before is None or before.text.lower() not in (
            "at",
            "in",
            "near",
            "of",
            "on",
            "outside",
            "inside",
            "behind",
            "between",
            "aboard",
        ):
            return None
        at = chunk.tokens[0] - 1
    return None


def _is_occasion(sentence: SentenceReading, chunk: Chunk, token: int) -> bool:
    """Whether a definite happening, right before its date, is the occasion of a clause: "at the hearing on May 3"."""
    before = sentence.tokens[chunk.tokens[0] - 1].text.lower() if chunk.tokens[0] else ""
    beside = all(word.text.lower() in ("on", "in", ",") for word in sentence.tokens[chunk.tokens[1] + 1 : token])
    return chunk.definite and beside and before in ("at", "during", "before", "after", "until", "since", "of", "following")


def _before_verb(chunk: Chunk, verb: Span) -> bool:
    return chunk.span.end <= verb.start


def _build(
    reading: Reading,
    index: int,
    sentence: SentenceReading,
    mention: int,
    type_: str,
    phase: Phase,
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
        named
        for part in sentence.chunks
        if part.definite and (named := noun_type(part.head, part.modifiers)) and not is_other(sentence, part)
    )
    other = any(is_other(sentence, part) for part in parts if noun_type(part.head, part.modifiers) == type_ or part is chunk)
    verb = clause.verb if clause is not None else None
    return Happening(
        type_, phase, word, index, mention, preposition, _status(clause), _people(reading, index, sentence, parts), nouns, definite,
        _things(reading, index, parts), other, known,
        verb.lemma if verb is not None else "", verb.tense if verb is not None else "", verb is not None and verb.perfect,
    )  # fmt: skip


def _things(reading: Reading, index: int, parts: list[Chunk]) -> frozenset[str]:
    found = {part.head for part in parts if part.definite and part.head and part.head not in date_words("nouns that stories share")}
    it = next((part for part in parts if part.head == "it"), None)
    if it is not None:
        found |= things_for(reading, index, it)
    return frozenset(found)


def is_other(sentence: SentenceReading, chunk: Chunk) -> bool:
    """Whether a noun phrase sets its thing apart from the one that the story is about: "another fire", "an earlier strike"."""
    if chunk.determiner in ("another", "other"):
        return True
    first, last = chunk.tokens
    while first and sentence.tokens[first - 1].tag in ("ADV", "ADJ", "DET") and last - first < 5:
        first -= 1
    return any(
        token.lemma in date_words("words for another of a kind") or token.text.lower() in date_words("words for another of a kind")
        for token in sentence.tokens[first : last + 1]
    )


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
    found = {person.name for person in named_in(reading, span)}
    told = parts or list(sentence.chunks)
    within = [chunk for chunk in sentence.chunks if chunk.span.end <= max(part.span.end for part in told)] if told else []
    first = min((part.span.start for part in within if part.head in _PRONOUNS or part.determiner in ("his", "her")), default=None)
    if first is not None and not named_in(reading, Span(span.start, max(first, span.start))):
        before = antecedent(reading, index)
        if before is not None:
            found.add(before.name)
    return frozenset(found)
