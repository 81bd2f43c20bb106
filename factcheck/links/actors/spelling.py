"""link_spellings: two names that differ by a slip of the pen, and so name one person twice.

Two full names with one part equal and the other nearly so, or a lone surname that no one bears and that nearly equals the surname of
a person who was introduced. Left alone: people told apart by their ages, by a word of kinship or by standing in one sentence; a plural or a
possessive; a form given as another form ("also spelled"); letters that differ in case, accent, hyphen or blank alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.claims.people.referents import people_of
from factcheck.draft import Span
from factcheck.links.actors.told_apart import is_told_as_another_person
from factcheck.links.actors.word_forms import are_forms_of_one_word, holds_an_abbreviation, is_in_old_spelling, opens_a_firm
from factcheck.links.link import Link
from factcheck.mentions.actor_words import breakers, exclude_each_other, false_titles, kinship, mononyms, same_given_name, titles
from factcheck.syntax.clause import Reading
from factcheck.syntax.lexicon import lexicon

_VARIANT = re.compile(
    r"\b(?:also|sometimes|variously|previously|alternatively|otherwise) (?:\w+ )?(?:spelled"
    r"|spelt|known|called|reported|written|rendered|transliterated|identified)\b"
    r"|\bwhat (?:was|is) (?:then|now|once|today)\b"
    r"|\b(?:a\.?k\.?a\.?|alias(?:es)?|n[eé]e|born|spelled|spelling|misspell(?:ed|ing|s)"
    r"|misprint(?:ed)?|typo|(?:one|a) letter off|changed (?:his|her|their) name"
    r"|pronounced|formerly|(?:stage|pen|maiden|married|assumed|false|real|given|religious|another|former|old) name|nickname[d]?|goes by"
    r"|as (?:he|she|they) (?:signs?|signed|styles?|styled|is billed|was billed|called (?:him|her)self)"
    r"|as (?:he|she|they) (?:is|was|were|are|has been|had been) (?:now |then |once |first )?(?:known|called)"
    r"|name (?:that |which )?(?:he|she|they) (?:had )?(?:took|taken|takes|bore|bears|uses|used|goes by|went by|chose|was given|adopted)"
    r"|(?:took|takes|taken|under|uses|used|adopted|adopts|chose) the name"
    r"|(?:filed|listed|recorded|entered|registered) (?:under|as)|no relation|not related|unrelated)\b",
    re.IGNORECASE,
)


# "Another man, her former neighbor Dennis Roark": told apart from one of nearly the same name.
_ANOTHER = re.compile(
    r"\b(?:another|other|second|different) (?:man|woman|person|suspect|boy|girl|student|doctor|officer|player)\b[^.;!?]*$"
)


def link_spellings(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "spelling" between the name claims of one person spelled two ways; the licence is both names."""
    people = people_of(reading)
    named = {claim.span: claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "name" and claim.span}
    humans = told_to_be_people(claims) | {person.name for person in people.people if person.human}
    pairs = [*_full_pairs(people, claims, reading.text, humans), *_lone_pairs(people, reading.text, humans)]
    for first, second in sorted(pairs, key=lambda pair: (pair[0].index, pair[1].index)):
        a, b = named.get(first.core), named.get(second.core)
        if is_told_as_another_person(reading.text, second.core):
            continue
        if a is not None and b is not None and not any(is_in_old_spelling(reading, use.core) for use in (first, second)):
            yield Link("spelling", (("spelled", a.id), ("spelled", b.id)), (first.core, second.core))


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name without case, accents, hyphens, apostrophes and blanks: what is left tells a slip from a style.

    >>> fold("De la Peña") == fold("de la pena"), fold("LaRose") == fold("Larose")
    (True, True)
    """
    plain = unicodedata.normalize("NFKD", name)
    return "".join(char for char in plain.casefold() if char.isalpha())


@lru_cache(maxsize=8192)
def _letters(folded: str) -> frozenset[str]:
    return frozenset(folded)


_SOUNDS = (
    (re.compile("ph"), "f"),
    (re.compile("ck|c(?![eihy])|q"), "k"),
    (re.compile("ie?$|e?y$|ee$|y"), "i"),
    (re.compile("z"), "s"),
    (re.compile("h|e$"), ""),
)
# Among so many people of one initial no further ones are compared: a list of names, not a story.
_MANY = 100
# People of one surname, or of one first name, among whom two like names are no wonder.
_OF_ONE_NAME = 6
_VOWELS = re.compile("[aeiouy]+")
_DOUBLE = re.compile(r"(.)\1")


def sound(name: str) -> str:
    """A rough key of how a name sounds, equal for names that differ by a silent or a doubled letter.

    >>> sound("Sara") == sound("Sarah"), sound("Tracy") == sound("Tracey"), sound("Paul") == sound("Paula")
    (True, True, False)
    """
    key = _DOUBLE.sub(r"\1", fold(name))
    for pattern, plain in _SOUNDS:
        key = pattern.sub(plain, key)
    return _DOUBLE.sub(r"\1", key)


def is_slip(first: str, second: str, *, given: bool = False) -> bool:
    """Whether two names differ as a slip of the pen makes them differ.

    One letter more, fewer, other or two letters swapped in names of four letters or more; two of those in names of seven or more,
    or of five where vowels alone differ. The first letter is the same. A difference at the end alone ("Paul", "Paula") makes two
    given names, unless they sound alike.
    """
    a, b = fold(first), fold(second)
    if a == b or not a or not b or a[0] != b[0] or abs(len(a) - len(b)) > 2 or min(len(a), len(b)) < 4:
        return False
    if len(_letters(a) ^ _letters(b)) > 4 or b == fold(first.partition("-")[0]) or a == fold(second.partition("-")[0]):
        return False  # "Job Control" and "Control-Z"
    from rapidfuzz.distance import OSA  # 13 ms to import, for the few drafts in which two names are alike

    distance, longest, shortest = OSA.distance(a, b), max(len(a), len(b)), min(len(a), len(b))
    swapped = distance == 2 and sorted(a) == sorted(b) and shortest >= 5
    vowels_alone = shortest >= 5 and _VOWELS.sub("", a) == _VOWELS.sub("", b)
    if distance > 2 or shortest < 4 or (distance == 2 and shortest < 7 and not (swapped or vowels_alone)):
        return False
    if given and (a.startswith(b) or b.startswith(a) or a[:-1] == b[:-1]):
        return sound(a) == sound(b)
    return distance == 1 or longest >= 7 or swapped or vowels_alone


def is_plain_slip(first: str, second: str) -> bool:
    """Whether two surnames differ as one slip makes them differ: in a letter, in the order of letters, in their vowels, or in no sound.

    >>> is_plain_slip("Castellano", "Castelano"), is_plain_slip("Peterson", "Patterson")
    (True, False)
    """
    if not is_slip(first, second):
        return False
    from rapidfuzz.distance import OSA  # 13 ms to import, for the few drafts in which two names are alike

    a, b = fold(first), fold(second)
    alike = sorted(a) == sorted(b) or _VOWELS.sub("", a) == _VOWELS.sub("", b) or sound(a) == sound(b)
    return alike or OSA.distance(a, b) == 1


_OF_PEOPLE = frozenset(("title", "role", "description", "age", "gender", "relation", "party"))


def told_to_be_people(claims: tuple[Claim, ...]) -> set[str]:
    """The names of those of whom a draft tells what only people are: an office, an age, a "she"."""
    return {claim.actor for claim in claims if isinstance(claim, ActorClaim) and claim.fact in _OF_PEOPLE}


def _full_pairs(people: People, claims: tuple[Claim, ...], text: str, humans: set[str]) -> Iterator[tuple[NameUse, NameUse]]:
    by_family: dict[str, list[Person]] = defaultdict(list)
    by_given: dict[str, list[Person]] = defaultdict(list)
    for person in people.people:
        by_family[person.family].append(person)
        by_given[fold(person.given.split()[0])].append(person)
    ages = ages_of(claims)
    for group, given in [*((g, True) for g in by_family.values()), *((g, False) for g in by_given.values())]:
        if not 2 <= len(group) <= _OF_ONE_NAME:
            continue
        for at, first in enumerate(group):
            for second in group[at + 1 :]:
                same_age = bool(ages.get(first.name, set()) & ages.get(second.name, set()))
                if _parts_slip(first, second, given=given, same_age=same_age) and _one_person(
                    first, second, ages, text, humans, given=given
                ):
                    yield first.full_use, second.full_use


def ages_of(claims: tuple[Claim, ...]) -> dict[str, set[str]]:
    """The ages now that the draft gives to each person, by name."""
    ages: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim, ActorClaim) and claim.fact == "age" and claim.tenure == "now":
            ages[claim.actor].add(claim.value)
    return ages


def _parts_slip(first: Person, second: Person, *, given: bool, same_age: bool) -> bool:
    """Whether one part of two names is a slip for the other: of first names "Jane" and "Janet" too, where both are 34."""
    if not given:
        return (
            len(first.given.split()[0].rstrip(".")) > 1
            and is_plain_slip(first.family, second.family)
            and not are_forms_of_one_word(first.family, second.family)
            and not _have_other_initials(first, second)
        )
    a, b = first.given.split()[0], second.given.split()[0]
    # "Catherine Abara" and "Katherine Abara" are one person, by two spellings of a name.
    alike = len(a) > 4 and fold(a) != fold(b) and sound(a) == sound(b)
    return not same_given_name(a, b) and (alike or is_slip(a, b, given=not same_age))


def _have_other_initials(first: Person, second: Person) -> bool:
    """Whether two of one first name have each a middle initial, and not the same: "Robert A. Hale" and "Robert J. Hall"."""
    ours, theirs = (set(re.findall(r"\b[A-Z]\b", person.given.partition(" ")[2])) for person in (first, second))
    return bool(ours and theirs) and not ours & theirs


def _one_person(first: Person, second: Person, ages: dict[str, set[str]], text: str, humans: set[str], *, given: bool) -> bool:
    if humans.isdisjoint((first.name, second.name)) or (first.suffixes and second.suffixes and first.suffixes != second.suffixes):
        return False
    ours, theirs = ages.get(first.name, set()), ages.get(second.name, set())
    if ours and theirs and not ours & theirs:
        return False
    if _is_plural(first.family, second.family) and not all(
        any(use.human and use.name.given for use in person.uses) for person in (first, second)
    ):
        return False
    sentences = {use.sentence.index for use in first.uses if use.name.given}
    if any(use.sentence.index in sentences for use in second.uses if use.name.given):
        return False
    if any(is_variant(text, use.span) for person in (first, second) for use in person.uses if use.name.given):
        return False
    return not given or not any(_is_kin(text, use) for use in second.uses if use.name.given)


def _is_kin(text: str, use: NameUse) -> bool:
    """Whether the words before or behind a name give it as another's relative: "her cousin, Ann Poe", "Ann Poe, her cousin"."""
    if _kin_before().search(text[max(0, use.span.start - 40) : use.span.start]) is not None:
        return True
    behind = _KIN_BEHIND.match(text, use.span.end)
    return behind is not None and behind["kin"] in kinship()


