"""Where a pronoun or a title that stands with a name is another's all the same.

"Then he told Robin about himself": the reflexive is the subject's. "Stell was late. She knew what Stell would say": a subject is not
named again in its own sentence. "Mrs. Walter Orme" is Walter Orme's wife.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.claims.people.person import NameUse, Person
from factcheck.claims.people.referents import people_of
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import countries, gendered_nouns, gendered_words, kinship, person_nouns, title_key
from factcheck.syntax.clause import Chunk, Reading, SentenceReading, once

# "The leader Orme has in mind will have to school himself": what the leader does, not Orme.
_SECOND_FINITE: Final = re.compile(
    r" [a-z]+(?: [a-z]+){0,3}? (?:will|would|can|could|may|might|must|shall|should|is|was|are|were|has|had)\b(?! been\b)"
)
_BEHIND_NOUN: Final = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ee]very|[Aa]ny|[Nn]o|[Tt]hat|[Tt]his) (?:[a-z-]+ ){1,3}$")
_BEFORE_LONG: Final = 60
# "Just about her own age", "tall for his own good", "like his own son": a measure, which may be another's.
_MEASURED: Final = re.compile(r"\b(?:about|like|than|as|near|nearly|almost|beyond|for|to|of) (?:his|her)$")


def is_of_its_subject(reading: Reading, use: NameUse, match: re.Match[str]) -> bool:
    """Whether a reflexive, or "his own", that follows a name goes with it: the name is the subject of the words between, or "who" is."""
    text = reading.text
    possessive = match["pronoun"] in ("his", "her")
    if possessive and (_MEASURED.search(text, use.span.end, match.end("pronoun")) or _is_brought_in_by(text, use, match["pronoun"])):
        return False
    if match.group().lstrip(", 0123456789").startswith("who "):
        return True
    if match.end("pronoun") - use.span.end == len(match["pronoun"]) + 1:
        return not possessive  # "Orme himself"
    return not _is_behind_a_noun(text, use, match.end()) and is_subject(reading, use)


def is_subject(reading: Reading, use: NameUse) -> bool:
    """Whether a name heads the subject of a clause."""
    sentence = reading.sentences[use.sentence.index]
    subjects = (sentence.chunks[at] for clause in sentence.clauses for at in clause.subject)
    return any(chunk.span.overlaps(use.core) and use.core.end >= chunk.head_span.end for chunk in subjects)


_RELATIVE: Final = re.compile(r"(?P<whose>\b(?:[Hh]is|[Hh]er)|\w[’']s?) (?:[\w’'-]+ ){0,5}?(?P<kin>[\w-]+),? $")


def _is_brought_in_by(text: str, use: NameUse, pronoun: str) -> bool:
    """Whether a name is that of a relative of one of whom the pronoun may tell: "his second wife, Ida, who nursed his own mother"."""
    before = _RELATIVE.search(text, max(use.sentence.span.start, use.span.start - _BEFORE_LONG), use.span.start)
    if before is None or before["kin"].lower() not in kinship():
        return False
    return before["whose"].lower() not in ("his", "her") or before["whose"].lower() == pronoun


_SAID_ASIDE: Final = re.compile(
    r", (?P<who>he|she) (?:had )?(?:knew|known|thought|felt|decided|realized|realised|supposed|guessed|hoped|feared|remembered|noticed"
    r"|saw|believed|imagined|reflected|mused|wondered|concluded|admitted|recalled|said|says|told (?:him|her)self)[,.;?!]"
)


def is_told_of_another(reading: Reading, told: tuple[Person, str, Span, NameUse]) -> bool:
    """Whether the pronoun that ends a span is not the person's whose name stands near.

    So it is with a subject that opens a sentence in which the person is named once more ("She knew what Stell would say"), with an aside
    on who thinks so ("Stell, she knew, would say no"), with the wife of another ("his wife, Ida, who saved his life"), and beside the
    object "him", which is the person.
    """
    person, said, span, use = told
    text = reading.text
    pronoun = span.text_of(text).split()[-1]
    start = span.end - len(pronoun)
    if pronoun in ("himself", "herself"):
        return _is_reflexive_of_another(reading, use, start)
    if pronoun.lower() not in ("he", "she", "his", "her"):
        return False
    if pronoun in ("his", "her") and text.startswith(", who ", use.span.end) and _is_brought_in_by(text, use, pronoun):
        return True
    sentence = reading.sentence_at(start)
    if sentence is None:
        return False
    if _is_of_an_aside(text, Span(min(use.span.end, sentence.sentence.span.start), start), span.end, pronoun.lower()):
        return True
    if _opens_the_draft(reading, said) or _is_beside_the_other(reading, sentence, Span(start, span.end)):
        return True
    if pronoun.lower() == "she" and _may_be_a_land(reading, sentence, start):
        return True
    if pronoun.lower() in ("his", "her"):
        return _is_of_standing_by(reading, sentence, start) or _is_done_to_another(reading, sentence, Span(start, span.end))
    return _names_once_more(reading, sentence, person, Span(start, span.end))


def _is_reflexive_of_another(reading: Reading, use: NameUse, start: int) -> bool:
    """Whether a reflexive behind a name is that of a subject before it: "told Stell about himself", "between Stell and himself"."""
    text = reading.text
    between = text[use.span.end : start]
    if start < use.span.end or start > use.sentence.span.end or between == " ":
        return False
    if between in (" and ", " or ") or _is_behind_a_noun(text, use, start):
        return True
    return ", who " not in between and not between.startswith(" who ") and not is_subject(reading, use)


def _is_behind_a_noun(text: str, use: NameUse, end: int) -> bool:
    """Whether a name is the subject of words on the noun before it, which has a verb of its own: "the leader Orme likes will have"."""
    before = text[max(use.sentence.span.start, use.span.start - _BEFORE_LONG) : use.span.start]
    return _BEHIND_NOUN.search(before) is not None and _SECOND_FINITE.match(text, use.span.end, end) is not None


def _is_of_an_aside(text: str, before: Span, end: int, pronoun: str) -> bool:
    """Whether an aside tells that one of whom the pronoun may tell thinks so: "Stell, she knew, would say no. She wept."."""
    asides = _SAID_ASIDE.finditer(text, before.start, min(end + _ASIDE_LONG, len(text)))
    return any(match["who"] == pronoun and match.start("who") <= before.end for match in asides)


_ASIDE_LONG: Final = 20


def _opens_the_draft(reading: Reading, said: str) -> bool:
    """Whether a draft opens with somebody who is only ever "she", or "he": a story has its heroine before it names anybody."""
    return said in _unnamed_leads(reading)


@once
def _unnamed_leads(reading: Reading) -> frozenset[str]:
    return frozenset(_told_before_any_name(reading))


def _told_before_any_name(reading: Reading) -> Iterator[str]:
    """The genders of which a subject "he" or "she" stands before the draft has named or mentioned anybody."""
    uses = people_of(reading).uses
    first = uses[0].sentence.span.start if uses else len(reading.text)
    for sentence in reading.sentences:
        if sentence.sentence.role != "body":
            continue
        if sentence.sentence.span.start >= first:
            return
        for token in sentence.tokens:
            said = gendered_words().get(token.text.lower())
            if said and token.text.lower() in ("he", "she") and reading.scopes.quotation_at(token.span.start) is None:
                yield said
            elif token.tag == "NOUN" and (token.lemma in gendered_nouns() or token.lemma in kinship() or token.lemma in person_nouns()):
                return


def _is_beside_the_other(reading: Reading, sentence: SentenceReading, pronoun: Span) -> bool:
    """Whether the person is the object beside it, or another the one who is given a thing: "how she liked him", "brought her tea"."""
    at = next((token.index for token in sentence.tokens if token.span.start == pronoun.start), 0)
    word = pronoun.text_of(reading.text).lower()
    if word == "she" and any(token.text == "him" and token.index - at in range(1, _CLAUSE) for token in sentence.tokens):
        return True
    before = sentence.tokens[at - 1] if at else None
    return word == "her" and before is not None and before.lemma in word_set("verbs of giving somebody a thing")


_CLAUSE: Final = 5  # words from a subject to the object of its verb


def _is_of_standing_by(reading: Reading, sentence: SentenceReading, start: int) -> bool:
    """Whether somebody does a thing at another's side, in another's place or honor, or after another's death."""
    chunk = next((chunk for chunk in sentence.chunks if chunk.span.start == start), None)
    if chunk is None or chunk.head not in word_set("what is another's for whom one acts") or "own" in chunk.modifiers:
        return False
    return re.search(r"[’']", reading.text[start : chunk.head_span.start]) is None  # not "her mother's grave"


