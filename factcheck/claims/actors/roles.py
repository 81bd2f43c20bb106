"""roles_of: by what office or part each person of a draft is told, in whatever words stand beside the name.

"The harbor master, Capt. Luis Ferro", "Harbor master Ines Calvo", "Ines Calvo, the master of the harbor": the words that tell the
part are the same, however they stand. What they are is not looked up in a table of offices: the article says that there is one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.claims.actor import ActorClaim, Tenure, told_of
from factcheck.claims.actors.role_phrases import ONLY, Held, RolePhrase, phrase_behind, phrases_before
from factcheck.claims.nouns import is_person
from factcheck.claims.people.person import NameUse, Person
from factcheck.claims.people.pronouns import is_agent_noun
from factcheck.claims.people.referents import people_of
from factcheck.claims.people.titles import is_a_namesakes, split_title
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import Office, kinship, professions, roles, tenures, titles
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
        held: whether it is held now, was taken up ("was elected sheriff") or is of another time ("former", "until 2020").
        span: from the office to the name, or from the name to the office.
        named: whether the body is told by its name ("Hockley"), not by a noun ("the club").
    """

    person: Person
    use: NameUse
    words: frozenset[str]
    head: str
    body: frozenset[str]
    definite: bool
    loose: bool
    held: Held
    span: Span
    named: bool = False

    @property
    def name(self) -> str:
        """The office in words: "mint master"."""
        return " ".join((*sorted(self.words - {self.head}), self.head))

    @property
    def one_at_a_time(self) -> bool:
        """Whether a body has one holder of the office, by the tables."""
        office = roles().get(self.name) or roles().get(self.head)
        return self.head in word_set("offices of one body") or (office is not None and office.unique)


@once
def roles_of(reading: Reading) -> tuple[RoleTold, ...]:
    """The offices and parts that stand beside the names of people in the writer's own words, in text order."""
    people = people_of(reading)
    found: list[RoleTold] = []
    for use, person in people.told():
        if use.sentence.index >= len(reading.sentences) or use.sentence.role not in ("body", "caption"):
            continue
        sentence = reading.sentences[use.sentence.index]
        found.extend(_beside(sentence, use, person, reading.text))
    return tuple(found)


def read_roles(reading: Reading) -> Iterator[ActorClaim]:
    """The offices and parts as claims; the value is its words, the noun last, and `of` the body."""
    for told in roles_of(reading):
        yield told_of(told.person.name, "role", told.name, told.span, told.use.sentence.role, of=" ".join(sorted(told.body)))


def read_role_titles(reading: Reading, known: Collection[ActorClaim]) -> Iterator[ActorClaim]:
    """The offices of the tables that are told beside names in ways that `known` has not: "promoted to major", "police chief since May"."""
    spans = {(claim.actor, claim.value, claim.span.end) for claim in known if claim.span is not None}
    for told in roles_of(reading):
        office = _office(told)
        if office is None or office.group in ("honorific", "style") or (told.loose and office.group != "rank"):
            continue
        titled = any(office.group not in ("honorific", "style") for office in split_title(told.use.name.title))
        if titled and told.span.start < told.use.span.start:
            continue  # "After the mayor, Chief Voss spoke"
        if not any((told.person.name, office.name, end) in spans for end in (told.span.end, told.use.span.end)):
            tenure: Tenure = "former" if told.held == "other" else "now"
            now = reading.text.startswith((", now ", ", currently "), told.use.span.end) and told.span.end > told.use.span.end
            of = "changed" if told.held == "begun" or now else " ".join(sorted(told.body))
            yield told_of(told.person.name, "title", office.name, told.span, told.use.sentence.role, of=of, tenure=tenure)


def _office(told: RoleTold) -> Office | None:
    """The office of the tables that is told; none where words beside it may make another of it."""
    if len(told.words) > 1:
        return next((office for office in (roles().get(told.name),) if office is not None), None)
    return roles().get(told.head) or titles().get(told.head)