_KIN_BEHIND = re.compile(r", (?:\d{1,3}, )?(?:who (?:is|was) )?(?:his|her|their|an?|the|[A-Z][\w-]+[’']s) (?:[a-z]+ )??(?P<kin>[a-z-]+)\b")


# In brackets behind letters of another script: how these are read.
_TRANSCRIBED = re.compile(r"\([^()A-Za-z]*[\u0370-\u1dff\u3040-\ud7ff][^()]*$")
# "In what was then Waverley": the name of other days.
_THEN = re.compile(r"\b(?:(?:what|which) (?:was|were|is) (?:then|now)|then called|now called) $")


def is_variant(text: str, span: Span) -> bool:
    """Whether a name is given as another form of a name, or as a namesake's."""
    if _VARIANT.search(text, max(0, span.start - 45), min(len(text), span.end + 45)) is not None:
        return True
    before = text[max(0, span.start - 70) : span.start]
    if _TRANSCRIBED.search(before) is not None:
        return True
    return _ANOTHER.search(before) is not None or _THEN.search(before) is not None


def _kin_before() -> re.Pattern[str]:
    global _KIN
    if _KIN is None:
        kin = "|".join(sorted(kinship(), key=len, reverse=True))
        _KIN = re.compile(rf"\b(?:{kin})s?,? (?:\d+-year-old )?$", re.IGNORECASE)
    return _KIN


