"""read_affiliations: the party and the nationality that a draft gives to people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.claims.actor import ActorClaim, Fact, Tenure, told_of
from factcheck.claims.actors.kin_owners import described
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.claims.people.referents import people_of
from factcheck.draft import Span
from factcheck.mentions.actor_words import countries, demonyms, parties, person_nouns, states
from factcheck.syntax.clause import Reading

_FORMER = re.compile(r"\b(?:former|ex|onetime|one-time|then|lifelong|lapsed|ex-|erstwhile|registered|until)\b[ -]?$")
# "The Democrat Voss": a noun for one member; "Democratic Voss" is no one's word.
_MEMBERS = ("Democrat", "Republican")
# "A French teacher": who teaches it.
_LANGUAGE = r"(?:teacher|professor|tutor|instructor|speaker|translator|interpreter|scholar|linguist|major)"
_FIRST = r"(?:first|second|third|only|youngest|oldest|fastest|last)"
_POSTAL = 4  # letters of an abbreviated state
_PERSON_NOUN = r"(?:[a-z][\w’'-]*(?: |-)){1,3}"


@cache
def _after_name() -> re.Pattern[str]:
    names = "|".join(sorted((form for form in parties() if len(form) > 1), key=len, reverse=True))
    letters = "|".join(sorted(form for form in parties() if len(form) == 1))
    abroad = "|".join(sorted(demonyms(), key=len, reverse=True))
    lands = "|".join(sorted((form for form in states() if len(form) > _POSTAL), key=len, reverse=True))
    return re.compile(
        rf"(?:(?:, who)? is (?P<adjective>{abroad})(?=[,.])| is an? (?P<told>{names})(?=[,.]| (?:who|from|serving)\b)"
        rf"|(?:,? who)? (?:is|was|became|becomes) (?:(?:the|an?) (?:{_FIRST} )?|(?:one|among) (?:of )?(?:the |only )?(?:[a-z]+|\d+) )"
        rf"(?:(?P<first>{abroad})|(?P<member>{names}))(?=[.,]| (?:to(?! be (?:played|portrayed))|ever to|who)\b)"
        rf"|[’']s fellow (?P<fellow>{names})\b"
        rf"|, (?:\d{{1,3}}, )?(?:who is )?(?:(?:a|an|the) |(?:one of (?:the |only )?(?:[a-z\d]+ )?)(?=[A-Z][\w ]+?s\b)|(?=Republican"
        rf"|Democrat))(?P<mods>(?:(?:[a-z][\w’'-]*|{lands}) ){{0,2}}?)(?:(?P<party>{names})(?! in (?:his|her)\b)"
        rf"|(?P<nation>{abroad})(?! {_LANGUAGE}))\b(?!-)"
        rf"|,? \(?(?P<letter>{letters})(?:-[A-Z][\w.]+(?: [A-Z]\w+)?|\)))"
    )


@cache
def _before_name() -> re.Pattern[str]:
    names = "|".join(sorted((form for form in parties() if len(form) > 2), key=len, reverse=True))
    abroad = "|".join(sorted(demonyms(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:(?P<party>{names})|(?P<nation>{abroad}))"
        rf"(?:(?<=[Tt]he Democrat), |(?<=[Tt]he Republican), | )"
        rf"(?P<noun>{_PERSON_NOUN})?$"
    )


@cache
def _sent_by() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The country that stands before a name ("Belgium's Bo Li") and after it ("Bo Li of Belgium led")."""
    lands = "|".join(sorted(set(countries()) - {"Georgia", "Jordan"}, key=len, reverse=True))
    return re.compile(rf"(?<![\w-] )\b(?P<land>{lands})[’']s $"), re.compile(
        rf" of (?P<land>{lands})(?=[,.]| [a-z]+ed\b| (?:led|won|took|was|is)\b)"
    )