def _beside(sentence: SentenceReading, use: NameUse, person: Person, text: str) -> Iterator[RoleTold]:
    tokens = sentence.tokens
    starts = [token.span.start for token in tokens]
    first = bisect_left(starts, use.span.start)
    after = bisect_left(starts, use.span.end)
    for office in split_title(use.name.title)[-1:]:
        if office.group != "honorific" and not is_a_namesakes(use, person, office, text):
            words, held = frozenset(office.name.split()), _held_before(tokens, first)
            if use.name.title.lower().endswith(("-elect", "-designate")):
                held = "other"
            body = _names_beside(tokens, first, after)
            yield RoleTold(person, use, words, office.name.split()[-1], body, False, False, held, use.span, bool(body))
    for phrase in phrases_before(tokens[:first]):
        behind = tokens[after : after + 1]
        closed = not phrase.comma or phrase.determiner or phrase.bare or behind == () or behind[0].text in (",", ".", ";", "—")
        span = Span(phrase.words[0].span.start, use.core.end)
        told = _told(phrase, person, use, span) if closed else None
        if told is not None:
            yield told
            break
    phrase_after = phrase_behind(tokens[after:])
    if phrase_after is not None:
        told = _told(phrase_after, person, use, Span(use.core.start, phrase_after.words[-1].span.end))
        if told is not None:
            yield told


def _names_beside(tokens: Sequence[Token], first: int, after: int) -> frozenset[str]:
    """The words of the name of a body beside a title and a name: "Pell Mayor Ada Voss", "Mayor Ada Voss of Pell"."""
    names = [tokens[first - 1]] if first and tokens[first - 1].tag == "PROPN" else []
    names += [token for token in tokens[after + 1 : after + 2] if token.tag == "PROPN" and tokens[after].text == "of"]
    return frozenset(word for token in names for word in token.text.lower().split())


_LONGEST_BODY = 4  # words of the name of a body before an office


def _held_before(tokens: Sequence[Token], at: int) -> Held:
    """When the office is held that stands as a title in front of a name, by the words before it: "Former", "Former Pell City"."""
    first = max(0, at - _LONGEST_BODY)
    names = next((back for back in range(at, first, -1) if tokens[back - 1].tag != "PROPN"), first)
    words = (token.text.lower().removesuffix("-") for token in tokens[max(0, names - 1) : at])
    return "now" if all(tenures().get(word, "now") == "now" for word in words) else "other"


def _told(phrase: RolePhrase, person: Person, use: NameUse, span: Span) -> RoleTold | None:
    words = phrase.words
    owner = max((at for at, token in enumerate(words) if token.form == "POS" or token.text.endswith(("’s", "'s", "s’", "s'"))), default=-1)
    body = [token.text for token in words[: owner + 1] if token.form != "POS"]
    rest = list(words[owner + 1 :])
    cut = next((at for at, token in enumerate(rest) if token.text == "of"), len(rest))
    head = phrase.noun or (rest[cut - 1].text.lower() if cut and rest else "")
    rank = len(words) == 1 and (phrase.determiner or phrase.held == "begun") and head in titles() and titles()[head].group == "rank"
    if not head or not (rank or _may_be_office(head)):
        return None
    own: set[str] = set()
    noun = rest[cut - 1] if cut and not phrase.noun else None  # "CEO" is no body, for all its capitals
    of_body = False  # "of the museum", not "of marketing"
    for token in rest:
        if token.text == "of" or token.tag == "DET":
            of_body = token.tag == "DET"
        elif token is not noun and (phrase.noun or of_body or token.tag == "PROPN" or (token.text[:1].isupper() and token.index)):
            body.append(token.text)
        else:
            own.add("only" if token.text in ONLY else token.text.lower())
    office = roles().get(" ".join(token.text.lower() for token in rest[:cut] if token.text.lower() in own))
    if office is not None and not own & {token.text.lower() for token in rest[cut:]}:
        own, head = set(office.name.split()), office.name.split()[-1]  # "head teacher" is "principal"
    own.add(head)
    definite = phrase.determiner in ("the", "its", "their") or owner >= 0 or bool(phrase.noun)
    held = phrase.held
    ranks = word_set("numbers of callings") if head in word_set("numbered callings") else ()
    if held == "now" and any(
        (tenures().get(word.removesuffix("-"), "now") != "now" or word == "new") and word not in ranks for word in own
    ):
        held = "other"
    body += [token.text for token in phrase.seat]
    plain = frozenset(re.sub(r"[’']s?$", "", word.lower()) for words in body for word in words.split())
    named = any(word[:1].isupper() for word in body)
    loose = bool(phrase.determiner) and not definite
    told = RoleTold(person, use, frozenset(own), head, plain, definite, loose, held, span, named)
    return replace(told, definite=True) if phrase.bare and told.one_at_a_time else told


def _may_be_office(head: str) -> bool:
    told = is_person(head) or is_agent_noun(head) or head in roles() or head in professions() or head in word_set("heads of offices")
    return told and head not in kinship()