_KIN: re.Pattern[str] | None = None


def _lone_pairs(people: People, text: str, humans: set[str]) -> Iterator[tuple[NameUse, NameUse]]:
    lower = set(re.findall(r"\b[a-z]{4,}\b", text)) if people.loose else set()
    done: set[tuple[str, int]] = set()
    # Where many are called by surnames that nobody introduced, a short one that is like another's is one more of them.
    shortest = 4 if len(lone_persons(people)) <= _STRANGERS else _LONG + 1
    for use, bearer in _lone_uses(people):
        word = use.name.family
        if len(word) < shortest or word.lower() in lower or holds_an_abbreviation(word) or not _may_be_lone(use, text):
            continue
        alike = (
            person
            for person in people.by_letter.get(word[:1].lower(), ())[:_MANY]
            if len(person.family) >= (4 if person.name in humans else 7) and person.given not in ("St.", "Saint")
        )
        near = [person for person in alike if is_plain_slip(person.family, word) and not are_forms_of_one_word(person.family, word)]
        if near and not (
            use.human or any(person.name in humans for person in near) or _is_no_word(word) or _LIKE_A_PERSON.match(text, use.span.end)
        ):
            continue
        if len({person.family for person in near}) != 1 or (word, near[0].index) in done:
            continue
        if all(person.uses[0].index > use.index for person in near):
            continue  # who is called by a surname is introduced before
        if bearer is not None and not _may_be_misplaced(use, bearer, near[0]):
            continue
        if _is_word(use) or any(_are_two(use, person, people) for person in near):
            continue
        if opens_a_firm(word, text) and not any(opens_a_firm(person.family, text) for person in near):
            continue
        if any(_excluded(use, person) for person in near) or (
            _is_plural(word, near[0].family) and (not use.name.title or _SEVERAL.search(text[max(0, use.span.start - 8) : use.span.start]))
        ):
            continue
        done.add((word, near[0].index))
        yield near[0].full_use, use


