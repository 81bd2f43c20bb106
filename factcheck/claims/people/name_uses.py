"""find_uses: where names of people may stand in a reading."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from factcheck.claims.people.person import NameUse
from factcheck.data.word_sets import word_set as named_words
from factcheck.mentions.actor_words import (
    countries,
    demonyms,
    kinship,
    parties,
    person_nouns,
    professions,
    roles,
    states,
)
from factcheck.mentions.lexicon import word_set
from factcheck.mentions.mention import Mention
from factcheck.scoping.wordlists import speech_verbs
from factcheck.syntax.clause import Reading
from factcheck.values import Name


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


def find_uses(reading: Reading) -> list[NameUse]:
    """Where names of people may stand, in text order; what a list of people joins to a person is a person's too."""
    return _join_particles(_join_listed(_read_uses(reading), reading.text))


def _read_uses(reading: Reading) -> list[NameUse]:
    uses: list[NameUse] = []
    headings: dict[int, bool] = {}
    borne = _borne_surnames(reading)
    for mention in reading.mentions:
        name = mention.value
        if not isinstance(name, Name) or mention.kind == "organisation":
            continue
        if mention.kind == "place" and len(name.full.split()) != 2 and name.full not in borne:
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
            *lead, family = name.full.split()
            given = " ".join(lead)
            human = human or (bool(given) and family in borne)
            if not human or family.lower() in named_words("place kinds"):
                continue  # "The sheriff of Orr County said that she ..."
            name = Name("person", name.full, given, family)
        if not name.family:
            continue
        if not name.given and not name.title and _MONTH_BEFORE.search(reading.text, max(0, mention.core.start - 8), mention.core.start):
            continue
        if name.given and name.given.split("-")[-1][:1].islower():
            continue  # "Second-division Brixholm"
        if not name.title and _is_coded(name):
            continue  # "Class AA", "Gate B"
        if not name.title and name.given and _has_article(reading.text, mention.span.start, name):
            continue  # "the Royal Mail": people have no article
        quotation = reading.scopes.quotation_at(mention.core.start)
        quoted = quotation is not None and not quotation.scare
        if not name.title and _is_group(name) and not (human and name.family in borne):
            continue
        uses.append(NameUse(len(uses), mention.span, mention.core, name, sentence, human, quoted))
    return uses


def _is_coded(name: Name) -> bool:
    """Whether a name is a noun with letters that tell which one: "Class AA"."""
    return name.family.isupper() and len(name.family) <= _CODE and name.given.lower() in word_set("numbered_nouns.txt")


_CODE: Final = 3


def _is_group(name: Name) -> bool:
    """Whether a name is that of a party's members or of a nation: "the Greens", "Germans"."""
    nation = name.family.removesuffix("s") in demonyms() and (not name.given or name.given in demonyms())
    return nation or (name.full.endswith("s") and name.full in parties())


def _borne_surnames(reading: Reading) -> frozenset[str]:
    """Surnames that look like a place or a nation and are somebody's all the same.

    The last words of places of two words, where they stand alone as a person's ("Dwight Hill ... Hill, who is 61"), and the
    surnames of those who are told to be people where they are named in full ("Ann Washington, 61, ... Washington, who").
    """
    named = [(one, one.value) for one in reading.mentions if isinstance(one.value, Name)]
    places = {words[1] for one, name in named if one.kind == "place" and len(words := name.full.split()) == 2}
    lone = ((one, name) for one, name in named if one.kind in ("name", "person") and not name.given and name.family in places)
    full = {
        name.family for one, name in named if name.given and (one.kind == "person" or (one.kind == "name" and _is_human(reading.text, one)))
    }
    nations = {name for name in full - places if name in demonyms() or name in countries() or name in states()}
    return frozenset((*(name.family for one, name in lone if _is_human(reading.text, one)), *nations))


_ARTICLE = re.compile(r"\b[Tt]he (?P<more>(?:(?:[A-Z][\w'’-]*|and|of|&) ){0,5})$")
_LONGEST_BODY = 60


def _has_article(text: str, start: int, name: Name) -> bool:
    """Whether an article stands before a name, and so makes it a body's or a thing's: "the Royal Mail".

    Behind more words of the name it stands before a plural alone, which its members are: "the Amalgamated Net and Rope Menders"; in
    "the Pilots and Ray Cole" the second name is another's.
    """
    found = _ARTICLE.search(text, max(0, start - _LONGEST_BODY), start)
    return found is not None and (not found["more"] or name.family.endswith("s"))


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


_JOINTS = frozenset({" and ", " & ", ", and ", ", "})
