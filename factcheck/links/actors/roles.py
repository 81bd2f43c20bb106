"""link_roles: one office, told in any words, that two people have; and one person who has the title of another.

Licensed by the article: "the harbor master, Luis Ferro" says that there is one, so that "harbor master Ines Calvo" cannot be another. A
title that stands before the name of one who was introduced by another office, and that the draft gives to somebody else, is that
other's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.claims.actors.roles import RoleTold, roles_of
from factcheck.claims.claim import Claim
from factcheck.claims.date_words import date_words
from factcheck.claims.people.person import Person
from factcheck.claims.people.referents import people_of
from factcheck.data.word_sets import word_set
from factcheck.links.actors.offices import CHANGE, changed_hands, is_of_other_days, lands_named, took_office
from factcheck.links.actors.spelling import is_slip
from factcheck.links.actors.titles import had_before
from factcheck.links.actors.told_apart import is_of_a_part
from factcheck.links.link import Link
from factcheck.mentions.actor_words import compatible, countries, demonyms, parties, professions, roles, tenures
from factcheck.syntax.clause import Reading, Token

# Among so many bearers of one office no two are compared: a list, not a story.
_MANY = 6
_TWO = 2


def link_role_holders(claims: tuple[Claim, ...], reading: Reading, linked: Collection[Link]) -> Iterator[Link]:
    """Links "holders" between two people ("holder", "holder") who are both told to have the one office, where `linked` does not."""
    of = {(c.actor, c.span): c for c in claims if isinstance(c, ActorClaim) and c.fact == "role"}
    actors = {claim.id: claim.actor for claim in claims if isinstance(claim, ActorClaim)}
    done = {frozenset(actors[name] for name in link.ids("holder")) for link in linked if link.relation == "holders"}
    borrowers = {actors[name] for link in linked if link.relation == "titles" for name in link.ids("held")}
    groups: dict[str, list[RoleTold]] = defaultdict(list)
    every = roles_of(reading)
    for told in every:
        if not told.loose and told.person.name not in borrowers:
            groups[told.head].append(told)
    for group in groups.values():
        holders = {told.person.name for told in group if told.held == "now"}
        if len({told.person.name for told in group}) > _MANY or not any(told.definite for told in group):
            continue
        for at, first in enumerate(group):
            for second in group[at + 1 :]:
                pair = frozenset((first.person.name, second.person.name))
                if len(holders) > _TWO and not (_body_of(first) & _body_of(second)):
                    continue  # three have it: so many bodies are told of
                if pair not in done and _is_one_office(first, second, reading) and not _are_told_apart(first, second, every, reading):
                    done.add(pair)
                    a, b = of[first.person.name, first.span], of[second.person.name, second.span]
                    yield Link("holders", (("holder", a.id), ("holder", b.id)), (first.span, second.span))


def _is_one_office(first: RoleTold, second: RoleTold, reading: Reading) -> bool:
    """Whether two people are told to have one office at one time."""
    text, (a, b) = reading.text, (first.person.family, second.person.family)
    if a == b or is_slip(a, b) or first.span.overlaps(second.span) or not _are_words_of_one(first, second, reading):
        return False
    if is_of_a_part(first.span, text) != is_of_a_part(second.span, text):
        return False
    body = bool(_body_of(first) & _body_of(second)) or _is_the_body(first, second, reading)
    if not (first.definite or second.definite) and not (body and first.one_at_a_time):
        return False
    ours, theirs = ({use.sentence.index for use in told.person.uses} for told in (first, second))
    if (ours & theirs and first.head not in word_set("heads of offices")) or first.use.sentence.index == second.use.sentence.index:
        return False  # "the queen, Anne, met Queen Maria"
    if first.head.title() in word_set("titles with a first name") and not body:
        return False  # each land has a king, and each king is followed by another
    if (first.head in word_set("parts of many") and not _is_alone(first, second, reading)) or first.head.title() in parties():
        return False
    if first.words == {first.head} and first.head in word_set("offices of any body") and not body:
        return False  # the union has a president, and the mill
    if first.head in word_set("offices of many bodies") and not body and _SCORE.search(text):
        return False  # both teams have a captain
    if any(
        _OTHER.search(told.span.text_of(text)) or _is_one_of_a_list(told, text) or _is_of_any_such(told, text) for told in (first, second)
    ) or bool(_NOW & first.words) != bool(_NOW & second.words):
        return False
    if any(_is_of_another_time(told) for told in (first, second)) or not _are_of_one_time(first, second, reading):
        return False
    return tells_of_one(first.head, text)


# "The present treasurer" is told from those before.
_OTHER = re.compile(r"\b(?:other|another|earlier|second)\b")  # "the director of the other play"
_NOW = frozenset(("present", "current", "incumbent", "sitting"))
_LISTED = re.compile(r"(?:;|,? and [a-z -]+ of\b|, (?:and )?(?:[A-Z][\w.’'-]* ){2,4}?[A-Z]?[\w’'-]+, [a-z])")


def _is_one_of_a_list(told: RoleTold, text: str) -> bool:
    """Whether an office stands in a list of officers, whose body is told elsewhere: "Ann Lowe, president; Hal Orr, treasurer"."""
    behind = told.span.end > told.use.span.end
    return behind and not told.body and _LISTED.match(text, told.span.end) is not None


def _is_of_any_such(told: RoleTold, text: str) -> bool:
    """Whether an article only says which one of a calling is meant: "the poet Ann Lowe", not "the poet, Ann Lowe"."""
    calling = told.head in professions() or told.head in _CALLINGS
    return calling and not told.body and told.words == {told.head} and text.endswith(f"{told.head} ", 0, told.use.span.start)


_CALLINGS = frozenset(("author", "writer", "scholar", "critic", "thinker", "activist", "artist", "leader", "singer", "actor", "actress"))


def _is_alone(first: RoleTold, second: RoleTold, reading: Reading) -> bool:
    """Whether a part that many take is taken by one: "the sole survivor", "the driver of the bus" where the draft tells of one bus."""
    if all("only" in told.words for told in (first, second)):
        return True
    things = {word for told in (first, second) for word in (told.words | told.body) - {told.head}}
    told_of_both = all((told.words | told.body) - {told.head} for told in (first, second))
    return first.head in _OF_ONE_THING and len(things) == 1 and told_of_both and all(tells_of_one(thing, reading.text) for thing in things)


_OF_ONE_THING = frozenset(("driver", "rider", "owner", "pilot", "captain", "author", "writer"))


def _are_told_apart(first: RoleTold, second: RoleTold, every: tuple[RoleTold, ...], reading: Reading) -> bool:
    """Whether one of two people is told elsewhere to have the office of another body, or another office: "Police Chief Ann Lowe"."""
    for told, other in ((first, second), (second, first)):
        for more in every:
            if more is told or more.person is not told.person or more.head != told.head or more.held == "other":
                continue
            ours, theirs = _body_of(more), _body_of(other)
            if ours and theirs and not (ours <= theirs or theirs <= ours) and not _is_the_body(more, other, reading):
                return True
    return False


def _are_of_one_time(first: RoleTold, second: RoleTold, reading: Reading) -> bool:
    """Whether no change of hands is told; but for the one who took the office up, where the other is spoken of as its holder since."""
    if any(is_of_other_days(told.span, reading) for told in (first, second)):
        return False
    for told, other in ((first, second), (second, first)):
        begun = told.held == "begun" or took_office(told.person.name, reading.text)
        if begun and (other.held != "now" or _speaks_of_change(other.person, reading)):
            return False
        if changed_hands(told.person.name, reading.text) and not begun:
            return False
    return True


def _speaks_of_change(person: Person, reading: Reading) -> bool:
    """Whether a sentence that names someone tells of other days, or of leaving: "in 2012, Principal Rudd had ..."."""
    sentences = {use.sentence.index: use.sentence for use in person.uses}
    return any(CHANGE.search(sentence.span.text_of(reading.text)) for sentence in sentences.values())


def _body_of(told: RoleTold) -> frozenset[str]:
    """The words that tell whose office it is: {"ostrey"} in "Ostrey's coach" and in "Ostrey coach"."""
    office = roles().get(told.name)
    return (told.words | told.body) - (set(office.name.split()) if office is not None else {told.head})


def _may_be_of_one_body(first: RoleTold, second: RoleTold, reading: Reading) -> bool:
    """Whether two offices may be of one body: the name of one, shorter or longer; one that a noun stands for; or none is told."""
    ours, theirs = _body_of(first), _body_of(second)
    if ours <= theirs or theirs <= ours:
        if first.named and second.named and (ours ^ theirs) & word_set("nouns for parts of a body"):
            return False  # the unit of a firm has a president of its own
        named = (ours and theirs) or not (first.named or second.named)
        return bool(named) or _is_the_body(first, second, reading)
    return _is_the_body(first, second, reading)


def _is_the_body(first: RoleTold, second: RoleTold, reading: Reading) -> bool:
    """Whether a noun, or none, stands for the body that has a name: "the company's chief executive", where the draft is about Quillan.

    That body is named as the draft opens (a mayor's may be so with the office alone), and no other name but those of people stands before
    the noun in its paragraph.
    """
    named, noun = (first, second) if first.named else (second, first)
    if not named.named or noun.named or not _body_of(noun) <= date_words("general nouns for bodies"):
        return False
    if not noun.body and noun.head in word_set("offices of any body") and not _has_article(noun, reading.text):
        return False  # "Lund, president since May": of which body is not told
    if any(word.title() in countries() or word.title() in demonyms() for word in named.body) and len(lands_named(reading.text)) > 1:
        return False
    opening = (token for at in _opening(reading) for token in reading.sentences[at].tokens)
    civic = {named.head, named.name} & word_set("offices of one town or land")
    own = frozenset(word for word in named.body if word.title() not in word_set("words that many bodies share")) or named.body
    if not any(own & _name_words(token) for token in opening if civic or not token.span.overlaps(named.span)):
        return False
    at, paragraph = noun.use.sentence.index, noun.use.sentence.paragraph
    for sentence in reversed(reading.sentences[max(0, at - _NEAR) : at + 1]):
        if sentence.sentence.paragraph != paragraph:
            break
        people = [use for use in people_of(reading).uses_in(sentence.sentence.span) if use.index in people_of(reading).of]
        for token in reversed(sentence.tokens):
            if token.span.end <= noun.span.start and not any(use.span.overlaps(token.span) for use in people) and _name_words(token):
                return bool(named.body & _name_words(token))
    return True


def _has_article(told: RoleTold, text: str) -> bool:
    """Whether the words say that a body, told or understood, has one such office: "the president", "its president"."""
    return re.search(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir)\b|[’']s ", text[max(0, told.span.start - 4) : told.span.end]) is not None


def _name_words(token: Token) -> set[str]:
    """The words of a name, in small letters; none of a word that is no name."""
    return set(re.findall(r"[\w’'-]+", token.text.lower())) if token.tag == "PROPN" else set()


_NEAR = 3


def _opening(reading: Reading) -> Iterator[int]:
    """The first two sentences of the text itself."""
    body = [at for at, sentence in enumerate(reading.sentences[:6]) if sentence.sentence.role == "body"]
    yield from body[:2]


def _are_words_of_one(first: RoleTold, second: RoleTold, reading: Reading) -> bool:
    """Whether the words are those of one office: the same, but for the body that one of them leaves out.

    "The festival's director", "festival director", "the director of the festival"; and "the director", where the draft tells of one.
    """
    ours, theirs = first.words | first.body, second.words | second.body
    if ours == theirs:
        return True
    if not _may_be_of_one_body(first, second, reading):
        return False
    if first.words == second.words:
        return True
    if not (ours < theirs or theirs < ours):
        return False
    text = reading.text
    return all(re.search(rf"\b(?:the|a|an|this) {re.escape(word)}\b(?! {first.head})", text, re.I) for word in first.words ^ second.words)


def _is_of_another_time(told: RoleTold) -> bool:
    return told.held == "other"


def tells_of_one(head: str, text: str) -> bool:
    """Whether a draft tells of no second one: "two coroners", "another coroner", "the other coroner"."""
    noun = re.escape(head)
    more = re.compile(
        rf"\b(?:(?:another|other|second|third|fellow|each|every|predecessor|successor) (?:[a-z-]+ )?{noun}|co-{noun}|{noun}s)\b", re.I
    )
    return more.search(text) is None


def link_borrowed_titles(claims: tuple[Claim, ...], reading: Reading, linked: Collection[Link]) -> Iterator[Link]:
    """Links "titles" between what a person was introduced as and a title ("held", "held") that is somebody else's."""
    of = {(c.actor, c.span): c for c in claims if isinstance(c, ActorClaim) and c.fact == "role"}
    actors = {claim.id: claim.actor for claim in claims if isinstance(claim, ActorClaim)}
    done = {actors[name] for link in linked if link.relation == "titles" for name in link.ids("held")}
    told = roles_of(reading)
    by_person: dict[str, list[RoleTold]] = defaultdict(list)
    for role in told:
        by_person[role.person.name].append(role)
    for second in told:
        name = second.person.name
        titled = second.use.name.title and second.span == second.use.span
        if (
            name in done
            or second.loose
            or second.held != "now"
            or second.use.name.given
            or not (titled or second.definite)
            or second.head in word_set("parts of many")
        ):
            continue
        before = [role for role in by_person[name] if role.use.index < second.use.index]
        if not before:
            continue
        first = before[0]
        others = [role for role in told if role.person.name != name and role.head == second.head]
        if (
            others
            and len({role.person.name for role in others}) == 1
            and not any(_may_be_short(role, second, others[0]) or role.head in ("predecessor", "successor") for role in before)
            and second.head.title() not in parties()
            and not _has_a_body_of_its_own(second, others[0], reading)
            and not any(frozenset((role.head, second.head)) in compatible() for role in before)
            and not (second.head == "doctor" and any(_may_be_doctor(role.head) for role in before))
            and not any(_is_of_another_time(role) for role in before)
            and not is_of_other_days(second.span, reading)
            and not had_before(second.span, reading.text)
            and not changed_hands(name, reading.text)
        ):
            done.add(name)
            yield Link("titles", (("held", of[name, first.span].id), ("held", of[name, second.span].id)), (others[0].span,))


def _has_a_body_of_its_own(told: RoleTold, other: RoleTold, reading: Reading) -> bool:
    """Whether an office is told with the name of a body that is not the other's: "Lund, president of the Orrin mills"."""
    ours, theirs = _body_of(told), _body_of(other)
    return told.named and not ours & theirs and not _is_the_body(told, other, reading)


_SCORE = re.compile(r"\b\d{1,3}(?:-|–)\d{1,3}\b")


def _may_be_short(first: RoleTold, second: RoleTold, other: RoleTold) -> bool:
    """Whether one office may be another told in short: "police chief" and "chief"; not "deputy mayor" and "mayor"."""
    if not first.words & second.words:
        return False
    if other.words != second.words:
        return True
    differ = first.words ^ second.words
    deputy = any(tenures().get(word) == "other" for word in differ)
    return not deputy and (first.words <= second.words or second.words <= first.words)


def _may_be_doctor(head: str) -> bool:
    """Whether one of that calling is called "Dr."."""
    return head.endswith(("ist", "ian", "geon")) or head in word_set("callings of doctors")