def lone_persons(people: People, apart: Collection[int] = ()) -> set[str]:
    """The surnames of those who are called by nothing more, and whom no full name introduces, but for names known to every reader.

    Args:
        people: the people of a draft.
        apart: the indices of uses that are left out.
    """
    lone = (use for use in people.loose if (use.human or use.name.title) and use.index not in apart)
    return {use.name.family for use in lone if use.name.full not in mononyms()}


def _is_word(use: NameUse) -> bool:
    """Whether a name that nothing tells to be a person's is a common word: "Warned", which opens a sentence; "the Saloon"."""
    return not use.human and not use.name.title and lexicon().is_known(use.name.family.lower())


def _are_two(use: NameUse, person: Person, people: People) -> bool:
    """Whether a draft knows two of like surnames: it names them in one sentence, or calls each by that name again and again."""
    beside = any(other.sentence.index == use.sentence.index for other in person.uses)
    return beside or (people.name_words[use.name.family] > _AGAIN and people.name_words[person.family] > 1)


# A slip may be made twice.
_AGAIN = 2


def _is_no_word(word: str) -> bool:
    """Whether a long name is no common word, nor a form of one."""
    return len(word) >= 8 and not lexicon().is_known(word.lower())


# "Two Judge Mercers".
_SEVERAL = re.compile(r"\b(?:two|both|three|the|all|four) $", re.IGNORECASE)


