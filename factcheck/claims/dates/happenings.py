"""read_happenings: what a draft says happened, is happening or will happen on a day that it names."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import Final

from factcheck.claims.date import Phase
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.day_clauses import day_clause
from factcheck.claims.dates.figures_beside import is_change, is_time_of_compared
from factcheck.claims.dates.happening import Happening, build_happening
from factcheck.claims.dates.states_since import state_since
from factcheck.claims.happening_words import Phrase, incidents, noun_type, phrases, verb_phrase
from factcheck.claims.people.antecedents import told_before
from factcheck.draft import Span
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading, Token, VerbGroup, once
from factcheck.values import Timex

# Verbs that say no more than that their subject takes place, begins or ends.
_AWAITS: Final = frozenset(("pending", "until", "till", "awaiting"))
_PHASES: Final[dict[str, Phase]] = {
    **dict.fromkeys(["occur", "happen", "hold", "schedule", "be", "come", "fall", "strike", "perform", "conduct", "stage"], ""),
    **dict.fromkeys(["begin", "start", "open", "commence", "launch", "erupt", "break"], "start"),
    **dict.fromkeys(["end", "close", "conclude", "finish", "expire", "lift", "wrap", "cease"], "end"),
}

_AGO: Final = re.compile(r"\bago,? (?:on |this |last |next )?$")


@once
def happenings_of(reading: Reading) -> tuple[Happening, ...]:
    """The dated happenings of a reading, in text order; read once for each reading."""
    return tuple(_read(reading))


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
                last = found[-1] if found and found[-1].preposition == "between" and found[-1].word == happening.word else None
                if last is not None and reading.text.startswith(" and ", reading.mentions[last.mention].span.end):
                    happening = replace(happening, preposition="between")  # "between May 27 and Sept. 2": on neither day
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
    start = reading.mentions[mention].span.start
    if _AGO.search(reading.text, max(0, start - 12), start):
        return None  # "happened 50 years ago on Friday"
    value = reading.mentions[mention].value
    if preposition in ("at", "after", "before") and isinstance(value, Timex) and value.minutes is not None and value.day is not None:
        preposition = "on"  # "closed at midnight on July 31", "shortly after 5 a.m. on Jan. 4": on that day
    chunk = _modified(sentence, token)
    clause = _clause_of(sentence, mention)
    if clause is not None and _is_antecedent(sentence, token, clause):
        return None
    if chunk is not None:
        type_ = noun_type(chunk.head, tuple(word for word in chunk.modifiers if word.isalpha()))
        clause = None if clause is None or not _takes_part(sentence, clause, chunk) else clause
        return build_happening(reading, index, sentence, mention, type_ or chunk.head, "", chunk.head_span, "", clause, chunk, bool(type_))
    said = day_clause(reading, sentence, reading.mentions[mention].span)
    if said is not None and said.verb is not None:
        return _from_clause(reading, index, sentence, mention, token, "on", said)
    if clause is not None and (state := state_since(sentence, clause, preposition)) is not None:
        return build_happening(reading, index, sentence, mention, state[0], state[1], clause.span, "since", clause, None, True)
    named = _apposed(sentence, token)
    if named is not None:
        return build_happening(reading, index, sentence, mention, named[1], "", named[0].head_span, "on", None, named[0], True)
    near = _noun_before(sentence, token)
    if clause is None or (near is not None and (_is_bound(sentence, near[0], token) or _is_awaited(sentence, near[0]))):
        # "Since its founding in 1979, it has never laid off a worker": the year is that of the founding.
        return _from_noun(reading, index, sentence, mention, token, preposition, None)
    if clause.verb is not None and is_time_of_compared(sentence, token, clause.verb):
        return None  # "fell to $2.4 billion from $4.2 billion in February"
    return _from_clause(reading, index, sentence, mention, token, preposition, clause)


def _is_antecedent(sentence: SentenceReading, token: int, clause: Clause) -> bool:
    """Whether a period is itself what a relative clause tells of, and not its date: "Fiscal 2025, which closed at midnight, had ..."."""
    if clause.verb is None or clause.verb.tokens[0] <= token + 1:
        return False
    between = [one.text.lower() for one in sentence.tokens[token + 1 : clause.verb.tokens[0]]]
    return between in (["which"], [",", "which"], ["that"])


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
        at -= 1  # "The collapse, at 6:20 a.m., ..."
    if at < 1 or sentence.tokens[at].text not in (",", "("):
        return None
    for chunk in sentence.chunks:
        if chunk.tokens[1] == at - 1 and not chunk.compound:
            if chunk.tokens[0] and sentence.tokens[chunk.tokens[0] - 1].text.lower() in ("after", "before", "following", "since", "until"):
                return None  # "Four weeks after the vote, on July 25, ...": the date is that of what came after
            lead = [word.text.lower() for word in sentence.tokens[max(0, chunk.tokens[0] - 3) : chunk.tokens[0]]]
            if lead[:1] == ["within"] and lead[-1] == "of":
                return None  # "Within a week of the fire, on Oct. 9, ..."
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
        # "was found guilty", "found him guilty" are read as a verb and a state; the verb is that of the clause before.
        at = sentence.clauses.index(clause)
        before = sentence.clauses[at - 1] if at else None
        if before is not None and before.verb is not None and clause.subject in (before.subject, before.objects):
            clause = replace(clause, verb=before.verb, subject=before.subject, objects=before.objects)
            verb = before.verb
    if verb is None:
        return _from_noun(reading, index, sentence, mention, token, preposition, clause)
    told = None if near is not None and _is_of_the_noun(near[0], token, verb, preposition) else _told(sentence, clause)
    subject = _subject(sentence, clause)
    subject_type = noun_type(subject.head, subject.modifiers) if subject is not None else ""
    if subject is not None and subject.head in ("one", "it", "") and verb.lemma in _PHASES:
        subject_type = told_before(reading, index)
    if near is not None and near[1] in incidents() and (_is_reason(sentence, near[0], clause) or _is_told_beside(near, told)):
        return None
    if subject_type in incidents() and verb.lemma in date_words("verbs of what disasters do"):
        return build_happening(reading, index, sentence, mention, subject_type, "", verb.span, preposition, clause, subject, True)
    takes_place = verb.lemma == "take" and any(sentence.chunks[at].head == "place" for at in clause.objects)
    under_way = verb.lemma == "get" and any(
        token.text.lower() in ("underway", "under") for token in sentence.tokens[verb.tokens[1] + 1 : verb.tokens[1] + 2]
    )
    is_state = verb.lemma == "be" and bool(clause.objects)  # "the oil spill, which was nine miles long by Thursday"
    if (verb.lemma in _PHASES or takes_place or under_way) and subject_type and not is_state:
        phase = "start" if under_way else _PHASES.get(verb.lemma, "")
        return build_happening(
            reading, index, sentence, mention, subject_type, phase, Span(verb.span.start, verb.span.end), preposition, clause, subject, True
        )
    if verb.lemma in ("begin", "start", "end", "conclude", "launch", "lift") and clause.objects:
        thing = sentence.chunks[clause.objects[0]]
        type_ = noun_type(thing.head, thing.modifiers)
        if type_:
            return build_happening(
                reading, index, sentence, mention, type_, _PHASES[verb.lemma], verb.span, preposition, clause, thing, True
            )
    if told is not None:
        phrase = told[0]
        return build_happening(reading, index, sentence, mention, phrase.type, phrase.phase, verb.span, preposition, clause, None, True)
    if near is not None and _is_occasion(sentence, near[0], token) and told is None:
        # "She will ask for probation at the sentencing on July 28": the day is that of the occasion.
        return build_happening(
            reading, index, sentence, mention, near[1], _phase_of(sentence, near[0]), near[0].head_span, preposition, None, near[0], True
        )
    if near is not None and _before_verb(near[0], verb.span):
        # "The fire at the plant on March 14 destroyed two buildings": what it did, it did that day.
        return build_happening(
            reading, index, sentence, mention, near[1], _phase_of(sentence, near[0]), near[0].head_span, preposition, None, near[0], True
        )
    if subject_type and verb.lemma in date_words("verbs of what disasters do"):
        return build_happening(reading, index, sentence, mention, subject_type, "", verb.span, preposition, clause, subject, True)
    purpose = _purpose(sentence, token, near) or _contest(sentence, clause)
    if purpose is not None:
        return build_happening(reading, index, sentence, mention, purpose[0], "", purpose[1], preposition, clause, None, True)
    return build_happening(reading, index, sentence, mention, verb.lemma, "", verb.span, preposition, clause, None, False)


def _contest(sentence: SentenceReading, clause: Clause) -> tuple[str, Span] | None:
    """The election that a clause says was won: "beat four others in a special election"."""
    verb = clause.verb
    if verb is None or verb.lemma not in date_words("verbs of winning"):
        return None
    types = (noun_type(sentence.chunks[at].head, sentence.chunks[at].modifiers) for at in clause.participants())
    return next(((type_, verb.span) for type_ in types if type_ in ("election", "runoff", "primary")), None)


def _purpose(sentence: SentenceReading, token: int, near: tuple[Chunk, str] | None) -> tuple[str, Span] | None:
    """What a day is for: "must come back on Oct. 6 to stand trial", "has to appear for an arraignment on May 3"."""
    tokens = sentence.tokens
    if near is not None and near[0].tokens[0] and tokens[near[0].tokens[0] - 1].text.lower() == "for":
        return near[1], near[0].head_span
    if token + 2 < len(tokens) and tokens[token + 1].text == "to" and (told := verb_phrase(tokens, token + 2)):
        return told[0].type, tokens[token + 2].span
    if token + 2 < len(tokens) and tokens[token + 1].text == "for":
        chunk = next((chunk for chunk in sentence.chunks if chunk.tokens[0] == token + 2 and not chunk.compound), None)
        type_ = noun_type(chunk.head, chunk.modifiers) if chunk is not None else ""
        return (type_, chunk.head_span) if chunk is not None and type_ else None
    return None


def _subject(sentence: SentenceReading, clause: Clause) -> Chunk | None:
    """The first subject of a clause; where it is a bare determiner, the noun after it ("An earlier strike")."""
    if not clause.subject:
        return None
    at = clause.subject[0]
    chunk = sentence.chunks[at]
    whole = next((other for other in sentence.chunks[:at] if other.of == at), None)
    if clause.relative and whole is not None and noun_type(whole.head, whole.modifiers) in incidents():
        return whole  # "the collapse of a silo that buried two streets"
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
    if is_change(sentence, verb):
        return None  # "fell to 2.4 billion": nothing fell down
    for at in range(verb.tokens[1], verb.tokens[0] - 1, -1):
        if told := verb_phrase(sentence.tokens, at):
            return told
    for at in range(verb.tokens[0] - 1, max(verb.tokens[0] - 3, -1), -1):
        # "was last seen": an adverb that the verb group does not hold
        if sentence.tokens[at].tag == "AUX" and (told := verb_phrase(sentence.tokens, at)) and told[1] > verb.tokens[0]:
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
    bare = before is not None and before.lemma == "let" and before.tokens[1] + 1 == verb.tokens[0]  # "The cable let go"
    if before is not None and (bare or sentence.tokens[verb.tokens[0]].text.lower() == "to") and verb.tokens[0] - before.tokens[1] <= 2:
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
    return build_happening(
        reading, index, sentence, mention, near[1], _phase_of(sentence, near[0]), near[0].head_span, preposition, clause, near[0], True
    )


def _noun_before(sentence: SentenceReading, token: int) -> tuple[Chunk, str] | None:
    """The noun of a happening that a date follows, with nothing but places and prepositions between."""
    at = token - 1
    for chunk in reversed(sentence.chunks):
        if chunk.tokens[1] > at or chunk.compound:
            continue
        between = _without_ages(sentence.tokens[chunk.tokens[1] + 1 : at + 1])
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


def _without_ages(tokens: tuple[Token, ...]) -> list[Token]:
    """Tokens without an age in commas: "the shooting of Dante Wills, 16, on Feb. 18"."""
    ages = {at for at, token in enumerate(tokens) if token.form == "A"}
    return [token for at, token in enumerate(tokens) if not {at - 1, at, at + 1} & ages]


def _phase_of(sentence: SentenceReading, chunk: Chunk) -> Phase:
    """Of which phase of a happening the words before its noun speak: "until the start of the trial on Sept. 12"."""
    whole = next((other for other in sentence.chunks if other.of is not None and sentence.chunks[other.of] is chunk), None)
    if whole is None:
        return ""
    return "start" if whole.head in date_words("nouns for a start") else "end" if whole.head in date_words("nouns for an end") else ""


def _is_occasion(sentence: SentenceReading, chunk: Chunk, token: int) -> bool:
    """Whether a definite happening, right before its date, is the occasion of a clause: "at the hearing on May 3"."""
    before = sentence.tokens[chunk.tokens[0] - 1].text.lower() if chunk.tokens[0] else ""
    beside = all(word.text.lower() in ("on", "in", ",") for word in sentence.tokens[chunk.tokens[1] + 1 : token])
    if before in ("for", "from", "in", "with", "by"):
        # "to blame for the explosion on Sept. 6", and not "held for the burglary Sunday night"
        return chunk.definite and beside and token - chunk.tokens[1] == 2
    return chunk.definite and beside and before in ("at", "during", "before", "after", "until", "since", "of", "following")


def _is_told_beside(near: tuple[Chunk, str], told: tuple[Phrase, int] | None) -> bool:
    """Whether a date may be that of a happening or of the verb before it: "was charged in the shooting on Aug. 12"."""
    return told is not None and near[1] != told[0].type and near[0].tokens[0] >= told[1] and bool(near[0].determiner)


def _is_awaited(sentence: SentenceReading, chunk: Chunk) -> bool:
    """Whether what a clause tells lasts up to a happening, whose day stands behind it: "was released pending a hearing on Aug. 20"."""
    first = chunk.tokens[0]
    return first > 0 and sentence.tokens[first - 1].text.lower() in _AWAITS


def _is_of_the_noun(chunk: Chunk, token: int, verb: VerbGroup, preposition: str) -> bool:
    """Whether a date stands between its noun and the verb: "The disappearance of the boat on Oct. 3 set off a search"."""
    return preposition == "on" and chunk.tokens[1] < token < verb.tokens[0]


def _is_reason(sentence: SentenceReading, chunk: Chunk, clause: Clause) -> bool:
    """Whether a happening is what somebody was treated so for: "was jailed for the theft in 2013", on a day that may be that of either."""
    verb = clause.verb
    led = chunk.tokens[0] > 0 and sentence.tokens[chunk.tokens[0] - 1].text.lower() == "for"
    return led and verb is not None and verb.voice == "passive" and verb.tokens[1] < chunk.tokens[0]


def _is_bound(sentence: SentenceReading, chunk: Chunk, token: int) -> bool:
    """Whether a definite happening with its date is what another time is counted from: "since its founding in 1979"."""
    before = sentence.tokens[chunk.tokens[0] - 1].text.lower() if chunk.tokens[0] else ""
    return before in ("since", "before", "after", "until", "following") and _is_occasion(sentence, chunk, token)


def _before_verb(chunk: Chunk, verb: Span) -> bool:
    return chunk.span.end <= verb.start
