"""read_relations: whose widow, son or sister a person is said to be, and who is said to be dead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import ClaimScope
from factcheck.claims.referents import NameUse, People, Person
from factcheck.draft import Span
from factcheck.mentions.actor_words import kinship
from factcheck.syntax.clause import Reading

_ADJECTIVES = r"(?:(?:late|elder|older|younger|eldest|oldest|youngest|twin|only|own|estranged|\d{1,2}-year-old|first|second) )*"


@cache
def _kin() -> str:
    return "|".join(sorted(kinship(), key=len, reverse=True))


@cache
def _before_name() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<pronoun>[Hh]is|[Hh]er)|(?P<whose>whose)"
        rf"|(?P<owner>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*?)[’']s?|(?P<one>[Tt]he [a-z][\w-]+)[’']s) {_ADJECTIVES}(?P<kin>{_kin()}),? $"
    )


@cache
def _after_name() -> re.Pattern[str]:
    return re.compile(
        rf"(?: (?:is |was )?(?P<married>married)(?: to)? (?P<spouse>(?:(?:Mr|Ms|Mrs|Dr)\. )?[A-Z][\w’'-]*(?: [A-Z][\w’'.-]*)*))|"
        rf",? (?:\d{{1,3}}, )?(?:(?:who )?(?:is|was) )?"
        rf"(?:(?P<pronoun>his|her)|(?P<owner>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*?)[’']s?|(?P<one>the [a-z][\w-]+)[’']s"
        rf"|(?:the|a)) {_ADJECTIVES}(?P<kin>{_kin()})"
        rf"(?: of (?P<of>(?:(?:Mr|Ms|Mrs)\. )?[A-Z][\w’'-]*(?: [A-Z][\w’'.-]*)*)| of \d+ years)?(?=[,.;]| (?:and|who|said|told)\b)"
        # "Lund, her nephew and a dog": a list.
        rf"(?!,? and (?:a|an|the|his|her|their|two|three|four|several|\d+|[A-Z]\S*)\b)"
    )


def read_relations(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """Kinship said beside a name: "his widow, Ada Voss", "Ada Voss, Bo's sister"; the relative is `of`.

    "His" and "her" stand for the one person named before them in the sentence, or else for the person last named before it; where two
    may be meant, nothing is claimed.
    """
    text = reading.text
    alone: dict[str, Person] = {}
    for use in people.uses:
        person = people.of.get(use.index) or _by_first_name(use, people, alone)
        if person is None or use.quoted:
            continue
        start = max(use.sentence.span.start, use.span.start - 70)
        before = _before_name().search(text[start : use.span.start])
        if before is not None and not text.startswith(("’s", "'s"), use.core.end):
            # "His mother, Clyde's daughter-in-law": the mother is not Clyde.
            owner = before.group("one") or _owner(before, people, use, person, text)
            if owner is not None:
                yield _claim(person, use, owner, before.group("kin"), Span(start + before.start("kin"), use.core.end))
        after = _after_name().match(text, use.span.end)
        if after is not None and after.end() <= use.sentence.span.end:
            owner = after.group("one") or _owner(after, people, use, person, text)
            if owner is not None:
                yield _claim(
                    person,
                    use,
                    owner,
                    after.group("kin") or "spouse",
                    Span(use.core.start, after.end("kin") if after.group("kin") else after.end()),
                )


def _by_first_name(use: NameUse, people: People, alone: dict[str, Person]) -> Person | None:
    """The relative who is called by a first name alone throughout: "her niece, Britt"."""
    name = use.name
    if name.given or name.title or name.acronym or not name.full.isalpha() or name.full.isupper() or people.by_name.get(name.full):
        return None
    return alone.setdefault(name.full, Person(-1 - len(alone), name.full, "", name.full, set(), []))


def _owner(match: re.Match[str], people: People, use: NameUse, relative: Person, text: str) -> Person | None:
    groups = match.groupdict()
    written = groups.get("owner") or groups.get("of") or groups.get("spouse")
    if written:
        return _by_name(written, people, relative)
    if groups.get("whose"):
        lead = [other for other in people.by_sentence[use.sentence.index] if other.index < use.index and other.index in people.of]
        gap = text[lead[-1].span.end : use.span.start] if lead else ""
        return people.of[lead[-1].index] if lead and re.match(r", whose\b", gap) else None
    if not groups.get("pronoun"):
        return None
    same = [other for other in people.by_sentence[use.sentence.index] if other.index < use.index and not other.quoted]
    inside = {people.of[other.index].index for other in same if people.of.get(other.index) not in (None, relative)}
    if len(inside) == 1:
        return people.person_at(inside.pop())
    last = next((other for other in people.before(use) if people.of.get(other.index) not in (None, relative)), None)
    if inside or last is None or use.sentence.paragraph - last.sentence.paragraph > 3 or _is_relative(last, text):
        return None
    candidates = [people.of.get(other.index) for other in people.by_sentence[last.sentence.index] if other.index < use.index]
    near = {person.index for person in candidates if person is not None and person is not relative}
    return people.person_at(near.pop()) if len(near) == 1 else None


def _is_relative(use: NameUse, text: str) -> bool:
    """Whether a name was given as that of a pronoun's relative: in "Her mother, Eve Cole, ... Her aunt" both are of one person."""
    told = _before_name().search(text[max(use.sentence.span.start, use.span.start - 70) : use.span.start])
    return told is not None and told.group("pronoun") is not None


