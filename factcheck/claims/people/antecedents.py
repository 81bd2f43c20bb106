"""For whom "he" and "she", and for what "it" and "this one", may stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.happening_words import noun_type
from factcheck.claims.people.person import NameUse, Person
from factcheck.claims.people.referents import people_of
from factcheck.draft import Span
from factcheck.mentions.actor_words import gendered_words, kinship
from factcheck.syntax.clause import Chunk, Reading, SentenceReading

_PLACE: Final = re.compile(r"\b(?:[Tt]he|[Ii]n|[Aa]t|into|across|aboard) $")
_HUMAN: Final = re.compile(r",? (?:\(?\d{1,3}\b|who\b|said\b|says\b|told\b)")
_PRONOUNS: Final = {"f": re.compile(r"\b[Ss]he\b"), "m": re.compile(r"\b[Hh]e\b")}
# What is known of genders while they are being read.
_UNREAD: Final[dict[str, set[str]]] = {}
# The gender of those for whom a pronoun does not stand.
NOT_OF: Final = {"he": "f", "his": "f", "him": "f", "she": "m", "her": "m", "hers": "m"}
_STORY: Final = 10  # sentences back to which the one whom the story is about may be called "he" or "she"
_TOPIC: Final = 2  # places in which that one must be named


def named_in(reading: Reading, span: Span) -> list[Person]:
    """The people of the names that stand within a span, in text order."""
    people = people_of(reading)
    first, last = bisect_left(people.starts, span.start), bisect_right(people.starts, span.end)
    return [person for use in people.uses[first:last] if (person := people.of.get(use.index)) is not None]


# "The man whom Lund helped has a broken arm. He is 41": he is not Lund.
_WHOM = re.compile(r"(?:The|A|An|One) (?:[a-z-]+ ){1,3}(?:whom|who|that) ")


def antecedent(reading: Reading, index: int, pronoun: str = "") -> Person | None:
    """For whom "he" or "she" may stand in a sentence: the one person named last, where only one is named there.

    Further than three sentences back that is the one whom the story is about, where none between tells of anybody else. People of whom
    the draft says that the `pronoun` is not theirs are passed over.
    """
    other = NOT_OF.get(pronoun.lower(), "")
    for back in range(index - 1, max(index - _STORY, -1), -1):
        sentence = reading.sentences[back]
        if sentence.sentence.role in ("headline", "dateline"):
            return None
        if reading.text.startswith("(", sentence.sentence.span.start) and reading.text.endswith(")", 0, sentence.sentence.span.end):
            continue  # "(A rival, Carys Bevan, did it 11 times.)": an aside
        uses = people_of(reading).by_sentence.get(sentence.sentence.index, ())
        named = {
            person.index: person for use in uses if (person := people_of(reading).of.get(use.index)) and not _is_thing(reading, use, person)
        }
        if len(named) > 1 and any(person.human for person in named.values()):
            # "Lloyd Bannister, 59, has driven round the estates of Norbury Vale": a place
            named = {at: person for at, person in named.items() if person.human or len(person.uses) > 1}
        if sentence.sentence.paragraph != reading.sentences[index].sentence.paragraph and any(
            _is_aside(reading, person) for person in named.values()
        ):
            named = {at: person for at, person in named.items() if not _is_aside(reading, person)}
            if not named:
                continue
        if other:
            named = {at: person for at, person in named.items() if genders_of(reading).get(person.name) != {other}}
        if not named and (_tells_of_a_relative(sentence, other) or (back == index - 1 and _brings_in_a_relative(sentence, other))):
            return None  # "Her brother, then 12, lost a leg. He is 16."
        if not named and back == index - 1 and _NTH.match(reading.text, sentence.sentence.span.start):
            return None  # "The fourth, Colin, was killed in 1984. He was 26."
        if not named and back <= index - 3 and _tells_of_another(sentence, other):
            return None
        if len(named) > 1 or (named and any(_WHOM.fullmatch(reading.text, sentence.sentence.span.start, use.span.start) for use in uses)):
            return None
        if named:
            person = next(iter(named.values()))
            if other and _may_be_another(reading, person, index, other):
                return None
            return person if back >= index - 3 or _is_of_the_story(reading, person) else None
    return None


_NTH: Final = re.compile(r"(?:The|His|Her|A|An) (?:[a-z-]+ ){0,2}[a-z-]+, [A-Z][\w'’-]+, ")
# "His nephew, Carl", "Her deputy, Gwen Pak": one who is brought in by what he or she is to another.
_OF_ANOTHER: Final = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) (?:[a-z-]+ ){0,3}?[a-z-]+,? $")
_OF_ANOTHER_LONG: Final = 48


def _is_aside(reading: Reading, person: Person) -> bool:
    """Whether a person is named once, as somebody's brother or deputy: a "he" of another paragraph takes up whoever the story is about."""
    if len(person.uses) > 1:
        return False
    use = person.uses[0]
    start = max(use.sentence.span.start, use.span.start - _OF_ANOTHER_LONG)
    return _OF_ANOTHER.search(reading.text, start, use.span.start) is not None or _only_speaks(reading, use)


def _only_speaks(reading: Reading, use: NameUse) -> bool:
    """Whether a person is named as the one who says something, and there alone: "said Lucia Bonetti, 44, who runs the cafe"."""
    first = next((one for one in people_of(reading).people if one.human), None)
    sentence = reading.sentences[use.sentence.index] if use.sentence.index < len(reading.sentences) else None
    if first is not None and first.full_use is use:
        return False  # whom the story is about may speak as well
    return sentence is not None and any(
        clause.event == "say" and any(sentence.chunks[at].span.overlaps(use.core) for at in clause.subject) for clause in sentence.clauses
    )


