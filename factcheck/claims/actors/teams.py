"""read_teams: for which of two sides of a contest, and for which body, a person is said to play, speak or work.

"The Barons' center, Dov Lund" and "Lund, of the Lights" cannot both be, where the Barons played the Lights.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.actors.contests import winner_of
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.draft import Span
from factcheck.mentions.actor_words import contest_verbs, openers
from factcheck.syntax.clause import Reading

_SIDE = r"[A-Z][\w’'.-]*(?: [A-Z][\w’'-]*){0,3}"
_SCORE = re.compile(r"\b\d{1,3}(?:-|–| to )\d{1,3}\b")


@cache
def _contest() -> re.Pattern[str]:
    verbs = "|".join(contest_verbs())
    return re.compile(
        rf"(?<![\w’'.])(?P<one>{_SIDE})(?:[’']s?)?,? (?:[^.;:“”\"]{{0,50}}? )?"
        rf"(?:{verbs}|over|past|against|lost to|fell to"
        rf"|drew(?: \d+-\d+)? with|tied|draw with|loss to|defeat (?:to|by)) (?:the )?(?:visiting |host )?(?P<two>{_SIDE})"
    )


def sides_of(reading: Reading) -> dict[str, str]:
    """The forms by which a draft calls the two sides of its one contest, each with its side's full name; empty where there is none."""
    pairs: dict[frozenset[str], tuple[str, str]] = {}
    for sentence in reading.scopes.sentences:
        text = sentence.span.text_of(reading.text)
        if sentence.role != "body" or not _SCORE.search(text):
            continue
        match = _contest().search(text)
        if match is not None:
            last = _LAST_SIDE.search(text, match.start(), match.start("two"))
            one, two = _plain(last["one"] if last is not None else match.group("one")), _plain(match.group("two"))
            if one and two and one != two:
                pairs.setdefault(frozenset((one, two)), (one, two))
    if len(pairs) != 1:
        return {}
    one, two = next(iter(pairs.values()))
    ours, theirs = _forms(one), _forms(two)
    return {form: side for side, forms, others in ((one, ours, theirs), (two, theirs, ours)) for form in forms if form not in others}


# "Lund scored on Sunday, and the Otters beat", "Lund scored for the Otters, who beat": not Lund, nor Sunday, beat them.
_LAST_SIDE = re.compile(rf"(?:, (?:and|but|as)|\b(?:as|when|while|for|lifted|gave|helped)) the (?P<one>{_SIDE})")


def _plain(side: str) -> str:
    words = side.removesuffix("’s").removesuffix("'s").rstrip(".’'").split()
    while words and words[0].lower() in openers():
        words = words[1:]
    return " ".join(words)


def _forms(side: str) -> set[str]:
    words = side.split()
    return {side, words[-1], " ".join(words[:-1])} - {""} if len(words) > 1 else {side}


_FORMER = re.compile(
    r"\b(?:former|ex|onetime|once|then|traded|loan|signed|joined|left|against|transferred|moved|over|past)\b", re.IGNORECASE
)


