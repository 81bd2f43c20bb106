"""find_people: whom each name of a person stands for.

A full name introduces a person; a later surname, or first name, alone stands for the one person introduced who bears it. Where two bear
it, or none, it stands for no one: silence beats a guess. The first and second references so tied together are what newspapers
call first and second reference.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise
from typing import Final

from factcheck.draft import Span
from factcheck.mentions.actor_words import (
    demonyms,
    exclude_each_other,
    gendered_words,
    kinship,
    parties,
    person_nouns,
    professions,
    roles,
    same_given_name,
    title_key,
    titles,
)
from factcheck.mentions.mention import Mention
from factcheck.scopes import Sentence
from factcheck.scoping.wordlists import speech_verbs
from factcheck.syntax.clause import Reading, once
from factcheck.values import Name


@dataclass(frozen=True, slots=True)
class NameUse:
    """One place where a name of a person may stand.

    Attributes:
        index: its place among the uses of the draft, in text order.
        span: title and name; core: the name alone.
        name: its parts.
        sentence: the sentence that it stands in.
        human: whether the words in or beside it say that it is a person.
        quoted: whether it stands inside a quotation.
    """

    index: int
    span: Span
    core: Span
    name: Name
    sentence: Sentence
    human: bool
    quoted: bool


@dataclass(slots=True)
class Person:
    """A person of the draft: `name` is the fullest form, `uses` where names of this person stand."""

    index: int
    name: str
    given: str
    family: str
    suffixes: set[str]
    uses: list[NameUse]

    @property
    def human(self) -> bool:
        """Whether something in the draft says that the name is a person's."""
        return any(use.human for use in self.uses)

    @property
    def full_use(self) -> NameUse:
        """The first place of the name with a first name; else its first place."""
        return next((use for use in self.uses if use.name.given), self.uses[0])


