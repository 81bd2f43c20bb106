"""The word lists by which names of actors are read: titles, bodies, places, states, countries, nicknames, kinship."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from factcheck.data import data_lines


@dataclass(frozen=True, slots=True)
class Office:
    """What a title or a role says of the person who bears it.

    Attributes:
        name: its normal name ("police chief" for "Chief of Police").
        group: offices of one group exclude one another, unless they are listed as compatible; "style" and "honorific" exclude none.
        unique: whether a body has one holder of it at a time.
        gender: "f" or "m" where the form itself says so ("councilwoman"), else "".
    """

    name: str
    group: str
    unique: bool = False
    gender: Literal["", "f", "m"] = ""


def _rows(name: str) -> list[list[str]]:
    return [line.rstrip("\n").split("\t") for line in data_lines(f"actors/{name}")]


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in data_lines(f"actors/{name}") for word in line.split())


def _offices(name: str) -> dict[str, Office]:
    found: dict[str, Office] = {}
    for row in _rows(name):
        form, office, group, unique, gender = (*row, "")[:5]
        found[form] = Office(office, group, unique == "1", "f" if gender == "f" else "m" if gender == "m" else "")
    return found


@cache
def titles() -> dict[str, Office]:
    """Titles that stand before a name, by their form: lower case, without full stops."""
    return _offices("titles.tsv")


@cache
def roles() -> dict[str, Office]:
    """Offices that stand beside a name, lower case: the titles, and those that are never written before one."""
    apart = _words("prefix_only.txt")
    return {**{form: office for form, office in titles().items() if form not in apart}, **_offices("roles.tsv")}


@cache
def compatible() -> frozenset[frozenset[str]]:
    """Pairs of offices that one person may hold, or be called by, at one time."""
    return frozenset(frozenset(row) for row in _rows("compatible.tsv"))


def title_key(written: str) -> str:
    """A title as the tables have it: lower case, without full stops and "-elect".

    >>> title_key("Lt. Gov."), title_key("Mayor-elect")
    ('lt gov', 'mayor')
    """
    return written.lower().replace(".", "").removesuffix("-elect").removesuffix("-designate")


@cache
def surname_titles() -> frozenset[str]:
    """Words of titles, lower case, that are surnames or given names as often: they open no title inside a run."""
    return _words("surname_titles.txt")


@cache
def title_starts() -> frozenset[str]:
    """First words of the titles."""
    return frozenset(form.split()[0] for form in titles())


@cache
def abbreviated_titles() -> tuple[str, ...]:
    """Words of titles that are written with a full stop."""
    return tuple(_words("title_abbreviations.txt"))


@cache
def organisation_nouns() -> frozenset[str]:
    """Last words that make a capitalised run the name of a body."""
    return _words("organisation_nouns.txt")


@cache
def place_nouns() -> frozenset[str]:
    """Words that make a capitalised run the name of a place or a thing."""
    return _words("place_nouns.txt")


@cache
def breakers() -> frozenset[str]:
    """Capitalised words that are no part of a name."""
    return _words("name_breakers.txt")


@cache
def openers() -> frozenset[str]:
    """Words, in lower case, that open a sentence or a heading and are no part of the name after them; adverbs are none of a name."""
    adverbs = (words.split() for classes, words in (line.split("\t") for line in data_lines("lexicon.tsv")) if classes == "R")
    return _words("not_names.txt").union(*adverbs)


@cache
def word_surnames() -> frozenset[str]:
    """Surnames, in lower case, that are words which open sentences or break names as well: "young", "white"."""
    return _words("word_surnames.txt")


@cache
def word_given_names() -> frozenset[str]:
    """Given names, in lower case, that are words which open sentences or break names as well: "will", "april"."""
    return _words("word_given_names.txt")


@cache
def mononyms() -> frozenset[str]:
    """Names that stand alone without introduction."""
    return _words("mononyms.txt")


@cache
def states() -> dict[str, str]:
    """States and provinces by each form of their names: "Ala." and "AL" give "Alabama"."""
    return {form: row[0] for row in _rows("states.tsv") for form in row}


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for what a person is ("driver", "lawmaker")."""
    return _words("person_nouns.txt")


@cache
def professions() -> frozenset[str]:
    """Nouns for a calling that is precise enough to tell people apart ("dermatologist", not "doctor")."""
    return _words("professions.txt")


@cache
def act_verbs() -> dict[str, str]:
    """The act that each past form tells: "donated" and "left" tell "give"."""
    return {form: row[0] for row in _rows("act_verbs.tsv") for form in row[1:]}


@cache
def tenures() -> dict[str, str]:
    """When an office is held, by the word before it; "other" where the word makes another office of it."""
    return {word: row[0] for row in _rows("tenures.tsv") for word in row[1].split()}


@cache
def gendered_words() -> dict[str, str]:
    """Pronouns and words of kinship, by what they say: "f" or "m"."""
    return {word: row[0] for row in _rows("gendered_words.tsv") for word in row[1].split()}