def read_teams(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """The side of each person who is told to be of one of the two sides of the draft's contest; `of` is "contest"."""
    forms = sides_of(reading)
    if not forms:
        return
    names = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    before = re.compile(rf"(?<![\w’'.-])(?P<side>{names})(?:[’']s?)? (?:[a-z-]+ ){{0,3}}(?P<role>[a-z-]+),? $")
    after = re.compile(
        rf"(?:(?:,? \d{{1,3}},?)?,? (?:of|for) (?:the )?(?P<a>{names})(?=[,.;]| [a-z])"
        rf"|, (?:the|a|an) [a-z][a-z -]{{2,30}} for (?:the )?(?P<d>{names})(?=[,.;])"
        rf"|, (?:the |a |an )?(?P<b>{names})(?:[’']s?)? (?:[a-z-]+ ){{0,3}}[a-z-]+(?=[,.;])"
        rf"| (?:led|paced|captained|coaches|manages|captains|plays for"
        rf"|(?:scored|had|added|made|finished with|got|hit|kicked) [^.,;:“”\"]{{1,40}} for) "
        rf"(?:the )?(?P<c>{names})\b)"
    )
    winner = forms.get(winner_of(reading), "")
    for use, person in people.told():
        if person.name in forms or use.name.full in forms:
            continue
        yield from _of_use(reading.text, use, person, before, after, forms)
        deciding = _DECIDES.match(reading.text, use.span.end, use.sentence.span.end) if winner else None
        if deciding is not None:
            yield _claim(use, person, winner, Span(use.core.start, deciding.end()))


# What wins a game: "Lund scored 40 seconds into overtime", "Lund kicked the winning goal".
_DECIDES = re.compile(
    r",? (?:\d{1,3}, )?(?:who )?(?:(?:scored|netted) [^.,;:“”\"]{0,40}?\b(?:in|into|of) (?:overtime|extra time)"
    r"|(?:scored|hit|kicked|headed|made|netted|had|drove in|drained|converted) [^.,;:“”\"]{0,40}?"
    r"\b(?:winning|game-winning|walk-off|deciding|decisive) (?:goal|run|basket|shot|kick|homer|hit|penalty|point|single|double|try))\b"
    r"(?!,? but)"
)


def _of_use(
    text: str, use: NameUse, person: Person, before: re.Pattern[str], after: re.Pattern[str], forms: dict[str, str]
) -> Iterator[ActorClaim]:
    start = max(use.sentence.span.start, use.span.start - 70)
    lead = before.search(text[start : use.span.start])
    if lead is not None and not _FORMER.search(text[max(use.sentence.span.start, start + lead.start() - 20) : use.span.start]):
        yield _claim(use, person, forms[lead.group("side")], Span(start + lead.start(), use.core.end))
    told = after.match(text, use.span.end, use.sentence.span.end)
    if told is not None and not _FORMER.search(told.group()):
        side = told.group("a") or told.group("b") or told.group("c") or told.group("d")
        yield _claim(use, person, forms[side], Span(use.core.start, told.end()))


_BODY = r"(?:[A-Z][\w’'&.-]*|of|for|and|the)(?: (?:[A-Z][\w’'&.-]*|of|for|and|the))*"
_INSTITUTION = re.compile(
    r"\b(?:University|College|Institute|Institution|Hospital|Museum|Laboratory|Academy|Observatory|Polytechnic|Clinic)\b"
)
_AT_BODY = re.compile(
    rf"(?:,? \d{{1,3}},?)?(?:, (?:a|an|the) [a-z][a-z ’'-]{{2,60}}?)?"
    rf",? (?:of|at|from|with) (?:the )?(?P<body>{_BODY})(?=[,.;)]| [a-z])"
)
_LEADS = re.compile(
    r"\b[Tt]he (?P<body>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?) (?:group|team|lab|laboratory|unit|department|institute|center|project),? "
    r"(?:that|which|led by|headed by|run by|directed by) $"
)


def read_memberships(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """The university, hospital or museum of a person: "Ada Voss of the University of Pell"; `of` is "body"."""
    for use, person in people.told():
        match = _AT_BODY.match(reading.text, use.span.end, use.sentence.span.end)
        if match is not None and _INSTITUTION.search(match.group("body")) and not _FORMER.search(match.group()):
            yield _claim(use, person, match.group("body"), Span(use.core.start, match.end()), "body")
        start = max(use.sentence.span.start, use.span.start - 60)
        lead = _LEADS.search(reading.text[start : use.span.start])
        if lead is not None:
            yield _claim(use, person, lead.group("body"), Span(start + lead.start(), use.core.end), "body")


def _claim(use: NameUse, person: Person, value: str, span: Span, of: str = "contest") -> ActorClaim:
    return told_of(person.name, "side", value, span, use.sentence.role, of=of, quoted=use.quoted)
