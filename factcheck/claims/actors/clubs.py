"""read_clubs: for which team a player, a coach or an official of it is: "Lund, who plays for the Bears", "the Hawks' goalie, Lund"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import countries, demonyms, openers, parties
from factcheck.syntax.clause import Reading

_TEAM = r"(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}?)"
# A team of another time, or the one that is played for beside a club.
_OTHER_TIME = re.compile(
    r"\b(?:former|ex|onetime|one-time|then|once|traded|loan|signed|joined|left|transferred|moved|retired|released|played|until|national|"
    r"international|drafted|prospect|college|youth|against|next)\b",
    re.IGNORECASE,
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    roles = "|".join(sorted(word_set("what one is in a team"), key=len, reverse=True))
    team = _TEAM
    led = r"(?: were| was)? (?:led|paced|sparked) by (?:[a-z]+ )?"
    before = re.compile(
        rf"(?:\b[Tt]he (?P<led>{_TEAM}s){led}|(?<![\w’'.-])(?P<team>{team})(?:[’']s?)? (?:[a-z-]+ ){{0,2}}?(?:{roles}),? )$"
    )
    after = re.compile(
        rf"(?: plays for the (?P<now>{_TEAM}s)(?=[,.;]| [a-z])"
        rf"| of the (?P<member>{_TEAM}s)(?=[,.;]| (?:scored|led|hit|had|won|made|was|is)\b)"
        rf"|(?: scored| had| added| made| finished with| hit| kicked| netted) [^.,;:“”\"]{{1,40}}"
        rf" for the (?P<scorer>{_TEAM}s)(?=[,.;]| [a-z])"
        rf"|(?:,(?: \d{{1,3}},)?)(?: who (?:plays|pitches|catches|starts|skates|rides|drives|coaches|captains|manages) (?:for )?(?:the )?"
        rf"(?P<plays>{team})(?=[,.;]| [a-z])"
        rf"| (?:who is )?(?:a|an|the) (?P<own>{team})(?:[’']s?)? (?:[a-z-]+ ){{0,2}}?(?:{roles})(?=[,.;]| (?:since|who|and|said)\b)"
        rf"| (?:who is )?(?P<bare>{team})[’']s? (?:[a-z-]+ ){{0,2}}?(?:{roles})(?=[,.;]| (?:since|who|and|said)\b)"
        rf"| (?:a|an|the) (?:[a-z-]+ ){{0,2}}?(?:{roles}) (?:for|of|with) (?:the )?(?P<of>{team})(?=[,.;]| (?:since|who|and|said)\b)))"
    )
    return before, after


def read_clubs(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """The teams of people, in the writer's words; `of` is "club"."""
    before, after = _patterns()
    for use, person in people.told():
        told = after.match(reading.text, use.span.end, use.sentence.span.end)
        if told is not None:
            team = next(group for group in told.groupdict().values() if group)
            yield from _claim(reading, use, person, team, Span(use.core.start, told.end()))
        start = max(use.sentence.span.start, use.span.start - 70)
        lead = before.search(reading.text[start : use.span.start])
        if lead is not None:
            yield from _claim(reading, use, person, lead["team"] or lead["led"], Span(start + lead.start(), use.core.end))


def _claim(reading: Reading, use: NameUse, person: Person, team: str, span: Span) -> Iterator[ActorClaim]:
    words = team.split()
    while words and words[0].lower() in openers():
        words = words[1:]
    name = " ".join(words).removesuffix("’").removesuffix("'").removesuffix("’s").removesuffix("'s")
    lead = reading.text[max(use.sentence.span.start, span.start - 20) : span.end]
    if not name or name in countries() or name in demonyms() or name in parties() or _OTHER_TIME.search(lead):
        return
    yield told_of(person.name, "side", name, span, use.sentence.role, of="club")