@cache
def false_titles() -> frozenset[str]:
    """Nouns for what a person is, lower case, that open a sentence before a name ("Actress Ada Voss") and are no name themselves."""
    nouns = person_nouns() | professions() | gendered_nouns().keys()
    return frozenset(noun for noun in nouns if noun not in _words("calling_names.txt") and noun not in title_starts())


@cache
def gendered_nouns() -> dict[str, str]:
    """Nouns for a person, and words of kinship, by what they say: "f" or "m"."""
    nouns = {word: row[0] for row in _rows("gendered_nouns.tsv") for word in row[1].split()}
    return {**{word: value for word, value in gendered_words().items() if word in kinship()}, **nouns}


@cache
def bystanders() -> frozenset[str]:
    """Words for a person whom a later pronoun may stand for."""
    return _words("bystanders.txt")


@cache
def not_people() -> frozenset[str]:
    """Words with the ends of nouns of people ("-er", "-ent") that tell of none."""
    return _words("not_people.txt")


@cache
def no_deeds() -> frozenset[str]:
    """Words between a name and a number that tell no deed of this person alone."""
    return _words("no_deeds.txt")


@cache
def particles() -> frozenset[str]:
    """Particles between a given name and a surname ("van", "de")."""
    return _words("particles.txt")


@cache
def contest_verbs() -> tuple[str, ...]:
    """Past forms by which one side wins over another, longest first."""
    return tuple(sorted((line.strip() for line in data_lines("actors/contest_verbs.txt")), key=len, reverse=True))


@cache
def parties() -> dict[str, str]:
    """Parties by the words for their members: "Democrat", "Democratic" and "D" give "Democratic"."""
    return {form: row[0] for row in _rows("parties.tsv") for form in row[1:]}


@cache
def twin_towns() -> frozenset[str]:
    """Towns, casefolded, whose namesakes are as well known."""
    return frozenset(line.strip().casefold() for line in data_lines("actors/twin_towns.txt"))


@cache
def countries() -> dict[str, str]:
    """Countries by their names."""
    return {row[0]: row[0] for row in _rows("countries.tsv")}


@cache
def region_names() -> frozenset[str]:
    """All names of states and countries, in every form and with the words for their people."""
    return frozenset((*states(), *countries(), *demonyms()))


@cache
def demonyms() -> dict[str, str]:
    """Countries by their demonyms and adjectives."""
    return {form: row[0] for row in _rows("countries.tsv") for form in row[1:]}


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """For each given name, lower case, the names that may stand for the same one."""
    found: dict[str, set[str]] = {}
    for row in _rows("nicknames.tsv"):
        for short in row[1:]:
            found.setdefault(row[0], set()).add(short)
            found.setdefault(short, set()).add(row[0])
    return {name: frozenset(others) for name, others in found.items()}


@cache
def kinship() -> dict[str, str]:
    """The relation that each word of kinship names ("widow" and "wife" are "spouse")."""
    return {row[0]: row[1] for row in _rows("relations.tsv")}


def exclude_each_other(first: Office, second: Office) -> bool:
    """Whether no one holds both offices at one time.

    >>> exclude_each_other(titles()["police chief"], titles()["sheriff"])
    True
    >>> exclude_each_other(titles()["chief"], titles()["police chief"])
    False
    """
    if first.name == second.name or "style" in (first.group, second.group) or frozenset((first.name, second.name)) in compatible():
        return False
    shorter, longer = sorted((first.name, second.name), key=len)
    if longer in (f"chief {shorter}", f"senior {shorter}", f"detective {shorter}"):
        return False  # "Chief Inspector Kolb" is "Inspector Kolb" after that
    if {first.group, second.group} == {"rank", "post"}:
        # A colonel may be the police chief, a general the president.
        return not {first.name, second.name} & _senior_ranks()
    return first.group == second.group and first.group != "honorific"


@cache
def _senior_ranks() -> frozenset[str]:
    """Ranks whose bearers hold posts of public life too."""
    return frozenset(line.strip() for line in data_lines("actors/senior_ranks.txt"))


def same_given_name(first: str, second: str) -> bool:
    """Whether two given names may be one person's: equal, a nickname, or an initial of the other.

    >>> same_given_name("Bill", "William"), same_given_name("J.", "John"), same_given_name("Ann", "Joan")
    (True, True, False)
    """
    a, b = first.lower().rstrip("."), second.lower().rstrip(".")
    if a == b or (min(len(a), len(b)) <= 1 and a[:1] == b[:1]):
        return True
    table = nicknames()
    ours, theirs = table.get(a, frozenset()), table.get(b, frozenset())
    return b in ours or a in theirs or bool(ours & theirs & frozenset(_full_forms()))


@cache
def _full_forms() -> frozenset[str]:
    return frozenset(row[0] for row in _rows("nicknames.tsv"))
