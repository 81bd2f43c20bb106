"""credits_of: a saying, a view or a figure that is told again as somebody's, and who was told of it before.

"Dr. Lynam told the meeting that the bog was sinking by an inch a year ... Mr. Roche's figure for the sinking of the bog": whose it is is
told by the only person of whom the sentences with these words tell, however they are worded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.actor_quotes import spoken_words
from factcheck.claims.actor_roles import roles_of
from factcheck.claims.antecedents import antecedent
from factcheck.claims.referents import Person, people_of
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.scoping.wordlists import speech_verbs
from factcheck.syntax.clause import Reading, SentenceReading, once

_STOP: Final = r"[.,;:!?“”\"—]| (?:and|but|which|that|who|drew|was|were|is|are|has|had|will|would|could|can|said)\b"
_POSSESSED: Final = re.compile(
    r"(?:[’']s?|, whose) (?:own )?(?P<words>(?:[a-z-]+ ){0,3}?(?P<noun>[a-z]+)"
    r"(?: (?:of|about|for|that|on|to|as|how|over) [^.,;:!?“”\"—]{3,80}?)?)"
    rf"(?=$|{_STOP})(?P<more>, (?:an?|about|some|\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten) [^.,;:!?“”\"—]{{2,30}}(?=,))?"
)
_RELATIVE: Final = re.compile(
    r"\b(?P<words>(?:[a-z-]+ ){0,2}?(?P<noun>[a-z]+)(?: of [^.,;:!?“”\"—]{3,40}?)?)(?:,? (?:that|which))? (?P<title>(?:[A-Z][a-z]+\.? )?)$"
)
_TOLD: Final = re.compile(
    r" (?:had |has )?(?:also |once |first )?(?:described|coined|gave|given|used|made|cited|mentioned|raised|offered"
    r"|put forward|voiced|expressed)\b"
)
_CONCEDED: Final = re.compile(r"\b[Tt]he (?P<words>(?P<noun>[a-z]+) of [^.,;:!?“”\"—]{3,60}), (?:[A-Z][a-z]+\.? )?$")
_WORD: Final = re.compile(r"[^\W_]+(?:,\d{3})*")


@dataclass(frozen=True, slots=True)
class Credit:
    """A saying told as a person's, by its words, where another person alone was told of them.

    Attributes:
        owner: the person to whom it is credited; holder: the one who was told of it.
        span, words: where it is credited, and its words; told, before: where it was told before, and its words.
    """

    owner: str
    holder: str
    span: Span
    words: str
    told: Span
    before: str


@once
def credits_of(reading: Reading) -> tuple[Credit, ...]:
    """The sayings that are credited to one person, and were another's; in text order."""
    found = [
        credit
        for owner, words, span in (*_credited(reading), *_of_roles(reading))
        if (credit := _holder(reading, owner, words, span)) is not None
    ]
    return tuple(found)


def read_credited(reading: Reading) -> Iterator[ActorClaim]:
    """The two claims on each such saying: whose it was ("told"), and to whom it is credited ("credit")."""
    for credit in credits_of(reading):
        yield told_of(credit.holder, "speaker", credit.before, credit.told, "body", of="told")
        yield told_of(credit.owner, "speaker", credit.words, credit.span, "body", of="credit")


def _credited(reading: Reading) -> Iterator[tuple[Person, str, Span]]:
    text, people = reading.text, people_of(reading)
    for use, person in people.told():
        start, end = use.sentence.span.start, use.sentence.span.end
        after = _POSSESSED.match(text, use.span.end, end)
        if after is not None and after["noun"] in word_set("nouns for what is said"):
            yield person, after["words"] + (after["more"] or ""), Span(use.core.start, after.end())
            continue
        lead = text[max(start, use.span.start - 110) : use.span.start]
        before = _CONCEDED.search(lead)
        said = re.match(r" (\w+)", text[use.span.end : use.span.end + 16])
        if before is not None and before["noun"] in word_set("nouns for what is said") and said and said[1] in speech_verbs():
            yield person, before["words"], Span(use.span.start - len(lead) + before.start(), use.core.end)
            continue
        before, told = _RELATIVE.search(lead), _TOLD.match(text, use.span.end, end)
        if before is not None and told is not None and before["noun"] in word_set("nouns for what is said"):
            yield person, before["words"], Span(use.span.start - len(lead) + before.start("noun"), told.end())


