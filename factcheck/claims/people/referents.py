"""find_people: whom each name of a person stands for.

A full name introduces a person; a later surname, or first name, alone stands for the one person introduced who bears it. Where two bear
it, or none, it stands for no one: silence beats a guess. The first and second references so tied together are what newspapers
call first and second reference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from factcheck.claims.people.name_uses import find_uses
from factcheck.claims.people.namesakes import is_later_relative, is_young_namesake, may_be_spouse, namesakes, of_gender, without_relatives
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.mentions.actor_words import (
    exclude_each_other,
    kinship,
    same_given_name,
    title_key,
    titles,
)
from factcheck.syntax.clause import Reading, once
from factcheck.values import Name


@once
def people_of(reading: Reading) -> People:
    """The people that a reading names, and where; found once for each reading."""
    return find_people(reading)


def find_people(reading: Reading) -> People:
    """The people that a reading names, and where."""
    uses = find_uses(reading)
    people, of = _introduce(uses, reading.text)
    loose = _refer(uses, people, of, reading)
    for person in people:
        person.uses.sort(key=lambda use: use.index)
        fullest = max(person.uses, key=lambda use: (bool(use.name.given), not use.name.given.endswith("."), len(use.name.given) > 1))
        person.name = fullest.name.full if fullest.name.given else person.name
        if person.suffixes:
            person.name += f" {min(person.suffixes)}."
    for person in namesakes(people, reading.text):
        for use in person.uses:
            del of[use.index]
    surnamed = list(_surnamed(loose, len(people), of))
    surnamed += _relatives(loose, len(people) + len(surnamed), of, reading.text)
    return People(tuple(uses), tuple(people), of, tuple(loose), tuple(surnamed))


_RELATIVE_BEFORE = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w’'-]*[’']s?) (?:[a-z-]+ )?(?P<kin>[a-z-]+),? $")


def _relatives(loose: list[NameUse], index: int, of: dict[int, Person], text: str) -> Iterator[Person]:
    """The people of whom a draft gives a first name alone, as that of one's relative: "his sister, Kit"."""
    by_name: dict[str, list[NameUse]] = defaultdict(list)
    for use in loose:
        if not use.name.title and not use.name.acronym and use.index not in of and use.name.full.isalpha():
            by_name[use.name.full].append(use)
    kin: dict[int, str] = {}
    for use in (use for uses in by_name.values() for use in uses):
        before = _RELATIVE_BEFORE.search(text[max(use.sentence.span.start, use.span.start - 50) : use.span.start])
        if before is not None:
            kin[use.index] = before["kin"]
    for use in (use for uses in by_name.values() for use in uses):
        # "Rose's daughters, Anne and Linda"
        last = kin.get(use.index - 1, "")
        if use.index not in kin and last.endswith("s") and text[use.span.start - 6 : use.span.start].endswith((" and ", ", and ")):
            kin[use.index] = last
    for name, uses in by_name.items():
        told = [kin[use.index] for use in uses if use.index in kin]
        if not told or not all(word in kinship() or word.removesuffix("s") in kinship() for word in told):
            continue
        person = Person(index, name, "", name, set(), [])
        for use in uses:
            _add(person, use, of)
        index += 1
        yield person


def _surnamed(loose: list[NameUse], index: int, of: dict[int, Person]) -> Iterator[Person]:
    """The people of whom a draft gives the surname alone, with a title. Where two titles of a surname tell of two people, none."""
    by_family: dict[str, list[NameUse]] = defaultdict(list)
    for use in loose:
        by_family[use.name.family].append(use)
    for family, uses in by_family.items():
        told = [titles().get(title_key(use.name.title)) for use in uses if use.name.title]
        offices = [office for office in told if office is not None]
        if not offices or len(offices) < len(told) or len({office.gender for office in offices} - {""}) > 1:
            continue
        if any(exclude_each_other(offices[0], office) or _honorifics_differ(offices[0].name, office.name) for office in offices):
            continue
        person = Person(index, family, "", family, set(), [])
        for use in uses:
            _add(person, use, of)
        index += 1
        yield person


def _honorifics_differ(first: str, second: str) -> bool:
    """Whether two honorifics tell two members of a family apart."""
    return first != second and {first, second} <= {"mr", "mrs", "ms", "miss", "mx"}