def _lone_uses(people: People) -> Iterator[tuple[NameUse, Person | None]]:
    """Surnames alone that no one bears, and those that stand before the one who bears them is introduced, with that bearer."""
    loose = {use.index for use in people.loose}
    for use in people.uses:
        person = people.of.get(use.index)
        if use.index in loose:
            yield use, None
        elif person is None or use.name.given or person.family != use.name.family:
            continue
        elif all(other.index > use.index for other in person.uses if other.name.given):
            yield use, person


def _may_be_misplaced(use: NameUse, bearer: Person, person: Person) -> bool:
    """Whether a surname alone means the person introduced before it, and not the bearer who is introduced after it.

    Their first names are one, and their surnames nearly so.
    """
    introduced = any(other.index < use.index for other in person.uses if other.name.given)
    return introduced and bearer.given.split()[0] == person.given.split()[0] and is_slip(bearer.family, person.family)


def _may_be_lone(use: NameUse, text: str) -> bool:
    before = text[max(0, use.span.start - 12) : use.span.start]
    if is_variant(text, use.span) or _INTRODUCED.match(text, use.span.end):
        return False
    if len(use.name.family) >= 6 and _LIKE_A_FAMILY.match(text, use.span.end) is not None:
        return True
    last = before.split()[-1:] or [""]
    if last[0][:1].isupper() and last[0].lower() in false_titles() and last[0].lower() not in kinship():
        return True  # "Analyst Pell", which opens a sentence
    if (
        _UNLIKE_A_PERSON.search(before)
        and last[0].strip(",") not in breakers()
        and not use.name.title
        and not (use.human and _BEFORE_WHO_TELLS.search(before) and not text.startswith(", a", use.span.end))
    ):
        return False
    return use.human or (_OWNS if len(use.name.family) < _LONG else _NO_CAPITAL).match(text, use.span.end) is not None


# "Clarke, a corporal": another than the Clark who was told of.
_INTRODUCED = re.compile(r", an? [a-z]")
# "In the Beauchamp family's view", "the Ferraro brothers".
_LIKE_A_FAMILY = re.compile(
    r" (?:family|families|brothers|sisters|siblings|twins|household|heirs?|couple)\b"
    r"|[’']s (?:widow|wife|husband|son|daughter|mother|father|brother|sister|lawyer)s?\b"
)
_LIKE_A_PERSON = re.compile(r"['’]s? [a-z]| (?:herself|himself|was|is|has|had|will|would|did|does|[a-z]{3,}ed)\b")
_LONG = 6
# So many who are not introduced are told of in a history, a letter or a list, and seldom in a report.
_STRANGERS = 6
_NO_CAPITAL = re.compile(r"(?![ -][A-Z])")
_OWNS = re.compile(r"[’']s? [a-z]")  # "Keene's novel"
_UNLIKE_A_PERSON = re.compile(r"\b(?:[Tt]he|in|In|at|near|from|of|to|[A-Z]\w*(?:['’]s?)?[ -]+)\s*$")
_BEFORE_WHO_TELLS = re.compile(r"(?:\b[Aa]s|ccording to) $")


def _is_plural(first: str, second: str) -> bool:
    a, b = sorted((first.lower(), second.lower()), key=len)
    return b in (a + "s", a + "es")


def _excluded(use: NameUse, person: Person) -> bool:
    office = titles().get(use.name.title.lower().replace(".", ""))
    if office is None or office.group in ("honorific", "style"):
        return False
    theirs = [titles().get(other.name.title.lower().replace(".", "")) for other in person.uses if other.name.title]
    return not theirs or any(other is not None and exclude_each_other(office, other) for other in theirs)