def _may_be_a_land(reading: Reading, sentence: SentenceReading, start: int) -> bool:
    """Whether a country or a ship is named a little before, of which "she" may be said."""
    first = reading.sentences[max(0, sentence.sentence.index - 1)]
    tokens = (token for told in ((first, sentence) if first is not sentence else (sentence,)) for token in told.tokens)
    ships = word_set("ships")
    return any(token.span.start < start and (token.text in countries() or token.lemma in ships) for token in tokens)


def _is_done_to_another(reading: Reading, sentence: SentenceReading, pronoun: Span) -> bool:
    """Whether a thing that has an owner is taken, kissed or saved: "took her hand", "saved his life"; and not lost or broken."""
    for clause in sentence.clauses:
        if clause.verb is None:
            continue
        for number in clause.objects:
            chunk = sentence.chunks[number]
            if chunk.span.start == pronoun.start and chunk.head in word_set("what is no one else's"):
                return clause.verb.lemma in word_set("verbs of what is done to another")
    return False


def _names_once_more(reading: Reading, sentence: SentenceReading, person: Person, pronoun: Span) -> bool:
    """Whether a pronoun is the subject that opens a sentence in which the person's name follows, or of the clause in which it does."""
    people, text = people_of(reading), reading.text
    later = [other for other in people.uses_in(Span(pronoun.end, sentence.sentence.span.end)) if people.of.get(other.index) is person]
    if not later or later[0].quoted:
        return False
    opens = not text[sentence.sentence.span.start : pronoun.start].strip()
    return opens or re.search(r"[,.;:—“”\"]", text[pronoun.end : later[0].span.start]) is None


_AND: Final = re.compile(r"\b[A-Z][a-z]{1,3}\.? and $")


def is_of_a_husband(use: NameUse, person: Person, text: str) -> bool:
    """Whether "Mrs." stands before a husband's name: "Mr. and Mrs. Walter Orme", or one that the draft has without it as well.

    So it is where "Mr. Orme" is told of beside her.
    """
    if title_key(use.name.title) != "mrs" or not use.name.given:
        return False
    if _AND.search(text, max(0, use.span.start - 10), use.span.start):
        return True
    keys = {title_key(other.name.title) for other in person.uses if not other.name.given and other.name.title}
    return "mr" in keys or any(other.name.given and title_key(other.name.title) != "mrs" for other in person.uses)


def is_plural(reading: Reading, chunk: Chunk) -> bool:
    """Whether a noun phrase tells of several: "the line of girls, Jack, in the middle, pulled"."""
    written = chunk.head_span.text_of(reading.text).lower()
    return written in (f"{chunk.head}s", f"{chunk.head}es") or written.endswith("men")
