"""read_sole: the pronouns of a draft that has named one person alone so far, and lately mentioned nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.people.person import NameUse, People, Person
from factcheck.claims.people.pronouns import PRONOUNS, Told, mentions, says_who
from factcheck.draft import Span
from factcheck.syntax.clause import Reading, SentenceReading, Token

_PARAGRAPHS: Final = 1  # back to which somebody who is not named may still be meant


def read_sole(reading: Reading, people: People) -> Iterator[Told]:
    """The pronouns outside quotations, with their gender, for which there is one person: the only one who was named before them.

    None is read where another human being is mentioned in the sentence, or in the paragraph or the one before it, nor from where
    a second person is named on.
    """
    sole: Person | None = None
    last: NameUse | None = None
    mentioned: list[int] = []  # the paragraphs that mention somebody without a name
    for sentence in reading.sentences:
        paragraph = sentence.sentence.paragraph
        for use in people.by_sentence.get(sentence.sentence.index, ()):
            person = people.of.get(use.index)
            if person is None and not _may_be_a_person(reading, sentence, use):
                continue
            if person is None or (sole is not None and person is not sole):
                return
            sole = person
            last = use
        if (sole is None or sole.uses[0].sentence is sentence.sentence) and _opens_with_pronoun(sentence, sole):
            return  # "Her grandfather, Al Quist": somebody else is spoken of
        mentioned += [paragraph] * mentions(reading, people, sentence)
        if sole is None or last is None or sole.suffixes or sentence.sentence.role != "body":
            continue
        if any(paragraph - before <= _PARAGRAPHS for before in mentioned):
            continue
        for token in sentence.tokens:
            said = PRONOUNS.get(token.text.lower())
            if said is None or token.form not in ("PRP", "PRP$") or reading.scopes.quotation_at(token.span.start) is not None:
                continue
            if _is_acted_upon(sentence, token, sole) or says_who(sentence, token):
                return  # "Lund found him", "Lund was her husband": somebody else
            if token.span.start > min(use.span.end for use in sole.uses):
                after = reading.text[token.span.start - 2 : token.span.start - 1] in ("”", '"')
                here = any(use.sentence is sentence.sentence for use in sole.uses)
                if token.form == "PRP" and token.index > 1 and not after and not here:
                    break  # "A service was held, at which he spoke": somebody who is not told of
                lead = [use for use in sole.uses if use.sentence is sentence.sentence and use.span.end <= token.span.start]
                yield sole, said, Span(lead[-1].core.start if lead else token.span.start, token.span.end), last
                break


def _is_acted_upon(sentence: SentenceReading, token: Token, sole: Person) -> bool:
    """Whether "him" or "her" is the object of a clause whose subject is the person."""
    if token.text.lower() not in ("him", "her") or token.form != "PRP":
        return False
    return any(
        any(sentence.chunks[at].tokens[0] <= token.index <= sentence.chunks[at].tokens[1] for at in clause.objects)
        and any(use.core.overlaps(sentence.chunks[at].span) for at in clause.subject for use in sole.uses)
        for clause in sentence.clauses
    )


def _opens_with_pronoun(sentence: SentenceReading, sole: Person | None) -> bool:
    """Whether a pronoun stands before the first name of a draft."""
    first = sole.uses[0].span.start if sole is not None else sentence.sentence.span.end
    return any(token.text.lower() in PRONOUNS and token.span.start < first for token in sentence.tokens)


def _may_be_a_person(reading: Reading, sentence: SentenceReading, use: NameUse) -> bool:
    """Whether a lone name that nobody bears may be a person's: it stands behind no preposition, and before no noun."""
    if use.human or use.name.given or use.name.title:
        return True
    at = next((token.index for token in sentence.tokens if token.span.overlaps(use.core)), 0)
    before = sentence.tokens[at - 1] if at else None
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    return not (before is not None and (before.tag in ("ADP", "PART") or before.form in ("IN", "TO", "DT"))) and not (
        after is not None and after.tag == "NOUN"
    )