# Among so many of one surname no two are compared further: a list of names, not a story.
_MANY = 50


def _introduce(uses: list[NameUse], text: str) -> tuple[list[Person], dict[int, Person]]:
    people: list[Person] = []
    by_family: dict[str, list[Person]] = defaultdict(list)
    of: dict[int, Person] = {}
    for use in uses:
        given, family = use.name.given, use.name.family
        if not given:
            continue
        person = next((p for p in by_family[family][:_MANY] if _same_person(p, use.name)), None)
        if person is None:
            person = Person(len(people), use.name.full, given, family, set(), [])
            people.append(person)
            by_family[family].append(person)
        _add(person, use, of)
    for first, second in pairwise(uses):
        # "Alan and Miriam Feld": the surname is both people's.
        if first.name.given or not second.name.given or by_family.get(first.name.family):
            continue
        if text[first.span.end : second.span.start] in (" and ", " & ") and len(second.name.given.split()) == 1:
            family = second.name.family
            person = next((p for p in by_family[family] if same_given_name(p.given.split()[0], first.name.family)), None)
            if person is None:
                person = Person(len(people), f"{first.name.family} {family}", first.name.family, family, set(), [])
                people.append(person)
                by_family[family].append(person)
            _add(person, first, of)
    return people, of


def _add(person: Person, use: NameUse, of: dict[int, Person]) -> None:
    person.uses.append(use)
    of[use.index] = person
    if use.name.suffix:
        person.suffixes.add(use.name.suffix.rstrip("."))


def _same_person(person: Person, name: Name) -> bool:
    """Whether a full name with the person's surname may be another form of the person's name."""
    theirs = name.given.split()
    if not same_given_name(person.given.split()[0], theirs[0]):
        return False
    if name.suffix and person.suffixes and name.suffix.rstrip(".") not in person.suffixes:
        return False
    middles = {middle[0] for use in person.uses for middle in use.name.given.split()[1:2]}
    return not middles or len(theirs) == 1 or theirs[1][0] in middles


def _refer(uses: list[NameUse], people: list[Person], of: dict[int, Person], reading: Reading) -> list[NameUse]:
    text = reading.text
    families: dict[str, list[Person]] = defaultdict(list)
    givens: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        families[person.family].append(person)
        full = [use.name for use in person.uses if use.name.given]
        for name in dict.fromkeys((person.given.split()[0], *(form for n in full for form in (n.given.split()[0], n.nickname) if form))):
            givens[name].append(person)
    loose: list[NameUse] = []
    # A title and a surname that stood for another member of the family than the one introduced later.
    apart: set[tuple[str, str]] = set()
    for use in uses:
        if use.index in of:
            continue
        alone = use.name.family
        bearers = families.get(alone) or givens.get(alone)
        if not bearers:
            loose.append(use)
            continue
        if len(bearers) > _MANY:
            continue
        if len(bearers) > 1:
            # A second reference follows the first: who is introduced only later is not meant.
            earlier = [
                p for p in bearers if any(u.name.full != alone and alone in u.name.full.split() and u.index < use.index for u in p.uses)
            ]
            bearers = earlier or bearers
        if use.name.suffix:
            bearers = [p for p in bearers if use.name.suffix.rstrip(".") in p.suffixes]
            if not bearers:
                loose.append(use)  # "Ted Stroud ... his father, Ted Sr."
                continue
        bearers = without_relatives(bearers, use, text)
        if len(bearers) > 1 and use.name.title:
            titled = [p for p in bearers if any(u.name.title == use.name.title for u in p.uses)]
            bearers = titled or of_gender(bearers, use.name.title, reading) or bearers
        if len(bearers) == 1 and use.name.title and ((use.name.title, alone) in apart or is_later_relative(use, bearers[0], text)):
            apart.add((use.name.title, alone))
            loose.append(use)
            continue
        if len(bearers) == 1 and may_be_spouse(use, bearers[0], reading):
            continue
        if len(bearers) == 1 and is_young_namesake(use, bearers[0], of.get(use.index - 1), text):
            continue
        if len(bearers) == 1:
            _add(bearers[0], use, of)
    return loose