def _of_country(text: str, use: NameUse, person: Person) -> Iterator[ActorClaim]:
    if use.name.title or not use.name.given:
        return
    before, after = _sent_by()
    start = max(use.sentence.span.start, use.span.start - 25)
    ahead, behind = before.search(text[start : use.span.start]), after.match(text, use.span.end)
    if ahead is not None:
        yield _claim(use, person, "nationality", countries()[ahead.group("land")], Span(start + ahead.start(), use.core.end), "now")
    elif behind is not None:
        yield _claim(use, person, "nationality", countries()[behind.group("land")], Span(use.core.start, behind.end()), "now")


def read_affiliations(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """Parties and nationalities: "Ada Voss, a Republican from Pell", "Ada Voss, R-Ohio", "the Belgian driver Bo Li"."""
    seen: set[tuple[int, Fact, str]] = set()
    for use in people.uses:
        person = people.of.get(use.index)
        if person is None:
            continue
        for claim in (*_of_use(reading.text, use, person), *_of_described(reading, use, person)):
            key = (person.index, claim.fact, claim.value)
            if key not in seen:
                seen.add(key)
                yield claim


def _of_use(text: str, use: NameUse, person: Person) -> Iterator[ActorClaim]:
    yield from _of_country(text, use, person)
    after = _after_name().match(text, use.span.end)
    if after is not None:
        tenure: Tenure = "former" if _FORMER.search((after.group("mods") or "").split(" ")[0]) else "now"
        span = Span(use.core.start, after.end())
        party = next((after.group(told) for told in ("party", "told", "letter", "member", "fellow") if after.group(told)), None)
        if party is not None and not (after.group("letter") == "D" and "-" not in after.group()):
            yield _claim(use, person, "party", parties()[party], span, tenure)
        elif nation := after.group("nation") or after.group("adjective") or after.group("first"):
            yield _claim(use, person, "nationality", demonyms()[nation], span, tenure)
    start = max(use.sentence.span.start, use.span.start - 45)
    before = _before_name().search(text[start : use.span.start])
    if before is None or not (
        use.name.title
        or (before.group("nation") or "").endswith(("hman", "chman", "chwoman", "shwoman"))
        or (before.group("party") and (use.name.given or before.group("party") in _MEMBERS))
        if before.group("noun") is None
        else before.group("noun").split()[-1] in person_nouns()
    ):
        return
    tenure = "former" if _FORMER.search(text[max(0, start + before.start() - 14) : start + before.start()]) else "now"
    span = Span(start + before.start(), use.core.end)
    if before.group("party"):
        yield _claim(use, person, "party", parties()[before.group("party")], span, tenure)
    elif not before.group("noun") or " and " not in before.group("noun"):
        yield _claim(use, person, "nationality", demonyms()[before.group("nation")], span, tenure)


@cache
def _described() -> re.Pattern[str]:
    """A person told again by a noun: "The Belgian driver finished", "The Republican senator said"."""
    names = "|".join(sorted((form for form in parties() if len(form) > 2), key=len, reverse=True))
    abroad = "|".join(sorted(demonyms(), key=len, reverse=True))
    return re.compile(rf"The (?:(?P<party>{names})|(?P<nation>{abroad})) (?P<noun>[a-z]+)(?= (?!who|from|of|named|and|in|for|at)[a-z])")


def _of_described(reading: Reading, use: NameUse, person: Person) -> Iterator[ActorClaim]:
    """What opens the sentence behind one that names a person alone, and tells this one again as "the Belgian driver"."""
    people, index = people_of(reading), use.sentence.index
    if index + 1 >= len(reading.scopes.sentences) or len({one.name.family for one in people.by_sentence[index]}) > 1 or not use.name.given:
        return
    behind = reading.scopes.sentences[index + 1]
    told = _described().match(reading.text, behind.span.start, behind.span.end)
    if told is None or people.told_in(index + 1) or behind.paragraph > use.sentence.paragraph + 1:
        return
    if described(reading, told["noun"]) is person:
        value = parties()[told["party"]] if told["party"] else demonyms()[told["nation"]]
        yield _claim(use, person, "party" if told["party"] else "nationality", value, Span(*told.span()), "now")


def _claim(use: NameUse, person: Person, fact: Fact, value: str, span: Span, tenure: Tenure) -> ActorClaim:
    return told_of(person.name, fact, value, span, use.sentence.role, quoted=use.quoted, tenure=tenure)
