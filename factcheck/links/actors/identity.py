"""link_first_names, link_surnames: a second reference that bears another first name, or another surname.

Wrong names that are no slip of the pen: "Daniel Reyes" who becomes "David Reyes", "Beatrix Lund" who becomes "Beatrix Lowell". Both are
linked only where the draft tells no second person apart: relatives and namesakes are introduced as such.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.claims.actors.roles import RoleTold, roles_of
from factcheck.claims.claim import Claim
from factcheck.claims.people.genders import gender_of_title
from factcheck.claims.people.namesakes import kin_told
from factcheck.claims.people.person import NameUse, Person
from factcheck.claims.people.persons import is_person_noun
from factcheck.claims.people.referents import people_of
from factcheck.data.word_sets import word_set
from factcheck.links.actors.offices import find_office, is_of_other_days
from factcheck.links.actors.roles import tells_of_one
from factcheck.links.actors.spelling import ages_of, fold, is_slip, is_variant, told_to_be_people
from factcheck.links.link import Link
from factcheck.mentions.actor_words import false_titles, kinship, same_given_name, title_key, titles
from factcheck.syntax.clause import Reading, once

_FAMILY = re.compile(
    r"\b(?:brothers|sisters|siblings|twins?|couple|cousins|spouses?|family"
    r"|relatives?|married|no relation|unrelated|not related|namesake)\b",
    re.IGNORECASE,
)


SPOKE = r"said|added|recalled|explained|wrote|replied|told|noted|asked|testified|insisted|admitted"


def link_first_names(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "first name" between the name claims ("named", "named") of one person under two first names."""
    people = people_of(reading)
    named = {claim.span: claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "name" and claim.span}
    ages = ages_of(claims)
    offices: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim, ActorClaim) and claim.fact == "title" and claim.tenure == "now":
            offices[claim.actor].add(claim.value)
    families: dict[str, list[Person]] = defaultdict(list)
    for person in people.people:
        families[person.family].append(person)
    kin = {claim.actor for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "relation"}
    if len(people.people) > _MANY:
        return
    for group in families.values():
        if not 2 <= len(group) <= 6:
            continue
        untold = [person for person in group if person.name not in kin]
        if len(untold) > 2 and not any(_is_of_a_closed_set(person, reading.text) for person in group):
            continue  # three of a surname are a family: "Abel Drummond got nine years, Seth Drummond six and Ivan Drummond five"
        for at, first in enumerate(group):
            for second in group[at + 1 :]:
                if _renamed(first, second, ages, offices, reading):
                    a, b = first.full_use, second.full_use
                    ours, theirs = named.get(a.core), named.get(b.core)
                    if ours is not None and theirs is not None:
                        yield Link("first name", (("named", ours.id), ("named", theirs.id)), (a.core, b.core))


def _renamed(first: Person, second: Person, ages: dict[str, set[str]], offices: dict[str, set[str]], reading: Reading) -> bool:
    text = reading.text
    a, b = first.given.split()[0], second.given.split()[0]
    ours_told, theirs_told = (parts_of(reading).get(person.name, []) for person in (first, second))
    one_part = are_of_one_part(ours_told, theirs_told, reading)
    apart = [
        told for told in theirs_told if _is_introduced(told, text) or is_of_other_days(told.span, reading) or (told.named and not one_part)
    ]
    if apart and not offices.get(first.name, set()) & offices.get(second.name, set()):
        return False  # "Owen Lyle, a plumber"
    ranks = [{word for told in parts for word in told.words & word_set("deputies")} for parts in (ours_told, theirs_told)]
    if ours_told and theirs_told and ranks[0] != ranks[1]:
        return False  # "Iris Kane, the director", and "Irene Kane, the deputy director"
    human = first.human or second.human or bool(ours_told) or _are_people(first, second, reading)
    if same_given_name(a, b) or is_slip(a, b, given=True) or not human or "." in a + b:
        return False
    if first.suffixes or second.suffixes or _is_title_of(b, first, text):
        return False
    if text.count(b) > len(second.uses) or second.uses[0].index < second.full_use.index:
        return False  # "Her sister, Marian, peeled it. Marian Kell"
    one_office = any(find_office(office).unique for office in offices.get(first.name, set()) & offices.get(second.name, set()))
    one_office = one_office or one_part
    titled = bool(offices.get(first.name, set()) & offices.get(second.name, set())) or _same_title(first, second)
    bare = _stands_bare(first, second, reading)
    if not one_office and (not (bare or _alike(a, b, shortest=3 if titled else 4)) or _is_described(second, reading)):
        return False
    ours, theirs = ages.get(first.name, set()), ages.get(second.name, set())
    if (ours or theirs) and not ours & theirs and (theirs or second.name in offices):
        return False
    if offices.get(first.name, set()) != offices.get(second.name, set()) and offices.get(second.name):
        return False
    sentences = {use.sentence.index for use in first.uses}
    if any(use.sentence.index in sentences for use in second.uses):
        return False
    if {"f", "m"} <= {gender_of_title(use) for use in people_of(reading).uses if use.name.family == first.family}:
        return False  # "Ms Tobin" and "Mr Tobin": two
    if _is_of_a_closed_set(first, text) and not any(_introduced_apart(use, text) for use in second.uses if use.name.given):
        return True
    return not any(_introduced_apart(use, text) for person in (first, second) for use in person.uses if use.name.given)


