"""cast: everyone of whom a draft speaks, named or described, and the person for whom a description stands.

"The referee", "the poet" stand for a person whom the draft names where it calls but one by that word, beside the name ("Kit Ambrose, a
poet"), as a title, or as what a name "is" or "became". A description of nobody so called is somebody of whom the draft gives no name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from factcheck.claims.actor_pronouns import BOTH, PRONOUNS, genders_of_noun
from factcheck.claims.antecedents import genders_of
from factcheck.claims.referents import NameUse, Person, people_of
from factcheck.mentions.actor_words import gendered_nouns, kinship
from factcheck.syntax.clause import Chunk, Reading, SentenceReading, once

GUESS: Final = "~"  # before the name of one who may be meant, and may not
_BESIDE: Final = re.compile(r",? (?:\d{1,3}, )?(?:who (?:is|was) |is |was |became |remains |now |named |elected )?")
_NO_NAME: Final = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Oo]f|[Nn]ear|[Tt]o|[Tt]he) $")
_FIRST_WORD: Final = re.compile(r"(?:^|[.!?:;”\"\n]) ?$")
# "A sheep-shearer from Yetholm, Ferrier ...", at the front of a sentence.
_FRONTED: Final = re.compile(r" (?:of|from|with|by|in|at|to|for|on|who) [^,;.:“”\"]{1,60}, ")
_TELLS_WHOM: Final = frozenset(("of", "who", "that", "whose", "from", "in", "at", "with", "and", "for", "on", "to"))
_NEAR: Final = 2  # sentences before in which somebody else is brought in
_IS: Final = frozenset(("be", "become", "remain"))


@dataclass(frozen=True, slots=True)
class Being:
    """Someone spoken of: where, of which genders it may be by the words alone, the name, and the person, where one is known.

    `alone` is a description that stands for the only one told before: "the referee".
    """

    start: int
    may: frozenset[str]
    use: NameUse | None = None
    person: Person | None = None
    alone: bool = False


@once
def beings_of(reading: Reading) -> Mapping[int, tuple[Being, ...]]:
    """Everyone spoken of in each sentence, by its index, in text order; pronouns are not among them."""
    found: dict[int, tuple[Being, ...]] = {}
    seen: list[Being] = []  # two of those told before, who are not one
    for sentence in reading.sentences:
        here: list[Being] = []
        for being in sorted(_beings(reading, sentence), key=lambda being: being.start):
            only = seen[0].person if len(seen) == 1 and being.alone else None
            told = replace(being, person=only) if only is not None else being
            here.append(told)
            if len(seen) < 2 and not any(one.person is not None and one.person is told.person for one in seen):
                seen.append(told)
        found[sentence.sentence.index] = tuple(here)
    return found


def _beings(reading: Reading, sentence: SentenceReading) -> Iterator[Being]:
    people, text = people_of(reading), reading.text
    uses = people.by_sentence.get(sentence.sentence.index, [])
    for use in uses:
        person = people.of.get(use.index)
        if (person is not None and person.human) or not _is_no_one(use, people.of, text):
            yield Being(use.core.start, BOTH, use, person if person is not None and person.human else None)
    told = {at for clause in sentence.clauses if clause.verb is not None and clause.verb.lemma in _IS for at in clause.objects}
    for number, chunk in enumerate(sentence.chunks):
        may = genders_of_noun(chunk, text) or (BOTH if _is_someone(sentence, chunk) else frozenset())
        if not may or number in told:
            continue
        owner = next((use for use in uses if use.core.overlaps(chunk.span)), None)
        if owner is not None and owner.core.end >= chunk.head_span.start:
            continue
        if any(_stand_beside(text, use, chunk) for use in uses if use is not owner):
            continue
        if owner is not None:
            yield Being(chunk.head_span.start, may)
            continue
        person = bearer(reading, chunk) or introduced(reading).get(chunk.span.start)
        yield Being(chunk.span.start, may, None, person, person is None and _is_plain(sentence, chunk))


def _is_someone(sentence: SentenceReading, chunk: Chunk) -> bool:
    """Whether an age in it, or "who" behind it, makes a noun phrase that of a human being: "a 58-year-old farmhand", "a farmhand who"."""
    if chunk.mention is not None or not chunk.determiner or not chunk.head:
        return False
    first, last = chunk.tokens
    old = any(token.form == "A" and "old" in token.text for token in sentence.tokens[first : last + 1])
    return old or (last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].text == "who")


def _is_plain(sentence: SentenceReading, chunk: Chunk) -> bool:
    """Whether "the referee" has nothing with it that tells whom it means."""
    after = sentence.tokens[chunk.tokens[1] + 1].text.lower() if chunk.tokens[1] + 1 < len(sentence.tokens) else "."
    return chunk.determiner == "the" and chunk.mention is None and chunk.head not in kinship() and after not in _TELLS_WHOM


def _is_no_one(use: NameUse, known: Mapping[int, Person], text: str) -> bool:
    """Whether nothing says that a name is a person's, and its place says that it is none: "in Upper Caswell", "the Tern", "Play began"."""
    if use.human or use.name.title:
        return False
    before = text[max(0, use.span.start - 6) : use.span.start]
    lone = (
        use.index not in known
        and " " not in use.name.full
        and (_FIRST_WORD.search(before) or text[use.core.end : use.core.end + 2] in ("’s", "'s"))
    )
    return "’" in use.name.full.replace("'", "’") or bool(lone) or _NO_NAME.search(before) is not None