def _of_roles(reading: Reading) -> Iterator[tuple[Person, str, Span]]:
    """As in "the lawyer's theory of the potato", where the draft has one lawyer."""
    bearers: dict[str, set[str]] = defaultdict(set)
    by_name = {person.name: person for person in people_of(reading).people}
    for role in roles_of(reading):
        bearers[role.head].add(role.person.name)
    for sentence in reading.sentences:
        for chunk in sentence.chunks:
            owner = _OWNER.search(reading.text, chunk.span.start, chunk.span.end)
            if owner is None or len(bearers.get(owner[1], ())) != 1:
                continue
            after = _POSSESSED.match(reading.text, owner.end(1), sentence.sentence.span.end)
            name = next(iter(bearers[owner[1]]))
            if after is not None and after["noun"] in word_set("nouns for what is said") and name in by_name:
                yield by_name[name], after["words"] + (after["more"] or ""), Span(chunk.span.start, after.end())


_OWNER: Final = re.compile(r"\b[Tt]he (?:[a-z-]+ ){0,2}([a-z]+)(?=[’']s )")


def _holder(reading: Reading, owner: Person, words: str, span: Span) -> Credit | None:
    """The one other person of whom the sentences tell that hold the words of a credited saying, where none tells of its owner."""
    about = _stems(words)
    if not about:
        return None
    hits: dict[str, set[str]] = defaultdict(set)
    first: dict[str, SentenceReading] = {}
    for index, sentence in enumerate(reading.sentences):
        if sentence.sentence.span.contains(span) or sentence.sentence.role != "body" or sentence.sentence.span.start > span.start:
            continue
        own = _stems(sentence.sentence.span.text_of(reading.text))
        said = {word for word in about if any(_are_kindred(word, other) for other in own)}
        if said:
            for name in _told_of(reading, index) or ("",):
                hits[name] |= said
                if name not in first or len(said) > 1:
                    first[name] = sentence
    unowned = hits.pop("", set())
    best = sorted(hits, key=lambda name: (-len(hits[name]), name))
    if not best or best[0] == owner.name or hits.get(owner.name) or unowned == about:
        return None
    if len(hits[best[0]]) < 2 or 2 * len(hits[best[0]]) < len(about) or (len(best) > 1 and len(hits[best[1]]) >= len(hits[best[0]])):
        return None
    told = first[best[0]].sentence.span
    return Credit(owner.name, best[0], span, spoken_words(words), told, spoken_words(told.text_of(reading.text)))


def _told_of(reading: Reading, index: int) -> tuple[str, ...]:
    """The people of whom a sentence tells: those whom it names, or the one for whom its "he" or "she" stands."""
    people, sentence = people_of(reading), reading.sentences[index].sentence
    named = [people.of[use.index].name for use in people.by_sentence.get(sentence.index, ()) if use.index in people.of]
    if named:
        return tuple(dict.fromkeys(named))
    text = sentence.span.text_of(reading.text)
    pronoun = re.search(r"\b(?:he|she)\b", re.sub(r"[“\"][^”\"]*[”\"]?", " ", text), re.IGNORECASE)
    person = antecedent(reading, index, pronoun.group().lower()) if pronoun is not None else None
    return (person.name,) if person is not None else ()


def _stems(words: str) -> set[str]:
    """The words that say something, without a plural's "s"."""
    little = word_set("words that say little") | word_set("short words that say little") | word_set("nouns that credit")
    found = {match.group().lower() for match in _WORD.finditer(words)}
    return {word.removesuffix("s") for word in found if (len(word) > 2 or word.isdigit()) and word not in little}


def _are_kindred(first: str, second: str) -> bool:
    """Whether two words are one, or forms of one: "fear" and "feared", "sinking" and "sink"."""
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < 4:
        return first == second
    return longer.startswith(shorter.removesuffix("e")) and len(longer) - len(shorter) <= 3