def _is_introduced(told: RoleTold, text: str) -> bool:
    """Whether a person is told as one of a kind: "Owen Lyle, a plumber"; not "Owen Lyle, her hand on the lever"."""
    return told.loose and not {"a", "an"}.isdisjoint(told.span.text_of(text).split())


_SET = re.compile(r"\b(?:two|three|four|both|the) (?:[a-z]+ )?(?:brothers|sisters|siblings|twins|cousins|couple)\b", re.IGNORECASE)


def _is_of_a_closed_set(person: Person, text: str) -> bool:
    """As in "two sisters, Ingrid and Maud Sorensen": they are all who are meant, so that a third first name is nobody's."""
    use = person.full_use
    listed = re.search(rf"\b[A-Z][\w’'-]+,? and {re.escape(use.name.full)}", use.sentence.span.text_of(text))
    return listed is not None and _SET.search(text, use.sentence.span.start, use.sentence.span.end) is not None


def link_surnames(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "surname" between the name claims ("named", "named") of one person under two surnames.

    Licensed where the second name stands once, as one that is known, and its surname begins like the first's or is another person's
    ("Alma Thibodeaux" and "Vera Lund" before "Alma Lund").
    """
    people = people_of(reading)
    named = {claim.span: claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "name" and claim.span}
    givens: dict[str, list[Person]] = defaultdict(list)
    for person in people.people:
        givens[person.given.split()[0]].append(person)
    humans = told_to_be_people(claims) | {person.name for person in people.people if person.human}
    families = {person.family: person for person in reversed(people.people)}
    if len(people.people) > _MANY:
        return  # among many, two of one first name are no wonder
    for given, group in givens.items():
        if not 2 <= len(group) <= 6 or len(given) < 2 or given.endswith(".") or given.isupper() or _is_a_calling(given):
            continue
        for at, second in enumerate(group[1:], 1):
            first = group[at - 1]
            if first.family == second.family:
                continue  # "Paul R. Dorn" and "Paul S. Dorn": a father and a son, or one man
            owner = families.get(second.family)
            crossed = owner is not None and owner is not second and owner.full_use.index < second.full_use.index
            if (crossed or _begin_alike(first.family, second.family)) and (
                _is_known(first, second, reading, humans, crossed=crossed) or _is_of_one_part(first, second, reading)
            ):
                a, b = first.full_use.core, second.full_use.core
                if a in named and b in named:
                    yield Link("surname", (("named", named[a].id), ("named", named[b].id)), (a, b))


# People named in full, among whom two of one first name, or of one surname, are no wonder.
_MANY = 16


def _is_a_calling(word: str) -> bool:
    """Whether a word that stands before two surnames is no first name: "Skipper", "Cousin"."""
    return word.lower() in false_titles() or word.lower() in kinship() or title_key(word) in titles()


def _begin_alike(first: str, second: str) -> bool:
    """Whether a surname is easily written for another: the first three letters are the same, or as long and of one first letter."""
    a, b = fold(first), fold(second)
    return min(len(a), len(b)) >= 4 and not is_slip(a, b) and (a[:3] == b[:3] or (a[0] == b[0] and abs(len(a) - len(b)) <= 2))


def _begin_very_much_alike(first: str, second: str) -> bool:
    """Whether the first half of two surnames is the same, and they are as long: "Quinn" and "Quill"."""
    a, b = fold(first), fold(second)
    return len(a) == len(b) >= _HALF and a[: (len(a) + 1) // 2] == b[: (len(a) + 1) // 2]


_HALF = 5


def _is_of_one_part(first: Person, second: Person, reading: Reading) -> bool:
    """Whether the second is told as "the goalkeeper", once, and the first was introduced as one."""
    ours, theirs = (parts_of(reading).get(person.name, []) for person in (first, second))
    apart = {use.sentence.index for use in first.uses}.isdisjoint(use.sentence.index for use in second.uses)
    return are_of_one_part(ours, theirs, reading) and apart and len(second.uses) == 1 and first.full_use.index < second.full_use.index


def _is_known(first: Person, second: Person, reading: Reading, humans: set[str], *, crossed: bool) -> bool:
    """Whether the second name stands as that of one whom the draft introduced, and nothing tells another of that first name apart."""
    use, text = second.full_use, reading.text
    if len(second.uses) != 1 or use.index < first.full_use.index or first.suffixes or second.suffixes:
        return False
    if humans.isdisjoint((first.name, second.name)):
        return False
    before = text[max(0, use.span.start - 14) : use.span.start]
    known = _same_sole_title(first, second) or (_begin_very_much_alike(first.family, second.family) and _is_subject(use, reading))
    bare = _SPEAKS_AFTER if crossed else _BARE_AFTER  # "Robert Dorn was there too" may be told of a brother of the other Dorn
    if not known and SPOKEN_BEFORE.search(before) is None and bare.match(text, use.span.end) is None:
        return False
    if use.name.title and not any(other.name.title == use.name.title for other in first.uses):
        return False
    if any(other.sentence.index == use.sentence.index for other in first.uses) or _is_described(second, reading):
        return False
    if _WHO_IS.match(text, use.span.end) or (
        not crossed and re.search(rf"\b{re.escape(second.family)}", text[use.span.end : use.span.end + _FAR])
    ):
        return False
    return not any(_introduced_apart(other, text) for person in (first, second) for other in person.uses if other.name.given)


# Characters after a name in which it may be told again.
_FAR = 20_000
# "Rosa Pell, a neighbor", "Rosa Pell, 41,": introduced beside the name.
_WHO_IS = re.compile(r", (?:an?|the|\d|one of|his|her|their|of) ?")


SPOKEN_BEFORE = re.compile(rf"[,”\"] (?:{SPOKE}) $")
_SPEAKS_AFTER = re.compile(rf"(?:, who has| had)?,? (?:{SPOKE})\b")
_BARE_AFTER = re.compile(r"(?:, who has| had)?,? (?:said|says|told|added|recalled|asked|wrote|replied|will|plans|has|had|was|is)\b")


def _stands_bare(first: Person, second: Person, reading: Reading) -> bool:
    """Whether a second person of a surname is named once, as one who is known, and nothing in the draft speaks of a family."""
    use, text = second.full_use, reading.text
    if len(second.uses) != 1 or not first.human or use.index < first.full_use.index:
        return False
    said_before = SPOKEN_BEFORE.search(text[max(0, use.span.start - 14) : use.span.start])
    if said_before is None and _BARE_AFTER.match(text, use.span.end) is None:
        return False
    if kin_told(reading):
        return False
    family = re.escape(first.family)
    return re.search(rf"\b(?:{family}s|{family} (?:family|brothers|sisters))\b", text) is None


def _is_subject(use: NameUse, reading: Reading) -> bool:
    """Whether a name stands as the whole subject of a main clause, and nothing beside it says who that is."""
    sentence = reading.sentence_at(use.core.start)
    if sentence is None or reading.text.startswith(",", use.span.end):
        return False
    subjects = [clause.subject for clause in sentence.clauses if clause.verb is not None and not clause.relative]
    return any(len(numbers) == 1 and sentence.chunks[numbers[0]].span == use.core for numbers in subjects)


def _are_people(first: Person, second: Person, reading: Reading) -> bool:
    """Whether two names are those of people: the second acts once, the first has a "he" or "him", and no relative may be the second."""
    return (
        len(second.uses) == 1
        and first.full_use.index < second.full_use.index
        and _is_subject(second.full_use, reading)
        and _PRONOUN.search(reading.text, first.full_use.span.end) is not None
        and all(kin in named_kin(reading) for kin in kin_told(reading))
    )


_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]er|[Hh]is)\b")
_NAMED_KIN = re.compile(r"\b(?:[Hh]is|[Hh]er) (?:late )?(?P<kin>[a-z-]+), [A-Z][a-z]+(?=,| [a-z])")


@once
def named_kin(reading: Reading) -> frozenset[str]:
    """The words of kinship that stand in a draft beside a first name alone, and nowhere else: "his wife, Greta,"."""
    found = [match["kin"] for match in _NAMED_KIN.finditer(reading.text)]
    return frozenset(kin for kin in found if len(re.findall(rf"\b{kin}\b", reading.text, re.IGNORECASE)) == 1)


def _is_described(person: Person, reading: Reading) -> bool:
    """Whether words before a full name say who is meant: "a neighbor, Owen Lyle"; not "the coach said of Owen Lyle"."""
    use = person.full_use
    sentence = reading.sentence_at(use.span.start)
    before = [token for token in sentence.tokens if token.span.end <= use.span.start] if sentence is not None else []
    if not before:
        return False
    comma = before[-1].text == "," and len(before) > 1
    last = before[-2] if comma else before[-1]
    if comma:
        return is_person_noun(last.lemma) or last.tag == "PROPN"  # not "outside the court, Owen Lyle waved"
    taken = _TAKES_A_NAME.search(reading.text, max(use.sentence.span.start, use.span.start - 30), use.span.start)
    return last.tag not in ("CONJ", "SCONJ", "PRON", "PUNCT") and taken is None


# Words that take the name of one who is known: according to Helga Roth; the judge freed Carter Weems.
_TAKES_A_NAME = re.compile(
    rf"\b(?:{SPOKE}|[Aa]ccording to|(?:lawyer|attorney)s? for|ordered|sentenced|released|freed|fined|acquitted|convicted|arrested) $"
)


@once
def parts_of(reading: Reading) -> dict[str, list[RoleTold]]:
    """By what offices and parts each person is told."""
    found: dict[str, list[RoleTold]] = defaultdict(list)
    for told in roles_of(reading):
        found[told.person.name].append(told)
    return found


def are_of_one_part(first: list[RoleTold], second: list[RoleTold], reading: Reading) -> bool:
    """Whether the second is told as "the farmer", and nothing more, as the first was introduced: the draft tells of one farmer."""
    for theirs in second:
        end = reading.text[theirs.span.end : theirs.span.end + 1]
        if (
            not theirs.definite
            or theirs.head in word_set("parts on several sides")
            or (theirs.span.end > theirs.use.span.end and end not in ",.")
        ):
            continue
        for ours in first:
            same = ours.head == theirs.head and theirs.words <= ours.words and theirs.body <= ours.body
            now = ours.held == theirs.held == "now" and not any(is_of_other_days(told.span, reading) for told in (ours, theirs))
            if same and now and tells_of_one(ours.head, reading.text):
                return True
    return False


def _is_title_of(word: str, person: Person, text: str) -> bool:
    """Whether a first name is the word of an office that stands before a person's name: "County Clerk Ann Foss ... Clerk Foss"."""
    start = person.full_use.core.start
    return word in re.findall(r"[A-Z][a-z]+", text[max(person.full_use.sentence.span.start, start - 40) : start])


def _same_title(first: Person, second: Person) -> bool:
    ours, theirs = ({use.name.title for use in person.uses if use.name.title} for person in (first, second))
    return bool(ours & theirs)


def _same_sole_title(first: Person, second: Person) -> bool:
    """Whether two are called by one title of which a body has one bearer: "Chairwoman"."""
    ours, theirs = ({use.name.title for use in person.uses if use.name.title} for person in (first, second))
    return any((office := titles().get(title_key(title))) is not None and office.unique for title in ours & theirs)


def _alike(first: str, second: str, *, shortest: int) -> bool:
    """Whether one given name is easily written for the other: of `shortest` letters or more, the first the same, about as long."""
    a, b = fold(first), fold(second)
    if min(len(a), len(b)) < shortest or a[0] != b[0] or abs(len(a) - len(b)) > 3:
        return False
    return not (a.startswith(b) or b.startswith(a) or a[:-1] == b[:-1])


def _introduced_apart(use: NameUse, text: str) -> bool:
    before = text[max(use.sentence.span.start, use.span.start - 60) : use.span.start]
    after = text[use.span.end : min(use.sentence.span.end, use.span.end + 60)]
    words = {word.lower() for word in re.findall(r"[\w-]+", before[-40:])} | {word.lower() for word in re.findall(r"[\w-]+", after[:50])}
    return bool(words & kinship().keys()) or _FAMILY.search(before + " " + after) is not None or is_variant(text, use.span)
