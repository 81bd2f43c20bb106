"""Whether two happenings are parts of one case: of a crime and what was done for it, of one trial, of one death."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.dates.happening import Happening
from factcheck.claims.happening_words import incidents, noun_type
from factcheck.links.dates.events import EventIndex
from factcheck.links.dates.lifetimes import clause_told
from factcheck.mentions.actor_words import kinship
from factcheck.syntax.clause import Chunk, SentenceReading, Token

_ROW: Final = frozenset(("first", "previous", "earlier", "second", "another", "other"))
_WOUNDS: Final = frozenset(("injury", "wound", "burn"))
_CAUSE: Final = 8  # words from "died" to what it was of
_BACKWARD: Final = re.compile(r"\b(?:retroactive\w*|backdated|back pay|in arrears|refunds?|rebates?|as of)\b")
_PRONOUNS: Final = frozenset(("he", "she", "they", "him", "her", "them", "it", "who"))
_PERSONS_OWN: Final = frozenset(("a", "an", "another", "his", "her", "their"))


def is_of_wounds(death: Happening, events: EventIndex) -> bool:
    """Whether a death is told as that of somebody who was hurt: "died of the injuries that he had received in the crash"."""
    tokens = events.reading.sentences[death.sentence].tokens
    at = next((token.index for token in tokens if token.span.overlaps(death.word)), len(tokens))
    after = tokens[at + 1 : at + 1 + _CAUSE]
    return death.verb == "die" and any(token.text in ("of", "from") for token in after) and any(token.lemma in _WOUNDS for token in after)


def is_for_it(crime: Happening, done: Happening, events: EventIndex) -> bool:
    """Whether what was done to somebody was done for the crime told before: "charged with murder", "held in the killing"."""
    if crime.word.start > done.word.start or _is_of_another_victim(done, events):
        return False
    crimes = {noun_type(noun) for noun in done.nouns} | done.definite
    if crime.type in incidents() and crime.type in crimes:
        return True
    fatal = crime.type in ("shooting", "stabbing", "assault") or (crime.type == "death" and crime.verb == "kill")
    return fatal and "killing" in crimes and done.type in date_words("happenings of a case")


def takes_effect_backward(effect: Happening, events: EventIndex) -> bool:
    """Whether what takes effect does so from a day before it was decided: "took effect on Jan. 1, so that they will get back pay"."""
    span = events.reading.sentences[effect.sentence].sentence.span
    return effect.type == "effect" and _BACKWARD.search(events.reading.text, span.start, span.end) is not None


def is_of_one_trial(trial: Happening, end: Happening, events: EventIndex) -> bool:
    """Whether the end of a trial is that of the one told before it: whoever was convicted is a pronoun, the accused, or not named."""
    if trial.word.start > end.word.start:
        return trial.perfect and bool(trial.people & end.people)  # "convicted Orman on May 17. Orman had gone on trial on June 6"
    sentence = events.reading.sentences[end.sentence]
    clause = clause_told(sentence, end)
    if clause is None or clause.verb is None:
        return _complement(sentence, end) is None or bool(trial.people & end.people)
    if _ROW & {token.text.lower() for at in clause.participants() for token in _tokens_of(sentence, at)}:
        return False  # "The first jury convicted him"
    parts = clause.subject if clause.verb.voice == "passive" or not clause.objects else clause.objects
    patient = sentence.chunks[parts[0]] if parts else None
    if patient is None or patient.head in _PRONOUNS or noun_type(patient.head, patient.modifiers):
        return True
    return bool(trial.people & end.people) and patient.determiner not in _PERSONS_OWN


def is_of_one_thing(begun: Happening, opened: Happening, events: EventIndex) -> bool:
    """Whether what was opened or completed is what was built: "the tower", not "the tower's visitor center"."""
    sentence = events.reading.sentences[opened.sentence]
    clause = clause_told(sentence, opened)
    if clause is None or clause.verb is None:
        return True
    parts = clause.objects if clause.verb.voice == "active" and clause.objects else clause.subject
    heads = {sentence.chunks[at].head.split(" ")[-1] for at in parts[:1]}
    return bool(heads & {thing.split(" ")[-1] for thing in begun.things} or heads & {"it", begun.type})


def is_of_another(burial: Happening, events: EventIndex) -> bool:
    """Whether a funeral is told as a relative's: "the funeral of her husband"."""
    whose = _complement(events.reading.sentences[burial.sentence], burial)
    return whose is not None and whose.head in kinship()


def _tokens_of(sentence: SentenceReading, at: int) -> tuple[Token, ...]:
    first, last = sentence.chunks[at].tokens
    return sentence.tokens[max(first - 1, 0) : last + 1]


def _complement(sentence: SentenceReading, told: Happening) -> Chunk | None:
    """The noun phrase behind "of" or "for" and the noun of a happening."""
    tokens = sentence.tokens
    ends = {chunk.tokens[1] for chunk in sentence.chunks if noun_type(chunk.head, chunk.modifiers) == told.type}
    return next(
        (
            chunk
            for chunk in sentence.chunks
            if chunk.tokens[0] - 2 in ends and tokens[chunk.tokens[0] - 1].text in ("of", "for") and not chunk.compound
        ),
        None,
    )


def _is_of_another_victim(done: Happening, events: EventIndex) -> bool:
    """Whether the sentence names a victim of its own: "charged with the murder of a baker", "in the death of his aunt"."""
    sentence = events.reading.sentences[done.sentence]
    return any(
        chunk.determiner in _PERSONS_OWN and chunk.tokens[0] > 0 and sentence.tokens[chunk.tokens[0] - 1].text == "of"
        for chunk in sentence.chunks
    )
