"""read_deaths: who is said to be dead, and who is said to do what only the living do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.people.person import People
from factcheck.draft import Span
from factcheck.syntax.clause import Reading

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
    for use, person in people.told():
        match = _DIED.match(reading.text, use.span.end)
        if match is not None:
            value = match.group("year") or match.group("later") or match.group().split("died ")[-1]
            yield told_of(person.name, "death", value, Span(use.core.start, match.end()), use.sentence.role)


_ACTS = re.compile(
    r",? (?:now (?:runs|works|teaches|leads|manages|coaches|drives|wants|plans|hopes|lives)\b"
    r"|(?:plans|intends|hopes|wants|expects) to\b(?! be buried)|will (?!be\b|have\b|never\b|always\b|still\b"
    r"|lie\b|appear\b)\w+|(?:said|told \w+(?: \w+)?|testified|announced|voted|signed|laughed) (?:on )?"
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
)


def read_acts_of_the_living(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """What people are said to do now or soon: "Perl plans to return", "Perl said on Monday"; the dead do none of it."""
    for use, person in people.told():
        match = _ACTS.match(reading.text, use.span.end)
        if match is not None:
            value = " ".join(match.group().strip(" ,").split())
            yield told_of(person.name, "act", value, Span(use.core.start, match.end()), use.sentence.role)
