"""roles_of: by what office or part each person of a draft is told, in whatever words stand beside the name.

"The harbor master, Capt. Luis Ferro", "Harbor master Ines Calvo", "Ines Calvo, the master of the harbor": the words that tell the
part are the same, however they stand. What they are is not looked up in a table of offices: the article says that there is one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.nouns import is_person
from factcheck.claims.people.person import NameUse, Person
from factcheck.claims.people.referents import people_of
from factcheck.claims.people.titles import split_title
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import kinship, professions, roles
from factcheck.syntax.clause import Reading, SentenceReading, Token, once


@dataclass(frozen=True, slots=True)
class RoleTold:
    """One place where words beside a name tell an office or a part.

    Attributes:
        person: whose it is; use: the name that it stands beside.
        words: the words of the office, as a set, without the body: {"mint", "master"}.
        head: its noun ("master").
        body: the words of the body that it is of, in small letters: {"hockley", "rangers"}; empty where none is told.
        definite: whether the words say that there is one ("the", "its", "the mint's").
        loose: whether they leave open whether there are more ("a coroner"), or whose it is ("his coroner").
        lead: the words before the office, in small letters, by which it may be another time's ("former").
        span: from the office to the name, or from the name to the office.
    """

    person: Person
    use: NameUse
    words: frozenset[str]
    head: str
    body: frozenset[str]
    definite: bool
    loose: bool
    lead: frozenset[str]
    span: Span

    @property
    def name(self) -> str:
        """The office in words: "mint master"."""
        return " ".join((*sorted(self.words - {self.head}), self.head))


_OWN: Final = frozenset(("its", "their", "his", "her", "our", "my", "whose"))
_LONGEST: Final = 9


@once
def roles_of(reading: Reading) -> tuple[RoleTold, ...]:
    """The offices and parts that stand beside the names of people in the writer's own words, in text order."""
    people = people_of(reading)
    found: list[RoleTold] = []
    for use, person in people.told():
        if use.sentence.index >= len(reading.sentences) or use.sentence.role not in ("body", "caption"):
            continue
        sentence = reading.sentences[use.sentence.index]
        found.extend(_beside(sentence, use, person))
    return tuple(found)


def read_roles(reading: Reading) -> Iterator[ActorClaim]:
    """The offices and parts as claims; the value is its words, the noun last, and `of` the body."""
    for told in roles_of(reading):
        yield told_of(told.person.name, "role", told.name, told.span, told.use.sentence.role, of=" ".join(sorted(told.body)))


def _beside(sentence: SentenceReading, use: NameUse, person: Person) -> Iterator[RoleTold]:
    tokens = sentence.tokens
    starts = [token.span.start for token in tokens]
    first = bisect_left(starts, use.span.start)
    after = bisect_left(starts, use.span.end)
    for office in split_title(use.name.title)[-1:]:
        if office.group != "honorific":
            yield RoleTold(
                person, use, frozenset(office.name.split()), office.name.split()[-1], frozenset(), False, False, frozenset(), use.span
            )
    for words, determiner, lead, comma in _before(tokens[:first]):
        closed = not comma or determiner or tokens[after : after + 1] == () or tokens[after].text in (",", ".", ";", "—")
        told = _told(words, determiner, lead, person, use, Span(words[0].span.start, use.core.end)) if closed else None
        if told is not None:
            yield told
            break
    behind = _behind(tokens[after:])
    if behind is not None:
        words, determiner, lead, _ = behind
        told = _told(words, determiner, lead, person, use, Span(use.core.start, words[-1].span.end))
        if told is not None:
            yield told


_Words = tuple[Sequence[Token], str, frozenset[str], bool]


