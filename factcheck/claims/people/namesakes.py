"""Whom a name may mean beside the one who bears it: relatives, spouses and others of one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.claims.people.person import NameUse, Person
from factcheck.mentions.actor_words import (
    gendered_words,
    kinship,
    title_key,
    titles,
)
from factcheck.scopes import Sentence
from factcheck.syntax.clause import Reading, once


@once
def kin_told(reading: Reading) -> frozenset[str]:
    """The words of kinship that a draft has, in lower case; found once for each reading."""
    return frozenset(re.findall(r"[a-z-]+", reading.text.lower())) & kinship().keys()


def namesakes(people: list[Person], text: str) -> list[Person]:
    """The people whose name is two people's, so that no reference to it is certain: it stands twice in one sentence, or after "Mr. and"."""
    return [
        person
        for person in people
        if _stands_twice(person) or any(_of_couple(use, text) or _is_told_from_another(use, text) for use in person.uses)
    ]


_ELDER = re.compile(r"\b(?:[Tt]he (?:elder|older|younger|first|second|third|late)|[Aa] (?:second|third|fourth|different)|[Aa]nother) $")


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


def of_gender(bearers: list[Person], title: str, reading: Reading) -> list[Person]:
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


_OF_KIN: Final = re.compile(r",(?: \d{1,3},)? (?:his|her) (?:[a-z-]+ )?(?P<kin>[a-z-]+)\b")


def without_relatives(bearers: list[Person], use: NameUse, text: str) -> list[Person]:
    """Of some who bear one surname, those who are not brought in as relatives; all of them where that leaves none who is told first.

    Of a man and "his wife, Nadine Hale", who is called by her full name, "Hale" means the man; but not right behind a sentence of hers.
    """
    if len(bearers) == 1 or use.name.title or use.name.suffix:
        return bearers
    left = [person for person in bearers if not _is_brought_in_as_kin(person, text)]
    first = min(bearers, key=lambda person: person.full_use.index)
    relatives = (other for person in bearers if person is not first for other in person.uses if other.name.given)
    near = any(0 < use.sentence.index - other.sentence.index <= 1 for other in relatives)
    # "Hale said that she had sold it": the wife, for once, by her surname
    words = set(re.findall(r"[a-z]+", use.sentence.span.text_of(text).lower()))
    said = {gendered_words().get(_kin_before(text, person.full_use)) for person in bearers if person is not first}
    hers = ("f" in said and words & {"she", "her"}) or ("m" in said and words & {"he", "his", "him"})
    return left if left == [first] and not near and not hers else bearers


def _is_brought_in_as_kin(person: Person, text: str) -> bool:
    """As in "his wife, Nadine Hale, 44", "Mary Hale, 82, her aunt"."""
    use = person.full_use
    if _kin_before(text, use) in kinship():
        return True
    after = _OF_KIN.match(text, use.span.end)
    return after is not None and after["kin"] in kinship()


# By the gender of a title: how the draft calls the one who may bear it, and the one to whom he or she is married.
_SPOUSES: Final = {"m": ("her husband", "wife"), "f": ("his wife", "husband")}


def may_be_spouse(use: NameUse, person: Person, reading: Reading) -> bool:
    """Whether "Mr. Hale" may be the husband of the only Hale who was named in full: "Ina Hale, 70, and her husband, Derek"."""
    office = titles().get(title_key(use.name.title)) if use.name.title else None
    married = _SPOUSES.get(office.gender) if office is not None and office.name in ("mr", "mrs", "ms") else None
    full = [other for other in person.uses if other.name.given]
    if married is None or any(other.name.title == use.name.title for other in full):
        return False
    spouse, introduced = married
    if any(_is_told_as(reading.text, other, spouse.split()[1]) for other in full):
        return False  # "Matteo Bruni, her husband": the bearer himself
    if any(_kin_before(reading.text, other) == introduced for other in full):
        return True  # "his wife, Gwen Tudge": he is a Tudge as well
    sentences = {other.sentence.index for other in full}
    return any(spouse in one.span.text_of(reading.text).lower() for one in _sentences_after(reading, sentences))


def _is_told_as(text: str, use: NameUse, kin: str) -> bool:
    """Whether a word of kinship stands in apposition to a name: "her husband, the geologist Matteo Bruni", "Matteo Bruni, her husband"."""
    before = re.findall(r"[\w-]+|,", text[max(use.sentence.span.start, use.span.start - 60) : use.span.start].lower())
    after = re.findall(r"[\w-]+|,", text[use.span.end : min(use.sentence.span.end, use.span.end + 60)].lower())
    if kin in before[-_APART:]:
        at = len(before) - 1 - before[::-1].index(kin)
        return before[at - 1 : at] != ["my"] and before[at + 1 : at + 2] != ["and"]
    return after[:1] == [","] and kin in after[:_APART] and "," not in after[1 : after.index(kin)]


_APART: Final = 8  # words between a word of kinship and the name


def _sentences_after(reading: Reading, indices: set[int]) -> Iterator[Sentence]:
    """The sentences of those indices, and those right behind them."""
    for index in sorted(indices | {index + 1 for index in indices}):
        if index < len(reading.sentences):
            yield reading.sentences[index].sentence


def is_young_namesake(use: NameUse, person: Person, before: Person | None, text: str) -> bool:
    """Whether a first name alone is given as that of a relative of its only bearer, named just before: "Aldo Ferri, 80. His son Aldo"."""
    other = before is not None and before is not person and before.full_use.index < use.index
    if use.name.title or use.name.family == person.family or other:
        return False
    if not any(0 <= use.sentence.index - other.sentence.index <= 1 for other in person.uses):
        return False
    lead = re.search(
        r"(?:\b(?:[Hh]is|[Hh]er|[Aa]n?|[Tt]heir)|['’]s) ([\w-]+ )?([\w-]+)(?:,? also)?,? $",
        text[max(use.sentence.span.start, use.span.start - 40) : use.span.start],
    )
    return lead is not None and lead[2].lower() in kinship()


def is_later_relative(use: NameUse, person: Person, text: str) -> bool:
    """Whether a surname stands before its only bearer is introduced, and that as another's relative: "Mr. Hale and his wife, Ina Hale"."""
    full = [other for other in person.uses if other.name.given]
    if not full or full[0].index < use.index:
        return False
    sentence = full[0].sentence.span
    before = text[max(sentence.start, full[0].span.start - 40) : full[0].span.start]
    after = text[full[0].span.end : min(sentence.end, full[0].span.end + 50)]
    words = (*re.findall(r"[\w-]+", before.lower())[-2:], *re.findall(r"[\w-]+", after.lower())[:4])
    return any(word in kinship() for word in words)
