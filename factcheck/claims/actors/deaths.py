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


# A death of which no time is told, or one of this week: "Hahn was killed in the crash", "the body was that of Hahn", "Hahn's funeral".
_DEAD = re.compile(
    r"(?:, \d{1,3},)?(?:(?:,? who)?(?: has| had)? died\b(?: (?:at the scene|instantly))?(?! (?:down|out|away|laughing|a (?:hero|little)))"
    r"|,? (?:who )?(?:was|has been|had been) (?:shot and killed|killed|murdered|slain|shot dead"
    r"|(?:shot|stabbed|beaten) to death|found dead"
    r"|(?:pronounced|declared) dead)\b(?: (?:at the scene|instantly))?| dead (?=in|at|on|inside|near|under|from|of)"
    r"|[’']s (?:funeral(?! (?:home|director|parlor))|burial|wake|autopsy|corpse|remains|body (?:was|had been|lay))\b)"
)
_DEAD_BEFORE = re.compile(
    r"(?:\b[Bb]ody (?:was|is) (?:identified as )?(?:that|the body) of|\b[Bb]ody (?:was )?identified as(?: that of)?"
    r"|\b[Ii]dentified the body as"
    r"(?: that of)?|\b[Tt]he body of|\b[Tt]he late|(?<!not )(?<!have )(?<!nearly )(?<!almost )\b(?:killed|murdered|shot dead)) $"
)
_OWNER = re.compile(r"[’']s? ")
# Deaths that are told, or told of in a story, and are none.
_NOT_DEAD = re.compile(
    r"\b(?:hoax|mistaken\w*|wrongly|falsely|presumed|rumou?rs?|fiction\w*|characters?|alive|faked?|resurrect\w*|movie|film|novel"
    r"|series|episode|ghost|reported dead|posthumous\w*|played by|Jr|Sr)\b"
)


def _read_recent(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """Deaths without a year, where no story and no error is told; `of` is "now"."""
    text = reading.text
    if _NOT_DEAD.search(text):
        return
    for use, person in people.told():
        after = _DEAD.match(text, use.span.end, use.sentence.span.end)
        start = max(use.sentence.span.start, use.span.start - 40)
        before = _DEAD_BEFORE.search(text[start : use.span.start])
        if after is not None:
            yield told_of(person.name, "death", "dead", Span(use.core.start, after.end()), use.sentence.role, of="now")
        elif before is not None and not _OWNER.match(text, use.span.end):
            yield told_of(person.name, "death", "dead", Span(start + before.start(), use.core.end), use.sentence.role, of="now")


def read_deaths(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """Who is said to have died, and when: "Max Perl, who died in 2002,"; the year or the words are the value."""
    for use, person in people.told():
        match = _DIED.match(reading.text, use.span.end)
        if match is not None:
            value = match.group("year") or match.group("later") or match.group().split("died ")[-1]
            yield told_of(person.name, "death", value, Span(use.core.start, match.end()), use.sentence.role)
    yield from _read_recent(reading, people)


_ACTS = re.compile(
    r"(?:, who (?:has |had )?died [^,.;]{3,40},)?,? (?:lives in (?=[A-Z])"
    r"|now (?:runs|works|teaches|leads|manages|coaches|drives|wants|plans|hopes|lives)\b"
    r"|(?:plans|intends|hopes|wants|expects) to\b(?! be buried)|will (?!be\b|have\b|never\b|always\b|still\b"
    r"|lie\b|appear\b)\w+|(?:said|told \w+(?: \w+)?|testified|announced|voted|signed|laughed) (?:on )?"
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
)


# What only the living do, and what is done to them: "is in stable condition", "will testify", "escaped unhurt".
_LIVES = re.compile(
    r"(?:, \d{1,3},)?,? (?:who )?(?:is|remains|was listed|are) (?:in|at) (?:stable|good|fair|serious|critical|satisfactory) condition\b"
    r"|(?:, \d{1,3},)?,? (?:who )?(?:is|was) (?:recovering|expected to (?:recover|survive|live)|hospitalized|unhurt|unharmed|uninjured)\b"
    r"|(?:, \d{1,3},)?,? (?:who )?(?:was|were) (?:treated (?:for|at) [^,.;]{3,50} and released|released from (?:the|a) hospital)\b"
    r"|(?:, \d{1,3},)?,? (?:who )?(?:escaped|was pulled out|walked away) (?:unhurt|unharmed|alive|uninjured"
    r"|with (?:only )?minor injuries)\b"
    r"|(?:, \d{1,3},)?,? (?:who )?survived(?= the (?:crash|fire|blast|collision|attack|shooting|accident|explosion)\b)"
    r"|,? (?:plans|intends|hopes|wants|expects) to (?!be buried|have)\w+"
    r"|,? (?:still|now) (?:lives?|runs?|works?|teaches|coaches|owns|leads|drives|sings|plays|serves)\b"
    r"|,? will (?:also )?(?:testify|speak|run|return|play|compete|serve|sing|perform|meet|travel|coach|teach|vote|retire|resign|attend|sign"
    r"|announce|seek|plead|appeal|stand trial|start|lead|host|drive|appear in court|be (?:sentenced|arraigned|tried))\b"
)
_LIVED = re.compile(r"\b(?:only|sole|lone) survivor of the (?:crash|fire|blast|collision|attack|shooting|accident|explosion)\b")


def _read_living(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """What only the living do after the death of somebody; `of` is "now"."""
    for use, person in people.told():
        match = _LIVES.match(reading.text, use.span.end, use.sentence.span.end)
        if match is None:
            sole = _LIVED.search(reading.text, use.span.end, use.sentence.span.end)
            match = sole if sole is not None and reading.text[use.span.end : sole.start()] in (" was the ", ", the ", " is the ") else None
        if match is not None:
            value = " ".join(match.group().strip(" ,").split())
            yield told_of(person.name, "act", value, Span(use.core.start, match.end()), use.sentence.role, of="now")


def read_acts_of_the_living(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """What people are said to do now or soon: "Perl plans to return", "Perl said on Monday"; the dead do none of it."""
    for use, person in people.told():
        match = _ACTS.match(reading.text, use.span.end)
        if match is not None:
            value = " ".join(match.group().strip(" ,").split())
            yield told_of(person.name, "act", value, Span(use.core.start, match.end()), use.sentence.role)
    yield from _read_living(reading, people)