@dataclass(frozen=True)
class People:
    """The people of a draft.

    Attributes:
        uses: where names stand, in text order.
        people: those whom a full name introduces.
        of: the person of a use, by the use's index.
        loose: the lone names that no full name introduces.
        surnamed: those of the loose names that a title makes a person's ("Ms. Petrov"), or that are a relative's ("his sister, Kit");
            their `given` is "".
    """

    uses: tuple[NameUse, ...]
    people: tuple[Person, ...]
    of: dict[int, Person]
    loose: tuple[NameUse, ...]
    surnamed: tuple[Person, ...] = ()

    def person_at(self, index: int) -> Person:
        """The person of that index."""
        return self.people[index] if index < len(self.people) else self.surnamed[index - len(self.people)]

    def told(self) -> Iterator[tuple[NameUse, Person]]:
        """The uses outside quotations, in text order, each with the person whom it names."""
        for use in self.uses:
            person = self.of.get(use.index)
            if person is not None and not use.quoted:
                yield use, person

    @cached_property
    def starts(self) -> list[int]:
        """Where each use starts, in text order."""
        return [use.span.start for use in self.uses]

    @cached_property
    def by_sentence(self) -> dict[int, list[NameUse]]:
        """The uses of each sentence, by its index."""
        found: dict[int, list[NameUse]] = defaultdict(list)
        for use in self.uses:
            found[use.sentence.index].append(use)
        return found

    @cached_property
    def by_given(self) -> dict[str, list[Person]]:
        """The people of each first name, in small letters."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            found[person.given.split()[0].lower()].append(person)
        return found

    @cached_property
    def by_paragraph(self) -> dict[int, list[NameUse]]:
        """The uses of each paragraph, by its number."""
        found: dict[int, list[NameUse]] = defaultdict(list)
        for use in self.uses:
            found[use.sentence.paragraph].append(use)
        return found

    @cached_property
    def name_words(self) -> Counter[str]:
        """How often each word stands in a name."""
        return Counter(word for use in self.uses for word in use.name.full.split())

    @cached_property
    def lone_words(self) -> Counter[str]:
        """How often each word stands alone as a name that no full name introduces."""
        return Counter(use.name.full for use in self.loose)

    @cached_property
    def by_letter(self) -> dict[str, list[Person]]:
        """The people by the first letter of their surname, in lower case."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            found[person.family[:1].lower()].append(person)
        return found

    @cached_property
    def by_initial(self) -> dict[str, list[Person]]:
        """The people by the first letter of their first name, in lower case."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            found[person.given[:1].lower()].append(person)
        return found

    @cached_property
    def by_name(self) -> dict[str, list[Person]]:
        """The people by their full name, their surname and their first name."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            for name in dict.fromkeys((person.name, person.family, person.given.split()[0])):
                found[name].append(person)
        return found

    def uses_in(self, span: Span) -> tuple[NameUse, ...]:
        """The uses that start within a span, in text order."""
        return self.uses[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def before(self, use: NameUse) -> Iterator[NameUse]:
        """The uses before one, the nearest first."""
        for at in range(use.index - 1, -1, -1):
            yield self.uses[at]


@cache
def _before() -> re.Pattern[str]:
    kin = "|".join(sorted(kinship(), key=len, reverse=True))
    said = "|".join(sorted(speech_verbs()))
    callings = "|".join(sorted(professions()))
    return re.compile(
        rf"(?:(?:[”\",] (?:{said})|\b(?:(?:{kin})s?|named|identified as|suspect|victim|spokes(?:man"
        rf"|woman|person)|resident|neighbor|attorney|lawyer|\w+-year ?- ?old)"
        rf"(?:,| was| is)?|\b(?:[Aa]ccording to|arrested|(?:attorney|lawyer)s? for)|\b[Aa]n? (?:[a-z-]+ )?(?:{callings}),) )$"
    )


@cache
def _after() -> re.Pattern[str]:
    said = "|".join(sorted(speech_verbs()))
    return re.compile(
        rf"(?:,? (?:who|whose)\b|, (?:a|an|the) (?:[a-z-]+ ){{1,4}}(?:who|whose)\b|, (?:age |aged "
        rf"|now )?\d{{1,2}}(?=[,.;)]| (?:and|of|from|who|was|is|said)\b|$)|,? (?:also |later |then )?(?:{said})\b(?! for\b)|,? (?:Jr|Sr)\b"
        rf"| (?:was|were|is|has been|had been) (?:\w+ly )?(?:arrested|shot|killed|charged"
        rf"|born|convicted|sentenced|named|hired|elected|hospitalized|identified)\b"
        rf"| (?:pleaded|laughed|smiled|shrugged|nodded|died|testified)\b)"
    )


@once
def people_of(reading: Reading) -> People:
    """The people that a reading names, and where; found once for each reading."""
    return find_people(reading)


@once
def kin_told(reading: Reading) -> frozenset[str]:
    """The words of kinship that a draft has, in lower case; found once for each reading."""
    return frozenset(re.findall(r"[a-z-]+", reading.text.lower())) & kinship().keys()


def find_people(reading: Reading) -> People:
    """The people that a reading names, and where."""
    uses = _find_uses(reading)
    uses = _join_particles(_join_listed(uses, reading.text))
    people, of = _introduce(uses, reading.text)
    loose = _refer(uses, people, of, reading)
    for person in people:
        person.uses.sort(key=lambda use: use.index)
        fullest = max(person.uses, key=lambda use: (bool(use.name.given), not use.name.given.endswith("."), len(use.name.given) > 1))
        person.name = fullest.name.full if fullest.name.given else person.name
        if person.suffixes:
            person.name += f" {min(person.suffixes)}."
    for person in _namesakes(people, reading.text):
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


def _namesakes(people: list[Person], text: str) -> list[Person]:
    """The people whose name is two people's, so that no reference to it is certain: it stands twice in one sentence, or after "Mr. and"."""
    return [
        person
        for person in people
        if _stands_twice(person) or any(_of_couple(use, text) or _is_told_from_another(use, text) for use in person.uses)
    ]


_ELDER = re.compile(r"\b[Tt]he (?:elder|older|younger|first|second|third|late) $")


def _is_told_from_another(use: NameUse, text: str) -> bool:
    """As in "the elder Leonard", "the third Leonard Croft": a name that another bears as well."""
    return _ELDER.search(text, max(use.sentence.span.start, use.span.start - 16), use.span.start) is not None


def _stands_twice(person: Person) -> bool:
    """Whether the full name, or two forms of it, stands in one sentence of a length that people write."""
    full = [use for use in person.uses if use.name.given and use.sentence.role == "body"]
    places = [use.sentence.index for use in full]
    return len(set(places)) < len(places) and max(len(use.sentence.span) for use in full) < 400


def _of_couple(use: NameUse, text: str) -> bool:
    return text[max(0, use.span.start - 8) : use.span.start].endswith(("Mr. and ", "Mr and "))


def _find_uses(reading: Reading) -> list[NameUse]:
    uses: list[NameUse] = []
    headings: dict[int, bool] = {}
    for mention in reading.mentions:
        name = mention.value
        if not isinstance(name, Name) or mention.kind == "organisation":
            continue
        if mention.kind == "place" and len(name.full.split()) != 2:
            continue
        sentence = reading.scopes.sentence_at(mention.core.start)
        if sentence is None or sentence.role in ("headline", "heading", "dateline", "byline"):
            continue
        if sentence.index not in headings:
            headings[sentence.index] = _is_heading(sentence.span.text_of(reading.text))
        if headings[sentence.index] or (name.full.isupper() and len(name.full) > 3):
            continue
        human = mention.kind == "person" or _is_human(reading.text, mention)
        if mention.kind == "place":
            if not human:
                continue
            given, family = name.full.split()
            name = Name("person", name.full, given, family)
        if not name.family:
            continue
        if not name.given and not name.title and _MONTH_BEFORE.search(reading.text, max(0, mention.core.start - 8), mention.core.start):
            continue
        quotation = reading.scopes.quotation_at(mention.core.start)
        quoted = quotation is not None and not quotation.scare
        if not name.title and name.full.endswith("s") and name.full in parties():
            continue
        if not name.title and name.family.removesuffix("s") in demonyms() and (not name.given or name.given in demonyms()):
            continue
        uses.append(NameUse(len(uses), mention.span, mention.core, name, sentence, human, quoted))
    return uses


# "June Dole": another than the Dole who was named.
_MONTH_BEFORE = re.compile(r"\b(?:April|May|June|August) $")


def _is_heading(text: str) -> bool:
    """Whether words are capitalised as in a headline, where capitals tell no name."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    capitals = sum(word[0].isupper() for word in words)
    if text.rstrip("”\"’' ").endswith((".", "!", "?")):
        return len(words) > 6 and capitals * 10 >= len(words) * 9
    return len(words) > 4 and capitals * 10 >= len(words) * 8


_NOUN_BEFORE = re.compile(r"([a-z-]+),? $")
_APPOSITION = re.compile(r"\b[Tt]he (?:[a-z’'-]+ ){0,2}[a-z-]+, $")


def _is_human(text: str, mention: Mention) -> bool:
    if _after().match(text, mention.span.end):
        return True
    before = text[max(0, mention.span.start - 40) : mention.span.start].replace("\n", " ")
    if (
        isinstance(mention.value, Name)
        and mention.value.given
        and text[mention.span.end : mention.span.end + 1] == ","
        and _APPOSITION.search(before)
    ):
        return True
    noun = _NOUN_BEFORE.search(before)
    return (noun is not None and (noun.group(1) in person_nouns() or noun.group(1) in roles())) or _before().search(before) is not None


def _join_listed(uses: list[NameUse], text: str) -> list[NameUse]:
    """A full name joined to a person's full name by "and" is a person's too."""
    for order in (range(1, len(uses)), range(len(uses) - 2, -1, -1)):
        step = -1 if order.step == 1 else 1
        for at in order:
            use, other = uses[at], uses[at + step]
            first, second = (other, use) if step == -1 else (use, other)
            if (
                not use.human
                and other.human
                and use.name.given
                and other.name.given
                and text[first.span.end : second.span.start] in _JOINTS
            ):
                uses[at] = replace(use, human=True)
    return uses


def _join_particles(uses: list[NameUse]) -> list[NameUse]:
    """The uses, with "De Hoyos" as a surname alone where someone bears it whole."""
    families = {use.name.family for use in uses if " " in use.name.family}
    return [
        replace(use, name=replace(use.name, given="", family=use.name.full)) if use.name.given and use.name.full in families else use
        for use in uses
    ]


# Among so many of one surname no two are compared further: a list of names, not a story.
_MANY = 50
_JOINTS = frozenset({" and ", " & ", ", and ", ", "})


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
        if len(bearers) > 1 and use.name.title:
            titled = [p for p in bearers if any(u.name.title == use.name.title for u in p.uses)]
            bearers = titled or _of_gender(bearers, use.name.title, reading) or bearers
        if len(bearers) == 1 and use.name.title and ((use.name.title, alone) in apart or _is_later_relative(use, bearers[0], text)):
            apart.add((use.name.title, alone))
            loose.append(use)
            continue
        if len(bearers) == 1 and _may_be_spouse(use, bearers[0], reading):
            continue
        if len(bearers) == 1 and _is_young_namesake(use, bearers[0], of.get(use.index - 1), text):
            continue
        if len(bearers) == 1:
            _add(bearers[0], use, of)
    return loose


def _of_gender(bearers: list[Person], title: str, reading: Reading) -> list[Person]:
    """Those of some relatives whom "Mr." or "Mrs." means, by the one word of kinship of that gender: "her grandfather, Neil Dunn"."""
    office = titles().get(title_key(title))
    if office is None or not office.gender:
        return []
    relatives = {word for word in kin_told(reading) if gendered_words().get(word) == office.gender}
    if len(relatives) != 1:
        return []
    # "Her daughter, Grace": the mother may be Ms. Dunn as well.
    owner = {"f": "her ", "m": "his "}[office.gender] + next(iter(relatives))
    return [
        person
        for person in bearers
        if any(
            _kin_before(reading.text, use) in relatives
            and owner not in reading.text[max(use.sentence.span.start, use.span.start - 40) : use.span.start].lower()
            for use in person.uses
        )
    ]


def _kin_before(text: str, use: NameUse) -> str:
    before = re.search(r"\b([\w-]+),? $", text[max(use.sentence.span.start, use.span.start - 24) : use.span.start])
    return before[1].lower() if before is not None else ""


_SPOUSES: Final = {"m": "her husband", "f": "his wife"}


def _may_be_spouse(use: NameUse, person: Person, reading: Reading) -> bool:
    """Whether "Mr. Hale" may be the husband of the only Hale who was named in full: "Ina Hale, 70, and her husband, Derek"."""
    office = titles().get(title_key(use.name.title)) if use.name.title else None
    spouse = _SPOUSES.get(office.gender) if office is not None and office.name in ("mr", "mrs", "ms") else None
    if spouse is None or any(other.name.title == use.name.title and other.name.given for other in person.uses):
        return False
    other = "wife" if office is not None and office.gender == "m" else "husband"
    if any(_kin_before(reading.text, full) == other for full in person.uses if full.name.given):
        return True  # "his wife, Gwen Tudge": he is a Tudge as well
    sentences = {other.sentence.index for other in person.uses if other.name.given}
    return any(spouse in one.span.text_of(reading.text).lower() for one in _sentences_after(reading, sentences))


def _sentences_after(reading: Reading, indices: set[int]) -> Iterator[Sentence]:
    """The sentences of those indices, and those right behind them."""
    for index in sorted(indices | {index + 1 for index in indices}):
        if index < len(reading.sentences):
            yield reading.sentences[index].sentence


def _is_young_namesake(use: NameUse, person: Person, before: Person | None, text: str) -> bool:
    """Whether a first name alone is given as that of a relative of its only bearer, named just before: "Aldo Ferri, 80. His son Aldo"."""
    other = before is not None and before is not person and before.full_use.index < use.index
    if use.name.title or use.name.family == person.family or other:
        return False
    if not any(0 <= use.sentence.index - other.sentence.index <= 1 for other in person.uses):
        return False
    lead = re.search(
        r"\b(?:[Hh]is|[Hh]er) ([\w-]+ )?([\w-]+)(?:,? also)?,? $", text[max(use.sentence.span.start, use.span.start - 40) : use.span.start]
    )
    return lead is not None and lead[2].lower() in kinship()


def _is_later_relative(use: NameUse, person: Person, text: str) -> bool:
    """Whether a surname stands before its only bearer is introduced, and that as another's relative: "Mr. Hale and his wife, Ina Hale"."""
    full = [other for other in person.uses if other.name.given]
    if not full or full[0].index < use.index:
        return False
    sentence = full[0].sentence.span
    before = text[max(sentence.start, full[0].span.start - 40) : full[0].span.start]
    after = text[full[0].span.end : min(sentence.end, full[0].span.end + 50)]
    words = (*re.findall(r"[\w-]+", before.lower())[-2:], *re.findall(r"[\w-]+", after.lower())[:4])
    return any(word in kinship() for word in words)