def _may_be_another(reading: Reading, person: Person, index: int, other: str) -> bool:
    """Whether "he" or "she", which is not of the gender `other`, may rather be somebody else than the one named last.

    So it is where the draft tells no gender of that one, and has the pronoun before it brings that one in; or, in another paragraph,
    has named somebody else of whom it tells none either.
    """
    genders = genders_of(reading)
    if genders is _UNREAD or person.name in genders:
        return False
    here = reading.sentences[index].sentence
    first = min(use.span.start for use in person.uses)
    if _PRONOUNS["f" if other == "m" else "m"].search(reading.text, 0, first):
        return not _is_of_the_lead(reading, first)
    last = max((use.span.start for use in person.uses if use.span.start < here.span.start), default=first)
    told = reading.scopes.sentence_at(last)
    if told is None or told.paragraph == here.paragraph:
        return False
    return any(
        each is not person
        and genders.get(each.name, set()) != {other}
        and min(use.span.start for use in each.uses) < here.span.start
        and not _is_aside(reading, each)
        for each in people_of(reading).people
    )


def _is_of_the_lead(reading: Reading, first: int) -> bool:
    """Whether a name opens the second sentence, and the first names nobody: "A mechanic was held, though he ran. Orr, 36, ..."."""
    body = [one.sentence for one in reading.sentences[:4] if one.sentence.role == "body"][:2]
    return len(body) > 1 and body[1].span.start == first and not named_in(reading, body[0].span)


def genders_of(reading: Reading) -> dict[str, set[str]]:
    """What honorifics, words of kinship and pronouns say of people, "f" or "m", by their names; read once for each reading."""
    known = reading.__dict__.get("_genders")
    if not isinstance(known, dict):
        from factcheck.claims.people.genders import read_genders  # which reads titles, for which a pronoun may stand

        reading.__dict__["_genders"] = _UNREAD
        known = {}
        for claim in read_genders(reading, people_of(reading)):
            known.setdefault(claim.actor, set()).add(claim.value)
        reading.__dict__["_genders"] = known
    return known


def _is_thing(reading: Reading, use: NameUse, person: Person) -> bool:
    """Whether a name is used as that of a place or a work, and never as a person's: "the Dent Blanche", "in San Diego", "“Low Tide”"."""
    if len(person.uses) > 1:
        return False
    quotation = reading.scopes.quotation_at(use.core.start)
    if quotation is not None and (quotation.scare or quotation.speaker is None):
        return True
    at_place = _PLACE.search(reading.text, max(0, use.span.start - 8), use.span.start) is not None
    return at_place and _HUMAN.match(reading.text, use.span.end) is None


def _tells_of_a_relative(sentence: SentenceReading, other: str) -> bool:
    """Whether somebody's relative, who is not named, is a subject of the sentence: a later "he" may be that one.

    Where `other` is the gender that the pronoun is not of, relatives of that gender do not count.
    """
    subjects = _subjects(sentence, other)
    return any(chunk.determiner in ("his", "her", "their", "the") and chunk.head in kinship() for chunk in subjects)


def _brings_in_a_relative(sentence: SentenceReading, other: str) -> bool:
    """Whether a relative of the gender of the pronoun ends the sentence: "“I take my daughter,” he said. She is 62."."""
    last = next((chunk for chunk in reversed(sentence.chunks) if chunk.head), None)
    told = last is not None and last.determiner in ("his", "her", "their", "my", "our") and last.head in kinship()
    return last is not None and told and bool(other) and gendered_words().get(last.head) not in ("", None, other)


def _tells_of_another(sentence: SentenceReading, other: str) -> bool:
    """Whether a person who is not named is a subject of the sentence."""
    subjects = _subjects(sentence, other)
    return any(chunk.head in date_words("nouns for a person") or chunk.head in kinship() for chunk in subjects)


def _subjects(sentence: SentenceReading, other: str) -> list[Chunk]:
    """The noun phrases that are subjects in a sentence, but for those of the gender `other`."""
    subjects = (sentence.chunks[at] for clause in sentence.clauses for at in clause.subject)
    return [chunk for chunk in subjects if not other or gendered_words().get(chunk.head) != other]


def _is_of_the_story(reading: Reading, person: Person) -> bool:
    """Whether a person is named in more places than anybody else, or is the only one who is not brought in beside another."""
    uses = len(person.uses)
    others = [other for other in people_of(reading).people if other is not person]
    if uses >= _TOPIC and all(len(other.uses) < uses for other in others):
        return True
    return all(_is_aside(reading, other) for other in others)


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


def _opens_with_it(sentence: SentenceReading) -> bool:
    """Whether the first subject of a sentence is "it", which stands for what the sentence before tells of."""
    first = next((clause.subject[0] for clause in sentence.clauses if clause.subject), None)
    return first is not None and sentence.chunks[first].head == "it"


def things_for(reading: Reading, index: int, it: Chunk) -> set[str]:
    """The things for which "it" may stand: the subject of the clause before in its sentence, else that of the sentence before."""
    for at in range(index, max(index - 4, -1), -1):
        if at < index - 1 and not _opens_with_it(reading.sentences[at + 1]):
            return set()
        if at < 0 or (at < index and reading.sentences[at].sentence.role in ("headline", "dateline")):
            return set()
        sentence = reading.sentences[at]
        for clause in sentence.clauses:
            chunks = [sentence.chunks[number] for number in clause.subject]
            if chunks and chunks[0].span.end <= it.span.start and chunks[0].head != "it":
                found = {
                    chunk.head
                    for chunk in chunks
                    if chunk.definite and chunk.head and chunk.head not in date_words("nouns that stories share")
                }
                if found:
                    return found
    return set()