def _by_name(written: str, people: People, relative: Person) -> Person | None:
    words = [word for word in written.split() if word not in ("Mr.", "Ms.", "Mrs.")]
    name = " ".join(words)
    found = [person for person in people.by_name.get(name, ()) if person is not relative]
    return found[0] if len(found) == 1 else None


def _claim(person: Person, use: NameUse, owner: Person | str, kin: str, span: Span) -> ActorClaim:
    of = owner.name if isinstance(owner, Person) else owner.lower()
    return ActorClaim.model_construct(
        actor=person.name, fact="relation", value=kin, of=of, span=span, scope=ClaimScope.model_construct(role=use.sentence.role)
    )


_DIED = re.compile(
    r"(?:, \d{1,3},)?(?:(?:,? who)? (?:had )?died"
    r"|,? (?:who )?(?:(?:was|had been) )?killed (?:in|by) (?:(?:an?|the) )?(?:[a-z-]+ )?"
    r"(?:crash|accident|collision|fire|storm|battle|action|combat|explosion|fall|shooting|robbery"
    r"|avalanche|earthquake|flood|gunman|driver|train|bomb) (?=in (?:18|19|20)\d\d\b)) ?"
    r"(?:in (?P<year>(?:18|19|20)\d\d)|in (?:[A-Z][a-z]+ )(?P<later>(?:18"
    r"|19|20)\d\d)|(?:\w+ )?(?:last|this) (?:year|month|week|spring|summer|fall|winter)|in (?P<month>"
    r"January|February|March|April|May|June|July|August|September|October|November|December))\b"
)


def read_deaths(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """Who is said to have died, and when: "Max Perl, who died in 2002,"; the year or the words are the value."""
    for use in people.uses:
        person = people.of.get(use.index)
        if person is None or use.quoted:
            continue
        match = _DIED.match(reading.text, use.span.end)
        if match is not None:
            value = match.group("year") or match.group("later") or match.group().split("died ")[-1]
            scope = ClaimScope.model_construct(role=use.sentence.role)
            yield ActorClaim.model_construct(
                actor=person.name, fact="death", value=value, span=Span(use.core.start, match.end()), scope=scope
            )


_ACTS = re.compile(
    r",? (?:now (?:runs|works|teaches|leads|manages|coaches|drives|wants|plans|hopes|lives)\b"
    r"|(?:plans|intends|hopes|wants|expects) to\b(?! be buried)|will (?!be\b|have\b|never\b|always\b|still\b"
    r"|lie\b|appear\b)\w+|(?:said|told \w+(?: \w+)?|testified|announced|voted|signed|laughed) (?:on )?"
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
)


def read_acts_of_the_living(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """What people are said to do now or soon: "Perl plans to return", "Perl said on Monday"; the dead do none of it."""
    for use in people.uses:
        person = people.of.get(use.index)
        if person is None or use.quoted:
            continue
        match = _ACTS.match(reading.text, use.span.end)
        if match is not None:
            scope = ClaimScope.model_construct(role=use.sentence.role)
            value = " ".join(match.group().strip(" ,").split())
            yield ActorClaim.model_construct(
                actor=person.name, fact="act", value=value, span=Span(use.core.start, match.end()), scope=scope
            )