def _stand_beside(text: str, use: NameUse, chunk: Chunk) -> bool:
    """Whether a noun phrase tells what the bearer of a name is: "Otis Webb, a father of six", "the actress, Joy Lind"."""
    if chunk.span.start >= use.span.end:
        return _BESIDE.fullmatch(text, use.span.end, chunk.span.start) is not None
    between = text[chunk.span.end : use.span.start]
    return between in (", ", " ") or (chunk.determiner in ("a", "an") and _FRONTED.fullmatch(between) is not None)


@once
def _called(reading: Reading) -> Mapping[str, Counter[int]]:
    """Who is called by each noun for a person, by index: in a title, beside the name, or as what it "is" ("Osei is the roofer")."""
    people = people_of(reading)
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for sentence in reading.sentences:
        uses = [use for use in people.by_sentence.get(sentence.sentence.index, ()) if use.index in people.of]
        for use in uses:
            person = people.of[use.index].index
            for word in use.name.title.split():
                found[word.rstrip(".").lower()][person] += 1
            for chunk in sentence.chunks:
                inside = chunk.span.overlaps(use.span)
                if inside or _stand_beside(reading.text, use, chunk):
                    owned = chunk.determiner in ("his", "her", "their") or reading.text.startswith(("’s", "'s"), use.core.end)
                    for word in () if owned else (chunk.head, *chunk.modifiers):
                        found[word][person] += 1
        for clause in sentence.clauses:
            if clause.verb is None or clause.verb.lemma not in _IS or clause.verb.negated or len(clause.subject) != 1:
                continue
            subject = sentence.chunks[clause.subject[0]].span
            who = next((people.of[use.index].index for use in uses if use.core.overlaps(subject)), None)
            for at in clause.objects:
                if who is None:
                    break
                found[sentence.chunks[at].head][who] += 1
    return found


def bearer(reading: Reading, chunk: Chunk) -> Person | None:
    """The one person whom the draft calls by the noun of "the referee"; None where it calls nobody so, or several."""
    if chunk.determiner != "the" or chunk.mention is not None or chunk.head in gendered_nouns():
        return None
    called: Mapping[int, int] = _called(reading).get(chunk.head, {})
    return people_of(reading).person_at(next(iter(called))) if len(called) == 1 else None


@once
def topic(reading: Reading) -> Person | None:
    """The one whom a draft is about: whom its first sentence brings in with no name, else the one named, or meant, in most places."""
    first = next(iter(_introduced(reading, alone=False).values()), None)
    if first is not None:
        return first
    told: Counter[int] = Counter()
    for beings in beings_of(reading).values():
        told.update(being.person.index for being in beings if being.person is not None)
    most = told.most_common(2)
    if not most or most[0][1] < 2 or (len(most) > 1 and most[1][1] == most[0][1]):
        return None
    return people_of(reading).person_at(most[0][0])


def of_topic(reading: Reading, index: int, pronoun: str) -> str:
    """The one whom a draft is about, marked as a guess; "" where the pronoun, or another word, is not that one's."""
    person, said = topic(reading), PRONOUNS.get(pronoun.lower())
    if person is None or person.suffixes or said is None:
        return ""
    for near in reading.sentences[max(0, index - _NEAR) : index + 1]:
        for being in beings_of(reading)[near.sentence.index]:
            if being.person is None and said in being.may and reading.text[being.start : being.start + 3].lower().startswith(("a ", "an ")):
                return ""  # "A pupil came in March. ... he was 54"
    genders = genders_of(reading).get(person.name, set())
    return GUESS + person.name if said in (genders or BOTH) else ""


@once
def introduced(reading: Reading) -> Mapping[int, Person]:
    """The one whom the second or third sentence names first, by where "a mail carrier" stands, who alone is brought in by the first."""
    return _introduced(reading, alone=True)


def _introduced(reading: Reading, *, alone: bool) -> Mapping[int, Person]:
    body = [sentence for sentence in reading.sentences if sentence.sentence.role == "body"][:3]
    people = people_of(reading)
    if not body or any(use.index in people.of for use in people.by_sentence.get(body[0].sentence.index, ())):
        return {}
    told = [chunk for chunk in body[0].chunks if genders_of_noun(chunk, reading.text) or _is_someone(body[0], chunk)]
    if not told or told[0].determiner not in ("a", "an") or (alone and sum(chunk.determiner in ("a", "an") for chunk in told) != 1):
        return {}
    for sentence in body[1:]:
        for use in people.by_sentence.get(sentence.sentence.index, ()):
            person = people.of.get(use.index)
            if person is None or not use.name.given or use.span.start != sentence.sentence.span.start or use is not person.uses[0]:
                return {}
            return {told[0].span.start: person}
    return {}
