"""read_acts: who did what with how many: "Lt. Dao swam 600 yards", "Ferris, who swam the 600 yards"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.draft import Span
from factcheck.mentions.actor_words import act_verbs, no_deeds
from factcheck.syntax.clause import Reading

_NUMBER = r"\d[\d,.]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
_OBJECT = (
    rf"(?P<verb>[a-z]{{3,}})(?: [a-z]+){{0,2}}?(?P<det> the| all| all the| those| these)? "
    rf"(?:\$(?P<money>{_NUMBER}(?: [mb]illion)?)|(?P<number>{_NUMBER}) (?P<noun>[a-z]{{3,}}))"
)
_AFTER_NAME = re.compile(rf"(?:,? (?:\d{{1,3}}, )?(?P<who>who)(?: had)?)? {_OBJECT}\b")
_HIS_WILL = re.compile(rf"(?:His|Her) (?:will|estate|widow|bequest) {_OBJECT}\b|(?:He|She) {_OBJECT.replace('P<', 'P<s')}\b")
_SHARED = re.compile(r"\b(?:both|each|also|too|together|another|other|second|more|and \w+ (?:gave|left|built))\b")


def read_acts(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """Acts with a counted object, by the act, the number and the noun; `of` is "the" where the object is one that was told before.

    "His will" and "She" at the start of a sentence stand for the one person whom the sentence before names.
    """
    text = reading.text
    by_sentence: dict[int, list[NameUse]] = {}
    for use in people.uses:
        by_sentence.setdefault(use.sentence.index, []).append(use)
        person = people.of.get(use.index)
        match = _AFTER_NAME.match(text, use.span.end) if person is not None and not use.quoted else None
        if person is not None and match is not None:
            yield from _claim(reading, person, match, Span(use.core.start, match.end()))
    for index, uses in by_sentence.items():
        named = {people.of[use.index].index for use in uses if use.index in people.of}
        if len(named) != 1 or index + 1 >= len(reading.scopes.sentences):
            continue
        following = reading.scopes.sentences[index + 1]
        match = _HIS_WILL.match(text, following.span.start)
        if match is not None and following.paragraph == uses[0].sentence.paragraph:
            yield from _claim(reading, people.person_at(named.pop()), match, Span(*match.span()))


def _claim(reading: Reading, person: Person, match: re.Match[str], span: Span) -> Iterator[ActorClaim]:
    groups = match.groupdict()
    verb, number, noun = (groups.get(name) or groups.get(f"s{name}") or "" for name in ("verb", "number", "noun"))
    money = groups.get("money") or groups.get("smoney")
    number, noun = (money, "dollars") if money else (number, noun)
    sentence = reading.scopes.sentence_at(span.start)
    if sentence is None or verb in no_deeds() or _SHARED.search(sentence.span.text_of(reading.text)):
        return
    definite = (groups.get("det") or groups.get("sdet") or "").strip() in ("the", "all the", "those", "these")
    value = f"{act_verbs().get(verb, verb)} {number.replace(',', '')} {noun.removesuffix('s')}"
    yield told_of(person.name, "deed", value, span, sentence.role, of="the" if definite else "")