def _before(tokens: Sequence[Token]) -> Iterator[_Words]:
    """The noun phrases that end where a name starts, the longest first: "the master of the mint, ", "Mint master "."""
    if len(tokens) > 1 and tokens[-1].text == "the" and tokens[-2].text == ",":
        tokens = tokens[:-1]  # "the dean of Ely, the Very Rev. ..."
    comma = bool(tokens) and tokens[-1].text == ","
    end = len(tokens) - comma
    at = end
    starts: list[int] = []
    while at > 0 and end - at < _LONGEST and (_is_of_phrase(tokens[at - 1]) or _is_article_of(tokens, at - 1)):
        at -= 1
        if _is_article_of(tokens, at):
            starts.append(at + 1)
    for start in (at, *reversed(starts)):
        determiner = ""
        if start > 0 and (tokens[start - 1].tag == "DET" or tokens[start - 1].text.lower() in _OWN):
            determiner = tokens[start - 1].text.lower()
        words = tokens[start:end]
        agent = tokens[start - 3] if determiner and start > 2 and tokens[start - 2].text == "for" else None
        if agent is not None and (is_person(agent.lemma) or agent.lemma in roles()):
            return  # "a lawyer for the plaintiff, Mr. Drake": he is the lawyer
        if words and words[0].text.lower() != "of":
            yield words, determiner, frozenset(token.text.lower() for token in tokens[max(0, start - 3) : start]), comma


def _behind(tokens: Sequence[Token]) -> _Words | None:
    """The noun phrase that says who a name is: ", 41, the harbor master," or " is the harbor master"."""
    at = 0
    if tokens and tokens[0].text == ",":
        at = 1
        if len(tokens) > 3 and tokens[1].tag == "NUM" and tokens[2].text == ",":
            at = 3
        if [token.text for token in tokens[at : at + 2]] in (["who", "is"], ["who", "was"]):
            at += 2
        elif [token.text for token in tokens[at : at + 3]] == ["who", "has", "been"]:
            at += 3
    elif tokens and tokens[0].text in ("is", "was"):
        at = 1
    if not at or at >= len(tokens):
        return None
    lead = frozenset(token.text.lower() for token in tokens[:at])
    determiner = ""
    if tokens[at].tag == "DET" or tokens[at].text.lower() in _OWN:
        determiner = tokens[at].text.lower()
        at += 1
    end = at
    while end < len(tokens) and end - at < _LONGEST and (_is_of_phrase(tokens[end]) or _is_article_of(tokens, end)):
        end += 1
    words = tokens[at:end]
    if not words or (end < len(tokens) and tokens[end].text.lower() not in _ENDS):
        return None
    return words, determiner, lead, True


_ENDS: Final = frozenset((",", ".", ";", "—", ")", "who", "whose", "for", "at", "in", "on", "since", "and", "said", "from", "until"))


def _is_of_phrase(token: Token) -> bool:
    """Whether a word may stand in the noun phrase for an office: a noun, what describes it, or "of"."""
    return token.tag in ("NOUN", "PROPN", "ADJ") or token.form in ("POS", "VBG", "VBN") or token.text == "of"


def _is_article_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the article within "the master of the mint"."""
    return at > 0 and tokens[at].tag == "DET" and tokens[at - 1].text == "of"


def _told(words: Sequence[Token], determiner: str, lead: frozenset[str], person: Person, use: NameUse, span: Span) -> RoleTold | None:
    owner = max((at for at, token in enumerate(words) if token.form == "POS" or token.text.endswith(("’s", "'s", "s’", "s'"))), default=-1)
    body = [token.text for token in words[: owner + 1] if token.form != "POS"]
    rest = list(words[owner + 1 :])
    cut = next((at for at, token in enumerate(rest) if token.text == "of"), len(rest))
    head = rest[cut - 1].text.lower() if cut and rest else ""
    if not head or not _may_be_office(head):
        return None
    own: set[str] = set()
    for token in rest:
        if token.text == "of" or token.tag == "DET":
            continue
        if token.text[:1].isupper() and (" " in token.text or token.index):
            body.append(token.text)
        else:
            own.add(token.text.lower())
    definite = determiner in ("the", "its", "their") or owner >= 0
    loose = bool(determiner) and not definite
    plain = frozenset(re.sub(r"[’']s?$", "", word.lower()) for word in body)
    office = roles().get(" ".join(token.text.lower() for token in rest[:cut] if token.text.lower() in own))
    if office is not None and cut == len(rest):
        own, head = set(office.name.split()), office.name.split()[-1]  # "head teacher" is "principal"
    return RoleTold(person, use, frozenset(own | {head}), head, plain, definite, loose, lead, span)


def _may_be_office(head: str) -> bool:
    return (is_person(head) or head in roles() or head in professions() or head in word_set("heads of offices")) and head not in kinship()
