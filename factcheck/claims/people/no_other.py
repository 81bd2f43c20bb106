"""can_be_no_other and its kin: whether a pronoun can stand for one person alone, nobody else being spoken of."""

from __future__ import annotations

import re
from functools import cache

from factcheck.claims.people.person import NameUse, People, Person
from factcheck.draft import Span
from factcheck.mentions.actor_words import (
    bystanders,
    not_people,
    person_nouns,
    roles,
    titles,
)
from factcheck.syntax.clause import Reading


@cache
def bystander_words() -> re.Pattern[str]:
    """Words for people whom a draft mentions without a name."""
    return re.compile(rf"\b(?:{'|'.join(sorted(bystanders(), key=len, reverse=True))})\b", re.IGNORECASE)


# How many sentences before a name the one may be named whom a draft goes on to tell of.
_TOPIC = 3


def only_one_spoken_of(reading: Reading, people: People, use: NameUse) -> bool:
    """Whether a sentence, up to the name, and the one before it speak of this person alone."""
    index = use.sentence.index
    before = reading.text[reading.scopes.sentences[max(0, index - 1)].span.start : use.span.start]
    return only_person_near(people, use) and not mentions_someone(before) and not re.search(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b", before)


def tells_of_one(reading: Reading, people: People) -> bool:
    """Whether a draft names one person and mentions no other."""
    if sum(person.human for person in people.people) != 1 or len(reading.text) > 20_000:
        return False
    if any(use.index not in people.of and reading.text.startswith("the ", use.span.start - 4) for use in people.uses):
        return False  # "the Tern" is a ship, and may be "she"
    pronouns = {"he", "she", "him", "her", "his", "who", "whom"}
    return all(match.group().lower() in pronouns for match in bystander_words().finditer(reading.text))


OF_ONE = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im|who)\b")
# "A retired teacher, Marcus Feld": what is said of the one who is named.
LEAD = re.compile(r"^(?:An?|The|One) (?!(?:[\w-]+ ){0,6}(?:of|with|for|and|who|that)\b)[\w’' -]{3,50},? $")


def alone_in_paragraph(reading: Reading, people: People, person: Person, paragraph: int) -> bool:
    """Whether a paragraph, quotations and all, speaks of this person alone."""
    uses = people.by_paragraph[paragraph]
    said = reading.text[uses[0].sentence.span.start : uses[-1].sentence.span.end]
    if bystander_words().search(OF_ONE.sub("", said)):
        return False
    return all(people.of.get(use.index) is person for use in people.by_paragraph[paragraph] if use.name.given)


def told_of_another(people: People, person: Person, use: NameUse) -> bool:
    """Whether somebody else was named a little before a name, of whom the draft may go on: "Hale died. ... Orr sold it. He loved it"."""
    first = max(0, use.sentence.index - _TOPIC)
    before = (other for near in range(first, use.sentence.index) for other in people.by_sentence.get(near, ()))
    return any(people.of[other.index] is not person for other in before if other.index in people.of)


PRONOUN = re.compile(r"(?<![\w’'“\"])(?P<pronoun>[Hh]e|[Ss]he|[Hh]is|[Hh]er)(?![\w’'])(?! (?:or|and) )")
_SPEECH = re.compile(
    r"\b(?:said|says|told|added|testified|announced|confirmed|reported|wrote|accused|asked|ordered|believes?|thinks?|hopes?)\b"
)


def can_be_no_other(reading: Reading, people: People, person: Person, use: NameUse, match: re.Match[str]) -> bool:
    """Whether nobody but this person was spoken of, between the name and a pronoun or a little before both."""
    text, sentences, at = reading.text, reading.scopes.sentences, use.sentence.index
    between = text[use.span.end : match.start()]
    if between.strip(" ,") in ("", "is", "was", "who is", "who was"):
        return False  # "Lund is his only daughter"
    # What is said may be said of anyone of whom the draft has spoken.
    start = at - 1 if at and sentences[at - 1].role == "body" else at
    if _SPEECH.search(between):
        start = next((index for index in range(max(0, at - 3), at + 1) if sentences[index].role == "body"), at)
    before = without_appositions(text, person, Span(sentences[start].span.start, use.span.start))
    if re.search(r"[“”\"]", before + between) or PRONOUN.search(before) or mentions_someone(before) or mentions_someone(between):
        return False
    return all(
        people.of.get(other.index) is person or other.span.start >= match.end()
        for near in range(start, at + 2)
        for other in people.by_sentence.get(near, ())
    )


def without_appositions(text: str, person: Person, span: Span) -> str:
    """The words of a span without the person's names and what is said of the person beside them: "Lund, the first policewoman,"."""
    pieces, at = [], span.start
    for use in person.uses:
        if span.contains(use.span):
            pieces.append(text[at : use.span.start])
            cut = _APPOSITION.match(text[use.span.end : use.span.end + 90])
            at = use.span.end + (cut.end() if cut is not None else 0)
    return " ".join((*pieces, text[at : span.end]))


_NOUN = re.compile(r"[A-Za-z][\w’'-]*")
# "A chemist", "the driver": most words with these ends tell of people. "Number", "paper", "floor" do not, but silence costs little.
_AGENT = re.compile(r"[a-z]{2,}(?:er|or|ist|ian|man|woman|men|women|ee|eur|ant|ent|ess)s?$")


def mentions_someone(words: str) -> bool:
    """Whether words mention a human being who is not named. An apposition ("a chemist,") that tells of the one named is cut off."""
    words = _APPOSITION.sub(" ", words, count=1)
    for match in _NOUN.finditer(words):
        word = match.group().lower().removesuffix("’s").removesuffix("'s")
        stem = word.removesuffix("s")
        if {word, stem} & (bystanders() - _PRONOUNS) or stem in person_nouns() or stem in roles() or stem in titles() or word in _PLURALS:
            return True
        if _AGENT.fullmatch(word) and word not in not_people():
            return True
    return False


_APPOSITION = re.compile(r"^,(?: \d{1,3},)?(?: (?:a|an|the|who|one of)(?: [\w’'-]+){1,8}?,(?= ))?")
_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "who", "whom"})
_PLURALS = frozenset({"men", "women", "people", "children", "wives", "police", "they", "them", "family", "couple", "crew", "team"})


def stands_alone(per_sentence: dict[int, list[NameUse]], use: NameUse, between: Span) -> bool:
    """Whether no other name stands between a name and what is said of it in its sentence."""
    return not any(other is not use and other.span.overlaps(between) for other in per_sentence[use.sentence.index])


def only_person_near(people: People, use: NameUse) -> bool:
    """Whether this sentence and the one before name no other person."""
    near = (*people.by_sentence.get(use.sentence.index - 1, ()), *people.by_sentence[use.sentence.index])
    mine = people.of[use.index]
    for other in near:
        person = people.of.get(other.index)
        if person is not mine and (other.human or (person is not None and person.human)):
            return False
    return True
